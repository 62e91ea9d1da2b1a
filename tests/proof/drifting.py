"""Pages that drift as whole pages do: other order, more nesting, decoys, dialogs, language, halves.

They stand beside the mutants of single parts in `profilecheck.conformance.mutants`, and are chosen
by a seed.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.conformance.mutants import UNKNOWN, Mutant, Way
from profilecheck.conformance.readings import PageSeen
from profilecheck.sites.site import OpenSite

__all__ = ["drifted"]

_MARKUP = re.compile('[<>"]')
_Drift = Callable[[Capture, OpenSite, random.Random], Capture]


def drifted(
    site: OpenSite, pages: Sequence[PageSeen], chance: random.Random, times: int
) -> Iterator[Mutant]:
    """Yield each kind of drift of each page, `times` times."""
    for at, seen in enumerate(pages):
        name = f"{seen.page.id} ({seen.capture.viewpoint.value})"
        for kind, (way, drift) in _DRIFTS.items():
            for _ in range(times):
                seed = chance.getrandbits(32)
                change = partial(_changed, site=site, drift=drift, seed=seed)
                yield Mutant(way, name, at, f"{kind}, seed {seed}", change)


def _changed(capture: Capture, *, site: OpenSite, drift: _Drift, seed: int) -> Capture:
    # Chosen anew from its own seed, so that one mutant can be tried alone.
    return drift(capture, site, random.Random(seed))  # noqa: S311


def _reordered(capture: Capture, _: OpenSite, chance: random.Random) -> Capture:
    """Put the parts of a list, or of the page itself, in another order."""
    tree = LexborHTMLParser(capture.html)
    parents = [n for n in tree.css("main, ul, section, form") if len(_children(n)) > 1]
    if not parents:
        return capture
    parent = chance.choice(parents)
    first, second = sorted(chance.sample(range(len(_children(parent))), 2))
    children = _children(parent)
    one, other = children[first].html or "", children[second].html or ""
    return _with_html(capture, tree, [(children[first], other), (children[second], one)])


def _nested(capture: Capture, _: OpenSite, chance: random.Random) -> Capture:
    """Put some parts into boxes of their own, one in another."""
    tree = LexborHTMLParser(capture.html)
    nodes = [n for n in tree.css("main, section, div, button, h1, h2, a, p") if n.html]
    chosen = chance.sample(nodes, min(3, len(nodes)))
    alone = [n for n in chosen if not any(n in _above(o) or o in _above(n) for o in chosen)]
    deep = chance.randint(1, 4)
    return _with_html(
        capture, tree, [(n, f"{'<div>' * deep}{n.html}{'</div>' * deep}") for n in alone]
    )


def _with_decoy(capture: Capture, site: OpenSite, chance: random.Random) -> Capture:
    """Add a text that says a reassuring answer, where no question stands."""
    words = [w for own in site.labels.values() for w in (*own.audiences, *own.switches)]
    decoy = chance.choice(words) if words else "Only me"
    return _inserted(capture, f"<aside><p>{decoy}</p></aside>", chance)


def _with_dialog(capture: Capture, _: OpenSite, chance: random.Random) -> Capture:
    dialog = (
        '<div role="dialog" aria-modal="true" aria-label="News"><h2>See what is new</h2>'
        "<p>You can now choose who sees this.</p><button>Not now</button></div>"
    )
    return _inserted(capture, dialog, chance)


def _in_other_words(capture: Capture, site: OpenSite, chance: random.Random) -> Capture:
    """Give a page another language: its mark, and all its wordings."""
    html = capture.html.replace('lang="en"', f'lang="{chance.choice(["cy", "pl", "ur", ""])}"')
    for own in site.labels.values():
        for word in sorted(
            (*(w for row in own.rows.values() for w in row), *own.audiences, *own.switches),
            key=len,
            reverse=True,
        ):
            if len(word) > 2 and chance.random() < 0.9:
                html = html.replace(f">{word}<", f">{UNKNOWN}<")
    return replace(capture, html=html)


def _half(capture: Capture, _: OpenSite, chance: random.Random) -> Capture:
    """Cut a page, and what it was answered, anywhere."""
    at = chance.randint(0, len(capture.html))
    replies = tuple(
        replace(r, body=r.body[: chance.randint(0, len(r.body))]) for r in capture.replies
    )
    return replace(capture, html=capture.html[:at], replies=replies)


def _garbled(capture: Capture, _: OpenSite, chance: random.Random) -> Capture:
    """Put bytes in, or take some out, as no page should have.

    Nothing is taken out of a text alone: that would be another text, which nobody could notice. Nor
    is a "<" put before a letter of it, which makes a tag of the words up to the next ">".
    """
    html = capture.html
    for _n in range(chance.randint(1, 6)):
        at = chance.randint(0, len(html))
        junk = chance.choice(["\0", "\ufffd" * 9, "<", '"', "}", "]]>", "<!--", "\\u", "\u202e"])
        until = at + chance.choice([0, 0, 1, 40])
        in_text = not _MARKUP.search(html, at, until)
        rest = html[at if in_text else until :]
        html = html[:at] + (f"{junk} " if junk == "<" and rest[:1].isalpha() else junk) + rest
    return replace(capture, html=html)


_DRIFTS: dict[str, tuple[Way, _Drift]] = {
    "reordered": (Way.SWAPPED, _reordered),
    "nested": (Way.WRAPPED, _nested),
    "a decoy": (Way.CONTRADICTED, _with_decoy),
    "a dialog": (Way.CONTRADICTED, _with_dialog),
    "another language": (Way.UNKNOWN_WORD, _in_other_words),
    "half a page": (Way.GONE, _half),
    "garbled": (Way.GONE, _garbled),
}


def _children(node: LexborNode) -> list[LexborNode]:
    return [n for n in node.iter(include_text=False) if n.tag not in ("script", "style")]


def _above(node: LexborNode) -> list[LexborNode]:
    found = []
    current = node.parent
    while current is not None:
        found.append(current)
        current = current.parent
    return found


def _with_html(
    capture: Capture, tree: LexborHTMLParser, changes: Sequence[tuple[LexborNode, str]]
) -> Capture:
    for node, html in changes:
        body = LexborHTMLParser(f"<html><body>{html}</body></html>").body
        inside = list(body.iter(include_text=False)) if body is not None else []
        if inside:
            node.replace_with(inside[0])
    return replace(capture, html=tree.html or "")


def _inserted(capture: Capture, html: str, chance: random.Random) -> Capture:
    tree = LexborHTMLParser(capture.html)
    places = [n for n in tree.css("main > *, section, body > div") if n.tag != "script"]
    added = LexborHTMLParser(f"<html><body>{html}</body></html>").body
    if not places or added is None or added.child is None:
        return capture
    chance.choice(places).insert_before(added.child)
    return replace(capture, html=tree.html or "")
