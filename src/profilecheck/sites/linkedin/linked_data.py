"""What a public LinkedIn profile gives search engines: data in the page that no reader sees.

Anyone who opens the page has it too, and it may name places that the page itself blurs. Its shape
is from others' working code and from public pages: `worksFor` are the places where the person
works now, `alumniOf` those where they worked, and the schools.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from profilecheck.browser.capture import Capture, Json
from profilecheck.sites.json_tree import in_scripts
from profilecheck.sites.linkedin.identity import owner_of, vanity_in
from profilecheck.sites.linkedin.wording import is_masked

__all__ = ["LinkedPlace", "places_in_data"]

_NOW, _BEFORE = "worksFor", "alumniOf"
_SCHOOLS = frozenset({"EducationalOrganization", "CollegeOrUniversity", "School"})


@dataclass(frozen=True)
class LinkedPlace:
    """A place of work, or a school. `current` is None where the data does not say."""

    name: str
    is_school: bool
    current: bool | None


def places_in_data(capture: Capture) -> tuple[LinkedPlace, ...]:
    """Return the places that the page's data names for its owner, and for nobody else."""
    owner = owner_of(capture)
    found = (
        place
        for person in _people(capture)
        if owner is not None and vanity_in(str(person.get("url"))) == owner
        for place in (*_places(person, _NOW), *_places(person, _BEFORE))
    )
    return tuple(dict.fromkeys(found))


def _people(capture: Capture) -> Iterator[Mapping[str, Json]]:
    """Yield the people that the data is about; writers of texts stand further within."""
    for data in in_scripts(capture, 'script[type="application/ld+json"]'):
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        for part in graph if isinstance(graph, list) else ():
            if isinstance(part, dict) and "Person" in _types(part):
                yield part


def _places(person: Mapping[str, Json], under: str) -> Iterator[LinkedPlace]:
    listed = person.get(under)
    for place in listed if isinstance(listed, list) else [listed]:
        if not isinstance(place, dict):
            continue
        name = place.get("name")
        if isinstance(name, str) and name.strip() and not is_masked(name):
            school = under == _BEFORE and not _SCHOOLS.isdisjoint(_types(place))
            yield LinkedPlace(name.strip(), school, None if school else _current(place, under))


def _types(place: Mapping[str, Json]) -> Iterator[str]:
    """What a thing is: one type, or a list of several. Source: JSON-LD 1.1, "@type"."""
    types = place.get("@type")
    yield from (t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str))


def _current(place: Mapping[str, Json], under: str) -> bool | None:
    """Whether the person works there now, by the list that holds the place and by its end."""
    role = place.get("member")
    roles = role if isinstance(role, list) else [role]
    ended = any(isinstance(r, dict) and r.get("endDate") for r in roles)
    if under == _NOW:
        return None if ended else True
    return False if ended else None
