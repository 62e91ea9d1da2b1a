"""What the suite holds for one change of a page, and what for another."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

from profilecheck.browser.capture import Capture, Frame, ListEnd, Reply
from profilecheck.conformance.trying import _digest
from profilecheck.vocabulary import Viewpoint
from tests.each import each

FRAME = Frame("https://a.example/frame", "<p>Only me</p>")
REPLY = Reply("https://a.example/data", "posts", 200, "{}")
CAPTURE = Capture(
    "https://a.example/me",
    "<p>Friends</p>",
    datetime(2026, 11, 23, tzinfo=UTC),
    status=200,
    frames=(FRAME,),
    replies=(REPLY,),
)
CHANGED = {
    "url": "https://a.example/you",
    "html": "<p>Public</p>",
    "taken_at": datetime(2026, 11, 24, tzinfo=UTC),
    "viewpoint": Viewpoint.STRANGER,
    "status": 404,
    "requested_url": "https://a.example/me",
    "frames": (),
    "replies": (),
    "list_end": ListEnd.STOPPED,
    "blocked": ("https://b.example",),
    "broke_off": True,
    "operation": "friends",
    "body": "[]",
}
"""Another value for each field of a page, a frame and an answer."""


def _parted(capture: Capture) -> None:
    assert _digest(capture) != _digest(CAPTURE)


@each("name", [field.name for field in fields(Capture)])
def test_pages_that_differ_in_any_field_are_two(name: str) -> None:
    change: dict[str, Any] = {name: CHANGED[name]}
    _parted(replace(CAPTURE, **change))


@each("name", [field.name for field in fields(Frame)])
def test_pages_that_differ_within_a_frame_are_two(name: str) -> None:
    change: dict[str, Any] = {name: CHANGED[name]}
    _parted(replace(CAPTURE, frames=(replace(FRAME, **change),)))


@each("name", [field.name for field in fields(Reply)])
def test_pages_that_differ_within_an_answer_are_two(name: str) -> None:
    change: dict[str, Any] = {name: CHANGED[name]}
    _parted(replace(CAPTURE, replies=(replace(REPLY, **change),)))


def test_what_moves_from_one_text_into_the_next_is_another_page() -> None:
    moved = replace(REPLY, operation=REPLY.operation + REPLY.body[0], body=REPLY.body[1:])
    _parted(replace(CAPTURE, replies=(moved,)))


def test_the_same_page_is_one() -> None:
    assert _digest(replace(CAPTURE)) == _digest(CAPTURE)
