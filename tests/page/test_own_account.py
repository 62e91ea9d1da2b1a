"""On the page: an account that is read without a sign-in, and a yes that it is one's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from profilecheck.page.desk import Desk
from profilecheck.page.way import How, Step, Way
from profilecheck.questions.networks import Use
from profilecheck.sites import site
from profilecheck.store.consents import kept_consents
from tests.page.desks import client_of, desk_in, on_networks
from tests.page.test_way import said

HANDLE = "amy.carter.example"
BLUESKY = site(f"bluesky@{HANDLE}")
FIELD = "use-bluesky-server"
BOTH = {f"yes-{BLUESKY.id}": "yes", f"own-{BLUESKY.id}": "yes"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return client_of(desk)


@pytest.mark.parametrize(
    "typed", [HANDLE, f"@{HANDLE}", f"https://bsky.app/profile/{HANDLE}", " Amy.Carter.example "]
)
def test_it_is_offered_with_the_name_of_the_persons_own_account(
    desk: Desk, client: TestClient, typed: str
) -> None:
    shown = said(client.get("/networks"))
    assert "Bluesky read without a sign-in" in shown
    assert "Only your own account may be looked at" in shown
    client.post("/networks", data={"use": "bluesky", FIELD: typed})
    assert desk.way().used == (BLUESKY.id,)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Type your own name there, such as your-name.bsky.social."),
        ("amy", "“amy” is not a whole name on Bluesky."),
        ("amy carter.example", "is not a whole name on Bluesky."),
        ("amy.example:80", "is not a whole name on Bluesky."),
    ],
)
def test_a_name_that_is_none_is_said_at_its_field(
    desk: Desk, client: TestClient, typed: str, problem: str
) -> None:
    refused = client.post("/networks", data={"use": "bluesky", FIELD: typed})
    assert refused.status_code == 422
    assert problem in said(refused)
    assert desk.way() == Way()


def test_what_is_told_before_says_nobody_signs_in_and_what_is_asked(
    desk: Desk, client: TestClient
) -> None:
    on_networks(desk, BLUESKY.id)
    shown = said(client.get("/before"))
    assert "Nobody signs in here." in shown
    assert "asks public.api.bsky.app, the network's way in for programs" in shown
    assert "as anybody could" in shown
    assert "nothing shows whose account it is but your word" in shown
    assert f"Yes, this is me: Bluesky ({HANDLE}) is my own account" in shown
    for untrue in ("You sign in yourself", "As you", "as you", "sign in to each in turn"):
        assert untrue not in shown
    for page in BLUESKY.pages:
        assert page.title in shown


def test_beside_a_network_that_is_signed_in_to_each_is_told_for_itself(
    desk: Desk, client: TestClient
) -> None:
    on_networks(desk, BLUESKY.id, "facebook")
    shown = said(client.get("/before"))
    assert shown.count("You sign in yourself") == shown.count("Nobody signs in here.") == 1
    assert "It never sees your password" in shown
    assert "sign in to each in turn" in shown


@pytest.mark.parametrize("left", list(BOTH))
def test_without_both_ticks_it_is_not_asked(desk: Desk, client: TestClient, left: str) -> None:
    on_networks(desk, BLUESKY.id)
    refused = client.post("/before", data={name: yes for name, yes in BOTH.items() if name != left})
    assert refused.status_code == 422
    assert kept_consents(desk.store).given == ()
    assert not desk.may_open(BLUESKY)
    assert desk.looking._session(BLUESKY) is None


def test_the_confirmation_is_for_this_account_alone(desk: Desk, client: TestClient) -> None:
    other = site("bluesky@somebody.else.example")
    on_networks(desk, BLUESKY.id, other.id)
    assert client.post("/before", data=BOTH).headers["location"] == "/sign-in"
    assert desk.way().how == {BLUESKY.id: How.OPENED}
    shown = said(client.get("/sign-in"))
    assert f"Nobody signs in here. Bluesky ({HANDLE}) is ready." in shown
    assert desk.looking._session(BLUESKY) is not None
    assert desk.looking._session(other) is None


def test_another_way_leads_to_the_confirmation_and_not_past_it(
    desk: Desk, client: TestClient
) -> None:
    desk.keep(Way(networks={BLUESKY.id: Use.YES}, how={BLUESKY.id: How.MYSELF}, step=Step.SIGN_IN))
    assert "Have it asked instead" in said(client.get("/sign-in"))
    led = client.post(f"/sign-in/{BLUESKY.id}/how", data={"how": "opened"})
    assert led.headers["location"] == f"/before#network-{BLUESKY.id}"
    assert desk.way().how == {BLUESKY.id: How.MYSELF}


def test_a_yes_that_is_taken_back_ends_it(desk: Desk, client: TestClient) -> None:
    on_networks(desk, BLUESKY.id)
    client.post("/before", data=BOTH)
    client.post("/before/take-back", data={"network": BLUESKY.id})
    assert desk.way().how == {}
    assert desk.looking._session(BLUESKY) is None
