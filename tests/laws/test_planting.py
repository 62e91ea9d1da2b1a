"""The planting law, on every page of the careful person and from both viewpoints.

One of the spots that are named alike on a page is planted in; each with `--whole-laws`.
"""

from collections.abc import Callable

import pytest

from profilecheck.conformance.planting import Came, Figures, plant
from profilecheck.replica import person
from tests.auditing import SCHOOL
from tests.laws.conftest import CAREFUL, OF_CAREFUL, Pages
from tests.networks import open_site

PARTS = {"facebook": 4}
"""A network with many pages is gone through in as many tests, so that none is a long one."""


def _walks() -> list[object]:
    return [
        pytest.param(network, part, id=f"{network}-{part}", marks=OF_CAREFUL)
        for network in person(CAREFUL).networks
        for part in range(PARTS.get(network, 1))
    ]


@pytest.mark.parametrize(("network", "part"), _walks())
def test_what_names_the_school_is_found_wherever_it_stands(
    captured: Callable[[str], Pages], network: str, part: int, pytestconfig: pytest.Config
) -> None:
    person_s = captured(network)
    pages = [page.id for page in open_site(network).pages]
    brief = not pytestconfig.getoption("--whole-laws")
    figures = plant(
        person_s.site,
        person_s.owner,
        person_s.pages,
        SCHOOL,
        only=frozenset(pages[part :: PARTS.get(network, 1)]),
        brief=brief,
    )
    print(f"{network}, part {part}: {figures.planted} plantings", *figures.lines(), sep="\n  ")
    assert [str(green) for green in figures.greens] == []
    assert figures.planted >= (LEAST_IN_PART if brief else LEAST)[network] // PARTS.get(network, 1)
    assert _count(figures, Came.FOUND, Came.NOT_IN_ORDER) > figures.planted // 2


def _count(figures: Figures, *came: Came) -> int:
    return sum(count for (*_, how), count in figures.came.items() if how in came)


LEAST = {
    "facebook": 2000,
    "x": 450,
    "linkedin": 950,
    "youtube": 340,
    "myspace": 170,
    "mastodon@mastodon.example": 140,
}
"""Plantings at the least: a page whose spots are not found any more has fewer."""
LEAST_IN_PART = {
    "facebook": 1100,
    "x": 320,
    "linkedin": 700,
    "youtube": 220,
    "myspace": 120,
    "mastodon@mastodon.example": 95,
}
"""Where one of the spots that are named alike is planted in."""


def test_every_network_of_the_careful_person_is_walked() -> None:
    assert LEAST.keys() == LEAST_IN_PART.keys() == set(person(CAREFUL).networks)
    assert sum(LEAST_IN_PART.values()) >= 2000
