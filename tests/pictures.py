"""`make pictures`: what the README shows of the page and the workshop, on made-up people."""

import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from profilecheck.browser.find import find_browser
from profilecheck.browser.launch import needed_flags
from tests import unhurried
from tests.page.hands import Mouse
from tests.page.walker import Walker, walker
from tests.workshop.conftest import on_stage

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
_NETWORKS = ("LinkedIn", "MySpace", "X (Twitter)")
_SIZE = ViewportSize(width=1000, height=860)
_PROJECTOR = ViewportSize(width=1024, height=768)


def main() -> None:
    """Take the pictures anew."""
    PICTURES.mkdir(exist_ok=True)
    expect.set_options(timeout=unhurried.MILLISECONDS)
    with (
        sync_playwright() as playwright,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("PROFILECHECK_HOME", home)
        flags = list(needed_flags())
        browser = playwright.chromium.launch(executable_path=find_browser().path, args=flags)
        _looks_through_somebodys_eyes(browser)
        browser.close()
    with (
        sync_playwright() as playwright,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        walker(playwright, Path(folder, "home"), "mixed", Mouse()) as person,
    ):
        person.page.set_viewport_size(_SIZE)
        person.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        person.goes_straight_to_the_checklist(*_NETWORKS)
        _take(person.page, "checklist")
        _turns_a_row(person)
        _take(person.page, "turned")


def _looks_through_somebodys_eyes(browser: Browser) -> None:
    """Go on to the first page that the room looks at, as far as most of it is marked."""
    with on_stage() as (stage, address):
        page = browser.new_page(viewport=_PROJECTOR, color_scheme="light")
        page.goto(address)
        page.goto(f"{page.url.rstrip('/')}/projector")
        stage.go_to(next(at for at, step in enumerate(stage.story.steps) if step.look))
        for beat in range(1, 3):
            expect(page.locator(f'main[data-beat="{beat - 1}"]')).to_be_visible()
            page.keyboard.press("PageDown")
            expect(page.locator(f'main[data-beat="{beat}"] .page img')).to_be_visible(
                timeout=unhurried.MILLISECONDS
            )
        page.wait_for_function("[...document.images].every((img) => img.complete)")
        _take(page, "eyes")


def _turns_a_row(person: Walker) -> None:
    """Put right what one visit names, so that its rows are seen to turn."""
    visit = next(v for v in person.report.visits if person.can_turn(v))
    person.settles(visit)


def _take(page: Page, name: str) -> None:
    # The frame round what has the focus is the keyboard's, and nobody's on a picture.
    page.evaluate("document.activeElement.blur()")
    # Where it was led to a part, what is cut off above that is no sight.
    page.evaluate("scrollBy(0, scrollY && 24)")
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
