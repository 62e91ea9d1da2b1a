"""A quiet server for this computer alone, which says when it answers.

The replicas and the page are both served this way.
"""

import socket
import threading
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from profilecheck.sockets import let_in

__all__ = ["QuietServer"]

_SECONDS_TO_STOP = 3


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
