"""`make pictures`: what the README shows of the page, taken of a made-up person in a browser."""

import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.page.hands import Mouse
from tests.page.walker import Walker, walker

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
_NETWORKS = ("LinkedIn", "MySpace", "X (Twitter)")
_SIZE = ViewportSize(width=1000, height=860)


def main() -> None:
    """Take the pictures anew."""
    PICTURES.mkdir(exist_ok=True)
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
