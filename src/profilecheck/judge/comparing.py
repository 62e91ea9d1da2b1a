"""`compare`: two audits, judged by the same checklist, and what became of each thing."""

from collections.abc import Iterable, Iterator, Set
from datetime import date

from profilecheck.checklist import Checklist
from profilecheck.checks import AccountsApart
from profilecheck.judge.actions import covered
from profilecheck.judge.judging import judge_snapshot
from profilecheck.model import (
    Action,
    Answers,
    Change,
    Changed,
    Comparison,
    Evidence,
    Finding,
    Observed,
    Report,
    Snapshot,
    WaysDiffer,
    exposure,
)
from profilecheck.model.snapshot import ANSWER_PAGE
from profilecheck.school import School
from profilecheck.vocabulary import Fact, Outcome, Source

__all__ = ["compare"]


def compare(
    then: Snapshot,
    now: Snapshot,
    checklist: Checklist,
    school: School | None,
    answers: Answers,
    today: date,
) -> Comparison:
    """Return what changed from the audit `then` to the audit `now`.

    Both are judged by this checklist, the first with the answers that stood on its day. Total, as
    `judge_snapshot` is. Nothing is called put right without a reading that proves it.
    """
    old = judge_snapshot(then, checklist, school, answers, then.taken_on)
    new = judge_snapshot(now, checklist, school, answers, today)
    return Comparison(
        program=now.program,
        checklist=checklist.id,
        then=then.taken_at,
        now=now.taken_at,
        unfinished=tuple(
            name for name, taken in (("then", then), ("now", now)) if not taken.finished
        ),
        made_up=now.made_up,
        changes=(*_Changes(checklist, then, now, old, new).things(), *_questions(old, new)),
        ways=tuple(_ways(then, now)),
    )


def _read(snapshot: Snapshot) -> frozenset[tuple[str, Fact]]:
    """What was read, on which network."""
    readings = (r for account in snapshot.accounts for r in account.readings)
    return frozenset((r.network, r.fact) for r in readings if isinstance(r, Observed))


def _other_accounts(then: Snapshot, now: Snapshot) -> frozenset[str]:
    """The networks on which the two audits found profiles at different addresses."""
    before = {a.network: a.profile_url for a in then.accounts}
    return frozenset(
        a.network
        for a in now.accounts
        if a.profile_url and before.get(a.network) not in (None, "", a.profile_url)
    )


def _ties(checklist: Checklist, findings: Iterable[Finding]) -> Set[object]:
    """What was found to be put right between accounts, and by no check of one network."""
    checks = (check for clause in checklist.clauses for check in clause.checks)
    between = {check.id for check in checks if isinstance(check, AccountsApart)}
    found = [f for f in findings if f.outcome is Outcome.NOT_MET]
    alone = {exposure(f) for f in found if f.check not in between}
    return {exposure(f) for f in found if f.check in between} - alone


class _Changes:
    """What became of what was to be put right, from one report to the next."""

    def __init__(
        self, checklist: Checklist, then: Snapshot, now: Snapshot, old: Report, new: Report
    ) -> None:
        self._old, self._new = old, new
        self._read = _read(now)
        self._other_accounts = _other_accounts(then, now)
        self._ties = _ties(checklist, (*_findings(old), *_findings(new)))

    def things(self) -> Iterator[Changed]:
        """Everything that was to be put right in one of the two, the worst of today first."""
        before = {self._about(a): a for a in (*self._old.actions, *self._old.agreed)}
        after = {self._about(a): a for a in (*self._new.actions, *self._new.agreed)}
        for about, action in after.items():
            earlier = before.get(about)
            change = Change.STILL_OPEN if earlier else _came(action, self._old)
            yield _changed(change, action, then=earlier.says if earlier else "", now=action.says)
        for about, action in before.items():
            if about not in after:
                same = _judged_alike(action, self._old, self._new)
                change = self._went(action, same)
                yield _changed(change, action, then=action.says, now=_says(change, same))

    def _about(self, action: Action) -> object:
        """What an action is about, the same in both reports.

        That an account leads to others is one thing, whichever these are and whatever tells.
        """
        return action.network if exposure(action) in self._ties else exposure(action)

    def _went(self, action: Action, same: list[Finding]) -> Change:
        """What became of something that is not found any more."""
        if action.network in self._other_accounts:
            return Change.CANNOT_TELL_NOW
        tie = exposure(action) in self._ties
        about_it = [f for f in same if tie or f.facts == action.facts]
        if any(f.outcome is Outcome.COULD_NOT_TELL for f in about_it):
            return Change.CANNOT_TELL_NOW
        proof = [f for f in about_it if f.outcome is Outcome.MET and f.evidence]
        if proof:
            told = all(_by_the_person(f.evidence) for f in proof)
            return Change.ANSWERED if told else Change.PUT_RIGHT
        if not tie and all((action.network, fact) in self._read for fact in action.facts):
            # It was read, and is not found in it; but a part that was not read may still hold it.
            return Change.CANNOT_TELL_NOW if _unread(action, self._new) else Change.PUT_RIGHT
        in_doubt = any(f.outcome is Outcome.COULD_NOT_TELL for f in same)
        return Change.CANNOT_TELL_NOW if in_doubt else Change.NOT_LOOKED_AT


def _changed(change: Change, action: Action, *, then: str, now: str) -> Changed:
    to_do = change not in (Change.PUT_RIGHT, Change.ANSWERED)
    return Changed(
        change=change,
        network=action.network,
        network_name=action.network_name,
        facts=action.facts,
        subject=action.subject,
        clauses=action.clauses,
        then=then,
        now=now,
        agreed=covered(action),
        guidance=action.guidance if to_do else None,
    )


def _judged_alike(action: Action, found_in: Report, other: Report) -> list[Finding]:
    """What the checks that found a thing in one report say of its network in the other."""
    checks = {f.check for f in _findings(found_in) if _is_of(action, f)}
    return [f for f in _findings(other) if f.check in checks and f.network == action.network]


def _findings(report: Report) -> Iterator[Finding]:
    return (f for clause in report.clauses for f in clause.findings)


def _is_of(action: Action, finding: Finding) -> bool:
    return finding.outcome is Outcome.NOT_MET and exposure(finding) == exposure(action)


def _came(action: Action, old: Report) -> Change:
    """What is open now and was not before: new, unless nobody could tell then."""
    if action.network not in {n.network for n in old.networks}:
        return Change.TOLD_FIRST_NOW
    return Change.TOLD_FIRST_NOW if _unread(action, old) else Change.NEW


def _unread(action: Action, report: Report) -> bool:
    """Whether something of what the action is about was not read in the other audit."""
    unread = {i.fact for i in report.unread if i.network == action.network}
    return not unread.isdisjoint(action.facts)


def _by_the_person(evidence: tuple[Evidence, ...]) -> bool:
    return all(e.page == ANSWER_PAGE for e in evidence)


def _says(change: Change, same: list[Finding]) -> str:
    wanted = {
        Change.PUT_RIGHT: Outcome.MET,
        Change.ANSWERED: Outcome.MET,
        Change.CANNOT_TELL_NOW: Outcome.COULD_NOT_TELL,
        Change.NOT_LOOKED_AT: Outcome.NOT_APPLICABLE,
    }[change]
    return next((f.says for f in same if f.outcome is wanted), "")


def _questions(old: Report, new: Report) -> Iterator[Changed]:
    """The questions that the person has answered since."""
    given = {asked.clause: asked.question.given for asked in old.questions}
    for asked in new.questions:
        question = asked.question
        if question.given in (None, given.get(asked.clause)):
            continue
        said = next(a.says for a in question.answers if a.id == question.given)
        yield Changed(change=Change.ANSWERED, clauses=asked.clauses, then=question.ask, now=said)


def _ways(then: Snapshot, now: Snapshot) -> Iterator[WaysDiffer]:
    before = {account.network: _sources(account.readings) for account in then.accounts}
    for account in now.accounts:
        earlier, today = before.get(account.network, ()), _sources(account.readings)
        if earlier and today and earlier != today:
            yield WaysDiffer(
                network=account.network, network_name=account.name, then=earlier, now=today
            )


def _sources(readings: Iterable[object]) -> tuple[Source, ...]:
    used = {r.source for r in readings if isinstance(r, Observed)} - {Source.ANSWER}
    return tuple(s for s in Source if s in used)
