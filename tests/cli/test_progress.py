"""What the terminal shows while an audit goes on."""

import io

import pytest
from rich.console import Console

from profilecheck.cli.progress import FileProgress, TerminalProgress
from profilecheck.model import AccountState
from profilecheck.sites import site
from profilecheck.sources.how_far import HowFar

FACEBOOK, BEBO = site("facebook"), site("bebo")


def shown(*, terminal: bool) -> str:
    """What stands there once one page of Facebook is read and nothing of Bebo."""
    console = Console(
        file=io.StringIO(), force_terminal=terminal, width=80, no_color=True, legacy_windows=False
    )
    with TerminalProgress(console) as progress:
        progress.planned(FACEBOOK, 5)
        progress.planned(BEBO, 0)
        progress.opening(FACEBOOK, "Settings › Posts")
        progress.read(FACEBOOK)
        progress.ended(BEBO, AccountState.CLOSED)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_network_has_a_line_with_how_far_it_is_and_what_is_read() -> None:
    (line, *_) = (n for n in reversed(shown(terminal=True).splitlines()) if "Facebook" in n)
    assert "1/5" in line
    assert line.rstrip().endswith("reading Settings › Posts")


def test_where_nothing_is_opened_there_is_no_bar() -> None:
    (line, *_) = (n for n in reversed(shown(terminal=True).splitlines()) if "Bebo" in n)
    assert "closed service" in line
    assert "━" not in line
    assert "0/0" not in line


@pytest.mark.parametrize("words", ["Facebook: reading Settings › Posts", "Bebo: closed service"])
def test_without_a_terminal_there_are_plain_lines(words: str) -> None:
    assert words in shown(terminal=False).splitlines()


MB = 10**6
READ = [
    HowFar("Facebook", "your_posts_1.json", 0, 150 * MB, 0),
    HowFar("Facebook", "your_posts_1.json", 20 * MB, 150 * MB, 9_000),
    HowFar("Facebook", "your_posts_1.json", 60 * MB, 150 * MB, 30_000),
    HowFar("Facebook", "your_posts_1.json", 61 * MB, 150 * MB, 31_000),
    HowFar("Facebook", "[red]comments.json", 3 * MB, 4 * MB, 12_345),
]


def read_so_far(*, terminal: bool, width: int = 80) -> str:
    console = Console(
        file=io.StringIO(), force_terminal=terminal, width=width, no_color=True,
        legacy_windows=False,
    )  # fmt: skip
    with FileProgress(console) as progress:
        for how_far in READ:
            progress.show(how_far)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_an_export_has_a_line_with_its_file_how_far_it_is_and_the_posts_so_far() -> None:
    (line, *_) = (n for n in reversed(read_so_far(terminal=True).splitlines()) if "Facebook" in n)
    assert "75%" in line
    assert "12,345 posts so far · [red]comments.json" in line


def test_on_a_narrow_terminal_it_stays_one_line() -> None:
    shown_lines = read_so_far(terminal=True, width=60).splitlines()
    (line, *_) = (n for n in reversed(shown_lines) if "Facebook" in n)
    assert "75%" in line
    assert "posts so far" in line


def test_without_a_terminal_only_what_takes_long_has_a_plain_line_now_and_then() -> None:
    assert read_so_far(terminal=False).splitlines() == [
        "Facebook: 60 of 150 MB read, 30,000 posts so far · your_posts_1.json"
    ]
