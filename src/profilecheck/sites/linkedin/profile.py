"""One's own LinkedIn profile: the card at the top, and the text under About.

All of it is shown to every member; what a stranger gets is read from the public page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, normalise, text_of
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.linkedin.text import body_of, section, shown_lines
from profilecheck.sites.linkedin.wording import counted
from profilecheck.sites.long_text import text_entries
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import is_row
from profilecheck.vocabulary import Audience, Fact

__all__ = ["TopCard", "profile_anchor", "read_profile", "top_card"]

_TOP_CARD = (
    "section[componentkey*='topcard' i], section[data-sdui-component*='topcard' i], "
    "section[aria-label='Primary content'] section, div[componentkey*='topcard' i], "
    ".pv-top-card, section.pv-top-card-section"
)
_TITLE = re.compile(r"^(?:\(\d+\+?\)\s*)?(?P<name>[^|]+?)\s*\|\s*LinkedIn\s*$")
_IN_BRACKETS = re.compile(r"^\(.{2,30}\)$")


@dataclass(frozen=True)
class TopCard:
    """The lines of the card at the top, from the name down to the link "Contact info"."""

    name: str
    between: tuple[str, ...]
    rest: tuple[str, ...]


def profile_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page has the card at the top of a profile, with its link "Contact info"."""
    return top_card(capture, labels) is not None


def top_card(capture: Capture, labels: Labels | None) -> TopCard | None:
    """Return the card at the top, None where its name or the link "Contact info" is not there."""
    for card in _cards(capture):
        shown = shown_lines(card, labels)
        name = _name(capture, card, shown)
        contact = next(
            (n for n, line in enumerate(shown) if is_row(line, "heading_contact", labels)), None
        )
        if not name or contact is None or normalise(name) not in map(normalise, shown[:contact]):
            continue
        start = [normalise(line) for line in shown].index(normalise(name))
        between = tuple(
            line for line in shown[start + 1 : contact] if not _is_badge(line, name, labels)
        )
        return TopCard(name, between, tuple(shown[contact + 1 :]))
    return None


def _cards(capture: Capture) -> Iterator[LexborNode]:
    body = body_of(capture)
    if body is None:
        return
    yield from body.css(_TOP_CARD)
    first = body.css_first("section")
    if first is not None:
        yield first


def _name(capture: Capture, card: LexborNode, shown: list[str]) -> str:
    """Return the name: what the page's title and the card agree on, else the card's heading."""
    match = _TITLE.match(capture.title)
    titled = match["name"].strip() if match else ""
    if titled:
        return next((line for line in shown if normalise(line) == normalise(titled)), "")
    heading = next(by_role(card, "heading"), None)
    return text_of(heading) if heading is not None else (shown[0] if shown else "")


def _is_badge(line: str, name: str, labels: Labels | None) -> bool:
    return (
        is_row(line, "pronouns", labels)
        or is_row(line, "badges", labels)
        or _IN_BRACKETS.match(line) is not None
        or normalise(line) == normalise(name)
    )


def read_profile(context: ReadContext) -> Iterator[Observed | Unread]:
    """Name, headline and place from the card at the top; the text under About."""
    card = top_card(context.capture, context.labels)
    if card is None:
        return
    yield _one(context, Fact.PROFILE_NAME, card.name)
    # The headline is the first line below the name, the place the last one above "Contact info":
    # with one line alone it is not known which of the two is missing.
    if len(card.between) >= 2:
        yield _one(context, Fact.PROFILE_HEADLINE, card.between[0])
        yield _one(context, Fact.PROFILE_LOCATION, card.between[-1])
    yield from _link(context, card)
    yield from _about(context)
    for line in card.rest:
        if (count := counted(line, "connections", context.labels)) is not None:
            yield context.observed(Fact.FRIENDS_COUNT, count, line)
            break


def _one(context: ReadContext, fact: Fact, words: str) -> Observed:
    entry = Entry(text=words, audience=Audience.MEMBERS)
    return context.observed(fact, Entries(entries=(entry,)), words)


def _link(context: ReadContext, card: TopCard) -> Iterator[Observed]:
    """The link in the card itself, where there is one."""
    for line in card.rest:
        if re.fullmatch(r"(https?://)?[\w-]+(\.[\w-]+)+(/\S*)?", line):
            yield _one(context, Fact.PROFILE_LINKS, line)


def _about(context: ReadContext) -> Iterator[Observed]:
    """The text under About. Where no such section shows, nothing is said: it may not be loaded."""
    labels = context.labels
    about = section(context.capture, "heading_about", labels)
    if about is None:
        return
    words = [line for line in shown_lines(about, labels) if not _is_furniture(line, labels)]
    if words:
        entries = text_entries(words, "About", Audience.MEMBERS)
        yield context.observed(Fact.PROFILE_BIO, Entries(entries=entries), words[0])
    elif any(is_row(line, "add_about", labels) for line in shown_lines(about, labels)):
        yield context.observed(
            Fact.PROFILE_BIO, Entries(entries=()), "The place for a text is empty"
        )


def _is_furniture(line: str, labels: Labels | None) -> bool:
    return any(is_row(line, row, labels) for row in ("heading_about", "add_about", "close"))
