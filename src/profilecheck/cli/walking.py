"""Goes from one open thing to the next, forwards or back, and hands on each answer as it comes."""

from collections.abc import Callable
from datetime import date

import typer

from profilecheck.cli.asking import KEYS, Move, ask_choice, show
from profilecheck.cli.asking_facts import ask_fact
from profilecheck.judge import OpenFact
from profilecheck.model import Answer, Answers, ClauseResult, FactAnswer
from profilecheck.vocabulary import Outcome, Viewpoint
from profilecheck.words.facts import heading

__all__ = ["Step", "Walk"]

Step = OpenFact | ClauseResult
"""What is asked: a fact on a network, or the question of a clause."""


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
        if isinstance(step, ClauseResult):
            return self._ask_question(step, place)
        _show_fact(step, place, said_before=self._said)
        self._said = step.says
        value = ask_fact(step)
        if isinstance(value, Move):
            return value
        return FactAnswer(
            network=step.account.network,
            fact=step.fact,
            viewpoint=step.viewpoint,
            value=value,
            answered_on=self._today,
            expires_on=self.until,
        )

    def _ask_question(self, clause: ClauseResult, place: str) -> Answer | Move:
        _show_clause(clause, place)
        allowed = clause.question.answers if clause.question else ()
        chosen = ask_choice([a.says for a in allowed])
        if isinstance(chosen, Move):
            return chosen
        return Answer(
            clause=clause.id,
            choice=allowed[chosen].id,
            answered_on=self._today,
            expires_on=self.until,
        )


def _next(steps: tuple[Step, ...], at: int, move: Move) -> int:
    if move is Move.BACK:
        return max(at - 1, 0)
    if move is Move.SKIP:
        return at + 1
    here = _group(steps[at])
    return next((i for i in range(at, len(steps)) if _group(steps[i]) != here), len(steps))


def _group(step: Step) -> str:
    """What “the next network” leaves behind: a network, or all the questions."""
    return step.account.network if isinstance(step, OpenFact) else ""


def _show_fact(step: OpenFact, place: str, *, said_before: str) -> None:
    """Show what is asked and where to look; the reason only where it is not that of the last."""
    typer.echo()
    show(f"{step.account.name} · {heading(step.fact, step.account)}", right=place, bold=True)
    if step.says != said_before:
        show(step.says)
    if step.viewpoint is Viewpoint.STRANGER:
        show("Look in a private window, where you are not signed in: what does a stranger see?")
    guidance = step.account.guidance.get(step.fact)
    if guidance is not None:
        show(" › ".join(guidance.steps), start="Where:     ")
        typer.echo(f"           {guidance.url}")
        show(guidance.look_for, start="Look for:  ")


def _show_clause(clause: ClauseResult, place: str) -> None:
    typer.echo()
    show(f"{clause.id} · {clause.title}", right=place, bold=True)
    for finding in clause.findings:
        # What was read that helps to judge stands in the findings that leave it to the person.
        if finding.network is not None and finding.outcome is Outcome.YOUR_CALL:
            show(f"{finding.network_name}: {finding.says}")
    if clause.question is not None:
        show(clause.question.ask)
