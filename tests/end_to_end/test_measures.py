"""Nobody's report asks more of them than they will do: the goals that `make bench` prints."""

from dataclasses import asdict
from datetime import date

import pytest

from profilecheck.browser.launch import launched
from profilecheck.browser.visitor import Pace
from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import Account, Answers
from profilecheck.school import SchoolMatcher
from profilecheck.sites import SITES
from profilecheck.sites.closed import ClosedSite
from profilecheck.sources import Network, Unwatched, audit
from tests.auditing import EVERYBODY, SCHOOL, Auditing
from tests.conftest import Background
from tests.measuring import GOALS, Measures, measures_of

_IN_FULL = "exposed"
"""Whose full PDF is made here; `make bench` makes everybody's."""


async def _networks_that_closed() -> tuple[Account, ...]:
    """What the demo and an audit of every network say besides of those that nobody can open."""
    snapshot = await audit(
        None,
        [Network(one, None) for one in SITES if isinstance(one, ClosedSite)],
        matcher=SchoolMatcher(SCHOOL),
        pace=Pace.REPLICA,
        progress=Unwatched(),
        keep=lambda _: None,
    )
    return snapshot.accounts


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_report_keeps_to_its_goals(name: str, audited: Auditing, run: Background) -> None:
    snapshot = audited(name).snapshot

    async def measured() -> Measures:
        gone = await _networks_that_closed()
        whole = snapshot.model_copy(update={"accounts": (*snapshot.accounts, *gone)})
        report = judge_snapshot(whole, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
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
