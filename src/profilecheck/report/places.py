"""Where on the page each thing is said and shown, so that it is there once.

A sentence or a piece of evidence stands in the row of a visit, or else under the first clause that
rests on it. Other clauses lead there, and so does the table of who can see what.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from profilecheck.model import (
    ClauseLine,
    ClauseResult,
    Evidence,
    Look,
    MatrixRow,
    Report,
    Sight,
    StandingKind,
    Visit,
    VisitRow,
)
from profilecheck.words.report import shortened

__all__ = ["LineBelow", "Place", "Places", "SightBelow", "once", "row_name"]

_SHORT = 40
"""Characters of what a setting says now, where its name alone could be another one's too."""


@dataclass(frozen=True)
class Place:
    """Somewhere on the page to go to: an element's id, and its name for the person."""

    anchor: str
    name: str


@dataclass(frozen=True)
class LineBelow:
    """One network inside a clause, as the page shows it: what is said here, and what elsewhere."""

    line: ClauseLine
    says: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    elsewhere: tuple[Place, ...]


@dataclass(frozen=True)
class SightBelow:
    """Where one thing was seen on one network: the evidence that is shown here, and the rest."""

    sight: Sight
    evidence: tuple[Evidence, ...]
    elsewhere: tuple[Place, ...]


_Seen = tuple[str, str, str, date | None]


def once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return `evidence` without what was seen again: the same words on the same page, later."""
    first: dict[_Seen, Evidence] = {}
    for each in evidence:
        first.setdefault(_seen(each), each)
    return tuple(first.values())


def _seen(evidence: Evidence) -> _Seen:
    return evidence.url, evidence.page, evidence.seen, evidence.holds_until


def row_name(row: VisitRow, *, shares_name: bool) -> str:
    """Return what a row is called; with what stands there now where others share its setting."""
    name = row.setting or row.says
    return f"{name}: {shortened(row.now, _SHORT)}" if shares_name and row.now else name


class Places:
    """The places of one report. `starting` is the row of “Start here”, None without one."""

    def __init__(self, report: Report, put_off: Iterable[Visit] = ()) -> None:
        """Give each sentence and piece of evidence of `report` its one place.

        `put_off` are the visits that are shown apart from those of `report`.
        """
        rows = {row.id: row for row in report.rows}
        self.starting = rows.get(report.first.row) if report.first else None
        self._visits = report.visits
        self._said: dict[tuple[str, str], Place] = {}
        self._shown: dict[tuple[str, _Seen], Place] = {}
        self._names: dict[str, Place] = {}
        visits = (*report.visits, *put_off, *report.agreed_visits)
        alike = Counter((v.network, row.setting) for v in visits for row in v.rows)
        for visit in visits:
            for row in visit.rows:
                self._put_row(visit, row, alike[visit.network, row.setting] > 1)
        for look in report.looks:
            self._names[look.id] = _look_place(look)
        self._lines = {clause.id: self._put_clause(clause) for clause in report.clauses}
        self._sights = {
            row.label: tuple(self._put_sight(row, sight) for sight in row.sights)
            for row in report.matrix
        }

    def lines(self, clause: ClauseResult) -> tuple[LineBelow, ...]:
        """Return the networks inside `clause`, each with what is said and shown nowhere else."""
        return self._lines[clause.id]

    def sights(self, row: MatrixRow) -> tuple[SightBelow, ...]:
        """Return where the thing of a line was seen, each piece of evidence in its one place."""
        return self._sights[row.label]

    def rows(self, visit: Visit) -> tuple[VisitRow, ...]:
        """Return the rows of `visit` that “Start here” does not hold."""
        return tuple(row for row in visit.rows if row is not self.starting)

    def name(self, row: VisitRow) -> str:
        """Return what `row` is called where it is referred to: no other row is called so."""
        return self._names[row.id].name

    @property
    def visits(self) -> tuple[Visit, ...]:
        """The visits that have rows beside the one of “Start here”."""
        return tuple(visit for visit in self._visits if self.rows(visit))

    @property
    def starting_minutes(self) -> int:
        """How long the visit of “Start here” takes, where nothing else is to be done there."""
        alone = (v for v in self._visits if not self.rows(v))
        return sum(visit.minutes for visit in alone)

    def _put_row(self, visit: Visit, row: VisitRow, shares_name: bool) -> None:
        place = Place(row.id, row_name(row, shares_name=shares_name))
        self._names[row.id] = place
        for says in (row.says, *row.also):
            self._said.setdefault((visit.network, says), place)
        for evidence in row.evidence:
            self._shown.setdefault((visit.network, _seen(evidence)), place)

    def _put_clause(self, clause: ClauseResult) -> tuple[LineBelow, ...]:
        place = Place(f"clause-{clause.id}", clause.id)
        return tuple(
            self._put_line(place, line, _evidence(clause, line)) for line in _every_line(clause)
        )

    def _put_line(self, here: Place, line: ClauseLine, evidence: Iterable[Evidence]) -> LineBelow:
        said = {text: self._said.setdefault((line.network, text), here) for text in line.says}
        shown = self._put(line.network, evidence, here)
        told = (self._names[i] for i in (*line.rows, *line.looks) if i in self._names)
        places = dict.fromkeys((*told, *said.values(), *shown.values()))
        return LineBelow(
            line=line,
            says=tuple(text for text, place in said.items() if place is here),
            evidence=tuple(e for e, place in shown.items() if place is here),
            elsewhere=tuple(place for place in places if place is not here),
        )

    def _put(
        self, network: str, evidence: Iterable[Evidence], here: Place
    ) -> dict[Evidence, Place]:
        """Give each piece of evidence that has no place yet the one that is `here`."""
        return {e: self._shown.setdefault((network, _seen(e)), here) for e in once(evidence)}

    def _put_sight(self, row: MatrixRow, sight: Sight) -> SightBelow:
        here = Place("who", row.label)
        shown = self._put(sight.network, sight.evidence, here)
        return SightBelow(
            sight=sight,
            evidence=tuple(e for e, place in shown.items() if place == here),
            elsewhere=tuple(dict.fromkeys(p for p in shown.values() if p != here)),
        )


def _every_line(clause: ClauseResult) -> Iterator[ClauseLine]:
    """The lines of a clause, and one for each network that was read only to help the person."""
    yield from clause.lines
    names = {f.network: f.network_name for f in clause.findings if f.network}
    lined = {line.network for line in clause.lines}
    for network in (n for n in names if n not in lined):
        found = [f for f in clause.findings if f.network == network]
        yield ClauseLine(
            network=network,
            network_name=names[network],
            kind=StandingKind.FOR_YOU,
            label="for you",
            says=tuple(dict.fromkeys(f.says for f in found)),
        )


def _evidence(clause: ClauseResult, line: ClauseLine) -> Iterator[Evidence]:
    """All that was seen of one network for a clause, what proved nothing by itself included."""
    yield from line.evidence
    for finding in clause.findings:
        if finding.network == line.network:
            yield from finding.evidence


def _look_place(look: Look) -> Place:
    return Place(look.id, look.question)
