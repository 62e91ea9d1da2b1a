"""Lists on a profile: counted as far as they were seen, and no friend is ever kept."""

from typing import Any

import pytest

from profilecheck.browser.capture import Capture, ListEnd, Reply
from profilecheck.model import Count, Observed, Unread
from profilecheck.sites.facebook.lists import PROFILE_LIST
from profilecheck.sites.facebook.timeline import TIMELINE
from profilecheck.sites.facebook.wording import count_of
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import NO_SCHOOL, OAKFIELD, of, reason, value

from .pages import (
    ME,
    SOMEBODY_ELSE,
    capture,
    card,
    document,
    feed,
    header,
    listing,
    next_part,
    profile,
    read,
)

WORKS = "Works at Oakfield Primary School"
STUDIES = "Goes to Oakfield Primary School"


def friends(
    *cards: Any, more: bool, declared: int | None = None, stated: int = 0, **rest: Any
) -> Capture:
    head = header(friends=f"{stated or declared or len(cards)} friends")
    return profile(head, listing("FRIENDS", *cards, more=more, declared=declared), **rest)


@each(
    ("words", "count"),
    [
        ("312 friends", Count(count=312)),
        ("312 friends · 4 mutual", Count(count=312)),
        ("1,234 friends", Count(count=1234)),
        ("1 234 amis en commun", Count(count=1234)),
        ("1.234 Freunde", Count(count=1234)),
        ("312", Count(count=312)),
        ("1.2K friends", Count(count=1150, at_least=True)),
        ("2,1 tys. znajomych", None),
        ("5 tys. znajomych", None),
        ("5 mil amigos", None),
        ("5 mil", None),
        ("2 B arkadaş", None),
        ("1 Tsd. Freunde", None),
        ("1,2万", None),
        ("1,234位朋友", None),
        ("1,2mil amigos", None),
        ("1’234 Freunde", Count(count=1234)),
        ("١٢٬٣٤٥ صديق", None),
        ("3–4 friends", None),
    ],
)
def test_a_number_is_read_only_where_it_is_known_what_it_stands_for(
    words: str, count: Count | None
) -> None:
    assert count_of(words) == count


def test_the_friends_of_somebody_else_on_the_page_are_not_the_owners() -> None:
    other = header(friends="99 friends", name="Jo Bell")
    other["user"]["profile_header_renderer"]["user"]["id"] = SOMEBODY_ELSE
    both = profile(other, header(), listing("FRIENDS", card(1), more=True))
    assert value(Fact.FRIENDS_COUNT, read("friends", both)) == Count(count=312)


def test_friends_are_counted_over_all_parts() -> None:
    seen = friends(
        card(1, WORKS),
        card(2, STUDIES),
        more=True,
        declared=5,
        list_end=ListEnd.COMPLETE,
        replies=(
            next_part(card(3), card(4, "Works at Somewhere"), more=True),
            next_part(card(4, "Works at Somewhere"), card(5, WORKS), more=False),
        ),
    )
    readings = read("friends", seen)
    assert value(Fact.FRIENDS_COUNT, readings) == Count(count=5)
    assert value(Fact.FRIENDS_AT_EMPLOYER, readings) == Count(count=2)
    assert value(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, readings) == Count(count=1)
    assert "Quill" not in "".join(r.model_dump_json() for r in readings)


def test_absence_needs_the_end_of_the_list() -> None:
    part = read("friends", friends(card(1), more=True, declared=312, list_end=ListEnd.STOPPED))
    assert value(Fact.FRIENDS_COUNT, part) == Count(count=312)
    for fact in (Fact.FRIENDS_AT_EMPLOYER, Fact.FRIENDS_STUDENTS_OF_EMPLOYER):
        assert reason(fact, part) is UnreadReason.INCOMPLETE_LIST
    whole = read("friends", friends(card(1), more=False))
    assert value(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, whole) == Count(count=0)


def test_what_was_seen_of_a_list_that_stopped_counts() -> None:
    seen = friends(card(1, STUDIES), more=True, replies=(Reply("x", "y", 500, "oops"),))
    readings = read("friends", seen)
    assert value(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, readings) == Count(count=1, at_least=True)
    assert reason(Fact.FRIENDS_AT_EMPLOYER, readings) is UnreadReason.INCOMPLETE_LIST


def test_a_count_says_which_school_was_looked_for() -> None:
    readings = read("friends", friends(card(1, WORKS), more=False))
    marks = {r.fact: r.looked_for for r in readings if isinstance(r, Observed)}
    assert marks[Fact.FRIENDS_AT_EMPLOYER] == OAKFIELD.mark
    assert marks[Fact.FRIENDS_COUNT] is None


def test_without_a_school_nobody_is_counted_as_from_it() -> None:
    readings = read("friends", friends(card(1, WORKS), more=False), matcher=NO_SCHOOL)
    assert reason(Fact.FRIENDS_AT_EMPLOYER, readings) is UnreadReason.NEEDS_SCHOOL
    assert reason(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, readings) is UnreadReason.NEEDS_SCHOOL


@pytest.mark.parametrize(
    ("stated", "count"),
    [
        ("312 friends", Count(count=312)),
        ("4,312 friends", Count(count=4312)),
        ("1.2K friends", Count(count=1150, at_least=True)),
        ("5K friends", Count(count=4500, at_least=True)),
    ],
)
def test_the_count_at_the_head_of_the_profile(stated: str, count: Count) -> None:
    seen = profile(header(friends=stated), listing("FRIENDS", card(1), more=True))
    assert value(Fact.FRIENDS_COUNT, read("friends", seen)) == count


def stopped(readings: Any) -> bool:
    """Whether nothing is said to be absent from the list of friends."""
    return reason(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, readings) is UnreadReason.INCOMPLETE_LIST


@pytest.mark.parametrize("declared", [{"declared": 3}, {"stated": 3}])
def test_fewer_friends_than_the_page_declares_are_not_all(declared: Any) -> None:
    assert stopped(read("friends", friends(card(1), card(2), more=False, **declared)))
    three = friends(card(1), card(2), card(3), more=False, **declared)
    assert value(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, read("friends", three)) == Count(count=0)


def renamed(card: Any, key: str) -> Any:
    node = {f"{k}_new" if k == key else k: v for k, v in card["node"].items()}
    return {**card, "node": node}


@pytest.mark.parametrize(
    "strange",
    [
        renamed(card(2, STUDIES), "subtitle_text"),
        {"node": {**card(2)["node"], "subtitle_text": {"words": STUDIES}}},
        {"node": {**card(2)["node"], "subtitle_text": {"wrapped": {"text": STUDIES}}}},
        {"person": card(2, STUDIES)["node"]},
        {"node": None},
        None,
    ],
)
def test_a_friend_of_unknown_shape_makes_the_list_incomplete(strange: Any) -> None:
    seen = read("friends", friends(card(1, WORKS), strange, card(3), more=False))
    assert stopped(seen)
    assert value(Fact.FRIENDS_AT_EMPLOYER, seen) == Count(count=1, at_least=True)


def test_a_friend_that_stands_twice_counts_once_and_by_all_it_says() -> None:
    twice = friends(card(1, "Lives in Hull"), card(1, STUDIES), card(2), more=False, stated=2)
    seen = read("friends", twice)
    assert value(Fact.FRIENDS_COUNT, seen) == Count(count=2)
    assert value(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, seen) == Count(count=1)


@pytest.mark.parametrize(
    "reply",
    [
        Reply("https://x", "ProfileCometAppCollectionListRendererPaginationQuery", 500, "oops"),
        Reply("https://x", "ProfileCometAppCollectionListRendererPaginationQuery", 200, '{"data":'),
    ],
)
def test_a_part_that_did_not_come_leaves_a_hole(reply: Reply) -> None:
    parts = (reply, next_part(card(3), more=False))
    assert stopped(read("friends", friends(card(1), card(2), more=True, stated=3, replies=parts)))


def test_a_part_after_the_last_one_contradicts_it() -> None:
    parts = (next_part(card(2), more=True), next_part(card(3), more=False))
    seen = friends(card(1), more=False, stated=3, replies=parts)
    assert stopped(read("friends", seen))


def test_in_another_language_a_friend_s_line_may_say_what_is_not_known() -> None:
    german = read("friends", friends(card(1, "Besucht: Hull"), more=False, lang="de"))
    assert value(Fact.FRIENDS_COUNT, german) == Count(count=1)
    fact = Fact.FRIENDS_STUDENTS_OF_EMPLOYER
    assert reason(fact, german) is UnreadReason.UNKNOWN_LANGUAGE


def test_another_list_is_not_the_friends() -> None:
    strangers = next_part(card(2, WORKS), more=False, list_id="people you may know")
    seen = read("friends", friends(card(1), more=True, replies=(strangers,)))
    assert reason(Fact.FRIENDS_AT_EMPLOYER, seen) is UnreadReason.INCOMPLETE_LIST
    photos = profile(header(), listing("PHOTOS", card(1), more=False))
    assert reason(Fact.FRIENDS_COUNT, read("friends", photos)) is UnreadReason.PAGE_CHANGED


def test_without_a_number_friends_are_at_least_those_who_were_seen() -> None:
    for cards, more, count in (([card(1), card(2)], True, 2), ([card(1)], False, 1)):
        readings = read("friends", profile(listing("FRIENDS", *cards, more=more)))
        assert value(Fact.FRIENDS_COUNT, readings) == Count(count=count, at_least=more)
    nobody = read("friends", profile(listing("FRIENDS", more=True)))
    assert reason(Fact.FRIENDS_COUNT, nobody) is UnreadReason.INCOMPLETE_LIST


def test_friends_without_anything_that_tells_them_apart_are_each_one() -> None:
    nameless = [{"node": {"title": {"text": "Zeb"}, "subtitle_text": None}}] * 2
    readings = read("friends", profile(listing("FRIENDS", *nameless, more=False)))
    assert value(Fact.FRIENDS_COUNT, readings) == Count(count=2)


def test_a_list_that_shows_to_a_stranger_is_public() -> None:
    shown = read("friends_public", friends(card(1), more=True, viewpoint=Viewpoint.STRANGER))
    assert value(Fact.FRIENDS_AUDIENCE, shown) is Audience.PUBLIC
    assert read("friends_public", friends(more=False, viewpoint=Viewpoint.STRANGER)) == ()


def grouped(button: str, *cards: Any, more: bool = False) -> Capture:
    html = document(button, data=[header(), listing("GROUPS", *cards, more=more)], owner=ME)
    return capture(html)


def test_groups_with_the_audience_of_the_section() -> None:
    button = '<div role="button" aria-label="Edit privacy. Sharing with Public"></div>'
    one = card(1, "Public group · 48 members", title="Oakfield staff room")
    (entry,) = value(Fact.MEMBERSHIPS, read("groups", grouped(button, one))).entries
    assert (entry.text, entry.audience) == ("Oakfield staff room 1", Audience.PUBLIC)
    (bare,) = value(Fact.MEMBERSHIPS, read("groups", grouped("", one))).entries
    assert bare.audience is None
    for beside in (
        f"<main></main><aside>{button}</aside>",
        f"<main></main><b role=dialog>{button}",
    ):
        (entry,) = value(Fact.MEMBERSHIPS, read("groups", grouped(beside, one))).entries
        assert entry.audience is None


def test_an_incomplete_list_of_groups_says_so() -> None:
    readings = read("groups", grouped("", card(1), more=True))
    assert [r.status for r in readings] == ["observed", "unread"]
    empty = read("groups", grouped("", more=True))
    assert isinstance(of(Fact.MEMBERSHIPS, empty), Unread)
    assert value(Fact.MEMBERSHIPS, read("groups", grouped(""))).entries == ()


@pytest.mark.parametrize("key", ["title", "node"])
def test_a_group_of_unknown_shape_is_not_left_out_in_silence(key: str) -> None:
    strange = renamed(card(2, title="Oakfield"), key) if key == "title" else {"group": {}}
    readings = read("groups", grouped("", card(1), strange))
    assert [r.status for r in readings if r.fact is Fact.MEMBERSHIPS] == ["observed", "unread"]
    alone = read("groups", grouped("", strange))
    assert [r.status for r in alone if r.fact is Fact.MEMBERSHIPS] == ["unread"]


def test_the_end_of_a_list_as_its_parts_tell_it() -> None:
    for more in (True, False):
        body = next_part(card(1), more=more).body
        assert PROFILE_LIST.more_in_reply(body) is more
        assert PROFILE_LIST.more_in_page(friends(card(1), more=more)) is more
        assert TIMELINE.more_in_page(profile(feed(more=more))) is more
    assert PROFILE_LIST.more_in_reply("<html>") is None
    assert PROFILE_LIST.more_in_reply('{"data": {"node": {"id": "1"}}}') is None
    assert PROFILE_LIST.more_in_page(profile()) is None
    assert TIMELINE.more_in_page(profile()) is None


def test_the_end_of_a_timeline_as_its_parts_tell_it() -> None:
    first = '{"data":{"node":{"timeline_list_feed_units":{"edges":[]}}}}'
    end = '{"label":"x","path":["node","timeline_list_feed_units"],"data":{"page_info":%s}}'
    for text, more in (('{"has_next_page":true}', True), ('{"has_next_page":false}', False)):
        assert TIMELINE.more_in_reply(f"{first}\n{end % text}") is more
    assert TIMELINE.more_in_reply(first) is None
    assert TIMELINE.more_in_reply(f"{first}\n{{cut off") is None


def test_a_part_of_a_timeline_without_posts_is_a_gap_where_more_is_said_to_follow() -> None:
    none = reason(Fact.POSTS_PUBLIC_COUNT, read("profile", profile(feed(more=True))))
    assert none is UnreadReason.INCOMPLETE_LIST
    told = {r.fact for r in read("profile", profile(feed(more=True))) if isinstance(r, Observed)}
    assert not told & {Fact.ACCOUNT_DORMANT, Fact.POSTS_PAST_LIMITED, Fact.POSTS_TO_REREAD}
    assert value(Fact.POSTS_PUBLIC_COUNT, read("profile", profile(feed(more=False)))).count == 0
