"""The HTML report: what it says, in which order, and that page text stays text."""

import re
import sys
import time
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from profilecheck.model import AccountState, Report
from profilecheck.report import html
from profilecheck.vocabulary import Outcome
from profilecheck.words import report as words
from tests.report.conftest import OpenReport
from tests.report.sample import ACTIONS, EMPTY, HOSTILE_AS_TEXT, LONG_URL, REPORT, TAKEN


def test_the_sections_stand_in_the_promised_order(report: OpenReport) -> None:
    assert report.page.locator("h2").all_inner_texts() == [
        "Put right first",
        "Who can see what",
        "Clause by clause",
        "Could not tell",
        "What this tool did",
    ]


def test_the_heading_says_when_what_and_that_it_is_private(report: OpenReport) -> None:
    heading = report.page.locator("header").inner_text()
    for wanted in (
        "Your profiles, checked against the Social Networking Protocol (2010)",
        words.PRIVACY,
        "made-up person, for practice",
        words.moment(TAKEN),
        "Facebook: checked",
        "30 clauses",
        "6 to put right",
        "4 could not tell",
        "16 for you to judge",
        "3 in order",
    ):
        assert wanted in heading


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its time zone elsewhere")
def test_times_are_by_the_persons_own_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "XYZ-5")  # five hours ahead of UTC
        time.tzset()
        assert words.moment(TAKEN) == "10 March 2026, 00:30"
        assert words.clock(TAKEN) == "00:30:00"
    time.tzset()


def test_a_real_persons_report_is_not_called_practice() -> None:
    assert words.MADE_UP not in html(REPORT.model_copy(update={"made_up": False}))


def test_every_clause_stands_in_order_with_its_outcome_in_words(report: OpenReport) -> None:
    clauses = report.page.locator("article.clause")
    ids = [i.removeprefix("clause-") for i in clauses.evaluate_all("all => all.map(e => e.id)")]
    outcomes = clauses.locator(".line").all_inner_texts()
    assert ids == [c.id for c in REPORT.clauses]
    assert [o[2:] for o in outcomes] == [words.OUTCOMES[c.outcome] for c in REPORT.clauses]
    assert report.page.locator("h3.part").all_inner_texts() == list(REPORT.parts.values())


def test_a_card_has_what_why_what_to_press_the_link_what_was_seen_and_its_clauses(
    report: OpenReport,
) -> None:
    card = report.page.locator(".card").first
    text = card.inner_text()
    assert "Anyone on the internet can see your friends list (412 people)." in text
    assert "A pupil or parent can find colleagues" in text
    assert "How people find and contact you › Who can see your friends list? › Only me" in text
    assert f"Seen on How people find and contact you, {words.clock(TAKEN)[:5]}: “Public”" in text
    assert card.get_by_role("link", name=LONG_URL).get_attribute("href") == LONG_URL
    assert card.locator(".tags a").all_inner_texts() == ["A1.4", "A2.13"]


def test_a_clause_tag_jumps_to_its_clause(report: OpenReport) -> None:
    report.page.locator(".card").first.get_by_role("link", name="A2.13").click()
    assert report.page.evaluate("document.querySelector(':target').id") == "clause-A2.13"


def test_a_finding_to_put_right_leads_to_its_card(report: OpenReport) -> None:
    clause = report.page.locator("[id='clause-A1.4']")
    clause.get_by_role("link", name="See number 1 of what to put right first").click()
    assert ACTIONS[0].says in report.page.locator(":target").inner_text()


def test_after_the_first_few_each_is_a_line_with_a_tick_box_and_what_to_press(
    report: OpenReport,
) -> None:
    page = report.page
    assert page.locator(".card").count() == words.FIRST_FEW
    lines = page.locator(".rest > li")
    assert lines.count() == len(ACTIONS) - words.FIRST_FEW
    line = lines.first
    assert line.get_by_role("checkbox", name="6 Anyone can find your profile").count() == 1
    assert "Who can see your friends list? › Only me" in line.inner_text()
    assert line.locator(".tags a").all_inner_texts() == ["A1.4"]
    assert not line.get_by_text("Seen on").is_visible()
    line.locator("summary").click()
    assert "can find this profile in a moment" in line.inner_text()
    assert "Seen on How people find" in line.inner_text()


def test_what_was_seen_on_another_day_says_which() -> None:
    assert words.when(TAKEN, TAKEN) == words.clock(TAKEN)[:5]
    assert words.when(TAKEN - timedelta(days=2), TAKEN) == words.moment(TAKEN - timedelta(days=2))


def test_every_link_inside_the_page_leads_somewhere(report: OpenReport) -> None:
    lost = report.page.locator("a[href^='#']").evaluate_all(
        "all => all.map(a => a.hash.slice(1)).filter(id => !document.getElementById(id))"
    )
    assert lost == []


def test_no_two_elements_share_an_id(report: OpenReport) -> None:
    ids = report.page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_the_same_thing_twice_keeps_its_ids_apart() -> None:
    twice = REPORT.model_copy(
        update={"actions": REPORT.actions[:1] * 2, "unread": REPORT.unread[:1] * 2}
    )
    ids = re.findall(r' id="([^"]+)"', html(twice))
    assert len(ids) == len(set(ids))


def test_the_matrix_is_a_table_of_words_with_a_sign_each(report: OpenReport) -> None:
    table = report.page.get_by_role("table", name="Who can see what")
    assert table.get_by_role("columnheader").all_inner_texts() == [
        "What",
        "Anyone on the internet",
        "Anyone signed in",
        "A pupil or parent",
        "A colleague or friend",
        "You",
    ]

    def cells(label: str) -> list[str]:
        row = table.get_by_role("row").filter(
            has=report.page.get_by_role("rowheader", name=label, exact=True)
        )
        return [re.sub(r"\s+", " ", c) for c in row.locator("td .verdict").all_inner_texts()]

    assert cells("Friends list") == ["● Yes"] * 5
    assert cells("Stories") == ["○ No", "○ No", "○ No", "◐ Some", "● Yes"]
    assert cells("Birthday") == ["○ No"] * 4 + ["● Only you"]
    assert cells("Phone number") == ["○ No"] * 5
    assert cells("E-mail address") == ["? Not known"] * 4 + ["● Yes"]


def test_a_row_of_the_matrix_opens_to_where_it_was_seen(report: OpenReport) -> None:
    details = report.page.locator(".matrix details").nth(1)
    assert not details.get_by_text("Seen on").is_visible()
    details.locator("summary").click()
    assert "Seen on How people find" in details.inner_text()


def test_a_question_offers_its_answers_and_shows_the_one_that_was_given(
    report: OpenReport,
) -> None:
    clause = report.page.locator("[id='clause-A2.9']")
    assert clause.get_by_role("radio").count() == 3
    assert clause.get_by_role("radio", name="Yes").is_checked()
    assert "given on 1 February 2026; it holds until 1 August 2026." in clause.inner_text()
    other = report.page.locator("[id='clause-A2.6']")
    assert "Only you can judge this one." in other.inner_text()
    assert other.locator("input:checked").count() == 0


def test_what_could_not_be_told_has_its_reason_and_a_way_by_hand(report: OpenReport) -> None:
    item = report.page.locator(".unread > li").first
    text = item.inner_text()
    assert "Your stories" in text
    assert "Facebook showed a page we do not know." in text
    assert "By hand: Look at each e-mail address" in text
    assert "Where to look: Your profile › About" in text
    assert item.get_by_role("radio").count() == 4


def test_what_the_tool_did_is_told_in_full(report: OpenReport) -> None:
    report.open_details()
    text = report.page.locator("#done").inner_text()
    for wanted in (
        "Nothing was changed",
        "We have not yet confirmed this on the live site.",
        "214 requests were let through",
        "9 were stopped",
        "6 stopped: another site",
        "8 pages opened",
        f"{words.clock(TAKEN + timedelta(seconds=4))}, as a stranger, not signed in: read",
        "didn't look the way we know it",
        "This network has closed.",
        words.OWNERSHIP,
        "profilecheck purge",
    ):
        assert wanted in text


def test_a_confirmed_reading_says_when() -> None:
    confirmed = REPORT.networks[0].model_copy(update={"confirmed_live": REPORT.taken_at.date()})
    page = html(REPORT.model_copy(update={"networks": (confirmed,)}))
    assert "We last confirmed this on the live site on 9 March 2026." in page
    assert "not yet confirmed" not in page


def test_hostile_text_appears_as_it_is_and_does_nothing(report: OpenReport) -> None:
    report.open_details()
    text = report.page.locator("body").inner_text()
    # Shown: an action, two pieces of evidence of it, a matrix row, a finding, something unread.
    assert text.count(HOSTILE_AS_TEXT) >= 5
    assert report.page.locator("img, iframe, object, embed, [onerror], [onclick]").count() == 0
    assert report.page.locator("script").count() == 1
    assert report.complaints == []
    assert "\u202e" not in text


@pytest.mark.parametrize("field", ["checklist_title", "program", "checklist_source"])
def test_text_from_a_checklist_is_escaped_too(field: str) -> None:
    page = html(REPORT.model_copy(update={field: "\u202e<b onclick=x>\x1b[31m</title>"}))
    assert "&lt;b onclick=x&gt;" in page
    assert "<b onclick" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_only_web_addresses_become_links_and_none_tells_where_it_came_from(
    report: OpenReport,
) -> None:
    links = report.page.locator("a").evaluate_all(
        "all => all.map(a => [a.getAttribute('href'), a.rel])"
    )
    outside = [(href, rel) for href, rel in links if not href.startswith("#")]
    assert all(href.startswith(("https://", "http://")) for href, _ in outside)
    assert all(rel == "noreferrer noopener" for _, rel in outside)
    assert "javascript:alert('owned')" in report.page.locator(".card").nth(3).inner_text()


def test_a_long_clause_text_is_not_cut() -> None:
    clause = REPORT.clauses[0].model_copy(update={"text": "word " * 1000 + "the-end"})
    assert "the-end" in html(REPORT.model_copy(update={"clauses": (clause,)}))


def test_the_words_stay_calm(page: Page) -> None:
    page.set_content(html(_without_page_text(REPORT)))
    text = page.locator("body").inner_text().lower()
    words_that_hurt = ("fail", "violation", "compliant", "score", "!")
    assert [word for word in words_that_hurt if word in text] == []


def _without_page_text(report: Report) -> Report:
    return report.model_copy(
        update={
            "actions": report.actions[:3],
            "matrix": report.matrix[:3],
            "unread": report.unread[:1],
            "clauses": tuple(c for c in report.clauses if c.id != "A2.10"),
        }
    )


def test_an_empty_report_claims_nothing() -> None:
    page = html(EMPTY)
    assert "We read nothing that shows what to put right." in page
    assert "This check stopped before its end." in page
    assert "We could read everything we looked for" not in page


@pytest.mark.parametrize(
    ("states", "finished", "all_read"),
    [
        (["audited"], True, True),
        (["audited", "closed"], True, True),
        (["audited"], False, False),
        (["audited", "interrupted"], True, False),
        (["sign_in_needed"], True, False),
        (["failed"], True, False),
        (["closed"], True, False),
        ([], True, False),
    ],
)
def test_all_was_read_is_said_only_where_it_was(
    states: list[str], finished: bool, all_read: bool
) -> None:
    networks = tuple(
        REPORT.networks[0].model_copy(update={"state": AccountState(s)}) for s in states
    )
    page = html(
        REPORT.model_copy(update={"unread": (), "networks": networks, "finished": finished})
    )
    assert ("We could read everything we looked for." in page) is all_read


def test_nothing_to_put_right_is_said_with_what_is_unread() -> None:
    page = html(REPORT.model_copy(update={"actions": ()}))
    assert "Nothing to put right was found in what we read. Some things we could not" in page


def test_the_same_report_makes_the_same_page() -> None:
    assert html(REPORT) == html(Report.model_validate_json(REPORT.model_dump_json()))


def test_outcomes_never_rest_on_colour_alone(report: OpenReport) -> None:
    report.open_details()
    for outcome in Outcome:
        marks = report.page.locator(f".outcome.{outcome.value}").all_inner_texts()
        assert marks
        assert all(words.OUTCOMES[outcome] in mark for mark in marks)
