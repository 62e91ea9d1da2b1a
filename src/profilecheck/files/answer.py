"""One answer of a network's API, saved alone: in a JSON file, or as a browser shows it.

What it answers to is not in the file.
"""

import json
import re
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from profilecheck.errors import InputError
from profilecheck.files.html import decoded
from profilecheck.files.page import SavedPage, SavedReply

__all__ = ["answer_in", "read_answer"]

_LARGEST = 8 * 1024 * 1024
_GUARD = re.compile(r"\s*(?:(?:for|while) ?\((?:;;|1)\);|\)\]\}',?)")
"""What networks put before an answer, so that no other page can run it as a program."""


def read_answer(content: bytes, name: str, saved_at: datetime) -> SavedPage:
    """Return a page of nothing but the answer in a JSON file.

    Raises:
        InputError: it is no JSON.
    """
    body = _without_guard(decoded(content))
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        raise InputError(f"{name}: this is neither a saved page nor an answer in JSON.") from None
    reply = SavedReply("GET", "", {}, None, 200, body)
    return SavedPage(file=name, html="", url="", saved_at=saved_at, replies=(reply,))


def answer_in(html: str) -> str:
    """Return the data of a page on which nothing else is: how a browser shows an answer in JSON.

    It is "" of any other page.
    """
    if len(html) > _LARGEST or "<pre" not in html:
        return ""
    body = LexborHTMLParser(html).body
    parts = [n for n in body.iter(include_text=False) if n.tag != "div"] if body else []
    words = (parts[0].text() or "").strip() if [n.tag for n in parts] == ["pre"] else ""
    words = _without_guard(words)
    return words if re.match(r"[{\[]", words) else ""


def _without_guard(body: str) -> str:
    return body[guard.end() :] if (guard := _GUARD.match(body)) else body
