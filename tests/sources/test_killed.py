"""An audit that is killed leaves a run folder and no more, and can be gone on with."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from profilecheck.cli.going_on import offer_to_go_on
from profilecheck.cli.unlocking import own_store
from profilecheck.model import Account, Observed, Snapshot
from profilecheck.storage import is_private
from profilecheck.store.runs import load_gathered
from tests.sites.myspace.pages import MYSPACE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX systems")


@pytest.fixture(scope="module")
def deaths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The private folders that audits left when they were killed; the last one came to its end."""
    folder = tmp_path_factory.mktemp("deaths")
    command = [sys.executable, "-m", "tests.sources.killing", str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return sorted(folder.iterdir(), key=lambda home: int(home.name))


def snapshots(home: Path) -> list[Path]:
    return list(home.glob("runs/*/snapshot.json"))


def load(path: Path) -> Snapshot:
    """What was read, as the next start of the program has it."""
    return load_gathered(own_store(), path)


def test_it_is_killed_at_ten_points_and_more(deaths: list[Path]) -> None:
    assert len(deaths) > 10
    finished = [load(s).finished for home in deaths for s in snapshots(home)]
    assert finished.count(False) >= 5
    assert finished[-1]


def test_what_is_left_stands_in_the_run_folder_alone_and_is_private(deaths: list[Path]) -> None:
    for home in deaths:
        for path in home.rglob("*"):
            # Who is killed within a write leaves its lock: the next one takes and removes it.
            is_lock = path.name == "passphrase.lock" and not path.read_bytes()
            assert is_lock or path.relative_to(home).parts[0] == "runs", path
            assert is_private(path)


def test_no_session_is_left_anywhere(deaths: list[Path]) -> None:
    for home in deaths:
        written = b"".join(p.read_bytes() for p in home.rglob("*") if p.is_file())
        assert b"planted-cookie-value" not in written


def test_what_was_written_is_whole_and_only_grows(deaths: list[Path]) -> None:
    taken = [load(s) for home in deaths for s in snapshots(home)]
    read = [sum(isinstance(r, Observed) for a in t.accounts for r in a.readings) for t in taken]
    assert read == sorted(read)
    assert read[-1] > read[0]
    assert len({len(a.visits) for t in taken for a in t.accounts}) > 5, "deaths between pages"


def offered() -> tuple[dict[str, Account], str]:
    """What the next start goes on with, and what it says."""
    earlier: dict[str, Account] = {}
    asking = typer.Typer()

    @asking.command()
    def ask() -> None:
        earlier.update(offer_to_go_on(own_store(), [MYSPACE]))

    result = CliRunner().invoke(asking, input="y\n")
    assert result.exit_code == 0, result.output
    return earlier, result.output


def test_the_next_start_goes_on_or_says_what_was_lost(
    deaths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for home in deaths:
        monkeypatch.setenv("PROFILECHECK_HOME", str(home))
        kept = snapshots(home)
        begun = bool(list(home.glob("runs/*")))
        earlier, said = offered()
        if kept and not load(kept[0]).finished:
            assert earlier.keys() == {"myspace"}
            assert "was cut off. It had read:" in said
        elif begun and not kept:
            assert "cut off before it had read anything" in said
        else:
            assert earlier == {}
