"""The law of taking away, on every page of the exposed and the careful person."""

from collections.abc import Mapping

import pytest

from tests.auditing import SCHOOL
from tests.laws.conftest import CAREFUL, EXPOSED, Captured
from tests.laws.taking_away import Came, Fair, Mutant, Way, take_away


def _facebook(mutant: Mutant) -> bool:
    """An empty section, an Intro without cards, one address to sign in with: all are common.

    An Intro tells what is in it, never that it is all: a kind of card may be one of many.
    """
    if mutant.at is None and mutant.spot.startswith("kind INTRO_CARD_"):
        return False
    empty = mutant.spot.endswith(("profile_fields.nodes", "profile_tile_items.nodes"))
    if mutant.way is Way.EMPTIED and empty:
        return False
    return not (mutant.way is Way.GONE and mutant.spot.endswith("div.listitem"))


FAIR: Mapping[str, Fair] = {"facebook": _facebook}
"""The networks that are walked, each with what it may honestly leave out."""
SHORT = 150
"""Mutants that are tried of each network, where the laws are not run at their full length."""


@pytest.mark.parametrize(
    "network",
    [pytest.param(n, marks=pytest.mark.xdist_group(f"planting-{n}-0")) for n in FAIR],
)
@pytest.mark.parametrize("who", [EXPOSED, CAREFUL])
def test_nothing_turns_green_where_a_part_of_a_page_is_missing(
    captured: Captured, network: str, who: str, pytestconfig: pytest.Config
) -> None:
    whole = pytestconfig.getoption("--whole-laws")
    if who == CAREFUL and not whole:
        pytest.skip("the careful person's pages are walked by --whole-laws")
    pages = captured(network, who)
    most = None if whole else SHORT
    figures = take_away(pages.site, pages.owner, pages.pages, SCHOOL, fair=FAIR[network], most=most)
    print(f"{network}, {who}:", *figures.lines(), sep="\n  ")
    assert figures.not_right == []
    assert figures.count(Came.RIGHT) >= SHORT
