"""Numbers of subscribers and videos in other languages than English.

What surrounds a number stands here as YouTube writes it, what shortens it in
`profilecheck.sites.numbers`. A number that is written in any other way is unread.
"""

import re
from dataclasses import dataclass

from profilecheck.model import Count
from profilecheck.sites.numbers import SCALES, count_of_digits, scale_pattern

__all__ = ["count_in"]

_DIGITS = r"(?P<digits>\d[\d.,’'\s]*?)\s*"


@dataclass(frozen=True)
class _Language:
    """What surrounds each number in a language."""

    subscribers: tuple[str, str]
    videos: tuple[str, str]


_LANGUAGES = {
    "de": _Language(("", "Abonnent(?:en)?"), ("", "Videos?")),
    "es": _Language(
        ("", "(?:de )?suscriptor(?:es)?"),
        ("", "(?:de )?v[ií]deos?"),
    ),
    "fr": _Language(("", "(?:d['’])?abonnés?"), ("", "(?:de )?vidéos?")),
    "it": _Language(
        ("", "(?:di )?iscritt[io]"),
        ("", "(?:di )?video"),
    ),
    "ja": _Language(("チャンネル登録者数", "人"), ("", "本の動画")),
    "ko": _Language(("구독자", "명"), ("동영상", "개")),
    "nl": _Language(("", "abonnees?"), ("", "video(?:['’]s)?")),
    "pl": _Language(
        ("", "(?:subskrybent(?:ów|a)?|subskrybenci|subskrypcj[aei]|subskrypcji)"),
        ("", "film(?:ów|y|u)?"),
    ),
    "pt": _Language(
        ("", "(?:de )?(?:inscrit[oa]s?|subscritor(?:es)?)"),
        ("", "(?:de )?v[ií]deos?"),
    ),
    "zh": _Language(
        ("", "(?:位(?:订阅者|訂閱者)|名訂閱者)"), ("", "(?:个视频|部影片|部視頻|个影片)")
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
    shape = rf"{before}\s*{_DIGITS}(?P<scale>{scale_pattern(language)})?\s*{after}"
    match = re.fullmatch(shape, words.strip())
    if match is None:
        return None
    scale = SCALES[language][match["scale"]] if match["scale"] else 1
    return count_of_digits(match["digits"], scale, rounded_down=True)
