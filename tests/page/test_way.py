"""The screens of the way as forms: filled in rightly, wrongly, not at all, twice; going back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx2 import Response
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

import profilecheck.page
from profilecheck.errors import InputError
from profilecheck.page.desk import Desk
from profilecheck.page.way import How, Step, Way
from profilecheck.questions.consents import ALWAYS
from profilecheck.questions.networks import Use
from profilecheck.school import School
from profilecheck.sites import site
from profilecheck.storage import purge, write_private
from profilecheck.store.consents import kept_consents
from profilecheck.store.school import keep_school, kept_school, school_file
from tests.each import each
from tests.networks import open_site
from tests.page.checked import at_checklist
from tests.page.desks import client_of, desk_in, on_networks

TEMPLATES = Path(profilecheck.page.__file__).parent / "templates"
OAKFIELD = {"names": "Oakfield Primary School; Oakfield", "phones": "0113 496 0123"}
SERVER = "use-mastodon-server"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return client_of(desk)


def led_to(response: Response) -> str:
    """Where a form, or a screen that is not reached, leads on to."""
    assert response.status_code == 303, response.text
    return response.headers["location"]


def parsed(response: Response) -> LexborHTMLParser:
    return LexborHTMLParser(response.text)


def ticked(response: Response) -> list[str]:
    """The ids of what is ticked or picked."""
    nodes = parsed(response).css("input[checked]")
    return [str(node.attributes.get("id") or node.attributes.get("value")) for node in nodes]


def said(response: Response) -> str:
    body = parsed(response).css_first("main")
    assert body is not None
    return " ".join(body.text(separator=" ").split())


# -------------------------------------------------------------------- the order


@each("path", sorted(TEMPLATES.glob("*.j2")))
def test_no_template_has_a_style_or_a_script_of_its_own(path: Path) -> None:
    # What is said last has one, which the policy allows by its hash.
    text = path.read_text(encoding="utf-8").replace("<style>{{ style }}</style>", "")
    assert re.search(r"<style|\sstyle=|<script(?! src=)|\son\w+=|javascript:", text) is None


def test_it_begins_with_the_networks_and_says_what_it_is(client: TestClient) -> None:
    assert led_to(client.get("/")) == "/networks"
    first = client.get("/networks")
    assert "Nothing leaves this computer, and nothing on your profiles is changed." in said(first)
    assert ticked(first) == []


@pytest.mark.parametrize("step", [s for s in Step if Step.NETWORKS.place < s.place < 4])
def test_a_screen_not_reached_leads_back_to_where_they_are(client: TestClient, step: Step) -> None:
    assert led_to(client.get(f"/{step}")) == "/networks"
    assert led_to(client.post(f"/{step}", data={"skip": "yes"})) == "/networks"


def test_only_screens_that_were_reached_are_links(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "facebook", step=Step.EXPECT)
    steps = parsed(client.get("/school")).css(".steps li")
    links = [a.attributes["href"] for li in steps for a in li.css("a")]
    assert links == ["/networks", "/expect"]
    (here,) = [node.text() for li in steps for node in li.css("[aria-current=step]")]
    assert here == "School"


def test_going_back_changes_an_answer_and_loses_no_later_one(
    desk: Desk, client: TestClient
) -> None:
    kept = {
        "networks": {"facebook": Use.YES},
        "how": {"facebook": How.MYSELF},
        "expected": {"posts": "friends"},
        "run": "20261123",
    }
    desk.keep(Way(step=Step.CHECKLIST, **kept))
    assert led_to(client.post("/networks", data={"use": ["facebook", "x"]})) == "/school"
    way = desk.way()
    assert way.used == ("facebook", "x")
    assert way.step is Step.CHECKLIST
    assert (way.how, way.expected, way.run) == (kept["how"], kept["expected"], kept["run"])
    assert led_to(client.get("/")) == "/checklist"


def test_each_screen_leads_to_the_next(desk: Desk, client: TestClient) -> None:
    assert led_to(client.post("/networks", data={"use": "facebook"})) == "/school"
    assert led_to(client.post("/school", data=OAKFIELD)) == "/expect"
    assert led_to(client.post("/expect", data={"posts": "friends"})) == "/before"
    assert led_to(client.post("/before", data={"yes-facebook": "yes"})) == "/sign-in"
    assert led_to(client.get("/")) == "/sign-in"


# ----------------------------------------------------------------- the networks


def test_networks_are_used_or_were_once(desk: Desk, client: TestClient) -> None:
    sent = {"use": ["facebook", "whatsapp"], "once": ["bebo", "x", "facebook"]}
    assert led_to(client.post("/networks", data=sent)) == "/school"
    assert desk.way().networks == {
        "bebo": Use.ONCE,
        "x": Use.ONCE,
        "facebook": Use.YES,
        "whatsapp": Use.YES,
    }
    again = client.get("/networks")
    assert ticked(again) == ["use-facebook", "use-whatsapp", "once-x", "once-bebo"]
    assert parsed(again).css_first("details[open]") is not None


def test_how_each_network_is_read_is_said(client: TestClient) -> None:
    lines = {
        label.text(separator="|").split("|")[1].strip(): label.css_first("small")
        for label in parsed(client.get("/networks")).css("label:has([name=use])")
    }
    read = {name: small.text() for name, small in lines.items() if small is not None}
    assert read["Facebook"] == "read in your browser"
    assert read["WhatsApp"] == "from your data file"
    assert "Bebo" not in read, "nobody uses what has closed"


def test_a_screen_without_a_tick_asks_for_one_and_keeps_nothing(
    desk: Desk, client: TestClient
) -> None:
    for data in ({}, {"use": "no-such-network"}, {"use": "bebo@x"}, {SERVER: "mastodon.social"}):
        refused = client.post("/networks", data=data)
        assert refused.status_code == 422
        assert "Tick one network" in said(refused)
    assert desk.way() == Way()


@pytest.mark.parametrize("typed", ["mastodon.social", " Mastodon.Social/ "])
def test_a_network_with_servers_takes_one(desk: Desk, client: TestClient, typed: str) -> None:
    sent = {"use": "mastodon", SERVER: typed}
    assert led_to(client.post("/networks", data=sent)) == "/school"
    assert desk.way().used == ("mastodon@mastodon.social",)
    again = client.get("/networks")
    assert ticked(again) == ["use-mastodon"]
    field = parsed(again).css_first(f"#{SERVER}")
    assert field is not None
    assert field.attributes["value"] == "mastodon.social"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Type the name of your server, such as mastodon.social."),
        ("my server", "“my server” is not the address of a server."),
        ("https://mastodon.social/@me", "is not the address of a server."),
        ("<script>", "“<script>” is not the address of a server."),
        ("a." * 1_000 + "example", "…” is not the address of a server."),
        ("localhost:65536", "“localhost:65536” is not the address of a server."),
    ],
)
def test_a_bad_server_is_said_at_its_field_and_nothing_is_lost(
    desk: Desk, client: TestClient, typed: str, problem: str
) -> None:
    sent = {"use": ["x", "mastodon"], "once": "bebo", SERVER: typed}
    refused = client.post("/networks", data=sent)
    assert refused.status_code == 422
    field = parsed(refused).css_first(f"#{SERVER}")
    assert field is not None
    assert field.attributes["aria-invalid"] == "true"
    assert field.attributes["value"] == typed
    described = str(field.attributes["aria-describedby"]).split()
    texts = [node.text() for id_ in described for node in parsed(refused).css(f"#{id_}")]
    assert any(problem in text for text in texts)
    assert ticked(refused) == ["use-x", "use-mastodon", "once-bebo"]
    assert "<script>" not in refused.text.partition("<main")[2]
    assert desk.way() == Way()


def test_pressing_twice_is_pressing_once(desk: Desk, client: TestClient) -> None:
    for _ in range(2):
        assert led_to(client.post("/networks", data={"use": "x"})) == "/school"
    assert desk.way() == Way(networks={"x": Use.YES}, step=Step.SCHOOL)


def test_a_made_up_persons_networks_are_ticked(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, made_up="careful")
    client = client_of(desk)
    first = client.get("/networks")
    assert ticked(first) == [
        "use-facebook",
        "use-linkedin",
        "use-mastodon@mastodon.example",
        "use-myspace",
        "use-x",
        "use-youtube",
    ]
    assert len(parsed(first).css("input[type=checkbox]")) == 6
    sent = {"use": ["facebook", "mastodon@mastodon.example", "instagram"]}
    assert led_to(client.post("/networks", data=sent)) == "/school"
    assert desk.way().used == ("facebook", "mastodon@mastodon.example")
    assert ticked(client.get("/networks")) == ["use-facebook", "use-mastodon@mastodon.example"]


# ------------------------------------------------------------------- the school


def test_a_school_is_kept_and_shown_again(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "x", step=Step.SCHOOL)
    assert led_to(client.post("/school", data=OAKFIELD)) == "/expect"
    kept = kept_school(desk.store)
    assert kept == School(names=("Oakfield Primary School", "Oakfield"), phones=("0113 496 0123",))
    field = parsed(client.get("/school")).css_first("#names")
    assert field is not None
    assert field.attributes["value"] == "Oakfield Primary School; Oakfield"


def test_what_the_screen_does_not_ask_of_a_school_stays(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "x", step=Step.SCHOOL)
    keep_school(desk.store, School(names=("Elm Park School",), country="IE"))
    client.post("/school", data={"names": "Elm Park School", "town": "Dublin"})
    assert kept_school(desk.store) == School(
        names=("Elm Park School",), country="IE", town="Dublin"
    )


def test_each_bad_reply_is_said_at_its_field(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "x", step=Step.SCHOOL)
    refused = client.post("/school", data={"names": "School", "phones": "12", "town": "Leeds"})
    assert refused.status_code == 422
    page = parsed(refused)
    wrong = [str(node.attributes["id"]) for node in page.css("[aria-invalid]")]
    assert wrong == ["names", "phones"]
    for name in wrong:
        assert len(page.css(f"#{name}-wrong")) == 1
    town = page.css_first("#town")
    assert town is not None
    assert town.attributes["value"] == "Leeds"
    assert not school_file(desk.store).exists()
    assert desk.way().step is Step.SCHOOL


def test_an_empty_school_asks_for_its_name(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "x", step=Step.SCHOOL)
    refused = client.post("/school")
    assert "Give its name, as in Oakfield Primary School." in said(refused)


def test_the_school_can_be_left_out_and_is_forgotten_then(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "x", step=Step.SCHOOL)
    assert "we can't tell whether your school is named" in said(client.get("/school"))
    for _ in range(2):
        assert led_to(client.post("/school", data={"leave-out": "yes"})) == "/expect"
    keep_school(desk.store, School(names=("Elm Park School",)))
    assert "forget my school" in said(client.get("/school"))
    client.post("/school", data={"leave-out": "yes", "names": "Elm Park School"})
    assert kept_school(desk.store) is None


@pytest.mark.parametrize("typed", ["a.example; b.example", "a.example,b.example"])
def test_two_servers_of_one_network_are_two_accounts(
    desk: Desk, client: TestClient, typed: str
) -> None:
    form = {"use": "mastodon", SERVER: typed}
    assert led_to(client.post("/networks", data=form)) == "/school"
    assert desk.way().used == ("mastodon@a.example", "mastodon@b.example")
    field = parsed(client.get("/networks")).css_first(f"#{SERVER}")
    assert field is not None
    assert field.attributes["value"] == "a.example; b.example"
    assert client.post("/networks", data={**form, SERVER: "a.example; ?"}).status_code == 422


@pytest.mark.parametrize(
    "left", ["{", '{"kind": "way", "schema_version": 99}', '{"kind": "other"}']
)
def test_a_damaged_way_is_said_and_begun_anew_with_all_else_kept(
    desk: Desk, client: TestClient, left: str
) -> None:
    keep_school(desk.store, School(names=("Elm Park School",)))
    write_private(desk.store.home / "way.json", left)
    for path in ("/", "/networks", "/looking", "/checklist"):
        shown = client.get(path)
        assert shown.status_code == 422
        assert "cannot be read" in said(shown)
        assert "Begin this way anew" in said(shown)
        assert "Name another one" not in said(shown)
        assert str(desk.store.home / "way.json.damaged") in said(shown)
    assert led_to(client.post("/begin-anew")) == "/networks"
    assert led_to(client.post("/begin-anew")) == "/networks", "pressed twice"
    assert client.get("/networks").status_code == 200
    assert kept_school(desk.store) is not None
    assert (desk.store.home / "way.json.damaged").read_text() == left
    assert purge(desk.store.home).left == ()


def _strings(schema: object) -> Iterator[dict[str, object]]:
    """Every text that a schema allows."""
    if isinstance(schema, list):
        for part in schema:
            yield from _strings(part)
    if isinstance(schema, dict):
        if schema.get("type") == "string":
            yield schema
        if schema.get("type") == "object" and "properties" not in schema:
            yield schema.get("propertyNames", {})
        for part in schema.values():
            yield from _strings(part)


def test_every_text_that_is_kept_of_the_way_has_a_longest() -> None:
    limits = {"maxLength", "enum", "const", "format"}
    found = list(_strings(Way.model_json_schema()))
    assert len(found) > len(Way.model_fields)
    assert [one for one in found if not limits & one.keys()] == []


@pytest.mark.parametrize(
    "change",
    [
        {"accounts": {"x": "a" * 5_000}},
        {"own": {"a" * 5_000: "amy"}},
        {"reread": ("a" * 5_000,)},
    ],
)
def test_what_could_not_be_read_back_is_refused_and_what_was_kept_stays(
    desk: Desk, change: dict[str, object]
) -> None:
    desk.change(run="first")
    with pytest.raises(InputError, match=r"^What you typed is too long to be kept\."):
        desk.change(**change)
    assert desk.way() == Way(run="first")


def test_whoever_has_a_checklist_is_led_to_it_when_the_way_begins_anew(tmp_path: Path) -> None:
    there = at_checklist(tmp_path)
    write_private(there.desk.store.home / "way.json", "{")
    assert led_to(there.client.post("/begin-anew")) == "/checklist"
    assert there.page().css("#then")


def test_what_cannot_be_read_is_said_without_a_word_of_the_terminal(tmp_path: Path) -> None:
    there = at_checklist(tmp_path)
    write_private(there.run.snapshot, "{")
    shown = there.client.get("/checklist")
    assert shown.status_code == 422
    assert "Choose another one, or move it out of its folder." in said(shown)
    assert "Name another one" not in said(shown)


def test_a_damaged_school_is_said_and_can_be_typed_anew(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "x", step=Step.SCHOOL)
    desk.store.home.mkdir(exist_ok=True)
    school_file(desk.store).write_text("names: [", encoding="utf-8")
    shown = client.get("/school")
    assert shown.status_code == 200
    assert "school.yaml" in said(shown)
    assert led_to(client.post("/school", data=OAKFIELD)) == "/expect"
    assert kept_school(desk.store) is not None


def test_a_made_up_person_works_at_the_made_up_school_and_nobody_elses_is_touched(
    tmp_path: Path,
) -> None:
    desk = desk_in(tmp_path, made_up="mixed")
    mine = School(names=("Elm Park School",))
    keep_school(desk.store, mine)
    on_networks(desk, "x", step=Step.SCHOOL)
    client = client_of(desk)
    name = parsed(client.get("/school")).css_first("#names[readonly]")
    assert name is not None
    assert name.attributes["value"] == "Oakfield Primary School"
    for sent in ({"names": "Other School"}, {"leave-out": "yes"}, {}):
        assert led_to(client.post("/school", data=sent)) == "/expect"
    assert kept_school(desk.store) == mine


# ------------------------------------------------------------- what is expected


def test_guesses_are_kept_and_can_be_changed(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "x", step=Step.EXPECT)
    sent = {"posts": "friends", "school": "no_idea", "friends": "everybody", "other": "friends"}
    assert led_to(client.post("/expect", data=sent)) == "/before"
    assert desk.way().expected == {"posts": "friends", "school": "no_idea"}
    assert ticked(client.get("/expect")) == ["friends", "no_idea"]
    assert led_to(client.post("/expect", data={"posts": "anyone"})) == "/before"
    assert desk.way().expected == {"posts": "anyone"}


def test_guesses_can_be_skipped_and_earlier_ones_stay(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "x", step=Step.EXPECT)
    assert led_to(client.post("/expect")) == "/before"
    assert desk.way().expected == {}
    client.post("/expect", data={"posts": "anyone"})
    assert led_to(client.post("/expect", data={"posts": "friends", "skip": "yes"})) == "/before"
    assert desk.way().expected == {"posts": "anyone"}


# ------------------------------------------------------ before anything is opened


def test_what_will_be_opened_is_told_before_the_yes(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "facebook", "instagram")
    shown = client.get("/before")
    text = said(shown)
    for paragraph in ALWAYS:
        assert text.count(paragraph) == 1
    facebook = open_site("facebook")
    for page in facebook.pages:
        assert page.title.rpartition(" › ")[2] in text
    assert " ".join(facebook.header.terms_note.split()) in text
    assert parsed(shown).css_first(f"a[href='{facebook.header.terms_url}']") is not None
    assert parsed(shown).css_first("[name='yes-facebook'][checked]") is None
    offered = [one.attributes["value"] for one in parsed(shown).css("[name='how-instagram']")]
    assert offered == ["export", "pages", "myself"], "nothing of it is ever opened"
    assert parsed(shown).css_first("[name='yes-instagram']") is None


def test_a_ticked_yes_is_kept_for_that_network_alone(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "facebook", "x", "linkedin")
    sent = {"how-facebook": "opened", "yes-facebook": "yes", "how-x": "opened", "how-linkedin": "x"}
    assert led_to(client.post("/before", data=sent)) == "/sign-in"
    way = desk.way()
    assert way.how == {"facebook": How.OPENED}
    assert way.left_out == ("x", "linkedin")
    assert [c.network for c in kept_consents(desk.store).given] == ["facebook"]
    assert desk.may_open(site("facebook"))
    assert not desk.may_open(site("x"))


@pytest.mark.parametrize("reply", ["no", "on", "YES please", ""])
def test_nothing_but_the_tick_is_a_yes(desk: Desk, client: TestClient, reply: str) -> None:
    on_networks(desk, "facebook")
    refused = client.post("/before", data={"yes-facebook": reply})
    assert refused.status_code == 422
    assert "nothing will be looked at" in said(refused)
    assert kept_consents(desk.store).given == ()
    assert desk.way().step is Step.BEFORE


def test_what_was_chosen_stays_where_a_yes_is_not_taken(desk: Desk, client: TestClient) -> None:
    mine = "bluesky@amy.example"
    on_networks(desk, "facebook", "x", mine)
    sent = {"how-facebook": "myself", "how-x": "opened", "yes-x": "yes", f"yes-{mine}": "yes"}
    refused = client.post("/before", data={**sent, f"how-{mine}": "opened"})
    assert refused.status_code == 422
    assert "until you confirm that the account is your own" in said(refused)
    page = parsed(refused)
    assert page.css_first("[name='how-facebook'][value='myself'][checked]") is not None
    assert page.css_first(f"[name='yes-{mine}'][checked]") is not None
    assert page.css_first(f"[name='own-{mine}'][checked]") is None
    assert page.css_first("[name='yes-x']") is None, "that yes is kept already"


def test_another_way_takes_no_yes(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "facebook", "x", "myspace", "whatsapp")
    sent = {"how-facebook": "export", "yes-facebook": "yes", "how-x": "pages"}
    assert led_to(client.post("/before", data={**sent, "how-myspace": "myself"})) == "/sign-in"
    assert desk.way().how == {
        "facebook": How.EXPORT,
        "x": How.PAGES,
        "myspace": How.MYSELF,
        "whatsapp": How.EXPORT,
    }
    assert kept_consents(desk.store).given == ()
    picked = [p for p in ticked(client.get("/before")) if p]
    assert picked == ["export", "pages", "myself", "export"]


def test_a_way_a_network_does_not_have_is_none(desk: Desk, client: TestClient) -> None:
    on_networks(desk, "myspace", "x")
    client.post("/before", data={"how-myspace": "export", "how-x": "myself"})
    assert desk.way().how == {"x": How.MYSELF}


def test_an_earlier_yes_is_not_asked_again_and_can_be_taken_back(
    desk: Desk, client: TestClient
) -> None:
    on_networks(desk, "facebook", "x")
    client.post("/before", data={"yes-facebook": "yes", "yes-x": "yes"})
    again = client.get("/before")
    assert "You said yes to this on 23 November 2026." in said(again)
    assert parsed(again).css_first("[name^=yes-]") is None
    assert led_to(client.post("/before")) == "/sign-in"
    assert desk.way().how == {"facebook": How.OPENED, "x": How.OPENED}

    back = led_to(client.post("/before/take-back", data={"network": "facebook"}))
    assert "Facebook is not opened without a new yes." in said(client.get(back))
    assert not desk.may_open(site("facebook"))
    assert desk.may_open(site("x"))
    assert desk.way().left_out == ("facebook",)
    assert led_to(client.post("/before/take-back", data={"network": "facebook"})) == "/before"
    assert led_to(client.post("/before")) == "/sign-in"
    assert not desk.may_open(site("facebook"))


def test_taking_back_needs_a_network_that_was_agreed_to(desk: Desk, client: TestClient) -> None:
    for sent in ({}, {"network": "https://elsewhere.example/"}):
        assert led_to(client.post("/before/take-back", data=sent)) == "/before"


def test_where_only_an_old_account_is_left_nothing_is_opened(
    desk: Desk, client: TestClient
) -> None:
    desk.keep(Way(networks={"x": Use.ONCE, "bebo": Use.ONCE}, step=Step.BEFORE))
    shown = client.get("/before")
    assert "nothing is opened by us" in said(shown)
    assert parsed(shown).css_first(".network") is None
    assert led_to(client.post("/before")) == "/sign-in"


def test_a_yes_in_practice_is_no_yes_to_the_network_itself(tmp_path: Path) -> None:
    practice = desk_in(tmp_path, made_up="mixed")
    on_networks(practice, "facebook")
    client = client_of(practice)
    assert "This is practice, with a made-up person." in said(client.get("/before"))
    assert led_to(client.post("/before", data={"yes-facebook": "yes"})) == "/sign-in"
    assert practice.may_open(site("facebook"))
    assert not desk_in(tmp_path).may_open(site("facebook"))
