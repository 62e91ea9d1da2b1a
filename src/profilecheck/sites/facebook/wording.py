"""What Facebook's words, pictures and numbers mean: audiences, switches, counts.

Nothing is rounded: words that are not in the header mean nothing, and are said to be unknown.
"""

import re
from dataclasses import dataclass

from profilecheck.browser.capture import Json
from profilecheck.model import Count
from profilecheck.sites.facebook.declared import HEADER
from profilecheck.sites.facebook.embedded import text
from profilecheck.sites.numbers import SCALES, count_of_digits
from profilecheck.sites.wording import Labels, Table, audience_of, shown_words
from profilecheck.vocabulary import Audience

__all__ = ["Scope", "count_of", "scope_of"]

_CUSTOM = (Audience.SPECIFIC, Audience.FRIENDS_EXCEPT)
_CUSTOM_ICONS = ("custom", "gear")
_ICONS = Table((name, audience) for audience, names in HEADER.icons.items() for name in names)
_COUNT = re.compile(r"(\d+(?:[.,\s]\d+)*)\s?([KM])?(?!\w)", re.IGNORECASE)
_THOUSANDS = frozenset({"b", "bin", "mi", "mil", "mio", "mln", "rb", "tis", "tsd", "tys", "тыс"})


@dataclass(frozen=True)
class Scope:
    """Who can see a thing: None where that is not known; `words` are fit to be kept."""

    audience: Audience | None
    words: str


def scope_of(privacy: Json, labels: Labels | None) -> Scope:
    """Return the audience of a `privacy_scope`: by its picture, which no language changes.

    Custom audiences share a picture, so there the words decide; words that are no audience of
    Facebook's own, on a page whose language is known, are the name of a list.
    """
    icon = text(privacy, "icon_image", "name")
    words = text(privacy, "description")
    by_words = audience_of(words, labels)
    if icon in _CUSTOM_ICONS:
        named_list = Audience.SPECIFIC if labels and words else None
        return Scope(by_words or named_list, shown_words(words, labels) or icon)
    by_icon = _ICONS.meaning(re.sub(r"[-\s]", "_", icon)) if icon else None
    audience = by_words if by_icon is None or by_words in _CUSTOM else by_icon
    return Scope(audience, shown_words(words, labels) or icon)


def count_of(words: str) -> Count | None:
    """Return the number that `words` begin with ("312 friends", "1.2K friends"), None if none.

    A shortened number may have been rounded up, so half of its last digit is taken off and the
    count is "at least". Other languages shorten in words of their own ("5 mil amigos"): such a
    number is not known.
    """
    match = _COUNT.match(words.strip())
    if match is None:
        return None
    digits, unit = match[1], (match[2] or "").upper()
    if not unit and digits.isdigit() and _is_shortened(words.strip()[match.end() :]):
        return None
    return count_of_digits(digits, SCALES["en"][unit] if unit else 1)


def _is_shortened(after: str) -> bool:
    """Whether a number may mean thousands: a word for them, or one too many, is after it."""
    words = [word.strip(".").casefold() for word in after.split()]
    if not words or words[0].startswith("friend"):
        return False
    return len(words) > 1 or words[0] in _THOUSANDS
