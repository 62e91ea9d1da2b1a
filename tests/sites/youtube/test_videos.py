"""The videos of a channel: their number, their years, and which name the school."""

import json
from typing import Any

import pytest

from profilecheck.browser.capture import ListEnd
from profilecheck.model import Count, Years
from profilecheck.sites.youtube.videos import VIDEO_LIST
from profilecheck.vocabulary import Fact, Source, UnreadReason
from tests.each import each
from tests.sites.readings import NO_SCHOOL, OAKFIELD, all_of, observed, part, reason, texts, value

from .pages import (
    ME,
    MORE,
    SOMEBODY_ELSE,
    as_stranger,
    channel,
    grid,
    lockup,
    newer_head,
    next_part,
    panel,
    read,
    video,
)

VIDEOS = f"https://www.youtube.com/channel/{ME}/videos"


def listed(*items: Any, head: Any = None, **more: Any) -> Any:
    data = channel(head or newer_head("2 videos"), tab=grid(*items))
    return read("videos_public", as_stranger(data, url=VIDEOS), **more)


@pytest.mark.parametrize("shape", [video, lockup])
def test_videos_by_year(shape: Any) -> None:
    readings = listed(shape(1, "10 days ago"), shape(2, "Streamed 3 months ago"))
    assert value(Fact.POSTS_PUBLIC_BY_YEAR, readings) == Years(years={2026: 2})
    assert value(Fact.POSTS_PUBLIC_COUNT, readings) == Count(count=2)


def test_an_age_that_fits_two_years_is_not_given_one() -> None:
    readings = listed(video(1, "10 days ago"), video(2, "1 year ago"))
    assert value(Fact.POSTS_PUBLIC_BY_YEAR, readings) == Years(years={2026: 1}, at_least=True)
    old = listed(video(1, "1 year ago"), video(2, "10 months ago"))
    assert reason(Fact.POSTS_PUBLIC_BY_YEAR, old) is UnreadReason.UNKNOWN_WORDING


@pytest.mark.parametrize("age", ["il y a 10 jours", "99999999999 years ago", "ago", ""])
def test_other_ages_tell_no_year(age: str) -> None:
    readings = listed(video(1, age))
    assert reason(Fact.POSTS_PUBLIC_BY_YEAR, readings) in (
        UnreadReason.UNKNOWN_WORDING,
        UnreadReason.PAGE_CHANGED,
    )


def test_a_saved_page_does_not_tell_from_which_day_ages_count() -> None:
    readings = listed(video(1), source=Source.SAVED_PAGE)
    assert reason(Fact.POSTS_PUBLIC_BY_YEAR, readings) is UnreadReason.PAGE_CHANGED
    assert value(Fact.POSTS_PUBLIC_COUNT, readings).count == 1


def test_a_list_that_goes_on_counts_at_least() -> None:
    readings = listed(video(1), MORE)
    assert value(Fact.POSTS_PUBLIC_COUNT, readings) == Count(count=1, at_least=True)
    assert value(Fact.POSTS_PUBLIC_BY_YEAR, readings).at_least


def test_later_parts_count_too_and_the_about_panel_is_none() -> None:
    data = channel(newer_head("3 videos"), tab=grid(video(1), MORE))
    parts = [next_part(video(2), MORE), next_part(panel()), next_part(video(2), video(3))]
    seen = as_stranger(data, replies=parts, list_end=ListEnd.COMPLETE)
    assert value(Fact.POSTS_PUBLIC_COUNT, read("videos_public", seen)) == Count(count=3)
    stopped = as_stranger(data, replies=parts, list_end=ListEnd.STOPPED)
    assert value(Fact.POSTS_PUBLIC_COUNT, read("videos_public", stopped)).at_least


def test_short_and_live_videos_stand_elsewhere() -> None:
    readings = listed(video(1), head=newer_head("9 videos"))
    assert value(Fact.POSTS_PUBLIC_COUNT, readings) == Count(count=1, at_least=True)


def empty(words: str, *lines: str) -> Any:
    tab = grid(path="featured")
    tab["content"] = {"messageRenderer": {"text": {"simpleText": words}}}
    data = channel(newer_head("@AmyCarterLeeds", *lines), tab=tab)
    return read("videos_public", as_stranger(data))


def test_none_is_said_only_where_the_page_says_so() -> None:
    readings = empty("This channel doesn't have any content")
    assert value(Fact.POSTS_PUBLIC_COUNT, readings) == Count(count=0)
    assert value(Fact.POSTS_PUBLIC_BY_YEAR, readings) == Years(years={})
    assert texts(Fact.POSTS_TO_REREAD, readings) == []
    at_odds = empty("This channel doesn't have any content", "4 videos")
    assert reason(Fact.POSTS_PUBLIC_BY_YEAR, at_odds) is UnreadReason.PAGE_CHANGED
    assert reason(Fact.POSTS_PUBLIC_BY_YEAR, empty("Hello")) is UnreadReason.PAGE_CHANGED
    assert reason(Fact.POSTS_PUBLIC_BY_YEAR, listed()) is UnreadReason.PAGE_CHANGED


@each("tab", ["shorts", "streams", "posts", "community", "something-new"])
def test_none_is_not_said_where_another_tab_may_show_something(tab: str) -> None:
    nothing = grid(path="videos")
    words = {"simpleText": "This channel has no videos"}
    nothing["content"] = {"messageRenderer": {"text": words}}
    data = channel(newer_head("@AmyCarterLeeds"), tab=nothing)
    tabs = data["contents"]["twoColumnBrowseResultsRenderer"]["tabs"]
    tabs.append({"tabRenderer": {**grid(path=tab), "selected": False}})
    readings = read("videos_public", as_stranger(data))
    assert reason(Fact.POSTS_TO_REREAD, readings) is UnreadReason.PAGE_CHANGED
    tabs[-1] = {"tabRenderer": {**grid(path="featured"), "selected": False}}
    assert texts(Fact.POSTS_TO_REREAD, read("videos_public", as_stranger(data))) == []


def test_videos_that_name_the_school_are_listed_by_age_alone() -> None:
    named = video(1, title="Zebulon at Oakfield Primary School")
    readings = listed(named, video(2))
    (entry,) = part(Fact.POSTS_TO_REREAD, readings).entries
    assert entry.text == "Video, 10 days ago"
    assert "Zebulon" not in repr(readings)


def test_that_no_video_names_the_school_is_not_claimed() -> None:
    readings = listed(video(1))
    assert reason(Fact.POSTS_TO_REREAD, readings) is UnreadReason.INCOMPLETE_LIST
    unknown = listed(video(1), matcher=NO_SCHOOL)
    assert reason(Fact.POSTS_TO_REREAD, unknown) is UnreadReason.NEEDS_SCHOOL


def test_the_list_says_whether_it_goes_on() -> None:
    more = VIDEO_LIST.more_in_reply
    assert more(json.dumps(next_part(video(1), MORE))) is True
    assert more(json.dumps(next_part(video(1)))) is False
    assert more(json.dumps(next_part(panel()))) is None
    assert more("nonsense") is None
    page = VIDEO_LIST.more_in_page
    assert page(as_stranger(channel(tab=grid(video(1), MORE)))) is True
    assert page(as_stranger(channel(tab=grid(video(1))))) is False
    assert page(as_stranger(channel(tab=grid(path="featured")))) is False
    assert page(as_stranger(channel())) is None


def _by(channel_id: str) -> Any:
    ends = {"navigationEndpoint": {"browseEndpoint": {"browseId": channel_id}}}
    return {"ownerText": {"runs": [{"text": "A channel"} | ends]}}


@each(
    ("by", "listed", "left_open"),
    [({}, 1, False), (_by(ME), 1, False), (_by(SOMEBODY_ELSE), 0, True)],
)
def test_a_video_on_any_tab_of_the_channel_is_searched_and_is_no_gap_of_its_description(
    by: Any, listed: int, *, left_open: bool
) -> None:
    shown = video(1, title="A day at Oakfield Primary School")
    shown["richItemRenderer"]["content"]["videoRenderer"] |= by
    tab = {"selected": True, "content": {"sectionListRenderer": {"contents": [shown]}}}
    readings = read("channel_public", as_stranger(channel(tab=tab)), matcher=OAKFIELD)
    found = [r for r in observed(readings) if r.fact is Fact.POSTS_TO_REREAD]
    entries = [e for r in found for e in r.value.entries]  # type: ignore[union-attr]
    assert len(entries) == listed
    # The owner's own channel tells of no others: what is listed there is not all.
    assert len(all_of(Fact.POSTS_TO_REREAD, readings)) == (2 if listed else 0)
    if listed:
        assert part(Fact.POSTS_TO_REREAD, readings).entries == tuple(entries)
    named = {getattr(r, "reason", None) for r in readings}
    assert (UnreadReason.SCHOOL_NAMED in named) is left_open
