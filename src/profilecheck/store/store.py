"""What is kept in the private folder between commands: in clear, or sealed with a passphrase.

Where a passphrase is set, `snapshot.json` is kept as `snapshot.json.sealed`, and so on. Files are
sealed in memory: what is on the disk is never in clear, not even for a moment.

The page is open for hours, and a passphrase is set, changed or removed in a terminal meanwhile.
Whoever writes does so while the operating system's lock keeps the passphrase as it is.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from profilecheck.errors import InputError, StorageError, because_of
from profilecheck.model import loads
from profilecheck.named import is_file_at, is_there
from profilecheck.storage import (
    DAMAGED,
    SEALED,
    Mark,
    mark_of,
    not_removed,
    place_aside,
    read_bytes,
    read_text,
    write_private,
)
from profilecheck.store.locking import lock_held
from profilecheck.store.steps import step_files
from profilecheck.vault import Purpose, Vault, change_passphrase, new_passphrase, unlock

__all__ = ["KEPT_FILES", "RUN_FILES", "SHORTEST_PASSPHRASE", "Store", "stored", "write_in_clear"]

RUN_FILES = ("snapshot.json", "report.json", "report.html", "report.pdf")
"""What a run's folder holds that is sealed where a passphrase is set."""

SHORTEST_PASSPHRASE = 10
"""How many characters a new passphrase has at least."""

KEPT_FILES = ("answers.json", "consent.json", "people.txt", "search.json", "way.json")
"""What stands in the private folder that is sealed where a passphrase is set."""

_SECONDS_AT_MOST = 60.0
"""How long a lock is waited for: setting a passphrase seals every run there is."""
_T = TypeVar("_T", bound=BaseModel)


@dataclass(frozen=True)
class _Opened:
    """A vault, and the mark of the file that it was opened from."""

    mark: Mark
    vault: Vault


class Store:
    """One person's private folder, `home`, which may not exist yet.

    `when_locked` is called where the passphrase is needed and was not given yet. It calls `unlock`
    with what the person typed, or raises an error that says why it cannot.
    """

    def __init__(self, home: Path, when_locked: Callable[["Store"], None]) -> None:
        self.home = home
        self._when_locked = when_locked
        self._opened: _Opened | None = None

    # --------------------------------------------------------- the passphrase

    @property
    def has_passphrase(self) -> bool:
        """Whether what is kept is sealed with a passphrase."""
        return self._mark() is not None

    @property
    def passphrase_changed(self) -> bool:
        """Whether another passphrase was set since this object was unlocked."""
        return self.has_passphrase and self._opened is not None and self._held() is None

    def unlock(self, passphrase: str) -> None:
        """Open what is sealed, until this object is gone, or another passphrase is set.

        Whatever was still in clear is sealed then, should the setting of the passphrase have been
        cut off.

        Raises:
            WrongPassphraseError: it is another passphrase.
            InputError: the file that tells is damaged, or gone.
            StorageError: something cannot be written.
        """
        path, mark = self._passphrase_file, self._mark()
        opened = unlock(read_bytes(path), passphrase, called=str(path))
        if mark is not None:
            self._opened = _Opened(mark, opened)
            with self._locked():
                if (held := self._held()) is not None:
                    self._seal_all(held)

    def vault(self) -> Vault | None:
        """Return what seals and opens the kept files; None where no passphrase is set.

        Raises:
            InputError: the passphrase was not given, as `when_locked` says; or another one was set
                since, in another process.
        """
        if not self.has_passphrase:
            return None
        if self._held() is None:
            self._when_locked(self)
        held = self._held()
        if held is None:
            raise InputError("the passphrase was changed just now. Try again.")
        return held

    def set_passphrase(self, new: str) -> Vault:
        """Seal everything with a new passphrase, in place of the one there is.

        Raises:
            InputError: it is too short, or the old passphrase was not given.
            StorageError: something cannot be written.
        """
        if len(new) < SHORTEST_PASSPHRASE:
            raise InputError(
                f"a passphrase needs {SHORTEST_PASSPHRASE} characters at least; choose another."
            )
        now = datetime.now(UTC)
        with self._unchanged() as held:
            if held is None:
                slot, held = new_passphrase(new, now)
            else:
                slot = change_passphrase(held, new, now)
            write_private(self._passphrase_file, slot)
            mark = self._mark()
            self._opened = _Opened(mark, held) if mark else None
            self._seal_all(held)
        return held

    def remove_passphrase(self) -> None:
        """Put everything in clear again.

        Raises:
            InputError: the passphrase was not given, or a sealed file is damaged.
            StorageError: something cannot be written.
        """
        with self._unchanged() as held:
            for path in self._lockable():
                if _sealed(path).is_file():
                    write_in_clear(path, _open(_sealed(path), held))
            # The last step: until then, a second try can go on.
            _remove(self._passphrase_file)
            self._opened = None

    def _mark(self) -> Mark | None:
        """Return what tells the passphrase that is set from another; None where none is."""
        return mark_of(self._passphrase_file)

    def _held(self) -> Vault | None:
        """Return the vault of the passphrase that is set, None where it was not given here."""
        opened = self._opened
        return opened.vault if opened is not None and opened.mark == self._mark() else None

    @contextmanager
    def _unchanged(self) -> Iterator[Vault | None]:
        """Let nobody set or remove a passphrase while the block lasts; yield `vault()`."""
        while True:
            held = self.vault()  # who is asked for it now holds nobody up
            with self._locked():
                if held is self._held() and (held is None) is not self.has_passphrase:
                    yield held
                    return

    @contextmanager
    def _locked(self) -> Iterator[None]:
        home = self.home
        with lock_held(home / "passphrase.lock", _SECONDS_AT_MOST) as is_held:
            if not is_held:
                raise StorageError(
                    f"{home}: another profilecheck is writing here. End it, then try again."
                )
            yield

    @property
    def _passphrase_file(self) -> Path:
        return self.home / "passphrase.sealed"

    def _lockable(self) -> Iterator[Path]:
        """Every file, as it is called in clear, that a passphrase seals."""
        yield from (self.home / name for name in KEPT_FILES)
        for name in KEPT_FILES:
            aside = {p.name.removesuffix(SEALED) for p in self.home.glob(f"{name}{DAMAGED}*")}
            yield from (self.home / called for called in sorted(aside))
        for run in sorted((self.home / "runs").glob("*/")):
            yield from (run / name for name in RUN_FILES)
            steps = {path.name.removesuffix(SEALED) for path in step_files(run)}
            yield from (run / name for name in sorted(steps))

    def _seal_all(self, held: Vault) -> None:
        for path in self._lockable():
            if path.is_file():
                write_private(_sealed(path), _seal(path, read_bytes(path), held))
                _remove(path)

    # --------------------------------------------------------------- the files

    def is_kept(self, name: str) -> bool:
        """Whether anything is kept as `name`, sealed or not; no passphrase is needed."""
        return stored(self.home / name).is_file()

    def read_kept(self, name: str) -> str | None:
        """Return what is kept as `name`, such as "answers.json", or None where nothing is.

        Raises:
            InputError: it cannot be read, or not be opened.
        """
        path = stored(self.home / name)
        return self.read(path) if path.is_file() else None

    def kept(self, kind: type[_T], name: str) -> _T:
        """Return the record of `kind` that is kept as `name`; an empty one where nothing is.

        Raises:
            InputError: it cannot be read, or not be opened.
            NewerSchemaError: a newer version of the program wrote it.
        """
        path = stored(self.home / name)
        return self.load(kind, path) if path.is_file() else kind()

    def keep(self, name: str, content: str) -> Path:
        """Keep `content` as `name`; return the file.

        Raises:
            InputError: it is to be sealed, and the passphrase was not given.
            StorageError: it cannot be written.
        """
        return self.write(self.home / name, content)

    def forget(self, name: str) -> bool:
        """Remove what is kept as `name`; return whether anything was.

        Raises:
            StorageError: it cannot be removed.
        """
        there = self.is_kept(name)
        _remove(self.home / name)
        _remove(_sealed(self.home / name))
        return there

    def aside(self, name: str) -> Path:
        """Return where `put_aside` would leave what is kept as `name`."""
        return place_aside(stored(self.home / name))

    def put_aside(self, name: str) -> None:
        """Rename what is kept as `name` but cannot be read, sealed or not; it is not read again.

        What was put aside before stays.

        Raises:
            StorageError: it cannot be renamed.
        """
        path = stored(self.home / name)
        try:
            path.rename(place_aside(path))
        except FileNotFoundError:
            return  # somebody pressed twice
        except OSError as error:
            raise StorageError(f"{path}: this cannot be put aside {because_of(error)}") from None

    def load(self, kind: type[_T], path: Path) -> _T:
        """Read a record of `kind` from a file, sealed or not.

        Raises:
            InputError: it cannot be read, or not be opened.
            NewerSchemaError: a newer version of the program wrote it.
        """
        return loads(kind, self.read(path), str(path))

    def read(self, path: Path) -> str:
        """Return the text of a file, sealed or not; it may be called by its name in clear.

        Raises:
            InputError: it cannot be read, or not be opened.
        """
        path = path if is_there(path) else stored(path)
        if path.name.endswith(SEALED):
            return _open(path, self.vault()).decode("utf-8")
        return read_text(path)

    def write(self, path: Path, content: str | bytes) -> Path:
        """Write a file, sealed where a passphrase is set; return where it lies.

        Raises:
            InputError: it is to be sealed, and the passphrase was not given.
            StorageError: it cannot be written.
        """
        with self._unchanged() as held:
            if held is None:
                return write_in_clear(path, content)
            data = content.encode("utf-8") if isinstance(content, str) else content
            written = write_private(_sealed(path), _seal(path, data, held))
            _remove(path)
            return written


def stored(path: Path) -> Path:
    """Return where the file that is called `path` in clear really lies."""
    has_name = bool(path.name)  # the folder that the person is in has none: “.”
    return _sealed(path) if has_name and is_file_at(_sealed(path)) else path


def write_in_clear(path: Path, content: str | bytes) -> Path:
    """Write a file as it is, in place of a sealed one too; return where it lies.

    Raises:
        StorageError: it cannot be written.
    """
    written = write_private(path, content)
    _remove(_sealed(path))
    return written


def _sealed(path: Path) -> Path:
    return path.with_name(path.name + SEALED)


def _seal(path: Path, data: bytes, held: Vault) -> bytes:
    return held.seal(data, Purpose.FILE, path.name, datetime.now(UTC))


def _open(path: Path, held: Vault | None) -> bytes:
    if held is None:
        raise InputError(f"{path}: the passphrase that sealed this was removed. Delete the file.")
    name = path.name.removesuffix(SEALED)
    return held.open(read_bytes(path), Purpose.FILE, name, called=str(path))


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise not_removed(path, error) from None
