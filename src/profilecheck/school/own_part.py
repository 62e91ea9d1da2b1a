"""Where the part of a name that is the school's own is written in a text, give or take a slip."""

import re

from profilecheck.school.folding import Folded
from profilecheck.school.ways import NOT_COUNTED, Name
from profilecheck.school.words import Word, is_slip, squeezed_tail

__all__ = ["CLOSE_JOINT", "adjoin", "can_be_slipped", "joined_until", "own_part_at"]

_MARKS = " \\t\xa0.\\-'&+/()\\[\\]\"“”„«»*~™®_#:\u2190-\u2bff\U0001f000-\U0001faff"
_MOST_MARKS = 6
"""A picture of a person has up to four signs."""
# What may stand between the words of one name, signs and small pictures too; a comma or a new line
# ends it.
_JOINT = re.compile(f"[{_MARKS}]{{0,{_MOST_MARKS}}}")
# Between the words of its own part, where each word has to be the right one: a comma as well.
_JOINT_WITHIN = re.compile(rf"[{_MARKS},;|•·@\n]{{0,{_MOST_MARKS}}}")
CLOSE_JOINT = re.compile(r"'?[ \t\xa0]{1,3}|[-'_]")
"""Between a name and a word that makes it a longer one: "Oakfield Arms", not "Oakfield. Can't"."""
_SHORTEST_SLIPPED_NAME = 6
_LONGEST_TAIL = 12


def own_part_at(
    name: Name, folded: Folded, words: list[Word], index: int
) -> tuple[int, list[str] | None, bool] | None:
    """The name's own part from word `index` on, or None.

    With it: the index after it, the tail where it is written in one with it
    ("OakfieldPrimary"), and whether a slip was overlooked.
    """
    written = ""
    slip: int | None = None
    longest = len(name.core) + 1
    may_have_slip = can_be_slipped(name.core)
    joint = _JOINT if name.acronym else _JOINT_WITHIN  # "A, B, C" is no ABC
    for position in range(index, len(words)):
        if position > index and not adjoin(folded, words, position - 1, joint):
            break
        norm = words[position].norm
        if position > index and (norm in NOT_COUNTED or norm == "st"):
            continue
        written += norm
        if written == name.core or _is_possessive(written, name.core, folded, words[position]):
            return position + 1, None, False
        if written.startswith(name.core):
            rest = written.removeprefix(name.core)
            tail = squeezed_tail(rest.removeprefix("s") if name.core.startswith("st") else rest)
            if tail:
                return position + 1, tail, False
        if len(written) > longest:
            break
        if may_have_slip and is_slip(written, name.core):
            slip = position + 1
    return None if slip is None else (slip, None, True)


def can_be_slipped(core: str) -> bool:
    """Whether it is long enough to be known with a slip in it."""
    return len(core.removeprefix("st")) >= _SHORTEST_SLIPPED_NAME


def _is_possessive(written: str, core: str, folded: Folded, last: Word) -> bool:
    """Whether `written` is the name's own part with an 's: "OPS's"."""
    return written == core + "s" and folded.text.endswith("'s", last.start, last.end)


def adjoin(folded: Folded, words: list[Word], index: int, joint: re.Pattern[str] = _JOINT) -> bool:
    """Whether word `index` and the next are of one phrase."""
    this, following = words[index], words[index + 1]
    if following.start <= this.start:
        return True  # two words spelt as one
    return joint.fullmatch(folded.text, this.end, following.start) is not None


def joined_until(folded: Folded, words: list[Word], start: int) -> int:
    """The index after the last word of the phrase that word `start - 1` is in."""
    stop = start
    last = min(len(words), start + _LONGEST_TAIL)
    while stop < last and adjoin(folded, words, stop - 1):
        stop += 1
    return stop
