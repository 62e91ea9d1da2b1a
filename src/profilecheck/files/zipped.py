"""A data export as the ZIP file it came in: read where it is, nothing is ever unpacked to the disk.

Whatever a ZIP file can do that an export never does is refused before anything is read.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from profilecheck.errors import InputError
from profilecheck.files.archive import MOST_FILES, Archive, FileBroken
from profilecheck.files.finding import damaged, is_of_the_system, shown_name
from profilecheck.files.members import Unpacked, member_name, refuse_trick, too_many

__all__ = ["ZippedExport", "looks_like_zip"]

_MOST_DIRECTORY = 64 * 2**20
"""Bytes of the list of files within a ZIP file, which is held in memory."""
_NO_DATE = 1980
"""The year of a file in a ZIP file that was given no date."""
_SYMLINK_SHIFT = 16
_LOCKED = 0x1
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,  # of a version that Python does not know
    RuntimeError,  # locked with a password after all
    ValueError,
    struct.error,
)


def looks_like_zip(beginning: bytes) -> bool:
    """Whether a file that begins so is, or once was, a ZIP file."""
    return beginning.startswith(b"PK")


class ZippedExport:
    """An export in a ZIP file, which stays open as long as this is used."""

    older: Archive | None = None

    def __init__(self, path: Path, content: IO[bytes] | None = None) -> None:
        """Open it and look through its list of files.

        `content` is what it holds where it lies within another file; `path` says where.

        Raises:
            InputError: it is no ZIP file, breaks off, is locked, or holds what no export does.
            OSError: it cannot be opened.
        """
        self._path = path
        self._on_disk = content is None
        self._unpacked = Unpacked(path)
        raw = io.FileIO(path) if content is None else cast("io.RawIOBase", content)
        self._file = _Sparing(path, raw)
        try:
            self._zip = _listed(path, self._file)
            self._files = dict(_checked(path, self._zip.infolist()))
        except InputError:
            self._file.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()
        self._file.close()

    @property
    def packed(self) -> bool:
        """Whether no computer has put its own files in, as where somebody packs a folder again."""
        return not any(map(is_of_the_system, self._files))

    @property
    def called(self) -> tuple[str, ...]:
        """The name of the ZIP file."""
        return (self._path.name,)

    def names(self) -> Iterator[str]:
        """Every file's name."""
        return iter(self._files)

    def size(self, name: str) -> int:
        """How many bytes a file has, as the list of files says."""
        return self._files[name].file_size

    def moment(self, name: str) -> datetime | None:
        """When a file was packed, or last changed before; None where it was given no date."""
        info = self._files[name]
        try:
            return datetime(*info.date_time) if info.date_time[0] > _NO_DATE else None
        except ValueError:
            return None

    def beside(self) -> Iterator[str]:
        """What else lies in the ZIP file's folder."""
        return beside(self._path) if self._on_disk else iter(())

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open one file for reading from its beginning.

        Raises:
            FileBroken: it cannot be read, or breaks off.
            InputError: it unpacks to more than any export holds.
        """
        info = self._files[name]
        try:
            packed = self._zip.open(info)
        except NotImplementedError:  # zipfile's, of a way of packing or a version it does not know
            raise FileBroken(
                f"{shown_name(name)} is packed in a way that is not read: unpack the file that it "
                "is in, and name the folder"
            ) from None
        except _UNREADABLE:
            raise damaged(name) from None
        with packed, io.BufferedReader(_Member(packed, info, self._unpacked), 2**16) as file:
            yield file


def beside(path: Path) -> Iterator[str]:
    """Yield the names of the other files in the folder of `path`; none where it cannot be read."""
    try:
        yield from (other.name for other in path.absolute().parent.iterdir() if other.is_file())
    except OSError:
        return


class _Member(io.RawIOBase):
    """One file's content, counted as it is unpacked; what is wrong with it is said in words."""

    def __init__(self, packed: IO[bytes], info: zipfile.ZipInfo, unpacked: Unpacked) -> None:
        super().__init__()
        self._packed, self._info, self._unpacked = packed, info, unpacked
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        try:
            data = self._packed.read(len(buffer))
        except _UNREADABLE:
            raise damaged(self._info.filename) from None
        buffer[: len(data)] = data
        self._size += len(data)
        self._unpacked.count(len(data), self._size, self._info.compress_size)
        return len(data)


# What a file must be to be opened


class _Sparing(io.BufferedReader):
    """A file of which nobody takes more at once than a list of files may need.

    How long that list is, a ZIP file says in several places, of which `zipfile` believes one.
    """

    def __init__(self, path: Path, content: io.RawIOBase) -> None:
        super().__init__(content)
        self._path = path

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as much as is asked for.

        Raises:
            InputError: that is more than any list of files needs.
        """
        if size is not None and size > _MOST_DIRECTORY:
            raise InputError(too_many(self._path))
        return super().read(size)


def _listed(path: Path, file: _Sparing) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except _UNREADABLE:
        raise InputError(
            f"{path}: this ZIP file breaks off or is damaged. Download your export once more."
        ) from None


_IN_UTF_8 = 0x800


def _written(info: zipfile.ZipInfo) -> str:
    """The name as it was written: macOS writes UTF-8, and does not say that it does."""
    name = info.orig_filename
    if info.flag_bits & _IN_UTF_8:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _checked(path: Path, infos: Iterable[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield the files by name, folders left out; refuse the whole where one of them is a trick."""
    seen: set[str] = set()
    for info in infos:
        if len(seen) == MOST_FILES:
            raise InputError(too_many(path))
        name = member_name(_written(info))
        is_link = stat.S_ISLNK(info.external_attr >> _SYMLINK_SHIFT)
        refuse_trick(path, name, is_link=is_link, seen=name in seen)
        if info.flag_bits & _LOCKED:
            raise InputError(
                f"{path}: this ZIP file is locked with a password. "
                "Unpack it, and choose the folder it was unpacked to."
            )
        seen.add(name)
        if not name.endswith("/"):
            yield name, info
