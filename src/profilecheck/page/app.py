"""The page as a web application: its addresses, behind the gate that lets in one browser only."""

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from profilecheck.errors import ProfileCheckError
from profilecheck.page.desk import Desk
from profilecheck.page.locked import LockedError, unlocking
from profilecheck.page.screens import (
    accounts,
    before,
    checklist,
    deleting,
    ending,
    expect,
    files,
    handouts,
    looking,
    networks,
    reminding,
    rooms,
    saving,
    school,
    searching,
    signing,
    unlock,
)
from profilecheck.page.showing import (
    came_back_to_a_form,
    get,
    on_to,
    post,
    said_by,
    screen,
    static_file,
    to_where_they_are,
)
from profilecheck.page.way import DamagedWayError, Step, Way, put_way_aside, way_aside
from profilecheck.report.html import own_file

__all__ = ["application"]

_STATIC = {
    "following.js": "text/javascript",
    "icon.svg": "image/svg+xml",
    "once.js": "text/javascript",
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
            *accounts.ROUTES,
            *files.ROUTES,
            *looking.ROUTES,
            *checklist.ROUTES,
            *saving.ROUTES,
            *deleting.ROUTES,
            *reminding.ROUTES,
            *rooms.ROUTES,
            *handouts.ROUTES,
            *searching.ROUTES,
            *unlock.ROUTES,
            post("/begin-anew", _begin_anew),
            *ending.ROUTES,
        ],
        exception_handlers={
            LockedError: _locked,
            DamagedWayError: _damaged,
            ProfileCheckError: _problem,
            HTTPException: _no_such_page,
            Exception: _broken,
        },
    )
    app.state.desk = desk
    return app


def _where_they_were(desk: Desk, request: Request) -> Response:
    return to_where_they_are(desk)


def _begin_anew(desk: Desk, request: Request, form: FormData) -> Response:
    """Put a damaged way aside; whoever has a checklist is led there, others to the beginning."""
    try:
        desk.way()
    except DamagedWayError:
        put_way_aside(desk.store)
        if desk.check() is not None:
            desk.keep(Way(step=Step.CHECKLIST))
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
    return screen(request.app.state.desk, "problem", status=422, says=said_by(error))


async def _damaged(request: Request, error: Exception) -> Response:
    """How far the person had come cannot be read: what is wrong, and a way to begin it anew."""
    desk = request.app.state.desk
    return screen(desk, "damaged", status=422, says=said_by(error), aside=way_aside(desk.store))


async def _locked(request: Request, error: Exception) -> Response:
    """What is needed is sealed: the passphrase first, then what was sent, or back to the screen."""
    again = error.again if isinstance(error, LockedError) else None
    if again is not None:
        request.app.state.desk.held_back = again
    return on_to(unlocking(request.url.path if again is None else "/"))


_SAYS = {
    HTTPStatus.BAD_REQUEST: "What was sent cannot be read. Go back, and send it again.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "That is too large. Go back, and send less at once.",
}


async def _no_such_page(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    desk = request.app.state.desk
    if came_back_to_a_form(request, status):
        return on_to("/")
    if status in _SAYS:
        return screen(desk, "problem", status=status, says=_SAYS[HTTPStatus(status)])
    return screen(desk, "missing", status=status)


async def _broken(request: Request, error: Exception) -> Response:
    """A mistake of the program's; what it was about may be the person's, so it is told nowhere."""
    return screen(request.app.state.desk, "broken", status=500)
