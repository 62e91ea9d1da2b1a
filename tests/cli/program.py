"""The program as a person starts it: a process of its own, with a home of its own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeAlias

from tests.cli.forked import Forked, Forker, can_fork, forking

__all__ = ["AS_ANYBODY", "Cli", "Process", "environment_of", "program", "start", "started_forker"]

Cli = Callable[..., "subprocess.CompletedProcess[str]"]
Process: TypeAlias = "subprocess.Popen[str] | Forked"

_ENVIRONMENT = {
    "COLUMNS": "80",
    "NO_COLOR": "1",
    "PYTHONWARNINGS": "error",
    "PYTHONIOENCODING": "utf-8",
}


AS_ANYBODY = """
import ctypes, os
if os.geteuid() == 0:
    # https://man7.org/linux/man-pages/man2/capset.2.html
    libc, header = ctypes.CDLL(None), (ctypes.c_uint32 * 2)(0x20080522, 0)
    held = (ctypes.c_uint32 * 6)()
    libc.capget(header, held)
    held[0] &= ~0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
    assert libc.capset(header, held) == 0
from profilecheck.cli import main
main()
"""
"""Python that is `profilecheck` without the right of root to open what is closed."""


def environment_of(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of the person whose folder is `home`."""
    return {**os.environ, "PROFILECHECK_HOME": str(home), **_ENVIRONMENT, **more}


@contextmanager
def started_forker() -> Iterator[Forker | None]:
    """What starts a command fast, where that can be; None elsewhere."""
    if not can_fork():
        yield None
        return
    with forking({**os.environ, **_ENVIRONMENT}) as ready:
        yield ready


def start(
    forker: Forker | None,
    words: Sequence[str],
    environment: Mapping[str, str],
    *,
    keyboard: int | None = None,
    python: str = "",
) -> Process:
    """Start `profilecheck` with `words`, or the program `python` in its place.

    `keyboard` is its standard input; without one, nobody sits there.
    """
    if keyboard is None:
        with Path(os.devnull).open("rb") as nothing:
            return start(forker, words, environment, keyboard=nothing.fileno(), python=python)
    if forker is not None and forker.may_run(environment):
        return forker.start(words, environment, keyboard, python)
    command = ["-c", python] if python else ["-m", "profilecheck"]
    return subprocess.Popen(
        [sys.executable, *command, *words],
        stdin=keyboard,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=dict(environment),
    )


def program(home: Path, forker: Forker | None, *, python: str = "") -> Cli:
    """Return what runs `profilecheck` with arguments, for the person whose folder is `home`.

    Nobody sits at the keyboard unless `typed` is given. The program `python` is run in its place
    where there is one, such as `AS_ANYBODY`.
    """

    def run(*arguments: object, typed: str | None = None) -> "subprocess.CompletedProcess[str]":
        words = [str(argument) for argument in arguments]
        environment = environment_of(home)
        if typed is None:
            running = start(forker, words, environment, python=python)
        else:
            with _typing(typed) as keyboard:
                running = start(
                    forker, words, environment, keyboard=keyboard.fileno(), python=python
                )
        said, errors = running.communicate()
        return subprocess.CompletedProcess(words, running.wait(), said, errors)

    return run


@contextmanager
def _typing(typed: str) -> "Iterator[IO[bytes]]":
    with tempfile.TemporaryFile() as keyboard:
        keyboard.write(typed.encode())
        keyboard.seek(0)
        yield keyboard
