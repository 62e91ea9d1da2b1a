"""How well posts worth reading again are told: on posts the rules were made on, and on others.

What the rules are worth is told by the posts held out. The floors stand a little below what was
measured; they are there to notice a change for the worse.
"""

from tests.reread.planted import planted, score

HELD_OUT = [post for post in planted() if post.held_out]
MADE_ON = [post for post in planted() if not post.held_out]


def test_the_set_is_large_and_has_near_misses_and_other_words() -> None:
    texts = [post.text for post in planted()]
    assert len(texts) == len(set(texts))
    assert len(texts) >= 300
    assert sum(post.kind == "near_misses" for post in planted()) >= 90
    assert sum(post.in_other_words for post in planted()) >= 30


def test_the_set_held_out_has_each_of_them_too() -> None:
    assert len(HELD_OUT) >= 150
    assert sum(post.kind == "near_misses" for post in HELD_OUT) >= 60
    assert sum(post.in_other_words for post in HELD_OUT) >= 15
    assert {post.kind for post in HELD_OUT} == {"named", "work", "near_misses", "others"}


def test_of_posts_held_out_what_is_listed_is_mostly_rightly_listed() -> None:
    assert score(iter(HELD_OUT)).precision >= 0.9


def test_of_posts_held_out_most_are_found_where_the_usual_words_are_used() -> None:
    assert score(post for post in HELD_OUT if not post.in_other_words).recall >= 0.7


def test_posts_that_the_rules_were_made_on_stay_told() -> None:
    told = score(post for post in MADE_ON if not post.in_other_words)
    assert told.precision >= 0.98
    assert told.recall >= 0.85


def test_ordinary_posts_are_left_alone() -> None:
    assert score(post for post in planted() if post.kind == "others").wrong == 0


def test_the_school_and_the_people_on_the_list_stay_found() -> None:
    assert score(post for post in planted() if post.kind in ("school", "person")).missed == 0
