"""`doctor` and `purge`: whether everything is in place, what is stored, and its removal."""

from pathlib import Path
from typing import Annotated

import typer

from profilecheck import __version__
from profilecheck.browser.find import find_browser
from profilecheck.cli.finishing import school_file
from profilecheck.cli.runs import runs_folder
from profilecheck.errors import BrowserMissingError
from profilecheck.storage import data_home, is_private
from profilecheck.storage import purge as remove_everything

__all__ = ["doctor", "purge"]


def doctor() -> None:
    """Check the set-up, and say what is stored.

    Whether a browser is there, where things are kept, and who else can read them.
    """
    typer.echo(f"profilecheck {__version__}")
    missing = _browser_line()
    _folder_lines(data_home())
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


def _folder_lines(folder: Path) -> None:
    if not folder.exists():
        typer.echo(f"Folder:   {folder} (nothing is stored yet)")
        return
    typer.echo(f"Folder:   {folder}")
    runs = runs_folder()
    kept = sorted(p.name for p in runs.iterdir()) if runs.is_dir() else []
    typer.echo(f"School:   {'kept' if school_file().is_file() else 'not named yet'}")
    typer.echo(f"Runs:     {len(kept)}{f', the newest of {kept[-1][:10]}' if kept else ''}")
    typer.echo(_privacy_line(folder))


def _privacy_line(folder: Path) -> str:
    open_to_others = [p for p in (folder, *folder.rglob("*")) if not is_private(p)]
    if not open_to_others:
        return "Privacy:  nobody else on this computer can read these files"
    return (
        f"Privacy:  {len(open_to_others)} of these can be read by others on this computer, the "
        f"first is {open_to_others[0]}. Remove everything with “profilecheck purge”."
    )


def purge(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Remove everything that is stored."""
    folder = data_home()
    if not folder.exists():
        typer.echo("Nothing is stored.")
        return
    if not yes and not typer.confirm(f"Remove everything in {folder}?"):
        typer.echo("Nothing was removed.")
        return
    removed = remove_everything(folder)
    for path in removed:
        typer.echo(f"removed {path}")
    typer.echo(f"{len(removed)} files removed. Nothing is stored any more.")
