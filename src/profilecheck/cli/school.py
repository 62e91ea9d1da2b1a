"""`profilecheck school`: asks what "work" looks like, and keeps it in the private folder."""

from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError
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
        given = {
            "names": _ask_list("Its name, and other ways people write it"),
            "short_names": _ask_list("Short names or initials people use", optional=True),
            "town": _ask("Town", optional=True),
            "email_domains": _ask_list("What its e-mail addresses end in", optional=True),
            "phones": _ask_list("Its phone numbers", optional=True),
            "role_words": _ask_list("Your job, in the words you would use", optional=True),
        }
        try:
            return School.model_validate(given)
        except ValidationError as error:
            first = error.errors()[0]
            problem = str(first.get("ctx", {}).get("error", first["msg"]))
            typer.echo(f"That cannot be used: {problem}. Please try once more.\n")


def _ask(what: str, *, optional: bool = False) -> str:
    if optional:
        answer = typer.prompt(f"{what} (Enter to leave out)", default="", show_default=False)
    else:
        answer = typer.prompt(what)
    return str(answer).strip()


def _ask_list(what: str, *, optional: bool = False) -> tuple[str, ...]:
    return tuple(part.strip() for part in _ask(what, optional=optional).split(";") if part.strip())
