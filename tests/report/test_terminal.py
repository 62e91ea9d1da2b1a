"""The report on a terminal fits, says what it must, and shows page text as text."""

import io
import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from profilecheck.model import Report
from profilecheck.report import render
from profilecheck.vocabulary import Outcome, UnreadReason
from profilecheck.words import report as words
from tests.report.sample import EMPTY, HOSTILE_AS_TEXT, LONG_URL, REPORT

_PATH = Path("somewhere") / ("a-long-folder-name-" * 6) / "report.html"


def _shown(
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


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_no_line_is_wider_than_the_terminal_save_an_address_or_a_path(
    width: int, encoding: str
) -> None:
    whole = {LONG_URL, str(_PATH)}
    lines = [
        line
        for line in _shown(width=width, encoding=encoding).splitlines()
        if line.strip() not in whole and not line.strip().startswith("https://")
    ]
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("width", [24, 80])
def test_addresses_and_the_path_are_never_broken(width: int) -> None:
    lines = [line.strip() for line in _shown(width=width).splitlines()]
    assert LONG_URL in lines
    assert str(_PATH) in lines


def test_the_order_is_what_to_put_right_then_who_sees_what_then_every_clause() -> None:
    text = _shown()
    titles = [
        words.heading(REPORT),
        words.PRIVACY,
        words.MADE_UP,
        "Facebook",
        "PUT RIGHT FIRST",
        "WHO CAN SEE WHAT",
        "CLAUSE BY CLAUSE",
        "COULD NOT TELL",
        "30 clauses:",
        str(_PATH),
        "not your employer's",
    ]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)


def test_each_action_has_what_why_the_words_to_press_the_link_and_its_clauses() -> None:
    text = _shown()
    first = text[text.index("PUT RIGHT FIRST") : text.index("Your school e-mail")]
    assert "Anyone on the internet can see your friends list (412 people)." in first
    assert "A pupil or parent can find colleagues" in first
    assert "›Whocanseeyourfriendslist?ChooseOnlyme" in _squeezed(first)
    assert LONG_URL in first
    assert "Clauses: A1.4 A2.13" in first


def test_actions_beyond_the_first_five_are_counted() -> None:
    text = _shown()
    assert "5 of 7" in text
    assert "and 2 more in the report" in text
    assert "Search engines can link to your profile." not in text


def test_every_clause_has_a_line_with_its_outcome_in_words_in_order() -> None:
    text = _shown()
    listed = text[text.index("CLAUSE BY CLAUSE") : text.index("COULD NOT TELL")]
    rows = re.findall(r"^(A?\d[\w.]*) +(\S.*?)  +\S", listed, flags=re.MULTILINE)
    assert rows == [(c.id, words.OUTCOMES[c.outcome]) for c in REPORT.clauses]


def test_the_numbers_add_up_to_the_clauses() -> None:
    text = _squeezed(_shown())
    expected = "30clauses:6toputright·4couldnottell·16foryoutojudge·3inorder·1notapplicable"
    assert expected in text


@pytest.mark.parametrize(
    ("encoding", "row"),
    [
        ("utf-8", ["Stories", "○", "○", "○", "◐", "●"]),
        ("ascii", ["Stories", "no", "no", "no", "some", "yes"]),
        ("cp1252", ["Stories", "no", "no", "no", "some", "yes"]),
    ],
)
def test_the_matrix_is_told_in_signs_or_words_that_the_console_can_write(
    encoding: str, row: list[str]
) -> None:
    assert row in [line.split() for line in _shown(encoding=encoding).splitlines()]


def test_what_is_unknown_stands_out_as_a_question_mark_with_a_legend() -> None:
    for encoding in ("utf-8", "ascii"):
        text = _shown(encoding=encoding)
        assert re.search(r"^E-mail address +\? +\? +\? +\? ", text, flags=re.MULTILINE)
        assert "? not known" in text


def test_a_narrow_terminal_writes_each_row_of_the_matrix_out() -> None:
    text = _shown(width=40)
    matrix = text[text.index("WHO CAN SEE WHAT") : text.index("CLAUSE BY CLAUSE")]
    assert _squeezed("Stories anyone ○ signed in ○ pupil/parent ○ friend ◐ you ●") in (
        _squeezed(matrix)
    )


def test_page_text_is_shown_as_text() -> None:
    text = _shown(terminal=True, colour=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    group = plain[plain.index("4  You are") : plain.index("People judge you")]
    assert _squeezed(HOSTILE_AS_TEXT) in _squeezed(group.replace("Facebook", ""))
    assert "\u202e" not in text
    assert "\x1b[31m" not in text


def test_no_colour_code_is_written_where_colour_is_refused() -> None:
    coloured, plain = (_shown(terminal=True, colour=c) for c in (True, False))
    colours = re.compile(r"\x1b\[(?:\d+;)*(?:3\d|4\d|9\d|10\d)[;m]")
    assert colours.search(coloured)
    assert not colours.search(plain)


def test_could_not_tell_says_why_and_how_to_look_by_hand() -> None:
    text = _shown()
    part = text[text.index("COULD NOT TELL") :]
    assert "Your stories" in part
    assert "Facebook showed a page we do not know." in part
    assert "By hand:" in part
    assert "https://www.facebook.com/me/about_contact_and_basic_info" in part


def test_an_empty_report_claims_nothing() -> None:
    text = _shown(EMPTY, path=None)
    assert "We read nothing that shows what to put right." in text
    assert "in order" not in text.replace("0 in order", "")
    assert "Full checklist" not in text
    assert "made-up" not in text
    assert "This check stopped before its end." in text


def test_no_action_and_something_unread_is_not_called_all_clear() -> None:
    text = _shown(REPORT.model_copy(update={"actions": ()}))
    assert "Some things we could not read." in text


def test_every_outcome_and_reason_has_its_words() -> None:
    assert set(words.OUTCOMES) == set(words.OUTCOME_COUNTS) == set(Outcome)
    assert set(words.PROBLEMS) == set(UnreadReason)


@pytest.mark.parametrize(
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
