"""From posts to the list of those worth reading again: by their day, with the reasons, in order."""

import heapq
from collections.abc import Iterable, Iterator

from profilecheck.model import Entries, Entry
from profilecheck.reread.post import Post
from profilecheck.reread.reason import Reason
from profilecheck.reread.weighing import reasons
from profilecheck.school import Workplace
from profilecheck.vocabulary import Audience

__all__ = ["MOST_LISTED", "order", "worth_rereading"]

MOST_LISTED = 500
"""The most posts that one list keeps; more than anybody reads again."""


def worth_rereading(workplace: Workplace, posts: Iterable[Post]) -> Entries:
    """Return the posts worth reading again, by their day, each with why.

    The widest seen come first, of those the newest, then what is said most strongly. What a post
    says, and whom it names, is not kept. Posts are looked at one by one, and only those that are
    listed are held, `MOST_LISTED` of them at most.
    """
    listed = heapq.nsmallest(MOST_LISTED, _listed(workplace, posts), key=_order_and_strength)
    return Entries(entries=tuple(entry for entry, _ in listed))


def order(entry: Entry) -> tuple[int, int]:
    """Sort key of a listed post: the widest seen first, then the newest.

    One of which it is not known who sees it counts as public, one without a day as old.
    """
    widest = (entry.audience or Audience.PUBLIC).rank
    return -widest, -(entry.day.toordinal() if entry.day else 0)


_Listed = tuple[Entry, Reason]


def _listed(workplace: Workplace, posts: Iterable[Post]) -> Iterator[_Listed]:
    for post in posts:
        if found := reasons(workplace, post.text):
            yield _entry(post, found), found[0]


def _order_and_strength(listed: _Listed) -> tuple[int, int, int]:
    entry, strongest = listed
    return *order(entry), strongest.rank


def _entry(post: Post, found: Iterable[Reason]) -> Entry:
    return Entry(
        text=f"{post.called}{_when(post)}",
        detail=", ".join(reason.value for reason in found),
        audience=post.audience,
        day=post.day,
    )


def _when(post: Post) -> str:
    if post.day:
        return f" of {post.day.day} {post.day:%B %Y}"
    return f", {post.when}" if post.when else " of unknown date"
