"""A page of LinkedIn's client of 2026: its first screen, and the parts that came after it.

The document carries its first screen as data; the rest the page asks for by POST, part by part. The
guard lets through the parts that are named here, and no other (`site.yaml`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.capture import Capture
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

    `parts` are the payloads that were read, the document's first; `came` are the names of those
    the page asked for. `broken` is True where one is there that could not be read, and what it
    tells is then missing.
    """

    parts: tuple[Flight, ...] = ()
    trees: tuple[LexborHTMLParser, ...] = ()
    came: frozenset[str] = frozenset()
    broken: bool = False

    @property
    def missing_cards(self) -> frozenset[str]:
        """The cards of a profile that the page was yet to ask for, or did not get."""
        wanted = {i for part in self.parts for i in part.components() if i.startswith(CARDS)}
        return frozenset(wanted - self.came)

    def state(self, name: str) -> set[int]:
        """Return the numbers that the parts give the state `name`."""
        return {number for part in self.parts for number in part.state(name)}


@lru_cache(maxsize=4)
def screen_of(capture: Capture) -> Screen:
    """Return what `capture` was told in data; nothing, where it is a page of the older client."""
    parts: list[Flight] = []
    trees: list[LexborHTMLParser] = []
    came: set[str] = set()
    broken = False
    for name, payload in _payloads(capture):
        try:
            part = flight_of(payload or "")
            trees.append(part.tree)
        except FlightError:
            broken = True
            continue
        parts.append(part)
        came.add(name)
    return Screen(tuple(parts), tuple(trees), frozenset(came - {""}), broken)


def _payloads(capture: Capture) -> Iterator[tuple[str, str | None]]:
    """Yield the payloads by name, the document's ("") first; None for one that cannot be had."""
    try:
        payload = payload_in(capture.tree)
    except FlightError:
        yield "", None
    else:
        if payload is not None:
            yield "", payload
    for reply in capture.replies:
        if reply.operation.startswith((CARDS, _PAGERS, _SCREENS)) and not _is_older(reply.body):
            yield reply.operation, reply.body if reply.status < 400 else None


def _is_older(body: str) -> bool:
    """Whether a part is one of the older client's, which is a single object of JSON."""
    return body.lstrip()[:1] == "{"
