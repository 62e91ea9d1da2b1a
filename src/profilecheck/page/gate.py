"""The gate before the page: one browser of this computer gets in, and nobody else is answered.

A page on loopback can be reached by every program and every user of the computer, and each page
that is open in the person's browser can send it requests. What stands against that:

- a token in the address, good for one use, becomes a cookie that only this browser has;
- the page's addresses begin with something that nobody can guess, and the cookie is for those
  alone. A browser would send it to every port of this computer otherwise;
- the name in the address has to be the page's own, so that no other name can be led to it (DNS
  rebinding);
- what changes something has to come from the page itself. Cookies alone do not prove it: for them
  all ports of this computer are one site;
- nothing else than plain paths, known methods and small bodies is passed on.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from profilecheck.page.entrance import AGAIN, HOST, KEY_HEADER, Entrance
from profilecheck.page.life import Life
from profilecheck.page.showing import Upload, plain_page, plain_style_source

__all__ = [
    "CHECKS",
    "HEADERS",
    "MOST_BYTES",
    "MOST_UPLOADED",
    "Asked",
    "Refusal",
    "gated",
    "is_plain",
]

MOST_BYTES = 256 * 1024
"""How many bytes a form has at most."""
MOST_UPLOADED = 16 * 2**30
"""How many bytes of files are taken at once; they are streamed to the disk."""

HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'self' {plain_style_source()}; script-src 'self'; "
        "img-src 'self'; form-action 'self'; connect-src 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    # Not “no-referrer”: with it, browsers send a form of our own with the origin “null”. Nobody
    # else is told an address either way.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
"""What stands on every answer."""

_SEGMENT = r"(?!\.+(?:/|\Z))[A-Za-z0-9._~@:,+-]+"
_PLAIN = re.compile(rf"/(?:{_SEGMENT}(?:/{_SEGMENT})*/?)?\Z")
"""Nothing escaped, nothing empty, no dots alone: a path that means the same to everybody."""


def is_plain(path: str) -> bool:
    """Whether `path` is an address of this page that cannot lead anywhere else."""
    return _PLAIN.match(path) is not None


@dataclass(frozen=True)
class Refusal:
    """Why nothing is done: a status of HTTP, and a sentence for the person."""

    status: HTTPStatus
    says: str

    def response(self) -> Response:
        """Return the answer, which shows nothing of the page."""
        return HTMLResponse(plain_page("profilecheck", self.says), self.status)


@dataclass(frozen=True)
class Asked:
    """A request before it is answered. `own` is the page's host and port, as in its address."""

    request: Request
    own: str
    most_bytes: int

    @property
    def changes(self) -> bool:
        """Whether it may change something."""
        return self.request.method == "POST"

    def said(self, header: str) -> list[str]:
        """Return each value that is given of a header."""
        return self.request.headers.getlist(header)


_STRANGER = Refusal(
    HTTPStatus.FORBIDDEN,
    "This page belongs to somebody else's browser, or it was closed. Start profilecheck again.",
)

_NOT_OURS = Refusal(
    HTTPStatus.FORBIDDEN,
    "This was sent by another page, so nothing was done. Open profilecheck's own page.",
)

Check = Callable[[Asked], Refusal | None]


def comes_from_this_computer(asked: Asked) -> Refusal | None:
    """Nobody on a network is answered, whatever the server is made to listen at."""
    client = asked.request.client
    if client is None or client.host != HOST:
        return Refusal(HTTPStatus.FORBIDDEN, "This page is for this computer alone.")
    return None


def is_for_this_address(asked: Asked) -> Refusal | None:
    """The host is the page's own, exactly: no other name, no other port, no second one."""
    if asked.said("host") != [asked.own]:
        return Refusal(
            HTTPStatus.MISDIRECTED_REQUEST,
            "This is not the page's address. Open the one that profilecheck shows as it starts.",
        )
    return None


def has_a_plain_path(asked: Asked) -> Refusal | None:
    """The path, as it was sent, is a plain one."""
    raw: bytes = asked.request.scope.get("raw_path") or b""
    if not is_plain(raw.decode("latin-1")):
        return Refusal(HTTPStatus.NOT_FOUND, "There is no such page.")
    return None


def has_a_known_method(asked: Asked) -> Refusal | None:
    """It asks for a page, or sends a form."""
    if asked.request.method not in {"GET", "HEAD", "POST"}:
        return Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "This page is only read, or sent a form.")
    return None


def is_not_too_large(asked: Asked) -> Refusal | None:
    """It does not announce more than is taken; that no more comes is seen as it comes."""
    announced = asked.said("content-length")
    if any(not size.isdecimal() or int(size) > asked.most_bytes for size in announced):
        return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is too large. Send less at once.")
    return None


def comes_from_this_page(asked: Asked) -> Refusal | None:
    """A form was sent by the page itself, and says so; what names another origin is refused."""
    origins = asked.said("origin")
    own = [f"http://{asked.own}"]
    if origins != own and (asked.changes or origins):
        return _NOT_OURS
    return None


def is_fetched_by_this_page(asked: Asked) -> Refusal | None:
    """Where the browser says whose page sends it, it is this one; a page may be opened by hand."""
    allowed = {"same-origin"} if asked.changes else {"same-origin", "none"}
    return None if set(asked.said("sec-fetch-site")) <= allowed else _NOT_OURS


CHECKS: tuple[Check, ...] = (
    comes_from_this_computer,
    is_for_this_address,
    has_a_plain_path,
    has_a_known_method,
    is_not_too_large,
    comes_from_this_page,
    is_fetched_by_this_page,
)
"""What every request has to stand, in this order, before a cookie or a token is looked at."""


def gated(app: Starlette, *, port: int, entrance: Entrance, life: Life) -> ASGIApp:
    """Return `app` behind the gate, as served at `port`.

    `life` is told whenever the person does something.
    """
    # An address with a slash too many is none: it would be led on to one that has no root.
    app.router.redirect_slashes = False
    uploads = tuple(route for route in app.routes if isinstance(route, Upload))
    return _Gate(app, uploads, f"{HOST}:{port}", entrance, life)


@dataclass(frozen=True)
class _Gate:
    """The application `app` behind the gate. `own` is its host and port."""

    app: ASGIApp
    uploads: Iterable[Upload]
    own: str
    entrance: Entrance
    life: Life

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # what the server is told not to offer
            return
        asked = self._asked(Request(scope))
        answer = self._answer(asked)
        bounded = _Bounded(receive, asked.most_bytes)
        sending = _with_headers(send, self.entrance.root)
        if answer is not None:
            await answer(scope, bounded, sending)
            return
        path = self._path(scope)
        await self.app({**scope, "path": path, "raw_path": path.encode()}, bounded, sending)

    def _path(self, scope: Scope) -> str:
        """What is asked for, as the page knows it; "" where it is not below the page's root."""
        root, path = self.entrance.root, str(scope["path"])
        return path.removeprefix(root) if path.startswith(f"{root}/") else ""

    def _asked(self, request: Request) -> Asked:
        path = self._path(request.scope)
        large = any(upload.path_regex.match(path) for upload in self.uploads)
        return Asked(request, self.own, MOST_UPLOADED if large else MOST_BYTES)

    def _answer(self, asked: Asked) -> Response | None:
        """Return what is answered here; None where the page answers."""
        for check in CHECKS:
            refusal = check(asked)
            if refusal is not None:
                return refusal.response()
        if asked.request.scope["path"] == AGAIN:
            return self._another_way_in(asked.request)
        at_the_door = self._path(asked.request.scope) == "/" and asked.request.method == "GET"
        if at_the_door and "token" in asked.request.query_params:
            return self._let_in(asked.request)
        return self._go_on(asked.request)

    def _another_way_in(self, request: Request) -> Response:
        """Answer a second start of the program; the person is at the keyboard then."""
        if request.method != "POST" or not self.entrance.has_key(
            request.headers.get(KEY_HEADER, "")
        ):
            return _STRANGER.response()
        self.life.use()
        return PlainTextResponse(self.entrance.new_way_in())

    def _let_in(self, request: Request) -> Response:
        """Answer the address with a token; the next one is without, and leaves it nowhere.

        Whoever was let in before needs no token: a person may open the printed address again.
        """
        cookie = self.entrance.admit(request.query_params["token"])
        if cookie is None and not self._is_known(request):
            return _STRANGER.response()
        self.life.use()
        answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        if cookie is None:
            return answer
        root = self.entrance.root
        answer.set_cookie(self._cookie, cookie, path=root, httponly=True, samesite="strict")
        return answer

    def _go_on(self, request: Request) -> Response | None:
        if not self._is_known(request):
            return _STRANGER.response()
        if _is_the_persons(request):
            self.life.use()
        return None

    def _is_known(self, request: Request) -> bool:
        below = bool(self._path(request.scope))
        return below and self.entrance.knows(request.cookies.get(self._cookie, ""))

    @property
    def _cookie(self) -> str:
        """The cookie's name. Who does not know it cannot put another cookie in its place."""
        return f"profilecheck-{self.entrance.root[1:]}"


def _is_the_persons(request: Request) -> bool:
    """Whether the person did this: opened a screen, or sent a form; a script's requests are not."""
    return request.headers.get("sec-fetch-mode", "navigate") == "navigate"


class _Bounded:
    """A request's body as it comes in, until it is more than `most` bytes."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    async def __call__(self) -> Message:
        """Return the next part.

        Raises:
            HTTPException: it is too large.
        """
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return message


def _with_headers(send: Send, root: str) -> Send:
    """Return `send`, with `HEADERS` on every answer in place of what it says itself.

    Where it leads on to is below `root`, as all of the page is.
    """

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if "location" in headers:
                headers["location"] = root + headers["location"]
        await send(message)

    return sending
