"""Asks one thing at the keyboard: a choice from a list, a date, a text; or leaves it open.

Nothing here knows a fact or a clause; what is asked is in `questions`.
"""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import TypeVar

import typer

from profilecheck.cli.lines import lines_of, width
from profilecheck.model import plain_text
from profilecheck.questions.replies import day_in, number_in
from profilecheck.words.dates import day as day_of

__all__ = ["KEYS", "Move", "ask", "ask_choice", "ask_date", "ask_text", "show"]

_T = TypeVar("_T")

_NARROWEST = 20

KEYS = "Enter leaves it open · b back · n next network · q stop"


class Move(Enum):
    """What the person does in place of answering."""

    SKIP = ""
    BACK = "b"
    NEXT = "n"
    QUIT = "q"


_MOVES = {move.value: move for move in Move}


def ask(prompt: str, read: Callable[[str], _T | None], hint: str) -> _T | Move:
    """Ask until `read` makes something of what was typed, or the person moves on.

    The end of the input is the wish to stop. `hint` says what can be typed.
    """
    while True:
        try:
            typed = input(f"{prompt} ").strip()
        except EOFError:
            typer.echo()
            return Move.QUIT
        if (move := _MOVES.get(typed.casefold())) is not None:
            return move
        if (value := read(typed)) is not None:
            return value
        typer.echo(hint)


def show(text: str, *, start: str = "", right: str = "", bold: bool = False) -> None:
    """Write `text` over as many lines as the terminal needs, with `right` at the end of the first.

    `start` stands before it; further lines stand below the text. Text from pages is shown as text,
    without anything that a terminal would obey.
    """
    room = max(width() - (len(right) + 2 if right else 0), _NARROWEST)
    under = " " * len(start)
    first, *rest = lines_of(plain_text(text, limit=None), room, start=start, under=under) or [start]
    for line in (f"{first:<{room}}  {right}" if right else first, *rest):
        typer.echo(typer.style(line, bold=True) if bold else line)


def ask_choice(options: Sequence[str], prompt: str = "Number:") -> int | Move:
    """Show `options` as a numbered list and return which was chosen, counted from 0."""
    for number, option in enumerate(options, start=1):
        show(option, start=f"  {number:>2}  ")

    def read(typed: str) -> int | None:
        chosen = number_in(typed)
        return chosen - 1 if chosen is not None and 1 <= chosen <= len(options) else None

    return ask(prompt, read, f"Please type a number from 1 to {len(options)}.")


def ask_text(prompt: str) -> str | Move:
    """Ask for a line of text, which comes back without what cannot be shown."""
    return ask(prompt, lambda typed: plain_text(typed) or None, "Please type a few words.")


def ask_date(prompt: str, first: date, last: date) -> date | Move:
    """Ask for a day from `first` to `last`."""

    def read(typed: str) -> date | None:
        day = day_in(typed)
        return day if day is not None and first <= day <= last else None

    return ask(prompt, read, f"Please type a day from {day_of(first)} to {day_of(last)}.")
