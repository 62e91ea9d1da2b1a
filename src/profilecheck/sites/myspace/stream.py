"""What a MySpace profile's stream shows: whose each item is, and of which day.

The stream's later parts load by a request that is not known to only read, so they stay out: what
is seen here is the newest part, and proves nothing of what is older.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import is_shown, normalise, text_of
from profilecheck.sites.days import day_told, shown_since_1970
from profilecheck.sites.myspace.identity import identity
from profilecheck.sites.myspace.state import state, user_name
from profilecheck.sites.site import Labels

__all__ = ["Post", "Stream", "stream"]

_PLACES = "#stream, #profileStream, .profileStream"
_HOST = re.compile(r"^https?://(?:www\.)?myspace\.com(?=/)")
_ITEMS = frozenset({"li", "article"})
_OWNER_ATTRIBUTES = ("data-profileid", "data-profile-id", "data-author-id")


@dataclass(frozen=True)
class Post:
    """One item of the owner's. What it says is kept for matching only."""

    day: date | None
    text: str


@dataclass(frozen=True)
class Stream:
    """The owner's items that are shown; `empty` where the page says that there are none."""

    posts: tuple[Post, ...]
    empty: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """The days that are shown, newest first."""
        return tuple(sorted((p.day for p in self.posts if p.day), reverse=True))


def stream(capture: Capture, labels: Labels | None) -> Stream | None:
    """Return the stream that the page shows, None where it shows none."""
    places = [place for place in capture.tree.css(_PLACES) if is_shown(place)]
    if not places:
        return None
    items = {item.mem_id: item for place in places for item in _items(place)}
    posts = tuple(_post(item) for item in items.values() if _is_owners(capture, item))
    words = {normalise(w) for w in labels.rows["empty_stream"]} if labels else set()
    said = all(normalise(text_of(place)) in words for place in places)
    return Stream(posts, empty=not items and said)


def _items(place: LexborNode) -> Iterator[LexborNode]:
    """Yield each item of the stream; a comment or reply within an item is not one."""
    for time in place.css("time"):
        item = outermost = time.parent
        while item is not None and item.mem_id != place.mem_id:
            if item.tag in _ITEMS:
                outermost = item
            item = item.parent
        if outermost is not None and outermost.tag in _ITEMS and is_shown(outermost):
            yield outermost


def _is_owners(capture: Capture, item: LexborNode) -> bool:
    """Whether the item is the profile owner's own; the state says where all of them are."""
    owner, name = identity(capture).owner, user_name(capture)
    for attribute in _OWNER_ATTRIBUTES:
        for node in (item, *item.css(f"[{attribute}]")):
            if stated := node.attributes.get(attribute):
                return stated == owner
    if state(capture).get("includeInboundStream") is False:
        return True
    # A saved page names the host in the links that the live one has without it.
    paths = (_HOST.sub("", link.attributes.get("href") or "") for link in item.css("a[href]"))
    return next((path for path in paths if path.startswith("/")), "") == f"/{name}"


def _post(item: LexborNode) -> Post:
    time = item.css_first("time")
    stated = ""
    if time is not None:
        stated = time.attributes.get("datetime") or time.attributes.get("data-datetime") or ""
    return Post(_day(stated.strip()), text_of(item))


def _day(stated: str) -> date | None:
    """Return the day of "2011-05-04T10:00:00Z", or of a number of milliseconds since 1970."""
    if stated.isdigit():
        return shown_since_1970(int(stated) / (1000 if len(stated) > 11 else 1))
    return day_told(stated)
