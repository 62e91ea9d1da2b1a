"""The saved pages of one network, read as the pages of one account."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from profilecheck.browser.capture import Capture
from profilecheck.files.page import ONE_SITTING
from profilecheck.files.walking import LeftOut
from profilecheck.model import Account, AccountState, Entries, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.reading import PageReading, try_page
from profilecheck.sites.saved import identity_of, is_home, is_part_of, list_end, page_of
from profilecheck.sites.site import OpenSite, Page
from profilecheck.sites.unplaced import forget_programs
from profilecheck.sources.gathering import Gathering, Step
from profilecheck.sources.merging import merged_account
from profilecheck.sources.placing import Sight, barrier_on, profile_of
from profilecheck.sources.unread_pages import (
    LOOKS_DIFFERENT,
    NOBODYS,
    NOT_READ,
    SEVERAL,
    WHOSE,
    WHY,
    WITHOUT_ADDRESS,
)
from profilecheck.vocabulary import Fact, Source, UnreadReason, Viewpoint
from profilecheck.with_command import Says

__all__ = ["WHOSE_ACCOUNT", "SavedNetwork", "Used"]

WHOSE_ACCOUNT = "whose account this is"


@dataclass(frozen=True)
class Used:
    """A file that was read: which network's, and which page it is."""

    file: str
    network: str
    title: str


class SavedNetwork:
    """The saved pages of one network, read as pages of one account."""

    def __init__(self, sights: Sequence[Sight], matcher: SchoolMatcher) -> None:
        self.used: list[Used] = []
        self.left_out: list[LeftOut] = []
        self._sights = sights
        self._matcher = matcher

    def read(self) -> Account | None:
        """Return the account, None where no page shows whose it is."""
        switched = self._leave_out_switched()
        accounts = Counter(s.signed_in for s in self._sights if s.signed_in)
        if not accounts:
            if (known := self._known_by_sign_in()) is not None:
                return self._read_as(known)
            self.left_out += [LeftOut(s.file, _why_nobodys(s)) for s in self._sights]
            return self._of_another(switched, UnreadReason.SWITCHED) if switched else None
        most = accounts.most_common(2)
        if len(most) == 2 and most[0][1] == most[1][1]:
            self.left_out += [LeftOut(sight.file, SEVERAL) for sight in self._sights]
            return self._of_another(self._sights, UnreadReason.WRONG_ACCOUNT)
        return self._read_as(_Known.of(most[0][0], self._sights))

    def _known_by_sign_in(self) -> "_Known | None":
        """Return whose pages these are where none names an account, and all the same sign-in.

        What is no page of that sign-in's own is left out then.
        """
        shown = [(s, identity_of(s.site, s.capture)) for s in self._sights]
        own = [(s, who.session) for s, who in shown if who.somebody and who.owner is None]
        sessions = {session for _, session in own}
        if len(sessions) != 1 or "" in sessions:
            return None
        files = {s.file for s, _ in own}
        self.left_out += [
            LeftOut(s.file, _why_nobodys(s)) for s in self._sights if s.file not in files
        ]
        self._sights = [s for s, _ in own]
        return _Known(None, session=sessions.pop())

    def _read_as(self, known: "_Known") -> Account:
        ways = {s.site.header.home_url: s.site for s in self._sights}
        try:
            read = [
                _Way(site, known, self._matcher, self.used, self.left_out).read(
                    [s for s in self._sights if s.site.header.home_url == home]
                )
                for home, site in ways.items()
            ]
        finally:
            forget_programs()
        return merged_account(read)

    def _leave_out_switched(self) -> list[Sight]:
        """Leave out, and return, the pages of what somebody acted as who signed in.

        One page that shows it is enough for all of the same account.
        """
        others = {s.signed_in for s in self._sights if s.switched} - {""}
        switched: list[Sight] = []
        own: list[Sight] = []
        for sight in self._sights:
            is_other = sight.switched or sight.signed_in in others
            (switched if is_other else own).append(sight)
        self._sights = own
        self.left_out += [LeftOut(s.file, WHY[UnreadReason.SWITCHED]) for s in switched]
        return switched

    def _of_another(self, sights: Sequence[Sight], why: UnreadReason) -> Account:
        gathering = Gathering(sights[0].site)
        gathering.state = AccountState.WRONG_ACCOUNT
        gathering.give_up(why)
        return gathering.account()


def _why_nobodys(sight: Sight) -> str:
    if barrier := barrier_on(sight.site, sight.capture):
        return barrier
    return WHOSE if sight.capture.viewpoint is Viewpoint.OWNER else NOBODYS


@dataclass(frozen=True)
class _Known:
    """What the account's own pages show of it: its id, the address of its profile, its sign-in.

    `account_id` is None where they show the sign-in alone.
    """

    account_id: str | None
    session: str = ""
    profiles: tuple[str, ...] = ()

    @classmethod
    def of(cls, account_id: str, sights: Iterable[Sight]) -> "_Known":
        own = [s for s in sights if s.signed_in == account_id]
        found = [(s, p) for s in own if (p := profile_of(s))]
        # A page within a profile may tell another of its addresses than the profile itself.
        at_home = [p for s, p in found if p == s.capture.url.rstrip("/")]
        named = Counter(p for _, p in found).most_common()
        sessions = {identity_of(s.site, s.capture).session for s in own} - {""}
        return cls(
            account_id,
            session=sessions.pop() if len(sessions) == 1 else "",
            profiles=tuple(dict.fromkeys((*at_home, *(p for p, _ in named)))),
        )


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

    def read(self, sights: Iterable[Sight]) -> Account:
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

    def _pages_of(self, sight: Sight) -> tuple[Page, ...]:
        known = self.known
        placing = page_of(self.site, sight.capture, known.account_id, known.profiles, known.session)
        if placing.fits:
            self.used += [Used(sight.file, self.site.name, page.title) for page in placing.pages]
        elif placing.problem is None and is_home(self.site, sight.capture.requested_url):
            self.used.append(Used(sight.file, self.site.name, WHOSE_ACCOUNT))
        else:
            self.left_out.append(LeftOut(sight.file, self._why(sight, placing.problem)))
        return placing.pages

    def _why(self, sight: Sight, problem: UnreadReason | None) -> Says:
        name = self.site.name
        if problem in WHY:
            return WHY[problem]
        if problem is not None:
            return LOOKS_DIFFERENT.format(name=name)
        if not sight.capture.requested_url:
            return WITHOUT_ADDRESS.format(name=name)
        return NOT_READ.format(name=name, network=self.site.id)

    def _read_copies(self, page: Page, copies: Sequence[_Copy]) -> tuple[Observed | Unread, ...]:
        """Read the copies of one page: the newest, and what others of the same sitting add.

        One that cannot be read is the newest all the same, unless another page came in its place.
        """
        read = [(self._read(page, copy), copy) for copy in copies]
        read.sort(key=lambda one: (one[0].problem is not None, -one[1].saved_at.timestamp()))
        of_page = [copy.saved_at for reading, copy in read if reading.problem in _OF_THE_PAGE]
        newest = max(of_page, default=read[0][1].saved_at)
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
            self.left_out.append(LeftOut(copy.file, WHY[UnreadReason.UNREADABLE]))

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
            profile_url=self.gathering.profile_url,
        )


def _for(reasons: dict[Fact, UnreadReason], reading: Observed | Unread) -> Observed | Unread:
    """Give an unread fact the reason that was found for it."""
    if isinstance(reading, Unread) and reading.reason in _MISSED and reading.fact in reasons:
        return reading.model_copy(update={"reason": reasons[reading.fact], "detail": ""})
    return reading


_OF_THE_PAGE = (
    None,
    UnreadReason.UNKNOWN_LANGUAGE,
    UnreadReason.PAGE_CHANGED,
    UnreadReason.UNREADABLE,
)
"""What may be the matter with a file that is the page itself, and no other in its place."""
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
