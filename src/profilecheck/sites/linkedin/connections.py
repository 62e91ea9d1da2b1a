"""The list of one's connections: how many, and how many say that they work or study at the school.

People are counted, never kept.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, Json, ListEnd
from profilecheck.browser.dom import by_role, text_of
from profilecheck.browser.lists import ListReads
from profilecheck.model import Count, Observed, Unread
from profilecheck.sites.friends import at_the_school
from profilecheck.sites.linkedin.embedded import signed_in_member
from profilecheck.sites.linkedin.identity import vanity_in
from profilecheck.sites.linkedin.text import body_of, has_line, is_loading, shown_lines
from profilecheck.sites.linkedin.wording import counted
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import is_row
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["CONNECTIONS", "connections_anchor", "read_connections"]

OPERATION = "com.linkedin.sdui.pagers.mynetwork.connectionsList"
_PROFILE_LINK = re.compile(r"/in/[\w%.-]+")


@dataclass(frozen=True)
class _Listed:
    """The cards the page holds, as lines of text each, and the number stated above them."""

    cards: tuple[tuple[str, ...], ...]
    stated: Count | None
    complete: bool


def connections_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is headed by the number of connections, or by that word."""
    return _stated(capture, labels) is not None or any(
        is_row(text, "connections", labels) for text in _headings(capture)
    )


def _headings(capture: Capture) -> Iterator[str]:
    body = body_of(capture)
    if body is not None:
        yield from (text_of(node) for node in by_role(body, "heading"))
        # On newer pages the number is a paragraph above the list.
        yield from shown_lines(body)[:6]


def _stated(capture: Capture, labels: Labels | None) -> Count | None:
    return next((n for t in _headings(capture) if (n := counted(t, "connections", labels))), None)


def _listed(capture: Capture, labels: Labels | None) -> _Listed | None:
    body = body_of(capture)
    if body is None:
        return None
    cards = tuple(_cards(body, signed_in_member(capture)))
    stated = _stated(capture, labels)
    if stated is not None and not stated.at_least:
        # The number above the list is the proof that the whole of it is there.
        return _Listed(cards, stated, complete=len(cards) >= stated.count)
    ended = capture.list_end is ListEnd.COMPLETE and not is_loading(body, labels)
    none = not cards and has_line(body, "nothing_here", labels)
    return _Listed(cards, stated, complete=none or (ended and bool(cards)))


def _cards(body: LexborNode, own: str | None) -> Iterator[tuple[str, ...]]:
    """Yield each card: the largest element around a link to a profile that leads to no other."""
    leads: dict[int, set[str]] = {}
    links: dict[str, LexborNode] = {}
    for link in body.css("a[href*='/in/']"):
        who = vanity_in(_absolute(link.attributes.get("href") or ""))
        if who is None or who == (own or "").casefold():
            continue
        links.setdefault(who, link)
        for node in _upwards(link, body):
            leads.setdefault(node.mem_id, set()).add(who)
    for link in links.values():
        card = link
        for node in _upwards(link, body):
            if len(leads[node.mem_id]) > 1:
                break
            card = node
        yield tuple(shown_lines(card))


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
    # The first line of a card is the person's name, which says nothing of their work.
    people = [card[1:] for card in listed.cards]
    yield from at_the_school(context, people, "connections", complete=listed.complete)


def _count(context: ReadContext, listed: _Listed) -> Observed | Unread:
    if listed.stated is not None:
        count = listed.stated
    elif listed.complete or listed.cards:
        count = Count(count=len(listed.cards), at_least=not listed.complete)
    else:
        return context.unread(Fact.FRIENDS_COUNT, UnreadReason.INCOMPLETE_LIST)
    more = "at least " if count.at_least else ""
    return context.observed(Fact.FRIENDS_COUNT, count, f"{more}{count.count} connections")


def more_in_reply(body: str) -> bool | None:
    """Whether more of a list follows this part: it is full, or says that there are more in all."""
    try:
        part = json.loads(body)
    except (ValueError, RecursionError):
        # Newer pages get a stream of elements; one without any person was the one after the last.
        return None if _PROFILE_LINK.search(body) else False
    listed = _list_in(part)
    if listed is None:
        return None
    paging, got = listed
    start, count, total = (paging.get(k) for k in ("start", "count", "total"))
    if isinstance(total, int) and isinstance(start, int) and total > 0:
        return start + got < total
    return got >= count if isinstance(count, int) and count > 0 else None


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
    body = body_of(capture)
    if body is None:
        return None
    shown = sum(1 for _ in _cards(body, signed_in_member(capture)))
    for text in _headings(capture):
        match = re.match(r"(\d+(?:[.,]\d{3})*)\s", text)
        if match:
            return shown < int(re.sub(r"\D", "", match[1]))
    return None


CONNECTIONS = ListReads(
    operation=OPERATION, more_in_reply=more_in_reply, more_in_page=_more_in_page
)
