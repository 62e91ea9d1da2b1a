"""`doctor` and `purge`: whether everything is in place, what is stored, and its removal."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from profilecheck import __version__
from profilecheck.browser.find import find_browser
from profilecheck.cli.signing_in import age_and_end, name_of
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import BrowserMissingError
from profilecheck.storage import data_home, is_private
from profilecheck.storage import purge as remove_everything
from profilecheck.store.logins import kept_logins
from profilecheck.store.runs import runs_folder
from profilecheck.store.school import school_file
from profilecheck.store.store import Store
from profilecheck.vault import forget_system_key, has_system_keyring

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
    runs = runs_folder(store)
    kept = sorted(p.name for p in runs.iterdir()) if runs.is_dir() else []
    typer.echo(f"School:   {'kept' if school_file(store).is_file() else 'not named yet'}")
    typer.echo(f"People:   {'a list is kept' if store.is_kept('people.txt') else 'no list'}")
    typer.echo(f"Runs:     {len(kept)}{f', the newest of {kept[-1][:10]}' if kept else ''}")
    typer.echo(
        f"Sealed:   {'with your passphrase' if store.has_passphrase else 'no passphrase is set'}"
    )
    typer.echo(f"Keyring:  {'there is one' if has_system_keyring() else 'none on this computer'}")
    _login_lines(store)
    typer.echo(_privacy_line(folder))


def _login_lines(store: Store) -> None:
    kept = kept_logins(store)
    typer.echo(f"Sign-ins: {len(kept) or 'none'} kept")
    for one in kept:
        typer.echo(f"          {name_of(one.network)}: {age_and_end(one, datetime.now(UTC))}")


def _privacy_line(folder: Path) -> str:
    open_to_others = [p for p in (folder, *folder.rglob("*")) if not is_private(p)]
    if not open_to_others:
        return "Privacy:  nobody else on this computer can read these files"
    return (
        f"Privacy:  {len(open_to_others)} of these can be read by others on this computer, the "
        f"first is {open_to_others[0]}. Set the folder and what is in it so that only you can "
        "open it."
    )


def purge(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Remove everything that is stored."""
    folder = data_home()
    if not folder.exists():
        typer.echo("Nothing is stored.")
        return
    if not yes and not typer.confirm(f"Remove all that profilecheck keeps in {folder}?"):
        typer.echo("Nothing was removed.")
        return
    try:
        # First the key: without it, nobody opens what it sealed, should the rest be cut off.
        if forget_system_key(folder):
            typer.echo("removed the key in this computer's keyring")
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    done = remove_everything(folder)
    for path in done.removed:
        typer.echo(f"removed {path}")
    for path in done.left:
        typer.echo(f"left {path}, which is none of profilecheck's")
    count = len(done.removed)
    typer.echo(f"{count} file{'' if count == 1 else 's'} removed. Nothing is stored any more.")
