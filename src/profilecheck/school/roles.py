"""Words that say somebody works in a school, and a town beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from profilecheck.school.folding import Folded, fold
from profilecheck.school.phrases import Phrases, starts

__all__ = ["ROLE_CUE", "RoleMatcher", "RoleSpan"]

_ROLES = (
    r"(?:head|school|class|student|supply|trainee|year \d)[ -]?teachers?",
    r"teacher",
    r"head(?:master|mistress)",
    r"(?:deputy|assistant|acting|executive)[ -]head(?:teacher)?",
    r"(?:vice|deputy|assistant|executive)[ -]principal",
    r"head of (?:school|year(?: \d{1,2})?|key ?stage \d|ks ?\d|eyfs|early years|sixth form|maths?|"
    r"english|science|physics|chemistry|biology|history|geography|music|drama|art|computing|pe|"
    r"languages|mfl|humanities|inclusion|faculty)",
    r"(?:teaching|classroom|learning support)[ -]assistant",
    r"hlta|sen[dc]?co|nqt|pgce|eyfs lead",
    r"(?:learning|pastoral|behaviour) mentor|cover supervisor|form tutor|nursery nurse",
    r"(?:nursery|early years|foundation stage) (?:practitioner|educator|assistant)",
    r"(?:ks ?\d|key ?stage \d|eyfs|early years|year \d{1,2}|y\d{1,2}|phase|curriculum|subject|"
    r"pastoral|behaviour|inclusion|designated safeguarding|maths?|literacy|phonics) "
    r"(?:lead(?:er)?|co-?ordinator)",
    r"(?:exams?|attendance|pastoral|inclusion) (?:officer|manager)",
    r"emotional literacy support(?: assistant)?",
    r"(?:lunchtime|midday|playground) supervisor|dinner lady|lollipop (?:lady|man)",
    r"school (?:business manager|secretary|receptionist|caretaker|cook|nurse|governor|librarian|"
    r"administrator|counsellor|principal)",
    r"(?:i|we) teach|teach(?:ing|es)? (?:year|y ?\d|reception|ks ?\d|key ?stage|eyfs|primary|"
    r"secondary|infants|juniors)",
    r"athro|athrawes|pennaeth|cynorthwy-?ydd dysgu|muinteoir",  # in Welsh and Irish
)
# In small letters these are other words ("ta" is thanks).
_ROLES_IN_CAPITALS = ("ta", "lsa", "ect", "elsa", "aht", "dht", "eyfs", r"ks ?[1-5]")
_CAPITALS = "capitals"
# A teacher, but not in a school.
_ELSEWHERE = (
    "yoga", "pilates", "dance", "ballet", "driving", "swimming", "piano", "guitar", "violin",
    "singing", "tennis", "sunday school", "meditation",
)  # fmt: skip
_NOT_ELSEWHERE = "".join(rf"(?<!\b{w} )" for w in _ELSEWHERE)

ROLE_CUE = re.compile(
    r"\b(?:teach(?:er|es|ing)?|taught|works?|worked|working|assistant|head(?:teacher)?|hlta|ta|lsa|"
    r"sen[dc]?co|nqt|ect|governor|caretaker|supervisor|mentor|secretary|receptionist|job|lead|"
    r"tutor|lecturer|bursar|house(?:parent|master|mistress)|"
    r"class(?:room|es)?|pupils|assembly|inset|parents'? evening|ofsted|"
    r"year \d{1,2}|y\d{1,2}|ks ?\d|key ?stage \d|eyfs)\b"
    r"[^.\n|]{0,40}?(?:\bat|@)(?: the)?\s*\Z"
    r"|\b(?:head(?:teacher|master|mistress)?|principal|governors?) of(?: the)?\s*\Z"
)
"""The end of a text that goes on with a place of work, or a school: "Year 4 teacher at "."""

_SCHOOLS_KEPT = 8
_NOT_A_TOWN_BEFORE = r"(?! (?:united|fc|afc|rhinos|university|uni|road|rd|street|lane|avenue)\b)"


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role in folded text; `town` is the span of the school's town, None where absent."""

    start: int
    end: int
    town: tuple[int, int] | None = None


class RoleMatcher:
    """Finds role words, the school's own among them, and its town."""

    def __init__(self, role_words: tuple[str, ...] = (), town: str = "") -> None:
        self._roles = _roles_with(role_words)
        self._town = _town_pattern(town)

    def find(self, folded: Folded) -> Iterator[RoleSpan]:
        """Each role in the text, in order; with the town, where the text names it."""
        found = [
            m
            for m in self._roles.find(folded.text, starts(folded.text))
            if m.lastgroup != _CAPITALS or folded.written(*m.span()).isupper()
        ]
        town = self._find_town(folded) if found else None
        for role in found:
            yield RoleSpan(*role.span(), town)

    def _find_town(self, folded: Folded) -> tuple[int, int] | None:
        if self._town is None:
            return None
        for found in self._town.finditer(folded.text):
            start, end = found.span("town")
            # Reading, Bath and Sale are words too: a capital, or "in" before it, makes a town.
            if found["where"] or folded.written(start, end)[:1].isupper():
                return start, end
        return None


@lru_cache(maxsize=_SCHOOLS_KEPT)
def _roles_with(own_words: tuple[str, ...]) -> Phrases:
    """Return the search for every role, a school's own words among them.

    It is kept: reading a report, judging and comparing each build a matcher of the same school.
    """
    own = [re.escape(fold(w).text).replace(r"\ ", r"\s+") for w in own_words]
    plain = (*own, *(f"{_NOT_ELSEWHERE}(?:{r})" for r in _ROLES))
    return Phrases({_CAPITALS: _ROLES_IN_CAPITALS, "": plain}, end=r"(?![\w'])")


def _town_pattern(town: str) -> re.Pattern[str] | None:
    words = [re.escape(w) for w in re.split(r"[\W_]+", fold(town).text) if w]
    if not words:
        return None
    name = r"[\W_]+".join(words)
    return re.compile(
        rf"(?<![\w'])(?P<where>(?:in|at|from|near|of)\s+)?(?P<town>{name})(?![\w']){_NOT_A_TOWN_BEFORE}"
    )
