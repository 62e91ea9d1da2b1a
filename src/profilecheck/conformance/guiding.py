"""The way by hand: what a person is told to choose is the more private of what there is."""

from collections.abc import Iterator, Mapping
from functools import cache

from profilecheck.checklist import load_checklist
from profilecheck.checks.specs import SwitchIs
from profilecheck.sites.rules import Rule
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import Audience, Fact

__all__ = ["GUIDING"]


@cache
def _asked_of_switches() -> Mapping[Fact, bool]:
    """How each switch is to stand by the built-in checklist."""
    checks = (check for clause in load_checklist().clauses for check in clause.checks)
    return {fact: c.value for c in checks if isinstance(c, SwitchIs) for fact in c.facts}


def _wants_the_more_private(site: OpenSite) -> Iterator[str]:
    for fact, guidance in site.guidance.items():
        if not guidance.chosen or (wanted := guidance.means.get(guidance.wanted)) is None:
            continue
        if isinstance(wanted, Audience):
            others = [value for value in guidance.means.values() if isinstance(value, Audience)]
            wrong = min(others) < wanted == max(others) and wanted > Audience.FRIENDS
        else:
            wrong = _asked_of_switches().get(fact, wanted) is not wanted
        if wrong:
            yield (
                f"{fact.value}: the way by hand wants “{guidance.wanted}”, and by “means” that is "
                "the less private choice."
            )


GUIDING: Mapping[str, Rule] = {"wants the more private choice": _wants_the_more_private}
