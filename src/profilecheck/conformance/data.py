"""The JSON values that a page carries or was answered, and the page with one of them edited."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from profilecheck.browser.capture import Capture
from profilecheck.browser.strings import holds_data

__all__ = [
    "DataPath",
    "DataWhere",
    "Edit",
    "at_path",
    "documents_of",
    "edited",
    "paths_of",
    "put",
    "spot_of",
    "with_data",
    "without_data",
]

DataPath = tuple[str | int, ...]
_OPENING = re.compile(r"[\[{]")


@dataclass(frozen=True)
class DataWhere:
    """A JSON value: in the document or in the reply `reply`, from `start` to `end`."""

    reply: int | None
    start: int
    end: int

    def source(self, capture: Capture) -> str:
        """Return the text in which it stands."""
        return capture.html if self.reply is None else capture.replies[self.reply].body

    def with_value(self, value: object, capture: Capture) -> Capture:
        """Return the page with another value there."""
        written = json.dumps(value, ensure_ascii=False).replace("<", "\\u003C")
        source = self.source(capture)
        changed = source[: self.start] + written + source[self.end :]
        return _with_source(capture, self.reply, changed)


def _with_source(capture: Capture, reply: int | None, source: str) -> Capture:
    if reply is None:
        return replace(capture, html=source)
    replies = list(capture.replies)
    replies[reply] = replace(replies[reply], body=source)
    return replace(capture, replies=tuple(replies))


def documents_of(capture: Capture) -> Iterator[tuple[DataWhere, Any]]:
    """Yield the JSON values of a page: those in its scripts, then those of its replies."""
    position = 0
    for node in capture.tree.css("script, code"):
        source = node.text() or ""
        if not holds_data(source) or (start := capture.html.find(source, position)) < 0:
            continue
        position = start + len(source)
        for begins, ends, value in _values(source):
            yield DataWhere(None, start + begins, start + ends), value
    for at, reply in enumerate(capture.replies):
        for begins, ends, value in _values(reply.body):
            yield DataWhere(at, begins, ends), value


def _values(source: str) -> Iterator[tuple[int, int, Any]]:
    decoder, position = json.JSONDecoder(), 0
    while opening := _OPENING.search(source, position):
        try:
            value, position = decoder.raw_decode(source, opening.start())
        except ValueError:
            position = opening.end()
        else:
            if value:
                yield opening.start(), position, value


def paths_of(value: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, Any]]:
    """Yield every value within `value`, with the keys and numbers that lead to it."""
    if path:
        yield path, value
    inside: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    for step, held in inside:
        yield from paths_of(held, (*path, step))


def spot_of(path: DataPath) -> str:
    """Return the keys on the way to a value, without the numbers."""
    return ".".join(step for step in path if isinstance(step, str))


Edit = Callable[[Any], None]


def edited(capture: Capture, *, where: DataWhere, document: Any, edit: Edit) -> Capture:
    """Return the page with an edited copy of one of its JSON values."""
    changed = deepcopy(document)
    edit(changed)
    return where.with_value(changed, capture)


def with_data(
    capture: Capture, where: DataWhere, document: Any, path: DataPath, value: object
) -> Capture:
    """Return the page with `value` where `path` leads to in one of its JSON values."""
    return edited(capture, where=where, document=document, edit=lambda d: put(d, path, value))


def without_data(capture: Capture, where: DataWhere, document: Any, path: DataPath) -> Capture:
    """Return the page without what `path` leads to in one of its JSON values."""

    def take(changed: Any) -> None:
        del at_path(changed, path[:-1])[path[-1]]

    return edited(capture, where=where, document=document, edit=take)


def at_path(document: Any, path: DataPath) -> Any:
    """Return what `path` leads to in a JSON value."""
    for step in path:
        document = document[step]
    return document


def put(document: Any, path: DataPath, value: object) -> None:
    """Put `value` in the place that `path` leads to."""
    at_path(document, path[:-1])[path[-1]] = value
