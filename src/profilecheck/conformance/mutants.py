"""Pages with one part changed: taken away, emptied, renamed, exchanged, doubled, covered.

The parts are keys of the data that a page carries or was answered, elements, attributes and words
of its document. Knows no network.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import chain
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import HIDDEN_MARK, Capture
from profilecheck.browser.dom import normalise
from profilecheck.browser.strings import holds_data
from profilecheck.conformance.data import (
    DataPath,
    Edit,
    at_path,
    documents_of,
    edited,
    paths_of,
    put,
    spot_of,
)
from profilecheck.conformance.nodes import STATES, contrary, nodes_of, put_in_place, with_nodes
from profilecheck.conformance.readings import PageSeen
from profilecheck.sites.site import OpenSite

__all__ = ["UNKNOWN", "Mutant", "Way", "mutants_of", "ways_of_key"]

UNKNOWN = "zzqx"
"""A word that no network has."""


class Way(StrEnum):
    """What is done to a part of a page."""

    GONE = "gone"
    EMPTIED = "emptied"
    RENAMED = "renamed"
    RENAMED_EVERYWHERE = "renamed on all pages"
    WRAPPED = "wrapped once more"
    SWAPPED = "swapped with the next"
    CONTRADICTED = "doubled with another value"
    UNKNOWN_WORD = "an unknown word"
    COVERED = "behind a hidden copy"


@dataclass(frozen=True)
class Mutant:
    """One change: of the page with the number `at`, or of all pages where that is None.

    `spot` are the keys that lead to a part of the data, or the elements that lead to a part of the
    document with an attribute behind "@"; without numbers.
    """

    way: Way
    page: str
    at: int | None
    spot: str
    change: Callable[[Capture], Capture]

    def __str__(self) -> str:
        return f"{self.page}: {self.spot} {self.way}"


def mutants_of(site: OpenSite, pages: Sequence[PageSeen]) -> Iterator[Mutant]:
    """Yield every mutant of single pages, then every name renamed on all pages at once."""
    words = _Words(site, pages)
    for at, seen in enumerate(pages):
        name = f"{seen.page.id} ({seen.capture.viewpoint.value})"
        for way, spot, change in _changes(seen.capture, words):
            yield Mutant(way, name, at, spot, change)
    captures = [seen.capture for seen in pages]
    for spot, everywhere in _renamings(captures):
        yield Mutant(Way.RENAMED_EVERYWHERE, "all pages", None, spot, everywhere)


# What may be changed


_Change = tuple[Way, str, Callable[[Capture], Capture]]
_ALIKE = 2
"""Parts of a page that differ in their number only: the first so many and the last are tried."""


class _Words:
    """The network's own words: what a person wrote may say anything, and proves nothing."""

    ENUM = re.compile(
        r"[A-Z]{3,}(_[A-Z]+)*|[a-z]+(_[a-z]+)+|[A-Z][a-z]+([A-Z][a-z]+)+|true|false|on|off"
    )

    def __init__(self, site: OpenSite, pages: Sequence[PageSeen]) -> None:
        labels = site.labels.values()
        self._words = {
            normalise(word)
            for own in labels
            for word in chain(*own.rows.values(), own.audiences, own.switches)
        }
        self._beginnings = tuple(w for w in self._words if len(w) > 12)
        self.others: dict[str, list[Any]] = defaultdict(list)
        for seen in pages:
            for _, value in documents_of(seen.capture):
                for key, leaf in _leaves(value):
                    known = self.others[key]
                    if self.is_own(leaf) and leaf not in known and len(known) < 4:
                        known.append(leaf)

    def is_own(self, value: object) -> bool:
        """Whether a value is the network's: a state, a name of a kind, a wording."""
        if isinstance(value, bool):
            return True
        if not isinstance(value, str):
            return False
        plain = normalise(value)
        return bool(
            self.ENUM.fullmatch(value) or plain in self._words or plain.startswith(self._beginnings)
        )

    def another(self, key: str, value: object) -> object:
        """Return another value that `key` has somewhere; None where it has none."""
        if isinstance(value, bool):
            return not value
        others = self.others.get(key, ()) if self.is_own(value) else ()
        return next((other for other in others if other != value), None)


def _changes(capture: Capture, words: _Words) -> Iterator[_Change]:
    """Yield the changes of one page; of parts that are alike, some."""
    alike: dict[tuple[Way, str], list[Callable[[Capture], Capture]]] = {}
    for way, spot, change in chain(_data_changes(capture, words), _markup_changes(capture, words)):
        alike.setdefault((way, spot), []).append(change)
    for (way, spot), changes in alike.items():
        some = changes if len(changes) <= _ALIKE + 1 else [*changes[:_ALIKE], changes[-1]]
        yield from ((way, spot, change) for change in some)


# Data


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inside in value.items():
            yield from _leaves(inside, name)
    elif isinstance(value, list):
        for inside in value:
            yield from _leaves(inside, key)
    else:
        yield key, value


def _data_changes(capture: Capture, words: _Words) -> Iterator[_Change]:
    for where, document in documents_of(capture):
        for path, value in paths_of(document):
            spot = spot_of(path)
            last = path[-1]
            ways = _item_ways(path, document) if isinstance(last, int) else ways_of_key(value)
            for way, edit in (*ways, *_value_ways(path, value, words)):
                yield way, spot, partial(edited, where=where, document=document, edit=edit(path))


_EditAt = Callable[[DataPath], Edit]


def ways_of_key(value: Any) -> Iterator[tuple[Way, _EditAt]]:
    """Yield what may be done to a key with that value, each as what edits it where a path leads."""
    yield Way.GONE, lambda path: lambda d: at_path(d, path[:-1]).pop(path[-1])
    yield Way.RENAMED, lambda path: lambda d: _rename(at_path(d, path[:-1]), str(path[-1]))
    if isinstance(value, dict | list) or (isinstance(value, str) and value):
        yield Way.EMPTIED, lambda path: lambda d: put(d, path, type(value)())
    yield Way.WRAPPED, lambda path: lambda d: put(d, path, {"wrapped": at_path(d, path)})


def _item_ways(path: DataPath, document: Any) -> Iterator[tuple[Way, _EditAt]]:
    yield Way.GONE, lambda path: lambda d: put(d, path, None)
    yield Way.WRAPPED, lambda path: lambda d: put(d, path, {"wrapped": at_path(d, path)})
    siblings = at_path(document, path[:-1])
    if isinstance(path[-1], int) and path[-1] + 1 < len(siblings):
        yield Way.SWAPPED, lambda path: lambda d: _swap(at_path(d, path[:-1]), path[-1])


def _value_ways(path: DataPath, value: Any, words: _Words) -> Iterator[tuple[Way, _EditAt]]:
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if isinstance(value, str) and words.is_own(value):
        yield Way.UNKNOWN_WORD, lambda path: lambda d: put(d, path, UNKNOWN)
    other = words.another(key, value)
    numbers = [at for at, step in enumerate(path) if isinstance(step, int)]
    if other is not None and numbers and numbers[-1] < len(path) - 1:
        item = numbers[-1] + 1
        for beside in (0, 1):
            yield Way.CONTRADICTED, partial(_doubling, item=item, other=other, beside=beside)


def _rename(holder: dict[str, Any], key: str) -> None:
    items = [(f"{k}_renamed" if k == key else k, v) for k, v in holder.items()]
    holder.clear()
    holder.update(items)


def _swap(items: list[Any], at: Any) -> None:
    items[at], items[at + 1] = items[at + 1], items[at]


def _doubling(path: DataPath, *, item: int, other: object, beside: int) -> Edit:
    """Double the item of a list that holds the value, with the other value in the copy."""

    def edit(document: Any) -> None:
        items, number = at_path(document, path[: item - 1]), path[item - 1]
        if not isinstance(number, int):
            return
        copy = deepcopy(items[number])
        put(copy, path[item:], other)
        items.insert(number + beside, copy)

    return edit


# Documents

_NOT_SHOWN = frozenset({"script", "style", "template", "noscript", "link", "head", "html", "code"})


def _markup_changes(capture: Capture, words: _Words) -> Iterator[_Change]:
    for at, node in enumerate(nodes_of(capture.tree)):
        for way, spot, edit in _node_ways(node, words):
            yield way, spot, partial(with_nodes, edits={at: edit})


_NodeEdit = Callable[[LexborNode], None]


def _node_ways(node: LexborNode, words: _Words) -> Iterator[tuple[Way, str, _NodeEdit]]:
    spot = _spot(node)
    if node.tag == "-text":
        own = (node.text(deep=False) or "").strip()
        parent = node.parent
        if own and words.is_own(own) and parent is not None and parent.tag not in _NOT_SHOWN:
            yield Way.UNKNOWN_WORD, spot, lambda found: found.replace_with(UNKNOWN)
            yield Way.GONE, spot, lambda found: found.replace_with("")
        return
    if node.tag in _NOT_SHOWN or (node.tag or "-").startswith(("-", "!")):
        return
    yield from _attribute_ways(node, spot, words)
    if node.tag != "body":
        yield from _element_ways(node, spot)


def _attribute_ways(
    node: LexborNode, spot: str, words: _Words
) -> Iterator[tuple[Way, str, _NodeEdit]]:
    for name, value in node.attributes.items():
        called = f"{spot}@{name}"
        yield Way.GONE, called, partial(_take_attribute, name=name)
        yield Way.RENAMED, called, partial(_rename_attribute, name=name)
        if value:
            yield Way.EMPTIED, called, partial(_set_attribute, name=name, value="")
        if value and (words.is_own(value) or name in ("role", "type", "class")):
            yield Way.UNKNOWN_WORD, called, partial(_set_attribute, name=name, value=UNKNOWN)


def _take_attribute(node: LexborNode, *, name: str) -> None:
    del node.attrs[name]


def _rename_attribute(node: LexborNode, *, name: str) -> None:
    value = node.attributes.get(name) or ""
    del node.attrs[name]
    node.attrs[f"data-renamed-{name}"] = value


def _set_attribute(node: LexborNode, *, name: str, value: str) -> None:
    node.attrs[name] = value


def _element_ways(node: LexborNode, spot: str) -> Iterator[tuple[Way, str, _NodeEdit]]:
    yield Way.GONE, spot, lambda found: found.decompose()
    if node.child is not None:
        yield Way.EMPTIED, spot, _empty
    yield Way.WRAPPED, spot, lambda found: put_in_place(found, f"<div>{found.html}</div>")
    yield Way.COVERED, spot, _cover
    if (following := _next_element(node)) is not None and following.tag == node.tag:
        yield Way.SWAPPED, spot, _swap_nodes
    if any(state in node.attributes for state in STATES):
        yield (
            Way.CONTRADICTED,
            spot,
            lambda found: put_in_place(found, f"{found.html}{contrary(found.html or '')}"),
        )


def _empty(node: LexborNode) -> None:
    for child in list(node.iter(include_text=True)):
        child.decompose()


def _cover(node: LexborNode) -> None:
    put_in_place(node, f"<div {HIDDEN_MARK} hidden>{contrary(node.html or '')}</div>{node.html}")


def _next_element(node: LexborNode) -> LexborNode | None:
    following = node.next
    while following is not None and following.tag == "-text":
        following = following.next
    return following


def _swap_nodes(node: LexborNode) -> None:
    following = _next_element(node)
    if following is None:
        return
    put_in_place(following, f"{following.html}{node.html}")
    node.decompose()


def _spot(node: LexborNode | None) -> str:
    steps: list[str] = []
    while node is not None and node.tag not in ("html", None) and len(steps) < 5:
        role = node.attributes.get("role") or (node.attributes.get("class") or "").split(" ")[0]
        steps.insert(0, f"{node.tag}.{role}" if role else f"{node.tag}")
        node = node.parent
    return " > ".join(steps)


# A name on all pages at once


def _renamings(captures: Sequence[Capture]) -> Iterator[tuple[str, Callable[[Capture], Capture]]]:
    """Yield the keys, the kinds of things, the attributes and the classes, each renamed."""
    data = [
        spot for c in captures for _, document in documents_of(c) for spot in paths_of(document)
    ]
    nodes = [node for capture in captures for node in nodes_of(capture.tree)]
    kinds = (v for _, v in data if isinstance(v, str) and _Words.ENUM.fullmatch(v))
    named: tuple[tuple[str, Iterable[Any], Callable[..., Capture]], ...] = (
        ("key", (path[-1] for path, _ in data if isinstance(path[-1], str)), _key_renamed),
        ("kind", kinds, _kind_renamed),
        ("attribute", (name for node in nodes for name in node.attributes), _attribute_renamed),
        ("class", (name for node in nodes for name in _classes(node)), _class_renamed),
    )
    for what, names, rename in named:
        for name in dict.fromkeys(names):
            yield f"{what} {name}", partial(rename, name=name)


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _key_renamed(capture: Capture, *, name: str) -> Capture:
    written = re.compile(rf'(\\*"){re.escape(name)}(\\*"\s*:)')
    return _in_all_data(capture, lambda source: written.sub(rf"\1{name}_renamed\2", source))


def _kind_renamed(capture: Capture, *, name: str) -> Capture:
    written = re.compile(rf'(\\*"){re.escape(name)}(\\*")(?!\s*:)')
    return _in_all_data(capture, lambda source: written.sub(rf"\1{UNKNOWN}\2", source))


def _in_all_data(capture: Capture, renamed: Callable[[str], str]) -> Capture:
    html = capture.html
    for node in capture.tree.css("script, code"):
        source = node.text() or ""
        if holds_data(source) and (changed := renamed(source)) != source:
            html = html.replace(source, changed, 1)
    replies = tuple(replace(reply, body=renamed(reply.body)) for reply in capture.replies)
    return replace(capture, html=html, replies=replies)


def _attribute_renamed(capture: Capture, *, name: str) -> Capture:
    return _in_all_nodes(
        capture,
        lambda node: _rename_attribute(node, name=name) if name in node.attributes else None,
    )


def _class_renamed(capture: Capture, *, name: str) -> Capture:
    def edit(node: LexborNode) -> None:
        own = _classes(node)
        if name in own:
            node.attrs["class"] = " ".join(f"{c}-renamed" if c == name else c for c in own)

    return _in_all_nodes(capture, edit)


def _in_all_nodes(capture: Capture, edit: _NodeEdit) -> Capture:
    tree = LexborHTMLParser(capture.html)
    for node in nodes_of(tree):
        if node.tag != "-text":
            edit(node)
    return replace(capture, html=tree.html or "")
