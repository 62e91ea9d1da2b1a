"""Made-up people audited on YouTube through a real browser: what was planted is what is found."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.checklist import load_checklist
from profilecheck.judge import judge
from profilecheck.model import Account, AccountState, Answers, Observed, Snapshot, Unread
from profilecheck.replica import Counters, Fault, FaultKind, Replica, person
from profilecheck.resources import data_folder
from profilecheck.school import Workplace, load_school
from profilecheck.sites.site import Site
from profilecheck.sites.youtube import YOUTUBE
from profilecheck.sources import Network, audit
from profilecheck.vocabulary import Fact, Outcome, UnreadReason, Viewpoint
from tests.conftest import Background

pytestmark = pytest.mark.xdist_group("youtube-audit")

SCHOOL = load_school(data_folder("fixtures") / "school.yaml")
PEOPLE = ("exposed", "careful", "mixed", "popular")


class Silent:
    """Progress that nobody watches."""

    def planned(self, site: Site, pages: int) -> None: ...

    def opening(self, site: Site, title: str) -> None: ...

    def read(self, site: Site) -> None: ...

    def ended(self, site: Site, state: AccountState) -> None: ...


Auditing = Callable[..., tuple[Snapshot, Counters]]


@pytest.fixture(scope="module")
def audited(run: Background) -> Auditing:
    """Audits a made-up person on YouTube alone; the same audit is done once."""
    done: dict[tuple[str, str], tuple[Snapshot, Counters]] = {}

    async def gather(name: str, replica: Replica) -> Snapshot:
        state = {"cookies": replica.cookies_for(name, "youtube")}
        network = Network(YOUTUBE, Session.of(state, YOUTUBE.policy))
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        async with launched((), replica=endpoint) as browser:
            return await audit(
                browser,
                [network],
                workplace=Workplace(SCHOOL),
                pace=Pace.REPLICA,
                progress=Silent(),
                keep=lambda _: None,
                made_up=True,
            )

    def audited(name: str, faults: Mapping[str, Fault] | None = None) -> tuple[Snapshot, Counters]:
        key = (name, repr(faults))
        if key not in done:
            with Replica(faults=faults) as replica:
                done[key] = (run(gather(name, replica)), replica.counters)
        return done[key]

    return audited


def account(audited: Auditing, name: str, **more: object) -> Account:
    return audited(name, **more)[0].accounts[0]


def exposed(snapshot: Snapshot) -> set[Fact]:
    report = judge(snapshot, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
    return {
        fact
        for clause in report.clauses
        for finding in clause.findings
        if finding.outcome is Outcome.NOT_MET
        for fact in finding.facts
    }


@pytest.mark.parametrize("name", PEOPLE)
def test_every_planted_exposure_is_found_and_nothing_else(audited: Auditing, name: str) -> None:
    planted = {fact for network, fact in person(name).planted if network == "youtube"}
    assert exposed(audited(name)[0]) == planted


@pytest.mark.parametrize("name", PEOPLE)
def test_the_audit_changes_nothing_and_talks_to_nobody_else(audited: Auditing, name: str) -> None:
    snapshot, counters = audited(name)
    assert counters.changes == ()
    assert counters.web_sockets == ()
    assert counters.sign_ins == ()
    assert all(YOUTUBE.policy.owns_host(host) for host in counters.connected_hosts)
    assert snapshot.accounts[0].traffic.stopped > 0


@pytest.mark.parametrize("name", PEOPLE)
def test_every_page_opens(audited: Auditing, name: str) -> None:
    found = account(audited, name)
    assert found.state is AccountState.AUDITED
    assert [v.page for v in found.visits if v.problem] == []
    unread = {(r.fact, r.viewpoint) for r in found.readings if isinstance(r, Unread)}
    stranger, owner = Viewpoint.STRANGER, Viewpoint.OWNER
    assert unread <= {
        (Fact.CONTACT_EMAIL, owner),
        (Fact.CONTACT_EMAIL, stranger),
        (Fact.POSTS_FUTURE_AUDIENCE, owner),
        (Fact.COMMENTS_WHO_CAN_POST, owner),
        (Fact.POSTS_TO_REREAD, stranger),
        (Fact.POSTS_PUBLIC_BY_YEAR, stranger),
    }


def test_a_panel_that_loads_after_the_page_is_read(audited: Auditing) -> None:
    places = [
        entry.text
        for r in account(audited, "mixed").readings
        if isinstance(r, Observed) and r.fact is Fact.PROFILE_LOCATION
        for entry in r.value.entries  # type: ignore[union-attr]
    ]
    assert places.count("United Kingdom") == 2


def test_a_list_that_loads_as_one_scrolls_is_counted_to_its_end(audited: Auditing) -> None:
    counts = [
        r.value
        for r in account(audited, "popular").readings
        if isinstance(r, Observed) and r.fact is Fact.POSTS_PUBLIC_COUNT
    ]
    assert [(c.count, c.at_least) for c in counts] == [(33, False)] * 2  # type: ignore[union-attr]


def test_a_list_that_breaks_off_counts_at_least(audited: Auditing) -> None:
    faults = {r"/videos|youtubei/v1/browse": Fault(FaultKind.LIST_STOPS, after=2)}
    readings = account(audited, "popular", faults=faults).readings
    (listed,) = [
        r.value
        for r in readings
        if isinstance(r, Observed)
        and r.fact is Fact.POSTS_PUBLIC_COUNT
        and r.evidence.page == "videos_public"
    ]
    assert (listed.count, listed.at_least) == (24, True)  # type: ignore[union-attr]


def test_a_page_that_never_answers_is_unread(audited: Auditing) -> None:
    faults = {r"account_privacy": Fault(FaultKind.SERVER_ERROR)}
    readings = account(audited, "careful", faults=faults).readings
    (only,) = [r for r in readings if r.fact is Fact.FOLLOWS_AUDIENCE]
    assert isinstance(only, Unread)
    assert only.reason is UnreadReason.SERVER_ERROR
