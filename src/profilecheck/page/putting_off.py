"""What the person put off: for now, or for good; and what is left to do without it.

Questions can be put off for now. They are asked after the others then.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from profilecheck.judge.visits import first_act
from profilecheck.model import Report, Visit
from profilecheck.page.way import PutOff, PutOffAs
from profilecheck.report.ids import element_id
from profilecheck.report.living import ThingsPutOff
from profilecheck.words.dates import day

__all__ = ["Left", "brought_back", "left_to_do", "mark", "put_off", "visit_named"]

_SAYS = {
    PutOffAs.LATER: "You said “not now” on {on}.",
    PutOffAs.NOT_FOR_ME: "You said “not for me” on {on}.",
}


@dataclass(frozen=True)
class Left:
    """A report without what was put off, and that.

    Questions that were put off are the last of the report's, and told of by their `mark`.
    """

    report: Report
    put_off: ThingsPutOff


def left_to_do(report: Report, off: Mapping[str, PutOff]) -> Left:
    """Return what is left of `report`.

    A visit is put off where all of its rows are: with something new on its page it is back.
    """
    apart = tuple(v for v in report.visits if all(row.id in off for row in v.rows))
    left = tuple(v for v in report.visits if v not in apart)
    waiting = tuple(q for q in report.questions if mark(q.clause) in off)
    asked = tuple(q for q in report.questions if q not in waiting) + waiting
    return Left(
        report=report.model_copy(
            update={"visits": left, "first": first_act(left), "questions": asked}
        ),
        put_off=ThingsPutOff(
            visits=apart,
            says={row: _SAYS[how.kind].format(on=day(how.on)) for row, how in off.items()},
        ),
    )


def visit_named(report: Report, network: str, row: str) -> Visit | None:
    """Return the visit of `report` on a network with the row of that id, None where none is."""
    return next(
        (v for v in report.visits if v.network == network and any(r.id == row for r in v.rows)),
        None,
    )


def put_off(
    off: Mapping[str, PutOff], visit: Visit, kind: PutOffAs, today: date
) -> dict[str, PutOff]:
    """Return what is put off, all rows of `visit` among it."""
    return {**off, **{row.id: PutOff(kind=kind, on=today) for row in visit.rows}}


def mark(clause: str) -> str:
    """Return under what a question that was put off is kept."""
    return element_id(f"question-{clause}")


def brought_back(off: Mapping[str, PutOff], ids: Collection[str]) -> dict[str, PutOff]:
    """Return what is put off without what has these `ids`: rows, or questions by their `mark`."""
    return {row: how for row, how in off.items() if row not in ids}
