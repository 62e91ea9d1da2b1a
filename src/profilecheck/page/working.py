"""The page's own worker: an event loop in a thread of its own, and a board of what it is doing.

Reading a page of a network takes its time and must hold up no screen, so it happens here. Who
follows the board is told that something changed, and looks for themselves: one that is slow misses
nothing but what is past.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Coroutine, Iterable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar
from weakref import WeakSet

__all__ = ["Board", "Worker", "once_free"]

_T = TypeVar("_T")


class Board:
    """Tells any number of followers, each in a loop of their own, that something has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._followers: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._closed = False

    def changed(self) -> None:
        """Let everybody who follows look again; from any thread."""
        with self._lock:
            followers = tuple(self._followers)
        for loop, event in followers:
            with suppress(RuntimeError):  # the loop of one who has left
                loop.call_soon_threadsafe(event.set)

    def close(self) -> None:
        """Let everybody who follows go."""
        self._closed = True
        self.changed()

    async def follow(self) -> AsyncIterator[None]:
        """Yield at once, and then whenever something has changed, until it is closed."""
        follower = asyncio.get_running_loop(), asyncio.Event()
        with self._lock:
            self._followers.add(follower)
        try:
            while not self._closed:
                yield
                await follower[1].wait()
                follower[1].clear()
        finally:
            with self._lock:
                self._followers.discard(follower)


class Worker:
    """Runs coroutines side by side in a thread of its own, from `open` to `close`."""

    def __init__(self) -> None:
        self._opened: tuple[asyncio.AbstractEventLoop, threading.Thread] | None = None
        self._begun: WeakSet[Coroutine[Any, Any, Any]] = WeakSet()

    @property
    def _loop(self) -> asyncio.AbstractEventLoop:
        if self._opened is None:
            raise RuntimeError("nothing is done before the page is opened, or after it was closed")
        return self._opened[0]

    def open(self) -> None:
        """Begin to work."""
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=_run, args=(loop,), name="looking", daemon=True)
        self._opened = loop, thread
        thread.start()

    def close(self) -> None:
        """Cancel what goes on still, wait until it has put its things away, and end."""
        if self._opened is None:
            return
        loop, thread = self._opened
        asyncio.run_coroutine_threadsafe(self._cancel_all(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
        self._opened = None

    def start(self, work: Coroutine[Any, Any, _T]) -> "Future[_T]":
        """Begin `work`, and return at once; the future can be waited for, or cancelled."""
        self._begun.add(work)
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _cancel_all(self) -> None:
        """Cancel what was begun here, so that each part of it ends in order, then what is left."""
        here = asyncio.current_task()
        await _cancelled(t for t in asyncio.all_tasks() if t.get_coro() in self._begun)
        await _cancelled(task for task in asyncio.all_tasks() if task is not here)
        loop = asyncio.get_running_loop()
        await loop.shutdown_asyncgens()
        await loop.shutdown_default_executor()

    def soon(self, event: asyncio.Event) -> None:
        """Set an event that some work here waits for."""
        self._loop.call_soon_threadsafe(event.set)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    loop.run_forever()


async def _cancelled(tasks: Iterable[asyncio.Task[Any]]) -> None:
    going_on = tuple(tasks)
    for task in going_on:
        task.cancel()
    await asyncio.gather(*going_on, return_exceptions=True)


async def once_free(lock: asyncio.Lock) -> None:
    """Wait until whoever holds `lock` is done with it."""
    async with lock:
        pass
