"""The one way from a page's posts to the fact `posts.to_reread`."""

from collections.abc import Iterable

from profilecheck.model import Observed, Unread
from profilecheck.reread import Post, worth_rereading
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["to_reread"]


def to_reread(
    context: ReadContext, posts: Iterable[Post], seen: str, *, gap: UnreadReason | None
) -> Observed | Unread:
    """List the posts worth reading again; `seen` says how many were looked at.

    That there is none is told only where the school is known and `gap`, the reason why posts may
    exist that did not show, is None.
    """
    fact = Fact.POSTS_TO_REREAD
    if not context.workplace.known:
        return context.unread(fact, UnreadReason.NEEDS_SCHOOL)
    listed = worth_rereading(context.workplace, posts)
    if not listed.entries and gap is not None:
        return context.unread(fact, gap, seen)
    return context.observed(fact, listed, seen)
