"""Phrases are filed under what they can begin with, and found as one pattern would find them."""

import pytest

from profilecheck.school.phrases import Phrases, alternatives, beginnings, starts, without
from tests.each import each


@each(
    ("pattern", "letters"),
    [
        ("head", {"head"}),
        ("headteacher", {"head"}),
        ("my class", {"my "}),
        ("(?:my|our) class", {"my ", "our "}),
        (r"a\s+class", {"a "}),
        ("(?:the )?rota", {"the ", "rota"}),
        ("ta?x", {"tx", "tax"}),
        ("years?", {"year"}),
        (r"year\s*[1-3]", {"year"}),
        (r"y\s*[1-3]", {"y ", "y1", "y2", "y3"}),
        (r"\d\d of", {str(n) + str(m) for n in range(10) for m in range(10)}),
        (r"[1-2]{2}", {"1", "2"}),
        (r"(?:ab)+c", {"ab"}),
        (r"(?:ab)*c", {"ab", "c"}),
        ("(?:ab){0,2}c", {"ab", "c"}),
        (r"\w+ costume", {""}),
        ("[^a]b", {""}),
        (".b", {""}),
        (r"(?<!my )little(?= ones)", {"litt"}),
        (r"\bend(?!s)", {"end"}),
        (r"o'?clock", {"o ", "oclo"}),
        (r"\(sen\) lead", {" "}),
        ("(?P<name>one|two)", {"one", "two"}),
        ("", {""}),
    ],
)
def test_what_a_phrase_can_begin_with(pattern: str, letters: set[str]) -> None:
    # One that `letters` are known of wholly may be followed by a sign or by more letters.
    assert {known.rstrip() or known for known in beginnings(pattern)} == {
        known.rstrip() or known for known in letters
    }


@each("pattern", ["(ab", "ab)", "[ab", r"a\1", "(?i:a)", "(?", "\\"])
def test_a_pattern_that_is_not_known_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="“"):
        beginnings(pattern)


def test_alternatives_are_what_stands_between_bars_outside_groups() -> None:
    assert alternatives(r"a|b(?:c|d)|[|]e|\|f|") == ["a", "b(?:c|d)", "[|]e", r"\|f", ""]


def _found(phrases: Phrases, text: str) -> list[tuple[str, str | None]]:
    return [(found.group(), found.lastgroup) for found in phrases.find(text, starts(text))]


def test_the_first_of_the_list_that_fits_counts_and_none_overlaps_another() -> None:
    phrases = Phrases({"A": ["my (?:class|head)", r"\w+ class"], "B": ["my class today", "class"]})
    assert _found(phrases, "my class today, a class, class") == [
        ("my class", "A"),
        ("a class", "A"),
        ("class", "B"),
    ]


def test_a_phrase_begins_and_ends_where_a_word_does() -> None:
    phrases = Phrases({"": ["head", "s", r"\(sen\) lead"]})
    assert _found(phrases, "ahead heads head's x_head (sen) lead a(sen) lead") == [
        ("head", None),
        ("(sen) lead", None),
    ]


def test_what_was_found_is_blotted_out_in_its_place() -> None:
    text = "my class and a head"
    phrases = Phrases({"": ["my class", "head"]})
    blotted = without(text, phrases.find(text, starts(text)))
    assert blotted == "\0" * 8 + " and a " + "\0" * 4
    assert without("nothing", []) == "nothing"
    assert _found(Phrases({"": ["class", "and"]}), blotted) == [("and", None)]
