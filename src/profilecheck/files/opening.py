"""Opening the exports that the person names: a ZIP file or a folder each, or the parts of one."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from pathlib import Path
from typing import IO

from profilecheck.errors import InputError
from profilecheck.files.archive import Archive
from profilecheck.files.unpacked import UnpackedExport
from profilecheck.files.zipped import ZippedExport

__all__ = ["Joined", "opened_export"]


@contextmanager
def opened_export(path: Path) -> Iterator[Archive]:
    """Open the export at `path`, a ZIP file or the folder it was unpacked to.

    Raises:
        InputError: it is neither, cannot be read, or holds what no export does.
    """
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder.")
    export = UnpackedExport(path) if path.is_dir() else ZippedExport(path)
    with closing(export):
        yield export


class Joined:
    """The parts of one export that came as several files, as if they were one."""

    def __init__(self, parts: Sequence[Archive]) -> None:
        self._parts = parts

    @property
    def made_on(self) -> date | None:
        """The day of the oldest part: what is in it may have changed since."""
        return min((day for part in self._parts if (day := part.made_on)), default=None)

    def names(self) -> Iterator[str]:
        """Every file's name, below the number of its part."""
        for number, part in enumerate(self._parts):
            yield from (f"{number}/{name}" for name in part.names())

    def size(self, name: str) -> int:
        """The bytes of one file."""
        number, _, rest = name.partition("/")
        return self._parts[int(number)].size(rest)

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open one file for reading from its beginning; raises as its part does."""
        number, _, rest = name.partition("/")
        return self._parts[int(number)].open(rest)
