"""What is sealed with a passphrase, on the page: asked for on one screen, a few times at most."""

import time
from collections.abc import Callable
from urllib.parse import quote

from starlette.responses import Response

from profilecheck.errors import InputError
from profilecheck.store.store import Store

__all__ = ["LockedError", "Tries", "asked_on_the_page", "unlocking"]

_TRIES = 3
_WAIT = 60.0  # seconds


class LockedError(InputError):
    """What is kept is sealed, and the passphrase was not given yet, or another one was set.

    `again` does what was sent once more, None where nothing was that is kept.
    """

    again: Callable[[], Response] | None = None


def asked_on_the_page(store: Store) -> None:
    """Stand in for asking: whatever screen needs the passphrase, leads to the one that asks.

    Raises:
        LockedError: always.
    """
    raise LockedError("what is kept is sealed. Give your passphrase first.")


def unlocking(back: str) -> str:
    """Return the address that asks for the passphrase, and then leads to the screen at `back`."""
    return f"/unlock?back={quote(back)}"


class Tries:
    """How often a passphrase was wrong. After three times a minute has to pass.

    `clock` returns seconds that only ever grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong = 0
        self._since = 0.0

    @property
    def has_to_wait(self) -> bool:
        """Whether no passphrase is tried now."""
        return self._wrong >= _TRIES and self._clock() - self._since < _WAIT

    def note_wrong(self) -> None:
        """Note that it was another passphrase."""
        self._wrong = 1 if self._wrong >= _TRIES else self._wrong + 1
        self._since = self._clock()

    def forget(self) -> None:
        """Note that it was the right one."""
        self._wrong = 0
