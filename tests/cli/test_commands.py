"""Every command as a person types it: what it prints, what it leaves, how it ends."""

import json
import os
import shlex
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import IO

import pytest
import typer
from pydantic_core import SchemaError
from pypdf import PdfReader
from typer.testing import CliRunner

from profilecheck.cli import judging, main, people
from profilecheck.cli.app import COMMANDS, _substitute, app, say_on_stderr
from profilecheck.errors import InputError, StorageError
from profilecheck.model import Snapshot, dump
from profilecheck.storage import write_private
from tests.cli.forked import Forker
from tests.cli.program import Cli, program
from tests.each import each
from tests.unit.builders import report

SNAPSHOT = Snapshot(program="profilecheck test", taken_at=datetime(2026, 11, 23, tzinfo=UTC))


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    path = tmp_path / "snapshot.json"
    path.write_text(dump(SNAPSHOT), encoding="utf-8")
    return path


def test_help_fits_the_terminal_and_names_the_exit_codes(cli: Cli) -> None:
    shown = cli("--help")
    assert shown.returncode == 0
    assert "130" in shown.stdout
    assert max(len(line) for line in shown.stdout.splitlines()) <= 80


def test_help_says_of_each_command_all_there_is_to_say(cli: Cli) -> None:
    shown = " ".join(cli("--help").stdout.split())
    assert [says for _, says in COMMANDS.values() if says not in shown] == []


class _Terminal(StringIO):
    """A terminal that errors are shown on."""

    def isatty(self) -> bool:
        return True


def test_an_error_is_broken_between_words_and_its_command_stays_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stderr", terminal := _Terminal())
    to_type = 'profilecheck judge "/home/jo/My data/of-last-year/snapshot.json"'
    kept = "profilecheck: stopped. What was read is kept; to see it, type:"
    say_on_stderr(f"\n{kept} {to_type}", 130)
    assert terminal.getvalue().split("\n") == [
        "",
        "profilecheck: stopped. What was read is",
        "kept; to see it, type:",
        to_type,
        "",
    ]


def test_an_error_with_no_command_to_type_cuts_no_path_in_two(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stderr", terminal := _Terminal())
    path = "/home/jo/of-last-year/" + "long-" * 20
    say_on_stderr(f"profilecheck: {path}: this is a folder. Name the file in it.", 2)
    assert path in terminal.getvalue()
    assert terminal.getvalue().endswith("\nthis is a folder. Name the file in it.\n")


@each(
    ("typed", "says"),
    [
        (("open", "--port", "x"), "'--port': type a whole number."),
        (("open", "--port", "0"), "'--port': type 1 or more."),
        (("open", "--port", "65536"), "'--port': type 65535 or less."),
        (("answer", "--for", "a year"), "'--for': type a whole number."),
        (("schema", "x"), "'name': 'x' is not one of 'checklist',"),
        (("audit", "--fail-on", "x"), "'--fail-on': 'x' is not one of 'not_met',"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_in_plain_words(
    typed: tuple[str, ...], says: str
) -> None:
    ended = CliRunner().invoke(app, typed)
    assert ended.exit_code == 2
    assert says in ended.output


def test_judge_of_an_empty_snapshot_claims_nothing(
    cli: Cli, snapshot: Path, tmp_path: Path
) -> None:
    done = cli("judge", snapshot, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert {c["outcome"] for c in report["clauses"]} <= {"could_not_tell", "your_call"}
    assert report["clauses"][1]["id"] == "A1.2"
    assert report["clauses"][1]["judged_by"] == "tool"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps profiles private by itself")
def test_what_is_written_is_for_the_person_alone(cli: Cli, snapshot: Path, home: Path) -> None:
    assert cli("judge", snapshot).returncode == 0
    paths = [home, *home.rglob("*")]
    assert len(paths) > 3
    assert {oct(p.stat().st_mode & 0o777) for p in paths if p.is_dir()} == {"0o700"}
    assert {oct(p.stat().st_mode & 0o777) for p in paths if p.is_file()} == {"0o600"}


def test_fail_on_is_for_scripts(cli: Cli, snapshot: Path) -> None:
    assert cli("judge", snapshot, "--fail-on", "not_met").returncode == 0
    assert cli("judge", snapshot, "--fail-on", "could_not_tell").returncode == 10


def test_report_shows_the_newest_again(cli: Cli, snapshot: Path, home: Path) -> None:
    first = cli("judge", snapshot)
    again = cli("report")
    assert again.returncode == 0, again.stderr
    assert "A2.13" in first.stdout
    assert again.stdout == first.stdout


def test_an_audit_that_was_stopped_hides_no_report(cli: Cli, snapshot: Path, home: Path) -> None:
    first = cli("judge", snapshot)
    stopped = home / "runs" / "2999-01-01_000000_000000"
    write_private(stopped / "snapshot.json", snapshot.read_bytes())
    assert cli("report").stdout == first.stdout
    # Nor does an old one that cannot be read stand in the way of what is open in the newest.
    write_private(home / "runs" / "2001-01-01_000000_000000" / "snapshot.json", "{}")
    assert cli("answer", "--list").returncode == 0


def test_report_as_pdf(cli: Cli, snapshot: Path, tmp_path: Path) -> None:
    assert cli("judge", snapshot, "--out", tmp_path / "out", "--pdf").returncode == 0
    short = (tmp_path / "out" / "report.pdf").read_bytes()
    assert short.startswith(b"%PDF")
    made = tmp_path / "out" / "report.json"
    assert cli("report", made, "--pdf", "--full").returncode == 0
    full = (tmp_path / "out" / "report.pdf").read_bytes()
    assert len(PdfReader(BytesIO(full)).pages) > len(PdfReader(BytesIO(short)).pages)
    refused = cli("report", made, "--full")
    assert refused.returncode == 2
    assert "Add --pdf." in refused.stderr


def test_clauses_lists_all(cli: Cli) -> None:
    listed = cli("clauses")
    assert listed.returncode == 0
    for clause in ("A1.1", "A1.8", "A2.1", "A2.13", "6.5"):
        assert f"\n{clause} " in listed.stdout
    assert max(len(line) for line in listed.stdout.splitlines()) <= 80


def test_sites_says_what_the_reading_rests_on(cli: Cli) -> None:
    listed = cli("sites")
    assert listed.returncode == 0
    assert "Facebook" in listed.stdout
    assert "Not yet confirmed on the live service" in listed.stdout
    assert "friends.audience" in listed.stdout
    told = " ".join(listed.stdout.partition("\nTikTok\n")[2].partition("\n\n")[0].split())
    assert "Nothing is opened there" in told
    assert "Export › Your settings; rests on pages that were really saved" in told


def test_report_writes_over_nothing_but_its_own(cli: Cli, snapshot: Path, tmp_path: Path) -> None:
    assert cli("judge", snapshot, "--out", tmp_path / "out").returncode == 0
    made = tmp_path / "out" / "report.json"
    assert cli("report", made).returncode == 0  # its own page, once more
    beside = tmp_path / "out" / "mine.json"
    beside.write_bytes(made.read_bytes())
    folder = tmp_path / "another"
    folder.mkdir()
    for name, there in (
        ("report.html", "<p>kept</p>"),
        ("report.pdf", "kept"),
        ("report.json", "{}"),
    ):
        copy = folder / ("mine.json" if name == "report.json" else "report.json")
        copy.write_bytes(made.read_bytes())
        (folder / name).write_text(there, encoding="utf-8")
        refused = cli("report", copy)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "it would be written over. Choose a new folder with --out." in refused.stderr
        assert (folder / name).read_text(encoding="utf-8") == there
        assert "already" in cli("report", made, "--out", folder).stderr
        (folder / name).unlink()
        copy.unlink(missing_ok=True)
    assert cli("report", beside).returncode == 2
    assert cli("report", made, "--out", tmp_path / "new").returncode == 0


def _writing(snapshot: Path, made: Path, file: Path) -> tuple[tuple[object, ...], ...]:
    """Every command that writes where the person says, told to write to `file`."""
    return (
        ("clauses", "--copy-to", file.with_suffix(".yaml")),
        ("workshop", "--write-story", file.with_suffix(".yaml")),
        ("compare", snapshot, snapshot, "--out", file.with_suffix(".json")),
        ("summary", file.with_suffix(".json")),
        ("remind", "--out", file.with_suffix(".ics")),
        ("judge", snapshot, "--out", made.parent),
        ("report", made, "--out", made.parent),
        ("demo", "--out", made.parent),
        ("new-site", "mine", "--folder", made.parent),
    )


def test_no_command_writes_over_a_file_of_the_persons(
    cli: Cli, snapshot: Path, tmp_path: Path
) -> None:
    assert cli("judge", snapshot).returncode == 0
    assert cli("judge", snapshot, "--out", tmp_path / "out").returncode == 0
    file = tmp_path / "there"
    for suffix in (".yaml", ".json", ".ics"):
        file.with_suffix(suffix).write_text("kept", encoding="utf-8")
    made = tmp_path / "out" / "report.json"
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    for words in _writing(snapshot, made, file):
        refused = cli(*words)
        assert refused.returncode == 2, (words, refused.stderr)
        assert "already" in refused.stderr, words
    assert {p: p.read_bytes() for p in before} == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names of files")
def test_the_name_of_a_file_cannot_forge_a_line(cli: Cli, tmp_path: Path) -> None:
    name = "a\x1b[2K\rprofilecheck: all in order\n\u202egnihton\u0007.json"
    for there in (False, True):
        if there:
            (tmp_path / name).write_text("{}", encoding="utf-8")
        said = cli("judge", tmp_path / name).stderr
        assert said.startswith("profilecheck: ")
        assert said.count("\n") == 1
        assert not {"\x1b", "\r", "\u202e", "\u0007"} & set(said)


@pytest.mark.parametrize("kind", ["checklist", "snapshot", "report", "answers", "school"])
def test_schema_prints_a_json_schema(cli: Cli, kind: str) -> None:
    printed = cli("schema", kind)
    assert printed.returncode == 0
    assert json.loads(printed.stdout)["$schema"].startswith("https://json-schema.org/")


def test_school_asks_and_keeps(cli: Cli) -> None:
    typed = "Elmbridge Primary School\nEPS\nLeeds\nelmbridge.leeds.sch.uk\n0113 496 0999\nteacher\n"
    typed += "Elmbridge\n"
    assert cli("school", typed=typed).returncode == 0
    shown = cli("school", "--show")
    assert "Elmbridge Primary School" in shown.stdout
    assert "elmbridge.leeds.sch.uk" in shown.stdout
    assert "other_meanings:\n- Elmbridge\n" in shown.stdout


def test_school_asks_again_after_a_number_that_is_none(cli: Cli) -> None:
    wrong = "Elmbridge Primary School\n\n\n\n12\n\n\n"
    right = "Elmbridge Primary School\n\n\n\n\n\n\n"
    done = cli("school", typed=wrong + right)
    assert done.returncode == 0
    assert "try once more" in done.stdout


def test_what_is_kept_of_a_school_or_was_typed_well_need_not_be_typed_again(cli: Cli) -> None:
    wrong = "Elmbridge Primary School\nEPS\n\n\n12\n\n\n"
    cli("school", typed=wrong + "\n\nLeeds\n\n0113 496 0999\n\n\n")
    cli("school", typed="\n-\n\nelmbridge.leeds.sch.uk\n\n\n\n")
    shown = cli("school", "--show").stdout
    for kept in ("Elmbridge Primary School", "town: Leeds", "+44 113 496 0999", "elmbridge."):
        assert kept in shown
    assert "EPS" not in shown


def test_a_judging_that_cannot_be_done_keeps_no_run(
    cli: Cli, snapshot: Path, home: Path, tmp_path: Path
) -> None:
    gone = str(tmp_path / "gone.yaml")
    for option in ("--school", "--answers", "--checklist"):
        assert cli("judge", snapshot, option, gone).returncode == 2
    assert not (home / "runs").exists()


def test_purge_removes_everything_and_says_what(cli: Cli, snapshot: Path, home: Path) -> None:
    cli("judge", snapshot)
    assert cli("purge", typed="n\n").stdout.endswith("Nothing was removed.\n")
    assert home.exists()
    purged = cli("purge", "--yes")
    assert "report.html" in purged.stdout
    assert not home.exists()
    assert cli("purge").stdout == "Nothing is stored.\n"


def test_doctor_says_where_things_are(cli: Cli, home: Path) -> None:
    told = cli("doctor")
    assert told.returncode == 0
    assert str(home) in told.stdout
    assert "Browser:" in told.stdout


def test_an_audit_needs_somebody_to_sign_in(cli: Cli) -> None:
    refused = cli("audit", "facebook")
    assert refused.returncode == 2
    assert "profilecheck demo" in refused.stderr


@each(
    "arguments",
    [
        ("school", "--school", "mine.yaml", "--show"),
        ("people", "--show", "--forget"),
        ("answer", "--list", "--forget"),
        ("search-me", "--list", "--forget"),
        ("logout", "facebook", "--all"),
        ("clauses", "--checklist", "mine.yaml", "--copy-to", "new.yaml"),
        ("workshop", "--story", "mine.yaml", "--write-story", "new.yaml"),
        ("remind", "--in", "3 weeks", "--on", "2999-05-03"),
    ],
)
def test_of_options_that_leave_each_other_out_only_one_is_taken(
    arguments: tuple[str, ...], home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PROFILECHECK_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(app, arguments)
    assert isinstance(refused.exception, InputError)
    assert str(refused.exception).startswith("give one of ")
    assert list(tmp_path.rglob("*.*")) == []


def test_a_report_is_shown_where_nothing_can_be_written(
    snapshot: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StorageError("report.json: this file cannot be written.")

    monkeypatch.setenv("PROFILECHECK_HOME", str(home))
    assert CliRunner().invoke(app, ["judge", str(snapshot)]).exit_code == 0
    monkeypatch.setattr(judging, "save", full)
    shown = CliRunner().invoke(app, ["report"])
    assert "IN SHORT" in shown.output
    assert isinstance(shown.exception, StorageError)


def test_the_checklists_file_is_named_so_that_it_can_be_typed(tmp_path: Path) -> None:
    place = tmp_path / "our list.yaml"
    said = CliRunner().invoke(app, ["clauses", "--copy-to", str(place)]).output
    assert f'--checklist "{place}"\n' in said


BAD_INPUT = {
    "no such network": (["audit", "myfriends"], "facebook"),
    "no such person": (["demo", "--person", "nobody"], "careful"),
    "no such checklist": (["clauses", "--checklist", "missing.yaml"], "missing.yaml"),
    "no such snapshot": (["judge", "missing.json"], "missing.json"),
    "no report yet": (["report"], "profilecheck demo"),
    "no school kept": (["school", "--show"], "profilecheck school"),
    "a folder for a file": (["judge", "."], "."),
    "the folder that one is in for a run": (["answer", "--run", "."], "snapshot.json"),
    "a name that no file can have": (["room", "x" * 300], "x" * 300),
    "a file that is no run": (["answer", "--run", __file__], "not the snapshot of a run"),
}


@pytest.mark.parametrize(("arguments", "named"), BAD_INPUT.values(), ids=BAD_INPUT.keys())
def test_bad_input_gets_one_sentence(cli: Cli, arguments: list[str], named: str) -> None:
    refused = cli(*arguments)
    assert refused.returncode == 2
    assert named in refused.stderr
    assert "Traceback" not in refused.stderr
    assert refused.stderr.startswith("profilecheck: ")
    assert refused.stderr.count("\n") == 1


def test_an_unknown_option_gets_the_same_code(cli: Cli) -> None:
    assert cli("demo", "--colour").returncode == 2


def test_no_browser_has_its_own_code(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROFILECHECK_BROWSER", "/nowhere/chrome")
    refused = cli("doctor")
    assert refused.returncode == 3
    assert "Traceback" not in refused.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such device on Windows")
def test_where_nothing_can_be_shown_it_ends_with_one_sentence(home: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = _profilecheck(home, "clauses", stdout=full)
    assert ended.returncode == 1
    assert ended.stderr.startswith("profilecheck: ")
    assert "Make room on the disk" in ended.stderr
    assert "Traceback" not in ended.stderr


_SHOWS_AND_ENDS = {
    "agree": ("--run", "snapshot.json"),
    "answer": ("--list",),
    "audit": ("--help",),
    "clauses": (),
    "compare": ("snapshot.json", "later.json"),
    "consent": (),
    "demo": ("--export-of", "exposed", "tiktok"),
    "doctor": (),
    "guide": ("facebook",),
    "handouts": ("--help",),
    "judge": ("snapshot.json",),
    "login": ("--help",),
    "logout": (),
    "new-site": ("harbour",),
    "open": ("--help",),
    "passphrase": (),
    "people": ("--show",),
    "purge": ("--yes",),
    "remind": (),
    "report": ("report.json",),
    "room": ("--help",),
    "sample": ("--help",),
    "schema": ("school",),
    "school": (),
    "search-me": ("--list",),
    "sites": (),
    "summary": ("new.json", "--run", "snapshot.json"),
    "workshop": ("--write-story", "new.yaml"),
}
"""How each command shows something, without a browser and without anybody at the keyboard."""


def test_of_every_command_something_is_shown() -> None:
    assert _SHOWS_AND_ENDS.keys() == COMMANDS.keys()


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipe on Windows")
@each("words", [("--help",), ("--version",), *((c, *w) for c, w in _SHOWS_AND_ENDS.items())])
def test_who_has_read_enough_ends_it_quietly(
    home: Path, snapshot: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(snapshot.parent)
    later = SNAPSHOT.model_copy(update={"taken_at": SNAPSHOT.taken_at + timedelta(days=1)})
    Path("later.json").write_text(dump(later), encoding="utf-8")
    Path("report.json").write_text(dump(report()), encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as nobody_reads:
        ended = _profilecheck(home, *words, stdout=nobody_reads)
    assert (ended.returncode, ended.stderr) == (1, "")


@each("empty", [("",), ("--out=",), ("--out", "")])
@each("command", COMMANDS)
def test_an_empty_word_is_not_taken_for_the_folder_one_is_in(
    command: str,
    empty: tuple[str, ...],
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PROFILECHECK_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(app, [command, *empty])
    assert isinstance(refused.exception, InputError)
    assert "is empty" in str(refused.exception)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="the shell closes a stream there otherwise")
def test_a_program_without_streams_does_its_work(home: Path) -> None:
    run = "exec " + shlex.join([sys.executable, "-m", "profilecheck", "clauses"])
    ended = subprocess.run(
        ["/bin/sh", "-c", f"{run} >&-"],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PROFILECHECK_HOME": str(home)},
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="the shell closes a stream there otherwise")
@pytest.mark.parametrize("command", ["school", "audit facebook"])
def test_nobody_is_there_to_answer_where_the_input_is_closed(home: Path, command: str) -> None:
    run = "exec " + shlex.join([sys.executable, "-m", "profilecheck", *command.split()])
    ended = subprocess.run(
        ["/bin/sh", "-c", f"{run} <&-"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PROFILECHECK_HOME": str(home)},
        check=False,
    )
    assert ended.returncode == 2
    assert "terminal" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_a_terminal_cannot_write_is_written_in_what_it_can(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    monkeypatch.setenv("COLUMNS", "200")
    said = _profilecheck(home, "guide", "facebook", stdout=subprocess.PIPE)
    assert said.returncode == 0
    assert 'choose "Webpage, Complete", and save it' in said.stdout


def test_a_question_that_nobody_is_there_to_answer_is_one_sentence(cli: Cli) -> None:
    ended = cli("people")
    assert ended.returncode == 2
    assert ended.stderr == "profilecheck: nobody is at the keyboard. Start this at a terminal.\n"


@each("above", ["", "below"])
def test_a_file_in_the_place_of_the_private_folder_is_named_with_what_to_do(
    home: Path, forker: Forker | None, above: str
) -> None:
    home.write_text("a note", encoding="utf-8")
    ended = program(home / above, forker)("doctor")
    assert ended.returncode == 5
    assert f"{home}: this is a file, and" in ended.stderr
    assert "Move the file away" in ended.stderr
    assert home.read_text(encoding="utf-8") == "a note"


@pytest.mark.parametrize("pressed", [typer.Abort(), KeyboardInterrupt()], ids=["asked", "at work"])
def test_ctrl_c_has_its_own_code_wherever_it_is_pressed(
    pressed: BaseException,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def press(*_: object) -> None:
        raise pressed

    monkeypatch.setenv("PROFILECHECK_HOME", str(home))
    monkeypatch.setattr(people, "kept_people", press)
    monkeypatch.setattr(sys, "argv", ["profilecheck", "people"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130
    on_its_own_line = "\nprofilecheck: stopped. Nothing more was done.\n"
    assert capsys.readouterr().err == on_its_own_line


def test_the_end_of_the_input_at_a_terminal_is_the_wish_to_stop(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def at_the_end(*_: object) -> None:
        raise EOFError

    monkeypatch.setenv("PROFILECHECK_HOME", str(home))
    monkeypatch.setattr(people, "kept_people", at_the_end)
    monkeypatch.setattr(sys, "argv", ["profilecheck", "people"])
    monkeypatch.setattr(sys, "stdin", _Terminal())
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130
    assert capsys.readouterr().err == "\nprofilecheck: stopped. Nothing more was done.\n"


def test_a_school_s_file_that_cannot_be_used_is_no_dead_end(cli: Cli, home: Path) -> None:
    home.mkdir(mode=0o700)
    (home / "school.yaml").write_text("names: |Oakfield\n", encoding="utf-8")
    ended = cli("school", typed="Oakfield Primary School\n\n\n\n\n\n\n")
    assert ended.returncode == 2
    assert "move the file away, and start again to be asked for all of it" in ended.stderr


def test_what_may_not_be_opened_is_said_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "home/people")

    monkeypatch.setattr(people, "kept_people", closed)
    monkeypatch.setattr(sys, "argv", ["profilecheck", "people"])
    with pytest.raises(SystemExit):
        main()
    said = capsys.readouterr().err
    assert said.startswith("profilecheck: home/people: Permission denied. It may be another user's")


@pytest.mark.skipif(sys.platform == "win32", reason="a test cannot press Ctrl-C on Windows")
def test_ctrl_c_while_the_program_is_starting_is_no_fault(tmp_path: Path) -> None:
    # A module that the program imports, in which the key is pressed.
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "profilecheck"],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=False,
    )
    assert ended.returncode == 130
    assert "Traceback" not in ended.stderr


def _profilecheck(
    home: Path, *arguments: str, stdout: IO[str] | int
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "profilecheck", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PROFILECHECK_HOME": str(home)},
        check=False,
    )


@each("arguments", [("guide", "facebook"), ("sites",)])
def test_what_goes_to_another_program_has_no_spaces_at_line_ends(
    arguments: tuple[str, ...],
) -> None:
    shown = CliRunner().invoke(app, arguments).stdout
    assert shown
    assert [line for line in shown.splitlines() if line.endswith(" ")] == []


@pytest.mark.parametrize(
    "pressed",
    [
        KeyboardInterrupt(),
        SchemaError('Error building "enum" validator:\n  KeyboardInterrupt: '),
    ],
    ids=["at once", "while a model is made"],
)
def test_ctrl_c_before_a_command_begins_has_its_code_too(
    pressed: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def press() -> None:
        raise pressed

    monkeypatch.setattr("profilecheck.cli.app.app", press)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130
    assert capsys.readouterr().err == "\nprofilecheck: stopped.\n"


def test_what_cannot_be_read_is_not_taken_for_what_cannot_be_written() -> None:
    odd = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "odd")
    with pytest.raises(UnicodeDecodeError):
        _substitute(odd)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps profiles private by itself")
def test_doctor_names_what_others_can_read_and_purge_what_it_leaves(cli: Cli, home: Path) -> None:
    write_private(home / "answers.json", "{}").chmod(0o644)
    (home / "mine.txt").write_text("mine", encoding="utf-8")
    home.chmod(0o755)
    told = " ".join(cli("doctor").stdout.split())
    assert f"3 of these can be read by others on this computer, the first is {home}" in told
    purged = cli("purge", "--yes").stdout
    assert f"left {home / 'mine.txt'}, which is none of profilecheck's" in purged
    assert (home / "mine.txt").is_file()
