"""For a workshop: the page shows what a room may be handed, and the file holds that alone."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from profilecheck.checklist import load_checklist
from profilecheck.judge.room import named_outcomes, read_summary
from profilecheck.words.outcomes import OUTCOMES
from tests.accessibility import assert_accessible_in_every_look
from tests.page.checked import At, at_checklist
from tests.page.desks import client_of, desk_in
from tests.page.looked import served


@pytest.fixture
def at(tmp_path: Path) -> At:
    return at_checklist(tmp_path)


def test_the_file_holds_what_the_screen_shows(at: At) -> None:
    answer = at.client.get("/summary/file")
    assert answer.headers["content-type"] == "application/json"
    name = answer.headers["content-disposition"]
    assert re.fullmatch(r'attachment; filename="room-[0-9a-f]{6}\.json"', name)
    assert name != at.client.get("/summary/file").headers["content-disposition"]
    summary = read_summary(answer.text, "it", load_checklist())
    assert summary.canonical() == answer.content
    screen = LexborHTMLParser(at.client.get("/summary").text)
    shown = [" ".join(item.text().split()) for item in screen.css(".summed li")]
    assert shown == [
        f"{clause} {name}: {OUTCOMES[outcome].lower()}"
        for clause, name, outcome in named_outcomes(summary, load_checklist())
    ]
    assert "It is about 1 network." in " ".join(screen.text().split())


def test_nothing_of_the_person_is_in_it(at: At) -> None:
    said = at.client.get("/summary/file").text.casefold()
    for word in ("oakfield", "leeds", "facebook", "someone", "2026", "http"):
        assert word not in said
    assert "not_met" in json.loads(said)["outcomes"].values()


def test_without_a_check_there_is_nothing_to_hand_over(tmp_path: Path) -> None:
    client = client_of(desk_in(tmp_path))
    for address in ("/summary", "/summary/file"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["location"]) == (303, "/checklist")


def test_the_checklist_leads_there(at: At) -> None:
    page = LexborHTMLParser(at.client.get("/checklist").text)
    assert [a for a in page.css("#then a") if a.attributes["href"] == "/summary"]


def test_it_is_accessible_and_saves_the_file(page: Page, at: At) -> None:
    page.set_viewport_size({"width": 1100, "height": 800})
    with served(at.desk) as base:
        page.goto(f"{base}/summary")
        assert_accessible_in_every_look(page, narrow=390)
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Save the summary").click()
        assert waiting.value.suggested_filename.startswith("room-")
