"""The law of taking away, on every page of the exposed and the careful person."""

import re
from collections.abc import Mapping

import pytest

from profilecheck.conformance.mutants import Mutant, Way
from tests.auditing import SCHOOL
from tests.laws.conftest import (
    CAREFUL,
    EXPOSED,
    OF_CAREFUL,
    OF_EXPOSED,
    WALKED,
    Captured,
    Note,
    Pages,
)
from tests.laws.taking_away import SAFE, Fair, take_away


def _but(*looks: str) -> Fair:
    """Every mutant is fair but those that fit one of these patterns whole."""
    known = re.compile("|".join(looks))
    return lambda mutant: known.fullmatch(str(mutant)) is None


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


_LEFT_OUT_FOR_STRANGERS = (
    "h2.top-card-layout__headline",
    "section.profile > section.card",
    "li.profile-section-card > div.show-more-less-text",
    "li > p.show-more-less-text",
)


def _linkedin(mutant: Mutant) -> bool:
    """A list, a panel with an entry or a post fewer, and a box without a tick: one that is off.

    A tick is HTML's own and not LinkedIn's to rename. A member without a headline has no line for
    it on the page for strangers, and not everybody writes about themselves, a position or another.
    """
    if mutant.spot == "attribute checked":
        return False
    if mutant.way is Way.GONE and mutant.spot.endswith(("div.card", "dialog.dialog > div > div")):
        return False
    if mutant.way is Way.GONE and mutant.spot.endswith(_LEFT_OUT_FOR_STRANGERS):
        return False
    if mutant.way in (Way.GONE, Way.EMPTIED) and mutant.spot.endswith("li.field-text > p"):
        return False
    entry = mutant.spot.rpartition(" > ")[2].partition(".")[0] == "li"
    unticked = mutant.spot.endswith("@checked") and mutant.way in (Way.GONE, Way.RENAMED)
    return not (unticked or (entry and mutant.way is Way.GONE))


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
    "facebook": _facebook,
    "linkedin": _linkedin,
}
"""The networks that are walked, each with what it may honestly leave out."""
SHORT = 100
"""Mutants that are tried of each network, where the laws are not run at their full length."""


def _walked(pages: Pages, who: str, most: int | None, note: Note) -> None:
    fair = FAIR[pages.site.id]
    figures = take_away(pages.site, pages.owner, pages.pages, SCHOOL, fair=fair, most=most)
    print(f"{pages.site.id}, {who}:", *figures.lines(), sep="\n  ")
    note(WALKED, (pages.site.id, who, *figures.row()))
    assert figures.not_right == []
    assert figures.count(*SAFE) >= SHORT


@pytest.mark.parametrize("network", FAIR)
def test_nothing_turns_green_where_a_part_of_a_page_is_missing(
    served: Captured, network: str, record_property: Note
) -> None:
    _walked(served(network, EXPOSED), EXPOSED, SHORT, record_property)


@pytest.mark.parametrize(
    "who", [pytest.param(EXPOSED, marks=OF_EXPOSED), pytest.param(CAREFUL, marks=OF_CAREFUL)]
)
@pytest.mark.parametrize("network", FAIR)
def test_nothing_turns_green_whatever_part_of_a_page_is_missing(
    captured: Captured,
    network: str,
    who: str,
    pytestconfig: pytest.Config,
    record_property: Note,
) -> None:
    if not pytestconfig.getoption("--whole-laws"):
        pytest.skip("all parts are taken away by --whole-laws, in a browser")
    _walked(captured(network, who), who, None, record_property)
