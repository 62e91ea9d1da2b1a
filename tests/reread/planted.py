"""The planted set: its posts, how many of them are told rightly, and the two halves it has."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from profilecheck.reread import reasons
from profilecheck.resources import data_folder
from profilecheck.school import Workplace, load_school

__all__ = ["Planted", "Score", "planted", "score", "workplace"]


@dataclass(frozen=True)
class Planted:
    """One planted post: its kind ("pupils", "near_misses"), and whether it is to be listed."""

    text: str
    kind: str
    listed: bool
    in_other_words: bool
    held_out: bool


@dataclass(frozen=True)
class Score:
    """Of posts to be listed and not: how many were, each way."""

    found: int
    missed: int
    wrong: int
    left: int

    @property
    def precision(self) -> float:
        """The share of what was listed that was to be; 1 where nothing was listed."""
        listed = self.found + self.wrong
        return self.found / listed if listed else 1.0

    @property
    def recall(self) -> float:
        """The share of what was to be listed that was; 1 where nothing was to be."""
        wanted = self.found + self.missed
        return self.found / wanted if wanted else 1.0


@functools.cache
def _file() -> Any:
    path = Path(__file__).parent / "planted.yaml"
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


@functools.cache
def workplace() -> Workplace:
    """The school and the people that the planted posts speak of."""
    return Workplace(load_school(data_folder("fixtures") / "school.yaml"), _file()["people"])


@functools.cache
def planted() -> tuple[Planted, ...]:
    """Every planted post. Of each list the second, the fourth … are held out."""
    return tuple(_planted())


def _planted() -> Iterator[Planted]:
    for kind, forms in _file()["listed"].items():
        for form, texts in forms.items():
            for number, text in enumerate(texts):
                yield Planted(text, kind, True, form == "in_other_words", number % 2 == 1)
    for kind, texts in _file()["not_listed"].items():
        for number, text in enumerate(texts):
            yield Planted(text, kind, False, False, number % 2 == 1)


@functools.cache
def is_listed(text: str) -> bool:
    """Whether the rules list a post with this text."""
    return bool(reasons(workplace(), text))


def score(posts: Iterator[Planted]) -> Score:
    """How the rules do on `posts`."""
    told = [(post.listed, is_listed(post.text)) for post in posts]
    return Score(
        found=told.count((True, True)),
        missed=told.count((True, False)),
        wrong=told.count((False, True)),
        left=told.count((False, False)),
    )
