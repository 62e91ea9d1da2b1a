"""Text made plain: without the characters that no output can show as text.

Those are terminal escapes, other control characters, and marks that reverse the reading direction.
They come in the text of pages, and in the names of files.
"""

import re
import unicodedata
from collections.abc import Callable

__all__ = ["MAX_PAGE_TEXT", "in_what_can_be_written", "plain_text"]

MAX_PAGE_TEXT = 2000
"""Characters kept of one piece of page text."""

_ANSI_ESCAPE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x9b[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-_]"
)
_WITHOUT_UNICODE = {
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("“”«»", '"'),
    **dict.fromkeys("–—·", "-"),
    "›": ">",
    "→": "->",
    "█": "#",
    "●": "*",
    "◐": "~",
    "○": "o",
    "…": "...",
    "\u00a0": " ",
}
_KEPT_FORMAT_CHARACTERS = {"\u200d"}  # joins emoji; reorders nothing


def plain_text(text: str, limit: int | None = MAX_PAGE_TEXT) -> str:
    """Return `text` on one line, without escapes, control or direction characters.

    What is longer than `limit` characters is cut there and ends in "…"; None cuts nothing.
    """
    shown = " ".join(_shown(text).split())
    return shown if limit is None or len(shown) <= limit else shown[: limit - 1] + "…"


def in_what_can_be_written(text: str, can_write: Callable[[str], bool]) -> str:
    """Return `text` with what comes next to it in place of each character that cannot be written.

    `can_write` says of a character whether it can; "?" stands for one that nothing is next to.
    """
    return "".join(c if can_write(c) else _WITHOUT_UNICODE.get(c, "?") for c in text)


def _shown(text: str) -> str:
    if text.isprintable():  # as most is: nothing to take out, and no need to look at each letter
        return text
    return "".join(c for c in _ANSI_ESCAPE.sub("", text) if c.isspace() or _is_shown(c))


def _is_shown(character: str) -> bool:
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co")
    return character in _KEPT_FORMAT_CHARACTERS or not hidden
