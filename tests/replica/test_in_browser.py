"""A person at the replica in a real browser: signs in, changes settings, scrolls lists."""

import re

import pytest
from playwright.sync_api import Page, expect

from profilecheck.replica import Replica
from profilecheck.replica.facebook.app import FacebookReplica
from profilecheck.replica.facebook.profile import FacebookProfile
from profilecheck.vocabulary import Audience
from tests.accessibility import assert_accessible_in_every_look
from tests.replica.conftest import OpenAs

WWW = "https://www.facebook.com"
FIND = f"{WWW}/settings/?tab=how_people_find_and_contact_you"
_SEEN = "CometNotificationsSeenStateMutation"
DONE = "Done with privacy audience selection and close dialog"


def profile_of(replica: Replica, person: str) -> FacebookProfile:
    (facebook,) = (r for network, r in replica._networks.items() if network.id == "facebook")
    assert isinstance(facebook, FacebookReplica)
    return facebook.state.accounts[person].profile


def row(page: Page, label: str) -> str:
    """What stands in a settings row, as seen."""
    return page.get_by_role("listitem").filter(has_text=label).inner_text()


def change_audience(page: Page, label: str, choice: str) -> None:
    found = page.get_by_role("listitem").filter(has_text=label)
    found.get_by_role("button").click()
    page.get_by_role("radio", name=choice, exact=True).click()
    with page.expect_navigation():
        page.get_by_role("button", name=DONE).click()


def test_signing_in_takes_a_made_up_person_and_no_password(open_as: OpenAs) -> None:
    page = open_as("")
    page.goto(f"{WWW}/settings/?tab=posts")
    expect(page).to_have_title("Log into Facebook")
    assert page.locator("input[type=password]").count() == 0
    page.get_by_role("button", name="Tom Hanif").click()
    expect(page).to_have_url(f"{WWW}/settings/?tab=posts")
    expect(page.get_by_role("listitem").first).to_contain_text(
        "Friends except: Craig Booth, Vic Lamb"
    )


def test_an_audience_changed_on_the_settings_page_stays_changed(
    open_own: OpenAs, own_replica: Replica
) -> None:
    page = open_own("exposed")
    page.goto(FIND)
    change_audience(page, "Who can see your friends list?", "Only me")
    expect(page.get_by_role("button", name="Edit privacy. Sharing with Only me")).to_be_visible()
    assert profile_of(own_replica, "exposed").settings.friends_list.audience is Audience.ONLY_ME
    changes = [c.operation for c in own_replica.counters.changes]
    assert "CometPrivacySelectorSavePrivacyMutation" in changes
    stranger = open_own("")
    stranger.goto(f"{WWW}/amy.carter.leeds/friends")
    expect(stranger.get_by_text("No friends to show")).to_be_visible()


def test_a_switch_and_a_choice_can_be_changed(open_own: OpenAs, own_replica: Replica) -> None:
    page = open_own("exposed")
    page.goto(FIND)
    switch = page.get_by_role("switch", name=re.compile("search engines"))
    expect(switch).to_have_attribute("aria-checked", "true")
    with page.expect_navigation():
        switch.press("Space")
    expect(switch).to_have_attribute("aria-checked", "false")
    change_audience(page, "Others on Facebook", "Don't receive requests")
    expect(page.get_by_role("listitem").filter(has_text="Others on Facebook")).to_contain_text(
        "Don't receive requests"
    )
    settings = profile_of(own_replica, "exposed").settings
    assert settings.search_engines is False
    assert settings.messages_others == "none"


def test_the_newer_wording_has_switches_that_are_check_boxes(open_own: OpenAs) -> None:
    page = open_own("mixed")
    page.goto(FIND)
    box = page.locator("input[role=switch]")
    expect(box).to_have_accessible_name(
        "Allow search engines outside of Facebook to link to your profile"
    )
    expect(box).to_be_checked()
    with page.expect_navigation():
        box.click()
    expect(box).not_to_be_checked()


def test_a_row_shows_its_label_a_hint_and_its_value_on_lines_of_their_own(open_as: OpenAs) -> None:
    page = open_as("careful")
    page.goto(FIND)
    page.get_by_role("listitem").first.wait_for()
    label, hint, value, _ = row(page, "Who can see your friends list?").splitlines()
    assert label == "Who can see your friends list?"
    assert hint.startswith("Remember")
    assert value == "Only me"


def test_past_posts_can_be_limited(open_own: OpenAs, own_replica: Replica) -> None:
    page = open_own("exposed")
    page.goto(f"{WWW}/settings/?tab=posts")
    with page.expect_navigation():
        page.get_by_role("button", name="Limit Past Posts").click()
    audiences = {p.sharing.audience for p in profile_of(own_replica, "exposed").posts}
    assert audiences == {Audience.FRIENDS}


def test_what_the_about_page_shows_can_be_hidden_and_the_bio_removed(
    open_own: OpenAs, own_replica: Replica
) -> None:
    page = open_own("exposed")
    page.goto(f"{WWW}/amy.carter.leeds/about_work_and_education")
    page.get_by_role("button", name="Edit privacy. Sharing with Public").first.click()
    page.get_by_role("radio", name="Only me").click()
    with page.expect_navigation():
        page.get_by_role("button", name=DONE).click()
    page.goto(f"{WWW}/amy.carter.leeds")
    with page.expect_navigation():
        page.get_by_role("button", name="Remove bio").click()
    page.goto("https://accountscenter.facebook.com/personal_info/contact_points/")
    with page.expect_navigation():
        page.get_by_role("button", name="Remove amy.carter@oakfield.leeds.sch.uk").click()
    profile = profile_of(own_replica, "exposed")
    assert profile.about[0].sharing.audience is Audience.ONLY_ME
    assert profile.bio == ""
    assert profile.account_emails == ("amy.carter@example.org",)
    stranger = open_own("")
    stranger.goto(f"{WWW}/amy.carter.leeds")
    expect(stranger.get_by_role("heading", name="Intro")).to_be_visible()
    expect(stranger.get_by_text("Teacher at Oakfield")).to_have_count(0)


def test_a_dialog_can_be_left_without_a_change(open_own: OpenAs, own_replica: Replica) -> None:
    page = open_own("careful")
    page.goto(FIND)
    page.get_by_role("button", name=re.compile("^Edit privacy")).first.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert not [c for c in own_replica.counters.changes if "Save" in c.operation]


def scroll_to_the_end(page: Page) -> None:
    more = page.get_by_role("progressbar")
    while more.count():
        more.evaluate_all("found => found[0]?.scrollIntoView()")


def test_a_friends_list_loads_to_its_end_as_one_scrolls(
    open_own: OpenAs, own_replica: Replica
) -> None:
    page = open_own("exposed")
    page.goto(f"{WWW}/amy.carter.leeds/friends")
    scroll_to_the_end(page)
    assert page.get_by_role("listitem").count() == 46
    pages = [r for r in own_replica.counters.received if "ListRenderer" in r.operation]
    assert len(pages) == 5


def test_a_timeline_loads_to_its_end_as_one_scrolls(open_as: OpenAs) -> None:
    page = open_as("exposed")
    page.goto(f"{WWW}/me/")
    scroll_to_the_end(page)
    expect(page.get_by_text("No more posts")).to_be_visible()
    assert page.get_by_role("article").count() == 12
    expect(page.get_by_role("img", name="Shared with Your friends of friends")).to_have_count(1)


def test_the_older_settings_page_keeps_its_content_in_a_frame(open_as: OpenAs) -> None:
    page = open_as("exposed")
    page.goto(f"{WWW}/settings/?tab=privacy")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".fbSettingsListItem").first).to_contain_text(
        "Who can see your future posts? Public"
    )
    assert page.locator("main").locator("li").count() == 0


def test_pages_try_what_an_audit_must_do_without(open_own: OpenAs, own_replica: Replica) -> None:
    page = open_own("careful")
    with (
        page.expect_request("https://pixel.tracker.example/seen.gif"),
        page.expect_response(lambda answer: _SEEN in (answer.request.post_data or "")),
    ):
        page.goto(FIND)
    assert _SEEN in {c.operation for c in own_replica.counters.changes}


@pytest.mark.parametrize(
    "path",
    [
        "/login/",
        "/settings/?tab=how_people_find_and_contact_you",
        "/amy.carter.leeds",
        "/amy.carter.leeds/about_contact_and_basic_info",
        "/amy.carter.leeds/friends",
    ],
)
def test_pages_are_accessible_in_light_and_in_dark(open_as: OpenAs, path: str) -> None:
    page = open_as("exposed")
    page.goto(WWW + path)
    page.locator("main").wait_for()
    if "settings" in path:
        page.get_by_role("listitem").first.wait_for()
    assert_accessible_in_every_look(page)
