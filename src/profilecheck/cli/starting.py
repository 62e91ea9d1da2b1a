"""What every command does first: removes what a command that was cut off has left, and says so."""

from datetime import UTC, datetime

import typer

from profilecheck.errors import ProfileCheckError, StorageError
from profilecheck.storage import usable_home
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

    Where the private folder cannot be used, nothing is done: a command that needs it says why.
    """
    try:
        usable_home()
    except ProfileCheckError:
        return
    for found in clear_leftovers(datetime.now(UTC)):
        typer.echo(_sentence(found), err=True)


def _sentence(found: Leftover | str | StorageError) -> str:
    if isinstance(found, Leftover):
        return _SAID[found]
    if isinstance(found, StorageError):
        return f"profilecheck: {found}"
    # Not at the top: the name of a network is seldom needed here.
    from profilecheck.sites import called

    return f"Your sign-in to {called(found)} was kept long enough, and was deleted."
