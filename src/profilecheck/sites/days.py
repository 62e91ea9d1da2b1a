"""The day of a post as its network shows it: by the clock of whoever looks, not by UTC.

What a network hands over says moments in UTC. In summer, what was posted after midnight is of the
day before there, and nobody finds it by that day.
"""

from datetime import UTC, date, datetime

__all__ = ["day_told", "shown_on", "shown_since_1970"]


def shown_on(moment: datetime) -> date:
    """Return the day on which a network shows a moment to who sits at this computer.

    One that has no zone is of the day that it says.
    """
    if moment.tzinfo is None:
        return moment.date()
    try:
        return moment.astimezone().date()
    except (OverflowError, ValueError, OSError):  # where calendars end
        return moment.date()


def shown_since_1970(seconds: float) -> date | None:
    """Return the day of a moment in seconds since 1970, None of one that no calendar has."""
    try:
        return shown_on(datetime.fromtimestamp(seconds, UTC))
    except (OverflowError, ValueError, OSError):
        return None


def day_told(written: str) -> date | None:
    """Return the day of a moment that begins as 2026-05-31T23:30:00+00:00 does, or of a day.

    Google wrote “2026-05-31 23:30:00 UTC” until 2021.
    """
    stated = written.strip()
    moment = stated.removesuffix(" UTC")
    try:
        return shown_on(datetime.fromisoformat(f"{moment}+00:00" if moment != stated else stated))
    except ValueError:
        pass
    try:
        return date.fromisoformat(stated[:10])
    except ValueError:
        return None
