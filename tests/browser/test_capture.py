"""What of a page's address may be written down, and what is said where it did not open."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest
from playwright.async_api import BrowserContext
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from profilecheck.browser.capture import Capture
from profilecheck.browser.guard import Guard
from profilecheck.browser.view import PageGoneError
from profilecheck.browser.visitor import Pace, VisitFailed, Visitor, _visit_failed
from profilecheck.vocabulary import UnreadReason, Viewpoint
from tests.apart import to_its_end
from tests.each import each

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SITE = "https://social.example"


@each(
    ("url", "asked", "kept"),
    [
        (f"{SITE}/me?access_token=secret&x=1#secret", f"{SITE}/me", f"{SITE}/me"),
        (f"{SITE}/profile?id=7&ref=friend&sk=about", f"{SITE}/profile?id=7&sk=about", None),
        (f"{SITE}/login?next=%2Fme&key=secret", f"{SITE}/me?tab=a", f"{SITE}/login"),
        (f"{SITE}/profile?id=8", f"{SITE}/profile?id=7", f"{SITE}/profile"),
        ("https://me:secret@social.example/me", f"{SITE}/me", f"{SITE}/me"),
        ("https://[secret/", f"{SITE}/me", f"{SITE}/me"),
        (f"{SITE}/profile?id=7", "", f"{SITE}/profile?id=7"),
    ],
)
def test_of_an_address_only_what_was_asked_for_is_kept(
    url: str, asked: str, kept: str | None
) -> None:
    assert Capture(url, "", NOW, requested_url=asked).address == (kept or asked)


def test_a_page_that_did_not_open_gives_no_other_address_away() -> None:
    failure = _visit_failed(
        PlaywrightError(
            f'Page.goto: Navigation to "{SITE}/me" is interrupted by another navigation to '
            f'"{SITE}/checkpoint?token=secret"'
        )
    )
    assert "secret" not in failure.detail
    assert failure.detail == "The page did not open."
    refused = _visit_failed(PlaywrightError(f"net::ERR_CONNECTION_REFUSED at {SITE}/?t=secret"))
    assert refused.detail == "The page did not open (net::ERR_CONNECTION_REFUSED)."


@each("error", [PlaywrightTimeoutError("slow"), PlaywrightError("net::ERR_TIMED_OUT at it")])
def test_a_page_that_took_too_long_is_not_said_to_be_gone(error: PlaywrightError) -> None:
    failure = _visit_failed(error)
    assert (failure.reason, failure.detail) == (
        UnreadReason.TIMEOUT,
        "The page took too long to load.",
    )


def test_a_page_that_never_stays_is_said_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    async def gone(_: Visitor) -> None:
        raise PageGoneError

    monkeypatch.setattr(Visitor, "_new_tab", gone)
    guard = cast(Guard, SimpleNamespace(blocked=set(), set_out_for=lambda _: None))
    visitor = Visitor(cast(BrowserContext, None), guard, Viewpoint.OWNER, Pace.REPLICA)
    with pytest.raises(VisitFailed, match="kept going on to another one") as failure:
        to_its_end(visitor.capture(f"{SITE}/me"))
    assert failure.value.reason is UnreadReason.TIMEOUT
