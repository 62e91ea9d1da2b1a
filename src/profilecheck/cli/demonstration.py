"""`profilecheck demo`: the audit of a made-up person, on replicas of the networks."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from profilecheck.checklist import load_checklist
from profilecheck.cli.finishing import finish
from profilecheck.cli.interrupting import run_until_interrupted
from profilecheck.cli.options import (
    ChecklistOption,
    FailOnOption,
    OutOption,
    PdfOption,
    ShowBrowserOption,
)
from profilecheck.cli.output import output
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError
from profilecheck.storage import refuse_to_write_at, write_new_private
from profilecheck.store.runs import new_run
from profilecheck.store.school import made_up_school

__all__ = ["demo"]


def demo(
    name: Annotated[
        str,
        typer.Option("--person", help="Which made-up person: exposed, careful, mixed or popular."),
    ] = "exposed",
    out: OutOption = None,
    pdf: PdfOption = False,
    show_browser: ShowBrowserOption = False,
    checklist: ChecklistOption = None,
    fail_on: FailOnOption = None,
    export_of: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--export-of",
            metavar="PERSON NETWORK",
            help="Write the data export that a network would make of a made-up person, and audit "
            "nothing.",
        ),
    ] = None,
) -> None:
    """Show what an audit looks like, on a made-up person.

    A real browser reads replicas of the networks that this computer serves to itself. No account
    is needed, and nothing goes over the internet.
    """
    if export_of is not None:
        if pdf or show_browser or checklist or fail_on:
            raise InputError(
                "with --export-of, a file is written and nothing is audited. Of the other options "
                "it takes --out alone, for the folder."
            )
        _write_export(*export_of, out or Path())
        return
    # Only this command waits for the replicas' server to be loaded.
    from profilecheck.cli.made_up import audit_of, person

    loaded = load_checklist(checklist)
    someone = person(name)
    run = new_run(own_store(), datetime.now().astimezone(), out, made_up=True)
    console = output()
    console.print(Text(f"A made-up person: {someone.full_name}. {someone.description}"))
    snapshot = run_until_interrupted(audit_of(someone, run, console, show=show_browser), run)
    finish(
        run,
        snapshot,
        checklist=loaded,
        school=made_up_school(),
        with_pdf=pdf,
        fail_on=fail_on,
        console=console,
    )


def _write_export(name: str, network: str, folder: Path) -> None:
    """Write the export of a made-up person into `folder`, under the name the network gives it.

    Raises:
        InputError: there is no such person, or nothing of theirs there.
        StorageError: it cannot be written, or a file of that name is there already.
    """
    # Nothing else of this command waits for these.
    from profilecheck.replica import person
    from profilecheck.replica.exports import export_of
    from profilecheck.sites import site

    someone, chosen = person(name), site(network)
    export = export_of(someone, chosen.id, date.today())
    path = folder / export.called
    refuse_to_write_at(path, "another folder with --out")
    write_new_private(path, export.content)
    typer.echo(f"Written: {path}")
    typer.echo(f"It is what {chosen.name} would hand to {someone.full_name}, who is made up.")
    typer.echo(f'To read it: profilecheck audit --export "{path}"')
