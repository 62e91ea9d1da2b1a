"""A person at the replica YouTube in a real browser: signs in, changes things, scrolls."""

import pytest
from playwright.sync_api import Page, expect

from profilecheck.replica import Replica
from profilecheck.replica.youtube.app import YouTubeReplica
from profilecheck.replica.youtube.network import NETWORK
from profilecheck.replica.youtube.profile import YouTubeProfile
from tests.accessibility import assert_accessible_in_every_look
from tests.replica.conftest import ContextsAt, opener

pytestmark = pytest.mark.xdist_group("youtube-replica")

WWW = "https://www.youtube.com"
GOOGLE = "https://myaccount.google.com"
SUBSCRIPTIONS = "Keep all my subscriptions private"
AMY = "UCamyCarterLeeds000000aa"


class Opener:
    def __init__(self, replica: Replica, contexts_at: ContextsAt) -> None:
        self.replica = replica
        self._open = opener(contexts_at(replica), replica, "youtube")

    def __call__(self, person: str) -> Page:
        return self._open(person)

    def profile(self, person: str) -> YouTubeProfile:
        running = self.replica._networks[NETWORK]
        assert isinstance(running, YouTubeReplica)
        return running.state.accounts[person].profile


@pytest.fixture
def open_as(_shown_replica: Replica, contexts_at: ContextsAt) -> Opener:
    """Pages of a replica that no test changes and whose requests none counts: many share it."""
    return Opener(_shown_replica, contexts_at)


@pytest.fixture
def open_own(own_replica: Replica, contexts_at: ContextsAt) -> Opener:
    """Pages of a replica whose state the test may change, and whose requests it may count."""
    return Opener(own_replica, contexts_at)


def test_signing_in_takes_a_made_up_person_and_no_password(open_own: Opener) -> None:
    page = open_own("")
    page.goto(f"{WWW}/account_privacy")
    expect(page).to_have_title("Sign in - Google Accounts")
    assert page.locator("input[type=password]").count() == 0
    page.get_by_role("button", name="Tom Hanif").click()
    expect(page).to_have_url(f"{WWW}/account_privacy")
    expect(page.get_by_role("switch", name=SUBSCRIPTIONS)).to_be_checked()
    page.goto(f"{GOOGLE}/profile")
    expect(page.get_by_role("heading", name="About me")).to_be_visible()
    page.get_by_role("link", name="Sign out").click()
    page.goto(f"{GOOGLE}/profile")
    expect(page).to_have_title("Sign in - Google Accounts")


def test_a_switch_stays_changed(open_own: Opener) -> None:
    page = open_own("mixed")
    page.goto(f"{WWW}/account_privacy")
    switch = page.get_by_role("switch", name="Keep all my saved playlists private")
    expect(switch).not_to_be_checked()
    with page.expect_navigation():
        switch.press("Enter")
    expect(switch).to_be_checked()
    assert open_own.profile("mixed").settings.playlists_private is True


def test_what_the_google_account_shows_can_be_hidden(open_own: Opener) -> None:
    page = open_own("mixed")
    page.goto(f"{GOOGLE}/profile")
    email = page.get_by_role("listitem").filter(has_text="Contact email")
    with page.expect_navigation():
        email.get_by_role("button", name="Anyone").click()
    expect(email.get_by_role("button", name="Only you")).to_be_visible()
    page.goto(f"{GOOGLE}/phone")
    found = page.get_by_role("switch")
    with page.expect_navigation():
        found.click()
    expect(found).not_to_be_checked()


def test_an_address_can_be_removed_but_not_the_last(open_own: Opener) -> None:
    page = open_own("exposed")
    page.goto(f"{GOOGLE}/email")
    remove = page.get_by_role("button", name="Remove this address")
    with page.expect_navigation():
        remove.last.click()
    expect(remove).to_have_count(0)
    assert [a.email for a in open_own.profile("exposed").addresses] == ["amy.carter@example.org"]


def test_a_channel_is_changed_in_studio(open_own: Opener) -> None:
    page = open_own("exposed")
    page.goto(f"{WWW}/channel/{AMY}")
    page.get_by_role("link", name="Customise channel").click()
    page.get_by_label("Description").fill("Songs.")
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("button", name="Make all videos private").click()
    page.get_by_role("button", name="Remove all links").click()
    expect(page.get_by_text("0 public videos")).to_be_visible()
    stranger = open_own("")
    stranger.goto(f"{WWW}/@AmyCarterLeeds/videos")
    expect(stranger.get_by_text("This channel doesn't have any content")).to_be_visible()
    assert open_own.profile("exposed").description == "Songs."


def test_a_list_of_videos_loads_to_its_end_as_one_scrolls(open_as: Opener) -> None:
    page = open_as("")
    page.goto(f"{WWW}/@gracenaylorsings/videos")
    more = page.locator("[data-more]")
    while more.count():
        more.evaluate_all("found => found[0]?.scrollIntoView()")
    assert page.locator("#videos li").count() == 33


def test_the_about_panel_may_load_late(open_as: Opener) -> None:
    page = open_as("")
    page.goto(f"{WWW}/@tomhanif/about")
    expect(page.get_by_text("Trail notes: trail-notes.example.com")).to_be_visible()


def test_pages_try_what_an_audit_must_do_without(open_own: Opener) -> None:
    page = open_own("careful")
    with page.expect_request("https://pixel.tracker.example/seen.gif"):
        page.goto(f"{WWW}/account_privacy")
    with page.expect_request(f"{WWW}/api/stats/qoe?event=streamingstats"):
        page.reload()
    assert "log_event" in {c.operation for c in open_own.replica.counters.changes}


@pytest.mark.parametrize(
    "address",
    [
        f"{WWW}/account_privacy",
        f"{WWW}/account_advanced",
        f"{WWW}/@gracenaylorsings/videos",
        f"https://studio.youtube.com/channel/{AMY}/editing/profile",
        f"{GOOGLE}/profile",
        f"{GOOGLE}/email",
        f"{GOOGLE}/phone",
        "https://accounts.google.com/v3/signin/identifier",
    ],
)
def test_pages_are_accessible_in_light_and_in_dark(open_as: Opener, address: str) -> None:
    page = open_as("exposed")
    page.goto(address)
    page.locator("main").wait_for()
    assert_accessible_in_every_look(page)
