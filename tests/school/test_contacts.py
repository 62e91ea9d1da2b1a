"""Addresses, links and phone numbers of the school are found, and those of others are not."""

import pytest

from profilecheck.school import MatchKind, School, SchoolMatcher
from tests.each import each


@each(
    "text",
    [
        "j.smith@oakfield.leeds.sch.uk",
        "J.Smith@Oakfield.Leeds.Sch.UK.",
        "mailto:j.smith@oakfield.leeds.sch.uk",
        "Jane <jane@staff.oakfield.leeds.sch.uk>",
        "jane＠oakfield．leeds．sch．uk",
        "jane@oak\u200bfield.leeds.sch.uk",
        "j•••@oakfield.leeds.sch.uk",
        "jane [at] oakfield [dot] leeds [dot] sch [dot] uk",
        "jane(at)oakfield.leeds.sch.uk",
        "jane at oakfield dot leeds dot sch dot uk",
        "jane @ oakfield . leeds . sch . uk",
        "jane _at_ oakfield _dot_ leeds.sch.uk",
        "jane-at-oakfield-dot-leeds-dot-sch-dot-uk",
        "jane-at-oakfield.leeds.sch.uk",
        "jane<at>oakfield<dot>leeds<dot>sch<dot>uk",
        "jane•at•oakfield•dot•leeds•dot•sch•dot•uk",
        "jane@oakfield,leeds,sch,uk",
        "jane＠oakfield。leeds。sch。uk",
        "jane%40oakfield.leeds.sch.uk",
        "jane&#64;oakfield.leeds.sch.uk",
    ],
)
def test_a_work_email_address_is_found(matcher: SchoolMatcher, text: str) -> None:
    (match,) = matcher.work_contacts(f"Write to {text}, or don't")
    assert match.kind is MatchKind.EMAIL_DOMAIN
    assert matcher.email(text) is not None


@each(
    ("text", "says"),
    [
        ("jane@oakfield.leeds.sch.uk", "is an e-mail address at your school"),
        ("staff.oakfield.leeds.sch.uk", "is a web address at your school"),
        ("@jane.oakfield.leeds.sch.uk", "ends in your school's web address"),
        ("Jane @oakfield.leeds.sch.uk", "ends in your school's web address"),
        ("@jane@social.oakfield.leeds.sch.uk", "ends in your school's web address"),
    ],
)
def test_an_address_and_a_handle_are_told_for_what_they_are(
    matcher: SchoolMatcher, text: str, says: str
) -> None:
    assert [says in m.because for m in matcher.in_text(text)] == [True]


@each(
    "text",
    [
        "jane@oakfield.com",
        "jane@notoakfield.leeds.sch.uk",
        "jane@oakfield.leeds.sch.uk.evil.com",
        "jane@oakfieldleeds.sch.uk",
        "jane@leeds.sch.uk",
        "oakfield.leeds.sch.uk@example.com",
        "jane@oakfield . leeds . sch . uk.evil.com",
        "jane at new-oakfield.leeds.sch.uk",
        "oakfield@example.com",
        "Teacher at oakfield.leeds.sch.uk",
        "@oakfield",
    ],
)
def test_another_address_is_not_a_work_contact(matcher: SchoolMatcher, text: str) -> None:
    assert matcher.work_contacts(text) == ()


@each(
    "text",
    [
        "0113 496 0123",
        "01134960123",
        "(0113) 496-0123",
        "0113.496.0123",
        "0113/4960123",
        "0 1 1 3 4 9 6 0 1 2 3",
        "0113 49 60 123",
        "0113 – 496 – 0123",
        "0113 • 496 • 0123",
        "0113_496_0123",
        "o113 496 ol23",
        "oII3 496 OI23",
        "0113\n496 0123",
        "+44 113 496 0123",
        "+44 (0)113 496 0123",
        "+44(0)1134960123",
        "0044 113 496 0123",
        "44 113 496 0123",
        "+44 0113 496 0123",
        "tel:+44-113-496-0123",
        "tel:0113 496 0123;ext=4",
        "0113 496 0123 ext 4",
        "０１１３ ４９６ ０１２３",
        "0️⃣1️⃣1️⃣3️⃣4️⃣9️⃣6️⃣0️⃣1️⃣2️⃣3️⃣",
        "☎️0113 496 0123",
        "0113\u200b496\u200b0123",
    ],
)
def test_a_work_number_is_found_in_every_written_form(matcher: SchoolMatcher, text: str) -> None:
    (match,) = matcher.work_contacts(f"since 2011: {text}.")
    assert match.kind is MatchKind.PHONE
    assert matcher.phone(text) is not None


@each(
    "text",
    [
        "0113 496 0125",
        "0114 496 0123",
        "0113 496 01234",
        "0113 496 012",
        "40113 496 0123",
        "1134960123",
        "£1,134,960,123",
        "496 0123",
        "0123",
        "113 Oakfield Road, 4960123",
        "01/13/4960",
        "1996-01-23 11:34",
        "+33 113 496 0123",
        "07700 900123",
        "",
        "no number",
    ],
)
def test_what_only_looks_like_the_number_is_not_it(matcher: SchoolMatcher, text: str) -> None:
    assert matcher.work_contacts(text) == ()


@pytest.mark.parametrize("number", ["113 496 0123", "+44 113 496 0123", "01134960123"])
def test_in_a_field_for_phones_the_nought_may_be_missing(
    matcher: SchoolMatcher, number: str
) -> None:
    assert matcher.phone(number) is not None


@pytest.mark.parametrize("number", ["0113 496 0125", "496 0123", "2011", "", "ask me"])
def test_another_number_is_not_the_schools(matcher: SchoolMatcher, number: str) -> None:
    assert matcher.phone(number) is None


@each(
    "url",
    [
        "https://oakfield.leeds.sch.uk/",
        "http://www.oakfield.leeds.sch.uk/visit?x=1#y",
        "oakfield.leeds.sch.uk",
        "//oakfield.leeds.sch.uk:8443/",
        "mailto:jane@oakfield.leeds.sch.uk",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Foakfield.leeds.sch.uk%2F&h=x",
        "https://www.facebook.com/OakfieldPrimarySchool",
        "tel:+441134960123",
    ],
)
def test_a_link_to_the_school_is_told(matcher: SchoolMatcher, url: str) -> None:
    match = matcher.link(url)
    assert match is not None
    assert match.kind.names_school


@each(
    "url",
    [
        "https://oakfield.com/",
        "https://oakfield.leeds.sch.uk.evil.com/",
        "https://oakfield.leeds.sch.uk@evil.com/",
        "https://www.facebook.com/oakfield",
        "http://[broken",
        "javascript:alert(1)",
        "",
    ],
)
def test_a_link_elsewhere_is_not_the_schools(matcher: SchoolMatcher, url: str) -> None:
    assert matcher.link(url) is None


@each(
    "host",
    [
        "greenhill.york.sch.uk",
        "www.greenhill.york.sch.uk",
        "glow.sch.uk",
        "lincoln.k12.ca.us",
        "lincoln.k12.hi.us",
        "rimu.school.nz",
        "wattle-p.schools.nsw.edu.au",
        "wattleps.vic.edu.au",
        "wattless.eq.edu.au",
        "hwbcymru.net",
        "baobab.sch.ng",
        "protea.school.za",
    ],
)
def test_a_schools_address_is_known_without_a_school(host: str) -> None:
    (match,) = SchoolMatcher().in_text(f"x@{host}")
    assert match.kind is MatchKind.SCHOOL_ADDRESS
    assert not match.kind.names_school
    assert SchoolMatcher().work_contacts(f"x@{host}") == (match,)


@each(
    "host",
    [
        "leeds.ac.uk",
        "example.edu.au",
        "example.com",
        "sch.uk",
        "greenhill.york.sch.uk.evil.com",
        "k12.com",
        "old.school",
        "school.com",
        "schoolwear.co.uk",
        "tafe.nsw.edu.au",
    ],
)
def test_an_address_that_others_have_too_is_no_schools(host: str) -> None:
    assert SchoolMatcher().in_text(f"x@{host}") == ()


def test_another_schools_address_is_shown_but_is_no_work_contact(matcher: SchoolMatcher) -> None:
    (match,) = matcher.in_text("jane@greenhill.york.sch.uk")
    assert match.kind is MatchKind.SCHOOL_ADDRESS
    assert matcher.work_contacts("jane@greenhill.york.sch.uk") == ()


def test_a_school_without_domains_takes_any_schools_address_for_work() -> None:
    place = SchoolMatcher(School(names=("Oakfield Primary School",)))
    assert place.work_contacts("jane@oakfield.leeds.sch.uk")


def test_an_address_with_the_name_in_it_is_one_match(matcher: SchoolMatcher) -> None:
    kinds = [m.kind for m in matcher.in_text("oakfieldprimary@oakfield.leeds.sch.uk")]
    assert kinds == [MatchKind.EMAIL_DOMAIN]


def test_american_numbers_are_found_with_and_without_the_one() -> None:
    place = SchoolMatcher(
        School(names=("Lincoln Elementary",), phones=("(202) 456-1111",), country="US")
    )
    for text in ("202-456-1111", "1 202 456 1111", "+1 (202) 456-1111"):
        assert place.work_contacts(text), text
    assert place.work_contacts("202-456-1112") == ()


@each("host", ["st-bertrams.org", "stbertrams.example", "www.st-bertrams-school.example"])
def test_another_host_with_the_school_s_own_word_is_noticed(host: str) -> None:
    place = SchoolMatcher(
        School(names=("St Bertram's Primary School",), email_domains=("st-bertrams.leeds.sch.uk",))
    )
    assert place.own_host(f"Write to jo@{host}") == f"jo@{host}"
    assert place.own_host(f"See {host}", emails_only=True) is None
    assert place.own_host("jo@st-bertrams.leeds.sch.uk") is None
    assert place.own_host("jo@bertrams.example") is None
