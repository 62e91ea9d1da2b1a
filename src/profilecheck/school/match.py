"""The answer to "does this text point at the school": what matched, and why."""

from enum import StrEnum

from profilecheck.model.base import Record

__all__ = ["Match", "MatchKind"]


class MatchKind(StrEnum):
    """What in a text matched."""

    NAME = "name"
    SHORT_NAME = "short_name"
    EMAIL_DOMAIN = "email_domain"
    PHONE = "phone"
    TOWN_AND_ROLE = "town_and_role"
    PART_AND_ROLE = "part_and_role"
    ROLE = "role"
    SCHOOL_ADDRESS = "school_address"

    @property
    def names_school(self) -> bool:
        """Whether this points at the person's own school, and not just at any school."""
        return self in (self.NAME, self.SHORT_NAME, self.EMAIL_DOMAIN, self.PHONE)


class Match(Record):
    """One place where a text points at the school.

    `matched` is the words in the text, on one line; `because` one plain sentence for the person.
    """

    kind: MatchKind
    matched: str
    because: str
