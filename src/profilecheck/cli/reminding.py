"""`profilecheck remind`: a calendar entry for the next look, which gives nothing away."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from profilecheck.cli.asking import show
from profilecheck.cli.options import refuse_several
from profilecheck.errors import InputError
from profilecheck.named import is_there
from profilecheck.questions.reminders import CALENDAR, after, day_named, entry
from profilecheck.storage import read_text, write_private
from profilecheck.words.dates import day

__all__ = ["remind"]

_USUAL = "6 months"


def remind(
    span: Annotated[
        str | None,
        typer.Option(
            "--in",
            help=f"In how long: “{_USUAL}” unless you say “3 weeks”, or “1 year”.",
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", help="On which day instead: 2027-05-03.")
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", help="The file to write, for your calendar to open.")
    ] = Path("check-my-profiles.ics"),
) -> None:
    """Write a calendar entry for the next look at your profiles.

    It says “Check my profiles” and no more, so that a calendar that others see gives nothing away.
    """
    refuse_several({"--in": span is not None, "--on": on is not None})
    today = date.today()
    span = _USUAL if span is None else span
    when = day_named(on, today) if on is not None else after(today, span)
    if out.suffix.casefold() != ".ics":
        raise InputError(f"{out}: calendars open files that end in .ics; name such a file.")
    if is_there(out) and CALENDAR not in read_text(out):
        raise InputError(f"{out}: there is another calendar in this file already. Name a new one.")
    write_private(out, entry(when, datetime.now(UTC)))
    show(f"{out}: a reminder for {day(when)}. Open it, and your calendar takes it in.")
