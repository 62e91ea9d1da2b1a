"""An adapter that raises an error on a page costs that page: walked over every page there is."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import NoReturn

import pytest

from profilecheck.browser.capture import Capture, ListEnd
from profilecheck.browser.lists import ListReads
from profilecheck.model import Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites import FAMILIES
from profilecheck.sites.calling import guarded_list
from profilecheck.sites.reading import (
    another_is_signed_in,
    page_problem,
    read_home,
    read_page,
    try_page,
)
from profilecheck.sites.saved import list_end
from profilecheck.sites.site import Identity, OpenSite, Page, ReadContext
from profilecheck.vocabulary import UnreadReason, Viewpoint
from profilecheck.words.nouns import ANY_NETWORK
from profilecheck.words.reasons import PROBLEMS, why_unread
from tests.each import each
from tests.networks import OPEN_SITES

pytestmark = pytest.mark.readers_raise

THEIRS = "what stood on the page of Jo Bell"
ME = "me"
ERRORS = (
    StopIteration(THEIRS),
    TypeError(THEIRS),
    ValueError(THEIRS),
    KeyError(THEIRS),
    IndexError(THEIRS),
    AttributeError(THEIRS),
    RecursionError(THEIRS),
    OverflowError(THEIRS),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, THEIRS),
    AssertionError(THEIRS),
)
EVERYWHERE = [*OPEN_SITES, *(family.at(family.example) for family in FAMILIES)]
EVERYWHERE += [s.by_token.site for s in EVERYWHERE if s.by_token]
PAGES = [
    (site, page, viewpoint)
    for site in EVERYWHERE
    for page in site.pages
    for viewpoint in page.viewpoints
]


def _raiser(error: Exception) -> Callable[..., NoReturn]:
    def raise_it(*_: object) -> NoReturn:
        # Else it keeps where it was raised before, and each time takes longer to look through.
        raise error.with_traceback(None)

    return raise_it


def _late(page: Page, error: Exception) -> Callable[[ReadContext], Iterator[Unread]]:
    """A reader that raises once it has told something."""

    def read(context: ReadContext) -> Iterator[Unread]:
        for fact in page.promises:
            yield context.unread(fact, UnreadReason.UNKNOWN_WORDING)
        raise error.with_traceback(None)

    return read


def _tame(site: OpenSite, viewpoint: Viewpoint) -> OpenSite:
    """The network with an identity that is always the person's own, and nothing in the way."""
    signed_in = ME if viewpoint is Viewpoint.OWNER else ""
    return replace(
        site,
        identity=lambda capture: Identity(signed_in=signed_in, owner=ME),
        barrier=lambda capture: None,
        own_profile=lambda capture: f"{site.header.home_url}/me",
    )


def _capture(viewpoint: Viewpoint = Viewpoint.OWNER) -> Capture:
    return Capture("https://x.example/", "<p>Hello", datetime(2026, 11, 23, tzinfo=UTC), viewpoint)


def _fits(capture: Capture, labels: object) -> bool:
    return True


@each(("site", "page", "viewpoint"), PAGES)
def test_a_page_whose_code_raises_is_unread_and_nothing_else_happens(
    site: OpenSite, page: Page, viewpoint: Viewpoint, caplog: pytest.LogCaptureFixture
) -> None:
    tame, capture = _tame(site, viewpoint), _capture(viewpoint)
    for error in ERRORS:
        for broken, where in (
            (replace(page, anchor=_fits, read=_raiser(error)), tame),
            (replace(page, anchor=_fits, read=_late(page, error)), tame),
            (replace(page, anchor=_raiser(error)), tame),
            (page, replace(tame, identity=_raiser(error))),
            (page, replace(tame, barrier=_raiser(error))),
        ):
            caplog.clear()
            read = try_page(where, broken, capture, matcher=SchoolMatcher(None), account_id=ME)
            assert read.problem is UnreadReason.UNREADABLE
            assert {r.fact for r in read.readings} == set(page.promises)
            assert {getattr(r, "reason", None) for r in read.readings} <= {UnreadReason.UNREADABLE}
            _told_without_what_it_says(caplog, error)


def _told_without_what_it_says(caplog: pytest.LogCaptureFixture, error: Exception) -> None:
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    # What a generator raises of itself, StopIteration, comes out as another error.
    assert type(error).__name__ in record.getMessage() or "RuntimeError" in record.getMessage()
    assert "test_raising.py line " in record.getMessage() or isinstance(error, StopIteration)
    assert THEIRS not in caplog.text
    assert record.exc_info is None


@each("site", EVERYWHERE)
def test_a_home_page_on_which_the_code_raises_tells_nobody(site: OpenSite) -> None:
    tame = _tame(site, Viewpoint.OWNER)
    assert read_home(tame, _capture()).problem is None
    for error in ERRORS:
        for name in ("identity", "barrier", "own_profile"):
            broken: OpenSite = replace(tame, **{name: _raiser(error)})  # type: ignore[arg-type]
            home = read_home(broken, _capture())
            assert (home.problem, home.account_id) == (UnreadReason.UNREADABLE, "")
        broken = replace(tame, identity=_raiser(error))
        assert another_is_signed_in(broken, _capture(), ME, "") is False


def test_a_list_whose_code_raises_does_not_say_that_it_ends() -> None:
    site = OPEN_SITES[0]
    reads = ListReads("more", _raiser(ValueError(THEIRS)), _raiser(KeyError(THEIRS)))
    page = replace(site.pages[0], list_reads=reads)
    guarded = guarded_list(site, page)
    assert guarded is not None
    assert (guarded.more_in_reply("{}"), guarded.more_in_page(_capture())) == (None, None)
    assert list_end(site, page, _capture()) is ListEnd.STOPPED


def test_an_order_to_stop_is_no_error_of_a_page() -> None:
    site = _tame(OPEN_SITES[0], Viewpoint.OWNER)
    page = replace(site.pages[0], anchor=_fits, read=_raiser(KeyboardInterrupt()))  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        read_page(site, page, _capture(), matcher=SchoolMatcher(None), account_id=ME)


def test_it_is_said_in_words() -> None:
    assert set(PROBLEMS) == set(UnreadReason)
    assert all(why_unread(reason, ANY_NETWORK) for reason in UnreadReason)


def test_where_nothing_raises_there_is_no_such_reason() -> None:
    site = _tame(OPEN_SITES[0], Viewpoint.OWNER)
    page = replace(site.pages[0], anchor=_fits, read=lambda context: ())
    assert page_problem(site, page, _capture(), ME) is None
    readings = read_page(site, page, _capture(), matcher=SchoolMatcher(None), account_id=ME)
    assert {r.reason for r in readings if isinstance(r, Unread)} == {UnreadReason.PAGE_CHANGED}
