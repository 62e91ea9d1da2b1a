"""An unknown read is named by its address, and nothing of a person is in that name."""

import re

from hypothesis import given
from hypothesis import strategies as st

from profilecheck.browser.guard import Decision, Guard
from profilecheck.browser.naming import name_of
from profilecheck.browser.policy import ReadPolicy
from tests.browser.no_wall import NoWall
from tests.each import each

HOST = "www.social.example"


@each(
    ("address", "name"),
    [
        ("/", "/"),
        ("/i/api/graphql/xB3-q_9/UserByScreenName", "/i/api/graphql/*-*_*/UserByScreenName"),
        (
            "/voyager/api/identity/profiles/amy-carter-7/views",
            "/voyager/api/identity/profiles/*-*-*/views",
        ),
        ("/api/v1/users/web_profile_info/?username=amy", "/api/v1/users/web_profile_info/"),
        ("/1.1/account/settings.json?key=secret", "/1.1/account/settings.json"),
        ("/amy.carter/followers", "/*.*/followers"),
        ("/AmyCarter1987", "/*"),
        ("/%41my/posts?q=amy", "/*/posts"),
        ("/api/12345678/likes", "/api/*/likes"),
        ("/graphql?queryId=voyagerFeed.8c1f&variables=(amy)", "/graphql voyagerFeed.*"),
        ("/graphql?operationName=AmyQuery", "/graphql *Query"),
        ("/a/b/c/d/e/f/g/h/i", "/a/*/*/*/*/*/*/*/…"),
        ("/" + "settings" * 40, "/*"),
        ("/Élodie/photos", "/*/photos"),
    ],
)
def test_only_the_words_of_programs_are_kept(address: str, name: str) -> None:
    assert name_of(f"https://{HOST}{address}") == f"{HOST}{name}"


@given(st.text(alphabet="bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ0123456789é", min_size=4))
def test_no_name_of_anybody_gets_through(handle: str) -> None:
    for path in (handle, f"api/{handle}/posts", f"users/{handle}.json", f"x?id={handle}"):
        name = name_of(f"https://{HOST}/{path}")
        assert handle not in re.split(r"[/. ]", name.removeprefix(HOST))


def test_what_a_pages_scripts_ask_for_is_counted_by_name() -> None:
    guard = Guard(ReadPolicy(hosts=(HOST,)), NoWall())
    for path in ("/api/users/amy", "/api/users/ben"):
        guard.count(f"https://{HOST}{path}", guard.judge("GET", path, {}, None), "fetch")
    passing = guard.judge("GET", f"https://{HOST}/api/users/amy", {}, None, "fetch")
    for kind in ("fetch", "xhr", "image", "document", "script"):
        guard.count(f"https://{HOST}/api/users/amy", passing, kind)
    assert guard.traffic().unknown_reads == {f"{HOST}/api/users/*": 2}


def test_a_page_cannot_make_up_names_without_end() -> None:
    guard = Guard(ReadPolicy(hosts=(HOST,)), NoWall())
    addresses = [
        f"https://{HOST}/{'/'.join(['api'] * n)}/v{m}" for n in range(20) for m in range(20)
    ]
    for address in addresses:
        guard.count(address, guard.judge("GET", address, {}, None, "fetch"), "fetch")
    unknown = guard.traffic().unknown_reads
    assert len(unknown) == 101
    assert sum(unknown.values()) == len(addresses)
    guard.count(addresses[0], Decision(), "fetch")
    assert guard.traffic().unknown_reads["…"] == unknown["…"] == len(addresses) - 100
