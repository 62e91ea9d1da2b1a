"""JSON of any size, record by record: never more of it in memory than one record.

Of a file that is one large object, the small values in it that are known are picked out.
"""

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, Any

import ijson

from profilecheck.files.archive import (
    MOST_ENTRIES,
    Archive,
    FileBroken,
    ListMissing,
    too_many_entries,
)
from profilecheck.files.finding import shown_name
from profilecheck.files.texts import no_text, opened_in_utf8

__all__ = ["Json", "assigned", "document", "keys_of", "records", "texts_at", "values_at"]

Json = Any
"""What JSON can hold; whoever reads it looks before using it."""

_MOST_DOCUMENT = 8 * 2**20
"""Bytes of a file that is read whole."""
_MOST_RECORD = 4 * 2**20
"""Bytes between two records. The longest post anywhere is well below a hundredth of it."""
_PIECE = 2**20
_DEEPEST = 64
"""Lists and objects within each other. Exports have ten or so; each level costs memory."""
_MOST_KEYS = 1_000
"""Of the object that a file is. Exports have ten or so."""
_MOST_DIGITS = 1024
"""Of one whole number. Python makes none of more than 4,300 digits, and the parser written in C
does not outlive its refusal."""
_DIGITS = re.compile(rb"[0-9]{%d}" % (_MOST_DIGITS + 1))
_STARTS = ("start_map", "start_array")
_ENDS = ("end_map", "end_array")
_PLAIN = frozenset({"null", "boolean", "number"})
_ASSIGNMENT = re.compile(rb"\s*window\.[\w.$\[\]\"'-]{1,200}\s*=\s*")


class _Text:
    """The JSON in a file, without what may surround it.

    That is a byte order mark, and in X's archives the JavaScript that the JSON is wrapped in.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        head = file.read(512).removeprefix(b"\xef\xbb\xbf")
        self._ready = _ASSIGNMENT.sub(b"", head, count=1) if _ASSIGNMENT.match(head) else head
        self._since_record = 0
        self._last = b""  # what a number may have begun with, in the piece before

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
        said = self._last + ready
        if _DIGITS.search(said):
            raise _TooManyDigits
        self._last = said[-_MOST_DIGITS:]
        if more or not ready:
            return ready
        return ready.rstrip().removesuffix(b";")


class _TooLong(Exception):  # noqa: N818 - becomes a `FileBroken` before it leaves this module
    """One record is longer than any post."""


class _TooManyDigits(Exception):  # noqa: N818 - becomes a `FileBroken`, as `_TooLong` does
    """A number is longer than any, or digits without an end stand somewhere else."""


def document(archive: Archive, name: str) -> Json:
    """Return what a small JSON file holds.

    Raises:
        FileBroken: it is larger than such a file ever is, or no JSON.
    """
    return _parsed(archive, name, _content(archive, name))


def assigned(archive: Archive, name: str) -> Json:
    """Return what a small file of JavaScript assigns, as those of X's archives do.

    Raises:
        FileBroken: it is larger than such a file ever is, or assigns no JSON.
    """
    content = _content(archive, name).removeprefix(b"\xef\xbb\xbf")
    held = _ASSIGNMENT.sub(b"", content, count=1).rstrip().removesuffix(b";")
    return _parsed(archive, name, held)


def _content(archive: Archive, name: str) -> bytes:
    try:
        with opened_in_utf8(archive, name) as file:
            content = file.read(_MOST_DOCUMENT + 1)
    except UnicodeError:
        raise no_text(name) from None
    if len(content) > _MOST_DOCUMENT:
        raise FileBroken(f"{shown_name(name)} is larger than we know it")
    return content


def _parsed(archive: Archive, name: str, content: bytes) -> Json:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # ValueError: no JSON, or not in UTF-8
        raise _broken(archive, name) from None


def records(archive: Archive, name: str, places: Collection[str]) -> Iterator[Json]:
    """Yield the members of the list in a file, one after the other.

    `places` are where the list may stand: "" for the whole file, else the keys that lead to it
    ("friends_v2", "address_book_v2.address_book"). A file that breaks off yields what came before.
    Of one that has members in two of the places, all are yielded, and then it is said to be broken:
    whether they are two parts of the list or the same twice is not known.

    Raises:
        ListMissing: there is no such list.
        FileBroken: it breaks off, is no JSON, is longer than any, or holds the list twice.
    """
    with _opened(archive, name) as text:
        yield from _members(text, name, places)


def _members(text: _Text, name: str, places: Collection[str]) -> Iterator[Json]:
    """Yield what the lists at `places` hold, and go on to the end of the file."""
    walk = _Walk(name, places)
    builder: ijson.ObjectBuilder | None = None
    filled: set[int] = set()
    passed = 0  # members, and whatever is beside their list
    for event, value in ijson.basic_parse(text):
        if walk.is_of_member(event, value):
            builder = builder or ijson.ObjectBuilder()
            builder.event(event, value)
        if builder is not None and walk.is_between_members:
            yield builder.value
            builder = None
            filled.add(walk.lists)
        if builder is None:
            text.record_begins()
            passed += 1
            if passed > MOST_ENTRIES:
                raise too_many_entries(shown_name(name))
    if not walk.lists:
        raise ListMissing(f"{shown_name(name)} does not hold the list we know")
    if len(filled) > 1:
        raise FileBroken(f"{shown_name(name)} holds the list we know in two places")


def keys_of(archive: Archive, name: str) -> tuple[str, ...]:
    """Return the keys of the object that a file is, in order; none where it is a list.

    Raises:
        FileBroken: it breaks off, is no JSON, or has more keys than any.
    """
    keys: dict[str, None] = {}
    with _opened(archive, name) as text:
        path = _Path(name)
        for event, value in ijson.basic_parse(text):
            text.record_begins()  # nothing of it is held
            path.leave(event, value)
            if event == "map_key" and path.depth == 1:
                keys[value] = None
                if len(keys) > _MOST_KEYS:
                    raise FileBroken(f"{shown_name(name)} is not as we know it")
            path.enter(event)
    return tuple(keys)


def values_at(archive: Archive, name: str, places: Collection[str]) -> Iterator[tuple[str, Json]]:
    """Yield each small value that stands at one of `places` in a file, with its place.

    `places` are the keys that lead to a value, with full stops between them, as in `records`.

    Raises:
        FileBroken: it breaks off, is no JSON, or such a value is larger than any.
    """
    with _opened(archive, name) as text:
        path = _Path(name)
        builder: ijson.ObjectBuilder | None = None
        place, depth = "", 0
        depths = {wanted.count(".") + 1 for wanted in places}  # few values stand so deep
        for event, value in ijson.basic_parse(text):
            path.leave(event, value)
            begins = builder is None and event != "map_key" and path.depth in depths
            if begins and str(path) in places:
                builder, place, depth = ijson.ObjectBuilder(), str(path), path.depth
            if builder is not None:
                builder.event(event, value)
            path.enter(event)
            if builder is not None and path.depth == depth:
                yield place, builder.value
                builder = None
            if builder is None:
                text.record_begins()


def texts_at(archive: Archive, name: str, where: re.Pattern[str]) -> Iterator[str]:
    """Yield every string in a file whose keys, with full stops between them, `where` fits.

    Raises:
        FileBroken: it breaks off, is no JSON, or has more of them than any.
    """
    with _opened(archive, name) as text:
        path, passed = _Path(name), 0
        is_wanted = lru_cache(maxsize=_MOST_KEYS)(
            lambda keys: where.match(".".join(filter(None, keys))) is not None
        )
        for event, value in ijson.basic_parse(text):
            text.record_begins()  # nothing of it is held
            if event == "string":
                if not is_wanted(path.keys):
                    continue
                yield value
                passed += 1
                if passed > MOST_ENTRIES:
                    raise too_many_entries(shown_name(name))
            elif event not in _PLAIN:
                path.leave(event, value)
                path.enter(event)


class _Path:
    """The position in a file: for each list or object around, the key at hand within it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._keys: list[str] = []

    @property
    def depth(self) -> int:
        """How many lists and objects are around."""
        return len(self._keys)

    def __str__(self) -> str:
        return ".".join(self._keys)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys at hand, "" for each list."""
        return tuple(self._keys)

    def leave(self, event: str, value: Json) -> None:
        """Go on by one event, as far as it ends something or says a key."""
        if event in _ENDS:
            self._keys.pop()
        elif event == "map_key":
            self._keys[-1] = value

    def enter(self, event: str) -> None:
        """Go on by the same event, as far as it begins something.

        Raises:
            FileBroken: it is nested deeper than any.
        """
        if event in _STARTS:
            if len(self._keys) == _DEEPEST:
                raise FileBroken(f"{shown_name(self._name)} is nested deeper than we know it")
            self._keys.append("")


class _Walk:
    """The way through a file to the lists in it, and whether it is within one of them.

    `lists` is how many were met.
    """

    def __init__(self, name: str, places: Collection[str]) -> None:
        self.lists = 0
        self._places = places
        self._path = _Path(name)
        self._depth = 0
        """How deep the members of the list at hand are; 0 outside of a list."""

    @property
    def is_between_members(self) -> bool:
        """Whether a member of the list has just ended."""
        return self._path.depth == self._depth

    def is_of_member(self, event: str, value: Json) -> bool:
        """Go on by one event; return whether it belongs to a member of a list."""
        self._path.leave(event, value)
        if self._path.depth < self._depth:
            self._depth = 0
        within = self._depth > 0
        if not within and event == "start_array" and str(self._path) in self._places:
            self.lists += 1
            self._depth = self._path.depth + 1
        self._path.enter(event)
        return within


@contextmanager
def _opened(archive: Archive, name: str) -> Iterator[_Text]:
    with opened_in_utf8(archive, name) as file:
        try:
            yield _Text(file)
        except (ijson.JSONError, UnicodeError, RecursionError):
            raise _broken(archive, name) from None
        except _TooLong:
            raise FileBroken(f"{shown_name(name)} holds an entry longer than any post") from None
        except _TooManyDigits:
            raise FileBroken(f"{shown_name(name)} holds a number longer than any") from None


def _broken(archive: Archive, name: str) -> FileBroken:
    """Why a file is no JSON: it breaks off, or its letters are those of another program."""
    decoder = getincrementaldecoder("utf-8")()
    try:
        with opened_in_utf8(archive, name) as file:
            while piece := file.read(_PIECE):
                decoder.decode(piece)
    except UnicodeError:
        return no_text(name)
    return FileBroken(f"{shown_name(name)} breaks off or is not what its name says")
