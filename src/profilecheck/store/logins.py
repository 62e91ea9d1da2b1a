"""Kept sign-ins: one sealed file a network in the private folder, each with its last day.

The key that seals them is the passphrase's where one is set, else one in the system's keyring.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from profilecheck.browser.session import Session
from profilecheck.errors import InputError, StorageError, because_of
from profilecheck.storage import SEALED, read_bytes, write_private
from profilecheck.store.store import Store
from profilecheck.vault import Header, Vault, read_header, system_vault

__all__ = [
    "KEPT_FOR",
    "KeptLogin",
    "OpenedLogin",
    "drop_expired_logins",
    "forget_login",
    "keep_login",
    "kept_login",
    "kept_logins",
    "move_logins",
    "open_login",
    "vault_for_logins",
    "vault_of",
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
        return Session.opened(read_bytes(self.path), vault, self.network, called=str(self.path))

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
    store: Store,
    session: Session,
    network: str,
    session_cookies: Sequence[str],
    vault: Vault,
    now: datetime,
) -> KeptLogin:
    """Keep a session, sealed, for `KEPT_FOR` and never beyond its own cookies' last day.

    Raises:
        StorageError: it cannot be written.
    """
    own_end = session.ends(session_cookies)
    expires = min(now + KEPT_FOR, own_end) if own_end else now + KEPT_FOR
    path = write_private(_path(store.home, network), session.sealed(vault, network, now, expires))
    return _kept(store.home, path)


def kept_login(store: Store, network: str) -> KeptLogin | None:
    """Return what is kept of the network with the id `network`."""
    path = _path(store.home, network)
    return _kept(store.home, path) if path.is_file() else None


def kept_logins(store: Store) -> tuple[KeptLogin, ...]:
    """Return every sign-in that is kept, by the name of its file."""
    return _logins(store.home)


def forget_login(kept: KeptLogin) -> None:
    """Delete a kept sign-in.

    Raises:
        StorageError: it cannot be deleted.
    """
    try:
        kept.path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            f"{kept.path}: this kept sign-in cannot be deleted {because_of(error)}"
        ) from None


def drop_expired_logins(home: Path, now: datetime) -> tuple[KeptLogin, ...]:
    """Delete the kept sign-ins whose last moment is past; return them.

    Raises:
        StorageError: one of them cannot be deleted.
    """
    expired = tuple(kept for kept in _logins(home) if kept.expired(now))
    for kept in expired:
        forget_login(kept)
    return expired


def vault_for_logins(store: Store) -> Vault | None:
    """Return where a sign-in is to be kept; None where first a passphrase has to be set.

    Raises:
        InputError: the passphrase was not given.
        StorageError: the keyring is locked.
    """
    return store.vault() or system_vault(store.home, create=True)


def vault_of(store: Store, kept: KeptLogin) -> Vault | None:
    """Return the vault that opens a kept sign-in; None where its key is no longer there.

    Raises:
        InputError: the passphrase was not given.
        StorageError: the keyring is locked.
    """
    if kept.header is None:
        return None
    wanted = kept.header.key
    ways = (store.vault, lambda: system_vault(store.home))
    return next((found for way in ways if (found := way()) and found.id == wanted), None)


@dataclass(frozen=True)
class OpenedLogin:
    """What came of a kept sign-in: its session, or else why there is none.

    `problem` says what is wrong with the file; "" where it was over or has lost its key, and was
    deleted.
    """

    kept: KeptLogin
    session: Session | None
    problem: str = ""


def open_login(store: Store, network: str, now: datetime) -> OpenedLogin | None:
    """Open what is kept of the network with the id `network`; None where nothing is.

    Raises:
        StorageError: one that is of no use cannot be deleted, or the keyring is locked.
    """
    kept = kept_login(store, network)
    if kept is None:
        return None
    try:
        vault = None if kept.expired(now) else vault_of(store, kept)
        session = kept.open(vault) if vault else None
    except InputError as error:
        return OpenedLogin(kept, None, str(error))
    if session is None:
        forget_login(kept)
    return OpenedLogin(kept, session)


def move_logins(store: Store, new: Vault | None) -> Iterator[tuple[KeptLogin, str]]:
    """Seal kept sign-ins with another key; yield those for which that could not be done.

    Beside each is the problem; "" where there is no key, the old or the new, and the sign-in
    was deleted.

    Raises:
        StorageError: one of them cannot be written or deleted.
    """
    for kept in kept_logins(store):
        old = vault_of(store, kept)
        if old is None or new is None:
            forget_login(kept)
            yield kept, ""
            continue
        try:
            kept.move(old, new)
        except InputError as error:
            yield kept, str(error)


def _folder(home: Path) -> Path:
    return home / "logins"


def _logins(home: Path) -> tuple[KeptLogin, ...]:
    folder = _folder(home)
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(_kept(home, path) for path in files if path.name.endswith(SEALED))


def _path(home: Path, network: str) -> Path:
    # A server's address can hold characters that a file's name cannot.
    return _folder(home) / f"{quote(network, safe='@')}{SEALED}"


def _kept(home: Path, path: Path) -> KeptLogin:
    try:
        header = read_header(read_bytes(path), called=str(path))
    except InputError:
        return KeptLogin(path, None)
    # One that was moved to another network's place is as good as damaged.
    return KeptLogin(path, header if path == _path(home, header.name) else None)
