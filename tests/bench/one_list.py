"""Reads one friends list, or only scrolls it, in a process of its own: what that took, as JSON.

What is measured is this process and all that it started (the driver, the browser), as Linux tells
of them in `/proc`; nobody's replica is among them.
"""

import asyncio
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace, Visitor
from profilecheck.resources import data_folder
from profilecheck.school import SchoolMatcher, load_school
from profilecheck.sites.reading import read_page
from profilecheck.vocabulary import Viewpoint
from tests.bare import bare_browser
from tests.networks import open_site

__all__ = ["FACEBOOK", "FRIENDS", "Served", "Used"]

FACEBOOK = open_site("facebook")
FRIENDS = next(p for p in FACEBOOK.pages if p.id == "friends")
_TO_THE_END = replace(Pace.REPLICA, list_parts=sys.maxsize)
_SCROLL = """async () => {
    const loading = () => document.querySelector('[role=progressbar]');
    while (loading()) {
        window.scrollTo(0, document.documentElement.scrollHeight);
        await new Promise(requestAnimationFrame);
    }
}"""


@dataclass(frozen=True)
class Served:
    """Where a replica has the list, and the cookies of whose it is."""

    endpoint: ReplicaEndpoint
    address: str
    cookies: list[dict[str, Any]]

    @classmethod
    def told(cls, data: Any) -> "Served":
        """Return it from what `dataclasses.asdict` made of it."""
        return cls(ReplicaEndpoint(**data["endpoint"]), data["address"], data["cookies"])


@dataclass(frozen=True)
class Used:
    """Processor time in seconds, and the most memory in MiB: ours, and the page's process's."""

    seconds: float
    ours: float
    pages: float


async def _read(served: Served) -> Used:
    session = Session.of({"cookies": served.cookies}, FACEBOOK.policy)
    matcher = SchoolMatcher(load_school(data_folder("fixtures") / "school.yaml"))
    async with (
        launched((), replica=served.endpoint) as browser,
        Visitor.open(browser, FACEBOOK.policy, Viewpoint.OWNER, session, _TO_THE_END) as visitor,
    ):
        before = _seconds()
        capture = await visitor.capture(served.address, FRIENDS.list_reads)
        read_page(FACEBOOK, FRIENDS, capture, matcher=matcher, account_id=None)
        return _used(before)


async def _scroll(served: Served) -> Used:
    async with bare_browser(served.endpoint.port, served.endpoint.spki) as browser:
        context = await browser.new_context()
        await context.add_cookies(served.cookies)  # type: ignore[arg-type]
        page = await context.new_page()
        before = _seconds()
        await page.goto(served.address)
        await page.evaluate(_SCROLL)
        return _used(before)


def _used(before: float) -> Used:
    pages = [p for p in _processes() if "--type=renderer" in _text(p / "cmdline")]
    return Used(_seconds() - before, _peak(Path("/proc/self")), max(map(_peak, pages)))


def _peak(process: Path) -> float:
    """The most memory that it has had, in MiB; 0 of one that is gone."""
    told = re.search(r"VmHWM:\s+(\d+) kB", _text(process / "status"))
    return int(told[1]) / 2**10 if told else 0.0


def _seconds() -> float:
    """The processor time of the processes so far, and of those of their children that ended."""
    ticks = sum(sum(map(int, _fields(process)[11:15])) for process in _processes())
    return ticks / os.sysconf("SC_CLK_TCK")


def _processes() -> Iterator[Path]:
    """This process, and all that it started and those did, as folders of `/proc`."""
    below: dict[int, list[Path]] = {}
    for process in Path("/proc").glob("[0-9]*"):
        if fields := _fields(process):
            below.setdefault(int(fields[1]), []).append(process)
    left = [Path("/proc", str(os.getpid()))]
    while left:
        process = left.pop()
        yield process
        left += below.get(int(process.name), [])


def _fields(process: Path) -> list[str]:
    """What its `stat` tells after its name, from its state on; nothing of one that is gone."""
    return _text(process / "stat").rpartition(") ")[2].split()


def _text(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="replace")
    return ""


def main() -> None:
    """Measure what the command line says, of the lists that are told; the first is not measured."""
    warming, served = (Served.told(data) for data in json.load(sys.stdin))
    measured = {"read": _read, "scroll": _scroll}[sys.argv[1]]
    asyncio.run(measured(warming))  # what is loaded once is loaded before anything is measured
    print(json.dumps(asdict(asyncio.run(measured(served)))))


if __name__ == "__main__":
    main()
