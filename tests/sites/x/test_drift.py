"""What can stand in the place of each X page: none of it is ever taken for an answer."""

import json

import pytest

from profilecheck.browser.capture import Capture, Reply
from profilecheck.model import Unread
from profilecheck.sites.x import X
from profilecheck.sites.x.identity import barrier, identity, own_profile
from profilecheck.vocabulary import UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import reasons, values

from .pages import CURRENT, ME, SETTINGS, answer, capture, document, listed, profile, read, settings

GOOD = (
    settings(),
    profile(
        CURRENT
        | {"privacy": {"protected": True}, "relationship_counts": {"followers": 0, "following": 34}}
    ),
    answer("UserTweetsAndReplies", listed([], "x")),
    answer("Followers", listed([], "0|1")),
    answer("users/email_phone_info", {"emails": [], "phone_numbers": [{}]}),
)
OWNER_PAGES = [p.id for p in X.pages if Viewpoint.OWNER in p.viewpoints]
PAGES = [(p.id, p.viewpoints[0]) for p in X.pages]
SHELL = '<!doctype html><html lang="en"><body><div id="react-root"></div></body></html>'
SUSPENDED = "<h2>Your account is suspended</h2><p>It is in read-only mode.</p>"
OTHER = settings(screen_name="somebody")


def at(page: str) -> str:
    (wanted,) = (p for p in X.pages if p.id == page)
    return X.address(wanted, f"https://x.com/{ME}")


def seen(page: str, viewpoint: Viewpoint, *replies: Reply, **changed: object) -> Capture:
    parts: dict[str, object] = {"url": at(page), "viewpoint": viewpoint} | changed
    return capture(*replies, **parts)  # type: ignore[arg-type]


@each(("page", "viewpoint"), PAGES)
def test_the_good_page_is_read(page: str, viewpoint: Viewpoint) -> None:
    replies = GOOD if viewpoint is Viewpoint.OWNER else GOOD[1:]
    assert values(read(page, seen(page, viewpoint, *replies)))


@each(("page", "viewpoint"), PAGES)
def test_what_its_answers_say_is_read_in_any_language(page: str, viewpoint: Viewpoint) -> None:
    owner = viewpoint is Viewpoint.OWNER
    replies = GOOD if owner else GOOD[1:]
    french = document(lang="fr", title="X", signed_in=ME if owner else "")
    told = read(page, seen(page, viewpoint, *replies, html=french))
    assert values(told) == values(read(page, seen(page, viewpoint, *replies)))


@each("page", OWNER_PAGES)
def test_a_notice_that_the_account_can_only_read_keeps_nothing_from_being_read(page: str) -> None:
    told = read(page, seen(page, Viewpoint.OWNER, *GOOD, html=document(SUSPENDED)))
    assert values(told) == values(read(page, seen(page, Viewpoint.OWNER, *GOOD, html=document())))
    assert values(told)


@each(("page", "viewpoint"), PAGES)
@each(
    ("changed", "reason"),
    [
        ({"html": SHELL}, UnreadReason.PAGE_CHANGED),
        ({"html": ""}, UnreadReason.PAGE_CHANGED),
        ({"status": 500, "html": "<h1>Oops</h1>"}, UnreadReason.SERVER_ERROR),
        ({"status": 429, "html": SHELL}, UnreadReason.RATE_LIMITED),
        ({"url": "https://x.com/i/flow/login"}, UnreadReason.SIGNED_OUT),
        ({"url": "https://x.com/login"}, UnreadReason.SIGNED_OUT),
        ({"url": "https://x.com/account/access"}, UnreadReason.CHALLENGE),
        ({"html": document("<h1>Your account has been locked.</h1>")}, UnreadReason.CHALLENGE),
        ({"html": document(SUSPENDED, signed_in="")}, UnreadReason.SUSPENDED),
        ({"html": document("<h1>Rate limit exceeded</h1>")}, UnreadReason.RATE_LIMITED),
        ({"html": document("<h1>This account doesn’t exist</h1>")}, UnreadReason.NOT_THERE),
    ],
)
def test_without_its_data_a_page_tells_nothing(
    page: str, viewpoint: Viewpoint, changed: dict[str, object], reason: UnreadReason
) -> None:
    told = read(page, seen(page, viewpoint, **changed))
    assert values(told) == {}
    assert reasons(told) == {reason.value}


@each(("page", "viewpoint"), PAGES)
@each(
    ("status", "body", "reason"),
    [
        (429, "", "rate_limited"),
        (200, {"errors": [{"code": 88}]}, "rate_limited"),
        (403, {"errors": [{"code": 326}]}, "challenge"),
        (403, {"errors": [{"code": 64}]}, "suspended"),
        (500, "<html>", ""),
        (200, "not JSON", ""),
        (200, "[" * 5000, ""),
        (200, {"data": {"user": {}}}, ""),
        (200, {"data": {"user": {"result": {"__typename": "UserUnavailable"}}}}, ""),
    ],
)
def test_refused_and_broken_answers(
    page: str, viewpoint: Viewpoint, status: int, body: object, reason: str
) -> None:
    replies = [
        answer(name, body, status)
        for name in ("account/settings", "UserByScreenName", "UserTweetsAndReplies", "Followers")
    ]
    told = read(page, seen(page, viewpoint, *replies))
    assert values(told) == {}
    assert reasons(told) == {reason or "page_changed"}


@each("page", OWNER_PAGES)
def test_somebody_elses_account_is_not_read(page: str) -> None:
    theirs = (OTHER, *GOOD[1:])
    html = document(signed_in="somebody")
    assert reasons(read(page, seen(page, Viewpoint.OWNER, *theirs, html=html))) == {"wrong_account"}
    # The page says one, its answer another.
    told = read(page, seen(page, Viewpoint.OWNER, *theirs))
    assert values(told) == {}


@pytest.mark.parametrize("page", ["profile", "posts", "followers"])
def test_another_members_profile_is_not_the_owners(page: str) -> None:
    theirs = profile(CURRENT | {"core": {"screen_name": "somebody", "name": "Some Body"}})
    replies = (GOOD[0], theirs, *GOOD[2:])
    told = read(page, seen(page, Viewpoint.OWNER, *replies))
    assert reasons(told) == {"wrong_account"}
    both = read(page, seen(page, Viewpoint.OWNER, *GOOD, theirs))
    assert values(both) == {}


def test_the_strangers_visit_is_held_against_the_account() -> None:
    theirs = profile(CURRENT | {"core": {"screen_name": "somebody", "name": "Some Body"}})
    told = read("profile_public", seen("profile_public", Viewpoint.STRANGER, theirs))
    assert reasons(told) == {"wrong_account"}
    signed_in = seen("profile_public", Viewpoint.STRANGER, *GOOD, html=document())
    assert values(read("profile_public", signed_in)) == {}


@each("page", OWNER_PAGES)
def test_a_page_that_says_nobody_is_signed_in(page: str) -> None:
    html = document(signed_in="")
    told = read(page, seen(page, Viewpoint.OWNER, *GOOD[1:], html=html))
    assert reasons(told) == {"signed_out"}
    refused = answer("account/settings", {"errors": [{"code": 32}]}, 401)
    told = read(page, seen(page, Viewpoint.OWNER, refused, html=SHELL))
    assert reasons(told) == {"signed_out"}


def test_a_stopped_read_explains_what_is_missing() -> None:
    told = read(
        "settings_messages",
        seen(
            "settings_messages",
            Viewpoint.OWNER,
            html=document("<h2>Direct Messages</h2>"),
            blocked=("account/settings",),
        ),
    )
    assert reasons(told) == {"blocked_by_guard"}


# Who is who


def test_who_is_signed_in_stands_in_several_places() -> None:
    state = {
        "session": {"user_id": "7"},
        "entities": {"users": {"entities": {"7": {"screen_name": ME}}}},
    }
    script = f"<script>window.__INITIAL_STATE__={json.dumps(state)};window.x=1</script>"
    for html, replies in (
        (document(), ()),
        (SHELL, (settings(),)),
        (SHELL + script, ()),
    ):
        who = identity(capture(*replies, html=html))
        assert who.signed_in == ME.lower()
    out = '<script>window.__META_DATA__={"isLoggedIn":false}</script>'
    assert identity(capture(html=SHELL + out)).signed_in == ""
    assert identity(capture(html=SHELL)).signed_in is None
    assert identity(capture(html=document() + out)).signed_in is None


def test_the_own_profile_is_found_on_the_home_page() -> None:
    home = capture(settings(), url=X.header.home_url)
    assert own_profile(home) == f"https://x.com/{ME.lower()}"
    assert identity(home).owner is None
    assert own_profile(capture(html=document(signed_in=""), url=X.header.home_url)) is None


def test_the_front_door_is_a_sign_in_page() -> None:
    html = '<html lang="en"><a data-testid="loginButton">Log in</a></html>'
    assert barrier(capture(html=html, url="https://x.com/")) is UnreadReason.SIGNED_OUT
    assert barrier(capture(settings())) is None


@pytest.mark.parametrize(
    "path",
    [
        "/logout",
        "/account/logout?x=1",
        "/intent/follow?screen_name=a",
        "/i/api/1.1/friendships/create.json?id=1",
        "/1.1/account/update_profile.json",
        "/i/flow/signup",
    ],
)
def test_addresses_that_act_are_refused(path: str) -> None:
    assert any(p.search(path) for p in X.policy.acting_gets)


@pytest.mark.parametrize(
    "path",
    [
        "/1.1/account/settings.json?include_mention_filter=true",
        "/i/api/graphql/q-1/UserByScreenName?variables=%7B%7D",
        f"/{ME}/followers",
        "/i/flow/login?redirect_after_login=%2Fsettings",
        "/settings/account",
    ],
)
def test_addresses_that_read_are_not(path: str) -> None:
    assert not any(p.search(path) for p in X.policy.acting_gets)


def test_the_settings_answer_of_the_tests_is_whole() -> None:
    told = read("settings_audience", capture(settings()))
    assert not [r for r in told if isinstance(r, Unread)]
    assert SETTINGS["screen_name"] == ME
