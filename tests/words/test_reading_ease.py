"""Every sentence the person can meet is easy to read, short, and calm.

Ease is Flesch's: 206.835 - 1.015 × words a sentence - 84.6 × syllables a word; 80 and above is
plain English that a child of eleven reads with ease.
"""

import re
from collections.abc import Callable, Iterator

import pytest
import textstat  # type: ignore[import-untyped]

from tests.words.said import said_texts, uncalled
from tests.words.written import (
    Texts,
    checklist_texts,
    command_texts,
    error_texts,
    long_texts,
    site_texts,
    template_texts,
)

EASE = 80
LONGEST = 25
"""Words in a sentence, at most."""
SHORTEST = 3
"""Words from which on something is a sentence: labels say nothing of how easy a text reads."""

SOURCES: tuple[Callable[[], Texts], ...] = (
    said_texts,
    site_texts,
    checklist_texts,
    command_texts,
    error_texts,
    template_texts,
    long_texts,
)
_END = re.compile(r"(?<=[.?!])[”)]?\s+(?=[A-Z“(\d])")
_NEVER = re.compile(
    r"\b(fail(?:s|ed|ure)?|violat\w+|non-?complian\w+|risk score|breach\w*)\b|!",
    re.IGNORECASE,
)
_OPTION = re.compile(r"--[\w-]+")


def sentences(text: str) -> list[str]:
    """Split a text at its full stops and question marks."""
    whole = " ".join(text.split())
    return [part for part in _END.split(whole) if len(part.split()) >= SHORTEST]


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """Every sentence, with one place where it is said."""
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


def test_what_the_words_say_is_walked_whole() -> None:
    assert uncalled() == []


def test_sentences_are_easy_to_read(
    said: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = ease(list(said))
    with capsys.disabled():
        print(f"\nreading ease {found:.1f} over {len(said):,} sentences", end=" ")
    assert found >= EASE


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.__name__)
def test_no_kind_of_text_is_hard_to_read(source: Callable[[], Texts]) -> None:
    parts = [part for _, text in source() for part in sentences(text)]
    assert parts
    assert ease(list(dict.fromkeys(parts))) >= EASE


def test_no_sentence_is_long(said: dict[str, str]) -> None:
    long = {where: text for text, where in said.items() if len(text.split()) > LONGEST}
    assert long == {}


def test_words_that_hurt_are_never_said(said: dict[str, str]) -> None:
    hurting = {where: text for text, where in said.items() if _NEVER.search(_OPTION.sub("", text))}
    assert hurting == {}


def test_there_is_something_to_measure(said: dict[str, str]) -> None:
    """A walk that finds nothing finds no long sentence either."""
    counts = {source.__name__: sum(1 for _ in source()) for source in SOURCES}
    assert min(counts.values()) > 15, counts
    assert len(said) > 1500


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("You sign in here. It is kept.", ["You sign in here.", "It is kept."]),
        ("Done", []),
        ("What is it for? “Oakfield” is it.", ["What is it for?", "“Oakfield” is it."]),
    ],
)
def test_a_text_is_split_at_its_ends(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts
