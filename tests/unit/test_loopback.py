"""A server on this computer that ends leaves no connection open."""

import asyncio
import gc
import socket
import threading

from starlette.applications import Starlette

from profilecheck.loopback import QuietServer
from profilecheck.sockets import loopback_socket

_STEPS_UNTIL_ACCEPTED = 2
"""Of the loop: it learns of the connection, and takes it from the queue."""


class LateServer(QuietServer):
    """A server to which somebody connects at the moment when it ends."""

    def __init__(self) -> None:
        super().__init__(Starlette())
        self.late = socket.socket()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        assert sockets
        self.late.connect(sockets[0].getsockname())
        for _ in range(_STEPS_UNTIL_ACCEPTED):
            await asyncio.sleep(0)
        await super().shutdown(sockets)


def test_a_connection_that_came_as_it_ended_is_closed() -> None:
    server = LateServer()
    with loopback_socket() as at, server.late:
        at.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, args=([at],))
        thread.start()
        server.answers.wait()
        server.should_exit = True
        thread.join()
        gc.collect()  # a transport left open would warn here, and a warning is an error
        assert server.late.recv(1) == b""
