"""LinkedIn audited in a real browser on its replica: planted exposures, and nothing changed."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.model import Account, AccountState, Count, Entries, Observed, Snapshot
from profilecheck.replica import Counters, Fault, FaultKind, Kind, Replica, person
from profilecheck.school import Workplace
from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.sources import Network, audit
from profilecheck.vocabulary import Audience, Fact, Viewpoint
from tests.conftest import Background
from tests.end_to_end.conftest import QUICK, SCHOOL, Silent

NAMES = ("exposed", "careful", "mixed", "popular")
OWN_HOSTS = ("linkedin.com", "licdn.com")
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


@dataclass(frozen=True)
class Audited:
    snapshot: Snapshot
    counters: Counters

    @property
    def account(self) -> Account:
        return self.snapshot.accounts[0]

    @property
    def observed(self) -> list[Observed]:
        return [r for r in self.account.readings if isinstance(r, Observed)]

    @property
    def exposed(self) -> set[Fact]:
        return {r.fact for r in self.observed if _beyond(r)}


def _beyond(reading: Observed) -> bool:
    """Whether what was read goes beyond what the checklist calls in order."""
    fact, value, place = reading.fact, reading.value, Workplace(SCHOOL)
    if fact in LIMITS:
        return isinstance(value, Audience) and value > LIMITS[fact]
    if fact in SWITCHES:
        return value is SWITCHES[fact]
    if isinstance(value, Count):
        return fact in NONE_WANTED and value.count > 0
    if not isinstance(value, Entries):
        return False
    seen = [e for e in value.entries if e.audience is not None]
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


Auditing = Callable[..., Audited]


@pytest.fixture(scope="session")
def audited(run: Background) -> Auditing:
    """Audits a made-up person on LinkedIn alone; without faults once in a test process."""

    async def gather(name: str, replica: Replica) -> Snapshot:
        session = Session.of({"cookies": replica.cookies_for(name, "linkedin")}, LINKEDIN.policy)
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        async with launched((), replica=endpoint) as browser:
            return await audit(
                browser,
                [Network(LINKEDIN, session)],
                workplace=Workplace(SCHOOL),
                pace=QUICK,
                progress=Silent(),
                keep=lambda _: None,
                made_up=True,
            )

    def with_faults(name: str, faults: Mapping[str, Fault]) -> Audited:
        with Replica(faults=faults) as replica:
            return Audited(run(gather(name, replica)), replica.counters)

    plain = functools.cache(lambda name: with_faults(name, {}))

    def audited(name: str, faults: Mapping[str, Fault] | None = None) -> Audited:
        return plain(name) if faults is None else with_faults(name, faults)

    return audited


@pytest.fixture(
    params=[pytest.param(n, marks=pytest.mark.xdist_group(f"linkedin-{n}")) for n in NAMES]
)
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_planted_exposure_is_found_and_nothing_else(who: str, audited: Auditing) -> None:
    planted = {fact for network, fact in person(who).planted if network == "linkedin"}
    assert audited(who).exposed == planted
    assert audited(who).account.state is AccountState.AUDITED


def test_the_audit_changes_nothing_and_talks_to_nobody_else(who: str, audited: Auditing) -> None:
    counters = audited(who).counters
    assert counters.changes == ()
    assert counters.web_sockets == ()
    assert counters.of(Kind.SIGN_IN) == ()
    assert all(host.endswith(OWN_HOSTS) for host in (*counters.hosts, *counters.connected_hosts))
    assert audited(who).account.traffic.stopped > 0


@pytest.mark.xdist_group("linkedin-careful")
def test_on_the_careful_persons_account_everything_is_told(audited: Auditing) -> None:
    told = {r.fact for r in audited("careful").observed}
    assert {f for page in LINKEDIN.pages for f in page.promises} - told == set()


@pytest.mark.xdist_group("linkedin-exposed")
def test_the_address_of_the_panel_gets_its_audience_from_the_setting(audited: Auditing) -> None:
    shown = [r for r in audited("exposed").observed if r.fact is Fact.CONTACT_EMAIL]
    audiences = [e.audience for r in shown if isinstance(r.value, Entries) for e in r.value.entries]
    assert audiences == [None, Audience.MEMBERS]


@pytest.mark.xdist_group("linkedin-popular")
def test_more_than_a_thousand_connections_are_counted_to_the_end(audited: Auditing) -> None:
    (found,) = [
        r for r in audited("popular").observed if r.fact is Fact.FRIENDS_STUDENTS_OF_EMPLOYER
    ]
    assert found.evidence.seen == "2 of the 1204 connections that the list showed"


@pytest.mark.xdist_group("linkedin-lists")
def test_a_list_that_stops_proves_no_absence(audited: Auditing) -> None:
    stops = Fault(FaultKind.LIST_STOPS, after=1)
    result = audited("exposed", {"relationships/dash/connections|profileUpdates": stops})
    counts = {r.fact: r.value for r in result.observed if isinstance(r.value, Count)}
    assert counts[Fact.POSTS_PUBLIC_COUNT] == Count(count=5, at_least=True)
    assert Fact.FRIENDS_AUDIENCE in {r.fact for r in result.observed}


@pytest.mark.xdist_group("linkedin-wrong")
def test_nothing_is_read_of_another_account(audited: Auditing) -> None:
    other = Fault(FaultKind.WRONG_ACCOUNT, person="careful")
    result = audited("exposed", {r"linkedin\.com/(?!in/me|in/amy-carter-leeds/\?)": other})
    owners = [r for r in result.observed if r.viewpoint is Viewpoint.OWNER]
    assert owners == []
