"""What a visit brings back: the page as a person sees it, its answers, its list to the end."""

import asyncio
import json
import re
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from playwright.async_api import Page
from selectolax.lexbor import LexborNode
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from profilecheck.browser import visitor as visiting
from profilecheck.browser.capture import HIDDEN_MARK, Capture, ListEnd
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.lists import ListReads
from profilecheck.browser.policy import PostRead, ReadPolicy
from profilecheck.browser.view import PageView
from profilecheck.browser.visitor import Pace, VisitFailed, Visitor
from profilecheck.vocabulary import UnreadReason, Viewpoint
from tests.conftest import Background
from tests.counting import CountingServer, Seen

POLICY = ReadPolicy(
    hosts=(".social.example",),
    post_reads=(PostRead("/api/", frozenset({"FriendsQuery"}), field="name"),),
    acting_gets=(re.compile(r"^/logout"),),
    reply_paths={"settings": re.compile(r"^/settings\.json$")},
)
HOME = "https://social.example/"
QUICK = replace(Pace.REPLICA, part_limit=1)

Visit = Callable[..., Capture]


@pytest.fixture
def visit(walled: LaunchedBrowser, run: Background) -> Visit:
    async def capture(
        path: str, list_reads: ListReads | None, pace: Pace, viewpoint: Viewpoint
    ) -> Capture:
        async with Visitor.open(walled, POLICY, viewpoint, pace=pace) as visitor:
            return await visitor.capture(HOME + path, list_reads)

    def visit(
        path: str = "",
        list_reads: ListReads | None = None,
        pace: Pace = Pace.REPLICA,
        viewpoint: Viewpoint = Viewpoint.OWNER,
    ) -> Capture:
        return run(capture(path, list_reads, pace, viewpoint))

    return visit


def node(capture: Capture, selector: str) -> LexborNode:
    found = capture.tree.css_first(selector)
    assert found is not None
    return found


def hidden(capture: Capture, selector: str) -> bool:
    return HIDDEN_MARK in node(capture, selector).attributes


def test_the_visitor_can_only_look() -> None:
    can = {name for name in dir(Visitor) if not name.startswith("_")}
    assert can == {"capture", "open", "traffic"}


@pytest.mark.parametrize(("end", "broke_off"), [("</body></html>", False), ("", True)])
def test_whether_a_document_came_to_its_end_is_known(
    server: CountingServer, visit: Visit, end: str, broke_off: bool
) -> None:
    server.pages["/"] = f"<!doctype html><html><body><p>A list{end}"
    assert visit().broke_off is broke_off


def test_a_capture_says_where_and_when(server: CountingServer, visit: Visit) -> None:
    server.pages.update({"/": RedirectResponse("/me"), "/me": "<html lang=en><title>Me</title>"})
    capture = visit(viewpoint=Viewpoint.STRANGER)
    assert (capture.requested_url, capture.url) == (HOME, HOME + "me")
    assert (capture.status, capture.title, capture.language) == (200, "Me", "en")
    assert capture.viewpoint is Viewpoint.STRANGER
    assert capture.list_end is ListEnd.NOT_A_LIST
    assert capture.taken_at.tzinfo is not None


CONTROLS = """<input id=on type=checkbox><input id=off type=checkbox checked>
<input id=mixed type=checkbox aria-checked=false>
<input id=one type=radio name=r checked><input id=two type=radio name=r>
<input id=text value=old><input id=secret type=password value=s3cret>
<textarea id=area>old</textarea>
<select><option id=a selected>A</option><option id=b>B</option></select>
<script>const set = (id, name, value) => document.getElementById(id)[name] = value;
set('on', 'checked', true); set('off', 'checked', false); set('two', 'checked', true);
set('text', 'value', 'new'); set('secret', 'value', 'hunter2'); set('area', 'value', 'new');
set('b', 'selected', true); set('mixed', 'indeterminate', true);</script>"""


def test_controls_are_captured_as_they_stand(server: CountingServer, visit: Visit) -> None:
    server.pages["/"] = CONTROLS
    capture = visit()
    shown = {i: node(capture, f"#{i}").attributes for i in ("on", "off", "one", "two", "a", "b")}
    assert [i for i, a in shown.items() if "checked" in a or "selected" in a] == ["on", "two", "b"]
    assert node(capture, "#mixed").attributes["aria-checked"] == "mixed"
    assert node(capture, "#text").attributes["value"] == "new"
    assert node(capture, "#area").text() == "new"


def test_a_password_is_never_captured(server: CountingServer, visit: Visit) -> None:
    server.pages["/"] = CONTROLS
    assert "value" not in node(visit(), "#secret").attributes
    assert "hunter2" not in visit().html.replace("'hunter2'", "")


HIDDEN_THINGS = """<style>.contents {display: contents}</style>
<p id=shown>Shown</p><p id=none style="display:none">No</p>
<p id=invisible style="visibility:hidden">No <b id=visible style="visibility:visible">Yes</b></p>
<div hidden><p id=within>No</p></div><div id=contents class=contents><p id=inside>Yes</p></div>
<details><summary id=summary>More</summary><p id=closed>No</p></details>
<div style="margin-top:5000px;content-visibility:auto"><p id=far>Yes</p></div>
<select><option id=option>Yes</option></select><script id=data type="application/json">{}</script>
<noscript id=noscript>No</noscript>"""


def test_what_is_not_shown_is_marked(server: CountingServer, visit: Visit) -> None:
    server.pages["/"] = HIDDEN_THINGS
    capture = visit()
    for selector in ("#none", "#invisible", "#within", "#closed", "#noscript"):
        assert hidden(capture, selector), selector
    shown = ("#shown", "#visible", "#contents", "#inside", "#summary", "#far", "#option", "#data")
    for selector in shown:
        assert not hidden(capture, selector), selector


def test_open_shadow_roots_are_part_of_the_page(server: CountingServer, visit: Visit) -> None:
    server.pages["/"] = """<x-a></x-a><script>
    const root = document.querySelector('x-a').attachShadow({mode: 'open'});
    root.innerHTML = '<p id=in>In</p><p id=no hidden>No</p><x-b></x-b>';
    const deep = root.querySelector('x-b').attachShadow({mode: 'open'});
    deep.innerHTML = '<input id=deep type=checkbox>';
    deep.querySelector('input').checked = true;</script>"""
    capture = visit()
    assert node(capture, "x-a #in").text() == "In"
    assert hidden(capture, "x-a #no")
    assert "checked" in node(capture, "x-a x-b #deep").attributes


def test_strict_pages_can_be_captured(server: CountingServer, visit: Visit) -> None:
    policy = "default-src 'none'; sandbox; require-trusted-types-for 'script'; trusted-types"
    server.pages["/"] = HTMLResponse(
        "<p id=a>Text</p><p id=b hidden>No</p>", headers={"content-security-policy": policy}
    )
    capture = visit()
    assert node(capture, "#a").text() == "Text"
    assert hidden(capture, "#b")


def test_a_page_cannot_bend_what_is_seen_of_it(server: CountingServer, visit: Visit) -> None:
    server.pages["/"] = """<p id=a hidden>Hidden</p><script>
    Element.prototype.checkVisibility = () => true; window.getComputedStyle = () => ({});
    Document.prototype.importNode = () => { throw 1 }; Array.prototype.filter = () => [];
    Object.defineProperty(Element.prototype, 'outerHTML', {get: () => 'bent'});</script>"""
    assert hidden(visit(), "#a")


def test_a_page_is_not_changed_by_being_seen(server: CountingServer, visit: Visit) -> None:
    server.pages["/"] = """<img src=/picture><x-a></x-a><script>
    let made = 0; customElements.define('x-a', class extends HTMLElement {
      constructor() { super(); if (++made > 1) fetch('/made-again') } });
    new MutationObserver(() => fetch('/changed')).observe(
      document, {subtree: true, childList: true, attributes: true, characterData: true});
    </script>"""
    visit()
    assert len(server.saw("/picture")) == 1
    # The parser itself adds nothing after the script, so any change would be the capture's.
    assert server.saw("/changed") + server.saw("/made-again") == []


def test_frames_of_the_networks_own_hosts_are_captured(
    server: CountingServer, visit: Visit
) -> None:
    server.pages.update(
        {
            "/": """<iframe src=/inner></iframe><iframe src=https://www.social.example/inner>
            </iframe><iframe src=https://tracker.example/inner></iframe>""",
            "/inner": "<input id=c type=checkbox><script>c.checked = true</script>",
        }
    )
    capture = visit()
    urls = sorted(frame.url for frame in capture.frames)
    assert urls == ["https://social.example/inner", "https://www.social.example/inner"]
    for frame in capture.frames:
        box = frame.tree.css_first("#c")
        assert box is not None
        assert "checked" in box.attributes


ASK = """const ask = (after) => fetch('/api/', {method: 'POST',
  body: new URLSearchParams({name: 'FriendsQuery', after})}).then(r => r.text());"""


def test_answers_to_named_reads_are_kept(server: CountingServer, visit: Visit) -> None:
    server.pages.update(
        {
            "/": f"<script>{ASK}fetch('/settings.json').then(r => r.text()); ask(0);"
            "fetch('/other.json').then(r => r.text())</script>",
            "/settings.json": JSONResponse({"a": "é"}),
            "/other.json": JSONResponse({}),
            "/api/": Response('{"b": 2}\n{"c": 3}', 200),
        }
    )
    replies = {reply.operation: reply for reply in visit().replies}
    assert replies.keys() == {"settings", "FriendsQuery"}
    assert replies["settings"].json() == {"a": "é"}
    assert replies["FriendsQuery"].json() == {"b": 2}


def test_a_page_is_ready_when_its_answers_are_shown(server: CountingServer, visit: Visit) -> None:
    released = asyncio.Event()

    async def slow_answer(request: Seen) -> Response:
        # Held back until the page has asked for something else in the meantime.
        await released.wait()
        return Response("Jo")

    def meanwhile(request: Seen) -> Response:
        released.set()
        return Response("x")

    server.pages.update(
        {
            "/": f"""<p id=p>Loading</p><script>{ASK}
            ask(0).then(t => setTimeout(() => p.textContent = t));
            fetch('/meanwhile').then(r => r.text())</script>""",
            "/api/": slow_answer,
            "/meanwhile": meanwhile,
        }
    )
    assert node(visit(), "#p").text() == "Jo"


def test_a_page_that_never_rests_is_captured_all_the_same(
    server: CountingServer, visit: Visit
) -> None:
    server.pages["/"] = "<p id=p></p><script>setInterval(() => p.textContent += 'x')</script>"
    capture = visit(pace=replace(QUICK, settling=0.3))
    assert "x" in node(capture, "#p").text()


def test_refused_operations_are_named(server: CountingServer, visit: Visit) -> None:
    server.pages["/"] = """<script>fetch('/api/', {method: 'POST',
      body: new URLSearchParams({name: 'NewFriendsQuery'})}).catch(() => {})</script>"""
    assert visit().blocked == ("NewFriendsQuery",)


LIST = f"""<p>Friends</p><main></main><script>{ASK}
let next = 0, busy = false;
const more = async () => {{
  if (busy || next === null) return;
  busy = true;
  const part = JSON.parse(await ask(next)); next = part.next;
  for (const name of part.names) document.querySelector('main').insertAdjacentHTML(
    'beforeend', `<div class=card style="height:300px">${{name}}</div>`);
  busy = false;
}};
addEventListener('scroll', () => {{
  if (scrollY + innerHeight > document.body.scrollHeight - 100) more(); }});
more().then(more);</script>"""

FRIENDS = ListReads(
    "FriendsQuery",
    more_in_reply=lambda body: json.loads(body)["next"] is not None,
    more_in_page=lambda capture: None,
)


def parts(total: int, each: int = 8) -> Callable[[Seen], Response]:
    def answer(request: Seen) -> Response:
        start = int(request.body.rpartition(b"after=")[2])
        end = min(start + each, total)
        names = [f"n{i}" for i in range(start, end)]
        return JSONResponse({"names": names, "next": end if end < total else None})

    return answer


def test_a_list_is_read_to_its_end(server: CountingServer, visit: Visit) -> None:
    server.pages.update({"/": LIST, "/api/": parts(100)})
    capture = visit(list_reads=FRIENDS)
    assert capture.list_end is ListEnd.COMPLETE
    assert len(capture.tree.css(".card")) == 100
    assert len(capture.replies) == 13


def test_a_long_list_asks_the_page_no_more_than_a_short_one(
    server: CountingServer, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = PageView._call

    async def counted(view: PageView, name: str, *arguments: float) -> Any:
        # How often it is asked whether it is at rest depends on how fast it is, not how long.
        if name != "quietFor":
            asked.append(name)
        return await ask(view, name, *arguments)

    monkeypatch.setattr(PageView, "_call", counted)
    for total in (24, 240):
        asked.clear()
        server.pages.update({"/": LIST, "/api/": parts(total)})
        assert visit(list_reads=FRIENDS).list_end is ListEnd.COMPLETE
        assert asked == ["html", "followEnd", "stay", "html"]


def test_there_is_a_pause_before_each_part_that_is_scrolled_to(
    server: CountingServer, visit: Visit
) -> None:
    asked: list[float] = []

    def answer(request: Seen) -> Response:
        asked.append(time.monotonic())
        return parts(32)(request)

    server.pages.update({"/": LIST, "/api/": answer})
    pace = replace(Pace.REPLICA, between_parts=(0.25, 0.3))
    assert visit(list_reads=FRIENDS, pace=pace).list_end is ListEnd.COMPLETE
    _, of_its_own, *scrolled_to = asked
    before = [of_its_own, *scrolled_to]
    assert min(b - a for a, b in pairwise(before)) > 0.2


@pytest.mark.parametrize("status", [429, 500])
def test_a_list_that_breaks_off_is_not_complete(
    status: int, server: CountingServer, visit: Visit
) -> None:
    def breaks_off(request: Seen) -> Response:
        return Response("{}", status) if b"after=32" in request.body else parts(100)(request)

    server.pages.update({"/": LIST, "/api/": breaks_off})
    capture = visit(list_reads=FRIENDS)
    assert capture.list_end is ListEnd.STOPPED
    assert capture.replies[-1].status == status


def test_a_list_that_stops_answering_is_not_complete(server: CountingServer, visit: Visit) -> None:
    server.pages.update({"/": LIST.replace("scrollY", "-1e9 * scrollY"), "/api/": parts(100)})
    assert visit(list_reads=FRIENDS, pace=QUICK).list_end is ListEnd.STOPPED


def test_a_list_longer_than_the_pace_allows_is_not_complete(
    server: CountingServer, visit: Visit
) -> None:
    server.pages.update({"/": LIST, "/api/": parts(100)})
    capture = visit(list_reads=FRIENDS, pace=replace(Pace.REPLICA, list_parts=3))
    assert capture.list_end is ListEnd.STOPPED
    assert len(capture.tree.css(".card")) < 100


def test_a_list_inside_a_box_is_scrolled_too(server: CountingServer, visit: Visit) -> None:
    boxed = LIST.replace("<main>", "<main style='height:500px;overflow-y:scroll'>").replace(
        "addEventListener('scroll', () => {\n"
        "  if (scrollY + innerHeight > document.body.scrollHeight - 100)",
        "const m = document.querySelector('main'); m.addEventListener('scroll', () => {\n"
        "  if (m.scrollTop + m.clientHeight > m.scrollHeight - 100)",
    )
    assert "m.scrollTop" in boxed
    server.pages.update({"/": boxed, "/api/": parts(60)})
    assert visit(list_reads=FRIENDS).list_end is ListEnd.COMPLETE


def test_a_list_that_the_page_shows_whole_needs_no_scrolling(
    server: CountingServer, visit: Visit
) -> None:
    server.pages["/"] = "<p>No friends</p>"
    whole = replace(FRIENDS, more_in_page=lambda capture: "No friends" not in capture.html)
    assert visit(list_reads=whole).list_end is ListEnd.COMPLETE
    assert server.saw("/api/") == []


async def _hang(request: Seen) -> Response:
    await asyncio.Event().wait()
    raise AssertionError


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (_hang, UnreadReason.TIMEOUT),
        (f"<script>{ASK}ask(0)</script>", UnreadReason.TIMEOUT),
        ("<script>for (;;);</script>", UnreadReason.TIMEOUT),
        ("<script>location.reload()</script>", UnreadReason.TIMEOUT),
        (Response("slow down", 429), UnreadReason.RATE_LIMITED),
        (RedirectResponse("/logout"), UnreadReason.BLOCKED_BY_GUARD),
        (RedirectResponse("https://tracker.example/"), UnreadReason.BLOCKED_BY_GUARD),
        (RedirectResponse("/"), UnreadReason.NOT_VISITED),
    ],
    ids=["hangs", "read hangs", "script hangs", "reloads", "429", "signs out", "away", "circle"],
)
def test_a_visit_that_brings_nothing_says_why(
    answer: object, reason: UnreadReason, server: CountingServer, visit: Visit
) -> None:
    server.pages.update({"/": answer, "/api/": _hang})
    limit = 1.5 if reason is UnreadReason.TIMEOUT else QUICK.page_limit
    with pytest.raises(VisitFailed) as failure:
        visit(pace=replace(QUICK, page_limit=limit))
    assert failure.value.reason is reason
    assert str(failure.value)


def test_after_a_visit_that_brought_nothing_the_next_one_works(
    server: CountingServer, walled: LaunchedBrowser, run: Background
) -> None:
    server.pages.update({"/": "<script>for (;;);</script>", "/next": "<title>Next</title>"})

    async def both() -> str:
        soon = replace(QUICK, page_limit=1.5)
        async with Visitor.open(walled, POLICY, Viewpoint.OWNER, pace=soon) as visitor:
            with pytest.raises(VisitFailed):
                await visitor.capture(HOME)
            visitor._pace = QUICK
            return (await visitor.capture(HOME + "next")).title

    assert run(both()) == "Next"


def test_a_tab_that_the_browser_forgets_to_close_holds_nobody_up(
    server: CountingServer,
    walled: LaunchedBrowser,
    run: Background,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def never(_: Page) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(Page, "close", never)
    monkeypatch.setattr(visiting, "_TAB_LIMIT", 0.1)
    monkeypatch.setattr(visiting, "_BROWSER_LIMIT", 1e6)
    server.pages.update({"/": RedirectResponse("/"), "/next": "<title>Next</title>"})

    async def both() -> str:
        async with Visitor.open(walled, POLICY, Viewpoint.OWNER, pace=QUICK) as visitor:
            with pytest.raises(VisitFailed):
                await visitor.capture(HOME)
            return (await visitor.capture(HOME + "next")).title

    assert run(both()) == "Next"


def test_a_server_error_is_captured_for_the_readers(server: CountingServer, visit: Visit) -> None:
    server.pages["/"] = HTMLResponse("<p>Sorry</p>", 500)
    assert visit().status == 500


def test_live_networks_are_visited_gently() -> None:
    live = Pace()
    assert min(live.between_pages) >= 2
    assert min(live.between_parts) >= 1
    assert live.list_parts <= 15
