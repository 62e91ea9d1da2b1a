"""The page: how soon a changed setting’s row turns, and how long the page keeps anybody waiting.

On the networks' replicas, which are served by the same process: for a person's own networks it has
less to do. A wait is told by the clock, and by the processor time that all of this process used
meanwhile: on an idle computer it is no longer than that, whatever else this one does.
"""

import asyncio
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx2
import pytest

from profilecheck.model import Visit
from profilecheck.page.desk import Desk
from profilecheck.page.looked import Stage
from profilecheck.page.turning import RowIs
from profilecheck.page.way import How
from profilecheck.replica import person
from profilecheck.sites import site
from tests.networks import OPEN_SITES
from tests.page.checked import report_of
from tests.page.conftest import Served, serving
from tests.page.looked import change_setting, desk_of, wait_until

Row = tuple[str, str, str]

_WHO = "exposed"
_THERE = "https://myspace.com/settings/profile"
_SMALL, _SCREEN = "/static/page.css", "/looking"
_SETTINGS = (("comments", "connections"), ("messages", "connections"), ("privacy", "restricted"))


def measure() -> list[Row]:
    """Return the rows of the table."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desk = _desk(Path(folder, "home"))
        with desk, serving(desk) as served, _browser(served) as browser:
            for network in desk.way().how:
                _send(browser, served, f"/sign-in/{network}/begin")
                wait_until(desk, partial(_is_signed_in, desk, network))
            count = len(desk.way().how)
            with _longest_steps() as steps:
                held_up = _held_up(desk, served, browser)
            turned = [_turned(desk, served, browser, *one) for one in _SETTINGS]
    return [
        (
            f"while {count} networks are read: the longest step of the page’s own loop, in "
            "processor time (goal: not blocked for 100 ms)",
            f"{1000 * steps[served.ended.name]:.0f} ms",
            "",
        ),
        *(
            (
                f"while {count} networks are read: the longest wait for {what}, by the clock, in "
                "processor time",
                ", ".join(f"{1000 * seconds:.0f} ms" for seconds in held_up[path]),
                "",
            )
            for what, path in (("the page", _SMALL), ("a screen", _SCREEN))
        ),
        (
            "a changed setting, from “Done, look again” until its row has turned (goal: 5 s)",
            f"{min(turned):.1f} to {max(turned):.1f} s",
            "",
        ),
    ]


@contextmanager
def _longest_steps() -> Iterator[dict[str, float]]:
    """Lend the longest processor time, in seconds, of one step of each thread's loop, by its name.

    A step is what a loop does before it looks for something else to do.
    """
    longest: dict[str, float] = defaultdict(float)
    # A loop in debug mode tells of slow steps too, but by the clock, and is slower for it.
    step = asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        begun = time.thread_time()
        step(handle)
        name = threading.current_thread().name
        longest[name] = max(longest[name], time.thread_time() - begun)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asyncio.Handle, "_run", timed)
        yield longest


def _desk(home: Path) -> Desk:
    there = set(person(_WHO).networks)
    names = [one.id for one in OPEN_SITES if one.id in there]
    return desk_of(home, _WHO, **dict.fromkeys(names, How.OPENED))


def _is_signed_in(desk: Desk, network: str) -> bool:
    return desk.sign_ins.session(site(network)) is not None


def _browser(served: Served) -> httpx2.Client:
    return httpx2.Client(headers=served.own_headers(), timeout=60)


def _send(browser: httpx2.Client, served: Served, path: str, **fields: str) -> None:
    answer = browser.post(served.page + path, data=fields, headers=served.own_headers("POST"))
    assert answer.status_code == 303, answer.text


def _held_up(desk: Desk, served: Served, browser: httpx2.Client) -> dict[str, tuple[float, float]]:
    """Look at all networks, and ask for the page all the while; the longest waits for each path."""
    longest = {_SMALL: (0.0, 0.0), _SCREEN: (0.0, 0.0)}
    _send(browser, served, "/looking")
    while desk.looking.now.stage in (Stage.READY, Stage.LOOKING):
        for path, waits in longest.items():
            begun, used = time.perf_counter(), time.process_time()
            assert browser.get(served.page + path).status_code == 200
            took, used = time.perf_counter() - begun, time.process_time() - used
            longest[path] = max(waits[0], took), max(waits[1], used)
        time.sleep(0.02)  # a person does not ask without a pause
    assert desk.looking.now.stage is Stage.FINISHED
    _send(browser, served, "/looking/see")
    return longest


def _turned(desk: Desk, served: Served, browser: httpx2.Client, setting: str, value: str) -> float:
    """Change a setting of MySpace, and look again; the seconds until the row has turned."""
    visit = _visit(desk)
    change_setting(desk, f"{setting}={value}")
    begun = time.perf_counter()
    _send(browser, served, "/checklist/again", network=visit.network, row=visit.rows[0].id)
    wait_until(desk, lambda: _is_over(desk))
    took = time.perf_counter() - begun
    again = desk.looking.now.again
    assert again is not None
    assert RowIs.TURNED in again.rows.values(), again
    return took


def _visit(desk: Desk) -> Visit:
    return next(v for v in report_of(desk).visits if v.url == _THERE)


def _is_over(desk: Desk) -> bool:
    again = desk.looking.now.again
    return again is not None and again.stage is not Stage.LOOKING
