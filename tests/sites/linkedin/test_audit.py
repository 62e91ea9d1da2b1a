"""LinkedIn in a real browser on its replica: what goes beyond, and lists and pages that drift.

A network meant to be public is not blamed for it, so what is planted here is held against limits
of its own. That nothing is changed is proved for all networks at once, in `tests/end_to_end`.
"""

import pytest

from profilecheck.browser.visitor import Pace
from profilecheck.model import Count, Entries, Observed
from profilecheck.replica import Fault, FaultKind, person
from profilecheck.replica.linkedin.app import PART
from profilecheck.replica.linkedin.profile import LinkedInProfile
from profilecheck.school import SchoolMatcher
from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.auditing import EVERYBODY, SCHOOL, Auditing, listed

OPEN = Audience.FRIENDS
LIMITS = {
    Fact.PROFILE_ACCESS: Audience.MEMBERS,
    Fact.FRIENDS_AUDIENCE: Audience.ONLY_ME,
    Fact.FOLLOWS_AUDIENCE: OPEN,
    Fact.FOLLOWERS_WHO_CAN_FOLLOW: OPEN,
    Fact.REQUESTS_WHO_CAN_SEND: Audience.FRIENDS_OF_FRIENDS,
    Fact.MESSAGES_WHO_CAN_SEND: Audience.FRIENDS_OF_FRIENDS,
    Fact.DISCOVERY_BY_EMAIL: OPEN,
    Fact.DISCOVERY_BY_PHONE: OPEN,
}
"""The widest audience in order. That every member can open a profile is no choice of one's own."""
SWITCHES = {
    Fact.POSTS_PAST_LIMITED: False,
    Fact.DISCOVERY_SEARCH_ENGINES: True,
    Fact.CONTACTS_UPLOAD: True,
}
NONE_WANTED = (Fact.POSTS_PUBLIC_COUNT, Fact.FRIENDS_STUDENTS_OF_EMPLOYER)
TEXTS = (Fact.PROFILE_HEADLINE, Fact.PROFILE_BIO, Fact.PROFILE_LINKS, Fact.MEMBERSHIPS)


def _beyond(reading: Observed) -> bool:
    """Whether what was read goes beyond what the checklist calls in order."""
    fact, value, place = reading.fact, reading.value, SchoolMatcher(SCHOOL)
    if fact in LIMITS:
        return isinstance(value, Audience) and value > LIMITS[fact]
    if fact in SWITCHES:
        return value is SWITCHES[fact]
    if isinstance(value, Count):
        return fact in NONE_WANTED and value.count > 0
    if not isinstance(value, Entries):
        return False
    seen = [e for e in value.entries if e.audience is not None]
    if fact is Fact.POSTS_TO_REREAD:
        return any(e.gives_away and e.audience is Audience.PUBLIC for e in seen)
    if fact is Fact.PROFILE_EMPLOYER:
        return any(place.employer(e.text) and e.audience is not Audience.ONLY_ME for e in seen)
    if fact in TEXTS:
        return any(m.kind.names_school for e in seen for m in place.in_text(f"{e.text} {e.detail}"))
    if fact is Fact.ACCOUNT_EMAIL:
        return any(place.email(e.text) for e in seen)
    if fact in (Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE):
        wide = [e for e in seen if e.audience is not Audience.ONLY_ME]
        return any(place.work_contacts(e.text) or (e.audience and e.audience > OPEN) for e in wide)
    return False


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_planted_exposure_is_found_and_nothing_else(name: str, audited: Auditing) -> None:
    planted = {fact for network, fact in person(name).planted if network == "linkedin"}
    assert {r.fact for r in audited(name).observed("linkedin") if _beyond(r)} == planted


@pytest.mark.xdist_group("careful")
def test_on_the_careful_persons_account_everything_is_told(audited: Auditing) -> None:
    told = {r.fact for r in audited("careful").observed("linkedin")}
    assert {f for page in LINKEDIN.pages for f in page.promises} - told == set()


@pytest.mark.parametrize("name", EVERYBODY)
def test_what_the_profile_leaves_out_of_the_skills_is_read_in_their_list(
    name: str, audited: Auditing
) -> None:
    unread = audited(name).unread("linkedin")
    assert [r for r in unread if r.fact is Fact.PROFILE_BIO] == []


@pytest.mark.xdist_group("exposed")
def test_the_address_of_the_panel_gets_its_audience_from_the_setting(audited: Auditing) -> None:
    observed = audited("exposed").observed("linkedin")
    shown = [r.value for r in observed if r.fact is Fact.CONTACT_EMAIL]
    audiences = [e.audience for v in shown if isinstance(v, Entries) for e in v.entries]
    assert audiences == [None, Audience.MEMBERS]


def test_more_connections_than_a_live_audit_reads_are_counted_to_the_end(audited: Auditing) -> None:
    """All 1,204 with `--whole-laws`."""
    result = audited("popular", on="linkedin", pages=("profile", "connections"))
    observed = result.observed("linkedin")
    (found,) = [r for r in observed if r.fact is Fact.FRIENDS_STUDENTS_OF_EMPLOYER]
    listed_there = listed(result, "linkedin")
    assert listed_there > 2 * Pace().list_parts * PART
    assert found.evidence.seen == f"2 of the {listed_there} connections that the list showed"


def test_an_address_that_names_the_school_is_told_once(audited: Auditing) -> None:
    """It stands in every link to the profile, and is no second mention that nobody read."""
    ruth = person("careful")
    profile = ruth.profile_on("linkedin", LinkedInProfile)
    assert profile is not None
    named = profile.model_copy(update={"vanity": "ruth-oakfield-primary-school"})
    result = audited(
        ruth.with_profile("linkedin", named), on="linkedin", pages=("experience", "profile")
    )
    assert UnreadReason.SCHOOL_NAMED not in {r.reason for r in result.unread("linkedin")}
    says = [f.says for clause in result.report.clauses for f in clause.findings]
    assert any("ruth-oakfield-primary-school" in one for one in says)


def test_a_list_that_stops_proves_no_absence(audited: Auditing) -> None:
    stops = Fault(FaultKind.LIST_STOPS, after=1)
    amy = person("exposed").only_on("linkedin")
    result = audited(
        amy,
        {"relationships/dash/connections|profileUpdates": stops},
        pages=("profile", "activity", "connections", "settings_connections"),
    )
    values = {r.fact: r.value for r in result.observed("linkedin")}
    assert values[Fact.POSTS_PUBLIC_COUNT] == Count(count=5, at_least=True)
    assert Fact.FRIENDS_AUDIENCE in values


def test_nothing_is_read_of_another_account(audited: Auditing) -> None:
    other = Fault(FaultKind.WRONG_ACCOUNT, person="careful")
    amy = person("exposed").only_on("linkedin")
    result = audited(amy, {r"linkedin\.com/(?!in/me|in/amy-carter-leeds/\?)": other})
    observed = result.observed("linkedin")
    assert [r for r in observed if r.viewpoint is Viewpoint.OWNER] == []
