"""Looking, from the form to what is kept: one look at a time, followed, stopped, gone on with."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from profilecheck.errors import InputError
from profilecheck.model import AccountState, Observed, Snapshot, Unread
from profilecheck.page import looking
from profilecheck.page.desk import Desk
from profilecheck.page.locked import LockedError, asked_on_the_page
from profilecheck.page.looked import Looked, Stage
from profilecheck.page.looking import Looking
from profilecheck.page.places import Practice
from profilecheck.page.turning import RowIs
from profilecheck.page.way import How, Step
from profilecheck.replica import Fault, FaultKind
from profilecheck.sites import site
from profilecheck.sites.site import Site
from profilecheck.store.runs import all_runs
from profilecheck.store.store import Store
from profilecheck.vault import passphrase
from profilecheck.vocabulary import UnreadReason
from profilecheck.with_command import WithCommand
from tests.auditing import only_with
from tests.networks import open_site
from tests.page.looked import (
    begin_after,
    begin_anew,
    change_setting,
    choose,
    client_of,
    desk_of,
    in_one_browser,
    over,
    replica_of,
    served,
    sign_in,
    told,
    wait_until,
)
from tests.vault.killing import PASSPHRASE, cheap

MYSPACE = open_site("myspace")
_SITES = "profilecheck.page.looking.site_called"
_PAGES = ("settings_profile", "account", "profile", "bio", "profile_public")


@pytest.fixture(scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = desk_of(tmp_path_factory.mktemp("looking") / "home")
    with opened, in_one_browser(opened):
        yield opened


@pytest.fixture
def desk(_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk of the exposed person, who chose MySpace alone; a look there opens some pages of it.

    The first look opens all of them.
    """
    few = only_with(MYSPACE, _PAGES)
    monkeypatch.setattr(_SITES, lambda name: few if name == MYSPACE.id else site(name))
    begin_anew(_desk, myspace=How.OPENED)
    return _desk


@pytest.fixture
def looked(desk: Desk, first_look: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The same, once they have looked at all pages."""
    monkeypatch.setattr(_SITES, site)
    begin_after(desk, first_look)
    return desk


def test_a_look_reads_what_was_chosen_and_leads_to_the_checklist(first_look: Desk) -> None:
    desk = first_look
    snapshot = told(desk)
    assert desk.looking.now.stage is Stage.FINISHED
    (account,) = snapshot.accounts
    assert (account.state, snapshot.finished, snapshot.made_up) == (
        AccountState.AUDITED,
        True,
        True,
    )
    assert desk.way().step is Step.CHECKLIST
    seen = desk.looking.now.networks["myspace"]
    assert seen.read == seen.planned > len(MYSPACE.pages)
    assert seen.found == len(desk.looking.report(snapshot).rows) > 0
    assert seen.profile == account.profile_url != ""
    assert not desk.busy
    page = client_of(desk).get("/looking").text
    assert "We have looked" in page
    assert f"checked · {seen.found} things to change" in page
    assert seen.profile in page


def test_nothing_of_a_sign_in_is_on_the_disk(first_look: Desk) -> None:
    desk = first_look
    session = desk.sign_ins.session(MYSPACE)
    assert session is not None
    values = [c["value"].encode() for c in session.storage_state()["cookies"]]
    files = [p for p in desk.store.home.rglob("*") if p.is_file()]
    assert files
    assert all(value for value in values)
    assert not [p for p in files for value in values if value in p.read_bytes()]


_BIO, _ACCOUNT = "/bio", "/settings/account"


def _held_up(desk: Desk, page: str = _BIO) -> None:
    """Let one page of the network never answer."""
    replica_of(desk).set_faults({f"myspace.com/.*{page[1:]}$": Fault(FaultKind.NO_ANSWER)})


def _has_read(desk: Desk, pages: int) -> Callable[[], bool]:
    return lambda: desk.looking.now.pages >= pages


def _is_held_up(desk: Desk, page: str = _BIO) -> Callable[[], bool]:
    """Whether the page that never answers is being opened: all before it is kept by then."""
    (held,) = (one.title for one in MYSPACE.pages if one.url.endswith(page))

    def is_held_up() -> bool:
        seen = desk.looking.now.networks.get("myspace")
        return seen is not None and seen.now == held

    return is_held_up


def test_a_passphrase_that_is_set_in_a_terminal_stops_a_look_and_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrase, "_derived", cheap)
    read, pages = Looking.read, iter(range(1, 100))
    terminal = Store(desk.store.home, asked_on_the_page)
    asking = Store(desk.store.home, asked_on_the_page)

    def set_meanwhile(self: Looking, site: Site) -> None:
        read(self, site)
        if next(pages) == 3:
            terminal.set_passphrase(PASSPHRASE)

    monkeypatch.setattr(desk, "store", asking)
    monkeypatch.setattr(desk.looking, "_store", asking)
    monkeypatch.setattr(Looking, "read", set_meanwhile)
    sign_in(desk)
    client_of(desk).post("/looking")
    over(desk)
    client = client_of(desk)
    assert client.get("/looking").headers["location"] == "/unlock?back=/looking"
    led = client.post("/unlock", data={"passphrase": PASSPHRASE, "back": "/looking"})
    assert led.headers["location"] == "/looking"
    assert "A passphrase was set or changed meanwhile" in client.get("/looking").text
    assert not told(desk).finished
    assert sum(len(account.visits) for account in told(desk).accounts) >= 2
    assert client.post("/looking/go-on").headers["location"] == "/looking"
    over(desk)
    assert desk.looking.now.stage is Stage.FINISHED
    assert told(desk).finished
    assert len(all_runs(desk.store)) == 1, "it went on from there"


def test_two_presses_are_one_look(desk: Desk) -> None:
    sign_in(desk)
    _held_up(desk, _ACCOUNT)
    replica_of(desk).reset_counters()
    clients = [client_of(desk) for _ in range(2)]
    threads = [threading.Thread(target=c.post, args=("/looking",)) for c in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wait_until(desk, _is_held_up(desk, _ACCOUNT))
    clients[0].post("/looking")
    assert _is_held_up(desk, _ACCOUNT)(), "it goes on where it was"
    clients[0].post("/looking/stop")
    assert len(all_runs(desk.store)) == 1
    homes = [r for r in replica_of(desk).counters.received if r.path == "/home"]
    assert len(homes) == 1


def test_a_stop_keeps_what_was_read_and_it_can_be_gone_on_with(desk: Desk) -> None:
    sign_in(desk)
    _held_up(desk)
    client = client_of(desk)
    client.post("/looking")
    wait_until(desk, _has_read(desk, 4))
    assert desk.busy
    assert "Stop, and keep what was read" in client.get("/looking").text
    answer = client.post("/looking/stop")
    assert answer.headers["location"] == "/checklist"
    assert desk.looking.now.stage is Stage.STOPPED
    stopped = told(desk)
    assert not stopped.finished
    read = {r.fact for r in stopped.accounts[0].readings if isinstance(r, Observed)}
    assert read
    page = client.get("/looking").text
    assert "Go on from there" in page
    assert "See what was read" in page

    replica_of(desk).set_faults({})
    replica_of(desk).reset_counters()
    assert client.post("/looking/go-on").headers["location"] == "/looking"
    over(desk)
    whole = told(desk)
    assert whole.finished
    assert {r.fact for r in whole.accounts[0].readings if isinstance(r, Observed)} > read
    assert "/settings/profile" not in {r.path for r in replica_of(desk).counters.received}
    assert len(all_runs(desk.store)) == 1


def test_what_is_deleted_in_the_middle_of_a_look_stays_deleted(desk: Desk) -> None:
    sign_in(desk)
    _held_up(desk, _ACCOUNT)
    client = client_of(desk)
    client.post("/looking")
    wait_until(desk, _is_held_up(desk, _ACCOUNT))
    assert all_runs(desk.store)
    assert client.post("/delete", data={"sure": "yes"}).headers["location"] == "/deleted"
    assert not desk.store.home.exists()
    assert "Nothing of yours is kept here any more." in client.get("/deleted").text
    assert not desk.busy
    assert desk.looking.now == Looked()
    assert desk.sign_ins.session(open_site("myspace")) is None


def test_what_a_killed_page_had_read_is_offered_after_a_restart(desk: Desk, tmp_path: Path) -> None:
    sign_in(desk)
    _held_up(desk)
    client_of(desk).post("/looking")
    wait_until(desk, _is_held_up(desk))
    # What is on the disk in the middle of a look is what a kill leaves.
    left = shutil.copytree(desk.store.home, tmp_path / "left")
    with Desk(Store(left, lambda _: None), desk.checklist, desk.made_up) as second:
        client = client_of(second)
        assert client.get("/").headers["location"] == "/looking"
        page = client.get("/looking").text
        assert "Go on from there" in page
        assert "MySpace: " in page
        # The sign-in was in memory alone, so it is asked for first; then it goes on.
        assert client.post("/looking/go-on").headers["location"] == "/sign-in"
        sign_in(second)
        client.post("/looking")
        over(second)
        assert told(second).finished
        assert "/settings/account" not in {r.path for r in replica_of(second).counters.received}


def test_going_on_asks_for_no_sign_in_to_a_network_that_was_left_out_since(looked: Desk) -> None:
    desk = looked
    run = desk.looking.run()
    assert run is not None
    run.keep(told(desk).model_copy(update={"finished": False}))
    client = client_of(desk)
    # Chosen once, and not among the networks any more.
    desk.change(how={"myspace": How.OPENED, "x": How.OPENED})
    assert client.post("/looking/go-on").headers["location"] == "/looking"
    over(desk)


def test_starting_again_leaves_what_was_read_where_it_is(looked: Desk) -> None:
    before = told(looked)
    _held_up(looked, _ACCOUNT)
    client = client_of(looked)
    assert client.post("/looking/start-again").headers["location"] == "/sign-in"
    client.post("/looking")
    wait_until(looked, _is_held_up(looked, _ACCOUNT))
    client.post("/looking/stop")
    anew, earlier = all_runs(looked.store)
    assert earlier.load_snapshot() == before
    assert anew.load_snapshot() == told(looked) != before


def test_who_asks_for_the_checklist_before_anything_is_read_sees_the_look(desk: Desk) -> None:
    sign_in(desk)
    _held_up(desk, "/")
    client_of(desk).post("/looking")
    answer = client_of(desk).get("/checklist")
    assert (answer.status_code, answer.headers["location"]) == (303, "/looking")
    client_of(desk).post("/looking/stop")
    over(desk)


def test_without_anything_to_look_at_the_next_step_is_said(desk: Desk) -> None:
    answer = client_of(desk).post("/looking")
    assert answer.status_code == 422
    assert "Sign in to one network at least" in answer.text
    assert desk.looking.now.stage is Stage.READY
    assert "Nothing was looked at yet" in client_of(desk).get("/looking").text


def test_what_cannot_be_kept_is_said_and_ends_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from profilecheck.errors import StorageError
    from profilecheck.store.runs import Run

    def full(run: Run, snapshot: Snapshot) -> None:
        raise StorageError("snapshot.json: this file cannot be written (no space left).")

    monkeypatch.setattr(Run, "keep", full)
    sign_in(desk)
    client = client_of(desk)
    client.post("/looking")
    over(desk)
    assert desk.looking.now.stage is Stage.PROBLEM
    page = client.get("/looking").text
    assert "no space left" in page
    assert "Try again" in page


def test_whatever_ends_a_look_it_is_said_to_have_ended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("words of a page")

    monkeypatch.setattr("profilecheck.page.looking.audit_networks", breaks)
    sign_in(desk)
    client_of(desk).post("/looking")
    over(desk)
    assert desk.looking.now.stage is Stage.PROBLEM
    assert "words of a page" not in desk.looking.now.problem


def test_what_ends_a_look_is_told_without_a_command(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object, **__: object) -> None:
        raise InputError(WithCommand.after("Look yourself", ": profilecheck guide myspace"))

    monkeypatch.setattr("profilecheck.page.looking.audit_networks", breaks)
    sign_in(desk)
    client_of(desk).post("/looking")
    over(desk)
    assert desk.looking.now.problem == "Look yourself."


# Whose turn it is


def test_signed_out_on_the_way_the_person_is_asked_and_it_goes_on(desk: Desk) -> None:
    sign_in(desk)
    replica_of(desk).set_faults({"myspace.com/(settings|home)": Fault(FaultKind.SIGN_IN_WALL)})
    client = client_of(desk)
    client.post("/looking")
    wait_until(desk, lambda: desk.looking.now.turn is not None)
    assert not desk.busy
    page = client.get("/looking").text
    assert "Your turn: MySpace wants you to sign in again." in page
    replica_of(desk).set_faults({})
    back = client.post("/sign-in/myspace/begin", data={"back": "/looking"})
    assert back.headers["location"] == "/looking"
    over(desk)
    assert told(desk).accounts[0].state is AccountState.AUDITED


def test_whoever_cannot_sign_in_again_keeps_what_was_read(desk: Desk) -> None:
    sign_in(desk)
    replica_of(desk).set_faults({"myspace.com/(settings|home)": Fault(FaultKind.SIGN_IN_WALL)})
    client = client_of(desk)
    client.post("/looking")
    wait_until(desk, lambda: desk.looking.now.turn is not None)
    client.get("/looking")
    client.post("/sign-in/myspace/cannot", data={"back": "/looking"})
    over(desk)
    assert client.get("/looking").headers["location"] == "/checklist"
    (account,) = told(desk).accounts
    assert account.state is AccountState.SIGN_IN_NEEDED
    assert not any(isinstance(r, Observed) for r in account.readings)
    assert UnreadReason.SIGNED_OUT in {r.reason for r in account.readings if isinstance(r, Unread)}


def test_why_a_network_that_was_opened_told_nothing_is_said_before_the_checklist(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = MYSPACE.identity
    switched = replace(MYSPACE, identity=lambda seen: replace(identity(seen), switched=True))
    monkeypatch.setattr(looking, "site_called", lambda _: switched)
    sign_in(desk)
    client = client_of(desk)
    client.post("/looking")
    wait_until(desk, lambda: desk.looking.now.turn is not None)
    client.post("/sign-in/myspace/cannot")
    over(desk)
    desk.leads_on = True
    page = client.get("/looking")
    assert page.status_code == 200
    assert "On MySpace you are switched to a page or another profile" in page.text
    assert "start again" in page.text
    assert desk.sign_ins.session(MYSPACE) is None


def test_a_network_that_was_not_signed_in_to_is_told_as_unread(desk: Desk) -> None:
    choose(desk, myspace=How.OPENED, x=How.OPENED)
    sign_in(desk, "myspace")
    client_of(desk).post("/looking")
    over(desk)
    states = {a.network: a.state for a in told(desk).accounts}
    assert states == {"myspace": AccountState.AUDITED, "x": AccountState.SIGN_IN_NEEDED}


def test_what_the_person_looks_at_themselves_is_theirs_to_look_at(desk: Desk) -> None:
    choose(desk, myspace=How.MYSELF)
    client_of(desk).post("/looking")
    over(desk)
    (account,) = told(desk).accounts
    assert replica_of(desk).counters.received == ()
    assert account.state is AccountState.BY_HAND
    assert {r.reason for r in account.readings if isinstance(r, Unread)} == {UnreadReason.BY_HAND}


# Who follows


def test_every_follower_gets_how_it_stands_and_then_each_change(tmp_path: Path) -> None:
    got: list[list[dict[str, object]]] = [[], []]
    with desk_of(tmp_path / "home", myspace=How.OPENED) as desk, served(desk) as origin:
        sign_in(desk)
        _held_up(desk)
        client_of(desk).post("/looking")
        wait_until(desk, _has_read(desk, 3))
        tabs = [threading.Thread(target=_follow, args=(origin, events)) for events in got]
        for tab in tabs:
            tab.start()
        replica_of(desk).set_faults({})
        for tab in tabs:
            tab.join()
    for events in got:
        assert 'id="stop"' not in str(events[0])
        assert "MySpace" in str(events[0]["parts"])
        assert events[-1]["onTo"] == "/checklist"


def _follow(origin: str, events: list[dict[str, object]]) -> None:
    """Follow as a tab does, until it is told to go on."""
    with httpx2.stream("GET", f"{origin}/looking/events", timeout=None) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        for line in answer.iter_lines():
            if line.startswith("data: "):
                events.append(json.loads(line.removeprefix("data: ")))
                if events[-1]["onTo"]:
                    return


# Looking again at one visit


def _again(desk: Desk) -> dict[str, RowIs]:
    visits = desk.looking.report(told(desk)).visits
    visit = next(v for v in visits if v.url.endswith("/settings/profile"))
    replica_of(desk).reset_counters()
    assert desk.looking.again(visit)
    assert desk.looking.again(visit), "the second press joins the first"
    wait_until(desk, _again_is_over(desk))
    again = desk.looking.now.again
    assert again is not None
    assert again.visit == visit.rows[0].id
    assert again.network == "myspace"
    return dict(again.rows)


def _again_is_over(desk: Desk) -> Callable[[], bool]:
    def is_over() -> bool:
        again = desk.looking.now.again
        return again is not None and again.stage is not Stage.LOOKING

    return is_over


def _asked_for(desk: Desk) -> set[str]:
    return {r.path for r in replica_of(desk).counters.received}


# That each row turns or stays is held to where the person sees it: `test_checklist_again`.


def test_signed_out_meanwhile_nothing_turns_until_the_person_signs_in(looked: Desk) -> None:
    desk = looked
    before = told(desk)
    change_setting(desk, "privacy=restricted&comments=connections&messages=connections")
    desk.sign_ins.forget(MYSPACE)
    report = desk.looking.report(before)
    visit = next(v for v in report.visits if v.url.endswith("/settings/profile"))
    client = client_of(desk)
    assert desk.looking.again(visit)
    wait_until(desk, lambda: desk.looking.now.turn is not None)
    client.post("/sign-in/myspace/cannot", data={"back": "/checklist"})
    wait_until(desk, _again_is_over(desk))
    again = desk.looking.now.again
    assert again is not None
    assert "did not look again" in again.problem
    assert not again.rows
    assert told(desk) == before

    assert desk.looking.again(visit)
    wait_until(desk, lambda: desk.looking.now.turn is not None)
    client.post("/sign-in/myspace/begin", data={"back": "/checklist"})
    wait_until(desk, _again_is_over(desk))
    again = desk.looking.now.again
    assert again is not None
    assert set(again.rows.values()) == {RowIs.TURNED}
    # Whose the new session is was asked before anything was read with it.
    assert "/home" in _asked_for(desk)


def test_another_account_turns_nothing_and_is_not_held_on_to(
    looked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = looked
    before = told(desk)
    desk.sign_ins.forget(MYSPACE)
    place = desk.place
    assert isinstance(place, Practice)
    from profilecheck.replica import person
    from profilecheck.sources.made_up import MadeUp

    def careful(lives: MadeUp, chosen: object) -> object:
        cookies = lives.replica.cookies_for(person("careful").name, "myspace")
        from profilecheck.browser.session import Session

        return Session.of({"cookies": cookies}, MYSPACE.policy)

    monkeypatch.setattr(MadeUp, "session", careful)
    sign_in(desk)
    assert _again(desk) == {}
    again = desk.looking.now.again
    assert again is not None
    assert "Another account is signed in to MySpace" in again.problem
    assert desk.sign_ins.session(MYSPACE) is None
    assert told(desk) == before


def test_while_one_look_goes_on_another_waits(looked: Desk) -> None:
    desk = looked
    visit = desk.looking.report(told(desk)).visits[0]
    _held_up(desk, _ACCOUNT)
    client = client_of(desk)
    client.post("/looking/start-again")
    client.post("/looking")
    assert not desk.looking.again(visit)
    client.post("/looking/stop")


def test_whatever_ends_a_second_look_it_is_said_to_have_ended(
    looked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = looked
    visit = desk.looking.report(told(desk)).visits[0]

    def locked() -> None:
        raise LockedError

    monkeypatch.setattr(desk.looking, "run", locked)
    assert desk.looking.again(visit)
    wait_until(desk, _again_is_over(desk))
    again = desk.looking.now.again
    assert again is not None
    assert "A passphrase was set or changed meanwhile" in again.problem
    assert not desk.busy
