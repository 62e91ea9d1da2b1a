"""Anchors that many pages share: each proves that a page is the one it is taken for."""

from collections.abc import Callable

from profilecheck.browser.capture import Capture
from profilecheck.sites.json_tree import answers
from profilecheck.sites.wording import Labels

__all__ = ["Anchor", "is_answered", "shows"]

Anchor = Callable[[Capture, Labels | None], bool]
"""Whether a page, with the wording of its language, is the one it is taken for."""


def shows(selector: str) -> Anchor:
    """Return an anchor: the page has an element that the CSS selector fits, shown or not."""
    return lambda capture, labels: capture.tree.css_first(selector) is not None


def is_answered(operation: str, kind: type) -> Anchor:
    """Return an anchor: the read `operation` was answered with a `list` or `dict`, empty or not."""
    return lambda capture, labels: any(True for _ in answers(capture, operation, kind))
