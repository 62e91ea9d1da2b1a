"""Real public profiles, kept elsewhere: the adapter says what a careful person reads there."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from profilecheck.model import Entries, Observed, Unread
from profilecheck.school import School, SchoolMatcher
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import texts, value

from .pages import captured, member_page, read

Readings = Sequence[Observed | Unread]


NO_SCHOOL = SchoolMatcher(None)


def _read(samples: Path, name: str, vanity: str, matcher: SchoolMatcher = NO_SCHOOL) -> Readings:
    path = samples / "linkedin" / f"{name}.guest.html"
    if not path.is_file():
        pytest.skip(f"{path.name} is not among the samples")
    seen = captured(
        path.read_text(encoding="utf-8"),
        url=f"https://www.linkedin.com/in/{vanity}",
        viewpoint=Viewpoint.STRANGER,
        status=None,
    )
    return read("profile_public", seen, matcher=matcher, account_id=None)


def _facts(readings: Readings) -> set[Fact]:
    return {r.fact for r in readings if isinstance(r, Observed)}


def test_a_profile_without_headline_and_with_blurred_positions(samples: Path) -> None:
    readings = _read(samples, "guidovanrossum", "guido-van-rossum-4a0756")
    assert texts(Fact.PROFILE_NAME, readings) == ["Guido van Rossum"]
    assert texts(Fact.PROFILE_HEADLINE, readings) == []
    assert texts(Fact.PROFILE_EMPLOYER, readings) == ["Microsoft"]
    assert texts(Fact.PROFILE_LOCATION, readings) == ["United States"]
    connections = value(Fact.FRIENDS_COUNT, readings)
    assert (connections.count, connections.at_least) == (500, True)
    assert not _facts(readings) & {Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE}
    assert "***" not in str(readings)


def test_a_profile_with_all_its_positions(samples: Path) -> None:
    readings = _read(samples, "jeffweiner08", "jeffweiner08")
    assert texts(Fact.PROFILE_NAME, readings) == ["Jeff Weiner"]
    (headline,) = texts(Fact.PROFILE_HEADLINE, readings)
    assert headline.startswith("Founding Partner Next Play Ventures; Former CEO")
    employers = value(Fact.PROFILE_EMPLOYER, readings)
    assert isinstance(employers, Entries)
    current = {e.text for e in employers.entries if e.current}
    past = {e.text for e in employers.entries if e.current is False}
    assert "Next Play Ventures" in current
    assert {"Intuit", "Yahoo"} <= past
    assert "Intuit" not in current
    assert all(e.audience is Audience.PUBLIC for e in employers.entries)
    assert not _facts(readings) & {Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE}


@each(
    ("name", "vanity", "place"),
    [
        ("guidovanrossum", "guido-van-rossum-4a0756", "Microsoft"),
        ("jeffweiner08", "jeffweiner08", "Next Play Ventures"),
    ],
)
def test_nothing_but_what_was_read_names_the_place_of_work(
    samples: Path, name: str, vanity: str, place: str
) -> None:
    readings = _read(samples, name, vanity, SchoolMatcher(School(names=(place,))))
    reasons = {r.reason for r in readings if isinstance(r, Unread)}
    assert UnreadReason.SCHOOL_NAMED not in reasons


def test_a_panel_of_contact_details_in_spanish(samples: Path) -> None:
    path = samples / "linkedin" / "contact-overlay.2026-08.dom.txt"
    if not path.is_file():
        pytest.skip(f"{path.name} is not among the samples")
    url = "https://www.linkedin.com/in/ada-example/overlay/contact-info/"
    seen = member_page(path.read_text(encoding="utf-8"), url=url, who="ada-example", lang="es")
    readings = read("contact_info", seen, account_id="ada-example")
    (phone,) = value(Fact.CONTACT_PHONE, readings).entries
    assert phone.text == "+44 7700 900123"
    assert texts(Fact.CONTACT_EMAIL, readings) == ["ada@example.org"]
    assert texts(Fact.PROFILE_BIRTHDAY, readings) == ["24 de abril"]
    assert texts(Fact.PROFILE_LINKS, readings) == []
