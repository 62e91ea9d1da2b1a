"""What the person typed, as a number, a day, or years with their numbers."""

import re
from datetime import date, datetime

from profilecheck.model import Years

__all__ = ["day_in", "number_in", "years_in"]

_DATES = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*[:=]?\s+(\d{1,6})|((?:19|20)\d\d)\s*[:=]\s*(\d{1,6})")


def number_in(typed: str) -> int | None:
    """Return the whole number from 0 on that was typed; None where it is none."""
    # No more digits than any list of a network is long; int() refuses thousands of them loudly.
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 9 else None


def day_in(typed: str) -> date | None:
    """Return the day that was typed, as in "2026-11-23" or "23 November 2026"; None else."""
    for form in _DATES:
        try:
            # A day has no time, so there is no time zone to lose.
            return datetime.strptime(typed, form).date()
        except ValueError:
            continue
    return None


def years_in(typed: str) -> Years | None:
    """Return the years with their numbers in "2012: 3, 2015: 1", none in "0"; None else."""
    if typed == "0":
        return Years(years={})
    found = [(y or y2, n or n2) for y, n, y2, n2 in _YEAR.findall(typed)]
    left = _YEAR.sub("", typed).strip(" ,;.")
    return Years(years={int(y): int(n) for y, n in found}) if found and not left else None
