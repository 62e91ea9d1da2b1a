"""Some pages read anew: nothing else is asked for, nothing else changes, nothing turns by luck."""

import http.client
import ssl
from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest

from profilecheck.browser.launch import LaunchedBrowser, ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import (
    EXPORT_PAGE,
    Account,
    AccountState,
    Answers,
    Entries,
    Entry,
    Evidence,
    Exposure,
    Observed,
    Snapshot,
    Unread,
    Visit,
    VisitRow,
)
from profilecheck.replica import Fault, FaultKind, Replica, person
from profilecheck.school import SchoolMatcher
from profilecheck.sources import Network, PageKey, SignedIn, Unwatched, audit, live
from profilecheck.sources.again import pages_of, with_opened
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason
from tests.apart import to_its_end
from tests.auditing import SCHOOL
from tests.conftest import Background
from tests.networks import open_site
from tests.sites.myspace.pages import MYSPACE
from tests.sites.readings import NO_SCHOOL
from tests.sources.small_network import (
    ACCOUNT,
    AMYS,
    OWNER,
    SETTINGS,
    STRANGER,
    Again,
    Answer,
    FakeNetwork,
    ends,
    observed,
    reasons,
    session,
)

PROFILE: PageKey = ("profile", OWNER)
OF_AMY = SignedIn("101", "", AMYS)


def looked(
    monkeypatch: pytest.MonkeyPatch,
    network: Network,
    answer: Answer = lambda url, who: None,
    *,
    again: Again | None = None,
    kept: list[Snapshot] | None = None,
    whose: list[SignedIn] | None = None,
) -> tuple[Account, list[tuple[str, str]]]:
    """Look at the small MySpace; return the account, and who opened which page."""
    fake = FakeNetwork(answer)
    monkeypatch.setattr(live, "Visitor", fake)
    told = whose if whose is not None else []
    snapshot = to_its_end(
        audit(
            cast("LaunchedBrowser", object()),
            [network],
            matcher=NO_SCHOOL,
            pace=Pace.REPLICA,
            progress=Unwatched(),
            keep=(kept if kept is not None else []).append,
            sign_in_again=again,
            whose=lambda _, signed_in: told.append(signed_in),
        )
    )
    return snapshot.accounts[0], fake.opened


@pytest.fixture
def before(monkeypatch: pytest.MonkeyPatch) -> Account:
    """Amy's account, audited whole."""
    account, _ = looked(monkeypatch, Network(MYSPACE, session("amy 1")))
    assert account.state is AccountState.AUDITED
    return account


def anew(
    before: Account,
    *pages: PageKey,
    who: str = "amy 1",
    known: SignedIn | None = OF_AMY,
) -> Network:
    return Network(MYSPACE, session(who), before, only=frozenset(pages), known=known)


def without(account: Account, *pages: PageKey) -> list[object]:
    """What was read and opened, but for some pages."""
    readings = [
        r
        for r in account.readings
        if ((r.evidence.page if isinstance(r, Observed) else getattr(r, "page", "")), r.viewpoint)
        not in pages
    ]
    visits = [v for v in account.visits if (v.page, v.viewpoint) not in pages]
    return sorted(repr(one) for one in (*readings, *visits))  # type: ignore[return-value]


def test_a_whole_audit_tells_whose_account_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    whose: list[SignedIn] = []
    looked(monkeypatch, Network(MYSPACE, session("amy 1")), whose=whose)
    assert whose == [OF_AMY]


def test_only_the_pages_named_are_opened_and_all_else_stands(
    monkeypatch: pytest.MonkeyPatch, before: Account
) -> None:
    after, opened = looked(monkeypatch, anew(before, PROFILE))
    assert opened == [("amy 1", AMYS)]
    assert without(after, PROFILE) == without(before, PROFILE)
    assert (after.state, after.profile_url) == (AccountState.AUDITED, AMYS)
    assert len(after.readings) == len(before.readings)
    assert after.traffic.allowed == before.traffic.allowed + 1


def test_a_strangers_page_is_opened_as_a_stranger(
    monkeypatch: pytest.MonkeyPatch, before: Account
) -> None:
    public: PageKey = ("profile_public", STRANGER)
    after, opened = looked(monkeypatch, anew(before, public))
    assert opened == [("", AMYS)]
    assert observed(after, STRANGER) == observed(before, STRANGER)


def test_without_knowing_whose_the_session_is_the_first_page_is_asked(
    monkeypatch: pytest.MonkeyPatch, before: Account
) -> None:
    _, opened = looked(monkeypatch, anew(before, PROFILE, known=None))
    assert opened == [("amy 1", MYSPACE.header.home_url), ("amy 1", AMYS)]


@pytest.mark.parametrize("known", [None, OF_AMY], ids=["asked", "known"])
def test_another_account_is_refused_and_nothing_of_it_kept(
    monkeypatch: pytest.MonkeyPatch, before: Account, known: SignedIn | None
) -> None:
    pages: tuple[PageKey, ...] = (PROFILE, ("settings_profile", OWNER))
    after, _ = looked(monkeypatch, anew(before, *pages, who="beth 1", known=known))
    assert reasons(after) - reasons(before) == {UnreadReason.WRONG_ACCOUNT}
    assert "beth" not in after.model_dump_json()
    assert not {(r.evidence.page, r.viewpoint) for r in _told(after)} & set(pages)
    assert after.state is AccountState.INTERRUPTED
    assert after.profile_url == AMYS


def _told(account: Account) -> list[Observed]:
    return [r for r in account.readings if isinstance(r, Observed)]


def test_what_is_known_of_another_account_is_no_proof_for_this_one(
    monkeypatch: pytest.MonkeyPatch, before: Account
) -> None:
    of_beth = SignedIn("202", "", "https://myspace.com/beth")
    after, opened = looked(monkeypatch, anew(before, PROFILE, who="beth 1", known=of_beth))
    assert opened == [("beth 1", MYSPACE.header.home_url)]
    assert UnreadReason.WRONG_ACCOUNT in reasons(after)


def test_a_page_that_cannot_be_read_this_time_is_unread(
    monkeypatch: pytest.MonkeyPatch, before: Account
) -> None:
    after, _ = looked(monkeypatch, anew(before, PROFILE), ends("amy 1", at=AMYS))
    there = [r for r in after.readings if isinstance(r, Unread) and r.page == "profile"]
    assert {r.reason for r in there} == {UnreadReason.SIGNED_OUT}
    assert Fact.PROFILE_NAME not in observed(after)


def test_signed_out_meanwhile_the_person_is_asked_and_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, before: Account
) -> None:
    again = Again("amy 2")
    after, opened = looked(monkeypatch, anew(before, PROFILE), ends("amy 1", at=AMYS), again=again)
    assert again.asked == [UnreadReason.SIGNED_OUT]
    # Whose the new session is was asked before anything was read with it.
    assert [url for who, url in opened if who == "amy 2"] == [MYSPACE.header.home_url, AMYS]
    assert observed(after) == observed(before)
    assert after.state is AccountState.AUDITED


def test_a_page_that_was_missing_makes_the_account_whole_once_it_is_read(
    monkeypatch: pytest.MonkeyPatch, before: Account
) -> None:
    other = session("beth 1")
    broken, _ = looked(
        monkeypatch, Network(MYSPACE, other, before, only=frozenset({PROFILE}), known=OF_AMY)
    )
    assert broken.state is AccountState.INTERRUPTED
    whole, _ = looked(monkeypatch, anew(broken, PROFILE))
    assert whole.state is AccountState.AUDITED
    assert observed(whole) == observed(before)


def test_until_it_is_read_a_page_is_not_told_as_it_was(
    monkeypatch: pytest.MonkeyPatch, before: Account
) -> None:
    kept: list[Snapshot] = []
    pages: tuple[PageKey, ...] = (PROFILE, ("settings_profile", OWNER))
    looked(monkeypatch, anew(before, *pages), kept=kept)
    (account,) = kept[0].accounts
    assert UnreadReason.NOT_VISITED in reasons(account)
    assert Fact.PROFILE_NAME not in observed(account)


@pytest.mark.parametrize("only", [frozenset({PROFILE}), None], ids=["anew", "gone on with"])
def test_what_came_from_an_export_stands(
    monkeypatch: pytest.MonkeyPatch, before: Account, only: frozenset[PageKey] | None
) -> None:
    told = Observed(
        fact=Fact.CONTACT_PHONE,
        network="myspace",
        value=Entries(entries=(Entry(text="07700 900123"),)),
        source=Source.EXPORT,
        evidence=Evidence(url="", page=EXPORT_PAGE, seen="07700 900123", at=_at(before)),
    )
    both = before.model_copy(
        update={"readings": (*before.readings, told), "state": AccountState.FROM_FILES}
    )
    network = Network(MYSPACE, session("amy 1"), both, only=only)
    after, _ = looked(monkeypatch, network)
    assert after.readings.count(told) == 1


def test_what_the_network_alone_has_told_is_read_anew_with_its_pages(before: Account) -> None:
    read = [r for r in before.readings if isinstance(r, Observed) and r.evidence.page == "profile"]
    other = [r for r in before.readings if r not in read]
    told = read[0].model_copy(update={"source": Source.EXPORT})
    both = before.model_copy(update={"readings": (told, *other), "opened": before.readings})
    after = before.model_copy(update={"readings": (told, *other, read[-1])})
    again = with_opened(both, after, {(read[0].evidence.page, OWNER)})
    assert read[-1] in again.opened
    assert read[0] not in again.opened
    assert set(other) <= set(again.opened)
    assert with_opened(before, after, {PROFILE}) is after


def _at(account: Account) -> "object":
    return account.visits[0].at


def test_there_is_nothing_to_open_anew_without_an_audit_or_a_session(before: Account) -> None:
    with pytest.raises(ValueError, match="nothing to open anew"):
        Network(MYSPACE, session("amy 1"), only=frozenset({PROFILE}))
    with pytest.raises(ValueError, match="nothing to open anew"):
        Network(MYSPACE, None, before, only=frozenset({PROFILE}))


# Which pages


def visit_of(*facts: Fact, url: str = "", evidence: tuple[Evidence, ...] = ()) -> Visit:
    row = VisitRow(
        id="row-1",
        setting="x",
        now="y",
        says="z",
        clauses=("A1.4",),
        exposures=tuple(Exposure(fact=f, reaches=Audience.PUBLIC) for f in facts),
        reaches=Audience.PUBLIC,
        evidence=evidence,
    )
    return Visit(
        network="myspace", network_name="MySpace", place="x", url=url, seconds=20, rows=(row,)
    )


def test_every_page_that_promises_a_fact_of_the_rows_is_read_again(before: Account) -> None:
    pages = pages_of(visit_of(Fact.PROFILE_BIO), MYSPACE, before)
    assert pages == {PROFILE, ("bio", OWNER), ("profile_public", STRANGER)}


def test_so_is_every_page_that_tells_of_public_posts_where_one_of_them_is(before: Account) -> None:
    x = open_site("x")
    pages = pages_of(visit_of(Fact.POSTS_PUBLIC_COUNT), x, before)
    assert {("posts", OWNER), ("profile_public", STRANGER)} <= pages, (
        "the years are weighed with it"
    )
    assert ("posts", OWNER) not in pages_of(visit_of(Fact.PROFILE_BIO), x, before)


def test_so_is_what_a_row_rests_on_and_the_page_it_is_to(before: Account) -> None:
    name = next(r for r in before.readings if r.fact is Fact.PROFILE_NAME and r.viewpoint is OWNER)
    assert isinstance(name, Observed)
    rests = visit_of(Fact.CONTACT_PHONE, evidence=(name.evidence,))
    assert pages_of(rests, MYSPACE, before) == {PROFILE}
    to = visit_of(Fact.CONTACT_PHONE, url=SETTINGS)
    assert pages_of(to, MYSPACE, before) == {("settings_profile", OWNER)}
    assert pages_of(visit_of(Fact.CONTACT_PHONE, url=ACCOUNT), MYSPACE, before) == {
        ("account", OWNER)
    }


def test_where_no_page_told_it_there_is_none(before: Account) -> None:
    assert pages_of(visit_of(Fact.CONTACT_PHONE), MYSPACE, before) == frozenset()


# On the replicas

_TOGETHER = pytest.mark.xdist_group("again")
"""One audit is the beginning of all of them."""


class Looking:
    """The exposed person's MySpace, audited whole, and then again, in one browser."""

    def __init__(self, replica: Replica, browser: LaunchedBrowser, run: Background) -> None:
        self.replica, self._browser, self._run = replica, browser, run
        self.cookies = replica.cookies_for("exposed", "myspace")
        self.session = Session.of({"cookies": self.cookies}, MYSPACE.policy)
        self.known: SignedIn | None = None
        self.account = self.audited(Network(MYSPACE, self.session))
        self.whole = _documents(replica)

    def audited(self, network: Network) -> Account:
        self.replica.reset_counters()
        return self._run(self._audit(network))

    async def _audit(self, network: Network) -> Account:
        def know(_: object, whose: SignedIn) -> None:
            self.known = whose

        snapshot = await audit(
            self._browser,
            [network],
            matcher=SchoolMatcher(SCHOOL),
            pace=Pace.REPLICA,
            progress=Unwatched(),
            keep=lambda _: None,
            made_up=True,
            whose=know,
        )
        return snapshot.accounts[0]

    def visits(self, account: Account) -> dict[str, Visit]:
        snapshot = Snapshot(program="x", taken_at=account.visits[0].at, accounts=(account,))
        report = judge_snapshot(snapshot, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
        return {visit.url: visit for visit in report.visits}

    def again(self, session: Session | None = None) -> Account:
        """Look again at the visit to the settings."""
        visit = self.visits(self.account)[SETTINGS]
        return self.audited(
            Network(
                MYSPACE,
                session or self.session,
                self.account,
                only=pages_of(visit, MYSPACE, self.account),
                known=self.known,
            )
        )

    def change(self, body: str) -> None:
        """Change a setting as the replica's own page does."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection("127.0.0.1", self.replica.port, context=context)
        connection.request(
            "POST",
            "/ajax/settings/profile",
            body,
            {
                "Host": "myspace.com",
                "Content-Type": "application/x-www-form-urlencoded",
                "Cookie": "; ".join(f"{c['name']}={c['value']}" for c in self.cookies),
            },
        )
        assert connection.getresponse().status == 200
        connection.close()


_AS_BEFORE = "privacy=public&comments=everyone&messages=everyone"


@pytest.fixture(scope="module")
def _looking(run: Background) -> Iterator[Looking]:
    people = [person(name).only_on("myspace") for name in ("exposed", "careful")]
    with Replica(people) as replica:
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        with run.holding(launched((), replica=endpoint)) as browser:
            yield Looking(replica, browser, run)


@pytest.fixture
def looking(_looking: Looking) -> Iterator[Looking]:
    yield _looking
    _looking.replica.set_faults({})
    _looking.change(_AS_BEFORE)


def _documents(replica: Replica) -> set[str]:
    return {r.path for r in replica.counters.received if not r.path.startswith("/ajax/")}


@_TOGETHER
def test_a_setting_that_was_changed_is_seen_to_have_turned(looking: Looking) -> None:
    rows = {row.id for row in looking.visits(looking.account)[SETTINGS].rows}
    looking.change("privacy=restricted&comments=connections&messages=connections")
    after = looking.again()
    left = {row.id for v in looking.visits(after).values() for row in v.rows}
    assert rows
    assert not rows & left
    assert looking.replica.counters.changes == (), "the person's own was before"


@_TOGETHER
def test_only_the_pages_of_the_visit_are_asked_for(looking: Looking) -> None:
    looking.again()
    asked = _documents(looking.replica)
    assert "/settings/profile" in asked
    assert looking.whole - asked >= {"/home", "/settings/account", "/amycarterleeds/bio"}


@_TOGETHER
def test_what_was_not_changed_stays(looking: Looking) -> None:
    before = looking.visits(looking.account)[SETTINGS]
    after = looking.visits(looking.again())[SETTINGS]
    assert {row.id for row in after.rows} == {row.id for row in before.rows}


@_TOGETHER
def test_one_change_of_several_turns_its_own_row(looking: Looking) -> None:
    before = looking.visits(looking.account)[SETTINGS]
    looking.change("messages=connections")
    after = looking.visits(looking.again())[SETTINGS]
    gone = {row.id for row in before.rows} - {row.id for row in after.rows}
    assert [row.facts for row in before.rows if row.id in gone] == [(Fact.MESSAGES_WHO_CAN_SEND,)]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (FaultKind.SIGN_IN_WALL, UnreadReason.SIGNED_OUT),
        (FaultKind.CHECKPOINT, UnreadReason.CHALLENGE),
        (FaultKind.SERVER_ERROR, UnreadReason.SERVER_ERROR),
    ],
)
@_TOGETHER
def test_what_cannot_be_read_again_is_unread_and_never_in_order(
    looking: Looking, kind: FaultKind, reason: UnreadReason
) -> None:
    looking.change("privacy=restricted&comments=connections&messages=connections")
    looking.replica.set_faults({"myspace.com/settings": Fault(kind)})
    after = looking.again()
    there = [r for r in after.readings if isinstance(r, Unread) and r.page == "settings_profile"]
    assert {r.reason for r in there} == {reason}
    assert not [
        r for r in after.readings if isinstance(r, Observed) and r.evidence.page == there[0].page
    ]


@_TOGETHER
def test_the_settings_of_another_account_turn_nothing(looking: Looking) -> None:
    cookies = looking.replica.cookies_for("careful", "myspace")
    after = looking.again(Session.of({"cookies": cookies}, MYSPACE.policy))
    owners = [r for r in after.readings if isinstance(r, Unread) and r.page == "settings_profile"]
    assert {r.reason for r in owners} == {UnreadReason.WRONG_ACCOUNT}
    assert open_site("myspace").id == after.network
