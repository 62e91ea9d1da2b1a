"""What a page is held to for everybody finds one text in hundreds that is too faint."""

import pytest
from playwright.sync_api import Page

from tests.accessibility import assert_accessible, assert_accessible_in_every_look

_FAINT = "color: #bbb"
_MANY = "<p>In order.</p>" * 20
ODD = {
    "a text": f"<p style='{_FAINT}'>Odd.</p>",
    "a text by what is behind it": "<div style='background: #555'><p>Odd.</p></div>",
    "a text by what is far behind it": (
        "<div style='background: #555'><section><ul><li><p>Odd.</p></li></ul></section></div>"
    ),
    "a text by how far one sees through it": "<div style='opacity: 0.3'><p>Odd.</p></div>",
    "a small text": "<p style='color: #888; font-size: 12px'>Odd.</p>",
    "a part of a text": f"<p>In order, <b style='{_FAINT}'>odd</b>.</p>",
    "a field": f"<p><label>Name <input value='Odd' style='{_FAINT}'></label></p>",
    "a button": f"<p><button style='{_FAINT}; background: #fff'>Odd</button></p>",
    "one beside those that are off": (
        f"<button disabled style='{_FAINT}'>Off</button>" * 3
        + f"<button style='{_FAINT}; background: #efefef'>Odd</button>"
    ),
    "one beside those that are not seen": (
        f"<p hidden style='{_FAINT}'>Away</p>" * 3 + f"<p style='{_FAINT}'>Odd.</p>"
    ),
}


_PAGE = (
    "<!doctype html><html lang='en'><title>Many</title><style>"
    "@media (prefers-color-scheme: dark) { .dark { color: #bbb } }</style>"
    f"<main><h1>Many</h1>{_MANY}<div id='part'></div>{_MANY}</main></html>"
)


def test_one_faint_text_among_many_is_found(page: Page) -> None:
    page.set_content(_PAGE)
    assert_accessible(page)
    part = page.locator("#part")
    for name, odd in ODD.items():
        part.evaluate("(e, odd) => { e.innerHTML = odd }", odd)
        with pytest.raises(AssertionError, match="color-contrast"):
            assert_accessible(page, where=name)
    with pytest.raises(AssertionError, match="color-contrast"):
        assert_accessible(page, within="#part")


def test_one_that_is_faint_in_dark_alone_is_found(page: Page) -> None:
    page.set_content(_PAGE.replace("<div id='part'>", "<div id='part' class='dark'>Odd."))
    assert_accessible(page)
    with pytest.raises(AssertionError, match=r"in dark(.|\n)*color-contrast"):
        assert_accessible_in_every_look(page)
