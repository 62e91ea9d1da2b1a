"""The made-up school of the demonstration, and its matcher."""

from pathlib import Path

import pytest

from profilecheck.resources import data_folder
from profilecheck.school import School, SchoolMatcher, load_school


@pytest.fixture(scope="session")
def school_file() -> Path:
    return data_folder("fixtures") / "school.yaml"


@pytest.fixture(scope="session")
def oakfield(school_file: Path) -> School:
    return load_school(school_file)


@pytest.fixture(scope="session")
def matcher(oakfield: School) -> SchoolMatcher:
    return SchoolMatcher(oakfield)
