"""Every place of a page or a file that can hold a text, and how one is put there.

A spot is a text node, an attribute that a person sees or follows, a string of the data that a page
carries or was answered, or a cell of a table. Putting something into one gives the page or the file
anew, with that one place changed and nothing else. Knows no network.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import HIDDEN_MARK, Capture
from profilecheck.browser.strings import holds_data, strings_of

__all__ = ["Kind", "Place", "Put", "Spot", "spots_of_file", "spots_of_page"]

Where = TypeVar("Where")

_ATTRIBUTES = ("href", "title", "alt", "aria-label", "value", "placeholder", "content")
_MARKUP = re.compile(r"<\w[^<>]*>")


class Kind(StrEnum):
    """The kind of a spot."""

    TEXT = "text"
    ATTRIBUTE = "attribute"
    DATA = "data"
    CELL = "cell"


class Place(StrEnum):
    """Whether a person sees the text of a spot, and whose it is."""

    SEEN = "seen"
    CODE = "code"
    HIDDEN = "hidden"
    BESIDE = "beside"


class Put(StrEnum):
    """How a text is put where another is: in its place, or behind it."""

    INSTEAD = "instead"
    BEHIND = "behind"


@dataclass(frozen=True)
class Spot(Generic[Where]):
    """One place: its original text, its name, and a function that puts another text there.

    `name` is the tag and attribute, or the keys that lead to a string of data, without numbers.
    `place` is what one knows of it without knowing the network.
    """

    kind: Kind
    part: str
    name: str
    original: str
    place: Place
    with_text: Callable[[str], Where]

    def put(self, text: str, how: Put) -> Where:
        """Return the whole with `text` in this place."""
        return self.with_text(text if how is Put.INSTEAD else f"{self.original} {text}".strip())


def spots_of_page(capture: Capture) -> Iterator[Spot[Capture]]:
    """Yield every spot of a page: its document, its frames, what it was answered."""
    for spot in _document_spots(capture.html, "page"):
        yield _within(spot, lambda html: replace(capture, html=html))
    for at, frame in enumerate(capture.frames):
        for spot in _document_spots(frame.html, f"frame {at}"):
            yield _within(spot, _in_frame(capture, at))
    for at, reply in enumerate(capture.replies):
        for spot in _data_spots(reply.body, f"reply {reply.operation}"):
            yield _within(spot, _in_reply(capture, at))


def spots_of_file(name: str, content: bytes) -> Iterator[Spot[bytes]]:
    """Yield every spot of a file of an export: a table, or data."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = content.decode(encoding)
    found = _table_spots(text, name) if name.endswith(".csv") else _data_spots(text, name)
    for spot in found:
        yield _within(spot, lambda changed: changed.encode(encoding.removesuffix("-sig")))


def _in_frame(capture: Capture, at: int) -> Callable[[str], Capture]:
    def changed(html: str) -> Capture:
        frames = list(capture.frames)
        frames[at] = replace(frames[at], html=html)
        return replace(capture, frames=tuple(frames))

    return changed


def _in_reply(capture: Capture, at: int) -> Callable[[str], Capture]:
    def changed(body: str) -> Capture:
        replies = list(capture.replies)
        replies[at] = replace(replies[at], body=body)
        return replace(capture, replies=tuple(replies))

    return changed


def _within(spot: Spot[str], around: Callable[[str], Where]) -> Spot[Where]:
    def with_text(text: str) -> Where:
        return around(spot.with_text(text))

    return Spot(spot.kind, spot.part, spot.name, spot.original, spot.place, with_text)


# Documents

_CODE = frozenset({"script", "style", "template", "noscript", "link", "base", "svg"})
_BESIDE = frozenset({"complementary"})


def _document_spots(html: str, part: str) -> Iterator[Spot[str]]:
    tree = LexborHTMLParser(html)
    places: dict[int, Place] = {}
    for at, node in enumerate(_nodes(tree)):
        above = places.get(node.parent.mem_id) if node.parent is not None else None
        place = places[node.mem_id] = _place_of(node, above or Place.SEEN)
        if node.tag == "-text":
            yield from _text_spots(html, part, at, node, place)
        else:
            yield from _attribute_spots(html, part, at, node, place)


def _nodes(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    if tree.root is not None:
        yield from tree.root.traverse(include_text=True)


def _place_of(node: LexborNode, above: Place) -> Place:
    """Return the place of a node, which is that of all within it."""
    if above is not Place.SEEN or node.tag == "-text":
        return above
    if node.tag in _CODE:
        return Place.CODE
    if HIDDEN_MARK in node.attributes:
        return Place.HIDDEN
    beside = node.tag == "aside" or node.attributes.get("role") in _BESIDE
    return Place.BESIDE if beside else Place.SEEN


def _text_spots(
    html: str, part: str, at: int, node: LexborNode, place: Place
) -> Iterator[Spot[str]]:
    original = node.text(deep=False) or ""
    parent = node.parent
    tag = (parent.tag if parent is not None else "") or ""
    if not original.strip():
        return
    with_text = _with_node(html, at, lambda found, text: found.replace_with(text))
    if tag in _CARRIES_DATA and holds_data(original):
        for spot in _data_spots(original, part, f"{tag}{_named(parent)}"):
            yield _within(spot, with_text)
    else:
        yield Spot(Kind.TEXT, part, _path(parent), original.strip(), place, with_text)


_CARRIES_DATA = ("script", "code")


def _attribute_spots(
    html: str, part: str, at: int, node: LexborNode, place: Place
) -> Iterator[Spot[str]]:
    for name, value in node.attributes.items():
        called = f"{_path(node)}@{name}"
        with_text = _with_node(html, at, _setting(name))
        if name in _ATTRIBUTES:
            yield Spot(Kind.ATTRIBUTE, part, called, value or "", place, with_text)
        elif value and name.startswith("data-") and holds_data(value):
            for spot in _data_spots(value, part, called):
                yield replace(_within(spot, with_text), place=Place.CODE)


def _setting(name: str) -> Callable[[LexborNode, str], None]:
    def set_to(node: LexborNode, text: str) -> None:
        node.attrs[name] = text

    return set_to


def _with_node(
    html: str, at: int, change: Callable[[LexborNode, str], None]
) -> Callable[[str], str]:
    def with_text(text: str) -> str:
        tree, found = _node_at(html, at)
        change(found, text)
        return tree.html or ""

    return with_text


def _node_at(html: str, at: int) -> tuple[LexborHTMLParser, LexborNode]:
    tree = LexborHTMLParser(html)
    return tree, next(node for n, node in enumerate(_nodes(tree)) if n == at)


def _named(node: LexborNode | None) -> str:
    """Return the attribute that distinguishes one element from another of its kind."""
    attributes = node.attributes if node is not None else {}
    for name in ("data-testid", "id", "itemprop", "property", "name", "role", "class"):
        if value := attributes.get(name):
            return f".{value.split()[0]}"
    return ""


def _path(node: LexborNode | None) -> str:
    steps: list[str] = []
    while node is not None and node.tag not in ("html", "body", None) and len(steps) < 4:
        steps.insert(0, f"{node.tag}{_named(node)}")
        node = node.parent
    return ">".join(steps)


# Data


def _data_spots(source: str, part: str, within: str = "") -> Iterator[Spot[str]]:
    """Yield the strings of data, those in markup and in data within a string among them."""
    for string in strings_of(source):
        name = ".".join(filter(None, (within, *string.keys)))

        def with_text(text: str, start: int = string.start, end: int = string.end) -> str:
            written = json.dumps(text)[1:-1].replace("<", "\\u003C")
            return source[:start] + written + source[end:]

        for spot in _string_spots(string.value, part, name):
            yield _within(spot, with_text)


def _string_spots(value: str, part: str, name: str) -> Iterator[Spot[str]]:
    if holds_data(value):
        yield from _data_spots(value, part, name)
    elif _MARKUP.search(value):
        yield from _markup_spots(value, part, name)
    else:
        yield Spot(Kind.DATA, part, name, value, Place.SEEN, lambda text: text)


def _markup_spots(value: str, part: str, name: str) -> Iterator[Spot[str]]:
    """Yield the spots of markup in a string of data, as in Mastodon's notes."""
    body = LexborHTMLParser(f"<body>{value}</body>")
    for spot in _document_spots(body.html or "", part):
        inner = _within(spot, _body_of)
        yield replace(inner, name=f"{name}<{spot.name}>", kind=Kind.DATA)


def _body_of(html: str) -> str:
    return html.partition("<body>")[2].rpartition("</body>")[0]


# Tables


def _table_spots(text: str, part: str) -> Iterator[Spot[str]]:
    separator = "\t" if "\t" in text.split("\n", 1)[0] else ","
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    columns = max(rows[:8], key=len, default=[])
    at_columns = rows.index(columns) if columns else 0
    for y, row in enumerate(rows):
        if y <= at_columns:
            continue
        for x, value in enumerate(row):

            def with_text(text: str, y: int = y, x: int = x) -> str:
                changed = [list(r) for r in rows]
                changed[y][x] = text
                out = io.StringIO()
                csv.writer(out, delimiter=separator, lineterminator="\n").writerows(changed)
                return out.getvalue()

            name = columns[x] if x < len(columns) else f"column {x}"
            yield Spot(Kind.CELL, part, name, value, Place.SEEN, with_text)
