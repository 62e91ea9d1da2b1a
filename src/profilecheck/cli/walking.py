"""Goes from one open thing to the next, forwards or back, and hands on each answer as it comes."""

from collections.abc import Callable
from datetime import date

import typer

from profilecheck.cli.asking import KEYS, Move, ask_choice, show
from profilecheck.cli.asking_facts import ask_fact
from profilecheck.model import Answer, Answers, FactAnswer
from profilecheck.questions.steps import ClauseStep, FactStep, Step

__all__ = ["Walk"]


class Walk:
    """One sitting of answering. `given` counts the answers, which hold until the day `until`."""

    def __init__(self, answers: Answers, keep: Callable[[Answers], object], *, until: date) -> None:
        """Start from `answers`; `keep` is handed all of them after each new one."""
        self.answers = answers
        self.until = until
        self.given = 0
        self._keep = keep
        self._said = ""
        self._today = date.today()

    def go(self, steps: tuple[Step, ...]) -> None:
        """Ask about each of `steps`, to the last or until the person stops."""
        show(KEYS)
        at = 0
        while at < len(steps):
            reply = self._ask(steps[at], f"{at + 1} of {len(steps)}")
            if reply is Move.QUIT:
                return
            if isinstance(reply, Move):
                at = _next(steps, at, reply)
                continue
            self.answers = self.answers.plus(reply)
            self._keep(self.answers)
            self.given += 1
            at += 1

    def _ask(self, step: Step, place: str) -> Answer | FactAnswer | Move:
        if isinstance(step, ClauseStep):
            return self._ask_question(step, place)
        _show_fact(step, place, said_before=self._said)
        self._said = step.why
        value = ask_fact(step.question)
        return value if isinstance(value, Move) else step.answer(value, self._today, self.until)

    def _ask_question(self, step: ClauseStep, place: str) -> Answer | Move:
        typer.echo()
        show(step.heading, right=place, bold=True)
        for line in (*step.helps, step.ask):
            show(line)
        chosen = ask_choice([says for says, _ in step.options])
        if isinstance(chosen, Move):
            return chosen
        return step.answer(step.options[chosen][1], self._today, self.until)


def _next(steps: tuple[Step, ...], at: int, move: Move) -> int:
    if move is Move.BACK:
        return max(at - 1, 0)
    if move is Move.SKIP:
        return at + 1
    here = steps[at].group
    return next((i for i in range(at, len(steps)) if steps[i].group != here), len(steps))


def _show_fact(step: FactStep, place: str, *, said_before: str) -> None:
    """Show what is asked and where to look; the reason only where it is not that of the last."""
    typer.echo()
    show(step.heading, right=place, bold=True)
    if step.why != said_before:
        show(step.why)
    if step.signed_out:
        show("Look in a private window, where you are not signed in: what does a stranger see?")
    if step.guidance is not None:
        show(" › ".join(step.guidance.before), start="Where:     ")
        typer.echo(f"           {step.guidance.url}")
        show(step.guidance.look_for, start="Look for:  ")
