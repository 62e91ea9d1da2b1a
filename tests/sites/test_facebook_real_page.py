"""The readers on a real public page, where one is at hand."""

import json
import re
from pathlib import Path

import pytest

from profilecheck.browser.capture import Capture, Reply
from profilecheck.model import Count, Observed, Unread
from profilecheck.sites.facebook.timeline import timeline
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason, Viewpoint
from tests.sites.readings import NO_SCHOOL, reasons, value

from .pages import FACEBOOK, ME, capture, document, page, read

ID = "100028295814975"
NAME = "facebook/garcon.comet.page-a-en.loggedout.html"
POSTS = "facebook/own-posts.manage.2025-04.ndjson"
ABOUT = "facebook/about.directory-personal-details.2026.json"


def text_of(samples: Path, name: str) -> str:
    file = samples / name
    if not file.is_file():
        pytest.skip(f"{name} is not among the real pages")
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def real(samples: Path) -> str:
    return text_of(samples, NAME)


def answered(body: str, operation: str, lang: str) -> Capture:
    """One's own page that was answered with `body`."""
    reply = Reply("https://www.facebook.com/api/graphql/", operation, 200, body)
    return capture(document(owner=ME, lang=lang), replies=(reply,))


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_who_can_see_one_s_own_posts_in_any_language(samples: Path, lang: str) -> None:
    body = text_of(samples, POSTS)
    (owner,) = set(re.findall(r'"__typename": "User", "__isActor": "User", "id": "(\d+)"', body))
    mine = answered(body.replace(owner, ME), "CometManagePostsFeedRefetchQuery", lang)
    feed = timeline(mine, FACEBOOK.labels.get(lang))
    assert feed is not None
    assert feed.complete
    assert [post.scope.audience for post in feed.posts] == [
        Audience.FRIENDS,
        Audience.PUBLIC,
        Audience.PUBLIC,
        Audience.FRIENDS_OF_FRIENDS,
    ]
    assert [post.year for post in feed.posts] == [2025, 2025, 2025, 1983]
    in_page = capture(document(owner=owner, data=[json.loads(body.splitlines()[0])["data"]]))
    shown = timeline(in_page, None)
    assert shown is not None
    assert [p.scope.audience for p in shown.posts] == [p.scope.audience for p in feed.posts]
    assert not shown.complete


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_the_newer_about_in_any_language(samples: Path, lang: str) -> None:
    seen = answered(text_of(samples, ABOUT), "ProfileCometAboutAppSectionQuery", lang)

    def shown(page_id: str, fact: Fact) -> list[tuple[str, Audience | None]]:
        found = value(fact, read(page_id, seen)).entries
        return [(entry.text, entry.audience) for entry in found]

    assert shown("about_places", Fact.PROFILE_LOCATION) == [
        ("Leeds", None),
        ("York, England", None),
    ]
    assert shown("about_birthday", Fact.PROFILE_BIRTHDAY) == [("March 14, 1991", None)]
    assert shown("about_family", Fact.PROFILE_FAMILY) == []
    for page_id in ("about_work", "about_education", "about_contact", "about_links"):
        assert reasons(read(page_id, seen)) == {UnreadReason.PAGE_CHANGED}


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
