"""Pages that are not what they should be: nothing is ever observed on one."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from profilecheck.browser.capture import Capture, Json, Reply
from profilecheck.model import Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.header import ACCOUNT
from profilecheck.sites.reading import read_page
from profilecheck.sites.rules import Rule
from profilecheck.sites.site import OpenSite, Page
from profilecheck.vocabulary import UnreadReason, Viewpoint

__all__ = ["DRIFT"]

_THEN = datetime(2026, 1, 1, tzinfo=UTC)
_SIGN_IN = """\
<!doctype html><html lang="en"><head><title>Sign in</title></head><body><h1>Sign in</h1>
<form action="/login"><input name="email"><input type="password" name="pass">
<button>Sign in</button></form></body></html>"""
_SOMETHING_ELSE = """\
<!doctype html><html lang="en"><head><title>Spring sale</title></head><body><main><h1>Spring sale
</h1><p>Everybody, friends and only me: 20 % off. On. Off.</p></main></body></html>"""
_ANSWERS: tuple[Json, ...] = (None, [], {}, [None], {"data": None}, {"error": "no"}, "words", 7)


def _documents() -> Iterator[tuple[str, str]]:
    yield "a page without anything", ""
    yield "a blank page", '<!doctype html><html lang="en"><head></head><body></body></html>'
    yield "a sign-in page", _SIGN_IN
    yield "a page about something else", _SOMETHING_ELSE
    yield "such a page in another language", _SOMETHING_ELSE.replace('"en"', '"tlh"')
    yield "a page cut short", _SOMETHING_ELSE[: len(_SOMETHING_ELSE) // 2]


def _unusable(site: OpenSite, address: str, viewpoint: Viewpoint) -> Iterator[tuple[str, Capture]]:
    """Yield captures of `address` on which nothing of its page is seen, each with what it is."""
    names = {name for read in site.policy.post_reads for name in read.names}
    names |= set(site.policy.reply_paths or {})
    for status in (200, 500):
        for what, html in _documents():
            yield what, _capture(address, html, viewpoint, status)
    for answer in _ANSWERS:
        body = json.dumps(answer)
        replies = tuple(Reply(address, name, 200, body) for name in sorted(names))
        yield f"answers that hold only {body}", _capture(address, "", viewpoint, 200, replies)
    replies = tuple(Reply(address, name, 200, "<!doctype html>") for name in sorted(names))
    yield "answers that are no data", _capture(address, "", viewpoint, 200, replies)


def _address(site: OpenSite, page: Page) -> str:
    return site.address(page, site.header.home_url.rstrip("/"))


def _capture(
    address: str, html: str, viewpoint: Viewpoint, status: int, replies: tuple[Reply, ...] = ()
) -> Capture:
    return Capture(
        url=address,
        html=html,
        taken_at=_THEN,
        viewpoint=viewpoint,
        status=status,
        replies=replies,
    )


def _every_page(site: OpenSite) -> Iterator[tuple[OpenSite, Page, Viewpoint]]:
    for one in (site, *((site.by_token.site,) if site.by_token else ())):
        for page in one.pages:
            yield from ((one, page, viewpoint) for viewpoint in page.viewpoints)


def _observes_nothing_on_other_pages(site: OpenSite) -> Iterator[str]:
    for one, page, viewpoint in _every_page(site):
        for what, capture in _unusable(one, _address(one, page), viewpoint):
            readings = read_page(
                one, page, capture, matcher=SchoolMatcher(None), account_id="somebody"
            )
            if seen := sorted({r.fact.value for r in readings if isinstance(r, Observed)}):
                yield f"{page.id} observes {', '.join(seen)} on {what}."
            if any(r.reason is UnreadReason.UNREADABLE for r in readings if isinstance(r, Unread)):
                yield f"{page.id} raises an error on {what}."
            if missing := set(page.promises) - {r.fact for r in readings}:
                yield f"{page.id} says nothing of {sorted(missing)} on {what}."


def _knows_nobody_on_other_pages(site: OpenSite) -> Iterator[str]:
    of_an_account = site.header.account_home_url.replace(ACCOUNT, "somebody")
    for address in filter(None, (_address(site, site.pages[0]), of_an_account)):
        for what, capture in _unusable(site, address, Viewpoint.OWNER):
            told = site.identity(capture)
            if told.signed_in or told.somebody or site.own_profile(capture):
                yield f"it takes {what} for somebody's, at {address}."


def _knows_its_sign_in(site: OpenSite) -> Iterator[str]:
    """A session that is over is told as that, with what to do; else the page “has changed”."""
    address = site.header.sign_in_url
    seen = site.barrier(_capture(address, _SIGN_IN, Viewpoint.OWNER, 200))
    if not site.header.without_sign_in and seen is not UnreadReason.SIGNED_OUT:
        yield f"a sign-in at {address} is not known as one: name its path under barriers."


DRIFT: Mapping[str, Rule] = {
    "observes nothing on other pages": _observes_nothing_on_other_pages,
    "knows nobody on other pages": _knows_nobody_on_other_pages,
    "knows its sign-in": _knows_its_sign_in,
}
