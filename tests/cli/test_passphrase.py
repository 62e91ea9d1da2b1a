"""What is kept is sealed once a passphrase is set, opens with it, and only then."""

import re
import shlex
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer
from typer.testing import CliRunner, Result

from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.session import Session
from profilecheck.cli import auditing, logins, one_page, unlocking
from profilecheck.cli.app import app
from profilecheck.cli.showing import open_in_browser
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError, WrongPassphraseError
from profilecheck.model import Snapshot, dump
from profilecheck.storage import write_private
from profilecheck.store.logins import keep_login, kept_logins
from profilecheck.store.runs import all_runs, new_run
from profilecheck.vault import Vault, passphrase, unlock
from tests.vault.keyrings import use_keyring
from tests.vault.killing import PASSPHRASE, cheap

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
SNAPSHOT = Snapshot(program="profilecheck planted-finding", taken_at=NOW, finished=True)
ANSWERS = '{"kind": "answers", "schema_version": 1}'
TWICE = f"{PASSPHRASE}\n{PASSPHRASE}\n"
Typed = Callable[..., Result]


@pytest.fixture(autouse=True)
def private(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A private folder with a run and answers, on a computer without a keyring."""
    monkeypatch.setenv("PROFILECHECK_HOME", str(home))
    monkeypatch.setattr(unlocking, "_at_a_terminal", lambda: None)
    monkeypatch.setattr(passphrase, "_derived", cheap)
    use_keyring(monkeypatch, None)
    new_run(own_store(), NOW).keep(SNAPSHOT)
    write_private(home / "answers.json", ANSWERS)
    return home


@pytest.fixture
def typed() -> Typed:
    """Runs a command as a new process would, with what the person types."""

    def run(*arguments: object, keys: str = "") -> Result:
        return CliRunner().invoke(app, [str(a) for a in arguments], input=keys)

    return run


@pytest.fixture
def locked(private: Path, typed: Typed) -> Path:
    assert typed("passphrase", "set", keys=TWICE).exit_code == 0
    return private


def files(home: Path) -> set[str]:
    return {p.name for p in home.rglob("*") if p.is_file()}


def in_clear(home: Path) -> list[str]:
    planted = (b"planted", b"kind", b"Protocol")
    return [
        p.name
        for p in home.rglob("*")
        if p.is_file() and any(word in p.read_bytes() for word in planted)
    ]


def test_setting_a_passphrase_seals_what_is_there(locked: Path) -> None:
    assert files(locked) == {"snapshot.json.sealed", "answers.json.sealed", "passphrase.sealed"}
    assert in_clear(locked) == []


def test_what_is_sealed_is_used_as_before(locked: Path, typed: Typed) -> None:
    assert "No passphrase is set" not in typed("passphrase").output
    (run,) = all_runs(own_store())
    judged = typed("judge", run.snapshot, keys=f"{PASSPHRASE}\n")
    assert judged.exit_code == 0, judged.output
    assert judged.output.count("Your passphrase") == 1, "asked once a command"
    assert PASSPHRASE not in judged.output
    assert "profilecheck report --open" in judged.output
    assert in_clear(locked) == []
    shown = typed("report", keys=f"{PASSPHRASE}\n")
    assert shown.exit_code == 0, shown.output
    assert in_clear(locked) == []


def test_what_the_person_asks_for_elsewhere_is_in_clear(
    locked: Path, typed: Typed, tmp_path: Path
) -> None:
    (run,) = all_runs(own_store())
    typed("judge", run.snapshot, "--out", tmp_path / "out", keys=f"{PASSPHRASE}\n")
    assert files(tmp_path / "out") == {"snapshot.json", "report.json", "report.html"}


def test_a_run_named_from_within_its_folder_is_sealed_too(
    locked: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    (run,) = all_runs(own_store())
    typed("judge", run.snapshot, keys=f"{PASSPHRASE}\n")
    judged = next(one for one in all_runs(own_store()) if one.report.is_file())
    monkeypatch.chdir(judged.folder)
    assert typed("report", judged.report.name, keys=f"{PASSPHRASE}\n").exit_code == 0
    assert in_clear(locked) == []


def test_no_pdf_is_made_in_clear_unasked(locked: Path, typed: Typed) -> None:
    (run,) = all_runs(own_store())
    judged = typed("judge", run.snapshot, "--pdf", keys=f"{PASSPHRASE}\n")
    assert "none was made" in judged.output
    assert not [name for name in files(locked) if name.endswith(".pdf")]


def test_a_sealed_report_that_is_made_again_is_told_with_how_to_read_it(
    locked: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = typed("answer", "instagram", "--pdf", keys=f"{PASSPHRASE}\n1\nq\n").output
    assert "report.html.sealed" not in said
    assert "none was made" in said
    (command,) = re.findall(r"^ +profilecheck (report .* --open)$", said, re.MULTILINE)
    monkeypatch.setattr(typer, "launch", lambda _: None)
    shown = typed(*shlex.split(command), keys=f"{PASSPHRASE}\n\n")
    assert shown.exit_code == 0, shown.output


def test_what_is_sealed_may_be_called_as_it_is_in_clear(locked: Path, typed: Typed) -> None:
    (run,) = all_runs(own_store())
    judged = typed("judge", run.folder / "snapshot.json", keys=f"{PASSPHRASE}\n")
    assert judged.exit_code == 0, judged.output


def test_the_page_is_in_clear_only_while_it_is_read(
    locked: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    (run,) = all_runs(own_store())
    typed("judge", run.snapshot, keys=f"{PASSPHRASE}\n")
    opened: list[str] = []
    monkeypatch.setattr(
        typer, "launch", lambda address: opened.append(Path(address).read_text(encoding="utf-8"))
    )
    shown = typed("report", "--open", keys=f"{PASSPHRASE}\n\n")
    assert shown.exit_code == 0, shown.output
    assert "<html" in opened[0]
    assert "the copy is deleted" in shown.output
    assert in_clear(locked) == []


def test_a_copy_that_was_left_open_goes_at_the_next_start(locked: Path, typed: Typed) -> None:
    write_private(locked / "shown" / "report.html", "planted")
    assert "copy in clear was deleted" in typed("passphrase").output
    assert in_clear(locked) == []


def test_a_wrong_passphrase_opens_nothing(locked: Path, typed: Typed) -> None:
    (run,) = all_runs(own_store())
    judged = typed("judge", run.snapshot, keys="wrong\n" * 3)
    assert isinstance(judged.exception, WrongPassphraseError)
    assert judged.output.count("That is not the passphrase.") == 3
    assert "purge" in str(judged.exception)


@pytest.mark.parametrize(
    "command",
    [
        ("people",),
        ("search-me", "--no-browser"),
        ("audit",),
        ("audit", "x"),
        ("audit", "--pages", "."),
        ("login", "x"),
        ("sample", "x", "account"),
    ],
)
@pytest.mark.parametrize("is_anything_sealed", [True, False])
def test_the_passphrase_is_asked_for_before_anything_is_typed_that_it_would_seal(
    command: tuple[str, ...],
    is_anything_sealed: bool,
    locked: Path,
    typed: Typed,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    for module in (auditing, logins, one_page):
        monkeypatch.setattr(module, "sys", terminal)
    if not is_anything_sealed:
        (locked / "answers.json.sealed").unlink()
        all_runs(own_store())[0].discard()
    refused = typed(*command, keys="wrong\n" * 3)
    assert isinstance(refused.exception, WrongPassphraseError)
    assert set(refused.output.splitlines()) == {
        "Your passphrase: ",
        "That is not the passphrase.",
    }


def test_what_was_sealed_meanwhile_is_found_by_the_name_it_had(locked: Path, typed: Typed) -> None:
    (run,) = all_runs(own_store())
    named = run.folder / "snapshot.json"
    assert not named.exists()
    assert typed("judge", named, keys=f"{PASSPHRASE}\n").exit_code == 0
    newest = all_runs(own_store())[0].folder
    assert typed("report", newest / "report.json", keys=f"{PASSPHRASE}\n").exit_code == 0
    compared = typed("compare", named, newest / "snapshot.json", keys=f"{PASSPHRASE}\n")
    assert "same audit" in str(compared.exception)


def test_nobody_at_a_terminal_is_one_sentence(
    locked: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("PROFILECHECK_HOME", str(locked))
    (run,) = all_runs(own_store())
    refused = typed("judge", run.snapshot, keys=f"{PASSPHRASE}\n")
    assert isinstance(refused.exception, InputError)
    assert "typed at a terminal and nowhere else" in str(refused.exception)


def test_the_passphrase_is_asked_for_twice_and_has_to_be_long(private: Path, typed: Typed) -> None:
    done = typed("passphrase", "set", keys=f"short\nshort\n{PASSPHRASE}\nother\n{TWICE}")
    assert done.exit_code == 0
    assert "too short" in done.output
    assert "do not match" in done.output
    slot = (private / "passphrase.sealed").read_bytes()
    assert unlock(slot, PASSPHRASE, called="it")


def test_a_passphrase_can_be_changed(locked: Path, typed: Typed) -> None:
    other = "quite another passphrase"
    done = typed("passphrase", "set", keys=f"{PASSPHRASE}\n{other}\n{other}\n")
    assert done.exit_code == 0, done.output
    (run,) = all_runs(own_store())
    assert typed("judge", run.snapshot, keys=f"{other}\n").exit_code == 0
    assert typed("judge", run.snapshot, keys=f"{PASSPHRASE}\n" * 3).exit_code != 0


def test_a_passphrase_can_be_removed(locked: Path, typed: Typed) -> None:
    done = typed("passphrase", "remove", keys=f"{PASSPHRASE}\n")
    assert done.exit_code == 0, done.output
    assert files(locked) == {"snapshot.json", "answers.json"}
    assert own_store().read_kept("answers.json") == ANSWERS
    (run,) = all_runs(own_store())
    assert run.load_snapshot() == SNAPSHOT


def test_a_sealed_file_in_another_files_place_is_refused(locked: Path, typed: Typed) -> None:
    (run,) = all_runs(own_store())
    run.snapshot.replace(run.folder / "report.json.sealed")
    refused = typed("report", run.folder / "report.json.sealed", keys=f"{PASSPHRASE}\n")
    assert "another place" in str(refused.exception)


def test_a_made_up_person_needs_no_passphrase(locked: Path) -> None:
    run = new_run(own_store(), NOW.replace(year=2027), made_up=True)
    run.keep(SNAPSHOT)
    assert run.snapshot.read_text(encoding="utf-8") == dump(SNAPSHOT)


def test_doctor_says_that_it_is_sealed_and_asks_for_nothing(locked: Path, typed: Typed) -> None:
    done = typed("doctor")
    assert "Sealed:   with your passphrase" in done.output
    assert "Your passphrase" not in done.output
    assert all(len(line) <= 80 for line in done.output.splitlines() if str(locked) not in line)


def test_without_a_passphrase_that_is_said_and_all_stays(private: Path, typed: Typed) -> None:
    before = files(private)
    assert "type: profilecheck passphrase set" in typed("passphrase").output
    assert typed("passphrase", "remove").output == "No passphrase is set.\n"
    assert files(private) == before


def test_a_sign_in_without_its_key_is_said_to_be_gone(private: Path, typed: Typed) -> None:
    session = Session.of({"cookies": []}, ReadPolicy(hosts=()))
    keep_login(own_store(), session, "facebook", (), Vault(bytes(32)), datetime.now(UTC))
    said = typed("passphrase", "set", keys=TWICE).output
    assert "Your sign-in to Facebook is no longer kept: it has no key." in said
    assert kept_logins(own_store()) == ()


def test_where_nobody_reads_a_sealed_page_its_copy_is_deleted(
    locked: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise EOFError

    (run,) = all_runs(own_store())
    assert typed("judge", run.snapshot, keys=f"{PASSPHRASE}\n").exit_code == 0
    (page,) = locked.rglob("report.html.sealed")
    opened: list[Path] = []
    monkeypatch.setattr(typer, "launch", lambda page: opened.append(Path(page)))
    monkeypatch.setattr("builtins.input", nobody)
    store = own_store()
    store.unlock(PASSPHRASE)
    with pytest.raises(InputError, match="so the page was closed again"):
        open_in_browser(store, page)
    assert len(opened) == 1
    assert not opened[0].exists()
    assert in_clear(locked) == []
    open_in_browser(store, locked / "page.html")
    assert opened[1:] == [locked / "page.html"]
