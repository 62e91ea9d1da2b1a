"""A page as it was seen, frozen: what readers read, with or without a browser at hand.

`html` is the page's document *as shown*: the browser writes the live state of controls into it
(`checked`, `selected`) and marks what is not rendered with the attribute `HIDDEN_MARK`, so that
a reader sees what a person sees. Of a page that was saved as a file, a control whose state the
file does not keep has the attribute `UNPROVEN_MARK`.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.vocabulary import Viewpoint

__all__ = [
    "HIDDEN_MARK",
    "UNPROVEN_MARK",
    "Capture",
    "Frame",
    "Json",
    "ListEnd",
    "Reply",
    "breaks_off",
]

HIDDEN_MARK = "data-profilecheck-hidden"
UNPROVEN_MARK = "data-profilecheck-unproven"

Json = Any
"""A decoded JSON value. Its shape is the network's, so readers narrow it as they go."""


class ListEnd(StrEnum):
    """Whether a list that loads as one scrolls was seen to its end."""

    NOT_A_LIST = "not_a_list"
    COMPLETE = "complete"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Reply:
    """One answer the page asked the network for while it was open.

    `operation` is the name of the allowed read it belongs to, "" for a plain GET.
    """

    url: str
    operation: str
    status: int
    body: str

    def json(self) -> Json:
        """Return the decoded body; of several JSON values on lines of their own, the first.

        Raises:
            ValueError: the body is not JSON.
        """
        return json.JSONDecoder().raw_decode(self.body.lstrip())[0]


@dataclass(frozen=True)
class Frame:
    """A frame inside the page."""

    url: str
    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed document."""
        return LexborHTMLParser(self.html)


@dataclass(frozen=True)
class Capture:
    """One page at one moment. `status` is the HTTP status, None for a saved page.

    `broke_off` is whether its document came in part, which its markup does not show any more once a
    browser has closed what was open.
    """

    url: str
    html: str
    taken_at: datetime
    viewpoint: Viewpoint = Viewpoint.OWNER
    status: int | None = None
    requested_url: str = ""
    frames: tuple[Frame, ...] = ()
    replies: tuple[Reply, ...] = ()
    list_end: ListEnd = ListEnd.NOT_A_LIST
    blocked: tuple[str, ...] = field(default=())
    broke_off: bool = False

    @cached_property
    def is_whole(self) -> bool:
        """Whether nothing shows that the end of the document is missing."""
        _, ends = self._parsed
        return not (self.broke_off or (_is_document(self.html) and not (ends and _ends(self.html))))

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed document."""
        return self._parsed[0]

    @cached_property
    def _parsed(self) -> tuple[LexborHTMLParser, bool]:
        """The document, and whether its parser came to the end: both told by one parsing."""
        return _parsed(self.html)

    @cached_property
    def address(self) -> str:
        """The address as it may be written down: of its query only what was asked for.

        What a network adds to it can tell who came from where, or be a key to something.
        """
        return _without_additions(self.url, self.requested_url)

    @cached_property
    def language(self) -> str:
        """The language of `<html lang>` without its region ("en"), or "" where it says none."""
        root = self.tree.css_first("html")
        declared = (root.attributes.get("lang") or "") if root else ""
        return re.split(r"[-_]", declared.strip().lower())[0]

    @cached_property
    def title(self) -> str:
        """The text of `<title>`, or ""."""
        node = self.tree.css_first("title")
        return node.text(strip=True) if node else ""


# What was passed over is not tried in other ways: of many comments there are endlessly many.
_BEGINS = re.compile(r"(?>\s+|<!doctype[^>]*>|<!--.*?-->)*+<html\b", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(r"</html\s*>", re.IGNORECASE)
_LAST = 65_536
"""Characters: what a page sends after its end, as Facebook may, is shorter."""


_LAST_OF_ALL = "profilecheck: nothing follows"


def breaks_off(source: str) -> bool:
    """Whether a document, as it was sent, begins with `<html>` and does not end with `</html>`.

    An end within a comment, a script or a value that is never closed is none.
    """
    return _is_document(source) and not (_ends(source) and _parsed(source)[1])


def _is_document(source: str) -> bool:
    return _BEGINS.match(source) is not None


def _ends(source: str) -> bool:
    return _ENDS.search(source, max(0, len(source) - _LAST)) is not None


def _parsed(source: str) -> tuple[LexborHTMLParser, bool]:
    """Parse a document; tell whether what would follow it is still read as markup.

    A comment is put behind it for that: in every place of a document it becomes a comment, but
    within one, a script, a title, a value or a template that is never closed.
    """
    tree = LexborHTMLParser(f"{source}<!--{_LAST_OF_ALL}-->")
    last = _last_of_all(tree)
    if last is None:
        return LexborHTMLParser(source), False
    last.decompose()
    return tree, True


def _last_of_all(tree: LexborHTMLParser) -> LexborNode | None:
    """The comment that was put behind a document: the last thing in what stands last in it."""
    node = tree.root
    while node is not None:
        while node.next is not None:
            node = node.next
        if node.is_comment_node and node.comment_content == _LAST_OF_ALL:
            return node
        node = node.last_child
    return None


def _without_additions(url: str, asked: str) -> str:
    try:
        parts, wanted = urlsplit(url), urlsplit(asked or url)
        known = parse_qsl(wanted.query, keep_blank_values=True)
        query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair in known]
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return asked
    return parts._replace(netloc=host, query=urlencode(query), fragment="").geturl()
