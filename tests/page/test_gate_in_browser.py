"""The page in a real browser: let in, attacked from another page, hidden, told of its end."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect
from starlette.responses import Response as Answer

from profilecheck.page import gate
from profilecheck.page.life import ALONE_FOR
from profilecheck.page.way import Way
from profilecheck.questions.networks import Use
from tests import unhurried
from tests.accessibility import assert_accessible_in_every_look
from tests.page.conftest import Clock, Programs, Served, line_of

_LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
"""


@pytest.fixture
def opened(page: Page, served: Served) -> Page:
    """The person's browser, at the first screen."""
    page.add_init_script(_LISTEN)
    page.goto(served.address())
    return page


def test_the_address_lets_one_browser_in_and_forgets_the_token(
    opened: Page, served: Served, context: BrowserContext
) -> None:
    assert opened.url == f"{served.page}/networks"
    cookies = [dict(cookie) for cookie in context.cookies()]
    assert [(c["httpOnly"], c["sameSite"], c["path"], c["expires"]) for c in cookies] == [
        (True, "Strict", served.entrance.root, -1)
    ]
    assert opened.evaluate("document.cookie") == ""


def test_its_own_forms_are_sent_and_nothing_breaks_its_own_policy(
    opened: Page, served: Served
) -> None:
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.reload()
    opened.get_by_role("checkbox", name="Facebook").check()
    with opened.expect_response(lambda answer: answer.request.method == "POST") as sent:
        opened.get_by_role("button", name="Continue").click()
    assert sent.value.status == 303
    assert served.desk.way().networks["facebook"] is Use.YES
    opened.goto(f"{served.page}/networks")
    assert opened.evaluate("window.violations") == []
    assert [said for said in complaints if "404" not in said] == []


def test_with_another_referrer_policy_the_gate_would_refuse_its_own_forms(
    served: Served, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why it is not the strictest one: the browser then hides where the form comes from."""
    monkeypatch.setitem(gate.HEADERS, "Referrer-Policy", "no-referrer")
    page.goto(served.address())
    page.get_by_role("button", name="Continue").click()
    assert served.answer_to("POST", "/networks").status == 403


# --------------------------------------------------------------- another page


_ELSEWHERE = """<!doctype html><title>Elsewhere</title>
<form id="form" method="post" action="ORIGIN/networks" target="_blank">
<input name="use" value="facebook"></form>
<script>
const post = {method: "POST", credentials: "include", body: new URLSearchParams({use: "facebook"})};
const tries = {
  form: async () => form.submit(),
  fetch: () => fetch("ORIGIN/networks", {...post, mode: "no-cors"}),
  "fetch with an answer": () => fetch("ORIGIN/networks", post).catch(() => null),
  beacon: async () => navigator.sendBeacon("ORIGIN/networks", post.body),
};
</script>
"""


@contextmanager
def _elsewhere(origin: str) -> Iterator[str]:
    """Serve a page at another port of this computer, for which cookies know no difference."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = _ELSEWHERE.replace("ORIGIN", origin).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("off", [False, True], ids=["with", "without"])
def test_a_page_on_another_port_changes_nothing(
    off: bool, opened: Page, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has the cookie with it, because for cookies all ports are one site."""
    if off:
        held_by = {gate.comes_from_this_page, gate.is_fetched_by_this_page}
        kept = tuple(check for check in gate.CHECKS if check not in held_by)
        monkeypatch.setattr(gate, "CHECKS", kept)
    with _elsewhere(served.page) as elsewhere:
        opened.goto(elsewhere)
        for how in ("form", "fetch", "fetch with an answer", "beacon"):
            served.desk.keep(Way())
            opened.evaluate("how => { tries[how]() }", how)
            answer = served.answer_to("POST", "/networks")
            assert "profilecheck-" in answer.cookie, how
            assert answer.status == (303 if off else 403), how
            assert bool(served.desk.way().networks) is off, how


@pytest.mark.parametrize("off", [False, True], ids=["with", "without"])
def test_another_server_of_this_computer_is_not_sent_the_cookie(
    off: bool, page: Page, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    if off:  # a cookie for all of the address goes to all of its ports
        set_cookie = Answer.set_cookie

        def for_all(answer: Answer, *named: Any, **how: Any) -> None:
            set_cookie(answer, *named, **{**how, "path": "/"})

        monkeypatch.setattr(Answer, "set_cookie", for_all)
    page.goto(served.address())
    with _elsewhere(served.page) as elsewhere:
        answer = page.goto(elsewhere)
        assert answer is not None
        assert ("cookie" in answer.request.all_headers()) is off
    page.goto(f"{served.page}/networks")
    assert page.get_by_role("button", name="Continue").is_visible()


@pytest.mark.parametrize("off", [False, True], ids=["with", "without"])
def test_a_page_on_another_port_cannot_show_it_or_look_into_it(
    off: bool, opened: Page, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    if off:
        monkeypatch.setattr(gate, "CHECKS", ())
        monkeypatch.setattr(gate, "HEADERS", {})
    with _elsewhere(served.page) as elsewhere:
        opened.goto(elsewhere)
        shown = opened.evaluate(
            """origin => new Promise(done => {
                const sheet = document.createElement("link");
                sheet.rel = "stylesheet";
                sheet.href = `${origin}/static/page.css`;
                sheet.onload = () => done(true);
                sheet.onerror = () => done(false);
                document.head.append(sheet);
            })""",
            served.page,
        )
        assert shown is off
        with opened.expect_event(
            "response", lambda answer: answer.url == f"{served.page}/networks"
        ) as answered:
            opened.evaluate(
                """origin => {
                    const frame = document.createElement("iframe");
                    frame.src = `${origin}/networks`;
                    document.body.append(frame);
                }""",
                served.page,
            )
        assert answered.value.status == (200 if off else 403)


# --------------------------------------------------------------- hide and end


_ESC = "Esc Esc hides this page"


def test_without_script_nothing_is_said_of_the_keys(browser_without_script: Page) -> None:
    expect(browser_without_script.get_by_text("Hide this page")).to_be_visible()
    expect(browser_without_script.get_by_text(_ESC)).to_be_hidden()


def test_esc_twice_leaves_a_neutral_page_and_back_leads_back(opened: Page, served: Served) -> None:
    assert opened.get_by_text(_ESC).is_visible()
    opened.clock.install()
    opened.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))  # however slow the two come
    opened.keyboard.press("Escape")
    assert opened.url == f"{served.page}/networks"
    opened.keyboard.press("Escape")
    opened.wait_for_url(f"{served.page}/notes")
    assert opened.title() == "Notes"
    said = opened.inner_text("body").casefold()
    assert not any(word in said for word in ("profile", "check", "network", "school"))
    opened.get_by_role("link", name="Back").click()
    opened.wait_for_url(f"{served.page}/networks")


_PRESS = """times => {
  for (const time of times) {
    const event = new KeyboardEvent("keydown", {key: "Escape", bubbles: true});
    Object.defineProperty(event, "timeStamp", {value: time});
    document.body.dispatchEvent(event);
  }
  return document.body.childElementCount;
}"""


@pytest.mark.parametrize(("times", "blank"), [([9000, 10_001], False), ([9000, 10_000], True)])
def test_the_two_have_to_come_within_a_second(times: list[int], blank: bool, opened: Page) -> None:
    left = opened.evaluate(_PRESS, times)
    assert (left == 0) is blank


def test_without_script_there_is_a_link_that_hides(browser_without_script: Page) -> None:
    page = browser_without_script
    page.get_by_role("link", name="Hide this page").click()
    assert page.title() == "Notes"
    page.get_by_role("link", name="Back").click()
    assert page.url.endswith("/networks")


def test_without_script_the_page_is_closed_with_a_button(
    browser_without_script: Page, served: Served
) -> None:
    browser_without_script.get_by_role("button", name="Close profilecheck").click()
    expect(browser_without_script.get_by_text("profilecheck is closed.")).to_be_visible()
    served.ended.join(unhurried.SECONDS)
    assert not served.ended.is_alive()


@pytest.fixture
def browser_without_script(new_context: Callable[..., BrowserContext], served: Served) -> Page:
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.address())
    return page


def _opens_a_line(answer: Response) -> bool:
    return answer.url.endswith("/alive")


@pytest.fixture
def listening(page: Page, served: Served) -> Page:
    """The person's browser, once it listens for the end."""
    with page.expect_event("response", _opens_a_line):
        page.goto(served.address())
    return page


def test_an_open_tab_is_told_why_the_page_ended(
    listening: Page, clock: Clock, served: Served
) -> None:
    expect(listening.get_by_role("alert")).to_have_count(0)
    clock.now += ALONE_FOR
    expect(listening.get_by_role("alert")).to_have_text(
        "profilecheck has ended, as nobody used it. Start it again."
    )
    expect(listening.get_by_role("heading", level=1)).to_be_visible()
    served.ended.join(unhurried.SECONDS)
    assert not served.ended.is_alive()


def test_a_tab_notices_that_the_program_was_killed(
    page: Page, program: Programs, tmp_path: Path
) -> None:
    with program(tmp_path, "open", "--no-browser") as running:
        with page.expect_event("response", _opens_a_line):
            page.goto(line_of(running))
        running.kill()
        expect(page.get_by_role("alert")).to_have_text("profilecheck has ended. Start it again.")


def test_many_tabs_share_one_line_and_all_are_told(listening: Page, served: Served) -> None:
    """A browser has six lines for one address; more tabs than that must not stand still."""
    context = listening.context
    tabs = [context.new_page() for _ in range(8)]
    for tab in tabs:
        tab.goto(f"{served.page}/networks")
    with context.expect_event("response", _opens_a_line):
        listening.close()  # the next one takes over
    served.desk.life.end("It has ended.")
    for tab in tabs:
        expect(tab.get_by_role("alert")).to_have_text("It has ended.")


# ------------------------------------------------------------------- screens


def test_axe_finds_nothing(opened: Page, served: Served) -> None:
    for path in ("/networks", "/end", "/notes", "/nowhere", "/unlock"):
        if path == "/unlock":
            served.desk.store.set_passphrase("four words do not belong")
            served.desk.store._opened = None
        opened.goto(served.page + path)
        assert_accessible_in_every_look(opened, "best-practice", narrow=390, where=path)
