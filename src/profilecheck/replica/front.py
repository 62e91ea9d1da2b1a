"""The front of a replica: counts requests, lets faults strike, hands the rest to its network."""

import asyncio
import html
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from profilecheck.replica.counters import Counters, Kind, Received
from profilecheck.replica.faults import Fault, FaultKind, Faults
from profilecheck.replica.network import Network, Request, Running

__all__ = ["Front"]

_MAX_BODY = 1_000_000
_SHOWN_BY_PAGES = frozenset(
    {
        FaultKind.WRONG_ACCOUNT,
        FaultKind.FRENCH,
        FaultKind.RENAMED_LABEL,
        FaultKind.MISSING_SECTION,
        FaultKind.HALF_PAGE,
        FaultKind.SIGN_IN_WALL,
        FaultKind.CHECKPOINT,
        FaultKind.TEMPORARILY_BLOCKED,
    }
)
# What a page asks for after it loaded shows the same fault as the page.
_FOLLOWS_THE_PAGE = frozenset(
    {
        FaultKind.WRONG_ACCOUNT,
        FaultKind.FRENCH,
        FaultKind.RENAMED_LABEL,
        FaultKind.MISSING_SECTION,
    }
)
_BLANK = '<!DOCTYPE html><html lang="en"><head></head><body></body></html>'


class Front:
    """The ASGI application behind every host of a replica.

    `networks` and `faults` may be replaced while it serves. `stopping` ends the requests that are
    never answered; it belongs to the loop that serves.
    """

    def __init__(self, networks: Mapping[Network, Running], counters: Counters) -> None:
        self.networks = networks
        self._counters = counters
        self.faults = Faults({})
        self.stopping = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            return
        request, body = await _request(scope, receive)
        network = next((n for n in self.networks if n.owns(request.host)), None)
        operation = network.operation_of(request) if network else ""
        self._counters.record(_received(request, network, operation))
        if network is None or request.headers.get("upgrade"):
            await PlainTextResponse("There is nothing here.", 404)(scope, receive, send)
            return
        fault = self._fault(request, operation)
        if fault and await self._strikes(fault, scope, receive, send):
            return
        query = f"?{request.query}" if request.query else ""
        scope = dict(scope) | {
            "profilecheck.fault": fault,
            "profilecheck.address": f"https://{request.host}{request.path}{query}",
        }
        sending = _half_of(send) if fault and fault.kind is FaultKind.HALF_PAGE else send
        await self.networks[network].app(scope, _replayed(body, receive), sending)

    def _fault(self, request: Request, operation: str) -> Fault | None:
        query = f"?{request.query}" if request.query else ""
        name = f" {operation}" if operation else ""
        if fault := self.faults.at(f"{request.host}{request.path}{query}{name}"):
            return fault
        referrer = urlsplit(request.headers.get("referer", ""))
        if request.method == "GET" or not referrer.hostname:
            return None
        page = f"{referrer.hostname}{referrer.path}" + (f"?{referrer.query}" * bool(referrer.query))
        fault = self.faults.at(page)
        return fault if fault and fault.kind in _FOLLOWS_THE_PAGE else None

    async def _strikes(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> bool:
        """Answer as the fault has it; False where the request is to be served all the same."""
        if fault.kind in _SHOWN_BY_PAGES:
            return False
        if fault.kind is FaultKind.LIST_STOPS and not self.faults.list_stops_now(fault):
            return False
        if fault.kind is FaultKind.NO_ANSWER:
            await self._wait_for_the_end(receive)
        await _failure(fault.kind)(scope, receive, send)
        return True

    async def _wait_for_the_end(self, receive: Receive) -> None:
        """Wait until the client gives up or the replica stops."""
        gone = asyncio.ensure_future(_disconnected(receive))
        stopping = asyncio.ensure_future(self.stopping.wait())
        _, waiting = await asyncio.wait({gone, stopping}, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


def _failure(kind: FaultKind) -> HTMLResponse:
    if kind is FaultKind.BLANK_PAGE:
        return HTMLResponse(_BLANK)
    status = {FaultKind.RATE_LIMITED: 429, FaultKind.NO_ANSWER: 503}.get(kind, 500)
    text = "Sorry, something went wrong."
    page = f'<!DOCTYPE html><html lang="en"><title>Error</title><h1>{html.escape(text)}</h1></html>'
    return HTMLResponse(page, status)


def _half_of(send: Send) -> Send:
    """Send the first half of an answer as if it were all."""
    begun: Message = {}
    body = b""

    async def half(message: Message) -> None:
        nonlocal begun, body
        if message["type"] == "http.response.start":
            begun = message
            return
        body += message.get("body", b"")
        if message.get("more_body"):
            return
        sent = body[: len(body) // 2]
        others = [(n, v) for n, v in begun["headers"] if n.lower() != b"content-length"]
        length = (b"content-length", str(len(sent)).encode())
        await send(dict(begun) | {"headers": [*others, length]})
        await send({"type": "http.response.body", "body": sent})

    return half


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _request(scope: Scope, receive: Receive) -> tuple[Request, bytes]:
    http = HttpRequest(scope, receive)
    headers = {name.lower(): value for name, value in http.headers.items()}
    body = b""
    if scope["method"] not in ("GET", "HEAD", "OPTIONS"):
        async for part in http.stream():
            body = (body + part)[:_MAX_BODY]
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    request = Request(
        method=scope["method"],
        host=headers.get("host", "").partition(":")[0].lower(),
        path=scope["path"],
        query=scope["query_string"].decode("latin-1"),
        headers=headers,
        form={name: values[0] for name, values in fields.items()},
    )
    return request, body


def _received(request: Request, network: Network | None, operation: str) -> Received:
    return Received(
        kind=_kind(request, network),
        method=request.method,
        host=request.host,
        path=request.path,
        operation=operation,
    )


def _kind(request: Request, network: Network | None) -> Kind:
    if request.headers.get("upgrade", "").lower() == "websocket":
        return Kind.WEB_SOCKET
    if network:
        return network.kind_of(request)
    return Kind.READ if request.method in ("GET", "HEAD", "OPTIONS") else Kind.CHANGE


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Give the body again, which was read to count the request."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
