"""The wall below the browser: lines to the network's own hosts, and to nobody else."""

import asyncio
import gc
import socket
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib import request

import pytest

from profilecheck.browser import forwarder
from profilecheck.browser.forwarder import Forwarder, forwarding, system_proxy
from profilecheck.browser.policy import ReadPolicy
from tests.apart import to_its_end
from tests.each import each

_STEPS_UNTIL_ACCEPTED = 2
"""Of the loop: it learns of the connection, and takes it from the queue."""

OWN = ReadPolicy(hosts=(".social.example", "social.test")).owns_host


@dataclass
class Server:
    """Answers each line with what `answer` makes of its first words, which it remembers."""

    answer: Callable[[bytes], bytes] = lambda heard: b"heard " + heard
    heard: list[bytes] = field(default_factory=list)
    port: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        said = await reader.read(4096)
        if said:
            self.heard.append(said)
            writer.write(self.answer(said))
            await writer.drain()
        writer.close()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Server"]:
        async with await asyncio.start_server(self.serve, "127.0.0.1", 0) as server:
            self.port = server.sockets[0].getsockname()[1]
            yield self


@dataclass
class Asked:
    """What came of one request to a forwarder: its answer, and what the rest of the line said."""

    status: str = ""
    said: bytes = b""
    refused: list[str] = field(default_factory=list)
    network: Server = field(default_factory=Server)


def ask(request: bytes, then: bytes = b"hello") -> Asked:
    """Say `request` to a forwarder that leads to a server, and once it agreed say `then`."""

    async def asking() -> Asked:
        asked = Asked()
        async with asked.network.running() as network:
            wall = Forwarder(OWN, to=("127.0.0.1", network.port))
            wall.refused = asked.refused.append
            async with forwarding(wall) as port:
                await _say_to(port, request, then, asked)
        return asked

    return to_its_end(asking())


async def _say_to(port: int, request: bytes, then: bytes, asked: Asked) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    head = await _head_of(reader)
    asked.status = head.split(b" ")[1].decode() if head else ""
    if asked.status == "200":
        writer.write(then)
        asked.said = await reader.read()
    writer.close()


async def _head_of(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


def connect(target: str) -> bytes:
    return f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n".encode()


@pytest.mark.parametrize(
    "target",
    ["social.example:443", "www.social.example:443", "SOCIAL.test:443", "social.test.:443"],
)
def test_a_line_to_the_networks_own_host_carries_both_ways(target: str) -> None:
    asked = ask(connect(target))
    assert (asked.status, asked.said) == ("200", b"heard hello")
    assert asked.network.heard == [b"hello"]
    assert asked.refused == []


@each(
    ("target", "host"),
    [
        ("tracker.example:443", "tracker.example"),
        ("social.example.tracker.example:443", "social.example.tracker.example"),
        ("notsocial.example:443", "notsocial.example"),
        ("social.example:80", "social.example"),
        ("social.example:22", "social.example"),
        ("social.example:70000", "social.example"),
        ("social.example", "social.example"),
        ("social.example:443@tracker.example:443", "tracker.example"),
        ("127.0.0.1:443", "127.0.0.1"),
        ("[::1]:443", "::1"),
        ("2130706433:443", "2130706433"),
        ("0x7f.1:443", "0x7f.1"),
        (":443", ""),
        ("[::1:443", ""),
        ("[bad]:443", ""),
    ],
)
def test_a_line_to_anybody_else_is_refused_and_named(target: str, host: str) -> None:
    asked = ask(connect(target))
    assert asked.status == "403"
    assert asked.network.heard == []
    assert asked.refused == [host]


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "::1", "127.1"])
def test_no_number_is_a_host_whatever_the_network_calls_its_own(host: str) -> None:
    async def refused() -> list[str]:
        told: list[str] = []
        wall = Forwarder(lambda _: True, to=("127.0.0.1", 9))
        wall.refused = told.append
        target = f"[{host}]:443" if ":" in host else f"{host}:443"
        async with forwarding(wall) as port:
            await _say_to(port, connect(target), b"", Asked())
        return told

    assert to_its_end(refused()) == [host]


@pytest.mark.parametrize(
    "request_",
    [
        b"GET http://social.example/ HTTP/1.1\r\nHost: social.example\r\n\r\n",
        b"GET https://social.example:443/ HTTP/1.1\r\nHost: social.example\r\n\r\n",
        b"GET //social.example:443 HTTP/1.1\r\nHost: social.example\r\n\r\n",
        b"POST http://tracker.example/x HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01 hello\r\n\r\n",
        b"connect social.example:443 HTTP/1.1\r\n\r\n",
        b"\r\n\r\n",
    ],
)
def test_nothing_but_a_line_can_be_asked_for(request_: bytes) -> None:
    asked = ask(request_)
    assert asked.status == ""
    assert asked.network.heard == []
    assert len(asked.refused) == 1


def test_a_head_without_an_end_is_hung_up_on() -> None:
    asked = ask(b"CONNECT social.example:443 HTTP/1.1\r\n" + b"X: y\r\n" * 10_000)
    assert asked.status == ""
    assert asked.network.heard == []


def test_a_host_that_cannot_be_reached_is_said_to_be() -> None:
    async def asking() -> Asked:
        asked = Asked()
        async with asked.network.running() as gone:
            to = ("127.0.0.1", gone.port)
        async with forwarding(Forwarder(OWN, to=to)) as port:
            await _say_to(port, connect("social.example:443"), b"", asked)
        return asked

    assert to_its_end(asking()).status == "502"


def test_the_end_cuts_the_lines_that_are_open() -> None:
    async def asking() -> list[bytes]:
        lines: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        async with Server().running() as network:
            async with forwarding(Forwarder(OWN, to=("127.0.0.1", network.port))) as port:
                for _ in range(2):
                    lines.append(await asyncio.open_connection("127.0.0.1", port))
                    reader, writer = lines[-1]
                    writer.write(connect("social.example:443"))
                    assert b"200" in await _head_of(reader)
            left = []
            for reader, writer in lines:
                left.append(await reader.read())
                writer.close()
            return left

    assert to_its_end(asking()) == [b"", b""]


def test_a_head_that_comes_in_pieces_is_waited_for() -> None:
    async def asking() -> bytes:
        async with (
            Server().running() as network,
            forwarding(Forwarder(OWN, to=("127.0.0.1", network.port))) as port,
        ):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            for piece in (b"CONNECT social.example:443 ", b"HTTP/1.1\r\n", b"\r\n"):
                writer.write(piece)
                await writer.drain()
                for _ in range(_STEPS_UNTIL_ACCEPTED):
                    await asyncio.sleep(0)
            head = await _head_of(reader)
            writer.close()
            return head

    assert b"200" in to_its_end(asking())


def test_a_connection_that_comes_at_the_end_is_closed() -> None:
    async def asking() -> bytes:
        late = socket.socket()
        late.settimeout(10)
        async with forwarding(Forwarder(OWN)) as port:
            late.connect(("127.0.0.1", port))
            for _ in range(_STEPS_UNTIL_ACCEPTED):
                await asyncio.sleep(0)
        with late:
            return await asyncio.to_thread(late.recv, 1)

    assert to_its_end(asking()) == b""
    gc.collect()  # a connection left open would warn here, and a warning is an error


# Through the proxy of this computer


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment, in which no proxy is named yet, and which alone is asked for one."""
    monkeypatch.setattr(forwarder, "getproxies", request.getproxies_environment)
    by_environment = request.proxy_bypass_environment  # type: ignore[attr-defined]  # in no stub
    monkeypatch.setattr(forwarder, "proxy_bypass", by_environment)
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


def ask_through(
    proxy: Server,
    environment: pytest.MonkeyPatch,
    who: str = "",
    *,
    scheme: str = "http",
    host: str = "127.0.0.1",
) -> Asked:
    async def asking() -> Asked:
        asked = Asked()
        async with proxy.running():
            environment.setenv("https_proxy", f"{scheme}://{who}{host}:{proxy.port}")
            async with forwarding(Forwarder(OWN)) as port:
                await _say_to(port, connect("www.social.example:443"), b"hello", asked)
        return asked

    return to_its_end(asking())


def test_a_line_goes_through_the_proxy_of_this_computer(environment: pytest.MonkeyPatch) -> None:
    proxy = Server(lambda _: b"HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\nfrom beyond")
    asked = ask_through(proxy, environment, "amy:a%40b@")
    assert (asked.status, asked.said) == ("200", b"from beyond")
    (heard,) = proxy.heard
    assert heard.startswith(
        b"CONNECT www.social.example:443 HTTP/1.1\r\nHost: www.social.example:443\r\n"
    )
    assert b"Proxy-Authorization: Basic " + b64encode(b"amy:a@b") in heard


def test_a_proxy_is_told_a_name_alone_and_may_answer_in_few_words(
    environment: pytest.MonkeyPatch,
) -> None:
    proxy = Server(lambda _: b"HTTP/1.1 200\r\n\r\nfrom beyond")
    assert ask_through(proxy, environment, "amy@").said == b"from beyond"
    assert b"Proxy-Authorization: Basic " + b64encode(b"amy:") in proxy.heard[0]
    assert ask_through(proxy, environment).status == "200"
    assert b"Proxy-Authorization" not in proxy.heard[1]


def test_a_proxy_that_is_spoken_to_encrypted_hears_nothing_in_clear(
    environment: pytest.MonkeyPatch,
) -> None:
    proxy = Server(lambda _: b"HTTP/1.1 200 OK\r\n\r\n")
    assert ask_through(proxy, environment, "amy:secret@", scheme="https").status == "502"
    (heard,) = proxy.heard
    assert heard.startswith(b"\x16\x03")  # a handshake begins
    assert b64encode(b"amy:secret") not in heard


@pytest.mark.parametrize(("scheme", "host"), [("socks5", "127.0.0.1"), ("http", "")])
def test_a_proxy_of_another_kind_or_without_a_name_is_not_spoken_to(
    scheme: str, host: str, environment: pytest.MonkeyPatch
) -> None:
    proxy = Server(lambda _: b"HTTP/1.1 200 OK\r\n\r\n")
    assert ask_through(proxy, environment, scheme=scheme, host=host).status == "502"
    assert proxy.heard == []


@each(
    ("proxy", "place"),
    [
        ("http://proxy.example", ("proxy.example", 80, False)),
        ("https://proxy.example", ("proxy.example", 443, True)),
        ("https://proxy.example:8080", ("proxy.example", 8080, True)),
        ("proxy.example:3128", ("proxy.example", 3128, False)),
    ],
)
def test_where_a_proxy_is_and_whether_it_is_spoken_to_encrypted(
    proxy: str, place: tuple[str, int, bool], environment: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, int, bool]] = []

    async def nowhere(host: str, port: int, *, encrypted: bool = False) -> None:
        opened.append((host, port, encrypted))
        raise ConnectionError

    async def asking() -> None:
        async with forwarding(Forwarder(OWN)) as port:
            await _say_to(port, connect("social.example:443"), b"", Asked())

    environment.setattr(forwarder, "_opened", nowhere)
    environment.setenv("https_proxy", proxy)
    to_its_end(asking())
    assert opened == [place]


@pytest.mark.parametrize("answer", [b"HTTP/1.1 407 Who are you\r\n\r\n", b"nonsense\r\n\r\n", b""])
def test_a_proxy_that_refuses_is_no_line(answer: bytes, environment: pytest.MonkeyPatch) -> None:
    assert ask_through(Server(lambda _: answer), environment).status == "502"


@pytest.mark.parametrize(
    ("proxy", "host"),
    [
        ("socks5://127.0.0.1:9", "social.example"),
        ("http://127.0.0.1:eighty", "social.example"),
        ("http://[::1", "social.example"),
        ("", f"{'a' * 64}.social.example"),
    ],
)
def test_what_cannot_be_a_proxy_or_a_host_is_no_line(
    proxy: str, host: str, environment: pytest.MonkeyPatch
) -> None:
    async def asking() -> Asked:
        asked = Asked()
        environment.setenv("https_proxy", proxy)
        async with asyncio.timeout(20), forwarding(Forwarder(OWN)) as port:
            await _say_to(port, connect(f"{host}:443"), b"", asked)
        return asked

    assert to_its_end(asking()).status == "502"


def test_which_proxy_a_host_needs(environment: pytest.MonkeyPatch) -> None:
    assert system_proxy("social.example") is None
    environment.setenv("https_proxy", "proxy.school.example:8080")
    proxy = system_proxy("social.example")
    assert proxy is not None
    assert (proxy.scheme, proxy.hostname, proxy.port) == ("http", "proxy.school.example", 8080)
    environment.delenv("https_proxy")
    environment.setenv("all_proxy", "http://any.example:1")
    proxy = system_proxy("social.example")
    assert proxy is not None
    assert proxy.hostname == "any.example"
    environment.setenv("no_proxy", "social.example")
    assert system_proxy("www.social.example") is None


# The two ends of a line


class Line(asyncio.Transport):
    """Notes what is said through it, and whether more is taken from it."""

    def __init__(self) -> None:
        super().__init__()
        self.said, self.is_read, self.closed = b"", True, False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.said += data

    def pause_reading(self) -> None:
        self.is_read = False

    def resume_reading(self) -> None:
        self.is_read = True

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed


async def two_ends() -> tuple[forwarder._End, Line, forwarder._End, Line]:
    one, other, at_one, at_other = forwarder._End(), forwarder._End(), Line(), Line()
    one.connection_made(at_one)
    other.connection_made(at_other)
    return one, at_one, other, at_other


def test_an_end_that_takes_no_more_is_not_spoken_to_until_it_does() -> None:
    async def slow() -> list[bool]:
        one, at_one, other, at_other = await two_ends()
        one.pause_writing()  # nobody speaks to it yet
        one.resume_writing()
        one.join(other)
        one.pause_writing()
        taken = [at_one.is_read, at_other.is_read]
        one.resume_writing()
        return [*taken, at_one.is_read, at_other.is_read]

    assert to_its_end(slow()) == [True, False, True, True]


@pytest.mark.parametrize("first", [True, False])
def test_where_one_end_hung_up_first_the_other_is_hung_up_too(first: bool) -> None:
    async def joined() -> tuple[bytes, bool, bool]:
        one, at_one, other, at_other = await two_ends()
        one.data_received(b"last words")
        (at_one if first else at_other).close()
        one.join(other)
        return at_other.said, at_one.closed, at_other.closed

    assert to_its_end(joined()) == (b"last words", True, True)
