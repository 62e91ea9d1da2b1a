"""`profilecheck handouts`: three files to print, never over another."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from profilecheck.cli.app import app
from profilecheck.errors import InputError
from tests.cli.program import Cli


def test_three_files_are_made_once(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "handouts"
    arguments = ["handouts", folder, "--network", "x", "--network", "mastodon@social.example"]
    # In a process of its own: one in which another test has a browser runs no second loop.
    result = cli(*arguments)
    assert result.returncode == 0, result.stderr
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(files) == {"cards.pdf", "checklist.pdf", "clauses.pdf"}
    assert all(str(folder / name) in result.stdout for name in files)
    (cards,) = PdfReader(folder / "cards.pdf").pages
    assert "https://social.example/settings" in cards.extract_text()
    again = cli(*arguments)
    assert again.returncode == InputError.exit_code
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files


@pytest.mark.parametrize(
    ("network", "says"), [("friendster", "has closed"), ("nowhere", "no network called")]
)
def test_a_network_without_a_card_is_named(tmp_path: Path, network: str, says: str) -> None:
    result = CliRunner().invoke(app, ["handouts", str(tmp_path / "out"), "--network", network])
    assert isinstance(result.exception, InputError)
    assert says in str(result.exception)
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_there_stops_all_three(tmp_path: Path) -> None:
    (tmp_path / "clauses.pdf").write_text("mine")
    result = CliRunner().invoke(app, ["handouts", str(tmp_path)])
    assert isinstance(result.exception, InputError)
    assert [path.name for path in tmp_path.iterdir()] == ["clauses.pdf"]
    assert (tmp_path / "clauses.pdf").read_text() == "mine"
