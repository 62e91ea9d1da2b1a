"""A data export as the ZIP file it came in: read where it is, nothing is ever unpacked to the disk.

Whatever a ZIP file can do that an export never does is refused before anything is read.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

from profilecheck.errors import InputError
from profilecheck.files.archive import MOST_FILES, FileBroken
from profilecheck.files.finding import shown_name

__all__ = ["ZippedExport"]

_MOST_UNPACKED = 64 * 2**30
"""Bytes read from one export in all. The largest have tens of gigabytes, most of it pictures."""
_MOST_TIMES = 250
"""How many times larger than packed a file may be, once `_FREE` bytes of it were read.

Text of an export packs to a tenth; the most that packing can do at all is about a thousand.
"""
_FREE = 64 * 2**20
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
    NotImplementedError,  # packed in a way that Python does not know
    RuntimeError,  # locked with a password after all
    ValueError,
    struct.error,
)


class ZippedExport:
    """An export in a ZIP file, which stays open as long as this is used."""

    def __init__(self, path: Path) -> None:
        """Open it and look through its list of files.

        Raises:
            InputError: it is no ZIP file, breaks off, is locked, or holds what no export does.
        """
        self._path = path
        self._unpacked = 0
        self._zip = _opened(path)
        try:
            self._files = {info.filename: info for info in _checked(path, self._zip.infolist())}
        except InputError:
            self._zip.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    @property
    def made_on(self) -> date | None:
        """The day of its newest file; None where the files have no date."""
        days = [_day(i) for i in self._files.values() if i.date_time[0] > _NO_DATE]
        return max((d for d in days if d), default=None)

    def names(self) -> Iterator[str]:
        """Every file's name."""
        return iter(self._files)

    def size(self, name: str) -> int:
        """The bytes that one file unpacks to, as the ZIP file says."""
        return self._files[name].file_size

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
        except _UNREADABLE:
            raise _broken(name) from None
        with packed, io.BufferedReader(_Member(packed, info, self._count), 2**16) as file:
            yield file

    def _count(self, size: int, member: int, info: zipfile.ZipInfo) -> None:
        self._unpacked += size
        too_packed = member > _FREE and member > info.compress_size * _MOST_TIMES
        if too_packed or self._unpacked > _MOST_UNPACKED:
            raise InputError(
                f"{self._path}: this ZIP file unpacks to far more than an export holds, "
                "so it was not read. Ask the network for a new one."
            )


_Counter = Callable[[int, int, zipfile.ZipInfo], None]


class _Member(io.RawIOBase):
    """One file's content, counted as it is unpacked; what is wrong with it is told in words."""

    def __init__(self, packed: IO[bytes], info: zipfile.ZipInfo, count: "_Counter") -> None:
        super().__init__()
        self._packed, self._info, self._counted = packed, info, count
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        try:
            data = self._packed.read(len(buffer))
        except _UNREADABLE:
            raise _broken(self._info.filename) from None
        buffer[: len(data)] = data
        self._size += len(data)
        self._counted(len(data), self._size, self._info)
        return len(data)


def _broken(name: str) -> FileBroken:
    return FileBroken(f"{shown_name(name)} breaks off or is damaged")


def _day(info: zipfile.ZipInfo) -> date | None:
    try:
        return date(*info.date_time[:3])
    except ValueError:
        return None


# What a file must be to be opened


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        with path.open("rb") as file:
            beginning = file.read(4)
            _refuse_long_list(path, file)
        return zipfile.ZipFile(path)
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file.") from None
    except OSError as error:
        raise InputError(f"{path}: this file cannot be read ({error.strerror}).") from None
    except _UNREADABLE:
        raise InputError(f"{path}: {_not_a_zip(beginning)}") from None


def _not_a_zip(beginning: bytes) -> str:
    if beginning.startswith(b"PK"):
        return "this ZIP file breaks off or is damaged. Download your export once more."
    if beginning.startswith(b"\x1f\x8b"):
        return "this is not a ZIP file. Unpack it, and name the folder it was unpacked to."
    return (
        "this is not a ZIP file. "
        "Name the ZIP file as the network sent it, or the folder it was unpacked to."
    )


_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_LONGEST_COMMENT = 2**16
_IN_END_64 = 0xFFFFFFFF


def _refuse_long_list(path: Path, file: IO[bytes]) -> None:
    """Look how long the list of files is before it is read into memory.

    The places are those of PKWARE's APPNOTE.TXT, 4.3.14 to 4.3.16.
    """
    size = file.seek(0, io.SEEK_END)
    start = max(0, size - _LONGEST_COMMENT - _END.size - _LOCATOR_64.size)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        return  # no list at all: told when it is opened
    length = _END.unpack_from(tail, at)[5]
    if length == _IN_END_64 and at >= _LOCATOR_64.size:
        place = _LOCATOR_64.unpack_from(tail, at - _LOCATOR_64.size)[2]
        file.seek(min(place, size))
        end = file.read(_END_64.size)
        length = _END_64.unpack(end)[8] if len(end) == _END_64.size else 0
    if length > _MOST_DIRECTORY:
        raise InputError(_too_many(path))


def _too_many(path: Path) -> str:
    return f"{path}: this holds more files than any export ({MOST_FILES:,} at most)."


def _checked(path: Path, infos: Iterable[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """Yield the files, folders left out; refuse the whole where one of them is a trick."""
    seen: set[str] = set()
    for info in infos:
        if len(seen) == MOST_FILES:
            raise InputError(_too_many(path))
        if fault := _fault(info) or (
            "holds two files of one name" if info.filename in seen else ""
        ):
            raise InputError(
                f"{path}: this ZIP file {fault}, which no export does, so it was not read. "
                "Use it as the network sent it."
            )
        if info.flag_bits & _LOCKED:
            raise InputError(
                f"{path}: this ZIP file is locked with a password. "
                "Unpack it, and name the folder it was unpacked to."
            )
        seen.add(info.filename)
        if not info.is_dir():
            yield info


def _fault(info: zipfile.ZipInfo) -> str:
    """What is wrong with a file's name or kind, "" where nothing is.

    Nothing is unpacked, so no name can lead anywhere; one that tries is a file made to harm.
    """
    name = info.orig_filename
    parts = name.split("/")
    leads_out = ".." in parts or name.startswith("/") or "\\" in name or ":" in parts[0]
    if leads_out or "\0" in name:
        return "holds a file whose name leads out of it"
    if stat.S_ISLNK(info.external_attr >> _SYMLINK_SHIFT):
        return "holds a link to another file"
    return ""
