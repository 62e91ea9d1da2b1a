"""Screens that change by themselves: what goes on in the background, told to every tab that looks.

Without script, a screen shows how far things are when it is opened, and a link to look again.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any, Protocol, TypeVar

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from profilecheck.page.desk import Desk
from profilecheck.page.locked import LockedError, unlocking
from profilecheck.page.showing import rendered
from profilecheck.page.working import Board

__all__ = ["events", "fragment"]


class Followed(Protocol):
    """What tells of its changes."""

    root: str

    @property
    def board(self) -> Board:
        """What is followed."""


F = TypeVar("F", bound=Followed)
Now = Callable[[F], tuple[dict[str, str], str]]
"""What a screen shows now: its parts by the id they have on it, and where to go on to, or ""."""


def fragment(desk: Desk, name: str, **shown: Any) -> str:
    """Return one part of a screen, from the template of its own that the screen holds too."""
    return rendered(f"parts/{name}", desk, **shown)


def events(path: str, now: Now[F]) -> Route:
    """Return the address at which a screen is followed, which is one below the screen's own.

    Every follower gets first how things stand, and then each change of it. Where the passphrase is
    needed first, they are led to where it is asked for.
    """

    async def endpoint(request: Request) -> Response:
        screen = path.rpartition("/")[0]
        return EventSourceResponse(_stream(request.app.state.desk, now, screen))

    return Route(path, endpoint, methods=["GET"])


async def _stream(desk: F, now: Now[F], screen: str) -> AsyncIterator[ServerSentEvent]:
    last = ""
    async for _ in desk.board.follow():
        parts, on_to = await asyncio.to_thread(_now_or_locked, desk, now, screen)
        data = json.dumps({"parts": parts, "onTo": on_to and desk.root + on_to})
        if data != last:
            last = data
            yield ServerSentEvent(data, event="now")


def _now_or_locked(desk: F, now: Now[F], screen: str) -> tuple[dict[str, str], str]:
    try:
        return now(desk)
    except LockedError:
        return {}, unlocking(screen)
