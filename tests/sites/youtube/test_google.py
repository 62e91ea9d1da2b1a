"""The pages of the Google account, read row by row."""

from typing import Any

import pytest

from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.sites.readings import all_of, observed, reason, texts, value

from .pages import google, read, row, toggle

PHONE = "Let people who have your phone number find you"
CONTACTS = "Contact info saved from your devices"


def about(*rows: str, **more: Any) -> Any:
    return read("google_about", google("About me", *rows, **more))


def test_each_thing_has_its_own_audience() -> None:
    readings = about(
        row("Contact email", "amy@example.org", "Home", "Only you", "a@school.example", "Anyone")
    )
    entries = value(Fact.CONTACT_EMAIL, readings).entries
    assert [(e.text, e.detail, e.audience) for e in entries] == [
        ("amy@example.org", "Home", Audience.ONLY_ME),
        ("a@school.example", "", Audience.PUBLIC),
    ]


def test_where_one_works() -> None:
    readings = about(row("Work", "Oakfield Primary School", "Teacher", "Anyone"))
    (entry,) = value(Fact.PROFILE_EMPLOYER, readings).entries
    assert (entry.text, entry.detail) == ("Oakfield Primary School", "Teacher")


def test_nothing_added_is_read_and_a_missing_row_is_not() -> None:
    readings = about(row("Birthday", "Add birthday"), row("Work", "Not added"))
    assert texts(Fact.PROFILE_BIRTHDAY, readings) == []
    assert texts(Fact.PROFILE_EMPLOYER, readings) == []
    assert reason(Fact.CONTACT_PHONE, readings) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize("who", ["Your circles", "Anyone at Oakfield", "Solo tú"])
def test_an_unknown_audience_is_unread(who: str) -> None:
    readings = about(row("Birthday", "14 March 1991", who))
    assert reason(Fact.PROFILE_BIRTHDAY, readings) is UnreadReason.UNKNOWN_WORDING


def test_a_row_read_in_part_says_so() -> None:
    readings = about(row("Contact email", "a@example.org", "Anyone", "b@example.org", "Circles"))
    assert texts(Fact.CONTACT_EMAIL, observed(readings)) == ["a@example.org"]
    assert len(all_of(Fact.CONTACT_EMAIL, readings)) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("a@school.example", "Your circles", "b@example.org", "Only you"),
        ("a@school.example", "b@example.org", "Only you"),
        ("Somewhere", "Your circles", "Elsewhere", "Only you"),
    ],
)
def test_an_unknown_audience_is_not_taken_for_a_small_line(lines: tuple[str, ...]) -> None:
    readings = about(row("Contact email", *lines))
    assert reason(Fact.CONTACT_EMAIL, readings) is UnreadReason.UNKNOWN_WORDING


def test_an_empty_row_is_not_an_empty_list() -> None:
    assert reason(Fact.PROFILE_EMPLOYER, about(row("Work"))) is UnreadReason.UNKNOWN_WORDING


def test_a_renamed_row_is_unread() -> None:
    readings = about(row("Jobs and such", "Oakfield Primary School", "Anyone"))
    assert reason(Fact.PROFILE_EMPLOYER, readings) is UnreadReason.PAGE_CHANGED


def test_addresses_of_the_account() -> None:
    seen = google(
        "Email",
        row("Google Account email", "amy@example.org"),
        row("Recovery email", "amy@school.example"),
        path="email",
    )
    entries = value(Fact.ACCOUNT_EMAIL, read("google_email", seen)).entries
    assert [(e.text, e.detail) for e in entries] == [
        ("amy@example.org", "Google Account email"),
        ("amy@school.example", "Recovery email"),
    ]


def test_no_addresses_is_not_none() -> None:
    readings = read("google_email", google("Email", row("Verify your address"), path="email"))
    assert reason(Fact.ACCOUNT_EMAIL, readings) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(("on", "audience"), [(True, Audience.PUBLIC), (False, Audience.ONLY_ME)])
def test_found_by_phone(on: bool, audience: Audience) -> None:
    seen = google("Phone", toggle(PHONE, on=on), path="phone")
    assert value(Fact.DISCOVERY_BY_PHONE, read("google_phone", seen)) is audience


def test_contacts_by_switch_or_by_words() -> None:
    for shown, on in ((toggle(CONTACTS, on=True), True), (row(CONTACTS, "Off"), False)):
        seen = google("People and sharing", shown, path="people-and-sharing")
        assert value(Fact.CONTACTS_UPLOAD, read("google_people", seen)) is on


@pytest.mark.parametrize(
    ("shown", "why"),
    [
        (row(CONTACTS, "Paused"), UnreadReason.UNKNOWN_WORDING),
        (row(CONTACTS, "On", "Off"), UnreadReason.PAGE_CHANGED),
        (toggle(CONTACTS, on=True) + toggle(CONTACTS, on=False), UnreadReason.PAGE_CHANGED),
        (toggle("Other things", on=False), UnreadReason.PAGE_CHANGED),
    ],
)
def test_switches_that_do_not_say(shown: str, why: UnreadReason) -> None:
    seen = google("People and sharing", shown, path="people-and-sharing")
    told = read("google_people", seen)
    assert reason(Fact.CONTACTS_UPLOAD, told) is why
    # Words that are known are not said to be unknown: there are two of them.
    two_answers = shown.count(CONTACTS) > 2 or ">Off<" in shown
    assert ("two answers: Off; On" in repr(told)) is two_answers


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"signed_in": False}, UnreadReason.SIGNED_OUT),
        ({"signed_in": None}, UnreadReason.PAGE_CHANGED),
        ({"lang": "fr"}, UnreadReason.UNKNOWN_LANGUAGE),
    ],
)
def test_pages_that_tell_nothing(more: Any, why: UnreadReason) -> None:
    readings = about(row("Work", "Oakfield Primary School", "Anyone"), **more)
    assert observed(readings) == []
    assert {r.reason for r in readings} == {why}


def test_another_page_of_the_account_tells_nothing() -> None:
    seen = google("Security", row("Work", "Oakfield Primary School", "Anyone"))
    assert observed(read("google_about", seen)) == []
