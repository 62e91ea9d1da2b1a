"""Followers of an X account: counted, to the end of their list, and nobody's name kept."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest

from profilecheck.browser.capture import ListEnd
from profilecheck.model import Count, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.x.followers import FOLLOWER_LIST
from profilecheck.sites.x.posts import POST_LIST
from profilecheck.vocabulary import Fact
from tests.each import each
from tests.sites.readings import OAKFIELD, Readings, reasons, values

from .pages import CURRENT, ME, answer, capture, follower, listed, post, profile, read, settings

PEOPLE = [
    follower("a_1", "Teacher at Oakfield Primary School"),
    follower("b_2", "Studies at Oakfield Primary School"),
    follower("c_3", "Went to Oakfield Primary School"),
    follower("d_4", ""),
]
END = "0|99"


def followers(
    *parts: Any,
    matcher: SchoolMatcher = OAKFIELD,
    end: ListEnd = ListEnd.COMPLETE,
    counted: int = 0,
) -> Readings:
    replies = [answer("Followers", part) for part in parts]
    url = f"https://x.com/{ME}/followers"
    who = CURRENT | {"relationship_counts": {"followers": counted, "following": 34}}
    seen = capture(profile(who), settings(), *replies, url=url, list_end=end)
    return read("followers", seen, matcher=matcher)


def test_those_who_work_and_those_who_study_there_now_are_counted() -> None:
    told = values(followers(listed(PEOPLE[:2], "18|1"), listed(PEOPLE[2:], END)))
    assert told == {
        Fact.FRIENDS_AT_EMPLOYER: Count(count=1),
        Fact.FRIENDS_STUDENTS_OF_EMPLOYER: Count(count=1),
    }
    assert "Quux" not in repr(followers(listed(PEOPLE, END)))
    assert "a_1" not in repr(followers(listed(PEOPLE, END)))


def test_a_follower_says_it_in_name_and_place_too() -> None:
    named, placed = follower("e_5", ""), follower("f_6", "")
    result = named["content"]["itemContent"]["user_results"]["result"]
    result["core"]["name"] = "Zeb, pupil at Oakfield Primary School"
    result = placed["content"]["itemContent"]["user_results"]["result"]
    result["location"] = {"location": "Student at Oakfield Primary School"}
    told = values(followers(listed([named, placed], END)))
    assert told[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] == Count(count=2)
    assert "Zeb" not in repr(followers(listed([named, placed], END)))


@each(
    ("wanted", "complete"),
    [
        ({"userId": "7"}, True),
        ({"userId": "7", "cursor": None}, True),
        ({"userId": "7", "cursor": "18|1"}, False),
        ({"userId": "99"}, None),
        (["7"], True),
        (None, True),
    ],
)
def test_a_list_is_the_persons_own_from_its_beginning(wanted: Any, complete: bool | None) -> None:
    asked = quote(json.dumps(wanted)) if wanted else "{"
    url = f"https://x.com/i/api/graphql/q/Followers?variables={asked}"
    part = replace(answer("Followers", listed(PEOPLE, END)), url=url)
    who = CURRENT | {"relationship_counts": {"followers": 0, "following": 34}}
    at = f"https://x.com/{ME}/followers"
    seen = capture(profile(who), settings(), part, url=at, list_end=ListEnd.COMPLETE)
    told = values(read("followers", seen))
    counted = Count(count=1, at_least=not complete)
    assert told.get(Fact.FRIENDS_AT_EMPLOYER) == (None if complete is None else counted)


def test_people_whom_x_suggests_are_no_followers() -> None:
    items = [{"item": part["content"]} for part in PEOPLE]
    module = {"entryId": "who-to-follow-1", "content": {"items": items}}
    told = values(followers(listed([PEOPLE[3], module], END), counted=1))
    assert told[Fact.FRIENDS_AT_EMPLOYER] == Count(count=0)


def test_somebody_who_stands_in_two_parts_counts_once() -> None:
    told = values(followers(listed(PEOPLE, "18|1"), listed(PEOPLE, END)))
    assert told[Fact.FRIENDS_AT_EMPLOYER] == Count(count=1)


@pytest.mark.parametrize(
    ("parts", "end"),
    [
        ([listed(PEOPLE[3:], "18|1")], ListEnd.STOPPED),
        ([listed(PEOPLE[3:], END)], ListEnd.STOPPED),
        ([listed(PEOPLE[3:], "")], ListEnd.COMPLETE),
    ],
)
def test_none_found_in_a_list_without_its_end_is_unread(parts: list[Any], end: ListEnd) -> None:
    assert reasons(followers(*parts, end=end)) == {"incomplete_list"}


def test_some_found_in_a_list_without_its_end_is_at_least() -> None:
    told = values(followers(listed(PEOPLE, "18|1"), end=ListEnd.STOPPED))
    assert told[Fact.FRIENDS_AT_EMPLOYER] == Count(count=1, at_least=True)


def test_nobody_is_counted_where_nobody_follows() -> None:
    assert values(followers(listed([], END)))[Fact.FRIENDS_AT_EMPLOYER] == Count(count=0)


def test_a_list_of_fewer_than_the_profile_counts_is_not_whole() -> None:
    told = values(followers(listed(PEOPLE, END), counted=5))
    assert told[Fact.FRIENDS_AT_EMPLOYER] == Count(count=1, at_least=True)
    assert reasons(followers(listed(PEOPLE[3:], END), counted=2)) == {"incomplete_list"}


def entry(result: Any) -> Any:
    return {"content": {"itemContent": {"user_results": {"result": result}}}}


STRANGE = [
    entry({"core": {"screen_name": "e_5"}, "profile_bio": {"text": "Studies there"}}),
    entry({"core": {"screen_name": "e_5"}, "profile_bio": {}}),
    entry({"core": {"screen_name": "e_5"}}),
    entry({"core": {"handle": "e_5"}, "profile_bio": {"description": "Tea"}}),
    entry({"data": {"core": {"screen_name": "e_5"}, "profile_bio": {"description": "Tea"}}}),
    entry(None),
    {"content": {"itemContent": {"user_result": {"result": {}}}}},
    "somebody",
    None,
]


@each("somebody", STRANGE)
def test_somebody_whose_own_line_was_not_found_may_be_a_pupil(somebody: Any) -> None:
    assert reasons(followers(listed([PEOPLE[3], somebody], END))) == {"incomplete_list"}
    told = values(followers(listed([*PEOPLE, somebody], END)))
    assert told[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] == Count(count=1, at_least=True)


def test_somebody_told_in_two_ways_is_not_told() -> None:
    twice = [follower("e_5", "Tea"), follower("e_5", "Studies at Oakfield Primary School")]
    assert reasons(followers(listed(twice, END))) == {"incomplete_list"}


def test_somebody_whose_account_is_gone_takes_nothing_from_the_list() -> None:
    gone = entry({"__typename": "UserUnavailable", "reason": "Suspended"})
    told = values(followers(listed([*PEOPLE, gone], END)))
    assert told[Fact.FRIENDS_AT_EMPLOYER] == Count(count=1)


def test_an_instruction_of_unknown_shape_leaves_the_list_open() -> None:
    part = listed(PEOPLE[3:], END)
    (instruction,) = part["data"]["user"]["result"]["timeline"]["timeline"]["instructions"]
    instruction["listed"] = instruction.pop("entries")
    assert reasons(followers(part)) == {"incomplete_list"}


def _instructions(part: Any) -> list[Any]:
    found: list[Any] = part["data"]["user"]["result"]["timeline"]["timeline"]["instructions"]
    return found


def test_an_instruction_may_bring_one_entry_and_one_that_is_no_object_leaves_the_list_open() -> (
    None
):
    one = listed(PEOPLE[3:], END)
    _instructions(one).append({"type": "TimelinePinEntry", "entry": PEOPLE[0]})
    assert values(followers(one))[Fact.FRIENDS_AT_EMPLOYER] == Count(count=1)
    strange = listed(PEOPLE[3:], END)
    _instructions(strange).append("TimelineAddEntries")
    assert reasons(followers(strange)) == {"incomplete_list"}


def test_a_page_does_not_say_whether_its_list_goes_on() -> None:
    assert FOLLOWER_LIST.more_in_page(capture(settings())) is None
    assert POST_LIST.more_in_page(capture(settings())) is None


def test_no_list_no_count() -> None:
    strange: list[Any] = [{"data": {"user": {"result": {"__typename": "User"}}}}, {"data": {}}, []]
    for part in strange:
        assert reasons(followers(part)) == {"page_changed"}
    told = followers(listed(PEOPLE, END), matcher=SchoolMatcher(None))
    assert all(isinstance(r, Unread) and r.reason.value == "needs_school" for r in told)


def test_a_list_of_followers_is_nobodys_profile() -> None:
    seen = capture(answer("UserByScreenName", listed(PEOPLE, END)), html="", status=None)
    assert values(read("profile", seen, account_id=None)) == {}


def test_the_end_of_each_list() -> None:
    def body(value: Any) -> str:
        return answer("", value).body

    assert FOLLOWER_LIST.more_in_reply(body(listed(PEOPLE, "18|1"))) is True
    assert FOLLOWER_LIST.more_in_reply(body(listed(PEOPLE, END))) is False
    assert POST_LIST.more_in_reply(body(listed([post(1, "")], "x"))) is True
    assert POST_LIST.more_in_reply(body(listed([], "x"))) is False
    for broken in ("{", "[]", "{}", "<html>", '{"errors": []}'):
        assert FOLLOWER_LIST.more_in_reply(broken) is None
        assert POST_LIST.more_in_reply(broken) is None
