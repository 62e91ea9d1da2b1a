"""The person's school as they describe it, checked and brought into one form."""

import hashlib
from collections.abc import Callable
from typing import Annotated

import phonenumbers
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from profilecheck.model.base import Record
from profilecheck.model.text import PageText
from profilecheck.school.addresses import tidy_domain
from profilecheck.school.phones import tidy_phone
from profilecheck.school.ways import is_any_school

__all__ = ["School"]

_MOST_OF_A_KIND = 50
_LONGEST = 200
_SHORTEST_NAME = 3


def _not_long(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError(f"it is too long; give {_LONGEST} letters at most")
    return text


def _one_is_a_list(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, int):  # a number without spaces, and without quotes
        raise ValueError('it has to be text; put it in quotes, as in "0113 496 0123"')
    if value is None:
        raise ValueError("nothing stands here; write an entry, or leave the line away")
    if not isinstance(value, list | tuple):
        # Not a TypeError: pydantic gathers only this kind.
        raise ValueError(
            "it has to be a list, each entry on a line of its own that begins with “- ”"
        )
    return value


_Line = Annotated[PageText, AfterValidator(_not_long)]


# What limits a list stands next to it: behind the validator, its schema would be a text's.
_Lines = Annotated[
    tuple[_Line, ...], Field(max_length=_MOST_OF_A_KIND), BeforeValidator(_one_is_a_list)
]
_OneOrMore = Annotated[
    tuple[_Line, ...],
    Field(min_length=1, max_length=_MOST_OF_A_KIND),
    BeforeValidator(_one_is_a_list),
]


class School(Record):
    """The school a person works at.

    `names` are its names in full, `short_names` what it is called otherwise ("OPS"),
    `email_domains` the part after the @ in its addresses and its website, `phones` its numbers
    (kept in international form), `town` where it is, `role_words` job titles of its own besides
    the usual ones, `country` a code of two letters that says how numbers are dialled,
    `other_meanings` what else is called by its name: a village, a street, a person.

    Raises:
        ValueError: a value that cannot be used, or that would match anybody's school. (Pydantic
            gathers these in a `ValidationError`.)
    """

    names: _OneOrMore
    short_names: _Lines = ()
    email_domains: _Lines = ()
    # Before the phones: pydantic checks in this order, and they are read by it.
    country: _Line = "GB"
    phones: _Lines = ()
    town: _Line = ""
    role_words: _Lines = ()
    # After the names: pydantic checks in this order, and none of them means something else.
    other_meanings: _Lines = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """A hash of each of its names and domains, so that what holds them does not name it.

        A school that is described anew has one of them still; another school has none.
        """
        named = dict.fromkeys(name.casefold() for name in (*self.names, *self.email_domains))
        return tuple(hashlib.sha256(name.encode()).hexdigest()[:16] for name in named)

    @field_validator(
        "names", "short_names", "email_domains", "phones", "role_words", "other_meanings"
    )
    @classmethod
    def _no_blanks_or_doubles(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        if "" in values:
            raise ValueError("an entry is empty; write it out or leave its line away")
        if several := next((value for value in values if ";" in value), None):
            raise ValueError(
                f"“{several}” has a “;” in it; give each entry a line of its own that begins with "
                "“- ”"
            )
        return tuple(dict.fromkeys(values))

    @field_validator("names")
    @classmethod
    def _names_are_its_own(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if is_any_school(name) or len(name) < _SHORTEST_NAME:
                raise ValueError(
                    f"“{name}” could be any school; give its whole name, as in "
                    "Oakfield Primary School"
                )
        return names

    @field_validator("short_names")
    @classmethod
    def _short_names_are_its_own(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if is_any_school(name) or sum(c.isalnum() for c in name) <= 1:
                raise ValueError(
                    f"“{name}” could be any school; give a short name that people use for "
                    "yours alone, or none"
                )
        return names

    @field_validator("role_words")
    @classmethod
    def _role_words_have_letters(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        for word in words:
            if sum(c.isalpha() for c in word) <= 1:
                raise ValueError(
                    f"“{word}” is not a job title; give one such as Forest School lead"
                )
        return words

    @field_validator("other_meanings")
    @classmethod
    def _other_meanings_are_not_its_names(
        cls, meanings: tuple[str, ...], info: ValidationInfo
    ) -> tuple[str, ...]:
        named = (*info.data.get("names", ()), *info.data.get("short_names", ()))
        names = {name.casefold() for name in named}
        for meaning in meanings:
            if sum(c.isalpha() for c in meaning) <= 1:
                raise ValueError(
                    f"“{meaning}” is no name; give one such as Oakfield Avenue, or none"
                )
            if meaning.casefold() in names:
                raise ValueError(
                    f"“{meaning}” is given as your school's name as well; give it there or here"
                )
        return meanings

    @field_validator("email_domains")
    @classmethod
    def _domains_are_its_own(cls, domains: tuple[str, ...]) -> tuple[str, ...]:
        return _each(tidy_domain, domains)

    @field_validator("country")
    @classmethod
    def _country_is_known(cls, country: str) -> str:
        code = {"UK": "GB"}.get(country.upper(), country.upper())
        if code not in phonenumbers.SUPPORTED_REGIONS:
            raise ValueError(
                f"“{country}” is not a country code; give the two letters of one, such as GB or IE"
            )
        return code

    @field_validator("phones")
    @classmethod
    def _phones_can_be_dialled(
        cls, phones: tuple[str, ...], info: ValidationInfo
    ) -> tuple[str, ...]:
        country = info.data.get("country", "GB")
        return _each(lambda phone: tidy_phone(phone, country), phones)


def _each(tidy: Callable[[str], str], values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(tidy, values)))
