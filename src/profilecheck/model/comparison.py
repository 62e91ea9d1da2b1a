"""What changed between two audits of the same person."""

from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import AwareDatetime

from profilecheck.model.base import Record
from profilecheck.model.snapshot import Guidance
from profilecheck.model.text import PageText
from profilecheck.vocabulary import Fact, Source

__all__ = ["Change", "Changed", "Comparison", "Since", "SinceThing", "WaysDiffer"]


class Change(StrEnum):
    """What became of one thing to put right, or of one question.

    `PUT_RIGHT` needs a reading of today that proves it; what merely cannot be told any more is
    `CANNOT_TELL_NOW`. `TOLD_FIRST_NOW` was open to nobody knows whom the first time: it may be
    new or old. `NOT_LOOKED_AT` was found the first time on an account that was not looked at, or
    has nothing of the kind, the second time. `ANSWERED` rests on the person's own word.
    """

    PUT_RIGHT = "put_right"
    NEW = "new"
    STILL_OPEN = "still_open"
    CANNOT_TELL_NOW = "cannot_tell_now"
    TOLD_FIRST_NOW = "told_first_now"
    NOT_LOOKED_AT = "not_looked_at"
    ANSWERED = "answered"


class Changed(Record):
    """One thing, and what became of it.

    `then` and `now` are the plain sentences of the two audits, "" where one said nothing of it.
    `agreed`: the school agreed that it may stay as it is. `row` is the id of the row that says it
    in the report of the later audit, "" where none does.
    """

    change: Change
    network: str = ""
    network_name: str = ""
    facts: tuple[Fact, ...] = ()
    subject: PageText = ""
    clauses: tuple[str, ...] = ()
    then: PageText = ""
    now: PageText = ""
    agreed: bool = False
    row: str = ""
    guidance: Guidance | None = None


class SinceThing(Record):
    """One thing, what became of it since the audit before, and the sentence that says what it is.

    `now` says how it stands now, where that is another sentence, "" where it is not.
    """

    change: Change
    network: str = ""
    network_name: str = ""
    says: PageText
    now: PageText = ""


class Since(Record):
    """What changed since the audit before, on the networks that both looked at.

    `then` is when that audit was, `finished` whether it came to its end. What the school agreed may
    stay is not among what is new or still open.
    """

    then: AwareDatetime
    finished: bool = True
    things: tuple[SinceThing, ...] = ()

    def of(self, change: Change) -> tuple[SinceThing, ...]:
        """Return what became of things in this way."""
        return tuple(thing for thing in self.things if thing.change is change)


class WaysDiffer(Record):
    """A network that was looked at in one way the first time, and in another the second."""

    network: str
    network_name: str
    then: tuple[Source, ...]
    now: tuple[Source, ...]


class Comparison(Record):
    """Two audits, judged by one checklist, thing by thing.

    `other_accounts` are the networks, by name, on which the two found profiles at two addresses.
    """

    SCHEMA: ClassVar[int] = 1
    KIND: ClassVar[str] = "comparison"

    kind: Literal["comparison"] = "comparison"
    schema_version: int = SCHEMA
    program: str
    checklist: str
    then: AwareDatetime
    now: AwareDatetime
    unfinished: tuple[Literal["then", "now"], ...] = ()
    made_up: bool = False
    changes: tuple[Changed, ...] = ()
    ways: tuple[WaysDiffer, ...] = ()
    other_accounts: tuple[str, ...] = ()

    def of(self, change: Change) -> tuple[Changed, ...]:
        """Return what became of things in this way."""
        return tuple(c for c in self.changes if c.change is change)
