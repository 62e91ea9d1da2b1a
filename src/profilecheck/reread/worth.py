"""From posts to the list of those worth reading again: by their day, with the reasons, in order."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

from profilecheck.model import Entries, Entry
from profilecheck.reread.post import Post
from profilecheck.reread.reason import Reason
from profilecheck.reread.weighing import reasons
from profilecheck.school import MatchKind, SchoolMatcher
from profilecheck.vocabulary import Audience, Giveaway

__all__ = ["MOST_LISTED", "order", "worth_rereading"]

MOST_LISTED = 500
"""The most posts that one list keeps; more than anybody reads again."""

_TEXTS_REMEMBERED = 512
_LONGEST_REMEMBERED = 10_000


def worth_rereading(matcher: SchoolMatcher, posts: Iterable[Post]) -> Entries:
    """Return the posts worth reading again, by their day, each with why.

    The widest seen come first, of those the newest, then the one with the strongest reason. What a
    post says, and whom it names, is not kept; the reasons of the last few texts are remembered
    while the list is made, as people repeat them. Posts are looked at one by one, and only those
    that are listed are held, `MOST_LISTED` at most; those that give the school away are
    cut last.
    """
    passing = _Passing(posts)
    kept = heapq.nsmallest(MOST_LISTED, _listed(matcher, passing), key=_kept_first)
    listed = sorted(kept, key=_order_and_strength)
    return Entries(entries=tuple(entry for entry, _ in listed), searched=passing.count)


def order(entry: Entry) -> tuple[int, int]:
    """Sort key of a listed post: the widest seen first, then the newest.

    One of which it is not known who sees it counts as public, one without a day as old.
    """
    widest = (entry.audience or Audience.PUBLIC).rank
    return -widest, -(entry.day.toordinal() if entry.day else 0)


class _Passing(Iterator[Post]):
    """Posts as they pass by, counted."""

    def __init__(self, posts: Iterable[Post]) -> None:
        self._posts = iter(posts)
        self.count = 0

    def __next__(self) -> Post:
        post = next(self._posts)
        self.count += 1
        return post


_Listed = tuple[Entry, Reason]


def _listed(matcher: SchoolMatcher, posts: Iterable[Post]) -> Iterator[_Listed]:
    weigh = partial(_weigh, matcher)
    weigh_once: Callable[[str], _Weighed] = lru_cache(maxsize=_TEXTS_REMEMBERED)(weigh)
    for post in posts:
        short = len(post.text) <= _LONGEST_REMEMBERED
        found, given = weigh_once(post.text) if short else weigh(post.text)
        if post.beside:
            found, given = _with_beside(matcher, post.beside, found, given)
        if found:
            yield _entry(post, found, given), found[0]


_Weighed = tuple[tuple[Reason, ...], tuple[Giveaway, ...]]


def _weigh(matcher: SchoolMatcher, text: str) -> _Weighed:
    """Return why a text is worth reading again, and what it gives away."""
    found = reasons(matcher, text)
    # Without a domain of the school, an address that only a school has shows in the contacts alone.
    given = _gives_away(matcher, text, found) if found or not matcher.domains else ()
    if Giveaway.SCHOOL in given and Reason.SCHOOL not in found:
        found = _naming_school(found)
    return found, given


def _naming_school(found: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return (Reason.SCHOOL, *(r for r in found if r is not Reason.MAYBE_SCHOOL))


def _with_beside(
    matcher: SchoolMatcher, words: str, found: tuple[Reason, ...], given: tuple[Giveaway, ...]
) -> _Weighed:
    """Return the same with what others' words beside a text give away of the school."""
    named = any(match.kind.names_school for match in matcher.in_text(words))
    more = _gives_away(matcher, words, (Reason.SCHOOL,) if named else ())
    if more and Reason.SCHOOL not in found:
        found = _naming_school(found)
    maybe = Giveaway.MAYBE_SCHOOL if Giveaway.SCHOOL in more else None
    return found, tuple(g for g in dict.fromkeys((*given, *more)) if g is not maybe)


def _gives_away(
    matcher: SchoolMatcher, text: str, found: tuple[Reason, ...]
) -> tuple[Giveaway, ...]:
    contacts = {match.kind for match in matcher.work_contacts(text)}
    given_away = {
        Giveaway.SCHOOL: Reason.SCHOOL in found or bool(contacts),
        Giveaway.MAYBE_SCHOOL: Reason.MAYBE_SCHOOL in found and not contacts,
        Giveaway.WORK_EMAIL: bool(contacts - {MatchKind.PHONE}),
        Giveaway.WORK_PHONE: MatchKind.PHONE in contacts,
    }
    return tuple(giveaway for giveaway, is_given in given_away.items() if is_given)


def _order_and_strength(listed: _Listed) -> tuple[int, int, int]:
    entry, strongest = listed
    return *order(entry), strongest.rank


def _kept_first(listed: _Listed) -> tuple[bool, int, int, int]:
    entry, _ = listed
    return not entry.gives_away, *_order_and_strength(listed)


def _entry(post: Post, found: Iterable[Reason], given: tuple[Giveaway, ...]) -> Entry:
    return Entry(
        text=f"{post.called}{_when(post)}",
        detail=", ".join(reason.value for reason in found),
        audience=post.audience,
        day=post.day,
        gives_away=given,
    )


def _when(post: Post) -> str:
    if post.day:
        return f" of {post.day.day} {post.day:%B %Y}"
    return f", {post.when}" if post.when else " of unknown date"
