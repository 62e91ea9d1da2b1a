"""A page of LinkedIn's client of 2026: its first screen, and the parts that came after it.

The document carries its first screen as data; the rest the page asks for by POST, part by part. The
guard lets through the parts that are named here, and no other (`site.yaml`).
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.capture import Capture, Reply
from profilecheck.sites.linkedin.flight import Flight, FlightError, flight_of, payload_in

__all__ = [
    "ABOUT_CARDS",
    "CARDS",
    "CONNECTIONS_PAGER",
    "CONTACT_SCREEN",
    "LAST_CARDS",
    "Screen",
    "screen_of",
]

CONTACT_SCREEN = "com.linkedin.sdui.flagshipnav.profile.ProfileContactDetailsOverlay"
CONNECTIONS_PAGER = "com.linkedin.sdui.pagers.mynetwork.connectionsList"
_PAGERS = "com.linkedin.sdui.pagers."
_SCREENS = "com.linkedin.sdui.flagshipnav."
CARDS = "com.linkedin.sdui.generated.profile.dsl.impl.profileCards"
"""What the ids of a profile's cards begin with."""
LAST_CARDS = f"{CARDS}BelowActivityPart7"
ABOUT_CARDS = f"{CARDS}AboveActivity"


@dataclass(frozen=True)
class Screen:
    """What a page was told in data.

    `parts` are the payloads that were read, the document's first; `trees` are what they draw, and
    `names` what they were asked for by, the document's "". `broken` is True where one is there that
    could not be read, and what it tells is then missing.
    """

    parts: tuple[Flight, ...] = ()
    trees: tuple[LexborHTMLParser, ...] = ()
    names: tuple[str, ...] = ()
    broken: bool = False

    @property
    def came(self) -> frozenset[str]:
        """The names of what the page asked for."""
        return frozenset(name for name in self.names if name)

    @property
    def missing_cards(self) -> frozenset[str]:
        """The cards of a profile that the page was yet to ask for, or did not get."""
        wanted = {i for part in self.parts for i in part.components() if i.startswith(CARDS)}
        return frozenset(wanted - self.came)

    def state(self, name: str) -> set[int]:
        """Return the numbers that the parts give the state `name`."""
        return {number for part in self.parts for number in part.state(name)}


_Part = tuple[Flight, LexborHTMLParser]
_SCREENS_OF: WeakKeyDictionary[Capture, Screen] = WeakKeyDictionary()
_PARTS_OF: WeakKeyDictionary[Reply, _Part | None] = WeakKeyDictionary()
"""What was read once is kept as long as the page, or the reply, that it was read from."""


def screen_of(capture: Capture) -> Screen:
    """Return what `capture` was told in data; nothing, where it is a page of the older client."""
    if (screen := _SCREENS_OF.get(capture)) is None:
        screen = _SCREENS_OF[capture] = _screen(capture)
    return screen


def _screen(capture: Capture) -> Screen:
    named = tuple(_parts(capture))
    read = [(name, *part) for name, part in named if part is not None]
    return Screen(
        parts=tuple(part for _, part, _ in read),
        trees=tuple(tree for *_, tree in read),
        names=tuple(name for name, *_ in read),
        broken=len(read) < len(named),
    )


def _parts(capture: Capture) -> Iterator[tuple[str, _Part | None]]:
    """Yield the payloads by name, the document's ("") first; None for one that cannot be read."""
    try:
        payload = payload_in(capture.tree)
    except FlightError:
        yield "", None
    else:
        if payload is not None:
            yield "", _drawn(payload)
    for reply in capture.replies:
        if reply.operation.startswith((CARDS, _PAGERS, _SCREENS)) and not _is_older(reply.body):
            yield reply.operation, _part_of(reply)


def _part_of(reply: Reply) -> _Part | None:
    if reply not in _PARTS_OF:
        _PARTS_OF[reply] = _drawn(reply.body) if reply.status < 400 else None
    return _PARTS_OF[reply]


def _drawn(payload: str) -> _Part | None:
    with suppress(FlightError):
        part = flight_of(payload)
        return part, part.tree
    return None


def _is_older(body: str) -> bool:
    """Whether a part is one of the older client's, which is a single object of JSON."""
    return body.lstrip()[:1] == "{"
