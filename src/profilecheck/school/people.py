"""Names of people at the school that the person keeps for themselves: reading them, and finding
them in a text. No name leaves this module: a text has one of them, or it has not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from profilecheck.errors import InputError
from profilecheck.school.folding import Folded, fold
from profilecheck.school.words import is_slip
from profilecheck.storage import read_text

__all__ = ["PeopleMatcher", "load_people", "people_in"]

_MOST_BYTES = 100_000
_MOST_NAMES = 1000
_LONGEST = 100
_SHORTEST_SLIPPED = 6
_WORDS_KEPT = 8192

_TITLES = frozenset(
    {"mr", "mrs", "miss", "ms", "mx", "dr", "prof", "professor", "sir", "madam", "rev", "father"}
)
_PART = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_JOINT = re.compile(r"[ \t\xa0]?\.?[ \t\xa0]{0,2}|_")
_TOGETHER = re.compile(r"\s{0,2}(?:[,&+/]|\band\b|\bn\b)\s{0,2}")
_SAME_BEGINNING = 3
_VOWELS = frozenset("aeiouy")
_COLUMNS = "there are several columns; write one name on each line, the first name first"


def load_people(path: Path) -> tuple[str, ...]:
    """Read a list of people: one name a line; empty lines and lines that begin with # are left out.

    Raises:
        InputError: the file cannot be read, or a line cannot be used. The sentence gives the
            line's number and never its text.
    """
    return people_in(read_text(path, most_bytes=_MOST_BYTES), str(path))


def people_in(text: str, name_of_list: str) -> tuple[str, ...]:
    """As `load_people`, from `text`; `name_of_list` is what errors call it."""
    names: dict[str, None] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        name = " ".join(line.split())
        if not name or name.startswith("#"):
            continue
        # A spreadsheet's columns, which would be one name in the wrong order.
        if problem := _COLUMNS if "\t" in line.strip() else _problem(name):
            raise InputError(f"{name_of_list}, line {number}: {problem}.")
        names[name] = None
    if not names:
        raise InputError(f"{name_of_list}: there is no name in it; write one name on each line.")
    if len(names) > _MOST_NAMES:
        raise InputError(f"{name_of_list}: there are too many names; give {_MOST_NAMES:,} at most.")
    return tuple(names)


def _problem(name: str) -> str:
    """Why a line is not one name, "" where it is."""
    if len(name) > _LONGEST:
        return f"it is too long for a name; give {_LONGEST} letters at most"
    if "," in name or ";" in name:
        return "write one name on each line, the first name first, without a comma"
    words = [w for w in _words(name) if w not in _TITLES]
    if not words or max(map(len, words)) <= 1:
        return "this is not a name; write one as in Jo Bell, or Mrs Bell"
    return ""


def _words(name: str) -> list[str]:
    return _PART.findall(fold(name).text)


@dataclass(frozen=True, slots=True)
class _Name:
    """A person's name: `given` is "" where the list has a title or nothing before the last."""

    given: str
    last: str
    alone: bool


def _name(written: str) -> _Name:
    words = _words(written)
    own = [w for w in words if w not in _TITLES]
    titled = len(own) < len(words)
    return _Name(own[0] if len(own) > 1 else "", own[-1], alone=len(own) == 1 and not titled)


class PeopleMatcher:
    """Finds whether a text names somebody on the list.

    A full name counts, with a short form of the first ("Debbie"), a middle name or a slip of the
    finger too; so does an initial or a title before the last name, the full name in one word, as
    in a handle, and two first names of the list side by side ("Sarah and Tom"). Neither part
    counts alone: every text has a Sarah in it. A name that the list gives as one word ("Smithy")
    counts where it has a capital letter.
    """

    def __init__(self, people: Iterable[str] = ()) -> None:
        names = [_name(p) for p in people]
        self._given: dict[str, set[str]] = {}
        for name in names:
            if not name.alone:
                for last in {name.last, name.last.split("-", 1)[0]}:
                    self._given.setdefault(last, set()).add(name.given)
        self._alone = frozenset(n.last for n in names if n.alone)
        self._squeezed = frozenset(n.given + n.last for n in names if n.given)
        self._firsts = frozenset(n.given for n in names if len(n.given) > 1)
        self._known = self._alone | self._squeezed | self._firsts
        # A slip needs a given name or a title before it; by the first letter, so few are compared.
        self._slipped: dict[str, list[str]] = {}
        for last in self._given:
            if len(last) >= _SHORTEST_SLIPPED:
                self._slipped.setdefault(last[0], []).append(last)
        self._may_end_name = lru_cache(maxsize=_WORDS_KEPT)(self._ends_name)

    def names_somebody(self, text: str) -> bool:
        """Whether `text` names somebody on the list."""
        if not (self._given or self._alone):
            return False
        folded = fold(text)
        if not any(map(self._may_end_name, _PART.findall(folded.text))):
            return False
        words = list(_PART.finditer(folded.text))
        return any(
            self._is_named(folded, words, index)
            for index, word in enumerate(words)
            if self._may_end_name(word.group())
        )

    def may_name_somebody(self, text: str) -> bool:
        """Whether `text` has a last name of the list alone, with a capital letter.

        It may be somebody else's, so this is for texts that speak of the school anyway.
        """
        if not self._given:
            return False
        folded = fold(text)
        return any(
            _own(word) in self._given and _is_capital(folded, word)
            for word in _PART.finditer(folded.text)
        )

    def _ends_name(self, written: str) -> bool:
        """Whether somebody can be named with `written` as the last word, whatever is before it."""
        word = written.removesuffix("'s")
        return word in self._known or bool(self._lasts(word))

    def _is_named(self, folded: Folded, words: list[re.Match[str]], index: int) -> bool:
        word = _own(words[index])
        if word in self._squeezed:
            return True
        if word in self._alone and _is_capital(folded, words[index]):
            return True
        if not index:
            return False
        between = (words[index - 1].end(), words[index].start())
        if _JOINT.fullmatch(folded.text, *between) and self._is_after_its_own(
            folded, words, index, word
        ):
            return True
        return self._is_beside_another(folded, words, index, word)

    def _is_after_its_own(
        self, folded: Folded, words: list[re.Match[str]], index: int, word: str
    ) -> bool:
        """Whether a last name comes after its given name, an initial or a title."""
        lasts = self._lasts(word)
        before = words[index - 1].group()
        if any(self._goes_before(before, last, word) for last in lasts):
            return True
        if not lasts or index < 2 or not _is_capital(folded, words[index - 1]):
            return False
        joint = _JOINT.fullmatch(folded.text, words[index - 2].end(), words[index - 1].start())
        first = words[index - 2].group()
        return bool(joint) and any(first in self._given[last] for last in lasts)

    def _lasts(self, word: str) -> list[str]:
        """The last names that `word` may be meant for."""
        if word in self._given:
            return [word]
        if word[:-1] in self._given and word[-1] == "s":
            return [word[:-1]]  # "Mr Okafors"
        return [last for last in self._slipped.get(word[0], ()) if _is_slip(word, last)]

    def _goes_before(self, before: str, last: str, word: str) -> bool:
        given = self._given[last]
        if before in given or before in _TITLES:
            return True
        if word != last:
            return False
        return before in {g[:1] for g in given if g} or any(
            _is_short_form(before, g) for g in given
        )

    def _is_beside_another(
        self, folded: Folded, words: list[re.Match[str]], index: int, word: str
    ) -> bool:
        """Whether two given names of the list are side by side."""
        if word not in self._firsts:
            return False
        before = index - 1
        if words[before].group() in ("and", "n") and before:
            before -= 1
        other = words[before].group()
        if other == word or other not in self._firsts:
            return False
        capitals = _is_capital(folded, words[before]) and _is_capital(folded, words[index])
        joint = _TOGETHER.fullmatch(folded.text, words[before].end(), words[index].start())
        return capitals and joint is not None


def _own(word: re.Match[str]) -> str:
    return word.group().removesuffix("'s")


def _is_capital(folded: Folded, word: re.Match[str]) -> bool:
    return folded.written(*word.span())[:1].isupper()


def _is_short_form(before: str, given: str) -> bool:
    """Whether both begin alike: "Debs" and "Debbie" are Deborah."""
    return len(before) >= _SAME_BEGINNING <= len(given) and (
        before[:_SAME_BEGINNING] == given[:_SAME_BEGINNING]
    )


def _is_slip(word: str, last: str) -> bool:
    """A slip of the finger, or one vowel for another: "Abernathy"."""
    if is_slip(word, last):
        return True
    if len(word) != len(last):
        return False
    differing = [{a, b} for a, b in zip(word, last, strict=True) if a != b]
    return len(differing) == 1 and differing[0] <= _VOWELS
