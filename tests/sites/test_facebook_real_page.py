"""The readers on a real public page, where one is at hand."""

from pathlib import Path

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.model import Count, Observed, Unread
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason, Viewpoint
from tests.sites.readings import NO_SCHOOL, value

from .pages import FACEBOOK, capture, page, read

ID = "100028295814975"
NAME = "facebook/garcon.comet.page-a-en.loggedout.html"


@pytest.fixture(scope="module")
def real(samples: Path) -> str:
    file = samples / NAME
    if not file.is_file():
        pytest.skip(f"{NAME} is not among the real pages")
    return file.read_text(encoding="utf-8")


def seen_by(viewpoint: Viewpoint, html: str) -> Capture:
    return capture(
        html, url=f"https://www.facebook.com/profile.php?id={ID}", viewpoint=viewpoint, status=None
    )


def test_who_and_whose(real: str) -> None:
    who = FACEBOOK.identity(seen_by(Viewpoint.STRANGER, real))
    assert (who.signed_in, who.owner) == ("", ID)
    assert FACEBOOK.barrier(seen_by(Viewpoint.STRANGER, real)) is None


def test_what_anyone_can_see(real: str) -> None:
    readings = read(
        "profile_public",
        seen_by(Viewpoint.STRANGER, real),
        account_id=ID,
        matcher=NO_SCHOOL,
        source=Source.SAVED_PAGE,
    )
    for fact, text in (
        (Fact.CONTACT_PHONE, "735 915 100"),
        (Fact.CONTACT_EMAIL, "biuro@catering-mg.pl"),
        (Fact.PROFILE_LINKS, "catering-mg.pl"),
    ):
        (entry,) = value(fact, readings).entries
        assert (entry.text, entry.audience) == (text, Audience.PUBLIC)
    assert "58S, Warsaw" in value(Fact.PROFILE_LOCATION, readings).entries[0].text
    assert value(Fact.PROFILE_NAME, readings).entries[0].text.startswith("Pół Żartem")
    assert value(Fact.POSTS_PUBLIC_COUNT, readings) == Count(count=1, at_least=True)
    assert value(Fact.PROFILE_ACCESS, readings) is Audience.PUBLIC
    told = {r.fact for r in readings if isinstance(r, Observed)}
    assert Fact.PROFILE_EMPLOYER not in told
    assert Fact.FRIENDS_COUNT not in told


def test_friends_that_do_not_show_are_not_called_hidden(real: str) -> None:
    stranger = seen_by(Viewpoint.STRANGER, real)
    assert read("friends_public", stranger, account_id=ID) == ()


def test_signed_out_the_owner_is_told_nothing(real: str) -> None:
    for known in FACEBOOK.pages:
        if Viewpoint.OWNER in known.viewpoints:
            readings = read(known.id, seen_by(Viewpoint.OWNER, real), account_id=ID)
            assert {r.reason for r in readings if isinstance(r, Unread)} == {
                UnreadReason.SIGNED_OUT
            }
            assert len(readings) == len(page(known.id).promises)


def test_cut_off_pages_are_unread_and_never_a_crash(real: str) -> None:
    whole = {r.fact for r in _all(real)}
    for part in range(1, 8):
        assert {r.fact for r in _all(real[: len(real) * part // 8])} <= whole


def _all(html: str) -> list[Observed]:
    readings = read("profile_public", seen_by(Viewpoint.STRANGER, html), account_id=ID)
    return [r for r in readings if isinstance(r, Observed)]
