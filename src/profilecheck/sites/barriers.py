"""The barriers before a network's pages, as its header names them: a sign-in, a limit."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, normalise, path_of, text_of
from profilecheck.vocabulary import UnreadReason

if TYPE_CHECKING:  # a header is joined with the usual barrier
    from profilecheck.sites.header import BarrierHeader

__all__ = ["known_barrier", "usual_barrier"]

_REFUSED = (401, 403)
_GONE = (404, 410)


def usual_barrier(
    barriers: Iterable["BarrierHeader"],
) -> Callable[[Capture], UnreadReason | None]:
    """Return the rule for a network whose header and statuses say all that stands in the way.

    Too many requests (429, of the page or of one of its answers), then the header's `barriers`,
    then the page's own status: 401 and 403 ask for a sign-in, 404 and 410 say that it is not there.
    """
    known = tuple(barriers)

    def barrier(capture: Capture) -> UnreadReason | None:
        if 429 in {capture.status, *(reply.status for reply in capture.replies)}:
            return UnreadReason.RATE_LIMITED
        if reason := known_barrier(known, capture):
            return reason
        if capture.status in _REFUSED:
            return UnreadReason.SIGNED_OUT
        return UnreadReason.NOT_THERE if capture.status in _GONE else None

    return barrier


def known_barrier(
    barriers: Iterable["BarrierHeader"],
    capture: Capture,
    *,
    address: str | None = None,
    headings: Iterable[LexborNode | None] | None = None,
    is_there: bool = False,
) -> UnreadReason | None:
    """Return the reason of the first of `barriers` that the page is, None where it is none.

    `is_there`: the page asked for is, so that what may be a dialog over it stands in nobody's way.

    `address` stands in for the path of the page's address where barriers are known by more than
    that, `headings` for all headings of the page where not every one counts.
    """
    where = (path_of(capture.url) or "/") if address is None else address
    nodes = by_role(capture.tree, "heading") if headings is None else headings
    shown = {normalise(text_of(node)).rstrip(".") for node in nodes}
    known = (b for b in barriers if not (b.over_page and is_there))
    return next((b.reason for b in known if _is(b, capture, where, shown)), None)


def _is(barrier: "BarrierHeader", capture: Capture, address: str, headings: set[str]) -> bool:
    return capture.viewpoint in barrier.viewpoints and (
        any(re.search(pattern, address) for pattern in barrier.paths)
        or normalise(capture.title) in {normalise(title) for title in barrier.titles}
        or not headings.isdisjoint(normalise(heading).rstrip(".") for heading in barrier.headings)
    )
