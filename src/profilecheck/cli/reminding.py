"""`profilecheck remind`: a calendar entry for the next look, which gives nothing away."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from profilecheck import __version__
from profilecheck.errors import InputError
from profilecheck.storage import read_text, write_private
from profilecheck.words.dates import day

__all__ = ["after", "entry", "remind"]

_TITLE = "Check my profiles"
_LONGEST = 10 * 366
_OURS = "-//profilecheck//"
_SPAN = re.compile(r"(\d{1,4})\s*(day|week|month|year)s?", re.IGNORECASE)
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}


def remind(
    span: Annotated[
        str, typer.Option("--in", help="In how long: “6 months”, “3 weeks”, “1 year”.")
    ] = "6 months",
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
    today = date.today()
    when = _day_named(on, today) if on else after(today, span)
    if out.suffix.casefold() != ".ics":
        raise InputError(f"{out}: calendars open files that end in .ics; name such a file.")
    if out.exists() and _OURS not in read_text(out):
        raise InputError(f"{out}: there is another calendar in this file already. Name a new one.")
    write_private(out, entry(when, datetime.now(UTC)))
    typer.echo(f"{out}: a reminder for {day(when)}. Open it, and your calendar takes it in.")


def after(today: date, span: str) -> date:
    """Return the day that is a span such as "6 months" after `today`.

    Where the month has no such day, it is its last one.

    Raises:
        InputError: it is no such span, or longer than ten years.
    """
    match = _SPAN.fullmatch(span.strip())
    if match is None or int(match[1]) == 0:
        raise InputError(f"“{span}” is no span of time; write it as “6 months” or “3 weeks”.")
    number, unit = int(match[1]), match[2].casefold()
    if number * {"day": 1, "week": 7, "month": 31, "year": 366}[unit] > _LONGEST:
        raise InputError(f"“{span}” is too far away; ten years is the most.")
    if unit in _DAYS:
        return today + timedelta(days=number * _DAYS[unit])
    months = today.month - 1 + number * _MONTHS[unit]
    year, month = today.year + months // 12, months % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _day_named(text: str, today: date) -> date:
    try:
        when = date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(f"“{text}” is no day; write it as 2027-05-03.") from None
    if when <= today:
        raise InputError(f"{day(when)} is not ahead of us; name a later day.")
    return when


def entry(when: date, now: datetime) -> bytes:
    """Return an iCalendar file with one entry that takes the whole day, and rings in its morning.

    Source of the format: RFC 5545.
    """
    # Not at the top: every command would wait a tenth of a second for what this one needs.
    import icalendar

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _TITLE)
    alarm.add("trigger", timedelta(hours=9))
    event = icalendar.Event()
    event.add("uid", str(uuid4()))
    event.add("dtstamp", now)
    event.add("dtstart", when)
    event.add("dtend", when + timedelta(days=1))
    event.add("summary", _TITLE)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")  # the day stays free for others to see
    event.add_component(alarm)
    whole = icalendar.Calendar()
    whole.add("prodid", f"{_OURS}{__version__}//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add_component(event)
    content: bytes = whole.to_ical()
    return content
