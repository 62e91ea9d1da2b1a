"""What a data export looks like from outside: named files, opened one at a time."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import IO, Protocol

__all__ = ["Archive"]


class Archive(Protocol):
    """A data export, as it came: a ZIP file or an unpacked folder.

    Names are relative, with "/" between their parts, whatever the system.
    """

    def names(self) -> Iterator[str]:
        """Every file's name."""

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open one file for reading from its beginning.

        Raises:
            InputError: it cannot be read, or unpacks to more than any export holds.
        """
