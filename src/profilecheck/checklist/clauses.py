"""The shape of a checklist file."""

from collections.abc import Sequence
from typing import ClassVar, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from profilecheck.checked_yaml import MisplacedError
from profilecheck.checks import Check, Inform, NoWorkContact, SchoolNotNamed
from profilecheck.model import QuestionAnswer
from profilecheck.model.base import Record
from profilecheck.vocabulary import SHOWN_TEXTS, Fact, JudgedBy

__all__ = ["REQUIRED_CLAUSES", "Checklist", "Clause", "ClauseQuestion", "Part"]

REQUIRED_CLAUSES = tuple([f"A1.{n}" for n in range(1, 9)] + [f"A2.{n}" for n in range(1, 14)])
"""The clauses of both appendices, in order: every checklist has them."""


def _refuse_doubles(what: str, ids: Sequence[str], *within: str) -> None:
    for at, one in enumerate(ids):
        if one in ids[:at]:
            says = f"two {what} have the id {one}; each needs one of its own"
            raise MisplacedError(says, *within, at)


class ClauseQuestion(Record):
    """What only the person can say, and the answers it allows."""

    ask: str = Field(min_length=1)
    answers: tuple[QuestionAnswer, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _answers_differ(self) -> Self:
        _refuse_doubles("answers", [a.id for a in self.answers], "answers")
        return self


class Part(Record):
    """A part of the protocol, with the heading of its clauses."""

    id: str
    title: str


class Clause(Record):
    """One clause. `text` is for a school's own wording; the default checklist leaves it empty.

    `ask_with` is the clause whose question asks for this one too: one answer settles both.
    """

    id: str = Field(pattern=r"^(A\d+\.\d+|\d+\.\d+)$", examples=["7.1", "A3.1"])
    part: str
    title: str = Field(min_length=1)
    text: str = ""
    why: str = Field(min_length=1)
    judged_by: JudgedBy
    checks: tuple[Check, ...] = ()
    question: ClauseQuestion | None = None
    ask_with: str = ""
    advice: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_judged(self) -> Self:
        _refuse_doubles("checks", [c.id for c in self.checks], "checks")
        if self.judged_by is JudgedBy.TOOL and all(isinstance(c, Inform) for c in self.checks):
            raise ValueError("a clause that the tool judges needs a check that judges")
        if self.question is not None and self.ask_with:
            raise ValueError("a clause has a “question” of its own or “ask_with”, not both")
        if self.judged_by is not JudgedBy.TOOL and self.question is None and not self.ask_with:
            raise ValueError(
                f"judged_by: {self.judged_by.value} needs a question, or “ask_with” and a clause"
            )
        if self.judged_by is JudgedBy.YOU and not all(isinstance(c, Inform) for c in self.checks):
            raise ValueError("a clause that only the person judges takes checks that only inform")
        return self

    @model_validator(mode="after")
    def _no_text_is_left_out(self) -> Self:
        """A clause about what texts say looks at all of them: what it leaves out it calls fine."""
        for check in filter(_is_of_texts, self.checks):
            alike = [c for c in self.checks if _is_of_texts(c) and c.viewpoint is check.viewpoint]
            rest = [c for c in alike if not c.facts and c.test == check.test]
            if len(rest) > 1:
                raise ValueError(f"only one check of {check.test} can be without “facts”")
            # What does not name the school holds no address of it either.
            covering = [c for c in alike if c.test in ("school_not_named", check.test)]
            named = {fact for c in covering for fact in c.facts}
            missing = [fact.value for fact in SHOWN_TEXTS if fact not in named]
            if missing and all(c.facts for c in covering):
                raise ValueError(
                    f"its checks leave out {', '.join(missing)}; add a check of {check.test} "
                    "without “facts”, which is of every text that the others do not name"
                )
        return self

    def facts_of(self, check: Check) -> tuple[Fact, ...]:
        """Return the facts that `check` is of.

        One of texts that names none is of those that no other check here of its kind names.
        """
        if check.facts:
            return check.facts
        alike = (c for c in self.checks if c.test == check.test and c.viewpoint is check.viewpoint)
        named = {fact for c in alike for fact in c.facts}
        return tuple(fact for fact in SHOWN_TEXTS if fact not in named)


def _is_of_texts(check: Check) -> bool:
    """Whether a check is of what texts show to others, and not of one address wherever it is."""
    if isinstance(check, NoWorkContact):
        return not check.even_if_hidden
    return isinstance(check, SchoolNotNamed)


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
            raise ValueError(
                f"clauses missing: {', '.join(missing)}; a school may word them anew, but every "
                "checklist has A1.1 to A1.8 and A2.1 to A2.13. Copy them back from the built-in "
                "checklist"
            )
        appendix = [i for i in ids if i in REQUIRED_CLAUSES]
        for stands, wanted in zip(appendix, REQUIRED_CLAUSES, strict=True):
            if stands != wanted:
                says = f"{stands} stands where {wanted} must stand"
                raise MisplacedError(says, ids.index(stands))
        return clauses

    @field_validator("clauses")
    @classmethod
    def _parts_are_listed(
        cls, clauses: tuple[Clause, ...], info: ValidationInfo
    ) -> tuple[Clause, ...]:
        listed = [part.id for part in info.data.get("parts", ())]
        for at, clause in enumerate(clauses):
            if listed and clause.part not in listed:
                says = f"there is no part “{clause.part}”; allowed are {', '.join(listed)}"
                raise MisplacedError(says, at, "part")
        return clauses

    @field_validator("public_networks")
    @classmethod
    def _clauses_are_listed(cls, named: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        listed = {clause.id for clause in info.data.get("clauses", ())}
        if listed and (unknown := [i for i in named if i not in listed]):
            raise ValueError(f"there is no clause {', '.join(unknown)}")
        return named

    @field_validator("clauses")
    @classmethod
    def _shared_questions_are_there(cls, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        asking = {c.id for c in clauses if c.question is not None}
        for at, clause in enumerate(clauses):
            if clause.ask_with and clause.ask_with not in asking:
                says = f"{clause.ask_with} has no question of its own"
                raise MisplacedError(says, at, "ask_with")
        return clauses

    def question_of(self, clause: Clause) -> ClauseQuestion | None:
        """Return what the person is asked for `clause`: its own question, or the one it shares."""
        asking = self.clause(clause.ask_with) if clause.ask_with else clause
        return asking.question if asking else None

    def holds_for_public(self, clause: Clause) -> bool:
        """Whether `clause` is held against networks that are meant to be public."""
        return not self.public_networks or clause.id in self.public_networks

    def clause(self, clause_id: str) -> Clause | None:
        """Return the clause of that id, or None."""
        return next((c for c in self.clauses if c.id == clause_id), None)
