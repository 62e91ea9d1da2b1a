"""When a page counts as ready: what came in last has been shown, also on a busy computer."""

import asyncio
from typing import Any, cast

import pytest

from profilecheck.browser import visitor as visiting
from profilecheck.browser.visitor import Pace
from tests.apart import to_its_end

LONG = 99.0
"""Seconds: longer than any pace asks for."""


class Unchanged:
    """A page that has not changed for long; it takes these seconds to say so, each in its turn."""

    def __init__(self, *takes: float) -> None:
        self.asked = 0
        self._takes = iter(takes)
        self._ahead = 0.0

    async def quiet_for(self) -> float:
        self.asked += 1
        self._ahead += next(self._takes, 0.0)
        return LONG

    def put_clock_forward(self, loop: asyncio.AbstractEventLoop) -> None:
        """Let the time that the page takes pass, without waiting for it."""
        real = loop.time
        cast(Any, loop).time = lambda: real() + self._ahead


class Answers:
    """Answers to a page, of which the last came in before so many seconds, asked in turn."""

    loading = False

    def __init__(self, *quiet_for: float) -> None:
        self._quiet_for = iter(quiet_for)

    @property
    def quiet_for(self) -> float:
        return next(self._quiet_for, LONG)

    async def named_reads_are_in(self) -> None:
        pass


def times_asked(page: Unchanged, answers: Answers) -> int:
    """Return how often a page was asked until it counted as ready."""

    async def resting() -> None:
        page.put_clock_forward(asyncio.get_running_loop())
        opening: Any = visiting._Opening
        await opening(None, page, answers, Pace.REPLICA).rest()

    to_its_end(resting())
    return page.asked


def test_a_page_that_has_long_been_unchanged_is_ready() -> None:
    assert times_asked(Unchanged(), Answers()) == 1


@pytest.mark.parametrize("just_now", [0.0, Pace.REPLICA.quiet * 0.9])
def test_an_answer_that_is_just_in_may_still_be_shown(just_now: float) -> None:
    assert times_asked(Unchanged(), Answers(just_now)) == 2


def test_a_page_that_is_slow_to_say_anything_is_given_longer() -> None:
    slow = Pace.REPLICA.quiet
    assert times_asked(Unchanged(slow), Answers(slow * 2)) == 2
    assert times_asked(Unchanged(), Answers(slow * 2)) == 1


def test_a_computer_that_stood_still_costs_the_page_no_patience() -> None:
    assert times_asked(Unchanged(LONG), Answers(0.0)) == 2
