"""The page as a process of its own, which says how far it is, and can be held there.

It serves the page of a made-up person, as `profilecheck open --made-up` does, but keeps what they
did, as it keeps a person's own. At a point it says “held”, and goes no further: then it is to be
killed. The points are `sign-in`, `again`, and a number of pages that a look has opened.

It says “audit begins” and “audit ends”, and “session” with each value by which a network would know
the person again.
"""

import asyncio
import os
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NoReturn

import pytest

from profilecheck.browser.find import BROWSER_VARIABLE
from profilecheck.browser.session import Session
from profilecheck.checklist import load_checklist
from profilecheck.page.desk import Desk
from profilecheck.page.looking import Looking
from profilecheck.page.looking_again import SecondLook
from profilecheck.page.places import Practice
from profilecheck.page.serving import serve
from profilecheck.sites.site import OpenSite, Site
from profilecheck.sources import audit
from profilecheck.store.store import Store

__all__ = ["Start", "start"]

_IN = pytest.MonkeyPatch()
_Say = Callable[..., None]

if sys.platform == "linux":
    # Each is forked from a process that has loaded the program and done nothing else: to load it
    # takes longer than most of what is done between a start and a death.
    _PROCESSES = get_context("forkserver")
    _PROCESSES.set_forkserver_preload([__name__, "profilecheck.page.app", "profilecheck.replica"])
else:
    _PROCESSES = get_context("spawn")


@dataclass(frozen=True)
class Start:
    """How it is started: with which private folder, and to be held at which point.

    `temporary` is its folder for what is temporary. `browser` names one to it; where it is None, it
    finds one itself.
    """

    home: Path
    temporary: Path
    browser: str | None = None
    point: str = ""


def start(how: Start) -> tuple[BaseProcess, "Connection[None, str]"]:
    """Start it; return the process, and where it is heard, a line at a time."""
    heard, said = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_serve, args=(how, said), daemon=True)
    process.start()
    said.close()
    return process, heard


def _serve(how: Start, said: "Connection[str, None]") -> None:
    """Serve the page until it is killed, or told to end."""
    _take_up(how)
    saying = threading.Lock()

    def say(*words: str) -> None:
        with saying:
            said.send(" ".join(words))

    _IN.setattr("profilecheck.page.serving.empty_practice", lambda practice: None)
    _tell(say)
    _hold_at(how.point, say)
    desk = Desk(Store(how.home, _ask_nobody), load_checklist(), made_up="mixed")
    serve(desk, with_browser=False, say=partial(say, "says"))


def _take_up(how: Start) -> None:
    """Have in the environment what is in that of a program that is started so."""
    os.environ["PROFILECHECK_HOME"] = str(how.home)
    tempfile.tempdir = str(how.temporary)
    os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), tempfile.tempdir))
    os.environ.pop(BROWSER_VARIABLE, None)
    if how.browser:
        os.environ[BROWSER_VARIABLE] = how.browser


def _tell(say: _Say) -> None:
    """Let it say what it does."""
    session = Practice.session

    async def audited(*args: Any, **options: Any) -> Any:
        say("audit begins")
        try:
            return await audit(*args, **options)
        finally:
            say("audit ends")

    async def signed_in(self: Practice, site: OpenSite, confirm: Any) -> Session:
        new = await session(self, site, confirm)
        for cookie in new.storage_state()["cookies"]:
            say("session", cookie["value"])
        return new

    for module in ("looking", "looking_again"):
        _IN.setattr(f"profilecheck.page.{module}.audit_networks", audited)
    _IN.setattr(Practice, "session", signed_in)


def _hold_at(point: str, say: _Say) -> None:
    async def held(*args: object) -> NoReturn:
        say("held")
        await asyncio.Event().wait()
        raise AssertionError("nothing lets it go")

    if point == "sign-in":
        session = Practice.session

        async def signed_in(self: Practice, site: OpenSite, confirm: Any) -> NoReturn:
            await session(self, site, confirm)
            await held()

        _IN.setattr(Practice, "session", signed_in)
    elif point == "again":
        _IN.setattr(SecondLook, "_audited", held)
    elif point:
        _hold_at_once(int(point), say)


def _hold_at_once(pages: int, say: _Say) -> None:
    """Hold a look by holding the thread that it goes on in, once it has read so many pages."""
    read, count = Looking.read, iter(range(1, pages + 1))

    def counted(self: Looking, site: Site) -> None:
        read(self, site)
        if next(count) == pages:
            say("held")
            threading.Event().wait()

    _IN.setattr(Looking, "read", counted)


def _ask_nobody(store: Store) -> NoReturn:
    raise AssertionError("nothing is sealed here")
