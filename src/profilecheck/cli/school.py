"""`profilecheck school`: asks what "work" looks like, and keeps it in the private folder."""

from pathlib import Path
from typing import Annotated

import typer

from profilecheck.cli.options import refuse_several
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError
from profilecheck.questions.school import (
    SCHOOL_FIELDS,
    SchoolField,
    replies_of,
    school_in,
    school_problems,
)
from profilecheck.school import School, load_school, school_yaml
from profilecheck.store.school import keep_school, kept_school
from profilecheck.store.store import Store

__all__ = ["ask_school", "school"]

_LEFT_OUT = "-"
_TAKE_OR_LEAVE = f"Press Enter to take what is shown, or “{_LEFT_OUT}” to leave it out."


def school(
    file: Annotated[
        Path | None,
        typer.Option("--school", help="Take the school from this file instead of asking."),
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Only show what is kept.")] = False,
) -> None:
    """Say which school is yours.

    Then its name, addresses and numbers are found when they are on a profile.
    """
    refuse_several({"--school": file is not None, "--show": show})
    store = own_store()
    if show:
        typer.echo(_kept(store).rstrip("\n"))
        return
    described = load_school(file) if file else ask_school(_kept_or_why_not(store))
    path = keep_school(store, described)
    typer.echo(f"Kept on this computer, in {path}")


def _kept(store: Store) -> str:
    kept = kept_school(store)
    if kept is None:
        raise InputError("no school is kept yet. Type “profilecheck school” to name yours.")
    return school_yaml(kept)


def _kept_or_why_not(store: Store) -> School | None:
    try:
        return kept_school(store)
    except InputError as error:
        raise InputError(
            f"{error} Put that right in the file; or move the file away, and start again to be "
            "asked for all of it."
        ) from None


def ask_school(kept: School | None = None) -> School:
    """Ask for the school, line by line, until what was given can be used.

    What is `kept`, or was typed before and can be used, is shown and need not be typed anew.
    """
    typer.echo("Which school do you work for? Put “;” between several answers.")
    replies = replies_of(kept) if kept else {}
    while True:
        if replies:
            typer.echo(_TAKE_OR_LEAVE)
        replies = {field.name: _ask(field, replies.get(field.name, "")) for field in SCHOOL_FIELDS}
        try:
            return school_in(replies, kept)
        except InputError as error:
            typer.echo(f"{error}\n")
            wrong = school_problems(replies, kept)
            replies = {name: reply for name, reply in replies.items() if name not in wrong}


def _ask(field: SchoolField, shown: str) -> str:
    if shown:
        typed = str(typer.prompt(field.label, default=shown)).strip()
        return "" if typed == _LEFT_OUT else typed
    if field.optional:
        prompt = f"{field.label} (Enter to leave out)"
        return str(typer.prompt(prompt, default="", show_default=False))
    return str(typer.prompt(field.label))
