"""Where the made-up people live: the replicas, and the browsers that look at them.

What a room is shown of a network is a picture that a real browser took, signed in as whose eyes it
looks through. A picture can do nothing, and leads nowhere: a page of the replica in a frame would
have links to the network's real addresses, in a browser that reaches them.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from profilecheck.browser.launch import LaunchedBrowser, ReplicaEndpoint, launched, practising
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.model import Account
from profilecheck.replica import Persona, Replica, people
from profilecheck.school import SchoolMatcher
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Network, PageKey, Unwatched, audit
from profilecheck.vocabulary import Circle
from profilecheck.workshop.switches import Press, Setting

__all__ = ["HEIGHT", "NARROW", "WIDE", "House", "Photo"]

WIDE, NARROW = 320, 264
"""Widths in CSS pixels of what is shown of a page: about a phone's. On the projector it is shown
1.75 times as large, so that its ordinary text is read from the back; two narrow ones go beside each
other."""
HEIGHT = 312
"""How much of a page is shown at once, in CSS pixels."""

_DENSITY = 2
_MOST_SCREENS = 4
_AROUND_MARK = 14
_QUIET = 3_000  # milliseconds


@dataclass(frozen=True)
class Photo:
    """A page as somebody's browser got it, marked: one PNG for each part that is shown at once.

    `marked` are the texts that were found on it; `more` is whether there are marks further down.
    """

    parts: tuple[bytes, ...]
    marked: frozenset[str]
    more: bool = False


class House:
    """The replicas and their browsers. Everything here is for one event loop.

    `show` is whether the window for the trainer is one that can be seen.
    """

    def __init__(self, matcher: SchoolMatcher, *, show: bool = True) -> None:
        self.replica = Replica()
        self._show = show
        self._window = AsyncExitStack()
        self.window_is_open = False
        self._matcher = matcher
        self._stack = AsyncExitStack()
        self._browser: Browser | None = None
        self._auditing: LaunchedBrowser | None = None
        self.in_turn = asyncio.Lock()
        """Whoever does something here holds it meanwhile: one thing after the other."""

    async def close(self) -> None:
        """End the browsers: the one that reads, and the one in which people act."""
        await self.close_window()
        await self._stack.aclose()
        self._browser = self._auditing = None

    async def photograph(
        self,
        owner: Persona,
        network: str,
        circle: Circle,
        address: str,
        marks: Iterable[str],
        *,
        width: int = WIDE,
        tab: bool = False,
    ) -> Photo:
        """Return a page of `owner` as somebody of `circle` gets it; `marks` are marked on it.

        Where it is looked at for its `tab`, what that shows comes first, such as a list of people.

        Raises:
            BrowserMissingError: there is no browser.
        """
        async with self._tab(self._cookies(owner, network, circle), width) as opened:
            return await _photo(opened, address, tuple(marks), of_tab=tab)

    async def show(self, setting: Setting, owner: Persona) -> Photo:
        """Return the page of settings, the row of `setting` marked.

        Raises:
            BrowserMissingError: there is no browser.
        """
        async with self._tab(self._cookies(owner, setting.network, Circle.ME), WIDE) as tab:
            return await _photo(tab, setting.at, (setting.called,))

    async def open_window(self, setting: Setting, owner: Persona) -> None:
        """Open the page of settings in a window, signed in as its owner, for the trainer to act in.

        Raises:
            BrowserMissingError: there is no browser.
        """
        await self.close_window()
        opening = practising(self._endpoint, show=self._show)
        browser = await self._window.enter_async_context(opening)
        context = await browser.new_context(no_viewport=True, locale="en-GB")
        await _sign_in(context, self._cookies(owner, setting.network, Circle.ME))
        await (await context.new_page()).goto(setting.at)
        # The browser began with an empty window, which would stand behind this one.
        for other in browser.contexts:
            if other is not context:
                for page in other.pages:
                    await page.close()
        self.window_is_open = True

    async def close_window(self) -> None:
        """Close that window, if it is open."""
        self.window_is_open = False
        await self._window.aclose()

    async def press(self, setting: Setting, owner: Persona) -> Photo:
        """Change `setting` on its page, as its owner does; return the page as it is then.

        Raises:
            BrowserMissingError: there is no browser.
        """
        async with self._tab(self._cookies(owner, setting.network, Circle.ME), WIDE) as tab:
            await tab.goto(setting.at)
            for press in setting.presses:
                await _press(tab, press)
            await _rest(tab)
            return await _photo(tab, setting.at, (setting.called,))

    async def audit(
        self,
        owner: Persona,
        site: OpenSite,
        before: Account | None = None,
        only: frozenset[PageKey] | None = None,
    ) -> Account:
        """Audit one network of `owner`, or anew `only` those pages of an account of `before`.

        Raises:
            BrowserMissingError: there is no browser.
        """
        cookies = self._cookies(owner, site.id, Circle.ME)
        session = Session.of({"cookies": cookies}, site.policy)
        if self._auditing is None:
            auditing = launched((), replica=self._endpoint)
            self._auditing = await self._stack.enter_async_context(auditing)
        snapshot = await audit(
            self._auditing,
            [Network(site, session, before, only=only)],
            matcher=self._matcher,
            pace=Pace.REPLICA,
            progress=Unwatched(),
            keep=lambda _: None,
            made_up=True,
        )
        return snapshot.accounts[0]

    @property
    def _endpoint(self) -> ReplicaEndpoint:
        return ReplicaEndpoint(self.replica.port, self.replica.spki)

    def _cookies(self, owner: Persona, network: str, circle: Circle) -> Sequence[Mapping[str, Any]]:
        """Return the cookies of whoever looks: of somebody else who is on the network too."""
        if circle is Circle.ANYONE:
            return ()
        if circle is Circle.ME:
            return self.replica.cookies_for(owner.name, network)
        other = next(p for p in people() if p.name != owner.name and network in p.networks)
        return self.replica.cookies_for(other.name, network, circle)

    @asynccontextmanager
    async def _tab(self, cookies: Sequence[Mapping[str, Any]], width: int) -> AsyncIterator[Page]:
        if self._browser is None:
            self._browser = await self._stack.enter_async_context(practising(self._endpoint))
        context = await self._browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            device_scale_factor=_DENSITY,
            color_scheme="light",
            locale="en-GB",
        )
        try:
            await _sign_in(context, cookies)
            yield await context.new_page()
        finally:
            await context.close()


async def _sign_in(context: BrowserContext, cookies: Sequence[Mapping[str, Any]]) -> None:
    # The shape is Playwright's own, kept whole.
    await context.add_cookies([{**cookie} for cookie in cookies])  # type: ignore[typeddict-item]


async def _photo(tab: Page, address: str, marks: tuple[str, ...], *, of_tab: bool = False) -> Photo:
    if tab.url != address:
        await tab.goto(address)
    await _rest(tab)
    found, heading, shown = await tab.evaluate(_marking(), list(marks))
    spots = [(top, bottom) for _, top, bottom in found]
    if of_tab and shown is not None:
        spots = [(shown, shown), *(spot for spot in spots if spot[0] > shown)]
    tops, more = _parts(spots, heading)
    parts = [await _part(tab, top) for top in tops]
    return Photo(tuple(parts), frozenset(text for text, _, _ in found), more)


def _parts(marks: list[tuple[float, float]], heading: float) -> tuple[list[float], bool]:
    """Return where the parts of a page begin that show the marks, and whether there are more.

    The first one begins with the page's heading at `heading`, where it shows a mark then.
    """
    tops: list[float] = []
    for top, bottom in sorted(marks):
        if not tops or bottom > tops[-1] + HEIGHT:
            start = heading if not tops and heading <= top < heading + HEIGHT / 2 else top
            tops.append(max(0.0, start - _AROUND_MARK))
    beginning = [max(0.0, heading - _AROUND_MARK)]
    return tops[:_MOST_SCREENS] or beginning, len(tops) > _MOST_SCREENS


async def _part(tab: Page, top: float) -> bytes:
    width = (tab.viewport_size or {"width": WIDE})["width"]
    return await tab.screenshot(
        full_page=True, clip={"x": 0, "y": top, "width": width, "height": HEIGHT}
    )


async def _press(tab: Page, press: Press) -> None:
    place = tab.get_by_role("listitem").filter(has_text=press.within) if press.within else tab
    name = {"name": press.name} if press.name else {}
    button = place.get_by_role(press.role, **name).first  # type: ignore[arg-type]  # named or not
    if press.saves:
        async with tab.expect_event("load"):
            await button.click()
    else:
        await button.click()


async def _rest(tab: Page) -> None:
    """Wait until the page asks for nothing more, or for a while where it never rests."""
    with suppress(PlaywrightTimeoutError):
        await tab.wait_for_load_state("networkidle", timeout=_QUIET)


@cache
def _marking() -> str:
    script = files("profilecheck.workshop") / "marking.js"
    whole = script.read_text(encoding="utf-8")
    return whole[whole.index("(texts)") :]  # what is said above the function is no part of it
