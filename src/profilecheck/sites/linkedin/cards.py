"""The parts of one's own LinkedIn profile: which each is, by marks that no language changes.

The client of 2026 names a part in its data and on the page (`profile-card-about`, or at the end of
a component's key), older pages by an anchor (`#about`); the heading's words come last. A part that
two marks call two things is of no known kind. The card at the top is known by its link to the
contact panel, whatever else stands in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, is_shown
from profilecheck.sites.linkedin.flight import GAP_MARK
from profilecheck.sites.linkedin.screen import screen_of
from profilecheck.sites.linkedin.text import body_of, fits, shown_lines
from profilecheck.sites.site import Labels
from profilecheck.sites.wording import is_row

__all__ = [
    "ABOUT",
    "BY_OTHERS",
    "NOT_SHOWN_TO_OTHERS",
    "READ_ELSEWHERE",
    "TOP",
    "UNKNOWN",
    "Card",
    "cards_of",
    "has_gap",
    "shows_only_a_part",
    "stated_number",
    "stray_heading",
]

TOP, ABOUT, OPEN_TO, UNKNOWN = "top", "about", "open to", ""
READ_ELSEWHERE = frozenset({"experience", "education", "interests", "activity"})
"""Parts that have a page of their own, which is read."""
NOT_SHOWN_TO_OTHERS = frozenset({"suggestions", "analytics", "resources", "highlights"})
"""What LinkedIn shows a member about themselves, and nobody else."""
BY_OTHERS = frozenset({"recommendations", "skills"})
"""Parts in which other people stand with their names and their words."""

_KINDS = {
    "topcard": TOP,
    "about": ABOUT,
    "summary": ABOUT,
    "experience": "experience",
    "education": "education",
    "interests": "interests",
    "activity": "activity",
    "recentactivity": "activity",
    "volunteering": "volunteering",
    "volunteeringexperience": "volunteering",
    "volunteeringexperiences": "volunteering",
    "volunteerexperience": "volunteering",
    "volunteercauses": "causes",
    "causes": "causes",
    "honors": "honours",
    "honorsandawards": "honours",
    "certifications": "licences",
    "licensesandcertifications": "licences",
    "projects": "projects",
    "skills": "skills",
    "courses": "courses",
    "languages": "languages",
    "publications": "publications",
    "patents": "patents",
    "organizations": "organisations",
    "testscores": "test scores",
    "recommendations": "recommendations",
    "featured": "featured",
    "services": "services",
    "suggestedforyou": "suggestions",
    "salesinsightsorhighlights": "highlights",
    "highlights": "highlights",
    "analytics": "analytics",
    "insights": "analytics",
    "contentcollections": "activity",
    "resources": "resources",
}
_VIEW = re.compile(r"^profile-(?:card-)?([a-z-]+)$")
_ANY_CARD = "card"
"""What older pages call each part, whatever it is. Source: a profile that was saved in 2024."""
_MARKED = (
    "[data-view-name^='profile-card-'], [data-view-name='profile-top-card'], "
    "[componentkey*='profile.card.ref'], [componentkey$='topcard' i]"
)
_CONTACT = "a[href*='/overlay/contact-info']"
_OPEN_TO = ".pv-open-to-carousel-card"
"""A card in which members say that they look for work. Source: other programs' code."""
_ALL = re.compile(r"(?:see|show)-all", re.IGNORECASE)
_DETAILS = re.compile(r"/(?:details|services/page)/[\w-]+/?(?:\?|$)")
"""The page with all of a part, and that on which members offer what they do. Source of the second:
other programs' code.
"""


@dataclass(frozen=True)
class Card:
    """One part of a profile. `kind` is UNKNOWN where it is none that we know, or two of them."""

    kind: str
    heading: str
    node: LexborNode


_CARDS_OF: WeakKeyDictionary[Capture, dict[str, tuple[Card, ...]]] = WeakKeyDictionary()


def cards_of(capture: Capture, labels: Labels | None) -> tuple[Card, ...]:
    """Return the parts of the profile: those on the page, then those in its data."""
    known, language = _CARDS_OF.setdefault(capture, {}), labels.language if labels else ""
    if language not in known:
        known[language] = _cards(capture, labels)
    return known[language]


def _cards(capture: Capture, labels: Labels | None) -> tuple[Card, ...]:
    body = body_of(capture)
    roots = [body] if body is not None else []
    roots += [root for tree in screen_of(capture).trees if (root := tree.body) is not None]
    return tuple(card for root in roots for card in _cards_in(root, labels))


def _cards_in(root: LexborNode, labels: Labels | None) -> Iterator[Card]:
    top = _top_in(root)
    for node in _nodes(root, top):
        if top is not None and node.mem_id == top.mem_id:
            yield Card(TOP, _heading(node, labels), node)
        else:
            card = _card(node, labels)
            within = top is not None and any(n.mem_id == top.mem_id for n in _above(node, root))
            # Newer pages give what members are open to no name there, and no heading.
            nameless = within and not card.heading and not any(True for _ in _marks(node))
            yield Card(OPEN_TO, "", node) if nameless else card


def _top_in(root: LexborNode) -> LexborNode | None:
    """Return the card at the top: the part around the link to the contact panel, with the name.

    It may hold other parts: its owner's picture to edit, a box that says "Open to work".
    """
    link = next((n for n in root.css(_CONTACT) if is_shown(n) and not _beside(n, root)), None)
    if link is None:
        return None
    around = [n for n in _above(link, root) if n.tag == "section" or fits(n, _MARKED)]
    kinds = {n.mem_id: set(_own_marks(n)) for n in around}
    if any(kinds.values()):
        return next((n for n in reversed(around) if kinds[n.mem_id] == {TOP}), None)
    named = (n for n in around if any(True for _ in by_role(n, "heading")))
    return next(named, around[0] if around else None)


def _nodes(root: LexborNode, top: LexborNode | None) -> Iterator[LexborNode]:
    """Yield what is marked as a part below `root`, and the innermost sections without a mark.

    Those within the card at the `top` are parts where they say something below its link to the
    contact panel: the name and the headline stand above it.
    """
    taken: set[int] = set()
    passed = False
    # A selector finds what fits two of its parts twice.
    for node in {n.mem_id: n for n in root.css(f"section, {_MARKED}, {_CONTACT}")}.values():
        above = {n.mem_id for n in _above(node, root)}
        within = top is not None and top.mem_id in above
        if fits(node, _CONTACT):
            passed = passed or within
            continue
        if node.mem_id == root.mem_id or _beside(node, root) or not is_shown(node):
            continue
        is_top = top is not None and node.mem_id == top.mem_id
        if not is_top and (above & taken or _only_holds_parts(node)):
            continue
        if within and not (passed and _says_something(node)):
            continue
        if not is_top:
            taken.add(node.mem_id)
        yield node


def _says_something(node: LexborNode) -> bool:
    pressed = {b.mem_id for b in by_role(node, "button")}
    return has_gap(node) or bool(shown_lines(node, apart_from=pressed))


def _only_holds_parts(node: LexborNode) -> bool:
    """Whether a section without a mark is there for the parts within it."""
    if fits(node, _MARKED) or any(_anchor(n) for n in node.iter()):
        return False
    held = [n for n in node.css(f"section, {_MARKED}") if n.mem_id != node.mem_id and is_shown(n)]
    names = {n.mem_id for n in held}
    outermost = [n for n in held if not any(m.mem_id in names for m in _above(n, node))]
    return len(outermost) > 1 or any(n.tag == "section" for n in outermost)


def _above(node: LexborNode, root: LexborNode) -> Iterator[LexborNode]:
    current = node.parent
    while current is not None and current.mem_id != root.mem_id:
        yield current
        current = current.parent


def _beside(node: LexborNode, root: LexborNode) -> bool:
    """Whether it stands beside the profile: other people, or a dialog over it."""
    return any(
        n.tag in ("aside", "dialog", "nav", "footer", "header")
        or n.attributes.get("role") in ("dialog", "complementary", "navigation")
        for n in (node, *_above(node, root))
    )


def _card(node: LexborNode, labels: Labels | None) -> Card:
    heading = _heading(node, labels)
    kinds = {kind for kind in _marks(node) if kind is not None}
    named = _by_words(heading, labels)
    if named is not None and kinds:
        kinds.add(named)
    if not kinds and named is not None:
        kinds = {named}
    return Card(kinds.pop() if len(kinds) == 1 else UNKNOWN, heading, node)


def _heading(node: LexborNode, labels: Labels | None) -> str:
    for heading in by_role(node, "heading"):
        if shown := shown_lines(heading, labels):
            return shown[0]
    return ""


def _marks(node: LexborNode) -> Iterator[str | None]:
    """Yield what each mark of a part calls it; UNKNOWN for a mark that is not known."""
    for marked in (node, *node.css(_MARKED)):
        yield from _own_marks(marked)
    yield from map(_anchor, node.css("div[id]"))
    if node.css_first(".pv-top-card") is not None:
        yield TOP
    if fits(node, _OPEN_TO) or node.css_first(_OPEN_TO) is not None:
        yield OPEN_TO


def _anchor(node: LexborNode) -> str | None:
    """Return the kind of part that an older page has this anchor for, None where it is none."""
    if node.tag != "div" or next(node.iter(), None) is not None or node.text().strip():
        return None
    return _KINDS.get((node.attributes.get("id") or "").replace("_", "").lower())


def _own_marks(node: LexborNode) -> Iterator[str]:
    view = _VIEW.match(node.attributes.get("data-view-name") or "")
    if view and view[1] != _ANY_CARD:
        yield _KINDS.get(view[1].replace("-", ""), UNKNOWN)
    if (key := node.attributes.get("componentkey")) and fits(node, _MARKED):
        yield _by_reference(key)
    if "pv-top-card" in (node.attributes.get("class") or "").split():
        yield TOP


def _by_reference(key: str) -> str:
    """Return the kind at the end of a component's key, after the member's own id."""
    lower = key.lower()
    fitting = [name for name in _KINDS if lower.endswith(name)]
    return _KINDS[max(fitting, key=len)] if fitting else UNKNOWN


_BY_HEADING = {
    "heading_about": ABOUT,
    "heading_experience": "experience",
    "heading_education": "education",
    "heading_interests": "interests",
    "heading_activity": "activity",
    "heading_volunteering": "volunteering",
    "heading_causes": "causes",
    "heading_honours": "honours",
    "heading_licences": "licences",
    "heading_projects": "projects",
    "heading_skills": "skills",
    "heading_courses": "courses",
    "heading_languages": "languages",
    "heading_publications": "publications",
    "heading_patents": "patents",
    "heading_organisations": "organisations",
    "heading_test_scores": "test scores",
    "heading_recommendations": "recommendations",
    "heading_featured": "featured",
    "heading_services": "services",
    "heading_open_to": OPEN_TO,
    "heading_suggestions": "suggestions",
    "heading_analytics": "analytics",
    "heading_resources": "resources",
    "heading_highlights": "highlights",
}


def _by_words(heading: str, labels: Labels | None) -> str | None:
    words = re.sub(r"\s*\(\d+\)$", "", heading)
    return next((kind for row, kind in _BY_HEADING.items() if is_row(words, row, labels)), None)


def has_gap(node: LexborNode) -> bool:
    """Whether a piece of a part was never sent."""
    return node.css_first(f"[{GAP_MARK}]") is not None


def shows_only_a_part(card: Card) -> bool:
    """Whether the part says that there is more of it on a page of its own."""
    return any(True for _ in _leading_to_all(card))


def stated_number(card: Card) -> int | None:
    """Return how many there are in all, as in "Show all 23 skills"; None where it is not said."""
    said = [re.findall(r"\d+", line) for words in _leading_to_all(card) for line in words]
    return max((int(number) for found in said for number in found), default=None)


def _leading_to_all(card: Card) -> Iterator[list[str]]:
    """Yield the words of what leads to the page with all of a part.

    On one's own profile a pencil leads there too: it has no words.
    """
    for node in card.node.css("[data-view-name], [id^='navigation-index-']"):
        names = (node.attributes.get("data-view-name") or "", node.attributes.get("id") or "")
        if any(map(_ALL.search, names)) and (words := shown_lines(node)):
            yield words
    for link in card.node.css("a[href*='/details/'], a[href*='/services/page/']"):
        to_all = _DETAILS.search(link.attributes.get("href") or "")
        if to_all and is_shown(link) and (words := shown_lines(link)):
            yield words


def stray_heading(capture: Capture, labels: Labels | None) -> str | None:
    """Return a heading on the profile that stands in no part of it, None where all do."""
    drawn = (tree.css_first("main") for tree in screen_of(capture).trees)
    for root in (root for root in (body_of(capture), *drawn) if root is not None):
        parts = {node.mem_id for node in _nodes(root, _top_in(root))}
        for heading in by_role(root, "heading"):
            if _beside(heading, root) or any(n.mem_id in parts for n in _above(heading, root)):
                continue
            if shown := shown_lines(heading, labels):
                return shown[0]
    return None
