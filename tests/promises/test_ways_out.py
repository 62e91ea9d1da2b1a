"""Each way in which a page could change something or talk to somebody else, tried for real.

With the guard, the server never hears of it. Without the guard it does: so each of these tests
could fail.
"""

import asyncio
import json
import re
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from playwright.async_api import Browser
from starlette.responses import HTMLResponse, RedirectResponse, Response

from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.policy import PostRead, ReadPolicy
from profilecheck.browser.visitor import Pace, Visitor
from profilecheck.model import Traffic
from profilecheck.vocabulary import Viewpoint
from tests.conftest import Background
from tests.counting import CountingServer

POLICY = ReadPolicy(
    hosts=(".social.example",),
    post_reads=(PostRead("/api/", frozenset({"FriendsQuery"}), "name", "x-name"),),
    acting_gets=(re.compile(r"^/logout|[?&]action=seen"),),
)
HOME = "https://social.example/"
AWAY = "https://tracker.example"
POST = "{method: 'POST', body: 'x'}"


@dataclass(frozen=True)
class Way:
    """`page` tries it; `path` is what the server hears of it, if it does."""

    name: str
    page: str
    path: str = "/change"
    others: dict[str, Response] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    counted: bool = True


def script(code: str) -> str:
    return f"<!doctype html><title>t</title><p>Page</p><script>{code}</script>"


def js(code: str) -> Response:
    return Response(code, media_type="text/javascript")


def told(data: object) -> Response:
    return Response(json.dumps(data), media_type="application/json")


def sandboxed(code: str) -> str:
    """A frame that has its own process, so that its scripts may run before what the guard adds."""
    return f'<p>Page</p><iframe sandbox=allow-scripts srcdoc="<script>{code}</script>"></iframe>'


IDENTITY_PROVIDER = {
    "/.well-known/web-identity": told({"provider_urls": [f"{HOME}config.json"]}),
    "/config.json": told(
        {
            "accounts_endpoint": "/logout",
            "client_metadata_endpoint": "/client",
            "id_assertion_endpoint": "/assertion",
            "login_url": "/login",
            "disconnect_endpoint": "/change",
        }
    ),
}
"""What makes a site one that others let people sign in with (FedCM)."""


def form(attributes: str) -> str:
    return script("") + (
        f'<form id=f {attributes}><input name=name value="x"></form><script>f.submit()</script>'
    )


WAYS = [
    Way("form that posts", form("method=post action=/change")),
    Way("form that posts elsewhere", form(f"method=post action={AWAY}/change")),
    Way(
        "form into a new window",
        form("method=post action=/change target=_blank"),
        counted=False,
    ),
    Way("fetch POST", script(f"fetch('/change', {POST})")),
    Way("fetch PUT", script("fetch('/change', {method: 'PUT'})")),
    Way("fetch DELETE", script("fetch('/change', {method: 'DELETE'})")),
    Way("fetch HEAD", script("fetch('/change', {method: 'HEAD'})")),
    Way(
        "method override",
        script("fetch('/change', {headers: {'x-http-method-override': 'DELETE'}})"),
    ),
    Way("XMLHttpRequest", script("x=new XMLHttpRequest();x.open('POST','/change');x.send('a')")),
    Way(
        "write named in the body",
        script("fetch('/api/', {method: 'POST', body: new URLSearchParams({name: 'Save'})})"),
        "/api/",
    ),
    Way(
        "write behind the name of a read",
        script(
            "fetch('/api/', {method: 'POST', headers: {'x-name': 'FriendsQuery'},"
            " body: new URLSearchParams({name: 'SaveMutation'})})"
        ),
        "/api/",
    ),
    Way("unnamed write", script(f"fetch('/api/', {POST})"), "/api/"),
    Way("beacon", script("navigator.sendBeacon('/change', 'x')")),
    Way(
        "keepalive as the page closes",
        script(
            "addEventListener('pagehide', () =>"
            " fetch('/change', {method: 'POST', keepalive: true}));"
            "onload = () => location = '/next'"
        ),
    ),
    Way(
        "beacon as the page closes",
        script(
            "addEventListener('pagehide', () => navigator.sendBeacon('/change'));"
            "onload = () => location = '/next'"
        ),
    ),
    Way(
        "ping of a link",
        script("") + "<a id=a href=#x ping=/change>x</a><script>a.click()</script>",
        counted=False,
    ),
    Way(
        "report of a content policy",
        script("") + f"<img src={AWAY}/picture>",
        headers={"content-security-policy": "img-src 'none'; report-uri /change"},
    ),
    Way("web socket", script("new WebSocket('wss://social.example/change')")),
    Way("web socket elsewhere", script("new WebSocket('wss://tracker.example/change')")),
    Way(
        "web socket of a fresh frame",
        script(
            "f = document.createElement('iframe'); document.body.append(f);"
            "new f.contentWindow.WebSocket('wss://social.example/change')"
        ),
    ),
    Way(
        "web socket stream",
        script("new WebSocketStream('wss://social.example/change')"),
        counted=False,
    ),
    Way(
        "web socket of a worker",
        script(
            "new Worker(URL.createObjectURL(new Blob("
            """["new WebSocket('wss://social.example/change')"])))"""
        ),
        counted=False,
    ),
    Way(
        "web socket of a worker of a fresh frame",
        script(
            "f = document.createElement('iframe'); document.body.append(f);"
            "new f.contentWindow.Worker(URL.createObjectURL(new Blob("
            """["new WebSocket('wss://social.example/change')"])))"""
        ),
        counted=False,
    ),
    Way(
        "fetch of a worker",
        script("new Worker('/worker.js')"),
        others={"/worker.js": js(f"fetch('/change', {POST})")},
        counted=False,
    ),
    Way(
        "fetch of a shared worker",
        script("new SharedWorker('/worker.js')"),
        others={"/worker.js": js(f"fetch('/change', {POST})")},
        counted=False,
    ),
    Way(
        "fetch of a service worker",
        script("navigator.serviceWorker.register('/worker.js')"),
        others={"/worker.js": js(f"fetch('/change', {POST})")},
        counted=False,
    ),
    Way("event source", script("new EventSource('/change')")),
    Way("event source elsewhere", script(f"new EventSource('{AWAY}/change')")),
    Way("new window", script(f"open('{AWAY}/change')")),
    Way("new window that signs out", script("open('/logout')"), "/logout"),
    Way("frame of another site", script("") + f"<iframe src={AWAY}/change></iframe>"),
    Way("frame that signs out", script("") + "<iframe src=/logout></iframe>", "/logout"),
    Way(
        "post from inside a frame",
        script("") + "<iframe src=https://www.social.example/frame></iframe>",
        others={"/frame": HTMLResponse(script(f"fetch('/change', {POST})"))},
    ),
    Way("picture that signs out", script("") + "<img src=/logout>", "/logout"),
    Way("mark as seen", script("fetch('/inbox?action=seen')"), "/inbox"),
    Way("going to sign out", script("location = '/logout'"), "/logout"),
    Way("refresh to another site", f"<meta http-equiv=refresh content='0;url={AWAY}/change'>"),
    Way("script of another site", script("") + f"<script src={AWAY}/change></script>"),
    Way("style of another site", script("") + f"<link rel=stylesheet href={AWAY}/change>"),
    Way("object of another site", script("") + f"<object data={AWAY}/change></object>"),
    Way("film of another site", script("") + f"<video src={AWAY}/change autoplay></video>"),
    Way(
        "font of another site",
        "<style>@font-face{font-family:f;src:url("
        f"{AWAY}/change)}}p{{font-family:f}}</style><p>Page</p>",
    ),
    Way("prefetch that signs out", script("") + "<link rel=prefetch href=/logout>", "/logout"),
    Way("preload of another site", script("") + f"<link rel=preload as=script href={AWAY}/change>"),
    Way(
        "speculation rules",
        '<p>Page</p><script type=speculationrules>{"prefetch":[{"source":"list",'
        '"urls":["/logout"],"eagerness":"immediate"}]}</script>',
        "/logout",
        counted=False,
    ),
    Way(
        "prerender",
        '<p>Page</p><script type=speculationrules>{"prerender":[{"source":"list",'
        '"urls":["/logout"],"eagerness":"immediate"}]}</script>',
        "/logout",
        counted=False,
    ),
    Way(
        "redirect of a picture to signing out",
        script("") + "<img src=/hop>",
        "/logout",
        {"/hop": RedirectResponse("/logout")},
    ),
    Way(
        "redirect of a fetch to another site",
        script("fetch('/hop', {mode: 'no-cors'})"),
        others={"/hop": RedirectResponse(f"{AWAY}/change")},
    ),
    Way(
        "redirect of a frame to another site",
        script("") + "<iframe src=/hop></iframe>",
        others={"/hop": RedirectResponse(f"{AWAY}/change")},
    ),
    Way(
        "second redirect of a script",
        script("") + "<script src=/hop></script>",
        others={"/hop": RedirectResponse("/hop2"), "/hop2": RedirectResponse(f"{AWAY}/change")},
    ),
    Way(
        "allowed read redirected to a write",
        script(
            "fetch('/api/', {method: 'POST', headers: {'x-name': 'FriendsQuery'},"
            " body: new URLSearchParams({name: 'FriendsQuery'})})"
        ),
        others={"/api/": RedirectResponse("/change", 307)},
    ),
    Way(
        "disconnecting an identity",
        script(
            f"IdentityCredential.disconnect({{configURL: '{HOME}config.json', clientId: '1',"
            " accountHint: 'x'})"
        ),
        others=IDENTITY_PROVIDER,
        counted=False,
    ),
    Way(
        "asking an identity provider for its accounts",
        script(
            "navigator.credentials.get({identity: {providers: ["
            f"{{configURL: '{HOME}config.json', clientId: '1', nonce: '1'}}]}}}})"
        ),
        "/logout",
        IDENTITY_PROVIDER,
        counted=False,
    ),
    Way(
        "looking for a means of payment",
        script(
            f"new PaymentRequest([{{supportedMethods: '{HOME}change'}}], {{total:"
            " {label: 'x', amount: {currency: 'EUR', value: '1'}}}).canMakePayment()"
        ),
        counted=False,
    ),
    Way(
        "a passkey of another site",
        script(
            "navigator.credentials.get({publicKey:"
            " {challenge: new Uint8Array(16), rpId: 'tracker.example'}})"
        ),
        "/.well-known/webauthn",
        counted=False,
    ),
    Way(
        "web socket of a sandboxed frame",
        sandboxed("new WebSocket('wss://social.example/change')"),
        counted=False,
    ),
    Way(
        "web socket stream of a sandboxed frame",
        sandboxed("new WebSocketStream('wss://social.example/change')"),
        counted=False,
    ),
    Way(
        "web socket of a worker of a sandboxed frame",
        sandboxed(
            "new Worker(URL.createObjectURL(new Blob("
            "[`new WebSocket('wss://social.example/change')`])))"
        ),
        counted=False,
    ),
]


@pytest.fixture(params=WAYS, ids=lambda way: way.name)
def way(request: pytest.FixtureRequest, server: CountingServer) -> Way:
    chosen: Way = request.param
    server.pages["/"] = HTMLResponse(chosen.page, headers=chosen.headers)
    server.pages["/next"] = "<p>Next</p>"
    server.pages.update(chosen.others)
    return chosen


def test_the_guard_stops_it(
    way: Way, server: CountingServer, walled: LaunchedBrowser, run: Background
) -> None:
    traffic = run(visit(walled))
    assert server.saw("/")
    assert server.saw(way.path) == []
    assert {s.host for s in server.seen} <= {"social.example", "www.social.example"}
    assert traffic.stopped > 0 or not way.counted


async def visit(browser: LaunchedBrowser) -> Traffic:
    async with Visitor.open(browser, POLICY, Viewpoint.OWNER, pace=Pace.REPLICA) as visitor:
        await visitor.capture(HOME)
    return visitor.traffic()


def test_without_the_guard_it_happens(
    way: Way, server: CountingServer, bare: Browser, run: Background
) -> None:
    assert run(visit_unguarded(bare, server, way.path))


async def visit_unguarded(browser: Browser, server: CountingServer, path: str) -> bool:
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(HOME, wait_until="commit")
    happened = await asyncio.to_thread(server.wait_for, path)
    with suppress(TimeoutError):
        # A page that goes on to another one while it is closed can keep the browser from
        # answering. It goes with the browser then.
        async with asyncio.timeout(5):
            await context.close()
    return happened


CANCELLED_READS = script(
    "const send = (name, more) => fetch('/api/', {method: 'POST', ...more,"
    " headers: {'x-name': name}, body: new URLSearchParams({name})}).catch(() => 0);"
    "for (let i = 0; i < 40; i++) {"
    "  const stop = new AbortController();"
    "  send('FriendsQuery', {signal: stop.signal});"
    "  setTimeout(() => stop.abort(), i);"
    "}"
    "addEventListener('pagehide', () => {"
    "  for (let i = 0; i < 20; i++) send('SaveMutation', {keepalive: true});"
    "});"
)
"""A page that cancels reads on their way, and writes to the same address as it closes."""


def test_a_write_does_not_pass_in_place_of_a_read_that_was_cancelled(
    server: CountingServer, walled: LaunchedBrowser, run: Background
) -> None:
    server.pages["/"] = CANCELLED_READS
    for _ in range(3):
        run(visit(walled))
    assert {s.headers["x-name"] for s in server.saw("/api/")} <= {"FriendsQuery"}


def test_without_the_guard_such_a_write_is_sent(
    server: CountingServer, bare: Browser, run: Background
) -> None:
    async def visit_and_leave() -> None:
        context = await bare.new_context()
        page = await context.new_page()
        await page.goto(HOME)
        await page.goto("about:blank")
        await asyncio.to_thread(server.wait_for, "/api/")
        await asyncio.sleep(0.5)
        await context.close()

    server.pages["/"] = CANCELLED_READS
    run(visit_and_leave())
    assert "SaveMutation" in {s.headers["x-name"] for s in server.saw("/api/")}
