"""How easy the texts for the person are to read, and how long their sentences.

Ease is Flesch's: 206.835 - 1.015 × words a sentence - 84.6 × syllables a word; 80 and above is
plain English that a child of eleven reads with ease.
"""

import re
from collections.abc import Callable, Iterator

import textstat  # type: ignore[import-untyped]

from tests.words.said import said_texts
from tests.words.written import (
    Texts,
    checklist_texts,
    command_texts,
    error_texts,
    reader_texts,
    site_texts,
    story_texts,
    template_texts,
)

__all__ = ["EASE", "LONGEST", "SOURCES", "all_sentences", "ease", "sentences", "too_long"]

EASE = 80
LONGEST = 25
"""Words in a sentence, at most."""
_SHORTEST = 3
"""Words from which on something is a sentence: labels say nothing of how easy a text reads."""

SOURCES: tuple[Callable[[], Texts], ...] = (
    said_texts,
    site_texts,
    checklist_texts,
    command_texts,
    error_texts,
    template_texts,
    reader_texts,
    story_texts,
)
_END = re.compile(r"(?<=[.?!])[”)]?\s+(?=[A-Z“(\d])")


def sentences(text: str) -> list[str]:
    """Split a text at its full stops and question marks."""
    whole = " ".join(text.split())
    return [part for part in _END.split(whole) if len(part.split()) >= _SHORTEST]


def all_sentences() -> dict[str, str]:
    """Return every sentence, with one place where it is said."""
    return dict(_all())


def _all() -> Iterator[tuple[str, str]]:
    for source in SOURCES:
        for where, text in source():
            yield from ((sentence, where) for sentence in sentences(text))


def ease(texts: list[str]) -> float:
    """Return Flesch's reading ease of all of them together.

    The library counts words and syllables; its own figure rounds their ratio, in steps of eight.
    """
    words = sum(map(textstat.lexicon_count, texts))
    syllables = sum(map(textstat.syllable_count, texts))
    return float(206.835 - 1.015 * words / len(texts) - 84.6 * syllables / words)


def too_long(said: dict[str, str]) -> dict[str, str]:
    """Return the sentences of `all_sentences` that are too long, by where they are said."""
    return {where: text for text, where in said.items() if len(text.split()) > LONGEST}
