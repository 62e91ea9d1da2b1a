"""Tries many ways out in one browser, and tells by their hosts and ports what came of each.

One server stands for every host, and one thread listens at every port. Whatever arrives where it
was not the page's own reading is an `Arrival`; what the guard stopped, it counts.
"""

import asyncio
import re
import selectors
import socket
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, BrowserContext
from playwright.async_api import Error as PlaywrightError
from starlette.responses import Response

from profilecheck.browser.guard import Decision, Guard
from profilecheck.browser.launch import LaunchedBrowser, ReplicaEndpoint, launched
from profilecheck.browser.policy import PostRead, ReadPolicy
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace, VisitFailed, Visitor
from profilecheck.vocabulary import Viewpoint
from tests.bare import bare_browser
from tests.counting import SITE, CountingServer, Seen
from tests.promises.ways.way import TCP, UDP, Served, Try

POLICY = ReadPolicy(
    hosts=(f".{SITE}",),
    post_reads=(PostRead("/api/", frozenset({"FriendsQuery"}), "name", "x-name"),),
    acting_gets=(re.compile(r"^/logout"),),
)
SIGNED_IN = {
    "name": "session",
    "value": "secret",
    "domain": f".{SITE}",
    "path": "/",
    "secure": True,
    "httpOnly": True,
    "sameSite": "None",
    "expires": -1,
}
PACE = replace(Pace.REPLICA, quiet=0.5, settling=3.0, page_limit=20.0)
_AT_ONCE = 6
_IN_ONE_CONTEXT = 20
"""At the most. Of few tries each context has as many as keep `_AT_ONCE` of them busy."""
_LONG, _SHORT = 20.0, 1.5
"""Seconds for what is known to arrive, and for what is known not to."""
_OPENING = 15_000
_NEXT = Served("<p>Next</p>")


@dataclass(frozen=True)
class Arrival:
    """Something that came where nothing should, with or without the person's cookie."""

    what: str
    host: str
    path: str = ""
    cookie: bool = False

    def __str__(self) -> str:
        return f"{self.what} {self.host}{self.path}{' with the cookie' if self.cookie else ''}"


class Ports:
    """Listens at a port of its own for each try that leads to one, and counts who knocks."""

    def __init__(self, tries: Iterable[Try], noticed: Callable[[], None]) -> None:
        self.knocked: list[tuple[int, str]] = []
        self.numbers: dict[int, int] = {}
        self._noticed = noticed
        self._selector = selectors.DefaultSelector()
        self._wake, self._woken = socket.socketpair()
        self._selector.register(self._woken, selectors.EVENT_READ)
        for one in tries:
            if one.target in (UDP, TCP):
                self._listen(one)

    def _listen(self, one: Try) -> None:
        kind = socket.SOCK_DGRAM if one.target == UDP else socket.SOCK_STREAM
        listening = socket.socket(socket.AF_INET, kind)
        listening.bind(("127.0.0.1", 0))
        if kind == socket.SOCK_STREAM:
            listening.listen()
        listening.setblocking(False)
        self.numbers[one.number] = listening.getsockname()[1]
        self._selector.register(listening, selectors.EVENT_READ, (one.number, kind))

    @contextmanager
    def listening(self) -> Iterator["Ports"]:
        thread = threading.Thread(target=self._run, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._wake.send(b"x")
            thread.join()
            for key in list(self._selector.get_map().values()):
                self._selector.unregister(key.fileobj)
                key.fileobj.close()  # type: ignore[union-attr]
            self._wake.close()
            self._selector.close()

    def _run(self) -> None:
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is self._woken:
                    return
                number, kind = key.data
                listening: Any = key.fileobj
                with suppress(OSError):
                    if kind == socket.SOCK_DGRAM:
                        listening.recvfrom(2048)
                    else:
                        listening.accept()[0].close()
                    self.knocked.append(
                        (number, "UDP" if kind == socket.SOCK_DGRAM else "connection")
                    )
                    self._noticed()


class Trying:
    """One round: the tries, the server and the ports, and what arrived for each try."""

    def __init__(self, tries: Sequence[Try], server: CountingServer, ports: Ports) -> None:
        self._tries = {one.number: one for one in tries}
        self._server = server
        self._ports = ports
        self._stopped: set[int] = set()

    def note_stopped(self, url: str) -> None:
        """Remember that the guard counted `url` among what it stopped."""
        self._stopped.add(_number(urlsplit(url).hostname or ""))

    def counted(self, one: Try) -> bool:
        """Whether the guard counted something of a try among what it stopped."""
        return one.number in self._stopped

    def answer_to(self, request: Seen) -> Response:
        """Answer with what the try has at that address."""
        one = self._tries.get(_number(request.host))
        if one is None:
            return Response()
        pages = {"/next": _NEXT, **one.way.others}
        pages["/"] = Served(one.way.page, headers=one.way.headers)
        served = pages.get(request.path, Served())
        headers = {
            name: self._filled(one, value).encode("utf-8").decode("latin-1")
            for name, value in served.headers.items()
        }
        sent = served.packed(self._filled(one, served.text))
        return Response(sent, served.status, headers, f"{served.kind}; charset=utf-8")

    def _filled(self, one: Try, text: str) -> str:
        port = str(self._ports.numbers.get(one.number, 0))
        for mark, stands_for in (
            ("@TO", one.target),
            ("@OWN", f"https://{one.host}"),
            ("@HOST", one.host),
            ("@AWAYHOST", one.away),
            ("@AWAY", f"https://{one.away}"),
            ("@TCP", port),
            ("@UDP", port),
        ):
            text = text.replace(mark, stands_for)
        return text

    def opened(self, one: Try) -> bool:
        """Whether its page was asked for at all."""
        return any(s.host == one.host and s.path == "/" for s in self._server.seen)

    def arrived(self, one: Try) -> tuple[Arrival, ...]:
        """Return what came for a try, besides its page's own reading, for which nobody is named."""
        read = {"/", "/next", *(one.way.others if one.way.reads else ())}
        requests = [
            Arrival(s.method, s.host, s.path, "session=" in s.headers.get("cookie", ""))
            for s in self._server.seen
            if _number(s.host) == one.number
            and not (
                s.host == one.host
                and s.method == "GET"
                and s.path in read
                and "authorization" not in s.headers
            )
        ]
        lines = [
            Arrival("connection", host)
            for host in self._server.connected
            if _number(host) == one.number and host != one.host
        ]
        knocks = [Arrival(kind, "127.0.0.1") for n, kind in self._ports.knocked if n == one.number]
        return (*requests, *lines, *knocks)

    def proven(self, one: Try) -> bool:
        """Whether the way led where it was to: an icon that every page has proves nothing."""
        return any(a.path != "/favicon.ico" for a in self.arrived(one))


@cache
def _number(host: str) -> int:
    found = re.match(r"w(\d+)\b", host)
    return int(found[1]) if found else -1


@contextmanager
def trying(tries: Sequence[Try]) -> Iterator[tuple[Trying, CountingServer]]:
    """Stand for every host and port while the tries are made."""
    server = CountingServer()
    with server.running(), Ports(tries, server.notice).listening() as ports:
        round_ = Trying(tries, server, ports)
        server.answer_to = round_.answer_to  # type: ignore[method-assign]
        yield round_, server


async def _in_turn(work: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Do it all, some of it at once."""
    limit = asyncio.Semaphore(_AT_ONCE)

    async def one(part: Coroutine[Any, Any, None]) -> None:
        async with limit:
            await part

    await asyncio.gather(*map(one, work))


async def with_the_guard(tries: Sequence[Try], server: CountingServer, round_: Trying) -> None:
    """Open the page of each try as an audit does."""
    replica = ReplicaEndpoint(server.port, server.spki)
    session = Session.of({"cookies": [SIGNED_IN]}, POLICY)

    async def visit(browser: LaunchedBrowser, some: Sequence[Try]) -> None:
        async with Visitor.open(browser, POLICY, Viewpoint.OWNER, session, PACE) as visitor:
            for one in some:
                with suppress(VisitFailed):  # a page that goes on to another is stopped there
                    await visitor.capture(f"https://{one.host}/")

    with _noting_what_is_stopped(round_):
        async with launched((SITE,), replica=replica) as browser:
            size = min(_IN_ONE_CONTEXT, -(-len(tries) // _AT_ONCE))
            starts = range(0, len(tries), size)
            await _in_turn(visit(browser, tries[n : n + size]) for n in starts)


@contextmanager
def _noting_what_is_stopped(round_: Trying) -> Iterator[None]:
    count = Guard.count

    def noting(guard: Guard, url: str, decision: Decision, kind: str = "") -> None:
        if decision.stopped is not None:
            round_.note_stopped(url)
        count(guard, url, decision, kind)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Guard, "count", noting)
        yield


async def without_the_guard(
    tries: Sequence[Try], server: CountingServer, round_: Trying, dormant: frozenset[str]
) -> None:
    """Open the page of each try in a browser that nothing holds back."""

    async def visit(context: BrowserContext, one: Try) -> None:
        page = await context.new_page()
        with suppress(PlaywrightError):
            await page.goto(f"https://{one.host}/", timeout=_OPENING)
        patience = _SHORT if one.name in dormant else _LONG
        await asyncio.to_thread(server.wait_until, lambda: round_.proven(one), patience)
        with suppress(PlaywrightError, TimeoutError):
            async with asyncio.timeout(5):  # some pages keep a browser from closing them
                await page.close()

    bare = bare_browser(server.port, server.spki, beyond="MAP * 127.0.0.1")
    async with bare as browser, _signed_in(browser) as context:
        await _in_turn(visit(context, one) for one in tries)


@asynccontextmanager
async def _signed_in(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context()
    await context.add_cookies([SIGNED_IN])  # type: ignore[list-item]
    try:
        yield context
    finally:
        with suppress(PlaywrightError, TimeoutError):
            async with asyncio.timeout(10):
                await context.close()
