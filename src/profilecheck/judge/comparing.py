"""`compare`: two audits, judged by the same checklist, and what became of each thing."""

from datetime import date

from profilecheck.checklist import Checklist
from profilecheck.judge.changes import Judged, changes, other_accounts, ways
from profilecheck.judge.clauses import checks_between
from profilecheck.judge.judging import judge_snapshot
from profilecheck.judge.said import said_of
from profilecheck.model import Answers, Comparison, Snapshot
from profilecheck.school import School

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
    others = other_accounts(then, now)
    return Comparison(
        program=now.program,
        checklist=checklist.id,
        then=then.taken_at,
        now=now.taken_at,
        unfinished=tuple(
            name for name, taken in (("then", then), ("now", now)) if not taken.finished
        ),
        made_up=now.made_up,
        changes=changes(
            checks_between(checklist),
            Judged(then, old, said_of(answers, then, school), then.taken_on),
            Judged(now, new, said_of(answers, now, school), today),
        ),
        ways=tuple(ways(then, now)),
        other_accounts=tuple(a.name for a in now.accounts if a.network in others),
    )
