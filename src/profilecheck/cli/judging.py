"""`profilecheck judge` and `profilecheck report`: a saved run again, without a browser."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from profilecheck.checklist import load_checklist
from profilecheck.cli.finishing import finish, school_of, show_saved
from profilecheck.cli.options import (
    ChecklistOption,
    FailOnOption,
    OutOption,
    PdfOption,
    SchoolOption,
)
from profilecheck.cli.output import output
from profilecheck.cli.showing import open_in_browser
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError, StorageError
from profilecheck.model import Answers, Report
from profilecheck.report import may_be_saved_in, save
from profilecheck.store.runs import Run, all_runs, load_gathered, new_run
from profilecheck.store.store import Store, stored

__all__ = ["judge", "report"]


def judge(
    snapshot: Annotated[Path, typer.Argument(help="The snapshot.json of an earlier audit.")],
    checklist: ChecklistOption = None,
    school: SchoolOption = None,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", help="A file with answers, in place of those you gave."),
    ] = None,
    out: OutOption = None,
    pdf: PdfOption = False,
    fail_on: FailOnOption = None,
) -> None:
    """Judge a saved audit again.

    For instance against another checklist, or with another school.
    """
    store = own_store()
    gathered = load_gathered(store, snapshot)
    # All of it is read before a run is kept: what is wrong in a file leaves none behind.
    loaded = load_checklist(checklist)
    known_school = school_of(store, gathered, school)
    said = store.load(Answers, answers) if answers else None
    run = new_run(store, datetime.now().astimezone(), out)
    run.keep(gathered)
    finish(
        run,
        gathered,
        checklist=loaded,
        school=known_school,
        answers=said,
        with_pdf=pdf,
        fail_on=fail_on,
    )


def report(
    file: Annotated[
        Path | None,
        typer.Argument(help="A report.json; without one, the report of your newest audit."),
    ] = None,
    out: OutOption = None,
    pdf: PdfOption = False,
    full: Annotated[
        bool,
        typer.Option("--full", help="With --pdf: print everything that was seen as well."),
    ] = False,
    open_page: Annotated[
        bool, typer.Option("--open", help="Open the page in your own browser.")
    ] = False,
) -> None:
    """Show a report again, or make a PDF of it."""
    if full and not pdf:
        raise InputError("--full says what is in the PDF. Add --pdf.")
    store = own_store()
    source = stored(file) if file else _newest_report(store)
    made = store.load(Report, source)
    beside = Run(store, source.parent)
    if file and not out and not may_be_saved_in(beside, made, source):
        raise InputError(
            f"{source.parent}: there is another report in this folder, and it would be written "
            "over. Choose a new folder with --out."
        )
    run = new_run(store, datetime.now().astimezone(), out) if out else beside
    try:
        save(run, made, with_pdf=pdf, full=full)
    except StorageError:
        if out is None and not pdf:  # it can be read where nothing can be written
            show_saved(made, run, output(), with_pdf=False)
        raise
    show_saved(made, run, output(), with_pdf=pdf)
    if open_page:
        open_in_browser(store, run.page)


def _newest_report(store: Store) -> Path:
    run = next((run for run in all_runs(store) if run.report.is_file()), None)
    if run is None:
        raise InputError(
            "there is no report yet. Make one with “profilecheck audit”, or see one with "
            "“profilecheck demo”."
        )
    return run.report
