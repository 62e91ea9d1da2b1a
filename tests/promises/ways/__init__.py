"""Every way in which a page can ask for something, or send it, as a table.

New Chromium, new rows: a new element, attribute, header or object that can make a request gets a
row in the module of its kind.
"""

from collections.abc import Iterator
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

_OF_EACH_KIND = 1


def all_ways() -> tuple[Way, ...]:
    """Return the whole table."""
    modules = (markup, styles, scripts, workers, going, headers, services, exchanges)
    return tuple(way for module in modules for way in module.ways())


def all_tries() -> tuple[Try, ...]:
    """Return each way with each of its targets."""
    numbers = count()
    return tuple(Try(way, to, next(numbers)) for way in all_ways() for to in way.targets)


def sample() -> tuple[Try, ...]:
    """Return the tries of the first ways of each kind."""
    return tuple(_first_of_each_kind())


def _first_of_each_kind() -> Iterator[Try]:
    seen: dict[str, list[str]] = {}
    for one in all_tries():
        names = seen.setdefault(one.way.kind, [])
        if one.way.name not in names and len(names) < _OF_EACH_KIND:
            names.append(one.way.name)
        if one.way.name in names:
            yield one
