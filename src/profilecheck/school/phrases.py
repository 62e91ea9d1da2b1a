"""Many phrases looked for at once, each of which begins where a word does.

A text has few words, and the lists have thousands of phrases. So each phrase is filed under the
letters it can begin with, and at a word only those are tried that can begin there, in the order
of the list: what is found is what one pattern of them all would find.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby

__all__ = ["Phrases", "Starts", "alternatives", "beginnings", "starts", "without"]

_LETTERS = 4
"""Letters of a word that phrases are filed under."""
_MOST_BEGINNINGS = 400
"""Of one piece of a phrase; one that has more is filed under what is known until there."""
_KEPT = 4096
"""Beginnings of words whose phrases are at hand. Texts are made of fewer."""
_TEXTS_KEPT = 8
_LONGEST_KEPT = 20_000

_START = re.compile(rf"(?<![\w'])(?:\w{{1,{_LETTERS}}}|[^\w\s])")
_OPEN, _SHUT = False, True
_Beginnings = frozenset[tuple[str, bool]]
"""Letters that a piece begins with; open where they are all of it, so that the next piece goes on.

A space means the end of the word.
"""
_NOTHING: _Beginnings = frozenset({("", _OPEN)})
_ANYTHING: _Beginnings = frozenset({("", _SHUT)})
_NO_LETTER: _Beginnings = frozenset({(" ", _SHUT)})
_DIGITS: _Beginnings = frozenset((digit, _OPEN) for digit in "0123456789")
_ESCAPES = {
    "w": _ANYTHING, "S": _ANYTHING, "D": _ANYTHING, "d": _DIGITS, "s": _NO_LETTER, "W": _NO_LETTER,
    "n": _NO_LETTER, "b": _NOTHING, "B": _NOTHING, "A": _NOTHING, "Z": _NOTHING,
}  # fmt: skip
_AROUND = re.compile(r"\?(?:<?[=!])")
_GROUP = re.compile(r"\?(?::|P<\w+>)")
_TIMES = re.compile(r"(?:([?*+])|\{(\d*)(,?)(\d*)\})[?+]?")


Starts = Iterable[tuple[str, int]]
"""Where phrases can begin in a text: the first letters there, and the place."""


_Patterns = tuple[re.Pattern[str], ...]


def starts(text: str) -> Starts:
    """Return where phrases can begin in `text`: at a word, or at a sign that follows none.

    Those of the last few texts are kept, as each is searched for several kinds of phrases.
    """
    return _starts_kept(text) if len(text) <= _LONGEST_KEPT else _starts(text)


@lru_cache(maxsize=_TEXTS_KEPT)
def _starts_kept(text: str) -> Starts:
    return tuple(_starts(text))


def _starts(text: str) -> Iterator[tuple[str, int]]:
    return ((found.group(), found.start()) for found in _START.finditer(text))


class Phrases:
    """Phrases in groups, each a regular expression, and the search for all of them at once.

    Each begins where a word does and, unless `end` says otherwise, ends where one does. `groups`
    are their lists by the name that a match's `lastgroup` tells, "" for none. Where a phrase may
    begin with any digit ("\\d"), digits have to be 0 to 9, as they are in folded text.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]], *, end: str = r"(?!\w)") -> None:
        self._end = end
        self._phrases = [
            (group, phrase)
            for group, phrases in groups.items()
            for each in phrases
            for phrase in alternatives(each)
        ]
        self._filed: dict[str, list[int]] = {}
        for number, (_, phrase) in enumerate(self._phrases):
            for letters in beginnings(phrase):
                self._filed.setdefault(letters, []).append(number)
        self._compiled: dict[str, _Patterns] = {}
        self._pattern = lru_cache(maxsize=_KEPT)(self._make_pattern)
        self._patterns_at = lru_cache(maxsize=_KEPT)(self._find_patterns)

    def find(self, text: str, where: Starts) -> Iterator[re.Match[str]]:
        """Yield each phrase in the text, in order, none overlapping another.

        `where` are the `starts` of the text, or of what it was before phrases were blotted out.
        """
        reached = 0
        for letters, start in where:
            for pattern in self._patterns_at(letters):
                if start >= reached and (found := pattern.match(text, start)):
                    reached = found.end()
                    yield found

    def _find_patterns(self, word: str) -> "_Patterns":
        """The patterns of the phrases that can begin with a word that begins so, in order."""
        letters = word if len(word) == _LETTERS else word + " "
        letters = letters if word[0].isalnum() or word[0] == "_" else " "
        filed = next(
            (part for n in range(len(letters), 0, -1) if (part := letters[:n]) in self._filed), ""
        )
        if filed not in self._compiled:
            self._compiled[filed] = tuple(self._compile(filed))
        return self._compiled[filed]

    def _compile(self, letters: str) -> Iterator[re.Pattern[str]]:
        """Make the patterns; what can begin with any word has its own, which all words share."""
        numbers = {
            number
            for length in range(len(letters) + 1)
            for number in self._filed.get(letters[:length], ())
        }
        anywhere = frozenset(self._filed.get("", ()))
        for _, together in groupby(sorted(numbers), key=anywhere.__contains__):
            yield self._pattern(tuple(together))

    def _make_pattern(self, numbers: tuple[int, ...]) -> re.Pattern[str]:
        groups: dict[str, list[str]] = {}
        for number in numbers:
            group, phrase = self._phrases[number]
            groups.setdefault(group, []).append(phrase)
        named = (
            f"(?{f'P<{group}>' if group else ':'}{'|'.join(phrases)})"
            for group, phrases in groups.items()
        )
        return re.compile(f"(?:{'|'.join(named)}){self._end}")


def without(text: str, found: Iterable[re.Match[str]]) -> str:
    """Return `text` with what was found in it blotted out, each other character in its place."""
    pieces: list[str] = []
    reached = 0
    for match in found:
        start, end = match.span()
        pieces += (text[reached:start], "\0" * (end - start))
        reached = end
    return "".join((*pieces, text[reached:])) if pieces else text


def alternatives(pattern: str) -> list[str]:
    """The parts of `pattern` between the "|" that are in no group: "a|b(?:c|d)" is two."""
    reader = _Reader(pattern)
    bars = [-1]
    while not reader.at_end:
        if reader.ahead == "|":
            bars.append(reader.at)
            reader.at += 1
        else:
            reader.piece()
    return [
        pattern[start + 1 : stop]
        for start, stop in zip(bars, [*bars[1:], len(pattern)], strict=True)
    ]


def beginnings(pattern: str) -> frozenset[str]:
    """What every match of `pattern` begins with, as far as `_LETTERS` letters tell.

    A space is the end of the word; what can be followed by anything is left off there, down to ""
    for what may begin in any way.

    Raises:
        ValueError: the pattern has something in it that is not known here.
    """
    reader = _Reader(pattern)
    found = reader.any_of()
    if not reader.at_end:
        raise ValueError(f"“{pattern}” closes a group that is not open")
    return frozenset(letters for letters, _ in found)


class _Reader:
    """Reads a pattern from left to right, as far as these phrases make use of `re`."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.at = 0

    @property
    def at_end(self) -> bool:
        return self.at >= len(self._pattern)

    @property
    def ahead(self) -> str:
        """The character to come, "" at the end."""
        return self._pattern[self.at : self.at + 1]

    def any_of(self) -> _Beginnings:
        """Read alternatives, to the end of the group that they are in."""
        found = self._sequence()
        while self.ahead == "|":
            self.at += 1
            found |= self._sequence()
        return found

    def _sequence(self) -> _Beginnings:
        found = _NOTHING
        while self.ahead not in ("", "|", ")"):
            found = _then(found, self.piece())
        return found

    def piece(self) -> _Beginnings:
        """Read one piece with how often it may repeat."""
        found = self._atom()
        times = _TIMES.match(self._pattern, self.at)
        if times is None:
            return found
        self.at = times.end()
        sign, least, _, _ = times.groups()
        if sign != "?":
            found = frozenset((letters, _SHUT) for letters, _ in found)
        return found | _NOTHING if sign in ("?", "*") or least in ("", "0") else found

    def _atom(self) -> _Beginnings:
        character = self._next()
        if character == "(":
            return self._group()
        if character == "[":
            return self._class()
        if character == "\\":
            return self._escape()
        return _ANYTHING if character == "." else _literal(character)

    def _next(self) -> str:
        if self.at_end:
            raise ValueError(f"“{self._pattern}” breaks off")
        self.at += 1
        return self._pattern[self.at - 1]

    def _group(self) -> _Beginnings:
        around = _AROUND.match(self._pattern, self.at)
        opening = around or _GROUP.match(self._pattern, self.at)
        if opening is not None:
            self.at = opening.end()
        elif self.ahead == "?":
            raise ValueError(f"“{self._pattern}” has a kind of group that is not known here")
        found = self.any_of()
        self._next()  # what closes it; where nothing does, it breaks off
        return _NOTHING if around else found

    def _escape(self) -> _Beginnings:
        character = self._next()
        if character in _ESCAPES:
            return _ESCAPES[character]
        if character.isalnum():
            raise ValueError(f"“{self._pattern}” has \\{character}, which is not known here")
        return _literal(character)

    def _class(self) -> _Beginnings:
        if self.ahead == "^":
            while self._next() != "]":
                pass
            return _ANYTHING
        found: _Beginnings = frozenset()
        while (character := self._next()) != "]":
            if character == "\\":
                found |= self._escape()
            elif self.ahead == "-" and self._pattern[self.at + 1 : self.at + 2] != "]":
                self.at += 1
                for code in range(ord(character), ord(self._next()) + 1):
                    found |= _literal(chr(code))
            else:
                found |= _literal(character)
        return found


def _literal(character: str) -> _Beginnings:
    if character.isalnum() or character == "_":
        return frozenset({(character, _OPEN)})
    return _NO_LETTER


def _then(first: _Beginnings, second: _Beginnings) -> _Beginnings:
    """What two pieces begin with, one after the other."""
    if len(first) * len(second) > _MOST_BEGINNINGS:
        return frozenset((letters, _SHUT) for letters, _ in first)
    return frozenset(
        ((letters + more)[:_LETTERS], shut or len(letters + more) >= _LETTERS)
        if not ended
        else (letters, _SHUT)
        for letters, ended in first
        for more, shut in second
    )
