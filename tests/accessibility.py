"""What every page for a person is held to: nothing that axe finds, at any size."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # none
from playwright.sync_api import Page

_WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def assert_accessible(page: Page, *more: str, where: str = "") -> None:
    """Let axe find nothing against WCAG 2.2, A and AA, and the tags `more`, on the page now.

    The page is waited for until its styles are there: without them its colours and sizes are
    the browser's own.
    """
    page.wait_for_load_state("load")
    rules = {
        "runOnly": {"type": "tag", "values": [*_WCAG, *more]},
        "rules": {"target-size": {"enabled": True}},
    }
    results = Axe().run(page, options=rules)
    assert results.violations_count == 0, f"{where} {results.generate_report()}"
