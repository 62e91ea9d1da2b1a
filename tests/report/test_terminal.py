"""The report on a terminal fits, says what it must, and shows page text as text."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn, cast

import pytest
from rich.cells import cell_len
from rich.console import Console

from profilecheck.errors import InputError
from profilecheck.model import Report, StandingKind
from profilecheck.report import html, render, saving, terminal
from profilecheck.store.runs import Run
from profilecheck.vocabulary import UnreadReason
from profilecheck.words import report as words
from tests.each import each
from tests.report.sample import EMPTY, HOSTILE_AS_TEXT, LONG_URL, REPORT

_PATH = Path("somewhere") / ("a-long-folder-name-" * 6) / "report.html"


def shown(
    report: Report = REPORT,
    *,
    width: int = 80,
    encoding: str = "utf-8",
    terminal: bool = False,
    colour: bool = False,
    path: Path | None = _PATH,
) -> str:
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="\n") as file:
        console = Console(
            file=file,
            width=width,
            force_terminal=terminal,
            no_color=not colour,
            color_system="truecolor" if terminal else None,
            legacy_windows=False,
            _environ={},
        )
        render(report, console, report_path=path)
        file.flush()
        return raw.getvalue().decode(encoding)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@each("width", [24, 40, 60, 80, 120, 200])
@each("encoding", ["utf-8", "ascii", "cp1252"])
def test_no_line_is_wider_than_the_terminal_save_an_address_or_a_path(
    width: int, encoding: str
) -> None:
    whole = {LONG_URL, str(_PATH)}
    lines = [
        line
        for line in shown(width=width, encoding=encoding).splitlines()
        if line.strip() not in whole and not line.strip().startswith("https://")
    ]
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("width", [24, 80])
def test_addresses_and_the_path_are_never_broken(width: int) -> None:
    lines = [line.strip() for line in shown(width=width).splitlines()]
    assert LONG_URL in lines
    assert str(_PATH) in lines


def test_the_order_is_in_short_start_here_page_by_page_for_you_then_every_clause() -> None:
    text = shown()
    titles = [
        words.heading(REPORT),
        words.PRIVACY,
        words.MADE_UP,
        "IN SHORT",
        "START HERE",
        "THEN, PAGE BY PAGE",
        "FOR YOU",
        "CLAUSE BY CLAUSE",
        str(_PATH),
        "not your employer's",
    ]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)


def test_what_changed_since_last_time_is_two_lines_where_there_is_a_last_time() -> None:
    lines = [line.strip() for line in shown().splitlines()]
    at = next(i for i, line in enumerate(lines) if line.startswith("Your last check"))
    assert lines[at].endswith("was cut off, so we know little of it.")
    assert lines[at + 1] == "1 put right · 1 new · 1 still to put right · 1 answered by you"
    assert "last check" not in shown(REPORT.model_copy(update={"since": None}))


def test_it_fits_on_a_screen_of_60_lines() -> None:
    assert len(shown().splitlines()) <= 60


def test_the_four_answers_stand_on_top() -> None:
    assert "Who can see your posts? Anyone, on 1 of 1" in shown()


def test_start_here_has_what_why_the_words_to_press_the_link_and_its_clauses() -> None:
    text = shown()
    first = text[text.index("START HERE") : text.index("THEN, PAGE")]
    assert "Anyone on the internet can see your friends list (412 people)." in " ".join(
        first.split()
    )
    assert "A pupil or parent can find colleagues" in first
    assert "›Whocanseeyourfriendslist?ChooseOnlyme" in _squeezed(first)
    assert LONG_URL in first
    assert "Clauses: A1.4 A2.13" in first


def test_visits_beyond_the_first_five_are_counted() -> None:
    text = shown(REPORT.model_copy(update={"visits": REPORT.visits * 2}))
    assert "8 visits, about" in text
    assert "and 3 more in the report" in text


def test_every_clause_is_listed_once_beside_how_it_stands() -> None:
    text = shown()
    listed = text[text.index("CLAUSE BY CLAUSE") : text.index("Full checklist")]
    rows = dict(
        re.findall(r"^([A-Z][a-z ]+): \d+ +(\S.*(?:\n +\S.*)*)", listed, flags=re.MULTILINE)
    )
    found = {label: ids.replace("*", "").split() for label, ids in rows.items()}
    assert found == {
        label: [c.id for c in REPORT.clauses if words.standing(c).kind is kind]
        for kind, label in words.STANDINGS.items()
        if any(words.standing(c).kind is kind for c in REPORT.clauses)
    }


def test_a_clause_with_an_own_answer_is_marked() -> None:
    text = shown()
    assert "A2.9*" in text
    assert "* by your own answer, at least in part" in text


def test_page_text_is_shown_as_text() -> None:
    hostile = REPORT.visits[3].rows[0].model_copy(update={"id": REPORT.visits[0].rows[0].id})
    visit = REPORT.visits[0].model_copy(update={"rows": (hostile,)})
    report = REPORT.model_copy(update={"visits": (visit,)})
    text = shown(report, terminal=True, colour=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert _squeezed(HOSTILE_AS_TEXT)[:70] in _squeezed(plain)
    assert "\u202e" not in text
    assert "\x1b[31m" not in text


def test_no_colour_code_is_written_where_colour_is_refused() -> None:
    coloured, plain = (shown(terminal=True, colour=c) for c in (True, False))
    colours = re.compile(r"\x1b\[(?:\d+;)*(?:3\d|4\d|9\d|10\d)[;m]")
    assert colours.search(coloured)
    assert not colours.search(plain)


def test_an_empty_report_claims_nothing() -> None:
    text = shown(EMPTY, path=None)
    assert "No network was looked at. Choose yours, and check again." in text
    assert "in order" not in text.lower()
    assert "nothing to change" not in text.lower()
    assert "NOT KNOWN YET" in text
    assert "Full checklist" not in text
    assert "made-up" not in text
    assert "This check stopped before its end." in text


def test_what_is_left_to_look_at_and_answer_is_counted() -> None:
    text = shown()
    assert "2 things to look at yourself." in text
    assert "15 questions about what you write." in text
    assert "Did you ever have an account on Bebo?" in text
    assert "To answer, type:  profilecheck answer" in text
    to_name_it = "To say more of your school, type:  profilecheck school"
    assert to_name_it not in text
    assert to_name_it in shown(_without_a_school())


def _without_a_school() -> Report:
    clause, *others = REPORT.clauses
    finding, *more = clause.findings
    waits = finding.model_copy(update={"reason": UnreadReason.NEEDS_SCHOOL})
    clause = clause.model_copy(update={"findings": (waits, *more)})
    return REPORT.model_copy(update={"clauses": (clause, *others)})


def test_nothing_to_change_and_something_unread_is_not_called_all_clear() -> None:
    text = shown(REPORT.model_copy(update={"visits": (), "first": None}))
    assert "Some things could not be" in " ".join(text.split())


def test_every_standing_and_reason_has_its_words() -> None:
    assert set(words.STANDINGS) == set(StandingKind)
    assert set(words.PROBLEMS) == set(UnreadReason)


@each(
    ("url", "is_link"),
    [
        ("https://www.facebook.com/", True),
        ("http://localhost:8000/x", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//evil.example/", False),
        ("https:", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_links(url: str, is_link: bool) -> None:
    assert words.is_web_link(url) is is_link


def test_what_was_read_long_ago_is_said_to_be() -> None:
    assert words.LONG_AGO not in " ".join(shown().split())
    old = REPORT.model_copy(update={"long_ago": True})
    assert words.LONG_AGO in " ".join(shown(old).split())


def test_what_is_no_link_of_the_web_is_not_shown_as_one() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=60, color_system="standard")
    screen = terminal._Screen(console)
    for address in ("https://x.com/amy", "javascript:alert(1)"):
        screen.address(address)
    link, other = console.file.getvalue().splitlines()  # type: ignore[attr-defined]  # in memory
    assert "\x1b[4m" in link
    assert "\x1b[4m" not in other
    assert "javascript:alert(1)" in other


def test_a_page_that_cannot_be_opened_is_not_taken_for_one_of_this_report(tmp_path: Path) -> None:
    def sealed(_: Path) -> NoReturn:
        raise InputError("the passphrase was not given.")

    def run_with(read: Callable[[Path], str]) -> Run:
        store = SimpleNamespace(read=read)
        return cast(Run, SimpleNamespace(page=tmp_path / "report.html", store=store))

    assert not saving._has_page_of(run_with(sealed), REPORT)  # there is none
    (tmp_path / "report.html").touch()
    assert not saving._has_page_of(run_with(sealed), REPORT)
    assert saving._has_page_of(run_with(lambda _: html(REPORT)), REPORT)
