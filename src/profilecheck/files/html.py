"""HTML files: their encoding, the address they were saved from, and the files beside them."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from profilecheck.errors import InputError
from profilecheck.files.page import SavedPage, day_of_saving

__all__ = ["decoded", "read_html", "web_address", "whole_characters"]

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,4000})\s*-->")
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S{1,4000})\s"
    r"(?:\s*saved date:(?P<date>[^\n]{1,100}))?"
)
"""What the browser extension SingleFile writes. It keeps the page as it looked, without scripts."""
_SAVE_PAGE_WE = "savepage-"
"""What begins the names under which the extension Save Page WE notes the address and the day."""
_MOMENT = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d) (?P<year>\d{4}) "
    r"(?P<time>\d\d:\d\d:\d\d) GMT(?P<zone>[+-]\d{4})"
)
"""A moment as both write it. Source: ECMAScript, "Date.prototype.toString"."""
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.I)
_NOT_OF_PAGES = frozenset(
    {
        "idna",
        "mbcs",
        "oem",
        "punycode",
        "raw-unicode-escape",
        "undefined",
        "unicode-escape",
        "utf-7",
    }
)
"""Encodings that Python knows and no page is in. Source: the Encoding standard's list."""
_BEGINNING = 4096
_ENDING = 65536
_END = re.compile(r"</(html|body)\s*>", re.IGNORECASE)
_MARKUP = re.compile(r"<(!doctype|html|head|body|meta|title|script|div|!--)", re.IGNORECASE)
_MOST_BESIDE = 200
_LARGEST_BESIDE = 8 * 1024 * 1024


def read_html(content: bytes, name: str, path: Path, saved_at: datetime) -> SavedPage:
    """Return the page in an HTML file, with the style sheets and frames that lie beside it.

    Raises:
        InputError: it is no web page, or its end is missing.
    """
    html = decoded(content)
    if "\0" in html or not _MARKUP.search(html[:_BEGINNING]):
        raise InputError(f"{name}: this is not a web page.")
    if not _END.search(html, max(0, len(html) - _ENDING)):
        raise InputError(
            f"{name}: this page has no end, as if it were cut off. "
            "Save it again, as “Webpage, Complete”."
        )
    noted = _noted(html)
    page = SavedPage(
        file=name,
        html=html,
        url=_saved_from(html) or (noted.url if noted else ""),
        saved_at=day_of_saving(noted.at if noted else None, saved_at),
        single_file=noted is not None,
    )
    styles, frames = _beside(page, path)
    return replace(page, styles=styles, frames=frames)


@dataclass(frozen=True)
class _Noted:
    """What an extension that saves a page as one file notes in it: where and when it did."""

    url: str
    at: datetime | None


def _noted(html: str) -> _Noted | None:
    if match := _SINGLE_FILE.search(html[:_BEGINNING]):
        return _Noted(web_address(match["url"]), _moment(match["date"] or ""))
    if _SAVE_PAGE_WE not in html:
        return None
    tree = LexborHTMLParser(html)
    url, date = (
        next((n.attributes.get("content") or "" for n in tree.css(f"head > meta[name={name}]")), "")
        for name in (f"{_SAVE_PAGE_WE}url", f"{_SAVE_PAGE_WE}date")
    )
    return _Noted(web_address(url), _moment(date)) if url or date else None


def _moment(text: str) -> datetime | None:
    match = _MOMENT.search(text)
    if match is None:
        return None
    written = "{day} {month} {year} {time} {zone}".format(**match.groupdict())
    try:
        return parsedate_to_datetime(written).astimezone(UTC)
    except (ValueError, OverflowError):  # no day of a calendar
        return None


def _saved_from(html: str) -> str:
    match = _SAVED_FROM.search(html[:_BEGINNING])
    return web_address(match[1]) if match else ""


def web_address(text: str) -> str:
    """Return `text` where it is the address of a page on the web, else ""."""
    try:
        parts = urlsplit(text.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        return ""
    return text.strip() if usable else ""


def decoded(content: bytes, charset: str = "") -> str:
    """Return the text of an HTML document: by its byte order mark, `charset`, or its own word."""
    return whole_characters(_decoded(content, charset))


def whole_characters(text: str) -> str:
    """Return `text` without halves of characters, which no encoding can write down again."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _decoded(content: bytes, charset: str) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if content[:200:2].strip(b"\0 ") == b"" and content[1:200:2].strip():
        return content.decode("utf-16-be", "replace")
    if content[1:200:2].strip(b"\0 ") == b"" and content[:200:2].strip():
        return content.decode("utf-16-le", "replace")
    declared = _CHARSET.search(content[:_BEGINNING])
    named = charset or (declared[1].decode("ascii") if declared else "")
    return content.decode(_text_encoding(named, content), "replace")


def _text_encoding(named: str, content: bytes) -> str:
    """Return the encoding called `named`; what it calls itself else fits, where it is unknown.

    A page that can be read byte by byte is not in two-byte units, whatever it says. Source: the
    HTML standard, "prescan a byte stream".
    """
    if named.lower().startswith("utf-16"):
        return "utf-8"
    try:
        "".encode(named)  # refuses what is no encoding of text
        known = codecs.lookup(named).name
        if known not in _NOT_OF_PAGES:
            return known
    except (LookupError, ValueError):
        pass
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _beside(page: SavedPage, path: Path) -> tuple[dict[str, str], tuple[SavedPage, ...]]:
    """The style sheets and frames in the folder that a browser puts beside a page it saves."""
    tree = LexborHTMLParser(page.html)
    base = page.url or "https://saved.invalid/"
    styles = {
        urljoin(base, link): text
        for link in _links(tree, "link[rel~=stylesheet i]", "href")
        if (text := _text_beside(path, link)) is not None
    }
    frames = tuple(
        replace(page, html=text, url=_saved_from(text))
        for link in _links(tree, "iframe", "src")
        if (text := _text_beside(path, link)) is not None
    )
    return styles, frames


def _links(tree: LexborHTMLParser, selector: str, attribute: str) -> Iterator[str]:
    for node in tree.css(selector)[:_MOST_BESIDE]:
        if link := (node.attributes.get(attribute) or "").strip():
            yield link


def _text_beside(path: Path, link: str) -> str | None:
    """The file that `link` names in the page's own folder of parts, None where there is none.

    Nothing outside that folder is looked at, whatever the link says.
    """
    parts = unquote(link).removeprefix("./").split("/")
    folder = path.with_name(f"{path.stem}_files")
    if len(parts) != 2 or parts[0] != folder.name or parts[1] in ("", ".", "..") or "\\" in link:
        return None
    beside = folder / parts[1]
    try:
        if folder.is_symlink() or beside.is_symlink() or not beside.is_file():
            return None
        with beside.open("rb") as file:
            content = file.read(_LARGEST_BESIDE + 1)
    except (OSError, ValueError):
        return None
    return decoded(content) if len(content) <= _LARGEST_BESIDE else None
