"""Whose session and whose page it is on MySpace, and what stands in the way."""

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.sites.site import Identity, Page
from profilecheck.vocabulary import UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import reasons

from .pages import (
    ME,
    MYSPACE,
    PROFILE,
    SOMEBODY_ELSE,
    STRANGER,
    about,
    capture,
    document,
    page,
    profile,
    read,
    state,
)

OWNERS = [p for p in MYSPACE.pages if Viewpoint.OWNER in p.viewpoints]
HEADER = '<div id="header-nav-strip"><a href="/{user}">{words}</a></div>'


@each(
    ("html", "expected"),
    [
        (document("", state(ME)), Identity(str(ME), None)),
        (document("", state(-1)), Identity("", None)),
        (profile(), Identity(str(ME), str(ME))),
        (profile(viewer=-1), Identity("", str(ME))),
        (profile(viewer=SOMEBODY_ELSE), Identity(str(SOMEBODY_ELSE), str(ME))),
        (document(""), Identity(None, None)),
        ("", Identity(None, None)),
        (document('<div id="header-nav-strip" class="empty signedOut"></div>'), Identity("")),
    ],
)
def test_who_a_page_speaks_of(html: str, expected: Identity) -> None:
    assert MYSPACE.identity(capture(html)) == expected


def test_two_answers_are_none() -> None:
    strip = '<div id="header-nav-strip" class="signedOut"></div>'
    assert MYSPACE.identity(capture(document(strip, state(ME)))).signed_in is None
    other = profile().replace(f'data-influencer="{ME}"', f'data-influencer="{SOMEBODY_ELSE}"')
    assert MYSPACE.identity(capture(other)).owner is None
    assert reasons(read("profile", capture(other))) == {UnreadReason.PAGE_CHANGED}


@pytest.mark.parametrize(
    "script",
    [
        "<script>context = {broken</script>",
        '<script>context = {"other": 1};</script>',
        "<script>mycontext = {};</script>",
        '<script>context = {"profileId": true, "beaconData": []};</script>',
        '<script>context = {"profileId": "5"};</script>',
        f"<script>context = {'[' * 30_000}</script>",
    ],
)
def test_a_state_that_says_nothing(script: str) -> None:
    assert MYSPACE.identity(capture(document("", script))) == Identity(None, None)


@each(
    ("seen", "expected"),
    [
        (capture(document(""), status=429), UnreadReason.RATE_LIMITED),
        (capture(document("<h1>Too Many Requests</h1>")), UnreadReason.RATE_LIMITED),
        (capture(document("<h1>Verify you are human</h1>")), UnreadReason.CHALLENGE),
        (capture(document("", title="Just a moment...")), UnreadReason.CHALLENGE),
        (capture(document(""), "https://myspace.com/signin?x=1"), UnreadReason.SIGNED_OUT),
        (
            capture(document('<form id="signInForm"></form>', state(-1))),
            UnreadReason.SIGNED_OUT,
        ),
        (capture(document("", state(ME, pfc="404"))), UnreadReason.NOT_THERE),
        (capture(document("", state(ME)), status=404), UnreadReason.NOT_THERE),
        (capture(profile()), None),
        (
            capture(profile('<form id="signInForm"></form>', viewer=-1), viewpoint=STRANGER),
            None,
        ),
    ],
)
def test_what_stands_in_the_way(seen: Capture, expected: UnreadReason | None) -> None:
    assert MYSPACE.barrier(seen) is expected


@each("known", OWNERS)
@each(
    ("html", "expected"),
    [
        (document("<h1>Sign in</h1>", state(-1)), UnreadReason.SIGNED_OUT),
        (profile(about("x"), viewer=-1), UnreadReason.SIGNED_OUT),
        (profile(about("x"), viewer=SOMEBODY_ELSE), UnreadReason.WRONG_ACCOUNT),
        (profile(about("x"), owner=SOMEBODY_ELSE), UnreadReason.WRONG_ACCOUNT),
        (document(""), UnreadReason.PAGE_CHANGED),
    ],
    ids=["signed out", "own profile signed out", "another session", "another page", "blank"],
)
def test_nothing_is_read_from_the_wrong_page(
    known: Page, html: str, expected: UnreadReason
) -> None:
    found = read(known.id, capture(html, known.url.replace("{profile}", PROFILE)))
    assert reasons(found) == {expected}


def test_the_strangers_page_must_be_the_same_persons() -> None:
    other = capture(profile(about("x"), viewer=-1, owner=SOMEBODY_ELSE), viewpoint=STRANGER)
    assert reasons(read("profile_public", other)) == {UnreadReason.WRONG_ACCOUNT}
    mine = capture(profile(about("x")), viewpoint=STRANGER)
    assert reasons(read("profile_public", mine)) == {UnreadReason.WRONG_ACCOUNT}


@each(
    ("html", "expected"),
    [
        (profile(), "https://myspace.com/amy"),
        (document(HEADER.format(user="amy", words="Profile"), state(ME)), PROFILE),
        (
            document(
                f'<div id="global"><a href="/amy" data-profileid="{ME}">Amy</a></div>', state(ME)
            ),
            PROFILE,
        ),
        (document(HEADER.format(user="amy", words="Profile"), state(-1)), None),
        (document(HEADER.format(user="amy", words="Discover"), state(ME)), None),
        (document(HEADER.format(user="settings/profile", words="Profile"), state(ME)), None),
        (
            document(
                HEADER.format(user="amy", words="Profile")
                + HEADER.format(user="bob", words="Profile"),
                state(ME),
            ),
            None,
        ),
        (profile(viewer=SOMEBODY_ELSE), None),
    ],
)
def test_where_ones_own_profile_stands(html: str, expected: str | None) -> None:
    assert MYSPACE.own_profile(capture(html, "https://myspace.com/home")) == expected


def test_addresses_of_the_pages() -> None:
    addresses = {p.id: MYSPACE.address(page(p.id), PROFILE) for p in MYSPACE.pages}
    assert addresses["connections"] == "https://myspace.com/amy/connections/out"
    assert addresses["bio"] == "https://myspace.com/amy/bio"
    assert addresses["profile_public"] == PROFILE
