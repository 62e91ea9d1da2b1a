"""`profilecheck school`: asks what "work" looks like, and keeps it in the private folder."""

from pathlib import Path
from typing import Annotated

import typer

from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError
from profilecheck.questions.school import SCHOOL_FIELDS, SchoolField, school_in
from profilecheck.school import School, load_school, school_yaml
from profilecheck.store.school import keep_school, kept_school
from profilecheck.store.store import Store

__all__ = ["ask_school", "school"]


def school(
    file: Annotated[
        Path | None,
        typer.Option("--school", help="Take the school from this file instead of asking."),
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Only show what is kept.")] = False,
) -> None:
    """Say which school is yours.

    Then its name, its addresses and its numbers can be told when they stand on a profile.
    """
    store = own_store()
    if show:
        typer.echo(_kept(store).rstrip("\n"))
        return
    described = load_school(file) if file else ask_school()
    path = keep_school(store, described)
    typer.echo(f"Kept on this computer, in {path}")


def _kept(store: Store) -> str:
    kept = kept_school(store)
    if kept is None:
        raise InputError("no school is kept yet. Type “profilecheck school” to name yours.")
    return school_yaml(kept)


def ask_school() -> School:
    """Ask for the school, line by line, until what was given can be used."""
    typer.echo("Which school do you work for? Several answers on one line: put ; between them.")
    while True:
        try:
            return school_in({field.name: _ask(field) for field in SCHOOL_FIELDS})
        except InputError as error:
            typer.echo(f"{error}\n")


def _ask(field: SchoolField) -> str:
    if field.optional:
        prompt = f"{field.label} (Enter to leave out)"
        return str(typer.prompt(prompt, default="", show_default=False))
    return str(typer.prompt(field.label))
