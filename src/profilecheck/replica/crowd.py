"""Made-up friends and followers on any network, the same ones for the same seed."""

import random
from dataclasses import dataclass
from functools import cache
from typing import Self

from pydantic import NonNegativeInt, model_validator

from profilecheck.model.base import Record
from profilecheck.replica.catalogues import catalogue

__all__ = ["Crowd", "Item", "Member", "crowd"]

_WORKS = ("Works at {}", "Teacher at {}", "Teaching Assistant at {}", "Caretaker at {}")
_STUDIES = ("Studies at {}", "Goes to {}")
_STUDIED = ("Went to {}", "Studied at {}")


class Item(Record):
    """A group, a page or a person that a profile lists."""

    name: str
    detail: str = ""


class Crowd(Record):
    """Friends, made up from a seed so that thousands need no list.

    Of `count` friends, `colleagues` say they work at `employer`, `pupils` that they study there
    and `former_pupils` that they once did. `named` come on top, first in the list.
    """

    seed: int
    count: NonNegativeInt
    employer: str = ""
    colleagues: NonNegativeInt = 0
    pupils: NonNegativeInt = 0
    former_pupils: NonNegativeInt = 0
    named: tuple[Item, ...] = ()

    @model_validator(mode="after")
    def _no_more_than_there_are(self) -> Self:
        if self.colleagues + self.pupils + self.former_pupils > self.count:
            raise ValueError("more colleagues and pupils than friends")
        return self


class _Words(Record):
    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    elsewhere: tuple[str, ...]

    def name(self, maker: random.Random) -> str:
        return f"{maker.choice(self.first_names)} {maker.choice(self.last_names)}"


@cache
def _words() -> _Words:
    return _Words.model_validate(catalogue("crowd.yaml"))


@dataclass(frozen=True)
class Member:
    """One made-up person in a list."""

    id: str
    name: str
    subtitle: str
    address: str


@cache
def crowd(spec: Crowd) -> tuple[Member, ...]:
    """Return the people of `spec`, in the order a list shows them."""
    words = _words()
    maker = random.Random(spec.seed)  # noqa: S311 - made-up names, nothing secret
    subtitles = [
        *_subtitles(_WORKS, spec.employer, spec.colleagues),
        *_subtitles(_STUDIES, spec.employer, spec.pupils),
        *_subtitles(_STUDIED, spec.employer, spec.former_pupils),
    ]
    subtitles += maker.choices(words.elsewhere, k=spec.count - len(subtitles))
    maker.shuffle(subtitles)
    named = [(item.name, item.detail) for item in spec.named]
    made = [(words.name(maker), text) for text in subtitles]
    return tuple(
        _member(spec.seed, number, name, text)
        for number, (name, text) in enumerate((*named, *made))
    )


def _subtitles(wordings: tuple[str, ...], employer: str, count: int) -> list[str]:
    return [wordings[n % len(wordings)].format(employer) for n in range(count)]


def _member(seed: int, number: int, name: str, subtitle: str) -> Member:
    slug = "".join(c if c.isascii() and c.isalnum() else "." for c in name.lower())
    return Member(
        id=str(61_560_000_000_000 + seed * 100_000 + number),
        name=name,
        subtitle=subtitle,
        address=f"{slug.strip('.') or 'person'}.{seed}.{number}",
    )
