"""The guard: which requests a network's pages may make, and the count of the rest.

`decide` is the whole rule, as a pure function of one request. `Guard` applies it to every
request of one browser context. What the context cannot see (redirects, shared workers, what a
page sends as it closes) is held by the wall (`profilecheck.browser.wall`), with the same rule.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum
from typing import Protocol
from urllib.parse import parse_qsl, unquote, urlsplit
from weakref import WeakKeyDictionary

from playwright.async_api import BrowserContext, Request, Route, WebSocketRoute
from playwright.async_api import Error as PlaywrightError

from profilecheck.browser.changes import (
    overrides_method,
    says_a_change_in_path,
    says_a_change_in_query,
)
from profilecheck.browser.naming import name_of
from profilecheck.browser.policy import PostRead, ReadPolicy
from profilecheck.model import Traffic

__all__ = [
    "HARMLESS_SCHEMES",
    "LOOPBACK_HOSTS",
    "Decision",
    "Guard",
    "Stopped",
    "Wall",
    "decide",
    "decide_page",
]

HARMLESS_SCHEMES = frozenset({"about", "blob", "data"})
"""Addresses that never leave the browser."""

LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names of this computer itself."""
_OVERRIDES = frozenset({"x-http-method-override", "x-http-method", "x-method-override"})
_LIVE_CONNECTIONS = frozenset({"eventsource", "websocket"})
_ASKED_BY_SCRIPT = frozenset({"fetch", "xhr"})
_MOST_UNKNOWN = 100
_ANY_OTHER = "…"
"""Stands for the names beyond those: a page can make up as many as it likes."""

_NO_SIDE_DOORS = """
for (const way of [
  "Worker", "SharedWorker", "WebSocketStream", "WebTransport",
  "RTCPeerConnection", "webkitRTCPeerConnection",
]) delete window[way];
delete Navigator.prototype.credentials;
"""
"""Run in every window before the page's own scripts. These ways out don't show as requests, or
lead to places (a worker) where web sockets can be opened unseen. No reading needs them."""


class Stopped(StrEnum):
    """Why a request was stopped, in words for the report."""

    CHANGES = "would change something"
    UNNAMED = "does not say what it does"
    ACTS = "would act by being opened"
    SAYS_A_CHANGE = "says that it changes something"
    ELSEWHERE = "goes to another site"
    PLAIN_HTTP = "is not encrypted"
    LIVE_CONNECTION = "keeps a connection open"
    NOT_NEEDED = "is not needed for reading"
    UNSEEN = "was not made by the page itself"


@dataclass(frozen=True)
class Decision:
    """The guard's decision on a request: it is let through where `stopped` is None.

    `operation` is the name it goes by: of the allowed read it is, or the name that was refused.
    `document` is the number of what it asks for, where the network has such numbers.
    """

    stopped: Stopped | None = None
    operation: str = ""
    document: str = ""


class Wall(Protocol):
    """The wall around the whole browser; the guard announces to it what it lets through."""

    def expect(self, guard: "Guard", method: str, url: str) -> None:
        """Let the request through when it reaches the wall."""


def decide(
    policy: ReadPolicy,
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes | None,
    kind: str = "",
) -> Decision:
    """Decide whether one request is let through.

    Header names are in lower case. `kind` is the browser's word for what the request is for
    ("document", "fetch", …).
    """
    parts = urlsplit(url)
    if parts.scheme in HARMLESS_SCHEMES:
        return Decision()
    if stopped := _wrong_place(policy, parts.scheme, parts.hostname or ""):
        return Decision(stopped)
    if kind in _LIVE_CONNECTIONS:
        return Decision(Stopped.LIVE_CONNECTION)
    # A server takes "/%6cogout" for "/logout".
    query = f"?{parts.query}" if parts.query else ""
    targets = {parts.path + query, unquote(parts.path) + query}
    if any(p.search(target) for p in policy.acting_gets for target in targets):
        return Decision(Stopped.ACTS)
    if _OVERRIDES & headers.keys() or overrides_method(parts.query):
        return Decision(Stopped.CHANGES)
    if method == "GET":
        return _decide_get(policy, parts.path, parts.query)
    if method in ("HEAD", "OPTIONS"):
        return Decision(Stopped.NOT_NEEDED)
    if method != "POST":
        return Decision(Stopped.CHANGES)
    return _decide_post(policy, parts.path, parts.query, headers, body)


def decide_page(
    policy: ReadPolicy, url: str, headers: Mapping[str, str] | None = None, kind: str = ""
) -> Decision:
    """Decide whether a page is opened that the program sets out for.

    Its path may say what it likes: a list of connections is at “invite-connect”, and somebody may
    be called “like”. Its query may not.
    """
    decision = decide(policy, "GET", url, headers or {}, None, kind)
    said_by_path = decision.stopped is Stopped.SAYS_A_CHANGE
    return (
        Decision() if said_by_path and not says_a_change_in_query(urlsplit(url).query) else decision
    )


def _decide_get(policy: ReadPolicy, path: str, query: str) -> Decision:
    name = _reply_name(policy, path)
    says_so = says_a_change_in_query(query) or (not name and says_a_change_in_path(path))
    return Decision(Stopped.SAYS_A_CHANGE) if says_so else Decision(operation=name)


def _wrong_place(policy: ReadPolicy, scheme: str, host: str) -> Stopped | None:
    if not policy.owns_host(host):
        return Stopped.ELSEWHERE
    if scheme == "https" or (scheme == "http" and host in LOOPBACK_HOSTS):
        return None
    return Stopped.LIVE_CONNECTION if scheme in ("ws", "wss") else Stopped.PLAIN_HTTP


def _reply_name(policy: ReadPolicy, path: str) -> str:
    patterns = (policy.reply_paths or {}).items()
    return next((name for name, pattern in patterns if pattern.search(path)), "")


def _decide_post(
    policy: ReadPolicy, path: str, query: str, headers: Mapping[str, str], body: bytes | None
) -> Decision:
    reads = [read for read in policy.post_reads if read.covers(path)]
    if not reads:
        return Decision(Stopped.CHANGES)
    sent = _fields_sent(headers, body or b"")
    if sent is None:
        return Decision(Stopped.UNNAMED)
    asked = _with_folded_names(_with_hidden(parse_qsl(query, keep_blank_values=True)))
    refusals = []
    for read in reads:
        says_more = _says_more(read, query, body or b"", sent)
        name, document = ("", "") if says_more else _operation(read, asked, headers, sent)
        if name in read.names:
            return Decision(operation=name, document=document)
        refusals.append((name, document))
    named, document = next((said for said in refusals if said[0]), ("", ""))
    return Decision(Stopped.CHANGES if named else Stopped.UNNAMED, named, document)


_Fields = list[tuple[str, str]]
"""Names and values; the names are folded, so that each is folded once."""


def _says_more(read: PostRead, query: str, body: bytes, sent: _Fields) -> bool:
    """Whether the request says something that this read never says."""
    if any(name == "_method" for name, _ in sent):
        return True
    never = read.never
    return never is not None and (_holds(body, never) or bool(never.search(unquote(query))))


def _operation(
    read: PostRead, asked: _Fields, headers: Mapping[str, str], sent: _Fields
) -> tuple[str, str]:
    """Return the one name that the request gives itself, and the number of its document.

    `asked` are the fields of its query, `sent` those of its body. The name is "" where it gives
    none or several.
    """
    document = _document(read, asked, sent)
    if document is None:
        return "", ""
    if not read.field and not read.header and not read.query:
        return next(iter(read.names)), document
    return _agreed_name(read, asked, headers, sent), document


def _document(read: PostRead, asked: _Fields, sent: _Fields) -> str | None:
    """Return the one number that the body gives; "" where none is wanted, None where it fails."""
    if not read.document:
        return ""
    numbers = _of_fields(sent, read.document)
    if len(numbers) != 1 or _of_fields(asked, read.document):
        return None
    return numbers[0] if re.fullmatch("[0-9]+", numbers[0]) else None


def _agreed_name(read: PostRead, asked: _Fields, headers: Mapping[str, str], sent: _Fields) -> str:
    in_body = _of_fields(sent, read.field) if read.field else []
    in_header = [headers[h] for h in (read.header.lower(),) if h in headers]
    in_query = _of_fields(asked, read.query) if read.query else []
    if read.field and (len(in_body) != 1 or _of_fields(asked, read.field)):
        return ""  # said nowhere that counts, or twice: the network may believe either
    if read.query and len(in_query) != 1:
        return ""
    beside = [value for name in read.also for value in _of_fields([*sent, *asked], name)]
    named = {*in_body, *in_header, *in_query}
    agreed = named | set(beside)
    return agreed.pop() if named and len(agreed) == 1 else ""


def _of_fields(fields: _Fields, name: str) -> list[str]:
    """Return every value of a field; it counts in each spelling that a server may take for it."""
    wanted = _folded(name)
    return [value for key, value in fields if key == wanted]


def _with_folded_names(fields: Iterable[tuple[str, str]]) -> _Fields:
    return [(_folded(name), value) for name, value in fields]


def _folded(name: str) -> str:
    """A field's name as the loosest server reads it: “Doc.id[]” is “doc_id”."""
    return re.sub(r"[.\s]", "_", name.strip("\0 ").partition("[")[0]).casefold()


def _holds(body: bytes, pattern: re.Pattern[str]) -> bool:
    """Whether a body holds the pattern, however its characters are written."""
    text = body.decode("utf-8", "replace")
    with suppress(ValueError, RecursionError):
        text = json.dumps(json.loads(text), ensure_ascii=False)
    return pattern.search(unquote(text)) is not None


def _fields_sent(headers: Mapping[str, str], body: bytes) -> _Fields | None:
    """Return the top-level fields of a form or a JSON object; None for any other body.

    A batch (a JSON list) and a multipart body are such others: they can carry more than one
    operation, or hide one. So is a body in a coding of its own, which the server undoes.
    """
    if "content-encoding" in headers:
        return None
    if not body:
        return []
    header = Message()
    header["content-type"] = headers.get("content-type", "")
    if str(header.get_param("charset", "utf-8")).casefold() not in ("utf-8", "utf8"):
        return None
    try:
        sent = _fields_of(header.get_content_type(), body.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return None if sent is None else _with_folded_names(sent)


def _fields_of(kind: str, text: str) -> list[tuple[str, str]] | None:
    if kind == "application/x-www-form-urlencoded":
        return _with_hidden(parse_qsl(text, keep_blank_values=True, strict_parsing=True))
    return _json_fields(text) if kind == "application/json" else None


def _with_hidden(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the fields of a form or a query, and those that stand within one behind a semicolon.

    Some servers part fields there too: what they see counts as well.
    """
    parts = (part for name, value in fields for part in f"{name}={value}".split(";")[1:])
    return fields + [(part.partition("=")[0], part.partition("=")[2]) for part in parts]


class _Pairs(list[tuple[str, object]]):
    """The members of a JSON object, doubles included."""


def _json_fields(text: str) -> list[tuple[str, str]] | None:
    data = json.loads(text, object_pairs_hook=_Pairs)
    if not isinstance(data, _Pairs):
        return None
    return [(name, value if isinstance(value, str) else "") for name, value in data]


def _is_page(url: str, set_out_for: str) -> bool:
    """Whether an address is the one set out for, or where a network takes it on to.

    “/channel/UC/upload” may become “/channel/UC123/upload”: what says a change is as it was.
    """
    asked, own = urlsplit(url), urlsplit(set_out_for)
    parts, own_parts = (unquote(p.path).strip("/").split("/") for p in (asked, own))
    return (
        asked.hostname == own.hostname
        and len(parts) == len(own_parts)
        and all(
            part == own_part or not says_a_change_in_path(part)
            for part, own_part in zip(parts, own_parts, strict=True)
        )
    )


class Guard:
    """Holds one browser context to a network's `ReadPolicy`, and counts what it does.

    `blocked` are the names of operations refused on the address of an allowed read since it was
    last emptied: what a reader misses may have come by one of those.
    """

    def __init__(self, policy: ReadPolicy, wall: Wall) -> None:
        self.policy = policy
        self.blocked: list[str] = []
        self._wall = wall
        self._allowed = 0
        self._stopped: Counter[Stopped] = Counter()
        self._hosts: set[str] = set()
        self._unknown: Counter[str] = Counter()
        self._documents: dict[str, str] = {}
        self._set_out_for = ""
        self._decided: WeakKeyDictionary[Request, Decision] = WeakKeyDictionary()

    def set_out_for(self, url: str) -> None:
        """Say which page is opened next: whatever its path says, it is one to read."""
        self._set_out_for = url

    async def install(self, context: BrowserContext) -> None:
        """Put every request and web socket of `context` through this guard."""
        await context.add_init_script(_NO_SIDE_DOORS)
        await context.route("**/*", self._on_request)
        # Playwright's `route` does not see the frames of a web socket: all are closed at once.
        await context.route_web_socket(re.compile(""), self._on_web_socket)

    def decide(self, request: Request) -> Decision:
        """Decide on `request`, without counting it: once, whoever asks."""
        decision = self._decided.get(request)
        if decision is None:
            decision = self._decided[request] = self.judge(
                request.method,
                request.url,
                request.headers,
                request.post_data_buffer,
                request.resource_type,
            )
        return decision

    def judge(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, kind: str = ""
    ) -> Decision:
        """Decide on one request, as `decide` does, while the page that was set out for is open."""
        decision = decide(self.policy, method, url, headers, body, kind)
        if decision.stopped is Stopped.SAYS_A_CHANGE and _is_page(url, self._set_out_for):
            return decide_page(self.policy, url, headers, kind)
        if decision.document and decision.operation:
            # What went by the name of a change is no read, whatever it is called later.
            known = self._documents.setdefault(decision.document, decision.operation)
            if known != decision.operation:
                return Decision(Stopped.CHANGES, decision.operation, decision.document)
        return decision

    def count(self, url: str, decision: Decision, kind: str = "") -> None:
        """Count a request and what became of it; `kind` is the browser's word, as in `decide`."""
        parts = urlsplit(url)
        if parts.scheme in HARMLESS_SCHEMES:
            return
        if decision.stopped is None:
            self._allowed += 1
            self._hosts.add(parts.hostname or "")
            if kind in _ASKED_BY_SCRIPT and not decision.operation:
                self._count_unknown(url)
            return
        self._stopped[decision.stopped] += 1
        if any(read.covers(parts.path) for read in self.policy.post_reads):
            self.blocked.append(decision.operation or decision.stopped.value)

    def traffic(self) -> Traffic:
        """Return the counts so far."""
        return Traffic(
            allowed=self._allowed,
            stopped=self._stopped.total(),
            stopped_by={reason.value: n for reason, n in sorted(self._stopped.items())},
            hosts=tuple(sorted(self._hosts)),
            unknown_reads=dict(sorted(self._unknown.items())),
        )

    def _count_unknown(self, url: str) -> None:
        name = name_of(url)
        full = len(self._unknown) >= _MOST_UNKNOWN and name not in self._unknown
        self._unknown[_ANY_OTHER if full else name] += 1

    async def _on_request(self, route: Route, request: Request) -> None:
        decision = self.decide(request)
        self.count(request.url, decision, request.resource_type)
        # A page that closes takes its requests with it: there is nothing left to answer then.
        with suppress(PlaywrightError):
            if decision.stopped is None:
                self._wall.expect(self, request.method, request.url)
                await route.continue_()
            else:
                await route.abort("blockedbyclient")

    async def _on_web_socket(self, socket: WebSocketRoute) -> None:
        self.count(socket.url, Decision(Stopped.LIVE_CONNECTION))
        with suppress(PlaywrightError):
            await socket.close()
