"""Exports of one account, joined: the parts of one, an earlier one, or the same one given twice."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import IO

from profilecheck.files.archive import Archive, FileBroken
from profilecheck.files.finding import shown_name

__all__ = ["Joined", "WithEarlier", "Within", "digest"]


class Within:
    """An archive from one of its folders on: what is elsewhere in it is left out."""

    older: Archive | None = None

    def __init__(self, archive: Archive, begins: str, without: Sequence[str] = ()) -> None:
        """See `archive` from the folder `begins` on, a name with "/" after it, or "".

        What is in the folders `without` is of something else.
        """
        self._archive, self._begins = archive, begins
        others = tuple(without)
        self._names = [
            n for n in archive.names() if n.startswith(begins) and not n.startswith(others)
        ]

    @property
    def called(self) -> tuple[str, ...]:
        """The names of the whole, and those of the folders in it."""
        return (*self._archive.called, *self._begins.split("/"))

    @property
    def packed(self) -> bool:
        """As the whole."""
        return self._archive.packed

    def names(self) -> Iterator[str]:
        """Every file's name, from that folder on."""
        return (name.removeprefix(self._begins) for name in self._names)

    def size(self, name: str) -> int:
        """How many bytes a file says that it has."""
        return self._archive.size(f"{self._begins}{name}")

    def moment(self, name: str) -> datetime | None:
        """When a file was made or last changed."""
        return self._archive.moment(f"{self._begins}{name}")

    def beside(self) -> Iterator[str]:
        """What lies beside the whole."""
        return self._archive.beside()

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open one file for reading from its beginning; raises as the archive does."""
        return self._archive.open(f"{self._begins}{name}")


class Joined:
    """The parts of one export that came as several files, as if they were one."""

    older: Archive | None = None

    def __init__(self, parts: Sequence[Archive]) -> None:
        self._parts = parts
        self._of = {name: part for part in reversed(parts) for name in part.names()}

    @property
    def called(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(name for part in self._parts for name in part.called)

    @property
    def packed(self) -> bool:
        """Whether all parts are."""
        return all(part.packed for part in self._parts)

    def names(self) -> Iterator[str]:
        """Every file's name, once."""
        return iter(self._of)

    def size(self, name: str) -> int:
        """How many bytes a file says that it has."""
        return self._of[name].size(name)

    def moment(self, name: str) -> datetime | None:
        """When a file was made or last changed."""
        return self._of[name].moment(name)

    def beside(self) -> Iterator[str]:
        """What lies beside the parts."""
        return (name for part in self._parts for name in part.beside())

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open one file for reading from its beginning; raises as its part does."""
        return self._of[name].open(name)


class WithEarlier(Joined):
    """An export, with an earlier one of the same account for what is not in it."""

    def __init__(self, newer: Archive, earlier: Archive, *, same_age: bool) -> None:
        """Join them; with `same_age`, which of them is newer is not known."""
        super().__init__([newer])
        self._newer, self._earlier = newer, earlier
        self.older = earlier
        self._rivals = set(earlier.names()) & set(newer.names()) if same_age else set()

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open one file, of the newer export if it is there.

        Raises:
            FileBroken: both hold it, not the same, and which is newer is not known.
        """
        if name in self._rivals and digest(self._newer, name) != digest(self._earlier, name):
            raise FileBroken(f"{shown_name(name)} is in it more than once, and not the same")
        holder = self._newer if name in self._of else self._earlier
        return holder.open(name)

    def size(self, name: str) -> int:
        """How many bytes a file says that it has."""
        return (self._newer if name in self._of else self._earlier).size(name)

    def moment(self, name: str) -> datetime | None:
        """When a file was made or last changed."""
        return (self._newer if name in self._of else self._earlier).moment(name)


def digest(archive: Archive, name: str) -> bytes:
    """Return the digest of a file's content, by which equal files are known.

    Raises:
        FileBroken: it cannot be read.
    """
    with archive.open(name) as file:
        return hashlib.file_digest(file, hashlib.blake2b).digest()  # type: ignore[arg-type]  # it needs no more than readinto
