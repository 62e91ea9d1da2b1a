"""The program as a person starts it: a process of its own, with a home of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.forked import Forker, can_fork, forking

Cli = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The private folder of this test's person."""
    return tmp_path / "home"


ENVIRONMENT = {
    "COLUMNS": "80",
    "NO_COLOR": "1",
    "PYTHONWARNINGS": "error",
    "PYTHONIOENCODING": "utf-8",
}


@contextmanager
def started_forker() -> Iterator[Forker | None]:
    """What starts a command fast, where that can be; None elsewhere."""
    if not can_fork():
        yield None
        return
    with forking({**os.environ, **ENVIRONMENT}) as ready:
        yield ready


@pytest.fixture(scope="session")
def forker() -> Iterator[Forker | None]:
    """What starts a command fast, where that can be; None elsewhere."""
    with started_forker() as ready:
        yield ready


def program(home: Path, forker: Forker | None) -> Cli:
    """Return what runs `profilecheck` with arguments, for the person whose folder is `home`.

    Nobody sits at the keyboard unless `typed` is given.
    """

    def run(*arguments: object, typed: str | None = None) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "PROFILECHECK_HOME": str(home), **ENVIRONMENT}
        words = [str(argument) for argument in arguments]
        if forker is not None and forker.may_run(environment):
            return forker.run(words, environment, typed)
        return subprocess.run(
            [sys.executable, "-m", "profilecheck", *words],
            input=typed,
            stdin=subprocess.DEVNULL if typed is None else None,
            capture_output=True,
            encoding="utf-8",
            env=environment,
            check=False,
        )

    return run


@pytest.fixture
def cli(home: Path, forker: Forker | None) -> Cli:
    """Runs `profilecheck` with arguments, as `program` does."""
    return program(home, forker)
