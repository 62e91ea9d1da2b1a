"""What a person can hand over in place of a sign-in: pages they save, or a network's export.

Which pages there are and what each shows, where an export is asked for and what of it is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from profilecheck.errors import InputError
from profilecheck.plain import plain_text
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.profile_address import ProfileAddress
from profilecheck.sites.profile_page import handle_at, host_of
from profilecheck.sites.site import OpenSite, Page, Site
from profilecheck.vocabulary import Fact, Viewpoint
from profilecheck.words.facts import about

__all__ = [
    "HOW_TO_SAVE",
    "HOW_TO_SAVE_PROFILE",
    "ONLY_THIS_PAGE",
    "SAVE_AS_STRANGER",
    "SAVE_WHAT_YOU_LIKE",
    "WHOSE_ACCOUNT",
    "ExportAsked",
    "PageToSave",
    "export_asked",
    "own_address",
    "own_handle",
    "pages_to_save",
    "profile_to_save",
]

HOW_TO_SAVE = (
    "Make an empty folder, for instance “pages”. Keep it to yourself: what you save shows your "
    "profile.",
    "Sign in as you always do, in Chrome or Edge on a computer: they note in the file which page "
    "it was.",
    "Open each page below and load it again (F5). Scroll a list to its end. Wait until nothing "
    "moves.",
    "Press Ctrl+S (Cmd+S on a Mac), choose “Webpage, Complete”, and save it in that folder. A page "
    "saved as a single file leaves out what most networks need to show whose page it is.",
)
HOW_TO_SAVE_PROFILE = (
    "Open a private window in Chrome or Edge (Ctrl+Shift+N), and do not sign in.",
    "Open your own profile there, and wait until nothing moves.",
    "Press Ctrl+S (Cmd+S on a Mac), choose “Webpage, Complete”, and save it.",
)
ONLY_THIS_PAGE = "No other page is read there. Many say little to people who are signed out."
SAVE_AS_STRANGER = (
    "Then as a stranger: open a private window (Ctrl+Shift+N) and do not sign in. It shows "
    "what anybody can find."
)
SAVE_WHAT_YOU_LIKE = "You need not save them all. What you leave out is listed as not read."
WHOSE_ACCOUNT = "Whose account this is"
_PROFILE = "(your profile)"
_SHOWN = 80
"""Characters that are shown of what is no name."""


@dataclass(frozen=True)
class PageToSave:
    """One page to open and save; `shows` names what it tells, "" where that is only whose it is."""

    title: str
    address: str
    shows: str
    viewpoint: Viewpoint = Viewpoint.OWNER


@dataclass(frozen=True)
class ExportAsked:
    """Where a network's export is asked for, and how; `parts` are its files that are read.

    Each part stands with what it tells, and so do the files it is read from, where they are named.
    """

    url: str
    steps: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...] = ()


def pages_to_save(chosen: OpenSite, profile: str = "") -> tuple[PageToSave, ...]:
    """Return the pages of a network, those seen signed in first.

    In their addresses stands that of the person's own profile, as `own_address` returns it; where
    it is not known, words that say so.
    """
    return tuple(_pages(chosen, profile or _PROFILE))


def _pages(chosen: OpenSite, profile: str) -> Iterator[PageToSave]:
    yield PageToSave(WHOSE_ACCOUNT, chosen.header.home_url, "")
    for viewpoint in Viewpoint:
        for page in chosen.pages:
            if viewpoint in page.viewpoints:
                yield _page(chosen, page, profile, viewpoint)


def _page(chosen: OpenSite, page: Page, profile: str, viewpoint: Viewpoint) -> PageToSave:
    address = chosen.address(page, profile)
    return PageToSave(page.title, address, _told(chosen, page.tells), viewpoint)


def export_asked(chosen: Site) -> ExportAsked | None:
    """Return how to get a network's export; None where none is read."""
    way = chosen.export
    if way is None:
        return None
    parts = tuple(
        (part.title.removeprefix("Export › "), _told(chosen, part.promises)) for part in way.parts
    )
    files = tuple(
        (", ".join(part.files), _told(chosen, part.promises)) for part in way.parts if part.files
    )
    return ExportAsked(way.get_url, way.steps, parts, files)


def _told(chosen: Site, facts: tuple[Fact, ...]) -> str:
    return ", ".join(dict.fromkeys(about(fact, chosen) for fact in facts))


def own_address(chosen: OpenSite, profile: str) -> str:
    """Return the profile's address as the pages' addresses begin with it.

    Raises:
        InputError: it is no address of a profile on the network.
    """
    if not profile:
        return ""
    own = ProfileAddress.at(chosen, profile)
    if own is None:
        raise InputError(
            f"“{profile}” is not the address of a profile on {chosen.name}. Copy it from the top "
            "of your browser while your profile is open."
        )
    return own.url


def profile_to_save(chosen: ByHandSite) -> tuple[PageToSave, ...]:
    """Return the page of a profile that is read on a network that is not opened; none elsewhere."""
    page = chosen.profile_page
    if page is None:
        return ()
    return (PageToSave(page.title, _PROFILE, _told(chosen, page.promises), Viewpoint.STRANGER),)


def own_handle(chosen: ByHandSite, typed: str) -> str:
    """Return the person's own name on a network that is not opened, as its addresses have it.

    It may be typed with an @ before it, or as the profile's address.

    Raises:
        InputError: no profile there can have that name.
    """
    words, hosts = typed.strip(), chosen.header.profile_hosts
    if "/" in words:
        written: tuple[str, ...] = (words if "://" in words else f"https://{words}",)
    else:
        name = words.removeprefix("@")
        written = (f"https://{hosts[0]}/{name}", f"https://{hosts[0]}/@{name}")
    page = chosen.profile_page
    found = (handle_at(at, page.path) for at in written if page and host_of(at) in hosts)
    if handle := next(filter(None, found), ""):
        return handle
    raise InputError(
        f"“{plain_text(typed, _SHOWN)}” is no name of a profile on {chosen.name}. "
        "Type yours as it stands at the top of your profile."
    )
