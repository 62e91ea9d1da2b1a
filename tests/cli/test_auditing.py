"""The audit of one's own profile, started at a terminal as a person does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from profilecheck.browser.find import BROWSER_VARIABLE
from profilecheck.errors import BrowserMissingError
from profilecheck.storage import write_private

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a test cannot make a terminal of its own on Windows"
)


def at_a_terminal(typed: str, *arguments: object, **environment: str) -> tuple[int, str]:
    """Run `profilecheck` with `typed` waiting at the keyboard; return its exit code and words."""
    keyboard, terminal = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "profilecheck", *map(str, arguments)],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "80", **environment},
    )
    os.close(terminal)
    os.write(keyboard, typed.encode())
    said, _ = process.communicate()
    os.close(keyboard)
    return process.returncode, said


@pytest.fixture
def nowhere(home: Path, tmp_path: Path) -> dict[str, str]:
    """A computer without a browser."""
    return {"PROFILECHECK_HOME": str(home), BROWSER_VARIABLE: str(tmp_path / "no-browser")}


def test_without_a_browser_what_is_looked_at_by_hand_is_audited_all_the_same(
    nowhere: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    asked = ("audit", "instagram", "bebo", "--out", out)
    code, said = at_a_terminal("n\n", *asked, **nowhere)  # no school
    assert code == 0, said
    assert "Instagram: to look at by hand" in said
    assert "Bebo: closed service" in said
    assert (out / "report.html").is_file()


def test_without_a_browser_nobody_can_sign_in(nowhere: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, said = at_a_terminal("n\nyes\n", "audit", "facebook", "--out", out, **nowhere)
    assert code == BrowserMissingError.exit_code, said
    assert str(tmp_path / "no-browser") in said
    assert not (out / "report.html").exists()


def test_an_audit_is_not_written_over_another(nowhere: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = ("audit", "bebo", "--out", out)
    assert at_a_terminal("n\n", *asked, **nowhere)[0] == 0
    before = (out / "snapshot.json").read_bytes()
    code, said = at_a_terminal("n\n", *asked, **nowhere)
    assert code == 2
    assert "there is an audit or a report in this folder already" in said
    assert (out / "snapshot.json").read_bytes() == before


@pytest.mark.parametrize("name", ["answers.json", "people.txt"])
def test_a_private_file_that_is_damaged_is_told_before_anything_is_asked(
    name: str, nowhere: dict[str, str], home: Path
) -> None:
    write_private(home / name, "{ , }")
    code, said = at_a_terminal("", "audit", "bebo", **nowhere)
    assert code == 2
    assert said.startswith(f"profilecheck: {name}")
    assert not (home / "runs").exists()


def test_files_and_networks_are_not_audited_in_one(nowhere: dict[str, str], tmp_path: Path) -> None:
    code, said = at_a_terminal("", "audit", "facebook", "--export", tmp_path, **nowhere)
    assert code == 2
    assert "no network is opened" in said
