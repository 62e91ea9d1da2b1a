"""The wall below the browser: the one way by which it reaches the network at all.

The browser knows no address but this computer's forwarder, as its proxy. The forwarder opens a
line to the audited network's own hosts, on port 443, and to nobody else; what is said on the line
is encrypted between browser and network, and stays unseen here. No script, worker or service of
the browser can get past it, whatever the guard sees of them.

Where this computer itself reaches the internet through a proxy, as in many schools, the forwarder
goes on through that. A proxy that is set by a script (PAC), or asks for more than a name and a
password in its address, is not supported.
"""

import asyncio
import ipaddress
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import cast
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from profilecheck.sockets import let_in

__all__ = ["Forwarder", "forwarding", "system_proxy"]

_PORT = 443
_LARGEST_HEAD = 16_384
_HEAD_ENDS = b"\r\n\r\n"
_SECONDS = 30.0
"""For a head to be said, and for a line to be opened."""


class _End(asyncio.Protocol):
    """One end of a line. What it says is kept until it is joined to another end, and goes there
    from then on.
    """

    transport: asyncio.Transport

    def __init__(self, opened: Callable[["_End"], None] = lambda _: None) -> None:
        self._opened = opened
        self._other: _End | None = None
        self._said = bytearray()
        self._head_is_in = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self._opened(self)

    def data_received(self, data: bytes) -> None:
        if self._other is not None:
            if not self._other.transport.is_closing():
                self._other.transport.write(data)
            return
        self._said += data
        whole = _HEAD_ENDS in self._said
        if (whole or len(self._said) > _LARGEST_HEAD) and not self._head_is_in.done():
            self._head_is_in.set_result(whole)

    def eof_received(self) -> bool:
        if self._other is None:
            return False  # nothing to join, so nothing to say either
        if self._other.transport.can_write_eof() and not self._other.transport.is_closing():
            self._other.transport.write_eof()
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._head_is_in.done():
            self._head_is_in.set_result(False)
        if self._other is not None:
            self._other.transport.close()

    def pause_writing(self) -> None:
        if self._other is not None:
            self._other.transport.pause_reading()

    def resume_writing(self) -> None:
        if self._other is not None:
            self._other.transport.resume_reading()

    async def head(self) -> str:
        """Return the first line of what it says; what else its head holds is passed over.

        Raises:
            ConnectionError: it hung up first, or says too much.
        """
        if not await self._head_is_in:
            raise ConnectionError("no head")
        head, _, rest = bytes(self._said).partition(_HEAD_ENDS)
        self._said[:] = rest
        return head.partition(b"\r\n")[0].decode("latin-1")

    def say(self, *lines: str) -> None:
        """Say a head."""
        self.transport.write("\r\n".join((*lines, "", "")).encode("latin-1"))

    def hang_up(self, saying: str = "") -> None:
        """Close this end, with a last head where there is one."""
        if saying:
            self.say(saying)
        self.transport.close()

    def join(self, other: "_End") -> None:
        """Pass on what either end says to the other, from now on."""
        self._other, other._other = other, self
        for end in (self, other):
            if end._said:
                cast("_End", end._other).transport.write(bytes(end._said))
        if self.transport.is_closing() or other.transport.is_closing():
            # One of them hung up before there was anybody to tell.
            self.transport.close()
            other.transport.close()


class Forwarder:
    """Opens lines for one browser.

    `owns` says of a host's name whether it may be reached; `refused` is told each name that may
    not be. `to` is where every line leads instead, in place of the hosts themselves: the replicas.
    """

    def __init__(self, owns: Callable[[str], bool], to: tuple[str, int] | None = None) -> None:
        self.refused: Callable[[str], None] = lambda _: None
        self._owns = owns
        self._to = to
        self._tasks: set[asyncio.Task[None]] = set()
        self._ends: set[_End] = set()

    def answering(self) -> asyncio.Protocol:
        """Return what answers the next connection of the browser."""
        return _End(self._answer_soon)

    def cut(self) -> None:
        """Cut every line that is open, or being opened."""
        for task in self._tasks:
            task.cancel()
        for end in self._ends:
            end.transport.abort()

    def _answer_soon(self, browser: _End) -> None:
        self._ends = {end for end in self._ends if not end.transport.is_closing()} | {browser}
        task = asyncio.ensure_future(self._answer(browser))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, browser: _End) -> None:
        try:
            async with asyncio.timeout(_SECONDS):
                await self._open(browser)
        except OSError:  # of which TimeoutError is one
            browser.hang_up()  # whoever was at the other end is gone, or was never there

    async def _open(self, browser: _End) -> None:
        method, _, rest = (await browser.head()).partition(" ")
        target = rest.partition(" ")[0]
        is_line = method == "CONNECT"
        host, port = _place(f"//{target}" if is_line else target)
        if not is_line or port != _PORT or _is_number(host) or not self._owns(host):
            self.refused(host)
            browser.hang_up("HTTP/1.1 403 Forbidden" if is_line else "")
            return
        try:
            beyond = await self._line_to(host)
        except (OSError, ValueError):  # ValueError: no name of a host, or of a proxy
            browser.hang_up("HTTP/1.1 502 Bad Gateway")
        else:
            self._ends.add(beyond)
            browser.say("HTTP/1.1 200 OK")
            browser.join(beyond)

    async def _line_to(self, host: str) -> _End:
        if self._to is not None:
            return await _opened(*self._to)
        proxy = system_proxy(host)
        return await (_opened(host, _PORT) if proxy is None else _opened_through(proxy, host))


async def _opened(host: str, port: int, *, encrypted: bool = False) -> _End:
    loop = asyncio.get_running_loop()
    _, end = await loop.create_connection(_End, host, port, ssl=encrypted or None)
    return end


@asynccontextmanager
async def forwarding(forwarder: Forwarder) -> AsyncIterator[int]:
    """Serve a browser on this computer alone; yield the port at which it does."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(forwarder.answering, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        await let_in(at.fileno() for at in server.sockets)
        server.close()
        forwarder.cut()


def system_proxy(host: str) -> SplitResult | None:
    """Return the proxy by which this computer reaches `host`, as its system or environment says.

    None where it needs none.
    """
    named = getproxies()
    proxy = named.get("https") or named.get("all")
    if not proxy or proxy_bypass(host):
        return None
    return urlsplit(proxy if "://" in proxy else f"http://{proxy}")


async def _opened_through(proxy: SplitResult, host: str) -> _End:
    if proxy.scheme not in ("http", "https") or not proxy.hostname:
        raise ConnectionError(f"a proxy of the kind {proxy.scheme} is not supported")
    encrypted = proxy.scheme == "https"
    port = proxy.port or (_PORT if encrypted else 80)
    end = await _opened(proxy.hostname, port, encrypted=encrypted)
    try:
        await _ask(proxy, end, host)
    except BaseException:  # cut off, too: nobody else knows of this line yet
        end.transport.abort()
        raise
    return end


async def _ask(proxy: SplitResult, end: _End, host: str) -> None:
    asked = [f"CONNECT {host}:{_PORT} HTTP/1.1", f"Host: {host}:{_PORT}"]
    if proxy.username is not None:
        who = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
        asked.append(f"Proxy-Authorization: Basic {b64encode(who.encode()).decode()}")
    end.say(*asked)
    answer = (await end.head()).split()
    if len(answer) < 2 or not answer[1].startswith("2"):
        raise ConnectionError("the proxy of this computer refused the line")


def _place(address: str) -> tuple[str, int | None]:
    """Return host and port of an address, as far as it has them."""
    host, port = "", None
    with suppress(ValueError):
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    return host, port


def _is_number(host: str) -> bool:
    """Whether a host is an address in one of the ways in which numbers are written."""
    with suppress(ValueError):
        ipaddress.ip_address(host)
        return True
    # "2130706433", "0x7f.1": every part begins with a digit, as no top-level domain does.
    return host.rpartition(".")[2][:1].isdigit()
