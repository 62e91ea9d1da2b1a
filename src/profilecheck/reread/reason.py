"""Why a post is worth reading again, strongest first, and the plain words for it."""

from enum import Enum

__all__ = ["Reason"]


class Reason(Enum):
    """What a post is about. The value is how an entry says it; it holds no word of the post."""

    SCHOOL = "names your school"
    PERSON = "names somebody on your list"
    PUPILS = "mentions pupils or a class"
    CONFIDENTIAL = "sounds like news that is not for everyone"
    COLLEAGUES = "mentions people you work with"
    PARENTS = "mentions parents or families"
    FEELINGS = "is about a hard day at work"
    MATTERS = "is about school matters"

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return _RANKS[self.name]


_RANKS = {reason.name: rank for rank, reason in enumerate(Reason)}
