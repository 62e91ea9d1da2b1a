"""Done, look again: a visit is read anew, and each of its rows is seen to turn, or not to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from profilecheck.model import AccountState, Observed, Report, Visit
from profilecheck.page.desk import Desk
from profilecheck.page.looked import Stage
from profilecheck.page.way import How
from profilecheck.sites import site
from profilecheck.store.runs import all_runs
from profilecheck.vocabulary import Source
from tests.page.checked import At, at_checklist, report_of
from tests.page.looked import (
    begin_after,
    change_setting,
    client_of,
    desk_of,
    in_one_browser,
    replica_of,
    sign_in_as,
    wait_until,
)

MYSPACE = site("myspace")


@pytest.fixture(scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory, first_look: Desk) -> Iterator[Desk]:
    opened = desk_of(tmp_path_factory.mktemp("again") / "home", myspace=How.OPENED)
    with opened, in_one_browser(opened):
        begin_after(opened, first_look)
        yield opened


@pytest.fixture
def desk(_desk: Desk, first_look: Desk) -> Iterator[Desk]:
    """The exposed person's, at the checklist of MySpace."""
    if _desk.sign_ins.session(MYSPACE) is None:
        sign_in_as(_desk, first_look)
    yield _desk
    _desk.looked_at = None


def _settings(report: Report) -> Visit:
    return next(v for v in report.visits if v.url.endswith("/settings/profile"))


def _press(desk: Desk, visit: Visit) -> str:
    given = {"network": visit.network, "row": visit.rows[0].id}
    answer = client_of(desk).post("/checklist/again", data=given)
    assert answer.status_code == 303
    return str(answer.headers["location"])


def _is_over(desk: Desk) -> bool:
    again = desk.looking.now.again
    return again is not None and again.stage is not Stage.LOOKING


def _page(desk: Desk, address: str = "/checklist") -> LexborHTMLParser:
    return LexborHTMLParser(client_of(desk).get(address).text)


def _text(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    assert node is not None, selector
    return " ".join(node.text().split())


def test_each_row_of_the_visit_is_seen_to_turn_or_not(desk: Desk) -> None:
    visit = _settings(report_of(desk))
    count = len(report_of(desk).visits)
    change_setting(desk, "messages=connections")
    replica_of(desk).reset_counters()
    where = _press(desk, visit)
    assert where.endswith("#again")
    assert _press(desk, visit) == where, "the second press joins the first"
    wait_until(desk, lambda: _is_over(desk))

    page = _page(desk, where)
    rows = [" ".join(node.text().split()) for node in page.css("#again li")]
    assert len(rows) == len(visit.rows) == 3
    assert sorted(row.partition(": ")[2].split(".")[0] for row in rows) == [
        "Put right",
        "Still as it was",
        "Still as it was",
    ]
    asked = {received.path for received in replica_of(desk).counters.received}
    assert "/settings/profile" in asked
    assert not asked & {"/home", "/settings/account", "/amycarterleeds/bio"}

    # With the rest changed, the whole visit is gone, and what it came to stays until it was seen.
    change_setting(desk, "privacy=restricted&comments=connections")
    _press(desk, _settings(report_of(desk)))
    wait_until(desk, lambda: _is_over(desk))
    page = _page(desk)
    assert len(page.css("#again li.put_right")) == 2
    assert len(report_of(desk).visits) == count - 1
    assert not [left for left in report_of(desk).visits if left.url == visit.url]
    saved = report_of(desk)
    run = desk.looking.run()
    assert run is not None
    assert run.load_report() == saved
    assert run.load_snapshot().finished
    assert [kept.folder for kept in all_runs(desk.store)] == [run.folder], "it went on from there"
    client_of(desk).post("/checklist/seen")
    assert _page(desk).css_first("#again") is None

    change_setting(desk, "privacy=public&comments=everyone&messages=everyone")


def test_without_a_sign_in_it_is_asked_for_in_place_and_nothing_turns(desk: Desk) -> None:
    visit = report_of(desk).visits[0]
    desk.sign_ins.forget(MYSPACE)
    _press(desk, visit)
    wait_until(desk, lambda: desk.looking.now.turn is not None)
    page = _page(desk)
    assert "Your turn: sign in to MySpace again." in _text(page, "#again-says")
    button = page.css_first("#turn-begin")
    assert button is not None
    assert button.attributes["formaction"] == "/sign-in/myspace/begin"
    buttons = page.css("form[action='/checklist/again'] button")
    assert all("disabled" in one.attributes for one in buttons)

    answer = client_of(desk).post("/sign-in/myspace/cannot", data={"back": "/checklist"})
    assert answer.headers["location"] == "/checklist"
    wait_until(desk, lambda: _is_over(desk))
    assert "did not look again" in _text(_page(desk), "#again-says")
    assert report_of(desk).visits[0] == visit


def test_a_visit_that_is_not_there_is_not_looked_at(desk: Desk) -> None:
    answer = client_of(desk).post("/checklist/again", data={"network": "myspace", "row": "none"})
    assert "gone" in answer.headers["location"]
    assert _page(desk).css_first("#again") is None


@pytest.fixture
def by_files(tmp_path: Path) -> At:
    at = at_checklist(tmp_path)
    at.desk.keep(at.desk.way().model_copy(update={"how": {"facebook": How.EXPORT}}))
    return at


def test_where_a_second_look_would_tell_nothing_it_is_not_offered(by_files: At) -> None:
    page = by_files.page()
    assert page.css_first("form[action='/checklist/again']") is None
    assert "You chose files for Facebook." in _text(page, "#start")
    row = by_files.report.rows[0].id
    assert "gone" in by_files.send("again", network="facebook", row=row)
    by_files.desk.change(how={})
    assert "We don't open Facebook, as you chose." in _text(by_files.page(), "#start")
    assert "gone" in by_files.send("again", network="facebook", row=row)
    by_files.desk.keep(by_files.desk.way().model_copy(update={"run": ""}))
    assert "To see it turn, check again from the start." in _text(by_files.page(), "#start")


@pytest.fixture
def from_files(by_files: At) -> At:
    """The same, where what is known of Facebook was read from its files."""
    read = by_files.run.load_snapshot()
    (facebook, *others) = read.accounts
    readings = tuple(
        one.model_copy(update={"source": Source.EXPORT}) if isinstance(one, Observed) else one
        for one in facebook.readings
    )
    account = facebook.model_copy(update={"state": AccountState.FROM_FILES, "readings": readings})
    by_files.run.keep(read.model_copy(update={"accounts": (account, *others)}))
    return by_files


def test_what_was_read_from_files_turns_by_new_ones_at_the_page_that_takes_them(
    from_files: At,
) -> None:
    link = from_files.page().css_first("#start a[href^='/files/']")
    assert link is not None
    where = str(link.attributes["href"])
    assert where == "/files/facebook"
    assert from_files.page(where).css_first("input[type=file]") is not None


def test_what_came_with_files_of_another_network_is_not_called_refused(from_files: At) -> None:
    from_files.desk.change(how={})
    start = _text(from_files.page(), "#start")
    assert "We read Facebook from your files. To see it turn, hand over new ones." in start
    assert "as you chose" not in start
    assert from_files.page().css_first("#start a[href='/sign-in']") is not None
