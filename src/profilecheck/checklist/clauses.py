"""The shape of a checklist file."""

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from profilecheck.checks import Check, Inform
from profilecheck.model import QuestionAnswer
from profilecheck.model.base import Record
from profilecheck.vocabulary import JudgedBy, Outcome

__all__ = ["REQUIRED_CLAUSES", "Checklist", "Clause", "ClauseQuestion", "Part"]

REQUIRED_CLAUSES = tuple([f"A1.{n}" for n in range(1, 9)] + [f"A2.{n}" for n in range(1, 14)])
"""The clauses of both appendices, in order: they stand in every checklist."""


def _refuse_doubles(what: str, ids: Iterable[str]) -> None:
    doubles = [i for i, times in Counter(ids).items() if times > 1]
    if doubles:
        raise ValueError(f"two {what} have the id {doubles[0]}; each needs one of its own")


class ClauseQuestion(Record):
    """What only the person can say, and the answers it allows."""

    ask: str = Field(min_length=1)
    answers: tuple[QuestionAnswer, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _answers_differ(self) -> Self:
        _refuse_doubles("answers", (a.id for a in self.answers))
        if any(a.outcome is Outcome.COULD_NOT_TELL for a in self.answers):
            raise ValueError("an answer cannot lead to could_not_tell; use your_call")
        return self


class Part(Record):
    """A part of the protocol, under whose heading its clauses stand."""

    id: str
    title: str


class Clause(Record):
    """One clause. `text` is for a school's own wording; the default checklist leaves it empty."""

    id: str = Field(pattern=r"^(A\d+\.\d+|\d+\.\d+)$")
    part: str
    title: str = Field(min_length=1)
    text: str = ""
    why: str = Field(min_length=1)
    judged_by: JudgedBy
    checks: tuple[Check, ...] = ()
    question: ClauseQuestion | None = None
    advice: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_judged(self) -> Self:
        _refuse_doubles("checks", (c.id for c in self.checks))
        if self.judged_by is JudgedBy.TOOL and all(isinstance(c, Inform) for c in self.checks):
            raise ValueError("a clause that the tool judges needs a check that judges")
        if self.judged_by is not JudgedBy.TOOL and self.question is None:
            raise ValueError(f"judged_by: {self.judged_by.value} needs a question")
        if self.judged_by is JudgedBy.YOU and not all(isinstance(c, Inform) for c in self.checks):
            raise ValueError("a clause that only the person judges takes checks that only inform")
        return self


class Checklist(Record):
    """A whole checklist. `source` cites the document whose clause numbers it follows.

    `public_networks` are the clauses that a network which is meant to be public is held against
    too; the others ask for what such a network is not made for. Left out, they all are.
    """

    SCHEMA: ClassVar[int] = 1
    KIND: ClassVar[str] = "checklist"

    kind: Literal["checklist"]
    schema_version: int = Field(ge=1)
    id: str
    title: str
    source: str
    parts: tuple[Part, ...] = Field(min_length=1)
    clauses: tuple[Clause, ...]
    public_networks: tuple[str, ...] = ()

    @field_validator("clauses")
    @classmethod
    def _every_required_clause_in_order(cls, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        ids = [c.id for c in clauses]
        _refuse_doubles("clauses", ids)
        if missing := [i for i in REQUIRED_CLAUSES if i not in ids]:
            raise ValueError(f"clauses missing: {', '.join(missing)}")
        appendix = [i for i in ids if i in REQUIRED_CLAUSES]
        for stands, wanted in zip(appendix, REQUIRED_CLAUSES, strict=True):
            if stands != wanted:
                raise ValueError(f"{stands} stands where {wanted} must stand")
        return clauses

    @field_validator("clauses")
    @classmethod
    def _parts_are_listed(
        cls, clauses: tuple[Clause, ...], info: ValidationInfo
    ) -> tuple[Clause, ...]:
        listed = [part.id for part in info.data.get("parts", ())]
        for clause in clauses:
            if listed and clause.part not in listed:
                allowed = ", ".join(listed)
                raise ValueError(f"{clause.id} names part {clause.part}; allowed are {allowed}")
        return clauses

    @field_validator("public_networks")
    @classmethod
    def _clauses_are_listed(cls, named: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        listed = {clause.id for clause in info.data.get("clauses", ())}
        if listed and (unknown := [i for i in named if i not in listed]):
            raise ValueError(f"there is no clause {', '.join(unknown)}")
        return named

    def holds_for_public(self, clause: Clause) -> bool:
        """Whether `clause` is held against networks that are meant to be public."""
        return not self.public_networks or clause.id in self.public_networks

    def clause(self, clause_id: str) -> Clause | None:
        """Return the clause of that id, or None."""
        return next((c for c in self.clauses if c.id == clause_id), None)
