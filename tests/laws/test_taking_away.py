"""The law of taking away, on every page of the exposed and the careful person."""

import re
from collections.abc import Mapping

import pytest

from tests.auditing import SCHOOL
from tests.laws.conftest import CAREFUL, EXPOSED, Captured
from tests.laws.taking_away import Came, Fair, take_away


def _but(*looks: str) -> Fair:
    """Every mutant is fair but those that fit one of these patterns whole."""
    known = re.compile("|".join(looks))
    return lambda mutant: known.fullmatch(str(mutant)) is None


FAIR: Mapping[str, Fair] = {
    "x": _but(
        # Of a birthday that others are not shown, and of a post that is a picture alone.
        r"profile_public .*\.legacy_extended_profile(\.birthdate gone| emptied)",
        r"posts .*\.full_text emptied",
    ),
    "youtube": _but(
        # Of a channel without a country, of an account without a second address, and of a school
        # that is given as the smaller of two lines.
        r"channel.*\.aboutChannelViewModel\.country (gone|emptied)",
        r"google_email .*div\.listitem gone",
        r"google_about .*div\.field-text > span swapped with the next",
    ),
    "myspace": _but(
        # Of a profile without a place or a website, without links in its text, and, as strangers
        # see it, without a text.
        r"profile.*div\.(location|ribbon)_white gone",
        r"profile.*body\.profile > main\.column > section\.card > div > div emptied",
        r"profile.* > div > div > div > a gone",
        r"profile_public .*main\.column > section\.card > div > div > div (gone|emptied)",
    ),
    "mastodon@mastodon.example": _but(
        # Of somebody who says nothing about themselves, and of a post that is a picture alone.
        r".*: (note|display_name|fields\.value|content) emptied",
    ),
}
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
