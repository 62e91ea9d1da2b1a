"""What every command does first: removes what a command that was cut off has left, and says so.

Every command waits for it, so what seals sign-ins is loaded only where one is kept.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import typer

from profilecheck.browser.profiles import sweep_profiles, sweep_scratch, windows_open
from profilecheck.errors import StorageError
from profilecheck.storage import data_home, remove, sweep_unfinished

__all__ = ["tidy"]


def tidy() -> None:
    """Remove leftovers, and sign-ins that were kept long enough; say what is gone.

    What cannot be removed is said as well, and stops nothing.
    """
    for step in (_windows, _browsers, _copies, _logins):
        _say(step)
    sweep_unfinished(data_home())


def _say(step: Callable[[], Iterator[str]]) -> None:
    try:
        for sentence in step():
            typer.echo(sentence, err=True)
    except StorageError as error:
        typer.echo(f"profilecheck: {error}", err=True)


def _windows() -> Iterator[str]:
    if sweep_profiles():
        yield "A sign-in was cut off last time. Its window's folder was deleted; sign in again."
    if windows_open():
        yield "A sign-in window is open. Once it is closed, the next start deletes its folder."


def _browsers() -> Iterator[str]:
    sweep_scratch()
    yield from ()  # there was nothing of the person's in them


def _copies() -> Iterator[str]:
    if remove(data_home() / "shown"):
        yield "A report was left open last time. Its copy in clear was deleted."


def _logins() -> Iterator[str]:
    if not (data_home() / "logins").is_dir():
        return
    from profilecheck.browser.logins import drop_expired_logins
    from profilecheck.cli.signing_in import network_of

    for kept in drop_expired_logins(datetime.now(UTC)):
        yield f"Your sign-in to {network_of(kept)} was kept long enough, and was deleted."
