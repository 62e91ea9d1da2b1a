"""The sections of a public LinkedIn profile that have no reader of their own, as text.

Anyone who opens the page sees them. Which a section is, the page says in `data-section`, in every
language; one that it calls something else, or nothing, leaves the text incomplete.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.dom import by_role, is_shown, lines, normalise, text_of
from profilecheck.model import Entry
from profilecheck.sites.linkedin.others import what_others_say
from profilecheck.sites.linkedin.wording import is_masked
from profilecheck.sites.long_text import text_entries
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience

__all__ = ["EDUCATION", "empty_sections", "other_sections", "shows_others", "unknown_sections"]

_SECTION = "section[data-section], section.core-section-container"
EDUCATION = ("educations", "education", "educationsDetails")
"""What the section of schools is called; the last is also a part of the card at the top."""
_WITH_READERS = frozenset(("summary", "experience", *EDUCATION, "groups", "posts", "articles"))
_AS_TEXT = frozenset(
    (
        *("honors-and-awards", "honors", "awards", "projects", "certifications", "courses"),
        *("languages", "organizations", "publications", "patents", "test-scores", "testScores"),
        *("instructor-courses", "volunteering-causes", "services", "featured", "causes"),
        *("websites", "interests", "volunteering"),
    )
)
_BY_OTHERS = frozenset({"recommendations", "skills"})
_NOT_TEXT = frozenset({"experience", *EDUCATION, "groups", "posts", "articles"})
_NO_SECTION = ".bottom-cta-banner, .blurred-overlay, .blurred-content, .blurred-list, .blur"
_BESIDE = frozenset({"right-rail", "modal__wrapper", "contextual-sign-in-modal", "hidden-summary"})


def other_sections(context: ReadContext) -> Iterator[Entry]:
    """Yield what the sections say that no other reader takes."""
    for section in _sections(context.capture.tree):
        name = _name(section)
        if name in _WITH_READERS:
            continue
        heading = _heading(section)
        words = [w for w in _words(section) if normalise(w) != normalise(heading)]
        if name in _BY_OTHERS:
            words = list(what_others_say(context, section, words))
        yield from text_entries(words, heading or name, Audience.PUBLIC)


def shows_others(tree: LexborHTMLParser) -> bool:
    """Whether there is a section in which others stand, of which only some words are told."""
    return any(_name(section) in _BY_OTHERS for section in _sections(tree))


def unknown_sections(context: ReadContext) -> Iterator[str]:
    """Yield the heading of each section that is not known, or holds nothing but its heading."""
    known = _WITH_READERS | _AS_TEXT | _BY_OTHERS
    for section in _sections(context.capture.tree):
        name, heading = _name(section), _heading(section)
        # Stars are a text, which LinkedIn blurs.
        words = [w.text for w in lines(section) if normalise(w.text) != normalise(heading)]
        if name not in known or (name not in _NOT_TEXT and not words):
            yield heading or name or "a section without a heading"


def empty_sections(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the names of the sections that list something elsewhere, and hold no item here."""
    for section in _sections(tree):
        if _name(section) in _NOT_TEXT and section.css_first("li") is None:
            yield _name(section)


def _sections(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    for section in tree.css(_SECTION):
        invites = "data-section" not in section.attributes and _is_no_section(section)
        if is_shown(section) and not invites and not _is_beside(section):
            yield section


def _is_no_section(section: LexborNode) -> bool:
    return section.css_first(_NO_SECTION) is not None


def _is_beside(section: LexborNode) -> bool:
    """Whether it stands in a dialog, beside the profile, or within another section."""
    if not _BESIDE.isdisjoint((section.attributes.get("class") or "").split()):
        return True
    node = section.parent
    while node is not None:
        classes = (node.attributes.get("class") or "").split()
        if node.tag == "aside" or not _BESIDE.isdisjoint(classes):
            return True
        if node.tag == "section" and ("data-section" in node.attributes):
            return True
        node = node.parent
    return False


def _name(section: LexborNode) -> str:
    return section.attributes.get("data-section") or ""


def _heading(section: LexborNode) -> str:
    headings = (node for node in by_role(section, "heading") if node.tag == "h2")
    return next((text_of(node) for node in headings), "")


def _words(section: LexborNode) -> list[str]:
    held = [line for line in lines(section) if line.block.tag != "button"]
    return list(dict.fromkeys(line.text for line in held if not is_masked(line.text)))
