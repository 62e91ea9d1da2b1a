"""Search me on the page: links that the person follows, taps that are kept, and practice."""

import socket
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from profilecheck.model import Came
from profilecheck.questions.searching import made_up_search, searched_networks, searches
from profilecheck.store.searching import kept_search
from tests.accessibility import assert_accessible_in_every_look
from tests.page.checked import at_checklist
from tests.page.desks import client_of, desk_in
from tests.page.looked import served

ABOUT = {"name": "Amy Carter", "town": "Leeds", "school": "", "former_names": "Amy Holroyd\n\nAmes"}


def test_it_asks_first_and_fills_in_what_is_known(tmp_path: Path) -> None:
    at = at_checklist(tmp_path)
    page = LexborHTMLParser(at.client.get("/search-me").text)
    values = {i.attributes["name"]: i.attributes["value"] for i in page.css("input[type=text]")}
    assert values == {"name": "", "town": "Leeds", "school": "Oakfield Primary School"}
    (emails,) = page.css("#emails")
    assert emails.text() == "someone@example.org"


def test_a_name_is_needed_and_nothing_else(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    client = client_of(desk)
    refused = client.post("/search-me/about", data={"name": " ", "town": "Leeds"})
    assert refused.status_code == 422
    assert 'value="Leeds"' in refused.text
    assert not desk.store.is_kept("search.json")
    assert client.post("/search-me/about", data={"name": "Amy"}).status_code == 303
    assert kept_search(desk.store).about.name == "Amy"


def test_each_search_is_a_link_and_a_tap_is_kept_with_its_act(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_in(tmp_path)
    client = client_of(desk)

    def no(*_: object, **__: object) -> None:
        raise AssertionError("the page opened a line of its own")

    monkeypatch.setattr(socket.socket, "connect", no)
    monkeypatch.setattr(socket, "getaddrinfo", no)
    client.post("/search-me/about", data=ABOUT)
    made = searches(kept_search(desk.store).about, searched_networks())
    page = LexborHTMLParser(client.get("/search-me").text)
    assert [a.attributes["href"] for a in page.css(".ways a")] == [s.address for s in made]
    assert all(a.attributes["rel"] == "noopener noreferrer" for a in page.css(".ways a"))
    assert kept_search(desk.store).about.former_names == ("Amy Holroyd", "Ames")
    for came in (Came.HARMLESS, Came.FALSE_ME, Came.FALSE_ME):
        sent = client.post("/search-me", data={"search": made[0].id, "came": came})
        assert sent.headers["location"] == f"/search-me#{made[0].id}"
    assert [found.came for found in kept_search(desk.store).found] == [Came.FALSE_ME]
    assert "Use “Report” on that profile" in client.get("/search-me").text
    for odd in ({"search": "none", "came": "nothing"}, {"search": made[1].id, "came": "odd"}, {}):
        assert client.post("/search-me", data=odd).status_code == 303
    assert len(kept_search(desk.store).found) == 1
    assert client.post("/search-me/forget").status_code == 303
    assert not desk.store.is_kept("search.json")


def test_practice_leads_to_made_up_results_and_to_no_search(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, made_up="exposed")
    client = client_of(desk)
    assert 'value="Amy Carter"' in client.get("/search-me").text
    client.post("/search-me/about", data=ABOUT)
    page = LexborHTMLParser(client.get("/search-me").text)
    links = [a.attributes["href"] or "" for a in page.css(".ways a")]
    assert all(link.startswith("/search-me/made-up/") for link in links)
    shown = client.get("/search-me/made-up/name").text
    assert "All of this is made up." in shown
    assert made_up_search().results[0].title in shown
    assert "Nothing came" in client.get("/search-me/made-up/email").text
    assert client.get("/search-me/made-up/other").status_code == 404
    assert client_of(desk_in(tmp_path / "own")).get("/search-me/made-up/name").status_code == 404


def test_practice_says_whose_searches_are_made_up(tmp_path: Path) -> None:
    name = made_up_search().about.name
    says = f"In practice, every search is for {name}"
    desk = desk_in(tmp_path, made_up="mixed")
    assert says in client_of(desk).get("/search-me").text
    assert "In practice" not in client_of(desk_in(tmp_path)).get("/search-me").text


def test_its_screens_are_accessible_and_work_by_keyboard(page: Page, tmp_path: Path) -> None:
    desk = desk_in(tmp_path, made_up="exposed")
    page.set_viewport_size({"width": 1100, "height": 800})
    with served(desk) as base:
        page.goto(f"{base}/search-me")
        assert_accessible_in_every_look(page, narrow=390)
        page.get_by_label("Your name").press("Enter")
        expect(page.get_by_role("status")).to_contain_text("searches left")
        page.get_by_role("button", name="Me, harmless").first.press("Enter")
        expect(page.locator(".kept")).to_contain_text("Me, harmless")
        assert_accessible_in_every_look(page, narrow=390)
        page.goto(f"{base}/search-me/made-up/name")
        assert_accessible_in_every_look(page, narrow=390)
