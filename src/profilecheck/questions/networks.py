"""Which networks the person is on, and on which they have an account they no longer use."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from profilecheck.errors import InputError
from profilecheck.sites.site import Site

__all__ = ["Chosen", "Use", "chosen", "network_label"]

_ABOUT = {(True, False): " (it has closed)", (False, True): " (you look yourself, with our steps)"}


class Use(StrEnum):
    """How the person uses a network."""

    YES = "y"
    NO = "n"
    ONCE = "o"


@dataclass(frozen=True)
class Chosen:
    """The networks to audit, and those where an account is left that nobody uses."""

    used: tuple[Site, ...]
    abandoned: tuple[Site, ...] = ()


def network_label(site: Site) -> str:
    """Return what a network is called where it can be chosen."""
    return f"{site.name}{_ABOUT.get((site.closed, site.by_hand), '')}"


def chosen(replies: Iterable[tuple[Site, Use]]) -> Chosen:
    """Return what to audit, by how the person uses each network.

    Raises:
        InputError: the person has, and had, an account on none of them.
    """
    given = tuple(replies)
    used = [site for site, use in given if use is Use.YES]
    once = [site for site, use in given if use is Use.ONCE]
    if not used and not once:
        raise InputError(
            "there is nothing to check on these networks. To see how a check goes, type: "
            "profilecheck demo"
        )
    # Of a closed network there is nothing to audit; what may be left of it is told either way.
    closed = [site for site in once if site.closed]
    return Chosen((*used, *closed), tuple(site for site in once if not site.closed))
