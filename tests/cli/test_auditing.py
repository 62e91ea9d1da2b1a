"""The audit of one's own profile, started at a terminal as a person does."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from profilecheck.browser.find import BROWSER_VARIABLE
from profilecheck.errors import BrowserMissingError, StorageError
from profilecheck.storage import write_private
from tests.cli.forked import Forker
from tests.cli.program import environment_of, start

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a test cannot make a terminal of its own on Windows"
)


AtATerminal = Callable[..., tuple[int, str]]
"""Takes what is typed and the arguments of `profilecheck`; returns its exit code and words."""


@pytest.fixture
def at_a_terminal(home: Path, tmp_path: Path, forker: Forker | None) -> AtATerminal:
    """Runs `profilecheck` with text waiting at the keyboard, on a computer without a browser."""
    environment = environment_of(home, **{BROWSER_VARIABLE: str(tmp_path / "no-browser")})

    def run(typed: str, *arguments: object) -> tuple[int, str]:
        keyboard, terminal = os.openpty()
        running = start(forker, [*map(str, arguments)], environment, keyboard=terminal)
        os.close(terminal)
        os.write(keyboard, typed.encode())
        said, errors = running.communicate()
        os.close(keyboard)
        return running.wait(), said + errors

    return run


def test_without_a_browser_what_is_looked_at_by_hand_is_audited_all_the_same(
    at_a_terminal: AtATerminal, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    asked = ("audit", "instagram", "bebo", "--out", out)
    code, said = at_a_terminal("n\n", *asked)  # no school
    assert code == 0, said
    assert "Instagram: to look at by hand" in said
    assert "Bebo: closed service" in said
    assert (out / "report.html").is_file()


def test_without_a_browser_nobody_can_sign_in(at_a_terminal: AtATerminal, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, said = at_a_terminal("n\nyes\n", "audit", "facebook", "--out", out)
    assert code == BrowserMissingError.exit_code, said
    assert str(tmp_path / "no-browser") in said
    assert not (out / "report.html").exists()


def test_an_audit_is_not_written_over_another(at_a_terminal: AtATerminal, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = ("audit", "bebo", "--out", out)
    assert at_a_terminal("n\n", *asked)[0] == 0
    before = (out / "snapshot.json").read_bytes()
    code, said = at_a_terminal("n\n", *asked)
    assert code == 2
    assert "there is an audit or a report in this folder already" in said
    assert (out / "snapshot.json").read_bytes() == before


def test_a_place_that_cannot_be_written_to_is_told_before_anything_is_asked(
    at_a_terminal: AtATerminal, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.write_text("a note", encoding="utf-8")
    code, said = at_a_terminal("n\nyes\n", "audit", "facebook", "--out", out)
    assert code == StorageError.exit_code
    assert said == f"profilecheck: {out}: this is a file; name a folder instead.\n"


@pytest.mark.parametrize("name", ["answers.json", "people.txt"])
def test_a_private_file_that_is_damaged_is_told_before_anything_is_asked(
    name: str, at_a_terminal: AtATerminal, home: Path
) -> None:
    write_private(home / name, "{ , }")
    code, said = at_a_terminal("", "audit", "bebo")
    assert code == 2
    assert said.startswith(f"profilecheck: {home / name}")
    assert not (home / "runs").exists()


def test_files_and_networks_are_not_audited_in_one(
    at_a_terminal: AtATerminal, tmp_path: Path
) -> None:
    code, said = at_a_terminal("", "audit", "facebook", "--export", tmp_path)
    assert code == 2
    assert "no network is opened" in said
