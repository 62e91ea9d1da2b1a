"""When to look again: the day that a reply names, and the calendar entry it becomes."""

import calendar
import re
from datetime import date, datetime, timedelta
from uuid import uuid4

import profilecheck
from profilecheck.errors import InputError
from profilecheck.questions.replies import day_in
from profilecheck.words.dates import day

__all__ = ["CALENDAR", "after", "day_named", "entry"]

CALENDAR = "-//profilecheck//"
"""What the program's own calendar files can be known by."""

_TITLE = "Check my profiles"
_LONGEST = 10 * 366
_TOO_FAR = "{named} is too far away; ten years is the most."
_SPAN = re.compile(r"(\d{1,4})\s*(day|week|month|year)s?", re.IGNORECASE)
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}


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
        raise InputError(_TOO_FAR.format(named=f"“{span}”"))
    if unit in _DAYS:
        return today + timedelta(days=number * _DAYS[unit])
    months = today.month - 1 + number * _MONTHS[unit]
    year, month = today.year + months // 12, months % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def day_named(text: str, today: date) -> date:
    """Return the day that was named as in "2027-05-03" or "3 May 2027".

    Raises:
        InputError: it is no day, not later than `today`, or more than ten years after it.
    """
    when = day_in(text.strip())
    if when is None:
        raise InputError(f"“{text}” is no day; write it as 3 May 2027.")
    if when <= today:
        raise InputError(f"{day(when)} is not ahead of us; name a later day.")
    if (when - today).days > _LONGEST:
        raise InputError(_TOO_FAR.format(named=day(when)))
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
    whole.add("prodid", f"{CALENDAR}{profilecheck.__version__}//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add_component(event)
    content: bytes = whole.to_ical()
    return content
