"""A visit looked at again: what is shown of it, and where that cannot be done."""

from collections import Counter
from collections.abc import Iterator

from profilecheck.model import Change, Report, Visit, VisitRow
from profilecheck.page.at_hand import Check
from profilecheck.page.desk import Desk
from profilecheck.page.looked import Again, Stage
from profilecheck.page.looking_again import NOT_OPENED
from profilecheck.page.signing import SignInState
from profilecheck.page.turning import RowIs
from profilecheck.page.way import How, Step, Way
from profilecheck.report.living import NoSecondLook, SignInAsked, Turned, TurnedRow
from profilecheck.report.places import row_name
from profilecheck.vocabulary import Outcome
from profilecheck.words.report import visit_name

__all__ = ["no_second_look", "turned"]

_LOOKING = "Looking again…"
_PAGES = "Looking again… {read} of {planned} pages read."
_STOPPED = "Stopped. All stands as it was."
_BY_YOUR_ANSWER = "This is by your own answer. When it has changed, take that answer back, below."
_BY_FILES = "You chose files for {name}. To see it turn, check again from the start with new ones."
_FROM_FILES = "We read {name} from your files. To see it turn, hand over new ones."
_ELSEWHERE = "To see it turn, check again from the start."
_UNTICKED = "You took the tick from {name}. To see it turn, keep it on this checklist first."
_CHANGES = {
    RowIs.TURNED: Change.PUT_RIGHT,
    RowIs.STILL: Change.STILL_OPEN,
    RowIs.NOT_TOLD: Change.CANNOT_TELL_NOW,
}
_TOLD_BY = {
    Change.PUT_RIGHT: Outcome.MET,
    Change.CANNOT_TELL_NOW: Outcome.COULD_NOT_TELL,
}


def turned(desk: Desk, check: Check) -> Turned | None:
    """Return what came of the last second look, None where there was none or it was seen."""
    visit, again = desk.looked_at, desk.looking.now.again
    if visit is None or again is None or again.visit != visit.rows[0].id:
        return None
    name = visit_name(visit)
    match again.stage:
        case Stage.LOOKING:
            return Turned(name, _how_far(again), is_looking=True, sign_in=_sign_in(desk))
        case Stage.STOPPED:
            return Turned(name, _STOPPED)
        case _ if again.problem:
            return Turned(name, again.problem)
    return Turned(name, rows=tuple(_rows(visit, again, check.report)))


def _how_far(again: Again) -> str:
    return _PAGES.format(read=again.read, planned=again.planned) if again.planned > 1 else _LOOKING


def _sign_in(desk: Desk) -> SignInAsked | None:
    """The sign-in that is waited for, None where none is."""
    turn = desk.looking.now.turn
    if turn is None:
        return None
    now = desk.sign_ins.of(turn.site)
    return SignInAsked(turn.site.id, turn.site.name, now.state is SignInState.WINDOW_OPEN, now.says)


def _rows(visit: Visit, again: Again, report: Report) -> Iterator[TurnedRow]:
    alike = Counter(row.setting for row in visit.rows)
    for row in visit.rows:
        change = _CHANGES[again.rows.get(row.id, RowIs.NOT_TOLD)]
        name = row_name(row, shares_name=alike[row.setting] > 1)
        yield TurnedRow(name, change, _says(row, visit.network, change, report))


def _says(row: VisitRow, network: str, change: Change, report: Report) -> str:
    """How it stands now, "" where there is no more to say."""
    if change is Change.STILL_OPEN:
        now = next((one for one in report.rows if one.id == row.id), row)
        return "" if now.now == row.now else f"It says now: {now.now}"
    about = (
        finding
        for clause in report.clauses
        for finding in clause.findings
        if finding.network == network and not set(finding.facts).isdisjoint(row.facts)
    )
    return next((f.says for f in about if f.outcome is _TOLD_BY[change]), "")


def no_second_look(check: Check, way: Way) -> dict[str, NoSecondLook]:
    """Return why visits cannot be looked at again, by the id of their first row."""
    return {
        visit.rows[0].id: reason
        for visit in check.report.visits
        if (reason := _reason(visit, check, way))
    }


def _reason(visit: Visit, check: Check, way: Way) -> NoSecondLook | None:
    if all(evidence.own_answer for row in visit.rows for evidence in row.evidence):
        return NoSecondLook(_BY_YOUR_ANSWER)
    if way.run != check.run.folder.name:
        return NoSecondLook(_ELSEWHERE)
    if visit.network in way.unticked:
        return NoSecondLook(_UNTICKED.format(name=visit.network_name))
    how = way.how.get(visit.network)
    if how is How.OPENED:
        return None
    by_files = how in (How.PAGES, How.EXPORT)
    if _is_from_files(visit.network, check):
        # Where they were among another network's, new ones are as well.
        at = f"/files/{visit.network}" if by_files else f"/{Step.SIGN_IN}"
        return NoSecondLook(_FROM_FILES.format(name=visit.network_name), files_at=at)
    says = _BY_FILES if by_files else NOT_OPENED
    return NoSecondLook(says.format(name=visit.network_name))


def _is_from_files(network: str, check: Check) -> bool:
    accounts = (a for a in check.snapshot.accounts if a.network == network)
    return any(account.has_readings_from_files for account in accounts)
