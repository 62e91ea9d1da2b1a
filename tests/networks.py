"""The networks that are opened, of the program's own and by name."""

from dataclasses import replace

from profilecheck.sites import FAMILIES, SITES, site
from profilecheck.sites.site import OpenSite

__all__ = ["EVERYWHERE", "OPEN_SITES", "open_site", "with_header"]

OPEN_SITES = tuple(s for s in SITES if isinstance(s, OpenSite))
"""Those with one address of their own."""

EVERYWHERE = (*OPEN_SITES, *(family.at(family.example) for family in FAMILIES))
"""The same, and an example of each that anybody can host."""


def open_site(name: str) -> OpenSite:
    """Return the network called `name`, which is one that is opened."""
    found = site(name)
    assert isinstance(found, OpenSite)
    return found


def with_header(network: OpenSite, **said: object) -> OpenSite:
    """Return `network` with a header that says something else."""
    return replace(network, header=network.header.model_copy(update=said))
