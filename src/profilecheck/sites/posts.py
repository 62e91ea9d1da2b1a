"""The one way from the posts that anybody sees to how many there are, and of which years."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from profilecheck.browser.capture import Capture
from profilecheck.model import Count, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.json_tree import asked
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["by_year", "counted_posts", "no_part_broke_off", "public_posts"]


def public_posts(
    context: ReadContext, posts: Sequence[Post | None], seen: str, *, complete: bool
) -> Iterator[Observed | Unread]:
    """Yield how many posts anybody sees, of which years, and which to read again.

    `posts` are those that showed, each once; None stands for one that came and is not as it is
    known. It is counted, its year is not known, and its words were not searched. `complete` is
    whether these are all; `seen` says how many were looked at.
    """
    years = [post.day.year if post is not None and post.day else None for post in posts]
    yield from counted_posts(context, years, seen, complete=complete)
    read = [post for post in posts if post is not None]
    whole = complete and len(read) == len(posts)
    gap = None if whole else UnreadReason.INCOMPLETE_LIST
    yield from to_reread(context, read, seen, gap=gap)


def counted_posts(
    context: ReadContext, years: Sequence[int | None], seen: str, *, complete: bool
) -> Iterator[Observed | Unread]:
    """Yield how many posts anybody sees, and of which years.

    `years` has the year of each that showed, None where it is not known. Where they are not all,
    there are at least so many, and none prove nothing.
    """
    if complete or years:
        count = Count(count=len(years), at_least=not complete)
        yield context.observed(Fact.POSTS_PUBLIC_COUNT, count, seen)
        yield by_year(context, years, seen, complete=complete)
    else:
        for fact in (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR):
            yield context.unread(fact, UnreadReason.INCOMPLETE_LIST, seen)


def no_part_broke_off(capture: Capture, operation: str) -> bool:
    """Whether every answer to the read `operation` is a list, a part of the posts.

    One that is no data may have been a part: a list with it is not known to be whole.
    """
    answered = sum(r.operation == operation and r.status == 200 for r in capture.replies)
    return answered == sum(1 for _ in asked(capture, operation, list))


def by_year(
    context: ReadContext, years: Sequence[int | None], seen: str, *, complete: bool
) -> Observed:
    """Return how many posts anybody sees of which year: at least so many where a year is None.

    A year still to come is not known: another calendar's, or one of what is not yet posted.
    """
    last = (context.capture.taken_at + timedelta(days=1)).year
    known = Counter(year for year in years if year is not None and year <= last)
    told = Years(
        years=dict(sorted(known.items())),
        at_least=not complete or known.total() < len(years),
    )
    return context.observed(Fact.POSTS_PUBLIC_BY_YEAR, told, seen)
