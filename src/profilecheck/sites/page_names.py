"""What a page of a network is called where one is named alone: by its id.

What a stranger sees of it has `stranger.` before that, as in the names of an author's saved pages.
"""

from collections.abc import Mapping

from profilecheck.sites.site import OpenSite, Page
from profilecheck.vocabulary import Viewpoint

__all__ = ["HOME", "name_of_page", "names_of_pages", "pages_by_name"]

HOME = "home"
"""The page at the header's `home_url`, which shows whose account it is."""

_STRANGER = "stranger."


def pages_by_name(site: OpenSite) -> Mapping[str, tuple[Page, Viewpoint] | None]:
    """Return the pages of `site` by every name they have, each with whose eyes see it.

    A page that only strangers see needs nothing before its id. The first page is None: it is
    opened for no fact.
    """
    named: dict[str, tuple[Page, Viewpoint] | None] = {HOME: None}
    for page in site.pages:
        named[page.id] = page, page.viewpoints[0]
        if Viewpoint.STRANGER in page.viewpoints:
            named[f"{_STRANGER}{page.id}"] = page, Viewpoint.STRANGER
    return named


def name_of_page(site: OpenSite, page: str, viewpoint: Viewpoint) -> str:
    """Return the name of the page with the id `page`, as `viewpoint` sees it.

    It is "" where the site has no such page.
    """
    return _shortest(site).get((page, viewpoint), "")


def names_of_pages(site: OpenSite) -> tuple[str, ...]:
    """Return one name for each page and viewpoint of `site`, in their order."""
    return tuple(_shortest(site).values())


def _shortest(site: OpenSite) -> dict[tuple[str, Viewpoint], str]:
    names: dict[tuple[str, Viewpoint], str] = {}
    for name, step in pages_by_name(site).items():
        page, viewpoint = (step[0].id, step[1]) if step else (HOME, Viewpoint.OWNER)
        names.setdefault((page, viewpoint), name)
    return names
