"""`doctor` and `purge`: whether everything is in place, what is stored, and its removal."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from profilecheck import __version__
from profilecheck.browser.find import find_browser
from profilecheck.cli.signing_in import age_and_end
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import BrowserMissingError
from profilecheck.questions.replies import day_in
from profilecheck.sites import called
from profilecheck.storage import open_to_others
from profilecheck.store.removing import Kept, remove_everything, what_is_kept
from profilecheck.store.store import Store
from profilecheck.vault import has_system_keyring
from profilecheck.words.dates import day

__all__ = ["doctor", "purge"]


def doctor() -> None:
    """Check the set-up, and say what is stored.

    Whether a browser is there, where things are kept, and who else can read them.
    """
    typer.echo(f"profilecheck {__version__}")
    missing = _browser_line()
    _folder_lines(own_store())
    if missing is not None:
        raise missing


def _browser_line() -> BrowserMissingError | None:
    try:
        found = find_browser()
    except BrowserMissingError as error:
        typer.echo("Browser:  none found")
        return error
    typer.echo(f"Browser:  {found.name} ({found.path})")
    return None


def _folder_lines(store: Store) -> None:
    folder = store.home
    if not folder.exists():
        typer.echo(f"Folder:   {folder} (nothing is stored yet)")
        return
    typer.echo(f"Folder:   {folder}")
    kept = what_is_kept(store)
    typer.echo(f"School:   {'kept' if kept.school else 'not named yet'}")
    typer.echo(f"People:   {'a list is kept' if kept.people else 'no list'}")
    typer.echo(f"Search:   {'notes are kept' if kept.search else 'no notes'}")
    newest = f", the newest of {_day_of(kept.runs[-1])}" if kept.runs else ""
    typer.echo(f"Runs:     {len(kept.runs)}{newest}")
    typer.echo(
        f"Sealed:   {'with your passphrase' if store.has_passphrase else 'no passphrase is set'}"
    )
    typer.echo(f"Keyring:  {'there is one' if has_system_keyring() else 'none on this computer'}")
    _login_lines(kept)
    typer.echo(_privacy_line(folder))


def _day_of(run: str) -> str:
    """The day that a run's folder is named after."""
    on = day_in(run[:10])
    return day(on) if on else run


def _login_lines(kept: Kept) -> None:
    typer.echo(f"Sign-ins: {len(kept.logins) or 'none'} kept")
    for one in kept.logins:
        typer.echo(f"          {called(one.network)}: {age_and_end(one, datetime.now(UTC))}")


def _privacy_line(folder: Path) -> str:
    seen = list(open_to_others(folder))
    if not seen:
        return "Privacy:  nobody else on this computer can read these files"
    return (
        f"Privacy:  {len(seen)} of these can be read by others on this computer, the "
        f"first is {seen[0]}. Set the folder and what is in it so that only you can "
        "open it."
    )


def purge(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Remove everything that is stored."""
    store = own_store()
    if not store.home.exists():
        typer.echo("Nothing is stored.")
        return
    if not yes and not typer.confirm(f"Remove all that profilecheck keeps in {store.home}?"):
        typer.echo("Nothing was removed.")
        return
    done = remove_everything(store)
    if done.key:
        typer.echo("removed the key in this computer's keyring")
    for path in done.files.removed:
        typer.echo(f"removed {path}")
    for path in done.files.left:
        typer.echo(f"left {path}, which is none of profilecheck's")
    count = len(done.files.removed)
    typer.echo(f"{count} file{'' if count == 1 else 's'} removed. Nothing is stored any more.")
    if done.problem is not None:
        raise done.problem
