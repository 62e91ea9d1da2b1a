"""Kept sign-ins: one sealed file a network in the private folder, each with its last day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from profilecheck.browser.session import Session
from profilecheck.errors import InputError, StorageError
from profilecheck.storage import SEALED, data_home, write_private
from profilecheck.vault import Header, Vault, read_header

__all__ = [
    "KEPT_FOR",
    "KeptLogin",
    "drop_expired_logins",
    "forget_login",
    "keep_login",
    "kept_login",
    "kept_logins",
]

KEPT_FOR = timedelta(days=30)
"""How long a sign-in is kept at most."""


@dataclass(frozen=True)
class KeptLogin:
    """A sign-in that is kept. `header` is None where the file is damaged."""

    path: Path
    header: Header | None

    @property
    def network(self) -> str:
        """The network's id, or the file's name where only that is left."""
        return self.header.name if self.header else self.path.stem

    def expired(self, now: datetime) -> bool:
        """Whether its last moment is past."""
        return self.header is not None and (
            self.header.expires is None or self.header.expires <= now
        )

    def open(self, vault: Vault) -> Session:
        """Return the session.

        Raises:
            InputError: it is damaged, or was sealed with another key.
        """
        return Session.opened(_read(self.path), vault, self.network, called=str(self.path))

    def move(self, old: Vault, new: Vault) -> None:
        """Seal it with another key; its dates stay.

        Raises:
            InputError: it is damaged, or `old` is not its key.
            StorageError: it cannot be written.
        """
        if self.header is None or self.header.expires is None:
            raise InputError(f"{self.path}: this sealed file is damaged. Delete it.")
        session = self.open(old)
        sealed = session.sealed(new, self.network, self.header.created, self.header.expires)
        write_private(self.path, sealed)


def keep_login(
    session: Session, network: str, session_cookies: Sequence[str], vault: Vault, now: datetime
) -> KeptLogin:
    """Keep a session, sealed, for `KEPT_FOR` and never beyond its own cookies' last day.

    Raises:
        StorageError: it cannot be written.
    """
    own_end = session.ends(session_cookies)
    expires = min(now + KEPT_FOR, own_end) if own_end else now + KEPT_FOR
    path = write_private(_path(network), session.sealed(vault, network, now, expires))
    return _kept(path)


def kept_login(network: str) -> KeptLogin | None:
    """Return what is kept of the network with the id `network`."""
    path = _path(network)
    return _kept(path) if path.is_file() else None


def kept_logins() -> tuple[KeptLogin, ...]:
    """Return every sign-in that is kept, by the name of its file."""
    return tuple(map(_kept, _files()))


def forget_login(kept: KeptLogin) -> None:
    """Delete a kept sign-in.

    Raises:
        StorageError: it cannot be deleted.
    """
    try:
        kept.path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            f"{kept.path}: this kept sign-in cannot be deleted ({error.strerror})."
        ) from None


def drop_expired_logins(now: datetime) -> tuple[KeptLogin, ...]:
    """Delete the kept sign-ins whose last moment is past; return them.

    Raises:
        StorageError: one of them cannot be deleted.
    """
    expired = tuple(kept for kept in kept_logins() if kept.expired(now))
    for kept in expired:
        forget_login(kept)
    return expired


def _folder() -> Path:
    return data_home() / "logins"


def _files() -> Iterator[Path]:
    if _folder().is_dir():
        yield from sorted(p for p in _folder().iterdir() if p.name.endswith(SEALED))


def _path(network: str) -> Path:
    # A server's address can hold characters that a file's name cannot.
    return _folder() / f"{quote(network, safe='@')}{SEALED}"


def _kept(path: Path) -> KeptLogin:
    try:
        header = read_header(_read(path), called=str(path))
    except InputError:
        return KeptLogin(path, None)
    # One that was moved to another network's place is as good as damaged.
    return KeptLogin(path, header if path == _path(header.name) else None)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: this file cannot be read ({error.strerror}).") from None
