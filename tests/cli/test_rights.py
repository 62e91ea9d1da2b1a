"""What the person has no right to, at every place where a command takes a file or a folder.

A place that may not be looked into is no empty one, and a file that may not be opened is there.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import get_type_hints

import pytest

from profilecheck.browser.find import BROWSER_VARIABLE
from profilecheck.cli.app import COMMANDS
from profilecheck.model import dump
from profilecheck.replica import person
from profilecheck.replica.exports import export_of
from tests.cli.forked import Forker
from tests.cli.program import AS_ANYBODY, Cli, program
from tests.each import each
from tests.unit.builders import report, snapshot

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or (sys.platform == "darwin" and os.geteuid() == 0),
    reason="the right to open a file cannot be taken away here",
)

_READ = {
    ("answer", "run"): ("answer", "--run", "{}"),
    ("answer", "checklist"): ("answer", "x", "--checklist", "{}.yaml"),
    ("answer", "school"): ("answer", "x", "--school", "{}.yaml"),
    ("agree", "run"): ("agree", "--run", "{}"),
    ("agree", "checklist"): ("agree", "--checklist", "{}.yaml"),
    ("agree", "school"): ("agree", "--run", "snapshot.json", "--school", "{}.yaml"),
    ("audit", "checklist"): ("audit", "x", "--checklist", "{}.yaml"),
    ("audit", "export"): ("audit", "--export", "{}.zip"),
    ("audit", "networks"): ("audit", "{}.zip"),
    ("audit", "pages"): ("audit", "--pages", "{}"),
    ("audit", "school"): ("audit", "--pages", ".", "--school", "{}.yaml"),
    ("clauses", "checklist"): ("clauses", "--checklist", "{}.yaml"),
    ("compare", "old"): ("compare", "{}.json", "snapshot.json"),
    ("compare", "new"): ("compare", "snapshot.json", "{}.json"),
    ("compare", "checklist"): ("compare", "--checklist", "{}.yaml", "snapshot.json", "later.json"),
    ("compare", "school"): ("compare", "--school", "{}.yaml", "snapshot.json", "later.json"),
    ("demo", "checklist"): ("demo", "--checklist", "{}.yaml"),
    ("handouts", "checklist"): ("handouts", "new", "--checklist", "{}.yaml"),
    ("judge", "snapshot"): ("judge", "{}.json"),
    ("judge", "checklist"): ("judge", "snapshot.json", "--checklist", "{}.yaml"),
    ("judge", "school"): ("judge", "snapshot.json", "--school", "{}.yaml"),
    ("judge", "answers"): ("judge", "snapshot.json", "--answers", "{}.json"),
    ("people", "file"): ("people", "--file", "{}.txt"),
    ("report", "file"): ("report", "{}.json"),
    ("room", "files"): ("room", "{}"),
    ("sample", "page"): ("sample", "facebook", "{}.html"),
    ("school", "file"): ("school", "--school", "{}.yaml"),
    ("summary", "run"): ("summary", "new.json", "--run", "{}"),
    ("workshop", "story"): ("workshop", "--no-browser", "--story", "{}.yaml"),
}
"""What is read, by command and parameter; “{}” is the place, to which some put an ending."""
_WRITTEN = {
    ("audit", "out"): ("audit", "--export", "export.zip", "--out", "{}"),
    ("clauses", "copy_to"): ("clauses", "--copy-to", "{}/new.yaml"),
    ("compare", "out"): ("compare", "snapshot.json", "later.json", "--out", "{}/new.json"),
    ("demo", "out"): ("demo", "--out", "{}"),
    ("handouts", "folder"): ("handouts", "{}"),
    ("judge", "out"): ("judge", "snapshot.json", "--out", "{}"),
    ("new-site", "folder"): ("new-site", "harbour", "--folder", "{}/new"),
    ("remind", "out"): ("remind", "--out", "{}/new.ics"),
    ("report", "out"): ("report", "report.json", "--out", "{}"),
    ("sample", "out"): ("sample", "facebook", "page.html", "--out", "{}/new"),
    ("summary", "file"): ("summary", "{}/new.json", "--run", "snapshot.json"),
    ("workshop", "write_story"): ("workshop", "--write-story", "{}/new.yaml"),
}
"""The places to write to, likewise."""
_BY_NAME_TOO = {("audit", "networks"), ("sample", "page")}
"""Parameters that take a file or something else."""


@pytest.fixture
def anybody(home: Path, forker: Forker | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cli]:
    """Runs the program as one who may not open “shut” and “closed”, nor write in “read-only”."""
    folder = home.parent
    monkeypatch.chdir(folder)
    gathered = snapshot()
    later = gathered.model_copy(update={"taken_at": gathered.taken_at + timedelta(days=1)})
    Path("snapshot.json").write_text(dump(gathered), encoding="utf-8")
    Path("later.json").write_text(dump(later), encoding="utf-8")
    Path("report.json").write_text(dump(report()), encoding="utf-8")
    Path("page.html").write_text("<html><body>a page</body></html>", encoding="utf-8")
    export = export_of(person("exposed"), "tiktok", gathered.taken_at.date())
    Path("export.zip").write_bytes(export.content)
    Path("shut").mkdir()
    for ending in ("yaml", "zip", "json", "html", "txt"):
        Path(f"shut.{ending}").write_text("what is in it", encoding="utf-8")
    Path("closed").mkdir()
    closed = [*Path().glob("shut*"), Path("closed")]
    for path in closed:
        path.chmod(0)
    Path("read-only").mkdir()
    Path("read-only", "theirs.txt").write_text("others read this", encoding="utf-8")
    Path("read-only").chmod(0o555)
    yield program(home, forker, python=AS_ANYBODY)
    for path in (*closed, Path("read-only")):
        path.chmod(0o700)


def test_every_place_that_a_command_takes_is_tried() -> None:
    taken = set(_BY_NAME_TOO)
    for command, (module, _) in COMMANDS.items():
        name = command.replace("-", "_")
        function = getattr(importlib.import_module(f"profilecheck.cli.{module}"), name)
        hints = get_type_hints(function, include_extras=True)
        taken |= {(command, p) for p, hint in hints.items() if "pathlib.Path" in str(hint)}
    assert taken == {*_READ, *_WRITTEN}


@pytest.mark.parametrize("place", ["shut", "closed/shut"])
@each("words", _READ.values())
def test_what_may_not_be_opened_is_told_so_and_not_that_it_is_missing(
    anybody: Cli, words: tuple[str, ...], place: str
) -> None:
    ended = anybody(*(word.format(place) for word in words))
    assert ended.returncode == 2, ended.stderr
    said = " ".join(ended.stderr.split())
    assert "profilecheck may not open" in said
    assert said.endswith("Get the right to it, or name another one.")
    assert place in said
    assert "no such" not in said
    assert "Traceback" not in said


@each("words", [*_WRITTEN.values(), ("sample", "facebook", "home", "--out", "{}/new")])
@each("place", ["closed", "read-only"])
def test_where_nothing_may_be_written_is_told_with_what_to_do_before_anything_else(
    anybody: Cli, words: tuple[str, ...], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whatever starts a browser first ends with the code of a missing one.
    monkeypatch.setenv(BROWSER_VARIABLE, str(Path("no-browser").resolve()))
    ended = anybody(*(word.format(place) for word in words))
    assert ended.returncode in (2, 5), ended.stderr
    said = " ".join(ended.stderr.split())
    assert "et the right to it, or " in said
    assert place in said
    assert "Traceback" not in said
    assert not ended.stdout, "what takes long had begun"


_NEED_NO_HOME = (
    *((command, "--help") for command in COMMANDS),
    ("--help",),
    ("--version",),
    ("clauses",),
    ("guide", "facebook"),
    ("remind",),
    ("schema", "school"),
    ("sites",),
)
_NEED_HOME = (
    ("agree",),
    ("answer",),
    ("audit", "--pages", "."),
    ("compare",),
    ("consent",),
    ("demo",),
    ("doctor",),
    ("judge", "snapshot.json"),
    ("logout",),
    ("open", "--no-browser"),
    ("passphrase",),
    ("people", "--show"),
    ("purge", "--yes"),
    ("report",),
    ("school", "--show"),
    ("search-me", "--list"),
    ("summary", "new.json"),
    (),
)


@pytest.fixture(params=[0o400, "above"])
def without_home(
    request: pytest.FixtureRequest, anybody: Cli, home: Path, forker: Forker | None
) -> Iterator[Cli]:
    """Runs the program where the private folder, or the one above it, is closed."""
    home.mkdir()
    (home / "school.yaml").write_text("names: Oakfield Primary School\n", encoding="utf-8")
    used = home / "inner" if request.param == "above" else home
    home.chmod(0 if request.param == "above" else request.param)
    yield program(used, forker, python=AS_ANYBODY)
    home.chmod(0o700)


@each("words", _NEED_NO_HOME)
def test_help_and_what_needs_no_private_folder_work_where_it_is_closed(
    without_home: Cli, words: tuple[str, ...]
) -> None:
    ended = without_home(*words)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout


@each("words", _NEED_HOME)
def test_what_needs_the_private_folder_says_that_it_is_closed(
    without_home: Cli, home: Path, words: tuple[str, ...]
) -> None:
    ended = without_home(*words)
    assert ended.returncode == 5, ended.stderr
    assert ended.stderr.startswith(f"profilecheck: {home}")
    assert "profilecheck may not open this. Get the right to it" in ended.stderr
    assert "PROFILECHECK_HOME can name another folder.\n" in ended.stderr
    assert ended.stderr.count("\n") == 1
