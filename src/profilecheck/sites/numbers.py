"""Numbers as networks write them: grouped (“12,345”), or shortened (“1.2K”, “2,1 tys.”, “4,69 M”).

What surrounds a number is each network's own. The shortenings are those of the Unicode project's
language data. A number that is written in any other way is unread.
"""

import re
from collections.abc import Mapping

from profilecheck.model import Count

__all__ = ["SCALES", "count_of_digits", "scale_pattern"]

_TEN_THOUSANDS = {"万": 10**4, "萬": 10**4, "만": 10**4, "千": 10**3, "천": 10**3}
_FAR_EAST = _TEN_THOUSANDS | {"亿": 10**8, "億": 10**8, "억": 10**8}

SCALES: Mapping[str, Mapping[str, int]] = {
    "en": {"K": 10**3, "M": 10**6, "B": 10**9},
    "de": {"Tsd.": 10**3, "Mio.": 10**6, "Mrd.": 10**9},
    "es": {"mil": 10**3, "K": 10**3, "k": 10**3, "M": 10**6},
    "fr": {"k": 10**3, "M": 10**6, "Md": 10**9},
    "it": {"mila": 10**3, "Mln": 10**6, "Mrd": 10**9},
    "ja": _FAR_EAST,
    "ko": _FAR_EAST,
    "nl": {"K": 10**3, "mln.": 10**6, "mln": 10**6},
    "pl": {"tys.": 10**3, "mln": 10**6, "mld": 10**9},
    "pt": {"mil": 10**3, "mi": 10**6, "M": 10**6},
    "zh": _FAR_EAST,
}
"""What shortens a number in each language, and how many it stands for."""

_WHOLE = re.compile(r"\d{1,3}(?:[.,’'\s]\d{3})+|\d{1,12}")
_SHORTENED = re.compile(r"(\d{1,5})(?:[.,](\d{1,2}))?")


def scale_pattern(language: str) -> str:
    """Return the pattern that fits what shortens a number in a language."""
    return "|".join(re.escape(s) for s in sorted(SCALES[language], key=len, reverse=True))


def count_of_digits(
    digits: str, scale: int = 1, *, at_least: bool = False, rounded_down: bool = False
) -> Count | None:
    """Return the count that `digits` are, `scale` times; None where they are no such number.

    A shortened number is "at least". Where a network may have rounded it up, half of its last
    digit is taken off.
    """
    written = digits.strip()
    if scale == 1:
        fits = _WHOLE.fullmatch(written)
        count = int(re.sub(r"\D", "", written)) if fits else None
        return None if count is None or count >= 10**12 else Count(count=count, at_least=at_least)
    match = _SHORTENED.fullmatch(re.sub(r"\s", "", written))
    if match is None:
        return None
    part = match[2] or ""
    step = scale // 10 ** len(part)
    off = 0 if rounded_down else step // 2
    return Count(count=max(int(match[1] + part) * step - off, 0), at_least=True)
