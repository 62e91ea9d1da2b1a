"""Asks at the keyboard what the person found about one fact."""

import typer

from profilecheck.cli.asking import Move, ask, ask_choice, ask_text
from profilecheck.model import Entries, FactValue
from profilecheck.questions.facts import (
    AudienceQuestion,
    CountQuestion,
    EntriesQuestion,
    FactQuestion,
    SwitchQuestion,
    YearsQuestion,
)
from profilecheck.vocabulary import Audience

__all__ = ["ask_fact"]

_SOMETHING_ELSE = "Something else"


def ask_fact(question: FactQuestion) -> FactValue | Move:
    """Ask for the value of a fact."""
    match question:
        case AudienceQuestion():
            return _audience(question)
        case SwitchQuestion(options):
            chosen = ask_choice([says for says, _ in options])
            return chosen if isinstance(chosen, Move) else options[chosen][1]
        case CountQuestion(prompt, hint):
            return ask(prompt, question.read, hint)
        case YearsQuestion(prompt, hint):
            return ask(prompt, question.read, hint)
        case EntriesQuestion():
            return _entries(question)


def _audience(question: AudienceQuestion) -> Audience | Move:
    if not question.own:
        return _plain_audience(question.plain)
    chosen = ask_choice([*(says for says, _ in question.own), _SOMETHING_ELSE])
    if isinstance(chosen, Move):
        return chosen
    if chosen == len(question.own):
        return _plain_audience(question.plain)
    return question.own[chosen][1]


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
    chosen = ask_choice((question.nothing, question.something))
    if isinstance(chosen, Move):
        return chosen
    return [] if chosen == 0 else _typed(question)


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
