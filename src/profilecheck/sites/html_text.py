"""Texts that an answer holds as HTML: as a person reads them, with each link's whole address."""

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Json
from profilecheck.browser.dom import text_of

__all__ = ["HtmlText", "html_text"]

_INWARD = frozenset({"mention", "hashtag"})
"""Classes of links within the network. Source: microformats that ActivityPub servers write."""


class HtmlText(NamedTuple):
    """A text on one line, and the addresses of the links in it, in their order."""

    text: str
    links: tuple[str, ...] = ()


def html_text(html: Json) -> HtmlText:
    """Return the text of `html`; "" of what is no text.

    Networks show a link as a part of its address, in pieces: here it is the whole of it. Of a
    mention or a hashtag, which lead to others, the words stay.
    """
    if not isinstance(html, str) or not html:
        return HtmlText("")
    tree = LexborHTMLParser(html)
    links: list[str] = []
    for anchor in tree.css("a[href]"):
        if _leads_inward(anchor):
            anchor.replace_with(anchor.text(deep=True))
        else:
            address = anchor.attributes.get("href") or ""
            links.append(address)
            anchor.replace_with(address)
    return HtmlText(text_of(tree), tuple(links))


def _leads_inward(anchor: LexborNode) -> bool:
    return not _INWARD.isdisjoint((anchor.attributes.get("class") or "").split())
