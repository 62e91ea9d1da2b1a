"""The HTML report: what it says, in which order, and that page text stays text."""

import re
import sys
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from profilecheck.model import Report, plain_text
from profilecheck.report import html
from profilecheck.words import report as words
from tests.report.conftest import OpenReport
from tests.report.sample import (
    EMPTY,
    FRIENDS,
    HOSTILE_AS_TEXT,
    LONG_URL,
    REPORT,
    TAKEN,
    evidence,
)


@pytest.fixture(scope="module")
def _window(
    browser: Browser, report_html: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[OpenReport, list[bool]]]:
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(report_html, encoding="utf-8")
    context = browser.new_context()
    opened = OpenReport.at(file, context)
    yield opened, opened.open_now()
    context.close()


@pytest.fixture
def report(_window: tuple[OpenReport, list[bool]]) -> OpenReport:
    """The report, in one window for all that read it; what one of them unfolded is folded again."""
    opened, at_first = _window
    opened.fold(at_first)
    return opened


def test_the_sections_stand_in_the_promised_order(report: OpenReport) -> None:
    assert report.page.locator("h2").all_inner_texts() == [
        "In short",
        "Before you begin",
        "Start here 1 minute",
        "Then, page by page",
        "Look at these yourself",
        "Only you can judge",
        "The protocol, clause by clause",
        "Who can see what",
        "What changed since last time",
        "What was done",
    ]


def test_the_heading_says_when_what_and_that_it_is_private(report: OpenReport) -> None:
    heading = report.page.locator("header").inner_text()
    for wanted in (
        "Your profiles, checked against the Social Networking Protocol (2010)",
        "Only on this computer",
        "Nothing was changed",
        "made-up person, for practice",
        words.moment(TAKEN),
        "Checked: Facebook",
    ):
        assert wanted in heading


def test_the_four_answers_say_for_whom_they_hold(report: OpenReport) -> None:
    answers = report.page.locator(".four li").all_inner_texts()
    assert [re.sub(r"\s+", " ", a) for a in answers] == [
        "Who can see your posts? Anyone, on 1 of 1 Facebook",
        "Who can see your friends? Not known on Facebook 412 friends",
    ]


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


def test_what_was_done_names_the_reads_that_are_not_known(report: OpenReport) -> None:
    report.open_details()
    done = report.page.locator("#done").inner_text()
    assert "2 requests that profilecheck does not know by name" in done
    assert "2: www.facebook.com/api/*/settings" in done


def test_every_clause_stands_in_order_with_its_outcome_in_words(report: OpenReport) -> None:
    report.open_details()
    clauses = report.page.locator(".clause")
    ids = [i.removeprefix("clause-") for i in clauses.evaluate_all("all => all.map(e => e.id)")]
    labels = clauses.locator("> summary .tag").all_inner_texts()
    assert ids == [c.id for c in REPORT.clauses]
    assert labels == [words.standing(c).label for c in REPORT.clauses]
    assert report.page.locator(".part h3").all_inner_texts() == list(REPORT.parts.values())


def test_start_here_has_what_why_what_to_press_the_link_what_was_seen_and_its_clauses(
    report: OpenReport,
) -> None:
    report.open_details()
    card = report.page.locator(".first")
    text = card.inner_text()
    assert "Anyone on the internet can see your friends list (412 people)." in text
    assert "A pupil or parent can find colleagues" in text
    assert "How people find and contact you › Who can see your friends list? Choose Only me" in text
    assert f"Seen on How people find and contact you, {words.clock(TAKEN)[:5]}: Public" in text
    assert card.get_by_role("link", name="Open Facebook").get_attribute("href") == LONG_URL
    assert card.locator(".of a").all_inner_texts() == ["A1.4", "A2.13"]


def test_a_clause_tag_jumps_to_its_clause_and_unfolds_it(report: OpenReport) -> None:
    report.page.locator(".first").get_by_role("link", name="A2.13").click()
    expect(report.page.locator(":target")).to_have_id("clause-A2.13")
    expect(report.page.locator("[id='clause-A2.13'] > .in")).to_be_visible()


def test_a_clause_leads_to_the_row_that_says_it_and_does_not_repeat_it(report: OpenReport) -> None:
    report.open_details()
    clause = report.page.locator("[id='clause-A1.4']")
    assert FRIENDS.says not in clause.inner_text()
    clause.get_by_role("link", name=FRIENDS.setting).click()
    assert FRIENDS.says in report.page.locator(":target").inner_text()


def test_no_finding_is_said_twice(report: OpenReport) -> None:
    report.open_details()
    text = report.page.locator("main").inner_text()
    assert [r.says for r in REPORT.rows if text.count(r.says) != 1] == []


def test_a_visit_is_a_table_of_setting_now_wanted_and_clause(report: OpenReport) -> None:
    page = report.page
    visits = page.locator(".visit")
    assert visits.count() == len(REPORT.visits)
    assert visits.evaluate_all("all => all.map(v => v.open)") == [True, False, False, False]
    visit = visits.first
    assert "2 changes · 2 min" in visit.locator("> summary").inner_text()
    table = visit.get_by_role("table", name="Facebook › How people find and contact you")
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert heads == ["Done", "Setting", "Now", "Set it to", "Clause"]
    row = table.locator("tbody").first
    cells = row.locator("tr").first.locator("th, td").all_inner_texts()
    assert cells[1:] == ["Who can look you up by e-mail?", "Everyone", "Only me", "A1.4"]
    assert row.get_by_role("checkbox", name="Done: Who can look you up by e-mail?").count() == 1
    assert not row.get_by_text("Seen on").is_visible()
    row.locator("summary").click()
    assert "can find this profile in a moment" in row.inner_text()
    assert "Who can see your friends list? Choose Only me" in row.inner_text()
    assert "Seen on How people find" in row.inner_text()


def test_every_row_is_in_one_place(report: OpenReport) -> None:
    rows = report.page.locator(".row").evaluate_all("all => all.map(e => e.id)")
    assert sorted(rows) == sorted(r.id for r in REPORT.rows)


def test_every_piece_of_evidence_is_on_the_page(report: OpenReport) -> None:
    report.open_details()
    text = report.page.locator("body").inner_text()
    seen = [e.seen for row in REPORT.rows for e in row.evidence]
    seen += [e.seen for c in REPORT.clauses for f in c.findings for e in f.evidence]
    assert [s for s in seen if plain_text(s, limit=None) not in text] == []


def test_our_own_words_are_no_quotation_of_the_site() -> None:
    """Why something is not known is our own note, and so is most of what was seen."""
    look = REPORT.looks[0].model_copy(update={"detail": "X sent no birth date"})
    page = html(REPORT.model_copy(update={"looks": (look,)}))
    told = [p.text() for p in LexborHTMLParser(page).css("p.seen")]
    assert "We noted: X sent no birth date" in told
    quoted = [words for words in told if re.match(r"(We noted|Seen on|Seen in)[^“]*: “", words)]
    assert any(words.startswith("Seen on") for words in told)
    assert quoted == []


def test_what_was_seen_on_another_day_says_which() -> None:
    assert words.when(TAKEN, TAKEN) == words.clock(TAKEN)[:5]
    assert words.when(TAKEN - timedelta(days=2), TAKEN) == words.moment(TAKEN - timedelta(days=2))


def test_every_link_inside_the_page_leads_somewhere(report: OpenReport) -> None:
    lost = report.page.locator("a[href^='#']").evaluate_all(
        "all => all.map(a => a.hash.slice(1)).filter(id => !document.getElementById(id))"
    )
    assert lost == []


def test_what_proved_nothing_by_itself_is_on_the_page_too() -> None:
    proof = evidence("profile", "3 posts read")
    clause = next(c for c in REPORT.clauses if c.id == "A1.2")
    found = clause.findings[0].model_copy(update={"evidence": (proof,)})
    seen = clause.model_copy(update={"findings": (*clause.findings, found)})
    assert "3 posts read" in html(REPORT.model_copy(update={"clauses": (seen,)}))


def test_no_two_elements_share_an_id(report: OpenReport) -> None:
    ids = report.page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_the_same_thing_twice_keeps_its_ids_apart() -> None:
    twice = REPORT.model_copy(
        update={"visits": REPORT.visits[:1] * 2, "looks": REPORT.looks[:1] * 2}
    )
    ids = re.findall(r' id="([^"]+)"', html(twice))
    assert len(ids) == len(set(ids))


def test_the_matrix_is_a_table_of_words_with_a_sign_each(report: OpenReport) -> None:
    report.open_details()
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


def test_what_changed_since_last_time_is_said_in_short_and_opens(report: OpenReport) -> None:
    since = report.page.locator("#since")
    assert "1 put right · 1 new · 1 still to put right" in since.inner_text()
    right = since.locator("li").first
    assert not right.is_visible()
    since.locator("summary").click()
    assert right.inner_text() == (
        "Facebook: Anyone on the internet can see your stories. "
        "Now: Only your friends can see your stories."
    )
    assert since.locator("li").last.inner_text().endswith("You said: Yes")
    # What is still open stands in its row, and only as a number here.
    assert "see your list of friends" not in since.inner_text()


def test_without_an_audit_before_nothing_is_said_of_it() -> None:
    made = html(REPORT.model_copy(update={"since": None}))
    assert 'id="since"' not in made
    assert "last time" not in made


def test_a_row_of_the_matrix_opens_to_where_it_was_seen(report: OpenReport) -> None:
    report.page.locator("#who summary").first.click()
    details = report.page.locator(".matrix details").nth(1)
    friends = details.get_by_role("link", name=FRIENDS.setting)
    assert not friends.is_visible()
    details.locator("summary").click()
    # It is shown in the row of a visit, so the table leads there and does not show it again.
    assert "Seen on" not in details.inner_text()
    friends.click()
    report.open_details()
    assert "Seen on How people find" in report.page.locator(":target").inner_text()
    assert "Seen on" in report.page.locator(".matrix").inner_text()


def test_a_question_offers_its_answers_and_shows_the_one_that_was_given(
    report: OpenReport,
) -> None:
    report.open_details()
    question = report.page.locator("[id='question-A2.9']")
    assert question.get_by_role("radio").count() == 3
    assert question.get_by_role("radio", name="Yes").is_checked()
    assert "given on 1 February 2026; it holds until 1 August 2026." in question.inner_text()
    other = report.page.locator("[id='question-A2.6']")
    assert other.locator("input:checked").count() == 0
    assert "profilecheck answer A2.6" in other.inner_text()


def test_what_could_not_be_told_has_its_reason_and_a_way_by_hand(report: OpenReport) -> None:
    report.open_details()
    item = report.page.locator(".look").first
    text = item.inner_text()
    assert "Who can see your stories?" in text
    assert "it looks different from what we know" in text
    assert "Look at each e-mail address" in text
    assert "Your profile › About" in text
    assert "{wanted}" not in text
    assert item.get_by_role("radio").count() == 3


def test_what_the_tool_did_is_told_in_full(report: OpenReport) -> None:
    report.open_details()
    text = report.page.locator("#done").inner_text()
    for wanted in (
        "Nothing was changed",
        "We have not yet confirmed this on the live site.",
        "214 requests were let through",
        "9 were stopped",
        "Another site: 6",
        "8 pages opened",
        f"{words.clock(TAKEN + timedelta(seconds=4))}, as a stranger, not signed in: read",
        "didn't look the way we know it",
        "Closed for good.",
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
    # Shown: a row, its evidence, a matrix row, a finding, something to look at.
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
    report.open_details()
    assert "javascript:alert('owned')" in report.page.locator(".visit").nth(3).inner_text()


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
            "visits": report.visits[:3],
            "matrix": report.matrix[:3],
            "looks": report.looks[:1],
            "clauses": tuple(c for c in report.clauses if c.id != "A2.10"),
        }
    )


def test_an_empty_report_claims_nothing() -> None:
    page = html(EMPTY)
    assert "No network was looked at. Choose yours, and check again." in page
    unread = html(EMPTY.model_copy(update={"networks": REPORT.networks}))
    assert "Nothing was read that could tell what to change." in unread
    assert "Nothing to change" not in page + unread
    assert "This check stopped before its end." in page


def test_nothing_to_change_is_said_with_what_is_unread() -> None:
    page = html(REPORT.model_copy(update={"visits": (), "first": None}))
    assert "Nothing to change was found in what could be read. Some things could not" in page


def test_the_same_report_makes_the_same_page() -> None:
    assert html(REPORT) == html(Report.model_validate_json(REPORT.model_dump_json()))


def test_states_never_rest_on_colour_alone(report: OpenReport) -> None:
    report.open_details()
    marks = report.page.locator(".tag").all_inner_texts()
    assert marks
    assert all(marks)
