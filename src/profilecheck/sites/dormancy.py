"""When an account looks out of use: what its newest post, however it was read, says of that."""

from datetime import date, timedelta

__all__ = ["looks_dormant"]

_DORMANT_AFTER = timedelta(days=2 * 365.25)


def looks_dormant(newest: date, on: date) -> bool:
    """Whether an account whose newest post is of the day `newest` looked out of use `on` a day."""
    return on - newest > _DORMANT_AFTER
