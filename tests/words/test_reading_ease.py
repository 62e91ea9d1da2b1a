"""Every sentence the person can meet is easy to read, short, and calm."""

import re

import pytest

from tests.words.reading import EASE, by_source, ease, sentences, too_long
from tests.words.said import uncalled
from tests.words.written import labels

# All of the program is read for them, once.
pytestmark = pytest.mark.xdist_group("every sentence")

_NEVER = re.compile(
    r"\b(fail(?:s|ed|ure)?|violat\w+|non-?complian\w+|risk score|breach\w*)\b|!",
    re.IGNORECASE,
)
_OPTION = re.compile(r"--[\w-]+")
_TWICE = re.compile(r"\b(?!it\b|cards\b)([a-z]+) \1\b|[.?!,;:]{2}(?<!\.\.)|(?<!\.)\.\.(?!\.)")
"""A word or a mark right after its like.

Three full stops are one mark; “it” is what stands for any value, “cards” a title and its file.
"""


@pytest.fixture(scope="module")
def apart() -> dict[str, dict[str, str]]:
    """Every sentence with one place where it is said, apart for each kind of text."""
    return by_source()


@pytest.fixture(scope="module")
def said(apart: dict[str, dict[str, str]]) -> dict[str, str]:
    """The same together."""
    return {sentence: where for said in apart.values() for sentence, where in said.items()}


def test_what_the_words_say_is_walked_whole() -> None:
    assert uncalled() == []


def test_sentences_are_easy_to_read(
    said: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = ease(said)
    with capsys.disabled():
        print(f"\nreading ease {found:.1f} over {len(said):,} sentences", end=" ")
    assert found >= EASE


def test_no_kind_of_text_is_hard_to_read(apart: dict[str, dict[str, str]]) -> None:
    figures = {kind: ease(said) for kind, said in apart.items()}
    assert {kind: figure for kind, figure in figures.items() if figure < EASE} == {}


def test_no_sentence_is_long(said: dict[str, str]) -> None:
    assert too_long(said) == {}


def test_words_that_hurt_are_never_said(said: dict[str, str]) -> None:
    hurting = {where: text for text, where in said.items() if _NEVER.search(_OPTION.sub("", text))}
    assert hurting == {}


def test_no_word_and_no_mark_stands_twice(said: dict[str, str]) -> None:
    twice = {where: text for text, where in said.items() if _TWICE.search(text)}
    twice |= {where: text for where, text in labels() if _TWICE.search(text)}
    assert twice == {}


def test_one_sign_stands_for_an_apostrophe(said: dict[str, str]) -> None:
    """The plain one. A network's own words, to be found on its pages, are as they are there."""
    curved = {where: text for text, where in said.items() if re.search(r"\w’|’\w", text)}
    assert curved == {}


def test_there_is_something_to_measure(
    apart: dict[str, dict[str, str]], said: dict[str, str]
) -> None:
    """A walk that finds nothing finds no long sentence either."""
    counts = {kind: len(said) for kind, said in apart.items()}
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
