"""The page object: opens a network's pages, scrolls their lists, and captures what is shown.

It has nothing to fill in, press or send with: what it can do is all there is here.
"""

import asyncio
import random
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar, Self

from playwright.async_api import BrowserContext, Dialog, Page
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from profilecheck.browser.capture import Capture, ListEnd, Reply
from profilecheck.browser.guard import Guard
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.lists import ListReads
from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.replies import Replies
from profilecheck.browser.session import Session
from profilecheck.browser.view import PageGoneError, PageView
from profilecheck.errors import ProfileCheckError
from profilecheck.model import Traffic
from profilecheck.vocabulary import UnreadReason, Viewpoint

__all__ = ["Pace", "VisitFailed", "Visitor"]

_SCROLL_TRIES = 3
_TIMES_AS_LONG_AS_ASKING = 4
_LONGEST_QUIET = 2.0
"""Seconds for which a page must be unchanged at the most, however busy the computer is."""
_LONGEST_TURN = 2.0
"""Seconds of one turn of waiting that are counted."""
_BROWSER_LIMIT = 30.0
"""Seconds. A browser that has not answered by then will not."""
_TAB_LIMIT = 2.0
"""Seconds. Chromium forgets that it shall close a tab that is just going on to another page; such a
tab goes with its context."""


@dataclass(frozen=True)
class Pace:
    """How fast pages are opened, and how long they may take; all times in seconds.

    The default is for live networks: a person's pace, with 2 to 4 seconds between pages, 1 to 2
    between the parts of a list, and 15 parts of a list at most. `quiet` is how long a page must
    stay unchanged to count as ready, `settling` how long a page that never rests is waited for.
    """

    between_pages: tuple[float, float] = (2.0, 4.0)
    between_parts: tuple[float, float] = (1.0, 2.0)
    list_parts: int = 15
    quiet: float = 0.8
    settling: float = 8.0
    page_limit: float = 45.0
    part_limit: float = 15.0

    REPLICA: ClassVar["Pace"]


Pace.REPLICA = Pace(
    between_pages=(0, 0),
    between_parts=(0, 0),
    list_parts=2000,
    quiet=0.15,
    settling=12.0,
    page_limit=60.0,
    part_limit=30.0,
)


class VisitFailed(ProfileCheckError):  # noqa: N818 - what came of a visit, not a fault
    """A page could not be captured. `reason` goes into every fact it would have shown."""

    def __init__(self, reason: UnreadReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


Check = Callable[[Capture], bool]
"""Tells something of a page as it was first shown."""


def _always(capture: Capture) -> bool:
    return True


class Visitor:
    """One network seen from one viewpoint: a browser context of its own, under guard."""

    def __init__(
        self, context: BrowserContext, guard: Guard, viewpoint: Viewpoint, pace: Pace
    ) -> None:
        self._context = context
        self._guard = guard
        self._viewpoint = viewpoint
        self._pace = pace
        self._visited = False
        self._tab: _Tab | None = None

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        browser: LaunchedBrowser,
        policy: ReadPolicy,
        viewpoint: Viewpoint,
        session: Session | None = None,
        pace: Pace | None = None,
    ) -> AsyncIterator[Self]:
        """Open a guarded context for one network and viewpoint; `pace` is live unless given.

        Raises:
            TimeoutError: the browser does not answer.
        """
        async with asyncio.timeout(_BROWSER_LIMIT):
            context = await browser.browser.new_context(
                service_workers="block",
                accept_downloads=False,
                permissions=[],
                storage_state=session.cookies_only_for(policy).storage_state() if session else None,
                # The guard lets no request leave for another host, so none carries them there.
                extra_http_headers=session.headers() if session else None,
            )
        guard = Guard(policy, browser.wall)
        browser.wall.admit(guard)
        try:
            async with asyncio.timeout(_BROWSER_LIMIT):
                await guard.install(context)
            yield cls(context, guard, viewpoint, pace or Pace())
        finally:
            await _close(context, _BROWSER_LIMIT)
            browser.wall.dismiss(guard)

    def traffic(self) -> Traffic:
        """Return what was let through and stopped so far."""
        return self._guard.traffic()

    async def capture(
        self, url: str, list_reads: ListReads | None = None, worth_scrolling: Check = _always
    ) -> Capture:
        """Open `url`, wait until it has come to rest, and return it as shown.

        With `list_reads`, the page is scrolled until its list says that nothing follows
        (`ListEnd.COMPLETE`), or it stops earlier: an error, the pace's limit, no answer. It is
        not scrolled at all where it is not `worth_scrolling`, as a page that asks for a sign-in.

        Raises:
            VisitFailed: the page did not open, or did not come to rest.
        """
        await self._keep_pace()
        self._guard.blocked.clear()
        self._guard.set_out_for(url)
        tab, self._tab = self._tab, None
        try:
            tab = tab or await self._new_tab()
            with Replies(tab.page, self._guard) as replies:
                reading = _ListReading(list_reads, worth_scrolling) if list_reads else None
                capture = await self._capture_in(tab, replies, url, reading)
                await self._leave(tab)
        except TimeoutError:
            raise VisitFailed(UnreadReason.TIMEOUT, "The page took too long to load.") from None
        except PageGoneError:
            raise VisitFailed(
                UnreadReason.TIMEOUT, "The page kept going on to another one."
            ) from None
        except PlaywrightError as error:
            raise _visit_failed(error) from None
        else:
            self._tab = tab
            return capture
        finally:
            # A tab in which something went wrong is not trusted with another page.
            if tab is not None and self._tab is None:
                await _close_tab(tab.page)

    async def _keep_pace(self) -> None:
        if self._visited:
            await asyncio.sleep(_between(self._pace.between_pages))
        self._visited = True

    async def _new_tab(self) -> "_Tab":
        async with asyncio.timeout(self._pace.page_limit):
            page = await self._context.new_page()
            page.on("dialog", _answer_dialog)
            page.on("popup", _close_tab)
            return _Tab(page, await PageView.of(page))

    async def _leave(self, tab: "_Tab") -> None:
        """Go to an empty page: nothing of this one may run on into the next."""
        async with asyncio.timeout(self._pace.page_limit):
            await tab.page.goto("about:blank", timeout=0)

    async def _capture_in(
        self, tab: "_Tab", replies: Replies, url: str, reading: "_ListReading | None"
    ) -> Capture:
        page, view = tab.page, tab.view
        opening = _Opening(page, view, replies, self._pace)
        async with asyncio.timeout(self._pace.page_limit):
            await page.goto(url, wait_until="domcontentloaded", timeout=0)
            await opening.rest()
        if replies.document_status == 429:
            raise VisitFailed(UnreadReason.RATE_LIMITED, "The network asked for fewer visits.")
        list_end = ListEnd.NOT_A_LIST
        if reading is not None:
            first = await self._freeze(page, view, replies, url, list_end)
            list_end = ListEnd.STOPPED
            if reading.worth_scrolling(first):
                list_end = await opening.read_list(reading.list_reads, first)
        return await self._freeze(page, view, replies, url, list_end)

    async def _freeze(
        self, page: Page, view: PageView, replies: Replies, url: str, list_end: ListEnd
    ) -> Capture:
        async with asyncio.timeout(self._pace.page_limit):
            return Capture(
                url=page.url,
                html=await view.html(),
                taken_at=datetime.now(UTC),
                viewpoint=self._viewpoint,
                status=replies.document_status,
                requested_url=url,
                frames=await view.frames(self._guard.policy),
                replies=tuple(replies.kept),
                list_end=list_end,
                blocked=tuple(sorted(set(self._guard.blocked))),
                broke_off=replies.document_broke_off,
            )


@dataclass(frozen=True)
class _ListReading:
    """How a page's list is read, and whether the page turned out to be the one that has it."""

    list_reads: ListReads
    worth_scrolling: Check


@dataclass(frozen=True)
class _Tab:
    """A tab that pages are opened in one after another, as a person does.

    A new one for each page would be a new process of the browser each time: two thirds of what
    an audit cost.
    """

    page: Page
    view: PageView


class _Opening:
    """A page from its opening to the end of its list."""

    def __init__(self, page: Page, view: PageView, replies: Replies, pace: Pace) -> None:
        self._page = page
        self._view = view
        self._replies = replies
        self._pace = pace

    async def rest(self) -> None:
        """Wait until named reads are answered and the page shows nothing new.

        A page that never rests otherwise (a clock, a connection held open) is given
        `Pace.settling` seconds.
        """
        clock = asyncio.get_running_loop()
        waited = 0.0
        while True:
            began = clock.time()
            await self._replies.named_reads_are_in()
            asked = clock.time()
            quiet = await self._quiet_for()
            # Where the page is slow to say this much, it is slow to show its answers too.
            slow = min(_TIMES_AS_LONG_AS_ASKING * (clock.time() - asked), _LONGEST_QUIET)
            enough = max(self._pace.quiet, slow)
            at_rest = quiet >= enough and not self._replies.loading
            if at_rest or waited >= self._pace.settling:
                return
            await asyncio.sleep(max(enough - quiet, 0.02))
            # A computer that stood still meanwhile gave the page no time either.
            waited += min(clock.time() - began, _LONGEST_TURN)

    async def _quiet_for(self) -> float:
        try:
            # An answer that is in has not been shown yet, however long nothing changed before.
            return min(await self._view.quiet_for(), self._replies.quiet_for)
        except PageGoneError:
            await self._page.wait_for_load_state("domcontentloaded")
            return 0.0

    async def read_list(self, list_reads: ListReads, first: Capture) -> ListEnd:
        """Scroll until the list's end was seen, or it cannot be."""
        operation = list_reads.brought_by(self._replies.of)
        answered = self._replies.of(operation)
        already = len(answered)
        more = (
            list_reads.more_in_reply(answered[-1].body)
            if answered
            else list_reads.more_in_page(first)
        )
        if more is not False:
            async with self._view.following_end(self._pace.between_parts):
                for number in range(already, already + self._pace.list_parts):
                    part = await self._part(operation, number)
                    if part is None or part.status >= 400 or self._replies.too_much:
                        return ListEnd.STOPPED
                    more = list_reads.more_in_reply(part.body)
                    if more is False:
                        break
        await self._settle_list()
        return ListEnd.COMPLETE if more is False else ListEnd.STOPPED

    async def _settle_list(self) -> None:
        async with asyncio.timeout(self._pace.page_limit):
            await self.rest()

    async def _part(self, operation: str, number: int) -> Reply | None:
        """Return a part of the list, counted from 0; None where the page does not ask for it."""
        for attempt in range(_SCROLL_TRIES):
            if attempt:
                await self._view.step_back()
                await self._view.scroll_to_end()
            patience = self._pace.part_limit / _SCROLL_TRIES + max(self._pace.between_parts)
            with suppress(TimeoutError):
                async with asyncio.timeout(patience):
                    return await self._replies.next_of(operation, number)
        return None


def _between(seconds: tuple[float, float]) -> float:
    return random.uniform(*seconds)  # noqa: S311 - a pause, not a secret


async def _answer_dialog(dialog: Dialog) -> None:
    with suppress(PlaywrightError):
        # Leaving a page is always right: nothing on it was changed.
        await (dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss())


async def _close_tab(page: Page) -> None:
    await _close(page, _TAB_LIMIT)


async def _close(opened: Page | BrowserContext, limit: float) -> None:
    # What does not close goes with the browser, and holds nobody up until then.
    with suppress(PlaywrightError, TimeoutError):
        async with asyncio.timeout(limit):
            await opened.close()


def _visit_failed(error: PlaywrightError) -> VisitFailed:
    if "ERR_BLOCKED_BY_CLIENT" in error.message:
        return VisitFailed(
            UnreadReason.BLOCKED_BY_GUARD,
            "The page led to an address that profilecheck does not open.",
        )
    if isinstance(error, PlaywrightTimeoutError) or "ERR_TIMED_OUT" in error.message:
        return VisitFailed(UnreadReason.TIMEOUT, "The page took too long to load.")
    # The message itself can hold addresses of other pages, with what their queries give away.
    cause = re.search(r"net::ERR_\w+", error.message)
    return VisitFailed(
        UnreadReason.NOT_VISITED, f"The page did not open{f' ({cause[0]})' if cause else ''}."
    )
