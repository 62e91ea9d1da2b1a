"""Whether one text is worth reading again, and why: its signs, added up.

One weak word is never enough ("class", "head", "report"); what is said of one's own children, of
long ago or of a film needs more than what is said of work.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from profilecheck.reread.elsewhere import is_of_another_life, without_sayings
from profilecheck.reread.reason import Reason
from profilecheck.reread.signs import (
    CAPITALS,
    ENOUGH,
    OWN_WORK,
    SHARED,
    SHARED_AT_MOST,
    SIGNS,
    by_weight,
    reason_of,
)
from profilecheck.school import MatchKind, SchoolMatcher
from profilecheck.school.folding import Folded, fold
from profilecheck.school.phrases import Phrases, starts, without

__all__ = ["reasons"]

_LONGEST_READ = 5000
_FROM_ROLE = {MatchKind.ROLE: 2, MatchKind.TOWN_AND_ROLE: ENOUGH, MatchKind.SCHOOL_ADDRESS: ENOUGH}

_MOST = max(weight for by in SIGNS.values() for weight in by)
_STRONG = 2
"""The least weight of a strong sign: without one, weaker signs count for nothing."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z\d])")
_TAG = re.compile(r"#\w+")


class _Sign(NamedTuple):
    """Words in a text that speak for a reason."""

    reason: Reason
    weight: int
    words: str
    shared: bool = False


def reasons(matcher: SchoolMatcher, text: str) -> tuple[Reason, ...]:
    """Return why the text is worth reading again, strongest first; empty where it is not.

    Names are looked for in the whole text, other signs in the beginning of a very long one.
    """
    found, role = _named(matcher, text)
    whole, text = text, text[:_LONGEST_READ]
    if "#" in text:
        text = _TAG.sub(_spaced, text)
    folded = fold(text)
    elsewhere = is_of_another_life(folded.text, text)
    signs = _own_signs(folded) if elsewhere else _all_signs(matcher, folded, role)
    weight = _weight(signs, 0 if elsewhere else role)
    if weight >= ENOUGH:
        found |= _spoken_for(signs) or {Reason.MATTERS}
    if Reason.SCHOOL not in found and matcher.own_part(whole):
        found.add(Reason.MAYBE_SCHOOL)
    return tuple(sorted(found, key=lambda reason: reason.rank))


def _named(matcher: SchoolMatcher, text: str) -> tuple[set[Reason], int]:
    """Return the reasons that need no adding up, and the weight of the strongest role word."""
    matches = matcher.in_text(text)
    found = {Reason.SCHOOL} if any(m.kind.names_school for m in matches) else set()
    if matcher.names_person(text):
        found.add(Reason.PERSON)
    return found, max((_FROM_ROLE.get(m.kind, 0) for m in matches), default=0)


def _spaced(tag: re.Match[str]) -> str:
    """A hashtag with its words apart: "#BackToSchool"."""
    return _CAMEL.sub(" ", tag.group())


def _own_signs(folded: Folded) -> list[_Sign]:
    """Return the signs that only somebody who works at a school gives of themselves."""
    signs, _ = _signs(without_sayings(folded.text), folded, range(OWN_WORK, _MOST + 1))
    return _counted(signs)


def _all_signs(matcher: SchoolMatcher, folded: Folded, role: int) -> list[_Sign]:
    """Every sign. Weak ones are looked for only where they make up what is missing."""
    text = without_sayings(folded.text)
    signs, text = _signs(text, folded, range(_STRONG, _MOST + 1))
    weight = _weight(_counted(signs), role)
    if 0 < weight < ENOUGH:
        weak, _ = _signs(text, folded, range(1, _STRONG))
        signs += [*weak, *_names_in_part(matcher, folded.source)]
    return _counted(signs)


def _names_in_part(matcher: SchoolMatcher, text: str) -> Iterator[_Sign]:
    """Yield signs that may name the school or a person on the list, and may be another's."""
    if matcher.own_part(text, beside_role=True):
        yield _Sign(Reason.SCHOOL, _STRONG, "")
    if matcher.may_name_person(text):
        yield _Sign(Reason.PERSON, _STRONG, "")


def _signs(text: str, whole: Folded, weights: range) -> tuple[list[_Sign], str]:
    """The signs of these weights, strongest first, and `text` without them.

    `text` is the `whole` text with what was found before blotted out.
    """
    signs: list[_Sign] = []
    for weight, phrases in _folded_text_signs():
        if weight in weights:
            found = list(phrases.find(text, starts(whole.text)))
            signs += [_sign(match, weight) for match in found]
            text = without(text, found)
    for weight, phrases in _written_text_signs():
        if weight in weights:
            signs += [
                _sign(match, weight) for match in phrases.find(whole.source, starts(whole.source))
            ]
    return signs, text


@cache
def _folded_text_signs() -> list[tuple[int, Phrases]]:
    return by_weight(SIGNS, SHARED)


@cache
def _written_text_signs() -> list[tuple[int, Phrases]]:
    return by_weight(CAPITALS)


def _sign(match: re.Match[str], weight: int) -> _Sign:
    reason, shared = reason_of(match)
    return _Sign(reason, weight, match.group(), shared)


def _counted(signs: Iterable[_Sign]) -> list[_Sign]:
    """The signs, strongest first; a word said again and again stays one word."""
    by_words = {(sign.words or sign.reason): sign for sign in reversed(list(signs))}
    return sorted(by_words.values(), key=lambda sign: -sign.weight)


def _weight(signs: list[_Sign], role: int) -> int:
    """Return the sum of the signs and a role: of shared signs, no more than `SHARED_AT_MOST`."""
    shared = sum(sign.weight for sign in signs if sign.shared)
    own = sum(sign.weight for sign in signs if not sign.shared)
    if role >= ENOUGH:
        return own + role
    return own + min(shared + role, SHARED_AT_MOST)


def _spoken_for(signs: list[_Sign]) -> set[Reason]:
    """The reasons that a sign of weight speaks for; where all are weak, the first of them."""
    weighty = {s.reason for s in signs if s.weight > 1}
    return weighty or {s.reason for s in signs[:1]}
