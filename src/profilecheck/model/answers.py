"""What the person answered: to the questions only they can judge, and about what was not read."""

from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from profilecheck.model.base import Record
from profilecheck.model.snapshot import FactValue, check_value
from profilecheck.model.text import PageText
from profilecheck.vocabulary import Fact

__all__ = ["Answer", "Answers", "FactAnswer"]


class Answer(Record):
    """One answer: to which clause's question, which choice, when, and until when it holds."""

    clause: str
    choice: str
    answered_on: date
    expires_on: date
    note: PageText = ""


class FactAnswer(Record):
    """What the person found by hand about one fact on one network; it holds until `expires_on`.

    `value` has the type of the fact's kind, as in `Observed`; any other is refused with a
    `ValueError`.
    """

    network: str
    fact: Fact
    value: FactValue
    answered_on: date
    expires_on: date

    @model_validator(mode="after")
    def _value_fits_fact(self) -> Self:
        check_value(self.fact, self.value)
        return self


class Answers(Record):
    """All the person's answers: to the clauses' questions, and about facts (`facts`)."""

    SCHEMA: ClassVar[int] = 1
    KIND: ClassVar[str] = "answers"

    kind: Literal["answers"] = "answers"
    schema_version: int = SCHEMA
    answers: tuple[Answer, ...] = ()
    facts: tuple[FactAnswer, ...] = ()
