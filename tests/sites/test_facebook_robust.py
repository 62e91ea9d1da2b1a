"""Whatever a page holds, reading it ends in readings: never in a crash, never in an invention."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilecheck.browser.capture import Reply
from profilecheck.browser.dom import lines, normalise
from profilecheck.model import Observed
from profilecheck.model.text import plain_text
from profilecheck.sites.facebook.embedded import payload
from profilecheck.sites.facebook.wording import count_of
from profilecheck.sites.wording import shown_words

from . import pages
from .pages import FACEBOOK, ME, capture, document, read

FULL = [
    (
        "profile",
        pages.profile(
            pages.header(),
            pages.intro("Bio", ("INTRO_CARD_WORK", "Works at X")),
            pages.feed(pages.story(1, "everyone", "Public"), pages.story(2, "friends", "Friends")),
        ).html,
    ),
    (
        "about_work",
        pages.about(
            {"work": [pages.field("work", "Add a workplace"), pages.field("work", "Works at X")]},
            [("Works at X", "Public")],
        ).html,
    ),
    (
        "friends",
        pages.profile(
            pages.header(), pages.listing("FRIENDS", pages.card(1, "Works at X"), more=False)
        ).html,
    ),
    (
        "settings_find",
        pages.settings(
            "How people find and contact you",
            pages.row("Who can see your friends list?", "Only me"),
            pages.switch(
                "Allow search engines outside of Facebook to link to your profile", on=False
            ),
        ).html,
    ),
]
KEYS = (
    "profile_tile_sections",
    "profile_social_context",
    "profile_header_renderer",
    "section_type",
    "profile_field_sections",
    "timeline_list_feed_units",
    "pageItems",
    "page_info",
    "edges",
    "node",
    "path",
    "data",
    "items",
    "privacy_scope",
    "icon_image",
    "title",
    "text",
    "field_type",
    "all_collections",
    "profile_fields",
    "nodes",
    "actors",
    "creation_time",
    "id",
    "content",
)
JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["Story"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(page=st.sampled_from(FULL), cut=st.floats(0, 1), junk=st.text(max_size=12))
def test_mutilated_pages(page: tuple[str, str], cut: float, junk: str) -> None:
    page_id, html = page
    at = int(len(html) * cut)
    read(page_id, capture(html[:at] + junk + html[at + len(junk) :]))
    read(page_id, capture(html[:at]))


@given(data=st.lists(JSON, max_size=3))
def test_data_of_any_shape(data: list[Any]) -> None:
    html = document(data=data, owner=ME)
    replies = (Reply("https://www.facebook.com/api/graphql/", "x", 200, json.dumps(data)),)
    for known in FACEBOOK.pages:
        read(known.id, capture(html, replies=replies))


@given(text=st.text())
def test_text_without_data_or_rows_is_never_an_observation(text: str) -> None:
    html = document(text.replace("<", "&lt;"), account=ME, owner=ME)
    for known in FACEBOOK.pages:
        assert not [r for r in read(known.id, capture(html)) if isinstance(r, Observed)]


@given(text=st.text())
def test_words_and_numbers_of_any_kind(text: str) -> None:
    count_of(text)
    shown_words(text)
    assert normalise(normalise(text)) == normalise(text)


def test_deep_nesting_ends() -> None:
    deep = "<div>" * 20_000 + "Who can see your future posts?" + "</div>" * 20_000
    assert any("future posts" in line.text for line in lines(capture(deep).tree))
    array = f'<script>x("profile_tile_sections",{"[" * 100_000}</script>'
    assert payload(capture(array)).documents == ()


def test_a_script_cut_off_at_the_end_costs_no_more_than_its_length() -> None:
    cut = '<script>{"profile_tile_sections":' + '{"a":' * 400 + '"' + "x" * 200_000 + "</script>"
    assert payload(capture(cut)).documents == ()


def test_hostile_text_is_plain_in_every_reading() -> None:
    hostile = "\x1b[31m\u202e<b>=cmd|' /C calc'!A0"
    html = pages.profile(pages.header(name=hostile), pages.intro(hostile)).html
    for reading in read("profile", capture(html)):
        if isinstance(reading, Observed):
            assert reading.evidence.seen == plain_text(reading.evidence.seen)


def test_a_key_that_is_not_looked_up_is_refused_and_not_called_missing() -> None:
    found = payload(capture(document(data=[{"role": "x", "nodeID": "1"}])))
    assert [one.value for one in found.find("nodeID")] == ["1"]
    with pytest.raises(KeyError):
        found.find("role")
