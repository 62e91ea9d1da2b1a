"""Ctrl-C: the work stops cleanly, and what was read is kept."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from profilecheck.errors import Interrupted
from profilecheck.store.runs import Run

__all__ = ["run_until_interrupted"]

_T = TypeVar("_T")


def run_until_interrupted(work: Coroutine[Any, Any, _T], run: Run) -> _T:
    """Run `work` to its end.

    Raises:
        Interrupted: the person pressed Ctrl-C; browsers and servers are closed by then.
    """
    try:
        return asyncio.run(work)
    except (KeyboardInterrupt, asyncio.CancelledError):
        if run.snapshot.is_file():
            raise Interrupted(
                f"stopped. What was read is kept; to see it, type: "
                f'profilecheck judge "{run.snapshot}"'
            ) from None
        raise Interrupted("stopped. Nothing had been read yet.") from None
