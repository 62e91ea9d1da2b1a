"""The one guard around an adapter's code: what it raises on a page costs that page, nothing else.

A network can send any value at any place, and adapters come from elsewhere too. Whoever calls an
adapter's function on a page calls it through here.
"""

import logging
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from profilecheck.browser.lists import ListReads
from profilecheck.sites.site import Page, Site

__all__ = ["UnreadablePageError", "called", "guarded_list"]

_LOG = logging.getLogger(__name__)
T = TypeVar("T")


class UnreadablePageError(Exception):
    """An adapter's function raised an error on a page; what it was is in the log."""


def called(site: Site, what: str, call: Callable[[], T]) -> T:
    """Return what `call` returns; `what` names the page, or the question that is asked of it.

    The log gets the class of an error and where it was raised, and nothing it says, for that can
    be text of the page.

    Raises:
        UnreadablePageError: `call` raised an error of any kind.
    """
    try:
        return call()
    except Exception as error:  # noqa: BLE001 - whatever it is, the other pages and networks go on
        _LOG.warning(
            "profilecheck: %s: %s could not be read (%s, %s).",
            site.name,
            what,
            type(error).__name__,
            _raised_in(error),
        )
    # Not within the handler: the error would stay attached, with what it says.
    raise UnreadablePageError


def _raised_in(error: Exception) -> str:
    """Return the line of code that raised it: the innermost that is no library's, if there is."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames[1:] if "site-packages" not in f.filename] or frames
    return f"{Path(own[-1].filename).name} line {own[-1].lineno}"


def guarded_list(site: Site, page: Page) -> ListReads | None:
    """Return how the list of `page` is read; where that raises, it does not say what follows."""
    reads = page.list_reads
    if reads is None:
        return None
    more_in_reply, more_in_page = reads.more_in_reply, reads.more_in_page
    return replace(
        reads,
        more_in_reply=lambda body: _or_nothing(site, page, lambda: more_in_reply(body)),
        more_in_page=lambda capture: _or_nothing(site, page, lambda: more_in_page(capture)),
    )


def _or_nothing(site: Site, page: Page, call: Callable[[], bool | None]) -> bool | None:
    try:
        return called(site, f"the end of the list of {page.id}", call)
    except UnreadablePageError:
        return None
