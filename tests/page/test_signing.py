"""Signing in on the page: whose turn it is, one window at a time, and nothing on the disk."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NoReturn, cast

import pytest
from starlette.testclient import TestClient

from profilecheck.browser.session import Session
from profilecheck.browser.signin import Confirm
from profilecheck.checklist import load_checklist
from profilecheck.errors import SignInError, StorageError
from profilecheck.page.desk import Desk
from profilecheck.page.looked import Looked, Stage
from profilecheck.page.looking import Looking
from profilecheck.page.places import Internet
from profilecheck.page.signing import KeptInStore, SignInState
from profilecheck.page.way import How, Step, Way
from profilecheck.page.working import Worker
from profilecheck.questions.networks import Use
from profilecheck.sites.site import OpenSite
from profilecheck.store.consents import keep_consents, kept_consents
from profilecheck.store.logins import keep_login, kept_login, vault_for_logins
from profilecheck.store.runs import new_run
from profilecheck.vocabulary import UnreadReason
from profilecheck.words.dates import READ_LONG_AGO
from tests.apart import to_its_end
from tests.networks import open_site
from tests.page.looked import client_of, desk_of, wait_until
from tests.unit.builders import account, snapshot
from tests.vault.keyrings import HeldKeyring, use_keyring

FACEBOOK, MYSPACE = open_site("facebook"), open_site("myspace")
SECRET = "planted-cookie-value"


class Window:
    """Stands where the person's browser would open: what was asked of them, and what comes of it.

    `tries` is how often they say that they are done before they are, None where they close it;
    `fails` is what the browser's driver raises.
    """

    fails: Exception | None = None

    def __init__(self, tries: int | None = 1) -> None:
        self.opened: list[str] = []
        self.closed: list[str] = []
        self._tries = tries

    async def session(self, chosen: OpenSite, confirm: Confirm) -> Session:
        self.opened.append(chosen.id)
        try:
            if self.fails is not None:
                raise self.fails
            if self._tries is None:
                raise SignInError("The sign-in window was closed before anybody signed in.")
            for number in range(self._tries):
                await confirm("Not yet." if number else "Sign in.")
        finally:
            self.closed.append(chosen.id)
        cookie = {"name": "c", "value": SECRET, "domain": ".facebook.com"}
        return Session.of({"cookies": [cookie]}, chosen.policy)


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def desk(tmp_path: Path, window: Window, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of a real person, with two networks, who said yes to both."""
    place = Internet()
    monkeypatch.setattr(place, "session", window.session, raising=False)
    monkeypatch.setattr("profilecheck.page.places.place_of", lambda made_up: place)
    with desk_of(tmp_path / "home", "", facebook=How.OPENED, myspace=How.OPENED) as opened:
        yield opened


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return client_of(desk)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands where a look would begin: one for each."""
    begun: list[str] = []
    monkeypatch.setattr("profilecheck.page.looking.Looking.begin", lambda _: begun.append("begun"))
    return begun


def _is(desk: Desk, state: SignInState, one: OpenSite = FACEBOOK) -> None:
    wait_until(desk, lambda: desk.sign_ins.of(one).state is state)


def _waits(desk: Desk) -> None:
    """Wait until the window waits for the person's press."""
    wait_until(desk, lambda: desk.sign_ins._confirmed is not None)


def test_the_person_signs_in_and_says_so(desk: Desk, client: TestClient, window: Window) -> None:
    assert "Waiting for you." in client.get("/sign-in").text
    assert client.post("/sign-in/facebook/begin").headers["location"] == "/sign-in"
    _waits(desk)
    page = client.get("/sign-in").text
    assert "Use the other window to sign in. We are waiting." in page
    assert "several accounts there, switch to the one to check" in page
    assert "First finish with Facebook." in page
    client.post("/sign-in/facebook/done")
    _is(desk, SignInState.SIGNED_IN)
    page = client.get("/sign-in").text
    assert "Signed in. Facebook is ready." in page
    assert "Continue" in page
    assert window.closed == ["facebook"]


def test_nothing_of_a_session_shows_or_is_written(desk: Desk, client: TestClient) -> None:
    client.post("/sign-in/facebook/begin")
    _waits(desk)
    client.post("/sign-in/facebook/done")
    _is(desk, SignInState.SIGNED_IN)
    assert SECRET not in client.get("/sign-in").text
    written = [p for p in desk.store.home.rglob("*") if p.is_file()]
    assert written
    assert not [p for p in written if SECRET.encode() in p.read_bytes()]


def test_two_presses_open_one_window(desk: Desk, client: TestClient, window: Window) -> None:
    presses = [
        threading.Thread(target=client_of(desk).post, args=("/sign-in/facebook/begin",))
        for _ in range(4)
    ]
    for press in presses:
        press.start()
    for press in presses:
        press.join()
    client.post("/sign-in/myspace/begin")
    _waits(desk)
    assert window.opened == ["facebook"]
    assert desk.sign_ins.of(MYSPACE).state is SignInState.WAITING


def test_each_window_that_is_done_with_opens_the_next_and_after_the_last_it_looks(
    desk: Desk, client: TestClient, window: Window, looks: list[str]
) -> None:
    assert client.post("/sign-in/begin").headers["location"] == "/sign-in"
    _waits(desk)
    assert "Next: MySpace." in client.get("/sign-in").text
    assert client.post("/sign-in/begin").headers["location"] == "/sign-in", "pressed twice"
    client.post("/sign-in/facebook/done")
    _is(desk, SignInState.WINDOW_OPEN, MYSPACE)
    _waits(desk)
    assert window.opened == ["facebook", "myspace"]
    assert looks == []
    client.post("/sign-in/myspace/done")
    wait_until(desk, lambda: desk.leads_on)
    assert looks == ["begun"]
    assert desk.way().step is Step.LOOKING
    assert client.get("/sign-in").headers["location"] == "/looking"
    client.get("/looking")
    assert "MySpace is ready." in client.get("/sign-in").text, "led on once, and not for ever"


def test_who_is_led_to_a_look_that_is_over_by_then_is_led_on_to_the_checklist(
    desk: Desk, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Looking, "now", Looked(Stage.FINISHED))
    desk.leads_on = True
    assert client.get("/looking").headers["location"] == "/checklist"
    assert client.get("/looking").status_code == 200, "who comes back to it sees how it went"


def test_they_open_as_soon_as_the_person_said_yes_if_they_want(
    desk: Desk, client: TestClient, window: Window
) -> None:
    assert client.post("/before").headers["location"] == "/sign-in"
    assert desk.sign_ins.window is None
    client.post("/before", data={"then": "sign-in"})
    _waits(desk)
    assert window.opened == ["facebook"]


def test_who_cannot_sign_in_to_one_goes_on_with_the_next_and_is_not_led_on(
    desk: Desk, client: TestClient, window: Window, looks: list[str]
) -> None:
    client.post("/sign-in/begin")
    _waits(desk)
    client.post("/sign-in/facebook/cannot")
    _is(desk, SignInState.WINDOW_OPEN, MYSPACE)
    _waits(desk)
    client.post("/sign-in/myspace/done")
    _is(desk, SignInState.SIGNED_IN, MYSPACE)
    assert desk.sign_ins.of(FACEBOOK).state is SignInState.NOT_SIGNED_IN
    page = client.get("/sign-in").text
    assert "Or without a sign-in to Facebook:" in page
    assert not desk.leads_on
    assert looks == []


def test_a_closed_window_opens_no_other(
    desk: Desk, client: TestClient, window: Window, looks: list[str]
) -> None:
    window._tries = None
    client.post("/sign-in/begin")
    _is(desk, SignInState.NOT_SIGNED_IN)
    assert window.opened == ["facebook"]
    assert desk.sign_ins.of(MYSPACE).state is SignInState.WAITING
    assert looks == []


def test_whatever_stops_a_sign_in_nobody_is_waited_for_at_no_window(
    desk: Desk, client: TestClient, window: Window
) -> None:
    window.fails = RuntimeError(f"words of a page: {SECRET}")
    client.post("/sign-in/begin")
    _is(desk, SignInState.NOT_SIGNED_IN)
    page = client.get("/sign-in").text
    assert "did not expect" in page
    assert SECRET not in page
    assert desk.sign_ins.in_turn == ()
    window.fails = None
    client.post("/sign-in/facebook/begin")
    _waits(desk)


def test_who_is_not_done_yet_is_told_so(desk: Desk, client: TestClient, window: Window) -> None:
    window._tries = 2
    client.post("/sign-in/facebook/begin")
    _waits(desk)
    client.post("/sign-in/facebook/done")
    wait_until(desk, lambda: desk.sign_ins.of(FACEBOOK).says == "Not yet.")
    assert "Not yet." in client.get("/sign-in").text
    client.post("/sign-in/facebook/done")
    _is(desk, SignInState.SIGNED_IN)


def test_a_closed_window_is_said_and_leads_to_the_other_ways(
    desk: Desk, client: TestClient, window: Window
) -> None:
    window._tries = None
    client.post("/sign-in/facebook/begin")
    _is(desk, SignInState.NOT_SIGNED_IN)
    page = client.get("/sign-in").text
    assert "The sign-in window was closed before anybody signed in." in page
    assert "Pages I save" in page
    assert "My data from Facebook" in page
    assert "look myself" in page
    assert client.post("/looking").status_code == 422


def test_who_cannot_sign_in_has_the_window_closed_and_chooses_another_way(
    desk: Desk, client: TestClient, window: Window
) -> None:
    client.post("/sign-in/facebook/begin")
    _waits(desk)
    client.post("/sign-in/facebook/cannot")
    wait_until(desk, lambda: window.closed == ["facebook"] and desk.sign_ins.window is None)
    assert desk.sign_ins.of(FACEBOOK).state is SignInState.NOT_SIGNED_IN
    answer = client.post("/sign-in/facebook/how", data={"how": "export"})
    assert answer.headers["location"] == "/files/facebook"
    assert desk.way().how["facebook"] is How.EXPORT
    assert "none handed over yet" in client.get("/sign-in").text
    client.post("/sign-in/facebook/how", data={"how": "opened"})
    client.post("/sign-in/facebook/begin")
    _waits(desk)
    client.post("/sign-in/facebook/done")
    _is(desk, SignInState.SIGNED_IN)


def test_nothing_is_opened_without_a_yes_to_it(
    desk: Desk, client: TestClient, window: Window
) -> None:
    keep_consents(desk.store, kept_consents(desk.store).without("facebook"))
    answer = client.post("/sign-in/facebook/begin")
    assert answer.status_code == 422
    assert "say yes to it" in answer.text
    assert window.opened == []


def test_a_yes_that_is_taken_back_takes_the_sign_in_with_it(
    desk: Desk, client: TestClient, window: Window
) -> None:
    client.post("/sign-in/facebook/begin")
    _waits(desk)
    client.post("/sign-in/facebook/done")
    _is(desk, SignInState.SIGNED_IN)
    assert desk.sign_ins.session(FACEBOOK) is not None
    client.post("/before/take-back", data={"network": "facebook"})
    assert desk.sign_ins.session(FACEBOOK) is None


@pytest.mark.parametrize("network", ["x", "nowhere", "facebook%2F.."])
def test_what_was_not_chosen_is_not_opened(
    desk: Desk, client: TestClient, window: Window, network: str
) -> None:
    assert client.post(f"/sign-in/{network}/begin").status_code in (404, 422)
    assert window.opened == []


def test_a_form_leads_back_to_screens_of_the_page_alone(desk: Desk, client: TestClient) -> None:
    for back, leads in [("/looking", "/looking"), ("https://elsewhere.example", "/sign-in")]:
        answer = client.post("/sign-in/facebook/cannot", data={"back": back})
        assert answer.headers["location"] == leads


def test_a_page_that_ends_closes_the_window_it_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, place = Window(), Internet()
    monkeypatch.setattr(place, "session", window.session, raising=False)
    monkeypatch.setattr("profilecheck.page.places.place_of", lambda made_up: place)
    with desk_of(tmp_path / "home", "", facebook=How.OPENED) as desk:
        desk.sign_ins.begin(FACEBOOK)
        _waits(desk)
    assert window.closed == ["facebook"]


def test_practice_offers_the_persons_networks_and_needs_no_window(tmp_path: Path) -> None:
    with desk_of(tmp_path / "home", "mixed", facebook=How.OPENED) as desk:
        offered = {one.id for one in desk.place.networks if isinstance(one, OpenSite)}
        assert offered == {"facebook", "linkedin", "myspace", "x", "youtube"}
        client = client_of(desk)
        assert "This is practice" in client.get("/sign-in").text
        client.post("/sign-in/facebook/begin")
        _is(desk, SignInState.SIGNED_IN)


def test_the_part_that_changes_is_the_one_on_the_screen(desk: Desk, client: TestClient) -> None:
    from profilecheck.page.screens.signing import parts

    (part,) = parts(desk).values()
    assert " ".join(part.split()) in " ".join(client.get("/sign-in").text.split())


def test_a_network_left_out_is_named_and_nothing_is_asked_of_it(tmp_path: Path) -> None:
    desk = desk_of(tmp_path / "home", facebook=How.OPENED)
    client = client_of(desk)
    assert "Left out" not in client.get("/sign-in").text
    uses = {"facebook": Use.YES, "myspace": Use.YES}
    desk.keep(Way(step=Step.SIGN_IN, networks=uses, how={"facebook": How.OPENED}))
    shown = client.get("/sign-in").text
    assert "Left out, without a yes from you: MySpace." in shown
    assert shown.count("MySpace") == 1
    assert client.get("/before").status_code == 200, "where it leads"


def test_an_unknown_person_is_named(tmp_path: Path) -> None:
    from profilecheck.errors import InputError
    from profilecheck.store.store import Store

    with pytest.raises(InputError, match="nobody"):
        _ = Desk(Store(tmp_path, lambda _: None), load_checklist(), "nobody").place


def test_deleting_everything_closes_the_window_and_drops_each_sign_in(
    desk: Desk, window: Window
) -> None:
    client = client_of(desk)
    client.post("/sign-in/facebook/begin")
    _waits(desk)
    client.post("/sign-in/facebook/done")
    _is(desk, SignInState.SIGNED_IN)
    client.post("/sign-in/myspace/begin")
    _waits(desk)
    client.post("/delete", data={"sure": "yes"})
    assert window.closed == ["facebook", "myspace"]
    assert desk.sign_ins.window is None
    assert desk.sign_ins.session(FACEBOOK) is None


def test_a_sign_in_that_is_kept_is_used_once_and_deleted_where_the_network_has_ended_it(
    desk: Desk, client: TestClient, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_keyring(monkeypatch, HeldKeyring())
    vault = vault_for_logins(desk.store)
    assert vault is not None
    cookie = {"name": "c", "value": SECRET, "domain": ".facebook.com"}
    kept = Session.of({"cookies": [cookie]}, FACEBOOK.policy)
    keep_login(desk.store, kept, "facebook", ("c",), vault, datetime.now(UTC))
    client.post("/sign-in/facebook/begin")
    _is(desk, SignInState.SIGNED_IN)
    assert window.opened == []
    assert "The sign-in that you keep was used." in client.get("/sign-in").text

    # Another's than is meant: the network has not ended it, and they may say that it is meant.
    desk.sign_ins.ask_again(FACEBOOK, UnreadReason.SWITCHED)
    assert kept_login(desk.store, "facebook") is not None
    assert desk.sign_ins.session(FACEBOOK) is None
    desk.sign_ins.stay(FACEBOOK)
    assert desk.sign_ins.session(FACEBOOK) is not None
    desk.sign_ins.ask_again(FACEBOOK, UnreadReason.SIGNED_OUT)
    assert kept_login(desk.store, "facebook") is None
    client.post("/sign-in/facebook/begin")
    _waits(desk)
    assert window.opened == ["facebook"]


def test_one_that_is_another_s_is_taken_back_until_there_is_a_new_one(
    desk: Desk, client: TestClient
) -> None:
    def sign_in() -> None:
        client.post("/sign-in/facebook/begin")
        _waits(desk)
        client.post("/sign-in/facebook/done")
        _is(desk, SignInState.SIGNED_IN)

    sign_in()
    first = desk.sign_ins.session(FACEBOOK)
    desk.sign_ins.ask_again(FACEBOOK, UnreadReason.SWITCHED)
    client.post("/sign-in/facebook/begin")
    _waits(desk)
    desk.sign_ins.stay(FACEBOOK)
    assert desk.sign_ins.session(FACEBOOK) is None, "the window decides"
    client.post("/sign-in/facebook/done")
    _is(desk, SignInState.SIGNED_IN)
    second = desk.sign_ins.session(FACEBOOK)
    assert second not in (None, first)
    desk.sign_ins.stay(FACEBOOK)
    assert desk.sign_ins.session(FACEBOOK) is second
    for over in (partial(desk.sign_ins.forget, FACEBOOK), desk.sign_ins.forget_all):
        desk.sign_ins.ask_again(FACEBOOK, UnreadReason.SWITCHED)
        over()
        desk.sign_ins.stay(FACEBOOK)
        assert desk.sign_ins.session(FACEBOOK) is None
        sign_in()


def test_a_check_that_was_cut_off_in_a_terminal_is_offered_and_gone_on_with(
    desk: Desk, client: TestClient
) -> None:
    assert "was cut off" not in client.get("/sign-in").text
    gathered = snapshot(account()).model_copy(update={"finished": False})
    run = new_run(desk.store, gathered.taken_at)
    run.keep(gathered)
    assert "was cut off" in client.get("/sign-in").text
    for _ in range(2):  # pressed twice
        assert client.post("/sign-in/take-up").headers["location"] == "/sign-in"
    assert desk.way().run == run.folder.name
    assert desk.looking.unfinished() == gathered
    assert "was cut off" not in client.get("/sign-in").text


def test_a_check_that_was_cut_off_long_ago_is_offered_with_what_that_means(
    desk: Desk, client: TestClient
) -> None:
    gathered = snapshot(account()).model_copy(update={"finished": False})
    new_run(desk.store, gathered.taken_at).keep(gathered)
    desk.now = lambda: gathered.taken_at + timedelta(days=6)
    assert "It may have changed since" not in client.get("/sign-in").text
    desk.now = lambda: gathered.taken_at + timedelta(days=8)
    assert f"<p>{READ_LONG_AGO}</p>" in client.get("/sign-in").text
    client.post("/sign-in/take-up")
    screen = client.get("/looking").text
    assert f"<p>{READ_LONG_AGO}</p>" in screen
    assert screen.index("Start again") < screen.index("Go on from there")


def test_a_check_of_other_networks_is_not_offered(desk: Desk, client: TestClient) -> None:
    gathered = snapshot(account(network="x")).model_copy(update={"finished": False})
    new_run(desk.store, gathered.taken_at).keep(gathered)
    assert "was cut off" not in client.get("/sign-in").text
    client.post("/sign-in/take-up")
    assert desk.way().run == ""


def test_where_the_keyring_is_locked_there_is_as_good_as_no_sign_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> NoReturn:
        raise StorageError("this computer's keyring is locked.")

    monkeypatch.setattr("profilecheck.page.signing.open_login", locked)
    assert KeptInStore(desk.store).session(FACEBOOK) is None


def test_the_window_is_opened_for_what_the_network_itself_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def sign_in(*asked: object) -> Session:
        asked_for.append(asked)
        return Session(())

    async def confirm(_: str) -> None:
        pytest.fail("nothing was opened")

    asked_for: list[tuple[object, ...]] = []
    monkeypatch.setattr("profilecheck.page.places.sign_in", sign_in)
    monkeypatch.setattr("profilecheck.page.places.launched", lambda hosts: hosts)
    to_its_end(Internet().session(FACEBOOK, confirm))
    header = FACEBOOK.header
    assert asked_for == [
        ("Facebook", header.sign_in_url, FACEBOOK.policy, header.session_cookies, confirm)
    ]
    browser: object = Internet().browser(FACEBOOK.hosts)
    assert browser == FACEBOOK.hosts
    assert FACEBOOK in Internet().networks
    assert not any("@" in known.id for known in Internet().networks)


def test_nothing_is_done_before_the_page_is_opened() -> None:
    idle = Worker()
    idle.close()
    with pytest.raises(RuntimeError, match="nothing is done before the page is opened"):
        idle.soon(cast(asyncio.Event, None))
