"""The last step of every command that makes a report: judge, save, show, and the exit code."""

from datetime import date
from pathlib import Path

import typer
from rich.console import Console

from profilecheck.checklist import Checklist
from profilecheck.cli.options import FailOn
from profilecheck.cli.output import output
from profilecheck.model import Answers, Report, Snapshot
from profilecheck.report import render, save
from profilecheck.school import School, load_school
from profilecheck.store.checks import KeptCheck
from profilecheck.store.runs import Run
from profilecheck.store.school import kept_school, school_for
from profilecheck.store.store import Store
from profilecheck.vocabulary import Outcome

__all__ = [
    "EXIT_FOUND",
    "finish",
    "made_again",
    "own_school",
    "say_where",
    "school_of",
    "show_saved",
]

EXIT_FOUND = 10
"""The exit code where `--fail-on` found what it names."""


def own_school(store: Store, given: Path | None) -> School | None:
    """Return the school in the file that was given, else the one kept, else None."""
    return load_school(given) if given is not None else kept_school(store)


def school_of(store: Store, snapshot: Snapshot, given: Path | None) -> School | None:
    """Return the school in the file that was given, else that of the person audited."""
    return load_school(given) if given is not None else school_for(store, snapshot)


def finish(
    run: Run,
    snapshot: Snapshot,
    *,
    checklist: Checklist,
    school: School | None,
    answers: Answers | None = None,
    with_pdf: bool = False,
    fail_on: FailOn | None = None,
    console: Console | None = None,
) -> None:
    """Judge `snapshot`, save the report in `run`, show it, and exit as `fail_on` asks.

    Without `answers`, those count that are kept of the person whom the snapshot is about.

    Raises:
        typer.Exit: with `EXIT_FOUND`, where a clause came to what `fail_on` names.
    """
    check = KeptCheck(run, snapshot)
    report = check.judge(checklist, school, answers or check.answers(), date.today())
    save(run, report, with_pdf=with_pdf)
    show_saved(report, run, console or output(), with_pdf=with_pdf)
    if fail_on is not None and _found(report, fail_on):
        raise typer.Exit(EXIT_FOUND)


def show_saved(report: Report, run: Run, console: Console, *, with_pdf: bool) -> None:
    """Show a report that was saved in `run`, and how to get at its files."""
    render(report, console, report_path=None if run.sealed else run.page)
    if run.sealed:
        typer.echo("\nThe full checklist is sealed with your passphrase. To read it, type:")
        typer.echo("  profilecheck report --open")
    if with_pdf:
        _say_where_to_print(run, "profilecheck report")


def made_again(run: Run) -> str:
    """Return what is said above the place of a report that was made again in `run`."""
    return (
        "Your report is made again, and sealed. To read it, type:"
        if run.sealed
        else "Your report is made again:"
    )


def say_where(run: Run, *, with_pdf: bool) -> None:
    """Say where a report is that was made again in `run`, which need not be the newest."""
    command = f'profilecheck report "{run.report}"'
    if run.sealed:
        typer.echo(f"   {command} --open")
    else:
        typer.echo(f"   {run.page}")
    if with_pdf:
        _say_where_to_print(run, command)


def _say_where_to_print(run: Run, command: str) -> None:
    typer.echo(
        "A PDF would be in clear, so none was made. To make one all the same, type:\n"
        f"  {command} --pdf --out FOLDER"
        if run.sealed
        else f"To print: {run.pdf}"
    )


def _found(report: Report, fail_on: FailOn) -> bool:
    worse = {
        FailOn.NOT_MET: (Outcome.NOT_MET,),
        FailOn.COULD_NOT_TELL: (Outcome.NOT_MET, Outcome.COULD_NOT_TELL),
    }
    return any(report.count(outcome) for outcome in worse[fail_on])
