"""Why a post is worth reading again, strongest first."""

from enum import Enum

from profilecheck.words import rereading as words

__all__ = ["Reason"]


class Reason(Enum):
    """What a post is about. The value is how an entry says it; it holds no word of the post."""

    SCHOOL = words.SCHOOL
    MAYBE_SCHOOL = words.MAYBE_SCHOOL
    PERSON = words.PERSON
    PUPILS = words.PUPILS
    CONFIDENTIAL = words.CONFIDENTIAL
    COLLEAGUES = words.COLLEAGUES
    PARENTS = words.PARENTS
    FEELINGS = words.FEELINGS
    MATTERS = words.MATTERS

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return _RANKS[self.name]


_RANKS = {reason.name: rank for rank, reason in enumerate(Reason)}
