"""Every way in which a page can ask for something, or send it, as a table.

New Chromium, new rows: a new element, attribute, header or object that can make a request gets a
row in the module of its kind.
"""

from itertools import count

from tests.promises.ways import (
    exchanges,
    going,
    headers,
    markup,
    scripts,
    services,
    styles,
    workers,
)
from tests.promises.ways.way import Try, Way

_ONCE_OPEN = frozenset(
    (
        ("identity", "disconnecting"),
        ("live connections", "WebSocket of a sandbox"),
        ("live connections", "WebSocketStream of a sandbox"),
        ("going by markup", "speculation rules, prefetch"),
    )
)
"""Besides the first of each kind, what a guard of ours did let out, or nearly."""


def all_ways() -> tuple[Way, ...]:
    """Return the whole table."""
    modules = (markup, styles, scripts, workers, going, headers, services, exchanges)
    return tuple(way for module in modules for way in module.ways())


def all_tries() -> tuple[Try, ...]:
    """Return each way with each of its targets."""
    numbers = count()
    return tuple(Try(way, to, next(numbers)) for way in all_ways() for to in way.targets)


def sample() -> tuple[Try, ...]:
    """Return the tries of the first way of each kind, and of those that once were open."""
    ways = all_ways()
    first = {way.kind: (way.kind, way.name) for way in reversed(ways)}
    chosen = {*first.values(), *_ONCE_OPEN}
    return tuple(one for one in all_tries() if (one.way.kind, one.way.name) in chosen)
