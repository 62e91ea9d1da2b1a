"""How each clause stands, and each network inside it: what there is to do, in three words."""

from collections.abc import Iterable, Mapping
from itertools import chain

from profilecheck.judge.clauses import QUESTION
from profilecheck.judge.visits import is_to_change
from profilecheck.model import (
    ClauseLine,
    ClauseResult,
    ClauseStanding,
    Finding,
    Look,
    StandingKind,
)
from profilecheck.vocabulary import Fact, Outcome, UnreadReason
from profilecheck.words.doing import IN_ORDER

__all__ = ["with_lines"]

_FIRST_TO_LAST = (
    StandingKind.TO_FIX,
    StandingKind.TO_LOOK,
    StandingKind.FOR_YOU,
    StandingKind.AGREED,
    StandingKind.IN_ORDER,
    StandingKind.NOT_APPLICABLE,
)
_LABELS = {
    StandingKind.FOR_YOU: "for you",
    StandingKind.IN_ORDER: IN_ORDER,
    StandingKind.AGREED: "agreed",
    StandingKind.NOT_APPLICABLE: "not applicable",
}


def with_lines(
    clause: ClauseResult,
    informing: frozenset[tuple[str, str]],
    row_ids: Mapping[tuple[str, int], str],
    looks: tuple[Look, ...],
) -> ClauseResult:
    """Return `clause` with a line for each network, and how it stands as a whole.

    `row_ids` gives the visit row of each exposed finding, by clause and place in it.
    """
    by_network: dict[str, list[tuple[int, Finding]]] = {}
    for at, finding in enumerate(clause.findings):
        if finding.network is not None and (clause.id, finding.check) not in informing:
            by_network.setdefault(finding.network, []).append((at, finding))
    lines = tuple(_line(clause.id, findings, row_ids, looks) for findings in by_network.values())
    return clause.model_copy(update={"lines": lines, "standing": _standing(clause, lines)})


def _line(
    clause: str,
    placed: list[tuple[int, Finding]],
    row_ids: Mapping[tuple[str, int], str],
    looks: tuple[Look, ...],
) -> ClauseLine:
    findings = [finding for _, finding in placed]
    network = findings[0].network or ""
    kind = _kind(findings)
    rows = tuple(dict.fromkeys(i for at, _ in placed if (i := row_ids.get((clause, at)))))
    to_look = tuple(look.id for look in looks if look.network == network and clause in look.clauses)
    elsewhere = any(clause in look.clauses for look in looks)
    telling = [f for f in findings if f.outcome in _OUTCOMES[kind]]
    return ClauseLine(
        network=network,
        network_name=findings[0].network_name,
        kind=kind,
        label=_label(kind, findings, len(rows), len(to_look), elsewhere=elsewhere),
        rows=rows,
        looks=to_look if kind in (StandingKind.TO_FIX, StandingKind.TO_LOOK) else (),
        says=tuple(dict.fromkeys(f.says for f in telling)),
        evidence=tuple(dict.fromkeys(chain.from_iterable(f.evidence for f in telling))),
    )


_OUTCOMES: dict[StandingKind, tuple[Outcome, ...]] = {
    StandingKind.TO_FIX: (Outcome.NOT_MET,),
    StandingKind.AGREED: (Outcome.NOT_MET,),
    StandingKind.TO_LOOK: (Outcome.COULD_NOT_TELL,),
    StandingKind.FOR_YOU: (Outcome.YOUR_CALL,),
    StandingKind.IN_ORDER: (Outcome.MET,),
    StandingKind.NOT_APPLICABLE: (Outcome.NOT_APPLICABLE,),
}


def _kind(findings: Iterable[Finding]) -> StandingKind:
    kinds = {_kind_of(finding) for finding in findings}
    return next(kind for kind in _FIRST_TO_LAST if kind in kinds)


def _kind_of(finding: Finding) -> StandingKind:
    match finding.outcome:
        case Outcome.NOT_MET:
            return StandingKind.TO_FIX if is_to_change(finding) else StandingKind.AGREED
        case Outcome.COULD_NOT_TELL:
            return StandingKind.TO_LOOK
        case Outcome.YOUR_CALL:
            return StandingKind.FOR_YOU
        case Outcome.MET:
            return StandingKind.IN_ORDER
        case Outcome.NOT_APPLICABLE:
            return StandingKind.NOT_APPLICABLE


def _label(
    kind: StandingKind, findings: Iterable[Finding], rows: int, looks: int, *, elsewhere: bool
) -> str:
    if kind is StandingKind.TO_FIX:
        return f"{rows} to change"
    if kind is StandingKind.TO_LOOK:
        return _to_look(looks, findings, elsewhere=elsewhere)
    return _LABELS[kind]


def _to_look(looks: int, findings: Iterable[Finding], *, elsewhere: bool) -> str:
    """How many there are to look at; where there are none, what is wanted first."""
    if looks:
        return f"{looks} to look at"
    reasons = {f.reason for f in findings if f.outcome is Outcome.COULD_NOT_TELL}
    if UnreadReason.NEEDS_SCHOOL in reasons:
        return "tell us your school"
    if any(Fact.ACCOUNT_LEFTOVERS in f.facts for f in findings):
        return "any account there?"
    return "waits for another network" if elsewhere else "not known yet"


def _standing(clause: ClauseResult, lines: tuple[ClauseLine, ...]) -> ClauseStanding:
    asked = [f for f in clause.findings if f.check == QUESTION]
    kinds = {line.kind for line in lines} | {_kind_of(f) for f in asked}
    if not kinds:
        kinds = {_kind_of(f) for f in clause.findings} or {StandingKind.TO_LOOK}
    kind = next(k for k in _FIRST_TO_LAST if k in kinds)
    alike = [line for line in lines if line.kind is kind]
    if kind is StandingKind.TO_FIX:
        return ClauseStanding(kind=kind, count=len(alike), label=_networks_to_fix(len(alike)))
    if kind is StandingKind.TO_LOOK:
        count = len({look for line in alike for look in line.looks})
        label = f"{count} to look at" if count else (alike[0].label if alike else "not known yet")
        return ClauseStanding(kind=kind, count=count, label=label)
    return ClauseStanding(kind=kind, label=_LABELS[kind])


def _networks_to_fix(number: int) -> str:
    if not number:
        return "yours to fix"
    return f"{number} network to fix" if number == 1 else f"{number} networks to fix"
