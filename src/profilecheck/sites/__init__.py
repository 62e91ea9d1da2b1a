"""The networks the program knows: one explicit list, and what other distributions add to it."""

import re
import sys
from functools import cache
from importlib.metadata import entry_points

from profilecheck.errors import InputError
from profilecheck.sites.bebo import BEBO
from profilecheck.sites.elsewhere import GROUP, from_elsewhere
from profilecheck.sites.facebook import FACEBOOK
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.friendster import FRIENDSTER
from profilecheck.sites.instagram import INSTAGRAM
from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.sites.mastodon import MASTODON
from profilecheck.sites.myspace import MYSPACE
from profilecheck.sites.site import Site
from profilecheck.sites.snapchat import SNAPCHAT
from profilecheck.sites.tiktok import TIKTOK
from profilecheck.sites.whatsapp import WHATSAPP
from profilecheck.sites.x import X
from profilecheck.sites.youtube import YOUTUBE

__all__ = ["FAMILIES", "SITES", "known_sites", "site"]

SITES: tuple[Site, ...] = (
    FACEBOOK,
    X,
    LINKEDIN,
    YOUTUBE,
    MYSPACE,
    BEBO,
    FRIENDSTER,
    INSTAGRAM,
    TIKTOK,
    SNAPCHAT,
    WHATSAPP,
)

FAMILIES: tuple[SiteFamily, ...] = (MASTODON,)
"""Networks that anybody can host."""


@cache
def known_sites() -> tuple[Site | SiteFamily, ...]:
    """Return every network: the program's own, then those that other distributions add.

    What another distribution brings and cannot be used is left out, with a sentence on stderr.
    """
    own: tuple[Site | SiteFamily, ...] = (*SITES, *FAMILIES)
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
    for known in known_sites():
        if wanted.casefold() not in _names(known):
            continue
        if isinstance(known, SiteFamily):
            return _on_its_server(known, address)
        if not at:
            return known
    allowed = ", ".join(_as_typed(known) for known in known_sites())
    raise InputError(f"There is no network called “{name}” here. Choose from: {allowed}.")


def _names(known: Site | SiteFamily) -> set[str]:
    name = known.name.casefold()
    return {known.id, name, *(part.strip() for part in re.split(r"[()]", name) if part.strip())}


def _on_its_server(family: SiteFamily, address: str) -> Site:
    if not address:
        raise InputError(
            f"Every {family.name} server has its own address. "
            f"Add yours to the name, as in {_as_typed(family)}."
        )
    return family.at(address)


def _as_typed(known: Site | SiteFamily) -> str:
    return f"{known.id}@{known.example}" if isinstance(known, SiteFamily) else known.id
