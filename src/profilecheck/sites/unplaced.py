"""The safety net: the school's name on a page of the person's own that no reader took up.

A reader takes what it knows. What else stands on the page, in its text, behind its links, in the
data that it carries, is seen by others all the same: where it names the school, the page was not
read whole, and nothing it would prove is proved.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from html import unescape
from itertools import accumulate, chain
from urllib.parse import unquote, unquote_plus, urlsplit
from weakref import WeakKeyDictionary

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import HIDDEN_MARK, Capture, Reply
from profilecheck.browser.dom import lines as shown_lines
from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.strings import holds_data, quoted_in, strings_of
from profilecheck.model import Entry, Observed, Unread, name_in_address
from profilecheck.school import SchoolMatcher
from profilecheck.school.labels import is_workplace_label
from profilecheck.sites.placed import (
    Finds,
    entries_of,
    is_placed,
    plain,
    read_of,
    school_names,
    words_of,
)
from profilecheck.sites.site import Page, ReadContext
from profilecheck.vocabulary import SHOWN_TEXTS, Audience, Fact, UnreadReason

__all__ = ["forget_programs", "shows_person", "unplaced", "unplaced_text"]

_CODE = frozenset({"script", "template", "base"})
_IN_A_LINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "data", "em", "font", "i", "img", "ins", "label"}
    | {"mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var"}
    | {"acronym", "big", "code", "del", "dfn", "kbd", "nobr", "output", "rp", "rt", "ruby", "samp"}
    | {"strike", "tt", "wbr"}
)
"""Elements that go on with the line they are in; so does one with a name of the page's own."""
_SEEN = (
    *("title", "alt", "aria-label", "aria-description", "aria-valuetext", "aria-placeholder"),
    *("aria-roledescription", "label", "value", "placeholder", "content", "summary", "download"),
)
_LEADING = ("href", "xlink:href", "src", "srcset", "poster", "data")
"""Attributes with the address of what is behind an element, or shown in it, as a picture's file."""
_NAMING_OTHERS = (
    *("aria-controls", "aria-labelledby", "aria-describedby", "aria-details", "aria-owns"),
    *("popovertarget", "commandfor"),
)
"""Attributes with the id of an element that one opens with this one, or that is read out for it."""
_MANY = (Audience.MEMBERS, Audience.PUBLIC)
_SHORT_LINE = 80
_LINES_AT_ONCE = 64
_LINES_AGAIN = 8
_LONGEST = 20_000
_OVERLAP = 200
"""Letters of a long text that are searched with the part before and the part after a cut."""
_Attributes = Mapping[str, str | None]
_TAG = re.compile(r"<\w[^<>]*>")
_IN_PIECES = re.compile(r'[\w.\s]{1,80}=\s*(\[\s*".*\])\s*;?\s*', re.DOTALL)
"""Data as LinkedIn's pages hand it over: a list of strings, which are one in a row."""
_TEXT_ROW = re.compile(r"[0-9a-f]:T([0-9a-f]{3,6}),")
"""Where a longer text begins in such data, without quotes: React writes it so, with its length."""
_ADDRESS = re.compile(r"https?://\S+")
_DRAWN = re.compile(r"\bcontent\s*:([^;}]*)")
"""What a style puts before or behind an element."""
_PROTECTED = re.compile(r"(?:.*/email-protection#)?([0-9a-f]{2})((?:[0-9a-f]{2})+)")
"""An e-mail address as Cloudflare sends it; the page shows it once its programs have run."""
_WORDS_OF_KEY = re.compile(r"[A-Z]?[a-z]+")
_KEYS_ABOVE = 2
"""Keys that say what a string is: its own, and that of the object it is in, as of an employer."""


def shows_person(page: Page) -> bool:
    """Whether the page shows texts of the person's that others may see: no list, no setting."""
    return not set(SHOWN_TEXTS).isdisjoint(page.promises)


def unplaced(
    page: Page,
    context: ReadContext,
    readings: Iterable[Observed | Unread],
    policy: ReadPolicy | None = None,
) -> Iterator[Unread]:
    """Yield a reading that the text about the person is not whole, where that is so.

    `policy` names the network's own hosts: there the place of work that was read has a page, and
    its picture a file, of the same name.
    On the page that tells the address to sign in with, it is that address of which a work address
    elsewhere on the page leaves open which it is.
    """
    if shows_person(page):
        yield from unplaced_text(context, readings, page.suggests_in, policy)
    elif Fact.ACCOUNT_EMAIL in page.promises:
        yield from _unplaced(Fact.ACCOUNT_EMAIL, _work_contacts, context, readings)


def unplaced_text(
    context: ReadContext,
    readings: Iterable[Observed | Unread],
    suggests_in: str = "",
    policy: ReadPolicy | None = None,
) -> Iterator[Unread]:
    """Yield the same of a page that shows texts about the person; see `Page.suggests_in`."""
    readings = tuple(readings)
    fact = Fact.PROFILE_BIO
    found = tuple(_unplaced(fact, school_names, context, readings, suggests_in, policy))
    if not found and _stands_more_often(context, readings):
        found = (context.unread(Fact.PROFILE_BIO, UnreadReason.SCHOOL_NAMED),)
    yield from found


def _unplaced(
    fact: Fact,
    found_in: Callable[[SchoolMatcher, str], tuple[str, ...]],
    context: ReadContext,
    readings: Iterable[Observed | Unread],
    suggests_in: str = "",
    policy: ReadPolicy | None = None,
) -> Iterator[Unread]:
    finds = partial(found_in, context.matcher)
    readings = (*context.earlier, *readings)
    employers = {plain(words) for words in words_of(_of_employers(readings))}
    beside = _beside_address(finds, context.profile_url)
    texts = dict.fromkeys(map(beside, _texts(context, finds, suggests_in)))
    naming = [text for text in texts if _over_breaks(finds, _without(employers, text))]
    if not naming:
        return
    read = read_of(finds, (*words_of(readings), *context.searched))
    left = (text for text in naming if not is_placed(text, finds, read))
    if not all(_is_address_of(text, finds, read, policy) for text in left):
        yield context.unread(fact, UnreadReason.SCHOOL_NAMED)


def _beside_address(finds: Finds, profile_url: str) -> Callable[[str], str]:
    """What leaves out of a text the address of the profile, and its name where that stands alone.

    That name is judged by itself. In words, in another address, or in a longer one, it is another
    mention.
    """
    name, parts = name_in_address(profile_url), urlsplit(profile_url)
    if not name or not finds(name):
        return lambda text: text
    host, path = (parts.hostname or "").removeprefix("www."), unquote(parts.path).rstrip("/")
    at_host = rf"(?<![\w.-])(?:(?:https?:)?//)?(?:[\w-]+\.)*{re.escape(host)}"
    begins = rf"{at_host}|^|(?<=[\s\"'(])"
    own = re.compile(
        rf"(?:(?:{begins}){re.escape(path)}|(?<![\w./-]){re.escape(name)})(?![\w.-])", re.IGNORECASE
    )
    return lambda text: own.sub("", text)


def _is_address_of(text: str, finds: Finds, read: Iterable[str], policy: ReadPolicy | None) -> bool:
    """Whether `text` is an address of the network's own, with a name in it that was `read`.

    One with another address in it leads away.
    """
    try:
        host = urlsplit(text).hostname if _ADDRESS.fullmatch(text) else None
    except ValueError:
        return False
    leads_away = "//" in unquote(text.partition("//")[2])
    if host is None or leads_away or policy is None or not policy.owns_host(host):
        return False
    known = [_letters(words) for words in read]
    return all(any(_letters(one) in words for words in known) for one in finds(text))


def _letters(text: str) -> str:
    """`text` as it stands in an address, where other signs stand between words, or none."""
    return re.sub(r"[\W_]", "", plain(text))


def _stands_more_often(context: ReadContext, readings: Sequence[Observed | Unread]) -> bool:
    """Whether more lines of the page name the school than were read, and all of those for a few.

    Words that are known to be for friends may stand in a second place for anyone. Where they are
    known to be for many, nothing hangs on how often they are shown.
    """
    finds = partial(school_names, context.matcher)
    here = tuple(_naming(finds, readings))
    known = (*here, *_naming(finds, context.earlier))
    if not known or any(entry.audience in _MANY for entry in known):
        return False
    signing_in = words_of(r for r in (*context.earlier, *readings) if r.fact is Fact.ACCOUNT_EMAIL)
    address = [plain(words) for words in signing_in if finds(words)]
    shown = [plain(line) for line in _lines(context.capture) if finds(line)]
    others = [line for line in shown if not any(line in a or a in line for a in address)]
    posts = [plain(words) for words in context.searched for _ in finds(words)]
    return _beyond(others, posts) > sum(_lines_of(finds, entry) for entry in here)


def _beyond(lines: Iterable[str], posts: list[str]) -> int:
    """How many of the lines are of no post, each of which may show as often as it names the school.

    The same words may stand in a post for friends, and elsewhere for anyone.
    """
    left = 0
    for line in sorted(lines, key=len, reverse=True):  # a long one is of fewer posts
        found = next((post for post in posts if line in post or post in line), None)
        if found is None:
            left += 1
        else:
            posts.remove(found)
    return left


def _naming(finds: Finds, readings: Iterable[Observed | Unread]) -> Iterator[Entry]:
    """Return the entries that name the school, but for the address to sign in with."""
    shown = entries_of(r for r in readings if r.fact is not Fact.ACCOUNT_EMAIL)
    return (entry for entry in shown if finds(entry.text) or finds(entry.detail))


def _lines_of(finds: Finds, entry: Entry) -> int:
    """How many lines of a page show that much of an entry as names the school."""
    text, detail = plain(entry.text), plain(entry.detail)
    in_one = text in detail or detail in text
    return 2 if finds(entry.text) and finds(entry.detail) and not in_one else 1


def _lines(capture: Capture) -> Iterator[str]:
    for tree in _trees(capture):
        yield from (line.text for line in shown_lines(tree))


def _trees(capture: Capture) -> tuple[LexborHTMLParser, ...]:
    """Return the page and the frames in it, each parsed."""
    return capture.tree, *(frame.tree for frame in capture.frames)


@lru_cache(maxsize=1024)
def _work_contacts(matcher: SchoolMatcher, text: str) -> tuple[str, ...]:
    return tuple(match.matched for match in matcher.work_contacts(text))


def _of_employers(readings: Iterable[Observed | Unread]) -> Iterator[Observed | Unread]:
    return (reading for reading in readings if reading.fact is Fact.PROFILE_EMPLOYER)


def _without(employers: set[str], text: str) -> str:
    """`text` without lines that were read as a place of work: "Oakfield", under "Workplace"."""
    if "\n" not in text or not employers:
        return text
    return "\n".join(line for line in text.split("\n") if plain(line) not in employers)


# What stands on the page


def _texts(context: ReadContext, finds: Finds, suggests_in: str = "") -> Iterator[str]:
    for tree in _trees(context.capture):
        if tree.root is not None:
            others = tree.css(suggests_in) if suggests_in else ()
            yield from _node_texts(tree.root, finds, frozenset(node.mem_id for node in others))
    of_others = {(operation, plain(words)) for operation, words in context.of_others}
    for reply in context.capture.replies:
        texts = _reply_texts(reply)
        yield from (t for t in texts if (reply.operation, plain(t)) not in of_others)


_TEXTS_OF: WeakKeyDictionary[Reply, tuple[str, ...]] = WeakKeyDictionary()


def _reply_texts(reply: Reply) -> tuple[str, ...]:
    """Return the texts of a reply, gone through once for all pages that came with it."""
    if (texts := _TEXTS_OF.get(reply)) is None:
        texts = _TEXTS_OF[reply] = tuple(dict.fromkeys(_data_texts(reply.body)))
    return texts


def _over_breaks(finds: Finds, text: str) -> bool:
    """Whether `text` names it, or lines in a row do that say nothing else.

    "Lives in Oakfield" above "School" is a town and a heading.
    """
    if finds(text):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    found = {plain(words) for words in finds(" ".join(lines))} if len(lines) > 1 else set()
    most = max(map(len, found), default=0)  # as many lines hold more than any of these
    starts = (accumulate(map(plain, lines[at : at + most])) for at in range(len(lines)))
    return any(together in found for start in starts for together in start)


def _node_texts(root: LexborNode, finds: Finds, others: Collection[int] = ()) -> Iterator[str]:
    """Yield each text by itself; and several, as in "Oak<b>field</b>", where none tells alone.

    `others` are the elements in which the page shows other people.

    What a line is, is told by the names of elements: the page's styles are not asked.
    """
    opened = _named_by_others(root)
    # An explicit stack: pages nest deeper than Python recurses. None is the end of a block; beside
    # each node is whether one press shows it, though it is hidden as yet.
    stack: list[tuple[LexborNode | None, bool]] = [(root, False)]
    line: list[str] = []
    lines: list[str] = []
    while stack:
        node, opens = stack.pop()
        if node is None:
            yield from _line(line, lines, finds)
        elif node.tag == "-text":
            line.append(node.text(deep=False) or "")
            yield from _short(" ".join(line[-1].split()))
        elif node.tag == "br":
            line.append(" ")
        elif (carried := _carried(node)) is not None:
            yield from carried
        else:
            attributes = node.attributes  # made anew each time it is asked for
            opens = opens or _opens(node.tag, attributes, opened)
            if node.mem_id in others or _is_not_theirs(node.tag, attributes, opens):
                continue
            yield from _attribute_texts(node.tag, attributes)
            if node.tag not in _IN_A_LINE and "-" not in (node.tag or ""):
                yield from _line(line, lines, finds)
                stack.append((None, False))
            within = opens or node.tag == "details"
            stack.extend((n, within) for n in reversed(list(node.iter(include_text=True))))
    yield from _over_lines(lines, finds)


def _named_by_others(root: LexborNode) -> frozenset[str]:
    selector = ",".join(f"[{name}]" for name in _NAMING_OTHERS)
    values = (n.attributes.get(name) or "" for n in root.css(selector) for name in _NAMING_OTHERS)
    return frozenset(one for value in values for one in value.split())


def _opens(tag: str | None, attributes: _Attributes, opened: frozenset[str]) -> bool:
    """Whether anyone comes to see it who presses something, or whose browser runs no programs."""
    return (
        tag == "noscript"
        or "popover" in attributes
        or attributes.get("hidden") == "until-found"
        or attributes.get("role") == "tabpanel"
        or attributes.get("id") in opened
    )


def _carried(node: LexborNode) -> Iterator[str] | None:
    """Return the texts in a program, a style, or data hidden in an element; None elsewhere."""
    if node.tag in ("script", "code") and holds_data(words := node.text() or ""):
        return iter(_program_texts(words))
    if node.tag == "script":
        return chain.from_iterable(map(_any_texts, quoted_in(node.text() or "")))
    if node.tag == "style":
        drawn = _DRAWN.finditer(node.text() or "")
        return chain.from_iterable(_short("".join(quoted_in(one[1]))) for one in drawn)
    if node.tag == "noscript" and _TAG.search(words := node.text() or ""):
        return _markup_texts(words)  # which is no markup to a browser that runs programs
    if node.tag == "template" and "shadowrootmode" in node.attributes:
        return _markup_texts((node.html or "").partition(">")[2])
    if node.tag == "-comment":
        within = node.parent is not None and node.parent.tag == "code"
        return _any_texts((within and node.comment_content) or "")
    return None


@lru_cache(maxsize=64)
def _program_texts(program: str) -> tuple[str, ...]:
    """Return the texts in the data of a program: a network sends much of it with several pages."""
    return tuple(dict.fromkeys(chain(_data_texts(program), _data_texts(_joined(program)))))


def forget_programs() -> None:
    """Forget what programs held, words of others among it: one audit alone needs it more often."""
    _program_texts.cache_clear()


def _joined(program: str) -> str:
    """Return data that a program holds in pieces, cut anywhere, as one; "" where it does not."""
    assigned = _IN_PIECES.fullmatch(program)
    try:
        pieces = json.loads(assigned[1]) if assigned else []
    except (ValueError, RecursionError):
        return ""
    return "".join(pieces) if all(isinstance(piece, str) for piece in pieces) else ""


def _line(pieces: list[str], lines: list[str], finds: Finds) -> Iterator[str]:
    """Yield what `pieces` are together, where that is more than each says; move it to `lines`."""
    if whole := " ".join("".join(pieces)[:_LONGEST].split()):
        lines.append(whole)
        several = sum(not piece.isspace() for piece in pieces) > 1
        if several and finds(whole) and not any(map(finds, pieces)):
            yield from _short(whole)
    pieces.clear()


def _over_lines(lines: Iterable[str], finds: Finds) -> Iterator[str]:
    """Yield short lines in a row that name it together and not alone, as two cells of a table."""
    row: list[str] = []
    for line in lines:
        if len(line) <= _SHORT_LINE and not finds(line):
            row.append(line)
        else:
            yield from _row(row, finds)
            row.clear()
        if len(row) == _LINES_AT_ONCE:
            yield from _row(row, finds)
            del row[:-_LINES_AGAIN]
    yield from _row(row, finds)


def _row(lines: list[str], finds: Finds) -> Iterator[str]:
    if _over_breaks(finds, whole := "\n".join(lines)):
        yield from _short(whole)


def _is_not_theirs(tag: str | None, attributes: _Attributes, opens: bool) -> bool:
    """Whether nobody sees it, or it is beside the page, where networks suggest other people."""
    if tag in _CODE or (HIDDEN_MARK in attributes and not opens):
        return True
    return tag == "aside" or attributes.get("role") == "complementary"


def _attribute_texts(tag: str | None, attributes: _Attributes) -> Iterator[str]:
    for name, value in attributes.items():
        if name in _SEEN:
            yield from _short(value or "")
        elif name in _LEADING:
            yield from _address_texts(value or "")
        elif name == "data-cfemail":
            yield from _protected(value or "")
        elif name.startswith("data-"):
            yield from _any_texts(value or "")
    if tag == "iframe":  # what saves a page as one file writes the frames of it so
        yield from _markup_texts(attributes.get("srcdoc") or "")


def _address_texts(address: str) -> Iterator[str]:
    if not address.startswith("data:"):  # that is the picture itself
        yield from _short(unquote_plus(address))
        yield from _protected(address)


def _protected(value: str) -> Iterator[str]:
    if found := _PROTECTED.fullmatch(value):
        key = int(found[1], 16)
        yield from _short(bytes(b ^ key for b in bytes.fromhex(found[2])).decode(errors="replace"))


def _data_texts(source: str) -> Iterator[str]:
    for string in strings_of(source):
        yield from _any_texts(string.value)
        if label := next(filter(None, map(_workplace_label, string.keys[-_KEYS_ABOVE:])), ""):
            yield from _short(f"{label}\n{string.value}")
    for row in _TEXT_ROW.finditer(source):
        yield from _short(source[row.end() : row.end() + int(row[1], 16)])


@lru_cache(maxsize=8192)
def _workplace_label(key: str) -> str:
    """`key` as words, "works for" for "worksFor", where that is a label of a place of work."""
    words = " ".join(_WORDS_OF_KEY.findall(key)).lower()
    return words if is_workplace_label(words) else ""


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


def _nothing(text: str) -> tuple[str, ...]:
    return ()


def _short(text: str) -> Iterator[str]:
    """Yield a text in parts that can be searched; in data, signs may be written as in HTML."""
    text = unescape(unescape(text)).strip()
    for start in range(0, len(text), _LONGEST):
        yield text[max(0, start - _OVERLAP) : start + _LONGEST]
