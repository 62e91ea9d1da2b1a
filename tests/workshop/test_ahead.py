"""The next pictures are begun ahead, and none is shown that a change has made untrue."""

import asyncio
import threading
from typing import Any

import pytest

from profilecheck.model import Account
from profilecheck.replica import Persona
from profilecheck.vocabulary import Circle
from profilecheck.workshop.house import House, Photo
from profilecheck.workshop.stage import Seeing, Stage, Turned
from profilecheck.workshop.story import Look, Step, Story, Switch
from tests import unhurried
from tests.unit.builders import account

SAYS = Step(title="Says", minutes=1, say=("A line.",))
LOOK = Look(person="exposed", network="facebook", eyes=Circle.ANYONE)
LATER = Look(person="exposed", network="facebook", eyes=Circle.FRIEND)
SWITCH = Switch(
    person="exposed",
    network="facebook",
    eyes=Circle.PUPIL_OR_PARENT,
    setting="facebook-friends-list",
)
LOOKS = Step(title="Looks", minutes=1, ask="Who?", look=LOOK)
SWITCHES = Step(title="Switches", minutes=1, switch=SWITCH)
LOOKS_LATER = Step(title="Looks later", minutes=1, ask="Who?", look=LATER)


class Acted:
    """What happened in the house, one thing after the other; each photo says how many changes."""

    def __init__(self) -> None:
        self.changes = 0
        self.done: list[str] = []
        self.may_act = threading.Event()
        self.may_act.set()

    async def photograph(self, house: House, *of: Any, **how: object) -> Photo:
        await asyncio.to_thread(self.may_act.wait)
        return await self._photo(f"photo for {of[2]}")

    async def show(self, house: House, *of: object) -> Photo:
        return await self._photo("settings")

    async def press(self, house: House, *of: object) -> Photo:
        await asyncio.to_thread(self.may_act.wait)
        self.changes += 1
        return await self._photo("press")

    async def audit(self, house: House, owner: Persona, *of: object) -> Account:
        await asyncio.sleep(0)
        return account()

    async def _photo(self, what: str) -> Photo:
        await asyncio.sleep(0)
        self.done.append(what)
        return Photo((str(self.changes).encode(),), frozenset())


@pytest.fixture
def acted(monkeypatch: pytest.MonkeyPatch) -> Acted:
    acted = Acted()
    for name in ("photograph", "show", "press", "audit"):
        does = getattr(acted, name)
        monkeypatch.setattr(House, name, _method(does))
    return acted


def _method(does: Any) -> Any:
    async def method(self: House, *of: Any, **how: Any) -> Any:
        return await does(self, *of, **how)

    return method


def on_stage(*steps: Step) -> Stage:
    return Stage(Story(kind="story", schema_version=1, title="Short", steps=steps))


def settle(stage: Stage) -> None:
    while stage.busy:
        for job in stage.jobs:
            job.result(timeout=unhurried.SECONDS)


def test_the_next_pictures_are_begun_while_something_is_said(acted: Acted) -> None:
    with on_stage(SAYS, SAYS, LOOKS, SAYS, SWITCHES) as stage:
        settle(stage)
        assert acted.done == ["photo for anyone"]
        stage.go_to(2)
        settle(stage)
        assert acted.done == ["photo for anyone", "photo for pupil_or_parent", "settings"]
        assert isinstance(stage.seeing(LOOK), Seeing)
        stage.go_to(4)
        settle(stage)
        assert len(acted.done) == 3


def test_a_picture_from_before_a_change_is_made_anew_ahead(acted: Acted) -> None:
    with on_stage(SWITCHES, LOOKS_LATER) as stage:
        settle(stage)
        assert photo_of(stage, LATER) == b"0"
        stage.turned(SWITCH)
        settle(stage)
        stage.look_ahead()
        settle(stage)
        assert photo_of(stage, LATER) == b"1"
        before = stage.seeing(SWITCH, before=SWITCH)
        assert isinstance(before, Seeing)
        assert before.photo.parts == (b"0",)


def test_a_look_that_waited_while_a_switch_was_pressed_shows_nothing_untrue(acted: Acted) -> None:
    with on_stage(SWITCHES) as stage:
        acted.may_act.clear()
        stage.turned(SWITCH)
        stage.go_free(LOOKS)
        acted.may_act.set()
        settle(stage)
        assert isinstance(stage.turned(SWITCH), Turned)
        # What was asked for before the change was not taken after it, as if nothing had changed.
        assert "photo for anyone" not in acted.done
        stage.look_ahead()
        settle(stage)
        assert photo_of(stage, LOOK) == b"1"


def test_after_a_jump_what_is_shown_now_goes_before_what_waited(acted: Acted) -> None:
    acted.may_act.clear()
    with on_stage(LOOKS, SWITCHES, LOOKS_LATER) as stage:
        stage.go_to(2)
        acted.may_act.set()
        settle(stage)
        # The first may have been begun; nothing else that was asked for before goes first.
        later = acted.done.index("photo for friend")
        assert acted.done[:later] in ([], ["photo for anyone"])
        stage.go_to(1)
        settle(stage)
        assert acted.done.count("photo for pupil_or_parent") == 1
        assert acted.done.count("settings") == 1


def test_beginning_anew_while_things_are_made_ready_leaves_none_of_them(acted: Acted) -> None:
    with on_stage(SWITCHES, LOOKS_LATER) as stage:
        for _ in range(5):
            stage.turned(SWITCH)
            stage.go_free(LOOKS)
            stage.reset()
            acted.changes = 0
            assert not stage.is_turned(SWITCH)
            assert not stage.is_free
        settle(stage)
        assert photo_of(stage, LATER) == b"0"


def photo_of(stage: Stage, look: Look) -> bytes:
    seeing = stage.seeing(look)
    assert isinstance(seeing, Seeing)
    return seeing.photo.parts[0]
