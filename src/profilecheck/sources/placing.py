"""Which network a saved page is of, from which viewpoint it was saved, and whose it says it is."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from profilecheck.browser.capture import UNPROVEN_MARK, Capture, Frame, breaks_off
from profilecheck.browser.dom import with_some_state, without_native_state
from profilecheck.browser.offline import OfflineViewer
from profilecheck.errors import InputError
from profilecheck.files.answer import answer_in
from profilecheck.files.page import SavedPage, SavedReply
from profilecheck.sites import known_sites
from profilecheck.sites.calling import UnreadablePageError, called
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.saved import identity_of, is_page_address, page_of, seen_by
from profilecheck.sites.site import OpenSite
from profilecheck.sources.recorded import named_replies
from profilecheck.sources.unread_pages import (
    NO_NETWORK,
    NO_OWN_ANSWER,
    NO_VIEWER,
    NO_VIEWER_IN_A_SINGLE_FILE,
    NOT_FROM_FILES,
    NOT_READ,
    NOTHING_KNOWN,
    WHY,
)
from profilecheck.vocabulary import UnreadReason
from profilecheck.with_command import Says

__all__ = ["Sight", "barrier_on", "placed", "profile_of"]


@dataclass(frozen=True)
class _Shown:
    """A saved page as a browser shows it. `begun` is the same with the state of its controls that
    the markup began with, "" where it has none: no proof of anything, but of what is missing.
    """

    saved: SavedPage
    capture: Capture
    begun: str


@dataclass(frozen=True)
class Sight:
    """One saved page as it may be a page of `site`; `switched` as in `Identity`."""

    file: str
    site: OpenSite
    capture: Capture
    signed_in: str
    begun: str
    switched: bool = False


async def placed(viewer: OfflineViewer, saved: SavedPage) -> Sight:
    """Return a saved page as one of its network.

    Raises:
        InputError: it is of none that is known, or does not show who was signed in.
    """
    return _placed(await _shown(viewer, _with_address(saved)))


async def _shown(viewer: OfflineViewer, saved: SavedPage) -> _Shown:
    """The file as a page that nobody in particular looks at."""
    rendered = await viewer.rendered(saved.html, saved.url, saved.styles)
    html = without_native_state(rendered) if rendered else ""
    frames = [
        Frame(frame.url, await viewer.shown(frame.html, frame.url, saved.styles))
        for frame in saved.frames
        if frame.url
    ]
    capture = Capture(
        url=saved.url,
        html=html,
        taken_at=saved.saved_at,
        status=saved.status,
        requested_url=saved.url,
        frames=tuple(frames),
        broke_off=breaks_off(saved.html),
    )
    return _Shown(saved, capture, with_some_state(rendered) if UNPROVEN_MARK in html else "")


def _with_address(saved: SavedPage) -> SavedPage:
    """The file, an answer that was saved alone as one that was asked for at its address.

    Raises:
        InputError: it is data that no network knows for such an answer.
    """
    if saved.url and not saved.replies and (body := answer_in(saved.html)):
        return replace(saved, html="", replies=(_answer(saved.url, body),))
    if saved.html or saved.url or len(saved.replies) != 1:
        return saved
    body = saved.replies[0].body
    for family in (f for f in known_sites() if isinstance(f, SiteFamily)):
        if address := _asked_at(family.asked_at, body):
            return replace(saved, url=address, replies=(_answer(address, body),))
    raise InputError(NO_OWN_ANSWER)


def _asked_at(asked_at: Callable[[str], str], body: str) -> str:
    try:
        return asked_at(body)
    except Exception:  # noqa: BLE001 - an adapter's code on whatever file there is: no answer of its
        return ""


def _answer(address: str, body: str) -> SavedReply:
    return SavedReply("GET", address, {}, None, 200, body)


def _placed(shown: _Shown) -> Sight:
    """Find the network that a page is of, and the viewpoint it was saved from.

    Raises:
        InputError: it is of none, or does not show who was signed in.
    """
    url = shown.saved.url
    candidates = list(_sites_for(url))
    seen: list[Sight] = []
    raised = False
    for site in candidates:
        try:
            if sight := _sight(site, shown):
                seen.append(sight)
        except UnreadablePageError:
            raised = True
    fitting = [s for s in seen if page_of(s.site, s.capture, None, ()).fits]
    # Without an address, only what says who was signed in shows which network's page it is.
    usable = seen if url else [s for s in seen if s.signed_in]
    if fitting or (usable if url else len(usable) == 1):
        return (fitting or usable)[0]
    if url and candidates and candidates[0] in known_sites():
        raise InputError(_why_unplaced(candidates[0], shown, raised=raised))
    raise InputError(_why_no_network(url) if url else NOTHING_KNOWN)


def _why_no_network(url: str) -> Says:
    """Return what to do with a page of a network that is known, and read in another way."""
    host = urlsplit(url).hostname or ""
    for site in known_sites():
        one = site.at(site.example) if isinstance(site, SiteFamily) else site
        if any(f".{host}".endswith(f".{known}") for known in one.header.profile_hosts):
            return NOT_FROM_FILES.format(name=site.name, network=site.id)
    return NO_NETWORK


def _why_unplaced(site: OpenSite, shown: _Shown, *, raised: bool) -> Says:
    """Return why a page from an address of `site` does not show its viewpoint."""
    if raised:
        return WHY[UnreadReason.UNREADABLE]
    if barrier := barrier_on(site, _as_page(site, shown)):
        return barrier
    if not is_page_address(site, shown.saved.url):
        return NOT_READ.format(name=site.name, network=site.id)
    return NO_VIEWER_IN_A_SINGLE_FILE if shown.saved.single_file else NO_VIEWER


def barrier_on(site: OpenSite, capture: Capture) -> str:
    """Return what stands in the way of a page, in a sentence; "" where nothing does."""
    with suppress(UnreadablePageError):
        if reason := called(site, "what stands in the way", lambda: site.barrier(capture)):
            return WHY.get(reason, "")
    return ""


def _sites_for(url: str) -> Iterator[OpenSite]:
    """The networks a page from `url` may be of; every one where the file does not say."""
    host = urlsplit(url).hostname or ""
    known = known_sites()
    own = [s for s in known if isinstance(s, OpenSite)]
    if not host:
        yield from own
        return
    owners = [site for site in own if site.policy.owns_host(host)]
    yield from owners
    hosted = (f for f in known if isinstance(f, SiteFamily) and not f.without_sign_in)
    for family in () if owners else hosted:
        with suppress(InputError):  # a host that no server of such a network can have
            yield family.at(urlsplit(url).netloc)


def _as_page(site: OpenSite, shown: _Shown) -> Capture:
    """The page as one of `site`: with its own frames, and the answers that its readers know."""
    capture, owns = shown.capture, site.policy.owns_host
    return replace(
        capture,
        url=capture.url or site.header.home_url,
        frames=tuple(f for f in capture.frames if owns(urlsplit(f.url).hostname or "")),
        replies=tuple(named_replies(site.policy, shown.saved.replies)),
    )


def _sight(site: OpenSite, shown: _Shown) -> Sight | None:
    """Return the page as one of `site`, None where it does not show its viewpoint.

    Raises:
        UnreadablePageError: the adapter raised an error on the page.
    """
    own = _as_page(site, shown)
    # An answer of the API is read by the network's other way in, which has pages for it.
    way = site.by_token.site if site.by_token and not own.html and own.replies else site
    way = way if is_page_address(way, own.url) else site
    viewpoint = seen_by(way, own)
    if viewpoint is None:
        return None
    sight = replace(own, viewpoint=viewpoint)
    who = identity_of(way, sight)
    return Sight(shown.saved.file, way, sight, who.signed_in or "", shown.begun, who.switched)


def profile_of(sight: Sight) -> str | None:
    """Return the address of the profile that a page says is its own, None where it says none."""
    try:
        return called(sight.site, "whose it is", lambda: sight.site.own_profile(sight.capture))
    except UnreadablePageError:
        return None
