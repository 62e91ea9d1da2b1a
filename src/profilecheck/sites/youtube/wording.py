"""YouTube's and Google's words: what a line, a number or an age on a page means.

Words are looked up in the page's own language; an answer that says no language is tried as English,
whose words are told apart by the words themselves.
"""

import re
from datetime import datetime, timedelta

from profilecheck.model import Count
from profilecheck.sites.numbers import SCALES, count_of_digits
from profilecheck.sites.site import ReadContext
from profilecheck.sites.wording import Labels, row_of
from profilecheck.sites.youtube.declared import HEADER
from profilecheck.sites.youtube.embedded import language_of
from profilecheck.sites.youtube.numbers import count_in

__all__ = ["count_of", "count_shown", "labels_for", "year_of"]

_LABELS = HEADER.labels()

_NUMBER = re.compile(r"(\d[\d.,\s]*)\s*([kmb]|thousand|million|billion)?\s+(\D+)", re.IGNORECASE)
_AGE = re.compile(r"(\d+)\s+(second|minute|hour|day|week|month|year)s?\s+ago\s*$", re.IGNORECASE)
_DAYS = {"week": 7.0, "month": 30.5, "year": 365.25}


def labels_for(context: ReadContext) -> Labels | None:
    """Return the wording to read the page with, None where its language has none."""
    return _LABELS.get(language_of(context.capture) or "en")


def count_shown(context: ReadContext, words: str, unit: str) -> Count | None:
    """Return the number of `unit` in `words`, in the page's language, None if none."""
    labels = labels_for(context)
    if labels is None:
        return count_in(words, unit, language_of(context.capture))
    return count_of(words, unit, labels)


def count_of(words: str, unit: str, labels: Labels | None) -> Count | None:
    """Return the number in front of what the row `unit` calls ("25m subscribers"), None if none.

    YouTube rounds a shortened number down (its help page "Public subscriber counts"), so the
    count is then "at least".
    """
    if row_of(words, labels) == f"no_{unit}":
        return Count(count=0)
    match = _NUMBER.fullmatch(words.strip())
    if match is None or row_of(match[3], labels) != unit:
        return None
    letter = "K" if (match[2] or "").lower() == "thousand" else (match[2] or "")[:1].upper()
    scale = SCALES["en"][letter] if letter else 1
    return count_of_digits(match[1], scale, rounded_down=True)


def year_of(age: str, seen_at: datetime) -> int | None:
    """Return the year in which something of that age ("10 days ago") was new.

    None where the age fits two years: "1 year ago" is anything from one year to nearly two.
    """
    match = _AGE.search(age.strip())
    if match is None or len(match[1]) > 4:
        return None
    number, unit = int(match[1]), match[2].lower()
    one = timedelta(days=_DAYS[unit]) if unit in _DAYS else timedelta(**{f"{unit}s": 1})
    try:
        # YouTube's months and years are not all of one length: a little more on both sides.
        newest, oldest = seen_at - number * one * 0.98, seen_at - (number + 1) * one * 1.02
    except OverflowError:
        return None
    return newest.year if newest.year == oldest.year else None
