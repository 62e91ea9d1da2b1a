"""How the page arranges a report: what to put right, and what stands below each clause."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from profilecheck.model import Action, ClauseResult, Finding, Report, exposure
from profilecheck.vocabulary import Basis, Outcome
from profilecheck.words import report as words

__all__ = ["Fix", "Fixes", "Told", "grouped"]

_R = TypeVar("_R")
_SETTLED = (Outcome.MET, Outcome.NOT_APPLICABLE)
"""Findings that ask nothing of the person stand behind one line."""


@dataclass(frozen=True)
class Fix:
    """An action: its number, what its tick is remembered by, and what its reading rests on."""

    number: int
    id: str
    action: Action
    basis: Basis | None


@dataclass(frozen=True)
class Told:
    """What stands below a clause.

    `asked` is what was made of its question, `to_put_right` each finding that is an action, with
    it. The others are `open` or `settled`, those that say the same together.
    """

    asked: Finding | None
    to_put_right: list[tuple[Finding, Fix]]
    open: list[list[Finding]]
    settled: list[list[Finding]]


class Fixes:
    """What to put right: the `first` few whole, the `rest` as a list for each network."""

    def __init__(self, report: Report, unique: Callable[[str], str]) -> None:
        """`unique` makes an element's id that no other element has."""
        few = report.actions[: words.FIRST_FEW]
        rest = _by_place(report, report.actions[words.FIRST_FEW :])
        found = (f for clause in report.clauses for f in clause.findings)
        basis = {exposure(f): f.basis for f in found if f.outcome is Outcome.NOT_MET}
        made = [
            Fix(number, unique(_tick(action)), action, basis.get(exposure(action)))
            for number, action in enumerate((*few, *rest), start=1)
        ]
        self.first = made[: len(few)]
        self.rest = [
            (name, list(group))
            for name, group in groupby(made[len(few) :], lambda fix: fix.action.network_name)
        ]
        self._by_exposure = {exposure(fix.action): fix for fix in made}

    def told(self, clause: ClauseResult) -> Told:
        """What stands below `clause`: an exposure once, whichever checks found it."""
        asked = [f for f in clause.findings if f.check == "question"]
        others = [f for f in clause.findings if f.check != "question"]
        exposures = {exposure(f): f for f in reversed(others) if self._has(f)}
        pairs = [(f, self._by_exposure[what]) for what, f in exposures.items()]
        return Told(
            asked=asked[0] if asked else None,
            to_put_right=sorted(pairs, key=lambda pair: pair[1].number),
            open=_alike(f for f in others if f.outcome not in _SETTLED and not self._has(f)),
            settled=_alike(f for f in others if f.outcome in _SETTLED),
        )

    def _has(self, finding: Finding) -> bool:
        return finding.outcome is Outcome.NOT_MET and exposure(finding) in self._by_exposure


def _tick(action: Action) -> str:
    """The name a tick is remembered by: it stays with what it was set on."""
    digest = hashlib.sha256(action.says.encode("utf-8")).hexdigest()[:10]
    return f"fix-{action.network}-{digest}"


def _by_place(report: Report, actions: Sequence[Action]) -> list[Action]:
    """`actions` network by network; those that are changed at the same address side by side.

    Networks come in the report's order, addresses in that of their most pressing action.
    """
    networks = [network.network for network in report.networks]
    networks += [action.network for action in actions]
    places = [_place(action) for action in actions]
    return sorted(actions, key=lambda a: (networks.index(a.network), places.index(_place(a))))


def _place(action: Action) -> str:
    return action.guidance.url if action.guidance else ""


def _alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """`findings`, those that say the same of the same thing together, by their first."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.outcome, finding.facts, finding.says), []).append(finding)
    return list(groups.values())


def grouped(records: Iterable[_R], field: str) -> list[tuple[str, list[_R]]]:
    """`records` under a heading for each run of the same `field`, in the order they have."""
    return [(heading, list(group)) for heading, group in groupby(records, attrgetter(field))]
