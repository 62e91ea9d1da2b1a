"""YouTube in other languages and layouts: what a page tells, and whose videos count."""

import json
from typing import Any

import pytest

from profilecheck.model import Count, Unread
from profilecheck.sites.youtube.identity import identity
from profilecheck.sites.youtube.numbers import count_in
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import Readings, all_of, observed, of, reason, reasons, texts, value

from .pages import (
    ME,
    SOMEBODY_ELSE,
    as_stranger,
    bare,
    capture,
    channel,
    document,
    grid,
    link,
    lockup,
    newer_head,
    older_head,
    panel,
    read,
    video,
)

VIDEOS = f"https://www.youtube.com/channel/{ME}/videos"


def public(data: Any, **more: Any) -> Readings:
    return read("channel_public", as_stranger(data, **more))


# Numbers


@each(
    ("lang", "subscribers", "number", "videos"),
    [
        ("de", "25 Mio. Abonnenten", 25_000_000, "337 Videos"),
        ("de", "12,3 Tsd. Abonnenten", 12_300, "1 Video"),
        ("de", "12,3 Tsd. Abonnenten", 12_300, "1’337 Videos"),
        ("es", "1,2 M de suscriptores", 1_200_000, "1.337 vídeos"),
        ("es", "12.3 K suscriptores", 12_300, "337 videos"),
        ("fr", "1,2 M d’abonnés", 1_200_000, "1 337 vidéos"),
        ("fr", "25 k abonnés", 25_000, "1 vidéo"),
        ("it", "25,1 Mln di iscritti", 25_100_000, "337 video"),
        ("ja", "チャンネル登録者数 2510万人", 25_100_000, "337 本の動画"),
        ("ko", "구독자 2.5만명", 25_000, "동영상 337개"),
        ("nl", "1,2 mln. abonnees", 1_200_000, "337 video's"),
        ("pl", "1,2 mln subskrybentów", 1_200_000, "337 filmów"),
        ("pt", "25 mi de inscritos", 25_000_000, "337 vídeos"),
        ("zh", "2.5万位订阅者", 25_000, "337 个视频"),
        ("zh", "2.5萬 位訂閱者", 25_000, "337 部影片"),
    ],
)
def test_numbers_in_other_languages(lang: str, subscribers: str, number: int, videos: str) -> None:
    readings = public(channel(newer_head("@AmyCarterLeeds", subscribers, videos)), lang=lang)
    assert value(Fact.FRIENDS_COUNT, readings) == Count(count=number, at_least=True)
    digits = int("".join(c for c in videos if c.isdigit()))
    assert value(Fact.POSTS_PUBLIC_COUNT, readings) == Count(count=digits)


@each(
    ("lang", "words"),
    [
        ("de", "1.234 Mio. Abonnenten"),
        ("de", "25 M Abonnenten"),
        ("de", "1,2 Abonnenten"),
        ("de", "25 Mio. Aufrufe"),
        ("fr", "25 Mio. abonnés"),
        ("es", "25 mil"),
        ("es", "2 5 suscriptores"),
        ("zh", "2.5 Mio.位订阅者"),
        ("id", "20 jt subscriber"),
        ("de", "9" * 20 + " Abonnenten"),
    ],
)
def test_what_only_looks_like_a_number_of_subscribers_is_none(lang: str, words: str) -> None:
    assert count_in(words, "subscribers", lang) is None


def test_a_hidden_number_of_subscribers_is_unread() -> None:
    for head in (newer_head("@AmyCarterLeeds", "12 videos"), older_head()):
        assert isinstance(of(Fact.FRIENDS_COUNT, public(channel(head))), Unread)


def test_the_language_of_a_bare_answer_is_its_own() -> None:
    config = {"searchbox": {"webSearchboxConfig": {"requestLanguage": "de-DE"}}}
    data = channel(newer_head("25 Mio. Abonnenten")) | {"topbar": config}
    readings = read("channel_public", bare(data))
    assert value(Fact.FRIENDS_COUNT, readings) == Count(count=25_000_000, at_least=True)


@each(
    ("said", "shown", "words"),
    [("en", "de", "1,240 subscribers"), ("de", "en", "1.240 Abonnenten")],
)
def test_a_page_that_the_browser_translated_has_its_data_as_it_was(
    said: str, shown: str, words: str
) -> None:
    config = {"searchbox": {"webSearchboxConfig": {"requestLanguage": said}}}
    data = channel(newer_head(words)) | {"topbar": config}
    assert value(Fact.FRIENDS_COUNT, public(data, lang=shown)) == Count(count=1240)


# Whose videos


def byline(item: Any, owner: str) -> Any:
    """The video, said to be by `owner`."""
    run = {"text": "Z", "navigationEndpoint": {"browseEndpoint": {"browseId": owner}}}
    content = item["richItemRenderer"]["content"]
    if shown := content.get("videoRenderer"):
        shown["shortBylineText"] = {"runs": [run]}
    else:
        rows = content["lockupViewModel"]["metadata"]["lockupMetadataViewModel"]
        rows["metadata"]["byline"] = run
    return item


def listed(*items: Any, head: Any = None) -> Readings:
    data = channel(head or newer_head("2 videos"), tab=grid(*items))
    return read("videos_public", as_stranger(data, url=VIDEOS))


@pytest.mark.parametrize("shape", [video, lockup])
def test_videos_of_others_in_the_list_are_not_the_owners(shape: Any) -> None:
    readings = listed(
        shape(1, "10 days ago"),
        byline(shape(2, "11 days ago"), ME),
        byline(shape(3, "12 days ago"), SOMEBODY_ELSE),
    )
    assert value(Fact.POSTS_PUBLIC_COUNT, readings) == Count(count=2)


def test_a_list_whose_head_gives_no_number_counts_at_least() -> None:
    """Short and live videos stand on tabs of their own; only the head's number takes them in."""
    for head in (newer_head("@AmyCarterLeeds"), newer_head("1.2K videos"), older_head()):
        count = value(Fact.POSTS_PUBLIC_COUNT, listed(video(1), video(2), head=head))
        assert count == Count(count=2, at_least=True)


def test_other_channels_on_the_page_lend_it_nothing() -> None:
    other = {
        "gridChannelRenderer": {
            "channelId": SOMEBODY_ELSE,
            "title": {"simpleText": "Zebulon"},
            "subscriberCountText": {"simpleText": "9 subscribers"},
            "videoCountText": {"simpleText": "9 videos"},
        }
    }
    theirs = panel(SOMEBODY_ELSE, country="Peru", links=[link("z.example")])
    tab = grid(other, byline(video(1), SOMEBODY_ELSE), path="featured")
    data = channel(newer_head("@AmyCarterLeeds"), theirs, tab=tab)
    told = {r.fact for r in observed(public(data))}
    assert told == {Fact.PROFILE_NAME, Fact.PROFILE_BIO}
    assert observed(read("videos_public", as_stranger(data))) == []


def test_two_channels_in_one_page_are_nobodys() -> None:
    seen = as_stranger(channel(), replies=[channel(owner=SOMEBODY_ELSE)])
    assert observed(read("channel_public", seen)) == []


# What a channel shows


def test_a_link_to_another_channel_is_told_by_its_address() -> None:
    shown = {
        "title": {"simpleText": "My other channel"},
        "navigationEndpoint": {
            "commandMetadata": {"webCommandMetadata": {"url": "/@AmyCarterMusic"}},
            "browseEndpoint": {"browseId": SOMEBODY_ELSE},
        },
    }
    head = older_head(headerLinks={"channelHeaderLinksRenderer": {"primaryLinks": [shown]}})
    told = all_of(Fact.PROFILE_LINKS, public(channel(head)))
    assert texts(Fact.PROFILE_LINKS, told[:1]) == ["youtube.com/@AmyCarterMusic"]


def test_a_handle_in_another_script_is_read_from_its_address() -> None:
    data = channel(older_head())
    told = data["metadata"]["channelMetadataRenderer"]
    told["vanityChannelUrl"] = "http://www.youtube.com/@%E3%82%A2%E3%83%9F"
    (name,) = value(Fact.PROFILE_NAME, public(data)).entries
    assert name.detail == "@アミ"


def test_an_address_in_the_description_is_shown_with_it() -> None:
    readings = public(channel(description="Songs.\nWrite to amy@post.example"))
    assert "amy@post.example" in texts(Fact.PROFILE_BIO, readings)[0]
    assert reason(Fact.CONTACT_EMAIL, readings) is UnreadReason.INCOMPLETE_LIST


# Who looks, and what stands in the place of a channel


@pytest.mark.parametrize(("noted", "signed_in"), [("0", ""), ("1", ME), ("2", None)])
def test_an_answer_notes_whether_somebody_is_signed_in(noted: str, signed_in: str | None) -> None:
    params = [{"key": "logged_in", "value": noted}]
    context = {"serviceTrackingParams": [{"service": "GFEEDBACK", "params": params}]}
    seen = bare(channel() | {"responseContext": context})
    assert identity(seen).signed_in == signed_in


def test_what_is_noted_gives_way_to_what_is_said() -> None:
    params = [{"key": "logged_in", "value": "0"}]
    context = {"serviceTrackingParams": [{"params": params}]}
    seen = as_stranger(channel() | {"responseContext": context})
    assert identity(seen).signed_in == ""
    said = context | {"mainAppWebResponseContext": {"loggedOut": False}}
    assert identity(bare(channel() | {"responseContext": said})).signed_in == ME


@pytest.mark.parametrize(
    "words",
    [
        "This account has been terminated for a violation of YouTube's Terms of Service.",
        "Dieser Kanal existiert nicht.",
    ],
)
def test_a_channel_that_is_gone_says_so_in_any_language(words: str) -> None:
    alert = {"alertRenderer": {"type": "ERROR", "text": {"simpleText": words}}}
    assert reasons(read("channel_public", bare({"alerts": [alert]}))) == {"not_there"}


def test_a_channel_that_is_shown_to_adults_alone_asks_to_sign_in() -> None:
    gate = {"channelAgeGateRenderer": {"channelTitle": "Amy", "mainText": {"simpleText": "18"}}}
    section = {"sectionListRenderer": {"contents": [gate]}}
    tabs = [{"tabRenderer": {"selected": True, "content": section}}]
    answer = {"contents": {"twoColumnBrowseResultsRenderer": {"tabs": tabs}}}
    assert reasons(read("channel_public", bare(answer))) == {"signed_out"}


def test_a_channel_behind_an_age_check_tells_its_name_alone() -> None:
    gate = {"channelAgeGateRenderer": {"channelTitle": "Amy Carter"}}
    tab = {"selected": True, "content": {"sectionListRenderer": {"contents": [gate]}}}
    data = channel({}, tab=tab, description=None)
    assert {r.fact for r in observed(public(data))} == {Fact.PROFILE_NAME}
    assert observed(read("videos_public", as_stranger(data))) == []


@each("part", range(1, 8))
def test_a_page_that_is_cut_off_tells_nothing(part: int) -> None:
    data = json.dumps(channel(newer_head("12 subscribers")))
    whole = document(channel(newer_head("12 subscribers")), logged_in=False)
    start = whole.index("var ytInitialData")
    cut = whole[: start + len(data) * part // 8]
    seen = capture(cut, viewpoint=Viewpoint.STRANGER)
    assert observed(read("channel_public", seen)) == []
