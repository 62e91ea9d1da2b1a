"""Whatever a MySpace page holds, reading it ends in readings: never in a crash or an invention."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilecheck.browser.capture import Capture, Reply
from profilecheck.model import Observed
from profilecheck.model.text import plain_text
from profilecheck.sites.site import Page
from profilecheck.vocabulary import Viewpoint

from .pages import (
    ME,
    MYSPACE,
    PROFILE,
    about,
    capture,
    connect_button,
    document,
    item,
    profile,
    read,
    state,
)

WHOLE = profile(
    connect_button(private=False)
    + about('Tea at <a href="https://amy.example">Oakfield</a>')
    + '<div id="locAndWeb"><div class="location" data-display-text="Leeds"></div></div>'
    + '<div class="age">35</div><div id="connectionsCount"><a href="/amy/connections/out">C '
    "<span>37</span></a></div>",
    item("2011-05-04T10:00:00Z", "Hello"),
)
KEYS = (
    "profileId",
    "loginId",
    "displayProfileId",
    "beaconData",
    "targetProfileId",
    "currentUserLoginId",
    "currentCultureCode",
    "streamUrl",
    "includeInboundStream",
    "pfc",
)
JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=20,
)


def address(known: Page) -> str:
    return MYSPACE.address(known, PROFILE)


def seen_by(known: Page, html: str, *replies: Reply) -> Capture:
    viewpoint = known.viewpoints[0]
    if viewpoint is Viewpoint.STRANGER:
        html = html.replace(f'"profileId": {ME}', '"profileId": -1')
    return capture(html, address(known), viewpoint=viewpoint, replies=replies)


@pytest.mark.parametrize("known", MYSPACE.pages, ids=lambda p: p.id)
@given(cut=st.floats(0, 1), junk=st.text(max_size=12))
def test_mutilated_pages(known: Page, cut: float, junk: str) -> None:
    at = int(len(WHOLE) * cut)
    read(known.id, seen_by(known, WHOLE[:at] + junk + WHOLE[at + len(junk) :]))
    read(known.id, seen_by(known, WHOLE[:at]))


@given(data=JSON, answer=JSON)
def test_a_state_and_an_answer_of_any_shape(data: Any, answer: Any) -> None:
    script = f"<script>context = {json.dumps(data)};</script>"
    html = document('<div id="profileDetails"></div><ul id="profileGrid"></ul>', script)
    reply = Reply("https://myspace.com/ajax/amy/connections/out", "connections/out", 200, "")
    for body in (json.dumps(answer), json.dumps({"html": "<li>", "nextStart": answer})):
        for known in MYSPACE.pages:
            read(known.id, seen_by(known, html, Reply(reply.url, reply.operation, 200, body)))


@given(text=st.text())
def test_text_alone_is_never_an_observation(text: str) -> None:
    for owner in (-1, ME):
        html = document(text.replace("<", "&lt;"), state(ME, owner))
        for known in MYSPACE.pages:
            found = read(known.id, seen_by(known, html))
            assert not [r for r in found if isinstance(r, Observed)]


def test_hostile_text_is_plain_in_every_reading() -> None:
    hostile = "\x1b[31m\u202e&lt;b&gt;=cmd|' /C calc'!A0"
    for reading in read("profile", capture(profile(about(hostile), item("", hostile)))):
        if isinstance(reading, Observed):
            assert reading.evidence.seen == plain_text(reading.evidence.seen)
