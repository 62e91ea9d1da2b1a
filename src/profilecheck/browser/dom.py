"""Roles, accessible names and visible text of a captured page.

Works on the parsed document of a `Capture`, with or without a browser at hand; what the browser
marked as not shown is passed over. Knows no network and no wording.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import HIDDEN_MARK, UNPROVEN_MARK

__all__ = [
    "Line",
    "above",
    "box_state",
    "by_role",
    "chosen_value",
    "element_beside",
    "group_of",
    "is_busy",
    "is_checked",
    "is_drawn",
    "is_group",
    "is_offered",
    "is_shown",
    "label_of",
    "lines",
    "main_parts",
    "name_of",
    "normalise",
    "own_parts",
    "path_of",
    "role_of",
    "text_of",
    "with_some_state",
    "without_native_state",
]

_NEVER_SHOWN = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "meta", "link", "svg"}
)
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i"),
        *("kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup"),
        *("time", "u", "var", "wbr"),
    )
)
_ROLE_OF_TAG = {
    "button": "button",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "main": "main",
    "nav": "navigation",
    "dialog": "dialog",
    "li": "listitem",
    "ul": "list",
    "ol": "list",
    "table": "table",
    "tr": "row",
    "option": "option",
    "select": "combobox",
    "textarea": "textbox",
    "img": "img",
}
_ROLE_OF_INPUT = {
    "checkbox": "checkbox",
    "radio": "radio",
    "button": "button",
    "submit": "button",
    "reset": "button",
}
_PUNCTUATION = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "…": "..."}
)


def normalise(text: str) -> str:
    """Return `text` for comparison: no case, one space, plain quotes and dashes, no marks."""
    if text.isascii():  # nearly every text, in which there is nothing else to put right
        return " ".join(text.split()).casefold()
    plain = unicodedata.normalize("NFKC", text.translate(_PUNCTUATION))
    seen = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    return re.sub(r"\s+", " ", seen).strip().casefold()


def is_shown(node: LexborNode) -> bool:
    """Whether nothing says that `node`, or anything around it, is hidden."""
    current: LexborNode | None = node
    while current is not None:
        if _hidden_itself(current):
            return False
        current = current.parent
    return True


def _hidden_itself(node: LexborNode) -> bool:
    if node.tag in _NEVER_SHOWN:
        return True
    attributes = node.attributes
    return HIDDEN_MARK in attributes or "hidden" in attributes


def is_drawn(control: LexborNode) -> bool:
    """Whether `control` is shown, or its label in its place, as pages do that draw their own."""
    own = control.attributes.get("id")
    labels = [_label_around(control)]
    if own and control.parser is not None:
        labels += control.parser.css(f'label[for="{_quoted(own)}"]')
    return is_shown(control) or any(node is not None and is_shown(node) for node in labels)


@dataclass(frozen=True)
class Line:
    """One line of text as a person sees it, and the innermost block around it."""

    text: str
    block: LexborNode


def lines(root: LexborNode | LexborHTMLParser | None) -> tuple[Line, ...]:
    """Return the visible text of `root`, a line for each block, in reading order.

    Spans that stand side by side with no text between them are lines of their own: that is how
    pages built from components put a label beside its value.
    """
    start = _element(root)
    if start is None:
        return ()
    writer = _LineWriter(start)
    # An explicit stack: pages nest deeper than Python recurses.
    stack: list[tuple[LexborNode, bool]] = [(start, True)]
    side_by_side: dict[int, bool] = {}
    while stack:
        node, opening = stack.pop()
        if node.is_text_node:
            writer.add(node.text_content or "")
        elif not opening:
            writer.leave()
        elif node.is_element_node and not (node is not start and _hidden_itself(node)):
            if node is start or _breaks_line(node, side_by_side):
                writer.enter(node)
                stack.append((node, False))
            stack.extend((child, True) for child in reversed(list(node.iter(include_text=True))))
    writer.leave()
    return tuple(writer.lines)


class _LineWriter:
    def __init__(self, root: LexborNode) -> None:
        self.lines: list[Line] = []
        self._blocks = [root]
        self._parts: list[str] = []

    def add(self, text: str) -> None:
        self._parts.append(text)

    def enter(self, block: LexborNode) -> None:
        self._flush()
        self._blocks.append(block)

    def leave(self) -> None:
        self._flush()
        if len(self._blocks) > 1:
            self._blocks.pop()

    def _flush(self) -> None:
        text = " ".join("".join(self._parts).split())
        self._parts.clear()
        if text:
            self.lines.append(Line(text, self._blocks[-1]))


def _breaks_line(node: LexborNode, side_by_side: dict[int, bool]) -> bool:
    """Whether `node` is a line of its own; what its parent's children are like is kept."""
    parent = node.parent
    if parent is None or node.tag not in _INLINE or "role" in node.attributes:
        return True
    if parent.mem_id not in side_by_side:
        side_by_side[parent.mem_id] = _holds_no_text_between(parent)
    return side_by_side[parent.mem_id]


def _holds_no_text_between(parent: LexborNode) -> bool:
    beside = list(parent.iter(include_text=True))
    elements = [n for n in beside if n.is_element_node]
    bare = any(n.is_text_node and (n.text_content or "").strip() for n in beside)
    return len(elements) > 1 and not bare


def text_of(node: LexborNode | LexborHTMLParser | None) -> str:
    """Return the visible text of `node` on one line."""
    return " ".join(line.text for line in lines(node))


def _element(root: LexborNode | LexborHTMLParser | None) -> LexborNode | None:
    return root.body or root.root if isinstance(root, LexborHTMLParser) else root


def role_of(node: LexborNode) -> str:
    """Return the ARIA role of `node`, its own or its element's, or ""."""
    attributes = node.attributes
    explicit = (attributes.get("role") or "").split()
    if explicit:
        return explicit[0].lower()
    if node.tag == "a":
        return "link" if "href" in attributes else ""
    if node.tag == "input":
        return _ROLE_OF_INPUT.get((attributes.get("type") or "text").lower(), "textbox")
    return _ROLE_OF_TAG.get(node.tag or "", "")


def name_of(node: LexborNode) -> str:
    """Return the accessible name of `node`: labelled by, own label, its label element, its text."""
    attributes = node.attributes
    document = node.parser
    if document is not None and (ids := attributes.get("aria-labelledby")):
        parts = [text_of(document.css_first(f'[id="{_quoted(i)}"]')) for i in ids.split()]
        if name := " ".join(p for p in parts if p):
            return name
    for attribute in ("aria-label", "alt"):
        if name := (attributes.get(attribute) or "").strip():
            return name
    if document is not None and (own := attributes.get("id")):
        labelled = text_of(document.css_first(f'label[for="{_quoted(own)}"]'))
    else:
        labelled = ""
    labelled = labelled or (text_of(_label_around(node)) if node.tag == "input" else "")
    return labelled or text_of(node) or (attributes.get("title") or "").strip()


def _label_around(node: LexborNode) -> LexborNode | None:
    current = node.parent
    while current is not None and current.tag != "label":
        current = current.parent
    return current


def label_of(node: LexborNode) -> LexborNode | None:
    """Return the label element of a control: the one that is for it, else the one around it."""
    own, document = node.attributes.get("id"), node.parser
    if own and document is not None:
        label = document.css_first(f'label[for="{_quoted(own)}"]')
        if label is not None:
            return label
    return _label_around(node)


def _quoted(identifier: str) -> str:
    return identifier.replace("\\", "\\\\").replace('"', '\\"')


_SELECTORS = {
    "switch": '[role="switch"]',
    "radio": '[role="radio"], input[type="radio"]',
    "button": '[role="button"], button',
    "heading": '[role="heading"], h1, h2, h3, h4, h5, h6',
    "link": '[role="link"], a[href]',
    "dialog": '[role="dialog"], dialog',
    "listitem": '[role="listitem"], li',
    "row": '[role="row"], tr',
    "combobox": '[role="combobox"], select',
}


def by_role(root: LexborNode | LexborHTMLParser, role: str) -> Iterator[LexborNode]:
    """Yield the elements of `root` that are shown and have `role`, in order."""
    for node in root.css(_SELECTORS.get(role, f'[role="{role}"]')):
        if role_of(node) == role and is_shown(node):
            yield node


def main_parts(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the main parts of a page that are shown, each once, and none within another.

    A selector finds `<main role="main">` twice.
    """
    mains = {n.mem_id: n for n in tree.css("main, [role='main']") if is_shown(n)}
    return [node for node in mains.values() if not any(a.mem_id in mains for a in above(node))]


def own_parts(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the parts of a page that are not around it: what is main, and dialogs; else all of it.

    Beside them a network can show what is of other people: messages, suggestions.
    """
    mains = main_parts(tree)
    if not mains:
        return [] if tree.body is None else [tree.body]
    found = {node.mem_id: node for node in (*mains, *by_role(tree, "dialog"))}
    return [node for node in found.values() if not any(a.mem_id in found for a in above(node))]


_NATIVE = 'input[type="checkbox" i], input[type="radio" i]'


def is_checked(node: LexborNode) -> bool | None:
    """Whether a switch, button, radio button or checkbox is on; None where it does not say.

    What it states in so many words counts before how the native control stands that it is or holds,
    unless it denies a mark that is there. A class says nothing: only the page's own styles know it.
    "Mixed" is neither, and what is being changed ("busy") does not stand yet.
    """
    if "mixed" in _stated(node) or is_busy(node):
        return None
    stated = {word == "true" for word in _stated(node) if word in ("true", "false")}
    box = node if node.tag == "input" else node.css_first(_NATIVE)
    if box is not None and _is_native(box) and UNPROVEN_MARK not in box.attributes:
        marked = "checked" in box.attributes
        stated |= {marked} if marked or not stated else set()
    return stated.pop() if len(stated) == 1 else None


def box_state(root: LexborNode | LexborHTMLParser, selector: str) -> bool | None:
    """Whether the box that `selector` finds is on; None where there is none or it does not say.

    A copy that is not shown counts for nothing, and two that differ say nothing.
    """
    states = {is_checked(node) for node in root.css(selector) if is_drawn(node)}
    return states.pop() if len(states) == 1 else None


def chosen_value(root: LexborNode | LexborHTMLParser, selector: str) -> str | None:
    """Return the value chosen in the list, or of the radio buttons, that `selector` finds.

    None where not one is chosen. A copy that is not shown counts for nothing, and two that differ
    say nothing.
    """
    chosen = {o.attributes.get("value") for node in root.css(selector) for o in _marked(node)}
    return chosen.pop() if len(chosen) == 1 else None


def _marked(node: LexborNode) -> list[LexborNode]:
    """Return what is chosen of a list, or the radio button itself where it is."""
    if node.tag == "input":
        return [node] if is_drawn(node) and is_checked(node) else []
    return node.css("option[selected]") if is_shown(node) else []


def _stated(node: LexborNode) -> Iterator[str]:
    for attribute in ("aria-checked", "aria-pressed"):
        yield (node.attributes.get(attribute) or "").lower()


def is_busy(node: LexborNode) -> bool:
    """Whether a control or words, or the row around them, say that they are being changed."""
    for around in (node, *above(node)):
        if role_of(around) in ("main", "dialog") or around.tag in ("body", "form", "section"):
            break
        if (around.attributes.get("aria-busy") or "").lower() == "true":
            return True
        if role_of(around) in ("listitem", "row"):
            break
    return False


def _is_native(node: LexborNode) -> bool:
    return _ROLE_OF_INPUT.get((node.attributes.get("type") or "").lower()) in ("checkbox", "radio")


_CHOICE_ROLES = frozenset({"radio", "menuitemradio", "option"})
_CHOICES = 'input[type="radio" i], option, [role="radio"], [role="menuitemradio"], [role="option"]'
_GROUP_ROLES = frozenset({"radiogroup", "menu", "listbox"})


def is_offered(words: LexborNode, question: LexborNode) -> bool:
    """Whether `words`, which follow `question`, are one of the choices there.

    Such words are no answer: only what is marked is.
    """
    common = {node.mem_id for node in (question, *above(question))}
    around = [node for node in (words, *above(words)) if node.mem_id not in common]
    part = around[-1] if around else words
    if any(role_of(n) in _CHOICE_ROLES for n in around) or part.css_first(_CHOICES) is not None:
        return True
    beside = (element_beside(part, forward=False), element_beside(part, forward=True))
    return any(node is not None and role_of(node) in _CHOICE_ROLES for node in beside)


def above(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements around `node`, the nearest first."""
    current = node.parent
    while current is not None:
        yield current
        current = current.parent


def element_beside(node: LexborNode, *, forward: bool) -> LexborNode | None:
    """Return the next element beside `node`, or the one before it; None without one."""
    current = node.next if forward else node.prev
    while current is not None and not current.is_element_node:
        current = current.next if forward else current.prev
    return current


def group_of(node: LexborNode) -> object:
    """Return what holds a choice together with others, None where nothing does.

    That is the nearest group around it, and its name within its form: pages use one name again in
    another form, and for another question.
    """
    group = next((n.mem_id for n in above(node) if is_group(n)), None)
    if node.tag != "input" or not (name := node.attributes.get("name")):
        return group
    return name, group, next((n.mem_id for n in above(node) if n.tag == "form"), None)


def is_group(node: LexborNode) -> bool:
    """Whether an element holds choices together: one of them counts."""
    return node.tag == "fieldset" or role_of(node) in _GROUP_ROLES


def without_native_state(html: str) -> str:
    """Return a saved document without what its file does not keep: how its controls stood.

    Boxes and radio buttons are marked, so that `is_checked` does not say. Choices that can no
    longer be told from the one that was made are hidden, so that none is taken for the answer.
    What a page states in so many words (`aria-checked`) stays.
    """
    tree = LexborHTMLParser(html)
    for node in tree.css("input"):
        attributes = node.attributes
        kind = _ROLE_OF_INPUT.get((attributes.get("type") or "").lower())
        stated = (attributes.get("aria-checked") or "").lower() in ("true", "false")
        if kind in ("checkbox", "radio") and not stated:
            node.attrs[UNPROVEN_MARK] = ""
            if kind == "radio":
                _hide_choice(node)
    for node in tree.css("select"):
        node.attrs[UNPROVEN_MARK] = ""
        node.attrs[HIDDEN_MARK] = ""
        for option in node.css("option[selected]"):
            del option.attrs["selected"]
    return tree.html or ""


def with_some_state(html: str) -> str:
    """Return a saved document with a choice made in every group of radio buttons that has none.

    What is read of it is not true of the page. It shows whether there is anything to be read once
    a choice was made, and so whether that is what a file lacks.
    """
    tree = LexborHTMLParser(html)
    groups: dict[object, list[LexborNode]] = {}
    for node in tree.css('input[type="radio" i]'):
        groups.setdefault(group_of(node), []).append(node)
    for group in groups.values():
        if not any("checked" in node.attributes for node in group):
            group[0].attrs["checked"] = ""
    return tree.html or ""


def _hide_choice(radio: LexborNode) -> None:
    """Hide a radio button with its words: its labels, and all that is its own in its group."""
    own = radio.attributes.get("id")
    if own and radio.parser is not None:
        for label in radio.parser.css(f'label[for="{_quoted(own)}"]'):
            label.attrs[HIDDEN_MARK] = ""
    if (around := _label_around(radio)) is not None:
        around.attrs[HIDDEN_MARK] = ""
    part, parent = radio, radio.parent
    while parent is not None and len(parent.css('input[type="radio" i]')) == 1:
        part, parent = parent, parent.parent
    if parent is not None and parent.tag != "html":
        part.attrs[HIDDEN_MARK] = ""


def path_of(url: str) -> str:
    """Return the path of `url` without a slash at its end, "" for one that cannot be read."""
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""
