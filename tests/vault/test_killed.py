"""A sign-in and the setting of a passphrase that are killed at any step leave nothing in clear."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from profilecheck.cli import unlocking
from profilecheck.cli.starting import tidy
from profilecheck.cli.unlocking import own_store
from profilecheck.store.logins import kept_logins
from profilecheck.store.store import stored
from profilecheck.vault import passphrase
from tests.vault.killing import COOKIE, FINDING, PASSPHRASE, cheap, vault

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a process cannot be forked on Windows"
)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def killed(tmp_path: Path) -> Callable[[str], list[Path]]:
    """Returns the private folders that the deaths left, the first step's first."""

    def run(what: str) -> list[Path]:
        command = [sys.executable, "-m", "tests.vault.killing", what, str(tmp_path)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        homes = [p for p in tmp_path.iterdir() if p.name.isdigit()]
        return sorted(homes, key=lambda p: int(p.name))

    return run


def clear(home: Path, planted: str, besides: str = "sign-in") -> list[str]:
    """The files below `home` that hold what was planted, outside the folder `besides`."""
    return [
        str(p.relative_to(home))
        for p in home.rglob("*")
        if p.is_file()
        and p.relative_to(home).parts[0] != besides
        and planted.encode() in p.read_bytes()
    ]


def start_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin the next command, an hour later."""
    monkeypatch.setenv("PROFILECHECK_HOME", str(home))
    for path in home.rglob(".*.unfinished"):
        os.utime(path, (time.time() - 3600,) * 2)
    tidy()


def test_a_sign_in_killed_anywhere_leaves_no_cookie(
    killed: Callable[[str], list[Path]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    *cut_off, done = killed("login")
    assert len(cut_off) >= 10
    left_by_the_window = 0
    for home in cut_off:
        assert clear(home, COOKIE) == []
        window = any(home.glob("sign-in/*"))
        left_by_the_window += window
        start_again(home, monkeypatch)
        assert clear(home, COOKIE, besides="") == []
        assert not any(home.glob("sign-in/*"))
        assert list(home.rglob("*.unfinished")) == []
        assert ("sign in again" in capsys.readouterr().err) is window
    assert left_by_the_window >= 3, "the window's own folder was there to be swept"
    monkeypatch.setenv("PROFILECHECK_HOME", str(done))
    (login,) = kept_logins(own_store())
    assert login.open(vault()).has(("sid",))


def test_a_passphrase_whose_setting_was_killed_seals_the_rest_when_it_is_next_typed(
    killed: Callable[[str], list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrase, "_derived", cheap)
    monkeypatch.setattr(unlocking, "_ask_passphrase", lambda: PASSPHRASE)
    *cut_off, done = killed("lock")
    assert len(cut_off) >= 10
    assert clear(done, FINDING) == []
    for home in cut_off:
        start_again(home, monkeypatch)
        store = own_store()
        if store.has_passphrase:
            store.vault()
            assert clear(home, FINDING) == []
        assert clear(home, PASSPHRASE) == []
        assert store.read_kept("answers.json") == FINDING
        runs = [stored(run / "snapshot.json") for run in home.glob("runs/*")]
        assert [store.read(path) for path in runs] == [FINDING] * 2
