"""What passes as a read and would become a change on its way, tried for real.

With the guard, the server never hears of the change. Without the guard it does: so each of these
tests could fail. Every other way out is in the table of `test_every_way.py`.
"""

import asyncio

import pytest
from playwright.async_api import Browser
from starlette.responses import RedirectResponse

from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.visitor import Pace, Visitor
from profilecheck.model import Traffic
from profilecheck.vocabulary import Viewpoint
from tests.conftest import Background
from tests.counting import CountingServer
from tests.promises.trying import POLICY
from tests.promises.ways.way import script

HOME = "https://social.example/"


async def visit(browser: LaunchedBrowser) -> Traffic:
    async with Visitor.open(browser, POLICY, Viewpoint.OWNER, pace=Pace.REPLICA) as visitor:
        await visitor.capture(HOME)
    return visitor.traffic()


@pytest.fixture
def redirecting(server: CountingServer) -> CountingServer:
    """A server whose page reads under a known name, and is sent on to a change."""
    server.pages["/"] = script(
        "fetch('/api/', {method: 'POST', headers: {'x-name': 'FriendsQuery'},"
        " body: new URLSearchParams({name: 'FriendsQuery'})})"
    )
    server.pages["/api/"] = RedirectResponse("/change", 307)
    return server


def test_a_read_that_is_redirected_to_a_change_ends_there(
    redirecting: CountingServer, walled: LaunchedBrowser, run: Background
) -> None:
    traffic = run(visit(walled))
    assert redirecting.saw("/api/")
    assert redirecting.saw("/change") == []
    assert traffic.stopped > 0


def test_without_the_guard_it_goes_on_to_the_change(
    redirecting: CountingServer, bare: Browser, run: Background
) -> None:
    async def visit_unguarded() -> bool:
        context = await bare.new_context()
        await (await context.new_page()).goto(HOME)
        happened = await asyncio.to_thread(redirecting.wait_for, "/change")
        await context.close()
        return happened

    assert run(visit_unguarded())


CANCELLED_READS = script(
    "const send = (name, more) => fetch('/api/', {method: 'POST', ...more,"
    " headers: {'x-name': name}, body: new URLSearchParams({name})}).catch(() => 0);"
    "for (let i = 0; i < 40; i++) {"
    "  const stop = new AbortController();"
    "  send('FriendsQuery', {signal: stop.signal});"
    "  setTimeout(() => stop.abort(), i);"
    "}"
    "addEventListener('pagehide', () => {"
    "  for (let i = 0; i < 20; i++) send('SaveMutation', {keepalive: true});"
    "});"
)
"""A page that cancels reads on their way, and writes to the same address as it closes."""


def test_a_write_does_not_pass_in_place_of_a_read_that_was_cancelled(
    server: CountingServer, walled: LaunchedBrowser, run: Background
) -> None:
    server.pages["/"] = CANCELLED_READS
    for _ in range(3):
        run(visit(walled))
    assert {s.headers["x-name"] for s in server.saw("/api/")} <= {"FriendsQuery"}


def test_without_the_guard_such_a_write_is_sent(
    server: CountingServer, bare: Browser, run: Background
) -> None:
    def written() -> bool:
        return any(s.headers["x-name"] == "SaveMutation" for s in server.saw("/api/"))

    async def visit_and_leave() -> None:
        context = await bare.new_context()
        page = await context.new_page()
        await page.goto(HOME)
        await page.goto("about:blank")
        await asyncio.to_thread(server.wait_until, written)
        await context.close()

    server.pages["/"] = CANCELLED_READS
    run(visit_and_leave())
    assert written()
