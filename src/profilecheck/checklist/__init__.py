"""A checklist: the protocol's clauses, each with who can judge it, its checks and its advice."""

from profilecheck.checklist.clauses import Checklist, Clause, ClauseQuestion
from profilecheck.checklist.loading import DEFAULT_CHECKLIST, copy_default, load_checklist

__all__ = [
    "DEFAULT_CHECKLIST",
    "Checklist",
    "Clause",
    "ClauseQuestion",
    "copy_default",
    "load_checklist",
]
