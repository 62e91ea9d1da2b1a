"""A browser leaves nothing outside the folder that it runs on, also where it is killed."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from profilecheck.browser.places import own_places
from profilecheck.browser.profiles import sweep_scratch
from profilecheck.errors import StorageError

ROOT = Path(__file__).parents[2]
BROWSE = """
import asyncio
from profilecheck.browser.launch import launched

async def browse():
    async with launched(("localhost",)) as running:
        context = await running.browser.new_context()
        page = await context.new_page()
        await page.goto("data:text/html,<p>Page")
        print("open", flush=True)
        await asyncio.to_thread(input)

asyncio.run(browse())
"""


@pytest.fixture
def computer() -> Iterator[Path]:
    """A computer's folders: a home, and one for what is temporary; short, as on most computers."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        folder = Path(made)
        (folder / "home").mkdir()
        (folder / "tmp").mkdir()
        yield folder


def browse(computer: Path) -> "subprocess.Popen[str]":
    """Start a program that has a page open, and wait until it has."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    own = {
        "HOME": str(computer / "home"),
        "TMPDIR": str(computer / "tmp"),
        "PROFILECHECK_HOME": str(computer / "private"),
        "SSLKEYLOGFILE": str(computer / "home" / "keys"),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", BROWSE],
        cwd=ROOT,
        env=kept | own,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def left_outside(computer: Path) -> list[str]:
    """Every file and folder of the computer outside the program's private folder."""
    left = [path.relative_to(computer) for path in computer.rglob("*")]
    return [str(p) for p in left if p.parts[0] != "private" and len(p.parts) > 1]


@pytest.mark.skipif(sys.platform != "linux", reason="where these places are is Linux's way")
def test_nothing_lies_outside_the_private_folder_while_it_runs_and_after_a_kill(
    computer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = browse(computer)
    try:
        assert left_outside(computer) == []
        assert list((computer / "private" / "browser").rglob("*"))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    assert left_outside(computer) == []
    monkeypatch.setenv("PROFILECHECK_HOME", str(computer / "private"))
    # The browser notices its program's death by itself, sooner or later, and may write until then.
    while list((computer / "private" / "browser").iterdir()):
        with suppress(StorageError):
            sweep_scratch()


@pytest.mark.skipif(sys.platform != "linux", reason="where these places are is Linux's way")
def test_nothing_is_left_after_the_end(computer: Path) -> None:
    browse(computer).communicate("\n")
    assert left_outside(computer) == []
    assert list((computer / "private" / "browser").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets")
@pytest.mark.parametrize("system", ["", "var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T"])
def test_a_path_too_long_for_a_socket_has_its_temporary_folder_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    deep = tmp_path / ("x" * 60) / ("y" * 60)
    deep.mkdir(parents=True)
    if system:
        (tmp_path / system).mkdir(parents=True)
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / system))
    with own_places(deep) as environment:
        temporary = Path(environment["TMPDIR"])
        assert not temporary.is_relative_to(deep)
        assert len(f"{temporary}/org.chromium.Chromium.XXXXXX/SingletonSocket") <= 103
        assert temporary.is_dir()
    assert not temporary.exists()


def test_what_would_write_elsewhere_is_not_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    with own_places(tmp_path / "profile") as environment:
        assert "SSLKEYLOGFILE" not in environment
        assert environment["PATH"] == os.environ["PATH"]
