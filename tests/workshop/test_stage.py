"""The workshop behind its windows: its way through the story, its gate, and its beginning anew."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.async_api import Error as PlaywrightError
from starlette.testclient import TestClient

from profilecheck.errors import InputError
from profilecheck.page.life import Life
from profilecheck.replica.registry import NETWORKS
from profilecheck.vocabulary import Circle
from profilecheck.workshop.app import application
from profilecheck.workshop.stage import _UNEXPECTED, Problem, Stage
from profilecheck.workshop.story import Step, Story, Switch
from profilecheck.workshop.switches import settings
from tests import unhurried
from tests.apart import to_its_end
from tests.each import each
from tests.page.conftest import Clock, Served, serving
from tests.page.test_gate import ATTACKS, Attack


def story(*steps: Step) -> Story:
    return Story(kind="story", schema_version=1, title="Short", steps=steps)


READ_ALONE = {"bluesky"}
"""An API for reading has nothing that somebody in the room could change."""

ASKS = Step(title="Asks", minutes=2, ask="Who?", say=("You.",))
SAYS = Step(title="Says", minutes=3, say=("A line.",), notes=("For the trainer alone.",))


@pytest.fixture
def stage() -> Stage:
    return Stage(story(ASKS, SAYS))


@pytest.fixture
def client(stage: Stage) -> TestClient:
    return TestClient(application(stage), follow_redirects=False)


def places(stage: Stage) -> tuple[int, int]:
    return stage.at, stage.beat


def test_the_story_goes_forward_and_back_and_no_further(stage: Stage, client: TestClient) -> None:
    walked = []
    for _ in range(4):
        walked.append(places(stage))
        assert client.post("/forward").status_code == 303
    assert walked == [(0, 0), (0, 1), (1, 0), (1, 0)]
    for _ in range(3):
        client.post("/back")
    assert places(stage) == (0, 0)
    client.post("/go", data={"step": "2"})
    assert places(stage) == (1, 0)
    client.post("/go", data={"step": "99"})
    assert places(stage) == (1, 0)


def test_the_question_is_asked_before_anything_is_said(client: TestClient) -> None:
    asked = client.get("/projector").text
    assert "Who?" in asked
    assert "You." not in asked
    client.post("/forward")
    said = client.get("/projector").text
    assert "You." in said


def test_the_notes_are_for_the_trainer_alone(client: TestClient) -> None:
    client.post("/go", data={"step": "2"})
    assert "For the trainer alone." in client.get("/").text
    assert "For the trainer alone." not in client.get("/projector").text


def test_the_trainer_sees_the_time_and_what_comes_next(stage: Stage, client: TestClient) -> None:
    assert "Next: Says" in client.get("/").text
    begun = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    stage.now = lambda: begun
    client.post("/forward")
    stage.now = lambda: begun + timedelta(minutes=4, seconds=30)
    assert stage.used == 4
    assert ">4</span> of 5 minutes used" in client.get("/").text


@pytest.mark.parametrize(
    ("hands", "of"),
    [("9", "4"), ("many", "20"), ("", "20"), ("²", "20"), ("4", "10000"), ("9" * 5000, "20")],
    ids=["more", "a word", "empty", "raised", "too many", "too long for a number"],
)
def test_a_count_that_cannot_be_is_asked_for_once_more(
    client: TestClient, hands: str, of: str
) -> None:
    answer = client.post("/guess", data={"hands": hands, "of": of})
    assert answer.status_code == 422
    assert "once more" in answer.text


def test_the_rooms_guess_stays_with_its_step(stage: Stage, client: TestClient) -> None:
    with stage:
        client.post("/guess", data={"hands": "4", "of": "22"})
        assert "Hands up: 4 of 22" in client.get("/").text
        client.post("/go", data={"step": "2"})
        assert "Hands up: 4" not in client.get("/").text
        client.post("/back")
        assert "Hands up: 4 of 22" in client.get("/").text
        client.post("/reset")
        assert "Hands up: 4" not in client.get("/").text


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/free", {"whose": "nobody facebook", "eyes": "anyone"}),
        ("/free", {"whose": "exposed bebo", "eyes": "anyone"}),
        ("/free", {"whose": "exposed facebook", "eyes": "the head"}),
        ("/free", {}),
        ("/change", {"what": "exposed nothing", "eyes": "anyone"}),
        ("/change", {}),
    ],
)
def test_what_nobody_offers_is_not_shown(
    client: TestClient, path: str, form: dict[str, str]
) -> None:
    answer = client.post(path, data=form)
    assert answer.status_code == 422
    assert "Choose from the lists." in answer.text


def test_a_switch_off_the_story_is_seen_on_the_page_that_it_changes(
    stage: Stage, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Step] = []
    monkeypatch.setattr(stage, "go_free", shown.append)
    for setting in settings():
        form = {"what": f"exposed {setting}", "eyes": "anyone"}
        assert client.post("/change", data=form).status_code == 303
    pages = {step.switch.setting: step.switch.page for step in shown if step.switch}
    assert pages == {one.id: one.page for one in settings().values()}
    assert pages["facebook-friends-list"] == "friends"
    assert pages["youtube-videos"] == "videos_public"


def test_a_look_off_the_story_asks_first_and_ends_in_one_act(
    stage: Stage, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Step] = []
    monkeypatch.setattr(stage, "go_free", shown.append)
    client.post("/free", data={"whose": "mixed linkedin", "eyes": "anyone"})
    (step,) = shown
    assert step.ask
    assert step.act


def test_what_is_not_there_is_said_so(client: TestClient) -> None:
    assert client.get("/nothing").status_code == 404
    assert client.get("/pictures/none.png").status_code == 404
    assert client.get("/static/none.js").status_code == 404


def test_it_ends_when_the_trainer_says_so(stage: Stage, client: TestClient) -> None:
    assert "Nothing of the workshop is kept." in client.post("/end").text
    assert stage.life.farewell


def test_a_room_may_talk_for_longer_than_a_page_is_left_alone() -> None:
    clock = Clock()
    stage = Stage(story(SAYS), life=Life(clock, alone_for=100.0))
    clock.now = 99.0
    assert not stage.life.is_left_alone
    stage.forward(1)
    clock.now = 198.0
    assert not stage.life.is_left_alone
    clock.now = 200.0
    assert stage.life.is_left_alone


def test_beginning_anew_brings_every_replica_back(stage: Stage) -> None:
    with stage:
        began = {(n, a): account.profile for n, a, account in accounts(stage)}
        assert {n for n, _ in began} == {network.id for network in NETWORKS} - READ_ALONE
        for _, _, account in accounts(stage):
            field = next(f for f, v in account.profile if isinstance(v, str))
            account.profile = account.profile.model_copy(update={field: "changed"})
        assert all(account.profile != began[n, a] for n, a, account in accounts(stage))
        stage.reset()
        assert {(n, a): account.profile for n, a, account in accounts(stage)} == began


def accounts(stage: Stage) -> Iterator[tuple[str, str, Any]]:
    """Every account of every replica that can be changed, with its network and its person."""
    for network, running in stage.house.replica.networks.items():
        if network.id in READ_ALONE:
            continue
        for name, account in cast("Any", running).state.accounts.items():
            yield network.id, name, account


@pytest.fixture(scope="module")
def gate() -> Iterator[Served]:
    """The workshop behind its gate; without its replicas, which nobody gets to here."""
    made = Stage(story(ASKS, SAYS))
    with serving(cast("Any", made), application(made)) as page:
        yield page


@each("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_nobody_but_the_trainers_browser_gets_in(attack: Attack, gate: Served) -> None:
    answer = attack.on(gate)
    assert answer.refused
    assert "Short" not in answer.text


def test_the_trainers_browser_does(gate: Served) -> None:
    answer = gate.ask("/")
    assert answer.status == 200
    assert "Short" in answer.text
    moved = gate.ask("/forward", "POST")
    assert (moved.status, moved.headers["location"]) == (303, f"{gate.entrance.root}/")


SWITCHED = Step(
    title="Switched",
    minutes=2,
    switch=Switch(
        person="exposed", network="myspace", eyes=Circle.SIGNED_IN, setting="myspace-privacy"
    ),
)


def test_what_cannot_be_shown_is_said_on_both_windows(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("PROFILECHECK_BROWSER", str(home / "no-browser-here"))
    stage = Stage(story(SWITCHED))
    client = TestClient(application(stage))
    with stage:
        settle(stage, client)
        for window in ("/", "/projector"):
            assert "no-browser-here" in client.get(window).text
        client.post("/window")
        settle(stage, client)
        assert client.get("/").text.count("no-browser-here") > 1


def settle(stage: Stage, client: TestClient) -> None:
    """Look at the projector until nothing that it shows is made ready any more."""
    while client.get("/projector") and stage.busy:
        for job in stage.jobs:
            job.result(timeout=unhurried.SECONDS)


@each("error", [PlaywrightError("Target closed"), TimeoutError(), InputError("no such page.")])
def test_what_breaks_down_behind_a_picture_is_said_and_waited_for_no_more(error: Exception) -> None:
    async def make() -> None:
        raise error

    made = Stage(story(SAYS))
    to_its_end(made._making("it", make))
    problem = made._made["it"]
    assert isinstance(problem, Problem)
    assert problem.says == (str(error) if isinstance(error, InputError) else _UNEXPECTED)


def test_a_look_off_the_story_leads_back_into_it(stage: Stage) -> None:
    before = stage.step
    stage.go_free(Step(title="Aside", minutes=1, say=("By the way.",)))
    assert stage.is_free
    stage.back()
    assert (stage.is_free, stage.step) == (False, before)


def test_a_step_without_a_setting_opens_no_window(client: TestClient) -> None:
    answer = client.post("/window")
    assert answer.status_code == 422
    assert "There is no setting to change at this step" in answer.text
