"""What is kept in the private folder between commands: in clear, or sealed with a passphrase.

Where a passphrase is set, `snapshot.json` is kept as `snapshot.json.sealed`, and so on. Files are
sealed in memory: what is on the disk is never in clear, not even for a moment.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import typer
from pydantic import BaseModel

from profilecheck.cli.unlocking import ask_new_passphrase, ask_passphrase
from profilecheck.errors import InputError, StorageError, WrongPassphraseError
from profilecheck.model import loads
from profilecheck.storage import SEALED, data_home, read_text, write_private
from profilecheck.vault import Purpose, Vault, change_passphrase, new_passphrase, unlock

__all__ = [
    "RUN_FILES",
    "forget_kept",
    "has_passphrase",
    "is_kept",
    "load_kept",
    "read_kept",
    "read_stored",
    "remove_passphrase",
    "set_passphrase",
    "stored",
    "vault",
    "write_in_clear",
    "write_kept",
    "write_stored",
]

RUN_FILES = ("snapshot.json", "report.json", "report.html", "report.pdf")
"""What a run's folder holds that is sealed where a passphrase is set."""

_KEPT_FILES = ("answers.json", "consent.json", "people.txt")
_TRIES = 3
_T = TypeVar("_T", bound=BaseModel)
_opened: dict[Path, Vault] = {}


# ------------------------------------------------------------- the passphrase


def has_passphrase() -> bool:
    """Whether what is kept is sealed with a passphrase."""
    return _passphrase_file().is_file()


def vault() -> Vault | None:
    """Return what seals and opens the kept files; None where no passphrase is set.

    The person is asked once a command. Whatever was still in clear is sealed then, should
    the setting of the passphrase have been cut off.

    Raises:
        InputError: nobody is at a terminal, or the passphrase was not known.
    """
    path = _passphrase_file()
    if not path.is_file():
        return None
    if path not in _opened:
        _opened[path] = _unlocked(path)
        _seal_all(_opened[path])
    return _opened[path]


def set_passphrase() -> Vault:
    """Ask for a new passphrase, in place of the one there is, and seal everything with it.

    Raises:
        InputError: nobody is at a terminal, or the old passphrase was not known.
        StorageError: something cannot be written.
    """
    path = _passphrase_file()
    now = datetime.now(UTC)
    held = vault()
    if held is None:
        slot, held = new_passphrase(ask_new_passphrase(), now)
    else:
        slot = change_passphrase(held, ask_new_passphrase(), now)
    write_private(path, slot)
    _opened[path] = held
    _seal_all(held)
    return held


def remove_passphrase() -> None:
    """Put everything in clear again, which the person must know the passphrase for.

    Raises:
        InputError: the passphrase was not known, or a sealed file is damaged.
        StorageError: something cannot be written.
    """
    held = vault()
    for path in _lockable():
        if _sealed(path).is_file():
            write_in_clear(path, _open(_sealed(path), held))
    # The last step: until then, a second try can go on.
    _remove(_passphrase_file())
    _opened.pop(_passphrase_file(), None)


def _passphrase_file() -> Path:
    return data_home() / "passphrase.sealed"


def _unlocked(path: Path) -> Vault:
    slot = _bytes(path)
    for _ in range(_TRIES):
        try:
            return unlock(slot, ask_passphrase(), called=str(path))
        except WrongPassphraseError:
            typer.echo("That is not the passphrase.")
    raise WrongPassphraseError(
        "what is kept stays sealed. If the passphrase is lost, nobody can open it; "
        "“profilecheck purge” removes it, and you start afresh."
    )


def _lockable() -> Iterator[Path]:
    """Every file, as it is called in clear, that a passphrase seals."""
    home = data_home()
    yield from (home / name for name in _KEPT_FILES)
    for run in sorted((home / "runs").glob("*/")):
        yield from (run / name for name in RUN_FILES)


def _seal_all(held: Vault) -> None:
    for path in _lockable():
        if path.is_file():
            write_private(_sealed(path), _seal(path, _bytes(path), held))
            _remove(path)


# ------------------------------------------------------------------ the files


def is_kept(name: str) -> bool:
    """Whether anything is kept as `name`, sealed or not; nobody is asked for a passphrase."""
    return stored(data_home() / name).is_file()


def read_kept(name: str) -> str | None:
    """Return what is kept as `name`, such as "answers.json", or None where nothing is.

    Raises:
        InputError: it cannot be read, or not be opened.
    """
    path = stored(data_home() / name)
    return read_stored(path) if path.is_file() else None


def write_kept(name: str, content: str) -> Path:
    """Keep `content` as `name`; return the file.

    Raises:
        InputError: it is to be sealed, and the passphrase was not known.
        StorageError: it cannot be written.
    """
    return write_stored(data_home() / name, content)


def forget_kept(name: str) -> bool:
    """Remove what is kept as `name`; return whether anything was.

    Raises:
        StorageError: it cannot be removed.
    """
    there = is_kept(name)
    _remove(data_home() / name)
    _remove(_sealed(data_home() / name))
    return there


def load_kept(kind: type[_T], path: Path) -> _T:
    """Read a record of `kind` from a file, sealed or not.

    Raises:
        InputError: it cannot be read, or not be opened.
        NewerSchemaError: a newer version of the program wrote it.
    """
    return loads(kind, read_stored(path), str(path))


def read_stored(path: Path) -> str:
    """Return the text of a file, sealed or not.

    Raises:
        InputError: it cannot be read, or not be opened.
    """
    if path.name.endswith(SEALED):
        return _open(path, vault()).decode("utf-8")
    return read_text(path)


def stored(path: Path) -> Path:
    """Return where the file that is called `path` in clear really lies."""
    return _sealed(path) if _sealed(path).is_file() else path


def write_stored(path: Path, content: str | bytes) -> Path:
    """Write a file, sealed where a passphrase is set; return where it lies.

    Raises:
        InputError: it is to be sealed, and the passphrase was not known.
        StorageError: it cannot be written.
    """
    held = vault()
    if held is None:
        return write_in_clear(path, content)
    data = content.encode("utf-8") if isinstance(content, str) else content
    written = write_private(_sealed(path), _seal(path, data, held))
    _remove(path)
    return written


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
    return held.open(_bytes(path), Purpose.FILE, name, called=str(path))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file.") from None
    except OSError as error:
        raise InputError(f"{path}: this file cannot be read ({error.strerror}).") from None


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(f"{path}: this could not be removed ({error.strerror}).") from None
