"""What a Mastodon profile features, for anyone to see: hashtags, other profiles, collections.

Servers before 4.4 ask for the hashtags with every profile, and so do some since; 4.4 has a tab of
its own for all of it (the server's source). No name of another person leaves this module.
"""

from collections.abc import Iterable, Iterator

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Entry, Observed, Unread
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
    "read_featured",
    "tab_told_hashtags",
]

TAB = "the tab “Featured” of your profile"
_HASHTAG = "Featured hashtag"
_PART = 40
"""Profiles that the server hands out at a time."""


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


def tab_told_hashtags(context: ReadContext) -> bool:
    """Whether the tab was read before, and told the hashtags or that there are none."""
    told = (r for r in context.earlier if isinstance(r, Observed) and r.fact is Fact.PROFILE_BIO)
    listed = [getattr(reading.value, "entries", ()) for reading in told]
    return any(not own or any(e.detail == _HASHTAG for e in own) for own in listed)


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
        yield context.listed(Fact.PROFILE_BIO, _entries(hashtags(tags)), "No featured hashtags")
    named = (("Featured profile", words) for words in _naming_school(context.matcher, profiles))
    if others := _entries((*_collections(collected), *named)):
        yield context.listed(Fact.PROFILE_BIO, others)
    # Since hashtags stand on the profile, every tab has collections; before, where they are tried.
    tries = dig(state(context.capture), "features")
    has_collections = not tags or (isinstance(tries, list) and "collections" in tries)
    known = all(isinstance(dig(answer, "collections"), list) for answer in collected)
    whole = known and len(profiles) < _PART
    if not whole or (has_collections and not collected):
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.BY_HAND, place=TAB)


def _entries(pairs: Iterable[tuple[str, str]]) -> list[Entry]:
    return [Entry(text=text, detail=label, audience=Audience.PUBLIC) for label, text in pairs]


def _collections(answers: Iterable[Json]) -> Iterator[tuple[str, str]]:
    """Yield what each list of profiles that the person made is called, and says of itself."""
    listed = (dig(answer, "collections") for answer in answers)
    for made in each_once((part for part in listed if isinstance(part, list)), "id"):
        words = (dig(made, "name"), dig(made, "description"), dig(made, "tag", "name"))
        told = [html_text(text).text for text in words if isinstance(text, str) and text]
        if told:
            yield "Featured collection", " · ".join(told)


def _naming_school(matcher: SchoolMatcher, profiles: Iterable[Json]) -> Iterator[str]:
    """Yield the words by which the profiles of others name the school, each once."""
    told = (html_text(text) for one in profiles for text in texts_within(one))
    texts = (text for part in told for text in (part.text, *part.links))
    found = (match for text in texts for match in matcher.in_text(text))
    yield from dict.fromkeys(match.matched for match in found if match.kind.names_school)
