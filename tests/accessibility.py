"""What every page for a person is held to: nothing that axe finds, at any size, light and dark.

Contrast is measured on two of the texts that look the same, and not on each: on a long page axe
takes four times as long for that as for all its other rules together.
"""

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # none
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

_NOTHING = "null"
"""A script that does nothing."""

_MARK_SOME_OF_EACH_LOOK = """(within) => {
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-measured]" }] });
  document.querySelectorAll("[data-measured]").forEach((e) => e.removeAttribute("data-measured"));
  const grounds = new Map([[null, ""]]);
  const groundOf = (e) => {  // all that is painted behind and around a text in it
    if (!grounds.has(e)) {
      const { backgroundColor, backgroundImage, opacity, position, filter, float } =
        getComputedStyle(e);
      const own = [backgroundColor, backgroundImage, opacity, position, filter, float].join(" ");
      const plain = own === "rgba(0, 0, 0, 0) none 1 static none none";
      grounds.set(e, (plain ? "" : `${own};`) + groundOf(e.parentElement));
    }
    return grounds.get(e);
  };
  const isText = (n) => n.nodeType === Node.TEXT_NODE && n.data.trim();
  const looks = new Map();
  for (const e of document.querySelectorAll(`${within}, ${within} *`)) {
    const isTold = e.matches("input, select, textarea") || [...e.childNodes].some(isText);
    if (!isTold || !e.checkVisibility()) continue;
    const off = e.matches(":disabled *, :disabled, [aria-disabled=true], [aria-disabled=true] *")
      || (e.closest("label")?.control?.disabled ?? false);
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(e);
    const look = [off, e.type, color, fontSize, fontWeight, textShadow, groundOf(e)].join("|");
    looks.set(look, [...(looks.get(look) ?? []), e]);
  }
  for (const same of looks.values()) {
    for (const e of [same[0], same.at(-1)]) e.setAttribute("data-measured", "");
  }
}"""
"""Lets axe measure the contrast of the first and the last text of each look."""


def assert_accessible(page: Page, *more: str, where: str = "", within: str = "") -> None:
    """Let axe find nothing against WCAG 2.2, A and AA, and the tags `more`, on the page now.

    The page is waited for until its styles are there: without them its colours and sizes are
    the browser's own. Where `within` is a selector, only what it selects is looked at.
    """
    page.wait_for_load_state("load")
    _hold(page, {"type": "tag", "values": [*_WCAG, *more]}, where, within)


def assert_accessible_in_every_look(
    page: Page, *more: str, narrow: int | None = None, where: str = "", within: str = ""
) -> None:
    """Let axe find nothing as the page is now, in light; nor in dark, `narrow` pixels wide.

    At that width nothing of the page lies beyond the window's edge. The page is left in light and
    at the size it had. `within` is the selector of the only part that is another than it was when
    all of the page was looked at.
    """
    page.emulate_media(color_scheme="light")
    assert_accessible(page, *more, where=where, within=within)
    size = page.viewport_size
    page.emulate_media(color_scheme="dark")
    if narrow is not None and size is not None:
        page.set_viewport_size(ViewportSize(width=narrow, height=size["height"]))
    _hold(page, {"type": "rule", "values": list(_OF_LOOKS)}, f"{where} in dark", within)
    if narrow is not None and size is not None:
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= narrow, f"{where} is {wide} wide"
        page.set_viewport_size(size)
    page.emulate_media(color_scheme="light")


def _hold(page: Page, which: dict[str, object], where: str, within: str) -> None:
    options = {
        "runOnly": which,
        "rules": {"target-size": {"enabled": True}},
        # What is in order need not be described: that is most of the page.
        "resultTypes": ["violations"],
    }
    # It is there already where the page has been looked at before, and is half a megabyte.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate(_MARK_SOME_OF_EACH_LOOK, within or "body")
    results = Axe(_NOTHING).run(page, within or None, options)
    assert results.violations_count == 0, f"{where} {results.generate_report()}"
