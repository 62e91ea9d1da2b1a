"""Which of a network's pages a saved page is, and from which viewpoint, by its content.

The address it was saved from says which page it should be; the page's anchor proves it.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

from profilecheck.browser.capture import Capture, ListEnd
from profilecheck.sites.calling import called, guarded_list
from profilecheck.sites.reading import page_problem
from profilecheck.sites.site import Identity, OpenSite, Page
from profilecheck.vocabulary import UnreadReason, Viewpoint

__all__ = [
    "Placing",
    "host_alike",
    "identity_of",
    "is_home",
    "is_page_address",
    "is_part_of",
    "is_same_place",
    "list_end",
    "page_of",
    "pages_at",
    "seen_by",
]


def identity_of(site: OpenSite, capture: Capture) -> Identity:
    """Return who a page of `site` says is signed in, and whose page it is.

    Raises:
        UnreadablePageError: the adapter raised an error on the page.
    """
    return called(site, "who is signed in", lambda: site.identity(capture))


def seen_by(site: OpenSite, capture: Capture) -> Viewpoint | None:
    """Return whose eyes a page of `site` was seen with, None where it does not tell.

    What does not say that somebody was signed in is not the owner's view, and what does not say
    that nobody was is not a stranger's: the owner sees more than strangers do.

    Raises:
        UnreadablePageError: the adapter raised an error on the page.
    """
    identity = identity_of(site, capture)
    if identity.signed_in or (identity.signed_in is None and identity.somebody):
        return Viewpoint.OWNER
    return Viewpoint.STRANGER if identity.signed_in == "" else None


# Addresses


def pages_at(
    site: OpenSite, url: str, viewpoint: Viewpoint, profiles: Collection[str]
) -> tuple[Page, ...]:
    """Return the pages that `viewpoint` sees at `url`; `profiles` are the person's addresses.

    A profile can have more addresses than the page of its owner tells (a handle, a country's
    host, a language at its end). At any of them the page itself must prove whose it is, as at
    those that are known.
    """
    seen = [page for page in site.pages if viewpoint in page.viewpoints]
    known = tuple(
        page
        for page in seen
        if any(_is_at(site, url, site.address(page, profile)) for profile in profiles or ("",))
    )
    return known or tuple(page for page in seen if _is_on_a_profile(site, url, page))


def is_home(site: OpenSite, url: str) -> bool:
    """Whether `url` is the address of the page that shows whose account it is."""
    return _is_at(site, url, site.header.home_url)


def is_page_address(site: OpenSite, url: str) -> bool:
    """Whether `url` can be the address of any page of `site` that is read, whoever looks."""
    return is_home(site, url) or any(pages_at(site, url, viewpoint, ()) for viewpoint in Viewpoint)


def is_part_of(site: OpenSite, url: str, page: Page) -> bool:
    """Whether `page`, found at `url`, has only a part of what its own address shows."""
    tab = _tab_at(site, url)
    return tab is not None and tab in page.also_at


def _is_on_a_profile(site: OpenSite, url: str, page: Page) -> bool:
    """Whether `url` is the address of `page` on the profile of whoever it is."""
    tab = _tab_at(site, url) if page.belongs_to_owner else None
    return tab is not None and tab in (page.tab, *page.also_at, *page.same_at)


def _tab_at(site: OpenSite, url: str) -> str | None:
    """Return the tab of a profile that `url` leads to, None where it leads to no profile."""
    try:
        parts, home = urlsplit(url), urlsplit(site.header.home_url)
    except ValueError:
        return None
    if host_alike(site, parts.hostname) != host_alike(site, home.hostname):
        return None
    path = unquote(parts.path).casefold().rstrip("/")
    match = next((m for p in site.header.profile_paths if (m := re.match(p, path))), None)
    if match is None:
        return None
    parameter = site.header.tab_parameter
    named = parse_qs(parts.query).get(parameter, []) if parameter else []
    return path[match.end() :].strip("/") or "".join(named[:1]).casefold()


def _is_at(site: OpenSite, url: str, address: str) -> bool:
    """Whether `url` is `address`: the same host and path, and all that its query asks for."""
    return is_same_place(site, url, address) and (
        set(parse_qsl(urlsplit(address).query)) <= set(parse_qsl(urlsplit(url).query))
    )


def is_same_place(site: OpenSite, url: str, address: str) -> bool:
    """Whether two addresses lead to the same path of one host of `site`, or of hosts alike."""
    try:
        asked, known = urlsplit(url), urlsplit(address)
    except ValueError:
        return False
    return _place(site, asked.hostname, asked.path) == _place(site, known.hostname, known.path)


def _place(site: OpenSite, host: str | None, path: str) -> tuple[str, str]:
    return host_alike(site, host), unquote(path).rstrip("/").casefold()


def host_alike(site: OpenSite, named: str | None) -> str:
    """Return one name for all hosts of `site` that show the same pages."""
    host = named or ""
    alike = (p for p in site.header.hosts_alike if re.fullmatch(p, host))
    return next(alike, _PREFIX.sub("", host))


_PREFIX = re.compile(r"^(www|m|mobile)\.")
"""What comes before a host on which the same pages stand, for larger or smaller screens."""


# Pages


@dataclass(frozen=True)
class Placing:
    """Which pages a saved page is, or may be; `problem` is why it is none that can be read.

    Without pages and without a problem, no page that is read looks like it.
    """

    pages: tuple[Page, ...]
    problem: UnreadReason | None = None

    @property
    def fits(self) -> bool:
        """Whether there is a page to be read."""
        return bool(self.pages) and self.problem is None


def page_of(
    site: OpenSite,
    capture: Capture,
    account_id: str | None,
    profiles: Collection[str],
    session: str = "",
) -> Placing:
    """Return the pages of `site` that `capture` is, and why they cannot be read.

    Its address names the page, which its anchor must prove. Where a file does not say its
    address, the page is the only one whose anchor fits.
    """
    seen = tuple(page for page in site.pages if capture.viewpoint in page.viewpoints)
    address = capture.requested_url
    named = pages_at(site, address, capture.viewpoint, profiles) if address else ()
    tried = named if address else seen
    problems = {p.id: page_problem(site, p, capture, account_id, session) for p in tried}
    fitting = tuple(page for page in tried if problems[page.id] is None)
    if fitting and (named or len(fitting) == 1):
        return Placing(fitting)
    if named:
        named_problems = [
            p for p in problems.values() if p not in (None, UnreadReason.PAGE_CHANGED)
        ]
        return Placing(named, named_problems[0] if named_problems else UnreadReason.PAGE_CHANGED)
    # What is wrong with one page says nothing of a file that may be another, or none of them.
    everywhere = {page_problem(site, p, capture, account_id, session) for p in seen}
    common = everywhere.pop() if len(everywhere) == 1 else None
    return Placing((), None if common is UnreadReason.PAGE_CHANGED else common)


def list_end(site: OpenSite, page: Page, capture: Capture) -> ListEnd:
    """Whether a saved page holds its list to the end: only where the list itself says so."""
    reads = guarded_list(site, page)
    if reads is None:
        return ListEnd.NOT_A_LIST
    came = {reply.operation for reply in capture.replies}
    operation = reads.brought_by(came.__contains__)
    answers = [reply.body for reply in capture.replies if reply.operation == operation]
    more = reads.more_in_reply(answers[-1]) if answers else reads.more_in_page(capture)
    return ListEnd.COMPLETE if more is False else ListEnd.STOPPED
