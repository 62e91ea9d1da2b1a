"""JSON files: one answer of a network's API, saved alone. What it answers to is not in the file."""

import json
from datetime import datetime

from profilecheck.errors import InputError
from profilecheck.files.html import decoded
from profilecheck.files.page import SavedPage, SavedReply

__all__ = ["read_answer"]


def read_answer(content: bytes, name: str, saved_at: datetime) -> SavedPage:
    """Return a page of nothing but the answer in a JSON file.

    Raises:
        InputError: it is no JSON.
    """
    body = decoded(content)
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        raise InputError(f"{name}: this is neither a saved page nor an answer in JSON.") from None
    reply = SavedReply("GET", "", {}, None, 200, body)
    return SavedPage(file=name, html="", url="", saved_at=saved_at, replies=(reply,))
