"""Which page of Facebook's settings it is, by the ids of its categories: no language changes them.

A settings page asks for its rows by the category's id (`nodeID`), and carries that request in its
data. The id `how_people_find_and_contact_you` is read by other programs; we assume that the other
categories are called as their addresses are.
"""

from dataclasses import replace

from profilecheck.browser.capture import Capture
from profilecheck.sites.facebook.embedded import payload
from profilecheck.sites.header import PageCode
from profilecheck.sites.site import Labels

__all__ = ["in_category"]


def in_category(category: str, code: PageCode) -> PageCode:
    """Return the code of a settings page that is known by its category too."""

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        asked = (found.value for found in payload(capture).find("nodeID"))
        return category in asked or code.anchor(capture, labels)

    return replace(code, anchor=anchor)
