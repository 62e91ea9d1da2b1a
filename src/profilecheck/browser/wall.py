"""The wall around the whole browser: what the guards of its contexts cannot see stops here.

A context's guard sees what its pages ask for, but not where a redirect leads, what a shared
worker asks for, or what is sent as a page closes. The DevTools session of the browser itself
sees them all, each hop of a redirect included. So nothing passes the wall unless a guard has
announced it, and the guard of the request it started from decides on each hop. What a guard
announced is decided on once more as it arrives here: a page that cancels a read, and sends
something else to the same address as it closes, must not have that taken for the read.
"""

import asyncio
from base64 import b64decode
from collections import OrderedDict, defaultdict, deque
from contextlib import suppress
from typing import Any, Self
from urllib.parse import urldefrag, urlsplit

from playwright.async_api import Browser, CDPSession
from playwright.async_api import Error as PlaywrightError

from profilecheck.browser.guard import HARMLESS_SCHEMES, Decision, Guard, Stopped

__all__ = ["BrowserWall"]

_REMEMBERED_REQUESTS = 4096
"""How many requests are kept in mind for the hops that may follow them."""


class BrowserWall:
    """Stops every request of a browser that no guard answers for."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self._guards: list[Guard] = []
        self._expected: defaultdict[tuple[str, str], deque[Guard]] = defaultdict(deque)
        self._passed: OrderedDict[str, Guard] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    async def around(cls, browser: Browser) -> Self:
        """Build the wall around `browser`, before its first page is opened."""
        wall = cls(await browser.new_browser_cdp_session())
        wall._session.on("Fetch.requestPaused", wall._on_paused)
        await wall._session.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})
        return wall

    def admit(self, guard: Guard) -> None:
        """Count on `guard` from now on."""
        self._guards.append(guard)

    def dismiss(self, guard: Guard) -> None:
        """Let nothing more pass on the account of `guard`."""
        self._guards.remove(guard)

    def expect(self, guard: Guard, method: str, url: str) -> None:
        """Let one such request pass, on the account of `guard`."""
        self._expected[method, urldefrag(url).url].append(guard)

    def refused_below(self, host: str) -> None:
        """Count a connection that came past this wall, and was refused by the one below."""
        self._count(None, f"https://{host}/", Decision(Stopped.UNSEEN))

    def _on_paused(self, event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(self._answer(event))
        self._tasks.add(task)  # the event loop itself keeps no hold on its tasks
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, event: dict[str, Any]) -> None:
        if self._may_pass(event):
            await self._send("Fetch.continueRequest", requestId=event["requestId"])
        else:
            await self._send(
                "Fetch.failRequest", requestId=event["requestId"], errorReason="BlockedByClient"
            )

    def _may_pass(self, event: dict[str, Any]) -> bool:
        request = event["request"]
        url = request["url"]
        if urlsplit(url).scheme in HARMLESS_SCHEMES:
            return True
        hop_of = event.get("redirectedRequestId")
        guard = self._passed.pop(hop_of, None) if hop_of else self._claim(request["method"], url)
        decision = _decide_again(guard, event) if guard else Decision(Stopped.UNSEEN)
        if hop_of or decision.stopped is not None:  # the guard counts what it announces
            self._count(guard, url, decision)
        if guard and decision.stopped is None:
            self._passed[event["requestId"]] = guard
            if len(self._passed) > _REMEMBERED_REQUESTS:
                self._passed.popitem(last=False)
        return decision.stopped is None

    def _claim(self, method: str, url: str) -> Guard | None:
        key = (method, urldefrag(url).url)
        # A request that its page gave up never came here: its guard may be long dismissed.
        waiting = deque(g for g in self._expected.pop(key, ()) if g in self._guards)
        guard = waiting.popleft() if waiting else None
        if waiting:
            self._expected[key] = waiting
        return guard

    def _count(self, guard: Guard | None, url: str, decision: Decision) -> None:
        """Count against `guard`, or where none is known, the one that most likely caused it."""
        host = urlsplit(url).hostname or ""
        likely = sorted(self._guards, key=lambda g: not g.policy.owns_host(host))
        for answerable in ([guard] if guard else likely)[:1]:
            answerable.count(url, decision)

    async def _send(self, command: str, **arguments: Any) -> None:
        # A request that its page has given up is gone: there is nothing left to answer then.
        with suppress(PlaywrightError):
            await self._session.send(command, arguments)


def _decide_again(guard: Guard, event: dict[str, Any]) -> Decision:
    request = event["request"]
    headers = {name.lower(): value for name, value in request["headers"].items()}
    entries = request.get("postDataEntries", [])
    body = b"".join(b64decode(entry.get("bytes", "")) for entry in entries)
    return guard.judge(request["method"], request["url"], headers, body or None)
