"""What LinkedIn's words and numbers mean: audiences, switches, counts, and which lines say nothing.

Nothing is rounded: words that are not in the header mean nothing, and are said to be unknown.
"""

import re

from profilecheck.model import Count
from profilecheck.sites.numbers import SCALES, count_of_digits
from profilecheck.sites.wording import Labels, is_row

__all__ = ["counted", "is_masked", "number_of"]

# Digits are taken whole or not at all: the first of "1,234位", or of "1·234", is no number.
_NUMBER = re.compile(r"(\d++(?:[.,’'\s]\d++)*+)\s?([KMB])?(?:(\+)|(?!\w|[^\s\w]\d))", re.IGNORECASE)


def is_masked(words: str) -> bool:
    """Whether `words` are stars in place of a value, as LinkedIn blurs what it does not show."""
    return "***" in words or (bool(words) and not re.sub(r"[*\s]|undefined", "", words))


def number_of(words: str) -> Count | None:
    """Return the number that `words` begin with ("312 connections", "500+", "10M followers").

    "500+" is at least that; a shortened number may have been rounded up, so half of its last digit
    is taken off and the count is "at least". None where they begin with no number.
    """
    match = _NUMBER.match(words.strip())
    if match is None:
        return None
    scale = SCALES["en"][match[2].upper()] if match[2] else 1
    return count_of_digits(match[1], scale, at_least=bool(match[3]))


def counted(words: str, row: str, labels: Labels | None) -> Count | None:
    """Return the number in "312 connections" where the word beside it is a wording of `row`.

    "500+" is at least that; a shortened number ("10M followers") may have been rounded up, so half
    of its last digit is taken off and the count is "at least".
    """
    match = _NUMBER.match(words.strip())
    if match is None or not is_row(words.strip()[match.end() :], row, labels):
        return None
    return number_of(words)
