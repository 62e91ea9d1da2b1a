"""What "work" looks like: the person's school, and how to tell it in a text."""

from profilecheck.school.file import load_school, school_yaml
from profilecheck.school.match import Match, MatchKind
from profilecheck.school.school import School
from profilecheck.school.workplace import Workplace

__all__ = [
    "Match",
    "MatchKind",
    "School",
    "Workplace",
    "load_school",
    "school_yaml",
]
