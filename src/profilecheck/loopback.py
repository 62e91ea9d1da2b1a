"""Serving on this computer alone: a socket for it, and a quiet server that says when it answers.

The replicas and the page are both served this way.
"""

import asyncio
import socket
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import uvicorn
from starlette.types import ASGIApp

__all__ = ["QuietServer", "let_in", "loopback_socket"]

_SECONDS_TO_STOP = 3
_STEPS_TO_LET_IN = 10


def loopback_socket() -> socket.socket:
    """Return a socket for this computer, not bound yet."""
    # asyncio sends small replies at once only on a socket that names its protocol; on one that
    # does not, each part of a list waits some 40 ms.
    return socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)


class QuietServer(uvicorn.Server):
    """A server that writes nothing anywhere; `answers` is set once it answers.

    `more` is what is particular to it, as `uvicorn.Config` takes it.
    """

    def __init__(self, app: ASGIApp, **more: Any) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="off",
                ws="none",
                loop="asyncio",
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_SECONDS_TO_STOP,
                **more,
            )
        )
        self.answers = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        self.answers.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End; whoever connects as it does is let in first, and then hung up on like the others."""
        await let_in(at.fileno() for at in sockets or ())
        await super().shutdown(sockets)


async def let_in(listening: Iterable[int]) -> None:
    """Accept nobody else at the sockets of these file numbers, and let in those accepted.

    To be awaited before a server is closed: asyncio leaves open what it accepted just before. It
    gives a connection its transport one step later, and then finds no server to attach it to.
    """
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # Windows' loop waits in another way
        for at in listening:
            loop.remove_reader(at)
    for _ in range(_STEPS_TO_LET_IN):
        await asyncio.sleep(0)
