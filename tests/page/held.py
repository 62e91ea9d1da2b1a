"""The page as a program of its own, which says on its output how far it is, and can be held there.

Run as `python -m tests.page.held HOME [POINT]`: serves the page of a made-up person from `HOME`, as
`profilecheck open --made-up` does, but keeps what they did, as it keeps a person's own. At `POINT`
it says “held”, and goes no further: then it is to be killed. The points are `sign-in`, `again`, and
a number of pages that a look has opened.

It says “audit begins” and “audit ends”, and “session” with each value by which a network would know
the person again.
"""

import asyncio
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import pytest

from profilecheck.browser.session import Session
from profilecheck.checklist import load_checklist
from profilecheck.page.desk import Desk
from profilecheck.page.looking import Looking
from profilecheck.page.places import Practice
from profilecheck.page.serving import serve
from profilecheck.sites.site import OpenSite, Site
from profilecheck.sources import audit
from profilecheck.store.store import Store

_SAYING = threading.Lock()
_IN = pytest.MonkeyPatch()


def _say(*words: str) -> None:
    with _SAYING:
        print(*words, flush=True)


async def _held(*args: object) -> NoReturn:
    _say("held")
    await asyncio.Event().wait()
    raise AssertionError("nothing lets it go")


def _held_at_once(pages: int) -> None:
    """Hold a look by holding the thread that it goes on in, once it has read so many pages."""
    read, count = Looking.read, iter(range(1, pages + 1))

    def counted(self: Looking, site: Site) -> None:
        read(self, site)
        if next(count) == pages:
            _say("held")
            threading.Event().wait()

    _IN.setattr(Looking, "read", counted)


def _told() -> None:
    """Let it say what it does."""
    session = Practice.session

    async def audited(*args: Any, **options: Any) -> Any:
        _say("audit begins")
        try:
            return await audit(*args, **options)
        finally:
            _say("audit ends")

    async def signed_in(self: Practice, site: OpenSite, confirm: Any) -> Session:
        new = await session(self, site, confirm)
        for cookie in new.storage_state()["cookies"]:
            _say("session", cookie["value"])
        return new

    _IN.setattr("profilecheck.page.looking.audit_networks", audited)
    _IN.setattr(Practice, "session", signed_in)


def _hold_at(point: str) -> None:
    if point == "sign-in":
        session = Practice.session

        async def held(self: Practice, site: OpenSite, confirm: Any) -> NoReturn:
            await session(self, site, confirm)
            await _held()

        _IN.setattr(Practice, "session", held)
    elif point == "again":
        _IN.setattr(Looking, "_audited_again", _held)
    elif point:
        _held_at_once(int(point))


def _ask_nobody(store: Store) -> NoReturn:
    raise AssertionError("nothing is sealed here")


def main(home: str, point: str = "") -> None:
    """Serve the page until it is killed, or told to end."""
    _IN.setattr("profilecheck.page.serving.empty_practice", lambda practice: None)
    _told()
    _hold_at(point)
    desk = Desk(Store(Path(home), _ask_nobody), load_checklist(), made_up="mixed")
    serve(desk, with_browser=False, say=partial(_say, "says"))


if __name__ == "__main__":
    main(*sys.argv[1:])
