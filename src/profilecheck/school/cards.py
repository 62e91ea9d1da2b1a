"""What a friend's card says about a school: works there, studies there, or did once.

A card names the school and, most often, a verb before it ("Works at", "Went to"). The nearest
such word before the name counts; where there is none, the nearest after it in the same part of
the card. A school's name alone is how networks show a place of work, so it counts as one.
"""

import re
from enum import StrEnum

__all__ = ["Tie", "tie_to"]


class Tie(StrEnum):
    """How somebody is tied to the school."""

    WORKS = "works"
    WORKED = "worked"
    STUDIES = "studies"
    STUDIED = "studied"


_CUES = {
    # Before "student" and "pupil": those who work with them.
    Tie.WORKS: r"(?:student|trainee|pupil|ex-student)[ -](?:teacher|support|welfare|progress|"
    r"services|mentor|premium)|works?|working|employed|employee|staff|teach(?:er|es|ing)?|"
    r"head(?:teacher|master|mistress| teacher)?|deputy|assistant|hlta|sen[dc]?co|governor|"
    r"caretaker|cleaner|cook|secretary|receptionist|manager|volunteers?|ta|mentor|"
    r"supervisor|nurse|librarian|administrator|technician|principal|tutor",
    Tie.WORKED: r"worked|taught|retired",
    Tie.STUDIES: r"studies|studying|student|pupil|goes to|going to|attends|attending|"
    r"in year \d{1,2}|(?:year|yr) \d{1,2} at|learner|sixth former",
    Tie.STUDIED: r"studied|went to|attended|alumn(?:us|a|i|ae)|graduated|class of \d{4}|left|"
    r"old (?:boy|girl)|educated|schooled",
}
_CUE = re.compile(
    rf"\b(?P<past>(?:former(?:ly)?|ex|previously|past|used to)\b[ -]+(?:\w+[ -]+){{0,2}}?)?"
    rf"(?:{'|'.join(f'(?P<{tie.value}>{words})' for tie, words in _CUES.items())})\b"
)
_PAST = {
    Tie.WORKS: Tie.WORKED,
    Tie.STUDIES: Tie.STUDIED,
}
_ENDED = re.compile(r"\A\W{0,3}(?:\d{4}\s*(?:-|to|until)\s*\d{4}|(?:until|till) \d{4})")
_NEAR = 200
_PART_END = re.compile(r"[\n|;·•]")


def tie_to(text: str, start: int, end: int) -> Tie:
    """Return how the card `text` (folded) ties somebody to the school named in `start:end`."""
    before = _PART_END.split(text[max(0, start - _NEAR) : start])[-1]
    rest = text[end : end + _NEAR]
    after = _PART_END.split(rest, maxsplit=1)[0]
    cues = list(_CUE.finditer(before))
    if cues:
        tie = _tie(cues[-1])
    else:
        # "Oakfield Primary School · Student": the word can stand in the next part.
        found = _CUE.search(after) or _CUE.match(rest.lstrip(" \n|;·•"))
        tie = _tie(found) if found else Tie.WORKS
    return _PAST.get(tie, tie) if _ENDED.match(rest) else tie


def _tie(cue: re.Match[str]) -> Tie:
    tie = next(t for t in Tie if cue[t.value])
    return _PAST.get(tie, tie) if cue["past"] else tie
