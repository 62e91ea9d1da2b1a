"""A channel's page: the name, description, links, country and numbers it shows of the person.

A channel is open to everyone, so all that stands on it is public, whoever looks.
"""

from collections.abc import Iterable, Iterator

from profilecheck.browser.capture import Capture
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.youtube.channel import Channel, channel
from profilecheck.sites.youtube.videos import tabs_not_opened, videos_worth_rereading
from profilecheck.sites.youtube.wording import count_shown, labels_for
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from profilecheck.words.plurals import listed

__all__ = ["channel_anchor", "read_channel", "read_channel_as_stranger"]


def channel_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is a channel's, whatever is on it."""
    return channel(capture) is not None


def read_channel(context: ReadContext) -> Iterator[Observed | Unread]:
    """What the owner's own channel shows to everyone."""
    shown = channel(context.capture)
    if shown is None:
        return
    yield from _written(context, shown)
    yield _subscribers(context, shown)
    yield from videos_worth_rereading(context)


def read_channel_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """What anyone sees of the channel, and how many videos the page says there are."""
    shown = channel(context.capture)
    if shown is None:
        return
    yield from _written(context, shown)
    yield from _elsewhere(context)
    yield _subscribers(context, shown)
    yield _videos(context, shown)
    yield from videos_worth_rereading(context)


def _written(context: ReadContext, shown: Channel) -> Iterator[Observed | Unread]:
    if shown.name:
        entry = Entry(text=shown.name, detail=shown.handle, audience=Audience.PUBLIC)
        seen = f"{shown.name} ({shown.handle})" if shown.handle else shown.name
        yield context.observed(Fact.PROFILE_NAME, Entries(entries=(entry,)), seen)
    if shown.descriptions is not None:
        yield _texts(context, Fact.PROFILE_BIO, shown.descriptions, "The description is empty")
    yield from _links(context, shown)
    if shown.country_known:
        country = (shown.country,) if shown.country else ()
        yield _texts(context, Fact.PROFILE_LOCATION, country, "No country is shown")
    yield _business_email(context, shown)


def _elsewhere(context: ReadContext) -> Iterator[Unread]:
    """Yield that there are tabs with words of the person's: YouTube shows those that are filled."""
    if tabs := tabs_not_opened(context.capture):
        place = f"{listed([f'“{tab}”' for tab in tabs])} on your channel"
        yield context.unread(Fact.POSTS_TO_REREAD, UnreadReason.BY_HAND, place=place)


def _texts(context: ReadContext, fact: Fact, texts: Iterable[str], none: str) -> Observed:
    entries = (Entry(text=words, audience=Audience.PUBLIC) for words in texts)
    return context.listed(fact, entries, none)


def _links(context: ReadContext, shown: Channel) -> Iterator[Observed | Unread]:
    if shown.links is None:
        return
    entries = tuple(
        Entry(text=link.address, detail=link.name, audience=Audience.PUBLIC) for link in shown.links
    )
    seen = "; ".join(link.address for link in shown.links) or "No links are shown"
    yield context.observed(Fact.PROFILE_LINKS, Entries(entries=entries), seen)
    if shown.more_links:
        yield context.unread(Fact.PROFILE_LINKS, UnreadReason.INCOMPLETE_LIST, shown.more_links)


def _business_email(context: ReadContext, shown: Channel) -> Unread:
    """Unread always: the address shows only to a person who passes a check, where there is one."""
    if shown.business_email:
        detail = "The channel has a business e-mail address, shown to whoever passes a check."
        return context.unread(Fact.CONTACT_EMAIL, UnreadReason.CHALLENGE, detail)
    detail = "No business e-mail address shows here, which does not prove that there is none."
    return context.unread(Fact.CONTACT_EMAIL, UnreadReason.INCOMPLETE_LIST, detail)


def _subscribers(context: ReadContext, shown: Channel) -> Observed | Unread:
    return _number(context, shown, Fact.FRIENDS_COUNT, "subscribers")


def _videos(context: ReadContext, shown: Channel) -> Observed | Unread:
    return _number(context, shown, Fact.POSTS_PUBLIC_COUNT, "videos")


def _number(context: ReadContext, shown: Channel, fact: Fact, unit: str) -> Observed | Unread:
    counts = [(c, w) for w in shown.counts if (c := count_shown(context, w, unit)) is not None]
    whole = {(c.count, w) for c, w in counts if not c.at_least}
    if len({number for number, _ in whole}) > 1:
        shown_twice = "; ".join(sorted(words for _, words in whole))
        return context.unread(fact, UnreadReason.PAGE_CHANGED, f"two answers: {shown_twice}")
    if counts:
        # Of a shortened number and a whole one, the whole one.
        count, words = min(counts, key=lambda pair: pair[0].at_least)
        return context.observed(fact, count, words)
    if labels_for(context) is None:
        return context.unread(fact, UnreadReason.UNKNOWN_LANGUAGE)
    numbers = [w for w in shown.counts if any(c.isdigit() for c in w) and not w.startswith("@")]
    if numbers:
        return context.unread(fact, UnreadReason.UNKNOWN_WORDING, "; ".join(dict.fromkeys(numbers)))
    return context.unread(fact, UnreadReason.PAGE_CHANGED)
