"""`profilecheck summary` and `profilecheck room`: from a kept check to a room's bars."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from profilecheck.checklist import load_checklist
from profilecheck.checks import Inform
from profilecheck.cli.app import app
from profilecheck.errors import InputError
from profilecheck.judge.room import read_summary
from profilecheck.model import Summary, dump
from profilecheck.storage import is_private
from profilecheck.vocabulary import Audience, Fact, Outcome
from tests.unit.builders import account, observed, snapshot

CHECKLIST = load_checklist()
KEYS = [
    f"{clause.id}/{check.id}"
    for clause in CHECKLIST.clauses
    for check in clause.checks
    if not isinstance(check, Inform)
]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"COLUMNS": "100"})


def refusal(result: Result) -> str:
    assert isinstance(result.exception, InputError), result.output
    return str(result.exception)


def written(folder: Path, came: Mapping[Outcome, int]) -> list[Path]:
    """Files of a room whose first check came to these."""
    outcomes = [outcome for outcome, number in came.items() for _ in range(number)]
    folder.mkdir()
    files = []
    for number, outcome in enumerate(outcomes):
        made = Summary(networks=3, outcomes={**dict.fromkeys(KEYS, Outcome.MET), KEYS[0]: outcome})
        files.append(folder / f"{number}.json")
        files[-1].write_bytes(made.canonical())
    return files


@pytest.fixture
def gathered(tmp_path: Path) -> Path:
    """A run whose snapshot is of somebody with an open list of friends."""
    folder = tmp_path / "run"
    folder.mkdir()
    taken = snapshot(account(observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC)))
    (folder / "snapshot.json").write_text(dump(taken), encoding="utf-8")
    return folder


def test_a_summary_is_saved_once_and_never_over_another_file(
    gathered: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mine" / "room.json"
    result = run("summary", out, "--run", gathered)
    assert result.exit_code == 0, result.output
    assert "no name" in result.output
    assert is_private(out)
    made = read_summary(out.read_text(), "it", CHECKLIST)
    assert made.outcomes["A1.4/friends-list"] is Outcome.NOT_MET
    assert made.networks == 1
    before = out.read_bytes()
    assert "already" in refusal(run("summary", out, "--run", gathered))
    assert out.read_bytes() == before


def test_the_same_check_on_another_day_gives_the_same_file(gathered: Path, tmp_path: Path) -> None:
    run("summary", tmp_path / "one.json", "--run", gathered)
    kept = gathered / "snapshot.json"
    data = json.loads(kept.read_text())
    data["taken_at"] = datetime(2026, 11, 2, 3, 4, tzinfo=UTC).isoformat()
    kept.write_text(json.dumps(data))
    run("summary", tmp_path / "two.json", "--run", gathered)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_summary_of_practice_is_called_that(gathered: Path, tmp_path: Path) -> None:
    assert "made-up" not in run("summary", tmp_path / "own.json", "--run", gathered).output
    kept = gathered / "snapshot.json"
    kept.write_text(json.dumps(json.loads(kept.read_text()) | {"made_up": True}))
    practice = run("summary", tmp_path / "practice.json", "--run", gathered)
    assert "This is a made-up person, for practice." in practice.output


def test_a_summary_needs_a_check_and_a_json_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))
    assert "no check yet" in refusal(run("summary", tmp_path / "room.json"))
    assert ".json" in refusal(run("summary", tmp_path / "room.txt"))
    assert not (tmp_path / "room.json").exists()


def test_a_room_is_added_up_from_files_or_their_folder(tmp_path: Path) -> None:
    files = written(tmp_path / "room", {Outcome.MET: 6, Outcome.NOT_MET: 4})
    (tmp_path / "room" / "notes.txt").write_text("not a summary")
    (tmp_path / "room" / "._1.json").write_bytes(b"\0\5\26\7Mac OS X\xff")
    by_name = run("room", *files)
    assert by_name.exit_code == 0, by_name.output
    assert by_name.output == run("room", tmp_path / "room").output
    assert by_name.output.startswith("10 people")
    lines = [line.split() for line in by_name.output.splitlines()]
    assert [(line[0], line[-1]) for line in lines if "█" in str(line)] == [("In", "6"), ("To", "4")]
    assert not any(str(file) in by_name.output for file in files)


def test_what_would_tell_of_one_or_two_is_not_shown(tmp_path: Path) -> None:
    came = {Outcome.MET: 8, Outcome.NOT_MET: 4, Outcome.COULD_NOT_TELL: 2, Outcome.YOUR_CALL: 1}
    said = run("room", *written(tmp_path / "room", came)).output
    assert "To put right ████████ 4\n    The rest is not shown.\n" in said
    lines = [line.split() for line in said.splitlines()]
    assert not any(line[-1:] in (["1"], ["2"]) for line in lines)


def test_a_room_of_four_is_refused(tmp_path: Path) -> None:
    assert "5 are the least" in refusal(run("room", *written(tmp_path / "room", {Outcome.MET: 4})))


def test_a_file_counts_once_and_a_bad_one_is_named(tmp_path: Path) -> None:
    files = written(tmp_path / "room", {Outcome.MET: 5})
    assert "named twice" in refusal(run("room", *files, files[2]))
    files[3].write_text('{"kind": "report"}')
    assert files[3].name in refusal(run("room", *files))
    assert "no such file" in refusal(run("room", *files[:3], tmp_path / "gone.json"))
