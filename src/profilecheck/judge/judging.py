"""`judge_snapshot`: holds a snapshot against a checklist, clause by clause."""

from datetime import date

from profilecheck.checklist import Checklist
from profilecheck.checks import AccountsApart, Inform, SchoolNotNamed, exposes_school, ties
from profilecheck.judge.another_school import with_school
from profilecheck.judge.answered import accounts_said, with_answers
from profilecheck.judge.changes import Judged
from profilecheck.judge.clauses import checks_between, judge_clause
from profilecheck.judge.in_short import in_short
from profilecheck.judge.lines import with_lines
from profilecheck.judge.looks import looks
from profilecheck.judge.matrix import matrix
from profilecheck.judge.questions import account_questions, questions
from profilecheck.judge.rereading import rereading
from profilecheck.judge.said import said_of
from profilecheck.judge.since import since
from profilecheck.judge.visits import CheckKey, first_act, row_ids, visits
from profilecheck.model import (
    OLD_AFTER,
    Account,
    AccountState,
    AccountTie,
    Answers,
    NetworkSummary,
    OpenedPage,
    Report,
    Snapshot,
    Unread,
)
from profilecheck.school import School, SchoolMatcher
from profilecheck.vocabulary import UnreadReason, Viewpoint

__all__ = ["judge_snapshot"]


def judge_snapshot(
    snapshot: Snapshot,
    checklist: Checklist,
    school: School | None,
    answers: Answers,
    today: date,
    *,
    earlier: Snapshot | None = None,
) -> Report:
    """Return the report: a result with at least one finding for every clause of the checklist.

    Total: any snapshot will do, an empty one included. `today` only decides whether it was taken
    long ago, and which answers have expired; those that were given of another profile, or at
    another school, are left out (`said_of`). `earlier` is the audit before, for what changed since:
    it is judged by the same checklist, with the answers that stood on its day.
    """
    said = said_of(answers, snapshot, school)
    made = _report(snapshot, checklist, school, said, today)
    if earlier is None:
        return made
    said_then = said_of(answers, earlier, school)
    old = _report(earlier, checklist, school, said_then, earlier.taken_on)
    changed = since(
        checks_between(checklist),
        Judged(earlier, old, said_then, earlier.taken_on),
        Judged(snapshot, made, said, today),
    )
    return made.model_copy(update={"since": changed})


def _report(
    snapshot: Snapshot,
    checklist: Checklist,
    school: School | None,
    answers: Answers,
    today: date,
) -> Report:
    matcher = SchoolMatcher(school)
    snapshot = with_answers(with_school(snapshot, matcher), answers, today)
    clauses = tuple(
        judge_clause(
            clause,
            checklist.question_of(clause),
            snapshot,
            matcher,
            answers,
            today,
            public_too=checklist.holds_for_public(clause),
        )
        for clause in checklist.clauses
    )
    informing, between = _informing(checklist), checks_between(checklist)
    made = visits(clauses, between)
    starters = account_questions(snapshot.accounts, accounts_said(answers, today))
    to_look = looks(
        snapshot.accounts,
        clauses,
        informing,
        _naming(checklist),
        _signed_out(checklist),
        starters,
    )
    rows = row_ids(clauses, between)
    return Report(
        program=snapshot.program,
        checklist=checklist.id,
        checklist_title=checklist.title,
        checklist_source=checklist.source,
        taken_at=snapshot.taken_at,
        finished=snapshot.finished,
        long_ago=today - snapshot.taken_on > OLD_AFTER,
        made_up=snapshot.made_up,
        networks=tuple(_summary(account) for account in snapshot.accounts),
        in_short=in_short(snapshot.accounts, matcher),
        first=first_act(made),
        visits=made,
        agreed_visits=visits(clauses, between, agreed=True),
        starters=starters,
        looks=to_look,
        questions=questions(clauses, informing, snapshot.accounts, matcher),
        matrix=matrix(snapshot, matcher),
        ties=_ties(snapshot, checklist, matcher),
        rereading=rereading(snapshot),
        parts={part.id: part.title for part in checklist.parts},
        clauses=tuple(with_lines(clause, informing, rows, to_look) for clause in clauses),
    )


def _informing(checklist: Checklist) -> frozenset[CheckKey]:
    """The checks that judge nothing, by clause and id."""
    return _checks_of(checklist, Inform)


def _naming(checklist: Checklist) -> frozenset[CheckKey]:
    """The checks that find the school named, by clause and id."""
    return _checks_of(checklist, SchoolNotNamed)


def _signed_out(checklist: Checklist) -> frozenset[CheckKey]:
    """The checks of what a stranger sees, by clause and id."""
    return frozenset(
        (clause.id, check.id)
        for clause in checklist.clauses
        for check in clause.checks
        if check.viewpoint is Viewpoint.STRANGER
    )


def _checks_of(checklist: Checklist, kind: type) -> frozenset[CheckKey]:
    return frozenset(
        (clause.id, check.id)
        for clause in checklist.clauses
        for check in clause.checks
        if isinstance(check, kind)
    )


def _ties(
    snapshot: Snapshot, checklist: Checklist, matcher: SchoolMatcher
) -> tuple[AccountTie, ...]:
    """What ties the accounts together, by whatever the checklist's checks look at."""
    checks = (check for clause in checklist.clauses for check in clause.checks)
    facts = {f for check in checks if isinstance(check, AccountsApart) for f in check.facts}
    if not facts:
        return ()
    return tuple(
        AccountTie(
            networks=(tie.one.network, tie.other.network),
            names=(tie.one.name, tie.other.name),
            addresses=(tie.one.profile_url, tie.other.profile_url),
            by=tie.by,
            tells_school=tuple(
                end.name for end in (tie.one, tie.other) if exposes_school(end, matcher)
            ),
        )
        for tie in ties(snapshot.accounts, facts)
    )


def _summary(account: Account) -> NetworkSummary:
    return NetworkSummary(
        network=account.network,
        name=account.name,
        state=account.state,
        profile_url=account.profile_url,
        confirmed_live=account.confirmed_live,
        basis_note=account.basis_note,
        sign_in_safety=account.sign_in_safety,
        look_also=() if account.state is AccountState.NOT_USED else account.look_also,
        opened=account.visits,
        changed_page=_changed_page(account),
        traffic=account.traffic,
    )


_CHANGED = (UnreadReason.PAGE_CHANGED, UnreadReason.UNREADABLE, UnreadReason.UNKNOWN_WORDING)


def _changed_page(account: Account) -> OpenedPage | None:
    """Return the first page that was opened and is not, or not all, as it is known."""
    missed = {
        (r.page, r.viewpoint)
        for r in account.readings
        if isinstance(r, Unread) and r.reason in _CHANGED
    }
    changed = (
        visit
        for visit in account.visits
        if visit.problem in _CHANGED
        or (visit.problem is None and (visit.page, visit.viewpoint) in missed)
    )
    return next(changed, None)
