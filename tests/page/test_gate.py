"""Whoever is not the page's own browser gets nothing and does nothing.

Each attack is tried twice: as it is, and with the one check taken away that it is held off by. Then
it has to come through: so each of these tests can fail.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn, cast

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from profilecheck.errors import InputError
from profilecheck.page import gate
from profilecheck.page.app import application
from profilecheck.page.desk import Desk
from profilecheck.page.entrance import AGAIN, KEY_HEADER, Entrance
from profilecheck.page.gate import HEADERS, gated, is_plain
from profilecheck.page.life import Life
from profilecheck.page.showing import Upload
from profilecheck.with_command import WithCommand
from tests import unhurried
from tests.conftest import Background
from tests.each import each
from tests.page.conftest import Answer, Clock, Served, desk_in, serving

ALL_METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]


class Behind:
    """An application that answers everything, and notes what comes through the gate to it."""

    def __init__(self) -> None:
        self.reached: list[str] = []
        self.app = Starlette(
            routes=[
                Upload("/files", self._answer, methods=["POST"]),
                Route("/{path:path}", self._answer, methods=ALL_METHODS),
            ]
        )

    async def _answer(self, request: Request) -> Response:
        body = await request.body()
        self.reached.append(f"{request.method} {request.url.path} {len(body)}")
        return PlainTextResponse("This is the page.")


@pytest.fixture(scope="module")
def behind() -> Behind:
    return Behind()


@pytest.fixture(scope="module")
def guarded(behind: Behind, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(desk_in(tmp_path_factory.mktemp("gate")), behind.app) as page:
        yield page


def without(check: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Take one of the checks out of the gate."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        kept = tuple(one for one in gate.CHECKS if one.__name__ != check)
        assert len(kept) == len(gate.CHECKS) - 1
        monkeypatch.setattr(gate, "CHECKS", kept)

    return patch


def instead(owner: object, name: str, value: object) -> Callable[[pytest.MonkeyPatch], None]:
    """Let something that holds attacks off hold nothing off."""
    return lambda monkeypatch: monkeypatch.setattr(owner, name, value)


@dataclass(frozen=True)
class Attack:
    """A request that is the person's own but for one thing; `off` takes away what refuses it."""

    off: Callable[[pytest.MonkeyPatch], None]
    path: str = "/networks"
    method: str = "GET"
    headers: Mapping[str, str | None] = field(default_factory=dict)
    body: bytes = b""

    def on(self, page: Served) -> Answer:
        headers = {k: v and v.replace("PORT", str(page.port)) for k, v in self.headers.items()}
        return page.ask(self.path, self.method, headers, self.body)


HOST_OFF = without("is_for_this_address")
PATH_OFF = without("has_a_plain_path")
METHOD_OFF = without("has_a_known_method")
ORIGIN_OFF = without("comes_from_this_page")
FETCH_OFF = without("is_fetched_by_this_page")
SIZE_OFF = instead(gate, "MOST_BYTES", 2**40)
COOKIE_OFF = instead(Entrance, "knows", lambda self, cookie: True)
LARGE = b"a" * (gate.MOST_BYTES + 1)
CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(LARGE), LARGE)

ATTACKS = {
    "no cookie": Attack(COOKIE_OFF, headers={"Cookie": None}),
    "empty cookie": Attack(COOKIE_OFF, headers={"Cookie": "profilecheck-PORT="}),
    "wrong cookie": Attack(COOKIE_OFF, headers={"Cookie": "profilecheck-PORT=" + "A" * 43}),
    "no cookie, form": Attack(COOKIE_OFF, method="POST", headers={"Cookie": None}, body=b"a=b"),
    "no cookie, HEAD": Attack(COOKIE_OFF, method="HEAD", headers={"Cookie": None}),
    "a rebound name": Attack(HOST_OFF, headers={"Host": "evil.example"}),
    "a rebound name with the port": Attack(HOST_OFF, headers={"Host": "evil.example:PORT"}),
    "localhost": Attack(HOST_OFF, headers={"Host": "localhost:PORT"}),
    "IPv6": Attack(HOST_OFF, headers={"Host": "[::1]:PORT"}),
    "another port": Attack(HOST_OFF, headers={"Host": "127.0.0.1:1"}),
    "no port": Attack(HOST_OFF, headers={"Host": "127.0.0.1"}),
    "a dot more": Attack(HOST_OFF, headers={"Host": "127.0.0.1.:PORT"}),
    "another spelling": Attack(HOST_OFF, headers={"Host": "127.1:PORT"}),
    "no host": Attack(HOST_OFF, headers={"Host": ""}),
    "wrong origin": Attack(ORIGIN_OFF, method="POST", headers={"Origin": "http://evil.example"}),
    "no origin": Attack(ORIGIN_OFF, method="POST", headers={"Origin": None}),
    "null origin": Attack(ORIGIN_OFF, method="POST", headers={"Origin": "null"}),
    "origin of another port": Attack(
        ORIGIN_OFF, method="POST", headers={"Origin": "http://127.0.0.1:1"}
    ),
    "origin over TLS": Attack(
        ORIGIN_OFF, method="POST", headers={"Origin": "https://127.0.0.1:PORT"}
    ),
    "a page of another origin reads": Attack(ORIGIN_OFF, headers={"Origin": "http://evil.example"}),
    "form from the same site": Attack(
        FETCH_OFF, method="POST", headers={"Sec-Fetch-Site": "same-site"}
    ),
    "form from another site": Attack(
        FETCH_OFF, method="POST", headers={"Sec-Fetch-Site": "cross-site"}
    ),
    "form from nowhere": Attack(FETCH_OFF, method="POST", headers={"Sec-Fetch-Site": "none"}),
    "a page of the same site opens it": Attack(FETCH_OFF, headers={"Sec-Fetch-Site": "same-site"}),
    "a page elsewhere opens it": Attack(FETCH_OFF, headers={"Sec-Fetch-Site": "cross-site"}),
    "two slashes": Attack(PATH_OFF, "//evil.example/networks"),
    "up": Attack(PATH_OFF, "/static/../networks"),
    "up, written otherwise": Attack(PATH_OFF, "/static/%2e%2e/networks"),
    "up, written twice": Attack(PATH_OFF, "/static/%252e%252e/networks"),
    "here": Attack(PATH_OFF, "/./networks"),
    "a slash, written otherwise": Attack(PATH_OFF, "/static%2fnetworks"),
    "backslash": Attack(PATH_OFF, "/\\evil.example"),
    "nothing between": Attack(PATH_OFF, "/static//networks"),
    "nul": Attack(PATH_OFF, "/networks%00"),
    "carriage return": Attack(PATH_OFF, "/networks%0dX-Made-Up:%20a"),
    **{method: Attack(METHOD_OFF, method=method) for method in ALL_METHODS[2:]},
    "a large form": Attack(SIZE_OFF, method="POST", body=LARGE),
    "a large body where a page is asked for": Attack(SIZE_OFF, body=LARGE),
}


def test_the_persons_own_browser_comes_through(guarded: Served, behind: Behind) -> None:
    behind.reached.clear()
    assert guarded.ask().status == 200
    assert guarded.ask(method="HEAD").status == 200
    assert guarded.ask(method="POST", body=b"a=b").status == 200
    for whose in ("none", "same-origin"):
        assert guarded.ask(headers={"Sec-Fetch-Site": whose}).status == 200
    largest = LARGE[: gate.MOST_BYTES]
    assert guarded.ask(method="POST", body=largest).status == 200
    assert guarded.ask("/files", "POST", body=LARGE).status == 200
    assert behind.reached == [
        "GET /networks 0",
        "HEAD /networks 0",
        "POST /networks 3",
        "GET /networks 0",
        "GET /networks 0",
        f"POST /networks {gate.MOST_BYTES}",
        f"POST /files {len(LARGE)}",
    ]


@each("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_nobody_else_does(attack: Attack, guarded: Served, behind: Behind) -> None:
    behind.reached.clear()
    answer = attack.on(guarded)
    assert answer.refused
    assert "This is the page" not in answer.text
    assert behind.reached == []


@each("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_without_that_check_they_would(attack: Attack, guarded: Served, behind: Behind) -> None:
    behind.reached.clear()
    with pytest.MonkeyPatch.context() as patch:
        attack.off(patch)
        attack.on(guarded)
    assert len(behind.reached) == 1


@pytest.mark.parametrize("off", [False, True], ids=["with", "without"])
def test_a_body_that_does_not_say_how_long_it_is_ends_where_it_is_too_long(
    off: bool, guarded: Served, behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind.reached.clear()
    if off:
        monkeypatch.setattr(gate, "MOST_BYTES", 2**40)
    answer = guarded.ask(method="POST", headers={"Transfer-Encoding": "chunked"}, body=CHUNKED)
    assert answer.status == (200 if off else 413)
    assert bool(behind.reached) is off


@pytest.mark.parametrize("off", [False, True], ids=["with", "without"])
def test_what_is_announced_as_too_large_is_not_waited_for(
    off: bool, guarded: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    if off:
        without("is_not_too_large")(monkeypatch)
    own = guarded.own_headers("POST") | {"Content-Length": str(gate.MOST_BYTES + 1)}
    headers = "".join(f"{name}: {value}\r\n" for name, value in own.items())
    answer = guarded.send(f"POST /networks HTTP/1.1\r\n{headers}\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 413") is not off


def _only(headers: list[tuple[bytes, bytes]], client: tuple[str, int] | None = None) -> gate.Asked:
    scope = {"type": "http", "method": "POST", "path": "/", "client": client, "headers": headers}
    return gate.Asked(Request(scope), "127.0.0.1:4000", gate.MOST_BYTES)


@each("length", ["", "-1", "1e9", "ten", "0x10", "１0x"])
def test_a_length_that_is_no_number_is_refused(length: str) -> None:
    asked = _only([(b"content-length", length.encode("utf-8"))])
    assert gate.is_not_too_large(asked) is not None


def test_what_comes_from_nowhere_or_for_no_path_is_refused() -> None:
    assert gate.comes_from_this_computer(_only([])) is not None
    assert gate.has_a_plain_path(_only([])) is not None
    assert gate.comes_from_this_computer(_only([], ("127.0.0.1", 1))) is None


@pytest.mark.parametrize("off", [False, True], ids=["with", "without"])
def test_two_hosts_are_none(
    off: bool, guarded: Served, behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind.reached.clear()
    if off:
        HOST_OFF(monkeypatch)
    own = guarded.own_headers()
    guarded.send(
        f"GET {guarded.path('/networks')} HTTP/1.1\r\nHost: {own['Host']}\r\n"
        "Host: evil.example\r\n"
        f"Cookie: {own['Cookie']}\r\nConnection: close\r\n\r\n".encode()
    )
    assert bool(behind.reached) is off


@pytest.mark.parametrize("off", [False, True], ids=["with", "without"])
def test_the_address_of_another_server_is_not_ours(
    off: bool, guarded: Served, behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a proxy is asked: the name is in the line itself."""
    behind.reached.clear()
    if off:
        HOST_OFF(monkeypatch)
    cookie = guarded.own_headers()["Cookie"]
    guarded.send(
        f"GET http://evil.example{guarded.path('/networks')} HTTP/1.1\r\nHost: evil.example\r\n"
        f"Cookie: {cookie}\r\nConnection: close\r\n\r\n".encode()
    )
    assert bool(behind.reached) is off


def _asked_from(client: str, app: Starlette, run: Background) -> int:
    """Ask as if the server listened to a network, and `client` were somewhere on it."""
    told: list[dict[str, Any]] = []
    entrance = Entrance()
    root = entrance.root
    cookie = f"profilecheck-{root[1:]}={entrance.admit(entrance.new_token())}"
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": f"{root}/networks",
        "raw_path": f"{root}/networks".encode(),
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:4000"), (b"cookie", cookie.encode())],
        "client": (client, 50_000),
        "server": ("127.0.0.1", 4000),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        told.append(message)

    async def ask() -> None:
        await gated(app, port=4000, entrance=entrance, life=Life())(scope, receive, send)

    run(ask())
    status: int = told[0]["status"]
    return status


def test_another_computer_is_not_answered(
    behind: Behind, run: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _asked_from("127.0.0.1", behind.app, run) == 200
    assert _asked_from("192.0.2.7", behind.app, run) == 403
    without("comes_from_this_computer")(monkeypatch)
    assert _asked_from("192.0.2.7", behind.app, run) == 200


def test_each_check_is_tried_without(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a new one cannot come without its attack."""
    tried = {"comes_from_this_computer", "is_not_too_large"}  # in tests of their own
    whole = set(gate.CHECKS)
    for attack in ATTACKS.values():
        with monkeypatch.context() as patch:
            attack.off(patch)
            tried |= {one.__name__ for one in whole - set(gate.CHECKS)}
    assert tried == {one.__name__ for one in whole}


# ------------------------------------------------------------------ the token


def _cookie_in(answer: Answer) -> str:
    return (answer.headers["set-cookie"] or "").partition(";")[0]


def test_a_token_becomes_a_cookie_once_and_stands_in_no_address_after(served: Served) -> None:
    address = served.address().removeprefix(served.origin)
    first = served.ask(address, stranger=True)
    root = served.entrance.root
    assert (first.status, first.headers["location"]) == (303, f"{root}/")
    said = first.headers["set-cookie"]
    assert re.fullmatch(
        rf"profilecheck-{root[1:]}=[\w-]{{43}}; HttpOnly; Path={root}; SameSite=strict", said
    )
    assert address.partition("=")[2] not in said
    assert served.ask(headers={"Cookie": _cookie_in(first)}, stranger=True).status == 200

    again = served.ask(address, stranger=True)
    assert (again.status, again.headers["set-cookie"]) == (403, None)


def test_the_cookie_is_worth_nothing_where_another_server_of_this_computer_is_sent_it(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is sent to every port; not the path that it is for, which only this browser knows."""
    known = served.cookie()
    name, _, value = known.partition("=")
    for cookie in (known, f"profilecheck-{served.port}={value}", f"{name}={value}"):
        with monkeypatch.context() as patch:
            patch.setattr(Served, "path", lambda self, path: path)
            for path in ("/", "/networks", "/static/page.css", "/alive"):
                assert served.ask(path, headers={"Cookie": cookie}).status == 403
            assert served.ask(f"/{'A' * 43}/networks", headers={"Cookie": cookie}).status == 403
    assert served.ask(headers={"Cookie": known}).status == 200
    assert Entrance().root != served.entrance.root


def test_another_server_cannot_put_its_cookie_in_the_place_of_ours(served: Served) -> None:
    """What it sets for all of 127.0.0.1 comes along, after our own."""
    both = f"{served.cookie()}; profilecheck-{served.port}=theirs; profilecheck=theirs"
    assert served.ask(headers={"Cookie": both}).status == 200


def test_every_address_on_a_screen_is_below_the_pages_own(served: Served) -> None:
    names = "href|action|formaction|src|data-follow"
    led = re.findall(rf'(?:{names})="([^"#]+)', served.ask("/networks").text)
    assert led
    assert all(one.startswith(f"{served.entrance.root}/") for one in led)
    for package in ("profilecheck.page", "profilecheck.report"):
        for template in Path(str(files(package))).rglob("*.j2"):
            assert not re.findall(rf'(?:{names})="/', template.read_text()), template


def test_a_slash_too_many_leads_nowhere(served: Served) -> None:
    answer = served.ask("/networks/")
    assert (answer.status, answer.headers["location"]) == (404, None)
    assert "There is no such page" in answer.text


def test_the_browser_that_was_let_in_may_open_the_printed_address_again(served: Served) -> None:
    address = served.address().removeprefix(served.origin)
    cookie = {"Cookie": _cookie_in(served.ask(address, stranger=True))}
    again = served.ask(address, headers=cookie, stranger=True)
    assert (again.status, again.headers["set-cookie"]) == (303, None)
    assert again.headers["location"] == f"{served.entrance.root}/"
    assert (
        served.ask(address, headers={"Cookie": f"{cookie['Cookie']}x"}, stranger=True).status == 403
    )


def test_a_token_that_is_not_burnt_would_let_two_in(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Entrance, "admit", lambda self, token: self._cookie if token == self._token else None
    )
    address = served.address().removeprefix(served.origin)
    assert [served.ask(address, stranger=True).status for _ in range(2)] == [303, 303]


@pytest.mark.parametrize("token", ["", "A" * 43, "é"])
def test_a_wrong_token_lets_nobody_in(token: str, served: Served) -> None:
    served.address()
    answer = served.ask(f"/?token={token.replace('é', '%C3%A9')}", stranger=True)
    assert (answer.status, answer.headers["set-cookie"]) == (403, None)


def test_no_token_is_good_before_there_is_one(served: Served) -> None:
    assert served.ask("/?token=", stranger=True).status == 403


def test_a_token_is_taken_at_one_address_only_and_never_from_a_form(served: Served) -> None:
    query = served.address().removeprefix(f"{served.page}/")
    assert served.ask(f"/networks{query}", stranger=True).status == 403
    form = {"Origin": served.origin}
    assert served.ask(f"/{query}", "POST", form, stranger=True).status == 403
    assert served.ask(f"/{query}", "HEAD", stranger=True).status == 403
    assert served.ask(f"/{query}", stranger=True).status == 303


def test_a_new_token_makes_an_unused_one_void(served: Served) -> None:
    old, new = (served.address().removeprefix(served.origin) for _ in range(2))
    assert served.ask(old, stranger=True).status == 403
    assert served.ask(new, stranger=True).status == 303


def test_secrets_are_compared_in_constant_time(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = served.address().removeprefix(served.origin)
    monkeypatch.setattr("hmac.compare_digest", lambda one, other: False)
    assert served.ask(address, stranger=True).status == 403
    assert served.ask().status == 403


def test_a_stranger_is_told_one_kind_sentence_and_nothing_else(served: Served) -> None:
    for path in ("/", "/networks", "/static/page.css", "/static/report.css", "/alive", "/nowhere"):
        answer = served.ask(path, stranger=True)
        assert answer.status == 403
        said = re.sub(r"(?s)<title>.*?</title>|<style>.*?</style>|<[^>]*>", "", answer.text).strip()
        assert html.unescape(said) == (
            "This page belongs to somebody else's browser, or it was closed. "
            "Start profilecheck again."
        )


# -------------------------------------------------------- the key of a second start


def test_only_the_key_gets_another_token(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    own: dict[str, str | None] = {"Origin": served.origin, "Cookie": None}
    right = {**own, KEY_HEADER: served.entrance.key}
    way_in = served.ask(AGAIN, "POST", right).text
    assert served.ask(way_in, stranger=True).status == 303
    assert served.ask(AGAIN, "GET", right).status == 403
    assert served.ask(AGAIN, "POST", {**right, "Origin": None}).status == 403
    # Neither the cookie nor another key does; with the check off, both would.
    for wrong in ({**own, KEY_HEADER: "A" * 43}, own, served.own_headers("POST")):
        assert served.ask(AGAIN, "POST", wrong).status == 403
        with monkeypatch.context() as patch:
            patch.setattr(Entrance, "has_key", lambda self, key: True)
            assert served.ask(AGAIN, "POST", wrong).status == 200


def test_to_come_in_is_to_use_the_page(served: Served, clock: Clock) -> None:
    clock.now = 1000
    assert served.ask(served.entrance.new_way_in(), stranger=True).status == 303
    clock.now = 2000
    key = {"Origin": served.origin, "Cookie": None, KEY_HEADER: served.entrance.key}
    assert not served.desk.life.is_left_alone
    served.ask(AGAIN, "POST", key)
    clock.now = 3000
    assert not served.desk.life.is_left_alone
    clock.now = 4000
    assert served.desk.life.is_left_alone


# ------------------------------------------------------------ every address there is


def _addresses(desk: Desk) -> list[tuple[str, str]]:
    """Every address of the page with each method it takes; whatever it names is made up."""
    return sorted(
        (re.sub(r"\{[^}]*\}", "page.css", route.path), method)
        for route in application(desk).routes
        if isinstance(route, Route)
        for method in route.methods or ()
    )


def test_every_address_is_shut_to_strangers_and_open_pages(served: Served) -> None:
    before = sorted(served.desk.store.home.rglob("*"))
    addresses = _addresses(served.desk)
    assert len(addresses) > 8
    for path, method in addresses:
        assert served.ask(path, method, {"Cookie": None}).status == 403
        assert served.ask(path, method, {"Host": "evil.example"}).status == 421
        if method == "POST":
            for headers in ({"Origin": None}, {"Origin": "null"}, {"Origin": "http://a.example"}):
                assert served.ask(path, method, headers).status == 403
    assert served.desk.life.farewell == ""
    assert sorted(served.desk.store.home.rglob("*")) == before


def test_every_answer_has_the_headers(served: Served) -> None:
    requests = [
        *_addresses(served.desk),
        ("/nowhere", "GET"),
        ("//evil.example", "GET"),
        ("/networks", "DELETE"),
    ]
    # Closing comes last: nothing is answered after it.
    requests.sort(key=lambda one: one == ("/end", "POST"))
    for path, method in requests:
        for stranger in (True, False):
            answer = served.ask(path, method, stranger=stranger)
            assert {name: answer.headers.get_all(name) for name in HEADERS} == {
                name: [value] for name, value in HEADERS.items()
            }, path
            assert answer.headers["server"] is None


def test_the_headers_stand_on_a_screen_that_broke(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Desk) -> None:
        raise ZeroDivisionError("Elmbridge")

    monkeypatch.setattr(Desk, "way", broken)
    answer = served.ask()
    assert answer.status == 500
    assert "Something went wrong" in answer.text
    assert "Elmbridge" not in answer.text
    assert "Traceback" not in answer.text
    assert {answer.headers[name] for name in HEADERS} == set(HEADERS.values())


def test_what_a_screen_could_not_do_is_told_without_a_command(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Desk) -> None:
        raise InputError(WithCommand.after("Look yourself", ": profilecheck guide myspace"))

    monkeypatch.setattr(Desk, "way", refused)
    answer = served.ask()
    assert answer.status == 422
    assert "Look yourself." in answer.text
    assert "profilecheck guide" not in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/networks", "/static/page.css", "/sign-in/mastodon@a.example", "/a/b/", "/a.b"]
)
def test_plain_paths(path: str) -> None:
    assert is_plain(path)


@each(
    "path",
    ["", "networks", "//a", "/a//b", "/..", "/a/..", "/a/./b", "/...", "/a%20b", "/a\n", "/é"],
)
def test_paths_that_are_not_plain(path: str) -> None:
    assert not is_plain(path)


# ---------------------------------------------------------------- raw bytes


@each(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET /networks HTTP/1.0\r\n\r\n",
        b"GET /networks HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)
def test_odd_bytes_get_nothing(raw: bytes, guarded: Served, behind: Behind) -> None:
    behind.reached.clear()
    assert b"This is the page" not in guarded.send(raw)
    assert behind.reached == []
    assert guarded.ask().status == 200


def test_a_socket_of_the_web_is_not_opened(guarded: Served, behind: Behind) -> None:
    behind.reached.clear()
    answer = guarded.ask(
        headers={
            "Cookie": None,
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        }
    )
    assert answer.status == 403
    assert behind.reached == []


def test_what_others_send_keeps_nobody_awake(desk: Desk, clock: Clock) -> None:
    """Only what the person does counts as use."""
    with serving(desk) as page:
        page.cookie()
        clock.now = 1799
        page.ask(stranger=True)
        page.ask(headers={"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"})
        page.ask("/alive", headers={"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"})
        page.ask("/static/page.css", headers={"Sec-Fetch-Mode": "no-cors"})
        page.ask(headers={"Host": "evil.example"})
        clock.now = 1801
        page.ended.join(unhurried.SECONDS)
        assert not page.ended.is_alive()


def test_what_is_no_request_goes_no_further(behind: Behind, run: Background) -> None:
    async def heard(*_: object) -> NoReturn:
        raise AssertionError("it was spoken to")

    shut = gate._Gate(heard, (), "127.0.0.1:1", Entrance(), cast(Life, None))
    run(shut({"type": "websocket", "path": "/"}, heard, heard))
