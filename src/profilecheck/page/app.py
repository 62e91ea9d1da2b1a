"""The page as a web application: its addresses, behind the gate that lets in one browser only."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from profilecheck.errors import ProfileCheckError
from profilecheck.page.desk import Desk
from profilecheck.page.screens import (
    before,
    checklist,
    deleting,
    expect,
    files,
    looking,
    networks,
    reminding,
    saving,
    school,
    signing,
)
from profilecheck.page.showing import get, screen, static_file, to_where_they_are
from profilecheck.report.html import own_file

__all__ = ["application"]

_STATIC = {
    "following.js": "text/javascript",
    "icon.svg": "image/svg+xml",
    "page.css": "text/css",
    "page.js": "text/javascript",
}


def application(desk: Desk) -> Starlette:
    """Return the page of `desk`."""
    app = Starlette(
        routes=[
            get("/", _where_they_were),
            Route("/static/{name}", _static),
            *networks.ROUTES,
            *school.ROUTES,
            *expect.ROUTES,
            *before.ROUTES,
            *signing.ROUTES,
            *files.ROUTES,
            *looking.ROUTES,
            *checklist.ROUTES,
            *saving.ROUTES,
            *deleting.ROUTES,
            *reminding.ROUTES,
        ],
        exception_handlers={ProfileCheckError: _problem},
    )
    app.state.desk = desk
    return app


def _where_they_were(desk: Desk, request: Request) -> Response:
    return to_where_they_are(desk)


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name == "report.css":
        return Response(own_file("report.css"), media_type="text/css")
    if name not in _STATIC:
        return Response(status_code=404)
    return Response(static_file(name), media_type=_STATIC[name])


async def _problem(request: Request, error: Exception) -> Response:
    """What a handler could not do, in its own sentence, with a way back."""
    return screen(request.app.state.desk, "problem", status=422, says=str(error))
