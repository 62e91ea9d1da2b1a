"""What every command does first: removes what a command that was cut off has left, and says so."""

from datetime import UTC, datetime
from pathlib import Path

import typer

from profilecheck.errors import StorageError
from profilecheck.storage import data_home
from profilecheck.store.leftovers import Leftover, clear_leftovers

__all__ = ["tidy"]

_SAID = {
    Leftover.SIGN_IN_CUT_OFF: (
        "A sign-in was cut off last time. Its window's folder was deleted; sign in again."
    ),
    Leftover.WINDOW_OPEN: (
        "A sign-in window is open. Once it is closed, the next start deletes its folder."
    ),
    Leftover.COPY_IN_CLEAR: "A report was left open last time. Its copy in clear was deleted.",
}


def tidy() -> None:
    """Remove leftovers, and sign-ins that were kept long enough; say what is gone.

    Raises:
        StorageError: a file stands where the private folder, or one above it, belongs.
    """
    _refuse_a_file_in_its_place(data_home())
    for found in clear_leftovers(datetime.now(UTC)):
        typer.echo(_sentence(found), err=True)


def _refuse_a_file_in_its_place(home: Path) -> None:
    there = next((place for place in (home, *home.parents) if place.exists()), None)
    if there is not None and not there.is_dir():
        raise StorageError(
            f"{there}: this is a file, and the folder for what you keep belongs there. Move the "
            "file away, and start again."
        )


def _sentence(found: Leftover | str | StorageError) -> str:
    if isinstance(found, Leftover):
        return _SAID[found]
    if isinstance(found, StorageError):
        return f"profilecheck: {found}"
    # Not at the top: the name of a network is seldom needed here.
    from profilecheck.sites import called

    return f"Your sign-in to {called(found)} was kept long enough, and was deleted."
