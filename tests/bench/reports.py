"""What a report asks of each made-up person, beside the most that it should ask."""

from dataclasses import asdict

from profilecheck.browser.launch import launched
from profilecheck.browser.visitor import Pace
from profilecheck.checklist.clauses import REQUIRED_CLAUSES
from profilecheck.replica import people
from tests.auditing import audit_of
from tests.measuring import GOALS, MEASURED, Measures, measures_of
from tests.settling import MOST_LOOKS, MOST_QUESTIONS, Settled, settled

Row = tuple[str, ...]

_SETTLES = "careful"
"""Whose answers are known: they find everything in order."""


async def measure() -> list[Row]:
    """Return the rows of the table, the heads of its columns first."""
    audits = {who.name: await audit_of(who, {}, Pace.REPLICA) for who in people()}
    async with launched(()) as running:
        measures = {
            name: await measures_of(audit.report, running.browser) for name, audit in audits.items()
        }
    answered = _answered(settled(audits[_SETTLES]))
    return [
        ("the report of (goal)", *measures),
        *((what, *_beside_goals(field, measures)) for field, what in MEASURED.items()),
        (
            f"clauses of the appendices settled, of {len(REQUIRED_CLAUSES)}, after at most "
            f"{MOST_LOOKS} looks and {MOST_QUESTIONS} questions",
            *(answered if name == _SETTLES else "" for name in measures),
        ),
    ]


def _beside_goals(field: str, measures: dict[str, Measures]) -> list[str]:
    return [
        f"{asdict(m)[field]:,}"
        + (f" ({goal:,})" if (goal := GOALS[n].get(field)) is not None else "")
        for n, m in measures.items()
    ]


def _answered(done: Settled) -> str:
    return f"{done.clauses}, after {done.looks} and {done.questions}"
