"""Numbers as networks write them, in several languages."""

import pytest

from profilecheck.model import Count
from profilecheck.sites.numbers import SCALES, count_of_digits
from tests.each import each


@each(
    ("digits", "count"),
    [
        ("0", 0),
        ("312", 312),
        ("12,345", 12_345),
        ("12.345", 12_345),
        ("12 345", 12_345),
        ("12’345", 12_345),
        ("12'345", 12_345),
        ("12\u00a0345", 12_345),
        ("1,234,567", 1_234_567),
        ("1,2", None),
        ("12,34", None),
        ("1,2345", None),
        ("1234567890123", None),
        ("", None),
        ("x", None),
    ],
)
def test_whole_numbers(digits: str, count: int | None) -> None:
    assert count_of_digits(digits) == (None if count is None else Count(count=count))


@each(
    ("digits", "scale", "language", "rounded", "at_least"),
    [
        ("1.2", "K", "en", 1_200, 1_150),
        ("1,2", "K", "en", 1_200, 1_150),
        ("5", "M", "en", 5_000_000, 4_500_000),
        ("2,1", "tys.", "pl", 2_100, 2_050),
        ("4,69", "M", "fr", 4_690_000, 4_685_000),
        ("3,4", "Mio.", "de", 3_400_000, 3_350_000),
        ("12", "mil", "es", 12_000, 11_500),
        ("1.2", "万", "ja", 12_000, 11_500),
    ],
)
def test_shortened_numbers_are_at_least(
    digits: str, scale: str, language: str, rounded: int, at_least: int
) -> None:
    times = SCALES[language][scale]
    down = count_of_digits(digits, times, rounded_down=True)
    assert down == Count(count=rounded, at_least=True)
    assert count_of_digits(digits, times) == Count(count=at_least, at_least=True)


@pytest.mark.parametrize("digits", ["", "1.2.3", "1.234", "x", "123456"])
def test_other_digits_are_not_shortened(digits: str) -> None:
    assert count_of_digits(digits, 1000) is None


def test_five_hundred_and_more() -> None:
    assert count_of_digits("500", at_least=True) == Count(count=500, at_least=True)
