"""Saved pages of profiles on networks that are not opened: Instagram, Threads, TikTok.

What the network answers when it is asked for a profile, saved alone, is read as well.

Such a page does not prove whose profile it shows. It is read where the page shows its owner signed
in, where the person's export of that network is of the same profile, or where the person says that
it is theirs. Any other is somebody else's, and not read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from profilecheck.browser.capture import Capture, Reply
from profilecheck.files.answer import answer_in
from profilecheck.files.page import ONE_SITTING, SavedPage
from profilecheck.files.walking import LeftOut
from profilecheck.model import (
    Account,
    AccountState,
    NotApplicable,
    Observed,
    OpenedPage,
    Reading,
    Unread,
)
from profilecheck.school import SchoolMatcher
from profilecheck.sites import known_sites
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.calling import UnreadablePageError, called
from profilecheck.sites.profile_page import ProfilePage, Shown, addresses, handle_at, host_of
from profilecheck.sites.site import ReadContext
from profilecheck.sources.accounts import account_on
from profilecheck.sources.unread_pages import WHY
from profilecheck.vocabulary import Fact, Source, UnreadReason, Viewpoint
from profilecheck.with_command import Says, WithCommand

__all__ = ["PROFILE_PAGE", "AskOwn", "OwnProfile", "ProfilePages", "nobody_to_ask"]

PROFILE_PAGE = "profile_page"
"""What stands in a reading for the page."""

_NOT_YOURS = (
    "this is a profile on {name} that you did not say is yours, so it was not read. "
    "Save your own profile."
)
_NOT_SHOWN = (
    "nothing shows that this profile on {name} is yours. Read your export from {name} as well, or "
    "read this page by itself, and say that it is yours."
)
_ANOTHER = "this page belongs to another account, so it was not read."
_TELLS_NOTHING = WithCommand.after(
    "this page of {name} says nothing of a profile to somebody who is signed out. "
    "Ask for your export, or look yourself",
    ": profilecheck guide {network}",
)
_SINGLE_FILE = (
    "a single file keeps none of what {name} says of a profile. "
    "Save the page as “Webpage, Complete”."
)
_NO_PROFILE = WithCommand.after(
    "this is not the page of a profile, nor another one that is read of {name}",
    ". To see what else there is, type: profilecheck guide {network}",
)


@dataclass(frozen=True)
class OwnProfile:
    """The question whether a profile that a page shows is the person's own."""

    site: ByHandSite
    handle: str
    file: str


AskOwn = Callable[[OwnProfile], bool | None]
"""Asks the person; None where nobody can be asked."""


def nobody_to_ask(profile: OwnProfile) -> None:
    """Leave open whose profile it is."""
    return


@dataclass(frozen=True)
class _Found:
    file: str
    page: ProfilePage
    capture: Capture
    shown: Shown


class ProfilePages:
    """The profile pages among the files of a folder."""

    def __init__(self, matcher: SchoolMatcher, exported: Mapping[str, str], ask: AskOwn) -> None:
        """Read for the school of `matcher`.

        `exported` are the addresses of the profiles that the person's exports are of, by network.
        `used` are the files that were read, with the network's name and the page's.
        """
        self.used: list[tuple[str, str, str]] = []
        self.left_out: list[LeftOut] = []
        self._matcher, self._exported, self._ask = matcher, exported, ask
        self._found: dict[str, list[_Found]] = {}

    def take(self, saved: SavedPage) -> bool:
        """Take in a file, and return whether it is of such a network."""
        capture = _capture(saved)
        known = _known(capture)
        if known is None:
            return False
        site, page = known
        told = _shown(site, page, capture)
        if isinstance(told, Shown) and told.tells:
            self._found.setdefault(site.id, []).append(_Found(saved.file, page, capture, told))
        else:
            reason = told if isinstance(told, UnreadReason) else None
            self.left_out.append(LeftOut(saved.file, _why(site, page, saved, capture, reason)))
        return True

    def accounts(self) -> Iterator[Account]:
        """Yield one account of each network of which a page is the person's own."""
        for site, _ in _sites():
            if own := self._own(site, self._found.get(site.id, [])):
                self.used += [(found.file, site.name, found.page.title) for found in own]
                yield self._account(site, own)

    def _own(self, site: ByHandSite, found: Iterable[_Found]) -> list[_Found]:
        """Return the pages of the one profile that is the person's, and leave out all others."""
        by_handle: dict[str, list[_Found]] = {}
        for one in sorted(found, key=lambda f: not f.shown.is_seen_by_owner):
            by_handle.setdefault(one.shown.handle, []).append(one)
        own: list[_Found] = []
        for pages in by_handle.values():
            why = _ANOTHER if own else self._why_not_own(site, pages)
            if why:
                self.left_out += [LeftOut(page.file, why) for page in pages]
            else:
                own = pages
        return own

    def _why_not_own(self, site: ByHandSite, pages: list[_Found]) -> str:
        handle = pages[0].shown.handle
        if exported := self._exported.get(site.id):
            return "" if exported.casefold() == _address(site, handle).casefold() else _ANOTHER
        if any(page.shown.is_seen_by_owner for page in pages):
            return ""
        if any(page.shown.signed_in for page in pages):
            return _ANOTHER
        said = self._ask(OwnProfile(site, handle, pages[0].file))
        if said is None:
            return _NOT_SHOWN.format(name=site.name)
        return "" if said else _NOT_YOURS.format(name=site.name)

    def _account(self, site: ByHandSite, pages: list[_Found]) -> Account:
        address = _address(site, pages[0].shown.handle)
        counting = list(_newest_first(pages))
        readings = self._readings(site, counting, address)
        visits = (_visit(page, address) for page in counting)
        return account_on(site, address, AccountState.FROM_FILES, readings, visits)

    def _readings(
        self, site: ByHandSite, newest_first: list[_Found], address: str
    ) -> Iterator[Reading]:
        """Yield what the pages say, and for the rest that the person looks.

        What is shown to somebody who is signed out is the owner's own text, or what the account is:
        so it stands for the owner's view too.
        """
        told = self._told(site, newest_first, address)
        by_owner = all(page.shown.is_seen_by_owner for page in newest_first)
        eyes = (Viewpoint.OWNER,) if by_owner else tuple(Viewpoint)
        for viewpoint in eyes:
            for seen in told.values():
                yield from (r.model_copy(update={"viewpoint": viewpoint}) for r in seen)
        for fact in site.guidance:
            if fact not in told:
                yield Unread(fact=fact, network=site.id, reason=site.reason)
        for fact, why in site.ruled_out.items():
            yield NotApplicable(fact=fact, network=site.id, why=why)

    def _told(
        self, site: ByHandSite, newest_first: list[_Found], address: str
    ) -> dict[Fact, list[Observed | Unread]]:
        """Return what the pages say of each fact: of two pages, the newer one counts.

        All that rests on whether the account is private comes from the newest that says it.
        """
        told: dict[Fact, list[Observed | Unread]] = {}
        settled: frozenset[Fact] = frozenset()
        for page in newest_first:
            before = settled | told.keys()
            for reading in self._read(site, page, address):
                if reading.fact not in before:
                    told.setdefault(reading.fact, []).append(reading)
            if page.shown.private:
                settled |= page.page.resting_on_access
        return told

    def _read(self, site: ByHandSite, found: _Found, address: str) -> tuple[Observed | Unread, ...]:
        context = ReadContext(
            site=site.id,
            capture=_at(found.capture, address),
            page=PROFILE_PAGE,
            basis=found.page.basis,
            labels=None,
            matcher=self._matcher,
            source=Source.SAVED_PAGE,
        )
        return found.page.read(context, found.shown)


def _newest_first(pages: Iterable[_Found]) -> Iterator[_Found]:
    """Yield the newest file of the profile and of its settings, and others of the same sitting."""
    newest: dict[bool, datetime] = {}
    for page in sorted(pages, key=lambda p: p.capture.taken_at, reverse=True):
        at = page.capture.taken_at
        of_profile = bool(page.shown.texts) or _is_at_profile(page.page, page.capture)
        if newest.setdefault(of_profile, at) - at <= ONE_SITTING:
            yield page


def _is_at_profile(page: ProfilePage, capture: Capture) -> bool:
    return any(handle_at(address, page.path) for address in addresses(capture))


def _at(capture: Capture, address: str) -> Capture:
    """Return the page at the profile's own address: what a file says may hold more."""
    return Capture(
        url=address,
        html=capture.html,
        taken_at=capture.taken_at,
        viewpoint=Viewpoint.STRANGER,
        replies=capture.replies,
    )


def _capture(saved: SavedPage) -> Capture:
    """Return the file as a page; of an answer that was saved alone, that answer."""
    host = urlsplit(saved.url).hostname or ""
    own = host.rpartition(".")[0].rpartition(".")[2]
    alone = answer_in(saved.html) if not saved.replies else ""
    if not saved.html and not saved.url and len(saved.replies) == 1:
        alone = saved.replies[0].body
    if alone:
        answer = Reply(saved.url, "", 200, alone)
        return Capture(saved.url, "", saved.saved_at, Viewpoint.STRANGER, replies=(answer,))
    return Capture(
        url=saved.url,
        html=saved.html,
        taken_at=saved.saved_at,
        viewpoint=Viewpoint.STRANGER,
        status=saved.status,
        replies=tuple(
            Reply(reply.url, "", reply.status, reply.body)
            for reply in saved.replies
            if own and own in (urlsplit(reply.url).hostname or "").split(".")
        ),
    )


def _sites() -> Iterator[tuple[ByHandSite, ProfilePage]]:
    for site in known_sites():
        if isinstance(site, ByHandSite) and site.profile_page is not None:
            yield site, site.profile_page


def _known(capture: Capture) -> tuple[ByHandSite, ProfilePage] | None:
    """Return the network that a page is of: by its address, or what it says, or its data."""
    address = next(addresses(capture), "")
    if address:
        host = host_of(address)
        return next(((s, p) for s, p in _sites() if host in s.header.profile_hosts), None)
    return next(((s, p) for s, p in _sites() if _is_known(s, p, capture)), None)


def _is_known(site: ByHandSite, page: ProfilePage, capture: Capture) -> bool:
    try:
        return called(site, "which network it is", lambda: page.code.is_known(capture))
    except UnreadablePageError:
        return False


def _shown(site: ByHandSite, page: ProfilePage, capture: Capture) -> Shown | UnreadReason | None:
    """Return what a page says of the profile that its addresses name; all must name the same."""
    hosts = site.header.profile_hosts
    handles = {
        handle
        for address in addresses(capture)
        if host_of(address) in hosts and (handle := handle_at(address, page.path))
    }
    if len(handles) > 1:
        return UnreadReason.UNREADABLE
    try:
        handle = handles.pop() if handles else ""
        return called(site, "profile", lambda: page.code.shown(capture, handle))
    except UnreadablePageError:
        return UnreadReason.UNREADABLE


def _why(
    site: ByHandSite,
    page: ProfilePage,
    saved: SavedPage,
    capture: Capture,
    reason: UnreadReason | None,
) -> Says:
    """Return why a page tells nothing of a profile."""
    if reason is None and saved.status is not None:
        reason = _OF_STATUS.get(saved.status)
        reason = UnreadReason.SERVER_ERROR if saved.status >= 500 else reason
    if reason in WHY:
        return WHY[reason]
    if not _is_at_profile(page, capture):
        return _NO_PROFILE.format(name=site.name, network=site.id)
    if saved.single_file:
        return _SINGLE_FILE.format(name=site.name)
    return _TELLS_NOTHING.format(name=site.name, network=site.id)


_OF_STATUS = {429: UnreadReason.RATE_LIMITED, 404: UnreadReason.NOT_THERE}


def _address(site: ByHandSite, handle: str) -> str:
    return site.export.profile.format(handle=handle) if site.export else ""


def _visit(found: _Found, address: str) -> OpenedPage:
    owner = found.shown.is_seen_by_owner
    return OpenedPage(
        page=PROFILE_PAGE,
        title=found.page.title,
        url=address,
        viewpoint=Viewpoint.OWNER if owner else Viewpoint.STRANGER,
        at=found.capture.taken_at,
        http_status=found.capture.status,
    )
