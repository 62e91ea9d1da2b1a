"""How many things readings tell of, and whether they tell them as if they were all."""

from collections.abc import Sequence
from typing import Any

from profilecheck.conformance.readings import Readings
from profilecheck.model import Count, Entries, Observed, Unread, Years
from profilecheck.vocabulary import Fact

__all__ = ["PEOPLE", "POSTS", "how_many", "told_of", "told_whole"]

PEOPLE = (Fact.FRIENDS_STUDENTS_OF_EMPLOYER, Fact.FRIENDS_AT_EMPLOYER)
POSTS = (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR, Fact.POSTS_TO_REREAD)


def told_whole(readings: Readings, fact: Fact) -> list[Any]:
    """Return the values that are told of a fact as if they were all; none where some is unread."""
    own = told_of(readings, fact)
    if any(isinstance(r, Unread) or getattr(r.value, "at_least", False) for r in own):
        return []
    return [r.value for r in own if isinstance(r, Observed)]


def how_many(values: Sequence[Any]) -> int:
    """How many things these values are about."""
    return max(map(_number_of, values), default=0)


def _number_of(value: Any) -> int:
    if isinstance(value, Count):
        return value.count
    if isinstance(value, Years):
        return sum(value.years.values())
    if isinstance(value, Entries):
        return len(value.entries) if value.searched is None else value.searched
    return 0


def told_of(readings: Readings, fact: Fact) -> list[Observed | Unread]:
    """Return the readings of one fact."""
    return [r for r in readings if r.fact is fact]
