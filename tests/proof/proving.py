"""Reads drifted pages of made-up people, and counts what came of each."""

import random
from dataclasses import dataclass, field

from profilecheck.conformance.mutants import Mutant, mutants_of
from tests.auditing import SCHOOL
from tests.laws.conftest import Pages
from tests.laws.taking_away import Came, Fair, Law
from tests.proof.drifting import drifted

__all__ = ["Proved", "prove"]

_TIMES = 6
"""How often each page drifts in each way, before some of all are chosen."""


@dataclass
class Proved:
    """What came of the drifted pages of one network; `wrong` is told in words."""

    network: str
    right: int = 0
    unread: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def mutants(self) -> int:
        """How many were read."""
        return self.right + self.unread + len(self.wrong)

    def add(self, other: "Proved") -> None:
        """Count another person's pages in."""
        self.right += other.right
        self.unread += other.unread
        self.wrong += other.wrong


def prove(pages: Pages, fair: Fair, seed: int, most: int) -> Proved:
    """Read about `most` drifted pages of one person, the same ones for the same seed.

    Half of them are changed in one part, half as a whole.
    """
    chance = random.Random(seed)  # noqa: S311 - to try the same pages again, not to hide anything
    single = [mutant for mutant in mutants_of(pages.site, pages.pages) if fair(mutant)]
    whole = list(drifted(pages.site, pages.pages, chance, _TIMES))
    law = Law(pages.site, pages.owner, pages.pages, SCHOOL)
    proved = Proved(pages.site.id)
    for mutant in (*_some(single, chance, most // 2), *_some(whole, chance, most - most // 2)):
        came, told = law.outcome(mutant)
        if came is Came.RIGHT:
            proved.right += 1
        elif came is Came.UNREAD:
            proved.unread += 1
        else:
            proved.wrong.append(f"{pages.site.id}: {mutant}: {came}: {told}")
    return proved


def _some(mutants: list[Mutant], chance: random.Random, number: int) -> list[Mutant]:
    return chance.sample(mutants, min(number, len(mutants)))
