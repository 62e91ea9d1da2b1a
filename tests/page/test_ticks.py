"""A network whose tick was taken away or set after a check: it is said, with what to do."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from profilecheck.model import load
from profilecheck.model.snapshot import Snapshot
from profilecheck.page.looked import Looked, Stage
from profilecheck.page.way import How, Step
from profilecheck.questions.networks import Use
from tests.page.checked import CHECKED, At, a_check, at_checklist
from tests.page.desks import client_of, desk_in
from tests.unit.builders import account

TAKE_OFF = "form[action$='/checklist/take-off']"
TICK = "form[action$='/checklist/tick']"
UNTICK = "form[action$='/checklist/untick']"


@pytest.fixture
def at(tmp_path: Path) -> At:
    """Someone who had Facebook and X looked at, and has taken the tick from Facebook since."""
    desk = desk_in(tmp_path)
    x = account(network="x").model_copy(update={"guidance": {}})
    both = CHECKED.model_copy(update={"accounts": (CHECKED.accounts[0], x)})
    there = At(desk, a_check(desk, both), client_of(desk))
    desk.change(networks={"facebook": Use.YES, "x": Use.YES})
    assert not _asks(there.page())
    untick(there, "x")
    return there


def untick(at: At, *left: str) -> None:
    """Tick these alone, as the first screen sends it."""
    assert at.client.post("/networks", data={"use": list(left)}).status_code == 303


def _asks(page: LexborHTMLParser) -> list[str]:
    return [" ".join(n.text().split()) for n in page.css(".notice") if "the tick" in n.text()]


def kept(at: At) -> list[str]:
    return [one.network for one in load(Snapshot, at.run.snapshot).accounts]


def test_it_is_said_and_stays_until_the_person_decides(at: At) -> None:
    (asks,) = _asks(at.page())
    assert asks.startswith("You took the tick from Facebook. It is still on this checklist.")
    assert kept(at) == ["facebook", "x"]
    assert at.report.visits


def test_it_is_taken_off_with_what_was_read(at: At) -> None:
    page = at.follow("take-off", network="facebook")
    assert "It is off this checklist, and what we read there is deleted." in str(page.html)
    assert not _asks(page)
    assert kept(at) == ["x"]
    assert [one.network for one in at.report.networks] == ["x"]
    assert b"Oakfield" not in at.run.report.read_bytes(), "what was saved of it is made anew"
    assert at.desk.way().used == ("x",)
    assert "done=gone" in at.send("take-off", network="facebook"), "pressed twice"


def test_it_is_kept_and_is_chosen_again(at: At) -> None:
    page = at.follow("tick", network="facebook")
    assert not _asks(page)
    assert set(at.desk.way().used) == {"facebook", "x"}
    assert at.desk.way().how["facebook"] is How.OPENED
    assert at.report.visits
    assert "done=gone" in at.send("tick", network="facebook")


def test_ticked_again_on_the_first_screen_it_is_asked_no_more(at: At) -> None:
    untick(at, "facebook", "x")
    assert not _asks(at.page())
    assert at.desk.way().unticked == {}


def test_until_then_it_is_not_looked_at_again(at: At) -> None:
    visit = at.report.visits[0]
    assert "keep it on this checklist first" in str(at.page().html)
    assert "done=gone" in at.send("again", network="facebook", row=visit.rows[0].id)


def test_a_checklist_is_never_of_nothing(at: At) -> None:
    """No network, nothing to put right: that would look as if all were in order."""
    untick(at, "linkedin")
    at.send("take-off", network="x")
    page = at.page()
    (asks,) = _asks(page)
    assert "This checklist is of nothing else: check again from the start" in asks
    assert not page.css(TAKE_OFF)
    assert page.css(TICK)
    assert "done=gone" in at.send("take-off", network="facebook")
    assert kept(at) == ["facebook"]


def test_while_something_is_read_nothing_is_taken_off(at: At) -> None:
    at.desk.looking._going.begin(Looked(Stage.LOOKING))
    assert "done=busy" in at.send("take-off", network="facebook")
    assert kept(at) == ["facebook", "x"]


def test_a_check_that_was_begun_elsewhere_is_of_what_was_chosen_there(at: At) -> None:
    at.desk.change(run="")
    assert not _asks(at.page())
    assert "done=gone" in at.send("take-off", network="facebook")


def test_what_was_never_ticked_is_not_asked_about(tmp_path: Path) -> None:
    there = at_checklist(tmp_path)
    assert there.desk.way().step is Step.CHECKLIST
    assert [one.network for one in CHECKED.accounts] == ["facebook", "bebo"]
    untick(there, "facebook")
    assert not _asks(there.page())


def _says_not_looked_at(page: LexborHTMLParser) -> list[str]:
    said = [" ".join(n.text().split()) for n in page.css(".notice")]
    return [one for one in said if "was not looked at" in one]


def test_what_is_ticked_since_is_said_until_it_is_looked_at_or_unticked(at: At) -> None:
    untick(at, "facebook", "x", "linkedin")
    (says,) = _says_not_looked_at(at.page())
    assert says.startswith("You ticked LinkedIn, and nothing of it is on this checklist")
    page = at.follow("untick", network="linkedin")
    assert "The tick is taken off." in str(page.html)
    assert not _says_not_looked_at(page)
    assert not _asks(page), "there is nothing of it to keep or to take off"
    assert set(at.desk.way().used) == {"facebook", "x"}
    assert kept(at) == ["facebook", "x"]
    assert "done=gone" in at.send("untick", network="linkedin"), "pressed twice"


def test_the_only_one_that_is_ticked_stays_so(at: At) -> None:
    untick(at, "linkedin")
    page = at.page()
    assert _says_not_looked_at(page)
    assert not page.css(UNTICK)
    assert "done=gone" in at.send("untick", network="linkedin")


def test_a_look_that_is_not_finished_goes_on_with_what_is_ticked(at: At) -> None:
    untick(at, "facebook", "x", "linkedin")
    at.run.keep(load(Snapshot, at.run.snapshot).model_copy(update={"finished": False}))
    assert not _says_not_looked_at(at.page())


def test_another_check_is_not_of_what_was_ticked_here(at: At) -> None:
    untick(at, "facebook", "x", "linkedin")
    at.desk.change(run="")
    assert not _says_not_looked_at(at.page())
