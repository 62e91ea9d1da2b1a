"""A key in the operating system's own keyring: Windows, macOS, or a Linux desktop's.

Only those count. What keeps a key in a file, in clear or nowhere at all is refused, also where the
person's settings of the `keyring` library prefer it.
"""

import base64
import binascii
import os
from pathlib import Path

from keyring.backend import KeyringBackend, get_all_keyring
from keyring.errors import KeyringError, PasswordDeleteError

from profilecheck.errors import StorageError
from profilecheck.vault.sealing import KEY_BYTES, Vault

__all__ = ["forget_system_key", "has_system_keyring", "system_vault"]

_SERVICE = "profilecheck"
_REAL = frozenset(
    f"keyring.backends.{name}"
    for name in ("Windows", "macOS", "SecretService", "kwallet", "libsecret")
)


def has_system_keyring() -> bool:
    """Whether this computer has a keyring that a key is safe in."""
    return _backend() is not None


def system_vault(home: Path, *, create: bool = False) -> Vault | None:
    """Return the vault whose key the keyring holds for the private folder `home`.

    None where there is no keyring or, unless one is to be made (`create`), no key.

    Raises:
        StorageError: the keyring is locked, or refuses.
    """
    backend = _backend()
    if backend is None:
        return None
    try:
        held = backend.get_password(_SERVICE, _entry(home))
        if held is None and create:
            held = base64.b64encode(os.urandom(KEY_BYTES)).decode("ascii")
            backend.set_password(_SERVICE, _entry(home), held)
    except KeyringError:
        raise StorageError(
            "this computer's keyring is locked or refused. Unlock it and try again."
        ) from None
    return Vault(_key(held)) if held is not None else None


def forget_system_key(home: Path) -> bool:
    """Remove the key of `home` from the keyring; return whether there was one.

    Raises:
        StorageError: the keyring is locked, or refuses.
    """
    backend = _backend()
    try:
        if backend is None or backend.get_password(_SERVICE, _entry(home)) is None:
            return False
        backend.delete_password(_SERVICE, _entry(home))
    except PasswordDeleteError:
        return False
    except KeyringError:
        raise StorageError(
            "this computer's keyring is locked or refused, so the key in it stays. "
            "Unlock it and try again."
        ) from None
    return True


def _backend() -> KeyringBackend | None:
    real = [ring for ring in get_all_keyring() if type(ring).__module__ in _REAL]
    return max(real, key=lambda ring: float(ring.priority), default=None)


def _entry(home: Path) -> str:
    return f"key of {home.resolve()}"


def _key(held: str) -> bytes:
    try:
        key = base64.b64decode(held, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise StorageError(
            f"the entry “{_SERVICE}” in this computer's keyring is damaged. Delete it there."
        )
    return key
