"""The form under one look: its fields, and the answers that its reply becomes."""

from collections.abc import Mapping
from datetime import date

from profilecheck.errors import InputError
from profilecheck.model import FactAnswer, FactValue
from profilecheck.questions.facts import (
    SOMETHING_ELSE,
    ChoiceQuestion,
    CountQuestion,
    EntriesQuestion,
    YearsQuestion,
)
from profilecheck.questions.steps import LookStep
from profilecheck.report.living import Field, LookForm
from profilecheck.vocabulary import Audience

__all__ = ["WrongFieldError", "answers_in", "look_form"]

_ELSE = "something-else"
_NOTHING, _SOMETHING, _NOT_FOUND = "nothing", "something", "not-found"
_MOST_WORDS = 4
"""How many entries can be typed at once."""
_CHOOSE = "Choose what you find."
_CHOOSE_WHO = "Choose who can see it."


class WrongFieldError(InputError):
    """A reply that cannot be taken: the field, and what to do."""

    def __init__(self, field: str, says: str) -> None:
        super().__init__(says)
        self.field = field


def look_form(step: LookStep) -> LookForm:
    """Return the fields of the form for a look."""
    match step.question:
        case ChoiceQuestion():
            return _choice_form(step.question)
        case CountQuestion():
            return LookForm(
                number=Field("number", "How many do you find?", "0 where there is none")
            )
        case YearsQuestion():
            hint = "As in 2012: 3, 2015: 1. Type 0 where there is none."
            return LookForm(number=Field("years", "How many of each year?", hint))
        case EntriesQuestion():
            return _entries_form(step.question)


def _choice_form(question: ChoiceQuestion) -> LookForm:
    choices = ((o.id, o.says) if o else (_ELSE, SOMETHING_ELSE) for o in question.offered)
    return LookForm(
        choices=tuple(choices),
        audiences=_audiences(question.otherwise),
        otherwise="If it is something else: who can see it?" if question.otherwise else "",
    )


def _entries_form(question: EntriesQuestion) -> LookForm:
    choices = (
        (_NOTHING, question.nothing),
        (_SOMETHING, question.something),
        (_NOT_FOUND, question.not_found),
    )
    return LookForm(
        choices=choices if question.asks_for_more else (),
        audiences=_audiences(question.audiences),
        half_read=tuple(entry.text for entry in question.half_read),
        words=_MOST_WORDS if question.asks_for_more else 0,
        asks_audience=question.asks_audience,
    )


def _audiences(options: tuple[tuple[str, Audience], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((audience.value, says) for says, audience in options)


def answers_in(
    step: LookStep, given: Mapping[str, str], today: date, until: date
) -> tuple[FactAnswer, ...]:
    """Return what the person said they found; nothing where they left the look open.

    Raises:
        WrongFieldError: a field has nothing in it that can be taken.
    """
    question = step.question
    match question:
        case ChoiceQuestion():
            return _chosen(step, question, given, today, until)
        case CountQuestion():
            value: FactValue | None = question.read(given.get("number", "").strip())
            field = "number"
        case YearsQuestion():
            value, field = question.read(given.get("years", "").strip()), "years"
        case EntriesQuestion():
            entries = _entries(question, given)
            return () if entries is None else step.answer(entries, today, until)
    if value is None:
        raise WrongFieldError(field, question.hint)
    return step.answer(value, today, until)


def _chosen(
    step: LookStep, question: ChoiceQuestion, given: Mapping[str, str], today: date, until: date
) -> tuple[FactAnswer, ...]:
    choice = given.get("choice", "")
    if choice == _ELSE and question.otherwise:
        return step.answer(_audience("audience", given), today, until)
    if choice not in {option.id for option in question.options}:
        raise WrongFieldError("choice", _CHOOSE)
    return step.chosen(choice, today, until)


def _audience(field: str, given: Mapping[str, str]) -> Audience:
    try:
        return Audience(given.get(field, ""))
    except ValueError:
        raise WrongFieldError(field, _CHOOSE_WHO) from None


def _entries(question: EntriesQuestion, given: Mapping[str, str]) -> FactValue | None:
    """The entries, None where the person could not find out whether there are more."""
    seen_by = [_audience(f"seen-{at}", given) for at in range(len(question.half_read))]
    if not question.asks_for_more:
        return question.value(seen_by, ())
    typed = [
        (text, _maybe(given.get(f"words-seen-{at}", "")))
        for at in range(_MOST_WORDS)
        if (text := given.get(f"words-{at}", "").strip())
    ]
    choice = given.get("choice", "")
    if choice in (_NOTHING, _NOT_FOUND) and typed:
        raise WrongFieldError("choice", f"Choose “{question.something}”, or empty the lines below.")
    if choice == _NOT_FOUND:
        return None
    if choice == _SOMETHING and not typed:
        raise WrongFieldError("words-0", "Type what it says.")
    if choice != _NOTHING and not typed:
        raise WrongFieldError("choice", _CHOOSE)
    return question.value(seen_by, typed)


def _maybe(audience: str) -> Audience | None:
    return Audience(audience) if audience in set(Audience) else None
