"""The start of a browser: cut off, it leaves no process behind; where it fails, it says so."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Playwright

from profilecheck.browser import launch
from profilecheck.browser.find import FoundBrowser
from profilecheck.errors import BrowserMissingError
from tests.apart import to_its_end
from tests.conftest import Background
from tests.each import each


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


class Starting:
    """Stands in for Playwright: its browser is `started`, or it says `why` not."""

    def __init__(self, why: str = "") -> None:
        self.chromium, self._why = self, why

    async def launch_persistent_context(self, *_: object, **__: object) -> object:
        if self._why:
            raise PlaywrightError(self._why)
        return SimpleNamespace(browser=None)


@each(
    ("why", "says"),
    [
        (
            "\nNo usable sandbox!\n<launching> /a/path",
            r"not be started: No usable sandbox! Update",
        ),
        ("", "is no browser of this kind"),
    ],
)
def test_a_browser_that_does_not_start_is_one_sentence(why: str, says: str, tmp_path: Path) -> None:
    found = FoundBrowser("Chrome", tmp_path / "chrome")
    starting = launch._start(
        cast(Playwright, Starting(why)), found, tmp_path, {}, headless=True, flags=[]
    )
    with pytest.raises(BrowserMissingError, match=says) as refused:
        to_its_end(starting)
    assert "\n" not in str(refused.value)
