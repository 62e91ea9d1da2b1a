"""The lists of accounts that somebody made on X: what they are called, and who sees them."""

from typing import Any

from profilecheck.model import Entry, Unread
from profilecheck.sites.x.replies import LISTS
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.sites.readings import Readings, reason, texts, value

from .pages import ME, answer, capture, read, settings

OWN, SUGGESTED = "owned-subscribed-list-module-0", "list-to-follow-module-20"


def part(entry: str, *held: Any) -> Any:
    items = [{"item": {"itemContent": {"list": one}}} for one in held]
    return {"entryId": entry, "content": {"items": items}}


def one(number: int, name: str, mode: str = "Public", **more: str) -> Any:
    return {"id_str": str(number), "name": name, "mode": mode, **more}


def lists(*parts: Any) -> Readings:
    instructions = [{"type": "TimelineAddEntries", "entries": list(parts)}]
    told = {"list_management_timeline": {"timeline": {"instructions": instructions}}}
    replies = (settings(), answer(LISTS, {"data": {"viewer": told}}))
    return read("lists", capture(*replies, url=f"https://x.com/{ME}/lists"))


def test_what_a_list_is_called_is_read_with_who_sees_it() -> None:
    made = (
        one(1, "Oakfield staff", description="Colleagues"),
        one(2, "Family", "Private"),
        one(3, "New", "Hidden"),
    )
    assert value(Fact.PROFILE_BIO, lists(part(OWN, *made, made[0]))).entries == (
        Entry(text="Oakfield staff · Colleagues", detail="List", audience=Audience.MEMBERS),
        Entry(text="Family", detail="List", audience=Audience.ONLY_ME),
        Entry(text="New", detail="List", audience=None),
    )


def test_lists_that_x_suggests_are_not_the_person_s() -> None:
    assert texts(Fact.PROFILE_BIO, lists(part(SUGGESTED, one(9, "Oakfield Primary School")))) == []
    assert texts(Fact.PROFILE_BIO, lists({"entryId": "cursor-bottom-20"})) == []


def test_an_answer_without_a_part_or_with_an_unknown_one_does_not_tell_that_there_are_none() -> (
    None
):
    assert reason(Fact.PROFILE_BIO, lists()) is UnreadReason.PAGE_CHANGED
    left = [r for r in lists(part("my-lists-0", one(1, "Oakfield"))) if isinstance(r, Unread)]
    assert {r.reason for r in left} == {UnreadReason.PAGE_CHANGED}


def test_that_these_are_all_is_not_claimed_of_many_or_of_an_unknown_one() -> None:
    for held in ([one(n, f"List {n}") for n in range(20)], [one(1, "List"), {"id_str": "2"}, None]):
        left = [r for r in lists(part(OWN, *held)) if isinstance(r, Unread)]
        assert [r.reason for r in left] == [UnreadReason.INCOMPLETE_LIST]


def test_a_page_without_the_answer_tells_nothing() -> None:
    page = capture(settings(), url=f"https://x.com/{ME}/lists")
    assert reason(Fact.PROFILE_BIO, read("lists", page)) is UnreadReason.PAGE_CHANGED
