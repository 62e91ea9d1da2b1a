"""A keyring for tests: what the system's would hold is held in a dictionary."""

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from profilecheck.vault import system

__all__ = ["HeldKeyring", "use_keyring"]


class HeldKeyring(KeyringBackend):
    """Takes the place of the system's own keyring, unless it is `locked`."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library has no types here
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[(service, username)]


def use_keyring(monkeypatch: pytest.MonkeyPatch, ring: KeyringBackend | None) -> None:
    """Let `ring` be all the keyrings this computer has."""
    monkeypatch.setattr(HeldKeyring, "__module__", "keyring.backends.SecretService")
    monkeypatch.setattr(system, "get_all_keyring", lambda: [ring] if ring else [])
