"""What the profile page of a network that is not opened carries, and what follows from it."""

import re
from dataclasses import replace
from datetime import date

from profilecheck.browser.capture import Capture, Json, Reply
from profilecheck.model import Count, Entries, Entry, Observed
from profilecheck.reread import Post
from profilecheck.sites.profile_page import (
    Access,
    ProfilePage,
    ProfilePageCode,
    Shown,
    addresses,
    documents,
    handle_at,
    host_of,
    meta_content,
    one_text,
    seen_by,
)
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience, Basis, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import OAKFIELD, capture_of

URL = "https://www.pictures.example/amy"
ACCESS: Access = {
    Fact.PROFILE_ACCESS: (Audience.FRIENDS, Audience.PUBLIC),
    Fact.FRIENDS_AUDIENCE: (None, Audience.PUBLIC),
}
PAGE = ProfilePage(
    title="Profile",
    path=re.compile(r"/(?P<handle>[a-z.]+)/?$"),
    promises=(Fact.PROFILE_BIO,),
    basis=Basis.ASSUMPTION,
    note="",
    code=ProfilePageCode(shown=lambda capture, handle: None, access=ACCESS),
)
PUBLIC = Entry(text="Rivers", audience=Audience.PUBLIC)
SHOWN = Shown("amy", {})


def page(html: str = "", *replies: Reply) -> Capture:
    return capture_of(html, URL, replies=replies)


def read(shown: Shown, html: str = "") -> dict[Fact, list[object]]:
    """What follows from what a page shows: values, and reasons why something is unread."""
    context = ReadContext("pictures", page(html), "profile", Basis.ASSUMPTION, None, OAKFIELD)
    told: dict[Fact, list[object]] = {}
    for reading in PAGE.read(context, shown):
        value = reading.value if isinstance(reading, Observed) else reading.reason
        told.setdefault(reading.fact, []).append(value)
    return told


@each(
    ("viewer", "ids", "is_owner"),
    [
        ("amy", (), True),
        ("AMY", (), True),
        ("17", ("17",), True),
        ("17", ("18",), False),
        ("jo", (), False),
        ("", (), False),
        ("", ("",), False),
    ],
)
def test_the_owner_looked_where_the_page_names_them_as_signed_in(
    viewer: str, ids: tuple[str, ...], *, is_owner: bool
) -> None:
    shown = replace(SHOWN, handle="Amy", signed_in=viewer, ids=frozenset(ids))
    assert shown.is_seen_by_owner is is_owner


def test_a_page_stands_where_it_was_saved_and_where_it_says() -> None:
    html = (
        "<link rel=canonical href=' https://a.example/1 '><link rel=canonical href>"
        "<meta property='og:url' content='https://b.example/2'><meta property='og:url'>"
    )
    assert list(addresses(page(html))) == [URL, "https://a.example/1", "https://b.example/2"]
    assert list(addresses(replace(page(), url=""))) == []


@each(
    ("address", "host"),
    [
        (URL, "pictures.example"),
        ("https://m.pictures.example/amy", "pictures.example"),
        ("https://old.pictures.example/amy", "old.pictures.example"),
        ("/amy", ""),
        ("https://[/amy", ""),
    ],
)
def test_the_host_of_an_address_is_without_what_is_put_before_it(address: str, host: str) -> None:
    assert host_of(address) == host


@each(
    ("address", "handle"),
    [
        (URL, "amy"),
        ("https://www.pictures.example/Amy%2EOtter/?a=b", "amy.otter"),
        ("https://www.pictures.example/amy/friends", ""),
        ("https://[/amy", ""),
    ],
)
def test_the_handle_is_the_one_in_the_path(address: str, handle: str) -> None:
    assert handle_at(address, PAGE.path) == handle


def test_data_is_what_stands_in_scripts_and_came_in_answers() -> None:
    endless = "[" * 100_000
    html = (
        '<script> {"a": 1}</script><script>[2]</script><script></script><script>{no</script>'
        f"<script>{endless}</script><script>window._sharedData = {{'b'}};</script>"
        '<script>window._sharedData = {"b": 3}; x({"c": 4})</script>'
    )
    replies = [
        Reply(URL, "a", 200, 'for (;;); {"d": 5}'),
        Reply(URL, "a", 200, "[6]"),
        Reply(URL, "a", 403, "[7]"),
        Reply(URL, "a", 200, '"8"'),
    ]
    assert list(documents(page(html, *replies))) == [{"a": 1}, [2], {"b": 3}, {"d": 5}, [6]]


def test_what_a_page_says_of_itself_stands_under_a_property_or_a_name() -> None:
    html = "<meta property='og:title'><meta name='og:title' content=' Amy '>"
    assert meta_content(page(html), "og:title") == "Amy"
    assert meta_content(page(html), "og:description") == ""


@each(
    ("words", "texts"),
    [
        ([None, 2], None),
        ([], None),
        (["", None], []),
        (["a", " a "], ["a"]),
        (["a", "b", ""], ["a", "b"]),
    ],
)
def test_of_a_text_in_several_places_each_that_differs_is_there(
    words: list[Json], texts: list[str] | None
) -> None:
    told = one_text(words)
    assert (told if told is None else [entry.text for entry in told]) == texts
    assert all(entry.audience is Audience.PUBLIC for entry in told or ())


@each(
    ("texts", "whole", "told"),
    [
        (None, False, None),
        (None, True, None),
        ((), False, [UnreadReason.INCOMPLETE_LIST]),
        ((), True, [Entries(entries=())]),
        ((PUBLIC,), False, [Entries(entries=(PUBLIC,)), UnreadReason.INCOMPLETE_LIST]),
        ((PUBLIC,), True, [Entries(entries=(PUBLIC,))]),
    ],
)
def test_a_text_is_all_there_is_only_where_the_page_shows_that(
    texts: tuple[Entry, ...] | None, told: list[object] | None, *, whole: bool
) -> None:
    bio = Fact.PROFILE_BIO
    shown = replace(SHOWN, texts={bio: texts}, whole=frozenset([bio] if whole else []))
    assert read(shown).get(bio) == told


def test_a_text_that_no_field_holds_leaves_the_rest_open() -> None:
    html = "<p>I teach at Oakfield Primary School</p>"
    whole = replace(SHOWN, texts={Fact.PROFILE_BIO: ()}, whole=frozenset({Fact.PROFILE_BIO}))
    assert read(whole, html)[Fact.PROFILE_BIO][1:] == [UnreadReason.SCHOOL_NAMED]


OPEN = {fact: [Audience.PUBLIC] for fact in ACCESS}
COUNTED = Fact.POSTS_PUBLIC_COUNT


@each(
    ("private", "posts", "written", "told"),
    [
        ({}, 3, 0, {}),
        ({True: "a", False: "b"}, 3, 0, {f: [UnreadReason.UNKNOWN_WORDING] for f in ACCESS}),
        (
            {True: "a"},
            3,
            0,
            {Fact.PROFILE_ACCESS: [Audience.FRIENDS], COUNTED: [Count(count=0)]},
        ),
        ({False: "a"}, None, 0, OPEN),
        ({False: "a"}, 3, 2, {**OPEN, COUNTED: [Count(count=3)]}),
        ({False: "a"}, 2, 2, {**OPEN, COUNTED: [Count(count=2)]}),
        ({False: "a"}, 1, 2, {**OPEN, COUNTED: [UnreadReason.PAGE_CHANGED]}),
    ],
)
def test_what_being_private_proves_is_proved_by_one_word_alone(
    private: dict[bool, str], posts: int | None, written: int, told: dict[Fact, object]
) -> None:
    of_amy = tuple(Post(f"Post {number}", date(2026, 1, 2)) for number in range(written))
    found = read(replace(SHOWN, private=private, posts=posts, written=of_amy))
    reread = found.pop(Fact.POSTS_TO_REREAD, [])
    assert found == told
    assert (UnreadReason.INCOMPLETE_LIST in reread) is bool(written)
    assert PAGE.resting_on_access == {*ACCESS, COUNTED}


def test_followers_are_counted_as_the_page_says() -> None:
    assert read(replace(SHOWN, followers=41)) == {Fact.FRIENDS_COUNT: [Count(count=41)]}


@each(
    ("private", "audience"),
    [
        ({True: "a"}, Audience.FRIENDS),
        ({False: "a"}, Audience.PUBLIC),
        ({True: "a", False: "b"}, None),
        ({}, None),
    ],
)
def test_who_sees_posts_is_known_where_the_page_says_one_thing(
    private: dict[bool, str], audience: Audience | None
) -> None:
    assert seen_by(private) is audience


@each(
    ("private", "texts", "tells"),
    [({}, {}, False), ({}, {Fact.PROFILE_BIO: ()}, False), ({True: "a"}, {}, True)],
)
def test_a_page_tells_of_the_profile_where_it_has_a_word_of_it(
    private: dict[bool, str], texts: dict[Fact, tuple[Entry, ...]], *, tells: bool
) -> None:
    assert replace(SHOWN, private=private, texts=texts).tells is tells
    assert replace(SHOWN, texts={Fact.PROFILE_BIO: (PUBLIC,)}).tells
