"""`profilecheck people`: the person's own list of people at the school, kept in the private folder.

The list is used on this computer, to tell which posts name somebody, and goes into no snapshot and
no report.
"""

from pathlib import Path
from typing import Annotated

import typer

from profilecheck.cli.kept import forget_kept, read_kept, write_kept
from profilecheck.errors import InputError
from profilecheck.school import School, Workplace, load_people, people_in

__all__ = ["kept_people", "people", "workplace_at"]

_FILE = "people.txt"


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
    if sum((file is not None, show, forget)) > 1:
        raise InputError("give one of --file, --show and --forget.")
    if show:
        typer.echo("\n".join(kept_people()) or "No names are kept.")
    elif forget:
        removed = forget_kept(_FILE)
        typer.echo("The names were removed." if removed else "No names are kept.")
    else:
        _keep(load_people(file) if file else (*kept_people(), *_ask()))


def kept_people() -> tuple[str, ...]:
    """Return the names that are kept, none where no list is.

    Raises:
        InputError: the list was changed by hand, and has a line that cannot be used.
    """
    text = read_kept(_FILE)
    return () if text is None else people_in(text, _FILE)


def workplace_at(school: School | None) -> Workplace:
    """Return the workplace that the person's posts are held against, with the names they listed."""
    return Workplace(school, kept_people())


def _ask() -> tuple[str, ...]:
    typer.echo("Who works or learns at your school? Type a name, then Enter; Enter alone ends.")
    names: list[str] = []
    while name := str(typer.prompt("Name", default="", show_default=False)).strip():
        try:
            names += people_in(name, "This name")
        except InputError:
            typer.echo("That is not one name. Type one at a time, as in Jo Bell, or Mrs Bell.")
    return tuple(names)


def _keep(names: tuple[str, ...]) -> None:
    if not names:
        typer.echo("No names were given, so nothing was kept.")
        return
    unique = people_in("\n".join(names), "Your list")
    path = write_kept(_FILE, "\n".join(unique) + "\n")
    count = "1 name" if len(unique) == 1 else f"{len(unique)} names"
    typer.echo(f"{count} kept on this computer, in {path}")
