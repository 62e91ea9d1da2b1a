"""HAR files: what a browser's developer tools recorded of the pages and what they asked for."""

import json
import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from profilecheck.errors import InputError
from profilecheck.files.html import decoded, web_address, whole_characters
from profilecheck.files.page import SavedPage, SavedReply, day_of_saving

__all__ = ["holds_recording", "looks_like_har", "read_har"]

_PRIVATE = frozenset({"cookie", "authorization", "proxy-authorization", "x-csrf-token"})
_MOST_ENTRIES = 20_000


def looks_like_har(content: bytes) -> bool:
    """Whether a file begins as JSON does."""
    return content[:200].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{")


def holds_recording(content: bytes) -> bool:
    """Whether a file says at its beginning that it is a recording. Source: HAR 1.2, "log"."""
    return re.match(rb'\s*\{\s*"log"\s*:', content[:200].removeprefix(b"\xef\xbb\xbf")) is not None


def read_har(content: bytes, name: str, saved_at: datetime) -> tuple[SavedPage, ...]:
    """Return the pages that were recorded, each with the answers it got.

    Raises:
        InputError: it is no such recording, is damaged, or was made without the answers.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
        entries = data["log"]["entries"]
    except (ValueError, RecursionError, KeyError, TypeError):
        raise InputError(
            f"{name}: this is not a whole recording (HAR) of a browser. Record it again."
        ) from None
    usable = [e for e in (_Entry.of(e) for e in _listed(entries)) if e is not None]
    pages = tuple(p for p in _pages(usable, name, saved_at) if p.html or p.replies)
    if not pages:
        raise InputError(
            f"{name}: there is no page in this recording. Save it “with content”, after "
            "loading the page again."
        )
    return pages


def _listed(entries: Any) -> list[Any]:
    return entries[:_MOST_ENTRIES] if isinstance(entries, list) else []


@dataclass(frozen=True)
class _Entry:
    """One request with its answer, as far as a reader may need it."""

    page: str
    reply: SavedReply
    at: datetime | None
    document: bool
    into_frame: bool

    @classmethod
    def of(cls, entry: Any) -> "_Entry | None":
        request, response = _dict(entry, "request"), _dict(entry, "response")
        url, content = web_address(_text(request, "url")), _dict(response, "content")
        status = response.get("status")
        if not url or not isinstance(status, int) or 300 <= status < 400:
            return None
        headers = dict(_headers(request.get("headers")))
        kind = _text(content, "mimeType").partition(";")[0].strip().lower()
        fetched_for = headers.get("sec-fetch-dest", "")
        html = kind in ("text/html", "application/xhtml+xml")
        stated = _text(entry, "_resourceType")
        posted = _dict(request, "postData").get("text")
        return cls(
            page=_text(entry, "pageref"),
            reply=SavedReply(
                method=_text(request, "method").upper(),
                url=url,
                headers={n: v for n, v in headers.items() if n not in _PRIVATE},
                sent=posted.encode("utf-8", "replace") if isinstance(posted, str) else None,
                status=status,
                body=_body(content),
            ),
            at=_moment(_text(entry, "startedDateTime")),
            document=html and stated in ("document", "") and fetched_for in _DOCUMENTS,
            into_frame=fetched_for in ("iframe", "frame"),
        )


_DOCUMENTS = ("", "document", "iframe", "frame")


@dataclass
class _Recording:
    """A page while its entries come in."""

    entries: list[_Entry] = field(default_factory=list)

    def page(self, name: str, saved_at: datetime) -> SavedPage:
        main = next((e for e in self.entries if e.document and not e.into_frame), None)
        first = main or self.entries[0]
        asked = [e.reply for e in self.entries if not e.document]
        referrer = web_address(first.reply.headers.get("referer", ""))
        return SavedPage(
            file=name,
            html=main.reply.body if main else "",
            url=main.reply.url if main else referrer,
            saved_at=day_of_saving(first.at, saved_at),
            status=main.reply.status if main else None,
            frames=tuple(
                SavedPage(file=name, html=e.reply.body, url=e.reply.url, saved_at=saved_at)
                for e in self.entries
                if e.document and e.into_frame
            ),
            replies=tuple(r for r in asked if r.body),
        )


def _pages(entries: list[_Entry], name: str, saved_at: datetime) -> Iterator[SavedPage]:
    """Each page opened in the recording; a new one begins where the browser opened a document."""
    open_now: dict[str, _Recording] = {}
    recordings: list[_Recording] = []
    for entry in entries:
        begins = entry.document and not entry.into_frame
        current = open_now.get(entry.page)
        if current is None or (begins and any(e.document for e in current.entries)):
            current = open_now[entry.page] = _Recording()
            recordings.append(current)
        current.entries.append(entry)
    for recording in recordings:
        yield recording.page(name, saved_at)


def _body(content: Mapping[str, Any]) -> str:
    text = _text(content, "text")
    if content.get("encoding") != "base64":
        return text
    _, _, charset = _text(content, "mimeType").lower().partition("charset=")
    try:
        return decoded(b64decode(text), charset.split(";")[0].strip(" \"'"))
    except (Base64Error, ValueError):
        return ""


def _headers(headers: Any) -> Iterator[tuple[str, str]]:
    for header in headers if isinstance(headers, list) else ():
        name, value = _text(header, "name"), _text(header, "value")
        if name and not name.startswith(":"):
            yield name.lower(), value


def _dict(data: Any, key: str) -> dict[str, Any]:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, dict) else {}


def _text(data: Any, key: str) -> str:
    value = data.get(key) if isinstance(data, dict) else None
    return whole_characters(value) if isinstance(value, str) else ""


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
