"""The whole way: a real browser on the replica, as owner and as stranger, to the report."""

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from profilecheck.browser.launch import LaunchedBrowser, ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.checklist import load_checklist
from profilecheck.judge import judge
from profilecheck.model import AccountState, Answers, Count, Observed, Snapshot, Unread
from profilecheck.replica import Fault, FaultKind, Kind, Persona, Received, Replica, person
from profilecheck.resources import data_folder
from profilecheck.school import Workplace, load_school
from profilecheck.sources import Network, audit
from profilecheck.vocabulary import Fact, Outcome, UnreadReason, Viewpoint
from tests.conftest import Background
from tests.sites.test_closed import Notes

from .pages import MYSPACE

SCHOOL = load_school(data_folder("fixtures") / "school.yaml")
PEOPLE = ("exposed", "careful", "mixed", "popular")
PAGES = r"myspace\.com/(?!home|signin|captcha)"
QUICK = Pace(
    between_pages=(0, 0),
    between_parts=(0, 0),
    list_parts=2000,
    quiet=0.1,
    settling=3.0,
    page_limit=8.0,
    part_limit=5.0,
)


@dataclass(frozen=True)
class Audited:
    """What came of an audit, and what the replica was asked for."""

    persona: Persona
    snapshot: Snapshot
    received: tuple[Received, ...]
    hosts: frozenset[str]

    def told(self, viewpoint: Viewpoint = Viewpoint.OWNER) -> list[Observed | Unread]:
        """What the pages told from one viewpoint."""
        readings = self.snapshot.accounts[0].readings
        return [
            r for r in readings if isinstance(r, Observed | Unread) and r.viewpoint is viewpoint
        ]


def here(name: str) -> Persona:
    """The person, with this network's account alone."""
    whole = person(name)
    return whole.model_copy(update={"networks": {"myspace": whole.networks["myspace"]}})


@pytest.fixture(scope="session")
def audited(run: Background) -> Iterator[Callable[..., Audited]]:
    """Audits a made-up person's MySpace, in one browser; the same audit is done once."""
    everybody = {name: here(name) for name in PEOPLE}

    async def gather(browser: LaunchedBrowser, replica: Replica, name: str) -> Snapshot:
        cookies = replica.cookies_for(name, "myspace")
        return await audit(
            browser,
            [Network(MYSPACE, Session.of({"cookies": cookies}, MYSPACE.policy))],
            workplace=Workplace(SCHOOL),
            pace=QUICK,
            progress=Notes(),
            keep=lambda _: None,
            made_up=True,
        )

    with Replica(everybody.values()) as replica:
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        with run.holding(launched((), replica=endpoint)) as browser:

            def with_faults(name: str, faults: Mapping[str, Fault]) -> Audited:
                replica.reset_counters()
                replica.set_faults(faults)
                snapshot = run(gather(browser, replica, name))
                hosts = frozenset(replica.counters.connected_hosts)
                return Audited(everybody[name], snapshot, replica.counters.received, hosts)

            @functools.cache
            def plain(name: str) -> Audited:
                return with_faults(name, {})

            yield (
                lambda name, faults=None: (
                    plain(name) if faults is None else with_faults(name, faults)
                )
            )


def outcomes(result: Audited, outcome: Outcome) -> set[Fact]:
    made = judge(result.snapshot, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
    return {
        fact
        for clause in made.clauses
        for finding in clause.findings
        if finding.outcome is outcome
        for fact in finding.facts
    }


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.xdist_group(f"myspace-{n}")) for n in PEOPLE]
)
def test_what_was_planted_is_found_and_nothing_else(
    audited: Callable[..., Audited], name: str
) -> None:
    made = audited(name)
    (account,) = made.snapshot.accounts
    assert account.state is AccountState.AUDITED
    assert {("myspace", f) for f in outcomes(made, Outcome.NOT_MET)} == made.persona.planted
    assert {r.kind for r in made.received} == {Kind.READ}
    assert all("myspace" in host for host in made.hosts)
    assert account.traffic.stopped > 0


@pytest.mark.xdist_group("myspace-careful")
def test_the_careful_person_has_things_proved_in_order(audited: Callable[..., Audited]) -> None:
    made = audited("careful")
    met = outcomes(made, Outcome.MET)
    for fact in (
        Fact.POSTS_FUTURE_AUDIENCE,
        Fact.POSTS_PAST_LIMITED,
        Fact.PROFILE_ACCESS,
        Fact.FRIENDS_AUDIENCE,
        Fact.COMMENTS_WHO_CAN_POST,
        Fact.ACCOUNT_EMAIL,
    ):
        assert fact in met


@pytest.mark.xdist_group("myspace-popular")
def test_a_long_list_is_counted_to_its_end(audited: Callable[..., Audited]) -> None:
    made = audited("popular")
    values = {r.fact: r.value for r in made.told() if isinstance(r, Observed)}
    assert values[Fact.FRIENDS_COUNT] == Count(count=640)
    assert values[Fact.ACCOUNT_DORMANT] is True


@pytest.mark.xdist_group("myspace-popular")
def test_where_a_list_stops_the_number_at_its_head_counts(audited: Callable[..., Audited]) -> None:
    faults = {r"connections/out connections/out": Fault(FaultKind.LIST_STOPS, after=2)}
    made = audited("popular", faults)
    (reading,) = [r for r in made.told() if r.fact is Fact.FRIENDS_COUNT]
    assert isinstance(reading, Observed)
    assert reading.value == Count(count=640)
    assert "45 connections listed" in reading.evidence.seen


DRIFT = {
    "blank page": (Fault(FaultKind.BLANK_PAGE), UnreadReason.PAGE_CHANGED),
    "a fault of the server": (Fault(FaultKind.SERVER_ERROR), UnreadReason.SERVER_ERROR),
    "sign-in wall": (Fault(FaultKind.SIGN_IN_WALL), UnreadReason.SIGNED_OUT),
    "a challenge": (Fault(FaultKind.CHECKPOINT), UnreadReason.CHALLENGE),
    "blocked for a while": (Fault(FaultKind.TEMPORARILY_BLOCKED), UnreadReason.RATE_LIMITED),
    "too many visits": (Fault(FaultKind.RATE_LIMITED), UnreadReason.RATE_LIMITED),
    "wrong account": (
        Fault(FaultKind.WRONG_ACCOUNT, person="exposed"),
        UnreadReason.WRONG_ACCOUNT,
    ),
}


@pytest.mark.parametrize(("fault", "reason"), DRIFT.values(), ids=list(DRIFT))
def test_nothing_is_observed_on_a_page_that_is_not_what_it_should_be(
    audited: Callable[..., Audited], fault: Fault, reason: UnreadReason
) -> None:
    made = audited("careful", {PAGES: fault})
    assert {r.reason if isinstance(r, Unread) else r for r in made.told()} == {reason}
    # A session that is another's takes nothing from what a stranger sees without one.
    seen = {r.fact for r in made.told(Viewpoint.STRANGER) if isinstance(r, Observed)}
    assert bool(seen) is (reason is UnreadReason.WRONG_ACCOUNT)
    assert outcomes(made, Outcome.MET) <= seen


LABELS = {
    "Privacy": (Fact.PROFILE_ACCESS, Fact.POSTS_FUTURE_AUDIENCE, Fact.FRIENDS_AUDIENCE),
    "Messages": (Fact.MESSAGES_WHO_CAN_SEND,),
}


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("kind", [FaultKind.RENAMED_LABEL, FaultKind.MISSING_SECTION])
def test_a_renamed_label_or_a_missing_section_is_unread(
    audited: Callable[..., Audited], label: str, kind: FaultKind
) -> None:
    made = audited("careful", {PAGES: Fault(kind, label=label, to="Something new")})
    owners = {r.fact: r for r in made.told()}
    for fact in LABELS[label]:
        assert isinstance(owners[fact], Unread)
    assert isinstance(owners[Fact.ACCOUNT_EMAIL], Observed)


@pytest.mark.parametrize(
    ("label", "fact"),
    [
        ("About me", Fact.PROFILE_BIO),
        ("Location", Fact.PROFILE_LOCATION),
        ("Stream", Fact.POSTS_TO_REREAD),
        ("Bio", Fact.PROFILE_BIO),
        ("Connections", Fact.FRIENDS_COUNT),
        ("Email", Fact.ACCOUNT_EMAIL),
    ],
)
def test_a_section_that_is_gone_leaves_a_gap(
    audited: Callable[..., Audited], label: str, fact: Fact
) -> None:
    made = audited("careful", {PAGES: Fault(FaultKind.MISSING_SECTION, label=label)})
    assert any(isinstance(r, Unread) and r.fact is fact for r in made.told())
    assert fact not in outcomes(made, Outcome.MET)


def test_a_french_interface_claims_nothing_of_the_settings(
    audited: Callable[..., Audited],
) -> None:
    made = audited("careful", {PAGES: Fault(FaultKind.FRENCH)})
    settings = {
        r.fact: r for r in made.told() if isinstance(r, Unread) and r.page == "settings_profile"
    }
    assert {r.reason for r in settings.values()} == {UnreadReason.UNKNOWN_LANGUAGE}
    assert Fact.PROFILE_ACCESS in settings
    assert Fact.FRIENDS_AUDIENCE not in outcomes(made, Outcome.MET)
