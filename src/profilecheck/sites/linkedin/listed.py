"""A part of one's own LinkedIn profile on a page of its own, where its card shows the beginning.

Newer pages load such a list part by part, each with the request for the next one; older ones have
it in list items. The words are searched for the school, as those of the card are.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, ListEnd
from profilecheck.browser.dom import by_role, is_shown
from profilecheck.browser.lists import ListReads
from profilecheck.model import Entries, Observed, Unread
from profilecheck.sites.header import PageCode
from profilecheck.sites.linkedin.cards import Card, has_gap, stated_number
from profilecheck.sites.linkedin.flight import FlightError, flight_of
from profilecheck.sites.linkedin.others import what_others_say
from profilecheck.sites.linkedin.positions import details_anchor
from profilecheck.sites.linkedin.screen import screen_of
from profilecheck.sites.linkedin.text import (
    body_of,
    has_line,
    held_lines,
    is_loading,
    nested_items,
    shown_lines,
)
from profilecheck.sites.long_text import text_entries
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["SKILLS", "DetailsList", "is_listed_whole"]

_PART = 10
"""Entries that LinkedIn's client asks for at once."""
_ITEM = "pvs-list__paged-list-item"
"""The class of an entry on older pages, which have other list items too."""


@dataclass(frozen=True)
class DetailsList:
    """A list at `/details/…`. Its page is called as its card's kind is.

    `heading` is the row of its heading's wording, `pager` the name of the read that brings a part,
    and `entry` what the key of an entry begins with, on newer pages.
    """

    heading: str
    pager: str
    entry: str

    def code(self) -> PageCode:
        """Return how its page is known, loaded and read."""
        reads = ListReads(self.pager, self._more_in_reply, self._asks_for_more)
        anchor = details_anchor(self.heading)
        return PageCode(anchor, self.read, reads, known_by_data=self._is_told_in_data)

    def read(self, context: ReadContext) -> Iterator[Observed | Unread]:
        """Yield where the list names the school, and why it may not be all of it.

        Whole, it is told with how many entries were looked through.
        """
        gap = self._gap(context)
        if not context.matcher.known:
            gap = UnreadReason.NEEDS_SCHOOL, self._title(context)
        entries = text_entries(self._said(context), self._title(context), Audience.MEMBERS)
        number = len(self._entries(context.capture))
        if entries or gap is None:
            found = Entries(entries=entries, searched=number if gap is None else None)
            seen = entries[0].text if entries else f"{number} entries, looked through"
            yield context.observed(Fact.PROFILE_BIO, found, seen, looked_through=True)
        if gap is not None:
            yield context.unread(Fact.PROFILE_BIO, *gap)

    def _title(self, context: ReadContext) -> str:
        rows = context.labels.rows if context.labels else {}
        return next(iter(rows.get(self.heading, ())), context.page.capitalize())

    def _said(self, context: ReadContext) -> list[str]:
        said: dict[str, None] = {}
        for root in _roots(context.capture):
            hidden = (n for n in root.css("[role='tabpanel']") if not is_shown(n))
            words = shown_lines(root) + [w for node in hidden for w in held_lines(node)]
            said |= dict.fromkeys(what_others_say(context, root, words))
        return list(said)

    def _gap(self, context: ReadContext) -> tuple[UnreadReason, str] | None:
        """Return why what came may not be all of the list, None where it is."""
        capture, labels, screen = context.capture, context.labels, screen_of(context.capture)
        body, changed = body_of(capture), UnreadReason.PAGE_CHANGED
        if body is None or screen.broken or any(map(has_gap, self._drawn(capture))):
            return changed, "a part of the list could not be read"
        unended = capture.list_end is ListEnd.STOPPED or is_loading(body, labels)
        if unended or self._asks_for_more(capture) or not _is_of_all(body):
            return UnreadReason.INCOMPLETE_LIST, "not all of the list was loaded"
        if screen.parts and self.pager not in screen.names:
            return changed, "the list is loaded in another way"
        if not self._entries(capture) and not has_line(body, "nothing_here", labels):
            return changed, "no entry is there"
        return None

    def _drawn(self, capture: Capture) -> Iterator[LexborNode]:
        """Yield what the parts of the list draw, and the document where it holds entries itself."""
        screen = screen_of(capture)
        for name, tree in zip(screen.names, screen.trees, strict=True):
            root = tree.body
            if root is not None and (name == self.pager or self._keys(root)):
                yield root

    def _asks_for_more(self, capture: Capture) -> bool:
        """Whether the last part that came asks for another, or an older page is still at it."""
        screen = screen_of(capture)
        if not screen.parts:
            body = body_of(capture)
            return body is not None and any(True for _ in by_role(body, "progressbar"))
        own = [p for n, p in zip(screen.names, screen.parts, strict=True) if n in ("", self.pager)]
        return bool(own) and own[-1].asks_more_of(self.pager)

    def _more_in_reply(self, body: str) -> bool | None:
        try:
            return flight_of(body).asks_more_of(self.pager)
        except FlightError:
            return None

    def _is_told_in_data(self, capture: Capture) -> bool:
        screen = screen_of(capture)
        return self.pager in screen.names or any(p.asks_more_of(self.pager) for p in screen.parts)

    def _entries(self, capture: Capture) -> Set[object]:
        """Return what tells the entries apart: their keys, or the list items of an older page."""
        if keys := {key for root in _roots(capture) for key in self._keys(root)}:
            return keys
        body = body_of(capture)
        items = [n for n in nested_items(body) if is_shown(n)] if body is not None else []
        marked = [n for n in items if _ITEM in (n.attributes.get("class") or "").split()]
        return {n.mem_id for n in marked or items if shown_lines(n)}

    def _keys(self, root: LexborNode) -> set[str]:
        keyed = root.css(f"[componentkey^='{self.entry}']")
        return {node.attributes.get("componentkey") or "" for node in keyed}


def _roots(capture: Capture) -> Iterator[LexborNode]:
    yield from (root for root in (body_of(capture),) if root is not None)
    yield from (root for tree in screen_of(capture).trees if (root := tree.body) is not None)


def _is_of_all(body: LexborNode) -> bool:
    """Whether the first of the tabs is chosen, where there are any: the others show some."""
    tabs = tuple(by_role(body, "tab"))
    return not tabs or tabs[0].attributes.get("aria-selected") == "true"


def is_listed_whole(context: ReadContext, card: Card) -> bool:
    """Whether the page with all of a part was read before, and has as many entries as `card` says.

    Where the card says no number, a list that ends with a full part may go on all the same.
    """
    if any(r.page == card.kind for r in context.left_unread):
        return False
    told = [
        reading.value.searched
        for reading in context.earlier
        if reading.evidence.page == card.kind and isinstance(reading.value, Entries)
    ]
    number = told[0] if len(told) == 1 else None
    if number is None:
        return False
    stated = stated_number(card)
    return number >= stated if stated is not None else number % _PART != 0


SKILLS = DetailsList(
    heading="heading_skills",
    pager="com.linkedin.sdui.pagers.profile.details.skills",
    entry="com.linkedin.sdui.profile.skill(",
)
