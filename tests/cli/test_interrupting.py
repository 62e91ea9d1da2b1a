"""An audit that is stopped, or killed, in the middle keeps what it had read."""

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from profilecheck.cli.unlocking import own_store
from profilecheck.replica import person
from profilecheck.storage import is_private
from profilecheck.store.runs import load_gathered
from tests.canaries import ON_PAGES, with_canaries
from tests.cli.forked import Forker
from tests.cli.planted import Computer, a_computer
from tests.cli.program import Cli, Process, program
from tests.searching import found_in

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a test cannot press Ctrl-C for another process on Windows"
)


@pytest.fixture
def computer() -> Iterator[Computer]:
    """The computer of the demonstration, whose replicas plant canaries."""
    with a_computer() as made:
        yield made


@pytest.fixture
def cli(computer: Computer, forker: Forker | None) -> Cli:
    """Runs further commands there."""
    return program(computer.private, forker)


Reading = Callable[[str], AbstractContextManager[Process]]
"""Takes the title of a page; gives a demonstration that has got as far as reading it."""


@pytest.fixture
def heard() -> list[str]:
    """The lines that the demonstration had said when it had got that far."""
    return []


@pytest.fixture
def reading(computer: Computer, forker: Forker | None, heard: list[str]) -> Reading:
    """A demonstration on Facebook alone."""
    who = with_canaries(person("careful").only_on("facebook"), "facebook")

    @contextmanager
    def reading(title: str) -> Iterator[Process]:
        process = computer.demonstration(forker, who)
        assert process.stdout is not None
        try:
            for line in process.stdout:
                heard.append(line)
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
    cli: Cli, reading: Reading, heard: list[str], computer: Computer, tmp_path: Path
) -> None:
    out = computer.out
    with reading("About › Education") as process:
        process.send_signal(signal.SIGINT)
        said, errors = process.communicate()
    assert process.wait() == 130
    assert computer.done.seen >= ON_PAGES
    assert computer.canaries_left("".join([*heard, said, errors])) == []
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


@pytest.mark.parametrize("asked", ["SIGHUP", "SIGTERM"])
def test_a_closed_terminal_and_a_shutdown_leave_no_more_than_ctrl_c(
    asked: str, reading: Reading, computer: Computer
) -> None:
    with reading("About › Education") as process:
        process.send_signal(signal.Signals[asked])
        _, errors = process.communicate()
    assert process.wait() == 130
    assert "Traceback" not in errors
    assert [p.name for p in computer.out.iterdir()] == ["snapshot.json"]
    assert list((computer.private / "browser").iterdir()) == []


def test_a_kill_loses_at_most_the_page_in_hand_and_leaves_no_session(
    cli: Cli, reading: Reading, heard: list[str], computer: Computer, tmp_path: Path
) -> None:
    out, home = computer.out, computer.private
    with reading("About › Contact info") as process:
        process.kill()
        said, errors = process.communicate()
    assert computer.done.seen >= ON_PAGES
    assert computer.canaries_left("".join([*heard, said, errors])) == []
    kept = load_gathered(own_store(), out / "snapshot.json")
    opened = {visit.page for visit in kept.accounts[0].visits}
    assert {"home", "about_work", "about_education"} <= opened
    assert all(p.name.startswith("snapshot.") and is_private(p) for p in out.iterdir())
    left = list((home / "browser").iterdir())
    assert len(left) == 1
    assert found_in("", left[0], planted=["c_user", "auth_token", "li_at"]) == []
    again = cli("sites")
    assert again.returncode == 0
    assert list((home / "browser").iterdir()) == []
    judged = cli("judge", out / "snapshot.json", "--out", tmp_path / "judged")
    assert judged.returncode == 0
    whole = json.loads((tmp_path / "judged" / "snapshot.json").read_text(encoding="utf-8"))
    assert opened == {visit["page"] for visit in whole["accounts"][0]["visits"]}
