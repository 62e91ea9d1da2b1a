"""One clause at a time: its checks on every network, its question, its outcome."""

from collections.abc import Iterable, Iterator
from datetime import date

from profilecheck.checklist import Checklist, Clause, ClauseQuestion
from profilecheck.checks import (
    AccountsApart,
    Check,
    Inform,
    OneNetworkCheck,
    Verdict,
    accounts_apart,
    evaluate,
)
from profilecheck.judge.agreed import with_agreement
from profilecheck.judge.contradicted import contradicted
from profilecheck.judge.rollup import roll_up
from profilecheck.judge.standing import guidance_for, now
from profilecheck.model import (
    Account,
    Answer,
    Answers,
    ClauseResult,
    Finding,
    Question,
    QuestionAnswer,
    Snapshot,
)
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import Fact, Outcome, UnreadReason
from profilecheck.words.findings import NOT_JUDGED_YET, ONE_ACCOUNT, your_answer
from profilecheck.words.nouns import ANY_NETWORK
from profilecheck.words.reasons import why_unread

__all__ = ["QUESTION", "judge_clause"]

QUESTION = "question"
"""What stands in place of a check's id where the finding is the answer to a question."""


def judge_clause(
    clause: Clause,
    asked: ClauseQuestion | None,
    snapshot: Snapshot,
    matcher: SchoolMatcher,
    answers: Answers,
    today: date,
    *,
    public_too: bool,
) -> ClauseResult:
    """Return the clause with at least one finding, and the outcome they roll up to.

    `asked` is its question, or the one it shares. `public_too`: the clause is held against
    networks that are meant to be public.
    """
    asked_at = clause.ask_with or clause.id
    answer = _standing_answer(asked, asked_at, answers, today)
    chosen = _chosen(asked.answers if asked else (), answer)
    set_aside = chosen if chosen and contradicted(chosen, snapshot.accounts, matcher) else None
    if set_aside:
        answer = None
    findings = tuple(
        with_agreement(finding, answers.agreements, today)
        for finding in _findings(clause, snapshot, matcher, public_too=public_too)
    )
    said = tuple(_question_finding(asked, answer))
    return ClauseResult(
        id=clause.id,
        part=clause.part,
        title=clause.title,
        text=clause.text,
        why=clause.why,
        judged_by=clause.judged_by,
        outcome=roll_up(f.outcome for f in (*_judged(clause, findings), *said)),
        findings=findings + said,
        question=_question(asked, asked_at, answer, set_aside),
        advice=clause.advice,
    )


def _judged(clause: Clause, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that judge: a check that only informs leaves the outcome to the person."""
    informing = {check.id for check in clause.checks if isinstance(check, Inform)}
    return (f for f in findings if f.check not in informing)


def _findings(
    clause: Clause, snapshot: Snapshot, matcher: SchoolMatcher, *, public_too: bool
) -> Iterator[Finding]:
    for check in clause.checks:
        if not snapshot.accounts:
            yield _nothing_audited(check, clause.facts_of(check))
        elif isinstance(check, AccountsApart):
            yield from _between_networks(check, snapshot, matcher)
        else:
            for account in snapshot.accounts:
                facts = clause.facts_of(check)
                yield from _on_one_network(check, facts, account, matcher, public_too=public_too)


def checks_between(checklist: Checklist) -> frozenset[tuple[str, str]]:
    """Return the checks that look from one account to the others, by clause and id."""
    return frozenset(
        (clause.id, check.id)
        for clause in checklist.clauses
        for check in clause.checks
        if isinstance(check, AccountsApart)
    )


def _on_one_network(
    check: OneNetworkCheck,
    facts: tuple[Fact, ...],
    account: Account,
    matcher: SchoolMatcher,
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
    for verdict in evaluate(check, facts, account, matcher):
        yield _finding(check, account, verdict)


def _between_networks(
    check: AccountsApart, snapshot: Snapshot, matcher: SchoolMatcher
) -> Iterator[Finding]:
    judged = list(accounts_apart(check, snapshot.accounts, matcher))
    for account, verdict in judged:
        yield _finding(check, account, verdict)
    if not judged:
        yield Finding(
            check=check.id,
            network=None,
            facts=check.facts,
            outcome=Outcome.NOT_APPLICABLE,
            says=ONE_ACCOUNT,
        )


def _nothing_audited(check: Check, facts: tuple[Fact, ...]) -> Finding:
    reason = UnreadReason.NOT_VISITED
    return Finding(
        check=check.id,
        network=None,
        facts=facts,
        outcome=Outcome.COULD_NOT_TELL,
        says=why_unread(reason, ANY_NETWORK),
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
        guidance=guidance_for(account, verdict),
        reaches=verdict.reached if exposed else None,
        now=now(account, verdict) if exposed else "",
        priority=(verdict.reached.rank + 1) * check.weight if exposed else 0,
    )


def _standing_answer(
    asked: ClauseQuestion | None, asked_at: str, answers: Answers, today: date
) -> Answer | None:
    """The person's newest answer to the question that still holds and is allowed."""
    if asked is None:
        return None
    allowed = {a.id for a in asked.answers}
    given = [a for a in answers.answers if a.clause == asked_at and a.answered_on <= today]
    # Of two on one day the later in the file is the newer.
    newest = max(reversed(given), key=lambda a: a.answered_on, default=None)
    holds = newest is not None and newest.choice in allowed and today <= newest.expires_on
    return newest if holds else None


def _question(
    asked: ClauseQuestion | None,
    asked_at: str,
    answer: Answer | None,
    set_aside: QuestionAnswer | None,
) -> Question | None:
    if asked is None:
        return None
    return Question(
        ask=asked.ask,
        answers=asked.answers,
        asked_at=asked_at,
        given=answer.choice if answer else None,
        set_aside=set_aside.says if set_aside else "",
        answered_on=answer.answered_on if answer else None,
        expires_on=answer.expires_on if answer else None,
    )


def _question_finding(asked: ClauseQuestion | None, answer: Answer | None) -> Iterator[Finding]:
    if asked is None:
        return
    chosen = _chosen(asked.answers, answer)
    yield Finding(
        check=QUESTION,
        network=None,
        outcome=chosen.outcome if chosen else Outcome.YOUR_CALL,
        says=your_answer(chosen.says) if chosen else NOT_JUDGED_YET,
    )


def _chosen(allowed: tuple[QuestionAnswer, ...], answer: Answer | None) -> QuestionAnswer | None:
    return next((a for a in allowed if answer and a.id == answer.choice), None)
