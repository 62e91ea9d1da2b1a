"""What a network's words mean: its labels, folded once, and the one rule by which words are alike.

Case, spaces, typographic punctuation and a full stop make no difference; nor does a "?" or ":" at
the end of a question, there or missing. A wording that ends in "…" means all that begin so, but for
an audience that goes on to name more than friends. Nothing is rounded: words that no label says
mean nothing, and are said to be unknown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from profilecheck.browser.dom import normalise
from profilecheck.vocabulary import Audience

__all__ = [
    "EMAIL",
    "Labels",
    "Table",
    "answered",
    "asked",
    "audience_of",
    "begins_hint",
    "is_known_language",
    "is_row",
    "names_many",
    "row_of",
    "shown_words",
    "switch_of",
]

_OF_ADDRESS = r"[^\s@<>\"“”(),;:]"
EMAIL = re.compile(rf"(?<!{_OF_ADDRESS}){_OF_ADDRESS}++@{_OF_ADDRESS}+\.[^\s@<>\"“”(),;:.]{{2,}}")
"""An e-mail address as pages write it.

It is looked for at the beginning of a word alone: at each letter of one, it would take a long text
hours.
"""

_T = TypeVar("_T")
_MORE = ("…", "...")
_NAMED = "words that may hold a person's name"


@lru_cache(maxsize=8192)
def answered(words: str) -> str:
    """Return the words of an answer as they compare."""
    return normalise(words).strip(" .")


@lru_cache(maxsize=8192)
def asked(words: str) -> str:
    """Return the words of a question as they compare: with or without what it ends in."""
    return normalise(words).strip(" .:?¿")


class Table(Generic[_T]):
    """Wordings and what each means, folded when it is made."""

    def __init__(self, wordings: Iterable[tuple[str, _T]], *, questions: bool = False) -> None:
        self._fold = asked if questions else answered
        self._whole: dict[str, _T] = {}
        self._begin: list[tuple[str, _T]] = []
        for wording, meaning in wordings:
            if wording.endswith(_MORE):
                self._begin.append((self._fold(wording.rstrip("….")), meaning))
            else:
                self._whole.setdefault(self._fold(wording), meaning)

    def meaning(self, words: str) -> _T | None:
        """Return what `words` mean as a whole, else by how they begin; None where neither."""
        return self.found(words)[0]

    def found(self, words: str) -> tuple[_T | None, str]:
        """Return what `words` mean, and what follows the wording that they only begin with."""
        wanted = self._fold(words)
        if (meaning := self._whole.get(wanted)) is not None:
            return meaning, ""
        return next(
            ((m, wanted[len(b) :]) for b, m in self._begin if _begins(wanted, b)), (None, "")
        )


def _begins(words: str, beginning: str) -> bool:
    """Whether `words` begin with these words, and not with a longer word that begins alike."""
    rest = words[len(beginning) :]
    return words.startswith(beginning) and not (rest[:1].isalnum() and beginning[-1:].isalnum())


@dataclass(frozen=True)
class Labels:
    """A network's wording in one language, as its `site.yaml` lists it.

    `rows` gives, for a name the readers use, the wordings a page may show for it; `audiences`
    and `switches` what a wording means. Two names mean the same to every reader: lines that begin
    with a `hint` explain a setting, and a button whose name begins with `edit_privacy` goes on to
    say who can see a thing. Where `only_settings` is True, some questions of settings and their
    answers are known and nothing else: words that are not listed may mean anything.
    """

    language: str
    rows: Mapping[str, tuple[str, ...]]
    audiences: Mapping[str, Audience]
    switches: Mapping[str, bool]
    only_settings: bool = False

    @cached_property
    def questions(self) -> Table[str]:
        """The name of the row that each wording stands for."""
        return Table(
            ((w, row) for row, wordings in self.rows.items() for w in wordings), questions=True
        )

    @cached_property
    def known_audiences(self) -> Table[Audience]:
        """What each wording of an audience means."""
        return Table(self.audiences.items())

    @cached_property
    def wide_audiences(self) -> re.Pattern[str]:
        """Fits every wording of an audience that is more than one's friends, among other words."""
        wide = (
            answered(w) for w, audience in self.audiences.items() if audience > Audience.FRIENDS
        )
        named = "|".join(re.escape(words) for words in wide if words)
        return re.compile(rf"(?<!\w)(?:{named})(?!\w)" if named else r"(?!)")

    @cached_property
    def known_switches(self) -> Table[bool]:
        """Whether a wording says on or off."""
        return Table(self.switches.items())

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """How the lines begin that explain a setting."""
        return tuple(map(normalise, self.rows.get("hint", ())))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that the network itself is known to use."""
        told = (
            *self.audiences,
            *self.switches,
            *(w for words in self.rows.values() for w in words),
        )
        return frozenset(word for wording in told for word in normalise(wording).split())


def is_known_language(labels: Labels | None) -> bool:
    """Whether a page's language is known so far that what its words do not say is not there."""
    return labels is not None and not labels.only_settings


def row_of(words: str, labels: Labels | None) -> str | None:
    """Return the name of the row that `words` are the label of, None for other words."""
    return labels.questions.meaning(words) if labels else None


def is_row(words: str, row: str, labels: Labels | None) -> bool:
    """Whether `words` are the label of `row`."""
    return row_of(words, labels) == row


def begins_hint(words: str, labels: Labels | None) -> bool:
    """Whether `words` begin as a line does that explains a setting."""
    return labels is not None and normalise(words).startswith(labels.hints)


def audience_of(words: str, labels: Labels | None) -> Audience | None:
    """Return the audience that `words` mean in the page's language, None if not known.

    Words that begin as a known wording do, and go on to name more than friends ("Custom: friends
    of friends"), are not known.
    """
    if labels is None:
        return None
    audience, rest = labels.known_audiences.found(words)
    return None if rest and names_many(rest, labels) else audience


def names_many(words: str, labels: Labels | None) -> bool:
    """Whether an audience that is more than one's friends is named somewhere in `words`."""
    return labels is not None and bool(labels.wide_audiences.search(answered(words)))


def switch_of(words: str, labels: Labels | None) -> bool | None:
    """Return whether `words` say on or off, None if not known."""
    return labels.known_switches.meaning(words) if labels else None


def shown_words(words: str, labels: Labels | None = None) -> str:
    """Return `words` of an answer without the people in it.

    Names follow a colon ("Friends except: …"), or are the whole of it; a network's own wordings
    have a capital letter at most at their beginning, or in words that it is known to use.
    """
    kind, colon, _ = words.partition(":")
    if colon:
        return f"{shown_words(kind, labels)}: …"
    known = labels.vocabulary if labels else frozenset()
    rest = words.split()[1:]
    named = any(w[:1].isupper() and normalise(w) not in known for w in rest) or "," in words
    return _NAMED if named else words.strip(" .")
