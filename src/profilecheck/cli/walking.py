"""Goes from one open thing to the next, forwards or back, and hands on each answer as it comes."""

from collections.abc import Callable
from datetime import date

import typer

from profilecheck.cli.asking import Move, ask_choice, show
from profilecheck.cli.asking_looks import ask_look
from profilecheck.model import AccountAnswer, Answer, Answers, FactAnswer, LookOption
from profilecheck.questions.steps import AccountStep, LookStep, QuestionStep, Step

__all__ = ["Walk"]

_Said = tuple[AccountAnswer | Answer | FactAnswer, ...]


class Walk:
    """One sitting of answering. `given` counts the answers, which hold until the day `until`."""

    def __init__(self, answers: Answers, keep: Callable[[_Said], Answers], *, until: date) -> None:
        """Start from `answers`; `keep` keeps each new one, and returns all there are."""
        self.answers = answers
        self.until = until
        self.given = 0
        self._keep = keep
        self._said = ""
        self._today = date.today()

    def go(self, steps: tuple[Step, ...]) -> bool:
        """Ask about each of `steps`, to the last (True) or until the person stops (False)."""
        at = 0
        while at < len(steps):
            reply = self._ask(steps[at], f"{at + 1} of {len(steps)}")
            if reply is Move.QUIT:
                return False
            if isinstance(reply, Move):
                at = _next(steps, at, reply)
                continue
            self._take(reply)
            at += 1
        return True

    def _take(self, said: _Said) -> None:
        """Keep what was said; of what leaves a look open there is nothing to keep."""
        if not said:
            return
        self.answers = self._keep(said)
        self.given += 1

    def _ask(self, step: Step, place: str) -> _Said | Move:
        typer.echo()
        show(step.heading, right=place, bold=True)
        match step:
            case AccountStep():
                return self._ask_account(step)
            case LookStep():
                return self._ask_look(step)
            case QuestionStep():
                return self._ask_question(step)

    def _ask_account(self, step: AccountStep) -> _Said | Move:
        chosen = ask_choice([says for says, _ in step.options])
        if isinstance(chosen, Move):
            return chosen
        return (step.answer(step.options[chosen][1], self._today, self.until),)

    def _ask_look(self, step: LookStep) -> _Said | Move:
        _show_where(step, said_before=self._said)
        self._said = step.why
        found = ask_look(step.question)
        if isinstance(found, Move):
            return found
        if isinstance(found, LookOption):
            return step.chosen(found.id, self._today, self.until)
        return step.answer(found, self._today, self.until)

    def _ask_question(self, step: QuestionStep) -> _Said | Move:
        for line in (*step.helps, step.asked.question.ask):
            show(line)
        if step.suggests:
            show(f"So it looks from what was read: {step.suggests}")
        chosen = ask_choice([says for says, _ in step.options])
        if isinstance(chosen, Move):
            return chosen
        return (step.answer(step.options[chosen][1], self._today, self.until),)


def _next(steps: tuple[Step, ...], at: int, move: Move) -> int:
    if move is Move.BACK:
        return max(at - 1, 0)
    if move is Move.SKIP:
        return at + 1
    here = steps[at].group
    return next((i for i in range(at, len(steps)) if steps[i].group != here), len(steps))


def _show_where(step: LookStep, *, said_before: str) -> None:
    """Show where to look, and why; the reason only where it is not that of the last."""
    look = step.look
    if step.why != said_before:
        show(step.why)
    if step.signed_out:
        show("Look in a private window, where you are not signed in: what does a stranger see?")
    if look.steps:
        show(" › ".join(look.steps), start="Where:     ")
    if look.url:
        typer.echo(f"           {look.url}")
    if look.look_for:
        show(look.look_for, start="Look for:  ")
