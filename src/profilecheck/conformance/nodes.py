"""The elements and texts of a document, by the one number that each has, and edits of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Capture

__all__ = [
    "STATES",
    "called_node",
    "contrary",
    "nodes_of",
    "put_in_place",
    "set_text",
    "with_nodes",
]

STATES = ("checked", "selected", "aria-checked", "aria-selected", "aria-pressed")
_NodeEdit = Callable[[LexborNode], None]


def nodes_of(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Yield the elements and texts of a document, in order."""
    if tree.root is not None:
        yield from tree.root.traverse(include_text=True)


def with_nodes(capture: Capture, edits: Mapping[int, _NodeEdit]) -> Capture:
    """Return the page with several nodes edited, by their numbers as `nodes_of` counts."""
    tree = LexborHTMLParser(capture.html)
    found = {at: node for at, node in enumerate(nodes_of(tree)) if at in edits}
    for at, edit in edits.items():
        edit(found[at])
    return replace(capture, html=tree.html or "")


def called_node(node: LexborNode) -> str:
    """Return what an element is called in a sentence to its page's reader."""
    for name in ("name", "id", "aria-label", "class", "role"):
        if value := node.attributes.get(name):
            return f'<{node.tag} {name}="{value}">'
    return f"<{node.tag}>"


def set_text(node: LexborNode, text: str) -> None:
    """Put `text` in the place of all that an element holds."""
    for child in list(node.iter(include_text=True)):
        child.decompose()
    node.insert_child(text)


def put_in_place(node: LexborNode, html: str) -> None:
    """Put markup in the place of a node."""
    # The parts of a table are nothing outside one.
    around = _AROUND.get(node.tag or "", ())
    opening = "".join(f"<{tag}>" for tag in around)
    parsed = LexborHTMLParser(f"<main>{opening}{html}")
    holder = parsed.css_first(" > ".join(("body", "main", *around)))
    if holder is None:
        raise ValueError("markup that cannot stand in a document")
    for part in list(holder.iter(include_text=True)):
        node.insert_before(part)
    node.decompose()


_AROUND = {
    "tbody": ("table",),
    "tr": ("table", "tbody"),
    "td": ("table", "tbody", "tr"),
    "th": ("table", "tbody", "tr"),
}


def contrary(html: str) -> str:
    """Return the same markup with every state turned round."""
    tree = LexborHTMLParser(html, is_fragment=True)
    for node in nodes_of(tree):
        if node.tag == "-text":
            continue
        for name in STATES:
            value = node.attributes.get(name, "none")
            if name in ("checked", "selected"):
                if value != "none":
                    del node.attrs[name]
                elif node.tag == "option" or node.attributes.get("type") in ("checkbox", "radio"):
                    node.attrs[name] = ""
            elif value in ("true", "false"):
                node.attrs[name] = "false" if value == "true" else "true"
    return tree.html or ""
