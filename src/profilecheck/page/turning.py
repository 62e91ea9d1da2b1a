"""What became of each thing to change, once the pages that decide it were read again.

That a thing is not found any more is not yet that it was put right: it must have been looked at.
"""

from dataclasses import dataclass
from enum import StrEnum

from profilecheck.model import Account, Observed, Report, Unread, VisitRow
from profilecheck.sources import PageKey
from profilecheck.sources.gathering import page_of
from profilecheck.vocabulary import Fact, Outcome, Viewpoint

__all__ = ["RowIs", "SeenAgain", "new_gaps"]


class RowIs(StrEnum):
    """What became of one thing to change, looked at again."""

    TURNED = "turned"
    STILL = "still"
    NOT_TOLD = "not_told"


def new_gaps(before: Account, after: Account) -> list[Unread]:
    """Return what could not be read this time, and was read, or unread otherwise, before."""
    known = {_gap(r) for r in before.readings if isinstance(r, Unread)}
    return [r for r in after.readings if isinstance(r, Unread) and _gap(r) not in known]


def _gap(reading: Unread) -> tuple[object, ...]:
    return reading.fact, reading.viewpoint, reading.page, reading.reason


@dataclass(frozen=True)
class SeenAgain:
    """An account before and after `pages` of it were read anew, and the reports of both."""

    before: Account
    after: Account
    pages: frozenset[PageKey]
    was: Report
    now: Report

    def row_is(self, row: VisitRow) -> RowIs:
        """Say how a row stands; one that is not found any more has turned only if that was seen."""
        if row.id in {left.id for left in self.now.rows}:
            return RowIs.STILL
        rested = {
            (page_of(r), r.viewpoint)
            for r in self.before.readings
            if isinstance(r, Observed) and r.evidence in row.evidence
        }
        facts = frozenset(row.facts)
        seen = rested <= self.pages and not self._gaps(facts)
        doubts = self._doubts(self.now, facts) - self._doubts(self.was, facts)
        return RowIs.TURNED if seen and not doubts else RowIs.NOT_TOLD

    def _gaps(self, facts: frozenset[Fact]) -> list[Unread]:
        """What could not be read this time, save by a stranger of what the owner's pages told."""
        owners = {
            r.fact
            for r in self.after.readings
            if isinstance(r, Observed) and (page_of(r), Viewpoint.OWNER) in self.pages
        }
        return [
            r
            for r in new_gaps(self.before, self.after)
            if r.fact in facts and not (r.viewpoint is Viewpoint.STRANGER and r.fact in owners)
        ]

    def _doubts(self, report: Report, facts: frozenset[Fact]) -> set[tuple[str, str]]:
        """The checks of these facts that could not be told here."""
        return {
            (clause.id, finding.check)
            for clause in report.clauses
            for finding in clause.findings
            if finding.network == self.after.network
            and finding.outcome is Outcome.COULD_NOT_TELL
            and not facts.isdisjoint(finding.facts)
        }
