"""Reads a page, or a reply, that was saved as a file: by the same readers, without any browser.

Which of a network's pages it is comes from its content: the page whose anchor fits. Who was
looking comes from it too; a file that does not say is read with a stranger's eyes.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from profilecheck.browser.capture import Capture, Reply
from profilecheck.model import Observed, Unread
from profilecheck.school import Workplace
from profilecheck.sites.reading import page_problem, read_page, unread_page
from profilecheck.sites.site import Page, Site
from profilecheck.vocabulary import Source, UnreadReason, Viewpoint

__all__ = ["read_saved"]


def read_saved(
    site: Site, text: str, *, taken_at: datetime, url: str = "", workplace: Workplace
) -> tuple[Observed | Unread, ...]:
    """Return what `text`, a saved page or a saved JSON reply of `site`, tells.

    `url` is the address it was saved from, `taken_at` when. What fits no page of the network is
    unread, with what stood in the way of it.
    """
    ways = (site, site.by_token.site) if site.by_token else (site,)
    fitting = [
        (way, page, capture)
        for way in ways
        for capture in _captures(way, text, url, taken_at)
        for page in _pages_for(way, capture.viewpoint)
        if page_problem(way, page, capture, None) is None
    ]
    if not fitting:
        return tuple(_unread(site, text, url, taken_at))
    return tuple(
        reading
        for way, page, capture in fitting
        for reading in read_page(
            way,
            page,
            capture,
            workplace=workplace,
            account_id=None,
            source=Source.SAVED_PAGE,
        )
    )


def _unread(site: Site, text: str, url: str, taken_at: datetime) -> Iterator[Unread]:
    """Every fact a stranger's pages would have told, each once, with what stood in the way."""
    told = set()
    for capture in _captures(site, text, url, taken_at):
        for page in _pages_for(site, capture.viewpoint):
            problem = page_problem(site, page, capture, None) or UnreadReason.PAGE_CHANGED
            for reading in unread_page(site, page, capture.viewpoint, problem, url=url):
                if reading.fact not in told:
                    told.add(reading.fact)
                    yield reading


def _pages_for(site: Site, viewpoint: Viewpoint) -> tuple[Page, ...]:
    return tuple(page for page in site.pages if viewpoint in page.viewpoints)


def _captures(site: Site, text: str, url: str, taken_at: datetime) -> Iterator[Capture]:
    """The file as a page; a JSON reply, as a page that got it as each reply it may be."""
    replies = [()] if not _is_json(text) else [(r,) for r in _as_replies(site, text, url)]
    for held in replies:
        html = "" if held else text
        seen = Capture(
            url=url or site.home_url,
            html=html,
            taken_at=taken_at,
            viewpoint=Viewpoint.STRANGER,
            replies=held,
        )
        signed_in = bool(site.identity(seen).signed_in)
        yield replace(seen, viewpoint=Viewpoint.OWNER) if signed_in else seen


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _as_replies(site: Site, text: str, url: str) -> Iterator[Reply]:
    names = {name for read in site.policy.post_reads for name in read.names}
    names |= set(site.policy.reply_paths or {})
    for name in sorted(names):
        yield Reply(url=url, operation=name, status=200, body=text)
