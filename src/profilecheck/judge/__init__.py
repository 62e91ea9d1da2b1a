"""From a snapshot and a checklist to a report: pure, total, without browser, clock or disk."""

from profilecheck.judge.judging import judge
from profilecheck.judge.rollup import roll_up

__all__ = ["judge", "roll_up"]
