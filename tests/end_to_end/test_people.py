"""The four made-up people, audited through a real browser: what was planted is what is found."""

import functools

import pytest

from profilecheck.browser.visitor import Pace
from profilecheck.checklist import load_checklist
from profilecheck.checklist.clauses import REQUIRED_CLAUSES
from profilecheck.checks import Inform
from profilecheck.model import AccountState, Count
from profilecheck.replica import Kind, people
from profilecheck.replica.facebook import graphql
from profilecheck.vocabulary import Fact, JudgedBy, Outcome, Viewpoint
from tests.auditing import EVERYBODY, Audited, Auditing, listed
from tests.networks import open_site
from tests.settling import MOST_LOOKS, MOST_QUESTIONS, settled


@pytest.fixture(params=EVERYBODY)
def result(request: pytest.FixtureRequest, audited: Auditing) -> Audited:
    return audited(request.param)


def _is_audited(host: str) -> bool:
    return any(open_site(name).policy.owns_host(host) for who in people() for name in who.networks)


@functools.cache
def _minded(network: str) -> frozenset[Fact]:
    """What the checklist minds there: a network meant to be public is not blamed for being so."""
    checklist = load_checklist()
    return frozenset(
        fact
        for clause in checklist.clauses
        if checklist.holds_for_public(clause) or not open_site(network).header.meant_to_be_public
        for check in clause.checks
        for fact in clause.facts_of(check)
    )


def _is_held_against(network: str, fact: Fact) -> bool:
    return fact in _minded(network)


def test_every_planted_exposure_is_found_and_nothing_else(result: Audited) -> None:
    assert result.facts(Outcome.NOT_MET) == {
        p for p in result.persona.planted if _is_held_against(*p)
    }


def test_all_that_is_planted_is_minded_but_where_it_is_meant_to_be_public() -> None:
    left_out = {p for who in people() for p in who.planted if not _is_held_against(*p)}
    assert all(open_site(network).header.meant_to_be_public for network, _ in left_out)


@pytest.mark.xdist_group("careful")
def test_the_careful_person_has_nothing_to_put_right(audited: Auditing) -> None:
    report = audited("careful").report
    assert report.count(Outcome.NOT_MET) == 0
    assert report.visits == ()


NOT_ON_FACEBOOK = {"posting-place", "follower-approval", "likes"}


@pytest.mark.xdist_group("careful")
def test_the_careful_person_has_settings_proved_in_order(audited: Auditing) -> None:
    proved = {
        (clause.id, finding.check)
        for clause in audited("careful").report.clauses
        for finding in clause.findings
        if finding.outcome is Outcome.MET and finding.network == "facebook"
    }
    for id_ in ("A1.2", "A1.4", "A1.5", "A2.12", "A2.13", "5.2"):
        checks = next(c.checks for c in load_checklist().clauses if c.id == id_)
        judging = {c.id for c in checks if not isinstance(c, Inform)} - NOT_ON_FACEBOOK
        assert {check for clause, check in proved if clause == id_} == judging


@pytest.mark.xdist_group("careful")
def test_the_careful_person_settles_every_clause_of_the_appendices(audited: Auditing) -> None:
    """With six looks and thirteen questions at the most, each answered as it is in truth."""
    result = audited("careful")
    done = settled(result)

    assert done.looks <= MOST_LOOKS
    assert done.questions <= MOST_QUESTIONS
    appendix = {c.id: c for c in done.report.clauses if c.id in REQUIRED_CLAUSES}
    assert [id_ for id_, c in appendix.items() if not c.settled] == []
    assert {c.outcome for c in appendix.values()} == {Outcome.MET}
    assert done.clauses == len(REQUIRED_CLAUSES)
    assert done.report.looks == ()
    proofs = [f for c in appendix.values() for f in c.findings if f.outcome is Outcome.MET]
    assert all(f.evidence for f in proofs if f.network is not None)
    looked_at = {(k.network, fact) for k in result.report.looks for fact in k.facts}
    own = [f for f in proofs if f.evidence and all(e.own_answer for e in f.evidence)]
    assert {(f.network, fact) for f in own for fact in f.facts} <= looked_at


def test_every_planted_exposure_is_in_a_row_of_a_visit_and_nothing_else_is(
    result: Audited,
) -> None:
    rows = {
        (visit.network, exposure.fact)
        for visit in result.report.visits
        for row in visit.rows
        for exposure in row.exposures
    }
    assert rows == {p for p in result.persona.planted if _is_held_against(*p)}


def test_no_row_asks_for_what_is_so_already_and_each_says_where_it_is_changed(
    result: Audited,
) -> None:
    for visit in result.report.visits:
        assert visit.place
        assert visit.url.startswith("https://")
        assert "{" not in visit.url
        for row in visit.rows:
            assert row.wanted
            assert row.now.casefold() != row.wanted.casefold()
            assert row.evidence


@pytest.mark.xdist_group("exposed")
def test_the_exposed_person_has_few_visits_and_one_thing_to_begin_with(audited: Auditing) -> None:
    report = audited("exposed").report
    assert len(report.visits) <= 35
    assert report.first is not None
    assert report.first.row == report.visits[0].rows[0].id
    assert report.visits[0].rows[0].facts == (Fact.CONTACT_PHONE,)


@pytest.mark.xdist_group("exposed")
def test_the_exposed_person_is_exposed_in_all_four_ways(audited: Auditing) -> None:
    facts = {fact for _, fact in audited("exposed").facts(Outcome.NOT_MET)}
    for one in (
        Fact.POSTS_FUTURE_AUDIENCE,
        Fact.PROFILE_EMPLOYER,
        Fact.CONTACT_EMAIL,
        Fact.FRIENDS_AUDIENCE,
    ):
        assert one in facts


def test_all_clauses_of_both_appendices_stand_in_order(result: Audited) -> None:
    ids = [c.id for c in result.report.clauses if c.id.startswith("A")]
    assert tuple(ids) == REQUIRED_CLAUSES
    assert all(c.findings for c in result.report.clauses)


def test_no_clause_that_only_the_person_can_judge_is_met_by_a_scan(result: Audited) -> None:
    outcomes = {c.outcome for c in result.report.clauses if c.judged_by is not JudgedBy.TOOL}
    assert Outcome.MET not in outcomes


def test_the_audit_changes_nothing_and_talks_to_nobody_else(result: Audited) -> None:
    assert result.counters.changes == ()
    assert result.counters.web_sockets == ()
    assert result.counters.of(Kind.SIGN_IN) == ()
    assert [h for h in result.counters.connected_hosts if not _is_audited(h)] == []


def test_each_network_is_audited_to_its_end_and_asks_none_but_its_own_hosts(
    result: Audited,
) -> None:
    assert {a.network for a in result.snapshot.accounts} == set(result.persona.networks)
    for account in result.snapshot.accounts:
        assert account.state is AccountState.AUDITED
        assert account.traffic.hosts
        owns = open_site(account.network).policy.owns_host
        assert [h for h in account.traffic.hosts if not owns(h)] == []


def test_no_cookie_is_in_the_snapshot(result: Audited) -> None:
    # A number is an account's id, which stands in its address.
    secrets = {value for value in result.cookies if not value.isdigit()}
    assert secrets
    assert secrets & set(result.snapshot.model_dump_json().split('"')) == set()


def test_the_guard_had_something_to_stop(result: Audited) -> None:
    """The replicas try to report, to mark as seen and to connect; a quiet page proves nothing."""
    for account in result.snapshot.accounts:
        # What an API answers are no pages: they try nothing.
        assert account.traffic.stopped > 0 or open_site(account.network).without_sign_in


def test_the_stranger_was_sent_without_a_session(result: Audited) -> None:
    for account in result.snapshot.accounts:
        assert any(v.viewpoint is Viewpoint.STRANGER for v in account.visits)


def test_a_list_longer_than_a_live_audit_reads_is_counted_to_its_end(audited: Auditing) -> None:
    """Of all 5,000 friends with `--whole-laws`."""
    result = audited("popular", on="facebook", pages=("profile", "friends"))
    friends = listed(result, "facebook")
    assert friends > 2 * Pace().list_parts * graphql.PART
    counts = {r.fact: r.value for r in result.observed("facebook") if isinstance(r.value, Count)}
    assert counts[Fact.FRIENDS_COUNT] == Count(count=friends)
    assert counts[Fact.FRIENDS_AT_EMPLOYER] == Count(count=41)
    assert counts[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] == Count(count=6)
