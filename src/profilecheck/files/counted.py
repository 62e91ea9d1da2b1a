"""An archive that reports, as it is read, how far each file is."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any

from profilecheck.files.archive import Archive

__all__ = ["Counted"]

_BUFFER = 2**16

Heard = Callable[[str, int, int], None]
"""Is told a file's name, how many bytes of it are read, and how many it has."""


class Counted:
    """`archive`, as it is; `heard` is called for every piece of a file that is read.

    `opened` are the names of the files that were opened so far.
    """

    def __init__(self, archive: Archive, heard: Heard) -> None:
        self._archive, self._heard = archive, heard
        self.opened: set[str] = set()

    @property
    def called(self) -> tuple[str, ...]:
        """As the archive."""
        return self._archive.called

    @property
    def packed(self) -> bool:
        """As the archive."""
        return self._archive.packed

    @property
    def older(self) -> Archive | None:
        """As the archive."""
        return self._archive.older

    def names(self) -> Iterator[str]:
        """Every file's name."""
        return self._archive.names()

    def size(self, name: str) -> int:
        """How many bytes a file says that it has."""
        return self._archive.size(name)

    def moment(self, name: str) -> datetime | None:
        """When a file was made or last changed."""
        return self._archive.moment(name)

    def beside(self) -> Iterator[str]:
        """What lies beside the archive."""
        return self._archive.beside()

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open one file for reading from its beginning; raises as the archive does."""
        size = self._archive.size(name)
        self.opened.add(name)
        self._heard(name, 0, size)
        with (
            self._archive.open(name) as file,
            io.BufferedReader(
                _Heard(file, lambda read: self._heard(name, read, size)), _BUFFER
            ) as counted,
        ):
            yield counted


class _Heard(io.RawIOBase):
    """A file that reports after every piece how many bytes are read."""

    def __init__(self, file: IO[bytes], heard: Callable[[int], None]) -> None:
        super().__init__()
        self._file, self._heard = file, heard
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._read += len(data)
        self._heard(self._read)
        return len(data)
