"""Reads drifted pages of one person, and counts what came of each."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from profilecheck.browser.capture import Capture
from profilecheck.conformance.mutants import Mutant, mutants_of
from profilecheck.school import School
from tests.auditing import SCHOOL
from tests.laws.conftest import Pages
from tests.laws.taking_away import Fair, Law
from tests.proof.drifting import drifted
from tests.proof.table import Proved

__all__ = ["DRIFTED", "chosen", "prove"]

DRIFTED = "drifted pages"
_TIMES = 6
"""How often each page drifts in each way, before some of all are chosen."""
_T = TypeVar("_T")


def prove(
    pages: Pages,
    fair: Fair,
    seed: int,
    most: int,
    *,
    kind: str = DRIFTED,
    school: School = SCHOOL,
    seen: Callable[[Capture], Capture] = lambda capture: capture,
    strict: bool = False,
) -> Proved:
    """Read about `most` drifted pages of one person, the same ones for the same seed.

    Half of them are changed in one part, half as a whole. `seen` is what a reader makes of a page
    before it reads it; `strict` as in `Truth`.
    """
    law = Law(pages.site, pages.owner, pages.pages, school, strict=strict)
    proved = Proved(kind, pages.site.id)
    for mutant in _mutants(pages, fair, seed, most):
        came, told = law.outcome(replace(mutant, change=partial(_seen, mutant, seen)))
        proved.count(came, mutant, told)
    return proved


def _seen(mutant: Mutant, seen: Callable[[Capture], Capture], capture: Capture) -> Capture:
    return seen(mutant.change(capture))


def _mutants(pages: Pages, fair: Fair, seed: int, most: int) -> Iterator[Mutant]:
    chance = random.Random(seed)  # noqa: S311 - to try the same pages again, not to hide anything
    single = filter(fair, mutants_of(pages.site, pages.pages))
    whole = filter(fair, drifted(pages.site, pages.pages, chance, _TIMES))
    yield from chosen(single, chance, most // 2)
    yield from chosen(whole, chance, most - most // 2)


def chosen(cases: Iterable[_T], chance: random.Random, number: int) -> list[_T]:
    """Choose so many of the cases, or all where there are fewer."""
    known = list(cases)
    return chance.sample(known, min(number, len(known)))
