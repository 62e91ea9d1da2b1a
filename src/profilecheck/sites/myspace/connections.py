"""The list of a person's connections on MySpace, and who can see it.

Connections are counted here, never kept: no name of one leaves this module.
"""

import json
import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Capture, Json, ListEnd
from profilecheck.browser.dom import is_shown, text_of
from profilecheck.browser.lists import ListReads
from profilecheck.model import Count, Observed, Unread
from profilecheck.sites.myspace.profile import access, is_restricted, shown_number
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "CONNECTION_LIST",
    "connections_anchor",
    "read_connections",
    "read_connections_as_stranger",
]

OPERATION = "connections/out"
_GRID = "#profileGrid"
_STATED = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})\s+\D+")


def _grid_keys(root: LexborNode | LexborHTMLParser) -> Iterator[str | None]:
    """Yield the address of each profile in the list, None for one that shows none."""
    for item in root.css(f"{_GRID} li"):
        if is_shown(item):
            link = item.css_first("a[href]")
            yield (link.attributes.get("href") or None) if link is not None else None


def _answers(capture: Capture) -> list[Mapping[str, Json]]:
    found = [_answer(r.body) for r in capture.replies if r.operation == OPERATION]
    return [answer for answer in found if answer is not None]


def _answer(body: str) -> Mapping[str, Json] | None:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    whole = isinstance(value, dict) and isinstance(value.get("html"), str)
    return value if whole and _next_start(value) is not None else None


def _next_start(answer: Mapping[str, Json]) -> int | None:
    """Return where the next part begins; -1 at the end."""
    start = answer.get("nextStart")
    return start if isinstance(start, int) and not isinstance(start, bool) else None


def _listed(capture: Capture) -> Iterator[str | None]:
    yield from _grid_keys(capture.tree)
    for answer in _answers(capture):
        yield from _grid_keys(LexborHTMLParser(answer["html"]))


def _shown(capture: Capture) -> frozenset[str]:
    return frozenset(key for key in _listed(capture) if key)


def _stated(capture: Capture) -> int | None:
    """Return how many connections the page says there are; two different numbers are none."""
    numbers = {shown_number(capture, "#connectionsCount a[href$='/connections/out']")}
    for heading in capture.tree.css("#sidebar footer h5"):
        if is_shown(heading) and (match := _STATED.fullmatch(text_of(heading))):
            numbers.add(int(match[1].replace(",", "")))
    numbers.discard(None)
    return numbers.pop() if len(numbers) == 1 else None


def _is_whole(capture: Capture) -> bool:
    """Whether the list was seen to its end: its last part says so, or all that are stated show.

    Never where it shows somebody without an address, fewer than are stated, or a part that is not
    of the shape that we know.
    """
    answers, stated, shown = _answers(capture), _stated(capture), _shown(capture)
    later = sum(reply.operation == OPERATION for reply in capture.replies)
    known = all(_listed(capture)) and later == len(answers)
    if capture.list_end is ListEnd.STOPPED or not known:
        return False
    if stated is not None and stated > len(shown):
        return False
    return _next_start(answers[-1]) == -1 if answers else stated == len(shown)


def connections_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page has the list's place, or says that the profile is restricted."""
    return capture.tree.css_first(_GRID) is not None or is_restricted(capture) is True


def read_connections(context: ReadContext) -> Iterator[Observed | Unread]:
    """How many connections there are, and who can see them: whoever can open the profile."""
    stated, shown = _stated(context.capture), _shown(context.capture)
    whole = _is_whole(context.capture)
    seen = f"{len(shown)} connections listed"
    if stated is not None or whole:
        count = Count(count=max(len(shown), stated or 0))
        yield context.observed(Fact.FRIENDS_COUNT, count, seen)
    elif shown:
        count = Count(count=len(shown), at_least=True)
        yield context.observed(Fact.FRIENDS_COUNT, count, seen)
    else:
        yield context.unread(Fact.FRIENDS_COUNT, UnreadReason.INCOMPLETE_LIST)
    none = whole and not shown and not stated
    yield _audience(context, somebody=None if not (none or shown or stated) else not none)


def _audience(context: ReadContext, *, somebody: bool | None) -> Observed | Unread:
    """Who can see the list; on a restricted profile nobody, where there is nobody to see it."""
    opened = access(context)
    if opened is None:
        return context.unread(Fact.FRIENDS_AUDIENCE, UnreadReason.AUDIENCE_NOT_SHOWN)
    inbound = shown_number(context.capture, "#connectionsCount a[href$='/connections/in']")
    if opened is Audience.FRIENDS and not somebody and not inbound:
        if somebody is None or inbound is None:
            return context.unread(Fact.FRIENDS_AUDIENCE, UnreadReason.INCOMPLETE_LIST)
        words = "Your profile is restricted, and there are no connections"
        return context.observed(Fact.FRIENDS_AUDIENCE, Audience.ONLY_ME, words)
    words = "restricted" if opened is Audience.FRIENDS else "public"
    return context.observed(Fact.FRIENDS_AUDIENCE, opened, f"Your profile is {words}")


def read_connections_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """That anyone can see the connections, where they show. An empty list proves nothing."""
    shown = _shown(context.capture)
    if shown:
        seen = f"{len(shown)} connections were listed without signing in"
        yield context.observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, seen)
    elif is_restricted(context.capture):
        yield context.unread(Fact.FRIENDS_AUDIENCE, UnreadReason.SIGNED_OUT)
    else:
        yield context.unread(Fact.FRIENDS_AUDIENCE, UnreadReason.INCOMPLETE_LIST)


def _more_in_reply(body: str) -> bool | None:
    answer = _answer(body)
    return None if answer is None else _next_start(answer) != -1


def _more_in_page(capture: Capture) -> bool | None:
    stated = _stated(capture)
    return None if stated is None else stated > len(_shown(capture))


CONNECTION_LIST = ListReads(
    operation=OPERATION, more_in_reply=_more_in_reply, more_in_page=_more_in_page
)
