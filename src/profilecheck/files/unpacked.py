"""A data export that somebody unpacked: the files of one folder, and of nothing outside it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, NoReturn

from profilecheck.errors import InputError
from profilecheck.files.archive import MOST_FILES, Archive, FileBroken
from profilecheck.files.finding import shown_name

__all__ = ["LoneFile", "UnpackedExport"]


class UnpackedExport:
    """An export in a folder. Links are followed only where they stay within it.

    Files are named from the folder itself on, as its own name tells what it is: “Takeout”, “data”.
    """

    packed = False
    older: Archive | None = None

    def __init__(self, folder: Path) -> None:
        """List the folder's files.

        Raises:
            InputError: it cannot be read, holds too many files, or a link leads out of it.
        """
        self._folder = folder
        try:
            self._root = folder.resolve(strict=True)
            self._name = folder.absolute().name or self._root.name
            self._files = dict(self._walk())
        except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle
            raise InputError(f"{folder}: this folder cannot be read.") from None

    def close(self) -> None:
        """Nothing is held open."""

    def _walk(self) -> Iterator[tuple[str, Path]]:
        count = 0
        # A list in a folder that was passed over would be taken for one that is empty.
        for folder, folders, files in os.walk(self._root, onerror=_raised):
            for name in [*files, *folders]:
                path = Path(folder, name)
                if path.is_symlink() and not path.resolve().is_relative_to(self._root):
                    raise InputError(
                        f"{self._folder}: this folder holds a link that leads out of it, which no "
                        "export does, so it was not read. Unpack the export once more."
                    )
            for name in files:
                count += 1
                if count > MOST_FILES:
                    raise InputError(
                        f"{self._folder}: this holds more files than any export "
                        f"({MOST_FILES:,} at most). Choose the folder of the export itself."
                    )
                path = Path(folder, name)
                if path.is_file():  # no pipe and no device, which would never end
                    yield f"{self._name}/{path.relative_to(self._root).as_posix()}", path

    @property
    def called(self) -> tuple[str, ...]:
        """The names of the folder and of the one it is in, which may be that of the ZIP file."""
        return (self._name, self._root.parent.name)

    def names(self) -> Iterator[str]:
        """Every file's name."""
        return iter(self._files)

    def size(self, name: str) -> int:
        """How many bytes a file has; 0 where it is gone meanwhile."""
        try:
            return self._files[name].stat().st_size
        except OSError:
            return 0

    def moment(self, name: str) -> datetime | None:
        """When a file was last changed, or copied here."""
        try:
            seconds = self._files[name].stat().st_mtime
            return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
        except (OSError, ValueError, OverflowError):  # gone, or a day that no calendar has
            return None

    def beside(self) -> Iterator[str]:
        """Nothing: a folder is not one of several numbered files."""
        return iter(())

    def path(self, name: str) -> Path:
        """Return where on the disk a file is."""
        return self._files[name]

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open one file for reading from its beginning.

        Raises:
            FileBroken: it cannot be read.
        """
        try:
            with self._files[name].open("rb") as file:
                yield file
        except OSError:
            raise FileBroken(f"{shown_name(name)} cannot be read") from None


def _raised(error: OSError) -> NoReturn:
    raise error


class LoneFile(UnpackedExport):
    """The one file that an export held, unpacked and named by itself; nothing beside it is seen."""

    def __init__(self, path: Path) -> None:
        """See `path` alone, in its folder.

        Raises:
            InputError: its folder cannot be read.
        """
        self._only = path
        super().__init__(path.absolute().parent)

    def _walk(self) -> Iterator[tuple[str, Path]]:
        yield f"{self._name}/{self._only.name}", self._only
