"""What LinkedIn's words and numbers mean: audiences, switches, counts, and which lines say nothing.

Nothing is rounded: words that are not in the header mean nothing, and are said to be unknown.
"""

import re

from profilecheck.model import Count
from profilecheck.sites.numbers import SCALES, count_of_digits
from profilecheck.sites.wording import Labels, is_row

__all__ = ["counted", "is_masked"]

_NUMBER = re.compile(r"(\d+(?:[.,\s]\d+)*)\s?([KMB])?(\+)?(?!\w)", re.IGNORECASE)


def is_masked(words: str) -> bool:
    """Whether `words` are stars in place of a value, as LinkedIn blurs what it does not show."""
    return "***" in words or (bool(words) and not re.sub(r"[*\s]|undefined", "", words))


def counted(words: str, row: str, labels: Labels | None) -> Count | None:
    """Return the number in "312 connections" where the word beside it is a wording of `row`.

    "500+" is at least that; a shortened number ("10M followers") may have been rounded up, so half
    of its last digit is taken off and the count is "at least".
    """
    match = _NUMBER.match(words.strip())
    if match is None or not is_row(words.strip()[match.end() :], row, labels):
        return None
    scale = SCALES["en"][match[2].upper()] if match[2] else 1
    return count_of_digits(match[1], scale, at_least=bool(match[3]))
