"""Playwright's driver: a start that is cut off leaves no process behind."""

import asyncio

import pytest

from profilecheck.browser import launch
from tests.conftest import Background


class SlowDriver:
    """Stands in for Playwright: starts when it is let, and notes that it was ended."""

    def __init__(self) -> None:
        self.begun, self.may_start = asyncio.Event(), asyncio.Event()
        self.started = self.ended = False

    async def __aenter__(self) -> "SlowDriver":
        self.begun.set()
        await self.may_start.wait()
        self.started = True
        return self

    async def __aexit__(self, *_: object) -> None:
        self.ended = True


def test_a_start_that_is_cut_off_ends_what_it_began(
    run: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def cut_off() -> SlowDriver:
        slow = SlowDriver()
        monkeypatch.setattr(launch, "async_playwright", lambda: slow)

        async def using() -> None:
            async with launch.driver():
                pytest.fail("it was cut off before")

        task = asyncio.create_task(using())
        await slow.begun.wait()
        task.cancel()
        slow.may_start.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        return slow

    slow = run(cut_off())
    assert slow.started
    assert slow.ended
