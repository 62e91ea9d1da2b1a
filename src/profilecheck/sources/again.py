"""What must be read again, so that what was found to change can be seen to have turned."""

from collections.abc import Collection
from urllib.parse import urldefrag

from profilecheck.model import Account, Evidence, Observed, Reading, Visit
from profilecheck.sites.site import OpenSite, Page
from profilecheck.sources.gathering import PageKey, page_of
from profilecheck.vocabulary import PUBLIC_POSTS

__all__ = ["pages_of", "with_opened"]


def pages_of(visit: Visit, site: OpenSite, account: Account) -> frozenset[PageKey]:
    """Return the pages of `site` that decide how the rows of `visit` stand on `account`.

    They are those that the rows rest on, those that promise or told anything of the same facts, or
    of what these are weighed with, and the one that the visit is to: what is set there may decide
    what others show. None at all means that nothing of it was read from a page of the network.
    """
    facts = {fact for row in visit.rows for fact in row.facts}
    if not facts.isdisjoint(PUBLIC_POSTS):
        facts.update(PUBLIC_POSTS)
    evidence = [e for row in visit.rows for e in row.evidence]
    pages = {
        (page.id, viewpoint)
        for page in site.pages
        for viewpoint in page.viewpoints
        if not facts.isdisjoint(page.promises) or _is_at(visit.url, site, page, account)
    }
    known = {(page.id, viewpoint) for page in site.pages for viewpoint in page.viewpoints}
    pages |= {
        (page_of(reading), reading.viewpoint)
        for reading in account.readings
        if reading.fact in facts or _is_shown_by(reading, evidence)
    }
    return frozenset(pages & known)


def with_opened(before: Account, after: Account, pages: Collection[PageKey]) -> Account:
    """Return `after` with what the network alone has told, now that these `pages` were read anew.

    There is nothing to add where no files were read beside it.
    """
    if not before.opened:
        return after
    stays = (r for r in before.opened if (page_of(r), r.viewpoint) not in pages)
    anew = (r for r in after.readings if (page_of(r), r.viewpoint) in pages)
    return after.model_copy(update={"opened": (*stays, *anew)})


def _is_at(url: str, site: OpenSite, page: Page, account: Account) -> bool:
    return bool(url) and urldefrag(site.address(page, account.profile_url)).url == url


def _is_shown_by(reading: Reading, evidence: list[Evidence]) -> bool:
    return isinstance(reading, Observed) and reading.evidence in evidence
