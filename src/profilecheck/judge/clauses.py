"""One clause at a time: its checks on every network, its question, its outcome."""

from collections.abc import Iterable, Iterator
from datetime import date

from profilecheck.checklist import Clause
from profilecheck.checks import (
    AccountsApart,
    Check,
    Inform,
    OneNetworkCheck,
    Verdict,
    accounts_apart,
    evaluate,
    why_unread,
)
from profilecheck.judge.agreed import with_agreement
from profilecheck.judge.rollup import roll_up
from profilecheck.model import (
    Account,
    Answer,
    Answers,
    ClauseResult,
    Finding,
    Guidance,
    Question,
    QuestionAnswer,
    Snapshot,
)
from profilecheck.school import Workplace
from profilecheck.vocabulary import Fact, Outcome, UnreadReason

__all__ = ["judge_clause"]


def judge_clause(
    clause: Clause,
    snapshot: Snapshot,
    workplace: Workplace,
    answers: Answers,
    today: date,
    *,
    public_too: bool,
) -> ClauseResult:
    """Return the clause with at least one finding, and the outcome they roll up to.

    `public_too`: the clause is held against networks that are meant to be public.
    """
    answer = _standing_answer(clause, answers, today)
    findings = tuple(
        with_agreement(finding, answers.agreements, today)
        for finding in _findings(clause, snapshot, workplace, public_too=public_too)
    )
    question = _question(clause, answer)
    asked = tuple(_question_finding(clause, answer))
    return ClauseResult(
        id=clause.id,
        part=clause.part,
        title=clause.title,
        text=clause.text,
        why=clause.why,
        judged_by=clause.judged_by,
        outcome=roll_up(f.outcome for f in (*_judged(clause, findings), *asked)),
        findings=findings + asked,
        question=question,
        advice=clause.advice,
    )


def _judged(clause: Clause, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that judge: a check that only informs leaves the outcome to the person."""
    informing = {check.id for check in clause.checks if isinstance(check, Inform)}
    return (f for f in findings if f.check not in informing)


def _findings(
    clause: Clause, snapshot: Snapshot, workplace: Workplace, *, public_too: bool
) -> Iterator[Finding]:
    for check in clause.checks:
        if not snapshot.accounts:
            yield _nothing_audited(check, clause.facts_of(check))
        elif isinstance(check, AccountsApart):
            yield from _between_networks(check, snapshot, workplace)
        else:
            for account in snapshot.accounts:
                facts = clause.facts_of(check)
                yield from _on_one_network(check, facts, account, workplace, public_too=public_too)


def _on_one_network(
    check: OneNetworkCheck,
    facts: tuple[Fact, ...],
    account: Account,
    workplace: Workplace,
    *,
    public_too: bool,
) -> Iterator[Finding]:
    if account.meant_to_be_public and not public_too and not isinstance(check, Inform):
        yield Finding(
            check=check.id,
            network=account.network,
            network_name=account.name,
            facts=facts,
            outcome=Outcome.NOT_APPLICABLE,
            says=account.meant_to_be_public,
        )
        return
    for verdict in evaluate(check, facts, account, workplace):
        yield _finding(check, account, verdict)


def _between_networks(
    check: AccountsApart, snapshot: Snapshot, workplace: Workplace
) -> Iterator[Finding]:
    judged = list(accounts_apart(check, snapshot.accounts, workplace))
    for account, verdict in judged:
        yield _finding(check, account, verdict)
    if not judged:
        yield Finding(
            check=check.id,
            network=None,
            facts=check.facts,
            outcome=Outcome.NOT_APPLICABLE,
            says="Only one account was looked at, so there is nothing to compare it with.",
        )


def _nothing_audited(check: Check, facts: tuple[Fact, ...]) -> Finding:
    reason = UnreadReason.NOT_VISITED
    return Finding(
        check=check.id,
        network=None,
        facts=facts,
        outcome=Outcome.COULD_NOT_TELL,
        says=why_unread(reason, "any network"),
        why=check.why,
        reason=reason,
    )


def _finding(check: Check, account: Account, verdict: Verdict) -> Finding:
    exposed = verdict.outcome is Outcome.NOT_MET
    return Finding(
        check=check.id,
        network=account.network,
        network_name=account.name,
        facts=(verdict.fact,),
        outcome=verdict.outcome,
        says=verdict.says,
        subject=verdict.subject,
        why=check.why,
        reason=verdict.reason,
        evidence=verdict.evidence,
        basis=verdict.basis,
        guidance=_guidance(account, verdict),
        reaches=verdict.reached if exposed else None,
        priority=(verdict.reached.rank + 1) * check.weight if exposed else 0,
    )


def _guidance(account: Account, verdict: Verdict) -> Guidance | None:
    """The way to put it right or to look by hand, where there is something to do."""
    if verdict.outcome in (Outcome.MET, Outcome.NOT_APPLICABLE):
        return None
    return account.guidance.get(verdict.fact)


def _standing_answer(clause: Clause, answers: Answers, today: date) -> Answer | None:
    """The person's newest answer to the clause's question that still holds and is allowed."""
    if clause.question is None:
        return None
    allowed = {a.id for a in clause.question.answers}
    given = [a for a in answers.answers if a.clause == clause.id and a.answered_on <= today]
    # Of two on one day the later in the file is the newer.
    newest = max(reversed(given), key=lambda a: a.answered_on, default=None)
    holds = newest is not None and newest.choice in allowed and today <= newest.expires_on
    return newest if holds else None


def _question(clause: Clause, answer: Answer | None) -> Question | None:
    if clause.question is None:
        return None
    return Question(
        ask=clause.question.ask,
        answers=clause.question.answers,
        given=answer.choice if answer else None,
        answered_on=answer.answered_on if answer else None,
        expires_on=answer.expires_on if answer else None,
    )


def _question_finding(clause: Clause, answer: Answer | None) -> Iterator[Finding]:
    if clause.question is None:
        return
    chosen = _chosen(clause.question.answers, answer)
    yield Finding(
        check="question",
        network=None,
        outcome=chosen.outcome if chosen else Outcome.YOUR_CALL,
        says=f"You said: {chosen.says}" if chosen else "Only you can judge this one.",
    )


def _chosen(allowed: tuple[QuestionAnswer, ...], answer: Answer | None) -> QuestionAnswer | None:
    return next((a for a in allowed if answer and a.id == answer.choice), None)
