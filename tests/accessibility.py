"""What every page for a person is held to: nothing that axe finds, at any size, light and dark."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # none
from playwright.sync_api import Page, ViewportSize

_WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
_OF_LOOKS = (
    "color-contrast",
    "link-in-text-block",
    "scrollable-region-focusable",
    "target-size",
)
"""The rules of axe whose answer can change with colours and sizes alone.

Dark changes colours and nothing else, which `tests/unit/test_schemes.py` holds the styles to.
"""


def assert_accessible(page: Page, *more: str, where: str = "") -> None:
    """Let axe find nothing against WCAG 2.2, A and AA, and the tags `more`, on the page now.

    The page is waited for until its styles are there: without them its colours and sizes are
    the browser's own.
    """
    page.wait_for_load_state("load")
    _hold(page, {"type": "tag", "values": [*_WCAG, *more]}, where)


def assert_accessible_in_every_look(
    page: Page, *more: str, narrow: int | None = None, where: str = ""
) -> None:
    """Let axe find nothing as the page is now, in light; nor in dark, `narrow` pixels wide.

    At that width nothing of the page lies beyond the window's edge. The page is left in light and
    at the size it had.
    """
    page.emulate_media(color_scheme="light")
    assert_accessible(page, *more, where=where)
    size = page.viewport_size
    page.emulate_media(color_scheme="dark")
    if narrow is not None and size is not None:
        page.set_viewport_size(ViewportSize(width=narrow, height=size["height"]))
    _hold(page, {"type": "rule", "values": list(_OF_LOOKS)}, f"{where} in dark")
    if narrow is not None and size is not None:
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= narrow, f"{where} is {wide} wide"
        page.set_viewport_size(size)
    page.emulate_media(color_scheme="light")


def _hold(page: Page, which: dict[str, object], where: str) -> None:
    options = {
        "runOnly": which,
        "rules": {"target-size": {"enabled": True}},
        # What is in order need not be described: that is most of the page.
        "resultTypes": ["violations"],
    }
    results = Axe().run(page, options=options)
    assert results.violations_count == 0, f"{where} {results.generate_report()}"
