"""What is to be changed, grouped by the page it is changed on: each thing once, the worst first."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urldefrag

from profilecheck.judge.ranking import worst_first
from profilecheck.model import (
    Agreed,
    AgreementState,
    ClauseResult,
    Exposure,
    Finding,
    FirstAct,
    Guidance,
    Visit,
    VisitRow,
)
from profilecheck.vocabulary import Audience, Fact, Outcome
from profilecheck.words.doing import setting_of

__all__ = [
    "SECONDS_A_CHANGE",
    "CheckKey",
    "RowKey",
    "first_act",
    "holds",
    "row_ids",
    "visits",
]

SECONDS_A_CHANGE = 20
"""To find one thing on an open page, and to change it or take it out."""

CheckKey = tuple[str, str]
"""A check, by its clause and its id."""

RowKey = tuple[str, str, str, str]
"""What findings of one thing have in common: network, page, setting, and the entry in it."""


@dataclass(frozen=True)
class _Found:
    """One finding, where it stands, and whether it lies between accounts."""

    clause: str
    at: int
    finding: Finding
    is_tie: bool


_Same = list[_Found]
"""The findings about one thing."""


def visits(
    clauses: Iterable[ClauseResult], ties: Collection[CheckKey], *, agreed: bool = False
) -> tuple[Visit, ...]:
    """Return what is to be changed, or, with `agreed`, what the school agreed may stay.

    `ties` are the checks that look between accounts, by clause and id: what they find is put right
    by taking out what tells the school, so it joins the row of that. Findings about one thing are
    one row, however many clauses, readings or viewpoints they are of; what one setting decides is
    one row too. A visit is one address, and takes `SECONDS_A_CHANGE` for each row.
    """
    rows = [
        same for same in _worst_first(_by_key(clauses, ties).values()) if _covered(same) is agreed
    ]
    pages: dict[tuple[str, str], list[_Same]] = {}
    for same in rows:
        foremost = _foremost(same)
        pages.setdefault((foremost.network or "", _page(foremost.guidance)), []).append(same)
    return tuple(_visit(on_page) for on_page in pages.values())


def row_ids(
    clauses: Iterable[ClauseResult], ties: Collection[CheckKey]
) -> dict[tuple[str, int], str]:
    """Return the id of the row that each exposed finding is in, by clause and place in it."""
    return {
        (found.clause, found.at): _row_id(key)
        for key, same in _by_key(clauses, ties).items()
        for found in same
    }


def first_act(made: tuple[Visit, ...]) -> FirstAct | None:
    """Return the one thing to begin with: the worst row, which is the first of the first visit."""
    if not made:
        return None
    visit, row = made[0], made[0].rows[0]
    return FirstAct(
        network=visit.network,
        network_name=visit.network_name,
        row=row.id,
        says=row.says,
        harm=row.why,
        place=visit.place,
        url=visit.url,
        guidance=row.guidance,
        minutes=-(-SECONDS_A_CHANGE // 60),
    )


def _by_key(clauses: Iterable[ClauseResult], ties: Collection[CheckKey]) -> dict[RowKey, _Same]:
    rows: dict[RowKey, _Same] = {}
    between: _Same = []
    for found in _exposed(clauses, ties):
        if found.is_tie:
            between.append(found)
        else:
            rows.setdefault(_key(found.finding), []).append(found)
    for tie in between:
        rows.setdefault(_told_by(tie.finding, rows) or _key(tie.finding), []).append(tie)
    return rows


def _exposed(clauses: Iterable[ClauseResult], ties: Collection[CheckKey]) -> Iterator[_Found]:
    for clause in clauses:
        for at, finding in enumerate(clause.findings):
            if finding.outcome is Outcome.NOT_MET and finding.network is not None:
                yield _Found(clause.id, at, finding, (clause.id, finding.check) in ties)


def _key(finding: Finding) -> RowKey:
    """One entry in one place is one thing on its page; of the rest, each setting is."""
    named = finding.guidance.setting if finding.guidance else ""
    setting = named or finding.facts[0].value
    network, page = finding.network or "", _page(finding.guidance)
    return network, page, setting, finding.subject.casefold()


def _told_by(tie: Finding, rows: dict[RowKey, _Same]) -> RowKey | None:
    """The row of what tells the school on an account that leads to others."""
    telling = tie.evidence[:1]
    for key, same in rows.items():
        for found in same:
            finding = found.finding
            alike = finding.network == tie.network and finding.facts == tie.facts
            if alike and any(e in finding.evidence for e in telling):
                return key
    return None


def _page(guidance: Guidance | None) -> str:
    return urldefrag(guidance.url).url if guidance else ""


def _row_id(key: RowKey) -> str:
    return f"row-{hashlib.sha256(chr(0).join(key).encode()).hexdigest()[:12]}"


def _worst_first(things: Iterable[_Same]) -> list[_Same]:
    return worst_first(
        things, priority=_priority, clauses=_clauses, kind=lambda same: _foremost(same).facts
    )


def _priority(same: _Same) -> int:
    return max(found.finding.priority for found in same)


def _clauses(same: _Same) -> int:
    """How many clauses speak of the worst of it."""
    worst = _foremost(same)
    return len({found.clause for found in same if found.finding.facts == worst.facts})


def _foremost(same: _Same) -> Finding:
    """The worst of them; what lies between accounts only where nothing else is found."""
    return max(same, key=lambda found: (not found.is_tie, found.finding.priority)).finding


def _visit(on_page: list[_Same]) -> Visit:
    foremost = _foremost(on_page[0])
    guidance = foremost.guidance
    rows = tuple(_row(same) for same in on_page)
    return Visit(
        network=foremost.network or "",
        network_name=foremost.network_name,
        place=_place(guidance),
        url=_page(guidance),
        seconds=SECONDS_A_CHANGE * len(rows),
        rows=rows,
    )


def _place(guidance: Guidance | None) -> str:
    if guidance is None:
        return ""
    return guidance.place or guidance.before[0]


def _row(same: _Same) -> VisitRow:
    foremost = _foremost(same)
    findings = [found.finding for found in same]
    says = dict.fromkeys(f.says for f in findings if f.says != foremost.says)
    return VisitRow(
        id=_row_id(_key_of(same)),
        setting=setting_of(foremost.facts[0], foremost.guidance),
        now=foremost.now,
        wanted=foremost.guidance.wanted if foremost.guidance else "",
        says=foremost.says,
        also=tuple(says),
        why=_why(findings),
        clauses=tuple(dict.fromkeys(found.clause for found in same)),
        exposures=tuple(_exposures(findings)),
        reaches=max(f.reaches or Audience.ONLY_ME for f in findings),
        evidence=tuple(dict.fromkeys(chain.from_iterable(f.evidence for f in findings))),
        basis=foremost.basis,
        guidance=foremost.guidance,
        agreed=_agreed(foremost, findings),
    )


def _why(findings: Iterable[Finding]) -> str:
    """What harm it does: of the worst of it, and of equally bad what says most."""
    return max(findings, key=lambda f: (f.priority, len(f.why))).why


def _key_of(same: _Same) -> RowKey:
    return _key(next((f for f in same if not f.is_tie), same[0]).finding)


def _exposures(findings: Iterable[Finding]) -> Iterator[Exposure]:
    widest: dict[tuple[Fact, str], tuple[str, Audience]] = {}
    for finding in findings:
        for fact in finding.facts:
            about = (fact, finding.subject.casefold())
            reaches = finding.reaches or Audience.ONLY_ME
            _, before = widest.get(about, ("", Audience.ONLY_ME))
            widest[about] = (finding.subject, max(before, reaches))
    for (fact, _), (subject, reaches) in widest.items():
        yield Exposure(fact=fact, subject=subject, reaches=reaches)


def _covered(same: _Same) -> bool:
    """Whether the school agreed that all of it may stay, and the agreements hold."""
    return all(holds(found.finding.agreed) for found in same)


def _agreed(foremost: Finding, findings: Iterable[Finding]) -> Agreed | None:
    """What was agreed about one thing holds only where it holds for all that is found of it."""
    open_still = (f.agreed for f in findings if not holds(f.agreed))
    return next(open_still, foremost.agreed)


def holds(agreed: Agreed | None) -> bool:
    """Whether the school agreed that a thing may stay, and the agreement covers it still."""
    return agreed is not None and agreed.state is AgreementState.HOLDS
