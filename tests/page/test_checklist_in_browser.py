"""The checklist in a real browser: by keyboard alone, at any size, and turning by itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from profilecheck.page.desk import Desk
from profilecheck.page.way import How
from profilecheck.store.answers import kept_answers
from profilecheck.vocabulary import Audience, Fact
from tests.accessibility import assert_accessible_in_every_look
from tests.page.checked import At, at_checklist, report_of
from tests.page.looked import begin_after, desk_of, served

NewContext = Callable[..., BrowserContext]


@pytest.fixture
def at(tmp_path: Path) -> At:
    return at_checklist(tmp_path)


@pytest.fixture
def address(at: At) -> Iterator[str]:
    with served(at.desk) as base:
        yield base


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"the Tab key never came to {selector}")


def is_at(page: Page, selector: str) -> None:
    """The person is where the element is: it has the focus, and can be seen."""
    expect(page.locator(selector)).to_be_focused()
    expect(page.locator(selector)).to_be_in_viewport()


def test_axe_finds_nothing_on_its_screens(new_context: NewContext, at: At, address: str) -> None:
    visit, other = at.report.visits
    at.send("put-off", network="facebook", row=other.rows[0].id, kind="later")
    at.send("look", look=at.report.looks[-1].id, choice="nothing")
    given = {"reason": "x", "on": "2026-11-20", "until": "2027-06-01"}
    at.send("agree", row=visit.rows[1].id, **given)
    page = new_context(viewport={"width": 1100, "height": 800}, reduced_motion="reduce").new_page()
    for screen in ("/checklist", "/checklist/save", "/checklist/earlier"):
        page.goto(address + screen)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert_accessible_in_every_look(page, narrow=390)
    page.goto(f"{address}/checklist")
    look = page.locator(".look").first
    look.locator("summary").click()
    look.get_by_role("button", name="Keep this").click()
    page.locator("#looks .wrong").wait_for()
    assert_accessible_in_every_look(page, narrow=390, within="#looks")


def test_a_look_is_answered_by_keyboard(page: Page, at: At, address: str) -> None:
    look = next(one for one in at.report.looks if Fact.STORIES_AUDIENCE in one.facts)
    following = at.report.looks[at.report.looks.index(look) + 1]
    page.goto(f"{address}/checklist")
    tab_to(page, f"#{look.id}")
    page.keyboard.press("Enter")
    tab_to(page, f"#answer-{look.id} input[type=radio]")
    page.keyboard.press("ArrowDown")
    tab_to(page, f"#answer-{look.id} button")
    page.keyboard.press("Enter")
    is_at(page, f"#{following.id}")
    assert page.locator(f".look[open] > #{following.id}").count() == 1
    (said,) = kept_answers(at.desk.store).facts
    assert said.value in (Audience.PUBLIC, Audience.FRIENDS)


def test_a_form_that_is_not_taken_leads_to_its_field(page: Page, at: At, address: str) -> None:
    look = next(one for one in at.report.looks if Fact.POSTS_PUBLIC_COUNT in one.facts)
    page.goto(f"{address}/checklist")
    tab_to(page, f"#{look.id}")
    page.keyboard.press("Enter")
    tab_to(page, f"#answer-{look.id} button")
    page.keyboard.press("Enter")
    field = f"#answer-{look.id}-number"
    is_at(page, field)
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(page.locator("#looks .kept")).to_have_text("Your answer is kept.")
    assert kept_answers(at.desk.store).count == 1


def test_a_form_that_is_not_taken_can_be_loaded_again(page: Page, at: At, address: str) -> None:
    look = next(one for one in at.report.looks if Fact.POSTS_PUBLIC_COUNT in one.facts)
    page.goto(f"{address}/checklist#{look.id}")
    page.locator(f"#answer-{look.id} button").click()
    page.locator("#looks .wrong").wait_for()
    page.reload()
    assert page.url == f"{address}/checklist"
    expect(page.locator("#looks .wrong")).to_have_count(0)


def test_a_question_is_answered_by_keyboard(page: Page, at: At, address: str) -> None:
    clause = at.report.questions[0].clause
    place = f"[id='question-{clause}']"
    page.goto(f"{address}/checklist")
    tab_to(page, "#questions details > summary")
    page.keyboard.press("Enter")
    tab_to(page, f"{place} input")
    page.keyboard.press("Space")
    tab_to(page, f"{place} button")
    page.keyboard.press("Enter")
    is_at(page, place)
    expect(page.locator(f"{place} .kept")).to_be_visible()
    assert [a.clause for a in kept_answers(at.desk.store).answers] == [clause]
    # Going back sends nothing twice.
    page.go_back()
    assert kept_answers(at.desk.store).count == 1


def test_an_account_is_answered_by_keyboard(page: Page, at: At, address: str) -> None:
    page.goto(f"{address}/checklist")
    tab_to(page, "#accounts summary")
    page.keyboard.press("Enter")
    tab_to(page, "#account-bebo input")
    page.keyboard.press("Space")
    tab_to(page, "#account-bebo button")
    page.keyboard.press("Enter")
    is_at(page, "#account-bebo")
    assert kept_answers(at.desk.store).count == 1


def test_what_was_agreed_is_noted_by_keyboard(page: Page, at: At, address: str) -> None:
    row = at.report.visits[0].rows[1]
    page.goto(f"{address}/checklist")
    tab_to(page, f"#{row.id} .behinds details:nth-of-type(2) > summary")
    page.keyboard.press("Enter")
    tab_to(page, f"#agree-{row.id}-reason")
    page.keyboard.type("With the head, for the website")
    tab_to(page, f"#agree-{row.id} button")
    page.keyboard.press("Enter")
    is_at(page, f"#agreed #{row.id}")
    (agreed,) = kept_answers(at.desk.store).agreements
    assert agreed.reason == "With the head, for the website"


def test_not_now_leads_to_the_next_act_by_keyboard(page: Page, at: At, address: str) -> None:
    _, other = at.report.visits
    page.goto(f"{address}/checklist")
    tab_to(page, "#start button[value=later]")
    page.keyboard.press("Enter")
    is_at(page, "#start")
    expect(page.locator("#start .first h3")).to_have_text(other.rows[0].says)
    tab_to(page, "#put-off .rest > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#put-off .put-off > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#put-off form button")
    page.keyboard.press("Enter")
    expect(page.locator("#put-off")).to_have_count(0)


def test_on_paper_there_is_nothing_to_press(page: Page, at: At, address: str) -> None:
    page.goto(f"{address}/checklist")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.emulate_media(media="print")
    for element in page.locator("button, nav, footer").all():
        expect(element).to_be_hidden()
    expect(page.get_by_text(at.report.visits[0].url, exact=True).first).to_be_visible()


def test_it_works_without_script(new_context: NewContext, at: At, address: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    clause = at.report.questions[0].clause
    page.goto(f"{address}/checklist")
    page.locator("#questions details > summary").first.click()
    page.locator(f"[id='question-{clause}'] input").first.check()
    page.locator(f"[id='question-{clause}'] button").first.click()
    expect(page.locator(f"[id='question-{clause}'] .kept")).to_be_visible()


def test_a_link_to_a_clause_opens_what_it_is_folded_in(page: Page, address: str) -> None:
    page.goto(f"{address}/checklist")
    link = page.locator("#start .of a").first
    target = link.get_attribute("href")
    link.click()
    expect(page.locator(f"[id='{str(target)[1:]}'] > summary")).to_be_focused()
    assert page.locator(f"[id='{str(target)[1:]}']").is_visible()


def test_the_page_turns_by_itself_while_it_looks(
    page: Page, tmp_path: Path, first_look: Desk
) -> None:
    with desk_of(tmp_path / "home", myspace=How.OPENED) as desk:
        begin_after(desk, first_look)
        first = report_of(desk).visits[0]
        with served(desk) as base:
            complaints: list[str] = []
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(f"{base}/checklist")
            page.get_by_role("button", name="Done, look again").first.click()
            rows = page.locator("#again li")
            expect(rows).to_have_count(len(first.rows))
            expect(rows.first).to_contain_text("Still as it was.")
            is_at(page, "#again")
            page.get_by_role("button", name="I have seen it").click()
            expect(page.locator("#again")).to_have_count(0)
            assert complaints == []
