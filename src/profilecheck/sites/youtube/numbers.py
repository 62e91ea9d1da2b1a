"""Numbers of subscribers and videos in other languages than English.

What surrounds a number, and what shortens it, stands here as YouTube writes it (the shortenings are
those of the Unicode project's language data). A number that is written in any other way is unread.
"""

import re
from dataclasses import dataclass

from profilecheck.model import Count

__all__ = ["count_in"]

_DIGITS = r"(?P<digits>\d[\d.,\s]*?)\s*"
_WHOLE = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+|\d{1,12}")
_SHORTENED = re.compile(r"(?P<whole>\d{1,5})(?:[.,](?P<part>\d{1,2}))?")


@dataclass(frozen=True)
class _Language:
    """How a language shortens numbers, and what surrounds each number."""

    scales: dict[str, int]
    subscribers: tuple[str, str]
    videos: tuple[str, str]


_TEN_THOUSANDS = {"万": 10**4, "萬": 10**4, "만": 10**4, "千": 10**3, "천": 10**3}
_HUNDRED_MILLIONS = {"亿": 10**8, "億": 10**8, "억": 10**8}
_FAR_EAST = _TEN_THOUSANDS | _HUNDRED_MILLIONS

_LANGUAGES = {
    "de": _Language(
        {"Tsd.": 10**3, "Mio.": 10**6, "Mrd.": 10**9}, ("", "Abonnent(?:en)?"), ("", "Videos?")
    ),
    "es": _Language(
        {"mil": 10**3, "K": 10**3, "k": 10**3, "M": 10**6},
        ("", "(?:de )?suscriptor(?:es)?"),
        ("", "(?:de )?v[ií]deos?"),
    ),
    "fr": _Language(
        {"k": 10**3, "M": 10**6, "Md": 10**9}, ("", "(?:d['’])?abonnés?"), ("", "(?:de )?vidéos?")
    ),
    "it": _Language(
        {"mila": 10**3, "Mln": 10**6, "Mrd": 10**9},
        ("", "(?:di )?iscritt[io]"),
        ("", "(?:di )?video"),
    ),
    "ja": _Language(_FAR_EAST, ("チャンネル登録者数", "人"), ("", "本の動画")),
    "ko": _Language(_FAR_EAST, ("구독자", "명"), ("동영상", "개")),
    "nl": _Language(
        {"K": 10**3, "mln.": 10**6, "mln": 10**6}, ("", "abonnees?"), ("", "video(?:['’]s)?")
    ),
    "pl": _Language(
        {"tys.": 10**3, "mln": 10**6, "mld": 10**9},
        ("", "(?:subskrybent(?:ów|a)?|subskrybenci|subskrypcj[aei]|subskrypcji)"),
        ("", "film(?:ów|y|u)?"),
    ),
    "pt": _Language(
        {"mil": 10**3, "mi": 10**6, "M": 10**6},
        ("", "(?:de )?(?:inscrit[oa]s?|subscritor(?:es)?)"),
        ("", "(?:de )?v[ií]deos?"),
    ),
    "zh": _Language(
        _FAR_EAST, ("", "(?:位(?:订阅者|訂閱者)|名訂閱者)"), ("", "(?:个视频|部影片|部視頻|个影片)")
    ),
}


def count_in(words: str, unit: str, language: str) -> Count | None:
    """Return the number of "subscribers" or "videos" in `words`, None where there is none.

    A shortened number is "at least": YouTube rounds it down in every language alike.
    """
    known = _LANGUAGES.get(language)
    if known is None:
        return None
    before, after = known.subscribers if unit == "subscribers" else known.videos
    scales = "|".join(re.escape(s) for s in sorted(known.scales, key=len, reverse=True))
    shape = rf"{before}\s*{_DIGITS}(?P<scale>{scales})?\s*{after}"
    match = re.fullmatch(shape, words.strip())
    if match is None:
        return None
    digits = match["digits"].strip()
    if match["scale"] is None:
        return Count(count=int(re.sub(r"\D", "", digits))) if _WHOLE.fullmatch(digits) else None
    number = _SHORTENED.fullmatch(digits)
    if number is None:
        return None
    part = number["part"] or ""
    step = known.scales[match["scale"]] // 10 ** len(part)
    return Count(count=int(number["whole"] + part) * step, at_least=True)
