"""An account that is read without a sign-in, from the replica of Bluesky's open API."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from profilecheck.browser.session import Session
from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import Account, Answers, Count, Entries, Observed, Snapshot, Unread
from profilecheck.replica import Counters, Fault, FaultKind, Replica, people, person
from profilecheck.replica.bluesky.app import FAMILY
from profilecheck.replica.bluesky.profile import BlueskyProfile, Incoming, Post
from profilecheck.replica.crowd import Crowd, crowd
from profilecheck.replica.personas import Membership, Persona
from profilecheck.sources import Network
from profilecheck.vocabulary import Audience, Fact, Outcome, UnreadReason, Viewpoint
from tests.answering import answered, contradictions
from tests.auditing import SCHOOL, gather
from tests.conftest import Background
from tests.networks import open_site

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HANDLE = "amy.carter.example"
NAME = f"bluesky@{HANDLE}"
API = "public.api.bsky.app"
PROFILE = BlueskyProfile(
    did="did:plc:abcdefghijklmnopqrstuvwx",
    handle=HANDLE,
    display_name="Amy Carter",
    description="Year 4 teacher. Our class: oakfield.leeds.sch.uk/year-4",
    incoming=Incoming.ALL,
    asks_apps_to_hide=True,
    followers=Crowd(seed=71, count=9, employer="Oakfield Primary School", colleagues=2, pupils=1),
    following=Crowd(seed=72, count=4),
    posts=(
        Post(on=date(2026, 9, 8), text="Back at Oakfield Primary School."),
        Post(on=date(2024, 11, 2), text="Hello from the new place."),
    ),
)
IN_ORDER = PROFILE.model_copy(
    update={
        "description": "Seeds, weeds and the odd marrow.",
        "incoming": Incoming.NONE,
        "followers": Crowd(seed=73, count=6),
        "posts": (),
    }
)
"""As much in order as Bluesky lets an account be."""
NO_SWITCH = {
    *(Fact.POSTS_FUTURE_AUDIENCE, Fact.PROFILE_ACCESS),
    *(Fact.FRIENDS_AUDIENCE, Fact.FOLLOWS_AUDIENCE),
}
WHOLE_API = r"public\.api\.bsky\.app"
ON_BLUESKY = [
    (who.name, network) for who in people() for network in who.networks if FAMILY in network
]
"""Every made-up person who has an account there, with its network."""


def somebody(profile: BlueskyProfile) -> Persona:
    return Persona(
        name="amy",
        full_name="Amy Carter",
        role="teacher",
        description="Made up.",
        networks={f"{FAMILY}{profile.handle}": Membership(profile=profile)},
    )


async def audited(
    handle: str = HANDLE,
    faults: Mapping[str, Fault] | None = None,
    profile: BlueskyProfile = PROFILE,
) -> tuple[Account, Counters]:
    return await audit_of(somebody(profile), handle, faults)


async def audit_of(
    who: Persona, handle: str, faults: Mapping[str, Fault] | None = None
) -> tuple[Account, Counters]:
    chosen = open_site(f"bluesky@{handle}")
    with Replica([who], faults=faults) as replica:
        snapshot = await gather(replica, [Network(chosen, Session(()))])
        return snapshot.accounts[0], replica.counters


def values(account: Account, viewpoint: Viewpoint) -> Mapping[Fact, object]:
    return {
        r.fact: r.value
        for r in account.readings
        if isinstance(r, Observed) and r.viewpoint is viewpoint
    }


def reasons(account: Account) -> dict[Fact, UnreadReason]:
    return {r.fact: r.reason for r in account.readings if isinstance(r, Unread)}


@pytest.fixture(scope="module")
def told(run: Background) -> tuple[Account, Counters]:
    """What is told of an account that shows much, and what was asked for that."""
    return run(audited())


def test_what_the_person_has_there_is_told_and_one_host_is_asked(
    told: tuple[Account, Counters],
) -> None:
    account, counters = told
    own, shown = values(account, Viewpoint.OWNER), values(account, Viewpoint.STRANGER)
    assert own[Fact.MESSAGES_WHO_CAN_SEND] is Audience.MEMBERS
    assert own[Fact.FRIENDS_AUDIENCE] is own[Fact.FOLLOWS_AUDIENCE] is Audience.PUBLIC
    assert own[Fact.FRIENDS_COUNT] == Count(count=9)
    assert own[Fact.FRIENDS_AT_EMPLOYER] == Count(count=2)
    assert own[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] == Count(count=1)
    assert shown[Fact.POSTS_PUBLIC_COUNT] == Count(count=2)
    assert shown[Fact.PROFILE_ACCESS] is shown[Fact.POSTS_FUTURE_AUDIENCE] is Audience.PUBLIC
    for fact in (Fact.PROFILE_NAME, Fact.PROFILE_BIO, Fact.PROFILE_LINKS):
        assert own[fact] == shown[fact]
    links, again = own[Fact.PROFILE_LINKS], shown[Fact.POSTS_TO_REREAD]
    assert isinstance(links, Entries)
    assert isinstance(again, Entries)
    assert [e.text for e in links.entries] == ["oakfield.leeds.sch.uk/year-4"]
    assert [e.text for e in again.entries] == ["Post of 8 September 2026"]
    by_hand = {Fact.ACCOUNT_EMAIL, Fact.DISCOVERY_BY_PHONE, Fact.CONTACTS_UPLOAD}
    assert reasons(account) == dict.fromkeys(by_hand, UnreadReason.BY_HAND)
    assert set(counters.connected_hosts) == {API}
    assert counters.changes == ()


def test_an_account_in_order_is_left_with_what_has_no_switch(run: Background) -> None:
    account, _ = run(audited(profile=IN_ORDER))
    snapshot = Snapshot(program="profilecheck", taken_at=NOW, accounts=(account,))
    report = judge_snapshot(snapshot, load_checklist(), SCHOOL, Answers(), NOW.date())
    judged = {
        outcome: {
            fact
            for clause in report.clauses
            for finding in clause.findings
            if finding.network == NAME and finding.outcome is outcome
            for fact in finding.facts
        }
        for outcome in (Outcome.MET, Outcome.NOT_MET)
    }
    assert judged[Outcome.NOT_MET] == NO_SWITCH
    in_order = {Fact.MESSAGES_WHO_CAN_SEND, Fact.PROFILE_BIO, Fact.FRIENDS_STUDENTS_OF_EMPLOYER}
    assert in_order <= judged[Outcome.MET]


def test_nobody_else_s_name_is_kept(told: tuple[Account, Counters]) -> None:
    kept = told[0].model_dump_json()
    for member in (*crowd(PROFILE.followers), *crowd(PROFILE.following)):
        assert member.name not in kept
        assert member.address not in kept


def test_of_a_handle_that_is_nobody_s_nothing_is_told(run: Background) -> None:
    account, _ = run(audited("nobody.example"))
    assert set(reasons(account).values()) == {UnreadReason.NOT_THERE}
    assert not [r for r in account.readings if isinstance(r, Observed)]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (FaultKind.RATE_LIMITED, UnreadReason.RATE_LIMITED),
        (FaultKind.BLANK_PAGE, UnreadReason.PAGE_CHANGED),
        (FaultKind.SERVER_ERROR, UnreadReason.SERVER_ERROR),
    ],
)
def test_an_answer_that_does_not_come_is_unread(
    run: Background, kind: FaultKind, reason: UnreadReason
) -> None:
    account, counters = run(audited(faults={WHOLE_API: Fault(kind)}))
    assert set(reasons(account).values()) == {reason}
    assert set(counters.connected_hosts) == {API}


def test_more_posts_than_one_part_are_not_known_to_be_searched(run: Background) -> None:
    many = tuple(Post(on=date(2025, 5, 1), text=f"Tea {n}") for n in range(101))
    account, _ = run(audited(profile=PROFILE.model_copy(update={"posts": many})))
    assert reasons(account)[Fact.POSTS_TO_REREAD] is UnreadReason.INCOMPLETE_LIST
    assert values(account, Viewpoint.STRANGER)[Fact.POSTS_PUBLIC_COUNT] == Count(count=101)


# Said by the person, in place of the API


@pytest.mark.parametrize(("name", "network"), ON_BLUESKY)
def test_what_the_api_tells_and_what_its_owner_would_answer_do_not_contradict(
    run: Background, name: str, network: str
) -> None:
    account, _ = run(audit_of(person(name).only_on(network), network.removeprefix(FAMILY)))
    said = answered(account)
    read = [r for r in account.readings if isinstance(r, Observed) and r.fact in account.guidance]
    # Of more than a hundred followers or posts, nobody knows the whole.
    in_part = {r.fact for r in read if getattr(r.value, "at_least", False)}
    assert {answer.fact for answer in said.answers.facts} == {r.fact for r in read} - in_part
    assert contradictions(account, said) == []
    # The comparison sees it where they do.
    hidden = {"fact": Fact.FRIENDS_AUDIENCE, "value": Audience.ONLY_ME}
    denied = said.answers.plus(said.answers.facts[0].model_copy(update=hidden))
    assert contradictions(account, replace(said, answers=denied))
