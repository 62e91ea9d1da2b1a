"""The safety net: the school's name on a page of the person's own that no reader took up.

A reader takes what it knows. What else stands on the page, in its text, behind its links, in the
data that it carries, is seen by others all the same: where it names the school, the page was not
read whole, and nothing it would prove is proved.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from html import unescape
from itertools import chain
from urllib.parse import unquote, unquote_plus
from weakref import WeakKeyDictionary

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import HIDDEN_MARK, Capture, Reply
from profilecheck.browser.strings import holds_data, quoted_in, strings_of
from profilecheck.model import Entries, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.site import Page, ReadContext
from profilecheck.vocabulary import SHOWN_TEXTS, Fact, UnreadReason

__all__ = ["names_school", "shows_person", "unplaced", "unplaced_text"]

_CODE = frozenset({"script", "style", "template", "noscript", "link", "base"})
_IN_A_LINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "data", "em", "font", "i", "img", "ins", "label"}
    | {"mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var"}
    | {"acronym", "big", "code", "del", "dfn", "kbd", "nobr", "output", "rp", "rt", "ruby", "samp"}
    | {"strike", "tt", "wbr"}
)
"""Elements that go on with the line they are in; so does one with a name of the page's own."""
_SEEN = (
    *("title", "alt", "aria-label", "aria-description", "aria-valuetext"),
    *("label", "value", "placeholder", "content"),
)
_LONGEST = 20_000
_Attributes = Mapping[str, str | None]
_TAG = re.compile(r"<\w[^<>]*>")
_IN_PIECES = re.compile(r'[\w.\s]{1,80}=\s*(\[\s*".*\])\s*;?\s*', re.DOTALL)
"""Data as LinkedIn's pages hand it over: a list of strings, which are one in a row."""
_TEXT_ROW = re.compile(r"[0-9a-f]:T([0-9a-f]{3,6}),")
"""Where a longer text begins in such data, without quotes: React writes it so, with its length."""
_SCHEME = re.compile(r"^(?:mailto|tel):")
"""What a link has before an address that stands beside it in words."""
_CUT_OFF = re.compile(r"\s*(…|\.\.\.)$")


def shows_person(page: Page) -> bool:
    """Whether the page shows texts of the person's that others may see: no list, no setting."""
    return not set(SHOWN_TEXTS).isdisjoint(page.promises)


def unplaced(
    page: Page, context: ReadContext, readings: Iterable[Observed | Unread]
) -> Iterator[Unread]:
    """Yield a reading that the text about the person is not whole, where that is so.

    On the page that tells the address to sign in with, it is that address of which a work address
    elsewhere on the page leaves open which it is.
    """
    if shows_person(page):
        yield from unplaced_text(context, readings)
    elif Fact.ACCOUNT_EMAIL in page.promises:
        yield from _unplaced(Fact.ACCOUNT_EMAIL, _is_work_contact, context, readings)


def unplaced_text(context: ReadContext, readings: Iterable[Observed | Unread]) -> Iterator[Unread]:
    """Yield the same of a page that shows texts about the person."""
    yield from _unplaced(Fact.PROFILE_BIO, names_school, context, readings)


def _unplaced(
    fact: Fact,
    names: Callable[[SchoolMatcher, str], bool],
    context: ReadContext,
    readings: Iterable[Observed | Unread],
) -> Iterator[Unread]:
    matcher = context.matcher
    texts = dict.fromkeys(_texts(context.capture, partial(names, matcher)))
    naming = [text for text in texts if names(matcher, text)]
    if not naming:
        return
    read = (*_words((*context.earlier, *readings)), *context.searched)
    placed = [_plain(words) for words in dict.fromkeys(read) if names(matcher, words)]
    if not all(any(w in text or text in w for w in placed) for text in map(_plain, naming)):
        yield context.unread(fact, UnreadReason.SCHOOL_NAMED)


@lru_cache(maxsize=8192)
def names_school(matcher: SchoolMatcher, text: str) -> bool:
    """Whether `text`, or where it leads as a link, names the school.

    Kept for what pages of one network say again and again.
    """
    found = matcher.link(text) if "//" in text[:12] else None
    return found is not None or any(m.kind.names_school for m in matcher.in_text(text))


@lru_cache(maxsize=1024)
def _is_work_contact(matcher: SchoolMatcher, text: str) -> bool:
    return bool(matcher.work_contacts(text))


def _words(readings: Iterable[Observed | Unread]) -> Iterator[str]:
    """Every word that was read, as it was read; of one that was cut off, its beginning."""
    for reading in readings:
        if isinstance(reading, Observed) and isinstance(reading.value, Entries):
            for entry in reading.value.entries:
                yield from (_CUT_OFF.sub("", entry.text), _CUT_OFF.sub("", entry.detail))


def _plain(text: str) -> str:
    """`text` as it compares: without the spaces that pages put, or leave out, where lines break.

    An address that another one holds, as of a link by way of the network, is in letters as well.
    """
    return _SCHEME.sub("", unquote("".join(unescape(text).casefold().split())))


# What stands on the page


_Names = Callable[[str], bool]


def _texts(capture: Capture, names: _Names) -> Iterator[str]:
    for tree in (capture.tree, *(frame.tree for frame in capture.frames)):
        if tree.root is not None:
            yield from _node_texts(tree.root, names)
    for reply in capture.replies:
        yield from _reply_texts(reply)


_TEXTS_OF: WeakKeyDictionary[Reply, tuple[str, ...]] = WeakKeyDictionary()


def _reply_texts(reply: Reply) -> tuple[str, ...]:
    """Return the texts of a reply, gone through once for all pages that came with it."""
    if (texts := _TEXTS_OF.get(reply)) is None:
        texts = _TEXTS_OF[reply] = tuple(dict.fromkeys(_data_texts(reply.body)))
    return texts


def _node_texts(root: LexborNode, names: _Names) -> Iterator[str]:
    """Yield each text by itself; and a line of several, as in "Oak<b>field</b>", if none `names`.

    What a line is, is told by the names of elements: the page's styles are not asked.
    """
    # An explicit stack: pages nest deeper than Python recurses. None is the end of a block.
    stack: list[LexborNode | None] = [root]
    line: list[str] = []
    while stack:
        node = stack.pop()
        if node is None:
            yield from _line(line, names)
        elif node.tag == "-text":
            line.append(node.text(deep=False) or "")
            yield from _short(" ".join(line[-1].split()))
        elif node.tag == "br":
            line.append(" ")
        elif (carried := _carried(node)) is not None:
            yield from carried
        else:
            attributes = node.attributes  # made anew each time it is asked for
            if _is_not_theirs(node.tag, attributes):
                continue
            yield from _attribute_texts(node.tag, attributes)
            if node.tag not in _IN_A_LINE and "-" not in (node.tag or ""):
                yield from _line(line, names)
                stack.append(None)
            stack.extend(reversed(list(node.iter(include_text=True))))


def _carried(node: LexborNode) -> Iterator[str] | None:
    """Return the texts in a program, or in data that is hidden in an element; None elsewhere."""
    if node.tag in ("script", "code") and holds_data(words := node.text() or ""):
        return chain(_data_texts(words), _data_texts(_joined(words)))
    if node.tag == "script":
        return chain.from_iterable(map(_any_texts, quoted_in(node.text() or "")))
    if node.tag == "-comment":
        within = node.parent is not None and node.parent.tag == "code"
        return _any_texts((within and node.comment_content) or "")
    return None


def _joined(program: str) -> str:
    """Return data that a program holds in pieces, cut anywhere, as one; "" where it does not."""
    assigned = _IN_PIECES.fullmatch(program)
    try:
        pieces = json.loads(assigned[1]) if assigned else []
    except (ValueError, RecursionError):
        return ""
    return "".join(pieces) if all(isinstance(piece, str) for piece in pieces) else ""


def _line(pieces: list[str], names: _Names) -> Iterator[str]:
    """Yield what `pieces` are together, where that is more than each says, and forget them."""
    if sum(not piece.isspace() for piece in pieces) > 1:
        whole = " ".join("".join(pieces)[:_LONGEST].split())
        if names(whole) and not any(map(names, pieces)):
            yield from _short(whole)
    pieces.clear()


def _is_not_theirs(tag: str | None, attributes: _Attributes) -> bool:
    """Whether nobody sees it, or it is beside the page, where networks suggest other people."""
    if tag in _CODE or HIDDEN_MARK in attributes:
        return True
    return tag == "aside" or attributes.get("role") == "complementary"


def _attribute_texts(tag: str | None, attributes: _Attributes) -> Iterator[str]:
    for name, value in attributes.items():
        if name in _SEEN:
            yield from _short(value or "")
        elif name.startswith("data-"):
            yield from _any_texts(value or "")
    if tag in ("a", "area"):
        yield from _short(unquote_plus(attributes.get("href") or ""))
    if tag == "iframe":  # what saves a page as one file writes the frames of it so
        yield from _markup_texts(attributes.get("srcdoc") or "")


def _data_texts(source: str) -> Iterator[str]:
    for string in strings_of(source):
        yield from _any_texts(string.value)
    for row in _TEXT_ROW.finditer(source):
        yield from _short(source[row.end() : row.end() + int(row[1], 16)])


def _any_texts(value: str) -> Iterator[str]:
    """Yield the texts in a string, which may be data or markup itself."""
    if holds_data(value):
        yield from _data_texts(value)
    elif _TAG.search(value):
        yield from _markup_texts(value)
    else:
        yield from _short(value)


def _markup_texts(value: str) -> Iterator[str]:
    """Yield the texts in a string of markup: all of it on one line, and where its links lead."""
    tree = LexborHTMLParser(value)
    if tree.root is not None:
        yield from _short(tree.root.text())
        yield from _node_texts(tree.root, _nothing)


def _nothing(text: str) -> bool:
    return False


def _short(text: str) -> Iterator[str]:
    """Yield a text of a length that can be searched; in data, signs may be written as in HTML."""
    if text := unescape(unescape(text)).strip():
        yield text[:_LONGEST]
