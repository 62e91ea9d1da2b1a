"""What to put right first: exposures of all clauses, told once each, the worst first."""

from profilecheck.model import Action, AgreementState, ClauseResult, Finding
from profilecheck.vocabulary import Outcome

__all__ = ["actions", "covered"]


def actions(clauses: tuple[ClauseResult, ...]) -> tuple[Action, ...]:
    """Return one action for each exposure: most people reached × closest to work first.

    Findings of several clauses about the same thing on the same network are one action, in the
    words of the worst of them.
    """
    told: dict[tuple[object, ...], list[tuple[str, Finding]]] = {}
    for clause in clauses:
        for finding in clause.findings:
            if finding.outcome is Outcome.NOT_MET and finding.network is not None:
                about = (finding.network, finding.facts, finding.subject)
                told.setdefault(about, []).append((clause.id, finding))
    worst_first = sorted(told.values(), key=_priority, reverse=True)
    return tuple(_action(same) for same in worst_first)


def covered(action: Action) -> bool:
    """Whether the school agreed that it may stay, and the agreement holds."""
    return action.agreed is not None and action.agreed.state is AgreementState.HOLDS


def _priority(same: list[tuple[str, Finding]]) -> int:
    return max(finding.priority for _, finding in same)


def _action(same: list[tuple[str, Finding]]) -> Action:
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
        agreed=foremost.agreed,
    )
