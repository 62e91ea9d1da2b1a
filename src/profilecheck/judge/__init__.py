"""From a snapshot and a checklist to a report: pure, total, without browser, clock or disk."""

from profilecheck.judge.answered import in_words, with_answers
from profilecheck.judge.comparing import compare
from profilecheck.judge.judging import judge_snapshot
from profilecheck.judge.looks import look_at, looks_on
from profilecheck.judge.rollup import roll_up
from profilecheck.judge.said import said_of

__all__ = [
    "compare",
    "in_words",
    "judge_snapshot",
    "look_at",
    "looks_on",
    "roll_up",
    "said_of",
    "with_answers",
]
