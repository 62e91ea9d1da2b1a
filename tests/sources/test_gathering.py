"""What has been gathered is honest at any moment, and an audit that was cut off goes on."""

from datetime import UTC, datetime

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.model import AccountState, Evidence, NotApplicable, Observed, Traffic, Unread
from profilecheck.sites import site
from profilecheck.sources.gathering import Gathering
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason, Viewpoint

FACEBOOK = site("facebook")
POSTS = next(p for p in FACEBOOK.pages if p.id == "settings_posts")
NOW = datetime(2026, 11, 23, tzinfo=UTC)
CAPTURE = Capture(url="https://www.facebook.com/settings/?tab=posts", html="", taken_at=NOW)
FRIENDS_ONLY = Observed(
    fact=Fact.POSTS_FUTURE_AUDIENCE,
    network="facebook",
    value=Audience.FRIENDS,
    evidence=Evidence(url=CAPTURE.url, page=POSTS.id, seen="Friends", at=NOW),
)


def _after_one_page() -> Gathering:
    gathering = Gathering(FACEBOOK)
    gathering.profile_url = "https://www.facebook.com/amy"
    gathering.visited(POSTS.id, POSTS.title, CAPTURE, None)
    gathering.add(POSTS, Viewpoint.OWNER, [FRIENDS_ONLY])
    return gathering


def test_before_anything_was_opened_every_promised_fact_is_unread() -> None:
    readings = Gathering(FACEBOOK).account().readings
    promised = {fact for page in FACEBOOK.pages for fact in page.promises}
    unread = [r for r in readings if isinstance(r, Unread)]
    assert {r.fact for r in unread} == promised
    assert {r.reason for r in unread} == {UnreadReason.NOT_VISITED}
    assert not any(isinstance(r, Observed) for r in readings)
    assert any(isinstance(r, NotApplicable) for r in readings)


def test_what_was_read_replaces_the_gap_and_nothing_else() -> None:
    before, after = Gathering(FACEBOOK).account().readings, _after_one_page().account().readings
    assert FRIENDS_ONLY in after
    assert len(after) == len(before)


def test_an_audit_goes_on_from_where_it_was_cut_off() -> None:
    cut_off = _after_one_page()
    cut_off.count_traffic(Viewpoint.OWNER, Traffic(allowed=3, stopped=1, stopped_by={"x": 1}))
    again = Gathering(FACEBOOK, cut_off.account())
    assert (POSTS, Viewpoint.OWNER) not in again.open_steps
    assert len(again.open_steps) == len(Gathering(FACEBOOK).open_steps) - 1
    assert FRIENDS_ONLY in again.account().readings
    assert again.profile_url == cut_off.profile_url
    more = Traffic(allowed=2, stopped=1, stopped_by={"x": 1}, unknown_reads={"a.example/api": 1})
    again.count_traffic(Viewpoint.OWNER, more)
    assert again.account().traffic == Traffic(
        allowed=5, stopped=2, stopped_by={"x": 2}, unknown_reads={"a.example/api": 1}
    )


def test_a_page_that_could_not_be_read_is_opened_again() -> None:
    gathering = Gathering(FACEBOOK)
    gathering.visited(POSTS.id, POSTS.title, CAPTURE, UnreadReason.SERVER_ERROR)
    again = Gathering(FACEBOOK, gathering.account())
    assert (POSTS, Viewpoint.OWNER) in again.open_steps


def test_giving_up_says_why_of_everything_that_is_left() -> None:
    gathering = _after_one_page()
    gathering.state = AccountState.SIGN_IN_NEEDED
    gathering.give_up(UnreadReason.CHALLENGE, Viewpoint.OWNER)
    reasons = {
        (r.viewpoint, r.reason) for r in gathering.account().readings if isinstance(r, Unread)
    }
    assert reasons == {
        (Viewpoint.OWNER, UnreadReason.CHALLENGE),
        (Viewpoint.STRANGER, UnreadReason.NOT_VISITED),
    }
    assert FRIENDS_ONLY in gathering.account().readings


def test_a_network_that_was_finished_stays_finished() -> None:
    whole = _after_one_page()
    whole.state = AccountState.AUDITED
    assert Gathering(FACEBOOK, whole.account()).state is AccountState.AUDITED
    assert Gathering(FACEBOOK, _after_one_page().account()).state is AccountState.INTERRUPTED


def test_an_account_that_is_no_longer_used_is_said_to_be_and_claims_nothing_else() -> None:
    gathering = Gathering(FACEBOOK)
    gathering.abandon(NOW)
    account = gathering.account()
    assert account.state is AccountState.NOT_USED
    (said,) = [r for r in account.readings if isinstance(r, Observed)]
    assert (said.fact, said.value, said.source) == (Fact.ACCOUNT_DORMANT, True, Source.ANSWER)


def test_only_pages_of_an_audit_can_be_read_again() -> None:
    key = (POSTS.id, Viewpoint.OWNER)
    for before, only in ((None, {key}), (_after_one_page().account(), {("none", key[1])})):
        with pytest.raises(ValueError, match="nothing to read again"):
            Gathering(FACEBOOK, before, only)


def test_an_audit_that_was_cut_off_is_not_whole_once_some_pages_were_read_again() -> None:
    before = _after_one_page().account()
    again = Gathering(FACEBOOK, before, {(POSTS.id, Viewpoint.OWNER)})
    again.came_to(AccountState.AUDITED)
    assert again.state is before.state is AccountState.INTERRUPTED
