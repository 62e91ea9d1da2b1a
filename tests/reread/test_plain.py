"""The quick way to look at a post tells what the plain way tells, word for word.

In any text, and in long posts; in every planted post and in mixed ones with `--whole-laws`.
"""

import functools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilecheck.reread import Reason, reasons
from profilecheck.school import Match, SchoolMatcher
from profilecheck.school.folding import fold
from profilecheck.school.phrases import Phrases, starts
from tests.reread.plain import phrase_lists, plainly
from tests.reread.planted import matcher, planted

_WORDS = sorted({word for post in planted() for word in post.text.split()})
_SIGNS = ("", " ", "  ", "\n", "'", "’", "-", ", ", " #", "_", "\u200b", "0", "٣", "É", "🙂", "(")


_Told = tuple[tuple[Reason, ...], tuple[Match, ...], bool]


@functools.cache
def _both() -> list[tuple[Phrases, Phrases]]:
    with plainly():
        plain = phrase_lists()
    return list(zip(plain, phrase_lists(), strict=True))


def _found(phrases: Phrases, text: str) -> list[tuple[tuple[int, int], str | None]]:
    return [(match.span(), match.lastgroup) for match in phrases.find(text, starts(text))]


_texts = st.lists(
    st.tuples(st.sampled_from(_WORDS), st.sampled_from(_SIGNS)), min_size=1, max_size=15
).map(lambda pairs: "".join(word + sign for word, sign in pairs))


@given(text=_texts | st.text(max_size=40))
def test_in_any_text_both_find_the_same_phrases(text: str) -> None:
    folded = fold(text).text
    for plain, quick in _both():
        assert _found(quick, folded) == _found(plain, folded)


def _shuffled() -> list[str]:
    """Planted posts, and as many texts made of their words."""
    chance = random.Random(7)  # noqa: S311 - the same texts each time, and no secret
    texts = [post.text for post in planted()]
    return texts + [" ".join(chance.choices(_WORDS, k=12)) for _ in texts]


@functools.cache
def _plain() -> SchoolMatcher:
    with plainly():
        matcher.cache_clear()
        place = matcher()
    matcher.cache_clear()
    return place


def _told(place: SchoolMatcher, text: str) -> _Told:
    return reasons(place, text), place.in_text(text), place.names_person(text)


@pytest.mark.at_full_length
def test_of_every_planted_post_and_of_mixed_ones_both_tell_the_same() -> None:
    texts = _shuffled()
    with plainly():
        plain = [_told(_plain(), text) for text in texts]
    assert sum(bool(found) for found, _, _ in plain) > len(texts) / 4
    assert [_told(matcher(), text) for text in texts] == plain


@pytest.mark.parametrize("length", [4_990, 4_999, 5_000, 25_000])
def test_of_a_long_post_both_tell_the_same(length: int) -> None:
    text = ("Lovely walk with the dog. " * 1000)[:length] + " my class, Oakfield Primary School"
    now = _told(matcher(), text)
    with plainly():
        assert now == _told(_plain(), text)
