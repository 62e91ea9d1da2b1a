"""What of a page's address may be written down, and what is said where it did not open."""

from datetime import UTC, datetime

from playwright.async_api import Error as PlaywrightError

from profilecheck.browser.capture import Capture
from profilecheck.browser.visitor import _visit_failed
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
