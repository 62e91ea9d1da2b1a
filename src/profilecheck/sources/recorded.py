"""A page with the answers it got, as the text of a file; and the answers of a file as readers know
them.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

from profilecheck.browser.capture import Capture, Reply
from profilecheck.browser.guard import Stopped, decide
from profilecheck.browser.policy import ReadPolicy
from profilecheck.files.page import SavedPage, SavedReply

__all__ = ["as_file", "as_saved", "named_replies"]

_FORM = "application/x-www-form-urlencoded"
_SOME_NUMBER = "1"


def named_replies(policy: ReadPolicy, replies: Iterable[SavedReply]) -> Iterator[Reply]:
    """Yield the answers to reads that the network's readers know, called as in a live audit.

    Where the person changed something at the address of a read, what that answered counts beside
    what was read before: the two say different things then, and neither is taken.
    """
    for reply in replies:
        decision = decide(policy, reply.method, reply.url, reply.headers, reply.sent)
        if decision.stopped is Stopped.CHANGES and reply.status < 400:
            decision = decide(policy, "GET", reply.url, reply.headers, None)
        if decision.stopped is None and decision.operation:
            yield Reply(reply.url, decision.operation, reply.status, reply.body)


def as_saved(capture: Capture, policy: ReadPolicy) -> SavedPage:
    """Return a page that was seen live as one that was recorded with its answers."""
    return SavedPage(
        file="page",
        html=capture.html,
        url=capture.url,
        saved_at=capture.taken_at,
        status=capture.status,
        frames=tuple(
            SavedPage("page", frame.html, frame.url, capture.taken_at) for frame in capture.frames
        ),
        replies=tuple(_asked_for(reply, policy) for reply in capture.replies),
    )


def _asked_for(reply: Reply, policy: ReadPolicy) -> SavedReply:
    """Return an answer with a request that goes by its name; what else was asked is not known."""
    path = urlsplit(reply.url).path
    read = next(
        (r for r in policy.post_reads if reply.operation in r.names and r.covers(path)), None
    )
    if read is None:
        return SavedReply("GET", reply.url, {}, None, reply.status, reply.body)
    named = {"content-type": _FORM}
    if read.header:
        named[read.header.lower()] = reply.operation
    sent = {read.field: reply.operation} if read.field else {}
    if read.document:
        sent[read.document] = _SOME_NUMBER
    return SavedReply("POST", reply.url, named, urlencode(sent).encode(), reply.status, reply.body)


def as_file(page: SavedPage) -> tuple[str, str]:
    """Return a page as the text of a file, and what the file's name ends in."""
    if page.replies or page.frames:
        if not page.html and not page.url and len(page.replies) == 1:
            return page.replies[0].body, ".json"
        return json.dumps(_recording(page), indent=1, ensure_ascii=False), ".har"
    beginning, _, rest = page.html.partition(">")
    saved_from = f"\n<!-- saved from url=({len(page.url):04}){page.url} -->\n" if page.url else ""
    return f"{beginning}>{saved_from}{rest}", ".html"


def _recording(page: SavedPage) -> dict[str, Any]:
    """Return a page with its answers as a recording. Source: HAR 1.2."""
    at = page.saved_at.isoformat(timespec="seconds")
    documents = [(page, "document")] if page.html else []
    documents += [(frame, "iframe") for frame in page.frames]
    entries = [
        _entry(at, SavedReply("GET", p.url, {"sec-fetch-dest": to}, None, p.status or 200, p.html))
        for p, to in documents
    ]
    entries += [_entry(at, reply, "application/json") for reply in page.replies]
    creator = {"name": "profilecheck sample", "version": "1"}
    return {"log": {"version": "1.2", "creator": creator, "entries": entries}}


def _entry(at: str, reply: SavedReply, kind: str = "text/html") -> dict[str, Any]:
    request: dict[str, Any] = {
        "method": reply.method,
        "url": reply.url,
        "headers": [{"name": n, "value": v} for n, v in reply.headers.items()],
    }
    if reply.sent is not None:
        request["postData"] = {
            "mimeType": reply.headers.get("content-type", ""),
            "text": reply.sent.decode(),
        }
    return {
        "pageref": "sample",
        "startedDateTime": at,
        "request": request,
        "response": {"status": reply.status, "content": {"mimeType": kind, "text": reply.body}},
    }
