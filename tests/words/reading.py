"""How easy the texts for the person are to read, and how long their sentences.

Ease is Flesch's: 206.835 - 1.015 × words a sentence - 84.6 × syllables a word; 80 and above is
plain English that a child of eleven reads with ease.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

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

__all__ = [
    "EASE",
    "LONGEST",
    "all_sentences",
    "by_source",
    "ease",
    "sentences",
    "too_long",
]

EASE = 80
LONGEST = 25
"""Words in a sentence, at most."""
_SHORTEST = 3
"""Words from which on something is a sentence: labels say nothing of how easy a text reads."""

_SOURCES: tuple[Callable[[], Texts], ...] = (
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
    return {sentence: where for said in by_source().values() for sentence, where in said.items()}


def by_source() -> dict[str, dict[str, str]]:
    """Return the same, apart for each kind of text by its name."""
    return {
        source.__name__: {part: where for where, text in source() for part in sentences(text)}
        for source in _SOURCES
    }


def ease(texts: Iterable[str]) -> float:
    """Return Flesch's reading ease of all of them together.

    The library counts words and syllables; its own figure rounds their ratio, in steps of eight.
    """
    counts = [_words_and_syllables(text) for text in texts]
    words, syllables = (sum(count) for count in zip(*counts, strict=True))
    return float(206.835 - 1.015 * words / len(counts) - 84.6 * syllables / words)


@cache
def _words_and_syllables(text: str) -> tuple[int, int]:
    # Not at the top: it takes a while, and most who import this module measure nothing.
    import textstat  # type: ignore[import-untyped]

    return textstat.lexicon_count(text), textstat.syllable_count(text)


def too_long(said: Mapping[str, str]) -> dict[str, str]:
    """Return the sentences that are too long, by where they are said."""
    return {where: text for text, where in said.items() if len(text.split()) > LONGEST}
