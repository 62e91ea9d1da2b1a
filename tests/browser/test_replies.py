"""The answers to a page's named reads are kept in the order in which they came."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import pytest
from playwright.async_api import Page

from profilecheck.browser.guard import Decision, Guard
from profilecheck.browser.replies import Replies
from tests.apart import to_its_end

LIST = "Followers"


class Reading:
    """The part of a guard that is asked; to it, every request is a named read."""

    def decide(self, request: Any) -> Decision:
        return Decision(None, LIST)


@dataclass
class Request:
    url: str
    resource_type: str = "fetch"

    def is_navigation_request(self) -> bool:
        return False

    __hash__ = object.__hash__


@dataclass
class Response:
    """An answer of which the browser hands out the body, once it `may_come` where it waits."""

    request: Request
    text: bytes
    may_come: asyncio.Event | None = None
    status: int = 200

    async def body(self) -> bytes:
        if self.may_come is not None:
            await self.may_come.wait()
        return self.text


class Tab:
    """The part of a page that is listened to."""

    main_frame = "main"

    def __init__(self) -> None:
        self._listening: dict[str, Callable[[Any], None]] = {}

    def on(self, what: str, listener: Callable[[Any], None]) -> None:
        self._listening[what] = listener

    def remove_listener(self, what: str, listener: Callable[[Any], None]) -> None:
        del self._listening[what]

    def answer(self, response: Response, ends: str = "requestfinished") -> None:
        self._listening["request"](response.request)
        self._listening["response"](response)
        self._listening[ends](response.request)


def test_an_answer_whose_body_comes_late_stays_before_the_one_that_follows_it() -> None:
    """As of a list whose first part is large, and whose second says that it ends."""

    async def kept() -> list[str]:
        tab = Tab()
        sent = [asyncio.Event(), asyncio.Event()]
        first = Response(Request("https://social.example/list"), b"many", sent[0])
        second = Response(Request("https://social.example/list?from=2"), b"none", sent[1])
        with Replies(cast(Page, tab), cast(Guard, Reading())) as replies:
            tab.answer(first)
            tab.answer(second)
            sent[1].set()
            for _ in range(10):
                await asyncio.sleep(0)
            sent[0].set()
            await replies.next_of(LIST, 1)
            return [reply.body for reply in replies.kept]

    assert to_its_end(kept()) == ["many", "none"]


def test_of_more_than_is_kept_the_rest_is_missing_and_that_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def kept() -> tuple[list[str], bool, bool]:
        tab = Tab()
        request = Request("https://social.example/list")
        with Replies(cast(Page, tab), cast(Guard, Reading())) as replies:
            for text in (b"1234", b"5"):
                tab.answer(Response(request, text))
                before = replies.too_much
                await replies.named_reads_are_in()
            return [reply.body for reply in replies.kept], before, replies.too_much

    monkeypatch.setattr("profilecheck.browser.replies.MOST_KEPT", 4)
    assert to_its_end(kept()) == (["1234"], False, True)


def test_a_document_whose_rest_never_came_broke_off() -> None:
    class Document(Request):
        frame = "main"

        def is_navigation_request(self) -> bool:
            return True

    async def broke_off(frame: str) -> bool:
        tab = Tab()
        request = Document("https://social.example/")
        request.frame = frame
        with Replies(cast(Page, tab), cast(Guard, Reading())) as replies:
            tab.answer(Response(request, b"<html>"), ends="requestfailed")
            await replies.named_reads_are_in()
            return replies.document_broke_off

    assert to_its_end(broke_off("main"))
    assert not to_its_end(broke_off("inner"))
