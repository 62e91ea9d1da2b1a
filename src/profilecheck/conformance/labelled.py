"""Whether each text of a profile is told for what the page calls it, and nothing in its place."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import element_beside, is_shown, normalise, text_of
from profilecheck.conformance.data import (
    DataPath,
    DataWhere,
    documents_of,
    paths_of,
    with_data,
    without_data,
)
from profilecheck.conformance.nodes import called_node, nodes_of, with_nodes
from profilecheck.conformance.parts import empty, fill, holds_only_text, is_around
from profilecheck.conformance.readings import Readings
from profilecheck.conformance.trying import Read, Tried
from profilecheck.model import Entries, Observed
from profilecheck.sites.unplaced import shows_person
from profilecheck.vocabulary import Fact, FactKind

__all__ = ["takes_nothing_in_its_place", "tells_each_field_for_what_it_is"]

_TEXTS = tuple(
    f for f in Fact if f.kind is FactKind.ENTRIES and f.value.startswith(("profile.", "contact."))
)
_CALLED = {fact.value.rpartition(".")[2]: fact for fact in _TEXTS}
"""Facts by what pages, data and markup call their fields, where they do so in plain English."""
_NAMING = ("class", "id", "name", "itemprop", "data-testid", "aria-label")
_ONE, _OTHER = "Marlow Tessen", "Corben Hallick"
"""Texts that no page has."""


def tells_each_field_for_what_it_is(tried: Tried) -> Iterator[str]:
    """A field is no other fact's than the one that the way by hand, or its own name, says."""
    for read in tried.pages:
        if shows_person(read.page) and _told(read.readings):
            fields = tuple(_fields(read.capture, partial(_sent_to, tried)))
            told = {field: _told_as(read, field.with_text(_ONE)) for field in fields}
            yield from _against_the_way_by_hand(read, told)
            yield from _exchanged(read, told)
            yield from _told_by_their_order(read)


def _told(readings: Readings) -> set[tuple[Fact, str]]:
    return {
        (r.fact, f"{entry.text} {entry.detail}")
        for r in readings
        if isinstance(r, Observed) and r.fact in _TEXTS and isinstance(r.value, Entries)
        for entry in r.value.entries
    }


def _told_as(read: Read, capture: Capture, text: str = _ONE) -> frozenset[Fact]:
    return frozenset(fact for fact, told in _told(read.again(capture)) if text in told)


# Fields


@dataclass(frozen=True)
class _Field:
    """A text of a profile: its label to a person, and the facts that this or its markup names.

    `by_hand` are those for which the way by hand sends the person to a thing of that label.
    """

    place: str
    label: str
    by_hand: frozenset[Fact]
    names: frozenset[Fact]
    with_text: Callable[[str], Capture]


_Fields = Mapping[_Field, frozenset[Fact]]
"""Each field with the facts that are told by it."""


def _fields(capture: Capture, sent_to: Callable[[str], frozenset[Fact]]) -> Iterator[_Field]:
    """Yield the texts that something names as a fact's."""
    places = {node.mem_id: at for at, node in enumerate(nodes_of(capture.tree))}
    for node in capture.tree.css("body *"):
        if not holds_only_text(node) or not text_of(node) or not is_shown(node) or is_around(node):
            continue
        label = _label(node)
        around = [node, *([node.parent] if node.parent is not None else [])]
        names = _named(label, *(n.attributes.get(name) or "" for n in around for name in _NAMING))
        by_hand = sent_to(label) if label else frozenset()
        if names or by_hand:
            put = partial(_filled, capture, places[node.mem_id])
            yield _Field(called_node(node), label, by_hand, names, put)
    tried: Counter[str] = Counter()
    for where, document in documents_of(capture):
        for path, value in paths_of(document):
            key = path[-1]
            names = _named(key) if isinstance(key, str) and isinstance(value, str) else frozenset()
            spot = ".".join(step for step in path if isinstance(step, str))
            tried[spot] += 1
            if value and names and tried[spot] == 1:
                put = partial(with_data, capture, where, document, path)
                yield _Field(f"the data's “{key}”", "", frozenset(), names, put)


def _filled(capture: Capture, at: int, text: str) -> Capture:
    return with_nodes(capture, {at: partial(fill, text=text)})


def _named(*names: str) -> frozenset[Fact]:
    words = {word for name in names for word in re.findall("[a-z]+", name.casefold())}
    return frozenset(fact for word, fact in _CALLED.items() if word in words)


def _label(value: LexborNode) -> str:
    """Return what stands before a text: the term of a list, a cell, a heading, another text."""
    node: LexborNode | None = value
    for _ in range(_STEPS):
        if node is None or node.tag == "body":
            return ""
        if (before := element_beside(node, forward=False)) is not None:
            return _plain(text_of(before)) if holds_only_text(before) else ""
        node = node.parent
    return ""


_STEPS = 4
"""So far up from a text its label may stand."""


def _plain(label: str) -> str:
    return normalise(label).rstrip("?: ")


def _against_the_way_by_hand(read: Read, told: _Fields) -> Iterator[str]:
    for field, facts in told.items():
        if facts and field.by_hand and facts.isdisjoint(field.by_hand):
            yield (
                f"{read.name}: {field.place} is what the way by hand calls “{field.label}”, for "
                f"{_listed(field.by_hand)}, and it is told as {_listed(facts)}."
            )


def _sent_to(tried: Tried, label: str) -> frozenset[Fact]:
    """Return the facts for which the way by hand names what a page calls `label`."""
    guided = ((f, g) for f in _TEXTS if (g := tried.site.guidance.get(f)) is not None)
    return frozenset(
        fact
        for fact, way in guided
        if label in map(_plain, (way.setting, *way.steps, *re.findall("“(.+?)”", way.look_for)))
    )


def _exchanged(read: Read, told: _Fields) -> Iterator[str]:
    wrong = {f: facts for f, facts in told.items() if f.names and facts and not facts & f.names}
    for field, facts in wrong.items():
        if any(facts & other.names and of_other & field.names for other, of_other in wrong.items()):
            yield (
                f"{read.name}: {field.place}, by its name {_listed(field.names)}, "
                f"is told as {_listed(facts)}."
            )


def _listed(facts: Collection[Fact]) -> str:
    return ", ".join(sorted(fact.value for fact in facts))


# Rows of a label and a text


def _told_by_their_order(read: Read) -> Iterator[str]:
    """Two rows that only their labels tell apart are told by their labels."""
    places = {node.mem_id: at for at, node in enumerate(nodes_of(read.capture.tree))}
    for one, other in pairwise(_rows(read.capture)):
        if _shape(one) != _shape(other):
            continue
        values = {places[one[1].mem_id]: _ONE, places[other[1].mem_id]: _OTHER}
        labels = {
            places[one[0].mem_id]: text_of(other[0]),
            places[other[0].mem_id]: text_of(one[0]),
        }
        before, now = (_both(read, texts) for texts in (values, values | labels))
        if before == now and all(before) and before[0].isdisjoint(before[1]):
            yield (
                f"{read.name}: with “{text_of(one[0])}” and “{text_of(other[0])}” exchanged, "
                f"what stands beside them is still told as {_listed(before[0])} "
                f"and {_listed(before[1])}."
            )


_Row = tuple[LexborNode, LexborNode]


def _rows(capture: Capture) -> Iterator[_Row]:
    """Yield what stands in rows: a label, and the element that holds its text alone."""
    for label in capture.tree.css("dt, th, body *:first-child"):
        beside = element_beside(label, forward=True)
        if beside is None or not text_of(label) or not holds_only_text(label) or is_around(label):
            continue
        if label.tag not in ("dt", "th") and element_beside(beside, forward=True):
            continue
        value = next((n for n in (beside, *beside.css("*")) if holds_only_text(n)), None)
        if value is not None and is_shown(value):
            yield label, value


def _shape(row: _Row) -> list[object]:
    """Return all that tells one row from another but its texts and where its links lead."""
    label, value = row
    parents = [node.parent for node in row if node.parent is not None]
    return [
        (n.tag, {k: v for k, v in n.attributes.items() if k != "href"})
        for n in (label, value, *parents)
    ]


def _both(read: Read, texts: Mapping[int, str]) -> tuple[frozenset[Fact], frozenset[Fact]]:
    edits = {at: partial(fill, text=text) for at, text in texts.items()}
    capture = with_nodes(read.capture, edits)
    return _told_as(read, capture, _ONE), _told_as(read, capture, _OTHER)


# What is told in the place of a text


def takes_nothing_in_its_place(tried: Tried) -> Iterator[str]:
    """Without a text, no other is told: neither a default nor what a field only proposes."""
    for read in tried.pages:
        if not shows_person(read.page):
            continue
        before = _texts(read.readings)
        shown = _shown(read.capture) if before else ""
        words = {word for _, text in before for word in normalise(text).split()}
        for fact, text in sorted(before):
            for how, capture in (("gone", _gone(read, text)), ("emptied", _emptied(read, text))):
                for other in sorted(t for f, t in _texts(read.again(capture)) if f is fact):
                    # What stands beside the text may be all that is left of an entry.
                    is_left = words.issuperset(normalise(other).split())
                    if not is_left and normalise(other) not in shown:
                        yield (
                            f"{read.name}: with “{text}” {how}, {fact.value} is told as “{other}”."
                        )


def _texts(readings: Readings) -> set[tuple[Fact, str]]:
    return {
        (r.fact, entry.text)
        for r in readings
        if isinstance(r, Observed) and r.fact in _TEXTS and isinstance(r.value, Entries)
        for entry in r.value.entries
        if entry.text
    }


def _shown(capture: Capture) -> str:
    """Return what a page shows of its own matter, and its data: not what it only offers."""
    nodes = (n for n in capture.tree.css("body *") if holds_only_text(n) and not is_around(n))
    texts = [text_of(node) for node in nodes if is_shown(node)]
    values = [n.attributes.get("value") or "" for n in capture.tree.css("input, textarea")]
    chosen = [text_of(option) for option in capture.tree.css("option[selected]")]
    return normalise("\n".join((*texts, *values, *chosen, *_strings(capture))))


def _strings(capture: Capture) -> Iterator[str]:
    for _, document in documents_of(capture):
        yield from (value for _, value in paths_of(document) if isinstance(value, str))


def _gone(read: Read, text: str) -> Capture:
    return _without(read.capture, text, LexborNode.decompose, without_data)


def _emptied(read: Read, text: str) -> Capture:
    return _without(read.capture, text, empty, partial(with_data, value=""))


def _without(
    capture: Capture,
    text: str,
    take: Callable[[LexborNode], None],
    take_data: Callable[..., Capture],
) -> Capture:
    """Return the page on which a text is nowhere, and no list has it chosen."""
    edits: dict[int, Callable[[LexborNode], None]] = {}
    for at, node in enumerate(nodes_of(capture.tree)):
        if "selected" in node.attributes and text_of(node) == text:
            edits[at] = partial(_drop, name="selected")
        elif node.attributes.get("value") == text:
            edits[at] = partial(_drop, name="value")
        elif holds_only_text(node) and text in text_of(node):
            edits[at] = take
    changed = with_nodes(capture, edits) if edits else capture
    while (found := _first_with(changed, text)) is not None:
        changed = take_data(changed, *found)
    return changed


def _drop(node: LexborNode, *, name: str) -> None:
    del node.attrs[name]


def _first_with(capture: Capture, text: str) -> tuple[DataWhere, Any, DataPath] | None:
    """Return where a page's data has a text first, None where it does not."""
    for where, document in documents_of(capture):
        for path, value in paths_of(document):
            if isinstance(path[-1], str) and isinstance(value, str) and text in value:
                return where, document, path
    return None
