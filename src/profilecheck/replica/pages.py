"""The parts that the pages of every replica share; each network lists its own pages."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal
from urllib.parse import parse_qs, quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from profilecheck.errors import InputError
from profilecheck.replica.catalogues import pages_folder
from profilecheck.replica.faults import Fault, FaultKind

__all__ = [
    "Barriers",
    "Door",
    "Handler",
    "LastSlashOptional",
    "cookies",
    "fault_of",
    "form_of",
    "leading_to",
    "no_content",
    "quoted_address",
    "rendered",
    "same_path_at",
    "sign_in",
    "static_at",
    "with_cookies",
]

Handler = Callable[[Request], Response]


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(pages_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, values: Mapping[str, object], status: int = 200) -> Response:
    """Return the page that `template` ("x/home.html") makes of `values`."""
    return HTMLResponse(_templates().get_template(template).render(values), status)


def static_at(path: str) -> Mount:
    """Serve the replicas' scripts and looks below `path`."""
    return Mount(path, StaticFiles(directory=pages_folder() / "static"))


class LastSlashOptional:
    """Serve `app`, whose addresses come with and without the last slash."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request as if its address had no slash at the end."""
        if scope["type"] == "http" and len(scope["path"]) > 1:
            scope = dict(scope) | {"path": scope["path"].removesuffix("/")}
        await self._app(scope, receive, send)


# What a request brings


def fault_of(request: Request) -> Fault | None:
    """The fault that the page must show."""
    fault: Fault | None = request.scope.get("profilecheck.fault")
    return fault


def quoted_address(request: Request) -> str:
    """The whole address as it was asked for, to be put into the query of another."""
    return quote(request.scope["profilecheck.address"], safe="")


async def form_of(request: Request) -> dict[str, str]:
    """The fields of the form that was sent, the first value of each."""
    body = (await request.body()).decode("utf-8", "replace")
    return {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}


# The checks before a page


@dataclass(frozen=True)
class Barriers:
    """The pages that a fault shows in place of the one asked for.

    `wall` asks for a sign-in, `check` whether this is a person, and `refusal` says that there were
    too many visits. None of them comes before a path that begins with one of `always_open`.
    """

    wall: Handler
    check: Handler
    refusal: Handler
    always_open: tuple[str, ...] = ()

    def __call__(self, request: Request) -> Response | None:
        """The answer in the page's stead, or None."""
        fault = fault_of(request)
        if fault is None or request.url.path.startswith(self.always_open):
            return None
        answers = {
            FaultKind.SIGN_IN_WALL: self.wall,
            FaultKind.CHECKPOINT: self.check,
            FaultKind.TEMPORARILY_BLOCKED: self.refusal,
        }
        answer = answers.get(fault.kind)
        return answer(request) if answer else None


@dataclass(frozen=True)
class Door:
    """The checks before a network's pages.

    `barriers` answer in a page's place; `viewer` returns who is signed in, and `to_sign_in` leads
    everybody else to signing in.
    """

    barriers: Barriers
    viewer: Callable[[Request], object]
    to_sign_in: Handler

    def page(self, path: str, handler: Handler, *, public: bool = False) -> Route:
        """Return a page with the checks before it; pages that are not public need a session."""

        async def endpoint(request: Request) -> Response:
            if barrier := self.barriers(request):
                return barrier
            if not public and self.viewer(request) is None:
                return self.to_sign_in(request)
            return handler(request)

        return Route(path, endpoint, methods=["GET"])


# Sessions


def cookies(
    domain: str,
    values: Mapping[str, str],
    *,
    hidden: str,
    same_site: Literal["None", "Lax"] = "None",
) -> list[dict[str, Any]]:
    """Return cookies as a Playwright storage state has them; `hidden` is not seen by scripts."""
    return [
        {
            "name": name,
            "value": value,
            "domain": domain,
            "path": "/",
            "expires": -1,
            "httpOnly": name == hidden,
            "secure": True,
            "sameSite": same_site,
        }
        for name, value in values.items()
    ]


def with_cookies(response: Response, given: Iterable[Mapping[str, Any]]) -> Response:
    """Return `response`, which now gives the cookies, in the shape of `cookies`, to the browser."""
    for cookie in given:
        response.set_cookie(
            cookie["name"],
            cookie["value"],
            domain=cookie["domain"].removeprefix("."),
            secure=True,
            httponly=cookie["httpOnly"],
            samesite=cookie["sameSite"].lower(),
        )
    return response


async def sign_in(
    request: Request,
    cookies_for: Callable[[str], list[dict[str, Any]]],
    *,
    asked_at: str,
    home: str,
    is_own: Callable[[str], bool],
) -> Response:
    """Sign in the person that was chosen at `asked_at`, and lead to where they wanted to go.

    Elsewhere than to a host of the network's own (`is_own`) nobody is led: they come to `home`.
    """
    form = await form_of(request)
    try:
        given = cookies_for(form.get("person", ""))
    except InputError:
        return RedirectResponse(asked_at, 303)
    wanted = form.get("next", "")
    own = is_own(urlsplit(wanted).hostname or "")
    return with_cookies(RedirectResponse(wanted if own else home, 303), given)


# Answers without a page


def leading_to(address: str) -> Handler:
    """Lead to `address`, whatever was asked for."""
    return lambda _: RedirectResponse(address, 302)


def same_path_at(root: str) -> Callable[[Request], Awaitable[Response]]:
    """Lead to the same path and query at `root`."""

    async def endpoint(request: Request) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{root}{request.url.path}{query}", 301)

    return endpoint


async def no_content(_: Request) -> Response:
    """Take what was sent and say nothing."""
    return Response(status_code=204)
