"""Whatever goes wrong on a page, nothing is observed on it: every page, every fault."""

from collections.abc import Iterator

import pytest

from profilecheck.model import Observed, Unread
from profilecheck.replica import Fault, FaultKind, Replica
from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.sites.reading import read_page
from profilecheck.sites.site import Page
from profilecheck.vocabulary import Fact, Viewpoint
from tests.each import each
from tests.sites.readings import OAKFIELD
from tests.sites.served import visit

AMY, TOM = ("exposed", "amy-carter-leeds"), ("mixed", "tom-hanif")
Readings = tuple[Observed | Unread, ...]
OWN_PAGES = [p for p in LINKEDIN.pages if Viewpoint.OWNER in p.viewpoints]
NEEDS_SCRIPTS = {"activity", "connections"}
NEEDS_SCRIPTS_ON_NEWER = {"contact_info", "skills"}
RESTS_ON_EARLIER = {"skills", "profile"}
"""Pages that show again what those before them told, and of which lists those tell the rest."""

# The heading or row that each page stands or falls with.
LABELS = {
    "experience": "Experience",
    "education": "Education",
    "interests": "Interests",
    "skills": "Skills",
    "contact_info": "Contact info",
    "activity": "Activity",
    "comments": "Activity",
    "connections": "connections",
    "settings_connections": "Who can see your connections",
    "settings_email": "Who can see or download your email address",
    "settings_last_name": "Who can see your last name",
    "settings_reach": "Invitations to connect",
    "public_profile": "Your profile's public visibility",
    "contacts_upload": "Sync contacts",
    "account_emails": "Email addresses",
}
ROWS = {
    ("settings_visibility", Fact.DISCOVERY_BY_EMAIL): "Profile discovery using email address",
    ("settings_visibility", Fact.DISCOVERY_BY_PHONE): "Profile discovery using phone number",
    ("settings_visibility", Fact.FOLLOWS_AUDIENCE): "Who can see members you follow",
    ("settings_visibility", Fact.FOLLOWERS_WHO_CAN_FOLLOW): "Followers",
    ("profile", Fact.PROFILE_BIO): "About",
}
WITHOUT_WORDS = {
    "profile": {
        Fact.PROFILE_NAME,
        Fact.PROFILE_HEADLINE,
        Fact.PROFILE_LOCATION,
        Fact.FRIENDS_COUNT,
    },
    "connections": {Fact.FRIENDS_COUNT, Fact.FRIENDS_AT_EMPLOYER},
    "settings_email": {Fact.CONTACT_EMAIL},
    "account_emails": {Fact.ACCOUNT_EMAIL},
}
"""What is read of a page in a language without wording."""
KINDS = [
    FaultKind.BLANK_PAGE,
    FaultKind.SERVER_ERROR,
    FaultKind.RATE_LIMITED,
    FaultKind.SIGN_IN_WALL,
    FaultKind.CHECKPOINT,
    FaultKind.TEMPORARILY_BLOCKED,
    FaultKind.FRENCH,
    FaultKind.WRONG_ACCOUNT,
]


@pytest.fixture(scope="module")
def replica() -> Iterator[Replica]:
    with Replica() as running:
        yield running


def readings_of(
    replica: Replica, page: Page, who: tuple[str, str], earlier: Readings = ()
) -> Readings:
    person, vanity = who
    own = Viewpoint.OWNER in page.viewpoints
    profile = f"https://www.linkedin.com/in/{vanity}"
    seen = visit(replica, LINKEDIN, page, profile, person if own else "")
    return read_page(LINKEDIN, page, seen, matcher=OAKFIELD, account_id=vanity, earlier=earlier)


def observed(replica: Replica, page: Page, who: tuple[str, str], fault: Fault | None) -> set[Fact]:
    replica.set_faults({"": fault} if fault else {})
    earlier: Readings = ()
    if fault is None and page.id in RESTS_ON_EARLIER:
        for before in OWN_PAGES[: OWN_PAGES.index(page)]:
            earlier += readings_of(replica, before, who, earlier)
    readings = readings_of(replica, page, who, earlier)
    assert {r.fact for r in readings} >= set(page.promises)
    unread = {r.fact for r in readings if isinstance(r, Unread)}
    return {r.fact for r in readings if isinstance(r, Observed)} - unread


@each("opened", LINKEDIN.pages)
@each("who", [AMY, TOM], ids=["newer", "older"])
def test_without_a_fault_every_promise_is_kept(
    replica: Replica, opened: Page, who: tuple[str, str]
) -> None:
    if opened.id in NEEDS_SCRIPTS or (who is AMY and opened.id in NEEDS_SCRIPTS_ON_NEWER):
        return  # kept only in a browser, or on older pages
    told = observed(replica, opened, who, None)
    # The page about the last name has no name of its own: it is the one the profile told.
    borrowed = {Fact.PROFILE_NAME} if opened.id == "settings_last_name" else set()
    # On newer pages the text below the card comes in parts, which a browser asks for.
    later = {Fact.PROFILE_BIO} if opened.id == "profile" and who is AMY else set()
    assert told >= set(opened.promises) - borrowed - later


@each(
    ("who", "kind"),
    [(AMY, k) for k in KINDS] + [(TOM, FaultKind.FRENCH), (TOM, FaultKind.WRONG_ACCOUNT)],
)
@each("opened", OWN_PAGES)
def test_nothing_rests_on_a_page_that_went_wrong(
    replica: Replica, opened: Page, kind: FaultKind, who: tuple[str, str]
) -> None:
    told = observed(replica, opened, who, Fault(kind, person="careful"))
    in_any_language = WITHOUT_WORDS.get(opened.id, set()) if kind is FaultKind.FRENCH else set()
    if opened.id == "connections" and who is TOM:
        in_any_language = set()  # older pages say their number in words
    assert told == in_any_language


@pytest.mark.parametrize(
    "kind", [k for k in KINDS if k not in (FaultKind.FRENCH, FaultKind.WRONG_ACCOUNT)]
)
def test_nothing_rests_on_a_strangers_page_that_went_wrong(
    replica: Replica, kind: FaultKind
) -> None:
    page = next(p for p in LINKEDIN.pages if p.id == "profile_public")
    assert observed(replica, page, AMY, Fault(kind)) == set()


@each("kind", [FaultKind.RENAMED_LABEL, FaultKind.MISSING_SECTION])
@each(("page_id", "label"), LABELS.items())
@each("who", [AMY, TOM], ids=["newer", "older"])
def test_nothing_rests_on_a_page_without_its_heading(
    replica: Replica, page_id: str, label: str, kind: FaultKind, who: tuple[str, str]
) -> None:
    if page_id == "connections" and who is AMY:
        return  # newer pages say their number without words
    if page_id in ("settings_email", "account_emails") and kind is FaultKind.RENAMED_LABEL:
        return  # known by its address and what it holds, whatever its heading says
    page = next(p for p in LINKEDIN.pages if p.id == page_id)
    fault = Fault(kind, label=label, to="Something quite different")
    assert not observed(replica, page, who, fault) & set(page.promises)


@each("kind", [FaultKind.RENAMED_LABEL, FaultKind.MISSING_SECTION])
@each(("page_id", "fact"), ROWS)
def test_a_row_or_section_that_is_not_there_is_unread_and_the_others_stay(
    replica: Replica, page_id: str, fact: Fact, kind: FaultKind
) -> None:
    page = next(p for p in LINKEDIN.pages if p.id == page_id)
    fault = Fault(kind, label=ROWS[page_id, fact], to="Something quite different")
    told = observed(replica, page, AMY, fault)
    assert fact not in told
    assert told >= set(page.promises) - {fact}


@pytest.mark.parametrize("kind", [FaultKind.RENAMED_LABEL, FaultKind.MISSING_SECTION])
@pytest.mark.parametrize(
    "label", ["Allow others to send you message requests?", "Allow others to send you InMail?"]
)
def test_one_of_two_ways_to_write_that_is_not_there_leaves_it_open(
    replica: Replica, label: str, kind: FaultKind
) -> None:
    page = next(p for p in LINKEDIN.pages if p.id == "settings_messages")
    fault = Fault(kind, label=label, to="Something quite different")
    assert observed(replica, page, ("careful", "r-okafor-5b21"), fault) == set()
