"""The part of a name that is the school's own, in the handle of an account."""

import re
from collections.abc import Collection, Iterator

from profilecheck.school.around import NOT_SCHOOLS, STREETS, WORDS_TOO
from profilecheck.school.folding import WORD, fold
from profilecheck.school.ways import Name
from profilecheck.school.words import KINDS, Tail, squeezed_tail

__all__ = [
    "has_initials_in",
    "initials_with_place_in",
    "is_with_digits_in",
    "own_part_in",
    "pieces_of",
    "without_marks",
]

_HANDLE_PIECE = re.compile(r"[A-Z]?[^\W\dA-Z_]+|[A-Z]+(?![^\W\dA-Z_])")
"""A piece of a handle: what marks, digits and capitals set apart ("MissWay_Oakfield2")."""
_SHORTEST_IN_HANDLE = 6
_SAINTS = re.compile(r"\A(?:saints?|s[st]s)(?=[a-z]{3})|\Ass(?=[a-z]{3})")
"""How "St" is written as well at the start of a handle: "saintmarys", "sspeterandpaul"."""


def pieces_of(handle: str) -> list[str]:
    """Return what marks, digits and capitals set apart in a handle, folded."""
    return [fold(piece).text for piece in _HANDLE_PIECE.findall(handle)]


def without_marks(handle: str) -> str:
    """Return a handle, folded, with its digits and without its marks."""
    return "".join(WORD.findall(fold(handle).text))


def is_with_digits_in(name: Name, handle: str) -> bool:
    """Whether a name with a number is in a handle without marks; a short one is all of it."""
    return name.core == handle or (len(name.core) >= _SHORTEST_IN_HANDLE and name.core in handle)


def own_part_in(
    name: Name, pieces: list[str], places: Collection[str], *, with_tail: bool
) -> str | None:
    """The pieces of a handle, joined, that begin with the name's own part and fit its tail.

    One of the `places` where the school is may follow in one with it: "kingspontefract". A name
    that is a town too is only found `with_tail`: "dartfordgrammarschool".
    """
    written = (name.core, name.core + "s") if name.core.startswith("st") else (name.core,)
    written = (*written, *(own + place for own in written for place in places))
    for joined, rest in _joined(pieces):
        own = joined if joined in written else joined.removeprefix("the")
        if own not in written and name.core.startswith("st"):
            own = _SAINTS.sub("st", own)
        needed = with_tail or (name.core in WORDS_TOO and bool(rest))  # no "#ParkRun"
        elsewhere = rest and _goes_on_elsewhere(rest[0])
        fits = not elsewhere and _handle_tail_fits(name, rest, with_tail=needed)
        if own in written and fits:
            return joined
    for number, piece in enumerate(pieces, start=1):
        before, core, after = piece.partition(name.core)
        after = _after_saint(after) if name.core.startswith("st") else after
        ours = core and before in ("", "the") and len(core) < _SHORTEST_IN_HANDLE
        if len(core) < _SHORTEST_IN_HANDLE and not (ours and squeezed_tail(after)):
            continue  # "star" is in "starting", and "starschool" is Star School
        rest = [after] if after else pieces[number:]
        elsewhere = rest and _goes_on_elsewhere(rest[0])
        other = elsewhere or (before != "the" and squeezed_tail(before))
        if not other and _handle_tail_fits(name, rest, with_tail=with_tail):
            return core
    return None


def _joined(pieces: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each run of the pieces, in one, with the pieces that follow it."""
    for first in range(len(pieces)):
        for last in range(first + 1, len(pieces) + 1):
            yield "".join(pieces[first:last]), pieces[last:]


def _after_saint(after: str) -> str:
    """What follows a saint's name, without the s of "St Mary's": "stmaryshospital"."""
    return after if squeezed_tail(after) else after.removeprefix("s")


def has_initials_in(initials: Collection[str], pieces: list[str]) -> bool:
    """Whether some initials are a piece of a handle: "gsal_maths", "QEGSHistory"."""
    return not set(pieces).isdisjoint(initials)


def initials_with_place_in(
    initials: Collection[str], pieces: list[str], places: Collection[str]
) -> str | None:
    """The pieces that are initials and where the school is: "qegswakefield", "QEGS_Wakefield"."""
    written = {letters + place for letters in initials for place in places}
    return next((joined for joined, _ in _joined(pieces) if joined in written), None)


def _goes_on_elsewhere(after: str) -> bool:
    """Whether what follows in a handle is a street or a clinic: "road", "roadprimary"."""
    words = [word for word in STREETS | NOT_SCHOOLS if after.startswith(word)]
    return any(rest == "" or squeezed_tail(rest) for rest in map(after.removeprefix, words))


def _handle_tail_fits(name: Name, after: list[str], *, with_tail: bool) -> bool:
    """Whether what follows is no other school's tail: "academy", "high" where ours is primary."""
    tail: list[str] = []
    for piece in after:
        words = squeezed_tail(piece)
        if not words:
            if name.ends and (tail or any(map(piece.startswith, KINDS))):
                return False  # "graceacademysolihull"
            break
        tail += words
    found = Tail.of(tail)
    return found.is_one_with(name.limits) and (found.is_of_school or not with_tail)
