"""What to put right first: exposures of all clauses, told once each, the worst first."""

from collections.abc import Iterable

from profilecheck.judge.ranking import worst_first
from profilecheck.model import Action, Agreed, AgreementState, ClauseResult, Finding, exposure
from profilecheck.vocabulary import Outcome

__all__ = ["actions", "covered"]


def actions(clauses: tuple[ClauseResult, ...]) -> tuple[Action, ...]:
    """Return one action for each exposure: most people reached × closest to work first.

    Findings of several clauses about the same thing on the same network are one action, in the
    words of the worst of them. Of equally bad ones, one of each kind comes before a second of the
    same, and among those what most clauses speak of: so that the first few tell what there is.
    """
    told: dict[tuple[object, ...], list[tuple[str, Finding]]] = {}
    for clause in clauses:
        for finding in clause.findings:
            if finding.outcome is Outcome.NOT_MET and finding.network is not None:
                told.setdefault(exposure(finding), []).append((clause.id, finding))
    return tuple(_action(same) for same in _worst_first(told.values()))


def covered(action: Action) -> bool:
    """Whether the school agreed that it may stay, and the agreement holds."""
    return _holds(action.agreed)


_Same = list[tuple[str, Finding]]
"""The findings about one thing, each with its clause."""


def _worst_first(told: Iterable[_Same]) -> list[_Same]:
    return worst_first(
        told, priority=_priority, clauses=_clauses, kind=lambda same: same[0][1].facts
    )


def _priority(same: _Same) -> int:
    return max(finding.priority for _, finding in same)


def _clauses(same: _Same) -> int:
    return len({clause for clause, _ in same})


def _action(same: _Same) -> Action:
    foremost = max((finding for _, finding in same), key=lambda f: f.priority)
    return Action(
        network=foremost.network or "",
        network_name=foremost.network_name,
        facts=foremost.facts,
        subject=foremost.subject,
        says=foremost.says,
        why=foremost.why or next((f.why for _, f in same if f.why), ""),
        clauses=tuple(dict.fromkeys(clause for clause, _ in same)),
        evidence=foremost.evidence,
        guidance=foremost.guidance,
        reaches=foremost.reaches,
        agreed=_agreed(foremost, same),
    )


def _agreed(foremost: Finding, same: _Same) -> Agreed | None:
    """What was agreed about one thing holds only where it holds for all that is found of it."""
    open_still = (f.agreed for _, f in same if not _holds(f.agreed))
    return next(open_still, foremost.agreed)


def _holds(agreed: Agreed | None) -> bool:
    return agreed is not None and agreed.state is AgreementState.HOLDS
