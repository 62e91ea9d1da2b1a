"""What stands for each word, number and day of a page that is masked.

The same text becomes the same filler throughout a page, with letters of as many bytes, and capitals
where it has them. It is counted out in the order in which texts come, so it says nothing of them.
What was earlier stays earlier, and what was lately stays so.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from profilecheck.sites.dormancy import looks_dormant
from profilecheck.sites.export import day_of
from profilecheck.sites.known_words import KnownWords

__all__ = ["DAYS", "FIGURES", "MONTHS", "WORD", "Filler", "in_small_letters", "words_of"]

WORD = (
    r"[\w\u0300-\u036f\u0483-\u1dff\u20a0-\u218f\u2300-\u2fff\u3040-\ufeff\U00010000-\U0010ffff]+"
)
"""Letters, digits, marks and pictures; all else is spaces, punctuation and arrows, and stays."""
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
FIGURES = re.compile(r"\d+")
_LONG_ID = re.compile(r"([A-Z]{2,3}|[a-z]{2,5})((?=\D*\d)\w{14,}?)([A-Z][a-z]+)?")
"""An id in which its kind stands before it or after it, as “UC” does for channels."""

_YEAR = re.compile(r"(?<![\dA-Za-z])(?:19|20)\d\d(?!\d)")
_LAST_YEAR = 2021
_MOMENT = re.compile(r"\d{10}")
"""Seconds since 1970, for two hundred years."""
_LATELY = timedelta(days=180)
"""How long ago that was which was lately, in a sample."""
_LETTERS = {
    1: "bcdfghjklmnpqrstvwxz",
    2: "çđðñþčďğňřšťžłķļņģħ",
    3: "ḃḋḟḣḱḿṗṙṡṫṽẃẋẓḅḍḥḳḷṃ",
    4: "𝐛𝐜𝐝𝐟𝐠𝐡𝐣𝐤𝐥𝐦𝐧𝐩𝐪𝐫𝐬𝐭𝐯𝐰𝐱𝐳",
}
"""Filler by the bytes that a character takes: some data states how long its texts are in bytes."""
_DIGITS = "0123456789"


class Filler:
    """The filler of one page; of the ids that `known` has the kinds of, the kind stays."""

    def __init__(self, known: KnownWords) -> None:
        self._known = known
        self._taken: set[str] = set()
        self._filler: dict[str, str] = {}
        self._counts: Counter[tuple[int, ...]] = Counter()
        self._years: dict[str, str] = {}
        self._saved_on: date | None = None
        self._lately = 0

    def begin(self, sources: Sequence[str], saved_on: date, at: datetime) -> None:
        """Make ready for a page of `sources`, saved on a day, to be as if saved `at` a moment."""
        self._saved_on = saved_on
        self._lately = int((at - _LATELY).timestamp())
        words = (word for source in sources for word in words_of(source))
        self._taken = {
            in_small_letters(part) for word in words for part in (word, *word.split("_"))
        }
        years = sorted({year for source in sources for year in _YEAR.findall(source)})
        # What was earlier stays earlier.
        self._years = {year: str(_LAST_YEAR - len(years) + n) for n, year in enumerate(years)}

    def unit(self, word: str) -> str:
        """Return the filler for one word or number, with small and capital letters as it has."""
        if (long := _LONG_ID.fullmatch(word)) and long[1] in self._known.exact:
            after = long[3] or ""
            kind = after if after.casefold() in self._known.exact else self.unit(after)
            return f"{long[1]}{self.unit(long[2])}{kind}"
        if "_" in word:
            return "_".join(self.unit(part) if part else "" for part in word.split("_"))
        plain = in_small_letters(word)
        if plain not in self._filler:
            self._filler[plain] = self._new_filler(plain)
        masked = self._filler[plain]
        return "".join(m.upper() if w.isupper() else m for w, m in zip(word, masked, strict=True))

    def _new_filler(self, plain: str) -> str:
        if not plain.strip("0"):
            return plain
        if plain in self._years:
            return self._years[plain]
        figures = FIGURES.fullmatch(plain) is not None
        shape = tuple(0 if c.isdecimal() else len(c.encode("utf-8", "replace")) for c in plain)
        for _ in range(1 + len(self._taken)):
            count = self._count((-1, *shape))
            if self._is_lately(plain):
                filler = str(self._lately + count)
            else:
                filler = _number(plain, count) if figures else _counted_out(shape, count)
            if filler not in self._taken:
                break
        return filler

    def _is_lately(self, plain: str) -> bool:
        """Whether it is a moment since when an account with no newer post is still in use."""
        day = day_of(int(plain)) if _MOMENT.fullmatch(plain) else None
        if day is None or self._saved_on is None:
            return False
        return day <= self._saved_on and looks_dormant(day, self._saved_on) is False

    def moment(self, found: str) -> str:
        """Return an example date or time in the form of the one that was found."""
        if re.match(r"\d{4}-", found):
            rest = re.sub(r"\d", "0", found[10:])
            return f"{self._years.get(found[:4], '2000')}-01-{self._count(()) % 28 + 1:02}{rest}"
        if ":" in found:
            return re.sub(r"\d+", "10", found)
        dated = re.sub(DAYS, lambda m: "Mon" if len(m[0]) == 3 else "Monday", found)
        dated = re.sub(MONTHS, lambda m: "Jan" if len(m[0]) in (3, 4) else "January", dated)
        dated = _YEAR.sub(lambda m: self._years.get(m[0], "2000"), dated)
        return re.sub(r"(?<!\d)\d\d?(?!\d)", lambda m: "10" if len(m[0]) == 2 else "4", dated)

    def _count(self, shape: tuple[int, ...]) -> int:
        self._counts[shape] += 1
        return self._counts[shape]


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text."""
    return re.findall(WORD, text)


def in_small_letters(text: str) -> str:
    """Return `text` in small letters, and of the same length."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _counted_out(shape: tuple[int, ...], number: int) -> str:
    filler = []
    for size in reversed(shape):
        letters = _LETTERS.get(size, _DIGITS)
        number, at = divmod(number, len(letters))
        filler.append(letters[at])
    return "".join(reversed(filler))


def _number(figures: str, count: int) -> str:
    """Return a number of as many figures."""
    length = len(figures)
    if length == 1:
        return str((count - 1) % 9 + 1)
    # Figure by figure: Python writes no number of thousands of them.
    leading, following = divmod(count, 10 ** min(length - 1, 18))
    return f"{leading % 9 + 1}{following:0{length - 1}}"
