"""The text of a signed-in LinkedIn page as lines: each once, without what only screen readers get.

Older pages write most texts twice, once for the eye and once for the ear.
"""

import re
from collections.abc import Collection, Iterator

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import Line, by_role, lines, main_parts, text_of
from profilecheck.sites.site import Labels
from profilecheck.sites.wording import is_row

__all__ = [
    "UNWRITTEN",
    "body_of",
    "fits",
    "has_line",
    "held_lines",
    "is_loading",
    "nested_items",
    "section",
    "shown",
    "shown_lines",
]

UNWRITTEN = "--"
"""What LinkedIn writes in the place of a headline that the person has not written."""
_FOR_THE_EAR = re.compile(r"(^|\s)(visually-hidden|sr-only|a11y-text)(\s|$)")
_NOT_WORDS = re.compile(r"^[\s·•|,–-]*$")


def body_of(capture: Capture) -> LexborNode | None:
    """Return the part of the page that is its own: `<main>`, or the whole where it has none.

    A copy that is not shown is none, and of two that are shown it is not known which is.
    """
    shown = main_parts(capture.tree)
    return shown[0] if len(shown) == 1 else capture.tree.body


def shown_lines(
    root: LexborNode | None,
    labels: Labels | None = None,
    *,
    apart_from: Collection[int] = (),
) -> list[str]:
    """Return the words of the lines that `shown` returns."""
    return [line.text for line in shown(root, labels, apart_from=apart_from)]


def shown(
    root: LexborNode | None,
    labels: Labels | None = None,
    *,
    apart_from: Collection[int] = (),
    with_unwritten: bool = False,
) -> list[Line]:
    """Return the lines of `root` that a person sees, without "show more" and bare separators.

    `apart_from` are the `mem_id` of elements whose own lines are left out. `with_unwritten`: what
    stands in the place of a headline that was never written is a line too.
    """
    found: list[Line] = []
    for line in lines(root):
        unwritten = with_unwritten and line.text == UNWRITTEN
        if (_NOT_WORDS.match(line.text) and not unwritten) or is_row(line.text, "more", labels):
            continue
        if line.block.mem_id in apart_from:
            continue
        if found and found[-1].text == line.text:
            continue
        if not _for_the_ear(line.block, root):
            found.append(line)
    return found


def fits(node: LexborNode, selector: str) -> bool:
    """Whether `node` itself is what `selector` means; `css_matches` asks that of what it holds."""
    return any(found.mem_id == node.mem_id for found in node.css(selector))


def held_lines(root: LexborNode) -> list[str]:
    """Return the pieces of text that `root` holds, shown or not, each once in a row."""
    found: list[str] = []
    for node in root.traverse(include_text=True):
        if not node.is_text_node or node.parent is None:
            continue
        words = " ".join((node.text_content or "").split())
        if words and not _for_the_ear(node.parent, root) and found[-1:] != [words]:
            found.append(words)
    return found


def _for_the_ear(block: LexborNode, root: LexborNode | None) -> bool:
    node: LexborNode | None = block
    while node is not None and (root is None or node.mem_id != root.mem_id):
        if _FOR_THE_EAR.search(node.attributes.get("class") or ""):
            return True
        node = node.parent
    return False


def section(capture: Capture, heading: str, labels: Labels | None) -> LexborNode | None:
    """Return the section under the heading that `heading` is a wording of, None without one.

    Of several it is not known which is meant: then it is all that the page has of its own.
    """
    body = body_of(capture)
    if body is None:
        return None
    found: dict[int, LexborNode] = {}
    for node in by_role(body, "heading"):
        shown = shown_lines(node, labels) or [text_of(node)]
        if is_row(shown[0], heading, labels):
            around: LexborNode | None = node
            while around is not None and around.tag not in ("section", "main", "body"):
                around = around.parent
            if around is not None:
                found[around.mem_id] = around
    return body if len(found) > 1 else next(iter(found.values()), None)


def has_line(root: LexborNode | None, row: str, labels: Labels | None) -> bool:
    """Whether a line of `root` is a wording of `row`."""
    return any(is_row(line.text, row, labels) for line in lines(root))


def is_loading(root: LexborNode, labels: Labels | None) -> bool:
    """Whether more is still to come: something turns, or a button offers it."""
    if any(True for _ in by_role(root, "progressbar")):
        return True
    return any(is_row(text_of(b), "show_more_results", labels) for b in by_role(root, "button"))


def nested_items(root: LexborNode) -> Iterator[LexborNode]:
    """Yield the outermost list items below `root`."""
    for item in root.css("li"):
        around = item.parent
        while around is not None and around.mem_id != root.mem_id and around.tag != "li":
            around = around.parent
        if around is None or around.mem_id == root.mem_id:
            yield item
