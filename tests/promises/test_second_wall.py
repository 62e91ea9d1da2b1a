"""The second wall: on live networks the browser itself cannot find any host but the network's.

Here connections are counted, not requests: to open one tells the other side something already.
"""

import asyncio
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from playwright.async_api import Browser
from playwright.async_api import Error as PlaywrightError

from profilecheck.browser import launch
from profilecheck.browser.guard import Guard
from profilecheck.browser.launch import LaunchedBrowser, launched
from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.visitor import Pace, Visitor
from profilecheck.vocabulary import Viewpoint
from tests import unhurried
from tests.conftest import Background

HOSTS = ("localhost",)


@dataclass
class Listener:
    """Counts who knocks, over TCP and UDP, and says nothing."""

    tcp: socket.socket
    udp: socket.socket
    knocked: threading.Event = field(default_factory=threading.Event)

    @property
    def port(self) -> int:
        return int(self.tcp.getsockname()[1])

    def watch(self, listening: socket.socket) -> None:
        try:
            if listening is self.udp:
                listening.recvfrom(1)
            else:
                listening.accept()[0].close()
        except OSError:
            return  # closed: nobody came
        self.knocked.set()


@pytest.fixture
def elsewhere() -> Iterator[Listener]:
    tcp = socket.socket()
    tcp.bind(("127.0.0.1", 0))
    tcp.listen()
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(tcp.getsockname())
    listener = Listener(tcp, udp)
    watchers = [threading.Thread(target=listener.watch, args=(s,), daemon=True) for s in (tcp, udp)]
    for watcher in watchers:
        watcher.start()
    yield listener
    for listening in (tcp, udp):
        with suppress(OSError):  # a UDP socket is not connected; it wakes all the same
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()


@pytest.fixture
def home() -> Iterator[socket.socket]:
    """Where the page comes from: answers every connection with `page`."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


def serve(listening: socket.socket, page: str) -> str:
    body = page.encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n"

    def answer() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            # A browser opens lines to have them ready: one that says nothing holds no other up.
            threading.Thread(target=say, args=(connection,), daemon=True).start()

    def say(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            if connection.recv(65536):
                connection.sendall(f"{head}Connection: close\r\n\r\n".encode() + body)

    threading.Thread(target=answer, daemon=True).start()
    return f"http://localhost:{listening.getsockname()[1]}/"


PAGES = {
    "picture from another name": "<img src=http://other.localhost:PORT/a>",
    "picture from an address": "<img src=http://127.0.0.1:PORT/a>",
    "peer connection": """<script>
        p = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:PORT'}]});
        p.createDataChannel('a'); p.createOffer().then(o => p.setLocalDescription(o));</script>""",
    "web transport": "<script>new WebTransport('https://127.0.0.1:PORT/')</script>",
}


@pytest.fixture(params=PAGES)
def address(request: pytest.FixtureRequest, elsewhere: Listener, home: socket.socket) -> str:
    return serve(home, "<p>Page</p>" + PAGES[request.param].replace("PORT", str(elsewhere.port)))


@pytest.fixture(scope="module")
def guarded(run: Background) -> Iterator[LaunchedBrowser]:
    """The browser of an audit of `HOSTS`, with every wall."""
    with run.holding(launched(HOSTS)) as browser:
        yield browser


def test_nobody_else_is_ever_connected_to(
    address: str, elsewhere: Listener, guarded: LaunchedBrowser, run: Background
) -> None:
    async def visit() -> None:
        policy = ReadPolicy(hosts=HOSTS)
        async with Visitor.open(guarded, policy, Viewpoint.STRANGER, pace=Pace.REPLICA) as visitor:
            assert "Page" in (await visitor.capture(address)).html

    run(visit())
    assert not elsewhere.knocked.is_set()


def test_without_the_walls_they_are(
    address: str, elsewhere: Listener, bare: Browser, run: Background
) -> None:
    async def visit() -> bool:
        context = await bare.new_context()
        await (await context.new_page()).goto(address)
        happened = await asyncio.to_thread(elsewhere.knocked.wait, unhurried.SECONDS)
        await context.close()
        return happened

    assert run(visit())


ELSEWHERE = ["127.0.0.1", "other.localhost", "[::ffff:127.0.0.1]"]


async def _failures(addresses: Iterable[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Open each address in a browser whose guards are gone; return what it says came of them."""
    failures = {}
    async with launched(HOSTS) as browser:
        monkeypatch.setattr(browser.wall, "_may_pass", lambda event: True)
        context = await browser.browser.new_context()
        for address in addresses:
            page = await context.new_page()
            with pytest.raises(PlaywrightError) as failed:
                await page.goto(address)
            failures[address] = str(failed.value.message)
    return failures


def test_the_forwarder_alone_keeps_other_hosts_away(
    elsewhere: Listener, run: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even with both guards gone, nothing but the network's own hosts is reached."""
    endings = {"http": "ERR_EMPTY_RESPONSE", "https": "ERR_TUNNEL_CONNECTION_FAILED"}
    addresses = {
        f"{scheme}://{host}:{elsewhere.port}/": ending
        for scheme, ending in endings.items()
        for host in ELSEWHERE
    }
    failures = run(_failures(addresses, monkeypatch))
    assert {a: said for a, said in failures.items() if addresses[a] not in said} == {}
    assert not elsewhere.knocked.is_set()


def test_the_resolver_alone_keeps_other_hosts_away(
    elsewhere: Listener, run: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even with the guards and the forwarder gone, the browser does not find its way."""
    ways = launch._ways_to

    def without_a_forwarder(hosts: Iterable[str], port: int) -> list[str]:
        kept = [flag for flag in ways(hosts, port) if "resolver" in flag]
        return [*kept, "--no-proxy-server"]

    monkeypatch.setattr(launch, "_ways_to", without_a_forwarder)
    addresses = [f"http://{host}:{elsewhere.port}/" for host in ELSEWHERE]
    failures = run(_failures(addresses, monkeypatch))
    assert {a: said for a, said in failures.items() if "ERR_NAME_NOT_RESOLVED" not in said} == {}
    assert not elsewhere.knocked.is_set()


def test_the_browser_alone_asks_nobody_over_udp(
    elsewhere: Listener, home: socket.socket, guarded: LaunchedBrowser, run: Background
) -> None:
    """Even where a page's own scripts came before the guard's."""
    address = serve(home, "<p>Page</p>")
    ask = f"""() => new Promise(done => {{
        p = new RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{elsewhere.port}'}}]}});
        p.onicegatheringstatechange = () => p.iceGatheringState == 'complete' && done();
        p.createDataChannel('a'); p.createOffer().then(o => p.setLocalDescription(o));
    }})"""

    async def visit() -> None:
        unguarded = await guarded.browser.new_context()
        page = await unguarded.new_page()
        guard = Guard(ReadPolicy(hosts=HOSTS), guarded.wall)
        guarded.wall.admit(guard)
        guarded.wall.expect(guard, "GET", address)
        await page.goto(address)
        await page.evaluate(ask)
        guarded.wall.dismiss(guard)
        await unguarded.close()

    run(visit())
    assert not elsewhere.knocked.is_set()


def test_a_read_that_a_page_gave_up_does_not_stop_the_next_visitors(
    home: socket.socket, guarded: LaunchedBrowser, run: Background
) -> None:
    """Its guard announced it, and was dismissed before the wall saw anything of it."""
    address = serve(home, "<p>Page</p>")

    async def visit() -> None:
        policy = ReadPolicy(hosts=HOSTS)
        earlier = Guard(policy, guarded.wall)
        guarded.wall.admit(earlier)
        guarded.wall.expect(earlier, "GET", address)
        guarded.wall.dismiss(earlier)
        async with Visitor.open(guarded, policy, Viewpoint.STRANGER, pace=Pace.REPLICA) as visitor:
            assert "Page" in (await visitor.capture(address)).html

    run(visit())
