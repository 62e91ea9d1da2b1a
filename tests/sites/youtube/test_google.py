"""The pages of the Google account, read row by row."""

from dataclasses import replace
from typing import Any

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.model import Unread
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.sites.readings import all_of, observed, part, reason, texts, value

from .pages import google, read, row, toggle

PHONE = "Let people who have your phone number find you"
CONTACTS = "Contact info saved from your devices"
DEVICES = "devicecontacts"


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


def test_a_thing_with_two_audiences_is_undecided() -> None:
    readings = about(row("Work", "Oakfield Primary School", "Only you", "Anyone"))
    assert reason(Fact.PROFILE_EMPLOYER, readings) is UnreadReason.UNKNOWN_WORDING


@pytest.mark.parametrize(
    "lines", [("Anyone", "Oakfield Primary School", "Only you"), ("Anyone", "Only you")]
)
def test_a_row_that_begins_with_an_audience_does_not_say_of_what_it_is(lines: Any) -> None:
    readings = about(row("Work", *lines))
    assert Fact.PROFILE_EMPLOYER not in {r.fact for r in observed(readings)}


_WORK = "<div>Work</div><div>Oakfield Primary School</div>"


@pytest.mark.parametrize(
    "rows",
    [
        f'<li aria-busy="true">{_WORK}<div>Only you</div></li>',
        f'<li>{_WORK}<div role="tooltip">Only you</div></li>',
        f"<li>{_WORK}<s>Only you</s></li>",
        f"<li>{_WORK}<div>Only you</div></li><p>You have unsaved changes</p>",
    ],
)
def test_an_audience_that_is_not_in_effect_is_none(rows: str) -> None:
    assert Fact.PROFILE_EMPLOYER not in {r.fact for r in observed(about(rows))}


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


def test_addresses_need_no_words() -> None:
    seen = google("Adresy", row("Konto Google", "a@example.org"), path="email", lang="pl")
    entries = value(Fact.ACCOUNT_EMAIL, read("google_email", seen)).entries
    assert [e.text for e in entries] == ["a@example.org"]
    elsewhere = google("Adresy", row("Kontakt", "a@example.org"), path="profile", lang="pl")
    assert reason(Fact.ACCOUNT_EMAIL, read("google_email", elsewhere)) is UnreadReason.PAGE_CHANGED


def test_no_addresses_is_not_none() -> None:
    readings = read("google_email", google("Email", row("Verify your address"), path="email"))
    assert reason(Fact.ACCOUNT_EMAIL, readings) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(("on", "audience"), [(True, Audience.PUBLIC), (False, Audience.ONLY_ME)])
def test_found_by_phone(on: bool, audience: Audience) -> None:
    seen = google("Phone", toggle(PHONE, on=on), path="phone")
    assert value(Fact.DISCOVERY_BY_PHONE, read("google_phone", seen)) is audience


def test_contacts_by_switch_or_by_words() -> None:
    for shown, on in ((toggle(CONTACTS, on=True), True), (row(CONTACTS, "Off"), False)):
        seen = google("People and sharing", shown, path=DEVICES)
        assert value(Fact.CONTACTS_UPLOAD, read("google_devices", seen)) is on


def box(*, on: bool) -> str:
    return f'<div role="checkbox" aria-checked="{str(on).lower()}" tabindex="0"></div>'


@pytest.mark.parametrize("on", [True, False])
def test_contacts_by_the_pages_own_checkbox_in_any_language(on: bool) -> None:
    english = google("Contact info from your devices", row(CONTACTS, box(on=on)), path=DEVICES)
    assert value(Fact.CONTACTS_UPLOAD, read("google_devices", english)) is on
    welsh = google("Cysylltiadau", row("Cadw cysylltiadau", box(on=on)), path=DEVICES, lang="cy")
    assert value(Fact.CONTACTS_UPLOAD, read("google_devices", welsh)) is on


@pytest.mark.parametrize(
    ("rows", "path"),
    [
        (box(on=False) + box(on=True), DEVICES),
        (box(on=False), "people-and-sharing"),
        (f'<div role="dialog">{box(on=False)}</div>', DEVICES),
        (f'<div role="progressbar"></div>{box(on=False)}', DEVICES),
        ("", DEVICES),
    ],
)
def test_a_switch_that_is_not_the_only_one_is_not_known_in_another_language(
    rows: str, path: str
) -> None:
    seen = google("Cysylltiadau", row(rows), path=path, lang="cy")
    assert reason(Fact.CONTACTS_UPLOAD, read("google_devices", seen)) is UnreadReason.PAGE_CHANGED


def test_a_row_without_an_address_leaves_open_whether_there_is_one() -> None:
    rows = (row("Google Account email", "a@example.org"), row("Recovery email", "hidden"))
    readings = read("google_email", google("Email", *rows, path="email"))
    told = [r for r in readings if r.fact is Fact.ACCOUNT_EMAIL]
    assert {getattr(r, "reason", None) for r in told} == {None, UnreadReason.INCOMPLETE_LIST}
    offers = google("Email", rows[0], row("Recovery email", "Add recovery email"), path="email")
    assert [e.text for e in value(Fact.ACCOUNT_EMAIL, read("google_email", offers)).entries] == [
        "a@example.org"
    ]


@pytest.mark.parametrize("more", ["and 2 more", "+3", "2 weitere anzeigen", "(4)"])
def test_a_row_that_counts_addresses_it_does_not_show_leaves_them_open(more: str) -> None:
    seen = google("Email", row("Alternate emails", "amy@example.org", more), path="email")
    assert part(Fact.ACCOUNT_EMAIL, read("google_email", seen)[::-1])
    verified = row("Recovery email", "amy@example.org", "Verified 12 March 2020 by phone")
    readings = read("google_email", google("Email", verified, path="email"))
    assert texts(Fact.ACCOUNT_EMAIL, readings) == ["amy@example.org"]


def test_an_address_outside_of_the_rows_is_read_as_well() -> None:
    loose = row("Google Account email", "a@example.org") + "<p>b@example.org</p>"
    entries = value(Fact.ACCOUNT_EMAIL, read("google_email", google("Email", loose, path="email")))
    assert [e.text for e in entries.entries] == ["a@example.org", "b@example.org"]


@pytest.mark.parametrize("beside", ["<p>zeb@example.org</p>", row("Zeb", "zeb@example.org")])
def test_an_address_beside_the_pages_own_part_is_not_taken_for_the_accounts(beside: str) -> None:
    seen = _beside(beside)
    entries = value(Fact.ACCOUNT_EMAIL, read("google_email", seen)).entries
    assert [e.text for e in entries] == ["a@example.org"]


def test_a_work_address_there_leaves_open_which_are_the_accounts() -> None:
    told = read("google_email", _beside("<p>a.smith@oakfield.leeds.sch.uk</p>"))
    reasons = {getattr(r, "reason", None) for r in told if r.fact is Fact.ACCOUNT_EMAIL}
    assert UnreadReason.SCHOOL_NAMED in reasons


def _beside(beside: str) -> Capture:
    listed = row("Google Account email", "a@example.org")
    seen = google("Email", f'<main role="main">{listed}</main>', path="email")
    return replace(seen, html=seen.html.replace("</body>", f"<div>{beside}</div></body>"))


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
    seen = google("People and sharing", shown, path=DEVICES)
    told = read("google_devices", seen)
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


LISTED = google("Email", row("Google Account email", "a@example.org"), path="email")


@pytest.mark.parametrize(
    "html",
    [
        LISTED.html.removesuffix("</div></body></html>"),
        LISTED.html.replace("a@example.org", "a@example.o\0rg"),
        LISTED.html.replace("</div></body>", "<!--</div></body>"),
        LISTED.html.replace("a@example.org", "a@example.or}g"),
        LISTED.html.replace("<body>", '<body><p cl"ass="x">b</p>'),
    ],
    ids=["cut", "a lost character", "swallowed", "an odd address", "a torn tag"],
)
def test_addresses_are_all_only_where_the_page_is_whole(html: str) -> None:
    readings = read("google_email", replace(LISTED, html=html))
    said = [r.reason for r in readings if isinstance(r, Unread)]
    assert said == [UnreadReason.INCOMPLETE_LIST]
    whole = read("google_email", LISTED)
    assert [e.text for e in value(Fact.ACCOUNT_EMAIL, whole).entries] == ["a@example.org"]


def test_what_about_me_lists_is_all_only_where_the_page_is_whole() -> None:
    seen = google("About me", row("Contact email", "a@example.org", "Anyone"))
    cut = replace(seen, html=seen.html.removesuffix("</div></body></html>"))
    readings = read("google_about", cut)
    assert any(isinstance(r, Unread) for r in readings if r.fact is Fact.CONTACT_EMAIL)
