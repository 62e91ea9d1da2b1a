"""The posts on a profile. What they say is looked through once, and not kept."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from pydantic import AwareDatetime, BaseModel
from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.capture import Json
from profilecheck.browser.dom import text_of
from profilecheck.model import Count, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Fact, UnreadReason

from .embedded import part

__all__ = ["read_posts", "read_posts_as_stranger"]

_DORMANT_AFTER = timedelta(days=2 * 365.25)


class _Thread(BaseModel):
    title: str


class _Post(BaseModel):
    """One post; one that staff have hidden shows nothing of what it said."""

    posted_on: AwareDatetime
    content: str | None
    thread: _Thread

    @property
    def text(self) -> str:
        return f"{self.thread.title}\n{text_of(LexborHTMLParser(self.content or ''))}"


class _Feed(BaseModel):
    """The newest posts. `next` is where the others begin, None where there are none."""

    results: list[_Post]
    next: Json

    @property
    def complete(self) -> bool:
        # More posts come at the press of a button, which is not for this program to press.
        return self.next is None

    @property
    def seen(self) -> str:
        return f"{len(self.results)} posts read" + (", to the end" if self.complete else "")


def read_posts(context: ReadContext) -> Iterator[Observed | Unread]:
    """Which of one's own posts are worth reading again, and whether the newest is long ago."""
    if feed := part(context.capture, "POSTS", _Feed):
        yield from _to_reread(context, feed)
        yield _dormant(context, feed)


def _to_reread(context: ReadContext, feed: _Feed) -> Iterator[Observed | Unread]:
    own = (Post(post.text, post.posted_on.date()) for post in feed.results)
    gap = None if feed.complete else UnreadReason.INCOMPLETE_LIST
    return to_reread(context, own, feed.seen, gap=gap)


def _dormant(context: ReadContext, feed: _Feed) -> Observed | Unread:
    fact = Fact.ACCOUNT_DORMANT
    if not feed.results:
        # Nothing to go by: members may well read, and never write.
        return context.unread(fact, UnreadReason.INCOMPLETE_LIST, "no posts yet")
    newest = max(post.posted_on for post in feed.results)
    seen = f"The newest post is of {newest.day} {newest:%B %Y}"
    return context.observed(fact, context.capture.taken_at - newest > _DORMANT_AFTER, seen)


def read_posts_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """How many posts anyone can see, and from which years."""
    feed = part(context.capture, "POSTS", _Feed)
    if feed is None:
        return
    more = not feed.complete
    count = Count(count=len(feed.results), at_least=more)
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, count, feed.seen)
    years = Counter(post.posted_on.year for post in feed.results)
    by_year = Years(years=dict(sorted(years.items())), at_least=more)
    yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, by_year, feed.seen)
