"""A made-up person who answers what their report asks of them, as it is in truth."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from profilecheck.checklist import load_checklist
from profilecheck.checklist.clauses import REQUIRED_CLAUSES
from profilecheck.judge import judge_snapshot
from profilecheck.model import AccountAnswer, AccountIs, Answer, Answers, Look, Report
from profilecheck.vocabulary import Fact, Outcome
from tests.auditing import SCHOOL, Audited

__all__ = ["MOST_LOOKS", "MOST_QUESTIONS", "Settled", "settled"]

MOST_LOOKS = 6
MOST_QUESTIONS = 13
_TODAY = date(2026, 11, 23)
_UNTIL = date(2027, 11, 23)


@dataclass(frozen=True)
class Settled:
    """The report after all answers, and how many looks and questions of the appendices it took."""

    report: Report
    looks: int
    questions: int

    @property
    def clauses(self) -> int:
        """How many clauses of the appendices are settled."""
        return sum(c.settled for c in self.report.clauses if c.id in REQUIRED_CLAUSES)


def settled(result: Audited) -> Settled:
    """Answer what the careful person is asked: accounts first, then looks, then questions."""
    answers = _about_accounts(result.report)
    asked = len(result.report.starters)
    looks = _judged(result, answers).looks
    for look in looks:
        for said in look.chosen(_IN_ORDER[look.facts[0]](look), _TODAY, _UNTIL):
            answers = answers.plus(said)
    for question in _judged(result, answers).questions:
        if any(id_ in REQUIRED_CLAUSES for id_ in question.clauses):
            asked += 1
            best = next(a for a in question.question.answers if a.outcome is Outcome.MET)
            choice = question.suggests or best.id
            answers = answers.plus(
                Answer(clause=question.clause, choice=choice, answered_on=_TODAY, expires_on=_UNTIL)
            )
    return Settled(_judged(result, answers), len(looks), asked)


def _about_accounts(report: Report) -> Answers:
    """No account on the networks that are asked about first."""
    answers = Answers()
    for network in (n for starter in report.starters for n in starter.networks):
        answers = answers.plus(
            AccountAnswer(
                network=network.network,
                account=AccountIs.NEVER,
                answered_on=_TODAY,
                expires_on=_UNTIL,
            )
        )
    return answers


def _judged(result: Audited, answers: Answers) -> Report:
    return judge_snapshot(result.snapshot, load_checklist(), SCHOOL, answers, _TODAY)


def _option(says: str) -> Callable[[Look], str]:
    return lambda look: next(o.id for o in look.options if o.says == says)


_IN_ORDER = {
    Fact.POSTS_FUTURE_AUDIENCE: _option("Private"),
    Fact.COMMENTS_WHO_CAN_POST: _option("Off"),
    Fact.CONTACT_EMAIL: _option("Nothing is there"),
}
"""What the careful person finds where the program does not look."""
