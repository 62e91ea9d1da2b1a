"""To which network a saved file goes, and what is said where an adapter cannot tell. No browser."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NoReturn, cast

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.visitor import Pace
from profilecheck.errors import InputError
from profilecheck.files.page import SavedPage, SavedReply
from profilecheck.sites import known_sites, site
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.family import SiteFamily
from profilecheck.sources import Network, Unwatched, placing, profile_pages
from profilecheck.sources.one_page import see_page
from profilecheck.sources.recorded import as_file
from profilecheck.sources.sample import told_by_page
from profilecheck.sources.unread_pages import NO_OWN_ANSWER, WHY
from profilecheck.vocabulary import UnreadReason, Viewpoint
from tests.apart import to_its_end
from tests.networks import open_site

NOW = datetime(2026, 11, 23, tzinfo=UTC)
X = open_site("x")
SEEN = Capture("https://x.com/settings", "<p>Hello</p>", NOW, Viewpoint.OWNER)
LONE = SavedPage("a.json", "", "", NOW, replies=(SavedReply("GET", "", {}, None, 200, "{}"),))


def _raises(*_: object) -> NoReturn:
    raise KeyError("what stood on the page")


@pytest.mark.readers_raise
def test_an_answer_that_no_adapter_knows_or_survives_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    families = [f for f in known_sites() if isinstance(f, SiteFamily)]
    for known in (families, [replace(family, asked_at=_raises) for family in families]):
        monkeypatch.setattr(placing, "known_sites", lambda known=known: known)
        with pytest.raises(InputError) as refused:
            placing._with_address(LONE)
        assert str(refused.value) == str(NO_OWN_ANSWER)


@pytest.mark.readers_raise
def test_what_stands_in_the_way_of_a_page_is_why_it_is_not_placed() -> None:
    shown = placing._Shown(SavedPage("a.html", SEEN.html, SEEN.url, NOW), SEEN, "")
    challenged = replace(X, barrier=lambda _: UnreadReason.CHALLENGE)
    assert placing._why_unplaced(challenged, shown, raised=False) == WHY[UnreadReason.CHALLENGE]
    assert placing.barrier_on(replace(X, barrier=lambda _: None), SEEN) == ""
    assert placing.barrier_on(replace(X, barrier=_raises), SEEN) == ""


@pytest.mark.readers_raise
def test_a_profile_that_its_adapter_cannot_read_is_unreadable() -> None:
    site, page = next(profile_pages._sites())
    broken: Any = replace(page, code=replace(page.code, is_known=_raises, shown=_raises))
    assert isinstance(site, ByHandSite)
    assert profile_pages._is_known(site, broken, SEEN) is False
    assert profile_pages._shown(site, broken, SEEN) is UnreadReason.UNREADABLE


@pytest.mark.readers_raise
def test_a_page_that_does_not_tell_whose_it_is_tells_nothing_for_a_sample() -> None:
    page = next(page for page in X.pages if Viewpoint.OWNER in page.viewpoints)
    told = told_by_page(replace(X, identity=_raises), page, SEEN)
    assert told.problem is not None or all(how != "read" for _, how in told.outcomes)


def test_an_answer_that_was_saved_alone_stays_a_file_of_its_own_kind() -> None:
    assert as_file(LONE) == ("{}", ".json")
    assert as_file(replace(LONE, url="https://x.com/a"))[1] == ".har"


def test_a_page_that_no_network_opens_is_not_seen() -> None:
    for chosen in (site("instagram"), X):
        seeing = see_page(
            cast(LaunchedBrowser, None),
            Network(chosen, None),
            "nothing",
            pace=Pace.REPLICA,
            progress=Unwatched(),
        )
        with pytest.raises(InputError, match="has no page of the name “nothing” that is opened"):
            to_its_end(seeing)
