"""Closing the page, being told of its end in every open tab, and hiding it from a passer-by."""

import asyncio
from collections.abc import AsyncIterator

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.background import BackgroundTask
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from profilecheck.page.desk import Desk
from profilecheck.page.life import Life
from profilecheck.page.showing import get, on_to, plain_page, post, screen

__all__ = ["ROUTES"]

_SECONDS_TO_TELL = 2.0


def _show(desk: Desk, request: Request) -> Response:
    return screen(desk, "end", busy=desk.busy)


def _end(desk: Desk, request: Request, form: FormData) -> Response:
    """End the page. Nothing can be asked for after this, so the form itself is answered."""
    if desk.busy and form.get("sure") != "yes":
        return on_to("/end")
    farewell = f"profilecheck is closed. {desk.what_is_kept} You can close this window."
    ending = BackgroundTask(desk.life.end, farewell)
    return HTMLResponse(plain_page("profilecheck is closed", farewell), background=ending)


def _hidden(desk: Desk, request: Request) -> Response:
    return screen(desk, "notes")


async def _alive(request: Request) -> Response:
    """Tell a tab when the page ends, and why."""
    return EventSourceResponse(
        _farewell(request.app.state.desk.life), shutdown_grace_period=_SECONDS_TO_TELL
    )


async def _farewell(life: Life) -> AsyncIterator[ServerSentEvent]:
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    with life.telling(lambda: loop.call_soon_threadsafe(ended.set)):
        await ended.wait()
    yield ServerSentEvent(life.farewell, event="ended")


ROUTES = (
    get("/end", _show),
    post("/end", _end),
    get("/notes", _hidden),
    Route("/alive", _alive, methods=["GET"]),
)
