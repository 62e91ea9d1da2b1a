"""Texts that are longer than an entry: cut so that every name in them stays whole."""

from collections.abc import Iterable

from profilecheck.model import Entry
from profilecheck.vocabulary import Audience

__all__ = ["text_entries"]

_ENTRY_LENGTH = 1800
_OVERLAP = 120  # a name that falls on a cut stands whole in one of the two parts


def text_entries(words: Iterable[str], detail: str, audience: Audience | None) -> tuple[Entry, ...]:
    """Return a long text as entries, each short enough to be kept whole."""
    parts: list[str] = []
    for line in words:
        for start in range(0, len(line), _ENTRY_LENGTH - _OVERLAP):
            piece = line[start : start + _ENTRY_LENGTH]
            if parts and len(parts[-1]) + len(piece) < _ENTRY_LENGTH:
                parts[-1] += f" {piece}"
            else:
                parts.append(piece)
    return tuple(Entry(text=part, detail=detail, audience=audience) for part in parts)
