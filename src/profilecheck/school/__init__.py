"""The person's school, and the matcher that finds it in a text."""

from profilecheck.school.file import load_school, school_yaml
from profilecheck.school.match import Match, MatchKind
from profilecheck.school.matcher import SchoolMatcher, part_with_role
from profilecheck.school.people import load_people, people_in
from profilecheck.school.school import School

__all__ = [
    "Match",
    "MatchKind",
    "School",
    "SchoolMatcher",
    "load_people",
    "load_school",
    "part_with_role",
    "people_in",
    "school_yaml",
]
