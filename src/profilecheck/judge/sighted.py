"""What one circle of people sees of an account: what a snapshot says is there for their eyes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from profilecheck.checks import FactReadings, SeenEntry, names_school, shown_entries
from profilecheck.model import Account, Count, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import (
    SHOWN_TEXTS,
    Audience,
    Circle,
    Fact,
    Reach,
    UnreadReason,
    Viewpoint,
    reach,
)

__all__ = ["Sighted", "sighted"]

_TEXTS = tuple(fact for fact in SHOWN_TEXTS if fact is not Fact.POSTS_TO_REREAD)
"""Of posts no word is kept: they are counted."""


_OF_SCHOOL = (Fact.FRIENDS_AT_EMPLOYER, Fact.FRIENDS_STUDENTS_OF_EMPLOYER)


@dataclass(frozen=True)
class Sighted:
    """One thing that people of a circle see: the text `text` of `fact`, or a list, or posts.

    A text that stands in several places is one. `text` is "" for people and posts, of which there
    are `count`; `at_least` where there may be more. `reach` is `YES`, or `SOME` where it depends on
    who of them looks. `names_school` is whether it gives away where the person works. `at` are the
    addresses at which it was read, and `elsewhere` is whether none of them is on the profile.
    """

    fact: Fact
    reach: Reach
    text: str = ""
    names_school: bool = False
    count: int = 0
    at_least: bool = False
    at: tuple[str, ...] = ()
    elsewhere: bool = False


def sighted(account: Account, circle: Circle, matcher: SchoolMatcher) -> tuple[Sighted, ...]:
    """Return what `circle` sees of `account`, as far as it was read, in the order of the facts.

    What could not be read is not among it, and neither is what may or may not be seen. Where a
    stranger was turned away at the door, anyone sees nothing.
    """
    if circle is Circle.ANYONE and _turns_strangers_away(account):
        return ()
    return (
        *_texts(account, circle, matcher),
        *_friends(account, circle),
        *_posts(account),
    )


def _turns_strangers_away(account: Account) -> bool:
    """Whether a stranger was asked to sign in on every page that they opened."""
    strangers = [r for r in account.readings if r.viewpoint is Viewpoint.STRANGER]
    return bool(strangers) and all(
        isinstance(r, Unread) and r.reason is UnreadReason.SIGNED_OUT for r in strangers
    )


def _readings(account: Account, fact: Fact) -> FactReadings | None:
    readings = FactReadings.of(account, fact, None)
    return readings if readings.applies else None


def _texts(account: Account, circle: Circle, matcher: SchoolMatcher) -> Iterator[Sighted]:
    for fact in _TEXTS:
        readings = _readings(account, fact)
        found: dict[str, Sighted] = {}
        for seen in shown_entries(readings) if readings else ():
            reaches = reach(seen.audience, circle)
            if reaches in (Reach.YES, Reach.SOME):
                one = _text(account, fact, seen, reaches, matcher)
                found[one.text.casefold()] = _joined(found.get(one.text.casefold(), one), one)
        yield from found.values()


def _joined(one: Sighted, other: Sighted) -> Sighted:
    """The same text in two places: whoever sees it in one of them sees it."""
    return replace(
        one,
        reach=Reach.YES if Reach.YES in (one.reach, other.reach) else Reach.SOME,
        names_school=one.names_school or other.names_school,
        at=tuple(dict.fromkeys((*one.at, *other.at))),
        elsewhere=one.elsewhere and other.elsewhere,
    )


def _text(
    account: Account, fact: Fact, seen: SeenEntry, reaches: Reach, matcher: SchoolMatcher
) -> Sighted:
    at = _addresses(seen.on)
    return Sighted(
        fact=fact,
        reach=reaches,
        text=seen.entry.text,
        names_school=names_school(fact, seen, matcher),
        at=at,
        elsewhere=not any(url.startswith(account.profile_url) for url in at),
    )


def _friends(account: Account, circle: Circle) -> Iterator[Sighted]:
    """The list of friends, and whom of the school it names: the widest audience that was read."""
    readings = _readings(account, Fact.FRIENDS_AUDIENCE)
    observed = readings.observed if readings else ()
    widest = max((r.value for r in observed if isinstance(r.value, Audience)), default=None)
    reaches = reach(widest, circle) if observed else Reach.UNKNOWN
    if reaches in (Reach.YES, Reach.SOME):
        yield _counted(Fact.FRIENDS_AUDIENCE, account, Fact.FRIENDS_COUNT, reaches)
        of_school = (_counted(fact, account, fact, reaches) for fact in _OF_SCHOOL)
        yield from (some for some in of_school if some.count)


def _posts(account: Account) -> Iterator[Sighted]:
    """The posts that anyone sees; how many more friends see is not counted anywhere."""
    posts = _counted(Fact.POSTS_PUBLIC_COUNT, account, Fact.POSTS_PUBLIC_COUNT, Reach.YES)
    if posts.count:
        yield posts


def _counted(fact: Fact, account: Account, counting: Fact, reaches: Reach) -> Sighted:
    readings = _readings(account, counting)
    observed = tuple(r for r in (readings.observed if readings else ()) if _is_count(r))
    counts = [r.value for r in observed if isinstance(r.value, Count)]
    most = max(counts, key=attrgetter("count"), default=Count(count=0))
    return Sighted(
        fact=fact,
        reach=reaches,
        count=most.count,
        at_least=all(c.at_least for c in counts if c.count == most.count) and bool(counts),
        at=_addresses(observed),
    )


def _is_count(reading: Observed) -> bool:
    return isinstance(reading.value, Count)


def _addresses(observed: tuple[Observed, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.evidence.url for r in observed))
