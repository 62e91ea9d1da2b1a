"""The replica LinkedIn: who gets which page, what it carries, and what changes it."""

import json
from html import unescape

import pytest
from playwright.sync_api import Page, expect

from profilecheck.replica import Kind, Replica, people
from profilecheck.replica.linkedin.network import NETWORK
from profilecheck.replica.linkedin.profile import Layout, LinkedInProfile
from profilecheck.replica.network import Request
from tests.each import each
from tests.replica.conftest import Client, ContextsAt, opener

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


@each(
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
def amy(own_replica: Replica, contexts_at: ContextsAt) -> Page:
    """A page of Amy Carter's, who is signed in."""
    return opener(contexts_at(own_replica), own_replica, "linkedin")("exposed")


def test_signing_in_takes_a_made_up_person(own_replica: Replica, contexts_at: ContextsAt) -> None:
    page = contexts_at(own_replica)().new_page()
    page.goto(f"https://{WWW}/login")
    page.get_by_role("button", name="Amy Carter").click()
    page.wait_for_url("**/feed/")
    page.goto(f"https://{WWW}/in/me/")
    expect(page).to_have_url(f"https://{WWW}{AMY}/?isSelfProfile=true")


def test_a_settings_page_says_how_it_stands_by_key_too(client: Client, replica: Replica) -> None:
    path = "/mypreferences/d/settings/email-address-visibility"
    html = ask(client, replica, path, "exposed")[2]
    told = html.partition('id="bpr-guid-2">')[2].partition("</code>")[0]
    email, export = json.loads(unescape(told))["included"]
    assert (email["key"], email["value"]) == ("email", "MEMBERS")
    assert [o["value"] for o in email["settingDisplayValues"] if o["selected"]] == ["MEMBERS"]
    assert (export["value"], export["onValue"], export["offValue"]) == ("true", "true", "false")
    assert 'id="email__MEMBERS"' in html
    assert 'role="switch" id="email_export-switch" aria-labelledby="email_export"' in html


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


def test_a_profile_that_is_closed_is_closed_to_strangers(
    amy: Page, own_replica: Replica, contexts_at: ContextsAt
) -> None:
    amy.goto(f"https://{WWW}/public-profile/settings/")
    with amy.expect_navigation():
        amy.get_by_role("switch", name="Your profile's public visibility").click()
    stranger = contexts_at(own_replica)().new_page()
    stranger.goto(f"https://{WWW}{AMY}")
    assert "/authwall" in stranger.url


def test_a_position_can_be_taken_away(amy: Page) -> None:
    amy.goto(f"https://{WWW}{AMY}/details/experience/")
    with amy.expect_navigation():
        amy.get_by_role("button", name="Delete experience: Bookseller").click()
    assert amy.get_by_text("Headrow Books").count() == 0


def test_what_an_own_profile_says_can_be_written_anew(amy: Page) -> None:
    amy.goto(f"https://{WWW}{AMY}/")
    for pencil, label, text in (
        ("Edit intro", "Headline", "Runner"),
        ("Edit intro", "City", "Yorkshire"),
        ("Edit about", "About", "I like hills."),
    ):
        amy.get_by_role("link", name=pencil).click()
        amy.get_by_label(label).fill(text)
        with amy.expect_navigation():
            amy.get_by_role("button", name="Save").click()
        expect(amy.get_by_text(text, exact=True)).to_be_visible()
    expect(amy.get_by_text("Year 4 teacher")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "remove", "gone"),
    [
        ("details/education/", "Remove: Roundhay School", "Roundhay School"),
        ("details/certifications/", "Remove: Paediatric first aid", "Red Cross Training"),
        ("details/honors/", "Remove: Classroom reader of the year", "Leeds Libraries"),
        ("details/recommendations/", "Hide: Perpetua Lunn", "Amy ran the trail club"),
        ("details/interests/", "Unfollow: Headrow Books", "Headrow Books"),
        ("edit/contact-info/", "Remove website", "oakfield.leeds.sch.uk"),
        ("recent-activity/all/", "Delete post: A good first week", "A good first week"),
    ],
)
def test_an_entry_of_an_own_profile_can_be_taken_away(
    amy: Page, path: str, remove: str, gone: str
) -> None:
    amy.goto(f"https://{WWW}{AMY}/{path}")
    listed = amy.get_by_text(gone)
    expect(listed.first).to_be_visible()
    with amy.expect_event("load"):
        amy.get_by_role("button", name=remove).click()
    expect(amy.get_by_role("main")).to_be_visible()
    expect(listed).to_have_count(0)


def test_each_part_of_a_newer_profile_leads_to_where_it_is_edited(amy: Page) -> None:
    amy.goto(f"https://{WWW}{AMY}/")
    for path in (
        "details/experience",
        "details/education",
        "details/interests",
        "recent-activity/all",
        "details/volunteering-experiences",
        "details/recommendations",
        "edit/forms/summary/new",
    ):
        link = amy.locator(f"main a[href='{AMY}/{path}/']")
        expect(link.first).to_be_attached()
        with amy.context.expect_page() as opened:
            amy.evaluate("address => { window.open(address); }", f"{AMY}/{path}/")
        expect(opened.value.get_by_role("heading").first).not_to_contain_text("doesn’t exist")
        opened.value.close()


def test_a_phone_and_a_website_can_be_taken_from_the_contact_panel(amy: Page) -> None:
    panel = f"https://{WWW}{AMY}/overlay/contact-info/"
    amy.goto(panel)
    amy.get_by_role("link", name="Edit contact info").click()
    amy.get_by_label("Phone number").fill("")
    with amy.expect_navigation():
        amy.get_by_role("button", name="Save").click()
    amy.goto(panel)
    expect(amy.locator("[data-sdui-screen] svg#envelope-medium")).to_have_count(1)
    expect(amy.locator("[data-sdui-screen] svg#phone-handset-small")).to_have_count(0)
    amy.get_by_role("link", name="Edit contact info").click()
    amy.get_by_label("Birthday visibility").select_option(label="Only you")
    amy.locator("[data-saved]").wait_for()
    amy.reload()
    expect(amy.get_by_label("Birthday visibility")).to_have_value("only_me")


def test_a_connection_can_be_removed(amy: Page) -> None:
    address = f"https://{WWW}/mynetwork/invite-connect/connections/"
    amy.goto(address)
    card = amy.locator("[componentkey^=ConnectionCard_]").first
    key = card.get_attribute("componentkey")
    with amy.expect_event("load"):
        card.get_by_role("button", name="Remove connection").click()
    expect(amy.get_by_text("95 connections")).to_have_count(1)
    expect(amy.locator(f"[componentkey='{key}']")).to_have_count(0)


def test_another_address_can_be_the_one_to_sign_in_with(amy: Page) -> None:
    amy.goto(f"https://{WWW}/mypreferences/d/manage-email-addresses")
    for button in ("Make primary", "Remove: amy.carter@oakfield.leeds.sch.uk"):
        with amy.expect_event("load"):
            amy.get_by_role("button", name=button).click()
    expect(amy.get_by_role("listitem")).to_have_count(1)
    expect(amy.get_by_role("listitem")).to_contain_text("amy.carter@example.org")


@pytest.mark.parametrize(
    ("what", "key"),
    [
        ("profile", "name"),
        ("primary", "phone.0"),
        ("primary", "email.9"),
        ("remove", "entry.patents.0"),
        ("remove", "connection.nobody"),
        ("remove", "post.1"),
        ("nothing", "headline"),
    ],
)
def test_what_is_not_there_cannot_be_changed(
    client: Client, replica: Replica, what: str, key: str
) -> None:
    jar = replica.cookies_for("exposed", "linkedin")
    cookies = {"Cookie": "; ".join(f"{c['name']}={c['value']}" for c in jar)}
    path, body = f"/mypreferences/api/{what}", f"key={key}&value=x"
    answer = client.ask(path, method="POST", host=WWW, body=body, headers=cookies)
    assert answer.status in (400, 404)


def test_only_its_owner_can_edit_a_profile(client: Client, replica: Replica) -> None:
    for path in ("edit/intro", "edit/contact-info", "details/honors"):
        assert ask(client, replica, f"{AMY}/{path}/", "exposed")[0] == 200
        assert ask(client, replica, f"{AMY}/{path}/", "careful")[0] == 404
    assert (
        "Edit contact info"
        not in ask(client, replica, f"{AMY}/overlay/contact-info/", "careful")[2]
    )


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
