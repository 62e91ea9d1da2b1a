"""Every MySpace page of the replica gone wrong in every way: not one observation rests on it."""

from collections.abc import Iterator

import pytest

from profilecheck.model import Observed, Unread
from profilecheck.replica import Fault, FaultKind, Replica
from profilecheck.sites.site import Page
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.served import visit

from .pages import MYSPACE, page, read

PROFILE, NUMBER = "https://myspace.com/quiet_allotment", "481500202"
WHOLE_PAGE = {
    FaultKind.BLANK_PAGE: UnreadReason.PAGE_CHANGED,
    FaultKind.SERVER_ERROR: UnreadReason.SERVER_ERROR,
    FaultKind.SIGN_IN_WALL: UnreadReason.SIGNED_OUT,
    FaultKind.CHECKPOINT: UnreadReason.CHALLENGE,
    FaultKind.TEMPORARILY_BLOCKED: UnreadReason.RATE_LIMITED,
    FaultKind.RATE_LIMITED: UnreadReason.RATE_LIMITED,
}
EVERY_PAGE = each("known", MYSPACE.pages)


@pytest.fixture(scope="module")
def replica() -> Iterator[Replica]:
    with Replica() as running:
        yield running


def readings(
    replica: Replica, known: Page, fault: Fault | None = None
) -> tuple[Observed | Unread, ...]:
    replica.set_faults({"": fault} if fault else {})
    owner = known.viewpoints == (Viewpoint.OWNER,)
    seen = visit(replica, MYSPACE, known, PROFILE, "careful" if owner else "")
    return read(known.id, seen, access=Audience.FRIENDS, account_id=NUMBER)


def observed(told: tuple[Observed | Unread, ...]) -> set[Fact]:
    return {r.fact for r in told if isinstance(r, Observed)}


@pytest.mark.parametrize(
    "known", [p for p in MYSPACE.pages if p.id != "connections_public"], ids=lambda p: p.id
)
def test_without_a_fault_every_page_tells_something(replica: Replica, known: Page) -> None:
    """But the list that a stranger is not shown: hers is restricted."""
    assert observed(readings(replica, known))


@pytest.mark.parametrize("kind", WHOLE_PAGE, ids=lambda kind: kind.value)
@EVERY_PAGE
def test_a_page_that_is_not_there_tells_nothing(
    replica: Replica, known: Page, kind: FaultKind
) -> None:
    told = readings(replica, known, Fault(kind))
    assert {getattr(r, "reason", None) for r in told} == {WHOLE_PAGE[kind]}
    assert {r.fact for r in told} == set(known.promises)


@pytest.mark.parametrize("known", [p for p in MYSPACE.pages if Viewpoint.OWNER in p.viewpoints])
def test_the_page_of_another_account_tells_nothing(replica: Replica, known: Page) -> None:
    told = readings(replica, known, Fault(FaultKind.WRONG_ACCOUNT, person="exposed"))
    assert {getattr(r, "reason", None) for r in told} == {UnreadReason.WRONG_ACCOUNT}


def test_in_french_the_settings_tell_nothing(replica: Replica) -> None:
    told = readings(replica, page("settings_profile"), Fault(FaultKind.FRENCH))
    assert {getattr(r, "reason", None) for r in told} == {UnreadReason.UNKNOWN_LANGUAGE}


ROWS = {
    "Privacy": {
        Fact.PROFILE_ACCESS,
        Fact.POSTS_FUTURE_AUDIENCE,
        Fact.FOLLOWERS_WHO_CAN_FOLLOW,
        Fact.FOLLOWERS_APPROVAL,
    },
    "Messages": {Fact.MESSAGES_WHO_CAN_SEND},
}


@pytest.mark.parametrize("label", ROWS)
@pytest.mark.parametrize("kind", [FaultKind.RENAMED_LABEL, FaultKind.MISSING_SECTION])
def test_a_row_that_is_renamed_or_gone_is_unread_and_costs_no_other(
    replica: Replica, label: str, kind: FaultKind
) -> None:
    known = page("settings_profile")
    told = readings(replica, known, Fault(kind, label=label, to="Something new"))
    assert observed(told) == set(known.promises) - ROWS[label]


@pytest.mark.parametrize(
    ("page_id", "label", "fact"),
    [
        ("profile", "About me", Fact.PROFILE_BIO),
        ("profile", "Location", Fact.PROFILE_LOCATION),
        ("profile", "Stream", Fact.POSTS_TO_REREAD),
        ("bio", "Bio", Fact.PROFILE_BIO),
        ("connections", "Connections", Fact.FRIENDS_COUNT),
        ("account", "Email", Fact.ACCOUNT_EMAIL),
    ],
)
def test_a_section_that_is_gone_leaves_a_gap(
    replica: Replica, page_id: str, label: str, fact: Fact
) -> None:
    assert fact in observed(readings(replica, page(page_id)))
    told = readings(replica, page(page_id), Fault(FaultKind.MISSING_SECTION, label=label))
    assert fact not in observed(told)
    assert any(isinstance(r, Unread) and r.fact is fact for r in told)
