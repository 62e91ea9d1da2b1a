"""The school's phone numbers, in whatever way they are written."""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from profilecheck.school.folding import Folded

__all__ = ["PhoneMatcher", "parse_phone", "tidy_phone"]

# What may stand between two digits of one number: "0113 – 496 0123", "(0113) 496.0123".
_GAP = r"[\W_]{0,3}"
_FEWEST_DIGITS = 6
_DIGIT = re.compile(r"\d")
_TAKEN_FOR = str.maketrans({"0": "[0o]", "1": "[1il|]"})
"""Letters that people write for a digit, so that programs do not find the number."""


def parse_phone(text: str, country: str) -> PhoneNumber | None:
    """Return the number that `text` means when dialled in `country`, None where it is none."""
    try:
        number = phonenumbers.parse(text, country)
    except NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def tidy_phone(text: str, country: str) -> str:
    """Return `text` in international form, "+44 113 496 0123", without its extension.

    Raises:
        ValueError: it is no phone number.
    """
    number = parse_phone(text, country)
    if number is None:
        raise ValueError(
            f"“{text}” is not a phone number; write it with its area code, as in 0113 496 0123"
        )
    number.extension = None
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


class PhoneMatcher:
    """Finds known numbers in text.

    The numbers are known to the last digit, so they are searched for as such:
    `phonenumbers.PhoneNumberMatcher`, which has to guess what is a number at all, passes over
    "since 2011 0113 496 0123" and numbers broken over two lines.
    """

    def __init__(self, phones: tuple[str, ...], country: str) -> None:
        self._country = country
        numbers = [n for n in (parse_phone(p, country) for p in phones) if n is not None]
        self._known = frozenset(_identity(n) for n in numbers)
        self._pattern = re.compile("|".join(map(_pattern, numbers))) if numbers else None

    def spans(self, folded: Folded) -> list[tuple[int, int]]:
        """Return the spans of the known numbers in folded text."""
        if self._pattern is None or len(_DIGIT.findall(folded.text)) < _FEWEST_DIGITS:
            return []
        return [match.span() for match in self._pattern.finditer(folded.text)]

    def holds_any(self, text: str) -> bool:
        """Whether `text` holds any phone number, dialled at home or from abroad."""
        if sum(c.isdigit() for c in text) < _FEWEST_DIGITS:
            return False
        found = phonenumbers.PhoneNumberMatcher(text, self._country)
        return found.has_next()

    def is_known(self, number: str) -> bool:
        """Whether `number` alone is a known number."""
        parsed = parse_phone(number, self._country)
        return parsed is not None and _identity(parsed) in self._known


def _identity(number: PhoneNumber) -> tuple[int | None, str]:
    return number.country_code, phonenumbers.national_significant_number(number)


def _pattern(number: PhoneNumber) -> str:
    """A pattern for `number` in its national and its international form."""
    region = phonenumbers.region_code_for_number(number) or ""
    trunk = phonenumbers.ndd_prefix_for_region(region, strip_non_digits=True) or ""
    code = str(number.country_code)
    digits = _written(phonenumbers.national_significant_number(number))
    abroad = rf"(?:(?:\+|00|011){_GAP})?{_written(code)}{_GAP}"
    if trunk and trunk != code:
        # At home the "0" has to be there: without it "£1,134,960,123" would be a phone number.
        prefix = rf"(?:{abroad}(?:{_written(trunk)}{_GAP})?|{_written(trunk)}{_GAP})"
    else:
        prefix = f"(?:{abroad})?"
    return rf"(?<!\d){prefix}{digits}(?!\d)"


def _written(digits: str) -> str:
    return _GAP.join(digit.translate(_TAKEN_FOR) for digit in digits)
