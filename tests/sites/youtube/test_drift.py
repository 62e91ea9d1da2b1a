"""Every page of the replica gone wrong in every way: not one observation rests on it."""

from collections.abc import Iterator

import pytest

from profilecheck.model import Observed, Unread
from profilecheck.replica import Fault, FaultKind, Replica
from profilecheck.sites.site import Page
from profilecheck.sites.youtube import YOUTUBE
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import OAKFIELD
from tests.sites.served import visit

from .pages import page, read

PROFILE = "https://www.youtube.com/channel/UCamyCarterLeeds000000aa"
ME = PROFILE.rpartition("/")[2]
GOOGLE = "110000000000000001111"

VISITS = [(p, v) for p in YOUTUBE.pages for v in p.viewpoints]
EVERY_VISIT = each(("known", "viewpoint"), VISITS)

WHOLE_PAGE = {
    FaultKind.BLANK_PAGE: {UnreadReason.PAGE_CHANGED},
    FaultKind.SERVER_ERROR: {UnreadReason.SERVER_ERROR},
    FaultKind.RATE_LIMITED: {UnreadReason.RATE_LIMITED},
    FaultKind.TEMPORARILY_BLOCKED: {UnreadReason.RATE_LIMITED},
    FaultKind.SIGN_IN_WALL: {UnreadReason.SIGNED_OUT},
    FaultKind.CHECKPOINT: {UnreadReason.CHALLENGE},
}

LABELS = {
    "privacy": ("Keep all my subscriptions private", Fact.FOLLOWS_AUDIENCE),
    "google_about": ("Work", Fact.PROFILE_EMPLOYER),
    "google_phone": ("Let people who have your phone number find you", Fact.DISCOVERY_BY_PHONE),
    "google_devices": ("Contact info saved from your devices", Fact.CONTACTS_UPLOAD),
}


@pytest.fixture(scope="module")
def replica() -> Iterator[Replica]:
    with Replica() as running:
        yield running


def readings_with(
    replica: Replica, known: Page, viewpoint: Viewpoint, fault: Fault | None
) -> tuple[Observed | Unread, ...]:
    replica.set_faults({"": fault} if fault else {})
    owner = viewpoint is Viewpoint.OWNER
    seen = visit(replica, YOUTUBE, known, PROFILE, "exposed" if owner else "")
    return read(known.id, seen, account_id=ME, session=GOOGLE, matcher=OAKFIELD)


@EVERY_VISIT
def test_without_a_fault_every_page_tells_something(
    replica: Replica, known: Page, viewpoint: Viewpoint
) -> None:
    readings = readings_with(replica, known, viewpoint, None)
    # Studio's list comes by a script, as the other pages' data does not: `test_audit.py` reads it.
    assert any(isinstance(r, Observed) for r in readings) or known.id == "studio"


@pytest.mark.parametrize("kind", WHOLE_PAGE, ids=lambda kind: kind.value)
@EVERY_VISIT
def test_a_page_that_is_not_there_tells_nothing(
    replica: Replica, known: Page, viewpoint: Viewpoint, kind: FaultKind
) -> None:
    readings = readings_with(replica, known, viewpoint, Fault(kind))
    assert {getattr(r, "reason", None) for r in readings} == WHOLE_PAGE[kind]
    assert {r.fact for r in readings} == set(known.promises)


@each("known", [p for p in YOUTUBE.pages if Viewpoint.OWNER in p.viewpoints])
def test_the_page_of_another_account_tells_nothing(replica: Replica, known: Page) -> None:
    fault = Fault(FaultKind.WRONG_ACCOUNT, person="careful")
    readings = readings_with(replica, known, Viewpoint.OWNER, fault)
    assert {getattr(r, "reason", None) for r in readings} == {UnreadReason.WRONG_ACCOUNT}


@EVERY_VISIT
def test_in_french_nothing_rests_on_words(
    replica: Replica, known: Page, viewpoint: Viewpoint
) -> None:
    readings = readings_with(replica, known, viewpoint, Fault(FaultKind.FRENCH))
    told = {r.fact for r in readings if isinstance(r, Observed)}
    # The channel's own words, its links, addresses, how many videos are listed, and the switches
    # that have a name or a page of their own, need no wording.
    assert told <= {
        Fact.PROFILE_NAME,
        Fact.PROFILE_BIO,
        Fact.PROFILE_LINKS,
        Fact.PROFILE_LOCATION,
        Fact.POSTS_TO_REREAD,
        Fact.POSTS_PUBLIC_COUNT,
        Fact.FOLLOWS_AUDIENCE,
        Fact.CONTACTS_UPLOAD,
        Fact.ACCOUNT_EMAIL,
    }
    if known.rests_on_wording:
        assert told == set()
    if Fact.FRIENDS_COUNT in known.promises:
        assert Fact.FRIENDS_COUNT not in told


@each("kind", [FaultKind.RENAMED_LABEL, FaultKind.MISSING_SECTION])
@each("page_id", LABELS)
def test_a_row_that_is_renamed_or_gone_is_unread(
    replica: Replica, page_id: str, kind: FaultKind
) -> None:
    label, fact = LABELS[page_id]
    fault = Fault(kind, label=label, to="Something new")
    readings = readings_with(replica, page(page_id), Viewpoint.OWNER, fault)
    assert any(isinstance(r, Unread) and r.fact is fact for r in readings)
    if page_id == "google_about":
        told = {r.fact for r in readings if isinstance(r, Observed)}
        assert told == set(page(page_id).promises) - {fact}


@pytest.mark.parametrize("viewpoint", list(Viewpoint))
def test_without_the_about_panel_its_facts_are_unread(
    replica: Replica, viewpoint: Viewpoint
) -> None:
    known = page("channel" if viewpoint is Viewpoint.OWNER else "channel_public")
    fault = Fault(FaultKind.MISSING_SECTION, label="About")
    readings = readings_with(replica, known, viewpoint, fault)
    unread = {r.fact for r in readings if isinstance(r, Unread)}
    assert {Fact.PROFILE_LOCATION, Fact.PROFILE_LINKS} <= unread


def test_without_the_list_of_videos_there_is_no_year(replica: Replica) -> None:
    fault = Fault(FaultKind.MISSING_SECTION, label="Videos")
    readings = readings_with(replica, page("videos_public"), Viewpoint.STRANGER, fault)
    assert not [r for r in readings if isinstance(r, Observed)]
