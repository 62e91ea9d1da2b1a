"""The one way from a page's posts to the fact `posts.to_reread`."""

from collections.abc import Iterable, Iterator

from profilecheck.model import Entries, Observed, Unread
from profilecheck.reread import Post, worth_rereading
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["only_listed", "to_reread"]


def to_reread(
    context: ReadContext,
    posts: Iterable[Post],
    seen: str,
    *,
    gap: UnreadReason | None,
    counted: bool = True,
) -> Iterator[Observed | Unread]:
    """List the posts worth reading again; `seen` says how many were looked at.

    `gap` is the reason why posts may exist that did not show, or words in them that were not
    searched; None where all were. It stays beside what was found: the rest is unread. How many
    were looked through is told unless they are not what the network calls posts (`counted`).
    """
    fact = Fact.POSTS_TO_REREAD
    if not context.matcher.known:
        yield context.unread(fact, UnreadReason.NEEDS_SCHOOL)
        return
    posts = tuple(posts)
    context.searched.extend(words for post in posts for words in (post.text, post.beside))
    listed = worth_rereading(context.matcher, posts)
    if posts and not counted:
        listed = listed.model_copy(update={"searched": None})
    if listed.entries or gap is None:
        yield context.observed(fact, listed, seen)
    if gap is not None:
        yield context.unread(fact, gap, seen)


def only_listed(readings: Iterable[Observed | Unread]) -> Iterator[Observed]:
    """Yield what `to_reread` lists of posts that are not all: that it lists none proves nothing."""
    for reading in readings:
        if isinstance(reading, Observed) and isinstance(reading.value, Entries):
            yield from [reading] if reading.value.entries else []
