"""The wall, one request at a time: what no guard answers for goes nowhere, nor does a bad hop."""

import asyncio
from base64 import b64encode
from collections.abc import Callable
from typing import Any, cast

from playwright.async_api import Browser
from playwright.async_api import Error as PlaywrightError

from profilecheck.browser import wall as walls
from profilecheck.browser.guard import Guard, Stopped
from profilecheck.browser.policy import PostRead, ReadPolicy
from profilecheck.browser.wall import BrowserWall
from tests.apart import to_its_end
from tests.each import each

READ = PostRead("/api/", frozenset({"FriendsQuery"}), field="name")
POLICY = ReadPolicy(hosts=("social.example",), post_reads=(READ,))
SITE = "https://social.example"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

PASSED = ("Fetch.continueRequest", None)
STOPPED = ("Fetch.failRequest", "BlockedByClient")


class Session:
    """Stands for the browser's own DevTools session: says what is asked for, and what became of it.

    It is also the browser that hands it out.
    """

    def __init__(self) -> None:
        self.enabled: list[object] = []
        self.answered: dict[str, tuple[str, object]] = {}
        self.gone: set[str] = set()
        self._told: Callable[[dict[str, Any]], None] = lambda _: None

    async def new_browser_cdp_session(self) -> "Session":
        return self

    def on(self, event: str, told: Callable[[dict[str, Any]], None]) -> None:
        assert event == "Fetch.requestPaused"
        self._told = told

    async def send(self, command: str, arguments: dict[str, Any]) -> None:
        if command == "Fetch.enable":
            self.enabled.append(arguments)
            return
        if arguments["requestId"] in self.gone:
            raise PlaywrightError("it is gone")
        self.answered[arguments["requestId"]] = (command, arguments.get("errorReason"))

    async def asks(
        self, url: str, method: str = "GET", body: bytes = b"", hop_of: str = "", number: str = "1"
    ) -> bool:
        """Ask for something, and return whether it passed the wall."""
        request: dict[str, Any] = {"method": method, "url": url, "headers": FORM}
        if body:
            halves = (body[:5], body[5:])
            request["postDataEntries"] = [{"bytes": b64encode(h).decode()} for h in halves] + [{}]
        event = {"requestId": number, "request": request}
        self._told(event | ({"redirectedRequestId": hop_of} if hop_of else {}))
        for _ in range(3):
            await asyncio.sleep(0)
        if number in self.gone:
            return False
        answer = self.answered.pop(number)
        assert answer in (PASSED, STOPPED)
        return answer == PASSED


async def walled(*policies: ReadPolicy) -> tuple[Session, BrowserWall, list[Guard]]:
    session = Session()
    wall = await BrowserWall.around(cast("Browser", session))
    guards = [Guard(policy, wall) for policy in policies]
    for guard in guards:
        wall.admit(guard)
    return session, wall, guards


def test_every_request_of_the_browser_comes_to_the_wall() -> None:
    session, _, _ = to_its_end(walled(POLICY))
    assert session.enabled == [{"patterns": [{"urlPattern": "*"}]}]


def test_what_no_guard_announced_goes_nowhere_and_is_counted_once() -> None:
    async def asking() -> list[dict[str, int]]:
        other = ReadPolicy(hosts=("other.example",))
        session, _, guards = await walled(other, POLICY)
        assert not await session.asks(f"{SITE}/")
        return [guard.traffic().stopped_by for guard in guards]

    assert to_its_end(asking()) == [{}, {Stopped.UNSEEN.value: 1}]


@each("url", ["about:blank", "data:text/plain,x", f"blob:{SITE}/1"])
def test_what_never_leaves_the_browser_passes(url: str) -> None:
    async def asking() -> bool:
        session, _, _ = await walled(POLICY)
        return await session.asks(url)

    assert to_its_end(asking())


def test_what_was_announced_passes_as_often_as_it_was_and_is_counted_by_its_guard() -> None:
    async def asking() -> tuple[list[bool], int]:
        session, wall, (guard,) = await walled(POLICY)
        for _ in range(2):
            wall.expect(guard, "GET", f"{SITE}/amy#top")
        passed = [
            await session.asks(f"{SITE}/amy", "HEAD"),
            await session.asks(f"{SITE}/amy"),
            await session.asks(f"{SITE}/amy#about"),
            await session.asks(f"{SITE}/amy"),
        ]
        return passed, guard.traffic().allowed

    assert to_its_end(asking()) == ([False, True, True, False], 0)


@each(
    ("body", "passes"),
    [(b"name=FriendsQuery&a=b", True), (b"name=SaveMutation", False), (b"", False)],
)
def test_what_was_announced_is_decided_on_once_more_as_it_arrives(
    body: bytes, passes: bool
) -> None:
    async def asking() -> tuple[bool, int]:
        session, wall, (guard,) = await walled(POLICY)
        wall.expect(guard, "POST", f"{SITE}/api/")
        return await session.asks(f"{SITE}/api/", "POST", body), guard.traffic().stopped

    assert to_its_end(asking()) == (passes, 0 if passes else 1)


@each(
    ("url", "stopped"),
    [
        (f"{SITE}/amy/about", {}),
        (f"{SITE}/logout", {Stopped.SAYS_A_CHANGE.value: 1}),
        ("https://elsewhere.example/", {Stopped.ELSEWHERE.value: 1}),
    ],
)
def test_a_hop_is_decided_on_by_the_guard_of_where_it_began(
    url: str, stopped: dict[str, int]
) -> None:
    async def asking() -> None:
        session, wall, (guard, other) = await walled(
            POLICY, ReadPolicy(hosts=("elsewhere.example",))
        )
        wall.expect(guard, "GET", f"{SITE}/amy")
        assert await session.asks(f"{SITE}/amy", number="1")
        assert await session.asks(url, hop_of="1", number="2") is not bool(stopped)
        assert guard.traffic().stopped_by == stopped
        assert guard.traffic().allowed == (0 if stopped else 1)
        assert other.traffic().stopped == 0
        # A request has one hop, which may have one in turn; what was stopped has none.
        assert not await session.asks(f"{SITE}/amy", hop_of="1", number="3")
        assert await session.asks(f"{SITE}/amy", hop_of="2", number="4") is not bool(stopped)

    to_its_end(asking())


def test_what_a_guard_announced_that_is_dismissed_goes_nowhere() -> None:
    async def asking() -> list[bool]:
        session, wall, (gone, left) = await walled(POLICY, POLICY)
        for guard in (gone, left):
            wall.expect(guard, "GET", f"{SITE}/amy")
        wall.dismiss(gone)
        return [await session.asks(f"{SITE}/amy") for _ in range(2)]

    assert to_its_end(asking()) == [True, False]


def test_no_more_requests_are_kept_in_mind_than_may_still_have_a_hop() -> None:
    async def asking() -> list[bool]:
        session, wall, (guard,) = await walled(POLICY)
        for number in range(walls._REMEMBERED_REQUESTS + 1):
            wall.expect(guard, "GET", f"{SITE}/amy")
            assert await session.asks(f"{SITE}/amy", number=str(number))
        return [await session.asks(f"{SITE}/amy", hop_of=number, number="x") for number in "01"]

    assert to_its_end(asking()) == [False, True]


def test_a_request_that_its_page_gave_up_is_answered_by_nobody() -> None:
    async def asking() -> bool:
        session, wall, (guard,) = await walled(POLICY)
        session.gone.add("1")
        wall.expect(guard, "GET", f"{SITE}/amy")
        return await session.asks(f"{SITE}/amy", number="1")

    assert not to_its_end(asking())


def test_a_line_that_the_wall_below_refused_is_counted_against_the_guard_of_that_host() -> None:
    _, wall, guards = to_its_end(walled(ReadPolicy(hosts=("other.example",)), POLICY))
    wall.refused_below("social.example")
    wall.refused_below("tracker.example")
    wall.refused_below("")
    counted = [guard.traffic().stopped_by for guard in guards]
    assert counted == [{Stopped.UNSEEN.value: n} for n in (2, 1)]
    for guard in guards:
        wall.dismiss(guard)
    wall.refused_below("social.example")
    assert [guard.traffic().stopped for guard in guards] == [2, 1]
