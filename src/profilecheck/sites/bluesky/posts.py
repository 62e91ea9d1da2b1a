"""The newest posts of a Bluesky account, which are public by the network's design.

What they passed on and quoted is another's, and is searched for the school alone; what they answer
is left out.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qs, urlsplit

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Count, Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.bluesky.account import answer_to, handle_in
from profilecheck.sites.json_tree import day_at, dig, each_once, texts_within, walk
from profilecheck.sites.posts import by_year
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from profilecheck.words.plurals import counted

__all__ = ["posts_anchor", "read_posts"]

_PART = 100
"""As many posts as the API tells at a time, at most, and as are asked for."""


def _feed(capture: Capture) -> list[Json] | None:
    feed = (answer_to(capture, "posts") or {}).get("feed")
    return feed if isinstance(feed, list) else None


def posts_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the API told the newest posts."""
    return _feed(capture) is not None


def read_posts(context: ReadContext) -> Iterator[Observed | Unread]:
    """Read when the posts were made, and which of them are worth reading again."""
    feed = _feed(context.capture) or []
    own = _own(feed, _asked_for(context.capture))
    seen = f"{len(own)} posts, told to somebody who is not signed in"
    yield context.observed(Fact.POSTS_FUTURE_AUDIENCE, Audience.PUBLIC, seen)
    made = [day_at(record, "createdAt") for record in own]
    full = len(feed) >= _PART
    known = all(isinstance(item, dict) for item in feed)
    complete = known and not full and _is_whole(context, len(own))
    years = [day.year if day else None for day in made]
    yield by_year(context, years, seen, complete=complete)
    posts = tuple(_posts(feed, _asked_for(context.capture)))
    gap = None if complete and None not in posts else UnreadReason.INCOMPLETE_LIST
    read = f"{counted(len(own), 'post', 'posts')} read"
    yield from to_reread(context, (post for post in posts if post), read, gap=gap)


def _posts(feed: list[Json], handle: str) -> Iterator[Post | None]:
    """Yield each post that `handle` wrote or passed on, None where one has no text."""
    for item in each_once([feed], "post", "uri"):
        shown, reason = dig(item, "post"), dig(item, "reason")
        record = dig(shown, "record")
        if not isinstance(record, dict):
            continue
        beside = " ".join((_beside(record), *texts_within(dig(shown, "embed"), but_under=_NO_TEXT)))
        if handle_in(dig(shown, "author")) == handle:
            words, day = _words(record), day_at(record, "createdAt")
            made = Post(words or "", day, Audience.PUBLIC, beside=beside)
            yield None if words is None else made
        elif handle_in(dig(reason, "by")) == handle:
            others, day = f"{_of_another(shown)} {beside}", day_at(reason, "indexedAt")
            yield Post("", day, Audience.PUBLIC, called="Repost", beside=others)


def _of_another(post: Json) -> str:
    """Return what a post that was passed on says, and who wrote it."""
    writer = (dig(post, "author", name) for name in ("displayName", "handle"))
    told = (*writer, _words(dig(post, "record")))
    return " ".join(words for words in told if isinstance(words, str))


def _is_whole(context: ReadContext, came: int) -> bool:
    """Whether as many came as the account has; the API's own mark of an end is not relied on."""
    stated = context.told_earlier(Fact.POSTS_PUBLIC_COUNT, Count)
    return stated is not None and came >= stated.count


def _asked_for(capture: Capture) -> str:
    """Return the handle whose posts were asked for."""
    addresses = [reply.url for reply in capture.replies if reply.operation == "posts"]
    named = {
        handle.casefold()
        for address in addresses
        for handle in parse_qs(urlsplit(address).query).get("actor", [])
    }
    return named.pop() if len(named) == 1 else ""


def _own(feed: list[Json], handle: str) -> list[Mapping[str, Json]]:
    """Return the records of the posts that `handle` wrote, each once."""
    return [
        dig(item, "post", "record")
        for item in each_once([feed], "post", "uri")
        if isinstance(dig(item, "post", "record"), dict)
        and handle_in(dig(item, "post", "author")) == handle
    ]


def _words(record: Mapping[str, Json]) -> str | None:
    """Return all the words of a post; None where it has no text.

    Beside the text these are what describes its pictures, where its links lead, and its hidden
    tags. A post that is quoted or answered is named, and not in it: what it says is in no record.
    """
    if not isinstance(record.get("text"), str):
        return None
    return " ".join(words for words in texts_within(record, but_under=_NOT_WORDS) if words)


_NO_TEXT = frozenset({"$type", "cid", "createdAt", "langs", "mimeType", "ref"})
_NOT_WORDS = _NO_TEXT | {"reply", "external"}


def _beside(record: Mapping[str, Json]) -> str:
    """Return what the card of a link shows, in words that are not the person's."""
    cards = (dig(inside, "external") for inside in walk(record))
    return " ".join(words for card in cards for words in texts_within(card, but_under=_NOT_WORDS))
