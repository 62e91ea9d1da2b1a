"""What stands on a page: its texts, lists and sections, each changed or gone in a page like it."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby, takewhile

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import above, is_shown, text_of
from profilecheck.conformance.data import documents_of, paths_of, with_data, without_data
from profilecheck.conformance.nodes import called_node, nodes_of, set_text, with_nodes

__all__ = [
    "MOST_ALIKE",
    "MOST_PLACES",
    "empty",
    "fill",
    "holds_only_text",
    "is_around",
    "lists_of_data",
    "lists_on",
    "own_words",
    "sections_on",
    "shorter_data",
    "texts_on",
    "things_on",
    "without_node",
]

MOST_PLACES = 400
"""Places of one page that are tried."""
MOST_ALIKE = 3
"""Places of one name that are tried."""
_VOID = frozenset({"input", "img", "br", "hr", "meta", "link", "select", "option", "textarea"})
_UNSEEN = frozenset({"script", "style", "head", "title", "noscript", "template", "html", "body"})


_SECTIONS = (
    "main, section, form, fieldset, table, dl, ul, ol,"
    " [role='main'], [role='region'], [role='list'], [role='feed'], [role='table']"
)
_HEADINGS = "h1, h2, h3, h4, h5, h6, legend, caption, [role='heading']"
_WithText = Callable[[str], Capture]
_Text = tuple[str, Callable[[str], Capture], Callable[[], Capture]]


def texts_on(capture: Capture) -> Iterator[_Text]:
    """Yield the places of texts: a name, the page with another text there, the page without it.

    An element that holds nothing may hold a text.
    """
    tried: Counter[str] = Counter()
    nodes = list(nodes_of(capture.tree))
    for at, node in enumerate(nodes):
        if node.tag in _UNSEEN | _VOID or not _holds_text(node) or not is_shown(node):
            continue
        name = " > ".join(called_node(n) for n in (*reversed(list(above(node))[:2]), node))
        tried[name] += 1
        if tried[name] > MOST_ALIKE:
            continue

        def with_text(text: str, at: int = at) -> Capture:
            return with_nodes(capture, {at: lambda found: _write(found, text)})

        yield called_node(node), with_text, partial(without_node, capture, at)
    yield from _data_texts(capture)


def holds_only_text(node: LexborNode) -> bool:
    """Whether an element holds a text alone, or nothing."""
    if node.tag is None or node.tag.startswith(("-", "!")):
        return False
    return all(child.tag == "-text" for child in node.iter(include_text=True))


def _holds_text(node: LexborNode) -> bool:
    """Whether an element holds a text alone, or one beside a picture."""
    if holds_only_text(node):
        return True
    inside = list(node.iter(include_text=True))
    return bool(_written(node)) and all(n.tag == "-text" or n.tag in _VOID for n in inside)


def _written(node: LexborNode) -> list[LexborNode]:
    own = (n for n in node.iter(include_text=True) if n.tag == "-text")
    return [n for n in own if (n.text(deep=False) or "").strip()]


def _write(node: LexborNode, text: str) -> None:
    """Put `text` in the place of an element's own; what stands beside it, and the link, stay."""
    if holds_only_text(node):
        set_text(node, text)
    for at, own in enumerate(_written(node)):
        own.replace_with("" if at else text)


def fill(node: LexborNode, text: str) -> None:
    """Put `text` in the place of an element's own, and have its link lead there."""
    _write(node, text)
    if "href" in node.attributes:
        node.attrs["href"] = f"https://elsewhere.example/{text.replace(' ', '-')}"


def _data_texts(capture: Capture) -> Iterator[_Text]:
    tried: Counter[str] = Counter()
    for where, document in documents_of(capture):
        for path, value in paths_of(document):
            name = ".".join(str(step) for step in path if isinstance(step, str))
            tried[name] += 1
            is_text = isinstance(value, str) and isinstance(path[-1], str)
            if not is_text or tried[name] > MOST_ALIKE:
                continue

            place = where, document, path
            yield (
                f"the data's “{name}”",
                partial(with_data, capture, *place),
                partial(without_data, capture, *place),
            )


@dataclass(frozen=True)
class _List:
    """Two things or more that stand alike; `cut` is the page without the last of them.

    `items` are the elements by their numbers, () for a list of the data's.
    """

    length: int
    last: str
    cut: Callable[[], Capture]
    items: tuple[int, ...] = ()


def lists_on(capture: Capture) -> Iterator[_List]:
    """Yield what may be a list: elements alike, one after the other, or the data's own."""
    nodes = list(nodes_of(capture.tree))
    places = {node.mem_id: at for at, node in enumerate(nodes)}
    for node in nodes:
        if (node.tag or "-").startswith(("-", "!")) or is_around(node):
            continue
        for alike in _runs(node):
            if len(alike) > 1:
                cut = partial(without_node, capture, places[alike[-1].mem_id])
                items = tuple(places[item.mem_id] for item in alike)
                yield _List(len(alike), called_node(alike[-1]), cut, items)
    for where, document in documents_of(capture):
        for path, value in (((), document), *paths_of(document)):
            if isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict):
                name = next((s for s in reversed(path) if isinstance(s, str)), "list")
                cut = partial(without_data, capture, where, document, (*path, len(value) - 1))
                yield _List(len(value), f"the last of the data's “{name}”", cut)


def things_on(capture: Capture) -> Iterator[tuple[int, ...]]:
    """Yield the numbers of elements that stand alike; also of one that its list holds alone."""
    places = {node.mem_id: at for at, node in enumerate(nodes_of(capture.tree))}
    for node in capture.tree.css("body, body *"):
        if node.tag in _UNSEEN - {"body"} or is_around(node):
            continue
        for alike in _runs(node):
            if len(alike) > 1 or (alike and (_lists(node) or _is_article(alike[0]))):
                yield tuple(places[thing.mem_id] for thing in alike)


def _lists(node: LexborNode) -> bool:
    return node.tag in ("ul", "ol") or node.attributes.get("role") in ("list", "feed")


def _is_article(node: LexborNode) -> bool:
    """Whether an element is what HTML has for a post, and within another one for a comment."""
    return node.tag == "article" or node.attributes.get("role") == "article"


_SENTENCE = re.compile(r"[^\W\d_].*\s.*", re.DOTALL)
_NO_SENTENCES = frozenset({"a", "button", "label", "time", "h1", "h2", "h3", "h4", "h5", "h6"})


def own_words(capture: Capture, items: Collection[int]) -> Iterator[tuple[str, _WithText]]:
    """Yield the places of what the things listed say, each alike in all: a name, and a writer.

    The words of the page itself are the same in all of them; a name, a number and an address are
    no words.
    """
    nodes = list(nodes_of(capture.tree))
    listed = {nodes[at].mem_id for at in items}
    said: dict[tuple[object, ...], list[int]] = {}
    for at, node in enumerate(nodes):
        if not holds_only_text(node) or not is_shown(node):
            continue
        around = [node, *above(node)]
        inside = list(takewhile(lambda n: n.mem_id not in listed, around))
        if 0 < len(inside) < len(around) and _NO_SENTENCES.isdisjoint(n.tag for n in inside):
            spot = tuple((n.tag, n.attributes.get("class")) for n in inside)
            said.setdefault(spot, []).append(at)
    for places in said.values():
        texts = {text_of(nodes[at]) for at in places}
        if len(texts) > 1 and any(map(_SENTENCE.fullmatch, texts)):
            at = places[0]
            yield called_node(nodes[at]), partial(_with_text, capture, at)


def _with_text(capture: Capture, at: int, text: str) -> Capture:
    return with_nodes(capture, {at: lambda node: _write(node, text)})


def empty(node: LexborNode) -> None:
    """Take all that an element holds."""
    for child in list(node.iter(include_text=True)):
        child.decompose()


def without_node(capture: Capture, at: int) -> Capture:
    """Return the page without the element of that number."""
    return with_nodes(capture, {at: lambda node: node.decompose()})


def is_around(node: LexborNode) -> bool:
    """Whether an element belongs to what stands around the page's own matter."""
    return any(
        n.tag in ("nav", "header", "footer", "aside", "select") for n in (node, *above(node))
    )


def sections_on(capture: Capture) -> Iterator[tuple[str, bool, Capture, Callable[[], Capture]]]:
    """Yield the name of a section or list, whether it has a heading, the page without it.

    At last what gives the page on which the section is there, and nothing in it.
    """
    places = {node.mem_id: at for at, node in enumerate(nodes_of(capture.tree))}
    for node in capture.tree.css(f"{_SECTIONS}, div"):
        if not is_shown(node) or is_around(node) or (node.tag == "div" and not _is_list(node)):
            continue
        named = node.tag == "main" or "aria-label" in node.attributes
        named = node.tag != "div" and (named or node.css_first(_HEADINGS) is not None)
        at = places[node.mem_id]
        emptied = partial(with_nodes, capture, {at: empty})
        yield called_node(node), named, without_node(capture, at), emptied


def _is_list(node: LexborNode) -> bool:
    return any(len(run) > 1 for run in _runs(node))


def _runs(node: LexborNode) -> Iterator[list[LexborNode]]:
    """Yield what stands alike in an element, one after the other."""
    children = (n for n in node.iter() if n.tag not in _VOID | _UNSEEN)
    for _, run in groupby(children, key=lambda n: (n.tag, n.attributes.get("class"))):
        yield [n for n in run if n.child is not None]


def lists_of_data(capture: Capture) -> Iterator[tuple[str, Capture]]:
    """Yield the name of a list in the page's data, the page without it."""
    for where, document in documents_of(capture):
        for path, value in paths_of(document):
            if isinstance(value, list) and value and isinstance(path[-1], str):
                gone = without_data(capture, where, document, path)
                yield f"the data's “{path[-1]}”", gone


def shorter_data(capture: Capture) -> Iterator[Capture]:
    """Yield the page without the last of each list in its data."""
    for where, document in documents_of(capture):
        for path, value in (((), document), *paths_of(document)):
            if isinstance(value, list) and value:
                yield without_data(capture, where, document, (*path, len(value) - 1))
