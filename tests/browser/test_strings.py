"""A hostile page's text is read through once, however it is made: no part of it is tried over."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from profilecheck.browser.capture import breaks_off
from profilecheck.browser.strings import quoted_in, strings_of
from profilecheck.sites.known_words import known_words
from profilecheck.sites.wording import EMAIL
from profilecheck.sources.masking import Mask
from tests.each import each
from tests.networks import open_site

FACEBOOK = open_site("facebook")
LENGTH = 300_000
"""Characters: what takes the square of that many steps takes many minutes."""


def mask() -> Mask:
    return Mask(known_words(FACEBOOK), FACEBOOK.policy)


def through(found: Iterable[Any]) -> None:
    deque(found, maxlen=0)


@pytest.mark.timeout(90)
@each(
    ("part", "read"),
    [
        ("<!---->", breaks_off),
        (" ", breaks_off),
        ('\\"', lambda text: through(strings_of(text))),
        ('\\"', lambda text: through(quoted_in(text))),
        ("\\'", lambda text: through(quoted_in(text))),
        ("\\`", lambda text: through(quoted_in(text))),
        ("a", EMAIL.findall),
        ("a.", EMAIL.findall),
        ("a.", lambda text: mask().text(text)),
        ("a-", lambda text: mask().text(text)),
        ("-", lambda text: mask().text(text)),
        ("1", lambda text: mask().text(text)),
        ('\\"', lambda text: mask().source(text)),
        ("a_", lambda text: mask().value(f"{text}!")),
    ],
)
def test_a_text_of_any_kind_is_read_through_once(part: str, read: Callable[[str], object]) -> None:
    read(part * (LENGTH // len(part)))


def test_levels_without_number_are_not_all_told_apart() -> None:
    (string,) = strings_of('{"a":' * 5_000 + '"b"')
    assert (string.key, string.value) == ("a", "b")
    assert len(string.within) < 1_000


@each(
    ("source", "values"),
    [
        ('{"a": "b", "c": ["d"]}', ["b", "d"]),
        ('["a", "b', ["a"]),
        ('["a", "b\\"c\n["d"]', ["a", "d"]),
    ],
)
def test_a_string_without_an_end_is_none(source: str, values: list[str]) -> None:
    assert [string.value for string in strings_of(source)] == values


@each(
    ("program", "strings"),
    [
        ("f('a', \"b\", `c`)", ["a", "b", "c"]),
        ("it's 5\nf('a')", ["a"]),
        ("say \"that 'a' and \\\"b\n'c'", ["a", "c"]),
    ],
)
def test_in_what_has_no_end_other_quotes_may_stand(program: str, strings: list[str]) -> None:
    assert list(quoted_in(program)) == strings
