"""The live audit without a browser: whose account it reads, and going on after a sign-out."""

from dataclasses import replace
from typing import NoReturn, TypeGuard, cast

import pytest
from playwright.async_api import Error as PlaywrightError

from profilecheck.browser.capture import Capture
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.errors import StorageError
from profilecheck.model import Account, AccountState, Observed, Snapshot, Unread
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Network, Unwatched, audit, live
from profilecheck.vocabulary import Fact, UnreadReason
from tests.apart import to_its_end
from tests.networks import with_header
from tests.sites.myspace.pages import MYSPACE, about, document, profile, state
from tests.sites.readings import NO_SCHOOL, capture_of
from tests.sources.small_network import (
    ACCOUNT,
    AMYS,
    BETHS,
    CHALLENGE,
    SETTINGS,
    SIGNED_OUT,
    STRANGER,
    Again,
    Answer,
    FakeNetwork,
    as_usual,
    ends,
    observed,
    reasons,
    session,
)


def audited(
    monkeypatch: pytest.MonkeyPatch,
    answer: Answer = lambda url, who: None,
    *,
    who: str = "amy 1",
    again: Again | None = None,
    before: Account | None = None,
    kept: list[Snapshot] | None = None,
) -> tuple[Account, FakeNetwork]:
    """Audit the small MySpace, signed in as `who`."""
    network = FakeNetwork(answer)
    monkeypatch.setattr(live, "Visitor", network)
    snapshot = to_its_end(
        audit(
            cast("LaunchedBrowser", object()),
            [Network(MYSPACE, session(who) if who else None, before)],
            matcher=NO_SCHOOL,
            pace=Pace.REPLICA,
            progress=Unwatched(),
            keep=(kept if kept is not None else []).append,
            sign_in_again=again,
        )
    )
    return snapshot.accounts[0], network


WHOLE = {Fact.PROFILE_NAME, Fact.PROFILE_BIO}
"""What the profile's page tells to its owner, and every page before it does not."""


def test_a_session_that_ends_is_renewed_and_the_page_in_hand_is_opened_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again = Again("amy 2")
    account, network = audited(monkeypatch, ends("amy 1", at=ACCOUNT), again=again)
    assert again.asked == [UnreadReason.SIGNED_OUT]
    first = [url for who, url in network.opened if who == "amy 1"]
    second = [url for who, url in network.opened if who == "amy 2"]
    assert first == [MYSPACE.header.home_url, SETTINGS, ACCOUNT, MYSPACE.header.home_url]
    assert second[:2] == [MYSPACE.header.home_url, ACCOUNT]
    assert SETTINGS not in second
    assert account.state is AccountState.AUDITED
    assert UnreadReason.SIGNED_OUT not in reasons(account)
    assert observed(account) >= WHOLE
    assert account.traffic.allowed == len(network.opened)


def test_what_was_read_is_kept_before_the_person_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Snapshot] = []
    bio = f"{AMYS}/bio"

    class Asking(Again):
        async def __call__(self, site: OpenSite, why: UnreadReason) -> Session | None:
            assert observed(kept[-1].accounts[0]) >= {Fact.PROFILE_NAME}
            return await super().__call__(site, why)

    audited(monkeypatch, ends("amy 1", at=bio), again=Asking("amy 2"), kept=kept)
    before_bio = next(s for s in kept if observed(s.accounts[0]))
    assert not before_bio.finished


@pytest.mark.parametrize("again", [None, Again()], ids=["nobody to ask", "declined"])
def test_without_a_new_session_the_rest_is_unread_and_the_reason_is_told(
    monkeypatch: pytest.MonkeyPatch, again: Again | None
) -> None:
    account, _ = audited(monkeypatch, ends("amy 1", at=f"{AMYS}/bio"), again=again)
    assert reasons(account) >= {UnreadReason.SIGNED_OUT}
    assert UnreadReason.NOT_VISITED not in reasons(account)
    assert Fact.PROFILE_NAME in observed(account)
    assert observed(account, STRANGER)


def test_a_network_that_ends_every_session_is_not_asked_about_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again = Again("amy 2", "amy 3", "amy 4", "amy 5")
    account, _ = audited(
        monkeypatch, ends("amy 1", "amy 2", "amy 3", "amy 4", at=SETTINGS), again=again
    )
    assert len(again.asked) == 2
    assert reasons(account) == {UnreadReason.SIGNED_OUT}
    assert account.state is AccountState.INTERRUPTED


def test_a_page_that_asks_for_a_sign_in_of_its_own_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again = Again("amy 2")

    def answer(url: str, who: str) -> Capture | None:
        return SIGNED_OUT if url == ACCOUNT else None

    account, _ = audited(monkeypatch, answer, again=again)
    assert again.asked == []
    assert {r.page for r in account.readings if _is(r, UnreadReason.SIGNED_OUT)} == {"account"}
    assert observed(account) >= WHOLE


def _is(reading: object, reason: UnreadReason) -> TypeGuard[Unread]:
    return isinstance(reading, Unread) and reading.reason is reason


def test_a_security_check_is_the_persons_to_do_and_then_it_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again = Again("amy 2")
    account, _ = audited(monkeypatch, ends("amy 1", at=ACCOUNT, showing=CHALLENGE), again=again)
    assert again.asked == [UnreadReason.CHALLENGE]
    assert UnreadReason.CHALLENGE not in reasons(account)


def test_a_kept_session_that_is_refused_at_the_start_is_renewed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = ends("amy 1", at=MYSPACE.header.home_url)
    account, _ = audited(monkeypatch, answer, again=Again("amy 2"))
    assert account.state is AccountState.AUDITED
    declined, _ = audited(monkeypatch, ends("amy 1", at=MYSPACE.header.home_url), again=Again())
    assert declined.state is AccountState.SIGN_IN_NEEDED


def test_signing_in_again_as_another_reads_nothing_of_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = ends("amy 1", at=f"{AMYS}/bio")
    account, network = audited(monkeypatch, answer, again=Again("beth 1"))
    assert [url for who, url in network.opened if who == "beth 1"] == [MYSPACE.header.home_url]
    assert Fact.PROFILE_NAME in observed(account)
    assert UnreadReason.WRONG_ACCOUNT in reasons(account)
    assert account.state is AccountState.INTERRUPTED
    assert "beth" not in account.model_dump_json()


def test_an_account_that_changes_on_the_way_ends_it_there(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def answer(url: str, who: str) -> Capture | None:
        seen.append(url)
        return as_usual(BETHS, "beth 1") if len(seen) > 4 and who else None

    account, network = audited(monkeypatch, answer)
    as_owner = [url for who, url in network.opened if who]
    assert as_owner == [MYSPACE.header.home_url, SETTINGS, ACCOUNT, AMYS, f"{AMYS}/bio"]
    assert Fact.PROFILE_NAME in observed(account)
    assert UnreadReason.WRONG_ACCOUNT in reasons(account)
    assert "beth" not in account.model_dump_json()
    assert {url for who, url in network.opened if not who} == {AMYS, f"{AMYS}/connections/out"}


def test_where_the_first_page_alone_was_of_them_a_stranger_opens_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Which of the two is the person's, nobody can say: the other would be audited."""

    def answer(url: str, who: str) -> Capture | None:
        at_home = url == MYSPACE.header.home_url
        return as_usual(BETHS, "beth 1") if who and not at_home else None

    account, network = audited(monkeypatch, answer)
    assert network.opened == [("amy 1", MYSPACE.header.home_url), ("amy 1", SETTINGS)]
    assert not observed(account) | observed(account, STRANGER)
    assert account.state is AccountState.INTERRUPTED
    assert UnreadReason.WRONG_ACCOUNT in reasons(account)


@pytest.mark.parametrize(
    "home",
    [
        capture_of(profile(about("x"), viewer=101, owner=202), BETHS),
        capture_of(document("", state(101)), BETHS),
    ],
    ids=["another's profile", "nobody's in particular"],
)
def test_where_the_first_page_is_anothers_nothing_is_opened_or_kept(
    monkeypatch: pytest.MonkeyPatch, home: Capture
) -> None:
    account, network = audited(monkeypatch, lambda url, who: home)
    assert network.opened == [("amy 1", MYSPACE.header.home_url)]
    assert not observed(account) | observed(account, STRANGER)
    assert account.profile_url == ""
    if account.state is AccountState.WRONG_ACCOUNT:
        assert "beth" not in account.model_dump_json()


def cut_off(monkeypatch: pytest.MonkeyPatch) -> Account:
    """Amy's account as an audit left it that was killed after her profile was read."""
    kept: list[Snapshot] = []
    audited(monkeypatch, kept=kept)
    return next(s.accounts[0] for s in kept if observed(s.accounts[0]))


def test_an_audit_goes_on_only_with_the_account_it_began_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = cut_off(monkeypatch)
    same, network = audited(monkeypatch, who="amy 2", before=before)
    assert ("amy 2", AMYS) not in network.opened
    assert observed(same) >= WHOLE
    other, network = audited(monkeypatch, who="beth 1", before=before)
    assert ("beth 1", BETHS) in network.opened
    assert other.profile_url == BETHS
    assert "Amy" not in other.model_dump_json()


def test_an_audit_that_was_cut_off_among_the_strangers_pages_goes_on_with_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: list[Snapshot] = []
    audited(monkeypatch, kept=kept)
    before = next(s.accounts[0] for s in kept if observed(s.accounts[0]) >= WHOLE)
    assert not observed(before, STRANGER)
    same, network = audited(monkeypatch, who="amy 2", before=before)
    assert observed(same, STRANGER)
    assert ("amy 2", AMYS) not in network.opened
    assert same.state is AccountState.AUDITED


def test_going_on_without_a_sign_in_keeps_what_was_read_and_opens_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = cut_off(monkeypatch)
    account, network = audited(monkeypatch, who="", before=before)
    assert network.opened == []
    assert observed(account) == observed(before)
    assert account.state is AccountState.SIGN_IN_NEEDED


def test_a_full_disk_ends_it_with_its_own_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(list[Snapshot]):
        def append(self, _: Snapshot) -> None:
            raise StorageError("snapshot.json: this file cannot be written (no space left).")

    with pytest.raises(StorageError, match="no space left"):
        audited(monkeypatch, kept=Full())


ELSEWHERE = with_header(MYSPACE, id="elsewhere", name="Elsewhere")
"""A second network with the same pages."""


def _raises(*_: object) -> NoReturn:
    raise StopIteration("what stood on the page")


def _reading_raises(page_id: str) -> OpenSite:
    pages = [replace(p, read=_raises) if p.id == page_id else p for p in ELSEWHERE.pages]
    return replace(ELSEWHERE, pages=tuple(pages))


def _side_by_side(monkeypatch: pytest.MonkeyPatch, other: OpenSite) -> tuple[Account, Account]:
    """Audit MySpace and `other` at the same time."""
    monkeypatch.setattr(live, "Visitor", FakeNetwork(lambda url, who: None))
    snapshot = to_its_end(
        audit(
            cast("LaunchedBrowser", object()),
            [Network(MYSPACE, session("amy 1")), Network(other, session("amy 1"))],
            matcher=NO_SCHOOL,
            pace=Pace.REPLICA,
            progress=Unwatched(),
            keep=lambda _: None,
        )
    )
    assert snapshot.finished
    return snapshot.accounts[0], snapshot.accounts[1]


@pytest.mark.readers_raise
@pytest.mark.parametrize("page_id", [page.id for page in MYSPACE.pages])
def test_a_reader_that_raises_costs_its_page_and_no_network(
    monkeypatch: pytest.MonkeyPatch, page_id: str
) -> None:
    whole, broken = _side_by_side(monkeypatch, _reading_raises(page_id))
    assert whole.state is broken.state is AccountState.AUDITED
    assert observed(whole) >= WHOLE
    problems = {v.page: v.problem for v in broken.visits if v.problem is UnreadReason.UNREADABLE}
    assert set(problems) <= {page_id}
    there = [r for r in broken.readings if isinstance(r, Unread) and r.page == page_id]
    promised = next(p for p in MYSPACE.pages if p.id == page_id).promises
    assert {r.fact for r in there} >= set(promised)
    assert not [
        r for r in broken.readings if isinstance(r, Observed) and r.evidence.page == page_id
    ]


@pytest.mark.readers_raise
@pytest.mark.parametrize("name", ["identity", "barrier", "own_profile"])
def test_a_network_whose_pages_cannot_be_told_apart_costs_no_other(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    broken_site: OpenSite = replace(ELSEWHERE, **{name: _raises})  # type: ignore[arg-type]
    whole, broken = _side_by_side(monkeypatch, broken_site)
    assert whole.state is AccountState.AUDITED
    assert observed(whole) >= WHOLE
    assert broken.state is AccountState.FAILED
    assert not any(isinstance(r, Observed) for r in broken.readings)
    assert reasons(broken) == {UnreadReason.UNREADABLE}


def test_a_browser_that_breaks_down_costs_what_is_left_and_claims_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answer(url: str, who: str) -> Capture | None:
        if url == f"{AMYS}/bio":
            raise PlaywrightError("Target crashed")
        return None

    account, network = audited(monkeypatch, answer)
    assert account.state is AccountState.FAILED
    assert network.opened[-1] == ("amy 1", f"{AMYS}/bio")
    assert UnreadReason.TIMEOUT in reasons(account)
    assert not reasons(account) & {UnreadReason.NOT_VISITED, UnreadReason.SIGNED_OUT}
    assert reasons(account, STRANGER) == {UnreadReason.TIMEOUT}
    assert not observed(account, STRANGER)
