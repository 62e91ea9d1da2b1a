"""What lies where the person says: a file, a folder, or nothing; and that they may not look there.

`pathlib` tells a place that may not be looked into from an empty one in some versions of Python
alone.
"""

import os
import stat
from pathlib import Path

from profilecheck.errors import InputError, cannot_be_read

__all__ = ["entries_of", "is_file_at", "is_folder_at", "is_there"]


def is_there(path: Path) -> bool:
    """Whether there is anything at `path`.

    Raises:
        InputError: the person has no right to look there.
    """
    return _mode(path) != 0


def is_file_at(path: Path) -> bool:
    """Whether there is an ordinary file at `path`.

    Raises:
        InputError: the person has no right to look there.
    """
    return stat.S_ISREG(_mode(path))


def is_folder_at(path: Path) -> bool:
    """Whether there is a folder at `path`.

    Raises:
        InputError: the person has no right to look there.
    """
    return stat.S_ISDIR(_mode(path))


def entries_of(folder: Path) -> tuple[Path, ...]:
    """Return what lies in `folder`, by name, once it is certain that it can be opened.

    Raises:
        InputError: the person has no right to look there.
    """
    try:
        # A folder may be listed, and what is in it be closed; a Path would leave the dot away.
        os.stat(f"{folder}{os.sep}.")  # noqa: PTH116
        with os.scandir(folder) as found:
            return tuple(sorted(folder / one.name for one in found))
    except OSError as error:
        raise InputError(f"{folder}: {cannot_be_read(error)}") from None


def _mode(path: Path) -> int:
    """What is at `path`, as the operating system tells it; 0 where nothing is."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except OSError as error:
        raise InputError(f"{path}: {cannot_be_read(error)}") from None
