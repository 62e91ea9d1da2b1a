"""Whose session, whose page, and what stands in the way: before anything is read."""

import json
from typing import Any

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.model import Unread
from profilecheck.sites.reading import page_problem, read_home
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.each import each

from .pages import (
    FACEBOOK,
    ME,
    SOMEBODY_ELSE,
    about,
    capture,
    document,
    feed,
    field,
    header,
    listing,
    page,
    profile,
    read,
    row,
    scheduled,
    settings,
    story,
    user,
)

R = UnreadReason
ROW = row("Who can see your future posts?", "Only me")


@pytest.mark.parametrize(
    "script",
    [
        scheduled({"define": [user(ME)]}),
        '<script>require("x",{"a":[["CurrentUserInitialData",[],{"NAME":"A","USER_ID":"'
        + ME
        + '"},1]]});</script>',
        f"<script>f({json.dumps(json.dumps({'define': [user(ME)]}))})</script>",
    ],
)
def test_who_is_signed_in_however_it_is_wrapped(script: str) -> None:
    assert FACEBOOK.identity(capture(f"<html><body>{script}</body></html>")).signed_in == ME


def test_nobody_signed_in() -> None:
    assert FACEBOOK.identity(capture(document(account="0"))).signed_in == ""
    assert FACEBOOK.identity(capture(document(account=None))).signed_in is None


def test_two_different_accounts_on_one_page_are_no_answer() -> None:
    twice = document(data=[{"define": [user(SOMEBODY_ELSE)]}])
    assert FACEBOOK.identity(capture(twice)).signed_in is None


PAGE = {"is_additional_profile_plus": True, "delegate_page": {"id": "1"}}
ORDINARY = {"is_additional_profile_plus": False, "delegate_page": None}


def shows(**more: Any) -> Any:
    head = header()
    head["user"]["profile_header_renderer"]["user"].update(more)
    return head


def acts_as(account: str | None) -> Any:
    who = user(ME)
    who[2]["ACCOUNT_ID"] = account
    return {"define": [who]}


@each(
    ("data", "switched"),
    [
        ([acts_as(ME), shows(**ORDINARY)], False),
        ([acts_as("0")], False),
        ([acts_as(None)], False),
        ([acts_as(SOMEBODY_ELSE)], True),
        ([{"x": json.dumps(acts_as(SOMEBODY_ELSE))}], True),
        ([acts_as(ME), shows(**PAGE)], True),
        ([acts_as(ME), shows(delegate_page={"id": "1"})], True),
        ([acts_as(ME), shows(**ORDINARY | {"delegate_page": {"id": "1"}})], False),
        # Another's Page, which tells nothing of who looks at it.
        ([acts_as(ME), shows(**PAGE, id=SOMEBODY_ELSE)], False),
    ],
)
def test_who_acts_as_a_page_or_another_profile_than_their_own(
    data: list[Any], switched: bool
) -> None:
    seen = capture(document(account=None, data=data), url="https://www.facebook.com/amy.carter")
    assert FACEBOOK.identity(seen).signed_in == ME
    assert FACEBOOK.identity(seen).switched is switched


def test_a_text_that_looks_like_an_account_is_only_text() -> None:
    bio = f'"CurrentUserInitialData",[],{{"USER_ID":"{SOMEBODY_ELSE}"}}'
    assert FACEBOOK.identity(profile(header(name=bio))).signed_in == ME


def test_whose_page_it_is() -> None:
    assert FACEBOOK.identity(capture(document(owner=ME))).owner == ME
    assert FACEBOOK.identity(capture(document(data=[header()]))).owner == ME
    route = {"props": {"userID": ME, "viewerID": "0"}}
    assert FACEBOOK.identity(capture(document(data=[route]))).owner == ME
    assert FACEBOOK.identity(capture(document(data=[feed()]))).owner == ME
    assert FACEBOOK.identity(capture(document())).owner is None


def speaks(code: str, lang: str) -> str:
    locale = (
        scheduled({"define": [["IntlCurrentLocale", [], {"code": code}, 5954]]}) if code else ""
    )
    attribute = f' lang="{lang}"' if lang else ""
    return FACEBOOK.language(capture(f"<html{attribute}><body>{locale}</body></html>"))


@pytest.mark.parametrize(
    ("code", "lang", "language"),
    [
        ("en_GB", "en", "en"),
        ("de_DE", "", "de"),
        ("", "pl", "pl"),
        ("", "", ""),
        ("de_DE", "en", "und"),
    ],
)
def test_the_language_of_the_page_s_words(code: str, lang: str, language: str) -> None:
    assert speaks(code, lang) == language


def test_words_that_a_browser_may_have_translated_are_not_read() -> None:
    locale = scheduled({"define": [["IntlCurrentLocale", [], {"code": "de_DE"}, 5954]]})
    seen = capture(
        document(f"{locale}<h2>Posts</h2>{ROW}"), url="https://www.facebook.com/settings/"
    )
    assert problem("settings_posts", seen) is R.UNKNOWN_LANGUAGE


def test_a_settings_page_is_known_by_the_category_it_asks_for() -> None:
    asks = scheduled({"variables": {"nodeID": "how_people_find_and_contact_you"}})
    seen = capture(document(asks), url="https://www.facebook.com/settings/privacy/")
    assert problem("settings_find", seen) is None
    assert problem("settings_posts", seen) is R.PAGE_CHANGED


def walls() -> list[tuple[Capture, UnreadReason]]:
    def at(path: str, body: str = "", **more: Any) -> Capture:
        html = document(body, account=None, **more)
        return capture(html, url=f"https://www.facebook.com{path}")

    return [
        (at("/login/?next=%2Fme"), R.SIGNED_OUT),
        (at("/login.php?next=x"), R.SIGNED_OUT),
        (at("/amy", title="Log into Facebook"), R.SIGNED_OUT),
        (at("/amy", '<form id="login_form"></form>'), R.SIGNED_OUT),
        (at("/amy", '<input name="email"><input name="pass">'), R.SIGNED_OUT),
        (at("/amy", '<form action="/login/device-based/"></form>', lang="pl"), R.SIGNED_OUT),
        (at("/checkpoint/828281030927956/"), R.CHALLENGE),
        (at("/two_step_verification/authentication/"), R.CHALLENGE),
        (at("/privacy/consent/?flow=x"), R.CHALLENGE),
        (at("/amy", "<h2>Confirm that it’s you</h2>"), R.CHALLENGE),
        (at("/checkpoint/1/", "<h2>We suspended your account</h2>"), R.SUSPENDED),
        (at("/amy", "<h2>You're Temporarily Blocked</h2>"), R.RATE_LIMITED),
        (at("/amy", '<div role="heading">You’re temporarily blocked</div>'), R.RATE_LIMITED),
        (capture("", status=429), R.RATE_LIMITED),
    ]


@each(("seen", "expected"), walls())
def test_a_wall_makes_the_whole_page_unread(seen: Capture, expected: UnreadReason) -> None:
    for known in FACEBOOK.pages:
        readings = read(known.id, seen)
        assert {r.fact for r in readings} == set(known.promises)
        assert {r.reason for r in readings if isinstance(r, Unread)} <= {expected}
        assert all(isinstance(r, Unread) for r in readings)


def test_a_sign_in_form_on_a_profile_is_no_wall() -> None:
    html = document('<form id="login_form"></form>', data=[header()], account="0", owner=ME)
    assert FACEBOOK.barrier(capture(html, viewpoint=Viewpoint.STRANGER)) is None


def test_a_question_about_cookies_over_a_profile_is_no_wall() -> None:
    asks = (
        '<div role="dialog"><h2>Allow the use of cookies from Facebook on this browser?</h2></div>'
    )
    data = [header(), feed(story(1, "everyone", "Public"))]
    for owner, problem in ((ME, None), (None, R.CHALLENGE)):
        html = document(asks, data=data if owner else (), account="0", owner=owner)
        seen = capture(html, viewpoint=Viewpoint.STRANGER)
        assert page_problem(FACEBOOK, page("profile_public"), seen, ME) is problem


def test_what_is_kept_from_strangers_is_a_wall_for_them_only() -> None:
    html = document("<h2>This content isn't available right now</h2>", account="0")
    assert FACEBOOK.barrier(capture(html, viewpoint=Viewpoint.STRANGER)) is R.SIGNED_OUT
    assert FACEBOOK.barrier(capture(html)) is None


@each(
    "html",
    [
        "",
        "<html lang=en><body></body></html>",
        document(account=ME),
        document(account=ME, owner=ME),
        document("<h1>Settings</h1>", account=ME, owner=ME),
        document("Zażółć", account=ME, owner=ME, lang="pl"),
    ],
)
@each("status", [200, None, 404, 500])
def test_an_empty_page_proves_nothing(html: str, status: int | None) -> None:
    for known, viewpoint in ((p, v) for p in FACEBOOK.pages for v in p.viewpoints):
        stranger = viewpoint is Viewpoint.STRANGER
        seen = html.replace(f'"USER_ID": "{ME}"', '"USER_ID": "0"') if stranger else html
        readings = read(known.id, capture(seen, status=status, viewpoint=viewpoint))
        assert all(isinstance(r, Unread) for r in readings)
        assert {r.fact for r in readings} == set(known.promises)
        if status == 500:
            assert {r.reason for r in readings if isinstance(r, Unread)} <= {R.SERVER_ERROR}


def problem(page_id: str, seen: Capture, account_id: str | None = ME) -> UnreadReason | None:
    return page_problem(FACEBOOK, page(page_id), seen, account_id)


def test_the_order_in_which_a_page_turns_out_unreadable() -> None:
    wall = document('<form id="login_form"></form>', account=SOMEBODY_ELSE, lang="fr")
    assert problem("settings_posts", capture(wall, status=500)) is R.SIGNED_OUT
    broken = document(account="0", lang="fr")
    assert problem("settings_posts", capture(broken, status=500)) is R.SERVER_ERROR
    assert problem("settings_posts", capture(broken)) is R.SIGNED_OUT
    other = document(account=SOMEBODY_ELSE, lang="fr")
    assert problem("settings_posts", capture(other)) is R.WRONG_ACCOUNT
    assert problem("settings_posts", capture(document(lang="fr"))) is R.UNKNOWN_LANGUAGE
    assert problem("settings_posts", capture(document())) is R.PAGE_CHANGED
    assert problem("settings_posts", settings("Posts", ROW)) is None


def test_a_page_of_somebody_else_is_not_read() -> None:
    theirs = capture(document(data=[header()], owner=SOMEBODY_ELSE))
    assert problem("profile", theirs) is R.WRONG_ACCOUNT
    unsigned = document(data=[header()], owner=SOMEBODY_ELSE, account="0")
    stranger = capture(unsigned, viewpoint=Viewpoint.STRANGER)
    assert problem("profile_public", stranger) is R.WRONG_ACCOUNT
    assert problem("profile_public", stranger, None) is None
    nobodys = capture(document(data=[listing("FRIENDS", more=False)]))
    assert problem("friends", nobodys) is R.PAGE_CHANGED


def test_the_strangers_visit_must_be_signed_out() -> None:
    signed_in = capture(document(data=[header()], owner=ME), viewpoint=Viewpoint.STRANGER)
    assert problem("profile_public", signed_in) is R.WRONG_ACCOUNT


def test_a_missing_fact_is_the_guards_doing_only_where_a_read_was_stopped() -> None:
    for stopped, expected in (
        (("SomeSettingsQuery",), R.BLOCKED_BY_GUARD),
        (("CometNotificationsSeenStateMutation",), R.PAGE_CHANGED),
        ((), R.PAGE_CHANGED),
    ):
        seen = capture(document("<h2>Posts</h2>"), blocked=stopped)
        (only,) = read("settings_posts", seen)
        assert isinstance(only, Unread)
        assert only.reason is expected


def test_the_home_page_tells_whose_account_it_is() -> None:
    assert read_home(FACEBOOK, profile(header())).problem is None
    assert read_home(FACEBOOK, capture(document(account="0"))).problem is R.SIGNED_OUT
    assert read_home(FACEBOOK, capture(document(account=None))).problem is R.PAGE_CHANGED
    assert read_home(FACEBOOK, capture("", status=502)).problem is R.SERVER_ERROR
    theirs = capture(document(owner=SOMEBODY_ELSE))
    assert read_home(FACEBOOK, theirs).problem is R.WRONG_ACCOUNT


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.facebook.com/amy.carter", "https://www.facebook.com/amy.carter"),
        ("https://www.facebook.com/amy.carter/?ref=x", "https://www.facebook.com/amy.carter"),
        (
            f"https://www.facebook.com/profile.php?id={ME}&ref=x",
            f"https://www.facebook.com/profile.php?id={ME}",
        ),
        ("https://www.facebook.com/me/", f"https://www.facebook.com/profile.php?id={ME}"),
        (f"https://www.facebook.com/profile.php?id={SOMEBODY_ELSE}", None),
    ],
)
def test_the_address_of_ones_own_profile(url: str, expected: str | None) -> None:
    assert FACEBOOK.own_profile(capture(document(owner=ME), url=url)) == expected


def test_nobody_elses_profile_is_ones_own() -> None:
    for html in (
        document(owner=SOMEBODY_ELSE),
        document(owner=None),
        document(owner=ME, account="0"),
    ):
        assert FACEBOOK.own_profile(capture(html)) is None


def test_where_a_tab_of_a_profile_stands() -> None:
    friends, top = page("friends"), page("profile")
    named = "https://www.facebook.com/amy.carter"
    numbered = f"https://www.facebook.com/profile.php?id={ME}"
    assert FACEBOOK.address(friends, named) == f"{named}/friends"
    assert FACEBOOK.address(friends, numbered) == f"{numbered}&sk=friends"
    assert FACEBOOK.address(top, named) == named
    assert FACEBOOK.address(top, numbered) == numbered
    assert FACEBOOK.address(page("settings_posts"), named) == page("settings_posts").url


def test_a_page_that_leads_elsewhere_is_not_read_as_what_it_should_be() -> None:
    elsewhere = about({"life_events": [field("x", "y")]})
    assert problem("about_work", elsewhere) is R.PAGE_CHANGED
    assert {r.fact for r in read("about_work", elsewhere)} == {Fact.PROFILE_EMPLOYER}
