"""The replica LinkedIn: who gets which page, what it carries, and what changes it."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright, expect

from profilecheck.replica import Kind, Replica, people
from profilecheck.replica.linkedin.network import NETWORK
from profilecheck.replica.linkedin.profile import Layout, LinkedInProfile
from profilecheck.replica.network import Request
from tests.replica.conftest import Client, browser_at

WWW = "www.linkedin.com"
AMY, RUTH, TOM = "/in/amy-carter-leeds", "/in/r-okafor-5b21", "/in/tom-hanif"


def ask(client: Client, replica: Replica, path: str, person: str = "") -> tuple[int, str, str]:
    headers = {}
    if person:
        jar = replica.cookies_for(person, "linkedin")
        headers["Cookie"] = "; ".join(f"{c['name']}={c['value']}" for c in jar)
    answer = client.ask(path, host=WWW, headers=headers)
    return answer.status, answer.location, answer.text


def test_everybody_is_on_it_under_their_own_name() -> None:
    profiles = {p.name: p.profile_on("linkedin", LinkedInProfile) for p in people()}
    assert all(profiles.values())
    layouts = {p.layout for p in profiles.values() if p}
    assert layouts == set(Layout)


def test_every_page_says_what_it_is(client: Client, replica: Replica) -> None:
    for path in (AMY, "/login", "/authwall"):
        assert (
            "This is a replica for practice. It is not LinkedIn." in ask(client, replica, path)[2]
        )
    assert "password" not in ask(client, replica, "/login")[2].replace("no password", "")


def test_me_leads_to_ones_own_profile(client: Client, replica: Replica) -> None:
    status, location, _ = ask(client, replica, "/in/me/", "exposed")
    assert (status, location) == (302, f"https://{WWW}{AMY}/?isSelfProfile=true")


@pytest.mark.parametrize(
    "path",
    [
        "/in/me/",
        f"{AMY}/details/experience/",
        "/mypreferences/d/connections-visibility",
        "/public-profile/settings/",
        "/mynetwork/invite-connect/connections/",
    ],
)
def test_pages_of_ones_own_lead_a_stranger_to_signing_in(
    client: Client, replica: Replica, path: str
) -> None:
    status, location, _ = ask(client, replica, path)
    assert status == 302
    assert location.startswith(f"https://{WWW}/uas/login?session_redirect=")


def test_a_stranger_gets_a_public_profile_or_the_wall(client: Client, replica: Replica) -> None:
    status, _, html = ask(client, replica, AMY)
    assert status == 200
    assert 'content="public_profile_v3_desktop"' in html
    assert "amy.carter@example.org" not in html
    status, location, _ = ask(client, replica, RUTH)
    assert (status, location.split("?")[0]) == (302, f"https://{WWW}/authwall")


def test_a_stranger_gets_only_the_parts_that_are_public(client: Client, replica: Replica) -> None:
    html = ask(client, replica, TOM)[2]
    assert "Forest School lead" in html
    assert "Ecologist turned outdoor educator" not in html
    assert "Yorkshire Dales Trust" not in html


def test_another_member_sees_no_contact_details(client: Client, replica: Replica) -> None:
    html = ask(client, replica, f"{AMY}/overlay/contact-info/", "careful")[2]
    assert "0113 496 0123" not in html.partition('role="dialog"')[2]
    assert "Edit intro" not in html


def test_a_wrong_settings_address_says_so(client: Client, replica: Replica) -> None:
    status, _, html = ask(client, replica, "/mypreferences/d/no-such-page", "exposed")
    assert status == 404
    assert "This page doesn’t exist" in html


def test_on_some_accounts_the_contact_panel_leads_back(client: Client, replica: Replica) -> None:
    grace = "/in/grace-naylor-leeds"
    status, location, _ = ask(client, replica, f"{grace}/overlay/contact-info/", "popular")
    assert (status, location) == (302, f"https://{WWW}{grace}/")


def test_the_list_of_connections_comes_in_parts(client: Client, replica: Replica) -> None:
    path = "/voyager/api/relationships/dash/connections?start=80&count=40"
    part = json.loads(ask(client, replica, path, "exposed")[2])
    assert part["data"]["paging"] == {"count": 40, "start": 80, "links": []}
    assert len(part["included"]) == 16


@pytest.mark.parametrize(
    ("method", "path", "query", "kind"),
    [
        ("GET", "/in/me/", "", Kind.READ),
        ("GET", "/logout", "", Kind.ACTING_GET),
        ("POST", "/login", "", Kind.SIGN_IN),
        ("POST", "/li/track", "", Kind.CHANGE),
        ("POST", "/mypreferences/api/settings", "", Kind.CHANGE),
        (
            "POST",
            "/flagship-web/rsc-action/actions/pagination",
            "sduiid=com.linkedin.sdui.pagers.mynetwork.connectionsList",
            Kind.READ,
        ),
        ("POST", "/flagship-web/rsc-action/actions/server-request", "", Kind.CHANGE),
    ],
)
def test_what_a_request_does(method: str, path: str, query: str, kind: Kind) -> None:
    assert NETWORK.kind_of(Request(method, WWW, path, query)) is kind


# A person at the replica's own pages


@pytest.fixture
def own_replica() -> Iterator[Replica]:
    """A replica of the test's own, whose state it may change."""
    with Replica() as running:
        yield running


@pytest.fixture
def amy(playwright: Playwright, own_replica: Replica) -> Iterator[Page]:
    """The page of Amy Carter, who has just signed in."""
    with browser_at(playwright, own_replica) as browser:
        page = browser.new_page()
        page.set_default_timeout(15_000)
        page.goto(f"https://{WWW}/login")
        page.get_by_role("button", name="Amy Carter").click()
        page.wait_for_url("**/feed/")
        yield page


def test_a_setting_that_is_changed_stays_changed(amy: Page, own_replica: Replica) -> None:
    address = f"https://{WWW}/mypreferences/d/connections-visibility"
    amy.goto(address)
    control = amy.get_by_role("switch", name="Who can see your connections")
    assert control.is_checked()
    control.click()
    amy.locator("[data-saved]").wait_for()
    amy.goto(address)
    assert not amy.get_by_role("switch", name="Who can see your connections").is_checked()
    assert [r.path for r in own_replica.counters.changes if "api" in r.path] == [
        "/mypreferences/api/settings"
    ]


def test_a_profile_that_is_closed_is_closed_to_strangers(amy: Page) -> None:
    amy.goto(f"https://{WWW}/public-profile/settings/")
    with amy.expect_navigation():
        amy.get_by_role("switch", name="Your profile's public visibility").click()
    stranger = amy.context.browser.new_page()  # type: ignore[union-attr]
    stranger.goto(f"https://{WWW}{AMY}")
    assert "/authwall" in stranger.url


def test_a_position_can_be_taken_away(amy: Page) -> None:
    amy.goto(f"https://{WWW}{AMY}/details/experience/")
    with amy.expect_navigation():
        amy.get_by_role("button", name="Remove Bookseller").click()
    assert amy.get_by_text("Headrow Books").count() == 0


def test_connections_load_as_one_scrolls(amy: Page) -> None:
    amy.goto(f"https://{WWW}/mynetwork/invite-connect/connections/")
    cards = amy.locator("[componentkey^=ConnectionCard_]")
    for shown in (10, 20, 30):
        expect(cards.nth(shown - 1)).to_be_attached()
        cards.last.scroll_into_view_if_needed()
        amy.keyboard.press("End")
    expect(amy.get_by_text("96 connections")).to_have_count(1)


def test_a_newer_profile_is_drawn_from_its_data(amy: Page) -> None:
    amy.goto(f"https://{WWW}{AMY}/overlay/contact-info/")
    for view in ("top-card", "card-experience", "card-about", "card-volunteering-experience"):
        expect(amy.locator(f"[data-view-name=profile-{view}]")).to_have_count(1)
    panel = amy.locator("[data-sdui-screen$=ProfileContactDetailsOverlay]")
    expect(panel.locator("svg#phone-handset-small")).to_have_count(1)
    expect(panel.get_by_text("0113 496 0123")).to_be_visible()


def test_an_older_profile_stays(client: Client, replica: Replica) -> None:
    _, _, html = ask(client, replica, f"{TOM}/", "mixed")
    assert "pv-top-card" in html
    assert "rehydrate-data" not in html
