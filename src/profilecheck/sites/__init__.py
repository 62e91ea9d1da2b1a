"""The networks the program knows: one explicit list, and what other distributions add to it.

An adapter is loaded, and its `site.yaml` read, when it is asked for.
"""

import re
import sys
from functools import cache
from importlib import import_module
from typing import Any

from profilecheck.errors import InputError
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.site import Site

__all__ = ["FAMILIES", "SITES", "called", "known_sites", "site"]

_SITES = (
    "facebook",
    "x",
    "linkedin",
    "youtube",
    "myspace",
    "bebo",
    "friendster",
    "instagram",
    "threads",
    "tiktok",
    "snapchat",
    "whatsapp",
)
_FAMILIES = ("mastodon", "bluesky")
"""Ids of the program's own: `profilecheck.sites.x` is the module of "x", and `X` in it the adapter.

No other network has one of them for a name.
"""

SITES: tuple[Site, ...]
FAMILIES: tuple[SiteFamily, ...]
"""Networks that anybody can host."""


def __getattr__(name: str) -> tuple[Site, ...] | tuple[SiteFamily, ...]:
    """Return `SITES` or `FAMILIES`, which take all adapters to be loaded."""
    if name == "SITES":
        return tuple(map(_own, _SITES))
    if name == "FAMILIES":
        return tuple(map(_own, _FAMILIES))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _own(network: str) -> Any:
    return getattr(import_module(f"{__name__}.{network}"), network.upper())


@cache
def known_sites() -> tuple[Site | SiteFamily, ...]:
    """Return every network: the program's own, then those that other distributions add.

    What another distribution brings and cannot be used is left out, with a sentence on stderr.
    """
    # Not at the top: what reads other distributions is of no use to who names one of our own.
    from importlib.metadata import entry_points

    from profilecheck.sites.elsewhere import GROUP, from_elsewhere

    own = tuple(map(_own, (*_SITES, *_FAMILIES)))
    points = entry_points(group=GROUP)
    return (*own, *from_elsewhere(points, [known.id for known in own], _say))


def _say(sentence: str) -> None:
    print(f"profilecheck: {sentence}", file=sys.stderr)


def site(name: str) -> Site:
    """Return the network called `name`, by its id or its name in any case, or one of its names.

    “X (Twitter)” is “x” and “twitter” as well.

    A network that anybody can host is called by its id and a server: “mastodon@mastodon.social”.

    Raises:
        InputError: there is none, or the server is missing; the message says what to type.
    """
    wanted, at, address = name.strip().partition("@")
    known_by_id = wanted.casefold() in (*_SITES, *_FAMILIES)
    for known in (_own(wanted.casefold()),) if known_by_id else known_sites():
        if wanted.casefold() not in _names(known):
            continue
        if isinstance(known, SiteFamily):
            return _on_its_server(known, address)
        if not at:
            return known
    allowed = ", ".join(_as_typed(known) for known in known_sites())
    raise InputError(f"There is no network called “{name}” here. Choose from: {allowed}.")


def called(network: str) -> str:
    """Return the name of the network with an id; of one that is not known any more, its id."""
    try:
        return site(network).name
    except InputError:
        return network


def _names(known: Site | SiteFamily) -> set[str]:
    name = known.name.casefold()
    return {known.id, name, *(part.strip() for part in re.split(r"[()]", name) if part.strip())}


def _on_its_server(family: SiteFamily, address: str) -> Site:
    if not address and family.without_sign_in:
        raise InputError(
            f"Add the name of your own account to {family.name}, as in {_as_typed(family)}."
        )
    if not address:
        raise InputError(
            f"Every {family.name} server has its own address. "
            f"Add yours to the name, as in {_as_typed(family)}."
        )
    return family.at(address)


def _as_typed(known: Site | SiteFamily) -> str:
    return f"{known.id}@{known.example}" if isinstance(known, SiteFamily) else known.id
