"""Nobody's report asks more of them than they will do: the goals that `make bench` prints."""

from dataclasses import asdict

import pytest

from profilecheck.browser.launch import launched
from tests.auditing import EVERYBODY, Auditing
from tests.conftest import Background
from tests.measuring import GOALS, Measures, measures_of

_IN_FULL = "exposed"
"""Whose full PDF is made here; `make bench` makes everybody's."""


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_report_keeps_to_its_goals(name: str, audited: Auditing, run: Background) -> None:
    report = audited(name).report

    async def measured() -> Measures:
        async with launched(()) as running:
            return await measures_of(report, running.browser, full=name == _IN_FULL)

    found = asdict(run(measured()))
    over = {what: found[what] for what, goal in GOALS[name].items() if found[what] > goal}
    assert over == {}
    # A page that shows nothing keeps to every goal.
    assert found["words"] > 100
    assert found["pages"] >= 1
    if name == _IN_FULL:
        assert found["full_pages"] > found["pages"]
