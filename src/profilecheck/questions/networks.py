"""Which networks the person is on, where they left an account, and how each network can be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from profilecheck.errors import InputError
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.closed import ClosedSite
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.site import OpenSite, Site
from profilecheck.with_command import WithCommand

__all__ = [
    "HOW",
    "Chosen",
    "How",
    "Use",
    "chosen",
    "how_read",
    "network_label",
    "own_account",
    "to_sign_in_to",
    "ways",
]


class Use(StrEnum):
    """How the person uses a network."""

    YES = "y"
    NO = "n"
    ONCE = "o"


class How(StrEnum):
    """How a network is read: opened, from files of the person's, or by the person's own eyes."""

    OPENED = "opened"
    PAGES = "pages"
    EXPORT = "export"
    MYSELF = "myself"


HOW = {
    How.OPENED: "Open it for me",
    How.PAGES: "Pages I save",
    How.EXPORT: "My data file from there",
    How.MYSELF: "I'll look myself, with your steps",
}
"""Each way as it can be chosen."""


_NOTHING_TO_CHECK = WithCommand.after(
    "there is nothing to check on these networks",
    ". To see how a check goes, type: profilecheck demo",
)
_OWN = (
    "{name} is read without a sign-in, so nothing shows whose account it is but your word. "
    "Only your own account may be looked at."
)


@dataclass(frozen=True)
class Chosen:
    """The networks to audit, and those where an account is left that nobody uses."""

    used: tuple[Site, ...]
    abandoned: tuple[Site, ...] = ()


def ways(site: Site) -> tuple[How, ...]:
    """Return how a network can be read, the usual way first; none where it has closed."""
    if isinstance(site, ClosedSite):
        return ()
    opened: tuple[How, ...] = ()
    if isinstance(site, OpenSite):
        opened = (How.OPENED,) if site.without_sign_in else (How.OPENED, How.PAGES)
    export = (How.EXPORT,) if site.export else ()
    profile = (How.PAGES,) if isinstance(site, ByHandSite) and site.profile_page else ()
    return (*opened, *export, *profile, How.MYSELF)


def to_sign_in_to(site: Site) -> OpenSite:
    """Return `site`, which is one that the person can sign in to.

    Raises:
        InputError: it is never opened.
    """
    if not isinstance(site, OpenSite):
        raise InputError(f"{site.name} is never opened, so there is no sign-in.")
    if site.without_sign_in:
        raise InputError(f"{site.name} is read without a sign-in, so there is none to keep.")
    return site


def own_account(site: Site) -> str:
    """Return what is said before the person confirms that the account is their own.

    "" where a sign-in shows whose account it is.
    """
    return _OWN.format(name=site.name) if site.without_sign_in else ""


def how_read(known: Site | SiteFamily) -> str:
    """Return in a few words how a network is read in the usual way."""
    if known.without_sign_in:
        return "read without a sign-in"
    if isinstance(known, SiteFamily):
        return "read in your browser"
    if isinstance(known, ClosedSite):
        return "it has closed"
    return {
        How.OPENED: "read in your browser",
        How.EXPORT: "from your data file",
        How.PAGES: "from a page you save",
        How.MYSELF: "you look yourself, with our steps",
    }[ways(known)[0]]


def network_label(site: Site) -> str:
    """Return what a network is called where it can be chosen."""
    return site.name if isinstance(site, OpenSite) else f"{site.name} ({how_read(site)})"


def chosen(replies: Iterable[tuple[Site, Use]]) -> Chosen:
    """Return what to audit, by how the person uses each network.

    Raises:
        InputError: the person has, and had, an account on none of them.
    """
    given = tuple(replies)
    used = [site for site, use in given if use is Use.YES]
    once = [site for site, use in given if use is Use.ONCE]
    if not used and not once:
        raise InputError(_NOTHING_TO_CHECK)
    # Of a closed network there is nothing to audit; what may be left of it is told either way.
    closed = [site for site in once if isinstance(site, ClosedSite)]
    return Chosen((*used, *closed), tuple(s for s in once if not isinstance(s, ClosedSite)))
