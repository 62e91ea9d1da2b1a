"""X audited in a real browser on its replica: planted exposures, faults, and nothing changed."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.checklist import load_checklist
from profilecheck.judge import judge
from profilecheck.model import Account, AccountState, Answers, Observed, Snapshot
from profilecheck.replica import Counters, Fault, FaultKind, Kind, Replica, person
from profilecheck.school import Workplace
from profilecheck.sites.x import X
from profilecheck.sources import Network, audit
from profilecheck.vocabulary import Fact, Outcome, UnreadReason, Viewpoint
from tests.conftest import Background
from tests.end_to_end.conftest import QUICK, SCHOOL, Silent

NAMES = ("exposed", "careful", "mixed", "popular")
NOBODY_ELSES = ("x.com", "twimg.com")


@dataclass(frozen=True)
class Audited:
    snapshot: Snapshot
    counters: Counters

    @property
    def account(self) -> Account:
        return self.snapshot.accounts[0]

    def observed(self, fact: Fact) -> list[Observed]:
        return [r for r in self.account.readings if isinstance(r, Observed) and r.fact is fact]

    def not_met(self) -> set[Fact]:
        report = judge(self.snapshot, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
        findings = (f for clause in report.clauses for f in clause.findings)
        return {f for g in findings if g.outcome is Outcome.NOT_MET for f in g.facts}


Auditing = Callable[..., Audited]


@pytest.fixture(scope="session")
def audited(run: Background) -> Auditing:
    """Audits a made-up person on X alone; without faults once in a test process."""

    async def gather(name: str, replica: Replica) -> Snapshot:
        session = Session.of({"cookies": replica.cookies_for(name, "x")}, X.policy)
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        async with launched((), replica=endpoint) as browser:
            return await audit(
                browser,
                [Network(X, session)],
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


@pytest.fixture(params=[pytest.param(n, marks=pytest.mark.xdist_group(f"x-{n}")) for n in NAMES])
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_planted_exposure_is_found_and_nothing_else(who: str, audited: Auditing) -> None:
    planted = {fact for network, fact in person(who).planted if network == "x"}
    assert audited(who).not_met() == planted
    assert audited(who).account.state is AccountState.AUDITED


def test_the_audit_changes_nothing_and_talks_to_nobody_else(who: str, audited: Auditing) -> None:
    counters = audited(who).counters
    assert counters.changes == ()
    assert counters.web_sockets == ()
    assert counters.of(Kind.SIGN_IN) == ()
    assert all(host.endswith(NOBODY_ELSES) for host in counters.hosts)
    assert audited(who).account.traffic.stopped > 0


@pytest.mark.xdist_group("x-careful")
def test_on_the_careful_persons_account_everything_is_told(audited: Auditing) -> None:
    told = {r.fact for r in audited("careful").account.readings if isinstance(r, Observed)}
    assert {f for page in X.pages for f in page.promises} - told == set()


@pytest.mark.xdist_group("x-popular")
def test_thousands_of_followers_are_counted_to_the_end(audited: Auditing) -> None:
    (found,) = audited("popular").observed(Fact.FRIENDS_STUDENTS_OF_EMPLOYER)
    assert found.evidence.seen == "5 of the 2400 followers that the list showed"


FAULTS = {
    "blank": Fault(FaultKind.BLANK_PAGE),
    "server_error": Fault(FaultKind.SERVER_ERROR),
    "sign_in_wall": Fault(FaultKind.SIGN_IN_WALL),
    "checkpoint": Fault(FaultKind.CHECKPOINT),
    "blocked": Fault(FaultKind.TEMPORARILY_BLOCKED),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_observed_where_every_page_goes_wrong(fault: str, audited: Auditing) -> None:
    result = audited("careful", {r"^x\.com/": FAULTS[fault]})
    assert [r for r in result.account.readings if isinstance(r, Observed)] == []
    assert result.counters.changes == ()


def test_another_persons_pages_are_not_read(audited: Auditing) -> None:
    other = Fault(FaultKind.WRONG_ACCOUNT, person="mixed")
    result = audited("careful", {r"^x\.com/(quiet_allotment|settings/(?!account$))": other})
    owners = [r for r in result.account.readings if isinstance(r, Observed)]
    assert [r for r in owners if r.viewpoint is Viewpoint.OWNER] == []


def test_without_their_answers_pages_tell_what_their_boxes_say_or_nothing(
    audited: Auditing,
) -> None:
    failing = {
        r"/settings\.json": Fault(FaultKind.SERVER_ERROR),
        r"UserByScreenName": Fault(FaultKind.SERVER_ERROR),
    }
    result = audited("careful", failing)
    assert result.observed(Fact.POSTS_FUTURE_AUDIENCE) == []
    assert result.observed(Fact.PROFILE_ACCESS) == []


def test_a_renamed_label_and_a_missing_answer_are_unread_together(audited: Auditing) -> None:
    without = Fault(FaultKind.MISSING_SECTION, label="protected")
    result = audited("careful", {r"settings/audience_and_tagging": without})
    unread = [r for r in result.account.readings if r.fact is Fact.POSTS_FUTURE_AUDIENCE]
    assert [r.status for r in unread] == ["unread"]


def test_a_list_that_stops_proves_no_absence(audited: Auditing) -> None:
    stopped = Fault(FaultKind.LIST_STOPS, after=1)
    result = audited("mixed", {r"/Followers": stopped})
    found = [r for r in result.account.readings if r.fact is Fact.FRIENDS_STUDENTS_OF_EMPLOYER]
    assert [getattr(r, "reason", None) for r in found] == [UnreadReason.INCOMPLETE_LIST]


def test_the_french_interface_is_read_by_its_answers(audited: Auditing) -> None:
    result = audited("exposed", {r"^x\.com/": Fault(FaultKind.FRENCH)})
    assert result.not_met() == {f for n, f in person("exposed").planted if n == "x"}
