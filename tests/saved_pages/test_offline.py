"""Saved pages as a browser shows them: no request leaves, no script runs, hidden things stay so."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from playwright.async_api import Browser, BrowserContext
from playwright.async_api import Error as PlaywrightError
from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.capture import HIDDEN_MARK
from profilecheck.browser.dom import is_checked, lines
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.offline import OfflineViewer
from profilecheck.browser.view import PageGoneError
from profilecheck.errors import InputError
from profilecheck.school import SchoolMatcher
from profilecheck.sources.saved_pages import read_pages
from tests.apart import to_its_end
from tests.conftest import Background
from tests.counting import ELSEWHERE, SITE, CountingServer
from tests.each import each
from tests.saved_pages.conftest import Reading
from tests.saved_pages.files import entry, har, html, mhtml, write

ASKS = f"""<head><link rel=stylesheet href="https://{SITE}/a.css">
<link rel=preload as=script href="https://{ELSEWHERE}/b.js"><link rel=prefetch href="/c">
<link rel=icon href="/favicon.ico"><meta http-equiv=refresh content="0;url=https://{SITE}/refresh">
<noscript><meta http-equiv=refresh content="0;url=https://{SITE}/noscript"></noscript>
<style>@import "https://{SITE}/d.css"; p {{ background: url("https://{ELSEWHERE}/e.png") }}
@font-face {{ font-family: f; src: url(/f.woff) }} p {{ font-family: f }}</style></head>
<p>text</p><img src="https://{ELSEWHERE}/g.png"><iframe src="https://{SITE}/h"></iframe>
<iframe srcdoc="<img src=https://{SITE}/i.png>"></iframe><video src=/j.mp4 autoplay></video>
<object data=/k></object><embed src=/l><svg><image href=/m.png /></svg><audio src=/n.mp3></audio>
<form action=/o id=form><input type=image src=/p.png></form><a href=/q ping=/r autofocus>link</a>
<script src="https://{SITE}/s.js"></script><img src=x onerror="fetch('/t')">
<script>document.body.textContent = 'a script ran'; fetch('https://{SITE}/u');
new WebSocket('wss://{SITE}/v'); navigator.sendBeacon('/w'); form.submit();</script>"""


async def _shown(browser: LaunchedBrowser, html: str, styles: dict[str, str] | None = None) -> str:
    async with OfflineViewer.open(browser) as viewer:
        return await viewer.shown(html, f"https://{SITE}/page", styles)


async def _opened(browser: Browser, html: str) -> None:
    page = await browser.new_page()
    await page.goto(f"https://{SITE}/page", wait_until="networkidle")
    await page.close()


@pytest.mark.parametrize("wall", [True, False])
def test_a_saved_page_asks_for_nothing_and_runs_nothing(
    walled: LaunchedBrowser, bare: Browser, run: Background, server: CountingServer, wall: bool
) -> None:
    """The viewer alone keeps it so, without the wall around the browser as well."""
    shown = run(_shown(walled if wall else replace(walled, browser=bare), ASKS))
    assert server.seen == []
    assert [line.text for line in lines(LexborHTMLParser(shown))] == ["text", "link"]


def test_an_ordinary_page_like_it_does_ask(
    bare: Browser, run: Background, server: CountingServer
) -> None:
    server.pages["/page"] = ASKS.replace("form.submit();", "")
    run(_opened(bare, ASKS))
    assert {"/a.css", "/g.png", "/h", "/u"} <= {seen.path for seen in server.seen}


@pytest.mark.parametrize("name", ["a.html", "a.mhtml", "a.har"])
def test_no_kind_of_file_asks_for_anything(
    walled: LaunchedBrowser, run: Background, server: CountingServer, tmp_path: Path, name: str
) -> None:
    made = {
        "a.html": html(ASKS),
        "a.mhtml": mhtml(ASKS),
        "a.har": har(entry(f"https://{SITE}/page", html(ASKS))),
    }
    write(tmp_path, name, made[name])
    told = run(read_pages(walled, tmp_path, matcher=SchoolMatcher(None)))
    assert told.snapshot.accounts == ()
    assert server.seen == []


def test_what_was_hidden_by_a_style_sheet_is_marked(
    nowhere: LaunchedBrowser, run: Background
) -> None:
    page = '<link rel=stylesheet href="./a.css"><p class=gone>Gone</p><p>There</p>'
    shown = run(_shown(nowhere, page, {f"https://{SITE}/a.css": ".gone { display: none }"}))
    marked = [HIDDEN_MARK in p.attributes for p in LexborHTMLParser(shown).css("p")]
    assert marked == [True, False]


def test_a_shadow_root_that_was_saved_is_seen(nowhere: LaunchedBrowser, run: Background) -> None:
    page = "<div><template shadowrootmode=open><b>In the shadow</b></template></div>"
    assert [line.text for line in lines(LexborHTMLParser(run(_shown(nowhere, page))))] == [
        "In the shadow"
    ]


def test_what_is_for_browsers_without_scripts_is_not_shown(
    nowhere: LaunchedBrowser, run: Background
) -> None:
    page = """<noscript><style>#app { display: none }</style></noscript>
    <div id=app>Shown <textarea><noscript>kept</noscript></textarea></div><noscript>No</noscript>
    <script type="application/json">{"text": "<noscript>"}</script><p>After</p>"""
    tree = LexborHTMLParser(run(_shown(nowhere, page)))
    assert [line.text for line in lines(tree)] == [
        "Shown",
        "<noscript>kept</noscript>",
        "After",
    ]


@pytest.mark.parametrize("begun", ["<!--", "<script>", "<noscript>"])
def test_what_is_never_closed_goes_on_to_the_end(
    nowhere: LaunchedBrowser, run: Background, begun: str
) -> None:
    # As often as this, looking for each one's end anew would take longer than the test may.
    tree = LexborHTMLParser(run(_shown(nowhere, f"<p>Before</p>{begun * 100_000}<p>After</p>")))
    assert [line.text for line in lines(tree)] == ["Before"]


def test_a_browser_saves_controls_as_the_markup_had_them(
    bare: Browser, nowhere: LaunchedBrowser, run: Background, server: CountingServer
) -> None:
    """Why no native control of a saved page is proof: what was pressed is not in the file."""
    server.pages["/page"] = """<input id=a type=checkbox checked><input id=b type=checkbox>
    <script>a.checked = false; b.checked = true</script>"""

    async def saved() -> tuple[str, str]:
        page = await bare.new_page()
        await page.goto(f"https://{SITE}/page")
        session = await page.context.new_cdp_session(page)
        single = (await session.send("Page.captureSnapshot"))["data"]
        complete = await page.content()
        await page.close()
        return complete, single

    complete, single = run(saved())
    assert [is_checked(n) for n in LexborHTMLParser(complete).css("input")] == [True, False]
    assert 'id=3D"a" type=3D"checkbox" checked' in single.replace("=\r\n", "")
    shown = LexborHTMLParser(run(_shown(nowhere, complete)))
    assert [is_checked(n) for n in shown.css("input")] == [None, None]


def test_every_really_saved_page_is_read_or_named(samples: Path, reading: Reading) -> None:
    """Pages of strangers show whose they are to nobody; only an account's own answer does."""
    told = reading(samples)
    read = {used.file for used in told.used}
    assert read == {"mastodon/mastodonpy.verify_credentials.default.json"}
    assert [a.network for a in told.snapshot.accounts] == ["mastodon@localhost:3000"]
    files = {path.relative_to(samples).as_posix() for path in samples.rglob("*") if path.is_file()}
    assert {out.file for out in told.left_out} == files - read
    pages = [str(out.why) for out in told.left_out if out.file.endswith(".html")]
    assert pages
    assert all(why.startswith("nobody was signed in here") for why in pages)


@each(
    ("error", "says"),
    [
        (TimeoutError(), "this page took too long to show."),
        (
            PlaywrightError("net::ERR_ABORTED at https://secret/"),
            "could not show this page",
        ),
        (PageGoneError("secret"), "could not show this page"),
    ],
)
def test_a_page_that_cannot_be_shown_is_one_sentence(error: Exception, says: str) -> None:
    class Tab:
        is_open = True

        async def goto(self, *_: object, **__: object) -> None:
            raise error

        async def close(self) -> None:
            Tab.is_open = False

    async def new_page() -> Tab:
        return Tab()

    viewer = OfflineViewer(cast(BrowserContext, SimpleNamespace(new_page=new_page)))
    with pytest.raises(InputError, match=says) as refused:
        to_its_end(viewer.shown("<p>"))
    assert "secret" not in str(refused.value)
    assert not Tab.is_open
