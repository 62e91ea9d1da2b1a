"""A checklist: the protocol's clauses, each with who can judge it, its checks and its advice."""

from profilecheck.checklist.clauses import Checklist, Clause, ClauseQuestion
from profilecheck.checklist.loading import copy_default, load_checklist

__all__ = ["Checklist", "Clause", "ClauseQuestion", "copy_default", "load_checklist"]
