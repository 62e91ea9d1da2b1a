"""From the lists of signs to phrases that are looked for.

There are many: whoever needs them makes them on first use, as most commands need none.
"""

import re
from collections.abc import Iterable

from profilecheck.reread.reason import Reason
from profilecheck.school.phrases import Phrases

__all__ = ["Signs", "by_weight", "phrases", "reason_of"]

Signs = dict[Reason, dict[int, tuple[str, ...]]]
"""For each reason its signs, by weight."""

_SHARED = "SHARED_"
_REASONS = dict(Reason.__members__)


def phrases(fragments: Iterable[str]) -> Phrases:
    """Phrases of any of `fragments`. An apostrophe may be left out ("cant")."""
    return Phrases({"": _spelt(fragments)})


def by_weight(signs: Signs, shared: Signs | None = None) -> list[tuple[int, Phrases]]:
    """For each weight, the greatest first, its signs; `reason_of` finds the reason of a match."""
    weights = sorted({weight for by in signs.values() for weight in by}, reverse=True)
    return [
        (weight, Phrases(_groups(signs, weight) | _groups(shared or {}, weight, _SHARED)))
        for weight in weights
    ]


def reason_of(match: re.Match[str]) -> tuple[Reason, bool]:
    """The reason that a match of a pattern speaks for, and whether others say it as much."""
    group = match.lastgroup or ""
    return _REASONS[group.removeprefix(_SHARED)], group.startswith(_SHARED)


def _groups(signs: Signs, weight: int, prefix: str = "") -> dict[str, list[str]]:
    return {
        f"{prefix}{reason.name}": _spelt(by[weight]) for reason, by in signs.items() if weight in by
    }


def _spelt(fragments: Iterable[str]) -> list[str]:
    return [f.replace("'", "'?").replace(" ?", r"\s*").replace(" ", r"\s+") for f in fragments]
