"""Names of other towns, by which "Oakfield Primary School, Cardiff" is known not to be ours.

The towns are those with a telephone area code of their own, from the tables of `phonenumbers`:
places that far apart are never two names for one. The library loads only the whole world's, which
takes half a second and 100 MB, so the few hundred British rows are kept.
"""

import re
from functools import cache
from pathlib import Path

import phonenumbers

from profilecheck.kept_parsed import kept, kept_at
from profilecheck.school.folding import fold

__all__ = ["area_of", "areas_kept_at", "towns"]

_DIGITS = re.compile(r"\D")
_BRITISH = "44"
_FORM = b"profilecheck areas 1\n"
_FILE = Path(__file__)


def areas_kept_at() -> Path:
    """Return where the British areas are kept, once somebody asked for one."""
    return kept_at(_FILE)


@cache
def _areas(country: str) -> dict[str, str]:
    """Names of areas by the start of their numbers in `country`; {} where none are known."""
    code = str(phonenumbers.country_code_for_region(country))
    if code != _BRITISH:
        # Not kept: that a file is there would say which country was asked for.
        return _areas_of_library(code)
    mark = _FORM + phonenumbers.__version__.encode() + b"\n"
    areas: dict[str, str] = kept(_FILE, mark, lambda: _areas_of_library(code))
    return areas


def _areas_of_library(code: str) -> dict[str, str]:
    # Imported late: these are the tables of the whole world.
    from phonenumbers.geodata import GEOCODE_DATA

    return {
        prefix: names["en"]
        for prefix, names in GEOCODE_DATA.items()
        if prefix.startswith(code) and "en" in names
    }


@cache
def towns(country: str) -> frozenset[str]:
    """The folded names of towns of `country` with an area code of their own."""
    return frozenset(t for name in _areas(country).values() for t in _towns_of(name))


def area_of(phone: str, country: str) -> frozenset[str]:
    """The folded names of the towns that share the area code of `phone`, which has a "+"."""
    digits = _DIGITS.sub("", phone)
    areas = _areas(country)
    for length in range(len(digits), 1, -1):
        if name := areas.get(digits[:length]):
            return _towns_of(name)
    return frozenset()


def _towns_of(area: str) -> frozenset[str]:
    """The towns of one area: "Ashford (Kent)" is ashford, "Barrow-in-Furness/Millom" is two."""
    plain = re.sub(r"\(.*?\)|,.*", "", fold(area).text)
    return frozenset(
        t for t in (" ".join(p.replace("-", " ").split()) for p in plain.split("/")) if t
    )
