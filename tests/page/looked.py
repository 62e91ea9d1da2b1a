"""A page at which somebody looks: its desk, its forms, and waiting for what goes on behind it."""

import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.checklist import load_checklist
from profilecheck.loopback import QuietServer
from profilecheck.model import Snapshot
from profilecheck.page.app import application
from profilecheck.page.desk import Desk
from profilecheck.page.entrance import HOST
from profilecheck.page.looked import Stage
from profilecheck.page.serving import listening
from profilecheck.page.way import How, Step, Way
from profilecheck.questions.networks import Use
from profilecheck.replica import Replica
from profilecheck.sites import site
from profilecheck.store.consents import keep_consents, kept_consents
from profilecheck.store.runs import new_run
from profilecheck.store.store import Store
from tests.apart import to_its_end

__all__ = [
    "begin_after",
    "begin_anew",
    "change_setting",
    "choose",
    "client_of",
    "desk_of",
    "in_one_browser",
    "over",
    "replica_of",
    "served",
    "sign_in",
    "sign_in_as",
    "told",
    "wait_until",
]


def _nobody_asks(store: Store) -> None:
    raise AssertionError("no passphrase is set here")


def desk_of(home: Path, made_up: str = "exposed", **how: How) -> Desk:
    """A desk at which the networks of `how` are chosen and agreed to, up to the sign-in."""
    desk = Desk(Store(home, _nobody_asks), load_checklist(), made_up)
    choose(desk, **how)
    return desk


def choose(desk: Desk, **how: How) -> None:
    """Have these networks chosen and agreed to, and no others, up to the sign-in."""
    uses = dict.fromkeys(how, Use.YES)
    desk.keep(Way(step=Step.SIGN_IN, networks=uses, how=how))
    agreed = kept_consents(desk.store)
    for name in how:
        if not desk.may_open(site(name)):
            agreed = agreed.plus(desk.consent_question(site(name)).given(desk.today))
    keep_consents(desk.store, agreed)


@contextmanager
def in_one_browser(desk: Desk) -> Iterator[None]:
    """Let all looks at an open desk go on in one browser, which the first of them starts."""
    start, stack = desk.place.browser, AsyncExitStack()
    started: list[LaunchedBrowser] = []

    @asynccontextmanager
    async def browser(hosts: tuple[str, ...]) -> AsyncIterator[LaunchedBrowser]:
        if not started:
            started.append(await stack.enter_async_context(start(hosts)))
        yield started[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk.place, "browser", browser)
        try:
            yield
        finally:
            desk.looking.forget()
            desk._worker.start(stack.aclose()).result()


def begin_anew(desk: Desk, **how: How) -> None:
    """Have an open desk, and the replicas, as they were at first; choose as in `desk_of`."""
    replica = replica_of(desk)
    replica.set_faults({})
    desk.remove_everything(())
    replica.begin_anew()
    replica.reset_counters()
    choose(desk, **how)


def client_of(desk: Desk) -> TestClient:
    """A browser that follows no redirect by itself."""
    return TestClient(application(desk), follow_redirects=False)


def sign_in(desk: Desk, *networks: str) -> None:
    """Sign in to MySpace, or to other networks, by the page's own form."""
    for name in networks or ("myspace",):
        assert client_of(desk).post(f"/sign-in/{name}/begin").status_code == 303
        wait_until(desk, lambda name=name: desk.sign_ins.session(site(name)) is not None)  # type: ignore[misc]


def begin_after(desk: Desk, first: Desk) -> None:
    """Let `desk` be where `first` came to when it had looked at MySpace: read, and signed in.

    It has replicas of its own, on which nothing was changed.
    """
    snapshot = told(first)
    run = new_run(desk.store, snapshot.taken_at.astimezone(), made_up=True)
    run.keep(snapshot)
    desk.change(step=Step.CHECKLIST, run=run.folder.name)
    sign_in_as(desk, first)


def sign_in_as(desk: Desk, first: Desk) -> None:
    """Sign in to MySpace, where the page knows already whose account that is: as at `first`."""
    sign_in(desk)
    whose = first.sign_ins.whose(site("myspace"))
    assert whose is not None
    desk.sign_ins.know(site("myspace"), whose)


def wait_until(desk: Desk, condition: Callable[[], bool]) -> None:
    """Wait, by following the board, until something is so."""

    async def followed() -> None:
        async for _ in desk.board.follow():
            if condition():
                return
        raise AssertionError("the page is not served any more")

    to_its_end(followed())


def over(desk: Desk) -> None:
    """Wait until a look has ended."""
    wait_until(desk, lambda: desk.looking.now.stage not in (Stage.READY, Stage.LOOKING))


def replica_of(desk: Desk) -> Replica:
    """The replicas that the desk's made-up person lives on."""
    assert desk.replica is not None
    return desk.replica


def told(desk: Desk) -> Snapshot:
    """What was read, which there is."""
    snapshot = desk.looking.snapshot()
    assert snapshot is not None
    return snapshot


def change_setting(desk: Desk, body: str) -> None:
    """Change a setting on MySpace, as the person would in their own browser."""
    session = desk.sign_ins.session(site("myspace"))
    assert session is not None
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in session.storage_state()["cookies"])
    answer = httpx2.post(
        f"https://127.0.0.1:{replica_of(desk).port}/ajax/settings/profile",
        content=body,
        headers={
            "Host": "myspace.com",
            "Cookie": cookies,
            "Content-Type": "application/x-www-form-urlencoded",
        },
        verify=False,
    )
    assert answer.status_code == 200


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """Serve the page on this computer; the address it begins with."""
    server = QuietServer(application(desk))
    with listening() as at:
        thread = threading.Thread(target=server.run, args=([at],), daemon=True)
        thread.start()
        server.answers.wait()
        try:
            yield f"http://{HOST}:{at.getsockname()[1]}"
        finally:
            desk.board.close()
            # Open tabs hold a line until they are told of the end.
            desk.life.end("The test is over.")
            server.should_exit = True
            thread.join()
