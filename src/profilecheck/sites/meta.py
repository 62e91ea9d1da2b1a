"""What the exports of Meta have in common: their letters, and their two shapes of values.

A value stands under its label in `string_map_data`, or with its label in a list, `label_values`,
where it may lie deeper. Either may be alone in its file, in a list, or below one key or more.
Labels are in the account's language. Source: real exports of 2024, and what other open programs
read in those of 2018 to 2026.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

from profilecheck.files import (
    Archive,
    FileBroken,
    FileName,
    Json,
    ListMissing,
    document,
    found,
    keys_of,
    opened_in_utf8,
    records,
)
from profilecheck.sites.export import day_of
from profilecheck.sites.told import Told, folded, told_by

__all__ = [
    "LabelTable",
    "day_in_entry",
    "day_named",
    "days_told",
    "entries",
    "handle_named",
    "holders",
    "labels_in",
    "only_label",
    "repaired",
    "told_in",
]

LabelTable = Mapping[str, tuple[str, ...]]
"""What a label is called in each language that we know, by its English name."""

_HIGH = re.compile("[\x80-\xff]+")
_DEEPEST = 8
_TIMES = ("creation_timestamp", "timestamp", "timestamp_value", "taken_at")
_INNER = ("string_map_data", "string_list_data", "label_values", "media")
_NO_LABELS = frozenset(("fbid", "ent_name", "href"))
"""Plain keys that stand beside labels."""
_ENTRY = frozenset((*_INNER, "creation_timestamp", "title"))
"""Keys of which an entry of a list has one at the least."""


def repaired(words: str) -> str:
    """Return text as it was written: Meta writes each byte of UTF-8 as a letter of its own.

    What is right already stays as it is.
    """
    return _HIGH.sub(_as_utf8, words)


def _as_utf8(match: re.Match[str]) -> str:
    try:
        return match[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


# Labels and values


def told_in(where: str, what: str, table: LabelTable, held: Json) -> Told:
    """Return what a file says, its labels by their English names; see `told_by`.

    Raises:
        UnknownLayout: none of the labels of `table` is in it, in any language that we know.
    """
    return told_by(where, what, tuple(table), list(labels_in(held, table)))


def labels_in(held: Json, table: LabelTable) -> Iterator[Mapping[str, Json]]:
    """Yield the labels of a file with their values, those of `table` by their English names."""
    english = {folded(word): name for name, words in table.items() for word in (name, *words)}
    for holder in holders(held):
        yield {english.get(folded(label), label): value for label, value in holder.items()}


def only_label(held: Json) -> str:
    """Return the label that a file has, where it has no other one with a value; "" elsewhere."""
    labels = {label for holder in holders(held) for label in holder if label not in _NO_LABELS}
    return labels.pop() if len(labels) == 1 else ""


def holders(held: Json, depth: int = 0) -> Iterator[Mapping[str, Json]]:
    """Yield labels with their values wherever they stand in a file, in either shape."""
    if depth > _DEEPEST:
        return
    if isinstance(held, list):
        for item in held:
            yield from holders(item, depth + 1)
    elif isinstance(held, dict):
        own = held.get("string_map_data")
        if isinstance(own, dict):
            for label, value in own.items():
                yield from ({repaired(label): said} for said in _said(value))
        yield from _pairs(held.get("label_values"), depth + 1)
        # The oldest exports have plain keys and values.
        yield {
            repaired(key): _mended(value)
            for key, value in held.items()
            if isinstance(value, str | bool | int) and key not in {"title", *_TIMES}
        }
        if not (isinstance(own, dict) or isinstance(held.get("label_values"), list)):
            # What lies beside labels, below a key of its own, is of something else.
            for key, value in held.items():
                if key not in _INNER and not key.endswith("_data"):
                    yield from holders(value, depth + 1)


def _pairs(held: Json, depth: int) -> Iterator[Mapping[str, Json]]:
    """Yield each label of a list with its value, or with those that lie deeper under it."""
    for item in held if isinstance(held, list) and depth <= _DEEPEST else ():
        label = item.get("label") if isinstance(item, dict) else None
        if isinstance(label, str):
            values = list(_values(item)) or list(_only_inner(item))
            yield from ({repaired(label): value} for value in values)
        for key in ("dict", "vec"):
            yield from _pairs(item.get(key) if isinstance(item, dict) else None, depth + 1)


def _values(item: Mapping[str, Json]) -> Iterator[Json]:
    """Yield the values of a label, but not those that have a label of their own."""
    if "value" in item:
        yield _mended(item["value"])
    for key in ("dict", "vec"):
        held = item.get(key)
        for inner in held if isinstance(held, list) else [held]:
            if isinstance(inner, str | bool | int):
                yield _mended(inner)
            elif isinstance(inner, dict) and "label" not in inner:
                yield from _values(inner)


def _only_inner(item: Mapping[str, Json]) -> Iterator[Json]:
    """Yield the value of the one thing that lies under a label, whatever that is called itself."""
    inner = [one for key in ("dict", "vec") for one in _list(item.get(key))]
    if len(inner) == 1 and isinstance(inner[0], dict):
        yield from _values(inner[0])


def _list(held: Json) -> list[Json]:
    return held if isinstance(held, list) else []


def _said(held: Json) -> Iterator[Json]:
    """Yield what stands under a label; nothing where it has no value, which is not an empty one."""
    if not isinstance(held, dict):
        yield _mended(held)
    elif "value" in held:
        yield _mended(held["value"])


def _mended(value: Json) -> Json:
    return repaired(value) if isinstance(value, str) else value


# Lists


def entries(archive: Archive, name: str, called: str) -> Iterator[Mapping[str, Json]]:
    """Yield the entries of the list in a file: alone, or below whatever one key it has.

    A list of one entry may be that entry itself.

    Raises:
        FileBroken: it breaks off, or holds something else.
    """
    keys = keys_of(archive, name)
    if _ENTRY.intersection(keys):
        yield _entry(document(archive, name), called)
        return
    if len(keys) > 1:
        raise FileBroken(f"{called} is not as we know it")
    try:
        for record in records(archive, name, keys or ("",)):
            yield _entry(record, called)
    except ListMissing:
        held = document(archive, name)
        only = next(iter(held.values()), None) if isinstance(held, dict) else None
        if not isinstance(only, dict) or not _ENTRY.intersection(only):
            raise FileBroken(f"{called} is not as we know it") from None
        yield only


def _entry(record: Json, called: str) -> Mapping[str, Json]:
    if not isinstance(record, dict):
        raise FileBroken(f"{called} is not as we know it")
    return record


def day_in_entry(held: Json, depth: int = 0) -> date | None:
    """Return the latest day that an entry says, be it its own or of what lies in it."""
    if depth > _DEEPEST:
        return None
    days: list[date | None] = []
    if isinstance(held, dict):
        days += [day_of(held.get(key)) for key in _TIMES]
        days += [day_in_entry(value, depth + 1) for key, value in held.items() if key != "comments"]
    elif isinstance(held, list):
        days += [day_in_entry(item, depth + 1) for item in held]
    return max((day for day in days if day), default=None)


_NAMED = (
    r"{network}-(?:(?P<handle>.*?)-)??"
    r"(?P<day>20\d\d([-_.])\d\d?\3\d\d?|\d\d?([-_.])\d\d?\4(?:20\d\d))(?!\d)"
)
"""The name that Meta gives an export: “facebook-NAME-2026-11-20-xyz.zip”.

The day is as the account's language writes it: a real one of January 2026 has 2026_01_19.
"""


def _named(names: Iterable[str], network: str) -> Iterator[re.Match[str]]:
    pattern = re.compile(_NAMED.format(network=network), re.IGNORECASE)
    yield from filter(None, map(pattern.search, names))


def day_named(names: Iterable[str], network: str) -> date | None:
    """Return the first day in a name that Meta gave an export of the network.

    Where the year is last, day and month may stand in either order: the older day counts.
    """
    for match in _named(names, network):
        numbers = [int(number) for number in re.split("[-_.]", match["day"])]
        days = [numbers] if numbers[0] > 31 else [numbers[::-1], [numbers[2], *numbers[:2]]]
        if known := [day for day in map(_day, days) if day]:
            return min(known)
    return None


def _day(numbers: Sequence[int]) -> date | None:
    try:
        return date(*numbers)
    except ValueError:  # no day that there is
        return None


def handle_named(names: Iterable[str], network: str) -> str:
    """Return the account's name in that of an export, "" of none.

    A part of an export may say nothing else of whose it is.
    """
    handles = (match["handle"] or "" for match in _named(names, network))
    return next((handle for handle in handles if re.fullmatch(r"[\w.]+", handle)), "")


_TOLD = re.compile(rb'"timestamp"\s*:\s*([0-9]{9,10})[^0-9]')
_PIECE = 2**20
_LONGEST_TOLD = 64
"""Bytes that may be between the key and the end of its number, at the most."""


def days_told(archive: Archive, kinds: Iterable[FileName]) -> tuple[date, ...]:
    """Return the oldest and the newest day that entries in files of these kinds have themselves.

    That of a picture may be older than the entry it is in, and has another key. Of a file that
    breaks off, what comes before is looked at.
    """
    days = [day for kind in kinds for name in found(archive, kind) for day in _told(archive, name)]
    return (min(days), max(days)) if days else ()


def _told(archive: Archive, name: str) -> tuple[date, ...]:
    oldest = newest = 0
    with suppress(FileBroken, UnicodeError), opened_in_utf8(archive, name) as file:
        rest = b""
        while piece := file.read(_PIECE):
            for match in _TOLD.finditer(held := rest + piece):
                moment = int(match[1])
                oldest, newest = min(moment, oldest or moment), max(moment, newest)
            # A number whose end has not come is none yet: its first digits are of another day.
            rest = held[-_LONGEST_TOLD:]
    return tuple(day for day in (day_of(oldest), day_of(newest)) if day)
