"""JSON of any size, record by record: never more of it in memory than one record."""

import json
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import IO, Any

import ijson

from profilecheck.files.archive import Archive, FileBroken
from profilecheck.files.finding import shown_name

__all__ = ["Json", "document", "records"]

Json = Any
"""What JSON can hold; whoever reads it looks before using it."""

_MOST_DOCUMENT = 8 * 2**20
"""Bytes of a file that is read whole."""
_MOST_RECORD = 4 * 2**20
"""Bytes between two records. The longest post anywhere is well below a hundredth of it."""
_ASSIGNMENT = re.compile(rb"\s*window\.[\w.$\[\]\"'-]{1,200}\s*=\s*")


class _Text:
    """The JSON in a file, without what may stand around it.

    That is a byte order mark, and in X's archives the JavaScript that the JSON is wrapped in.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        head = file.read(512).removeprefix(b"\xef\xbb\xbf")
        self._ready = _ASSIGNMENT.sub(b"", head, count=1) if _ASSIGNMENT.match(head) else head
        self._since_record = 0

    def record_begins(self) -> None:
        """A record is done: the next one may take its own share of memory."""
        self._since_record = 0

    def read(self, size: int = -1, /) -> bytes:
        """Return the next piece, one piece behind the file, so that the last one is known."""
        if size == 0:  # only asked to see whether this is bytes
            return b""
        more = self._file.read(size)
        ready, self._ready = self._ready, more
        self._since_record += len(ready)
        if self._since_record > _MOST_RECORD:
            raise _TooLong
        if more or not ready:
            return ready
        return ready.rstrip().removesuffix(b";")


class _TooLong(Exception):  # noqa: N818 - becomes a `FileBroken` before it leaves this module
    """One record is longer than any post."""


def document(archive: Archive, name: str) -> Json:
    """Return what a small JSON file holds.

    Raises:
        FileBroken: it is larger than such a file ever is, or no JSON.
    """
    with archive.open(name) as file:
        content = file.read(_MOST_DOCUMENT + 1)
    if len(content) > _MOST_DOCUMENT:
        raise FileBroken(f"{shown_name(name)} is larger than we know it")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # ValueError: no JSON, or not in UTF-8
        raise _broken(name) from None


def records(archive: Archive, name: str, places: Collection[str]) -> Iterator[Json]:
    """Yield the members of the list in a file, one after the other.

    `places` are where the list may stand: "" for the whole file, else the keys that lead to it
    ("friends_v2", "address_book_v2.address_book"). A file that breaks off yields what came before.

    Raises:
        FileBroken: there is no such list, it breaks off, or is no JSON.
    """
    place = _place(archive, name, places)
    with _opened(archive, name) as text:
        for record in ijson.items(text, f"{place}.item".lstrip(".")):
            text.record_begins()
            yield record


def _place(archive: Archive, name: str, places: Collection[str]) -> str:
    with _opened(archive, name) as text:
        prefix: str
        for prefix, event, _ in ijson.parse(text):
            text.record_begins()
            if event == "start_array" and prefix in places:
                return prefix
    raise FileBroken(f"{shown_name(name)} does not hold the list we know")


@contextmanager
def _opened(archive: Archive, name: str) -> Iterator[_Text]:
    with archive.open(name) as file:
        try:
            yield _Text(file)
        except (ijson.JSONError, UnicodeDecodeError, RecursionError):
            raise _broken(name) from None
        except _TooLong:
            raise FileBroken(f"{shown_name(name)} holds an entry longer than any post") from None


def _broken(name: str) -> FileBroken:
    return FileBroken(f"{shown_name(name)} breaks off or is not what its name says")
