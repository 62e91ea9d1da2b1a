"""The networks the program knows: one explicit list."""

from profilecheck.errors import InputError
from profilecheck.sites.facebook import FACEBOOK
from profilecheck.sites.site import Site
from profilecheck.sites.youtube import YOUTUBE

__all__ = ["SITES", "site"]

SITES: tuple[Site, ...] = (FACEBOOK, YOUTUBE)


def site(name: str) -> Site:
    """Return the network called `name`, by its id or its name in any case.

    Raises:
        InputError: there is none; the message names those there are.
    """
    for known in SITES:
        if name.strip().casefold() in (known.id, known.name.casefold()):
            return known
    allowed = ", ".join(s.id for s in SITES)
    raise InputError(f"There is no network called “{name}” here. Choose from: {allowed}.")
