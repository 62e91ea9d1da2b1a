"""How a screen is shown, and what comes of a form: the one way from a handler to an answer.

A handler is an ordinary function. It runs in a thread, so that nothing it does holds up another
screen. A form that is taken is answered by another address (303), so that “back” and “reload” send
nothing twice. One that is not taken is answered in its place; `once.js` sees to the same there.
"""

import asyncio
import base64
import hashlib
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from importlib.resources import files
from typing import Any, ParamSpec, Protocol, TypeVar

from jinja2 import ChoiceLoader, PackageLoader
from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from profilecheck.errors import ProfileCheckError
from profilecheck.page.desk import Desk
from profilecheck.page.locked import LockedError
from profilecheck.page.way import Step
from profilecheck.report.html import environment
from profilecheck.with_command import plainly
from profilecheck.words.plurals import counted

__all__ = [
    "Upload",
    "answer",
    "came_back_to_a_form",
    "download",
    "get",
    "in_thread",
    "on_the_way",
    "on_to",
    "plain_page",
    "plain_style_source",
    "post",
    "rendered",
    "said_by",
    "screen",
    "static_file",
    "to_where_they_are",
]

P = ParamSpec("P")
T = TypeVar("T")
D = TypeVar("D")
C = TypeVar("C", bound="Changing")
Shown = Callable[[Desk, Request], Response]
Sent = Callable[[Desk, Request, FormData], Response]


class Changing(Protocol):
    """What forms change; whoever does holds `changing` meanwhile."""

    changing: threading.RLock


_STEPS = {
    Step.NETWORKS: "Networks",
    Step.SCHOOL: "School",
    Step.EXPECT: "What you expect",
    Step.BEFORE: "Before we look",
    Step.SIGN_IN: "Sign in",
    Step.LOOKING: "Looking",
    Step.CHECKLIST: "Checklist",
}


def get(path: str, handler: Callable[[D, Request], Response]) -> Route:
    """Return the route of a screen; its handler is given the desk of the application."""

    async def endpoint(request: Request) -> Response:
        return await in_thread(handler, request.app.state.desk, request)

    return Route(path, endpoint, methods=["GET"])


def post(path: str, handler: Callable[[C, Request, FormData], Response]) -> Route:
    """Return the route of a form. One form at a time changes what is kept.

    What was sent while the passphrase is needed first is done once that is given.
    """

    def changing(desk: C, request: Request, form: FormData) -> Response:
        with desk.changing:
            try:
                return handler(desk, request, form)
            except LockedError as error:
                error.again = error.again or partial(changing, desk, request, form)
                raise

    return answer(path, changing)


async def in_thread(work: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """Do `work` where it holds up no other screen; return what it returns."""
    return await asyncio.to_thread(work, *args, **named)


def answer(path: str, handler: Callable[[D, Request, FormData], Response]) -> Route:
    """Return the route of a form that may take its time: other forms do not wait for it.

    What it changes of what is kept, it changes while it holds the desk's `changing` itself.
    """

    async def endpoint(request: Request) -> Response:
        async with request.form() as form:
            return await in_thread(handler, request.app.state.desk, request, form)

    return Route(path, endpoint, methods=["POST"])


def on_the_way(step: Step, show: Shown, send: Sent) -> tuple[Route, Route]:
    """Return the routes of a screen of the way, and of its form.

    Whoever has not come so far is led to where they are.
    """

    def shown(desk: Desk, request: Request) -> Response:
        return show(desk, request) if desk.way().has_reached(step) else to_where_they_are(desk)

    def sent(desk: Desk, request: Request, form: FormData) -> Response:
        way = desk.way()
        return send(desk, request, form) if way.has_reached(step) else to_where_they_are(desk)

    return get(f"/{step}", shown), post(f"/{step}", sent)


def came_back_to_a_form(request: Request, status: int) -> bool:
    """Whether someone asks for an address that only takes forms: that of a refused one's answer."""
    return status == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET"


def to_where_they_are(desk: Desk) -> Response:
    """Return the answer that leads to the last screen the person came to."""
    return on_to(f"/{desk.way().step}")


class Upload(Route):
    """The route of a form with files in it: the gate lets in more there than elsewhere."""


def screen(desk: Desk, name: str, *, status: int = 200, **shown: Any) -> Response:
    """Return a screen from its template; `shown` is what the template shows."""
    page = rendered(name, desk, steps=_STEPS, at=name, **shown)
    return HTMLResponse(page, status)


def rendered(name: str, desk: Desk, **shown: Any) -> str:
    """Return what a template makes of `shown`; each address in it begins with `root`."""
    template = _ENVIRONMENT.get_template(f"{name}.html.j2")
    return template.render(counted=counted, desk=desk, root=desk.root, **shown)


def plain_page(title: str, says: str) -> str:
    """Return a page that says one thing, and needs nothing else of this page to be shown.

    Its style stands in it, for nothing is served to strangers, or after the end.
    """
    style = Markup(_plain_style())  # noqa: S704 - our own file, no text of anybody else
    return _ENVIRONMENT.get_template("plain.html.j2").render(title=title, says=says, style=style)


def plain_style_source() -> str:
    """Return the source of a plain page's style, as a content security policy names it."""
    digest = hashlib.sha256(_plain_style().encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _plain_style() -> str:
    return static_file("plain.css")


def download(content: bytes, name: str, media_type: str) -> Response:
    """Return a file that the browser saves as `name`, and keeps no other copy of."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=media_type, headers=headers)


def on_to(where: str) -> Response:
    """Return the answer to a form: go on to the address `where` of this page."""
    return RedirectResponse(where, 303)


def said_by(error: Exception) -> str:
    """Return what an error says to the person, who has no terminal here."""
    return plainly(error.says) if isinstance(error, ProfileCheckError) else str(error)


def static_file(name: str) -> str:
    """Return one of the page's own files: a style sheet, or a script."""
    return (files("profilecheck.page") / "static" / name).read_text(encoding="utf-8")


_ENVIRONMENT = environment(
    ChoiceLoader([PackageLoader("profilecheck.page"), PackageLoader("profilecheck.report")])
)
