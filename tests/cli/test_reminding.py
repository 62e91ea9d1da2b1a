"""The reminder opens in any calendar, and tells nobody what it is about."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from typer.testing import CliRunner

from profilecheck.cli.app import app
from profilecheck.errors import InputError
from profilecheck.questions.reminders import after, day_named, entry
from profilecheck.storage import is_private
from tests.each import each

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LATER = date(2027, 5, 3)


def test_a_calendar_reads_it_back() -> None:
    written = entry(LATER, NOW)
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert event.decoded("dtstart") == LATER
    assert event.decoded("dtend") == LATER + timedelta(days=1)
    assert event.decoded("dtstamp") == NOW
    assert event["uid"]
    (alarm,) = event.walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm.decoded("trigger") == timedelta(hours=9)
    assert entry(LATER, NOW) != written  # two reminders are two entries


def test_it_has_what_calendars_insist_on() -> None:
    lines = entry(LATER, NOW).split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert {b"VERSION:2.0", b"DTSTART;VALUE=DATE:20270503"} <= set(lines)
    assert any(line.startswith(b"PRODID:") for line in lines)
    assert not any(b"\n" in line for line in lines)
    assert lines[-1] == b""


def test_what_others_see_of_it_gives_nothing_away() -> None:
    written = entry(LATER, NOW).decode()
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert str(event["summary"]) == "Check my profiles"
    assert not {"description", "location", "attendee", "organizer", "url"} & {
        name.casefold() for name in event
    }
    for word in ("school", "protocol", "facebook", "audit"):
        assert word not in written.casefold()


@pytest.mark.parametrize(
    ("today", "span", "expected"),
    [
        (date(2026, 11, 23), "6 months", date(2027, 5, 23)),
        (date(2026, 8, 31), "6 months", date(2027, 2, 28)),
        (date(2028, 2, 29), "1 year", date(2029, 2, 28)),
        (date(2026, 11, 23), "1 month", date(2026, 12, 23)),
        (date(2026, 12, 31), " 3 Weeks ", date(2027, 1, 21)),
        (date(2026, 11, 23), "10days", date(2026, 12, 3)),
    ],
)
def test_a_span_of_time(today: date, span: str, expected: date) -> None:
    assert after(today, span) == expected


@each("written", ["2027-05-03", "3 May 2027", "3 may 2027", "03/05/2027"])
def test_a_day_as_people_write_it(written: str) -> None:
    assert day_named(written, NOW.date()) == LATER


@each("span", ["", "soon", "0 days", "-1 year", "6", "9999 years", "1.5 years"])
def test_what_is_no_span_is_said_to_be_none(span: str) -> None:
    with pytest.raises(InputError, match=span.strip() or "span"):
        after(date(2026, 11, 23), span)


@pytest.mark.parametrize("day", ["tomorrow", "2027-02-30", "2001-01-01", "9999-12-31"])
def test_a_day_that_is_none_or_is_over(day: str, tmp_path: Path) -> None:
    out = tmp_path / "x.ics"
    result = CliRunner().invoke(app, ["remind", "--on", day, "--out", str(out)])
    assert isinstance(result.exception, InputError)
    assert not out.exists()


def test_the_file_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "mine" / "look.ics"
    soon = date.today() + timedelta(days=30)
    result = CliRunner().invoke(app, ["remind", "--on", str(soon), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert f"{soon.day} {soon:%B %Y}" in result.output
    assert is_private(out)
    refused = CliRunner().invoke(app, ["remind", "--out", str(tmp_path / "look.txt")])
    assert isinstance(refused.exception, InputError)


def test_another_calendar_is_not_written_over_but_an_earlier_reminder_is(tmp_path: Path) -> None:
    out = tmp_path / "cal.ics"
    out.write_text("BEGIN:VCALENDAR\nPRODID:-//School//EN\nEND:VCALENDAR\n", encoding="utf-8")
    refused = CliRunner().invoke(app, ["remind", "--out", str(out)])
    assert isinstance(refused.exception, InputError)
    assert "School" in out.read_text(encoding="utf-8")
    out.unlink()
    days = [date.today() + timedelta(days=n) for n in (30, 60)]
    for day in map(str, days):
        assert CliRunner().invoke(app, ["remind", "--on", day, "--out", str(out)]).exit_code == 0
    assert f"{days[1]:%Y%m%d}" in out.read_text(encoding="utf-8")
