"""The HTML report keeps to itself, and works for everybody: offline, by keyboard, at any size."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from profilecheck.report import html
from tests.accessibility import assert_accessible_in_every_look
from tests.report.conftest import OpenReport
from tests.report.sample import REPORT

NewContext = Callable[..., BrowserContext]
Open = Callable[[BrowserContext], OpenReport]

_ALL_LEFT = "4 visits left, about 5 minutes."
_OPENED_AGAIN = 100
_SIZES = {
    "desk": ViewportSize(width=1100, height=900),
    "phone": ViewportSize(width=360, height=740),
}


def test_axe_finds_nothing_with_everything_opened(
    new_context: NewContext, open_report: Open
) -> None:
    report = open_report(new_context(viewport=_SIZES["desk"]))
    report.open_details()
    assert_accessible_in_every_look(report.page, narrow=_SIZES["phone"]["width"])


def test_light_and_dark_differ(report: OpenReport) -> None:
    def paper(scheme: Literal["light", "dark"]) -> str:
        report.page.emulate_media(color_scheme=scheme)
        found: str = report.page.evaluate("getComputedStyle(document.body).backgroundColor")
        return found

    assert paper("light") != paper("dark")


def test_nothing_is_asked_for_but_the_file_itself(report: OpenReport, report_file: Path) -> None:
    report.open_details()
    report.page.locator(".first input").first.check()
    report.page.emulate_media(media="print")
    report.page.locator("footer, main").first.scroll_into_view_if_needed()
    assert report.requests == [report_file.as_uri()]


def test_the_page_keeps_its_own_security_policy(report: OpenReport) -> None:
    report.open_details()
    report.page.locator(".first input").first.check()
    assert report.violations() == []
    assert report.complaints == []


def test_the_security_policy_stops_what_is_not_the_pages_own(
    context: BrowserContext, open_report: Open, report_file: Path
) -> None:
    page = report_file.read_text(encoding="utf-8")
    smuggled = (
        "<script>document.title = 'owned'</script><p style='color: red' onclick='x()'>x</p>"
        "<img src='https://elsewhere.example/a.png'></main>"
    )
    report_file.write_text(page.replace("</main>", smuggled), encoding="utf-8")
    report = open_report(context)
    report.page.wait_for_function("window.violations.length >= 3")
    assert {v.partition(":")[0] for v in report.violations()} >= {
        "script-src-elem",
        "style-src-attr",
        "img-src",
    }
    assert report.page.title() != "owned"


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"the Tab key never came to {selector}")


def test_the_keyboard_reaches_a_tick_box_and_ticks_it(report: OpenReport) -> None:
    page = report.page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to what to do first")
    assert skip.evaluate("e => e === document.activeElement && e.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    _tab_to(page, ".first input")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.keyboard.press("Space")
    assert outline != "none"
    assert page.locator(".first input").first.is_checked()
    assert page.locator("#left").inner_text() == _ALL_LEFT


def test_the_keyboard_opens_details(report: OpenReport) -> None:
    _tab_to(report.page, ".visit .behind summary")
    report.page.keyboard.press("Enter")
    assert report.page.locator(".visit .behind[open]").count() == 1


def test_the_keyboard_reaches_what_is_folded(report: OpenReport) -> None:
    for folded in (".look", ".part", ".part[open] .clause"):
        _tab_to(report.page, f"{folded} > summary")
        report.page.keyboard.press("Enter")
        assert report.page.locator(f"{folded}[open]").count() == 1


def _opened_again(page: Page, shows: str) -> None:
    """Open the page again until it has what was kept.

    A browser that opens it in a process of its own may hand over what the old one has just kept a
    moment too late, on a busy machine.
    """
    for _ in range(_OPENED_AGAIN):
        page.reload()
        if page.locator(shows).count():
            return


def test_ticks_and_answers_survive_a_reload_and_only_ids_are_kept(report: OpenReport) -> None:
    page = report.page
    report.open_details()
    page.locator(".first input").first.check()
    page.locator("[id='question-A2.9']").get_by_role("radio", name="No", exact=True).check()
    _opened_again(page, ".first input:checked")
    report.open_details()
    assert page.locator(".first input").first.is_checked()
    assert page.locator("input[type=checkbox]:checked").count() == 1
    no = page.locator("[id='question-A2.9']").get_by_role("radio", name="No", exact=True)
    assert no.is_checked()

    kept: dict[str, str] = page.evaluate("({...localStorage})")
    assert list(kept) == [f"profilecheck {REPORT.taken_at.isoformat()}"]
    assert json.loads(kept.popitem()[1]) == ["done-row-friends", "question-A2.9-no"]


def test_visits_that_are_done_later_or_not_for_me_are_counted_down(report: OpenReport) -> None:
    page = report.page
    report.open_details()
    left = page.locator("#left")
    expect(left).to_have_text(_ALL_LEFT)
    visits = page.locator(".visit")
    for tick in visits.nth(0).locator("input[type=checkbox]").all():
        tick.check()
    expect(left).to_have_text("3 visits left, about 3 minutes.")
    visits.nth(1).get_by_role("radio", name="Not now").check()
    expect(left).to_have_text("2 visits left, about 2 minutes. 1 visit for later.")
    visits.nth(2).get_by_role("radio", name="Not for me").check()
    visits.nth(3).get_by_role("radio", name="Done").check()
    _opened_again(page, ".visit[data-state=later]")
    expect(left).to_have_text("1 visit for later.")


def test_ticks_stay_with_the_report_they_were_made_on(
    report: OpenReport, report_file: Path
) -> None:
    report.page.locator(".first input").first.check()
    text = report_file.read_text(encoding="utf-8")
    report_file.write_text(text.replace("2026-03-09T19:30", "2026-03-10T19:30"), encoding="utf-8")
    report.page.reload()
    assert report.page.locator(".card input:checked").count() == 0


def test_ticks_can_be_forgotten(report: OpenReport) -> None:
    page = report.page
    page.locator(".first input").first.check()
    page.get_by_role("button", name="Forget my ticks and answers").click()
    assert page.locator(".card input:checked").count() == 0
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("#left").inner_text() == _ALL_LEFT
    report.open_details()
    assert page.locator("[id='question-A2.9']").get_by_role("radio", name="Yes").is_checked()


def test_what_was_kept_wrongly_is_passed_over(report: OpenReport) -> None:
    key = f"profilecheck {REPORT.taken_at.isoformat()}"
    for kept in ("nonsense", "{}", "null", "[1, [2]]"):
        report.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
        report.page.reload()
        assert report.page.locator("#left").inner_text() == _ALL_LEFT, kept
        assert report.complaints == [], kept


def test_the_page_works_where_storage_is_refused(
    context: BrowserContext, open_report: Open
) -> None:
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('refused', 'SecurityError') } })"
    )
    report = open_report(context)
    report.page.locator(".first input").first.check()
    assert report.page.locator("#left").inner_text() == _ALL_LEFT
    report.page.get_by_role("button", name="Forget my ticks and answers").click()
    assert report.page.locator("#left").inner_text() == _ALL_LEFT
    assert report.complaints == []


def test_a_sign_of_another_font_moves_no_line(report: OpenReport) -> None:
    """Where the body's font has no “●”, another's is taken, which may be taller."""
    report.open_details()
    higher = report.page.locator(".matrix .verdict").evaluate_all(
        """all => all.filter(e => e.checkVisibility()).filter(e => {
          e.querySelector(".sign").style.fontSize = "2.2em";
          const line = parseFloat(getComputedStyle(e).lineHeight);
          return e.getBoundingClientRect().height > 1.3 * line;
        }).map(e => e.textContent)"""
    )
    assert report.page.locator(".matrix .verdict").count() > 1
    assert higher == []


def test_the_page_works_without_scripts(new_context: NewContext, report_file: Path) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(report_file.as_uri())
    page.locator(".first input").first.check()
    page.locator("#questions summary").first.click()
    page.locator("[id='question-A2.6']").get_by_role("radio", name="No", exact=True).check()
    page.locator("#who summary").first.click()
    page.locator(".matrix summary").first.click()
    assert page.locator(".first input").first.is_checked()
    assert page.locator(".matrix details").first.get_by_text("Seen on").is_visible()
    # What would do nothing is not shown.
    assert not page.locator("#forget").is_visible()


_LINES_OF_THE_LONGEST = """of => Math.max(0, ...[...document.querySelectorAll(of)].map(e =>
    Math.round(e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight))))"""


def test_the_page_never_scrolls_sideways(report: OpenReport) -> None:
    report.open_details()
    for width in (240, 320, 360, 700, 1100):
        report.page.set_viewport_size(ViewportSize(width=width, height=740))
        assert report.page.evaluate("document.documentElement.scrollWidth") <= width
        assert report.page.evaluate(_LINES_OF_THE_LONGEST, ".clause .id") == 1
        assert report.page.evaluate(_LINES_OF_THE_LONGEST, ".matrix .people") <= 3


def test_on_a_phone_each_cell_of_the_matrix_names_its_people(
    new_context: NewContext, open_report: Open
) -> None:
    report = open_report(new_context(viewport=_SIZES["phone"]))
    report.open_details()
    cell = report.page.locator(".matrix td.pupil_or_parent").first
    assert cell.inner_text().split("\n")[0] == "A pupil or parent"
    # Laid out as blocks, it is still a table to a screen reader.
    table = report.page.get_by_role("table", name="Who can see what")
    assert table.get_by_role("rowheader").count() == len(REPORT.matrix)


def test_paper_has_what_is_to_be_done_and_not_what_was_seen(report: OpenReport) -> None:
    page = report.page
    page.emulate_media(media="print")
    assert page.locator(".visit").nth(2).get_by_text("Limit past posts").first.is_visible()
    assert page.locator("[id='question-A2.6']").is_visible()
    assert not page.locator(".matrix details").first.get_by_text("Seen on").is_visible()
    assert not page.locator(".first").get_by_text("Seen on").is_visible()


def test_paper_has_everything_where_everything_is_asked_for(page: Page) -> None:
    page.set_content(html(REPORT, print_all=True))
    page.emulate_media(media="print")
    hidden = page.locator("details").evaluate_all(
        "all => all.filter(d => d.children.length > 1 && !d.children[1].checkVisibility())"
        ".map(d => d.outerHTML.slice(0, 80))"
    )
    assert hidden == []


def test_on_paper_tick_boxes_are_empty_squares(report: OpenReport) -> None:
    page = report.page
    page.emulate_media(media="print")
    box = page.locator(".first input").first.evaluate(
        "e => { const s = getComputedStyle(e);"
        " return [s.appearance, s.borderTopStyle, s.backgroundColor] }"
    )
    assert box == ["none", "solid", "rgba(0, 0, 0, 0)"]
    assert not page.locator("#forget").is_visible()


def test_nothing_moves_where_less_motion_is_asked_for(
    new_context: NewContext, open_report: Open
) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    calm = open_report(new_context(reduced_motion="reduce")).page.evaluate(behaviour)
    assert calm == "auto"
