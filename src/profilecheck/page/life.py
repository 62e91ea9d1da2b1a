"""How long the page is served: until the person closes it, stops it, or leaves it alone."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["ALONE_FOR", "Life"]

ALONE_FOR = 30 * 60.0
"""Seconds without anything that the person did, after which the page ends by itself."""


class Life:
    """Whether the page goes on. `clock` returns seconds that only ever grow.

    After `alone_for` seconds without anything that the person did, it is left alone.

    Its methods may be called from any thread.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, *, alone_for: float = ALONE_FOR
    ) -> None:
        self._clock = clock
        self._alone_for = alone_for
        self._used = clock()
        self._farewell = ""
        self._told: list[Callable[[], object]] = []
        self._changing = threading.Lock()

    def use(self) -> None:
        """Note that the person did something, or that something is being done for them."""
        self._used = self._clock()

    @property
    def is_left_alone(self) -> bool:
        """Whether nobody has done anything for that long."""
        return self._clock() - self._used >= self._alone_for

    @property
    def farewell(self) -> str:
        """What the person is told as the page ends; "" while it goes on."""
        return self._farewell

    def end(self, farewell: str) -> None:
        """End the page with a sentence for the person. What was said first stays."""
        with self._changing:
            self._farewell = self._farewell or farewell
            told, self._told = self._told, []
        for tell in told:
            tell()

    @contextmanager
    def telling(self, tell: Callable[[], object]) -> Iterator[None]:
        """Call `tell` once when the page ends within the block, or at once if it has ended."""
        with self._changing:
            over = bool(self._farewell)
            if not over:
                self._told.append(tell)
        if over:
            tell()
        try:
            yield
        finally:
            with self._changing:
                if tell in self._told:
                    self._told.remove(tell)
