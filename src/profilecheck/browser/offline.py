"""Shows saved pages as they stood, in a browser context without scripts and without a network.

What a saved file does not keep is taken out of what it shows: how native boxes, radio buttons and
lists to choose from stood. Measured with Chromium 156: a page saved as MHTML, and the document as
HTML, have the state that the markup began with, not the one that was on the screen.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Self

from playwright.async_api import BrowserContext, Request, Route
from playwright.async_api import Error as PlaywrightError

from profilecheck.browser.dom import without_native_state
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.view import PageGoneError, PageView
from profilecheck.errors import InputError

__all__ = ["OfflineViewer"]

_SECONDS = 30.0
_UNKNOWN_ADDRESS = "https://saved.invalid/"
_FOR_NO_SCRIPTS = re.compile(
    r"(?P<kept><!--.*?(?:-->|\Z)|<(?P<tag>script|style|textarea|title)\b.*?(?:</(?P=tag)\s*>|\Z))"
    r"|<noscript\b.*?(?:</noscript\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
"""What is for browsers without scripts was not on the person's screen; what is kept may name it.

What is never closed goes on to the end of the page, as in a browser.
"""


class OfflineViewer:
    """Opens one saved document after the other. Nothing but the document itself is ever loaded,
    with the style sheets that were saved with it.
    """

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._document: tuple[str, str] | None = None
        self._styles: Mapping[str, str] = {}

    @classmethod
    @asynccontextmanager
    async def open(cls, browser: LaunchedBrowser) -> AsyncIterator[Self]:
        """Open a context for saved documents in `browser`."""
        context = await browser.browser.new_context(
            java_script_enabled=False,
            service_workers="block",
            accept_downloads=False,
            permissions=[],
            offline=True,
        )
        viewer = cls(context)
        try:
            await context.route("**/*", viewer._on_request)
            yield viewer
        finally:
            await context.close()

    async def shown(self, html: str, url: str = "", styles: Mapping[str, str] | None = None) -> str:
        """Return the document as a person saw it, hidden parts marked and native state taken out.

        The arguments, and what is raised, are those of `rendered`.
        """
        return without_native_state(await self.rendered(html, url, styles))

    async def rendered(
        self, html: str, url: str = "", styles: Mapping[str, str] | None = None
    ) -> str:
        """Return the document with hidden parts marked, and native state as its markup begins.

        `url` is where it was saved from, `styles` its style sheets by their address.

        Raises:
            InputError: the browser could not show it; the message says why.
        """
        if not html:
            return ""
        address = url.partition("#")[0] or _UNKNOWN_ADDRESS
        self._document = (address, _FOR_NO_SCRIPTS.sub(_kept, html))
        self._styles = styles or {}
        page = await self._context.new_page()
        try:
            async with asyncio.timeout(_SECONDS):
                await page.goto(address, wait_until="load", timeout=0)
                view = await PageView.of(page)
                return await view.html()
        except TimeoutError:
            raise InputError("this page took too long to show.") from None
        except (PlaywrightError, PageGoneError):
            raise InputError("the browser could not show this page.") from None
        finally:
            with suppress(PlaywrightError):
                await page.close()

    async def _on_request(self, route: Route, request: Request) -> None:
        with suppress(PlaywrightError):
            if self._document is not None and request.is_navigation_request():
                document, self._document = self._document, None
                await route.fulfill(body=document[1], content_type="text/html; charset=utf-8")
            elif request.resource_type == "stylesheet" and request.url in self._styles:
                await route.fulfill(
                    body=self._styles[request.url], content_type="text/css; charset=utf-8"
                )
            else:
                # Not an error page in place of the document, as for other refusals.
                await route.abort("aborted")


def _kept(match: re.Match[str]) -> str:
    return match["kept"] or ""
