"""A running replica, and the browser of a person who uses X on it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Playwright

from profilecheck.replica import Replica
from tests.replica.conftest import browser_at

OpenAs = Callable[[str], Page]


@pytest.fixture
def x_replica() -> Iterator[Replica]:
    """A replica whose state the test may change."""
    with Replica() as running:
        yield running


@pytest.fixture
def open_x(playwright: Playwright, x_replica: Replica) -> Iterator[OpenAs]:
    """Pages that are signed in to X as a person ("": as nobody)."""
    with browser_at(playwright, x_replica) as browser:

        def opened(person: str) -> Page:
            context = browser.new_context()
            if person:
                cookies = x_replica.cookies_for(person, "x")
                context.add_cookies(cookies)  # type: ignore[arg-type]
            page = context.new_page()
            page.set_default_timeout(15_000)
            return page

        yield opened
