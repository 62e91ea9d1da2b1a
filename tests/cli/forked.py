"""Commands as processes of their own, forked from one that has imported the program already.

Importing it takes as long as all the rest of most commands. What a fork shares with its parent is
what is the same in each: code, compiled templates and patterns, tables. No command has run in it,
and nothing of one is seen by the next.
"""

import gc
import importlib
import json
import os
import pkgutil
import select
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

__all__ = ["Forked", "Forker", "can_fork", "forking"]

_MOST = 1_000_000
_SHORT = 16
_STARTS_DIFFERENTLY = ("PYTHON", "LD_", "DYLD_")
"""The beginnings of variables that Python heeds at its start alone."""


def can_fork() -> bool:
    """Whether this system can start a command in this way."""
    return hasattr(os, "pidfd_open") and hasattr(socket, "send_fds")


def _heeded_at_start(environment: Mapping[str, str]) -> dict[str, str]:
    return {k: v for k, v in environment.items() if k.startswith(_STARTS_DIFFERENTLY)}


class Forked:
    """A command that was forked: what `subprocess.Popen` tells of one, as far as tests ask.

    `status` tells its process id, and at its end its exit code.
    """

    def __init__(self, status: socket.socket, stdout: IO[str], errors: IO[str]) -> None:
        self.stdout = stdout
        self.returncode: int | None = None
        self._errors = errors
        self._status = status
        self.pid = int(status.recv(_SHORT))

    def poll(self) -> int | None:
        """Return its exit code, None while it runs."""
        if self.returncode is None and select.select([self._status], [], [], 0)[0]:
            self.wait()
        return self.returncode

    def wait(self) -> int:
        """Return its exit code once it has ended."""
        if self.returncode is None:
            self.returncode = int(self._status.recv(_SHORT))
            self._status.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)

    def communicate(self) -> tuple[str, str]:
        """Wait for its end; return what it said since, and all its errors."""
        if self.stdout.closed:
            return "", ""
        with self.stdout, self._errors:
            said = self.stdout.read()
            self.wait()
            self._errors.seek(0)
            return said, self._errors.read()


class Forker:
    """Asks the process that has imported the program for forks of itself."""

    def __init__(self, line: socket.socket, environment: Mapping[str, str]) -> None:
        self._line = line
        self._heeded = _heeded_at_start(environment)

    def may_run(self, environment: Mapping[str, str]) -> bool:
        """Whether a fork is the same as a start with this environment."""
        return _heeded_at_start(environment) == self._heeded

    def start(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        keyboard: int,
        program: str = "",
    ) -> Forked:
        """Start a command, with `keyboard` for its standard input.

        `program` is Python to run in place of the command line.
        """
        asked = {
            "arguments": arguments,
            "environment": dict(environment),
            "cwd": str(Path.cwd()),
            "program": program,
        }
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        said, says = os.pipe()
        errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed at the end
        with theirs, os.fdopen(says, "wb"):
            streams = [keyboard, says, errors.fileno(), theirs.fileno()]
            socket.send_fds(self._line, [json.dumps(asked).encode()], streams)
        return Forked(ours, os.fdopen(said, encoding="utf-8"), errors)


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
    _make_ready()


def _make_ready() -> None:
    """Make what a command makes on first use, whatever it is for, and what takes long."""
    from profilecheck.report.html import _own_environment
    from profilecheck.reread import weighing
    from profilecheck.resources import data_folder
    from profilecheck.school import load_school
    from profilecheck.school.places import towns

    templates = _own_environment()
    for name in templates.list_templates(extensions=["j2"]):
        templates.get_template(name)
    weighing._folded_text_signs()
    weighing._written_text_signs()
    load_school(data_folder("fixtures") / "school.yaml")
    towns("GB")


def _serve(line: socket.socket) -> None:
    """Fork for each command that is asked for, and say with which code each ended."""
    with selectors.DefaultSelector() as waiting:
        waiting.register(line, selectors.EVENT_READ)
        while True:
            for key, _ in waiting.select():
                if key.data is not None:
                    waiting.unregister(key.fd)
                    _say_its_end(key.fd, *key.data)
                    continue
                asked, streams, _, _ = socket.recv_fds(line, _MOST, 4)
                if not asked:
                    return
                child = os.fork()
                if child == 0:
                    _let_go(waiting)
                    _become(json.loads(asked), streams)
                    return
                status = socket.socket(fileno=streams.pop())
                status.send(str(child).encode())
                waiting.register(os.pidfd_open(child), selectors.EVENT_READ, (child, status))
                for stream in streams:
                    os.close(stream)


def _let_go(waiting: selectors.BaseSelector) -> None:
    """Close, in a fork, what is its parent's alone: the line, and the others' handles."""
    for key in list(waiting.get_map().values()):
        for held in (key.fileobj, *(key.data or ())):
            if isinstance(held, socket.socket):
                held.close()
        if key.data is not None:
            os.close(key.fd)


def _say_its_end(handle: int, child: int, status: socket.socket) -> None:
    os.close(handle)
    _, ended = os.waitpid(child, 0)
    with status:
        status.send(str(os.waitstatus_to_exitcode(ended)).encode())


def _become(asked: dict[str, Any], streams: Sequence[int]) -> None:
    """Be the command: with its streams, its environment, its folder and its arguments."""
    *ours, status = streams
    os.close(status)
    for number, stream in enumerate(ours):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(asked["environment"])
    tempfile.tempdir = None  # told anew: a library may have asked for it as it was imported
    os.chdir(asked["cwd"])
    sys.argv = ["profilecheck", *asked["arguments"]]
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - open to the end of the process
        for number, mode in enumerate(("r", "w", "w"))
    )
    if asked["program"]:
        exec(asked["program"], {"__name__": "__main__"})  # noqa: S102 - the test's own
        return
    from profilecheck.cli import main

    main()


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as asking:
        _import_the_program()
        # What was loaded stays: a fork that went through it would copy it.
        gc.freeze()
        _serve(asking)
