"""YouTube Studio's list of one's own videos: who can watch each, and what the list leaves open."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from profilecheck.browser.capture import Capture, Reply
from profilecheck.model import Count, Unread, Years
from profilecheck.sites.reading import page_problem
from profilecheck.sites.youtube import YOUTUBE
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import NO_SCHOOL, observed, reason, values

from .pages import ME, SOMEBODY_ELSE, capture, document, page, read

STUDIO = f"https://studio.youtube.com/channel/{ME}/videos/upload"
COUNTS = (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR)
IN_2026, IN_2019 = "1767960000", "1547035200"


def video(number: int, privacy: str = "PUBLIC", **more: Any) -> dict[str, Any]:
    return {
        "videoId": f"video{number:06d}",
        "title": "A song",
        "privacy": f"VIDEO_PRIVACY_{privacy}",
        "contentType": "CREATOR_CONTENT_TYPE_VIDEO_ON_DEMAND",
        "timePublishedSeconds": IN_2026,
        "timeCreatedSeconds": IN_2026,
        "draftStatus": "DRAFT_STATUS_NONE",
    } | more


SHORT = {"contentType": "CREATOR_CONTENT_TYPE_SHORTS"}


def listed(*videos: Any, size: int | None = None, **more: Any) -> dict[str, Any]:
    number = len(videos) if size is None else size
    total = {"size": str(number), "accuracy": "ACCURACY_EXACT"}
    return {"videos": list(videos), "videosTotalSize": total} | more


def studio(*answers: Any, channel: str = ME, logged_in: bool = True) -> Capture:
    named = f'<script>ytcfg.set({{"CHANNEL_ID":"{channel}"}});</script>' if channel else ""
    seen = capture(document(body=named, logged_in=logged_in), url=STUDIO)
    replies = tuple(Reply(STUDIO, "list_creator_videos", 200, json.dumps(a)) for a in answers)
    return Capture(**(vars(seen) | {"replies": replies}))


def told(*answers: Any) -> dict[Fact, Any]:
    return values(read("studio", studio(*answers)))


def test_the_public_ones_are_counted_by_year() -> None:
    found = told(listed(video(1), video(2, timePublishedSeconds=IN_2019), video(3, "PRIVATE")))
    assert found[Fact.POSTS_PUBLIC_COUNT] == Count(count=2)
    assert found[Fact.POSTS_PUBLIC_BY_YEAR] == Years(years={2019: 1, 2026: 1})
    assert found[Fact.ACCOUNT_DORMANT] is False


@pytest.mark.parametrize("hidden", ["PRIVATE", "UNLISTED", "DRAFT"])
def test_a_list_without_a_public_one_says_nothing_of_shorts_and_live_streams(hidden: str) -> None:
    found = told(listed(video(1, hidden), video(2, hidden)))
    assert not set(COUNTS) & found.keys()
    found = told(listed(video(1, hidden), video(2, hidden, **SHORT)))
    assert found[Fact.POSTS_PUBLIC_COUNT] == Count(count=0)
    assert Fact.POSTS_PUBLIC_COUNT not in told(listed())
    assert Fact.POSTS_PUBLIC_COUNT not in told({"videosTotalSize": listed()["videosTotalSize"]})


@each(
    "answer",
    [
        listed(video(1), nextPageToken="x"),
        listed(video(1), size=2),
        listed(video(1), video(2) | {"videoId": None}, size=1),
        listed(video(1), "a video"),
        listed(video(1), videosTotalSize=None),
        listed(video(1), videosTotalSize={"size": "1", "accuracy": "ACCURACY_ESTIMATED"}),
        listed(video(1), videosTotalSize={"count": "1", "accuracy": "ACCURACY_EXACT"}),
        listed(video(1), video(2, "MEMBERS")),
        listed(video(1), video(2) | {"privacy": None}),
        listed(video(1), video(2, draftStatus="DRAFT_STATUS_METADATA")),
    ],
)
def test_what_is_not_all_is_at_least(answer: Any) -> None:
    assert told(answer)[Fact.POSTS_PUBLIC_COUNT] == Count(count=1, at_least=True)


@each(
    ("query", "whole"), [("filter=%5B%5D&sort=x", True), ("filter=%5B%7B%22n%22%3A1%7D%5D", False)]
)
def test_a_list_that_was_asked_for_in_part_is_not_whole(query: str, whole: bool) -> None:
    seen = studio(listed(video(1, "PRIVATE"), video(2, "PRIVATE", **SHORT)))
    found = values(read("studio", replace(seen, url=f"{STUDIO}?{query}")))
    assert (Fact.POSTS_PUBLIC_COUNT in found) is whole


def test_two_answers_must_agree() -> None:
    both = told(listed(video(1), video(2)), listed(video(1), video(2, "PRIVATE")))
    assert both[Fact.POSTS_PUBLIC_COUNT] == Count(count=1, at_least=True)
    parts = told(listed(video(1), size=2, nextPageToken="x"), listed(video(2), size=2))
    assert parts[Fact.POSTS_PUBLIC_COUNT] == Count(count=2)


def test_an_unknown_word_for_who_can_watch_is_not_hidden() -> None:
    readings = read("studio", studio(listed(video(1, "MEMBERS"), video(2, "PRIVATE"))))
    assert {reason(fact, readings) for fact in COUNTS} == {UnreadReason.UNKNOWN_WORDING}


def test_a_title_is_held_against_the_school_by_who_can_watch() -> None:
    named = {"title": "Assembly at Oakfield Primary School"}
    found = told(listed(video(1, **named), video(2, "UNLISTED", **named)))
    seen = [entry.audience for entry in found[Fact.POSTS_TO_REREAD].entries]
    assert seen == [Audience.PUBLIC, None]
    assert Fact.POSTS_TO_REREAD not in told(listed(video(1, "PRIVATE", **named)))


def test_an_old_list_says_that_the_account_sleeps_only_where_it_is_whole() -> None:
    old = {"timePublishedSeconds": IN_2019}
    assert Fact.ACCOUNT_DORMANT not in told(listed(video(1, **old)))
    assert Fact.ACCOUNT_DORMANT not in told(
        listed(video(1, **old), video(2, **old, **SHORT), size=9)
    )
    assert told(listed(video(1, **old), video(2, **old, **SHORT)))[Fact.ACCOUNT_DORMANT] is True


@each("answer", [{}, {"video": []}, {"videos": {}}, {"data": listed(video(1))}, [], "x", None])
def test_what_is_no_list_tells_nothing(answer: Any) -> None:
    readings = read("studio", studio(answer))
    assert {getattr(r, "reason", None) for r in readings} == {UnreadReason.PAGE_CHANGED}


def test_studio_is_of_the_channel_that_it_names() -> None:
    assert YOUTUBE.identity(studio(listed())).signed_in == ME
    assert YOUTUBE.identity(studio(listed(), channel="")).somebody
    for seen, why in (
        (studio(listed(video(1)), channel=SOMEBODY_ELSE), UnreadReason.WRONG_ACCOUNT),
        (studio(listed(video(1)), logged_in=False), UnreadReason.SIGNED_OUT),
        (studio(listed(video(1)), channel="a channel"), UnreadReason.PAGE_CHANGED),
    ):
        assert page_problem(YOUTUBE, page("studio"), seen, ME) is why
        assert observed(read("studio", seen)) == []


def test_a_real_reply(samples: Path) -> None:
    file = samples / "youtube" / "studio.list_creator_videos.2026-10.json"
    if not file.is_file():
        pytest.skip("it is not among the real replies")
    reply = Reply("", "list_creator_videos", 200, file.read_text(encoding="utf-8"))
    seen = Capture("", "", capture("").taken_at, Viewpoint.OWNER, replies=(reply,))
    readings = read("studio", seen, account_id=None, matcher=NO_SCHOOL, source=Source.SAVED_PAGE)
    assert values(readings)[Fact.POSTS_PUBLIC_COUNT] == Count(count=3)
    assert values(readings)[Fact.POSTS_PUBLIC_BY_YEAR] == Years(years={2026: 3})
    assert [r.reason for r in readings if isinstance(r, Unread)] == [UnreadReason.NEEDS_SCHOOL]
