"""What LinkedIn's words and numbers mean: audiences, switches, counts, and which lines say nothing.

Nothing is rounded: words that are not in the header mean nothing, and are said to be unknown.
"""

import re
from collections.abc import Mapping
from typing import TypeVar

from profilecheck.browser.dom import normalise
from profilecheck.model import Count
from profilecheck.sites.site import Labels
from profilecheck.vocabulary import Audience

__all__ = ["audience_of", "counted", "is_masked", "is_row", "number_of", "switch_of"]

_T = TypeVar("_T")
_NUMBER = re.compile(r"(\d+(?:[.,\s]\d+)*)\s?([KMB])?(\+)?(?!\w)", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+")
_STEP = {"": 1, "K": 1_000, "M": 1_000_000, "B": 1_000_000_000}


def _meaning(words: str, table: Mapping[str, _T]) -> _T | None:
    wanted = normalise(words).strip(" .")
    return next(
        (m for wording, m in table.items() if normalise(wording).strip(" .") == wanted), None
    )


def audience_of(words: str, labels: Labels | None) -> Audience | None:
    """Return the audience that `words` mean in the page's language, None if not known."""
    return _meaning(words, labels.audiences) if labels else None


def switch_of(words: str, labels: Labels | None) -> bool | None:
    """Return whether `words` say on or off, None if not known."""
    return _meaning(words, labels.switches) if labels else None


def is_row(line: str, row: str, labels: Labels | None) -> bool:
    """Whether `line` is a wording of `row`."""
    if labels is None:
        return False
    wanted = normalise(line).strip(" .?")
    return any(normalise(w).strip(" .?") == wanted for w in labels.rows.get(row, ()))


def is_masked(words: str) -> bool:
    """Whether `words` are stars in place of a value, as LinkedIn blurs what it does not show."""
    return "***" in words or (bool(words) and not re.sub(r"[*\s]|undefined", "", words))


def number_of(words: str) -> Count | None:
    """Return the number that `words` begin with ("312 connections", "500+", "10M followers").

    "500+" is at least that; a shortened number may have been rounded up, so half of its last digit
    is taken off and the count is "at least". None where they begin with no number.
    """
    match = _NUMBER.match(words.strip())
    if match is None or len(match[1]) > 15:
        return None
    digits, unit = re.sub(r"\s", "", match[1]), (match[2] or "").upper()
    if not unit:
        plain = re.sub(r"[.,]", "", digits)
        fits = digits.isdigit() or _GROUPED.fullmatch(match[1].strip())
        return Count(count=int(plain), at_least=bool(match[3])) if fits else None
    whole, _, part = digits.replace(",", ".").partition(".")
    if not (whole.isdigit() and (part.isdigit() or not part)):
        return None
    step = _STEP[unit] // 10 ** min(len(part), 3)
    return Count(count=max(int(whole + part[:3]) * step - step // 2, 0), at_least=True)


def counted(words: str, row: str, labels: Labels | None) -> Count | None:
    """Return the number in "312 connections" where the word beside it is a wording of `row`."""
    match = _NUMBER.match(words.strip())
    if match is None or not is_row(words.strip()[match.end() :], row, labels):
        return None
    return number_of(words)
