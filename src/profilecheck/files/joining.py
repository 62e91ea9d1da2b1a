"""Exports of one account, joined: the parts of one, an earlier one, or the same one given twice."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import IO

from profilecheck.files.archive import Archive, TwoVersions
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

    def __init__(
        self, parts: Sequence[Archive], of_each_part: re.Pattern[str] | None = None
    ) -> None:
        """Join them. A file that `of_each_part` fits may differ: the first one's is read."""
        self._parts, self._of_each_part = parts, of_each_part
        self._of = {name: part for part in reversed(parts) for name in part.names()}
        self._again: dict[str, list[Archive]] = {}  # what another part holds once more
        for part in parts:
            for name in part.names():
                if self._of[name] is not part:
                    self._again.setdefault(name, []).append(part)

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
        """Open one file for reading from its beginning; raises as its part does as well.

        Raises:
            TwoVersions: several parts hold it, and not the same.
        """
        if name in self._again and not self._may_differ(name):
            if not all(_same(self._of[name], other, name) for other in self._again[name]):
                raise _two_versions(name)
            del self._again[name]  # they are looked at once
        return self._of[name].open(name)

    def _may_differ(self, name: str) -> bool:
        return self._of_each_part is not None and self._of_each_part.fullmatch(name) is not None


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
            TwoVersions: both hold it, not the same, and which is newer is not known.
        """
        if name in self._rivals and not _same(self._newer, self._earlier, name):
            raise _two_versions(name)
        holder = self._newer if name in self._of else self._earlier
        return holder.open(name)

    def size(self, name: str) -> int:
        """How many bytes a file says that it has."""
        return (self._newer if name in self._of else self._earlier).size(name)

    def moment(self, name: str) -> datetime | None:
        """When a file was made or last changed."""
        return (self._newer if name in self._of else self._earlier).moment(name)


def _same(one: Archive, other: Archive, name: str) -> bool:
    return one.size(name) == other.size(name) and digest(one, name) == digest(other, name)


def _two_versions(name: str) -> TwoVersions:
    return TwoVersions(f"{shown_name(name)} is in it more than once, and not the same")


def digest(archive: Archive, name: str) -> bytes:
    """Return the digest of a file's content, by which equal files are known.

    Raises:
        FileBroken: it cannot be read.
    """
    with archive.open(name) as file:
        return hashlib.file_digest(file, hashlib.blake2b).digest()  # type: ignore[arg-type]  # it needs no more than readinto
