"""Private matter of every kind in all that the replicas answer, each kind a word of its own.

The words stand where live networks have such things: in the page's text, fields, scripts and
addresses, in what its scripts keep, say and hand out, in the answers they ask for, and in headers.
An audit takes none of them up, so that none may be anywhere once it is over.
"""

import html
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from profilecheck.browser.capture import Capture
from profilecheck.browser.lists import ListReads
from profilecheck.browser.visitor import Check, Visitor
from profilecheck.replica import Persona, accounts, server
from profilecheck.replica.front import Front

__all__ = [
    "CANARIES",
    "ERROR_PAGE",
    "IN_ANSWERS",
    "ON_PAGES",
    "Done",
    "done_in",
    "kinds_in",
    "planted_answers",
    "watched",
    "with_canaries",
]

_OF_ANSWERS = (
    "name of another",
    "message",
    "password",
    "CSRF token",
    "access token",
    "session in a header",
    "cookie",
    "localStorage",
    "sessionStorage",
    "IndexedDB",
    "address with a secret",
    "console",
    "error of a script",
    "name of a download",
    "content of a download",
    "title",
    "dialog",
    "answer",
    "hidden text",
    "comment",
)
_OF_PEOPLE = ("friend", "post")
ERROR_PAGE = "error page"
"""Stands on those pages alone that are answered with an error of the network."""
_SESSION = "session of the person"


def _word(kind: str) -> str:
    return "quixvex" + "".join(c for c in kind.casefold() if c.isalpha())


CANARIES: Mapping[str, str] = {
    **{k: _word(k) for k in (*_OF_ANSWERS, *_OF_PEOPLE, ERROR_PAGE, _SESSION)},
    "e-mail of another": "quix@vexmoor.example",
    "phone of another": "07700900461",
}
"""What is planted: the word of each kind. None of them is anywhere else in the replicas."""

_BY_SCRIPT = frozenset(
    {
        "localStorage",
        "sessionStorage",
        "IndexedDB",
        "cookie",
        "console",
        "dialog",
        "name of a download",
        "address with a secret",
    }
)
"""The kinds that are seen once a page's script says that it has put them in their places."""

_DONE = "data-quix-done"
_C = CANARIES
_SCRIPT = f"""
(async () => {{
  const root = document.documentElement;
  const done = (what) =>
    root.setAttribute("{_DONE}", `${{root.getAttribute("{_DONE}") ?? ""}}${{what}};`);
  localStorage.setItem("{_C["localStorage"]}", "{_C["localStorage"]}");
  done("localStorage");
  sessionStorage.setItem("draft", "{_C["sessionStorage"]}");
  done("sessionStorage");
  document.cookie = "quix={_C["cookie"]}; Secure; Path=/; Max-Age=90000";
  done("cookie");
  console.log("{_C["console"]}");
  console.error("{_C["console"]}");
  done("console");
  setTimeout(() => {{ throw new Error("{_C["error of a script"]}"); }});
  const more = `${{location.search ? "&" : "?"}}token={_C["address with a secret"]}`;
  history.replaceState(null, "", location.pathname + location.search + more + "#{_C["answer"]}");
  done("address with a secret");
  fetch("/messages/{_C["name of another"]}?access_token={_C["access token"]}").catch(() => {{}});
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["{_C["content of a download"]}"]));
  link.download = "{_C["name of a download"]}.txt";
  link.click();
  done("name of a download");
  if (navigator.webdriver) {{  // in a person's own window, nobody would close it
    alert("{_C["dialog"]}");
    done("dialog");
  }}
  await new Promise((kept) => {{
    const opening = indexedDB.open("quix", 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore("messages").add("{_C["IndexedDB"]}", 1);
    opening.onsuccess = () => {{ opening.result.close(); kept(); }};
  }});
  done("IndexedDB");
}})();
"""
_ON_PAGES = f"""
<!-- {_C["comment"]} -->
<aside>
  <p>{_C["name of another"].capitalize()} Vexmoor: {_C["message"]}</p>
  <a href="mailto:{_C["e-mail of another"]}">{_C["e-mail of another"]}</a>
  <a href="tel:{_C["phone of another"]}">{_C["phone of another"]}</a>
  <a href="/reset?token={_C["address with a secret"]}">Somewhere</a>
  <img alt="{_C["name of another"]}" src="data:,">
  <p hidden>{_C["hidden text"]}</p>
  <form action="/nowhere" method="post">
    <input type="hidden" name="csrf" value="{_C["CSRF token"]}">
    <input type="password" name="pass" value="{_C["password"]}" hidden>
  </form>
</aside>
<script type="application/json">{{"accessToken": "{_C["access token"]}"}}</script>
<script>{_SCRIPT}</script>
"""
_IN_ANSWERS = json.dumps(
    {
        "sender": _C["name of another"],
        "message": _C["message"],
        "email": _C["e-mail of another"],
        "phone": _C["phone of another"],
        "access_token": _C["access token"],
        "answer": _C["answer"],
    }
)
IN_ANSWERS = frozenset(k for k, word in CANARIES.items() if word in _IN_ANSWERS)
"""The kinds that an answer to a page's scripts holds."""
_PASSWORD = "password"
ON_PAGES = frozenset(k for k, word in CANARIES.items() if word in _ON_PAGES) - {_PASSWORD} | {
    "title"
}
"""The kinds that a page shows to whoever captures it; what is typed as a password is left out."""
_HEADERS = (
    (b"x-session-id", _C["session in a header"].encode()),
    (b"set-cookie", f"quix_kept={_C['cookie']}; Secure; HttpOnly; Path=/; Max-Age=90000".encode()),
)


class _PlantingFront(Front):
    """A front that plants in every answer, whatever fault strikes."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await super().__call__(scope, receive, _planting(send))


def _planting(send: Send) -> Send:
    begun: Message = {}
    body = b""

    async def planting(message: Message) -> None:
        nonlocal begun, body
        if message["type"] == "http.response.start":
            begun = message
            return
        if message["type"] != "http.response.body":
            await send(message)
            return
        body += message.get("body", b"")
        if message.get("more_body"):
            return
        content = _planted(body, begun["status"])
        others = [(n, v) for n, v in begun["headers"] if n.lower() != b"content-length"]
        length = [(b"content-length", str(len(content)).encode())] if body else []
        await send(dict(begun) | {"headers": [*others, *_HEADERS, *length]})
        await send({"type": "http.response.body", "body": content})

    return planting


def _planted(body: bytes, status: int) -> bytes:
    if body.startswith(b'{"'):
        return b'{"quix": ' + _IN_ANSWERS.encode() + b", " + body[1:]
    if not body[:100].lstrip().lower().startswith(b"<!doctype html"):
        return body
    error = f"<p>{html.escape(_C[ERROR_PAGE])}</p>" if status >= 500 else ""
    body = body.replace(b"</title>", f" {_C['title']}</title>".encode(), 1)
    before, end, after = body.rpartition(b"</body>")
    if not end:  # an error's page is a short one
        before, end, after = body.rpartition(b"</html>")
    if not end:  # it broke off: within its last text, the words would be a part of that text
        before, end, after = _at_its_beginning(body)
    return before + f"{error}{_ON_PAGES}".encode() + end + after


def _at_its_beginning(body: bytes) -> tuple[bytes, bytes, bytes]:
    """Part a page that broke off behind the tag of its body; at its end where it has none."""
    begun = re.search(rb"<body[^>]*>", body)
    return (body[: begun.end()], b"", body[begun.end() :]) if begun else (body, b"", b"")


class _Secrets:
    """Makes tokens of sessions that can be told from any other."""

    def __init__(self) -> None:
        self._made = 0

    def token_urlsafe(self, _: int) -> str:
        self._made += 1
        return f"{_C[_SESSION]}{self._made}"


@contextmanager
def planted_answers() -> Iterator[None]:
    """Have the replicas that are started meanwhile plant in all that they answer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server, "Front", _PlantingFront)
        patch.setattr(accounts, "secrets", _Secrets())
        yield


def with_canaries(who: Persona, network: str) -> Persona:
    """Return a made-up person who knows somebody there, and posted something, that is a canary."""
    membership = who.networks[network]
    profile = membership.profile
    data = profile if isinstance(profile, dict) else profile.model_dump()
    changed = membership.model_copy(update={"profile": _with_people(data)})
    return who.model_copy(update={"networks": {**who.networks, network: changed}})


def _with_people(profile: Mapping[str, Any]) -> dict[str, Any]:
    friend = {"name": f"{_C['friend'].capitalize()} Grubnik", "detail": "Teacher at Oakfield"}
    changed = dict(profile)
    for name, value in profile.items():
        if isinstance(value, dict) and "seed" in value:
            changed[name] = value | {"named": [*value.get("named", ()), friend]}
        for text in ("text", "title"):
            if name in ("posts", "videos") and value and text in value[0]:
                said = f"Oakfield Primary School {_C['post']}"
                changed[name] = [post | {text: f"{post[text]} {said}"} for post in value]
    return changed


@dataclass(frozen=True)
class Done:
    """What a program did: the canaries that it saw, what it started, where it wrote.

    `seen` are kinds of `CANARIES`, `started` the arguments and environments of other programs,
    `written` the paths of every file that it opened to write, also of those it removed again.
    """

    seen: frozenset[str]
    started: tuple[str, ...]
    written: tuple[Path, ...]


_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_STARTS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.putenv")


@contextmanager
def watched(notes: Path) -> Iterator[None]:
    """Note in the file `notes` what this process does from now on until it ends; see `done_in`."""
    with notes.open("a", encoding="utf-8", buffering=1) as file, pytest.MonkeyPatch.context() as p:

        def note(kind: str, told: object) -> None:
            if not file.closed:
                file.write(json.dumps([kind, told], default=repr) + "\n")

        def hook(event: str, told: tuple[Any, ...]) -> None:
            if event in _STARTS:
                note("started", repr(told))
            elif event == "open" and isinstance(told[0], str | bytes) and told[2] & _WRITES:
                note("written", os.fsdecode(told[0]))

        capture = Visitor.capture

        async def noting(
            visitor: Visitor, url: str, list_reads: ListReads | None = None, *worth: Check
        ) -> Capture:
            seen = await capture(visitor, url, list_reads, *worth)
            note("seen", _seen_in(seen))
            return seen

        p.setattr(Visitor, "capture", noting)
        sys.addaudithook(hook)
        yield


def kinds_in(text: str) -> frozenset[str]:
    """Return the kinds of the canaries that a text holds."""
    held = text.casefold()
    return frozenset(kind for kind, word in CANARIES.items() if word in held)


def _seen_in(capture: Capture) -> list[str]:
    held = (capture.url, capture.html, *(reply.body for reply in capture.replies))
    root = capture.tree.css_first("html")
    done = (root.attributes.get(_DONE) or "").split(";") if root else ()
    return sorted(kinds_in("\n".join(held)) - _BY_SCRIPT.difference(done))


def done_in(notes: Path) -> Done:
    """Return what is noted of a process; see `watched`."""
    told: dict[str, list[Any]] = {"seen": [], "started": [], "written": []}
    for line in notes.read_text(encoding="utf-8").splitlines():
        kind, what = json.loads(line)
        told[kind].append(what)
    seen = frozenset(kind for kinds in told["seen"] for kind in kinds)
    return Done(seen, tuple(told["started"]), tuple(map(Path, told["written"])))
