"""What is read from a channel's page, in all its shapes; a channel is public, whoever looks."""

import json
from typing import Any

import pytest

from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.sites.known_words import known_words
from profilecheck.sites.youtube import YOUTUBE
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import all_of, observed, reason, texts, value

from .pages import (
    ME,
    SOMEBODY_ELSE,
    as_owner,
    as_stranger,
    bare,
    capture,
    channel,
    document,
    grid,
    link,
    newer_head,
    next_part,
    older_head,
    panel,
    read,
)


def public(data: Any, **more: Any) -> Any:
    return read("channel_public", as_stranger(data, **more))


def test_name_handle_and_description() -> None:
    readings = public(channel(description="Year 4 at Oakfield. amy@example.org"))
    (name,) = value(Fact.PROFILE_NAME, readings).entries
    assert name == Entry(text="Amy Carter", detail="@AmyCarterLeeds", audience=Audience.PUBLIC)
    (bio,) = value(Fact.PROFILE_BIO, readings).entries
    assert (bio.text, bio.audience) == ("Year 4 at Oakfield. amy@example.org", Audience.PUBLIC)


def test_an_empty_description_is_read_and_a_missing_one_is_not() -> None:
    assert texts(Fact.PROFILE_BIO, public(channel(description=""))) == []
    assert reason(Fact.PROFILE_BIO, public(channel(description=None))) is UnreadReason.PAGE_CHANGED


@each(
    ("tabs", "place"),
    [
        (["featured", "videos", "shorts", "search", "playlists"], None),
        (["featured", "store"], "“Tab 1” on your channel"),
        (["posts", "store"], "“Tab 0” and “Tab 1” on your channel"),
    ],
)
def test_a_tab_with_words_that_is_not_opened_is_told(tabs: list[str], place: str | None) -> None:
    data = channel(tab=grid(path="featured"))
    shown = data["contents"]["twoColumnBrowseResultsRenderer"]["tabs"]
    for n, path in enumerate(tabs):
        tab = {**grid(path=path), "selected": False, "title": f"Tab {n}"}
        shown.append({"tabRenderer": tab})
    unread = [r for r in public(data) if r.fact is Fact.POSTS_TO_REREAD and isinstance(r, Unread)]
    assert [r.place for r in unread] == ([place] if place else [])


def previewed(words: str) -> Any:
    """A head that shows the beginning of the description."""
    head = newer_head("@AmyCarterLeeds")
    preview = {"descriptionPreviewViewModel": {"description": {"content": words}}}
    head["pageHeaderRenderer"]["content"]["pageHeaderViewModel"]["description"] = preview
    return head


@each(
    ("data", "described"),
    [
        (channel(None, panel(description="Songs."), description=""), ["Songs."]),
        (channel(None, panel(description="Songs."), description="Songs."), ["Songs."]),
        (channel(None, panel(artistBio="I play."), description="Songs."), ["Songs.", "I play."]),
        (channel(previewed("Songs and…"), description="Songs and tales."), ["Songs and tales."]),
        (channel(previewed("Songs."), description=""), ["Songs."]),
    ],
)
def test_a_description_is_all_that_several_places_show(data: Any, described: list[str]) -> None:
    assert texts(Fact.PROFILE_BIO, public(data)) == described


@pytest.mark.parametrize("way", ["older", "quoted", "telephone"])
def test_the_data_is_found_however_the_page_carries_it(way: str) -> None:
    carried: Any = {way: True}
    html = document(channel(description="Say “hi”"), **carried)
    assert texts(Fact.PROFILE_BIO, read("channel", capture(html))) == ["Say “hi”"]


def test_an_answer_in_parts_is_put_together() -> None:
    parts = json.dumps([{"page": "channel"}, {"response": channel(description="Songs.")}])
    assert texts(Fact.PROFILE_BIO, read("channel_public", bare(parts))) == ["Songs."]


def test_marks_of_direction_are_no_part_of_the_words() -> None:
    head = newer_head("\u200e@AmyCarterLeeds\u200f", "\u200e12\u00a0subscribers")
    readings = public(channel(head))
    assert value(Fact.PROFILE_NAME, readings).entries[0].detail == "@AmyCarterLeeds"
    assert value(Fact.FRIENDS_COUNT, readings) == Count(count=12)


@pytest.mark.parametrize(
    "head",
    [
        newer_head("@AmyCarterLeeds", "25m subscribers", "337 videos"),
        newer_head("337 videos", "25m subscribers"),
        newer_head("@AmyCarterLeeds • 25m subscribers • 337 videos"),
        older_head(
            subscriberCountText={"simpleText": "25M subscribers"},
            videosCountText={"runs": [{"text": "337"}, {"text": " videos"}]},
        ),
    ],
    ids=["newer", "another order", "one line", "older"],
)
def test_numbers_of_both_heads(head: Any) -> None:
    readings = public(channel(head))
    assert value(Fact.FRIENDS_COUNT, readings) == Count(count=25_000_000, at_least=True)
    assert value(Fact.POSTS_PUBLIC_COUNT, readings) == Count(count=337)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("1 subscriber", Count(count=1)),
        ("1,240 subscribers", Count(count=1240)),
        ("1.24K subscribers", Count(count=1240, at_least=True)),
        ("2.4 million subscribers", Count(count=2_400_000, at_least=True)),
        ("No subscribers", Count(count=0)),
    ],
)
def test_numbers_as_youtube_writes_them(words: str, count: Count) -> None:
    assert value(Fact.FRIENDS_COUNT, public(channel(newer_head(words)))) == count


@pytest.mark.parametrize("words", ["1,2 subscribers", "1.2.3K subscribers", "12 abonnés", "many"])
def test_other_numbers_are_unread(words: str) -> None:
    readings = public(channel(newer_head(words)))
    assert reason(Fact.FRIENDS_COUNT, readings) in (
        UnreadReason.UNKNOWN_WORDING,
        UnreadReason.PAGE_CHANGED,
    )


def test_in_a_language_that_is_not_known_the_numbers_alone_are_unread() -> None:
    readings = public(channel(newer_head("20 jt subscriber", "32 rb video")), lang="id")
    assert reason(Fact.FRIENDS_COUNT, readings) is UnreadReason.UNKNOWN_LANGUAGE
    assert reason(Fact.POSTS_PUBLIC_COUNT, readings) is UnreadReason.UNKNOWN_LANGUAGE
    assert texts(Fact.PROFILE_NAME, readings) == ["Amy Carter"]


def test_no_video_count_is_not_no_videos() -> None:
    readings = public(channel(newer_head("12 subscribers")))
    assert isinstance(all_of(Fact.POSTS_PUBLIC_COUNT, readings)[0].reason, UnreadReason)  # type: ignore[union-attr]
    assert value(Fact.POSTS_PUBLIC_COUNT, public(channel(newer_head("No videos")))).count == 0


# Links


def test_the_panel_lists_all_links() -> None:
    shown = panel(links=[link("oakfield.example.org", "School"), link("x.com/amy")])
    readings = public(channel(newer_head(link="oakfield.example.org", more="and 1 more"), shown))
    entries = value(Fact.PROFILE_LINKS, readings).entries
    assert [(e.text, e.detail) for e in entries] == [
        ("oakfield.example.org", "School"),
        ("x.com/amy", "A link"),
    ]
    assert len(all_of(Fact.PROFILE_LINKS, readings)) == 1


@pytest.mark.parametrize(
    "head",
    [
        newer_head(link="shop.example/cool", more="and 7 more links"),
        older_head(
            headerLinks={
                "channelHeaderLinksViewModel": {
                    "firstLink": {"content": "shop.example/cool"},
                    "more": {"content": "and 7 more links"},
                }
            }
        ),
    ],
    ids=["newer", "older"],
)
def test_a_head_alone_shows_the_first_link_and_says_that_there_are_more(head: Any) -> None:
    read_, unread = all_of(Fact.PROFILE_LINKS, public(channel(head)))
    assert isinstance(read_, Observed)
    assert texts(Fact.PROFILE_LINKS, [read_]) == ["shop.example/cool"]
    assert (unread.reason, unread.detail) == (  # type: ignore[union-attr]
        UnreadReason.INCOMPLETE_LIST,
        "and 7 more links",
    )


def test_the_oldest_head_names_its_links_and_the_address_is_behind_a_detour() -> None:
    away = "https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Foakfield.example.org%2Fus"
    shown = {"title": {"simpleText": "Us"}, "navigationEndpoint": {"urlEndpoint": {"url": away}}}
    links = {"channelHeaderLinksRenderer": {"primaryLinks": [shown]}}
    readings = public(channel(older_head(headerLinks=links)))
    assert texts(Fact.PROFILE_LINKS, observed(readings)) == ["oakfield.example.org/us"]


def test_an_address_that_the_page_cuts_is_read_from_where_it_leads() -> None:
    cut = link("oakfield.example.org/a/very/lo...")
    target = {"urlEndpoint": {"url": "https://oakfield.example.org/a/very/long/way"}}
    cut["channelExternalLinkViewModel"]["link"]["commandRuns"] = [{"onTap": target}]
    readings = public(channel(None, panel(links=[cut])))
    assert texts(Fact.PROFILE_LINKS, readings) == ["oakfield.example.org/a/very/long/way"]


def test_an_address_that_leads_nowhere_is_text_all_the_same() -> None:
    strange = link("Our page")
    target = {"urlEndpoint": {"url": "https://[oakfield.example"}}
    strange["channelExternalLinkViewModel"]["link"]["commandRuns"] = [{"onTap": target}]
    readings = public(channel(None, panel(links=[strange])))
    assert texts(Fact.PROFILE_LINKS, readings) == ["[oakfield.example"]


def test_a_channel_may_have_no_handle() -> None:
    data = channel(newer_head())
    data["metadata"]["channelMetadataRenderer"]["vanityChannelUrl"] = (
        "https://www.youtube.com/c/Amy"
    )
    (entry,) = value(Fact.PROFILE_NAME, public(data)).entries
    assert (entry.text, entry.detail) == ("Amy Carter", "")


def test_no_links_is_said_only_where_panel_and_head_agree() -> None:
    assert texts(Fact.PROFILE_LINKS, public(channel(None, panel()))) == []
    without_panel = public(channel(None))
    assert reason(Fact.PROFILE_LINKS, without_panel) is UnreadReason.PAGE_CHANGED
    renamed = public(channel(None, panel(externalLinks=[{}])))
    assert reason(Fact.PROFILE_LINKS, renamed) is UnreadReason.PAGE_CHANGED
    at_odds = public(channel(newer_head(link="a.example"), panel()))
    assert len(all_of(Fact.PROFILE_LINKS, at_odds)) == 2


# The panel


def test_the_country_and_its_absence() -> None:
    told = public(channel(None, panel(country="United Kingdom")))
    assert texts(Fact.PROFILE_LOCATION, told) == ["United Kingdom"]
    assert texts(Fact.PROFILE_LOCATION, public(channel(None, panel()))) == []
    for unclear in (channel(None), channel(None, panel(countryName="UK"))):
        assert reason(Fact.PROFILE_LOCATION, public(unclear)) is UnreadReason.PAGE_CHANGED


@each("key", ["region", "websites"])
@each("shown", ["France", {"content": "France"}, [{"url": "x"}]])
def test_what_a_panel_shows_under_a_new_name_may_be_what_is_absent(key: str, shown: Any) -> None:
    readings = public(channel(None, panel(**{key: shown})))
    for fact in (Fact.PROFILE_LOCATION, Fact.PROFILE_LINKS):
        assert reason(fact, readings) is UnreadReason.PAGE_CHANGED


KNOWN: dict[str, Any] = {
    "title": "Amy Carter",
    "description": "Class videos.",
    "artistBio": {"content": "I play."},
    "country": "",
    "links": [],
    "primaryLinks": [],
    "joinedDateText": {"content": "Joined 7 Sept 2014"},
    "subscriberCountText": "41 subscribers",
    "viewCountText": "1,204 views",
    "videoCountText": "12 videos",
    "canonicalChannelUrl": "http://www.youtube.com/@AmyCarterLeeds",
    "displayCanonicalChannelUrl": "www.youtube.com/@AmyCarterLeeds",
    "trackingParams": "CAA=",
    "actionButtons": [{"buttonRenderer": {}}],
    "signInForBusinessEmail": {"content": "Sign in to see email address"},
    "businessEmailRevealButton": {"content": "View email address"},
    "onBusinessEmailRevealClickCommand": {"content": "Reveal"},
    "countryLabel": {"content": "Location"},
    "customLinksLabel": {"content": "Links"},
    "additionalInfoLabel": {"content": "More info"},
}


@each(("key", "shown"), KNOWN.items())
def test_what_a_panel_is_known_to_hold_leaves_neither_country_nor_links_open(
    key: str, shown: Any
) -> None:
    readings = public(channel(None, panel(**{key: shown})))
    for fact in (Fact.PROFILE_LOCATION, Fact.PROFILE_LINKS):
        assert value(fact, readings).entries == ()


@each("key", KNOWN)
def test_what_a_panel_is_known_to_hold_keeps_its_name_in_a_sample(key: str) -> None:
    assert known_words(YOUTUBE).knows_name(key)


def test_a_panel_that_came_later_and_names_no_channel_may_be_anybodys() -> None:
    later = panel(country="France")
    del later["aboutChannelRenderer"]["metadata"]["aboutChannelViewModel"]["channelId"]
    readings = public(channel(None), replies=[next_part(later)])
    assert reason(Fact.PROFILE_LOCATION, readings) is UnreadReason.PAGE_CHANGED


def test_two_numbers_that_differ_are_none() -> None:
    data = channel(newer_head("No videos", "1.2K subscribers"), panel(videoCountText="12 videos"))
    readings = public(data)
    assert reason(Fact.POSTS_PUBLIC_COUNT, readings) is UnreadReason.PAGE_CHANGED
    assert value(Fact.FRIENDS_COUNT, readings) == Count(count=1200, at_least=True)


def test_the_older_panel() -> None:
    older = {
        "channelAboutFullMetadataRenderer": {
            "channelId": ME,
            "country": {"simpleText": "Ireland"},
            "joinedDateText": {"runs": [{"text": "Joined 2014"}]},
            "primaryLinks": [
                {
                    "title": {"simpleText": "Blog"},
                    "navigationEndpoint": {"urlEndpoint": {"url": "https://blog.example/"}},
                }
            ],
        }
    }
    readings = public(channel(older_head(), older))
    assert texts(Fact.PROFILE_LOCATION, readings) == ["Ireland"]
    assert texts(Fact.PROFILE_LINKS, readings) == ["blog.example/"]


def test_the_panel_may_come_after_the_page() -> None:
    later = next_part(panel(country="United Kingdom"))
    readings = public(channel(None), replies=[later])
    assert texts(Fact.PROFILE_LOCATION, readings) == ["United Kingdom"]


def test_the_panel_of_another_channel_is_not_read() -> None:
    readings = public(channel(None, panel(owner=SOMEBODY_ELSE, country="France")))
    assert reason(Fact.PROFILE_LOCATION, readings) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"signInForBusinessEmail": {"content": "Sign in"}}, UnreadReason.CHALLENGE),
        ({"businessEmailRevealButton": {}}, UnreadReason.CHALLENGE),
        ({}, UnreadReason.INCOMPLETE_LIST),
    ],
)
def test_a_business_address_is_never_said_to_be_absent(told: Any, why: UnreadReason) -> None:
    readings = read("channel", as_owner(channel(None, panel(**told))))
    assert reason(Fact.CONTACT_EMAIL, readings) is why


def test_what_stands_in_studio_is_for_the_person_to_look_at() -> None:
    readings = read("channel", as_owner(channel(None)))
    for fact in (Fact.POSTS_FUTURE_AUDIENCE, Fact.COMMENTS_WHO_CAN_POST):
        assert reason(fact, readings) is UnreadReason.BY_HAND


def test_the_owner_is_not_told_how_many_videos_others_see() -> None:
    readings = read("channel", as_owner(channel(newer_head("337 videos"))))
    assert all_of(Fact.POSTS_PUBLIC_COUNT, readings) == []
