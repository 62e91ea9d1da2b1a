"""The parts that the pages of every replica share; each network lists its own pages."""

from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from urllib.parse import parse_qs, quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from profilecheck.replica.catalogues import pages_folder
from profilecheck.replica.faults import Fault

__all__ = [
    "Handler",
    "LastSlashOptional",
    "fault_of",
    "form_of",
    "leading_to",
    "no_content",
    "quoted_address",
    "rendered",
    "same_path_at",
    "static_at",
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
