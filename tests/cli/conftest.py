"""The program as a person starts it: a process of its own, with a home of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The private folder of this test's person."""
    return tmp_path / "home"


@pytest.fixture
def cli(home: Path) -> Cli:
    """Runs `profilecheck` with arguments; nobody sits at the keyboard unless `typed` is given."""

    def run(*arguments: object, typed: str | None = None) -> "subprocess.CompletedProcess[str]":
        environment = {
            **os.environ,
            "PROFILECHECK_HOME": str(home),
            "COLUMNS": "80",
            "NO_COLOR": "1",
            "PYTHONWARNINGS": "error",
            "PYTHONIOENCODING": "utf-8",
        }
        return subprocess.run(
            [sys.executable, "-m", "profilecheck", *map(str, arguments)],
            input=typed,
            stdin=subprocess.DEVNULL if typed is None else None,
            capture_output=True,
            encoding="utf-8",
            env=environment,
            check=False,
        )

    return run
