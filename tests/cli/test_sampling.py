"""`profilecheck sample`: what the person sees of a masked page, and where it is saved."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from profilecheck.cli import sampling
from profilecheck.cli.sampling import sample
from profilecheck.errors import InputError
from profilecheck.sources.sample import Sample
from tests.apart import apart
from tests.cli.program import Cli
from tests.saved_pages.files import html, write


def test_the_person_sees_the_sample_and_is_asked(cli: Cli, tmp_path: Path) -> None:
    page = tmp_path / "account.html"
    write(tmp_path, page.name, html("<h1>Protect your posts</h1><p>Zebulon Quixworth</p>"))
    out = tmp_path / "sample.html"
    said = cli("sample", "x", page, "--out", out, typed="n\n")
    assert said.returncode == 0, said.stderr
    assert "Nothing was saved." in said.stdout
    assert not out.exists()
    assert "Protect your posts" in said.stdout
    assert "Quixworth" not in said.stdout
    said = cli("sample", "x", page, "--out", out, typed="y\n")
    assert said.returncode == 0, said.stderr
    kept = out.read_text(encoding="utf-8")
    assert "Protect your posts" in kept
    assert "Quixworth" not in kept
    again = cli("sample", "x", page, "--out", out, typed="y\n")
    assert again.returncode == 2
    assert "already" in again.stderr
    assert out.read_text(encoding="utf-8") == kept


def test_a_file_of_the_samples_own_name_is_said_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "account.html", html("<h1>Protect your posts</h1>"))
    (tmp_path / "sample-x.html").write_text("mine", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="Name another one with --out"):
        apart(sample, "x", "account.html")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("network", "file", "says"),
    [
        ("bebo", "page.html", "pages of Bebo cannot be masked, as it is not opened"),
        ("x", "missing.html", "there is no such file"),
        ("x", ".", "this is a folder"),
        ("x", "page.txt", "this is not a saved page"),
    ],
)
def test_what_cannot_be_masked_is_said(
    cli: Cli, tmp_path: Path, network: str, file: str, says: str
) -> None:
    (tmp_path / "page.txt").write_text("hello", encoding="utf-8")
    said = cli("sample", network, tmp_path / file)
    assert said.returncode == 2
    assert says in " ".join(said.stderr.split())


def test_of_much_that_is_shown_the_first_is_shown_and_the_rest_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sampling, "_MOST_LINES", 1)
    console = Console(file=StringIO(), width=200)
    for lines in (("a",), ("a", "b"), ("a", "b", "c")):
        sampling._show(Sample("", ".html", kept=(), shown=lines, not_read=0), console)
    said = console.file.getvalue()  # type: ignore[attr-defined]  # it is no terminal
    assert said.count("of the same kind") == 2
    assert "… and 1 line of the same kind." in said
    assert "… and 2 lines of the same kind." in said
