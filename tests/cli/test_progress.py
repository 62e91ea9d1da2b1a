"""What the terminal shows while an audit goes on."""

import io

import pytest
from rich.console import Console

from profilecheck.cli.progress import TerminalProgress
from profilecheck.model import AccountState
from profilecheck.sites import site

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
