"""The shape of a checklist file."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from profilecheck.checks import Check, Inform
from profilecheck.model import QuestionAnswer
from profilecheck.model.base import Record
from profilecheck.vocabulary import JudgedBy, Outcome

__all__ = ["REQUIRED_CLAUSES", "Checklist", "Clause", "ClauseQuestion", "Part"]

REQUIRED_CLAUSES = tuple([f"A1.{n}" for n in range(1, 9)] + [f"A2.{n}" for n in range(1, 14)])
"""The clauses of both appendices, in order: they stand in every checklist."""


class ClauseQuestion(Record):
    """What only the person can say, and the answers it allows."""

    ask: str = Field(min_length=1)
    answers: tuple[QuestionAnswer, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _answers_differ(self) -> Self:
        ids = [a.id for a in self.answers]
        if len(ids) != len(set(ids)):
            raise ValueError("two answers have the same id")
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
        ids = [c.id for c in self.checks]
        if len(ids) != len(set(ids)):
            raise ValueError("two checks have the same id")
        if self.judged_by is JudgedBy.TOOL and all(isinstance(c, Inform) for c in self.checks):
            raise ValueError("a clause that the tool judges needs a check that judges")
        if self.judged_by is not JudgedBy.TOOL and self.question is None:
            raise ValueError(f"judged_by: {self.judged_by.value} needs a question")
        if self.judged_by is JudgedBy.YOU and not all(isinstance(c, Inform) for c in self.checks):
            raise ValueError("a clause that only the person judges takes checks that only inform")
        return self


class Checklist(Record):
    """A whole checklist. `source` cites the document whose clause numbers it follows."""

    SCHEMA: ClassVar[int] = 1
    KIND: ClassVar[str] = "checklist"

    kind: Literal["checklist"]
    schema_version: int
    id: str
    title: str
    source: str
    parts: tuple[Part, ...] = Field(min_length=1)
    clauses: tuple[Clause, ...]

    @model_validator(mode="after")
    def _holds_every_required_clause_in_order(self) -> Self:
        ids = [c.id for c in self.clauses]
        if len(ids) != len(set(ids)):
            raise ValueError("two clauses have the same id")
        appendix = tuple(i for i in ids if i in REQUIRED_CLAUSES)
        if appendix != REQUIRED_CLAUSES:
            missing = [i for i in REQUIRED_CLAUSES if i not in ids]
            raise ValueError(
                f"clauses missing: {', '.join(missing)}"
                if missing
                else "the clauses A1.1 to A1.8 and A2.1 to A2.13 must stand in this order"
            )
        unknown = {c.part for c in self.clauses} - {p.id for p in self.parts}
        if unknown:
            raise ValueError(f"clauses name parts that are not listed: {sorted(unknown)}")
        return self

    def clause(self, clause_id: str) -> Clause | None:
        """Return the clause of that id, or None."""
        return next((c for c in self.clauses if c.id == clause_id), None)
