"""Whose page it is, and whether it is the page at all, before a word of it is read."""

from dataclasses import replace
from typing import Any

from profilecheck.browser.capture import Capture
from profilecheck.model import Count, Unread
from profilecheck.sites.reading import (
    Home,
    address_to_keep,
    another_is_signed_in,
    page_problem,
    read_home,
    read_page,
)
from profilecheck.sites.site import Identity, OpenSite, Page, ReadContext
from profilecheck.vocabulary import Basis, Fact, Source, UnreadReason, Viewpoint
from tests.each import each
from tests.networks import open_site
from tests.sites.readings import OAKFIELD, capture_of

ME, JO = "amy", "jo"
URL = "https://social.example/@amy"
OWNER, STRANGER = Viewpoint.OWNER, Viewpoint.STRANGER
OUT, WRONG, CHANGED = (
    UnreadReason.SIGNED_OUT,
    UnreadReason.WRONG_ACCOUNT,
    UnreadReason.PAGE_CHANGED,
)
WITHOUT_NAME = Identity(somebody=True)


def saying(identity: Identity, profile: str | None = URL) -> OpenSite:
    """A network of which every page says this, with nothing in the way."""
    return replace(
        open_site("mastodon@social.example"),
        identity=lambda capture: identity,
        barrier=lambda capture: None,
        own_profile=lambda capture: profile,
    )


PAGE = replace(
    saying(Identity()).pages[0],
    anchor=lambda capture, labels: True,
    rests_on_wording=False,
    belongs_to_owner=False,
    known_by_data=None,
)


def seen(html: str = "", viewpoint: Viewpoint = OWNER, status: int | None = 200) -> Capture:
    return capture_of(html, URL, viewpoint=viewpoint, status=status)


@each(
    ("identity", "account", "session", "why"),
    [
        (Identity(ME), ME, "", None),
        (Identity(ME, owner=ME), ME, "", None),
        (Identity(ME, owner=JO), ME, "", WRONG),
        (Identity(JO), ME, "", WRONG),
        (Identity(JO, owner=JO), ME, "", WRONG),
        (Identity(""), ME, "", OUT),
        (Identity("", owner=ME), ME, "", OUT),
        (Identity(), ME, "", CHANGED),
        (Identity(owner=ME), ME, "", CHANGED),
        # Enough where the page has no owner.
        (WITHOUT_NAME, ME, "", None),
        (replace(WITHOUT_NAME, owner=ME), ME, "", CHANGED),
        (replace(WITHOUT_NAME, owner=JO), ME, "", CHANGED),
        # Another sign-in is another account, whatever else it says.
        (Identity(ME, session="1"), ME, "1", None),
        (Identity(ME, session="2"), ME, "1", WRONG),
        (replace(WITHOUT_NAME, session="2"), ME, "1", WRONG),
        (Identity(ME), ME, "1", None),
        (Identity(ME, session="2"), ME, "", None),
        # On the first page, whose account it is is not known.
        (Identity(JO), None, "", None),
        (Identity(JO, owner=ME), None, "", WRONG),
    ],
)
def test_a_page_is_read_only_where_it_is_the_account_s_own(
    identity: Identity, account: str | None, session: str, why: UnreadReason | None
) -> None:
    assert page_problem(saying(identity), PAGE, seen(), account, session) is why


@each(
    ("identity", "account", "why"),
    [
        (Identity(""), ME, None),
        (Identity(), ME, None),
        (Identity("", owner=ME), ME, None),
        (Identity("", owner=JO), ME, WRONG),
        (Identity(owner=JO), ME, WRONG),
        (Identity("", owner=JO), None, None),
        # Whoever is signed in is no stranger.
        (Identity(ME, owner=ME), ME, WRONG),
        (Identity(JO), ME, WRONG),
    ],
)
def test_a_stranger_s_page_is_of_the_same_profile_and_nobody_is_signed_in(
    identity: Identity, account: str | None, why: UnreadReason | None
) -> None:
    assert page_problem(saying(identity), PAGE, seen(viewpoint=STRANGER), account) is why


@each(
    ("identity", "session", "another"),
    [
        (Identity(ME), "", False),
        (Identity(JO), "", True),
        (Identity(""), "", False),
        (Identity(), "", False),
        (Identity(ME, session="1"), "1", False),
        (Identity(ME, session="2"), "1", True),
        (Identity(session="2"), "1", True),
        (Identity(session="2"), "", False),
        (Identity(), "1", False),
    ],
)
def test_another_account_is_one_that_the_page_names(
    identity: Identity, session: str, *, another: bool
) -> None:
    assert another_is_signed_in(saying(identity), seen(), ME, session) is another


@each(
    ("identity", "profile", "home"),
    [
        (Identity(ME, session="1"), URL, Home(None, URL, ME, "1")),
        (Identity(ME), None, Home(CHANGED)),
        (Identity(ME), "", Home(CHANGED)),
        (WITHOUT_NAME, URL, Home(CHANGED)),
        (Identity(""), URL, Home(OUT)),
        (Identity(ME, owner=JO), URL, Home(WRONG)),
    ],
)
def test_the_home_page_says_whose_account_it_is_or_why_it_does_not(
    identity: Identity, profile: str | None, home: Home
) -> None:
    assert read_home(saying(identity, profile), seen()) == home


@each(
    ("status", "why"),
    [
        (499, None),
        (500, UnreadReason.SERVER_ERROR),
        (503, UnreadReason.SERVER_ERROR),
        (None, None),
    ],
)
def test_a_server_in_trouble_shows_no_page(status: int | None, why: UnreadReason | None) -> None:
    assert page_problem(saying(Identity(ME)), PAGE, seen(status=status), ME) is why


def _no(*_: object) -> bool:
    return False


def _yes(*_: object) -> bool:
    return True


KNOWN = replace(PAGE, anchor=_no, known_by_data=_yes)


@each(
    ("site", "page", "account", "session", "why"),
    [
        ({"identity": lambda _: Identity(JO)}, PAGE, ME, "1", WRONG),
        ({"barrier": lambda _: OUT}, PAGE, ME, "1", OUT),
        ({}, replace(PAGE, anchor=_no), ME, "1", CHANGED),
        ({}, replace(PAGE, belongs_to_owner=True), ME, "1", CHANGED),
        ({}, replace(PAGE, rests_on_wording=True), ME, "1", UnreadReason.UNKNOWN_LANGUAGE),
        ({}, replace(KNOWN, known_by_data=_no), ME, "1", CHANGED),
        ({}, PAGE, JO, "1", WRONG),
        ({}, PAGE, ME, "2", WRONG),
    ],
)
def test_what_was_judged_of_a_page_holds_for_nothing_else_that_is_asked_of_it(
    site: dict[str, Any], page: Page, account: str, session: str, why: UnreadReason
) -> None:
    own, capture = saying(Identity(ME, session="1")), seen("<html lang=xx><p>…</p></html>")
    for known in (PAGE, KNOWN):
        assert page_problem(own, known, capture, ME, "1") is None
    assert page_problem(replace(own, **site), page, capture, account, session) is why


def test_of_another_s_page_the_address_that_was_asked_for_is_kept() -> None:
    theirs = replace(seen(), url="https://social.example/@jo", requested_url=URL)
    assert address_to_keep(theirs, WRONG) == URL
    assert address_to_keep(theirs, CHANGED) == "https://social.example/@jo"


def test_a_page_that_says_no_language_is_known_by_what_is_on_it() -> None:
    in_words = replace(PAGE, rests_on_wording=True)
    assert page_problem(saying(Identity(ME)), in_words, seen(), ME) is None
    asked = replace(in_words, anchor=_no)
    assert page_problem(saying(Identity(ME)), asked, seen(), ME) is CHANGED


def test_a_reader_knows_what_was_told_before_and_what_was_not() -> None:
    known: list[ReadContext] = []

    def read(context: ReadContext) -> tuple[Unread, ...]:
        known.append(context)
        return ()

    page = replace(PAGE, read=read)
    about = ReadContext("toots", seen(), "page", Basis.ASSUMPTION, None, OAKFIELD)
    told = about.observed(Fact.FRIENDS_COUNT, Count(count=2), "2")
    open_yet = about.unread(Fact.PROFILE_BIO, UnreadReason.INCOMPLETE_LIST)
    read_page(
        saying(Identity(ME)),
        page,
        seen(),
        matcher=OAKFIELD,
        account_id=ME,
        source=Source.SAVED_PAGE,
        earlier=[open_yet, told],
    )
    (context,) = known
    assert (context.earlier, context.left_unread) == ((told,), (open_yet,))
    assert context.source is Source.SAVED_PAGE


def test_what_is_unread_of_a_stranger_s_page_is_so_for_a_stranger() -> None:
    theirs = seen(viewpoint=STRANGER)
    readings = read_page(
        saying(Identity("", owner=JO)), PAGE, theirs, matcher=OAKFIELD, account_id=ME
    )
    assert [reading.fact for reading in readings] == list(PAGE.promises)
    told = {(r.reason, r.viewpoint, r.page, r.url) for r in readings if isinstance(r, Unread)}
    assert told == {(WRONG, STRANGER, PAGE.id, PAGE.url)}
