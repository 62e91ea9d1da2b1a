"""Whether all that stands beside a person's name is read: each field of the profile, rewritten."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import above, is_shown, text_of
from profilecheck.conformance.counted import how_many, told_of
from profilecheck.conformance.data import documents_of, paths_of, with_data
from profilecheck.conformance.nodes import called_node, nodes_of, with_nodes
from profilecheck.conformance.parts import fill, holds_only_text, is_around
from profilecheck.conformance.readings import Readings
from profilecheck.conformance.trying import Read, Tried
from profilecheck.model import Entries, Observed
from profilecheck.sites.unplaced import shows_person
from profilecheck.vocabulary import Fact

__all__ = ["reads_every_field"]

_FIELD = re.compile(r"metadata|profile-field|field-value|field__value", re.IGNORECASE)
_NO_WORDS = re.compile(r"[^A-Za-z]*|.*\b(19|20)\d\d\b.*", re.DOTALL)


def reads_every_field(tried: Tried) -> Iterator[str]:
    """A field of the profile: what somebody writes there comes out, and not only as not read."""
    text = f"Teacher at {tried.school.names[0]}"
    for read in tried.pages:
        before = _entries(read.readings)
        for fact, written in sorted(before):
            if fact is Fact.ACCOUNT_EMAIL and "@" not in written:
                yield f"{read.name}: {fact.value} is told as “{written}”, which is no address."
        if shows_person(read.page):
            yield from _tells_of_no_contact(read)
        if not shows_person(read.page) or not before:
            continue
        for place, original, copies in _fields(read.capture, text):
            if not _NO_WORDS.fullmatch(original) and all(
                _entries(read.again(capture)) == before for capture in copies
            ):
                yield f"{read.name}: nothing reads what stands in {place}."


_CONTACTS = {Fact.CONTACT_EMAIL: "mailto:", Fact.CONTACT_PHONE: "tel:"}


def _tells_of_no_contact(read: Read) -> Iterator[str]:
    """A link to write to or to ring the person is no absence of an address or a number."""
    for fact, scheme in _CONTACTS.items():
        told = [r.value for r in told_of(read.readings, fact) if isinstance(r, Observed)]
        links = read.capture.tree.css(f'a[href^="{scheme}" i]')
        own = [n for n in links if is_shown(n) and not is_around(n) and not _in_post(n)]
        if own and told and not how_many(told):
            yield f"{read.name}: {fact.value} is told as none, and “{text_of(own[0])}” is one."


def _in_post(node: LexborNode) -> bool:
    return any(n.tag == "article" for n in above(node))


def _entries(readings: Readings) -> set[tuple[Fact, str]]:
    return {
        (r.fact, entry.text)
        for r in readings
        if isinstance(r, Observed) and isinstance(r.value, Entries)
        for entry in r.value.entries
    }


def _fields(capture: Capture, text: str) -> Iterator[tuple[str, str, Iterable[Capture]]]:
    """Yield each field: what it is called, what it says, the page with `text` in each copy of it.

    An answer may hold the person once more in each of their posts; one copy that is read will do.
    """
    places = {node.mem_id: at for at, node in enumerate(nodes_of(capture.tree))}
    for node in capture.tree.css("dd, th + td, [class]"):
        if node.tag not in ("dd", "td") and not _is_field(node):
            continue
        if not is_shown(node) or _in_post(node) or is_around(node):
            continue
        inner = next((n for n in node.css("*") if holds_only_text(n)), node)
        at = places[inner.mem_id]
        yield (
            called_node(node),
            text_of(node),
            (with_nodes(capture, {at: lambda found: fill(found, text)}),),
        )
    copies: dict[tuple[str, str], list[Callable[[], Capture]]] = {}
    for where, document in documents_of(capture):
        for path, value in paths_of(document):
            if where.reply is None:
                continue  # a script's copy of what the page shows, which is read there
            if isinstance(value, dict) and {"name", "value"} <= value.keys() <= _FIELD_KEYS:
                copy = partial(with_data, capture, where, document, (*path, "value"), text)
                copies.setdefault((str(value["name"]), str(value["value"])), []).append(copy)
    for (_, written), found in copies.items():
        yield "the data's field", written, (copy() for copy in found)


_FIELD_KEYS = frozenset({"name", "value", "verified_at"})


def _is_field(node: LexborNode) -> bool:
    own = node.attributes.get("class") or ""
    return bool(_FIELD.search(own)) and "value" in own and holds_only_text(node)
