"""Does an audit again and again, and dies in it some steps later each time, as by kill -9.

`python -m tests.sources.killing FOLDER` leaves a private folder for each death in FOLDER, named by
the number of the step. A step is a page that is opened, or a call that touches the disk.
"""

import asyncio
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from profilecheck.browser.capture import Capture
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.visitor import Pace
from profilecheck.cli.runs import new_run
from profilecheck.sources import Network, audit, live
from tests.auditing import Silent
from tests.sites.myspace.pages import MYSPACE
from tests.sites.readings import NO_SCHOOL
from tests.sources.test_live import FakeNetwork, session
from tests.vault.killing import Steps

__all__ = ["COOKIE", "main"]

COOKIE = "amy planted-cookie-value"
_OF_THE_DISK = ("fsync", "replace", "unlink", "mkdir", "fdopen")
_STRIDE = 5


def _audit(steps: Steps) -> None:
    def answer(_url: str, _who: str) -> Capture | None:
        steps()
        return None

    # In a process that ends soon.
    setattr(live, "Visitor", FakeNetwork(answer))  # noqa: B010 - as a monkeypatch does
    run = new_run(datetime.now(UTC))
    asyncio.run(
        audit(
            cast("LaunchedBrowser", None),
            [Network(MYSPACE, session(COOKIE))],
            workplace=NO_SCHOOL,
            pace=Pace.REPLICA,
            progress=Silent(),
            keep=run.keep,
        )
    )


def main(folder: Path) -> None:
    """Die at one step, at a later one, and so on, until the audit gets done."""
    number, finished = 1, False
    while not finished:
        os.environ["PROFILECHECK_HOME"] = str(folder / str(number))
        child = os.fork()
        if child == 0:
            steps = Steps(number)
            for name in _OF_THE_DISK:
                steps.before(os, name)
            steps.before(tempfile, "mkstemp")
            _audit(steps)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        finished = os.WIFEXITED(status)
        if finished and os.WEXITSTATUS(status):
            raise SystemExit(f"the audit went wrong at step {number}")
        number += _STRIDE


if __name__ == "__main__":
    main(Path(sys.argv[1]))
