"""What words mean: which differences make none, and that nothing is rounded."""

import pytest

from profilecheck.sites.wording import (
    Labels,
    Table,
    audience_of,
    is_row,
    row_of,
    shown_words,
    switch_of,
)
from profilecheck.vocabulary import Audience
from tests.each import each

LABELS = Labels(
    language="en",
    rows={"list": ("Who can see your list?",), "added": ("Add…",), "on_it": ("On Chatter",)},
    audiences={
        "Friends": Audience.FRIENDS,
        "Friends except…": Audience.FRIENDS_EXCEPT,
        "Only me": Audience.ONLY_ME,
        "Anyone on Chatter": Audience.MEMBERS,
        "Friends of friends": Audience.FRIENDS_OF_FRIENDS,
        "Custom…": Audience.SPECIFIC,
    },
    switches={"On": True, "Off": False},
)


@pytest.mark.parametrize(
    "words",
    [
        "Who can see your list?",
        "Who can see your list",
        "Who can see your list:",
        "Who can see your list ?",
        "Who can see your list.",
        "  WHO can see\u00a0your list? ",
    ],
)
def test_a_question_with_or_without_what_it_ends_in(words: str) -> None:
    assert row_of(words, LABELS) == "list"
    assert is_row(words, "list", LABELS)


@pytest.mark.parametrize("words", ["Who can see your lists?", "See your list?", "", "?"])
def test_other_words_are_another_question(words: str) -> None:
    assert row_of(words, LABELS) is None


@each(
    ("words", "audience"),
    [
        ("Only me", Audience.ONLY_ME),
        ("Only me.", Audience.ONLY_ME),
        ("Only me?", None),
        ("Only me:", None),
        ("Only", None),
        ("Friends", Audience.FRIENDS),
        ("Friends except Zebulon", Audience.FRIENDS_EXCEPT),
        ("Friends except: Zebulon", Audience.FRIENDS_EXCEPT),
        ("Friends except…", Audience.FRIENDS_EXCEPT),
        ("Friends exceptionally", None),
        ("Friends and others", None),
        ("Custom: Zebulon, Friends of Leeds", Audience.SPECIFIC),
        ("Custom: friends of friends", None),
        ("Custom – Anyone on Chatter, except Zebulon", None),
        ("", None),
    ],
)
def test_an_answer_means_what_the_labels_say_and_nothing_near_it(
    words: str, audience: Audience | None
) -> None:
    assert audience_of(words, LABELS) is audience
    assert audience_of(words, None) is None


@pytest.mark.parametrize(
    ("words", "on"), [("On", True), ("off.", False), ("Offline", None), ("", None)]
)
def test_on_and_off(words: str, on: bool | None) -> None:
    assert switch_of(words, LABELS) is on


def test_a_beginning_is_whole_words() -> None:
    assert row_of("Add a place", LABELS) == "added"
    assert row_of("Addison Road", LABELS) is None
    assert Table([("lock…", 1)]).meaning("lock_closed") == 1


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Friends except: Zebulon Quill", "Friends except: …"),
        ("Zebulon Quill", "words that may hold a person's name"),
        ("Zebulon, Jo", "words that may hold a person's name"),
        ("Anyone on Chatter", "Anyone on Chatter"),
        ("Some people on Chatter", "Some people on Chatter"),
        ("People like you.", "People like you"),
    ],
)
def test_words_are_shown_without_the_people_in_them(words: str, shown: str) -> None:
    assert shown_words(words, LABELS) == shown
