"""Names of people at the school that the person keeps for themselves: reading them, and finding
them in a text. No name leaves this module: a text has one of them, or it has not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
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

_TITLES = frozenset(
    {"mr", "mrs", "miss", "ms", "mx", "dr", "prof", "professor", "sir", "madam", "rev", "father"}
)
_PART = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_JOINT = re.compile(r"[ \t\xa0]?\.?[ \t\xa0]{0,2}")


def load_people(path: Path) -> tuple[str, ...]:
    """Read a list of people: one name a line; empty lines and lines that begin with # are left out.

    Raises:
        InputError: the file cannot be read, or a line cannot be used. The sentence gives the
            line's number and never what stands there.
    """
    return people_in(read_text(path, most_bytes=_MOST_BYTES), str(path))


def people_in(text: str, name_of_list: str) -> tuple[str, ...]:
    """As `load_people`, from `text`; `name_of_list` is what errors call it."""
    names: dict[str, None] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        name = " ".join(line.split())
        if not name or name.startswith("#"):
            continue
        if problem := _problem(name):
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

    A full name counts, with a slip of the finger in the last name too; so does an initial or a
    title before the last name, and the full name in one word, as in a handle. Neither part counts
    alone: every text has a Sarah in it. A name that the list gives as one word ("Smithy") counts
    where it has a capital letter.
    """

    def __init__(self, people: Iterable[str] = ()) -> None:
        names = [_name(p) for p in people]
        self._given: dict[str, set[str]] = {}
        for name in names:
            if not name.alone:
                self._given.setdefault(name.last, set()).add(name.given)
        self._alone = frozenset(n.last for n in names if n.alone)
        self._squeezed = frozenset(n.given + n.last for n in names if n.given)
        # A slip needs the given name before it, so only the last names of that given name count.
        self._lasts: dict[str, list[str]] = {}
        for name in names:
            if name.given and len(name.last) >= _SHORTEST_SLIPPED:
                self._lasts.setdefault(name.given, []).append(name.last)

    def names_somebody(self, text: str) -> bool:
        """Whether `text` names somebody on the list."""
        if not (self._given or self._alone):
            return False
        folded = fold(text)
        words = list(_PART.finditer(folded.text))
        return any(self._is_named(folded, words, index) for index in range(len(words)))

    def _is_named(self, folded: Folded, words: list[re.Match[str]], index: int) -> bool:
        word = words[index].group().removesuffix("'s")
        if word in self._squeezed:
            return True
        if word in self._alone and folded.written(*words[index].span())[:1].isupper():
            return True
        if not index or not _JOINT.fullmatch(
            folded.text, words[index - 1].end(), words[index].start()
        ):
            return False
        before = words[index - 1].group()
        if (given := self._given.get(word)) is not None:
            return before in _TITLES or before in given or (before in {g[:1] for g in given if g})
        return any(is_slip(word, last) for last in self._lasts.get(before, ()))
