"""The parts of one's own LinkedIn profile below the card at the top, as the text about the person.

Each part that others see is read, of whatever kind it is. One that is not known, that shows only
some of what it holds, or of which a piece is missing, leaves the text incomplete.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from profilecheck.browser.dom import by_role, is_shown, normalise
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.linkedin.cards import (
    ABOUT,
    BY_OTHERS,
    NOT_SHOWN_TO_OTHERS,
    READ_ELSEWHERE,
    TOP,
    UNKNOWN,
    Card,
    cards_of,
    has_gap,
    shows_only_a_part,
    stray_heading,
)
from profilecheck.sites.linkedin.listed import is_listed_whole
from profilecheck.sites.linkedin.others import what_others_say
from profilecheck.sites.linkedin.screen import ABOUT_CARDS, screen_of
from profilecheck.sites.linkedin.text import held_lines, nested_items, shown_lines
from profilecheck.sites.long_text import text_entries
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import is_row
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["read_sections"]

_NOT_TEXT = READ_ELSEWHERE | NOT_SHOWN_TO_OTHERS | {TOP}
_COUNT = re.compile(r"\((\d+)\)\s*$")


def read_sections(context: ReadContext) -> Iterator[Observed | Unread]:
    """Yield the text about the person, and why it may not be all of it."""
    cards = [c for c in cards_of(context.capture, context.labels) if c.kind not in _NOT_TEXT]
    entries = tuple(dict.fromkeys(e for card in cards for e in _entries(context, card)))
    about = [card for card in cards if card.kind == ABOUT]
    empty = [card for card in about if _is_offered(card, context.labels)]
    gaps = tuple(dict.fromkeys(_gaps(context, cards)))
    if entries or ((empty or _has_no_about(context)) and not gaps):
        seen = entries[0].text if entries else "The place for a text is empty"
        by_others = any(card.kind in BY_OTHERS for card in cards)
        bio = Entries(entries=entries)
        yield context.observed(Fact.PROFILE_BIO, bio, seen, looked_through=by_others)
    if not about and not _has_no_about(context):
        # It may not be there, or not be loaded, or be called something else.
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.PAGE_CHANGED, "no part “About”")
    for reason, detail in gaps:
        yield context.unread(Fact.PROFILE_BIO, reason, detail)


def _has_no_about(context: ReadContext) -> bool:
    """Whether the part in which About would stand came whole, without it."""
    return ABOUT_CARDS in screen_of(context.capture).came


def _gaps(context: ReadContext, cards: list[Card]) -> Iterator[tuple[UnreadReason, str]]:
    screen, changed = screen_of(context.capture), UnreadReason.PAGE_CHANGED
    if screen.broken:
        yield changed, "a part of the page could not be read"
    if screen.missing_cards:
        yield UnreadReason.INCOMPLETE_LIST, "not all of the profile was loaded"
    if heading := stray_heading(context.capture, context.labels):
        yield changed, f"a part that we do not know: {heading}"
    for card in cards:
        yield from _gaps_of(context, card)


def _gaps_of(context: ReadContext, card: Card) -> Iterator[tuple[UnreadReason, str]]:
    """Yield why what a part shows may not be all that it holds."""
    changed, about = UnreadReason.PAGE_CHANGED, card.kind == ABOUT
    if card.kind == UNKNOWN and shown_lines(card.node):
        yield changed, f"a part that we do not know: {card.heading}"
    if has_gap(card.node):
        yield changed, f"a piece is missing: {card.heading}"
    if (shows_only_a_part(card) and not is_listed_whole(context, card)) or _tabs_not_shown(card):
        yield UnreadReason.INCOMPLETE_LIST, f"not all is shown: {card.heading}"
    if card.kind in BY_OTHERS and not context.matcher.known:
        yield UnreadReason.NEEDS_SCHOOL, card.heading
    words = _words(card, context.labels)
    if not words and not (about and _is_offered(card, context.labels)):
        yield changed, f"no text is there: {card.heading or card.kind}"


def _is_offered(card: Card, labels: Labels | None) -> bool:
    """Whether the part only offers to write a text, so that there is none."""
    shown = shown_lines(card.node, labels)
    return not _words(card, labels) and any(is_row(w, "add_about", labels) for w in shown)


def _entries(context: ReadContext, card: Card) -> Iterator[Entry]:
    words = _words(card, context.labels)
    words += [w for panel in _hidden_panels(card.node) for w in held_lines(panel)]
    if card.kind in BY_OTHERS:
        words = list(what_others_say(context, card.node, words))
    detail = card.heading or "Profile"
    yield from text_entries(words, detail, Audience.MEMBERS)


def _words(card: Card, labels: Labels | None) -> list[str]:
    pressed = {b.mem_id for b in by_role(card.node, "button")}
    shown = shown_lines(card.node, labels, apart_from=pressed)
    heading = normalise(card.heading)
    return [w for w in shown if normalise(w) != heading and not _is_furniture(w, labels)]


def _is_furniture(line: str, labels: Labels | None) -> bool:
    return any(is_row(line, row, labels) for row in ("add_about", "close", "show_all"))


def _tabs(node: LexborNode) -> Iterator[tuple[LexborNode, LexborNode | None]]:
    """Yield each tab of a part, with its panel where that is in the page."""
    for tab in by_role(node, "tab"):
        controls, own = tab.attributes.get("aria-controls"), tab.attributes.get("id")
        panels = node.css("[role='tabpanel']")
        yield (
            tab,
            next(
                (
                    p
                    for p in panels
                    if (controls and p.attributes.get("id") == controls)
                    or (own and own in (p.attributes.get("aria-labelledby") or "").split())
                ),
                None,
            ),
        )


def _hidden_panels(node: LexborNode) -> Iterator[LexborNode]:
    yield from (p for _, p in _tabs(node) if p is not None and not is_shown(p))


def _tabs_not_shown(card: Card) -> bool:
    """Whether a tab promises more than the page holds behind it."""
    for tab, panel in _tabs(card.node):
        label = " ".join(held_lines(tab))
        promised = _COUNT.search(label)
        # An entry may hold a list of its own.
        held = sum(1 for _ in nested_items(panel)) if panel is not None else 0
        if (promised and held < int(promised[1])) or (promised is None and panel is None):
            return True
    return False
