"""The folder of the page while it is served: one server at a time, and what it leaves."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from profilecheck.errors import InputError
from profilecheck.storage import read_text, remove, write_private
from profilecheck.store.locking import lock_held

__all__ = ["Running", "ServingFolder", "empty_practice", "practice_home", "sweep_served"]

_SHORTLY = 0.25
"""Seconds that somebody else's short hold of the lock is waited for: a command that sweeps."""


class Running(BaseModel):
    """How a second start reaches the server that runs: its port, and a key for that alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    port: int = Field(gt=0, lt=65_536)
    key: str = Field(min_length=20)


class ServingFolder:
    """What a server keeps beside the store in `home` while it runs."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._folder = home / "page"

    @contextmanager
    def held(self, seconds: float = _SHORTLY) -> Iterator[bool]:
        """Hold the folder while the block lasts; empty it before, and remove it after.

        Yields whether it is held: not where another server holds it for longer than `seconds`.

        Raises:
            StorageError: the folder cannot be made, locked or emptied.
        """
        is_held = False
        try:
            with lock_held(self._folder / "lock", seconds) as is_held:
                if is_held:
                    self._sweep()
                try:
                    yield is_held
                finally:
                    if is_held:
                        self._sweep()
        finally:
            if is_held:
                self._remove_if_empty()

    def announce(self, running: Running) -> None:
        """Write down how the server that runs is reached, for this user alone.

        Raises:
            StorageError: it cannot be written.
        """
        write_private(self._key, running.model_dump_json())

    def announced(self) -> Running | None:
        """Return how the server that runs is reached; None where that is not told, or not yet."""
        try:
            return Running.model_validate_json(read_text(self._key))
        except (InputError, ValidationError):
            return None

    @property
    def _key(self) -> Path:
        return self._folder / "running.json"

    def _remove_if_empty(self) -> None:
        """Leave no folder that was made for the server alone."""
        for folder in (self._folder, self._home):
            with suppress(OSError):  # something is in it, or somebody has begun to use it
                folder.rmdir()

    def _sweep(self) -> None:
        remove(self._key)


def practice_home(home: Path) -> Path:
    """Return where what is tried out on a made-up person is kept, until the page ends."""
    return home / "practice"


def sweep_served(home: Path) -> None:
    """Remove what a server that was killed has left in `home`; one that runs is left alone.

    Raises:
        StorageError: something could not be removed.
    """
    practice = practice_home(home)
    if (practice / "page").is_dir():
        with ServingFolder(practice).held(0) as nobody_practises:
            if nobody_practises:
                empty_practice(practice)
    if (home / "page").is_dir():
        with ServingFolder(home).held(0):
            pass


def empty_practice(practice: Path) -> None:
    """Remove all that was kept in `practice`, by whoever holds its `ServingFolder`.

    Raises:
        StorageError: something could not be removed.
    """
    for entry in sorted(practice.iterdir()) if practice.exists() else ():
        if entry.name != "page":
            remove(entry)
