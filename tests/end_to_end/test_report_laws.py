"""What holds of every report, over the four made-up people: each thing once, and nothing lost."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

import pytest
from selectolax.lexbor import LexborHTMLParser

from profilecheck.model import Evidence, Finding, Report, VisitRow, plain_text
from profilecheck.report import html
from profilecheck.report.places import once
from profilecheck.vocabulary import Outcome
from profilecheck.words import report as words
from tests.auditing import EVERYBODY, Audited, Auditing

_Shown = tuple[str, Evidence]
"""A piece of evidence, with the network it is from."""


@pytest.fixture(params=EVERYBODY)
def result(request: pytest.FixtureRequest, audited: Auditing) -> Audited:
    return audited(request.param)


def _exposed(report: Report) -> Iterator[tuple[str, Finding]]:
    for clause in report.clauses:
        for finding in clause.findings:
            if finding.outcome is Outcome.NOT_MET and finding.network is not None:
                yield clause.id, finding


def _rows_of(report: Report, clause: str, finding: Finding) -> list[VisitRow]:
    """The rows that tell a finding: of its network, its clause, its thing, in its words."""
    about = {(fact, finding.subject.casefold()) for fact in finding.facts}
    return [
        row
        for visit in (*report.visits, *report.agreed_visits)
        if visit.network == finding.network
        for row in visit.rows
        if clause in row.clauses
        and about <= {(e.fact, e.subject.casefold()) for e in row.exposures}
        and finding.says in (row.says, *row.also)
    ]


def test_each_exposed_finding_is_in_exactly_one_row(result: Audited) -> None:
    found = [(c, f.says, len(_rows_of(result.report, c, f))) for c, f in _exposed(result.report)]
    assert [each for each in found if each[2] != 1] == []


def test_no_row_holds_what_was_not_found(result: Audited) -> None:
    found = {(f.network, f.says) for _, f in _exposed(result.report)}
    said = {
        (visit.network, says)
        for visit in result.report.visits
        for row in visit.rows
        for says in (row.says, *row.also)
    }
    assert said == found


def test_one_address_is_one_visit_with_a_name_of_its_own(result: Audited) -> None:
    visits = result.report.visits
    assert _repeated((v.network, v.url.partition("#")[0]) for v in visits) == []
    assert _repeated(map(words.visit_name, visits)) == []
    assert _repeated(row.id for row in result.report.rows) == []


def test_nothing_to_change_is_listed_twice_on_the_page(result: Audited) -> None:
    page = LexborHTMLParser(html(result.report))
    shown = [row.attributes["id"] for row in page.css(".row")]
    assert sorted(filter(None, shown)) == sorted(row.id for row in result.report.rows)
    lines = Counter(_text(node.text()) for node in page.css(".row bdi"))
    says = Counter(_text(t) for row in result.report.rows for t in (row.says, *row.also))
    assert {text: lines[text] for text in says} == dict(says)


def test_no_clause_says_again_what_a_row_says(result: Audited) -> None:
    page = LexborHTMLParser(html(result.report))
    in_rows = {
        (visit.network_name, _text(says))
        for visit in result.report.visits
        for row in visit.rows
        for says in (row.says, *row.also)
    }
    in_clauses = {
        (_text(name.text()), _text(says.text()))
        for line in page.css(".clause .line")
        for name in line.css("h4 bdi")
        for says in line.css("li bdi")
    }
    assert in_clauses
    assert in_clauses & in_rows == set()


def test_every_piece_of_evidence_is_on_the_page(result: Audited) -> None:
    page = LexborHTMLParser(html(result.report))
    seen = {_text(node.text()) for node in page.css("p.seen bdi")}
    addresses = {node.attributes["href"] for node in page.css("a[href]")}
    lost = [
        (network, evidence)
        for network, evidence in _all_evidence(result.report)
        if _text(evidence.seen) not in seen or evidence.url not in {"", *addresses}
    ]
    assert lost == []


def test_evidence_is_shown_in_the_rows_or_else_once(result: Audited) -> None:
    page = LexborHTMLParser(html(result.report))
    shown = [p for p in page.css("p.seen") if p.text().startswith(("Seen on", "Your own answer"))]
    in_rows = [
        _seen(visit.network, evidence)
        for visit in (*result.report.visits, *result.report.agreed_visits)
        for row in visit.rows
        for evidence in once(row.evidence)
    ]
    elsewhere = {_seen(*each) for each in _all_evidence(result.report)} - set(in_rows)
    assert len(shown) == len(in_rows) + len(elsewhere)


def _seen(network: str, evidence: Evidence) -> tuple[str, str, str, str]:
    """What tells a piece of evidence from others: not when a page was opened once more."""
    return network, evidence.url, evidence.page, evidence.seen


def _all_evidence(report: Report) -> Iterator[_Shown]:
    findings = chain.from_iterable(c.findings for c in report.clauses)
    yield from ((f.network, e) for f in findings if f.network for e in f.evidence)
    yield from ((s.network, e) for row in report.matrix for s in row.sights for e in s.evidence)


def _repeated(things: Iterator[object]) -> list[object]:
    return [thing for thing, count in Counter(things).items() if count > 1]


def _text(text: str) -> str:
    return " ".join(plain_text(text, limit=None).split())
