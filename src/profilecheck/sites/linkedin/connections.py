"""The list of one's connections: how many, and how many say that they work or study at the school.

People are counted, never kept.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, Json, ListEnd
from profilecheck.browser.dom import by_role, lines, text_of
from profilecheck.browser.lists import ListReads
from profilecheck.model import Count, Observed, Unread
from profilecheck.sites.friends import at_the_school
from profilecheck.sites.linkedin.embedded import signed_in_member
from profilecheck.sites.linkedin.flight import FlightError, flight_of
from profilecheck.sites.linkedin.identity import vanity_in
from profilecheck.sites.linkedin.screen import CONNECTIONS_PAGER, screen_of
from profilecheck.sites.linkedin.text import body_of, has_line, is_loading, shown_lines
from profilecheck.sites.linkedin.wording import counted
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import is_row
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["CONNECTIONS", "connections_anchor", "read_connections"]

_TOTAL = "totalConnectionsCount"
_CARD_KEY = re.compile(r"^ConnectionCard_\d+-(.+)$")
_UNWRITTEN = re.compile(r"[-–—]{1,2}")
"""What LinkedIn writes where a member has not written a headline."""
_DAY = re.compile(r"\b(?:19|20)\d\d\b\D{0,8}$")
"""The day on which two people connected ends a line of its own."""


@dataclass(frozen=True)
class _Listed:
    """What the list shows: of each person the lines they say of themselves, and the number stated.

    A person is None whose own lines are not there: they are one of the list all the same.
    `contradicted` is True where the page states two numbers.
    """

    people: tuple[tuple[str, ...] | None, ...]
    stated: Count | None
    contradicted: bool
    complete: bool

    @property
    def holds_others(self) -> bool:
        """Whether more people stand there than are connections: who is suggested is not known."""
        stated = self.stated
        return stated is not None and not stated.at_least and len(self.people) > stated.count


def connections_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page says how many connections there are, or is headed by that word."""
    return bool(_numbers(capture, labels)) or any(
        is_row(text, "connections", labels) for text in _headings(capture)
    )


def _headings(capture: Capture) -> Iterator[str]:
    body = body_of(capture)
    if body is not None:
        yield from (text_of(node) for node in by_role(body, "heading"))
        # On newer pages the number is a paragraph above the list.
        yield from shown_lines(body)[:6]


def _numbers(capture: Capture, labels: Labels | None) -> set[Count]:
    """Return what the page states of how many there are: in its data, and in words above the list.

    A number in words that is "at least" adds nothing to one that is exact.
    """
    told = {Count(count=n) for n in screen_of(capture).state(_TOTAL)}
    worded = {n for t in _headings(capture) if (n := counted(t, "connections", labels))}
    return told | {n for n in worded if not (told and n.at_least)}


def _listed(capture: Capture, labels: Labels | None) -> _Listed | None:
    body = body_of(capture)
    if body is None:
        return None
    screen = screen_of(capture)
    people = _people(capture, labels)
    numbers = _numbers(capture, labels)
    stated = numbers.pop() if len(numbers) == 1 else None
    contradicted = len(numbers) > 1
    if stated is not None and not stated.at_least:
        # The number above the list is the proof that the whole of it is there.
        whole = len(people) == stated.count and not screen.broken
    elif screen.parts or contradicted:
        whole = False  # how the end of the list looks there is not known
    else:
        ended = capture.list_end is ListEnd.COMPLETE and not is_loading(body, labels)
        whole = (ended and bool(people)) or (not people and _says_none(body, labels))
    known = all(own is not None for own in people)
    return _Listed(people, stated, contradicted, whole and known)


def _says_none(body: LexborNode, labels: Labels | None) -> bool:
    return has_line(body, "nothing_here", labels)


def _people(capture: Capture, labels: Labels | None) -> tuple[tuple[str, ...] | None, ...]:
    """Return each person once, by their address: with what they say of themselves anywhere."""
    own = (signed_in_member(capture) or "").casefold()
    found: dict[str, list[str]] = {}
    roots = [root for root in (body_of(capture),) if root is not None]
    roots += [root for tree in screen_of(capture).trees if (root := tree.body) is not None]
    for root in roots:
        for who, said in _cards(root, own, labels):
            held = found.setdefault(who, [])
            held += [line for line in said if line not in held]
    return tuple(tuple(said) or None for said in found.values())


def _cards(
    body: LexborNode, own: str, labels: Labels | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each person with their own lines, from the card that they are on.

    A card says whose it is by its key; one without a key is the largest element around a link to a
    profile that leads to no other.
    """
    keyed = False
    for card in body.css("[componentkey^='ConnectionCard_']"):
        match = _CARD_KEY.match(card.attributes.get("componentkey") or "")
        if match and not _within_card(card):
            keyed = True
            yield unquote(match[1]).casefold(), _own_lines(card)
    if keyed:
        return
    leads: dict[int, set[str]] = {}
    links: dict[str, LexborNode] = {}
    for link in body.css("a[href*='/in/']"):
        who = vanity_in(_absolute(link.attributes.get("href") or ""))
        if who is None or who == own:
            continue
        links.setdefault(who, link)
        for node in _upwards(link, body):
            leads.setdefault(node.mem_id, set()).add(who)
    for who, link in links.items():
        card = link
        for node in _upwards(link, body):
            if len(leads[node.mem_id]) > 1:
                break
            card = node
        yield who, _own_lines(card)


def _within_card(card: LexborNode) -> bool:
    node = card.parent
    while node is not None:
        if (node.attributes.get("componentkey") or "").startswith("ConnectionCard_"):
            return True
        node = node.parent
    return False


def _own_lines(card: LexborNode) -> tuple[str, ...]:
    """Return what a person says of themselves: not the name, the day or what can be pressed."""
    pressed = {b.mem_id for b in by_role(card, "button")}
    held = shown_lines(card, apart_from=pressed)
    seeded = [n.attributes.get("data-headline") or "" for n in card.css("[data-headline]")]
    named = {n.attributes.get("data-name") or "" for n in card.css("[data-name]")}
    own = held if held and named - {""} and held[0] not in named else held[1:]
    said = [w for w in own if not _DAY.search(w) and w not in named]
    unwritten = [w.text for w in lines(card) if _UNWRITTEN.fullmatch(w.text)]
    return tuple(dict.fromkeys(w for w in (*said, *seeded, *unwritten) if w))


def _absolute(href: str) -> str:
    return f"https://www.linkedin.com{href}" if href.startswith("/") else href


def _upwards(node: LexborNode, root: LexborNode) -> Iterator[LexborNode]:
    current: LexborNode | None = node
    while current is not None and current.mem_id != root.mem_id:
        yield current
        current = current.parent


def read_connections(context: ReadContext) -> Iterator[Observed | Unread]:
    """How many connections there are, and how many of them work or study at the school."""
    listed = _listed(context.capture, context.labels)
    if listed is None:
        return
    yield _count(context, listed)
    people = [said for said in listed.people if said is not None]
    if listed.holds_others:
        detail = "more people than you have connections"
        for fact in (Fact.FRIENDS_AT_EMPLOYER, Fact.FRIENDS_STUDENTS_OF_EMPLOYER):
            yield context.unread(fact, UnreadReason.PAGE_CHANGED, detail)
        return
    yield from at_the_school(context, people, "connections", complete=listed.complete)


def _count(context: ReadContext, listed: _Listed) -> Observed | Unread:
    if listed.contradicted:
        return context.unread(Fact.FRIENDS_COUNT, UnreadReason.PAGE_CHANGED, "two numbers")
    if listed.stated is not None:
        count = listed.stated
    elif listed.complete or listed.people:
        count = Count(count=len(listed.people), at_least=not listed.complete)
    else:
        return context.unread(Fact.FRIENDS_COUNT, UnreadReason.INCOMPLETE_LIST)
    more = "at least " if count.at_least else ""
    return context.observed(Fact.FRIENDS_COUNT, count, f"{more}{count.count} connections")


def more_in_reply(body: str) -> bool | None:
    """Whether more of a list follows this part: it is full, or says that there are more in all."""
    try:
        part = json.loads(body)
    except (ValueError, RecursionError):
        return _more_in_flight(body)
    listed = _list_in(part)
    if listed is None:
        return None
    paging, got = listed
    start, count, total = (paging.get(k) for k in ("start", "count", "total"))
    if isinstance(total, int) and isinstance(start, int) and total > 0:
        return start + got < total
    return got >= count if isinstance(count, int) and count > 0 else None


def _more_in_flight(body: str) -> bool | None:
    """Whether a part of a newer page holds the request for the next.

    That none is asked for ends the reading; whether the list is whole, its number tells.
    """
    try:
        return flight_of(body).asks_more_of(CONNECTIONS_PAGER)
    except FlightError:
        return None


def _list_in(part: Json) -> tuple[Mapping[str, Json], int] | None:
    """Return how a reply counts its list, and how many elements came: it may be wrapped."""
    for _ in range(4):
        if not isinstance(part, dict):
            return None
        paging, elements = part.get("paging"), part.get("*elements", part.get("elements"))
        if isinstance(paging, dict) and isinstance(elements, list):
            return paging, len(elements)
        inner = [v for v in part.values() if isinstance(v, dict)]
        part = part.get("data") or (inner[0] if len(inner) == 1 else None)
    return None


def _more_in_page(capture: Capture) -> bool | None:
    """Whether the number above the list is more than the cards below it, in any language."""
    shown = len(_people(capture, None))
    if totals := screen_of(capture).state(_TOTAL):
        return shown < max(totals)
    for text in _headings(capture):
        match = re.match(r"(\d+(?:[.,]\d{3})*)\s", text)
        if match:
            return shown < int(re.sub(r"\D", "", match[1]))
    return None


CONNECTIONS = ListReads(
    operation=CONNECTIONS_PAGER, more_in_reply=more_in_reply, more_in_page=_more_in_page
)
