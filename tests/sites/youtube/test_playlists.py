"""What the playlists on a channel are called: anyone can see it, with or without a video."""

from typing import Any

import pytest

from profilecheck.model import Entries, Observed, Unread
from profilecheck.replica import person
from profilecheck.replica.youtube.profile import YouTubeProfile
from profilecheck.vocabulary import Fact, Outcome, UnreadReason
from tests.auditing import Auditing
from tests.each import each

from .pages import ME, MORE, as_stranger, channel, grid, newer_head, read

REREAD = Fact.POSTS_TO_REREAD
NAMING, OTHER = "Oakfield Primary School songs", "Songs"
URL = f"https://www.youtube.com/channel/{ME}/playlists"


def newer(title: str, code: str = "PL1") -> Any:
    told = {"lockupMetadataViewModel": {"title": {"content": title}}}
    return {"lockupViewModel": {"contentId": code, "metadata": told}}


def older(title: str, code: str = "PL1") -> Any:
    return {"gridPlaylistRenderer": {"playlistId": code, "title": {"runs": [{"text": title}]}}}


def oldest(title: str, code: str = "PL1") -> Any:
    return {"playlistRenderer": {"playlistId": code, "title": {"simpleText": title}}}


def shown(*items: Any, path: str = "playlists", others: tuple[str, ...] = ("featured",)) -> Any:
    data = channel(newer_head("No videos"), tab=grid(*items, path=path))
    tabs = data["contents"]["twoColumnBrowseResultsRenderer"]["tabs"]
    for other in others:
        endpoint = grid(path=other)["endpoint"] if other else {}
        tabs.append({"tabRenderer": {"endpoint": endpoint, "selected": False}})
    readings = read("playlists_public", as_stranger(data, url=URL))
    return [r for r in readings if r.fact is REREAD]


def entries(*readings: Any) -> list[str]:
    listed = (r.value for r in readings if isinstance(r, Observed))
    return [e.text for value in listed if isinstance(value, Entries) for e in value.entries]


def reasons(*readings: Any) -> list[UnreadReason]:
    return [r.reason for r in readings if isinstance(r, Unread)]


@pytest.mark.parametrize("shape", [newer, older, oldest])
def test_a_playlist_that_names_the_school_is_listed_without_its_words(shape: Any) -> None:
    found = shown(shape(NAMING), shape(OTHER, "PL2"))
    assert entries(*found) == ["Playlist, of unknown age"]
    assert reasons(*found) == []
    assert "Oakfield" not in str(found)


@each(
    "items",
    [
        (newer(OTHER), MORE),
        (newer(OTHER), newer("")),
        (newer(OTHER), newer("Tunes", "")),
        (MORE,),
        ({"messageRenderer": {"text": {"simpleText": "Something else"}}},),
    ],
)
def test_where_not_every_name_came_none_is_known_to_be_harmless(items: tuple[Any, ...]) -> None:
    found = shown(*items)
    assert entries(*found) == []
    assert reasons(*found) == [UnreadReason.INCOMPLETE_LIST]


def test_a_channel_without_the_tab_shows_no_playlists() -> None:
    [found] = shown(path="featured", others=("videos",))
    assert found.value.entries == ()


def test_playlists_that_were_looked_through_are_not_told_as_videos() -> None:
    [found] = shown(newer(OTHER), newer("Tunes", "PL2"))
    assert found.value == Entries(entries=())


@each(
    ("path", "others"),
    [("featured", ("playlists",)), ("featured", ("",)), ("videos", ("featured",)), ("", ())],
)
def test_another_tab_does_not_tell_that_there_are_none(path: str, others: tuple[str, ...]) -> None:
    assert reasons(*shown(path=path, others=others)) == [UnreadReason.PAGE_CHANGED]


def test_a_channel_without_videos_is_not_in_order_where_a_playlist_names_the_school(
    audited: Auditing,
) -> None:
    careful = person("careful").only_on("youtube")
    profile = careful.profile_on("youtube", YouTubeProfile)
    assert profile is not None
    named = profile.model_copy(update={"playlists": (NAMING,)})
    pages = ("channel_public", "videos_public", "playlists_public")
    result = audited(careful.with_profile("youtube", named), {}, pages=pages)
    [clause] = [c for c in result.report.clauses if c.id == "5.1"]
    assert Outcome.NOT_MET in {f.outcome for f in clause.findings if REREAD in f.facts}
