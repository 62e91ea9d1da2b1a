"""What is still open in a run: what nobody could tell yet, and what only the person can judge."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from profilecheck.checks import FactReadings
from profilecheck.judge.answered import in_part, with_answers
from profilecheck.model import (
    Account,
    Answers,
    ClauseResult,
    Report,
    Snapshot,
)
from profilecheck.vocabulary import Fact, Outcome, UnreadReason, Viewpoint

__all__ = ["OpenFact", "Outstanding", "outstanding", "viewpoint_to_ask"]


@dataclass(frozen=True)
class OpenFact:
    """A fact on one network that keeps a clause from being told; `says` is the reason.

    `viewpoint` is whose eyes to look with: a stranger's only where the owner's view was read.
    """

    account: Account
    fact: Fact
    viewpoint: Viewpoint
    says: str


@dataclass(frozen=True)
class Outstanding:
    """Everything that the person can still answer, in the order to ask it."""

    facts: tuple[OpenFact, ...]
    questions: tuple[ClauseResult, ...]

    @property
    def count(self) -> int:
        """How many things are open."""
        return len(self.facts) + len(self.questions)


def outstanding(snapshot: Snapshot, report: Report, answers: Answers, today: date) -> Outstanding:
    """Return what is open in `report`, which `answers` to `snapshot` led to.

    Facts come network by network, in the order of the clauses that need them; then the
    questions that have no answer yet, or “not yet” for one.
    """
    answered = with_answers(snapshot, answers, today)
    return Outstanding(
        facts=tuple(f for account in answered.accounts for f in _open_facts(account, report)),
        questions=tuple(c for c in report.clauses if _is_open(c)),
    )


def viewpoint_to_ask(account: Account, fact: Fact) -> Viewpoint:
    """Whose eyes the person should look with: their own, unless those have seen all."""
    owner = FactReadings.of(account, fact, Viewpoint.OWNER)
    whole = bool(owner.observed) and not owner.unread and not any(map(in_part, owner.observed))
    return Viewpoint.STRANGER if whole else Viewpoint.OWNER


def _open_facts(account: Account, report: Report) -> Iterator[OpenFact]:
    told: set[Fact] = set()
    for says, fact in _could_not_tell(account, report):
        if fact not in told and _wanting(account, fact):
            told.add(fact)
            yield OpenFact(account, fact, viewpoint_to_ask(account, fact), says)


def _could_not_tell(account: Account, report: Report) -> Iterator[tuple[str, Fact]]:
    for clause in report.clauses:
        for finding in clause.findings:
            open_here = finding.outcome is Outcome.COULD_NOT_TELL
            if (
                open_here
                and finding.network == account.network
                and not _needs_school(finding.reason)
            ):
                yield from ((finding.says, fact) for fact in finding.facts)


def _needs_school(reason: UnreadReason | None) -> bool:
    """Whether no look at the network would help, but naming the school."""
    return reason is UnreadReason.NEEDS_SCHOOL


def _wanting(account: Account, fact: Fact) -> bool:
    """Whether the readings of `fact` leave something for the person to look for."""
    readings = FactReadings.of(account, fact, None)
    return bool(readings.unread) or not readings.seen_whole or any(map(in_part, readings.observed))


def _is_open(clause: ClauseResult) -> bool:
    """Whether the clause asks something itself that has no answer, or “not yet” for one."""
    question = clause.question
    return question is not None and question.asked_at == clause.id and question.is_open
