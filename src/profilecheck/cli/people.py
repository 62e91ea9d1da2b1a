"""`profilecheck people`: the person's own list of people at the school, kept in the private folder.

The list is used on this computer, to tell which posts name somebody, and goes into no snapshot and
no report.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from profilecheck.cli.options import refuse_several
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError, Interrupted
from profilecheck.school import load_people, people_in
from profilecheck.store.people import forget_people, keep_people, kept_people
from profilecheck.store.store import Store

__all__ = ["people"]


def people(
    file: Annotated[
        Path | None,
        typer.Option("--file", help="Take the names from this file, one on each line."),
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Only show the names kept.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Remove the names kept.")] = False,
) -> None:
    """List people at your school, to find posts that name them.

    The list stays on this computer, for your eyes alone, and is in no report. A post that names
    somebody is then listed under “Worth reading again”, without the name.
    """
    refuse_several({"--file": file is not None, "--show": show, "--forget": forget})
    store = own_store()
    if show:
        typer.echo("\n".join(kept_people(store)) or "No names are kept.")
    elif forget:
        removed = forget_people(store)
        typer.echo("The names were removed." if removed else "No names are kept.")
    else:
        store.vault()  # a passphrase that is forgotten is found out before anything is typed
        _keep(store, load_people(file) if file else (*kept_people(store), *_ask()))


def _ask() -> tuple[str, ...]:
    typer.echo("Who works or learns at your school? Type a name, then Enter; Enter alone ends.")
    names: list[str] = []
    while name := _name(names):
        try:
            names += people_in(name, "This name")
        except InputError:
            typer.echo("That is not one name. Type one at a time, as in Jo Bell, or Mrs Bell.")
    return tuple(names)


def _name(before: Sequence[str]) -> str:
    """Ask for one more name; after those `before`, the end of the input ends the list, too."""
    try:
        return str(typer.prompt("Name", default="", show_default=False)).strip()
    except typer.Abort as end:
        if not before:
            raise
        if isinstance(end.__context__, EOFError):
            typer.echo()
            return ""
        raise Interrupted("stopped. None of the names that you just typed is kept.") from None


def _keep(store: Store, names: tuple[str, ...]) -> None:
    if not names:
        typer.echo("No names were given, so nothing was kept.")
        return
    unique, path = keep_people(store, names)
    count = "1 name" if len(unique) == 1 else f"{len(unique)} names"
    typer.echo(f"{count} kept on this computer, in {path}")
