"""Files that were saved: really saved pages and replies say what they are known to say."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilecheck.browser.capture import Capture
from profilecheck.model import Count, Entries, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.reading import page_problem, read_page
from profilecheck.sites.saved import page_of
from profilecheck.sites.site import OpenSite, Page
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason
from tests.networks import OPEN_SITES, open_site
from tests.sites.really_saved import captures, ways_of, whole

NOBODYS = SchoolMatcher(None)
Known = dict[Fact, object]
Read = tuple[Observed | Unread, ...]


def _read_saved(network: OpenSite, text: str) -> Read:
    """What a saved page, or a saved answer, tells: on every page whose anchor fits."""
    told: list[Observed | Unread] = []
    for way in ways_of(network):
        for capture in captures(way, text):
            for page in (p for p in way.pages if capture.viewpoint in p.viewpoints):
                if page_problem(way, page, capture, None) is None or not told:
                    told += _told_by(way, page, capture)
    return tuple(told)


def _told_by(way: OpenSite, page: Page, capture: Capture) -> Read:
    seen = whole(way, page, capture)
    return read_page(way, page, seen, matcher=NOBODYS, account_id=None, source=Source.SAVED_PAGE)


# File, network, what a correct reader observes (texts, a number, or a value), what it must not.
SAMPLES: dict[str, tuple[str, Known, set[Fact]]] = {
    "facebook/garcon.comet.page-a-en.loggedout.html": (
        "facebook",
        {
            Fact.CONTACT_PHONE: ["735 915 100"],
            Fact.CONTACT_EMAIL: ["biuro@catering-mg.pl"],
            Fact.PROFILE_LINKS: ["catering-mg.pl"],
            Fact.PROFILE_ACCESS: Audience.PUBLIC,
        },
        {Fact.PROFILE_EMPLOYER, Fact.FRIENDS_AUDIENCE},
    ),
    "linkedin/guidovanrossum.guest.html": (
        "linkedin",
        {
            Fact.PROFILE_NAME: ["Guido van Rossum"],
            Fact.PROFILE_HEADLINE: [],
            Fact.PROFILE_EMPLOYER: ["Microsoft"],
            Fact.PROFILE_LOCATION: ["United States"],
            Fact.FRIENDS_COUNT: 500,
        },
        {Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE},
    ),
    "linkedin/jeffweiner08.guest.html": (
        "linkedin",
        {Fact.PROFILE_NAME: ["Jeff Weiner"], Fact.FRIENDS_COUNT: 500},
        {Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE},
    ),
    "mastodon/mastodonpy.verify_credentials.default.json": (
        "mastodon@mastodon.social",
        {
            Fact.FOLLOWERS_APPROVAL: True,
            Fact.FRIENDS_AUDIENCE: Audience.PUBLIC,
            Fact.POSTS_FUTURE_AUDIENCE: Audience.PUBLIC,
        },
        set(),
    ),
    "x/metascraper-profile.html": (
        "x",
        {
            Fact.PROFILE_NAME: ["Kiko Beats"],
            Fact.PROFILE_LOCATION: ["PORT_ALREADY_USED"],
            Fact.FRIENDS_COUNT: 3893,
            Fact.PROFILE_ACCESS: Audience.PUBLIC,
        },
        {Fact.CONTACT_EMAIL, Fact.PROFILE_EMPLOYER},
    ),
    "x/twscrape.user_by_login.2025-03.legacy.json": (
        "x",
        {Fact.FRIENDS_COUNT: 700242, Fact.PROFILE_ACCESS: Audience.PUBLIC},
        set(),
    ),
    "x/twscrape.user_by_login.2026.json": (
        "x",
        {
            Fact.PROFILE_NAME: ["Developers"],
            Fact.PROFILE_LOCATION: ["127.0.0.1"],
            Fact.FRIENDS_COUNT: 695695,
            Fact.PROFILE_ACCESS: Audience.PUBLIC,
        },
        set(),
    ),
    "youtube/newpipe.kurzgesagt.browse.json": (
        "youtube",
        {Fact.FRIENDS_COUNT: 25_000_000, Fact.PROFILE_LINKS: ["shop.kgs.link/cool"]},
        {Fact.CONTACT_EMAIL},
    ),
}


def _told(readings: Read) -> dict[Fact, list[object]]:
    told: dict[Fact, list[object]] = {}
    for reading in readings:
        if isinstance(reading, Observed):
            told.setdefault(reading.fact, []).append(_plainly(reading))
    return told


def _plainly(reading: Observed) -> object:
    if isinstance(reading.value, Entries):
        return [entry.text for entry in reading.value.entries]
    return reading.value.count if isinstance(reading.value, Count) else reading.value


@pytest.mark.parametrize("name", SAMPLES)
def test_a_really_saved_file_says_what_it_is_known_to_say(samples: Path, name: str) -> None:
    network, known, unclaimed = SAMPLES[name]
    text = (samples / name).read_text(encoding="utf-8")
    told = _told(_read_saved(open_site(network), text))
    assert {fact: told.get(fact, [])[:1] for fact in known} == {f: [v] for f, v in known.items()}
    assert set(told) & unclaimed == set()


def test_a_removed_channel_tells_nothing(samples: Path) -> None:
    text = (samples / "youtube/newpipe.notavailable.browse.json").read_text(encoding="utf-8")
    readings = _read_saved(open_site("youtube"), text)
    assert {r.reason for r in readings if isinstance(r, Unread)} == {UnreadReason.NOT_THERE}
    assert not _told(readings)


def test_a_page_of_one_network_tells_another_nothing(samples: Path) -> None:
    text = (samples / "linkedin/guidovanrossum.guest.html").read_text(encoding="utf-8")
    for other in (s for s in OPEN_SITES if s.id != "linkedin"):
        assert not _told(_read_saved(other, text)), other.id


@given(
    st.sampled_from(OPEN_SITES), st.text() | st.recursive(st.none() | st.text(), st.lists).map(repr)
)
def test_anything_else_is_unread_and_never_a_crash(network: object, text: str) -> None:
    chosen = next(s for s in OPEN_SITES if s is network)
    assert not _told(_read_saved(chosen, text))


def test_a_page_that_fits_no_address_is_none_of_the_network_s_pages(samples: Path) -> None:
    text = (samples / "linkedin/jeffweiner08.guest.html").read_text(encoding="utf-8")
    network = open_site("linkedin")
    capture = next(captures(network, text))
    elsewhere = replace(capture, requested_url="https://www.linkedin.com/jobs/")
    assert page_of(network, elsewhere, None, ()).pages == ()
    assert [p.id for p in page_of(network, capture, None, ()).pages] == ["profile_public"]
