"""Pages the person saved themselves: from a folder of files to a snapshot, without a network.

Every page of a network must belong to one and the same account. What is somebody else's, or does
not show whose it is, is named and not read.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from profilecheck import __version__
from profilecheck.browser.capture import UNPROVEN_MARK, Capture, Frame, breaks_off
from profilecheck.browser.dom import with_some_state, without_native_state
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.offline import OfflineViewer
from profilecheck.errors import InputError
from profilecheck.files.answer import answer_in
from profilecheck.files.page import ONE_SITTING, SavedPage, SavedReply
from profilecheck.files.walking import LeftOut, saved_pages
from profilecheck.model import Account, AccountState, Entries, Observed, Snapshot, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites import known_sites
from profilecheck.sites.calling import UnreadablePageError, called
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.reading import PageReading, try_page
from profilecheck.sites.saved import (
    identity_of,
    is_home,
    is_page_address,
    is_part_of,
    list_end,
    page_of,
    seen_by,
)
from profilecheck.sites.site import OpenSite, Page
from profilecheck.sources.gathering import Gathering, Step
from profilecheck.sources.merging import merged_account
from profilecheck.sources.profile_pages import AskOwn, ProfilePages, nobody_to_ask
from profilecheck.sources.recorded import named_replies
from profilecheck.vocabulary import Fact, Source, UnreadReason, Viewpoint
from profilecheck.with_command import Says, WithCommand, plainly

__all__ = ["Alone", "FromPages", "Used", "read_alone", "read_pages"]

_WHOSE_ACCOUNT = "whose account this is"

_NOBODYS = (
    "nobody was signed in here, and no other file shows that this profile is yours. "
    "Save your own pages as well, signed in."
)
_WHOSE = (
    "this page does not say whose account it is, and no other file does. "
    "Save your own profile as well, signed in."
)
_NO_VIEWER_IN_A_SINGLE_FILE = (
    "this does not say who was signed in. Save it as “Webpage, Complete”, not as a single file."
)
_NO_VIEWER = (
    "this does not say who was signed in. Load the page again, wait until nothing moves, and save "
    "it once more."
)
_SEVERAL = "these pages belong to different accounts, and none more often than the others."
_NO_NETWORK = "this is not a page of a network that is read here."
_NOT_FROM_FILES = WithCommand.after(
    "pages of {name} are not read",
    ". To see how it is looked at, type: profilecheck guide {network}",
)
_NOTHING_KNOWN = (
    "nothing in this file shows which network it is from. Save the page in Chrome or Edge, as they "
    "note its address."
)
_NO_OWN_ANSWER = (
    "this is data without its address, not a saved page. If it is part of an export, have the "
    "whole export read."
)
_NOT_READ = WithCommand.after(
    "this is not one of the pages of {name} that are read",
    ". To see which are, type: profilecheck guide {network}",
)
_WITHOUT_ADDRESS = (
    "the file does not say its address, and we can't see which page of {name} it is. "
    "Save it in Chrome or Edge."
)
_LOOKS_DIFFERENT = "this page of {name} looks different from what is known of it."
_WHY = {
    UnreadReason.SIGNED_OUT: "this page asks you to sign in.",
    UnreadReason.CHALLENGE: "this page asks for a security check.",
    UnreadReason.RATE_LIMITED: "this page asks you to come back later.",
    UnreadReason.WRONG_ACCOUNT: "this page belongs to another account, so it was not read.",
    UnreadReason.UNKNOWN_LANGUAGE: "this page is in a language that cannot be read yet.",
    UnreadReason.UNREADABLE: (
        "this page could not be read: it holds something that was not expected."
    ),
    UnreadReason.SERVER_ERROR: "this page says that the network had a problem.",
    UnreadReason.NOT_THERE: "this page says that there is nothing at its address.",
}


@dataclass(frozen=True)
class Used:
    """A file that was read: which network's, and which page it is."""

    file: str
    network: str
    title: str


@dataclass(frozen=True)
class FromPages:
    """The readings of a folder of saved pages, the files used, and why others were left out."""

    snapshot: Snapshot
    used: tuple[Used, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class _Shown:
    """A saved page as a browser shows it. `begun` is the same with the state of its controls that
    the markup began with, "" where it has none: no proof of anything, but of what is missing.
    """

    saved: SavedPage
    capture: Capture
    begun: str


@dataclass(frozen=True)
class _Sight:
    """One saved page as it may be a page of `site`."""

    file: str
    site: OpenSite
    capture: Capture
    signed_in: str
    begun: str


async def read_pages(
    browser: LaunchedBrowser,
    folder: Path,
    *,
    matcher: SchoolMatcher,
    opening: Callable[[str], None] = lambda file: None,
    exported: Mapping[str, str] | None = None,
    ask: AskOwn = nobody_to_ask,
) -> FromPages:
    """Read every saved page in `folder` as a page of the person's own account.

    `opening` is called with each file's name before it is shown. `exported` are the addresses of
    the profiles that the person's exports are of, by network; `ask` asks whose a profile is that
    nothing else shows to be the person's. Where not one page could be read, the snapshot has no
    account.

    Raises:
        InputError: there is no such folder.
    """
    left_out: list[LeftOut] = []
    sights: dict[str, list[_Sight]] = {}
    profiles = ProfilePages(matcher, exported or {}, ask)
    async with OfflineViewer.open(browser) as viewer:
        for found in saved_pages(folder):
            if isinstance(found, LeftOut):
                left_out.append(found)
                continue
            opening(found.file)
            if profiles.take(found):
                continue
            try:
                sight = _placed(await _shown(viewer, _with_address(found)))
            except InputError as error:
                left_out.append(LeftOut(found.file, error.says))
            else:
                sights.setdefault(sight.site.id, []).append(sight)
    networks = [_Network(found, matcher) for found in sights.values()]
    accounts = [account for n in networks if (account := n.read()) is not None]
    accounts += profiles.accounts()
    left_out += profiles.left_out
    used = (
        *(used for n in networks for used in n.used),
        *(Used(file, name, title) for file, name, title in profiles.used),
    )
    read_any = any(u.title != _WHOSE_ACCOUNT for u in used)
    return FromPages(
        snapshot=Snapshot(
            program=f"profilecheck {__version__}",
            taken_at=datetime.now(UTC),
            accounts=tuple(accounts) if read_any else (),
        ),
        used=used,
        left_out=tuple(_worth_saying(left_out, networks, {u.file for u in used})),
    )


@dataclass(frozen=True)
class Alone:
    """What one saved page tells where it is the only one.

    `site` is None where it is no network's. `outcomes` are, of each fact and viewpoint, whether it
    was read, or the reason why not; `why` is why the page, or a part of it, was not used. `own` are
    the words that the signed-in person is known by.
    """

    site: OpenSite | None
    titles: tuple[str, ...]
    why: tuple[str, ...]
    outcomes: frozenset[tuple[Fact, Viewpoint, str]]
    own: tuple[str, ...]

    @property
    def told(self) -> tuple[object, ...]:
        """All that must be the same for two pages to read to the same reasons."""
        return (self.site and self.site.id, self.titles, self.why, self.outcomes)


async def read_alone(viewer: OfflineViewer, saved: SavedPage) -> Alone:
    """Read one saved page as if it were the only one, for somebody whose school is not known."""
    try:
        sight = _placed(await _shown(viewer, _with_address(saved)))
    except InputError as error:
        # A sample is never a single file of a browser: what is missing is the same in both.
        why = _NO_VIEWER if str(error) == _NO_VIEWER_IN_A_SINGLE_FILE else str(error)
        return Alone(None, (), (why,), frozenset(), ())
    network = _Network([sight], SchoolMatcher(None))
    account = network.read()
    readings = account.readings if account else ()
    return Alone(
        site=sight.site,
        titles=tuple(used.title for used in network.used),
        why=tuple(str(out.why) for out in network.left_out),
        outcomes=frozenset(
            (r.fact, r.viewpoint, r.reason.value if isinstance(r, Unread) else "read")
            for r in readings
            # That a text names a school is in the very words that must not be shown.
            if not (isinstance(r, Unread) and r.reason is UnreadReason.SCHOOL_NAMED)
        ),
        own=(sight.signed_in, urlsplit(_profile(sight) or "").path.rstrip("/").rpartition("/")[2]),
    )


def _worth_saying(
    left_out: Iterable[LeftOut], networks: Iterable["_Network"], used: Collection[str]
) -> Iterator[LeftOut]:
    """Yield what was left out, but for other pages in a recording that was of use."""
    named = [*left_out, *(out for network in networks for out in network.left_out)]
    yield from (out for out in named if out.file not in used or not _is_none_of_ours(out.why))


def _is_none_of_ours(why: Says) -> bool:
    return why == _NO_NETWORK or plainly(why).startswith(_NOT_READ.plain.partition("{")[0])


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


# Which network, which account


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
    raise InputError(_NO_OWN_ANSWER)


def _asked_at(asked_at: Callable[[str], str], body: str) -> str:
    try:
        return asked_at(body)
    except Exception:  # noqa: BLE001 - an adapter's code on whatever file there is: no answer of its
        return ""


def _answer(address: str, body: str) -> SavedReply:
    return SavedReply("GET", address, {}, None, 200, body)


def _placed(shown: _Shown) -> _Sight:
    """Find the network that a page is of, and the viewpoint it was saved from.

    Raises:
        InputError: it is of none, or does not show who was signed in.
    """
    url = shown.saved.url
    candidates = list(_sites_for(url))
    seen: list[_Sight] = []
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
    raise InputError(_why_no_network(url) if url else _NOTHING_KNOWN)


def _why_no_network(url: str) -> Says:
    """Return what to do with a page of a network that is known, and read in another way."""
    host = urlsplit(url).hostname or ""
    for site in known_sites():
        one = site.at(site.example) if isinstance(site, SiteFamily) else site
        if any(f".{host}".endswith(f".{known}") for known in one.header.profile_hosts):
            return _NOT_FROM_FILES.format(name=site.name, network=site.id)
    return _NO_NETWORK


def _why_unplaced(site: OpenSite, shown: _Shown, *, raised: bool) -> Says:
    """Return why a page from an address of `site` does not show its viewpoint."""
    if raised:
        return _WHY[UnreadReason.UNREADABLE]
    if barrier := _barrier(site, _as_page(site, shown)):
        return barrier
    if not is_page_address(site, shown.saved.url):
        return _NOT_READ.format(name=site.name, network=site.id)
    return _NO_VIEWER_IN_A_SINGLE_FILE if shown.saved.single_file else _NO_VIEWER


def _barrier(site: OpenSite, capture: Capture) -> str:
    with suppress(UnreadablePageError):
        if reason := called(site, "what stands in the way", lambda: site.barrier(capture)):
            return _WHY.get(reason, "")
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


def _sight(site: OpenSite, shown: _Shown) -> _Sight | None:
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
    signed_in = identity_of(way, sight).signed_in or ""
    return _Sight(shown.saved.file, way, sight, signed_in, shown.begun)


# Reading


class _Network:
    """The saved pages of one network, read as pages of one account."""

    def __init__(self, sights: Sequence[_Sight], matcher: SchoolMatcher) -> None:
        self.used: list[Used] = []
        self.left_out: list[LeftOut] = []
        self._sights = sights
        self._matcher = matcher

    def read(self) -> Account | None:
        """Return the account, None where no page shows whose it is."""
        accounts = Counter(s.signed_in for s in self._sights if s.signed_in)
        if not accounts:
            self.left_out += [LeftOut(s.file, _why_nobodys(s)) for s in self._sights]
            return None
        most = accounts.most_common(2)
        ways = {s.site.header.home_url: s.site for s in self._sights}
        if len(most) == 2 and most[0][1] == most[1][1]:
            self.left_out += [LeftOut(sight.file, _SEVERAL) for sight in self._sights]
            gathering = Gathering(self._sights[0].site)
            gathering.state = AccountState.WRONG_ACCOUNT
            gathering.give_up(UnreadReason.WRONG_ACCOUNT)
            return gathering.account()
        known = _Known.of(most[0][0], self._sights)
        read = [
            _Way(site, known, self._matcher, self.used, self.left_out).read(
                [s for s in self._sights if s.site.header.home_url == home]
            )
            for home, site in ways.items()
        ]
        return merged_account(read)


def _why_nobodys(sight: _Sight) -> str:
    if barrier := _barrier(sight.site, sight.capture):
        return barrier
    return _WHOSE if sight.capture.viewpoint is Viewpoint.OWNER else _NOBODYS


@dataclass(frozen=True)
class _Known:
    """What the account's own pages show of it: its id, the address of its profile, its sign-in."""

    account_id: str
    session: str = ""
    profiles: tuple[str, ...] = ()

    @classmethod
    def of(cls, account_id: str, sights: Iterable[_Sight]) -> "_Known":
        own = [s for s in sights if s.signed_in == account_id]
        found = [(s, p) for s in own if (p := _profile(s))]
        # A page within a profile may tell another of its addresses than the profile itself.
        at_home = [p for s, p in found if p == s.capture.url.rstrip("/")]
        named = Counter(p for _, p in found).most_common()
        sessions = {identity_of(s.site, s.capture).session for s in own} - {""}
        return cls(
            account_id,
            session=sessions.pop() if len(sessions) == 1 else "",
            profiles=tuple(dict.fromkeys((*at_home, *(p for p, _ in named)))),
        )


def _profile(sight: _Sight) -> str | None:
    try:
        return called(sight.site, "whose it is", lambda: sight.site.own_profile(sight.capture))
    except UnreadablePageError:
        return None


@dataclass(frozen=True)
class _Copy:
    """One file of a page."""

    file: str
    capture: Capture
    begun: str

    @property
    def saved_at(self) -> datetime:
        """When it was saved."""
        return self.capture.taken_at


@dataclass
class _Way:
    """One way to look at a network, its pages or its API, and the readings of its files.

    `used` and `left_out` belong to the whole network.
    """

    site: OpenSite
    known: _Known
    matcher: SchoolMatcher
    used: list[Used]
    left_out: list[LeftOut]
    gathering: Gathering = field(init=False)

    def __post_init__(self) -> None:
        self.gathering = Gathering(self.site)
        self.gathering.profile_url = self.known.profiles[0] if self.known.profiles else ""

    def read(self, sights: Iterable[_Sight]) -> Account:
        """Read the files; what none of them is stays unread."""
        copies: dict[tuple[str, Viewpoint], list[_Copy]] = {}
        for sight in sights:
            for page in self._pages_of(sight):
                address = self.site.address(page, self.gathering.profile_url)
                copy = _Copy(sight.file, replace(sight.capture, requested_url=address), sight.begun)
                copies.setdefault((page.id, sight.capture.viewpoint), []).append(copy)
        by_step: dict[Step, tuple[Observed | Unread, ...]] = {}
        for page, viewpoint in self.gathering.open_steps:
            if found := copies.get((page.id, viewpoint)):
                by_step[page, viewpoint] = self._read_copies(page, found)
                self.gathering.add(page, viewpoint, by_step[page, viewpoint])
        self._prefer_proper_pages(by_step)
        self.gathering.give_up(UnreadReason.NOT_SAVED)
        self.gathering.state = AccountState.FROM_FILES
        return self.gathering.account()

    def _prefer_proper_pages(self, by_step: dict[Step, tuple[Observed | Unread, ...]]) -> None:
        """Drop what a page shows besides, where the page that is opened for it tells it as well."""
        proper: dict[tuple[Fact, Viewpoint], set[str]] = {}
        for (page, viewpoint), readings in by_step.items():
            for r in readings:
                if isinstance(r, Observed) and r.fact in page.promises:
                    proper.setdefault((r.fact, viewpoint), set()).update(_texts_of(r))
        for (page, viewpoint), readings in by_step.items():
            kept = [
                r
                for r in readings
                if r.fact in page.promises
                or (r.fact, viewpoint) not in proper
                or _tells_more(r, proper[r.fact, viewpoint])
            ]
            self.gathering.add(page, viewpoint, kept)

    def _pages_of(self, sight: _Sight) -> tuple[Page, ...]:
        known = self.known
        placing = page_of(self.site, sight.capture, known.account_id, known.profiles, known.session)
        if placing.fits:
            self.used += [Used(sight.file, self.site.name, page.title) for page in placing.pages]
        elif placing.problem is None and is_home(self.site, sight.capture.requested_url):
            self.used.append(Used(sight.file, self.site.name, _WHOSE_ACCOUNT))
        else:
            self.left_out.append(LeftOut(sight.file, self._why(sight, placing.problem)))
        return placing.pages

    def _why(self, sight: _Sight, problem: UnreadReason | None) -> Says:
        name = self.site.name
        if problem in _WHY:
            return _WHY[problem]
        if problem is not None:
            return _LOOKS_DIFFERENT.format(name=name)
        if not sight.capture.requested_url:
            return _WITHOUT_ADDRESS.format(name=name)
        return _NOT_READ.format(name=name, network=self.site.id)

    def _read_copies(self, page: Page, copies: Sequence[_Copy]) -> tuple[Observed | Unread, ...]:
        """Read the copies of one page: the newest, and what others of the same sitting add."""
        read = [(self._read(page, copy), copy) for copy in copies]
        read.sort(key=lambda one: (one[0].problem is not None, -one[1].saved_at.timestamp()))
        newest = read[0][1].saved_at
        sitting = [(r, c) for r, c in read if newest - c.saved_at <= ONE_SITTING]
        for reading, copy in sitting:
            self.gathering.visited(page.id, page.title, copy.capture, reading.problem)
            if reading.problem is UnreadReason.UNREADABLE:
                self._take_back(page, copy)
        return _together([reading.readings for reading, _ in sitting])

    def _take_back(self, page: Page, copy: _Copy) -> None:
        """A file that seemed to be this page could not be read after all."""
        used = Used(copy.file, self.site.name, page.title)
        if used in self.used:
            self.used.remove(used)
            self.left_out.append(LeftOut(copy.file, _WHY[UnreadReason.UNREADABLE]))

    def _read(self, page: Page, copy: _Copy) -> PageReading:
        read = self._try(page, copy.capture)
        missed = {r.fact for r in read.readings if isinstance(r, Unread) and r.reason in _MISSED}
        if not missed or read.problem is not None:
            return read
        # Only what can be read once a control has some state is missing for want of it.
        with_state = self._try(page, replace(copy.capture, html=copy.begun)) if copy.begun else read
        of_state = {r.fact for r in with_state.readings if isinstance(r, Observed)}
        reasons = dict.fromkeys(missed & of_state, UnreadReason.NOT_KEPT)
        if is_part_of(self.site, copy.capture.url, page):
            # The rest is on the page's own tab, which this file is not.
            reasons |= dict.fromkeys(missed - of_state, UnreadReason.NOT_SAVED)
        return replace(read, readings=tuple(_for(reasons, reading) for reading in read.readings))

    def _try(self, page: Page, capture: Capture) -> PageReading:
        return try_page(
            self.site,
            page,
            replace(capture, list_end=list_end(self.site, page, capture)),
            matcher=self.matcher,
            account_id=self.known.account_id,
            session=self.known.session,
            source=Source.SAVED_PAGE,
            earlier=self.gathering.told_before(page, capture.viewpoint),
        )


def _for(reasons: dict[Fact, UnreadReason], reading: Observed | Unread) -> Observed | Unread:
    """Give an unread fact the reason that was found for it."""
    if isinstance(reading, Unread) and reading.reason in _MISSED and reading.fact in reasons:
        return reading.model_copy(update={"reason": reasons[reading.fact], "detail": ""})
    return reading


_MISSED = (UnreadReason.PAGE_CHANGED, UnreadReason.UNKNOWN_WORDING)
_NOT_READABLE = (UnreadReason.PAGE_CHANGED, UnreadReason.NOT_SAVED, UnreadReason.NOT_KEPT)


def _together(copies: Sequence[tuple[Observed | Unread, ...]]) -> tuple[Observed | Unread, ...]:
    """Return, for each fact, the readings of the first copy that has any."""
    by_copy: list[dict[Fact, list[Observed | Unread]]] = []
    for readings in copies:
        of_fact: dict[Fact, list[Observed | Unread]] = {}
        for reading in readings:
            of_fact.setdefault(reading.fact, []).append(reading)
        by_copy.append(of_fact)
    facts = dict.fromkeys(fact for by_fact in by_copy for fact in by_fact)
    return tuple(r for fact in facts for r in _first_read([t[fact] for t in by_copy if fact in t]))


def _first_read(copies: Sequence[list[Observed | Unread]]) -> list[Observed | Unread]:
    return next(
        (
            readings
            for readings in copies
            if not all(isinstance(r, Unread) and r.reason in _NOT_READABLE for r in readings)
        ),
        copies[0],
    )


def _tells_more(reading: Observed | Unread, told: set[str]) -> bool:
    """Whether a page names the school, or lists something, that another page does not."""
    if isinstance(reading, Unread):
        return reading.reason is UnreadReason.SCHOOL_NAMED
    return not _texts_of(reading) <= told


def _texts_of(reading: Observed) -> set[str]:
    listed = reading.value.entries if isinstance(reading.value, Entries) else ()
    return {entry.text.casefold() for entry in listed}
