"""The plain way to look at a post, to hold the quick one against: every pattern at every word."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from profilecheck.reread import elsewhere, weighing
from profilecheck.reread.signs import patterns
from profilecheck.school import names, people, roles
from profilecheck.school.phrases import Phrases

__all__ = ["OnePattern", "phrase_lists", "plainly"]

_LISTS = (
    weighing._folded_text_signs,
    weighing._written_text_signs,
    elsewhere._sayings,
    elsewhere._other_lives,
)


class OnePattern:
    """As `Phrases`, by one pattern of them all."""

    def __init__(self, groups: Mapping[str, Iterable[str]], *, end: str = r"(?!\w)") -> None:
        named = (
            f"(?{f'P<{group}>' if group else ':'}{'|'.join(phrases)})"
            for group, phrases in groups.items()
        )
        self._pattern = re.compile(rf"(?<![\w'])(?=\S)(?:{'|'.join(named)}){end}")

    def find(self, text: str, where: object = None) -> Iterator[re.Match[str]]:
        """Yield each phrase in the text, in order, none overlapping another."""
        return self._pattern.finditer(text)


@contextmanager
def plainly() -> Iterator[None]:
    """Have posts looked at in the plain way, at a `SchoolMatcher` that is made within this."""
    with ExitStack() as stack:
        for module in (patterns, roles):
            stack.enter_context(patch.object(module, "Phrases", OnePattern))
        stack.enter_context(
            patch.object(names.NameMatcher, "_may_be_named_in", lambda _self, _folded: True)
        )
        stack.enter_context(
            patch.object(people.PeopleMatcher, "_ends_name", lambda _self, _word: True)
        )
        _forget_lists()
        stack.callback(_forget_lists)
        yield


def phrase_lists() -> list[Phrases]:
    """All lists of phrases that posts are searched for, as they are made now."""
    by_weight = (*weighing._folded_text_signs(), *weighing._written_text_signs())
    return [*(phrases for _, phrases in by_weight), elsewhere._sayings(), elsewhere._other_lives()]


def _forget_lists() -> None:
    for made_once in _LISTS:
        made_once.cache_clear()
