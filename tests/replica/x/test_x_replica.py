"""The replica X as a person meets it: barriers, profiles, and settings that stay changed."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from profilecheck.replica import Fault, FaultKind, Kind, Replica, people, person
from profilecheck.replica.counters import Received
from profilecheck.replica.network import Request
from profilecheck.replica.x import payloads
from profilecheck.replica.x.network import NETWORK
from profilecheck.replica.x.profile import Seen, Shape, XProfile
from profilecheck.replica.x.state import Account, State
from tests.each import each
from tests.replica.conftest import OpenAs

NAMES = ("exposed", "careful", "mixed", "popular")


def account(name: str) -> Account:
    return State(people()).accounts[name]


def request(method: str, path: str, host: str = "x.com") -> Request:
    return Request(method=method, host=host, path=path)


# What a request does


@each(
    ("method", "path", "kind"),
    [
        ("GET", "/1.1/account/settings.json", Kind.READ),
        ("POST", "/1.1/account/settings.json", Kind.CHANGE),
        ("GET", "/graphql/q/UserByScreenName", Kind.READ),
        ("POST", "/graphql/q/UnfavoriteTweet", Kind.CHANGE),
        ("POST", "/1.1/jot/client_event.json", Kind.CHANGE),
        ("OPTIONS", "/1.1/account/settings.json", Kind.READ),
        ("GET", "/logout", Kind.ACTING_GET),
        ("POST", "/i/flow/login", Kind.SIGN_IN),
        ("PUT", "/anything", Kind.CHANGE),
    ],
)
def test_what_a_request_does(method: str, path: str, kind: Kind) -> None:
    assert NETWORK.kind_of(request(method, path)) is kind


def test_hosts_and_names_of_requests() -> None:
    for host in ("x.com", "api.x.com", "twitter.com", "mobile.twitter.com", "abs.twimg.com"):
        assert NETWORK.owns(host)
    assert not NETWORK.owns("notx.com")
    assert NETWORK.operation_of(request("GET", "/graphql/q/Followers")) == "Followers"
    settings = request("GET", "/1.1/account/settings.json")
    assert NETWORK.operation_of(settings) == "account/settings"


# The people


@pytest.mark.parametrize("name", NAMES)
def test_the_people_have_an_account_and_agree_with_themselves(name: str) -> None:
    profile = person(name).profile_on("x", XProfile)
    assert profile
    own = {email for email in (profile.account_email,) if "example" in email or "oakfield" in email}
    assert own == {profile.account_email}
    assert account(name).name == person(name).full_name


def test_every_shape_lives_on_somebody() -> None:
    assert {account(name).profile.shape for name in NAMES} == set(Shape)


def test_the_shapes_keep_their_traps() -> None:
    legacy = payloads.user(account("popular"), own=True)["data"]["user"]["result"]
    assert "protected" not in legacy["legacy"]
    assert not legacy.keys() & {"core", "privacy"}
    current = payloads.user(account("exposed"), own=True)["data"]["user"]["result"]
    assert "legacy" not in current
    split = payloads.user(account("mixed"), own=True)["data"]["user"]["result"]
    assert split["privacy"] == {"protected": True}
    assert "screen_name" not in split["legacy"]


def test_others_see_of_a_birthday_what_is_public() -> None:
    def shown(name: str, *, own: bool) -> Any:
        result = payloads.user(account(name), own=own)["data"]["user"]["result"]
        return result["legacy_extended_profile"]

    assert "year" in shown("exposed", own=True)["birthdate"]
    assert "year" not in shown("exposed", own=False)["birthdate"]
    assert shown("careful", own=False) == {}


def test_who_sees_a_birthday_can_be_changed() -> None:
    owner = account("exposed")
    owner.save_profile({"day_seen_by": "Self", "year_seen_by": "Followers"})
    date = owner.profile.birth_date
    assert date is not None
    assert (date.visibility, date.year_visibility) == (Seen.SELF, Seen.FOLLOWERS)
    with pytest.raises(ValueError, match="Everybody"):
        owner.save_profile({"day_seen_by": "Everybody"})
    owner.save_profile({"birth_date": "remove"})
    assert owner.profile.birth_date is None


def test_no_address_stands_whole_in_a_bio() -> None:
    result = json.dumps(payloads.user(account("exposed"), own=True)["data"]["user"]["result"])
    bio = json.loads(result)["profile_bio"]["description"]
    assert "https://t.co/" in bio
    assert "www.oakfield" not in bio


# In a browser


def test_every_page_says_that_it_is_a_replica(open_x: OpenAs) -> None:
    page = open_x("exposed")
    for address in ("home", "AmyCarterLeeds", "settings/account", "settings/contacts"):
        page.goto(f"https://x.com/{address}")
        note = page.get_by_role("note")
        expect(note).to_have_text("This is a replica for practice. It is not X.")


def test_a_profile_as_a_stranger_sees_it(open_x: OpenAs) -> None:
    page = open_x("")
    page.goto("https://twitter.com/AmyCarterLeeds")
    expect(page).to_have_url("https://x.com/AmyCarterLeeds")
    expect(page.get_by_test_id("UserDescription")).to_contain_text("Oakfield Primary School")
    expect(page.get_by_test_id("tweet")).to_have_count(6)
    page.goto("https://x.com/quiet_allotment")
    expect(page.get_by_text("These posts are protected")).to_be_visible()
    expect(page.get_by_test_id("tweet")).to_have_count(0)


def test_owner_pages_ask_a_stranger_to_sign_in_with_no_password(open_x: OpenAs) -> None:
    page = open_x("")
    page.goto("https://x.com/settings/contacts")
    assert "/i/flow/login" in page.url
    expect(page.locator("input[type=password]")).to_have_count(0)
    page.get_by_role("button", name="Ruth Okafor").click()
    expect(page).to_have_url("https://x.com/settings/contacts")
    expect(page.get_by_label("Let people who have your email")).to_be_visible()


def _saves_settings(response: Response) -> bool:
    return response.request.method == "POST" and response.url.endswith("/account/settings.json")


def _change_protection(page: Page) -> None:
    page.goto("https://x.com/settings/audience_and_tagging")
    box = page.get_by_label("Protect your posts")
    # The page loads again afterwards, and asks at the same address what is set.
    with page.expect_event("load"), page.expect_response(_saves_settings):
        box.click()
    expect(page.get_by_label("Protect your posts")).to_be_checked()


def test_a_setting_that_is_changed_stays_changed(open_x: OpenAs, x_replica: Replica) -> None:
    _change_protection(open_x("exposed"))
    stranger = open_x("")
    stranger.goto("https://x.com/AmyCarterLeeds")
    expect(stranger.get_by_text("These posts are protected")).to_be_visible()
    changes = [c for c in x_replica.counters.changes if c.operation == "account/settings"]
    assert changes == [
        Received(Kind.CHANGE, "POST", "api.x.com", "/1.1/account/settings.json", "account/settings")
    ]


def test_a_choice_and_the_text_of_the_profile_can_be_changed(open_x: OpenAs) -> None:
    page = open_x("exposed")
    page.goto("https://x.com/settings/direct_messages")
    with page.expect_event("load"), page.expect_response("**/account/settings.json"):
        page.get_by_label("No one").click()
    expect(page.get_by_label("No one")).to_be_checked()
    page.goto("https://x.com/settings/profile")
    page.get_by_label("Bio").fill("Tea and puns.")
    with page.expect_event("load"), page.expect_response("**/update_profile.json"):
        page.get_by_role("button", name="Save").click()
    page.goto("https://x.com/AmyCarterLeeds")
    expect(page.get_by_test_id("UserDescription")).to_have_text("Tea and puns.")


def test_the_followers_load_as_one_scrolls(open_x: OpenAs) -> None:
    page = open_x("exposed")
    page.goto("https://x.com/AmyCarterLeeds/followers")
    cells = page.get_by_test_id("UserCell")
    expect(cells.nth(19)).to_be_visible()
    cells.nth(19).scroll_into_view_if_needed()
    expect(cells).to_have_count(34)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(FaultKind.CHECKPOINT), "Your account has been locked."),
        (Fault(FaultKind.TEMPORARILY_BLOCKED), "Rate limit exceeded"),
        (Fault(FaultKind.SIGN_IN_WALL), "Log in to X"),
        (Fault(FaultKind.FRENCH), "Visibilité et contacts"),
        (
            Fault(FaultKind.RENAMED_LABEL, label="Discoverability and contacts", to="Being found"),
            "Being found",
        ),
    ],
)
def test_faults_show(open_x: OpenAs, x_replica: Replica, fault: Fault, words: str) -> None:
    x_replica.set_faults({r"x\.com/settings/contacts": fault})
    page = open_x("exposed")
    page.goto("https://x.com/settings/contacts")
    expect(page.get_by_role("heading", name=words)).to_be_visible()
