"""The answers to a page's named reads are kept in the order in which they came."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

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
    """An answer of which the browser hands out the body once it `may_come`."""

    request: Request
    text: bytes
    may_come: asyncio.Event = field(default_factory=asyncio.Event)
    status: int = 200

    async def body(self) -> bytes:
        await self.may_come.wait()
        return self.text


class Tab:
    """The part of a page that is listened to."""

    def __init__(self) -> None:
        self._listening: dict[str, Callable[[Any], None]] = {}

    def on(self, what: str, listener: Callable[[Any], None]) -> None:
        self._listening[what] = listener

    def remove_listener(self, what: str, listener: Callable[[Any], None]) -> None:
        del self._listening[what]

    def answer(self, response: Response) -> None:
        self._listening["request"](response.request)
        self._listening["response"](response)
        self._listening["requestfinished"](response.request)


def test_an_answer_whose_body_comes_late_stays_before_the_one_that_follows_it() -> None:
    """As of a list whose first part is large, and whose second says that it ends."""

    async def kept() -> list[str]:
        tab = Tab()
        first = Response(Request("https://social.example/list"), b"many")
        second = Response(Request("https://social.example/list?from=2"), b"none")
        with Replies(cast(Page, tab), cast(Guard, Reading())) as replies:
            tab.answer(first)
            tab.answer(second)
            second.may_come.set()
            for _ in range(10):
                await asyncio.sleep(0)
            first.may_come.set()
            await replies.next_of(LIST, 1)
            return [reply.body for reply in replies.kept]

    assert to_its_end(kept()) == ["many", "none"]
