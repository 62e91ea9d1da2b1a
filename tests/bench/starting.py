"""How soon a command answers: processor time, over that of another tool that drives a browser.

`shot-scraper` is the measure: a well-kept command line on Playwright, written in Python too.
How soon the page is there, by the clock, and how much of that is its own work.
"""

import contextlib
import http.client
import os
import subprocess
import sys
import time
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

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
    return [*rows, _first_screen(home)]


def _first_screen(home: Path) -> Row:
    """Return how long the page's first screen takes after the command, and what it costs."""
    took = []
    for _ in range(_ROUNDS):
        before = _used_by_children()
        took.append((*_to_the_first_screen(home), _used_by_children() - before))
    address, screen, used = (min(one) for one in zip(*took, strict=True))
    return (
        "profilecheck open: to its address, to its first screen (goal: 1.5 s), processor time",
        f"{address:.2f} s, {screen:.2f} s, {used:.2f} s",
        "",
    )


def _to_the_first_screen(home: Path) -> tuple[float, float]:
    begun = time.perf_counter()
    with subprocess.Popen(
        (sys.executable, "-m", "profilecheck", "open", "--no-browser"),
        env={**os.environ, "PROFILECHECK_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as program:
        try:
            assert program.stdout is not None
            address = urlsplit(program.stdout.readline().strip())
            told = time.perf_counter()
            let_in = _get(address.netloc, f"{address.path}?{address.query}", "")
            cookie, root = (let_in.getheader(name) or "" for name in ("set-cookie", "location"))
            shown = _get(address.netloc, f"{root}networks", cookie)
            assert shown.status == HTTPStatus.OK
            return told - begun, time.perf_counter() - begun
        finally:
            program.kill()


def _get(netloc: str, path: str, cookie: str) -> http.client.HTTPResponse:
    with contextlib.closing(http.client.HTTPConnection(netloc, timeout=60)) as connection:
        connection.request("GET", path, headers={"Cookie": cookie.partition(";")[0]})
        answer = connection.getresponse()
        answer.read()
        return answer


def _seconds(command: tuple[str, ...], home: Path) -> float:
    """The least that one of several runs took: what else the machine does only adds to it."""
    return min(_once(command, home) for _ in range(_ROUNDS))


def _once(command: tuple[str, ...], home: Path) -> float:
    before = _used_by_children()
    subprocess.run(
        command,
        env={**os.environ, "PROFILECHECK_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return _used_by_children() - before


def _used_by_children() -> float:
    """The processor time, in seconds, of all processes that were started here and have ended."""
    used = os.times()
    return used.children_user + used.children_system
