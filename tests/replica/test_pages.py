"""The replica's pages carry what the real pages are known to carry, for each viewer."""

import json
import re
from typing import Any

import pytest

from profilecheck.replica import Fault, FaultKind, Persona, Replica, people, person
from profilecheck.replica.crowd import Item
from profilecheck.replica.facebook.catalogue import settings_tabs
from profilecheck.replica.facebook.profile import FacebookProfile, FacebookSettings, Layout
from tests.each import each
from tests.replica.conftest import Client

AMY = "/amy.carter.leeds"
TOM = "/tom.hanif"
HOSTILE = '<script>document.title="owned"</script> [bold red]\x1b[31m\u202eevil =cmd|'


def payloads(html: str) -> list[dict[str, Any]]:
    """The result of each Relay payload in the page, wrapped in the older way or the newer."""
    marker = '["RelayPrefetchedStreamCache","next",[],'
    decoder = json.JSONDecoder()
    found = [decoder.raw_decode(html, m.end())[0] for m in re.finditer(re.escape(marker), html)]
    return [payload[1]["__bbox"]["result"] for payload in found]


def find(value: Any, key: str) -> list[Any]:
    """Every value of `key` anywhere in `value`."""
    if isinstance(value, list):
        return [hit for item in value for hit in find(item, key)]
    if not isinstance(value, dict):
        return []
    own = [value[key]] if key in value else []
    return own + [hit for item in value.values() for hit in find(item, key)]


def test_pages_say_who_is_signed_in(client: Client) -> None:
    owner = client.ask(AMY, as_person="exposed").text
    assert '"USER_ID":"61550000000101","NAME":"Amy Carter"' in owner
    assert '"ACCOUNT_ID":"0","USER_ID":"0","NAME":""' in client.ask(AMY).text


@pytest.mark.parametrize("tab", ["", "/directory_work", "/friends", "/groups"])
def test_every_page_of_a_profile_says_whose_it_is(client: Client, tab: str) -> None:
    html = client.ask(AMY + tab, as_person="mixed").text
    assert '<meta property="al:android:url" content="fb://profile/61550000000101">' in html
    assert "<title>Amy Carter | Facebook</title>" in html


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/me/", "www.facebook.com"),
        ("/settings/?tab=posts", "www.facebook.com"),
        ("/settings/?tab=followers&nav_source=tab", "www.facebook.com"),
        ("/personal_info/contact_points/", "accountscenter.facebook.com"),
    ],
)
def test_pages_of_one_s_own_lead_a_stranger_to_signing_in(
    client: Client, path: str, host: str
) -> None:
    answer = client.ask(path, host=host)
    assert answer.status == 302
    assert answer.location.startswith("https://www.facebook.com/login/?next=https%3A%2F%2F")
    login = client.ask(answer.location.removeprefix("https://www.facebook.com"))
    assert "<title>Log into Facebook</title>" in login.text
    assert 'type="password"' not in login.text


def test_a_profile_that_search_engines_may_not_link_to_is_behind_the_sign_in_page(
    client: Client,
) -> None:
    assert "/login/" in client.ask("/ruth.okafor.9").location
    assert client.ask("/ruth.okafor.9", as_person="exposed").status == 200


def test_a_stranger_sees_what_is_public_and_nothing_else(client: Client) -> None:
    shown = client.ask(TOM).text
    assert "New job soon" in shown
    assert "Former Ranger" in shown
    hidden = ("Owls on the late walk", "spare tent", "Oakfield", "Close family", "33 friends")
    assert not [text for text in hidden if text in shown]
    assert "No friends to show" in client.ask(f"{TOM}/friends").text
    assert "Edit privacy" not in client.ask(f"{TOM}/directory_work").text
    assert "Add a workplace" not in client.ask(f"{TOM}/directory_work").text


def test_intro_and_posts_stand_in_the_page_s_data(client: Client) -> None:
    found = payloads(client.ask(AMY, as_person="exposed").text)
    cards = find(found, "timeline_context_list_item_type")
    assert {"INTRO_CARD_PROFILE_PHONE", "INTRO_CARD_PROFILE_EMAIL", "INTRO_CARD_WEBSITE"} <= set(
        cards
    )
    assert find(found, "profile_status_text")[0]["text"].startswith("Year 4 teacher")
    scopes = find(found, "privacy_scope")
    assert len(scopes) == 5
    (row,) = {json.dumps(row) for row in find(scopes[0], "privacy_row_input")}
    assert json.loads(row)["base_state"] == "EVERYONE"
    (shown,) = find(scopes[0], "source")
    assert shown["scope"]["icon_image"] == {"name": "everyone"}
    assert scopes[3] == {"icon_image": {"name": "everyone"}, "description": "Public"}
    assert find(found, "page_info")[-1]["has_next_page"] is True


def test_the_older_scripts_carry_the_same_data(client: Client) -> None:
    html = client.ask("/grace.naylor.leeds", as_person="popular").text
    assert "requireLazy([" in html
    found = payloads(html)
    assert [c["text"]["text"] for c in find(found, "profile_social_context")[0]["content"]] == [
        "5K friends"
    ]


def test_custom_audiences_keep_their_names(client: Client) -> None:
    posts = client.ask(TOM, as_person="mixed").text
    scopes = find(payloads(posts), "privacy_scope")
    assert set(find(scopes, "description")) == {
        "Friends except: Craig Booth, Vic Lamb",
        "Friends",
        "Book club",
    }
    rows = find(scopes, "privacy_row_input")
    assert {(r["base_state"], len(r["allow"]), len(r["deny"])) for r in rows} == {
        ("FRIENDS", 0, 2),
        ("FRIENDS", 0, 0),
        ("SELF", 1, 0),
    }
    work = client.ask(f"{TOM}/directory_work", as_person="mixed").text
    assert 'aria-label="Edit privacy. Sharing with Friends except: Craig Booth, Vic Lamb"' in work
    contact = client.ask(f"{TOM}/directory_contact_info", as_person="mixed").text
    assert 'aria-label="Edit privacy. Sharing with Close family"' in contact


def test_one_s_own_about_page_says_which_tabs_there_are_and_who_sees_each_field(
    client: Client,
) -> None:
    found = payloads(client.ask(f"{AMY}/directory_work", as_person="exposed").text)
    tabs = find(found, "all_collections")[0]["nodes"]
    assert [tab["url"].rpartition("_")[2] for tab in tabs][:3] == ["intro", "details", "work"]
    (section,) = find(found, "profile_field_sections")[0]
    assert section["field_section_type"] == "directory_work"
    for node in section["profile_fields"]["nodes"]:
        assert node["title"]["text"] == node["renderer"]["field"]["title"]["text"]
        assert node["privacy_scope"] == node["renderer"]["field"]["privacy_scope"] is not None
        assert node["edit_renderer"] is not None
    seen = payloads(client.ask(f"{AMY}/directory_work").text)
    nodes = find(seen, "profile_field_sections")[0][0]["profile_fields"]["nodes"]
    assert nodes
    assert all(node["privacy_scope"] is node["edit_renderer"] is None for node in nodes)


def test_an_empty_section_of_the_about_page_is_there_without_nodes(client: Client) -> None:
    found = payloads(client.ask("/ruth.okafor.9/directory_work", as_person="careful").text)
    (section,) = find(found, "profile_field_sections")[0]
    assert section["profile_fields"] == {"nodes": []}


def in_tabs() -> Persona:
    """The exposed person with the About there was before."""
    amy = person("exposed")
    profile = amy.profile_on("facebook", FacebookProfile)
    assert profile is not None
    return amy.with_profile("facebook", profile.model_copy(update={"layout": Layout.TABS}))


def test_on_one_s_own_older_about_page_the_first_field_is_the_add_button() -> None:
    with Replica([in_tabs()]) as replica:
        client = Client(replica)
        answer = client.ask(f"{AMY}/directory_work", as_person="exposed")
        assert answer.location.endswith(f"{AMY}/about_work_and_education")
        html = client.ask(f"{AMY}/about_work_and_education", as_person="exposed").text
    sections = find(payloads(html), "profile_field_sections")[0]
    titles = [field["title"]["text"] for field in sections[0]["profile_fields"]["nodes"]]
    assert titles[:2] == ["Add a workplace", "Teacher at Oakfield Primary School"]


@pytest.mark.parametrize(
    ("who", "asked", "lands"),
    [
        ("exposed", f"{AMY}/about_work_and_education", f"{AMY}/directory_work"),
        ("mixed", f"{TOM}/about", f"{TOM}/directory_intro"),
        ("mixed", f"{TOM}/about_contact_and_basic_info", f"{TOM}/directory_contact_info"),
    ],
)
def test_a_tab_of_the_other_layout_leads_to_the_fitting_one(
    client: Client, who: str, asked: str, lands: str
) -> None:
    assert client.ask(asked, as_person=who).location == f"https://www.facebook.com{lands}"


def test_the_whole_friends_list_comes_eight_at_a_time(client: Client) -> None:
    html = client.ask("/profile.php?id=61550000000101&sk=friends").text
    collection = find(payloads(html), "collection")[0]
    part = collection["pageItems"]
    names = [edge["node"]["id"] for edge in part["edges"]]
    while part["page_info"]["has_next_page"]:
        variables = json.dumps({"id": collection["id"], "cursor": part["page_info"]["end_cursor"]})
        reply = client.graphql("ProfileCometAppCollectionListRendererPaginationQuery", variables)
        part = json.loads(reply.text)["data"]["node"]["pageItems"]
        assert len(part["edges"]) <= 8
        names += [edge["node"]["id"] for edge in part["edges"]]
    assert len(names) == len(set(names)) == collection["items"]["count"] == 46


def test_a_hidden_friends_list_cannot_be_asked_for(client: Client) -> None:
    html = client.ask("/ruth.okafor.9/friends", as_person="careful").text
    collection = find(payloads(html), "collection")[0]
    variables = json.dumps(
        {"id": collection["id"], "cursor": collection["pageItems"]["page_info"]["end_cursor"]}
    )
    operation = "ProfileCometAppCollectionListRendererPaginationQuery"
    own = json.loads(client.graphql(operation, variables, as_person="careful").text)
    others = json.loads(client.graphql(operation, variables, as_person="exposed").text)
    assert len(own["data"]["node"]["pageItems"]["edges"]) == 8
    assert others["data"]["node"]["pageItems"]["edges"] == []


def test_more_posts_come_in_parts_of_several_lines(client: Client) -> None:
    page = payloads(client.ask(AMY, as_person="exposed").text)
    cursor = find(page, "page_info")[-1]["end_cursor"]
    variables = json.dumps({"id": "61550000000101", "cursor": cursor, "count": 3})
    reply = client.graphql("ProfileCometTimelineFeedRefetchQuery", variables, as_person="exposed")
    lines = [json.loads(line) for line in reply.text.splitlines()]
    assert len(find(lines, "privacy_scope")) == 3
    assert lines[-1]["data"]["page_info"]["has_next_page"] is True


def test_every_setting_of_a_person_stands_in_a_row_of_some_page() -> None:
    rows = {row.key for tab in settings_tabs().values() for row in tab.rows}
    not_settings = {"limit_past_posts", "language"}
    elsewhere = {"contacts_upload"}
    assert rows - not_settings == set(FacebookSettings.model_fields) - elsewhere


@each("someone", people())
@each("tab", settings_tabs())
def test_every_settings_page_answers_for_everybody(
    client: Client, someone: Persona, tab: str
) -> None:
    reply = client.graphql(
        "SettingsCategoryLayoutUSFNewCometQuery",
        json.dumps({"nodeID": tab}),
        as_person=someone.name,
    )
    rows = find(json.loads(reply.text), "rows")[0]
    assert len(rows) == len(settings_tabs()[tab].rows)


def hostile() -> Persona:
    amy = person("exposed")
    profile = amy.profile_on("facebook", FacebookProfile)
    assert profile is not None
    friends = profile.friends.model_copy(update={"named": (Item(name=HOSTILE, detail=HOSTILE),)})
    changed = profile.model_copy(update={"bio": HOSTILE, "friends": friends})
    return amy.with_profile("facebook", changed)


def test_markup_in_what_people_write_stays_text() -> None:
    with Replica([hostile()]) as replica:
        client = Client(replica)
        for path in (AMY, f"{AMY}/friends"):
            html = client.ask(path, as_person="exposed").text
            assert "<script>document" not in html
            assert "\\u003Cscript>document" in html
            assert "&lt;script&gt;document" in html


FAULTS = [
    (Fault(FaultKind.BLANK_PAGE), 200, "<body></body>"),
    (Fault(FaultKind.SERVER_ERROR), 500, "went wrong"),
    (Fault(FaultKind.RATE_LIMITED), 429, "went wrong"),
    (Fault(FaultKind.TEMPORARILY_BLOCKED), 200, "Temporarily Blocked</h2>"),
    (Fault(FaultKind.FRENCH), 200, "Modifier la confidentialité. Partage avec Public"),
    (Fault(FaultKind.RENAMED_LABEL, label="Work", to="Jobs"), 200, "<h3>Jobs</h3>"),
]


@pytest.mark.parametrize(("fault", "status", "shows"), FAULTS, ids=lambda v: str(v)[:40])
def test_a_fault_strikes_the_page_it_is_set_for_and_no_other(
    fault: Fault, status: int, shows: str
) -> None:
    with Replica(faults={"directory_work": fault}) as replica:
        client = Client(replica)
        struck = client.ask(f"{AMY}/directory_work", as_person="exposed")
        assert struck.status == status
        assert shows in struck.text
        spared = client.ask(f"{AMY}/directory_education", as_person="exposed")
        assert spared.status == 200
        assert shows not in spared.text


def test_half_a_page_is_sent_as_if_it_were_all() -> None:
    with Replica(faults={"directory_work": Fault(FaultKind.HALF_PAGE)}) as replica:
        client = Client(replica)
        half = client.ask(f"{AMY}/directory_work", as_person="exposed")
        replica.set_faults({})
        whole = client.ask(f"{AMY}/directory_work", as_person="exposed").text
    assert half.status == 200
    assert whole.startswith(half.text[:200])
    assert "</html>" in whole
    assert "</html>" not in half.text


def test_the_wrong_account_is_signed_in_where_that_fault_is_set() -> None:
    with Replica(faults={"/settings": Fault(FaultKind.WRONG_ACCOUNT, person="careful")}) as replica:
        client = Client(replica)
        page = client.ask("/settings/?tab=posts", as_person="exposed").text
        assert '"USER_ID":"61550000000202"' in page
        rows = client.graphql(
            "SettingsCategoryLayoutUSFNewCometQuery",
            '{"nodeID": "posts"}',
            as_person="exposed",
            referrer="https://www.facebook.com/settings/?tab=posts",
        )
        assert '"value": "Friends"' in rows.text


@pytest.mark.parametrize(
    ("kind", "lands"),
    [(FaultKind.SIGN_IN_WALL, "/login/?next="), (FaultKind.CHECKPOINT, "/checkpoint/")],
)
def test_a_barrier_stands_in_the_way(kind: FaultKind, lands: str) -> None:
    with Replica(faults={"/settings": Fault(kind)}) as replica:
        client = Client(replica)
        answer = client.ask("/settings/?tab=posts", as_person="exposed")
        assert lands in answer.location
        path = answer.location.removeprefix("https://www.facebook.com")
        assert client.ask(path, as_person="exposed").status == 200


def test_a_settings_row_can_be_missing() -> None:
    label = "Who can see your friends list?"
    variables = '{"nodeID": "how_people_find_and_contact_you"}'
    operation = "SettingsCategoryLayoutUSFNewCometQuery"
    with Replica() as replica:
        client = Client(replica)
        assert label in client.graphql(operation, variables, as_person="mixed").text
        replica.set_faults({operation: Fault(FaultKind.MISSING_SECTION, label=label)})
        reply = client.graphql(operation, variables, as_person="mixed").text
        assert label not in reply
        assert "Who can send you friend requests?" in reply


def test_a_list_can_stop_half_way() -> None:
    operation = "ProfileCometAppCollectionListRendererPaginationQuery"
    with Replica(faults={operation: Fault(FaultKind.LIST_STOPS, after=2)}) as replica:
        client = Client(replica)
        html = client.ask(f"{AMY}/friends").text
        collection = find(payloads(html), "collection")[0]
        cursor = collection["pageItems"]["page_info"]["end_cursor"]
        variables = json.dumps({"id": collection["id"], "cursor": cursor})
        statuses = [client.graphql(operation, variables).status for _ in range(4)]
        assert statuses == [200, 200, 500, 500]
