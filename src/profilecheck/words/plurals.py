"""Numbers with their nouns, and lists: the one place that knows singular from plural."""

from collections.abc import Sequence

__all__ = ["capital", "counted", "listed"]


def counted(number: int, one: str, many: str, *, at_least: bool = False) -> str:
    """Return e.g. "1 post", "1,204 posts", "at least 46 friends"."""
    start = "at least " if at_least else ""
    return f"{start}{number:,} {one if number == 1 else many}"


def listed(things: Sequence[str], *, last: str = "and") -> str:
    """Return e.g. "X", "X and YouTube", "Facebook, X and YouTube"; `last` may be "or"."""
    *first, end = things or ("",)
    return f"{', '.join(first)} {last} {end}" if first else end


def capital(text: str) -> str:
    """Return `text` with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
