"""How well posts worth reading again are told, on the half that no rule was made on, and whole."""

import pytest

from tests.reread.planted import planted, score


def test_the_set_is_large_and_has_near_misses_and_other_words() -> None:
    texts = [post.text for post in planted()]
    assert len(texts) == len(set(texts))
    assert len(texts) >= 300
    assert sum(post.kind == "near_misses" for post in planted()) >= 90
    assert sum(post.in_other_words for post in planted()) >= 30


@pytest.mark.parametrize("held_out", [False, True])
def test_what_is_listed_is_nearly_always_rightly_listed(held_out: bool) -> None:
    assert score(p for p in planted() if p.held_out == held_out).precision >= 0.95


@pytest.mark.parametrize("held_out", [False, True])
def test_most_posts_are_found_where_the_usual_words_are_used(held_out: bool) -> None:
    half = (p for p in planted() if p.held_out == held_out and not p.in_other_words)
    assert score(half).recall >= 0.9


def test_of_what_is_said_in_other_words_some_is_found() -> None:
    assert score(p for p in planted() if p.held_out and p.in_other_words).recall >= 0.4


def test_ordinary_posts_are_left_alone() -> None:
    assert score(p for p in planted() if p.kind == "others").wrong == 0
