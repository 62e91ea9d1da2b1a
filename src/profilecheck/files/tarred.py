"""A data export as a .tgz or .tar file: read where it is, from one end to the other.

Such a file has no list of what is in it, so it is gone through once to make one, and again up to
each file that is opened.
"""

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, cast

from profilecheck.errors import InputError
from profilecheck.files.archive import MOST_FILES, Archive
from profilecheck.files.finding import damaged
from profilecheck.files.members import Unpacked, member_name, refuse_trick, too_many
from profilecheck.files.zipped import beside

__all__ = ["TarredExport", "looks_like_tar"]

_GZIP = b"\x1f\x8b"
_MAGIC, _MAGIC_AT = b"ustar", 257
_MOST_AT_ONCE = 2**20
"""Bytes read at once. A file's heading has far fewer; one made to harm fills the memory with it."""
_BLOCK = tarfile.BLOCKSIZE
_UNREADABLE = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError)


def looks_like_tar(beginning: bytes) -> bool:
    """Whether a file that begins so is packed by gzip, or a tar file that is not packed."""
    return beginning.startswith(_GZIP) or beginning[_MAGIC_AT:].startswith(_MAGIC)


class TarredExport:
    """An export in a .tgz or .tar file, which stays open as long as this is used."""

    packed = True
    older: Archive | None = None

    def __init__(self, path: Path) -> None:
        """Open it and go through it.

        Raises:
            InputError: it is no such file, breaks off, or holds what no export does.
            OSError: it cannot be opened.
        """
        self._path = path
        self._stream = _Stream(path)
        try:
            self._tar = tarfile.open(fileobj=cast("IO[bytes]", self._stream), mode="r:")  # noqa: SIM115
            self._files = dict(_checked(path, self._tar))
        except _UNREADABLE:
            self._stream.close()
            raise InputError(
                f"{path}: this file breaks off, is damaged, or is no .tgz file. "
                "Download your export once more, or unpack it and choose the folder."
            ) from None
        except InputError:
            self._stream.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._tar.close()
        self._stream.close()

    @property
    def called(self) -> tuple[str, ...]:
        """The name of the file."""
        return (self._path.name,)

    def names(self) -> Iterator[str]:
        """Every file's name."""
        return iter(self._files)

    def size(self, name: str) -> int:
        """How many bytes a file has, as its heading says."""
        return self._files[name].size

    def moment(self, name: str) -> datetime | None:
        """When a file was packed, or last changed before; None where it was given no date."""
        seconds = self._files[name].mtime
        try:
            return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None) if seconds else None
        except (OSError, ValueError, OverflowError):  # a day that no calendar has
            return None

    def beside(self) -> Iterator[str]:
        """What else lies in the file's folder."""
        return beside(self._path)

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open one file for reading from its beginning.

        Raises:
            FileBroken: it breaks off.
            InputError: it unpacks to more than any export holds.
        """
        packed = cast("IO[bytes]", self._tar.extractfile(self._files[name]))  # all are plain files
        with io.BufferedReader(_Member(packed, name), 2**16) as file:
            yield file


def _checked(path: Path, tar: tarfile.TarFile) -> Iterator[tuple[str, tarfile.TarInfo]]:
    seen: set[str] = set()
    for info in tar:
        if len(seen) == MOST_FILES:
            raise InputError(too_many(path))
        name = member_name(info.name).removeprefix("./")
        if info.isdir():
            continue
        # What is no plain file, as a device or a file with holes, is as much of a trick as a link.
        refuse_trick(path, name, is_link=not info.isreg() or info.issparse(), seen=name in seen)
        seen.add(name)
        yield name, info
    if not _ends_here(tar):
        raise tarfile.ReadError("the mark of its end is missing")


def _ends_here(tar: tarfile.TarFile) -> bool:
    """Whether the mark of the end stands behind the last file: a block of nothing but zeros."""
    stream = cast("_Stream", tar.fileobj)
    stream.seek(tar.offset)
    return stream.read(_BLOCK) == bytes(_BLOCK)


class _Member(io.RawIOBase):
    """One file's content; what is wrong with it is said in words."""

    def __init__(self, packed: IO[bytes], name: str) -> None:
        super().__init__()
        self._packed, self._name = packed, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        try:
            data = self._packed.read(len(buffer))
        except _UNREADABLE:
            raise damaged(self._name) from None
        buffer[: len(data)] = data
        return len(data)


class _Stream:
    """What the file unpacks to, in which one can go to any place; counted as it is unpacked."""

    def __init__(self, path: Path) -> None:
        self._raw = path.open("rb")
        packed = self._raw.read(len(_GZIP)) == _GZIP
        self._raw.seek(0)
        self._file = cast("IO[bytes]", gzip.GzipFile(fileobj=self._raw)) if packed else self._raw
        self._unpacked = Unpacked(path)

    def read(self, size: int, /) -> bytes:
        """Return that many bytes, or what there is.

        Raises:
            InputError: it unpacks to more than any export holds.
            ValueError: nobody asks for so many at once but a heading made to harm.
        """
        if not 0 <= size <= _MOST_AT_ONCE:
            raise ValueError("too much at once")
        data = self._file.read(size)
        self._unpacked.count(len(data), self._file.tell(), max(self._raw.tell(), 1))
        return data

    def seek(self, place: int, /) -> int:
        """Go to a place, from the beginning; what is passed over is counted as well.

        Raises:
            InputError: as for reading.
        """
        if self._file is self._raw:
            return self._raw.seek(place)
        if place < self._file.tell():
            self._file.seek(0)
        while (missing := place - self._file.tell()) > 0 and self.read(min(missing, _MOST_AT_ONCE)):
            pass
        return self._file.tell()

    def tell(self) -> int:
        """Return where one is."""
        return self._file.tell()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        self._raw.close()
