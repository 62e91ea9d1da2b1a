"""Commands as processes of their own, forked from one that has imported the program already.

Importing it takes as long as all the rest of most commands. What a fork shares with its parent is
code: nothing has been called before, nothing of one command is seen by the next.
"""

import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

__all__ = ["Forker", "can_fork", "forking"]

_MOST = 1_000_000
_STARTS_DIFFERENTLY = ("PYTHON", "LD_", "DYLD_")
"""The beginnings of variables that Python heeds at its start alone."""


def can_fork() -> bool:
    """Whether this system can start a command in this way."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds") and sys.platform != "darwin"


def _heeded_at_start(environment: Mapping[str, str]) -> dict[str, str]:
    return {k: v for k, v in environment.items() if k.startswith(_STARTS_DIFFERENTLY)}


class Forker:
    """Asks the process that has imported the program for a fork of itself."""

    def __init__(self, line: socket.socket, environment: Mapping[str, str]) -> None:
        self._line = line
        self._heeded = _heeded_at_start(environment)

    def may_run(self, environment: Mapping[str, str]) -> bool:
        """Whether a fork is the same as a start with this environment."""
        return _heeded_at_start(environment) == self._heeded

    def run(
        self, arguments: Sequence[str], environment: Mapping[str, str], typed: str | None
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end."""
        with (
            tempfile.TemporaryFile("w+", encoding="utf-8") as said,
            tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
            _said(typed) as keyboard,
        ):
            asked = {
                "arguments": arguments,
                "environment": dict(environment),
                "cwd": str(Path.cwd()),
            }
            streams = [keyboard.fileno(), said.fileno(), errors.fileno()]
            socket.send_fds(self._line, [json.dumps(asked).encode()], streams)
            code = int(self._line.recv(16))
            return subprocess.CompletedProcess(arguments, code, _all_of(said), _all_of(errors))


@contextmanager
def _said(typed: str | None) -> "Iterator[IO[bytes]]":
    if typed is None:
        with Path(os.devnull).open("rb") as nothing:
            yield nothing
        return
    with tempfile.TemporaryFile() as keyboard:
        keyboard.write(typed.encode())
        keyboard.seek(0)
        yield keyboard


def _all_of(file: IO[str]) -> str:
    file.seek(0)
    return file.read()


@contextmanager
def forking(environment: Mapping[str, str]) -> Iterator[Forker]:
    """Start the process that imports the program, with what Python heeds of `environment`."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.cli.forked", str(theirs.fileno())],
            cwd=Path(__file__).parents[2],
            env=dict(environment),
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        try:
            yield Forker(ours, environment)
        finally:
            ours.close()
            process.wait()


def _import_the_program() -> None:
    import profilecheck.cli

    for module in pkgutil.walk_packages(profilecheck.__path__, "profilecheck."):
        if module.name not in ("profilecheck.__main__", "profilecheck.conformance"):
            importlib.import_module(module.name)


def _serve(line: socket.socket) -> None:
    """Fork for each command that is asked for, and say with which code it ended."""
    while True:
        asked, streams, _, _ = socket.recv_fds(line, _MOST, 3)
        if not asked:
            return
        child = os.fork()
        if child == 0:
            line.close()
            _become(json.loads(asked), streams)
            return
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        line.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(asked: dict[str, Any], streams: Sequence[int]) -> None:
    """Be the command: with its streams, its environment, its folder and its arguments."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["cwd"])
    sys.argv = ["profilecheck", *asked["arguments"]]
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - open to the end of the process
        for number, mode in enumerate(("r", "w", "w"))
    )
    from profilecheck.cli import main

    main()


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as asking:
        _import_the_program()
        _serve(asking)
