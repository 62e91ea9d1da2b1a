"""Which of a network's pages a saved page is, and whose eyes it was seen with: its content tells.

The address it was saved from says which page it should be; the page's anchor proves it.
"""

from collections.abc import Collection
from urllib.parse import parse_qsl, urlsplit

from profilecheck.browser.capture import Capture, ListEnd
from profilecheck.sites.reading import page_problem
from profilecheck.sites.site import Page, Site
from profilecheck.vocabulary import UnreadReason, Viewpoint

__all__ = ["list_end", "page_of", "pages_at", "seen_by"]


def seen_by(site: Site, capture: Capture) -> Viewpoint | None:
    """Return whose eyes a page of `site` was seen with, None where it does not tell.

    What does not say that somebody was signed in is not the owner's view, and what does not say
    that nobody was is not a stranger's: the owner sees more than strangers do.
    """
    identity = site.identity(capture)
    if identity.signed_in or (identity.signed_in is None and identity.somebody):
        return Viewpoint.OWNER
    return Viewpoint.STRANGER if identity.signed_in == "" else None


def pages_at(
    site: Site, url: str, viewpoint: Viewpoint, profiles: Collection[str]
) -> tuple[Page, ...]:
    """Return the pages that `viewpoint` sees at `url`; `profiles` are the person's addresses."""
    return tuple(
        page
        for page in site.pages
        if viewpoint in page.viewpoints
        and any(_is_at(url, site.address(page, profile)) for profile in profiles or ("",))
    )


def _is_at(url: str, address: str) -> bool:
    """Whether `url` is `address`: the same host and path, and all that its query asks for."""
    try:
        asked, known = urlsplit(url), urlsplit(address)
    except ValueError:
        return False
    same_place = _place(asked.hostname, asked.path) == _place(known.hostname, known.path)
    return same_place and set(parse_qsl(known.query)) <= set(parse_qsl(asked.query))


def _place(host: str | None, path: str) -> tuple[str, str]:
    return (host or "").removeprefix("www."), path.rstrip("/").casefold()


def page_of(
    site: Site,
    capture: Capture,
    account_id: str | None,
    profiles: Collection[str],
    session: str = "",
) -> tuple[tuple[Page, ...], UnreadReason | None]:
    """Return the pages of `site` that `capture` is, and what stands in the way of reading them.

    Its address names the page, which its anchor must prove. Where a file does not say its
    address, the page is the only one whose anchor fits. None at all: the reason is why not.
    """
    seen = tuple(page for page in site.pages if capture.viewpoint in page.viewpoints)
    named = pages_at(site, capture.requested_url, capture.viewpoint, profiles)
    problems = {p.id: page_problem(site, p, capture, account_id, session) for p in seen}
    fitting = tuple(
        page for page in (named if capture.requested_url else seen) if problems[page.id] is None
    )
    if fitting and (named or len(fitting) == 1):
        return fitting, None
    told = [p for page in named or seen if (p := problems[page.id]) not in _SAYS_NOTHING]
    return named, (told[0] if told else UnreadReason.PAGE_CHANGED)


_SAYS_NOTHING = (None, UnreadReason.PAGE_CHANGED)


def list_end(page: Page, capture: Capture) -> ListEnd:
    """Whether a saved page holds its list to the end: only where the list itself says so."""
    reads = page.list_reads
    if reads is None:
        return ListEnd.NOT_A_LIST
    answers = [reply.body for reply in capture.replies if reply.operation == reads.operation]
    more = reads.more_in_reply(answers[-1]) if answers else reads.more_in_page(capture)
    return ListEnd.COMPLETE if more is False else ListEnd.STOPPED
