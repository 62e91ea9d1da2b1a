"""MHTML files: a page saved as a single file, with its style sheets and frames inside it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import Message
from email.utils import parsedate_to_datetime

from profilecheck.errors import InputError
from profilecheck.files.html import decoded, web_address
from profilecheck.files.page import SavedPage, day_of_saving

__all__ = ["looks_like_mhtml", "read_mhtml"]

_CID = re.compile(r"""((?:src|href)\s*=\s*["']?|url\(\s*["']?)cid:([^"'\s>)]{1,300})""", re.I)
_CID_HOST = "https://saved.invalid/part/"
_SHADOW_ROOT = re.compile(r"<template\s+shadowmode=", re.IGNORECASE)
_HEAD = re.compile(rb"^(mime-version|content-type:\s*multipart/related)", re.I | re.M)
_MOST_PARTS = 5000


def looks_like_mhtml(content: bytes) -> bool:
    """Whether a file begins with the headers of an MHTML file, whatever its name."""
    start = content[:2048].lstrip(b"\xef\xbb\xbf\r\n ")
    return not start.startswith((b"<", b"{")) and _HEAD.search(start) is not None


def read_mhtml(content: bytes, name: str, saved_at: datetime) -> SavedPage:
    """Return the page in an MHTML file.

    A single file keeps no scripts, and so no data that stood in them.

    Raises:
        InputError: it is no such file, holds no page, or its end is missing.
    """
    try:
        message = message_from_bytes(content)
        parts = [p for p in message.walk() if not p.is_multipart()]
    except (RecursionError, ValueError, LookupError):
        raise InputError(f"{name}: this is not a page saved as a single file.") from None
    cut_off = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
    if any(isinstance(defect, cut_off) for defect in message.defects):
        raise InputError(f"{name}: this file has no end, as if it were cut off. Save it again.")
    documents = [p for p in parts[:_MOST_PARTS] if p.get_content_type() in _DOCUMENTS]
    if not message.is_multipart() or not documents:
        raise InputError(f"{name}: there is no page in this file. Save the page again.")
    when = day_of_saving(_date(message), saved_at)
    main, *frames = [_document(part, name, when) for part in documents]
    address = web_address(_header(message, "Snapshot-Content-Location"))
    return SavedPage(
        file=name,
        html=main.html,
        url=address or main.url,
        saved_at=when,
        styles=dict(_styles(parts[:_MOST_PARTS])),
        frames=tuple(frames),
        single_file=True,
    )


_DOCUMENTS = ("text/html", "application/xhtml+xml")


def _document(part: Message, name: str, saved_at: datetime) -> SavedPage:
    html = _SHADOW_ROOT.sub("<template shadowrootmode=", _with_addresses(_text(part)))
    url = web_address(_header(part, "Content-Location"))
    return SavedPage(file=name, html=html, url=url, saved_at=saved_at)


def _styles(parts: list[Message]) -> Iterator[tuple[str, str]]:
    for part in parts:
        if part.get_content_type() == "text/css":
            location = _header(part, "Content-Location")
            address = _with_addresses(f"url({location}")[4:]
            yield address, _with_addresses(_text(part))


def _with_addresses(text: str) -> str:
    """Write the file's own kind of address ("cid:") as one that a browser asks for."""
    return _CID.sub(rf"\1{_CID_HOST}\2", text)


def _text(part: Message) -> str:
    body = part.get_payload(decode=True)
    charset = part.get_content_charset("")
    return decoded(body if isinstance(body, bytes) else b"", charset)


def _header(message: Message, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _date(message: Message) -> datetime | None:
    try:
        date = parsedate_to_datetime(_header(message, "Date"))
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return date if date.tzinfo is not None else date.replace(tzinfo=UTC)
