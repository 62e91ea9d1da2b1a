"""What names the school on a page of the person's own, and no reader took for anything.

A reader takes what it knows. What else stands on the page, in its text, behind its links, in the
data that it carries, is seen by others all the same: where it names the school, the page was not
read whole, and nothing it would prove is proved.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import HIDDEN_MARK, Capture
from profilecheck.browser.strings import holds_data, strings_of
from profilecheck.model import Entries, Observed, Unread
from profilecheck.school import Workplace
from profilecheck.sites.site import Page, ReadContext
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["shows_person", "unplaced"]

_TOLD_OF_PERSON = frozenset(
    {
        Fact.PROFILE_NAME,
        Fact.PROFILE_EMPLOYER,
        Fact.PROFILE_EDUCATION,
        Fact.PROFILE_HEADLINE,
        Fact.PROFILE_BIO,
        Fact.PROFILE_LOCATION,
        Fact.PROFILE_BIRTHDAY,
        Fact.PROFILE_FAMILY,
        Fact.PROFILE_LINKS,
        Fact.CONTACT_EMAIL,
        Fact.CONTACT_PHONE,
        Fact.MEMBERSHIPS,
        Fact.POSTS_TO_REREAD,
    }
)
_CODE = frozenset({"script", "style", "template", "noscript", "link", "svg", "base"})
_SEEN = ("title", "alt", "aria-label", "value", "placeholder", "content")
_LONGEST = 20_000
_CUT_OFF = re.compile(r"\s*(…|\.\.\.)$")


def shows_person(page: Page) -> bool:
    """Whether the page tells of the person what others may see, and is no list or setting."""
    return not _TOLD_OF_PERSON.isdisjoint(page.promises)


def unplaced(
    page: Page, context: ReadContext, readings: Iterable[Observed | Unread]
) -> Iterator[Unread]:
    """Yield a reading that the text about the person is not whole, where that is so."""
    if not shows_person(page):
        return
    naming = [t for t in dict.fromkeys(_texts(context.capture)) if _names(context.workplace, t)]
    placed = _placed(context.workplace, (*context.earlier, *readings)) if naming else ()
    for text in map(_plain, naming):
        if not any(words in text or text in words for words in placed):
            yield context.unread(Fact.PROFILE_BIO, UnreadReason.SCHOOL_NAMED)
            return


@lru_cache(maxsize=8192)
def _names(workplace: Workplace, text: str) -> bool:
    """Kept for what pages of one network say again and again."""
    found = workplace.link(text) if "//" in text[:12] else None
    return found is not None or any(m.kind.names_school for m in workplace.in_text(text))


def _placed(workplace: Workplace, readings: Iterable[Observed | Unread]) -> tuple[str, ...]:
    """What was read and names the school itself; of a long text that was cut off, its beginning."""
    values = (r.value for r in readings if isinstance(r, Observed))
    entries = (e for v in values if isinstance(v, Entries) for e in v.entries)
    words = {w for e in entries for w in (e.text, e.detail) if _names(workplace, w)}
    return tuple(_plain(_CUT_OFF.sub("", w)) for w in words)


def _plain(text: str) -> str:
    return " ".join(unescape(text).casefold().split())


# What stands on the page


def _texts(capture: Capture) -> Iterator[str]:
    for tree in (capture.tree, *(frame.tree for frame in capture.frames)):
        if tree.root is not None:
            yield from _of_node(tree.root)
    for reply in capture.replies:
        yield from _of_data(reply.body)


def _of_node(root: LexborNode) -> Iterator[str]:
    # An explicit stack: pages nest deeper than Python recurses.
    stack = [root]
    while stack:
        node = stack.pop()
        if node.tag == "-text":
            yield from _short(node.text(deep=False) or "")
        elif node.tag in ("script", "code") and holds_data(words := node.text() or ""):
            yield from _of_data(words)
        elif not _is_not_theirs(node):
            yield from _of_attributes(node)
            stack.extend(node.iter(include_text=True))


def _is_not_theirs(node: LexborNode) -> bool:
    """Whether nobody sees it, or it is beside the page, where networks suggest other people."""
    if node.tag in _CODE or HIDDEN_MARK in node.attributes:
        return True
    return node.tag == "aside" or node.attributes.get("role") == "complementary"


def _of_attributes(node: LexborNode) -> Iterator[str]:
    for name in _SEEN:
        yield from _short(node.attributes.get(name) or "")
    if node.tag == "a":
        yield from _short(node.attributes.get("href") or "")


def _of_data(source: str) -> Iterator[str]:
    for string in strings_of(source):
        if holds_data(string.value):
            yield from _of_data(string.value)
        else:
            yield from _short(string.value)


def _short(text: str) -> Iterator[str]:
    if text := text.strip():
        yield text[:_LONGEST]
