"""What a data export looks like from outside: named files, opened one at a time."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import IO, Protocol

__all__ = ["MOST_ENTRIES", "MOST_FILES", "Archive", "FileBroken", "too_many_entries"]

MOST_FILES = 200_000
"""Files in one export. A list of more would take more memory than the export's own content."""
MOST_ENTRIES = 1_000_000
"""Entries that are read of one file. Nobody has a list so long; one made to harm may be endless."""


class FileBroken(Exception):  # noqa: N818 - not the program's fault, and never the end of it
    """One file of an export is missing, breaks off, or is not what its name says.

    The others may be whole. The message names the file, and is fit for the person.
    """


def too_many_entries(called: str) -> FileBroken:
    """What is raised once `MOST_ENTRIES` of a file were read, and there are more."""
    return FileBroken(
        f"{called} holds more than {MOST_ENTRIES:,} entries; the rest of them was not read"
    )


class Archive(Protocol):
    """A data export, as it came: a ZIP file or an unpacked folder.

    Names are relative, with "/" between their parts, whatever the system.
    """

    @property
    def made_on(self) -> date | None:
        """The day of its newest file: the export is from then or earlier. None: not told."""

    def names(self) -> Iterator[str]:
        """Every file's name."""

    def size(self, name: str) -> int:
        """The bytes of one file, as far as it is told before it is read; 0 where it is not."""

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open one file for reading from its beginning.

        Reading from it raises as well.

        Raises:
            FileBroken: it cannot be read, or breaks off.
            InputError: it unpacks to more than any export holds.
        """
