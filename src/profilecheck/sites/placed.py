"""What was read of a person, and whether a text that names the school is among it.

The two safety nets ask it: `unplaced` of what stands on a page, `beside` of files in an export.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from profilecheck.model import Entries, Entry, Observed, Reading
from profilecheck.school import SchoolMatcher

__all__ = ["Finds", "entries_of", "is_placed", "plain", "read_of", "school_names", "words_of"]

Finds = Callable[[str], tuple[str, ...]]
"""Returns the words in a text that are looked for."""

_LINK = re.compile(r"https?://\S+")
_SPACE = re.compile(r"\s")
_SCHEME = re.compile(r"^(?:mailto|tel):")
"""What a link has before an address that stands beside it in words."""
_AROUND, _ENOUGH = 8, 5
"""Letters beside a name by which it is known to be the same mention, and how few are enough."""
_AS_NAMED = re.compile(r"^www\.|['’]s$")
"""What stands at an address or a name without being of it."""
_CUT_OFF = re.compile(r"\s*(…|\.\.\.)$")


@lru_cache(maxsize=8192)
def school_names(matcher: SchoolMatcher, text: str) -> tuple[str, ...]:
    """The words that name it, kept for what pages of one network say again and again.

    Of a link they are the first. What only begins with one may name it several times.
    """
    found = matcher.link(text) if "//" in text[:12] and not _SPACE.search(text) else None
    if found is not None:
        return (found.matched,)
    return tuple(m.matched for m in matcher.in_text(text) if m.kind.names_school)


def words_of(readings: Iterable[Reading]) -> Iterator[str]:
    """Every word that was read, as it was read; of one that was cut off, its beginning."""
    for entry in entries_of(readings):
        yield from (_CUT_OFF.sub("", entry.text), _CUT_OFF.sub("", entry.detail))


def entries_of(readings: Iterable[Reading]) -> Iterator[Entry]:
    """Every entry that was read."""
    for reading in readings:
        if isinstance(reading, Observed) and isinstance(reading.value, Entries):
            yield from reading.value.entries


def read_of(finds: Finds, texts: Iterable[str]) -> tuple[str, ...]:
    """Return those of the `texts` that were read which name it, as `is_placed` compares them."""
    read = dict.fromkeys(form for text in texts for form in _forms(text))
    return tuple(plain(words) for words in read if finds(words))


def is_placed(text: str, finds: Finds, read: Sequence[str]) -> bool:
    """Whether `text` is what was `read`, a part of it, or has it and names nothing beside it.

    Of what was read it may have the words around the name alone: labels for those who do not see
    cut a text and go on. Beside a school's name that was read, an address may stand that was not.
    """
    whole = plain(text)
    if any(whole in words for words in read):
        return True
    forms = [whole, *(plain(form) for form in _forms(text)[1:] if finds(form))]
    named = [_AS_NAMED.sub("", plain(one)) for one in finds(text)]
    within = any(form in words or words in form for form in forms for words in read)
    within = within or bool(named and all(_is_among(forms[-1], one, read) for one in named))
    return within and all(any(one in words for words in read) for one in named)


def _is_among(whole: str, one: str, read: Iterable[str]) -> bool:
    """Whether `one` stands each time in `whole` behind, or before, the words it was read with."""
    ends = (found.span() for found in re.finditer(re.escape(one), whole))
    sides = [
        (whole[max(0, start - _AROUND) : end], whole[start : end + _AROUND]) for start, end in ends
    ]
    least = len(one) + _ENOUGH
    return bool(sides) and all(
        any(len(side) >= least and side in words for side in pair for words in read)
        for pair in sides
    )


def _forms(text: str) -> tuple[str, ...]:
    """Return a text, and without its links where more is left: networks shorten them in some."""
    without = _LINK.sub("", text)
    return (text, without) if without != text and without.strip() else (text,)


def plain(text: str) -> str:
    """`text` as it compares: without the spaces that pages put, or leave out, where lines break.

    An address that another one holds, as of a link by way of the network, is in letters as well.
    """
    return _SCHEME.sub("", unquote("".join(unescape(text).casefold().split())))
