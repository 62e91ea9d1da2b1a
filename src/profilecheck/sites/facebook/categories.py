"""Which page of Facebook's settings it is, by the ids of its categories: no language changes them.

A settings page asks for its rows by the category's id (`nodeID`), and carries that request in its
data. The id `how_people_find_and_contact_you` is read by other programs; we assume that the other
categories are called as their addresses are.
"""

from collections.abc import Callable

from profilecheck.browser.capture import Capture
from profilecheck.sites.facebook.declared import HEADER
from profilecheck.sites.facebook.embedded import payload
from profilecheck.sites.rows import row_anchor
from profilecheck.sites.site import Labels

__all__ = ["category_anchor"]


def category_anchor(page: str, category: str) -> Callable[[Capture, Labels | None], bool]:
    """Return the anchor of a settings page: it asks for this category, or shows its questions."""
    shows_questions = row_anchor(*next(p.known_by for p in HEADER.pages if p.id == page))

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        asked = (found.value for found in payload(capture).find("nodeID"))
        return category in asked or shows_questions(capture, labels)

    return anchor
