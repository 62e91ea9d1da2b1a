"""The day of a moment is the one that its network shows, by the clock of this computer."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from profilecheck.sites.days import day_told, shown_on, shown_since_1970
from profilecheck.sites.export import day_of
from profilecheck.sites.json_tree import day_at
from profilecheck.sites.linkedin.activity import day_of as day_of_number
from profilecheck.sites.x.export import day_of_moment
from tests.each import each

_LATE = datetime(2026, 5, 31, 23, 30, tzinfo=UTC)
_SECONDS = int(_LATE.timestamp())
_MOMENTS: dict[str, Callable[[], date | None]] = {
    "a moment": lambda: shown_on(_LATE),
    "of Meta's": lambda: day_of(_SECONDS),
    "of a number": lambda: shown_since_1970(_SECONDS),
    "of X's": lambda: day_of_moment("Sun May 31 23:30:00 +0000 2026"),
    "of X's longer posts": lambda: day_of_moment("2026-05-31T23:30:00.000Z"),
    "of YouTube's": lambda: day_told("2026-05-31T23:30:00+00:00"),
    "of YouTube's of before": lambda: day_told("2026-05-31 23:30:00 UTC"),
    "of Mastodon's and Bluesky's": lambda: day_at({"at": "2026-05-31T23:30:00.000Z"}, "at"),
    "in a post's number at LinkedIn": lambda: day_of_number(
        f"urn:li:activity:{(_SECONDS * 1000) << 22}"
    ),
}


@pytest.fixture(params=["UTC0", "GMT0BST,M3.5.0/1,M10.5.0/2"])
def summer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[bool]:
    """Whether the clock of this computer is in British summer time, when it is there."""
    if not hasattr(time, "tzset"):
        pytest.skip("the clock of this computer cannot be changed for one process")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield "BST" in request.param
    monkeypatch.undo()
    time.tzset()


@each("kind", _MOMENTS)
def test_after_midnight_in_summer_it_is_the_day_that_the_clock_says(
    kind: str, summer: bool
) -> None:
    assert _MOMENTS[kind]() == (date(2026, 6, 1) if summer else date(2026, 5, 31))


@each(("written", "day"), [
    ("2026-05-31", date(2026, 5, 31)), ("2026-05-31 23:30:00", date(2026, 5, 31)),
    ("2026-05-31 23:30 or so", date(2026, 5, 31)), ("soon", None), ("", None),
    (" 2026-05-31 ", date(2026, 5, 31)),
])  # fmt: skip
def test_a_moment_in_no_zone_is_of_the_day_that_it_says(
    written: str, day: date | None, summer: bool
) -> None:
    assert summer in (True, False)
    assert day_told(written) == day


def test_where_calendars_end_the_day_stays_as_it_is(summer: bool) -> None:
    assert shown_on(datetime.max.replace(tzinfo=UTC)) == date.max
    assert shown_since_1970(1e20) is None
    assert summer in (True, False)


def test_where_calendars_end_a_moment_is_of_its_own_day_or_of_none() -> None:
    last = datetime.max.replace(tzinfo=timezone(-timedelta(hours=12)))
    assert shown_on(last) == date.max
    assert [shown_since_1970(10.0**power) for power in (12, 15, 25)] == [None] * 3
