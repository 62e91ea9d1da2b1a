"""Data that a page carries or was answered with, and going through data, whatever its shape."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain

from profilecheck.browser.capture import Capture, Json
from profilecheck.sites.days import shown_on

__all__ = [
    "agreed",
    "answers",
    "asked",
    "count_at",
    "day_at",
    "dig",
    "each_once",
    "in_scripts",
    "texts_within",
    "walk",
]

# What came


def answers(capture: Capture, operation: str, kind: type = object) -> Iterator[Json]:
    """Yield what the read `operation` was answered with, of the `kind` (`list`, `dict`) or of any.

    A refusal is no answer, nor is what is no data.
    """
    yield from (answer for _, answer in asked(capture, operation, kind))


def asked(capture: Capture, operation: str, kind: type = object) -> Iterator[tuple[str, Json]]:
    """Yield what `answers` yields, each with the address at which it was asked for before it."""
    for reply in capture.replies:
        if reply.operation == operation and reply.status == 200:
            try:
                answer = reply.json()
            except (ValueError, RecursionError):
                continue
            if isinstance(answer, kind):
                yield reply.url, answer


def in_scripts(capture: Capture, selector: str) -> Iterator[Json]:
    """Yield the data in each script of the page that the CSS selector fits."""
    for script in capture.tree.css(selector):
        try:
            yield json.loads(script.text() or "")
        except (ValueError, RecursionError):
            continue


# Going through it


def walk(
    document: Json, beyond: Callable[[str], Iterable[Json]] | None = None
) -> Iterator[Mapping[str, Json]]:
    """Yield every object within `document`, outermost first, in its order.

    `beyond` returns what a text stands for, where some name another place.
    """
    stack = [document]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            yield value
            stack.extend(reversed(value.values()))
        elif isinstance(value, list):
            stack.extend(reversed(value))
        elif beyond is not None and isinstance(value, str):
            stack.extend(beyond(value))


def texts_within(value: Json, *, but_under: Collection[str] = ()) -> Iterator[str]:
    """Yield every text within `value`, as it is written there and in its order.

    What stands under one of the keys `but_under`, wherever they are, is passed over.
    """
    stack = [value]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            stack.extend(reversed([held for key, held in value.items() if key not in but_under]))
        elif isinstance(value, list):
            stack.extend(reversed(value))


def dig(value: Json, *keys: str) -> Json:
    """Return the value of the path `keys` within `value`, None where a step is missing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def count_at(value: Json, *keys: str) -> int | None:
    """Return the count at the path `keys`, None where there is none; a truth value is none."""
    count = dig(value, *keys)
    is_count = isinstance(count, int) and not isinstance(count, bool) and count >= 0
    return count if is_count else None


def day_at(value: Json, *keys: str) -> date | None:
    """Return the day of the moment at the path `keys`, None where it is none of ISO 8601.

    That is the day on which the network shows it: see `profilecheck.sites.days`.
    """
    written = dig(value, *keys)
    try:
        return shown_on(datetime.fromisoformat(written)) if isinstance(written, str) else None
    except ValueError:
        return None


# Several that say the same


def agreed(values: Iterable[Json]) -> Json:
    """Return the value that all of these are but None, None where none is, or where two differ."""
    told = [value for value in values if value is not None]
    return told[0] if told and all(value == told[0] for value in told) else None


def each_once(parts: Iterable[Iterable[Json]], *keys: str) -> list[Json]:
    """Return what stands in the parts of a list, each once, by the id at the path `keys`.

    What has no id is a thing of its own. Of two with one id, the later counts.
    """
    listed = enumerate(chain.from_iterable(parts))
    return list({str(dig(one, *keys) or f"unknown {n}"): one for n, one in listed}.values())
