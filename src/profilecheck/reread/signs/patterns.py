"""From the lists of signs to patterns.

They are large: whoever needs one compiles it on first use, as most commands need none.
"""

import re
from collections.abc import Iterable

from profilecheck.reread.reason import Reason

__all__ = ["Signs", "by_weight", "compiled", "reason_of"]

Signs = dict[Reason, dict[int, tuple[str, ...]]]
"""For each reason its signs, by weight."""

_SHARED = "SHARED_"
_REASONS = dict(Reason.__members__)


def compiled(fragments: Iterable[str]) -> re.Pattern[str]:
    """One pattern for any of `fragments`, beginning and ending where a word does.

    An apostrophe may be left out ("cant").
    """
    return re.compile(rf"\b(?=\w)(?<!')(?:{_spelt(fragments)})(?!\w)")


def by_weight(signs: Signs, shared: Signs | None = None) -> list[tuple[int, re.Pattern[str]]]:
    """For each weight, the greatest first, one pattern; `reason_of` tells of a match the reason."""
    weights = sorted({weight for by in signs.values() for weight in by}, reverse=True)
    return [
        (weight, compiled([*_groups(signs, weight), *_groups(shared or {}, weight, _SHARED)]))
        for weight in weights
    ]


def reason_of(match: re.Match[str]) -> tuple[Reason, bool]:
    """The reason that a match of a pattern speaks for, and whether others say it as much."""
    group = match.lastgroup or ""
    return _REASONS[group.removeprefix(_SHARED)], group.startswith(_SHARED)


def _groups(signs: Signs, weight: int, prefix: str = "") -> list[str]:
    return [
        f"(?P<{prefix}{reason.name}>{'|'.join(by[weight])})"
        for reason, by in signs.items()
        if weight in by
    ]


def _spelt(fragments: Iterable[str]) -> str:
    return "|".join(
        f"(?:{f})".replace("'", "'?").replace(" ?", r"\s*").replace(" ", r"\s+") for f in fragments
    )
