"""Towns with an area code of their own: as the library has them, and soon loaded."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import phonenumbers
import pytest
from phonenumbers.geodata import GEOCODE_DATA

from profilecheck.school import places


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the areas are kept, when none are."""
    monkeypatch.setattr("sys.pycache_prefix", str(tmp_path))
    places._areas.cache_clear()
    yield places.areas_kept_at()
    places._areas.cache_clear()


def _again(country: str) -> dict[str, str]:
    places._areas.cache_clear()
    return places._areas(country)


def test_kept_or_not_the_british_areas_are_the_library_s(kept: Path) -> None:
    areas = {p: names["en"] for p, names in GEOCODE_DATA.items() if p.startswith("44")}
    assert _again("GB") == areas
    assert kept.exists()
    assert _again("GB") == areas


def test_those_of_another_version_are_not_used(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _again("GB")["44113"] == "Leeds"
    monkeypatch.setitem(GEOCODE_DATA, "44113", {"en": "Newtown"})
    assert _again("GB")["44113"] == "Leeds"
    monkeypatch.setattr(phonenumbers, "__version__", "9.99.0")
    assert _again("GB")["44113"] == "Newtown"


def test_another_country_s_are_read_and_leave_nothing_behind(kept: Path) -> None:
    assert _again("IE")["3531"] == "Dublin"
    assert not kept.exists()


def test_once_kept_the_tables_of_the_world_are_not_loaded() -> None:
    places.towns("GB")
    program = (
        "import sys; from profilecheck.school.places import area_of; "
        "print(*area_of('+441134960123', 'GB'), 'phonenumbers.geodata' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "leeds False\n"


def test_a_number_without_an_area_is_of_no_town() -> None:
    assert "leeds" in places.area_of("+44 113 496 0123", "GB")
    assert places.area_of("+44 7700 900417", "GB") == frozenset()
