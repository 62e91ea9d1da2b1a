"""Deleting everything, and the calendar file."""

from pathlib import Path

import icalendar
import pytest

from profilecheck.page.desk import Desk
from profilecheck.page.way import Step
from profilecheck.school import School
from profilecheck.storage import KEPT_HERE, write_private
from profilecheck.store.school import keep_school
from tests.each import each
from tests.page.desks import client_of, desk_in, on_networks
from tests.page.test_way import led_to, parsed, said
from tests.vault.keyrings import HeldKeyring, use_keyring


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> HeldKeyring:
    held = HeldKeyring()
    use_keyring(monkeypatch, held)
    return held


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk where a school and the way are kept."""
    desk = desk_in(tmp_path)
    on_networks(desk, "x", step=Step.EXPECT)
    keep_school(desk.store, School(names=("Elm Park School",)))
    return desk


def test_what_is_kept_is_said_and_deleted_once_that_is_sure(desk: Desk) -> None:
    client = client_of(desk)
    asked = said(client.get("/delete"))
    assert "Your school" in asked
    assert "How far you have come" in asked
    assert "sign-ins" not in asked
    refused = client.post("/delete")
    assert refused.status_code == 422
    assert "Tick the box" in said(refused)
    assert desk.store.home.exists()

    assert led_to(client.post("/delete", data={"sure": "yes"})) == "/deleted"
    assert not desk.store.home.exists()
    last = client.get("/deleted")
    assert "2 files were removed." in said(last)
    assert sorted(li.text().strip() for li in parsed(last).css("main li")) == [
        "school.yaml",
        "way.json",
    ]
    assert led_to(client.post("/delete", data={"sure": "yes"})) == "/deleted", "pressed twice"
    assert "2 files were removed." in said(client.get("/deleted"))
    assert led_to(client.get("/")) == "/networks", "it can be begun anew"


@each("name", sorted(KEPT_HERE - {"page", "passphrase.lock"}))
def test_whatever_is_kept_has_a_line_before_it_is_deleted(name: str, tmp_path: Path) -> None:
    desk = desk_in(tmp_path / name)
    sealed = {"passphrase": "passphrase.sealed"}
    kept = sealed.get(name, name if "." in name else f"{name}/one.sealed")
    write_private(desk.store.home / kept, "")
    page = parsed(client_of(desk).get("/delete"))
    assert [li.text() for li in page.css("main ul li")], name


def test_searches_and_files_handed_over_are_named_before_they_are_deleted(desk: Desk) -> None:
    write_private(desk.store.home / "search.json", "{}")
    write_private(desk.store.home / "handed-over" / "x" / "1" / "data.zip", "")
    asked = said(client_of(desk).get("/delete"))
    assert "Your searches for yourself" in asked
    assert "Files that you handed over" in asked
    assert "cut off" not in asked


def test_what_is_left_of_a_window_is_deleted_too(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    write_private(desk.store.home / "sign-in" / "left", "")
    client = client_of(desk)
    assert "Nothing is kept" not in said(client.get("/delete"))
    client.post("/delete", data={"sure": "yes"})
    assert not desk.store.home.exists()


def test_what_is_not_ours_is_left_and_said(desk: Desk) -> None:
    (desk.store.home / "letter.txt").write_text("mine", encoding="utf-8")
    client = client_of(desk)
    client.post("/delete", data={"sure": "yes"})
    assert "We left 1 file in" in said(client.get("/deleted"))
    assert (desk.store.home / "letter.txt").exists()


def test_what_the_server_uses_stays_until_it_ends(desk: Desk) -> None:
    used = desk.store.home / "page" / "lock"
    used.parent.mkdir()
    used.touch()
    client = client_of(desk)
    client.post("/delete", data={"sure": "yes"})
    assert used.exists()
    last = said(client.get("/deleted"))
    assert "2 files were removed." in last
    assert "We left" not in last


def test_a_keyring_that_is_locked_is_said(desk: Desk, ring: HeldKeyring) -> None:
    ring.locked = True
    client = client_of(desk)
    client.post("/delete", data={"sure": "yes"})
    last = said(client.get("/deleted"))
    assert "2 files were removed." in last
    assert "keyring is locked" in last


def test_where_nothing_is_kept_there_is_nothing_to_delete(tmp_path: Path) -> None:
    client = client_of(desk_in(tmp_path))
    assert "Nothing is kept on this computer." in said(client.get("/delete"))
    assert "Nothing is kept on this computer." in said(client.get("/deleted"))


def test_what_was_kept_since_is_said(desk: Desk) -> None:
    client = client_of(desk)
    client.post("/delete", data={"sure": "yes"})
    client.post("/networks", data={"use": "x"})
    assert "something new was kept" in said(client.get("/deleted"))


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ({}, "2027-05-23"),
        ({"in": "1 month"}, "2026-12-23"),
        ({"in": "6 months", "on": ""}, "2027-05-23"),
        ({"in": "day", "on": "2027-09-01"}, "2027-09-01"),
    ],
)
def test_a_reminder_is_a_file_for_the_calendar(
    tmp_path: Path, asked: dict[str, str], day: str
) -> None:
    given = client_of(desk_in(tmp_path)).get("/remind/check-my-profiles.ics", params=asked)
    assert given.status_code == 200
    assert given.headers["content-type"].startswith("text/calendar")
    assert "attachment" in given.headers["content-disposition"]
    (event,) = icalendar.Calendar.from_ical(given.content).walk("VEVENT")
    assert event.to_ical().count(f"DTSTART;VALUE=DATE:{day.replace('-', '')}".encode()) == 1
    assert b"SUMMARY:Check my profiles" in event.to_ical()


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"in": "day", "on": ""}, "is no day"),
        ({"in": "day", "on": "2026-11-23"}, "is not ahead of us"),
        ({"in": "soon"}, "is no span of time"),
    ],
)
def test_a_day_that_cannot_be_is_said_on_the_screen(
    tmp_path: Path, asked: dict[str, str], problem: str
) -> None:
    refused = client_of(desk_in(tmp_path)).get("/remind/check-my-profiles.ics", params=asked)
    assert refused.status_code == 422
    assert problem in said(refused)
