"""The strings of the data that a page carries, or was answered with, wherever they are in it.

Networks carry data as JSON, as JSON within a program, and as JSON within a string of JSON. Its
strings are found without knowing which; what surrounds them does not matter.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

__all__ = ["DataString", "holds_data", "strings_of"]

_DATA = re.compile(r'[\[{]\s*["\[{]')
_TOKEN = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"|[{}\[\]]')
_COLON = re.compile(r"\s*:")


@dataclass(frozen=True)
class DataString:
    """One string: the keys that lead to it, its value, and its position without its quotes.

    `within` are numbers of the objects around it, outermost first, alike for all strings of one.
    """

    keys: tuple[str, ...]
    value: str
    start: int
    end: int
    within: tuple[int, ...]

    @property
    def key(self) -> str:
        """The nearest key, "" where there is none."""
        return self.keys[-1] if self.keys else ""


@dataclass
class _Level:
    number: int
    is_object: bool
    key: str = ""


@dataclass
class _Place:
    """A position in the data."""

    numbers: Iterator[int] = field(default_factory=count)
    levels: list[_Level] = field(default_factory=list)

    def enters(self, bracket: str) -> None:
        self.levels.append(_Level(next(self.numbers), bracket == "{"))

    def leaves(self) -> None:
        if self.levels:
            self.levels.pop()

    @property
    def in_object(self) -> bool:
        return bool(self.levels) and self.levels[-1].is_object

    def string(self, value: str, start: int, end: int) -> DataString:
        keys = tuple(level.key for level in self.levels if level.key)
        within = tuple(level.number for level in self.levels if level.is_object)
        return DataString(keys, value, start, end, within)


def holds_data(text: str) -> bool:
    """Whether a text looks as if data stood in it."""
    return _DATA.search(text) is not None


def strings_of(source: str) -> Iterator[DataString]:
    """Yield every string of the data in `source` that is no key, in its order."""
    place = _Place()
    for token in _TOKEN.finditer(source):
        found = token[0]
        if found in "[{":
            place.enters(found)
        elif found in "]}":
            place.leaves()
        elif place.in_object and _COLON.match(source, token.end()):
            place.levels[-1].key = found[1:-1]
        elif (value := _decoded(found)) is not None:
            yield place.string(value, token.start() + 1, token.end() - 1)


def _decoded(quoted: str) -> str | None:
    """The value of a string as it is written; None where what looks like one is none."""
    try:
        value = json.loads(quoted)
    except ValueError:
        return None
    return value if isinstance(value, str) else None
