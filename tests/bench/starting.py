"""How soon a command answers: processor time, over that of another tool that drives a browser.

`shot-scraper` is the measure: a well-kept command line on Playwright, written in Python too.
"""

import os
import subprocess
import sys
from pathlib import Path

Row = tuple[str, str, str]

_ROUNDS = 7
_OTHER = (sys.executable, "-c", "from shot_scraper.cli import cli; cli()", "--version")
_OURS = ("--version", "--help", "clauses")


def measure(home: Path) -> list[Row]:
    """Return the rows of the table; `home` is a private folder with nothing in it."""
    other = _seconds(_OTHER, home)
    rows = []
    for arguments in _OURS:
        ours = _seconds((sys.executable, "-m", "profilecheck", arguments), home)
        rows.append(
            (
                f"profilecheck {arguments}, processor time over shot-scraper --version",
                f"{ours:.2f} s over {other:.2f} s",
                f"{ours / other:.2f}",
            )
        )
    return rows


def _seconds(command: tuple[str, ...], home: Path) -> float:
    """The least that one of several runs took: what else the machine does only adds to it."""
    return min(_once(command, home) for _ in range(_ROUNDS))


def _once(command: tuple[str, ...], home: Path) -> float:
    before = os.times()
    subprocess.run(
        command,
        env={**os.environ, "PROFILECHECK_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
