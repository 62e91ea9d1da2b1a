"""Where things are said on the page: one name leads to one place, and the faces count alike."""

import re

from selectolax.lexbor import LexborHTMLParser

from profilecheck.model import AccountTie
from profilecheck.report import html
from profilecheck.report.places import Places
from profilecheck.vocabulary import Basis
from profilecheck.words.outcomes import BASES
from profilecheck.words.report import bases, group_exposure, shortened
from tests.each import each
from tests.report.sample import FRIENDS, REPORT
from tests.report.test_terminal import shown


def test_two_rows_of_one_name_are_told_apart_by_what_they_say_now() -> None:
    visit = REPORT.visits[0]
    bios = tuple(
        FRIENDS.model_copy(update={"id": f"row-{at}", "setting": "Bio", "now": now})
        for at, now in enumerate(("“Teacher at Oakfield” (anyone)", "“Ring 0113” (anyone)"))
    )
    report = REPORT.model_copy(
        update={"first": None, "visits": (visit.model_copy(update={"rows": (*bios, FRIENDS)}),)}
    )
    clause = next(c for c in report.clauses if c.lines)
    line = clause.lines[0].model_copy(
        update={"network": visit.network, "rows": ("row-0", "row-1", FRIENDS.id), "looks": ()}
    )
    clause = clause.model_copy(update={"lines": (line,), "findings": ()})
    [below] = Places(report.model_copy(update={"clauses": (clause,)})).lines(clause)
    assert [place.name for place in below.elsewhere][:3] == [
        "Bio: “Teacher at Oakfield” (anyone)",
        "Bio: “Ring 0113” (anyone)",
        FRIENDS.setting,
    ]
    page = html(report)
    for name in ("Bio: “Teacher at Oakfield” (anyone)", "Bio: “Ring 0113” (anyone)"):
        assert f'aria-label="Done: {name}"' in page
        assert f'aria-label="How and why: {name}"' in page


def test_the_terminal_counts_the_changes_of_a_page_as_the_page_does() -> None:
    assert REPORT.first is not None
    visit = next(v for v in REPORT.visits if any(r.id == REPORT.first.row for r in v.rows))
    left = len(Places(REPORT).rows(visit))
    assert left == len(visit.rows) - 1
    [line] = [
        line
        for line in shown().splitlines()
        if f" {visit.minutes} min" in line and visit.place in line
    ]
    assert f" {left} change" in line


def test_what_is_said_of_all_visits_is_what_is_said_of_each_added_up() -> None:
    page = LexborHTMLParser(html(REPORT))
    minutes = [
        int(re.findall(r"(\d+) min", summary.text())[0])
        for summary in page.css(".visit > summary .n")
    ]
    assert len(minutes) == len(REPORT.visits)
    left = page.css_first("#left")
    assert left is not None
    assert left.text() == f"{len(minutes)} visits, about {sum(minutes)} minutes."
    assert sum(minutes) > 1 + sum(visit.seconds for visit in REPORT.visits) / 60


@each(
    ("exposing", "says"),
    [
        (("X", "LinkedIn", "MySpace"), "All of them give your school away."),
        (("X", "MySpace"), "These give your school away: X and MySpace."),
        (("X",), "This gives your school away: X."),
        ((), ""),
    ],
)
def test_who_gives_the_school_away_is_not_listed_where_all_do(
    exposing: tuple[str, ...], says: str
) -> None:
    tie = AccountTie(
        networks=("x", "linkedin"),
        names=("X", "LinkedIn"),
        addresses=("x.com/a", "linkedin.com/in/a"),
        by=("the same name",),
        tells_school=exposing,
    )
    report = REPORT.model_copy(update={"ties": (tie,)})
    assert group_exposure(report, ("X", "LinkedIn", "MySpace")) == says


def test_where_accounts_are_that_are_tied_is_said_once_each() -> None:
    at = {"X": "https://x.com/a", "LinkedIn": "https://linkedin.com/in/a", "MySpace": ""}
    pairs = [("X", "LinkedIn"), ("X", "MySpace"), ("LinkedIn", "MySpace")]
    ties = tuple(
        AccountTie(
            networks=(a.lower(), b.lower()),
            names=(a, b),
            addresses=(at[a], at[b]),
            by=("the same name",),
        )
        for a, b in pairs
    )
    page = LexborHTMLParser(html(REPORT.model_copy(update={"ties": ties})))
    told = [" ".join(item.text().split()) for item in page.css("#across .ties li")]
    assert len(told) == len(pairs) + 2
    assert told[-2:] == ["X: https://x.com/a", "LinkedIn: https://linkedin.com/in/a"]


def test_what_the_readings_of_a_network_rest_on_is_one_sentence() -> None:
    network = REPORT.networks[0]
    found = [f for c in REPORT.clauses for f in c.findings if f.network == network.network][:2]
    resting = [
        f.model_copy(update={"basis": basis})
        for f, basis in zip(found, (Basis.ASSUMPTION, Basis.REAL_SAMPLE), strict=True)
    ]
    clause = REPORT.clauses[0].model_copy(update={"findings": tuple(resting)})
    said = bases(REPORT.model_copy(update={"clauses": (clause,)}), network)
    assert said == f"Some of it rests on {BASES[Basis.ASSUMPTION]} and {BASES[Basis.REAL_SAMPLE]}."
    assert bases(REPORT.model_copy(update={"clauses": ()}), network) == ""


def test_what_is_odd_about_the_source_stands_below_the_clauses() -> None:
    page = LexborHTMLParser(html(REPORT))
    assert REPORT.checklist_source
    assert page.css(".part ~ p.soft")
    assert not page.css("#clauses > h2 + p")


@each(
    ("text", "short"),
    [
        (
            "Your bio names “Oakfield” here. “Oakfield Primary” is it.",
            "Your bio names “Oakfield” here. “Oakfiel…”",
        ),
        (
            "“Oakfield”, “Headrow”, and a long list of other things",
            "“Oakfield”, “Headrow”, and a long list o…",
        ),
    ],
)
def test_a_quotation_that_is_cut_is_closed_and_no_other(text: str, short: str) -> None:
    assert shortened(text, 40) == short


def test_what_is_done_is_said_once_where_the_first_act_is_a_whole_visit() -> None:
    """Its choice of “Done” is on the screen; the box to tick is for paper, where no choice is."""
    alone = REPORT.visits[0].model_copy(update={"rows": (FRIENDS,)})
    box = f'<label class="choice on-paper" for="done-{FRIENDS.id}">'
    assert box in html(REPORT.model_copy(update={"visits": (alone,)}))
    assert box not in html(REPORT)
