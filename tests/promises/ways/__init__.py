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
    """Return the first way of each kind with one of its targets, which take turns.

    Besides, every try of the ways that once were open.
    """
    first = {way.kind: way for way in reversed(all_ways())}.values()
    turns = {(w.kind, w.name): w.targets[n % len(w.targets)] for n, w in enumerate(first)}

    def is_chosen(one: Try) -> bool:
        called = one.way.kind, one.way.name
        return called in _ONCE_OPEN or turns.get(called) == one.target

    return tuple(filter(is_chosen, all_tries()))
