"""Whether one text is worth reading again, and why: its signs, added up.

One weak word is never enough ("class", "head", "report"); what is said of one's own children, of
long ago or of a film needs more than what is said of work.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from profilecheck.reread.elsewhere import is_of_another_life, without_sayings
from profilecheck.reread.reason import Reason
from profilecheck.reread.signs import CAPITALS, ENOUGH, OWN_WORK, SIGNS, compiled
from profilecheck.school import MatchKind, Workplace
from profilecheck.school.folding import Folded, fold

__all__ = ["reasons"]

_LONGEST_READ = 5000
_FROM_ROLE = {MatchKind.ROLE: 2, MatchKind.TOWN_AND_ROLE: ENOUGH, MatchKind.SCHOOL_ADDRESS: ENOUGH}

_FOLDED = [(r, w, compiled(s)) for r, by in SIGNS.items() for w, s in by.items() if s]
_WRITTEN = [(r, w, compiled(s)) for r, by in CAPITALS.items() for w, s in by.items()]


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words in a text that speak for a reason; `start` and `end` are where they stand in it."""

    reason: Reason
    weight: int
    words: str
    start: int
    end: int


def reasons(workplace: Workplace, text: str) -> tuple[Reason, ...]:
    """Return why the text is worth reading again, strongest first; empty where it is not.

    Names are looked for in the whole text, other signs in the beginning of a very long one.
    """
    certain, role = _named(workplace, text)
    text = text[:_LONGEST_READ]
    folded = fold(text)
    signs = _counted(_signs(folded))
    if is_of_another_life(folded.text, text):
        signs = [s for s in signs if s.weight >= OWN_WORK]
        role = 0
    weight = sum(s.weight for s in signs) + role
    found = set(certain)
    if weight >= ENOUGH:
        found |= _spoken_for(signs) or {Reason.MATTERS}
    return tuple(sorted(found, key=lambda reason: reason.rank))


def _named(workplace: Workplace, text: str) -> tuple[set[Reason], int]:
    """What needs no adding up, and the weight of the strongest role word."""
    matches = workplace.in_text(text)
    found = {Reason.SCHOOL} if any(m.kind.names_school for m in matches) else set()
    if workplace.names_person(text):
        found.add(Reason.PERSON)
    return found, max((_FROM_ROLE.get(m.kind, 0) for m in matches), default=0)


def _signs(folded: Folded) -> Iterator[_Sign]:
    text = without_sayings(folded.text)
    for reason, weight, pattern in _FOLDED:
        for match in pattern.finditer(text):
            yield _Sign(reason, weight, match.group(), *match.span())
    for reason, weight, pattern in _WRITTEN:
        for match in pattern.finditer(folded.source):
            yield _Sign(reason, weight, match.group(), *match.span())


def _counted(signs: Iterator[_Sign]) -> list[_Sign]:
    """The signs, strongest first, each once, without those in a stronger one's words."""
    counted: list[_Sign] = []
    said: set[str] = set()
    for sign in sorted(signs, key=lambda s: (-s.weight, s.start - s.end)):
        # A word said again and again stays one word.
        if sign.words not in said and all(
            sign.end <= other.start or sign.start >= other.end for other in counted
        ):
            counted.append(sign)
            said.add(sign.words)
    return counted


def _spoken_for(signs: list[_Sign]) -> set[Reason]:
    """The reasons that a sign of weight speaks for; where all are weak, the first of them."""
    weighty = {s.reason for s in signs if s.weight > 1}
    return weighty or {s.reason for s in signs[:1]}
