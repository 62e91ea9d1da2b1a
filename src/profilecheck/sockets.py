"""Sockets for this computer alone: how to make one, and how to close it with nothing left open."""

import asyncio
import socket
from collections.abc import Iterable
from contextlib import suppress

__all__ = ["let_in", "loopback_socket"]

_STEPS_TO_LET_IN = 10


def loopback_socket() -> socket.socket:
    """Return a socket for this computer, not bound yet."""
    # asyncio sends small replies at once only on a socket that names its protocol; on one that
    # does not, each part of a list waits some 40 ms.
    return socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)


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
