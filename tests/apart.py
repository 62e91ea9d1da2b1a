"""Runs code in a thread of its own, for code that starts an event loop.

In the main thread of a test process one is running already: pytest-playwright's.
"""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `work` there and return what it returns."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(work, *args, **kwargs).result()


def to_its_end(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine there and return what it returns."""
    return apart(asyncio.run, work)
