"""From a snapshot and a checklist to a report: pure, total, without browser, clock or disk."""

from profilecheck.judge.answered import in_words
from profilecheck.judge.comparing import compare
from profilecheck.judge.judging import judge_snapshot
from profilecheck.judge.outstanding import OpenFact, Outstanding, outstanding, viewpoint_to_ask
from profilecheck.judge.rollup import roll_up

__all__ = [
    "OpenFact",
    "Outstanding",
    "compare",
    "in_words",
    "judge_snapshot",
    "outstanding",
    "roll_up",
    "viewpoint_to_ask",
]
