"""One's own LinkedIn profile: the card at the top, and the parts below it.

All of it is shown to every member; what a stranger gets is read from the public page.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import normalise
from profilecheck.browser.lists import ListReads
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.linkedin.languages import read_other_languages
from profilecheck.sites.linkedin.screen import LAST_CARDS, screen_of
from profilecheck.sites.linkedin.sections import read_sections
from profilecheck.sites.linkedin.text import UNWRITTEN
from profilecheck.sites.linkedin.top_card import top_card
from profilecheck.sites.long_text import text_entries
from profilecheck.sites.placed import entries_of, is_placed, read_of, school_names, words_of
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["PARTS", "profile_anchor", "read_profile"]


_AT_THE_TOP = "Top of your profile"
_VERIFICATIONS = "what the mark beside your name shows as verified"


def profile_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page has the card at the top of a profile, with its link "Contact info"."""
    return top_card(capture, labels) is not None


def read_profile(context: ReadContext) -> Iterator[Observed | Unread]:
    """Name, headline and place from the card at the top; the text in the parts below it."""
    card = top_card(context.capture, context.labels)
    if card is None:
        return
    yield _one(context, Fact.PROFILE_NAME, card.name)
    yield from _only(context, Fact.PROFILE_HEADLINE, card.headlines)
    yield from _only(context, Fact.PROFILE_LOCATION, card.locations)
    yield from (_one(context, Fact.PROFILE_LINKS, link) for link in card.links[:1])
    yield from _loose(context, card.others)
    yield from read_sections(context)
    if card.verified:
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.BY_HAND, place=_VERIFICATIONS)
    yield from read_other_languages(context)
    if card.connections is not None:
        seen = f"{card.connections.count} connections"
        yield context.observed(Fact.FRIENDS_COUNT, card.connections, seen)


def _only(context: ReadContext, fact: Fact, said: tuple[str, ...]) -> Iterator[Observed | Unread]:
    """Yield the one value that the card gives; two contradict each other."""
    if said == (UNWRITTEN,):
        yield context.observed(fact, Entries(entries=()), UNWRITTEN)
    elif len(said) == 1:
        yield _one(context, fact, said[0])
    elif said:
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, "the page says two things")


def _loose(context: ReadContext, lines: Iterable[str]) -> Iterator[Observed]:
    """Yield those lines of the card that tell of work or give an address, as text on the profile.

    What they are is not known: most are LinkedIn's own words, or numbers. What an earlier page
    told is no text as well: an employer's name, or a question to its owner with that name in it.
    """
    finds = partial(school_names, context.matcher)
    read = read_of(finds, words_of(context.earlier))
    known = {normalise(entry.text) for entry in entries_of(context.earlier)}
    told = [
        line
        for line in lines
        if _tells(context.matcher, line)
        and normalise(line) not in known
        and not (finds(line) and is_placed(line, finds, read))
    ]
    if told:
        entries = (e for line in told for e in text_entries([line], _AT_THE_TOP, Audience.MEMBERS))
        yield context.observed(Fact.PROFILE_BIO, Entries(entries=tuple(entries)), told[0])


def _tells(matcher: SchoolMatcher, line: str) -> bool:
    return bool(
        matcher.in_text(line)
        or matcher.own_part(line)
        or matcher.holds_email(line)
        or matcher.holds_phone(line)
    )


def _one(context: ReadContext, fact: Fact, words: str) -> Observed:
    entry = Entry(text=words, audience=Audience.MEMBERS)
    return context.observed(fact, Entries(entries=(entry,)), words)


def _more_in_page(capture: Capture) -> bool:
    """Whether parts of the profile are still to come: they load as one scrolls."""
    return bool(screen_of(capture).missing_cards)


PARTS = ListReads(
    operation=LAST_CARDS, more_in_reply=lambda body: False, more_in_page=_more_in_page
)
"""The last of the parts is the sign that all were asked for; which came is known by their names."""
