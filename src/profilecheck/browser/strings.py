"""The strings of the data that a page carries, or was answered with, wherever they are in it.

Networks carry data as JSON, as JSON within a program, and as JSON within a string of JSON. Its
strings are found without knowing which; what surrounds them does not matter.
"""

import json
import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

__all__ = ["DataString", "holds_data", "quoted_in", "strings_of"]

_DATA = re.compile(r'[\[{]\s*["\[{]')
_TOKEN = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*+(?P<end>"?)|[{}\[\]]')
_BRACKET = re.compile(r"[{}\[\]]")
_QUOTE = re.compile("[\"'`]")
_QUOTED = {
    '"': re.compile(r'"(?:[^"\\\n]|\\.)*+("?)', re.DOTALL),
    "'": re.compile(r"'(?:[^'\\\n]|\\.)*+('?)", re.DOTALL),
    "`": re.compile(r"`(?:[^`\\]|\\.)*+(`?)", re.DOTALL),
}
"""A string, also one that has no end. A quote in such a one begins none that has an end either, so
that each part of a text is looked at once, however many quotes are in it.
"""
_DEEPEST = 500
"""Levels that are told apart. Each holds all that are around it, and no network has a tenth."""
_ESCAPED = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_BREAKS = {"n": "\n", "r": " ", "t": " ", "\n": ""}
_COLON = re.compile(r"\s*:")


class DataString(NamedTuple):
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


class _Level:
    """A list or an object: `around` are the keys that lead to it, `key` the last one in it."""

    __slots__ = ("around", "is_object", "key", "within")

    def __init__(self, around: tuple[str, ...], within: tuple[int, ...], is_object: bool) -> None:
        self.around = around
        self.within = within
        self.is_object = is_object
        self.key = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return (*self.around, self.key) if self.key else self.around


_OUTSIDE = _Level((), (), is_object=False)


def holds_data(text: str) -> bool:
    """Whether a text looks as if data stood in it."""
    return _DATA.search(text) is not None


def strings_of(source: str) -> Iterator[DataString]:
    """Yield every string of the data in `source` that is no key, in its order."""
    levels = [_OUTSIDE]
    numbers = count()
    for token in _tokens(source):
        found, level = token[0], levels[-1]
        if found in "[{":
            is_told = len(levels) <= _DEEPEST
            levels.append(_entered(level, next(numbers), found) if is_told else level)
        elif found in "]}":
            # One bracket too many closes nothing.
            if level is not _OUTSIDE:
                levels.pop()
        elif level.is_object and _COLON.match(source, token.end()):
            level.key = found[1:-1]
        elif (value := _decoded(found)) is not None:
            start, end = token.span()
            yield DataString(level.keys, value, start + 1, end - 1, level.within)


def _tokens(source: str) -> Iterator[re.Match[str]]:
    """Yield the strings and brackets of data; of a string that has no end, the brackets in it."""
    for token in _TOKEN.finditer(source):
        if token[0][0] == '"' and not token["end"]:
            yield from _BRACKET.finditer(source, *token.span())
        else:
            yield token


def quoted_in(program: str) -> Iterator[str]:
    """Yield every string of a program that is no data, in whichever quotes, as it is meant."""
    at = 0
    without_end = dict.fromkeys(_QUOTED, 0)
    while quote := _QUOTE.search(program, at):
        kind, at = quote[0], quote.end()
        if quote.start() < without_end[kind]:
            continue
        quoted = _QUOTED[kind].match(program, quote.start())
        if quoted and quoted[1]:
            at = quoted.end()
            yield _ESCAPED.sub(_meant, quoted[0][1:-1])
        elif quoted:
            without_end[kind] = quoted.end()


def _meant(escaped: re.Match[str]) -> str:
    if letter := escaped[1] or escaped[2]:
        return chr(int(letter, 16))
    return _BREAKS.get(escaped[3], escaped[3])


def _entered(around: _Level, number: int, bracket: str) -> _Level:
    is_object = bracket == "{"
    return _Level(around.keys, (*around.within, number) if is_object else around.within, is_object)


def _decoded(quoted: str) -> str | None:
    """The value of a string as it is written; None where what looks like one is none."""
    if "\\" not in quoted:
        return quoted[1:-1]
    try:
        value = json.loads(quoted)
    except ValueError:
        return None
    return value if isinstance(value, str) else None
