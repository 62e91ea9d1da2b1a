"""The whole way in a real browser: from an empty home to a checklist on which all is settled.

*Exposed* goes it by keyboard alone, *mixed* with the mouse. What they change, they change in the
networks' own pages: the replicas'. Every network, every visit and *mixed* only with `--whole-laws`:
else *exposed* goes it of two networks, and settles two visits.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from profilecheck.sites.site import OpenSite
from tests.page.hands import Keyboard, Mouse
from tests.page.walker import Walker, walker

pytestmark = pytest.mark.timeout(3600)

_MOST_TO_THE_CHECKLIST = 12
_WITH = 3
"""So many networks are signed in to with as many presses; each further one takes its own yes."""
_MOST_OF_A_VISIT = 3
_FEW = ("MySpace", "X (Twitter)")


@pytest.fixture
def home() -> Iterator[Path]:
    # Not in pytest's own folder: the socket of a browser takes no path as long as that.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder, "home")


def _networks(person: Walker, *, whole: bool) -> tuple[str, ...]:
    there = tuple(one.name for one in person.desk.place.networks if isinstance(one, OpenSite))
    assert {*_FEW} < {*there}
    return there if whole else _FEW


def _counts(person: Walker, networks: tuple[str, ...]) -> None:
    """Hold how much was pressed on the way to the checklist, as with three networks."""
    pressed = person.hand.acts + _WITH - len(networks)
    print(f"{pressed} presses to the checklist of {_WITH} networks")
    assert pressed <= _MOST_TO_THE_CHECKLIST


def _settles(person: Walker) -> None:
    """Go on from the checklist until nothing on it is open, and hold that it is so."""
    person.settles_the_visits()
    person.answers_the_looks()
    person.answers_the_questions()
    left = person.report
    assert not left.visits
    assert not left.looks
    assert all(asked.question.given for asked in left.questions)
    expect(person.page.get_by_role("heading", level=2, name="Nothing")).to_be_visible()
    _holds_the_visits(person)


def _holds_the_visits(person: Walker) -> None:
    assert 0 < person.most_acts <= _MOST_OF_A_VISIT


@pytest.mark.at_full_length
def test_mixed_goes_the_whole_way_with_the_mouse(playwright: Playwright, home: Path) -> None:
    with walker(playwright, home, "mixed", Mouse()) as person:
        networks = _networks(person, whole=True)
        person.goes_to_the_checklist(*networks)
        _counts(person, networks)
        linkedin = next(v for v in person.report.visits if v.url.endswith("/in/me/"))
        headline = next(row for row in linkedin.rows if row.setting == "Headline")
        person.agrees_with_the_school(linkedin, headline)
        assert headline.id in {r.id for v in person.report.agreed_visits for r in v.rows}
        _settles(person)


def test_exposed_goes_the_whole_way_by_keyboard_alone(
    playwright: Playwright, home: Path, pytestconfig: pytest.Config
) -> None:
    whole = pytestconfig.getoption("--whole-laws")
    with walker(playwright, home, "exposed", Keyboard()) as person:
        networks = _networks(person, whole=whole)
        person.goes_straight_to_the_checklist(*networks)
        _counts(person, networks)
        if whole:
            _settles(person)
        else:
            person.settles_the_visits(most=2)
            _holds_the_visits(person)
