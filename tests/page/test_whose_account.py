"""On the page: which of several accounts under one sign-in is meant, before a look or during it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from starlette.testclient import TestClient

from profilecheck.browser.capture import Capture
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.session import Session
from profilecheck.browser.signin import Confirm
from profilecheck.model import Account, AccountState, Observed
from profilecheck.page.desk import Desk
from profilecheck.page.looked import Stage, Turn
from profilecheck.page.places import Internet
from profilecheck.page.way import How
from profilecheck.sites import site
from profilecheck.sites.site import Identity, OpenSite, Site
from profilecheck.sources import live
from profilecheck.vocabulary import UnreadReason
from tests.each import each
from tests.page.looked import client_of, desk_of, over, told, wait_until
from tests.page.test_way import said
from tests.sites.myspace.pages import MYSPACE
from tests.sources.small_network import AMYS, NUMBERS, ROOT, FakeNetwork, session

BANDS = f"{ROOT}/band"
WRONG, SWITCHED = UnreadReason.WRONG_ACCOUNT, UnreadReason.SWITCHED


class Person:
    """Amy, who signs in as herself or switched to her band, and who has said when she has."""

    def __init__(self, *signs_in_as: str) -> None:
        self.signs_in_as = list(signs_in_as)

    async def session(self, chosen: OpenSite, confirm: Confirm) -> Session:
        await confirm("Sign in.")
        return session(self.signs_in_as.pop(0))


def identity(seen: Capture) -> Identity:
    """Whoever acts as the band is switched to it."""
    who = MYSPACE.identity(seen)
    return replace(who, switched=who.signed_in == str(NUMBERS["band"]))


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> FakeNetwork:
    """A small MySpace without a browser, on which Amy has a band."""
    network = FakeNetwork(lambda url, who: None)
    switching = replace(MYSPACE, identity=identity)

    def called(name: str) -> Site:
        return switching if name == MYSPACE.id else site(name)

    monkeypatch.setattr(live, "Visitor", network)
    monkeypatch.setattr("profilecheck.page.looking.site_called", called)
    return network


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def desk(
    tmp_path: Path, person: Person, network: FakeNetwork, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    place = Internet()

    @asynccontextmanager
    async def browser(hosts: tuple[str, ...]) -> AsyncIterator[LaunchedBrowser]:
        yield cast("LaunchedBrowser", object())

    monkeypatch.setattr(place, "session", person.session, raising=False)
    monkeypatch.setattr(place, "browser", browser, raising=False)
    monkeypatch.setattr("profilecheck.page.places.place_of", lambda made_up: place)
    with desk_of(tmp_path / "home", "", myspace=How.OPENED) as opened:
        yield opened


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return client_of(desk)


def sign_in(desk: Desk, person: Person, who: str) -> None:
    """Sign in to MySpace in a window, as one of Amy's."""
    person.signs_in_as.append(f"{who} 1")
    client = client_of(desk)
    client.post("/sign-in/myspace/begin", data={"back": "/looking"})
    wait_until(desk, lambda: desk.sign_ins._confirmed is not None)
    client.post("/sign-in/myspace/done", data={"back": "/looking"})


def look(desk: Desk, person: Person, who: str) -> str:
    """Sign in and look, until it is the person's turn, or over; return what the page says."""
    sign_in(desk, person, who)
    wait_until(desk, lambda: desk.sign_ins.session(MYSPACE) is not None)
    client_of(desk).post("/looking")
    return turn_or_end(desk)


def turn_or_end(desk: Desk) -> str:
    """Wait until it is the person's turn, or all is over; return what the page says."""
    ended = (Stage.FINISHED, Stage.PROBLEM)
    wait_until(desk, lambda: desk.looking.now.turn is not None or desk.looking.now.stage in ended)
    desk.is_led = False
    return said(client_of(desk).get("/looking"))


def profile_read(desk: Desk) -> str:
    """The address of the profile that was read; nothing of any is where none was."""
    (account,) = told(desk).accounts
    read = any(isinstance(reading, Observed) for reading in account.readings)
    assert (account.state is AccountState.AUDITED) is read is bool(account.profile_url)
    return account.profile_url


def observed(account: Account) -> list[Observed]:
    return [reading for reading in account.readings if isinstance(reading, Observed)]


def names(desk: Desk, word: bytes) -> list[Path]:
    """The files of the private folder that hold a word."""
    files = (path for path in desk.store.home.rglob("*") if path.is_file())
    return [path for path in files if word in path.read_bytes().lower()]


def test_whoever_is_switched_is_asked_and_switches_back(
    desk: Desk, client: TestClient, person: Person, network: FakeNetwork
) -> None:
    shown = look(desk, person, "band")
    shows = f"MySpace shows {BANDS}: you are switched to a page or another profile."
    assert f"Your turn: {shows} Nothing of it was read." in shown
    assert "A window can open where you switch to your own name, and we look again." in shown
    assert not desk.busy
    assert network.opened == [("band 1", MYSPACE.header.home_url)]
    assert not names(desk, b"band"), "of another, its address neither"
    person.signs_in_as.append("amy 1")
    client.post("/sign-in/myspace/begin", data={"back": "/looking"})
    wait_until(desk, lambda: desk.sign_ins._confirmed is not None)
    shown = said(client.get("/looking"))
    assert "sign in, and switch to your own name there." in shown
    client.post("/sign-in/myspace/done", data={"back": "/looking"})
    over(desk)
    assert profile_read(desk) == AMYS
    assert desk.way().accounts == {}


def test_one_that_is_theirs_is_read_in_the_same_session_and_kept_in_mind(
    desk: Desk, client: TestClient, person: Person, network: FakeNetwork, tmp_path: Path
) -> None:
    assert "Check this one: it is mine" in look(desk, person, "band")
    led = client.post("/account/myspace", data={"account": BANDS, "back": "/looking"})
    assert led.headers["location"] == "/looking"
    over(desk)
    assert client.get("/looking").headers["location"] == "/checklist", "as it was pressed"
    shown = said(client.get("/looking"))
    assert f"Only “{BANDS}” is read, as you said." in shown
    assert "We have looked" in shown
    assert profile_read(desk) == BANDS
    assert {who for who, _ in network.opened} == {"band 1", ""}, "and no new sign-in"
    again = Desk(desk.store, desk.checklist)
    assert again.way().accounts == {"myspace": BANDS}, "after a restart"
    assert f"Only “{BANDS}” is read there." in said(client_of(again).get("/sign-in"))
    assert names(desk, b"band")
    desk.remove_everything(())
    assert desk.way().accounts == {}
    assert not names(desk, b"band")


def test_where_another_is_signed_in_than_they_said_nothing_is_read(
    desk: Desk, client: TestClient, person: Person
) -> None:
    client.post("/account/myspace", data={"account": " @Band "})
    shown = look(desk, person, "amy")
    assert f"Your turn: MySpace shows {AMYS} as signed in, and not “@Band”." in shown
    assert "A window can open where you switch to “@Band”" in shown
    # Another name is not believed either: what decides is the sign-in.
    led = client.post("/account/myspace", data={"account": "beth"})
    assert led.headers["location"] == "/looking"
    wait_until(desk, lambda: desk.looking.now.networks["myspace"].account == "beth")
    assert f"MySpace shows {AMYS} as signed in, and not “beth”." in turn_or_end(desk)
    client.post("/sign-in/myspace/cannot", data={"back": "/looking"})
    shown = turn_or_end(desk)
    assert "belongs to another account" in shown
    assert profile_read(desk) == ""
    assert not names(desk, b"/amy")
    assert desk.sign_ins.session(MYSPACE) is None
    # Without one that is meant, it is whoever is signed in.
    assert client.post("/account/myspace/take-back").headers["location"] == "/sign-in"
    client.post("/looking/start-again")
    look(desk, person, "amy")
    assert profile_read(desk) == AMYS


def test_what_was_read_of_another_is_not_gone_on_with(
    desk: Desk, client: TestClient, person: Person
) -> None:
    look(desk, person, "amy")
    run, whole = desk.looking.run(), told(desk)
    assert run is not None
    run.keep(whole.model_copy(update={"finished": False}))
    client.post("/account/myspace", data={"account": "band"})
    desk.sign_ins.forget(MYSPACE)
    assert "We have looked" in look(desk, person, "band")
    assert profile_read(desk) == BANDS


def test_what_was_read_of_the_one_they_mean_stands_where_another_shows(
    desk: Desk, client: TestClient, person: Person
) -> None:
    look(desk, person, "amy")
    run, whole = desk.looking.run(), told(desk)
    assert run is not None
    (amy,) = whole.accounts
    visits = tuple(visit for visit in amy.visits if not visit.problem)[:-1]
    cut_off = amy.model_copy(update={"state": AccountState.INTERRUPTED, "visits": visits})
    run.keep(whole.model_copy(update={"accounts": (cut_off,), "finished": False}))
    client.post("/account/myspace", data={"account": "amy"})
    desk.sign_ins.forget(MYSPACE)
    assert "not “amy”" in look(desk, person, "band")
    client.post("/sign-in/myspace/cannot", data={"back": "/looking"})
    over(desk)
    (left,) = told(desk).accounts
    assert (left.state, left.profile_url) == (AccountState.INTERRUPTED, AMYS)
    opened = {(visit.page, visit.viewpoint) for visit in visits}
    read = [r for r in observed(amy) if (r.evidence.page, r.viewpoint) in opened]
    assert read
    assert observed(left) == read
    assert not names(desk, b"band")


@each(
    ("network", "typed", "says"),
    [
        ("myspace", "", "Type the name of the account, or the address of its profile."),
        ("myspace", "../beth", "“../beth” is no account's name, and no address of a profile on"),
        ("myspace", "https://x.com/amy", "is no account's name, and no address of a profile on"),
        ("myspace", f"https://myspace.com/amy?{'a' * 2_000}", "this is longer than the address of"),
        ("facebook", "amy", "Facebook is not among the networks you chose."),
        ("instagram", "amy", "Instagram is never opened, so there is no sign-in."),
        ("bluesky@amy.example", "amy", "read without a sign-in"),
    ],
)
def test_what_is_none_is_refused_as_at_a_terminal(
    desk: Desk, network: str, typed: str, says: str
) -> None:
    client = client_of(desk)
    refused = client.post(f"/account/{network}", data={"account": typed})
    assert refused.status_code == 422
    assert says in said(refused)
    assert "--account" not in said(refused)
    assert desk.way().accounts == {}


def test_it_is_offered_before_the_sign_in_and_can_be_changed(
    desk: Desk, client: TestClient
) -> None:
    assert 'href="/account/myspace"' in client.get("/sign-in").text
    shown = client.get("/account/myspace")
    assert "Only ever your own: not your school's, nor anybody else's." in said(shown)
    assert "Check whichever I sign in with" not in said(shown)
    client.post("/account/myspace", data={"account": "@amy"})
    shown = client.get("/account/myspace")
    assert 'value="@amy"' in shown.text
    assert "Check whichever I sign in with" in said(shown)


def test_while_something_is_read_it_is_not_changed(desk: Desk, client: TestClient) -> None:
    """Nor while another network waits for the person."""
    going = desk.looking._going
    for turn in (None, Turn(site("x"), SWITCHED, BANDS), Turn(MYSPACE, UnreadReason.SIGNED_OUT)):
        going.begin(replace(going.now, stage=Stage.LOOKING, turn=turn))
        for path in ("/account/myspace", "/account/myspace/take-back"):
            refused = client.post(path, data={"account": "amy"})
            taken = refused.status_code, refused.headers.get("location")
            if path.endswith("take-back"):  # none was said, so that nothing is to be changed
                assert taken == (303, "/looking")
                continue
            assert taken == (422, None)
            assert "Something is being read just now." in said(refused)
            assert 'href="/looking"' in refused.text
    assert desk.way().accounts == {}


def test_what_is_pressed_twice_is_taken_in_once(desk: Desk, client: TestClient) -> None:
    desk.change(accounts={"myspace": "amy"})
    going = desk.looking._going
    going.begin(replace(going.now, stage=Stage.LOOKING, turn=None))
    again = client.post("/account/myspace", data={"account": "amy"})
    assert again.headers["location"] == "/looking"
    refused = client.post("/account/myspace/take-back")
    assert "Something is being read just now." in said(refused)
    assert desk.way().accounts == {"myspace": "amy"}


@each(
    ("turn", "account", "offered"),
    [
        (Turn(MYSPACE, SWITCHED, BANDS), "", ("it is mine", "another one of yours")),
        (Turn(MYSPACE, SWITCHED), "", ()),
        (Turn(MYSPACE, WRONG, AMYS), "beth", ("it is mine", "another one of yours")),
        (Turn(MYSPACE, WRONG), "beth", ("another one of yours",)),
        (Turn(MYSPACE, WRONG, AMYS), "", ("it is mine", "another one of yours")),
    ],
)
def test_what_is_offered_is_what_can_be_done(
    desk: Desk, turn: Turn, account: str, offered: tuple[str, ...]
) -> None:
    """Where it is not known who is shown, there is nobody to say yes to."""
    desk.change(accounts={"myspace": account} if account else {})
    desk.looking._going.begin(replace(desk.looking.now, stage=Stage.LOOKING, turn=turn))
    shown = said(client_of(desk).get("/looking"))
    for says in ("it is mine", "another one of yours"):
        assert (says in shown) is (says in offered)
    assert "Leave MySpace out" in shown
    assert ("“beth”" in shown) is bool(account)
    assert "“”" not in shown
