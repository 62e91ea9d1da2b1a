"""The planted posts: those the rules were made on, those held out, and how many are told."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from profilecheck.reread import reasons
from profilecheck.resources import data_folder
from profilecheck.school import SchoolMatcher, load_school
from profilecheck.yaml_files import parse_yaml

__all__ = ["Planted", "Score", "matcher", "planted", "score"]


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


_MADE_ON = tuple(
    f"made_on_{which}.yaml" for which in ("first", "second", "third", "fourth", "fifth")
)
_HELD_OUT = "held_out.yaml"


@functools.cache
def _file(name: str) -> Any:
    path = Path(__file__).parent / name
    return parse_yaml(path.read_text(encoding="utf-8"), path)


@functools.cache
def matcher() -> SchoolMatcher:
    """The school and the people that the planted posts speak of."""
    return SchoolMatcher(
        load_school(data_folder("fixtures") / "school.yaml"), _file(_MADE_ON[0])["people"]
    )


@functools.cache
def planted() -> tuple[Planted, ...]:
    """Every planted post."""
    return tuple(post for name in (*_MADE_ON, _HELD_OUT) for post in _planted(name))


def _planted(name: str) -> Iterator[Planted]:
    held_out = name == _HELD_OUT
    for kind, forms in _file(name)["listed"].items():
        for form, texts in forms.items():
            yield from (
                Planted(text, kind, True, form == "in_other_words", held_out) for text in texts
            )
    for kind, texts in _file(name)["not_listed"].items():
        yield from (Planted(text, kind, False, False, held_out) for text in texts)


@functools.cache
def is_listed(text: str) -> bool:
    """Whether the rules list a post with this text."""
    return bool(reasons(matcher(), text))


def score(posts: Iterator[Planted]) -> Score:
    """How the rules do on `posts`."""
    told = [(post.listed, is_listed(post.text)) for post in posts]
    return Score(
        found=told.count((True, True)),
        missed=told.count((True, False)),
        wrong=told.count((False, True)),
        left=told.count((False, False)),
    )
