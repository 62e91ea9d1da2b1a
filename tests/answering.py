"""What a person would answer where the program read something, and whether the two contradict."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import (
    Account,
    Answers,
    Count,
    FactAnswer,
    Observed,
    Snapshot,
    Years,
)
from profilecheck.sites import site
from profilecheck.sources.gathering import Gathering
from profilecheck.vocabulary import Audience, FactKind, Outcome
from tests.auditing import SCHOOL

__all__ = ["Answered", "answered", "contradictions"]

_TODAY = date(2026, 11, 23)
_NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Answered:
    """An account of which nothing was read, and what its owner says of it."""

    account: Account
    answers: Answers


def answered(read: Account) -> Answered:
    """Return what the owner of `read` would answer by hand: the option that means what was read.

    What was read in one way alone is answered, words too; a number of which there may be more is
    not.
    """
    known = site(read.network)
    untouched = Gathering(known)
    untouched.leave_to_person()
    facts = []
    for fact, way in known.guidance.items():
        values = [r.value for r in read.readings if isinstance(r, Observed) and r.fact is fact]
        if not values or any(value != values[0] for value in values):
            continue
        value = values[0]
        if fact.kind in (FactKind.AUDIENCE, FactKind.SWITCH) and isinstance(value, Audience | bool):
            assert not way.means or value in way.means.values(), (read.network, fact, value)
        elif isinstance(value, Count | Years) and value.at_least:
            continue
        facts.append(
            FactAnswer(
                network=known.id,
                fact=fact,
                value=value,
                answered_on=_TODAY,
                expires_on=_TODAY + timedelta(days=90),
            )
        )
    return Answered(untouched.account(), Answers(facts=tuple(facts)))


def contradictions(read: Account, said: Answered) -> list[tuple[str, str]]:
    """Return each check that the one passes and the other does not, as clause and check."""
    one = _outcomes(read, Answers())
    other = _outcomes(said.account, said.answers)
    against = {Outcome.MET, Outcome.NOT_MET}
    return [check for check in one.keys() & other.keys() if {one[check], other[check]} == against]


def _outcomes(account: Account, answers: Answers) -> dict[tuple[str, str], Outcome]:
    snapshot = Snapshot(program="test", taken_at=_NOW, accounts=(account,))
    report = judge_snapshot(snapshot, load_checklist(None), SCHOOL, answers, _TODAY)
    return {
        (clause.id, f"{finding.check} {finding.facts}"): finding.outcome
        for clause in report.clauses
        for finding in clause.findings
        if finding.network == account.network
    }
