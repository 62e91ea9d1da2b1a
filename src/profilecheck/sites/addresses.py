"""Whether a list that a document holds is all of it, and each e-mail address in it as it is.

What decides about things that a page does *not* list needs proof of the list's end. A page that was
cut, or in which characters were lost, lists at least what it shows.
"""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.capture import Capture

__all__ = ["ADDRESS", "is_whole", "odd_addresses"]

ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^~-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+")
"""An e-mail address in the characters that addresses have."""

_END = re.compile(
    r"(?:</body\s*>\s*)?</html\s*>(?:\s|<!--(?:(?!-->).)*-->)*\Z", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"[a-z][\w.:-]*", re.ASCII | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?!.*\]\])[\w.:@#()\[\]*$?!-]+", re.ASCII)
_MARK = "data-profilecheck-end"


def is_whole(capture: Capture) -> bool:
    """Whether the document has its own end, nothing swallows it, and no tag in it is torn."""
    html = capture.html
    end = _END.search(html)
    if end is None or "\0" in html:
        return False
    marked = LexborHTMLParser(f"{html[: end.start()]}<i {_MARK}></i>{end[0]}")
    last = marked.css_first(f"i[{_MARK}]")
    closed = last is not None and last.parent is not None and last.parent.tag == "body"
    return closed and not any(_is_torn(node.tag, node.attributes) for node in marked.css("body *"))


def _is_torn(tag: str | None, attributes: Iterable[str]) -> bool:
    """Whether a tag or the name of an attribute holds what only a torn tag leaves in it."""
    return _TAG.fullmatch(tag or "") is None or any(
        _ATTRIBUTE.fullmatch(name) is None for name in attributes
    )


def odd_addresses(texts: Iterable[str]) -> list[str]:
    """Return the words that hold an address, or a part of one, in a form that addresses lack.

    A word that begins with "@" is a handle.
    """
    words = (word.strip("(),;:.") for text in texts for word in text.split())
    bare = (word[1:-1] if re.fullmatch(r"<.*>", word) else word for word in words)
    parts = [word.removeprefix("mailto:") for word in bare if word.find("@") > 0]
    return [word for word in parts if ADDRESS.fullmatch(word) is None]
