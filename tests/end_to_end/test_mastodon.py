"""A server that anybody could host, audited in both ways: with a session, and with a token."""

from collections.abc import Mapping
from datetime import date

import pytest

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.checklist import load_checklist
from profilecheck.judge import judge
from profilecheck.model import Answers, Observed, Snapshot, Unread
from profilecheck.replica import Fault, FaultKind, Persona, Replica, person
from profilecheck.school import Workplace
from profilecheck.sites import site
from profilecheck.sources import Network, audit
from profilecheck.vocabulary import Audience, Fact, Outcome, UnreadReason, Viewpoint
from tests.conftest import Background
from tests.end_to_end.conftest import QUICK, SCHOOL, Audited, Auditing, Silent

NAME = "mastodon@mastodon.example"
pytestmark = pytest.mark.xdist_group("mastodon")


def on_mastodon(name: str) -> Persona:
    """The made-up person with no other account than the one on the server."""
    who = person(name)
    return who.model_copy(update={"networks": {NAME: who.networks[NAME]}})


@pytest.fixture(scope="module")
def exposed(audited: Auditing) -> Audited:
    return audited(on_mastodon("exposed"))


@pytest.fixture(scope="module")
def careful(audited: Auditing) -> Audited:
    return audited(on_mastodon("careful"))


def outcomes(snapshot: Snapshot, outcome: Outcome) -> set[Fact]:
    report = judge(snapshot, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
    return {
        fact
        for clause in report.clauses
        for finding in clause.findings
        if finding.outcome is outcome and finding.network == NAME
        for fact in finding.facts
    }


def values(snapshot: Snapshot, viewpoint: Viewpoint = Viewpoint.OWNER) -> Mapping[Fact, object]:
    (account,) = snapshot.accounts
    return {
        r.fact: r.value
        for r in account.readings
        if isinstance(r, Observed) and r.viewpoint is viewpoint
    }


def unread(snapshot: Snapshot) -> set[tuple[Fact, Viewpoint, UnreadReason]]:
    (account,) = snapshot.accounts
    return {(r.fact, r.viewpoint, r.reason) for r in account.readings if isinstance(r, Unread)}


def test_every_planted_exposure_is_found_and_nothing_else(exposed: Audited) -> None:
    planted = {fact for network, fact in person("exposed").planted if network == NAME}
    assert outcomes(exposed.snapshot, Outcome.NOT_MET) == planted


def test_the_careful_person_has_nothing_to_put_right(careful: Audited) -> None:
    assert outcomes(careful.snapshot, Outcome.NOT_MET) == set()
    assert unread(careful.snapshot) == set()
    told = values(careful.snapshot)
    assert told[Fact.POSTS_FUTURE_AUDIENCE] is Audience.FRIENDS
    assert told[Fact.FRIENDS_AUDIENCE] is Audience.ONLY_ME


@pytest.mark.parametrize("who", ["exposed", "careful"])
def test_nothing_is_changed_and_nobody_else_is_asked(
    who: str, request: pytest.FixtureRequest
) -> None:
    result: Audited = request.getfixturevalue(who)
    assert result.counters.changes == ()
    assert set(result.counters.connected_hosts) == {"mastodon.example"}
    assert result.snapshot.accounts[0].traffic.stopped > 0
    assert not set(result.cookies) & set(result.snapshot.model_dump_json().split('"'))


async def by_token(name: str) -> tuple[Snapshot, Replica]:
    chosen = site(NAME).by_token
    assert chosen is not None
    with Replica() as replica:
        token = replica.cookies_for(name, NAME)[0]["value"]
        async with launched((), replica=ReplicaEndpoint(replica.port, replica.spki)) as browser:
            snapshot = await audit(
                browser,
                [Network(chosen.site, Session.with_token(token))],
                workplace=Workplace(SCHOOL),
                pace=QUICK,
                progress=Silent(),
                keep=lambda _: None,
            )
        assert token not in snapshot.model_dump_json()
        return snapshot, replica


@pytest.mark.parametrize("who", ["exposed", "careful"])
def test_a_token_tells_the_same_as_the_pages(
    who: str, run: Background, request: pytest.FixtureRequest
) -> None:
    snapshot, replica = run(by_token(who))
    result: Audited = request.getfixturevalue(who)
    told, by_pages = values(snapshot), values(result.snapshot)
    assert told.keys() == by_pages.keys() - {
        Fact.ACCOUNT_EMAIL,
        Fact.FRIENDS_AT_EMPLOYER,
        Fact.FRIENDS_STUDENTS_OF_EMPLOYER,
    }
    assert {f: by_pages[f] for f in told} == told
    assert values(snapshot, Viewpoint.STRANGER) == values(result.snapshot, Viewpoint.STRANGER)
    assert replica.counters.changes == ()
    assert set(replica.counters.connected_hosts) == {"mastodon.example"}


def test_a_token_that_does_not_hold_reads_nothing(run: Background) -> None:
    async def refused() -> Snapshot:
        chosen = site(NAME).by_token
        assert chosen is not None
        with Replica() as replica:
            endpoint = ReplicaEndpoint(replica.port, replica.spki)
            async with launched((), replica=endpoint) as browser:
                return await audit(
                    browser,
                    [Network(chosen.site, Session.with_token("outworn"))],
                    workplace=Workplace(SCHOOL),
                    pace=QUICK,
                    progress=Silent(),
                    keep=lambda _: None,
                )

    snapshot = run(refused())
    assert values(snapshot) == {}
    assert {reason for _, _, reason in unread(snapshot)} == {UnreadReason.SIGNED_OUT}


# Pages that are not what they should be


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault(FaultKind.BLANK_PAGE), UnreadReason.PAGE_CHANGED),
        (Fault(FaultKind.SIGN_IN_WALL), UnreadReason.SIGNED_OUT),
        (Fault(FaultKind.WRONG_ACCOUNT, person="exposed"), UnreadReason.WRONG_ACCOUNT),
    ],
    ids=lambda p: p.kind if isinstance(p, Fault) else "",
)
def test_nothing_is_in_order_where_no_page_could_be_read(
    audited: Auditing, fault: Fault, reason: UnreadReason
) -> None:
    # The form opened first, to learn whose account this is, is left as it should be.
    strikes = {r"settings/privacy|preferences/other|auth/edit|/@": fault}
    snapshot = audited(on_mastodon("careful"), strikes).snapshot
    told = values(snapshot).keys() - {Fact.PROFILE_NAME, Fact.PROFILE_BIO, Fact.PROFILE_LINKS}
    assert told == set()
    assert reason in {why for _, eyes, why in unread(snapshot) if eyes is Viewpoint.OWNER}


def test_a_box_that_is_gone_is_unread_and_costs_no_other(audited: Auditing) -> None:
    fault = Fault(FaultKind.MISSING_SECTION, label="Automatically accept new followers")
    snapshot = audited(on_mastodon("careful"), {"settings/privacy": fault}).snapshot
    assert {fact for fact, _, _ in unread(snapshot)} == {Fact.FOLLOWERS_APPROVAL}


def test_in_another_language_the_same_is_read(audited: Auditing, careful: Audited) -> None:
    """The adapter reads names of fields, never words: `<html lang>` makes no difference."""
    fault = Fault(FaultKind.FRENCH)
    snapshot = audited(on_mastodon("careful"), {r"mastodon\.example": fault}).snapshot
    assert values(snapshot) == values(careful.snapshot)
