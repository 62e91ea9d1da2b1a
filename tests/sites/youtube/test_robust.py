"""Whatever a page holds, reading it ends in readings: never in a crash, never in an invention."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from profilecheck.model.text import plain_text
from profilecheck.sites.youtube import YOUTUBE
from profilecheck.sites.youtube.embedded import documents
from profilecheck.sites.youtube.wording import count_of, year_of
from profilecheck.vocabulary import Viewpoint
from tests.sites.readings import observed

from . import pages
from .pages import as_stranger, bare, capture, channel, document, read

FULL = document(
    channel(
        pages.newer_head("@AmyCarterLeeds", "12 subscribers", "2 videos", link="a.example"),
        pages.panel(links=[pages.link("a.example")], country="United Kingdom"),
        tab=pages.grid(pages.video(1), pages.lockup(2, "1 day ago"), pages.MORE),
    ),
    logged_in=False,
)
KEYS = (
    *("metadata", "channelMetadataRenderer", "externalId", "title", "description", "header"),
    *("pageHeaderViewModel", "c4TabbedHeaderRenderer", "contentMetadataViewModel", "metadataRows"),
    *("metadataParts", "text", "content", "runs", "simpleText", "attribution", "suffix", "links"),
    *("attributionViewModel", "aboutChannelViewModel", "channelExternalLinkViewModel", "link"),
    *("settingBooleanRenderer", "itemId", "enabled", "alerts", "alertRenderer", "type", "tabs"),
    *("contents", "tabRenderer", "selected", "videoRenderer", "videoId", "copyLinkRenderer"),
    *("shortUrl", "continuationItems", "appendContinuationItemsAction", "urlEndpoint", "url"),
)
JSON: Any = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from([pages.ME, "12 videos", "https://[x/redirect?q=%"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=20,
)


def read_all(seen: Any) -> None:
    for known in YOUTUBE.pages:
        if seen.viewpoint in known.viewpoints:
            read(known.id, seen)


@given(cut=st.floats(0, 1), junk=st.text(max_size=12))
def test_mutilated_pages(cut: float, junk: str) -> None:
    at = int(len(FULL) * cut)
    for html in (FULL[:at] + junk + FULL[at + len(junk) :], FULL[:at]):
        read_all(capture(html, viewpoint=Viewpoint.STRANGER))


@given(data=st.dictionaries(st.sampled_from(KEYS), JSON, max_size=5))
def test_data_of_any_shape(data: dict[str, Any]) -> None:
    for viewpoint in Viewpoint:
        read_all(bare(data, viewpoint))
    read_all(as_stranger(channel() | data))
    read_all(capture(document(channel() | data)))


@given(text=st.text())
def test_text_without_data_or_rows_is_never_an_observation(text: str) -> None:
    html = document(None, text.replace("<", "&lt;"))
    for known in YOUTUBE.pages:
        assert observed(read(known.id, capture(html))) == []


@given(text=st.text())
def test_words_and_numbers_of_any_kind(text: str) -> None:
    labels = YOUTUBE.labels["en"]
    for words in (text, f"{text} videos", f"9{text} videos"):
        count_of(words, "videos", labels)
        year_of(f"{words} ago", pages.NOW)
    assert year_of("9999 years ago", pages.NOW) is None


def test_deep_nesting_ends() -> None:
    script = f"<script>var ytInitialData = {'[' * 100_000};</script>"
    assert documents(capture(script)) == ()
    deep = '{"a":' * 100_000
    assert documents(bare(deep)) == ()


def test_hostile_text_is_plain_in_every_reading() -> None:
    hostile = "\x1b[31m\u202e<b>=cmd|' /C calc'!A0"
    data = channel(pages.newer_head(link="a.example", more=hostile), description=hostile)
    for reading in read("channel_public", as_stranger(json.loads(json.dumps(data)))):
        shown = reading.evidence.seen if reading.status == "observed" else reading.detail
        assert shown == plain_text(shown)
