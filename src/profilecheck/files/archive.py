"""What a data export looks like from outside: named files, opened one at a time."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import IO, Protocol

__all__ = [
    "MOST_ENTRIES",
    "MOST_FILES",
    "Archive",
    "FileBroken",
    "ListMissing",
    "TwoVersions",
    "too_many_entries",
]

MOST_FILES = 200_000
"""Files in one export. A list of more would take more memory than the export's own content."""
MOST_ENTRIES = 1_000_000
"""Entries that are read of one file. Nobody has a list so long; one made to harm may be endless."""


class FileBroken(Exception):  # noqa: N818 - not the program's fault, and never the end of it
    """One file of an export is missing, breaks off, or is not what its name says.

    The others may be whole. The message names the file, and is fit for the person.
    """


class ListMissing(FileBroken):
    """A file is whole, and the list that is looked for does not stand where it is known to."""


class TwoVersions(FileBroken):
    """Two parts of an export, or two exports of one day, hold a file, and not the same."""


def too_many_entries(called: str) -> FileBroken:
    """What is raised once `MOST_ENTRIES` of a file were read, and there are more."""
    return FileBroken(
        f"{called} holds more than {MOST_ENTRIES:,} entries; the rest of them was not read"
    )


class Archive(Protocol):
    """A data export, as it came: a packed file or an unpacked folder.

    Names are relative, with "/" between their parts, whatever the system.
    """

    @property
    def called(self) -> tuple[str, ...]:
        """What the files or folders are called that it came as: the network gave them names."""

    @property
    def packed(self) -> bool:
        """Whether the files' moments are of who packed them; a disk's may be those of a copy."""

    @property
    def older(self) -> "Archive | None":
        """An earlier export of the same account, which has what is not in this one."""

    def names(self) -> Iterator[str]:
        """Every file's name."""

    def size(self, name: str) -> int:
        """How many bytes a file says that it has."""

    def moment(self, name: str) -> datetime | None:
        """When a file was made or last changed, in no zone. None: not known."""

    def beside(self) -> Iterator[str]:
        """What else is called, packed, in the folders of the disk in which it lies."""

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open one file for reading from its beginning.

        Reading from it raises as well.

        Raises:
            FileBroken: it cannot be read, or breaks off.
            InputError: it unpacks to more than any export holds.
        """
