"""Private folders and files: 0700 and 0600 on POSIX from the moment they exist.

Also the one way to read a text file that the person names.
"""

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from platformdirs import user_data_path

from profilecheck.errors import InputError, StorageError, because_of, cannot_be_read
from profilecheck.named import entries_of, is_folder_at, is_there

__all__ = [
    "DAMAGED",
    "KEPT_HERE",
    "SEALED",
    "Mark",
    "Purged",
    "create_private",
    "data_home",
    "everything_in",
    "is_anything_kept",
    "is_private",
    "is_private_or_gone",
    "mark_of",
    "not_removed",
    "open_to_others",
    "place_aside",
    "private_folder",
    "purge",
    "read_bytes",
    "read_text",
    "refuse_to_write_at",
    "refuse_to_write_in",
    "remove",
    "sweep_unfinished",
    "usable_home",
    "write_new_private",
    "write_private",
    "write_whole",
]

_POSIX = sys.platform != "win32"
_UNFINISHED = ".unfinished"
_MOST_BYTES = 64 * 2**20
"""The largest snapshot of anybody is a small part of it."""
_MOMENTS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between the tries to write over a file that is in use."""
_LONG_AGO = 60.0  # seconds
SEALED = ".sealed"
"""What the name of a sealed file ends in."""
DAMAGED = ".damaged"
"""What the name of a file ends in that could not be read, and was put aside.

A second one of a name has a number behind it.
"""
_ASIDE = re.compile(rf"{re.escape(DAMAGED)}(\.\d+)?$")
KEPT_HERE = frozenset(
    {
        "answers.json",
        "browser",
        "consent.json",
        "handed-over",
        "logins",
        "page",
        "passphrase",
        "passphrase.lock",
        "people.txt",
        "practice",
        "runs",
        "school.yaml",
        "search.json",
        "shown",
        "sign-in",
        "way.json",
    }
)
"""The contents of the private folder, in clear, sealed or damaged: all that `purge` removes."""


def data_home() -> Path:
    """Return the person's folder for profilecheck, which may not exist yet.

    `PROFILECHECK_HOME` overrides it.

    Raises:
        InputError: it names the home of a user whom nobody knows.
    """
    override = os.environ.get("PROFILECHECK_HOME")
    if not override:
        return user_data_path("profilecheck", appauthor=False)
    try:
        return Path(override).expanduser()
    except RuntimeError:
        raise InputError(
            f"PROFILECHECK_HOME is {override}, and there is no such user. Name a folder in it."
        ) from None


_BELONGS_THERE = "What you keep belongs there; PROFILECHECK_HOME can name another folder."


def usable_home() -> Path:
    """Return `data_home()`, once it is certain that it can be looked into, or be made.

    Raises:
        InputError: it names the home of a user whom nobody knows.
        StorageError: a file stands in its place, or the person has no right to it.
    """
    home = data_home()
    try:
        there = next(place for place in (home, *home.parents) if is_there(place))
        if there == home and is_folder_at(home):
            entries_of(home)
    except InputError as error:
        raise StorageError(f"{error} {_BELONGS_THERE}") from None
    if not is_folder_at(there):
        raise StorageError(
            f"{there}: this is a file, and the folder for what you keep belongs there. Move the "
            "file away, and start again."
        )
    return home


def private_folder(path: Path) -> Path:
    """Make `path`, and parents that are missing, readable by this user alone.

    A folder that was there before keeps its contents. Its permissions are tightened only where
    that takes nothing from anybody: it is the person's own, and is empty or holds nothing that
    others may read.

    Raises:
        StorageError: it cannot be made or kept private.
    """
    try:
        missing = [p for p in (path, *path.parents) if not p.exists()]
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
        if not path.is_dir():
            raise StorageError(f"{path}: this is a file; name a folder instead.")
        if path not in missing and _holds_nothing_for_others(path):
            path.chmod(0o700)
    except OSError as error:
        raise StorageError(f"{path}: this folder cannot be made {because_of(error)}") from None
    return path


def _holds_nothing_for_others(folder: Path) -> bool:
    """Whether `folder` is this user's alone in all but its own permissions."""
    if sys.platform == "win32":
        return False  # profiles are private there, and there is nothing to tighten
    state = folder.stat()
    everyone_may_write = bool(state.st_mode & stat.S_IWOTH)
    return (
        state.st_uid == os.getuid()
        and not everyone_may_write
        and all(is_private_or_gone(entry) for entry in folder.iterdir())
    )


Mark = tuple[int, int, int]
"""What tells a file from one that was put in its place."""


def mark_of(path: Path) -> Mark | None:
    """Return what tells the file at `path` from another one there; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def write_private(path: Path, content: str | bytes) -> Path:
    """Write `content` to `path`, whole or not at all, readable by this user alone.

    Raises:
        StorageError: the disk is full, or the file cannot be written.
    """
    folder = private_folder(path.parent)
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        # mkstemp creates the file 0600, so it is never readable by others, even for a moment.
        handle, name = tempfile.mkstemp(dir=folder, prefix=f".{path.name}.", suffix=_UNFINISHED)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _put_in_place(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)  # gone already, unless something went wrong
    except OSError as error:
        raise StorageError(f"{path}: this file cannot be written {because_of(error)}") from None
    return path


def _put_in_place(temporary: Path, path: Path) -> None:
    """Let `temporary` be the file at `path`.

    Windows refuses it while something has that one open: a virus scanner, or another of our
    processes that reads it. It has it for a moment, so that is waited for.
    """
    for seconds in _MOMENTS if sys.platform == "win32" else ():
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    temporary.replace(path)


def write_new_private(path: Path, content: str | bytes) -> Path:
    """Write a file that was not there before, readable by this user alone; return where it lies.

    The one way to write where the person says, so that no file of theirs is written over.

    Raises:
        InputError: there is something of that name already.
        StorageError: the disk is full, or the file cannot be written.
    """
    private_folder(path.parent)
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        with create_private(path) as file:
            write_whole(path, file, data)
    except FileExistsError:
        raise _is_taken(path, "another one") from None
    except OSError as error:
        raise StorageError(f"{path}: this file cannot be written {because_of(error)}") from None
    return path


def write_whole(path: Path, file: BinaryIO, data: bytes) -> None:
    """Write `data` to the new `file` at `path`; where that is cut off, no part of it stays.

    Raises:
        OSError: it cannot be written.
    """
    try:
        file.write(data)
        file.flush()
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def refuse_to_write_at(path: Path, name: str = "another one") -> None:
    """Do nothing where a new file can be written at `path`, before anything is made for it.

    `name` is what the person can name instead.

    Raises:
        InputError: there is something of that name already, or nobody may look there.
        StorageError: its folder cannot be made, or nothing can be written in it.
    """
    if is_there(path):
        raise _is_taken(path, name)
    refuse_to_write_in(path.parent)


def refuse_to_write_in(folder: Path) -> None:
    """Do nothing where files can be written in `folder`; what is made to try that is removed.

    Raises:
        StorageError: the folder cannot be made, or nothing can be written in it.
    """
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    private_folder(folder)
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise StorageError(
            f"{folder}: nothing can be written in this folder {because_of(error)}"
        ) from None
    finally:
        for made in missing:
            with suppress(OSError):  # somebody else has put something there meanwhile
                made.rmdir()


def _is_taken(path: Path, name: str) -> InputError:
    return InputError(f"{path}: there is such a file already. Name {name}.")


def create_private(path: Path) -> BinaryIO:
    """Open a new file to write it piece by piece, readable by this user alone.

    Raises:
        OSError: it is there already, or cannot be made.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


def sweep_unfinished(folder: Path) -> None:
    """Remove what writes under `folder` left that were cut off.

    Files of the last minute stay: another command may be writing them. What cannot be removed
    stays for the next time.
    """
    for path in everything_in(folder):
        with suppress(OSError):
            is_left = path.name.startswith(".") and path.name.endswith(_UNFINISHED)
            if is_left and time.time() - path.lstat().st_mtime > _LONG_AGO:
                path.unlink()


def everything_in(folder: Path) -> Iterator[Path]:
    """Yield all that lies in `folder`, and in the folders in it; a link is not followed.

    Unlike `Path.rglob`, it goes on where a folder is gone by then: another command's browser makes
    and removes folders all the time.
    """
    for place, folders, files in os.walk(folder):
        yield from (Path(place, name) for name in (*folders, *files))


def open_to_others(folder: Path) -> Iterator[Path]:
    """Yield what others on this computer can read of `folder`, and of all that lies in it.

    In a folder that only this user can enter nobody else reads anything, whatever is set there: a
    browser sets its own files open.
    """
    for place, folders, files in os.walk(folder):
        if is_private_or_gone(Path(place)):
            folders.clear()
            continue
        yield Path(place)
        inside = (Path(place, name) for name in sorted(files))
        yield from (one for one in inside if not (one.is_symlink() or is_private_or_gone(one)))


def read_text(path: Path, most_bytes: int = _MOST_BYTES) -> str:
    """Return the text of a UTF-8 file that the person named.

    Raises:
        InputError: it is missing, no text, no ordinary file, larger than `most_bytes`, or cannot be
            read.
    """
    try:
        # Some editors on Windows begin a file with a byte order mark; it is no part of the text.
        return read_bytes(path, most_bytes).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(
            f"{path}: this is not a text file (in UTF-8). Save it as plain text in UTF-8, "
            "or choose another one."
        ) from None


def read_bytes(path: Path, most_bytes: int = _MOST_BYTES) -> bytes:
    """Return what a file that the person named holds.

    Raises:
        InputError: it is missing, no ordinary file, larger than `most_bytes`, or cannot be read.
    """
    try:
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
            # A pipe would be waited for, a device read without an end.
            raise InputError(f"{path}: this is no ordinary file. Save what it holds as one.")
        if stat.S_ISDIR(kind):
            # Asked for here, as Windows says of it that permission is denied.
            raise InputError(f"{path}: this is a folder. Name the file in it.")
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file. {_what_to_name(path)}") from None
    except OSError as error:
        raise InputError(f"{path}: {cannot_be_read(error)}") from None
    if len(content) > most_bytes:
        raise InputError(
            f"{path}: this file is too large ({most_bytes:,} bytes at most). Choose another one."
        )
    return content


def _what_to_name(path: Path) -> str:
    """What to name instead: an editor may have put an ending behind the name, which is hidden."""
    longer = path.with_name(f"{path.name}.txt")
    if longer.is_file():
        return f"There is {longer.name}: name that."
    return "See how its name is written, and in which folder it is."


def is_private(path: Path) -> bool:
    """Whether nobody but this user can read `path`. True on Windows, where profiles are private."""
    return not _POSIX or path.lstat().st_mode & 0o077 == 0


def is_private_or_gone(path: Path) -> bool:
    """Whether nobody but this user can read `path`, or another process took it away meanwhile."""
    try:
        return is_private(path)
    except FileNotFoundError:
        return True


def is_anything_kept(folder: Path, in_use: Collection[str] = ()) -> bool:
    """Whether `purge` would find something to remove in `folder`."""
    entries = folder.iterdir() if folder.exists() else ()
    return any(_is_ours(entry.name) and entry.name not in in_use for entry in entries)


@dataclass(frozen=True)
class Purged:
    """The files that were removed, and what was left because it is none of the program's."""

    removed: tuple[Path, ...]
    left: tuple[Path, ...]


def purge(folder: Path, in_use: Collection[str] = ()) -> Purged:
    """Remove what the program keeps in `folder`, and the folder where nothing else is in it.

    What is `in_use`, by name, stays: whoever uses it removes it.

    Raises:
        StorageError: something could not be removed, or the person's home stands in `folder`.
    """
    if Path.home().resolve().is_relative_to(folder.resolve()):
        raise StorageError(f"{folder}: this holds more than profilecheck's files; nothing removed.")
    entries = sorted(folder.iterdir()) if folder.exists() else []
    ours = [entry for entry in entries if _is_ours(entry.name)]
    used = [entry for entry in entries if entry.name in in_use]
    left = tuple(entry for entry in entries if entry not in (*ours, *used))
    removed = tuple(path for entry in ours if entry not in used for path in remove(entry))
    if not left and not used:
        remove(folder)
    return Purged(removed, left)


def _is_ours(name: str) -> bool:
    # A damaged file may have been sealed before, or since.
    plain = _ASIDE.sub("", name.removesuffix(SEALED)).removesuffix(SEALED)
    return plain in KEPT_HERE or name.endswith(_UNFINISHED)


def place_aside(path: Path) -> Path:
    """Return where the file at `path` is put aside, at a name that nothing has, sealed or not."""
    endings = chain(("",), (f".{number}" for number in count(2)))
    places = (path.with_name(f"{path.name}{DAMAGED}{ending}") for ending in endings)
    return next(p for p in places if not (p.exists() or p.with_name(p.name + SEALED).exists()))


def remove(path: Path) -> tuple[Path, ...]:
    """Remove a file, or a folder with everything in it; return the files that are gone.

    A link is removed, not what it leads to.

    Raises:
        StorageError: something could not be removed.
    """
    if not os.path.lexists(path):
        return ()
    whole_folder = path.is_dir() and not path.is_symlink()
    inside = sorted(everything_in(path)) if whole_folder else [path]
    removed = tuple(p for p in inside if p.is_file() or p.is_symlink())
    try:
        if whole_folder:
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError as error:
        # Within a folder, the system names what it could not remove without its place.
        named = Path(error.filename or path).name
        where = next((p for p in inside if p.name == named), path)
        raise not_removed(where, error) from None
    return removed


def not_removed(path: Path, error: OSError) -> StorageError:
    """Return the error to raise where `path` could not be removed."""
    return StorageError(
        f"{path}: this could not be removed ({error.strerror or error}). It is still there: "
        "remove it by hand."
    )
