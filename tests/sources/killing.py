"""Does an audit again and again, and dies in it some steps later each time.

`python -m tests.sources.killing FOLDER` leaves a private folder for each death in FOLDER, named by
the number of the step. A step is a page that is opened, or a call that touches the disk.
"""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from profilecheck.browser.capture import Capture
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.visitor import Pace
from profilecheck.cli.unlocking import own_store
from profilecheck.sources import Network, Unwatched, audit, live
from profilecheck.store.growing import growing
from profilecheck.store.runs import new_run
from tests.dying import Steps, die_at_each_step
from tests.sites.myspace.pages import MYSPACE
from tests.sites.readings import NO_SCHOOL
from tests.sources.small_network import FakeNetwork, session

__all__ = ["COOKIE"]

COOKIE = "amy planted-cookie-value"
_OF_THE_DISK = ("fsync", "replace", "unlink", "mkdir", "fdopen")


def _audit(_: Path, steps: Steps) -> None:
    def answer(_url: str, _who: str) -> Capture | None:
        steps()
        return None

    # In a process that ends soon.
    setattr(live, "Visitor", FakeNetwork(answer))  # noqa: B010 - as a monkeypatch does
    run = new_run(own_store(), datetime.now(UTC))
    with growing(run) as keep:
        asyncio.run(
            audit(
                cast("LaunchedBrowser", object()),
                [Network(MYSPACE, session(COOKIE))],
                matcher=NO_SCHOOL,
                pace=Pace.REPLICA,
                progress=Unwatched(),
                keep=keep,
            )
        )


if __name__ == "__main__":
    die_at_each_step(Path(sys.argv[1]), _audit, _OF_THE_DISK, stride=5)
