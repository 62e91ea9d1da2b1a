"""Asks at the keyboard what the person found at one look."""

import typer

from profilecheck.cli.asking import Move, ask, ask_choice, ask_text
from profilecheck.model import Entries, FactValue, LookOption
from profilecheck.questions.facts import (
    SOMETHING_ELSE,
    ChoiceQuestion,
    CountQuestion,
    EntriesQuestion,
    LookQuestion,
    YearsQuestion,
)
from profilecheck.vocabulary import Audience

__all__ = ["ask_look"]


def ask_look(question: LookQuestion) -> LookOption | FactValue | Move:
    """Ask what was found: an option that was chosen, or a value."""
    match question:
        case ChoiceQuestion():
            return _choice(question)
        case CountQuestion(prompt, hint):
            return ask(prompt, question.read, hint)
        case YearsQuestion(prompt, hint):
            return ask(prompt, question.read, hint)
        case EntriesQuestion():
            return _entries(question)


def _choice(question: ChoiceQuestion) -> LookOption | Audience | Move:
    offered = question.offered
    chosen = ask_choice([option.says if option else SOMETHING_ELSE for option in offered])
    if isinstance(chosen, Move):
        return chosen
    return offered[chosen] or _plain_audience(question.otherwise)


def _plain_audience(
    options: tuple[tuple[str, Audience], ...], prompt: str = "Number:"
) -> Audience | Move:
    chosen = ask_choice([says for says, _ in options], prompt)
    return chosen if isinstance(chosen, Move) else options[chosen][1]


def _entries(question: EntriesQuestion) -> Entries | Move:
    seen_by: list[Audience] = []
    for entry in question.half_read:
        typer.echo(f"Who can see “{entry.text}”?")
        audience = _plain_audience(question.audiences)
        if isinstance(audience, Move):
            return audience
        seen_by.append(audience)
    others = _others(question) if question.asks_for_more else []
    return others if isinstance(others, Move) else question.value(seen_by, others)


def _others(question: EntriesQuestion) -> list[tuple[str, Audience | None]] | Move:
    chosen = ask_choice((question.nothing, question.something, question.not_found))
    if isinstance(chosen, Move):
        return chosen
    if chosen == 0:
        return []
    return _typed(question) if chosen == 1 else Move.SKIP


def _typed(question: EntriesQuestion) -> list[tuple[str, Audience | None]] | Move:
    entries: list[tuple[str, Audience | None]] = []
    while True:
        more = "And what else? (Enter: that is all)" if entries else "What does it say?"
        text = ask_text(more)
        if text is Move.SKIP and entries:
            return entries
        if isinstance(text, Move):
            return text
        audience = _audience_of_entry(question)
        if isinstance(audience, Move):
            return audience
        entries.append((text, audience))


def _audience_of_entry(question: EntriesQuestion) -> Audience | Move | None:
    if not question.asks_audience:
        return question.audience
    typer.echo("Who can see it?")
    audience = _plain_audience(question.audiences, "Number (Enter: I do not know):")
    return None if audience is Move.SKIP else audience
