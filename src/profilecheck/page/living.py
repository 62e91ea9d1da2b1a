"""What the report's templates are handed so that the report is alive on the page."""

import hashlib
from collections.abc import Iterator

from profilecheck.judge import said_of
from profilecheck.model import AccountAnswer, Agreement, Answers, FactAnswer, Report
from profilecheck.page.at_hand import Check
from profilecheck.page.desk import Desk
from profilecheck.page.look_forms import look_form
from profilecheck.page.rereading import posts_to_read
from profilecheck.page.second_look import no_second_look, turned
from profilecheck.page.way import Way
from profilecheck.questions.agreements import AgreementQuestion
from profilecheck.questions.expectations import Expected, compared
from profilecheck.questions.facts import look_question
from profilecheck.questions.kept import told_back
from profilecheck.questions.steps import LookStep
from profilecheck.report.living import Living, Refused, Said
from profilecheck.words.findings import OF_ANOTHER

__all__ = ["living", "said_called"]

_Kept = FactAnswer | Agreement | AccountAnswer


def living(
    desk: Desk,
    check: Check,
    way: Way,
    *,
    at: str = "",
    note: str = "",
    refused: Refused | None = None,
) -> Living:
    """Return what is shown of `check` as it is answered."""
    report = check.report
    days = AgreementQuestion(report.visits, desk.today).ends_on
    posts = posts_to_read(check.snapshot, way.reread)
    looked = turned(desk, check)
    return Living(
        at=at,
        note=note,
        refused=refused,
        look_forms={
            look.id: look_form(LookStep(look, look_question(look))) for look in report.looks
        },
        turned=looked,
        is_looking=looked is not None and looked.is_looking,
        no_second_look=no_second_look(check, way),
        said=tuple(_said(desk, check)),
        agreed_on=desk.today.isoformat(),
        agreed_until=days.usual.isoformat(),
        expected=dict(_beside(way, report)),
        posts=posts.now,
        posts_more=posts.more,
        posts_read=len(posts.read),
    )


def _beside(way: Way, report: Report) -> Iterator[tuple[str, str]]:
    """What the person expected beside what was found, by question; nothing where nothing was."""
    for answer in report.in_short:
        if expected := way.expected.get(answer.question):
            yield answer.question, compared(Expected(expected), answer)


def said_called(answers: Answers, key: str) -> _Kept | None:
    """Return what the person said that is called `key` on the page, None where nothing is."""
    return next((said for said in _kept(answers) if _key(said) == key), None)


def _said(desk: Desk, check: Check) -> Iterator[Said]:
    """What the person said that has no form of its own: the rest stands where it is asked."""
    counted = set(_kept(said_of(check.answers, check.snapshot, check.kept.school())))
    for said in _kept(check.answers):
        if said not in counted or not _stands_elsewhere(said, check.report):
            lines = tuple(told_back(said, desk.checklist, desk.today))
            yield Said(_key(said), lines if said in counted else (*lines, OF_ANOTHER))


def _kept(answers: Answers) -> Iterator[_Kept]:
    yield from answers.facts
    yield from answers.agreements
    yield from answers.accounts


def _stands_elsewhere(said: _Kept, report: Report) -> bool:
    match said:
        case FactAnswer():
            return False
        case Agreement():
            rows = ((v.network, row) for v in report.agreed_visits for row in v.rows)
            return any(
                (network, e.fact, e.subject.casefold())
                == (said.network, said.fact, said.subject.casefold())
                for network, row in rows
                for e in row.exposures
            )
        case AccountAnswer():
            asked = (one.network for question in report.starters for one in question.networks)
            return said.network in asked


def _key(said: _Kept) -> str:
    return hashlib.sha256(said.model_dump_json().encode()).hexdigest()[:16]
