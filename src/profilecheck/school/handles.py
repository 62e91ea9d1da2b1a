"""The part of a name that is the school's own, in the handle of an account."""

import re

from profilecheck.school.around import NOT_SCHOOLS, STREETS, WORDS_TOO
from profilecheck.school.folding import fold
from profilecheck.school.ways import Name
from profilecheck.school.words import KINDS, Tail, squeezed_tail

__all__ = ["own_part_in", "pieces_of"]

_HANDLE_PIECE = re.compile(r"[A-Z]?[^\W\dA-Z_]+|[A-Z]+(?![^\W\dA-Z_])")
"""A piece of a handle: what marks, digits and capitals set apart ("MissWay_Oakfield2")."""
_SHORTEST_IN_HANDLE = 6


def pieces_of(handle: str) -> list[str]:
    """Return what marks, digits and capitals set apart in a handle, folded."""
    return [fold(piece).text for piece in _HANDLE_PIECE.findall(handle)]


def own_part_in(name: Name, pieces: list[str], *, with_tail: bool) -> str | None:
    """The pieces of a handle, joined, that begin with the name's own part and fit its tail.

    One that is a town too is only found `with_tail`: "dartfordgrammarschool".
    """
    written = (name.core, name.core + "s") if name.core.startswith("st") else (name.core,)
    for first in range(len(pieces)):
        for last in range(first + 1, len(pieces) + 1):
            joined = "".join(pieces[first:last])
            own = joined.removeprefix("the") if joined not in written else joined
            rest = pieces[last:]
            needed = with_tail or (name.core in WORDS_TOO and bool(rest))  # no "#ParkRun"
            elsewhere = rest and _goes_on_elsewhere(rest[0])
            fits = not elsewhere and _handle_tail_fits(name, rest, with_tail=needed)
            if own in written and fits:
                return joined
    for number, piece in enumerate(pieces, start=1):
        before, core, after = piece.partition(name.core)
        ours = core and before in ("", "the") and len(core) < _SHORTEST_IN_HANDLE
        if len(core) < _SHORTEST_IN_HANDLE and not (ours and squeezed_tail(after)):
            continue  # "star" is in "starting", and "starschool" is Star School
        rest = [after] if after else pieces[number:]
        elsewhere = rest and _goes_on_elsewhere(rest[0])
        other = elsewhere or (before != "the" and squeezed_tail(before))
        if not other and _handle_tail_fits(name, rest, with_tail=with_tail):
            return core
    return None


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
