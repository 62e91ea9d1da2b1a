"""What the audit of a real forum's members finds: what they have set, and nothing else."""

import os
import subprocess
import sys

import pytest

from profilecheck.browser.session import Session
from profilecheck.model import AccountState, Entries, Observed, Unread
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import Audience, Fact, Outcome, UnreadReason, Viewpoint
from tests.misago.conftest import Audited, ReadingPage
from tests.misago.members import EXPOSED, FANS, Invitations, forum_options
from tests.misago.plain import PlainVisit
from tests.misago.running import Forum
from tests.misago.setting_up import Setup

pytestmark = pytest.mark.xdist_group("misago")

OPEN_TO_ALL = {Fact.PROFILE_ACCESS, Fact.FRIENDS_AUDIENCE, Fact.FOLLOWS_AUDIENCE}
"""What the forum shows to everybody, and has no setting for."""


def _told(audited: Audited, fact: Fact, viewpoint: Viewpoint = Viewpoint.OWNER) -> Observed:
    (reading,) = (
        r for r in audited.account.readings if r.fact is fact and r.viewpoint is viewpoint
    )
    assert isinstance(reading, Observed), reading
    return reading


def _texts(reading: Observed) -> list[str]:
    assert isinstance(reading.value, Entries)
    return [entry.text for entry in reading.value.entries]


def _to_put_right(audited: Audited) -> set[Fact]:
    return {
        fact
        for clause in audited.report.clauses
        for finding in clause.findings
        if finding.outcome is Outcome.NOT_MET
        for fact in finding.facts
    }


def test_every_page_was_read(exposed: Audited, locked_down: Audited, network: OpenSite) -> None:
    for audited in (exposed, locked_down):
        assert audited.account.state is AccountState.AUDITED
        assert [v.problem for v in audited.account.visits] == [None] * (len(network.pages) + 1)


def test_what_a_member_shows_is_found(exposed: Audited) -> None:
    assert _to_put_right(exposed) == OPEN_TO_ALL | {
        Fact.PROFILE_BIO,
        Fact.ACCOUNT_EMAIL,
        Fact.MESSAGES_WHO_CAN_SEND,
        Fact.POSTS_PUBLIC_COUNT,
    }


def test_of_a_locked_down_member_only_what_has_no_setting_is_found(locked_down: Audited) -> None:
    assert _to_put_right(locked_down) == OPEN_TO_ALL
    unread = [r for r in locked_down.account.readings if isinstance(r, Unread)]
    assert [(r.fact, r.detail) for r in unread] == [(Fact.ACCOUNT_DORMANT, "no posts yet")]


@pytest.mark.parametrize("viewpoint", Viewpoint)
def test_everything_filled_in_is_read(exposed: Audited, viewpoint: Viewpoint) -> None:
    written = EXPOSED.profile_fields
    bio = written["bio"].replace("\n", " ")
    assert _texts(_told(exposed, Fact.PROFILE_BIO, viewpoint)) == [bio]
    assert _texts(_told(exposed, Fact.PROFILE_LOCATION, viewpoint)) == [written["location"]]
    names = [EXPOSED.name, written["real_name"]]
    assert _texts(_told(exposed, Fact.PROFILE_NAME, viewpoint)) == names
    links = ["@" + written["twitter"], written["skype"], written["website"]]
    assert _texts(_told(exposed, Fact.PROFILE_LINKS, viewpoint)) == links


def test_only_the_strangers_visit_tells_who_sees_the_address(exposed: Audited) -> None:
    """A member's own profile shows their address to them, and to nobody else."""
    assert _texts(_told(exposed, Fact.CONTACT_EMAIL)) == [EXPOSED.email]
    assert _texts(_told(exposed, Fact.CONTACT_EMAIL, Viewpoint.STRANGER)) == []


def test_posts_are_counted_and_the_one_that_names_the_school_is_named(exposed: Audited) -> None:
    count = _told(exposed, Fact.POSTS_PUBLIC_COUNT, Viewpoint.STRANGER).value
    assert count.model_dump() == {"count": len(EXPOSED.posts), "at_least": False}  # type: ignore[union-attr]
    entries = _told(exposed, Fact.POSTS_TO_REREAD).value
    assert isinstance(entries, Entries)
    assert [entry.detail for entry in entries.entries] == ["names your school"]


def test_followers_are_counted_and_nowhere_named(exposed: Audited) -> None:
    count = _told(exposed, Fact.FRIENDS_COUNT).value
    assert count.model_dump() == {"count": len(FANS), "at_least": False}  # type: ignore[union-attr]
    kept = exposed.account.model_dump_json() + exposed.report.model_dump_json()
    assert [fan.name for fan in FANS if fan.name in kept] == []


def test_what_the_forum_asks_of_search_engines(exposed: Audited) -> None:
    told = _told(exposed, Fact.DISCOVERY_SEARCH_ENGINES, Viewpoint.STRANGER)
    assert told.value is False
    assert told.evidence.seen == "robots.txt asks search engines to leave out /u/"


@pytest.mark.parametrize(
    ("invitations", "audience"),
    [
        (Invitations.NOBODY, Audience.ONLY_ME),
        (Invitations.FOLLOWED, Audience.SPECIFIC),
        (Invitations.ANYBODY, Audience.MEMBERS),
    ],
)
def test_a_setting_that_is_changed_is_read_as_changed(
    forum: Forum,
    network: OpenSite,
    reading_page: ReadingPage,
    invitations: Invitations,
    audience: Audience,
) -> None:
    member = PlainVisit(forum, FANS[0])
    member.save(
        f"/api/users/{forum.number_of(FANS[0])}/forum-options/",
        forum_options(invitations, hides_presence=True),
    )
    (reading,) = reading_page(member.session(network.policy), "options")
    assert isinstance(reading, Observed)
    assert reading.value is audience


@pytest.mark.parametrize("page_id", ["details", "posts"])
def test_the_page_of_another_member_is_refused(
    forum: Forum,
    network: OpenSite,
    reading_page: ReadingPage,
    sessions: dict[str, Session],
    exposed: Audited,
    page_id: str,
) -> None:
    """It opens for every member, and looks much like one's own."""
    someone_else = PlainVisit(forum, FANS[0]).session(network.policy)
    profile = exposed.account.profile_url
    readings = reading_page(someone_else, page_id, profile)
    assert {r.reason for r in readings if isinstance(r, Unread)} == {UnreadReason.WRONG_ACCOUNT}
    assert not any(isinstance(r, Observed) for r in readings)
    own = reading_page(sessions[EXPOSED.name], page_id, profile)
    assert any(isinstance(r, Observed) for r in own)


def test_the_program_lists_the_adapter_like_any_other(setup: Setup) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "profilecheck", "sites"],
        env={**os.environ, "PYTHONPATH": str(setup.adapter)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "Misago" in done.stdout
    assert done.stderr == ""
