"""Runs code in a thread of its own, for code that starts an event loop.

In the main thread of a test process one is running already: pytest-playwright's.
"""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from threading import Thread
from typing import Any, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `work` there and return what it returns.

    A test that is cut off while it waits here ends: nobody waits for the thread.
    """
    outcome: Future[T] = Future()

    def working() -> None:
        try:
            outcome.set_result(work(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is raised below
            outcome.set_exception(error)

    Thread(target=working, daemon=True).start()
    return outcome.result()


def to_its_end(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine there and return what it returns."""
    return apart(asyncio.run, work)
