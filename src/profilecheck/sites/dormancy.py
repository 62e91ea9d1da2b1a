"""When an account looks out of use: what its newest post, however it was read, says of that."""

from datetime import date, timedelta

__all__ = ["looks_dormant"]

_DORMANT_AFTER = timedelta(days=2 * 365.25)
_AHEAD = timedelta(days=1)
"""How far a day may be ahead of another: the same moment has two dates on the earth."""


def looks_dormant(newest: date, on: date) -> bool | None:
    """Whether an account whose newest post is of the day `newest` looked out of use `on` a day.

    None for a day that was still to come: it says nothing of when a post was made.
    """
    return None if newest > on + _AHEAD else on - newest > _DORMANT_AFTER
