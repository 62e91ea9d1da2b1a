"""Whose session and whose channel it is, and what stands in the way."""

from typing import Any

import pytest

from profilecheck.sites.reading import read_home
from profilecheck.sites.site import Identity
from profilecheck.sites.youtube import YOUTUBE
from profilecheck.vocabulary import UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import observed

from .pages import (
    ME,
    SOMEBODY_ELSE,
    as_owner,
    as_stranger,
    bare,
    capture,
    channel,
    document,
    google,
    newer_head,
    older_head,
    read,
    row,
)

ADVANCED = "https://www.youtube.com/account_advanced"


def advanced(*codes: str, logged_in: bool | None = True) -> Any:
    links = [{"copyLinkRenderer": {"shortUrl": code}} for code in codes]
    html = document({"contents": {"options": links}}, logged_in=logged_in)
    return capture(html, url=ADVANCED)


def test_the_advanced_settings_name_the_accounts_channel() -> None:
    home = advanced("amyCarterLeeds000000aa", ME)
    assert YOUTUBE.identity(home).signed_in == ME
    assert YOUTUBE.own_profile(home) == f"https://www.youtube.com/channel/{ME}"
    assert read_home(YOUTUBE, home).problem is None


def test_no_channel_or_two_are_no_answer() -> None:
    for home in (advanced("amyCarterLeeds000000aa"), advanced(ME, SOMEBODY_ELSE)):
        assert YOUTUBE.own_profile(home) is None
    assert read_home(YOUTUBE, advanced(ME, logged_in=False)).problem is UnreadReason.SIGNED_OUT
    assert read_home(YOUTUBE, advanced(ME, logged_in=None)).problem is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize("head", [newer_head(), older_head()])
def test_a_channel_is_ones_own_where_it_can_be_managed(head: Any) -> None:
    assert YOUTUBE.identity(as_owner(channel(head))) == Identity(signed_in=ME, owner=ME)


def test_somebody_elses_channel() -> None:
    offered = as_owner(channel(newer_head(own=None, subscribe=True)))
    readings = read("channel", offered)
    assert observed(readings) == []
    assert {r.reason for r in readings} == {UnreadReason.WRONG_ACCOUNT}  # type: ignore[union-attr]


def test_a_channel_that_does_not_say_whose_it_is_is_not_read_as_ones_own() -> None:
    for head in (newer_head(own=None), newer_head(own=SOMEBODY_ELSE)):
        readings = read("channel", as_owner(channel(head)))
        assert observed(readings) == []


def test_the_strangers_page_must_be_the_same_channel() -> None:
    other = as_stranger(channel(newer_head(own=None), owner=SOMEBODY_ELSE))
    readings = read("channel_public", other)
    assert {r.reason for r in readings} == {UnreadReason.WRONG_ACCOUNT}  # type: ignore[union-attr]


def test_a_stranger_who_is_signed_in_is_none() -> None:
    seen = capture(document(channel(newer_head())), viewpoint=Viewpoint.STRANGER)
    assert observed(read("channel_public", seen)) == []


def test_two_answers_whether_somebody_is_signed_in_are_none() -> None:
    context = {"mainAppWebResponseContext": {"loggedOut": True}}
    seen = as_owner(channel() | {"responseContext": context})
    assert YOUTUBE.identity(seen).signed_in is None
    assert observed(read("channel", seen)) == []


@each(
    ("url", "title", "body", "reason"),
    [
        ("https://accounts.google.com/v3/signin/identifier", "", "", UnreadReason.SIGNED_OUT),
        ("https://accounts.google.com/v3/signin/challenge/dp", "", "", UnreadReason.CHALLENGE),
        ("https://consent.youtube.com/m?continue=x", "", "", UnreadReason.CHALLENGE),
        ("https://www.google.com/sorry/index", "", "", UnreadReason.RATE_LIMITED),
        ("https://myaccount.google.com/intro/profile", "", "", UnreadReason.SIGNED_OUT),
        ("saved.html", "Before you continue to YouTube", "", UnreadReason.CHALLENGE),
        (
            "saved.html",
            "",
            '<form action="https://consent.youtube.com/save"></form>',
            UnreadReason.CHALLENGE,
        ),
        ("https://myaccount.google.com/x", "", "<h1>Verify it’s you</h1>", UnreadReason.CHALLENGE),
    ],
)
def test_barriers(url: str, title: str, body: str, reason: UnreadReason) -> None:
    seen = capture(document(None, body, logged_in=None, title=title), url=url, status=None)
    assert YOUTUBE.barrier(seen) is reason


def test_a_question_about_cookies_over_a_channel_is_no_wall() -> None:
    asks = "<ytd-consent-bump-v2-lightbox><h2>Before you continue to YouTube</h2>"
    for data, reason in ((channel(), None), (None, UnreadReason.CHALLENGE)):
        seen = capture(document(data, asks, logged_in=False), viewpoint=Viewpoint.STRANGER)
        assert YOUTUBE.barrier(seen) is reason


@pytest.mark.parametrize(("status", "reason"), [(429, "rate_limited"), (404, "not_there")])
def test_barriers_by_status(status: int, reason: str) -> None:
    assert YOUTUBE.barrier(capture("<html></html>", status=status)) == reason


GONE = {"alerts": [{"alertRenderer": {"type": "ERROR", "text": {"simpleText": "Removed."}}}]}


def test_a_removed_channel_is_not_there() -> None:
    for seen in (bare(GONE), as_stranger(GONE)):
        readings = read("channel_public", seen)
        assert observed(readings) == []
        assert {r.reason for r in readings} == {UnreadReason.NOT_THERE}  # type: ignore[union-attr]


def test_a_notice_on_a_channel_is_no_barrier() -> None:
    assert YOUTUBE.barrier(as_stranger(channel() | GONE)) is None


def test_an_address_that_is_none_does_no_harm() -> None:
    seen = capture(document(channel()), url="https://[not-an-address/")
    assert YOUTUBE.identity(seen).signed_in == ME
    assert YOUTUBE.barrier(seen) is None


@pytest.mark.parametrize(
    ("script", "number", "of_a_brand"),
    [
        ('ytcfg.set({"LOGGED_IN":true,"DATASYNC_ID":"110||"})', "110", False),
        ('ytcfg.set({"LOGGED_IN":true,"DATASYNC_ID":"220||110"})', "110", True),
        ('ytcfg.set({"LOGGED_IN":true,"DELEGATED_SESSION_ID":"220"})', "", True),
        ('ytcfg.set({"LOGGED_IN":true,"DATASYNC_ID":"||","DELEGATED_SESSION_ID":""})', "", False),
        ('ytcfg.set({"LOGGED_IN":true});x({"DATASYNC_ID":"1||"},{"DATASYNC_ID":"2||"})', "", False),
    ],
)
@pytest.mark.parametrize("host", ["www", "studio"])
def test_the_number_of_the_google_account_and_whether_a_brand_acts(
    host: str, script: str, number: str, of_a_brand: bool
) -> None:
    seen = capture(f"<script>{script}</script>", url=f"https://{host}.youtube.com/account_privacy")
    assert YOUTUBE.identity(seen).session == number
    assert YOUTUBE.identity(seen).switched is of_a_brand


def test_a_page_of_the_google_account_of_somebody_else() -> None:
    shown = google("About me", row("Work", "Oakfield Primary School", "Anyone"))
    html = shown.html.replace("<body>", '<script>W = {"S06Grb":"330"}</script><body>')
    seen = capture(html, url=shown.url)
    assert observed(read("google_about", seen, session="330"))
    readings = read("google_about", seen, session="110")
    assert {r.reason for r in readings} == {UnreadReason.WRONG_ACCOUNT}  # type: ignore[union-attr]
