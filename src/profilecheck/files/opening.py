"""Opening the exports that the person names: a ZIP file or a folder each, or the parts of one."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from pathlib import Path
from typing import IO

from profilecheck.errors import InputError
from profilecheck.files.archive import Archive, FileBroken
from profilecheck.files.finding import shown_name
from profilecheck.files.unpacked import UnpackedExport
from profilecheck.files.zipped import ZippedExport

__all__ = ["Joined", "Within", "opened_export"]


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


class Within:
    """An archive from one of its folders on: what stands elsewhere in it is not there."""

    def __init__(self, archive: Archive, begins: str) -> None:
        """See `archive` from the folder `begins` on, a name with "/" after it, or ""."""
        self._archive, self._begins = archive, begins

    @property
    def made_on(self) -> date | None:
        """The day of the whole."""
        return self._archive.made_on

    def names(self) -> Iterator[str]:
        """Every file's name, from that folder on."""
        for name in self._archive.names():
            if name.startswith(self._begins):
                yield name.removeprefix(self._begins)

    def size(self, name: str) -> int:
        """The bytes of one file."""
        return self._archive.size(f"{self._begins}{name}")

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open one file for reading from its beginning; raises as the archive does."""
        return self._archive.open(f"{self._begins}{name}")


class Joined:
    """The parts of one export that came as several files, as if they were one."""

    def __init__(self, parts: Sequence[Archive]) -> None:
        self._parts = parts
        self._holders: dict[str, list[Archive]] = {}
        for part in parts:
            for name in part.names():
                self._holders.setdefault(name, []).append(part)

    @property
    def made_on(self) -> date | None:
        """The day of the oldest part: what is in it may have changed since."""
        return min((day for part in self._parts if (day := part.made_on)), default=None)

    def names(self) -> Iterator[str]:
        """Every file's name, once."""
        return iter(self._holders)

    def size(self, name: str) -> int:
        """The bytes of one file."""
        return self._holders[name][0].size(name)

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open one file for reading from its beginning; raises as its part does.

        Raises:
            FileBroken: two parts hold it, and not the same.
        """
        holders = self._holders[name]
        if len(holders) > 1 and len({_digest(holder, name) for holder in holders}) > 1:
            raise FileBroken(f"{shown_name(name)} is in it more than once, and not the same")
        return holders[0].open(name)


def _digest(archive: Archive, name: str) -> bytes:
    with archive.open(name) as file:
        return hashlib.file_digest(file, hashlib.blake2b).digest()  # type: ignore[arg-type]
