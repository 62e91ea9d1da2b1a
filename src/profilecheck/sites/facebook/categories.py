"""Which page of Facebook's settings it is, by the ids of its categories: no language changes them.

A settings page asks for its rows by the category's id (`nodeID`), and carries that request in its
data. The id `how_people_find_and_contact_you` is read by other programs; we assume that the other
categories are called as their addresses are.
"""

from collections.abc import Callable

from profilecheck.browser.capture import Capture
from profilecheck.sites.facebook.embedded import payload

__all__ = ["asks_for"]


def asks_for(category: str) -> Callable[[Capture], bool]:
    """Return whether a page is the settings page that asks for the rows of `category`."""

    def asks(capture: Capture) -> bool:
        return category in (found.value for found in payload(capture).find("nodeID"))

    return asks
