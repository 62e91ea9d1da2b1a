"""The readings gathered of one network so far: at any moment an honest account of it.

A page that was not opened yet counts as unread (`not_visited`), so that an audit which is cut
off in the middle leaves a snapshot that claims nothing it did not see.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Protocol

from profilecheck.browser.capture import Capture
from profilecheck.model import (
    EXPORT_PAGE,
    Account,
    AccountState,
    Evidence,
    NotApplicable,
    Observed,
    OpenedPage,
    Reading,
    Traffic,
    Unread,
)
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.closed import ClosedSite
from profilecheck.sites.reading import address_to_keep, unread_page
from profilecheck.sites.site import OpenSite, Page, Site, UnopenedSite
from profilecheck.sources.accounts import account_on
from profilecheck.vocabulary import Fact, Source, UnreadReason, Viewpoint

__all__ = ["Gathering", "PageKey", "Progress", "Step", "Unwatched", "page_of"]

Step = tuple[Page, Viewpoint]
"""One page to open, and whose eyes to open it with."""

PageKey = tuple[str, Viewpoint]
"""The same by the page's id."""


class Progress(Protocol):
    """Receives the progress of an audit, to show it."""

    def planned(self, site: Site, pages: int) -> None:
        """`pages` pages of `site` are to be opened."""

    def opening(self, site: Site, title: str) -> None:
        """The page called `title` is being opened."""

    def read(self, site: Site) -> None:
        """One more page is done with."""

    def ended(self, site: Site, state: AccountState) -> None:
        """The work on `site` has come to `state`."""


class Unwatched:
    """Progress that nobody watches."""

    def planned(self, site: Site, pages: int) -> None:
        """Take no notice."""

    def opening(self, site: Site, title: str) -> None:
        """Take no notice."""

    def read(self, site: Site) -> None:
        """Take no notice."""

    def ended(self, site: Site, state: AccountState) -> None:
        """Take no notice."""


class Gathering:
    """The readings, visits and traffic of one network, as they come in."""

    def __init__(
        self,
        site: Site,
        before: Account | None = None,
        only: Collection[PageKey] | None = None,
    ) -> None:
        """Start afresh, or go on from `before`: the account of an audit that was cut off.

        With `only`, these pages of `before` are to be opened anew; all else of it stands.

        Raises:
            ValueError: there is nothing `before`, or no such page.
        """
        self.site = site
        self.state = _AT_FIRST.get(type(site), AccountState.INTERRUPTED)
        self.profile_url = before.profile_url if before else ""
        self._earlier_traffic = before.traffic if before else Traffic()
        self._traffic: dict[Viewpoint, Traffic] = {}
        self._visits: list[OpenedPage] = []
        self._readings: dict[PageKey, tuple[Reading, ...]] = {}
        self._besides: tuple[Reading, ...] = ()
        self._unopened: dict[PageKey, tuple[Unread, ...]] = {}
        self._answer: Observed | None = None
        self._again: AccountState | None = None
        self._was_nameless = False
        if only is not None:
            self._read_again(before, only)
        elif before:
            if before.state is AccountState.AUDITED:
                self.state = before.state
            self._visits = [v for v in before.visits if not v.problem]
            self._take_over(before, {(v.page, v.viewpoint) for v in self._visits})

    def _read_again(self, before: Account | None, only: Collection[PageKey]) -> None:
        pages = {(page.id, viewpoint) for page, viewpoint in self._steps()}
        if before is None or not pages.issuperset(only):
            raise ValueError(f"{self.site.name}: nothing to read again of {sorted(only)}")
        self._again = before.state
        read = any(not visit.problem for visit in before.visits)
        self._was_nameless = read and not before.profile_url
        self._visits = [v for v in before.visits if (v.page, v.viewpoint) not in only]
        self._take_over(before, pages.difference(only))

    def _take_over(self, before: Account, opened: Collection[PageKey]) -> None:
        """Let what was read stand: of the pages `opened`, and what no page of the site tells."""
        told: dict[PageKey, list[Reading]] = {key: [] for key in opened}
        besides: list[Reading] = []
        pages = {(page.id, viewpoint) for page, viewpoint in self._steps()}
        for reading in before.readings:
            key = page_of(reading), reading.viewpoint
            if key in pages:
                told.setdefault(key, []).append(reading)
            elif _is_from_elsewhere(reading):
                besides.append(reading)
        self._readings = {key: tuple(told[key]) for key in pages.intersection(opened)}
        self._besides = tuple(besides)

    @property
    def is_again(self) -> bool:
        """Whether only some pages of an audit that was done are opened anew."""
        return self._again is not None

    def _steps(self) -> Iterator[Step]:
        """Every page of the site as the owner, then as a stranger."""
        for viewpoint in (Viewpoint.OWNER, Viewpoint.STRANGER):
            yield from (
                (page, viewpoint) for page in self.site.pages if viewpoint in page.viewpoints
            )

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """The pages that are still to be opened."""
        return tuple(s for s in self._steps() if (s[0].id, s[1]) not in self._readings)

    def came_to(self, state: AccountState) -> None:
        """Take in how far the work got. What reads a page again takes nothing from the others."""
        if not self.is_again:
            self.state = state
        elif state is AccountState.AUDITED:
            self.state = self._as_before()

    def _as_before(self) -> AccountState:
        """The state before some pages were read again; or whole, where nothing is missing now."""
        opened = {(v.page, v.viewpoint) for v in self._visits}
        if all((page.id, viewpoint) in opened for page, viewpoint in self._steps()):
            return AccountState.AUDITED
        return self._again or AccountState.INTERRUPTED

    def is_of(self, profile: str) -> bool:
        """Whether what was read before is of the account whose profile stands at `profile`."""
        return self.profile_url == profile if self.profile_url else not self.is_nameless

    @property
    def is_nameless(self) -> bool:
        """Whether pages of a sign-in without a profile were read: nothing kept says whose it is."""
        read = self._was_nameless or any(not visit.problem for visit in self._visits)
        return read and not self.profile_url

    def belongs_to(self, profile: str, *, same: bool = False) -> None:
        """Take in the address of the signed-in person's profile.

        An audit that was cut off goes on only with the account it began with, known by the address
        of its profile; what was read of another is forgotten. `same`: what was read so far is known
        to be of this sign-in.
        """
        if not same and not self.is_of(profile):
            self.forget()
        self.profile_url = profile

    def forget(self) -> None:
        """Begin afresh: nothing was opened, read or found."""
        self.profile_url = ""
        self._visits.clear()
        self._readings.clear()
        self._besides = ()

    def reopen(self, page: Page, viewpoint: Viewpoint) -> None:
        """Let a page that was opened in vain be opened again."""
        del self._readings[page.id, viewpoint]

    def visited(
        self, page: str, title: str, capture: Capture, problem: UnreadReason | None
    ) -> None:
        """Record that a page was opened."""
        self._visits.append(
            OpenedPage(
                page=page,
                title=title,
                url=address_to_keep(capture, problem),
                viewpoint=capture.viewpoint,
                at=capture.taken_at,
                http_status=capture.status,
                problem=problem,
            )
        )

    def add(self, page: Page, viewpoint: Viewpoint, readings: Iterable[Observed | Unread]) -> None:
        """Take in the readings of a page."""
        self._readings[page.id, viewpoint] = tuple(readings)

    def told_before(self, page: Page, viewpoint: Viewpoint) -> Iterator[Observed | Unread]:
        """What the pages before `page` have told, or left unread, from the same viewpoint."""
        for earlier, eyes in self._steps():
            if (earlier, eyes) == (page, viewpoint):
                return
            if eyes is viewpoint:
                readings = self._readings.get((earlier.id, eyes), ())
                yield from (r for r in readings if isinstance(r, Observed | Unread))

    def give_up(self, reason: UnreadReason, viewpoint: Viewpoint | None = None) -> None:
        """Mark every page still to be opened (from `viewpoint`) as unread for `reason`."""
        for page, eyes in self.open_steps:
            if viewpoint in (None, eyes):
                self.add(page, eyes, unread_page(self.site, page, eyes, reason))

    def go_without_profile(self, *, same: bool = False) -> None:
        """Begin with a sign-in that has no profile: what is a part of one is marked as unread.

        `same`: what was read so far is known to be of this sign-in.
        """
        if self.is_nameless and not same:
            self.forget()
        for page, eyes in self.open_steps:
            if page.needs_profile or eyes is Viewpoint.STRANGER:
                self.add(page, eyes, unread_page(self.site, page, eyes, UnreadReason.NO_PROFILE))

    def abandon(self, at: datetime) -> None:
        """Take in that the person said, at this time, that they no longer use the account."""
        self.state = AccountState.NOT_USED
        self._answer = Observed(
            fact=Fact.ACCOUNT_DORMANT,
            network=self.site.id,
            value=True,
            source=Source.ANSWER,
            evidence=Evidence(
                url=self.site.header.home_url if isinstance(self.site, OpenSite) else "",
                page="answer",
                seen="You said: I no longer use it.",
                at=at,
            ),
        )

    def leave_to_person(self) -> None:
        """Open nothing: everything here is for the person to look at by hand."""
        self.state = AccountState.BY_HAND
        self.give_up(UnreadReason.BY_HAND)

    def count_traffic(self, viewpoint: Viewpoint, traffic: Traffic) -> None:
        """Set what the guard has counted so far from one viewpoint."""
        self._traffic[viewpoint] = traffic

    def add_up_traffic(self) -> None:
        """Keep what was counted so far; what is counted next comes on top."""
        self._earlier_traffic = Traffic.total((self._earlier_traffic, *self._traffic.values()))
        self._traffic.clear()

    def account(self) -> Account:
        """Return the account as it is now."""
        unopened = (
            reading
            for page, viewpoint in self.open_steps
            for reading in self._not_visited(page, viewpoint)
        )
        readings = (
            *(r for readings in self._readings.values() for r in readings),
            *unopened,
            *self._besides,
            *self._without_page(),
        )
        traffic = Traffic.total((self._earlier_traffic, *self._traffic.values()))
        return account_on(self.site, self.profile_url, self.state, readings, self._visits, traffic)

    def _not_visited(self, page: Page, viewpoint: Viewpoint) -> tuple[Unread, ...]:
        """Return the facts of a page as unread; kept, as `account` is called after every page."""
        key = page.id, viewpoint
        if key not in self._unopened:
            reason = UnreadReason.NOT_VISITED
            self._unopened[key] = unread_page(self.site, page, viewpoint, reason)
        return self._unopened[key]

    def _without_page(self) -> Iterator[Reading]:
        """Yield what no page shows: facts ruled out, and facts only the person can look for."""
        network = self.site.id
        for fact, why in self.site.ruled_out.items():
            yield NotApplicable(fact=fact, network=network, why=why)
        if isinstance(self.site, UnopenedSite):
            reason = self.site.reason
            for fact in self.site.guidance:
                if self._answer is None or fact is not self._answer.fact:
                    yield Unread(fact=fact, network=network, reason=reason)
        if self._answer is not None:
            yield self._answer


_AT_FIRST: dict[type[Site], AccountState] = {
    ClosedSite: AccountState.CLOSED,
    ByHandSite: AccountState.BY_HAND,
}
"""How far one gets with a network that has closed, or that is looked at by hand."""


def page_of(reading: Reading) -> str:
    """Return the id of the page that a reading is from, "" where it is from none."""
    if isinstance(reading, Observed):
        return reading.evidence.page
    return reading.page if isinstance(reading, Unread) else ""


def _is_from_elsewhere(reading: Reading) -> bool:
    """Whether it came in another way than by opening pages: from an export, or from the person."""
    return (isinstance(reading, Observed) and reading.source is not Source.LIVE) or (
        isinstance(reading, Unread) and reading.page == EXPORT_PAGE
    )
