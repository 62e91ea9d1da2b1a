"""A second look at one visit: the pages that decide its rows, read anew into what was read before.

What is shown of it is `second_look`'s; whether it may begin, and when it is over, is `looking`'s.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from profilecheck.browser.session import Session
from profilecheck.errors import InputError
from profilecheck.model import Account, Observed, Report, Snapshot, Visit
from profilecheck.page.places import Place
from profilecheck.page.signing import SignIns
from profilecheck.page.turning import SeenAgain, new_gaps
from profilecheck.page.way import How
from profilecheck.school import SchoolMatcher
from profilecheck.sites import site as site_called
from profilecheck.sites.site import OpenSite, Site
from profilecheck.sources import Network, PageKey, Unwatched
from profilecheck.sources import audit as audit_networks
from profilecheck.sources.again import pages_of, with_opened
from profilecheck.sources.gathering import page_of
from profilecheck.store.runs import Run
from profilecheck.vocabulary import UnreadReason, Viewpoint

__all__ = ["NOT_OPENED", "SecondLook"]

_NOT_LOOKED_AGAIN = "Nobody signed in to {name}, so we did not look again. All stands as it was."
_ANOTHER_ACCOUNT = (
    "Another account is signed in to {name} now, so we read nothing. Sign in with the one that was "
    "checked."
)
_NOTHING_READ = "We could not read {name} this time. All stands as it was."
NOT_OPENED = (
    "We don't open {name}, as you chose. To have us look again, say yes to it under “Before we "
    "look”, above."
)
_FROM_FILES = "We read {name} from your files. Hand over new ones, and we look again."


@dataclass(frozen=True)
class SecondLook:
    """How one visit is looked at again.

    `session` gives the one that a network is opened with, None where nobody is signed in; then
    `turn_to_sign_in` waits for the person. `matcher` and `report` tell what a reading means for
    them, and `show` takes what changes of an `Again`.
    """

    place: Place
    sign_ins: SignIns
    matcher: Callable[[], SchoolMatcher]
    report: Callable[[Snapshot], Report]
    session: Callable[[Site], Session | None]
    turn_to_sign_in: Callable[[Site, UnreadReason], Awaitable[Session | None]]
    show: Callable[..., None]

    async def at(self, visit: Visit, run: Run | None, how: Mapping[str, How]) -> None:
        """Read the pages that decide the rows, keep what they tell, and show how each row stands.

        `run` is the one that the visit was read in; `how` is how each network is read.

        Raises:
            InputError: nothing was looked at, and all stands as it was; the message says why.
        """
        site = site_called(visit.network)
        if run is None:
            raise InputError(_NOTHING_READ.format(name=site.name))
        snapshot = run.load_snapshot()
        before = next(a for a in snapshot.accounts if a.network == site.id)
        pages = pages_of(visit, site, before) if isinstance(site, OpenSite) else frozenset()
        if how.get(site.id) not in (How.OPENED, How.PAGES, How.EXPORT):
            raise InputError(NOT_OPENED.format(name=site.name))
        if not pages or how.get(site.id) is not How.OPENED:
            raise InputError(_FROM_FILES.format(name=site.name))
        session = self.session(site)
        if session is None and not site.without_sign_in:
            session = await self.turn_to_sign_in(site, UnreadReason.SIGNED_OUT)
        if session is None:
            raise InputError(_NOT_LOOKED_AGAIN.format(name=site.name))
        after = await self._audited(site, session, before, pages)
        self._refuse(site, before, after, pages)
        after = with_opened(before, after, pages)
        accounts = tuple(after if a is before else a for a in snapshot.accounts)
        again = snapshot.model_copy(update={"accounts": accounts})
        run.keep(again)
        was, now = await asyncio.to_thread(lambda: (self.report(snapshot), self.report(again)))
        seen = SeenAgain(before, after, pages, was, now)
        self.show(rows={row.id: seen.row_is(row) for row in visit.rows})

    async def _audited(
        self, site: Site, session: Session, before: Account, pages: frozenset[PageKey]
    ) -> Account:
        known = self.sign_ins.whose(site)
        async with self.place.browser(site.hosts) as browser:
            snapshot = await audit_networks(
                browser,
                [Network(site, session, before, only=pages, known=known)],
                matcher=self.matcher(),
                pace=self.place.pace,
                progress=_Progress(self.show),
                keep=lambda _: None,
                made_up=self.place.made_up,
                sign_in_again=self.turn_to_sign_in,
                whose=self.sign_ins.know,
            )
        return snapshot.accounts[0]

    def _refuse(
        self, site: Site, before: Account, after: Account, pages: frozenset[PageKey]
    ) -> None:
        """Take nothing of a look that read nothing, or was signed in as somebody else.

        Raises:
            InputError: so it is.
        """
        reasons = {r.reason for r in new_gaps(before, after) if r.viewpoint is Viewpoint.OWNER}
        if reasons & {UnreadReason.WRONG_ACCOUNT, UnreadReason.SWITCHED}:
            self.sign_ins.forget(site)
            raise InputError(_ANOTHER_ACCOUNT.format(name=site.name))
        if reasons & {UnreadReason.SIGNED_OUT, UnreadReason.CHALLENGE}:
            self.sign_ins.forget(site)
            raise InputError(_NOT_LOOKED_AGAIN.format(name=site.name))
        told = (r for r in after.readings if isinstance(r, Observed))
        if not any((page_of(r), r.viewpoint) in pages for r in told):
            raise InputError(_NOTHING_READ.format(name=site.name))


class _Progress(Unwatched):
    """Tells how far a second look is."""

    def __init__(self, show: Callable[..., None]) -> None:
        self._show = show
        self._read = 0

    def planned(self, site: Site, pages: int) -> None:
        """Say how many pages there are."""
        self._show(planned=pages)

    def read(self, site: Site) -> None:
        """Count one more page."""
        self._read += 1
        self._show(read=self._read)
