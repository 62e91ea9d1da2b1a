"""Every place of a page or a file in which a text can stand, and how one is put there.

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
    """What a spot is."""

    TEXT = "text"
    ATTRIBUTE = "attribute"
    DATA = "data"
    CELL = "cell"


class Place(StrEnum):
    """Whether a person sees what stands in a spot, and whose it is."""

    SEEN = "seen"
    CODE = "code"
    HIDDEN = "hidden"
    BESIDE = "beside"


class Put(StrEnum):
    """How a text is put where another stands: in its place, or behind it."""

    INSTEAD = "instead"
    BEHIND = "behind"


@dataclass(frozen=True)
class Spot(Generic[Where]):
    """One place: what stands there, what it is called, and what becomes of all of it with a text.

    `name` is the tag and attribute, or the keys that lead to a string of data, without numbers.
    `place` is what one knows of it without knowing the network.
    """

    kind: Kind
    part: str
    name: str
    stands: str
    place: Place
    with_text: Callable[[str], Where]

    def put(self, text: str, how: Put) -> Where:
        """Return the whole with `text` in this place."""
        return self.with_text(text if how is Put.INSTEAD else f"{self.stands} {text}".strip())


def spots_of_page(capture: Capture) -> Iterator[Spot[Capture]]:
    """Yield every spot of a page: its document, its frames, what it was answered."""
    for spot in _of_document(capture.html, "page"):
        yield _within(spot, lambda html: replace(capture, html=html))
    for at, frame in enumerate(capture.frames):
        for spot in _of_document(frame.html, f"frame {at}"):
            yield _within(spot, _in_frame(capture, at))
    for at, reply in enumerate(capture.replies):
        for spot in _of_data(reply.body, f"reply {reply.operation}"):
            yield _within(spot, _in_reply(capture, at))


def spots_of_file(name: str, content: bytes) -> Iterator[Spot[bytes]]:
    """Yield every spot of a file of an export: a table, or data."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = content.decode(encoding)
    found = _of_table(text, name) if name.endswith(".csv") else _of_data(text, name)
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

    return Spot(spot.kind, spot.part, spot.name, spot.stands, spot.place, with_text)


# Documents

_CODE = frozenset({"script", "style", "template", "noscript", "link", "base", "svg"})
_BESIDE = frozenset({"complementary"})


def _of_document(html: str, part: str) -> Iterator[Spot[str]]:
    tree = LexborHTMLParser(html)
    places: dict[int, Place] = {}
    for at, node in enumerate(_nodes(tree)):
        above = places.get(node.parent.mem_id) if node.parent is not None else None
        place = places[node.mem_id] = _place_of(node, above or Place.SEEN)
        if node.tag == "-text":
            yield from _of_text(html, part, at, node, place)
        else:
            yield from _of_attributes(html, part, at, node, place)


def _nodes(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    if tree.root is not None:
        yield from tree.root.traverse(include_text=True)


def _place_of(node: LexborNode, above: Place) -> Place:
    """Where a node stands, for all that stands in it."""
    if above is not Place.SEEN or node.tag == "-text":
        return above
    if node.tag in _CODE:
        return Place.CODE
    if HIDDEN_MARK in node.attributes:
        return Place.HIDDEN
    beside = node.tag == "aside" or node.attributes.get("role") in _BESIDE
    return Place.BESIDE if beside else Place.SEEN


def _of_text(html: str, part: str, at: int, node: LexborNode, place: Place) -> Iterator[Spot[str]]:
    stands = node.text(deep=False) or ""
    parent = node.parent
    tag = (parent.tag if parent is not None else "") or ""
    if not stands.strip():
        return
    with_text = _with_node(html, at, lambda found, text: found.replace_with(text))
    if tag in _CARRIES_DATA and holds_data(stands):
        for spot in _of_data(stands, part, f"{tag}{_named(parent)}"):
            yield _within(spot, with_text)
    else:
        yield Spot(Kind.TEXT, part, _path(parent), stands.strip(), place, with_text)


_CARRIES_DATA = ("script", "code")


def _of_attributes(
    html: str, part: str, at: int, node: LexborNode, place: Place
) -> Iterator[Spot[str]]:
    for name, value in node.attributes.items():
        called = f"{_path(node)}@{name}"
        with_text = _with_node(html, at, _setting(name))
        if name in _ATTRIBUTES:
            yield Spot(Kind.ATTRIBUTE, part, called, value or "", place, with_text)
        elif value and name.startswith("data-") and holds_data(value):
            for spot in _of_data(value, part, called):
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
    """What tells one element from another of its kind."""
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


def _of_data(source: str, part: str, within: str = "") -> Iterator[Spot[str]]:
    """Yield the strings of data, those in markup and in data within a string among them."""
    for string in strings_of(source):
        name = ".".join(filter(None, (within, *string.keys)))

        def with_text(text: str, start: int = string.start, end: int = string.end) -> str:
            written = json.dumps(text)[1:-1].replace("<", "\\u003C")
            return source[:start] + written + source[end:]

        for spot in _of_string(string.value, part, name):
            yield _within(spot, with_text)


def _of_string(value: str, part: str, name: str) -> Iterator[Spot[str]]:
    if holds_data(value):
        yield from _of_data(value, part, name)
    elif _MARKUP.search(value):
        yield from _of_markup(value, part, name)
    else:
        yield Spot(Kind.DATA, part, name, value, Place.SEEN, lambda text: text)


def _of_markup(value: str, part: str, name: str) -> Iterator[Spot[str]]:
    """Yield the spots of markup that stands in a string of data, as Mastodon's notes do."""
    body = LexborHTMLParser(f"<body>{value}</body>")
    for spot in _of_document(body.html or "", part):
        inner = _within(spot, _body_of)
        yield replace(inner, name=f"{name}<{spot.name}>", kind=Kind.DATA)


def _body_of(html: str) -> str:
    return html.partition("<body>")[2].rpartition("</body>")[0]


# Tables


def _of_table(text: str, part: str) -> Iterator[Spot[str]]:
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
