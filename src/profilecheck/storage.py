"""Private folders and files: 0700 and 0600 on POSIX from the moment they exist."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from platformdirs import user_data_path

from profilecheck.errors import StorageError

__all__ = ["data_home", "is_private", "private_folder", "purge", "write_private"]

_POSIX = sys.platform != "win32"


def data_home() -> Path:
    """Return the person's folder for profilecheck, which may not exist yet.

    `PROFILECHECK_HOME` overrides it.
    """
    override = os.environ.get("PROFILECHECK_HOME")
    return Path(override) if override else user_data_path("profilecheck", appauthor=False)


def private_folder(path: Path) -> Path:
    """Make `path`, and parents that are missing, readable by this user alone.

    A folder that was there before keeps its contents; its permissions are tightened.

    Raises:
        StorageError: it cannot be made or kept private.
    """
    try:
        missing = [p for p in (path, *path.parents) if not p.exists()]
        for folder in reversed(missing):
            folder.mkdir(mode=0o700)
        if not path.is_dir():
            raise StorageError(f"{path}: this is a file; name a folder instead.")
        if _POSIX and path.stat().st_uid == os.getuid():
            path.chmod(0o700)
    except OSError as error:
        raise StorageError(f"{path}: this folder cannot be made ({error.strerror}).") from None
    return path


def write_private(path: Path, content: str | bytes) -> Path:
    """Write `content` to `path`, whole or not at all, readable by this user alone.

    Raises:
        StorageError: the disk is full, or the file cannot be written.
    """
    folder = private_folder(path.parent)
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary: str | None = None
    try:
        # mkstemp creates the file 0600, so it is never readable by others, even for a moment.
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise StorageError(f"{path}: this file cannot be written ({error.strerror}).") from None
    return path


def is_private(path: Path) -> bool:
    """Whether nobody but this user can read `path`. True on Windows, where profiles are private."""
    return not _POSIX or path.stat().st_mode & 0o077 == 0


def purge(folder: Path) -> tuple[Path, ...]:
    """Remove everything under `folder`, and it; return the files that were removed.

    Raises:
        StorageError: something could not be removed.
    """
    if not folder.exists():
        return ()
    removed = tuple(sorted(p for p in folder.rglob("*") if p.is_file() or p.is_symlink()))
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise StorageError(
            f"{error.filename}: this could not be removed ({error.strerror})."
        ) from None
    return removed
