"""Adapters that other distributions bring, through the entry-point group `profilecheck.sites`.

Each entry point names a `Site`, as `build_site` makes it, or a `SiteFamily` for a network that
anybody can host, or a function without arguments that returns one. One that is broken costs only
itself.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from importlib.metadata import EntryPoint

from profilecheck.model.text import plain_text
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.rules import broken_rules
from profilecheck.sites.site import OpenSite, Site

__all__ = ["GROUP", "from_elsewhere"]

GROUP = "profilecheck.sites"


def from_elsewhere(
    points: Iterable[EntryPoint], taken: Collection[str], report: Callable[[str], None]
) -> Iterator[Site | SiteFamily]:
    """Yield the usable adapters of `points`; `report` is called with a sentence on each other one.

    `taken` are the ids that networks have already.
    """
    ids = set(taken)
    for point in sorted(points, key=lambda p: (p.name, p.value)):
        found, problem = _loaded(point, ids)
        if found is None:
            report(f"The adapter “{point.name}” ({point.value}) is left out: {problem}")
        else:
            ids.add(found.id)
            yield found


def _loaded(point: EntryPoint, taken: Collection[str]) -> tuple[Site | SiteFamily | None, str]:
    try:
        return _checked(point, taken)
    except (Exception, SystemExit) as error:  # noqa: BLE001
        # Somebody else's code runs here, and anything may come of it. Whatever does must not
        # cost the person the networks that work; the sentence names the error, so none is hidden.
        said = f"{type(error).__name__}: {plain_text(str(error), 300)}"
        advice = f"; {_HEADER_HOLDS_IT}" if _looks_for_the_header(error) else ""
        return None, f"it cannot be loaded ({said}){advice}."


_HEADER_HOLDS_IT = (
    "a Site holds its header, so read “site.header.home_url”, and change a copy of the header: "
    "replace(site, header=site.header.model_copy(update={…}))"
)


def _looks_for_the_header(error: BaseException) -> bool:
    """Whether an adapter took a `Site` for a copy of its header, field by field, as it once was."""
    if isinstance(error, AttributeError):
        return isinstance(error.obj, Site)
    # What `replace` says of a field that is none.
    return isinstance(error, TypeError) and f"{OpenSite.__name__}.__init__" in str(error)


def _checked(point: EntryPoint, taken: Collection[str]) -> tuple[Site | SiteFamily | None, str]:
    found = point.load()
    if callable(found) and not isinstance(found, Site | SiteFamily):
        found = found()
    if not isinstance(found, Site | SiteFamily):
        return None, f"it is no Site and no SiteFamily, but {type(found).__name__}."
    if found.id in taken:
        return None, f"there is a network called “{found.id}” already."
    if broken := broken_rules(found, every_fact=False):
        return None, f"it breaks a rule of adapters: {broken[0]}"
    return found, ""
