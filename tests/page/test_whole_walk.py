"""The whole way in a real browser: from an empty home to a checklist on which all is settled.

*Mixed* goes it with the mouse, *exposed* by keyboard alone. What they change, they change in the
networks' own pages: the replicas'.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.page.hands import Keyboard, Mouse
from tests.page.walker import Walker, walker

pytestmark = pytest.mark.timeout(900)

_MOST_TO_THE_CHECKLIST = 12
_MOST_OF_A_VISIT = 3
_THREE = ("MySpace", "X (Twitter)", "YouTube (Google)")


def _settles(person: Walker) -> None:
    """Go on from the checklist until nothing on it is open, and hold that it is so."""
    person.settles_the_visits()
    person.answers_the_looks()
    person.answers_the_questions()
    left = person.report
    assert not left.visits
    assert not left.looks
    assert all(asked.question.given for asked in left.questions)
    assert person.most_acts <= _MOST_OF_A_VISIT
    expect(person.page.get_by_role("heading", level=2, name="Nothing")).to_be_visible()


def test_mixed_goes_the_whole_way_with_the_mouse(playwright: Playwright, tmp_path: Path) -> None:
    with walker(playwright, tmp_path, "mixed", "Tom Hanif", Mouse()) as person:
        networks = [one.name for one in person.desk.place.networks if not one.never_opened]
        person.goes_to_the_checklist(*networks)
        # Three networks take so many; each one more takes its yes, and its sign-in.
        assert person.hand.acts - 2 * (len(networks) - 3) <= _MOST_TO_THE_CHECKLIST
        linkedin = next(v for v in person.report.visits if v.url.endswith("/in/me/"))
        headline = next(row for row in linkedin.rows if row.setting == "Headline")
        person.agrees_with_the_school(linkedin, headline)
        _settles(person)
        assert headline.id in {r.id for v in person.report.agreed_visits for r in v.rows}


def test_exposed_goes_by_keyboard_alone(
    playwright: Playwright, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    whole = pytestconfig.getoption("--whole-laws")
    with walker(playwright, tmp_path, "exposed", "Amy Carter", Keyboard()) as person:
        everywhere = [one.name for one in person.desk.place.networks if not one.never_opened]
        networks = everywhere if whole else _THREE
        person.goes_to_the_checklist(*networks)
        assert person.hand.acts - 2 * (len(networks) - 3) <= _MOST_TO_THE_CHECKLIST
        if whole:
            _settles(person)
        else:
            person.settles_the_visits(most=4)
            assert 0 < person.most_acts <= _MOST_OF_A_VISIT
