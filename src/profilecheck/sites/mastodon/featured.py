"""What a Mastodon profile features, for anyone to see: hashtags, other profiles, collections.

Servers before 4.4 ask for the hashtags with every profile, and so do some since; 4.4 has a tab of
its own for all of it (the server's source). No name of another person leaves this module.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.html_text import html_text
from profilecheck.sites.json_tree import asked, dig, each_once, texts_within
from profilecheck.sites.mastodon.account import AccountData, is_about, shown_account, state
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "TAB",
    "featured_anchor",
    "featured_tags",
    "hashtags",
    "is_all_told",
    "read_featured",
]

TAB = "the tab “Featured” of your profile"
_HASHTAG = "Featured hashtag"
_NO_HASHTAGS = "No featured hashtags"
_NO_OTHERS = "No featured collections, and no featured profiles that name your school"
_TAB_PAGE = "featured_public"
_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})")
_SINCE = (4, 4)
"""The version that brought the tab: the server's source."""
_PART = 40
"""Profiles, or collections, that the server hands out at a time."""


def _answers(
    capture: Capture, operation: str, account: AccountData, kind: type = list
) -> list[Json]:
    return [part for at, part in asked(capture, operation, kind) if is_about(at, account)]


def featured_tags(capture: Capture, account: AccountData) -> list[Json]:
    """Return the answers that say which hashtags a profile features."""
    return _answers(capture, "featured_tags", account)


def hashtags(answers: Iterable[Json]) -> Iterator[tuple[str, str]]:
    """Yield the hashtags that a profile features, as it has extra fields: each with a label."""
    for tag in each_once(answers, "id"):
        if isinstance(name := dig(tag, "name"), str):
            yield _HASHTAG, f"#{name}"


def is_all_told(context: ReadContext, tags: Sequence[Json]) -> bool:
    """Whether a profile with these answers about hashtags, and its tab, told all that it features.

    Where the server has the tab, it has more than hashtags, and was to be read before.
    """
    tab = [reading for reading in context.earlier if reading.evidence.page == _TAB_PAGE]
    left = any(reading.page == _TAB_PAGE for reading in context.left_unread)
    return bool(tags or any(map(_tells_hashtags, tab))) and (
        bool(tab) or left or not _has_tab(context.capture)
    )


def _tells_hashtags(reading: Observed) -> bool:
    entries = reading.value.entries if isinstance(reading.value, Entries) else ()
    return reading.evidence.seen == _NO_HASHTAGS or any(e.detail == _HASHTAG for e in entries)


def _has_tab(capture: Capture) -> bool:
    """Whether the server may be one that has the tab: of another, the page's state says so."""
    version = _VERSION.match(str(dig(state(capture), "meta", "version")))
    return version is None or (int(version[1]), int(version[2])) >= _SINCE


def featured_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the tab is open: other servers show something else at its address, or nothing."""
    account = shown_account(capture)
    return account is not None and bool(_answers(capture, "endorsements", account))


def read_featured(context: ReadContext) -> Iterator[Observed | Unread]:
    """The tab's hashtags and collections, and of the profiles on it what names the school."""
    account = shown_account(context.capture)
    if account is None:
        return
    tags = featured_tags(context.capture, account)
    collected = _answers(context.capture, "collections", account, object)
    profiles = each_once(_answers(context.capture, "endorsements", account), "id")
    # Where the hashtags stand on the profile itself, it tells whether there are none.
    if tags:
        yield context.listed(Fact.PROFILE_BIO, _entries(hashtags(tags)), _NO_HASHTAGS)
    yield from _collections_and_profiles(context, collected, profiles)
    # Since hashtags stand on the profile, every tab has collections; before, where they are tried.
    tries = dig(state(context.capture), "features")
    has_collections = not tags or (isinstance(tries, list) and "collections" in tries)
    known = all(isinstance(dig(answer, "collections"), list) for answer in collected)
    whole = known and len(profiles) < _PART and len(_collections(collected)) < _PART
    if not whole or (has_collections and not collected):
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.BY_HAND, place=TAB)


def _collections_and_profiles(
    context: ReadContext, collected: Iterable[Json], profiles: Sequence[Json]
) -> Iterator[Observed | Unread]:
    """Yield the rest of the tab; the words of featured profiles were looked through, and go."""
    named = (("Featured profile", words) for words in _naming_school(context.matcher, profiles))
    others = _entries((*map(_collection, _collections(collected)), *named))
    seen = "; ".join(entry.text for entry in others) or _NO_OTHERS
    if others or context.matcher.known or not profiles:
        found = Entries(entries=tuple(others))
        yield context.observed(Fact.PROFILE_BIO, found, seen, looked_through=bool(profiles))
    if profiles and not context.matcher.known:
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.NEEDS_SCHOOL)


def _entries(pairs: Iterable[tuple[str, str]]) -> list[Entry]:
    return [Entry(text=t, detail=label, audience=Audience.PUBLIC) for label, t in pairs if t]


def _collections(answers: Iterable[Json]) -> list[Json]:
    """Return the lists of profiles that the person made."""
    listed = (dig(answer, "collections") for answer in answers)
    return each_once((part for part in listed if isinstance(part, list)), "id")


def _collection(made: Json) -> tuple[str, str]:
    """Return what such a list is called, and says of itself."""
    words = (dig(made, "name"), dig(made, "description"), dig(made, "tag", "name"))
    told = [html_text(text).text for text in words if isinstance(text, str) and text]
    return "Featured collection", " · ".join(told)


def _naming_school(matcher: SchoolMatcher, profiles: Iterable[Json]) -> Iterator[str]:
    """Yield the words by which the profiles of others name the school, each once."""
    told = (html_text(text) for one in profiles for text in texts_within(one))
    texts = (text for part in told for text in (part.text, *part.links))
    found = (match for text in texts for match in matcher.in_text(text))
    yield from dict.fromkeys(match.matched for match in found if match.kind.names_school)
