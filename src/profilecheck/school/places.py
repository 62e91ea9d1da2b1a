"""Names of other towns, by which "Oakfield Primary School, Cardiff" is known not to be ours.

The towns are those with a telephone area code of their own, from the tables of `phonenumbers`:
places that far apart are never two names for one.
"""

import re
from functools import cache

import phonenumbers

from profilecheck.school.folding import fold

__all__ = ["area_of", "towns"]

_DIGITS = re.compile(r"\D")


@cache
def _areas(country: str) -> dict[str, str]:
    """Names of areas by the start of their numbers in `country`; {} where none are known."""
    # Imported late: the tables of the whole world take a third of a second to load.
    from phonenumbers.geodata import GEOCODE_DATA

    code = str(phonenumbers.country_code_for_region(country))
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
