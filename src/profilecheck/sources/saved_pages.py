"""Pages the person saved themselves: from a folder of files to a snapshot, without a network.

Every page of a network must belong to one and the same account. What is somebody else's, or does
not show whose it is, is named and not read.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from profilecheck import __version__
from profilecheck.browser.capture import UNPROVEN_MARK, Capture, Frame, Reply
from profilecheck.browser.guard import judge
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.offline import OfflineViewer
from profilecheck.errors import InputError
from profilecheck.files.page import SavedPage, SavedReply
from profilecheck.files.walking import LeftOut, saved_pages
from profilecheck.model import Account, AccountState, Observed, Snapshot, Unread
from profilecheck.school import Workplace
from profilecheck.sites import known_sites
from profilecheck.sites.reading import page_problem, read_page
from profilecheck.sites.saved import list_end, page_of, seen_by
from profilecheck.sites.site import Page, Site
from profilecheck.sources.gathering import Gathering, Step
from profilecheck.vocabulary import Fact, Source, UnreadReason, Viewpoint

__all__ = ["FromPages", "Used", "read_pages"]

_WHOSE_ACCOUNT = "whose account this is"
_STATE_NOT_KEPT = "A saved file does not keep how boxes and lists to choose from stood."
_ONE_SITTING = timedelta(days=1)
"""Files of one page that were saved within this time show it in the same state."""

_NOBODYS = (
    "nobody was signed in here, and no other file shows that this profile is yours. "
    "Save your own pages as well, signed in."
)
_WHOSE = (
    "this page does not say whose account it is, and no other file does. "
    "Save your own profile as well, signed in."
)
_UNSAID = (
    "this does not say who was signed in. Save it as “Webpage, Complete”, not as a single file."
)
_SEVERAL = "these pages belong to different accounts, and none more often than the others."
_NO_NETWORK = "this is not a page of a network that is read here."
_WHY = {
    UnreadReason.SIGNED_OUT: "this page asks you to sign in.",
    UnreadReason.CHALLENGE: "this page asks for a security check.",
    UnreadReason.RATE_LIMITED: "this page asks you to come back later.",
    UnreadReason.WRONG_ACCOUNT: "this page belongs to another account, so it was not read.",
    UnreadReason.UNKNOWN_LANGUAGE: "this page is in a language that cannot be read yet.",
    UnreadReason.SERVER_ERROR: "this page says that the network had a problem.",
    UnreadReason.NOT_THERE: "this page says that there is nothing at its address.",
}
_NO_SUCH_PAGE = "no page of {name} that is read, or it looks different from what is known."


@dataclass(frozen=True)
class Used:
    """A file that was read: which network's, and which page it is."""

    file: str
    network: str
    title: str


@dataclass(frozen=True)
class FromPages:
    """What a folder of saved pages told, which files did, and why others did not."""

    snapshot: Snapshot
    used: tuple[Used, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class _Sight:
    """One saved page as it may be a page of `site`."""

    file: str
    site: Site
    capture: Capture
    signed_in: str


async def read_pages(
    browser: LaunchedBrowser,
    folder: Path,
    *,
    workplace: Workplace,
    opening: Callable[[str], None] = lambda file: None,
) -> FromPages:
    """Read every saved page in `folder` as a page of the person's own account.

    `opening` is told each file's name before it is shown.

    Raises:
        InputError: there is no such folder.
    """
    left_out: list[LeftOut] = []
    sights: dict[str, list[_Sight]] = {}
    async with OfflineViewer.open(browser) as viewer:
        for found in saved_pages(folder):
            if isinstance(found, LeftOut):
                left_out.append(found)
                continue
            opening(found.file)
            try:
                sight = _placed(*await _shown(viewer, found))
            except InputError as error:
                left_out.append(LeftOut(found.file, str(error)))
            else:
                sights.setdefault(sight.site.id, []).append(sight)
    networks = [_Network(found[0].site, found, workplace) for found in sights.values()]
    accounts = [account for n in networks if (account := n.read()) is not None]
    used = tuple(used for n in networks for used in n.used)
    return FromPages(
        snapshot=Snapshot(
            program=f"profilecheck {__version__}",
            taken_at=datetime.now(UTC),
            accounts=tuple(accounts),
        ),
        used=used,
        left_out=tuple(_worth_saying(left_out, networks, {u.file for u in used})),
    )


def _worth_saying(
    left_out: Iterable[LeftOut], networks: Iterable["_Network"], used: Collection[str]
) -> Iterator[LeftOut]:
    """What was left out; other sites' pages in a recording that was of use need no word."""
    yield from (out for out in left_out if out.why != _NO_NETWORK or out.file not in used)
    for network in networks:
        yield from network.left_out


async def _shown(viewer: OfflineViewer, saved: SavedPage) -> tuple[SavedPage, Capture]:
    """The file as a page that nobody in particular looks at."""
    html = await viewer.shown(saved.html, saved.url, saved.styles)
    frames = [
        Frame(frame.url, await viewer.shown(frame.html, frame.url, saved.styles))
        for frame in saved.frames
        if frame.url
    ]
    return saved, Capture(
        url=saved.url,
        html=html,
        taken_at=saved.saved_at,
        status=saved.status,
        requested_url=saved.url,
        frames=tuple(frames),
    )


# Which network, which account


def _placed(saved: SavedPage, capture: Capture) -> _Sight:
    """Find the network that a page is of, and whose eyes saw it.

    Raises:
        InputError: it is of none, or does not show who was signed in.
    """
    candidates = [_as_page_of(site, saved, capture) for site in _sites_for(saved.url)]
    seen = [s for s in candidates if seen_by(s.site, s.capture) is not None]
    fitting = [s for s in seen if page_of(s.site, s.capture, None, ())[1] is None]
    if fitting or (seen and saved.url):
        return (fitting or seen)[0]
    host = urlsplit(saved.url).hostname or ""
    if candidates and candidates[0].site in known_sites() and host:
        raise InputError(_barrier(candidates[0]) or _UNSAID)
    raise InputError(_NO_NETWORK)


def _barrier(sight: _Sight) -> str:
    reason = sight.site.barrier(sight.capture)
    return _WHY.get(reason, "") if reason else ""


def _sites_for(url: str) -> Iterator[Site]:
    """The networks a page from `url` may be of; every one where the file does not say."""
    host = urlsplit(url).hostname or ""
    known = known_sites()
    own = [s for s in known if isinstance(s, Site) and not s.never_opened]
    if not host:
        yield from own
        return
    owners = [site for site in own if site.policy.owns_host(host)]
    yield from owners
    for family in (f for f in known if not owners and not isinstance(f, Site)):
        with suppress(InputError):  # a host that no server of such a network can have
            yield family.at(urlsplit(url).netloc)


def _as_page_of(site: Site, saved: SavedPage, capture: Capture) -> _Sight:
    owns = site.policy.owns_host
    own = replace(
        capture,
        url=capture.url or site.home_url,
        frames=tuple(f for f in capture.frames if owns(urlsplit(f.url).hostname or "")),
        replies=tuple(_named(site, saved.replies)),
    )
    viewpoint = seen_by(site, own) or Viewpoint.STRANGER
    sight = replace(own, viewpoint=viewpoint)
    return _Sight(saved.file, site, sight, site.identity(sight).signed_in or "")


def _named(site: Site, replies: Iterable[SavedReply]) -> Iterator[Reply]:
    """The answers to reads that the network's readers know, called as in a live audit."""
    for reply in replies:
        verdict = judge(site.policy, reply.method, reply.url, reply.headers, reply.sent)
        if verdict.stopped is None and verdict.operation:
            yield Reply(reply.url, verdict.operation, reply.status, reply.body)


# Reading


class _Network:
    """The saved pages of one network, read as pages of one account."""

    def __init__(self, site: Site, sights: Sequence[_Sight], workplace: Workplace) -> None:
        self.used: list[Used] = []
        self.left_out: list[LeftOut] = []
        self._site = site
        self._sights = sights
        self._workplace = workplace
        self._gathering = Gathering(site)
        self._account_id = ""
        self._session = ""
        self._profiles: tuple[str, ...] = ()

    def read(self) -> Account | None:
        """Return the account, None where no page shows whose it is."""
        accounts = Counter(s.signed_in for s in self._sights if s.signed_in)
        if not accounts:
            for sight in self._sights:
                mine = sight.capture.viewpoint is Viewpoint.OWNER
                self.left_out.append(LeftOut(sight.file, _WHOSE if mine else _NOBODYS))
            return None
        most = accounts.most_common(2)
        if len(most) == 2 and most[0][1] == most[1][1]:
            self.left_out += [LeftOut(sight.file, _SEVERAL) for sight in self._sights]
            self._gathering.state = AccountState.WRONG_ACCOUNT
            self._gathering.give_up(UnreadReason.WRONG_ACCOUNT)
            return self._gathering.account()
        self._account_id = most[0][0]
        self._know_account()
        self._read_pages()
        self._gathering.give_up(UnreadReason.NOT_SAVED)
        self._gathering.state = AccountState.FROM_FILES
        return self._gathering.account()

    def _know_account(self) -> None:
        """Learn from the account's own pages where its profile stands, and of its sign-in."""
        own = [s.capture for s in self._sights if s.signed_in == self._account_id]
        named = Counter(p for c in own if (p := self._site.own_profile(c)))
        # A page within a profile may tell another of its addresses than the profile itself.
        at_home = [p for c in own if (p := self._site.own_profile(c)) and p == c.url.rstrip("/")]
        self._profiles = tuple(dict.fromkeys((*at_home, *(p for p, _ in named.most_common()))))
        self._gathering.profile_url = self._profiles[0] if self._profiles else ""
        sessions = {self._site.identity(c).session for c in own} - {""}
        self._session = sessions.pop() if len(sessions) == 1 else ""

    def _read_pages(self) -> None:
        copies: dict[tuple[str, Viewpoint], list[Capture]] = {}
        for sight in self._sights:
            for page in self._pages_of(sight):
                address = self._site.address(page, self._gathering.profile_url)
                copies.setdefault((page.id, sight.capture.viewpoint), []).append(
                    replace(sight.capture, requested_url=address)
                )
        told: dict[Step, tuple[Observed | Unread, ...]] = {}
        for page, viewpoint in self._gathering.open_steps:
            if found := copies.get((page.id, viewpoint)):
                told[page, viewpoint] = self._told(page, found)
                self._gathering.add(page, viewpoint, told[page, viewpoint])
        proper = {
            (r.fact, viewpoint)
            for (page, viewpoint), readings in told.items()
            for r in readings
            if isinstance(r, Observed) and r.fact in page.promises
        }
        for (page, viewpoint), readings in told.items():
            # What a page tells besides gives way to the page that is opened for it.
            kept = [
                r for r in readings if r.fact in page.promises or (r.fact, viewpoint) not in proper
            ]
            self._gathering.add(page, viewpoint, kept)

    def _pages_of(self, sight: _Sight) -> tuple[Page, ...]:
        pages, problem = page_of(
            self._site,
            sight.capture,
            self._account_id,
            self._profiles,
            self._session,
        )
        if problem is None:
            self.used += [Used(sight.file, self._site.name, page.title) for page in pages]
        elif not pages and sight.signed_in == self._account_id and problem in _NOT_SAID:
            self.used.append(Used(sight.file, self._site.name, _WHOSE_ACCOUNT))
        else:
            why = _WHY.get(problem, _NO_SUCH_PAGE.format(name=self._site.name))
            self.left_out.append(LeftOut(sight.file, why))
        return pages

    def _told(self, page: Page, copies: Sequence[Capture]) -> tuple[Observed | Unread, ...]:
        """What the copies of one page tell: the newest, and what others of one sitting add."""
        read = [(self._problem(page, capture), capture) for capture in copies]
        read.sort(key=lambda one: (one[0] is not None, -one[1].taken_at.timestamp()))
        newest = read[0][1].taken_at
        sitting = [(p, c) for p, c in read if newest - c.taken_at <= _ONE_SITTING]
        for problem, capture in sitting:
            self._gathering.visited(page.id, page.title, capture, problem)
        return _together([self._read(page, capture) for _, capture in sitting])

    def _problem(self, page: Page, capture: Capture) -> UnreadReason | None:
        return page_problem(self._site, page, capture, self._account_id, self._session)

    def _read(self, page: Page, capture: Capture) -> tuple[Observed | Unread, ...]:
        readings = read_page(
            self._site,
            page,
            replace(capture, list_end=list_end(page, capture)),
            workplace=self._workplace,
            account_id=self._account_id,
            session=self._session,
            source=Source.SAVED_PAGE,
            earlier=self._gathering.told(capture.viewpoint),
        )
        if UNPROVEN_MARK not in capture.html:
            return readings
        return tuple(_for_want_of_state(reading) for reading in readings)


def _for_want_of_state(reading: Observed | Unread) -> Observed | Unread:
    """Say of what a page with boxes did not tell that its file cannot tell it."""
    if isinstance(reading, Unread) and reading.reason in _MISSED_WITHOUT_STATE:
        return reading.model_copy(
            update={"reason": UnreadReason.NOT_SAVED, "detail": _STATE_NOT_KEPT}
        )
    return reading


_MISSED_WITHOUT_STATE = (UnreadReason.PAGE_CHANGED, UnreadReason.UNKNOWN_WORDING)
_NOT_SAID = (UnreadReason.PAGE_CHANGED, UnreadReason.NOT_SAVED)


def _together(copies: Sequence[tuple[Observed | Unread, ...]]) -> tuple[Observed | Unread, ...]:
    """Of each fact what the first copy says that says anything of it."""
    by_copy: list[dict[Fact, list[Observed | Unread]]] = []
    for readings in copies:
        of_fact: dict[Fact, list[Observed | Unread]] = {}
        for reading in readings:
            of_fact.setdefault(reading.fact, []).append(reading)
        by_copy.append(of_fact)
    facts = dict.fromkeys(fact for told in by_copy for fact in told)
    return tuple(r for fact in facts for r in _first_told([t[fact] for t in by_copy if fact in t]))


def _first_told(copies: Sequence[list[Observed | Unread]]) -> list[Observed | Unread]:
    return next(
        (
            readings
            for readings in copies
            if not all(isinstance(r, Unread) and r.reason in _NOT_SAID for r in readings)
        ),
        copies[0],
    )
