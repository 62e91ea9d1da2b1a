"""What the adapters share: data that came, people, posts, texts, and what stands in the way."""

from datetime import date

import pytest

from profilecheck.browser.capture import Capture, Json, Reply
from profilecheck.model import Count, Entries, Entry, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.anchors import is_answered, shows
from profilecheck.sites.barriers import known_barrier, usual_barrier
from profilecheck.sites.dormancy import looks_dormant
from profilecheck.sites.friends import listed_people, seen_by_followers, shown_to_all
from profilecheck.sites.header import BarrierHeader
from profilecheck.sites.html_text import HtmlText, html_text
from profilecheck.sites.json_tree import (
    agreed,
    answers,
    asked,
    count_at,
    day_at,
    each_once,
    in_scripts,
    texts_within,
    walk,
)
from profilecheck.sites.long_text import text_entries
from profilecheck.sites.posts import counted_posts, public_posts
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience, Basis, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import OAKFIELD, capture_of

URL = "https://toots.example/@amy"


def page(*replies: Reply, html: str = "", status: int = 200, url: str = URL) -> Capture:
    return capture_of(html, url, status=status, replies=replies)


def context(capture: Capture | None = None) -> ReadContext:
    return ReadContext("toots", capture or page(), "page", Basis.ASSUMPTION, None, OAKFIELD)


def reply(body: str, operation: str = "people", status: int = 200) -> Reply:
    return Reply(f"https://toots.example/{operation}", operation, status, body)


def told(readings: object) -> dict[Fact, object]:
    """What each fact was told to be, or why it is unread."""
    listed = list(readings)  # type: ignore[call-overload]
    return {r.fact: r.value if isinstance(r, Observed) else r.reason for r in listed}


# Data that came


def test_answers_are_those_to_the_read_that_are_data_of_the_kind() -> None:
    bodies = ("[1]", '{"a": 2}', "no data", "[" * 100_000)
    seen = page(*map(reply, bodies), reply("[3]", "others"), reply("[4]", status=403))
    assert list(answers(seen, "people")) == [[1], {"a": 2}]
    assert list(asked(seen, "people", list)) == [("https://toots.example/people", [1])]


def test_the_data_of_scripts_is_what_can_be_read_of_those_that_fit() -> None:
    endless = "[" * 100_000
    html = f"<script id=a>{endless}</script><script id=a></script><script id=a>{{</script>"
    html += "<script id=a>[1]</script><script>[2]</script>"
    assert list(in_scripts(page(html=html), "script#a")) == [[1]]


def test_what_a_text_stands_for_is_gone_through_in_its_place() -> None:
    elsewhere: dict[str, list[Json]] = {"@a": [{"b": ["@c", 1]}], "@c": [{"d": 2}]}
    held: Json = [{"e": "@a"}, {"f": "@g"}]
    found = list(walk(held, lambda text: elsewhere.get(text, [])))
    assert found == [{"e": "@a"}, {"b": ["@c", 1]}, {"d": 2}, {"f": "@g"}]
    assert list(walk(held)) == held


@each(
    ("held", "count"),
    [({"n": 0}, 0), ({"n": 3}, 3), ({"n": -1}, None), ({"n": True}, None), ({"n": "3"}, None)],
)
def test_a_count_is_a_number_from_nought(held: Json, count: int | None) -> None:
    assert count_at({"of": held}, "of", "n") == count


@pytest.mark.parametrize(
    ("values", "one"), [([], None), ([None, 2, 2], 2), ([2, 3], None), ([{"a": 1}] * 2, {"a": 1})]
)
def test_what_all_say_is_told_and_two_that_differ_tell_nothing(
    values: list[Json], one: Json
) -> None:
    assert agreed(values) == one


def test_parts_that_overlap_give_each_thing_once_and_all_that_have_no_id() -> None:
    ann, ben, nobody = {"id": 1}, {"id": 2}, {"name": "no id"}
    parts: list[list[Json]] = [[ann, ben], [ben, nobody, "text"], [nobody]]
    assert each_once(parts, "id") == [ann, ben, nobody, "text", nobody]


def test_an_account_looks_out_of_use_two_years_after_its_newest_post() -> None:
    newest = date(2024, 3, 1)
    assert not looks_dormant(newest, date(2026, 3, 1))
    assert looks_dormant(newest, date(2026, 3, 2))
    assert looks_dormant(newest, date(2024, 2, 29)) is False
    assert looks_dormant(newest, date(2024, 2, 28)) is None


def test_the_texts_within_data_come_in_its_order_but_for_those_under_some_keys() -> None:
    held: Json = ["a", {"b": " c ", "url": "d", "e": [1, None, {"url": ["f"], "g": "h"}]}, "i"]
    assert list(texts_within(held)) == ["a", " c ", "d", "f", "h", "i"]
    assert list(texts_within(held, but_under={"url"})) == ["a", " c ", "h", "i"]
    assert list(texts_within("a")) == ["a"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-06T23:59:59.000Z", date(2024, 5, 6)),
        ("2024-05-06", date(2024, 5, 6)),
        ("6 May", None),
        (20240506, None),
    ],
)
def test_a_day_is_that_of_the_moment_as_it_is_written(written: Json, day: date | None) -> None:
    assert day_at({"made": written}, "made") == day


# Anchors, and what stands in the way


def test_an_anchor_holds_where_its_element_or_its_answer_is_there() -> None:
    seen = page(reply("[]"), html="<form id=f></form>")
    assert (shows("form#f")(seen, None), shows("form#g")(seen, None)) == (True, False)
    assert is_answered("people", list)(seen, None)
    assert not is_answered("people", dict)(seen, None)


def test_statuses_and_the_header_say_why_a_page_cannot_be_read() -> None:
    known = BarrierHeader(reason=UnreadReason.CHALLENGE, paths=("^/check",))
    barrier = usual_barrier([known])
    checked = "https://toots.example/check"
    assert barrier(page(url=checked)) is UnreadReason.CHALLENGE
    assert barrier(page(reply("", status=429), url=checked)) is UnreadReason.RATE_LIMITED
    found = {status: barrier(page(status=status)) for status in (200, 401, 403, 404, 410, 429)}
    assert found == {
        200: None,
        401: UnreadReason.SIGNED_OUT,
        403: UnreadReason.SIGNED_OUT,
        404: UnreadReason.NOT_THERE,
        410: UnreadReason.NOT_THERE,
        429: UnreadReason.RATE_LIMITED,
    }


def test_a_barrier_stands_in_the_way_of_a_page_that_is_there_unless_it_may_be_over_it() -> None:
    over = BarrierHeader(reason=UnreadReason.SIGNED_OUT, headings=("Sign in",), over_page=True)
    whole = BarrierHeader(reason=UnreadReason.CHALLENGE, headings=("Sign in",))
    seen = page(html="<h1>Sign in</h1>")
    assert known_barrier([over], seen) is UnreadReason.SIGNED_OUT
    assert known_barrier([over], seen, is_there=True) is None
    assert known_barrier([over, whole], seen, is_there=True) is UnreadReason.CHALLENGE
    start = BarrierHeader(reason=UnreadReason.SIGNED_OUT, paths=("^/$",))
    assert known_barrier([start], page(url="https://toots.example")) is UnreadReason.SIGNED_OUT


# Texts


def test_a_link_stands_whole_in_its_text_and_a_mention_keeps_its_words() -> None:
    html = (
        '<p>See <a href="https://a.example/b?c"><i>a.example</i>…</a>, '
        '<a class="u-url mention" href="https://toots.example/@ben">@<b>ben</b></a></p>'
    )
    text = "See https://a.example/b?c, @ben"
    assert html_text(html) == HtmlText(text, ("https://a.example/b?c",))
    assert html_text(None) == HtmlText("")


def test_what_is_listed_is_shown_in_its_words_and_nothing_in_those_that_say_so() -> None:
    two = context().listed(Fact.PROFILE_LINKS, map(entry, ("a", "b")), "No links")
    none = context().listed(Fact.PROFILE_LINKS, [], "No links")
    assert (two.evidence.seen, none.evidence.seen) == ("a; b", "No links")
    assert (two.value, none.value) == (
        Entries(entries=(entry("a"), entry("b"))),
        Entries(entries=()),
    )


def test_a_long_text_is_in_parts_in_which_every_name_stands_whole() -> None:
    name = "Oakfield Primary School"
    for before in range(1500, 3700, 7):
        line = f"{'a' * before}{name}{'b' * (3700 - before)}"
        parts = [part.text for part in text_entries([line], "", None)]
        assert any(name in part for part in parts), before
        assert max(map(len, parts)) <= 1800
    words = [f"word{number}" for number in range(2000)]
    kept = text_entries([" ".join(words)], "", None)
    assert set(words) <= {word for part in kept for word in part.text.split()}


def test_short_texts_share_a_part_as_far_as_they_fit() -> None:
    public = Audience.PUBLIC
    one_two = Entry(text="one two", detail="About", audience=public)
    assert text_entries(["one", "two"], "About", public) == (one_two,)
    parts = text_entries(["a" * 1000, "b" * 799, "c"], "", None)
    assert [len(part.text) for part in parts] == [1800, 1]
    assert [len(part.text) for part in text_entries(["a" * 1000, "b" * 800], "", None)] == [
        1000,
        800,
    ]


def entry(text: str) -> Entry:
    return Entry(text=text)


# People


@pytest.mark.parametrize(
    ("approval", "seen_by"),
    [
        (True, Audience.FRIENDS),
        (False, Audience.MEMBERS),
        (None, UnreadReason.AUDIENCE_NOT_SHOWN),
        ("yes", UnreadReason.AUDIENCE_NOT_SHOWN),
    ],
)
def test_followers_are_friends_only_where_they_wait(approval: Json, seen_by: object) -> None:
    fact = Fact.POSTS_FUTURE_AUDIENCE
    assert told([seen_by_followers(context(), fact, "Followers", approval=approval)]) == {
        fact: seen_by
    }


def test_a_list_of_people_is_whole_where_as_many_came_as_there_are() -> None:
    pupil = ("Pupil at Oakfield Primary School",)
    whole = told(listed_people(context(), [pupil, ()], "followers", 2))
    assert whole == {
        Fact.FRIENDS_COUNT: Count(count=2),
        Fact.FRIENDS_AT_EMPLOYER: Count(count=0),
        Fact.FRIENDS_STUDENTS_OF_EMPLOYER: Count(count=1),
    }
    part = told(listed_people(context(), [pupil], "followers", 2))
    assert part[Fact.FRIENDS_AT_EMPLOYER] is UnreadReason.INCOMPLETE_LIST
    assert part[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] == Count(count=1, at_least=True)
    unknown = told(listed_people(context(), [pupil, ()], "followers", None))
    assert unknown[Fact.FRIENDS_COUNT] == Count(count=2, at_least=True)
    nobody = told(listed_people(context(), [], "followers", None))
    assert Fact.FRIENDS_COUNT in nobody
    assert set(nobody.values()) == {UnreadReason.INCOMPLETE_LIST}
    assert unknown[Fact.FRIENDS_AT_EMPLOYER] is UnreadReason.INCOMPLETE_LIST


def test_a_list_that_shows_nobody_to_a_stranger_proves_nothing() -> None:
    fact = Fact.FRIENDS_AUDIENCE
    assert told(shown_to_all(context(), fact, 3, "followers")) == {fact: Audience.PUBLIC}
    assert told(shown_to_all(context(), fact, 0, "followers")) == {}


# Posts


def test_posts_are_counted_by_year_and_those_of_work_listed() -> None:
    work = Post("My pupils at Oakfield Primary School", date(2024, 5, 6), Audience.PUBLIC)
    readings = list(public_posts(context(), [work, Post("")], "2 posts", complete=True))
    assert all(isinstance(reading, Observed) for reading in readings)
    values = told(readings)
    assert values[Fact.POSTS_PUBLIC_COUNT] == Count(count=2)
    assert values[Fact.POSTS_PUBLIC_BY_YEAR] == Years(years={2024: 1}, at_least=True)
    listed = values[Fact.POSTS_TO_REREAD]
    assert isinstance(listed, Entries)
    assert [one.day for one in listed.entries] == [date(2024, 5, 6)]


@pytest.mark.parametrize(("posts", "complete"), [([Post("")], False), ([Post(""), None], True)])
def test_none_worth_rereading_is_not_told_of_posts_that_are_not_all_known(
    posts: list[Post | None], complete: bool
) -> None:
    readings = list(public_posts(context(), posts, "some posts", complete=complete))
    unread = [reading for reading in readings if isinstance(reading, Unread)]
    assert [r.fact for r in unread] == [Fact.POSTS_TO_REREAD]
    count = Count(count=len(posts), at_least=not complete)
    assert told(readings)[Fact.POSTS_PUBLIC_COUNT] == count


def test_no_post_of_a_list_that_is_not_whole_proves_nothing() -> None:
    facts = (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR)
    unread = told(counted_posts(context(), [], "0 posts", complete=False))
    assert unread == dict.fromkeys(facts, UnreadReason.INCOMPLETE_LIST)
    none = told(counted_posts(context(), [], "0 posts", complete=True))
    assert none == {facts[0]: Count(count=0), facts[1]: Years(years={})}
