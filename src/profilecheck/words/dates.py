"""Days and moments as people write them, by this computer's clock."""

from datetime import date, datetime

__all__ = ["READ_LONG_AGO", "clock", "day", "moment", "when"]

READ_LONG_AGO = "That is a while ago. It may have changed since, and would not be read anew."


def day(on: date) -> str:
    """A day as people write it: "3 May 2026"."""
    return f"{on.day} {on:%B %Y}"


def moment(at: datetime) -> str:
    """A moment by this computer's clock: "3 May 2026, 09:05"."""
    here = at.astimezone()
    return f"{day(here)}, {here:%H:%M}"


def when(at: datetime, taken_at: datetime) -> str:
    """A moment of the check: with the day only where that is not the day it was made on."""
    same_day = at.astimezone().date() == taken_at.astimezone().date()
    return f"{at.astimezone():%H:%M}" if same_day else moment(at)


def clock(at: datetime) -> str:
    """The time of day by this computer's clock, to the second: "09:05:12"."""
    return f"{at.astimezone():%H:%M:%S}"
