"""What the person answered to the questions only they can judge."""

from datetime import date
from typing import ClassVar, Literal

from profilecheck.model.base import Record
from profilecheck.model.text import PageText

__all__ = ["Answer", "Answers"]


class Answer(Record):
    """One answer: to which clause's question, which choice, when, and until when it holds."""

    clause: str
    choice: str
    answered_on: date
    expires_on: date
    note: PageText = ""


class Answers(Record):
    """All the person's answers."""

    SCHEMA: ClassVar[int] = 1
    KIND: ClassVar[str] = "answers"

    kind: Literal["answers"] = "answers"
    schema_version: int = SCHEMA
    answers: tuple[Answer, ...] = ()
