"""What a command that was cut off has left, and sign-ins that were kept long enough: removed.

Every command waits for it, so what opens sealed files, and what locks, is loaded only where it
is needed.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path

from profilecheck.browser.profiles import sweep_profiles, sweep_scratch, windows_open
from profilecheck.errors import StorageError, because_of
from profilecheck.storage import data_home, remove, sweep_unfinished

__all__ = ["Leftover", "clear_leftovers", "handed_over_folder", "shown_folder"]

_HANDED_OVER_FOR = timedelta(days=1)
"""A page that is open holds what was handed over to it until it is read."""


class Leftover(Enum):
    """One thing that was left, and what the person has to know of it."""

    SIGN_IN_CUT_OFF = auto()
    """The folder of a sign-in window was deleted."""
    WINDOW_OPEN = auto()
    """A sign-in window is open, so its folder stays."""
    COPY_IN_CLEAR = auto()
    """The copy in clear of a sealed report was deleted."""


def clear_leftovers(now: datetime) -> Iterator[Leftover | str | StorageError]:
    """Clear the private folder; yield what was found.

    A text is the id of a network whose kept sign-in was over at `now`, and was deleted. What cannot
    be removed is yielded as the error that says so, and stops nothing.
    """
    home = data_home()
    steps = (
        _windows,
        _browsers,
        lambda: _copies(home),
        lambda: _handed_over(home, now),
        lambda: _served(home),
        lambda: _logins(home, now),
    )
    for step in steps:
        yield from _without_stopping(step)
    sweep_unfinished(home)


def shown_folder(home: Path) -> Path:
    """Return where the copy in clear of a sealed page lies while it is read."""
    return home / "shown"


def handed_over_folder(home: Path) -> Path:
    """Return where files that the person handed over lie until they are read."""
    return home / "handed-over"


def _without_stopping(
    step: Callable[[], Iterator[Leftover | str]],
) -> Iterator[Leftover | str | StorageError]:
    try:
        yield from step()
    except StorageError as error:
        yield error
    except OSError as error:
        what = error.filename or "what an earlier start left"
        yield StorageError(f"{what}: this cannot be looked through {because_of(error)}")


def _windows() -> Iterator[Leftover]:
    if sweep_profiles():
        yield Leftover.SIGN_IN_CUT_OFF
    if windows_open():
        yield Leftover.WINDOW_OPEN


def _browsers() -> Iterator[Leftover]:
    sweep_scratch()
    yield from ()  # there was nothing of the person's in them


def _copies(home: Path) -> Iterator[Leftover]:
    if remove(shown_folder(home)):
        yield Leftover.COPY_IN_CLEAR


def _handed_over(home: Path, now: datetime) -> Iterator[Leftover]:
    folder = handed_over_folder(home)
    # A file that comes to those of a network changes the time of no folder above its own.
    places = (folder, *folder.glob("*"), *folder.glob("*/*"))
    with suppress(FileNotFoundError):  # there is none, or another command removes it meanwhile
        newest = max(place.stat().st_mtime for place in places)
        if now.timestamp() - newest > _HANDED_OVER_FOR.total_seconds():
            remove(folder)
    yield from ()  # the person still has them


def _served(home: Path) -> Iterator[Leftover]:
    if not ((home / "page").is_dir() or (home / "practice").is_dir()):
        return
    from profilecheck.store.serving import sweep_served

    sweep_served(home)
    yield from ()  # what is left of practice is nobody's, and of the page nothing that is missed


def _logins(home: Path, now: datetime) -> Iterator[str]:
    if not (home / "logins").is_dir():
        return
    from profilecheck.store.logins import drop_expired_logins

    for kept in drop_expired_logins(home, now):
        yield kept.network
