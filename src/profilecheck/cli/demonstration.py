"""`profilecheck demo`: the audit of a made-up person, on replicas of the networks."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
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
from profilecheck.cli.unlocking import own_store
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
) -> None:
    """Show what an audit looks like, on a made-up person.

    A real browser reads replicas of the networks that this computer serves to itself. No account
    is needed, and nothing goes over the internet.
    """
    # Only this command waits for the replicas' server to be loaded.
    from profilecheck.cli.made_up import audit_of, person

    loaded = load_checklist(checklist)
    someone = person(name)
    run = new_run(own_store(), datetime.now().astimezone(), out, made_up=True)
    console = Console()
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
