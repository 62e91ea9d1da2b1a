"""What the person said: to the clauses' questions, about facts, and what the school agreed to."""

from collections.abc import Container, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from profilecheck.model.base import Record
from profilecheck.model.profiles import are_two_profiles
from profilecheck.model.snapshot import FactValue, check_value
from profilecheck.model.text import PageText
from profilecheck.vocabulary import Audience, Fact, Viewpoint

__all__ = ["AccountAnswer", "AccountIs", "Agreement", "Answer", "Answers", "FactAnswer", "Said"]


class _OfSchool(Record):
    """Something said while the person worked at a school.

    `of_school` are the marks of its names (`school.marks`), none where no school was known.
    """

    of_school: tuple[str, ...] = ()


class _OfProfile(_OfSchool):
    """Something said of one account of the person's on a network.

    `profile` is the address of its profile, "" where that was not known.
    """

    network: str
    profile: PageText = ""


class Answer(_OfSchool):
    """One answer: to which clause's question, which choice, when, and until when it holds."""

    clause: str
    choice: str
    answered_on: date
    expires_on: date
    note: PageText = ""


class FactAnswer(_OfProfile):
    """What the person found by hand about one fact on one network; it holds until `expires_on`.

    `value` has the type of the fact's kind, as in `Observed`; any other is refused with a
    `ValueError`. `viewpoint` is whose eyes they looked with: their own, or a stranger's where they
    looked signed out.
    """

    fact: Fact
    viewpoint: Viewpoint = Viewpoint.OWNER
    value: FactValue
    answered_on: date
    expires_on: date

    @model_validator(mode="after")
    def _value_fits_fact(self) -> Self:
        check_value(self.fact, self.value)
        return self


class AccountIs(StrEnum):
    """What became of the person's account on a network that was not opened for them."""

    NEVER = "never"
    CLOSED = "closed"
    THERE = "there"


class AccountAnswer(Record):
    """What the person said of their account on a network that was not opened for them.

    Where there never was one, or is none any more, nothing on that network applies to them. On a
    network that has closed itself, `THERE` means that they once had one.
    """

    network: str
    account: AccountIs
    answered_on: date
    expires_on: date


class Agreement(_OfProfile):
    """Something to put right that the school agreed may stay, and why, until `expires_on`.

    It is about what was found under `fact` on `network`; `subject` is the entry, where the fact
    lists several. `reaches` is who it was open to when it was agreed: where more people can see
    it now, the agreement does not cover it. It takes nothing from the finding itself.
    """

    fact: Fact
    subject: PageText = ""
    reaches: Audience
    reason: Annotated[PageText, Field(min_length=1)]
    agreed_on: date
    expires_on: date

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.expires_on < self.agreed_on:
            raise ValueError("an agreement ends on the day it was made, or later")
        return self


Said = Answer | FactAnswer | Agreement | AccountAnswer
"""One thing that the person said."""


class Answers(Record):
    """All that the person said: of accounts, to questions, about facts, and what is agreed.

    `answers` are to the clauses' questions; one that several clauses share is kept under the clause
    that asks it.
    """

    SCHEMA: ClassVar[int] = 2
    KIND: ClassVar[str] = "answers"

    kind: Literal["answers"] = "answers"
    schema_version: int = SCHEMA
    answers: tuple[Answer, ...] = ()
    facts: tuple[FactAnswer, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    accounts: tuple[AccountAnswer, ...] = ()

    @property
    def count(self) -> int:
        """How many things were said."""
        return sum(len(getattr(self, field)) for field in _FIELDS.values())

    def plus(self, said: Said) -> Self:
        """Return these and `said`, which takes the place of what was said of the same thing.

        What was said of another of the person's profiles on the network stays.
        """
        field = _FIELDS[type(said)]
        kept = (s for s in getattr(self, field) if not _same(s, said))
        # What an earlier version kept is now of this version's format.
        return self.model_copy(
            update={field: (*kept, said), "schema_version": type(self).SCHEMA},
        )

    def minus(self, said: Said) -> Self:
        """Return these but for what was said of the same thing as `said`."""
        field = _FIELDS[type(said)]
        kept = tuple(s for s in getattr(self, field) if not _same(s, said))
        return self.model_copy(update={field: kept})

    def said_at(self, marks: Container[str]) -> bool:
        """Whether anything was said while the person worked at the school of these `marks`."""
        return any(_is_of(said, marks) for said in self._of_schools())

    def also_of(self, marks: Container[str], more: Iterable[str]) -> Self:
        """Return these, with what was said at the school of these `marks` of `more` marks too."""
        return self.model_copy(
            update={
                field: tuple(
                    s.model_copy(update={"of_school": tuple(dict.fromkeys((*s.of_school, *more)))})
                    if isinstance(s, _OfSchool) and _is_of(s, marks)
                    else s
                    for s in getattr(self, field)
                )
                for field in _FIELDS.values()
            }
        )

    def _of_schools(self) -> Iterator[_OfSchool]:
        yield from (*self.answers, *self.facts, *self.agreements)

    def without(self, network_or_clause: str = "", fact: Fact | None = None) -> Self:
        """Return these but for what is about a network, one fact on it, or a clause; "" is all."""

        def goes(said: Said) -> bool:
            if isinstance(said, Answer):
                return network_or_clause in ("", said.clause)
            return network_or_clause in ("", said.network) and fact in (
                None,
                getattr(said, "fact", None),
            )

        return self.model_copy(
            update={
                field: tuple(s for s in getattr(self, field) if not goes(s))
                for field in _FIELDS.values()
            }
        )


def _is_of(said: _OfSchool, marks: Container[str]) -> bool:
    return any(mark in marks for mark in said.of_school)


_FIELDS: dict[type[Record], str] = {
    Answer: "answers",
    FactAnswer: "facts",
    Agreement: "agreements",
    AccountAnswer: "accounts",
}


def _same(one: Said, other: Said) -> bool:
    """Whether two are about the same thing, on profiles that are not known to be two."""
    apart = (
        isinstance(one, _OfProfile)
        and isinstance(other, _OfProfile)
        and are_two_profiles(one.profile, other.profile)
    )
    return _about(one) == _about(other) and not apart


def _about(said: Said) -> tuple[str, ...]:
    """What was said something of: of two about the same, the newer stands."""
    if isinstance(said, Answer):
        return (said.clause,)
    if isinstance(said, AccountAnswer):
        return (said.network,)
    last = said.viewpoint if isinstance(said, FactAnswer) else said.subject.casefold()
    return (said.network, said.fact, last)
