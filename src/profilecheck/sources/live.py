"""The live audit: networks side by side in one browser, one page at a time on each.

Every network is visited as its owner with the session they gave, and once more as a stranger
without any. What one network does, or fails to do, never costs another its result. Where a
network ends the session on the way, the person is asked to sign in again, and the audit goes on
from the page it was at, if it is the same account.

Some pages of an earlier audit can be opened anew; all else of it stands then.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.async_api import Error as PlaywrightError

from profilecheck import __version__
from profilecheck.browser.capture import Capture
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace, VisitFailed, Visitor
from profilecheck.model import Account, AccountState, Snapshot
from profilecheck.school import SchoolMatcher
from profilecheck.sites.calling import guarded_list
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sites.page_names import HOME
from profilecheck.sites.reading import (
    Home,
    another_is_signed_in,
    page_problem,
    read_home,
    try_page,
    unread_page,
)
from profilecheck.sites.site import OpenSite, Page, Site
from profilecheck.sites.unplaced import forget_programs
from profilecheck.sources.gathering import Gathering, PageKey, Progress
from profilecheck.vocabulary import UnreadReason, Viewpoint

__all__ = ["Meant", "Network", "SignInAgain", "SignedIn", "WhichAccount", "audit", "no_other"]

SignInAgain = Callable[[OpenSite, UnreadReason], Awaitable[Session | None]]
"""Asks the person to sign in once more, and why; None where they do not want to."""

WhichAccount = Callable[[OpenSite, UnreadReason, str], Awaitable["Meant | None"]]
"""Asks the person whom they mean: why it is another, and the address of the profile that is shown.

The reason is WRONG_ACCOUNT where it is not the one that they chose, SWITCHED where whoever signed
in acts as another. The address is "" where it is not known. None where nothing is to be read.
"""

_HOME_TITLE = "whose account this is"

_MOST_SIGN_INS_AGAIN = 2
"""Per network: one that ends every session is not asked a third time."""

_NEEDS_SIGN_IN = (UnreadReason.SIGNED_OUT, UnreadReason.CHALLENGE)

_STOP_AT_ONCE = (UnreadReason.CHALLENGE, UnreadReason.RATE_LIMITED, UnreadReason.SUSPENDED)
"""What a network says to somebody it wants to go away: the audit does, without another try."""


@dataclass(frozen=True)
class SignedIn:
    """Whose account a session is of, as the network's first page told. It is never written down.

    `account_id` is the network's own, `sign_in` what its pages say of the sign-in itself ("" where
    they say nothing), `profile_url` the address of the account's profile. A sign-in without a
    profile has neither an id nor that address, and is known by itself alone.
    """

    account_id: str
    sign_in: str
    profile_url: str


@dataclass(frozen=True)
class Network:
    """A network to audit. `session` is None where the person did not sign in, or cannot.

    `abandoned`: the person said that they no longer use their account, so nothing is opened.
    `only` are the pages of `before` to open anew, None where all are to be opened that it lacks.
    `known` is what an audit with this very session told of whose it is: for some pages, the first
    page, which tells that, is not opened again then.
    `account` is the one that the person chose of those under their sign-in, None where they chose
    none: then it is the one that the first page shows.

    Raises:
        ValueError: `only` without `before` or without a session.
    """

    site: Site
    session: Session | None
    before: Account | None = None
    abandoned: bool = False
    only: frozenset[PageKey] | None = None
    known: SignedIn | None = None
    account: ChosenAccount | None = None

    def __post_init__(self) -> None:
        if self.only is not None and (self.before is None or self.session is None):
            raise ValueError(f"{self.site.name}: nothing to open anew, or nobody to open it as")


@dataclass(frozen=True)
class Meant:
    """The session to go on with, and the account that is meant: None for whoever it shows."""

    session: Session
    account: ChosenAccount | None = None


def _nobody(site: OpenSite, whose: SignedIn) -> None:
    """Be told, and do nothing."""


async def no_other(site: OpenSite, why: UnreadReason, profile: str) -> None:
    """Let nothing be read of another."""


def _unseen(page: str, capture: Capture) -> None:
    """Be shown a page, and do nothing."""


async def audit(
    browser: LaunchedBrowser | None,
    networks: Sequence[Network],
    *,
    matcher: SchoolMatcher,
    pace: Pace,
    progress: Progress,
    keep: Callable[[Snapshot], None],
    made_up: bool = False,
    sign_in_again: SignInAgain | None = None,
    whose: Callable[[OpenSite, SignedIn], None] = _nobody,
    another: WhichAccount = no_other,
    seen: Callable[[str, Capture], None] = _unseen,
) -> Snapshot:
    """Audit all `networks` at the same time and return the finished snapshot.

    `browser` may be None where no network has a session: nothing is opened then.
    `sign_in_again` is asked where a network ended the session; without it, what is left there
    stays unread. `keep` is handed the snapshot as it is after every page, so that a crash
    loses at most the page in hand. On cancellation the last one handed over is what was read.
    `whose` is told of each network whose account it is, once that is known. `another` is asked
    where it is not the one that the person chose, or not themselves; nothing of it is in any
    snapshot. What `another` raises ends the audit of all. `seen` is handed each page as it was
    shown, with its id, before it is read.
    """
    started = datetime.now(UTC)
    gatherings = {n.site.id: Gathering(n.site, n.before, n.only) for n in networks}

    def snapshot(*, finished: bool) -> Snapshot:
        return Snapshot(
            program=f"profilecheck {__version__}",
            taken_at=started,
            finished=finished,
            made_up=made_up,
            accounts=tuple(g.account() for g in gatherings.values()),
        )

    def page_done() -> None:
        keep(snapshot(finished=False))

    means = _Means(browser, matcher, pace, progress, page_done, sign_in_again, whose, another, seen)
    auditors = [
        (_Auditor(n.site, gatherings[n.site.id], means), n)
        for n in networks
        if isinstance(n.site, OpenSite)
    ]
    for network in networks:
        if network.abandoned:
            gatherings[network.site.id].abandon(started)
        if not isinstance(network.site, OpenSite):
            means.nothing_to_open(network.site, gatherings[network.site.id])
    try:
        async with asyncio.TaskGroup() as group:
            for auditor, network in auditors:
                group.create_task(auditor.run(network))
    except ExceptionGroup as several:
        # The networks go on side by side, but what ends them all (a full disk) is one thing.
        raise several.exceptions[0] from None
    finally:
        forget_programs()
    done = snapshot(finished=True)
    keep(done)
    return done


@dataclass(frozen=True)
class _Means:
    """What every network of one audit is gone through with, and who is told: see `audit`.

    `page_done` is called after each page.
    """

    running: LaunchedBrowser | None
    matcher: SchoolMatcher
    pace: Pace
    progress: Progress
    page_done: Callable[[], None]
    sign_in_again: SignInAgain | None
    whose: Callable[[OpenSite, SignedIn], None]
    another: WhichAccount
    seen: Callable[[str, Capture], None]

    @property
    def browser(self) -> LaunchedBrowser:
        """The browser.

        Raises:
            ValueError: There is none.
        """
        if self.running is None:
            raise ValueError("a session is of no use without a browser")
        return self.running

    def nothing_to_open(self, site: Site, gathering: Gathering) -> None:
        """Say of a network that it is done with as it stands."""
        self.progress.planned(site, 0)
        self.page_done()
        self.progress.ended(site, gathering.state)


class _Auditor:
    """Goes through one network's pages, first as the owner, then as a stranger."""

    def __init__(self, site: OpenSite, gathering: Gathering, means: _Means) -> None:
        self._site = site
        self._gathering = gathering
        self._means = means
        # Where nobody signs in, nobody is asked to do so again.
        self._sign_in_again = None if site.without_sign_in else means.sign_in_again
        self._chosen: ChosenAccount | None = None
        self._account_id: str | None = None
        self._sign_in = ""
        self._nameless = False
        self._changed_hands = False
        self._agreed = False
        self._another: tuple[UnreadReason, str] | None = None
        self._signed_in_again = 0

    async def run(self, network: Network) -> None:
        """Audit the network, and say how far it got.

        Of one that the person no longer uses, or that was gone through before an earlier audit was
        cut off, nothing is opened.
        """
        self._chosen = network.account
        done_before = self._gathering.state is AccountState.AUDITED
        if network.abandoned or done_before:
            self._means.nothing_to_open(self._site, self._gathering)
            return
        self._take_as_known(network.known)
        first = 1 if self._account_id is None else 0
        self._means.progress.planned(self._site, len(self._gathering.open_steps) + first)
        await self._visit(network)
        self._means.page_done()
        self._means.progress.ended(self._site, self._gathering.state)

    def _take_as_known(self, whose: SignedIn | None) -> None:
        """Open no first page where it is known whose account this is, and it is that of before."""
        if whose is None or not self._gathering.is_again:
            return
        if not whose.profile_url:
            # The first page is opened all the same: it may be another's by now.
            self._sign_in, self._nameless = whose.sign_in, not self._gathering.profile_url
        elif self._gathering.is_of(whose.profile_url):
            self._account_id, self._sign_in = whose.account_id, whose.sign_in

    async def _visit(self, network: Network) -> None:
        try:
            whole = False
            if network.session is None:
                self._gathering.came_to(AccountState.SIGN_IN_NEEDED)
                self._gathering.give_up(UnreadReason.SIGNED_OUT, Viewpoint.OWNER)
            else:
                whole = await self._as_owner(network.session)
            # Without the account's id nothing says that a stranger is shown the same person.
            if self._account_id is not None and self._gathering.open_steps:
                await self._as_stranger()
            if whole:
                # Not before: one that is cut off here goes on with the stranger's pages.
                self._gathering.came_to(AccountState.AUDITED)
        except (PlaywrightError, TimeoutError):
            # The browser or this network's part of it broke down: the others go on.
            self._gathering.came_to(AccountState.FAILED)
            self._gathering.give_up(UnreadReason.TIMEOUT)

    async def _as_owner(self, session: Session) -> bool:
        """Go through the owner's pages; where the session ends on the way, with a new one.

        The same where it is another's than the person means. Return whether all were opened.
        """
        ended = await self._with_session(session, known=self._account_id is not None)
        while ended is not None:
            new = await self._meant_after_all() or await self._signed_in_anew(ended)
            if new is None:
                break
            ended = await self._with_session(new)
        if ended is None:
            return not self._nameless
        if self._account_id is None and not self._nameless:
            state = _STATE_AFTER.get(ended, AccountState.FAILED)
            stands = state is AccountState.WRONG_ACCOUNT and self._has_theirs
            self._gathering.came_to(AccountState.INTERRUPTED if stands else state)
            self._gathering.give_up(ended)
        else:
            self._gathering.came_to(AccountState.INTERRUPTED)
            self._gathering.give_up(ended, Viewpoint.OWNER)
        return False

    async def _meant_after_all(self) -> Session | None:
        """Where another was shown as signed in, ask whom the person means; None elsewhere."""
        if self._another is None:
            return None
        (why, profile), self._another = self._another, None
        meant = await self._means.another(self._site, why, profile)
        if meant is None:
            return None
        self._chosen = meant.account
        return meant.session

    async def _signed_in_anew(self, ended: UnreadReason) -> Session | None:
        """Let the person sign in once more, where that helps; None where they do not."""
        often = self._signed_in_again >= _MOST_SIGN_INS_AGAIN
        if self._sign_in_again is None or ended not in _NEEDS_SIGN_IN or often:
            return None
        self._signed_in_again += 1
        self._means.page_done()
        return await self._sign_in_again(self._site, ended)

    async def _with_session(self, session: Session, *, known: bool = False) -> UnreadReason | None:
        """Open what is left as the owner; return what ended it too early, if anything.

        `known`: whose account this session is of needs no asking.
        """
        owner = Viewpoint.OWNER
        async with Visitor.open(
            self._means.browser, self._site.policy, owner, session=session, pace=self._means.pace
        ) as visitor:
            begins = self._account_id is None
            if begins:
                self._means.progress.opening(self._site, _HOME_TITLE)
            ended = None if known else await self._find_own_profile(visitor)
            if begins and ended is None:
                self._means.progress.read(self._site)
            if ended is None:
                ended = await self._open_pages(visitor, owner)
            self._gathering.count_traffic(owner, visitor.traffic())
        self._gathering.add_up_traffic()
        return ended

    async def _as_stranger(self) -> None:
        stranger = Viewpoint.STRANGER
        async with Visitor.open(
            self._means.browser, self._site.policy, stranger, pace=self._means.pace
        ) as visitor:
            await self._open_pages(visitor, stranger)
            self._gathering.count_traffic(stranger, visitor.traffic())

    async def _find_own_profile(self, visitor: Visitor) -> UnreadReason | None:
        """Learn whose account this is and the address of its profile; the reason if that fails.

        Once that is known, it is asked again only after a new sign-in, and must be the same.
        """
        try:
            capture, home = await self._first_page(visitor)
        except VisitFailed as failure:
            return failure.reason
        problem = (
            home.problem
            or self._not_chosen(home)
            or self._not_of_before(home.profile)
            or self._not_oneself(home)
        )
        if problem is None:
            self._gathering.belongs_to(home.profile, same=self._nameless)
            self._nameless = False
            self._account_id, self._sign_in = home.account_id, home.session
            self._means.whose(self._site, SignedIn(home.account_id, home.session, home.profile))
        elif problem is UnreadReason.WRONG_ACCOUNT and self._may_forget:
            self._gathering.forget()
        goes_on = self._goes_on_without_profile(home)
        if goes_on:
            self._gathering.go_without_profile(same=self._nameless)
        self._gathering.visited(HOME, _HOME_TITLE, capture, problem)
        if goes_on:
            self._sign_in, self._nameless = home.session, True
            # Kept first: what is looked at again later is then of this sign-in.
            self._means.page_done()
            self._means.whose(self._site, SignedIn("", home.session, ""))
            return None
        # Once it is known whose account this is, what was read of it stands.
        if problem and self._account_id is None and (why := self._is_another(home, problem)):
            self._another = why, home.profile
        return problem

    def _is_another(self, home: Home, problem: UnreadReason) -> UnreadReason | None:
        """Return why the person is to be asked whom they mean; None where they are not.

        One without a profile is another than the one that they chose.
        """
        if problem is UnreadReason.SWITCHED:
            return problem
        shown = problem in (UnreadReason.WRONG_ACCOUNT, UnreadReason.NO_PROFILE)
        return self._not_chosen(home) if shown else None

    async def _first_page(self, visitor: Visitor) -> tuple[Capture, Home]:
        """Open the page that shows whose account this is; of a chosen one its own, if it has one.

        Where that does not show the chosen one as signed in, the page of whoever is tells who it
        is, and only its address is written down.
        """
        usual = self._site.header.home_url
        address = self._chosen.home_url(self._site) if self._chosen else usual
        capture, home = await self._home_at(visitor, address)
        stopped = home.problem in _STOP_AT_ONCE
        if address != usual and not stopped and self._not_chosen(home):
            return await self._home_at(visitor, usual)
        return capture, home

    async def _home_at(self, visitor: Visitor, address: str) -> tuple[Capture, Home]:
        capture = await visitor.capture(address)
        self._means.seen(HOME, capture)
        return capture, read_home(self._site, capture, self._account_id, self._sign_in)

    def _not_chosen(self, home: Home) -> UnreadReason | None:
        """Refuse whatever is not shown to be the account that the person chose."""
        if self._chosen is None or self._chosen.is_signed_in(self._site, home):
            return None
        return UnreadReason.WRONG_ACCOUNT

    def _not_of_before(self, profile: str) -> UnreadReason | None:
        """Refuse to read pages of one account anew as another; a whole audit begins afresh."""
        if self._gathering.is_again and not self._gathering.is_of(profile):
            return UnreadReason.WRONG_ACCOUNT
        return None

    def _goes_on_without_profile(self, home: Home) -> bool:
        """Whether all that is not a part of a profile can be read: whose sign-in it is, is known.

        Where they had a profile before, or chose one, nothing says that it is the same account; nor
        where pages are read anew, unless their sign-in is known to be that of before.
        """
        other = self._account_id is not None or self._chosen or self._gathering.profile_url
        again = self._gathering.is_again and self._gathering.is_nameless and not self._nameless
        return home.problem is UnreadReason.NO_PROFILE and not (other or again)

    def _not_oneself(self, home: Home) -> UnreadReason | None:
        """Refuse what somebody acts as who signed in, unless they chose it, now or before."""
        wanted = self._chosen or self._account_id or home.profile == self._gathering.profile_url
        return UnreadReason.SWITCHED if home.switched and not wanted else None

    @property
    def _has_theirs(self) -> bool:
        """Whether an audit that was cut off has read of the account that the person chose."""
        read = self._gathering.profile_url
        return self._chosen is not None and self._chosen.has_profile(self._site, read)

    @property
    def _may_forget(self) -> bool:
        begins = self._account_id is None and not self._gathering.is_again
        return begins and not self._has_theirs

    async def _open_pages(self, visitor: Visitor, viewpoint: Viewpoint) -> UnreadReason | None:
        """Open what is left from a viewpoint; return what ended it too early."""
        for page, eyes in self._gathering.open_steps:
            if eyes is not viewpoint:
                continue
            problem = await self._open(visitor, page, viewpoint)
            self._gathering.count_traffic(viewpoint, visitor.traffic())
            if viewpoint is Viewpoint.OWNER and await self._needs_sign_in(problem, visitor):
                self._gathering.reopen(page, viewpoint)
                return problem
            self._means.progress.read(self._site)
            self._means.page_done()
            if self._changed_hands:
                # Where no page agreed with the first, nothing is sure: a stranger opens nobody's
                # profile either.
                left = viewpoint if self._agreed else None
                self._gathering.give_up(UnreadReason.WRONG_ACCOUNT, left)
                return UnreadReason.WRONG_ACCOUNT
            if problem in _STOP_AT_ONCE:
                self._gathering.give_up(problem, viewpoint)
                return problem
        return None

    async def _needs_sign_in(self, problem: UnreadReason | None, visitor: Visitor) -> bool:
        """Whether the session has ended. Or else the page asks for a sign-in of its own."""
        if self._sign_in_again is None or problem not in _NEEDS_SIGN_IN:
            return False
        if problem is UnreadReason.CHALLENGE:
            return True
        return await self._find_own_profile(visitor) in _NEEDS_SIGN_IN

    async def _open(
        self, visitor: Visitor, page: Page, viewpoint: Viewpoint
    ) -> UnreadReason | None:
        """Open one page and take in its readings; return why it could not be read, if so."""
        self._means.progress.opening(self._site, page.title)
        address = self._site.address(page, self._gathering.profile_url)
        try:
            capture = await visitor.capture(
                address,
                guarded_list(self._site, page),
                lambda shown: self._problem(page, shown) is None,
            )
        except VisitFailed as failure:
            self._gathering.add(
                page,
                viewpoint,
                unread_page(
                    self._site, page, viewpoint, failure.reason, url=address, detail=failure.detail
                ),
            )
            return failure.reason
        return self._take_in(page, capture)

    def _problem(self, page: Page, capture: Capture) -> UnreadReason | None:
        return page_problem(self._site, page, capture, self._account_id, self._sign_in)

    def _take_in(self, page: Page, capture: Capture) -> UnreadReason | None:
        self._means.seen(page.id, capture)
        self._changed_hands = capture.viewpoint is Viewpoint.OWNER and another_is_signed_in(
            self._site, capture, self._account_id, self._sign_in
        )
        read = try_page(
            self._site,
            page,
            capture,
            matcher=self._means.matcher,
            account_id=self._account_id,
            session=self._sign_in,
            earlier=self._gathering.told_before(page, capture.viewpoint),
            profile_url=self._gathering.profile_url,
        )
        self._agreed |= read.problem is None and not self._changed_hands
        self._gathering.visited(page.id, page.title, capture, read.problem)
        self._gathering.add(page, capture.viewpoint, read.readings)
        return read.problem


_STATE_AFTER: Mapping[UnreadReason, AccountState] = {
    UnreadReason.SIGNED_OUT: AccountState.SIGN_IN_NEEDED,
    UnreadReason.CHALLENGE: AccountState.SIGN_IN_NEEDED,
    UnreadReason.WRONG_ACCOUNT: AccountState.WRONG_ACCOUNT,
    UnreadReason.SWITCHED: AccountState.WRONG_ACCOUNT,
}
