"""An audit that is stopped, or killed, in the middle keeps what it had read."""

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from profilecheck.cli.unlocking import own_store
from profilecheck.storage import is_private
from profilecheck.store.runs import load_gathered
from tests.cli.forked import Forker
from tests.cli.program import Cli, Process, environment_of, start

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a test cannot press Ctrl-C for another process on Windows"
)


_ON_FACEBOOK = """
from profilecheck.cli import main, made_up
whole = made_up.person
made_up.person = lambda name: whole(name).only_on("facebook")
main()
"""
"""The program, with the made-up people on one network alone."""


Reading = Callable[[str], AbstractContextManager[Process]]
"""Takes the title of a page; gives a demonstration that has got as far as reading it."""


@pytest.fixture
def reading(home: Path, tmp_path: Path, forker: Forker | None) -> Reading:
    """A demonstration that writes to `out`."""
    words = ["demo", "--person", "careful", "--out", str(tmp_path / "out")]

    @contextmanager
    def reading(title: str) -> Iterator[Process]:
        process = start(forker, words, environment_of(home), python=_ON_FACEBOOK)
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if title in line:
                    break
            else:
                raise AssertionError(process.communicate()[1])
            yield process
        finally:
            process.kill()
            process.communicate()

    return reading


def test_ctrl_c_ends_cleanly_and_keeps_what_was_read(
    cli: Cli, reading: Reading, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with reading("About › Education") as process:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert process.wait() == 130
    assert "Traceback" not in errors
    assert "snapshot.json" in errors
    assert sorted(p.name for p in out.iterdir()) == ["snapshot.json"]
    kept = json.loads((out / "snapshot.json").read_text(encoding="utf-8"))
    assert kept["finished"] is False
    assert {r["status"] for r in kept["accounts"][0]["readings"]} >= {"observed", "unread"}
    judged = cli("judge", out / "snapshot.json", "--out", tmp_path / "judged")
    assert judged.returncode == 0
    assert "START HERE" not in judged.stdout
    assert "To fix" not in judged.stdout


def test_a_kill_loses_at_most_the_page_in_hand_and_leaves_no_session(
    cli: Cli, reading: Reading, tmp_path: Path, home: Path
) -> None:
    out = tmp_path / "out"
    with reading("About › Contact info") as process:
        process.kill()
        process.communicate()
    kept = load_gathered(own_store(), out / "snapshot.json")
    opened = {visit.page for visit in kept.accounts[0].visits}
    assert {"home", "profile", "about_work", "about_education"} <= opened
    assert all(p.name.startswith("snapshot.") and is_private(p) for p in out.iterdir())
    left = list((home / "browser").iterdir())
    assert len(left) == 1
    written = b"".join(p.read_bytes() for p in left[0].rglob("*") if p.is_file())
    assert not any(cookie in written for cookie in (b"c_user", b"auth_token", b"li_at"))
    again = cli("sites")
    assert again.returncode == 0
    assert list((home / "browser").iterdir()) == []
    judged = cli("judge", out / "snapshot.json", "--out", tmp_path / "judged")
    assert judged.returncode == 0
    whole = json.loads((tmp_path / "judged" / "snapshot.json").read_text(encoding="utf-8"))
    assert opened == {visit["page"] for visit in whole["accounts"][0]["visits"]}
