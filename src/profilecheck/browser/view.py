"""Looks at an open page from outside it: its document as shown, whether it has come to rest.

The script runs in an isolated world: the page's own scripts can neither see nor bend it, and
it works where the page forbids scripts.
"""

import json
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import CDPSession, Page
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame as PlaywrightFrame

from profilecheck.browser.capture import HIDDEN_MARK, Frame
from profilecheck.browser.policy import ReadPolicy

__all__ = ["PageGoneError", "PageView"]

_SCRIPT = files("profilecheck.browser").joinpath("capture.js").read_text(encoding="utf-8")
_EXPRESSION = f"{_SCRIPT.strip()}({json.dumps(HIDDEN_MARK)})"
_NO_SUCH_DOCUMENT = ("context", "object", "frame", "navigated", "Inspected target")

_NO_PROCESS_OF_ITS_OWN = "does not have a separate CDP session"
"""What Playwright says of a frame that is in its parent's process."""


class PageGoneError(Exception):
    """The document was replaced by another while it was looked at."""


class PageView:
    """What can be seen of one page."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page = page
        self._session = session
        self._script: str | None = None

    @classmethod
    async def of(cls, page: Page) -> "PageView":
        """Return a view of `page`."""
        return cls(page, await page.context.new_cdp_session(page))

    async def html(self) -> str:
        """Return the main document as shown, controls and hidden parts marked."""
        return str(await self._call("html"))

    async def quiet_for(self) -> float:
        """Return for how many seconds the document has not changed.

        Raises:
            PageGoneError: another document has taken its place; the next call looks at that one.
        """
        return float(await self._call("quietFor")) / 1000

    async def scroll_to_end(self) -> None:
        """Scroll the page, and every list in it, to the end."""
        await self._call("scrollToEnd")

    @asynccontextmanager
    async def following_end(self, pause: tuple[float, float]) -> AsyncIterator[None]:
        """Scroll to the end, and there again whenever the page has changed, while this lasts.

        Each time it waits for a `pause` between these two, in seconds. After an error the page is
        not asked to stay where it is: it may be gone.
        """
        await self._call("followEnd", *(1000 * seconds for seconds in pause))
        yield
        await self._call("stay")

    async def step_back(self) -> None:
        """Scroll back a little, so that the end can come into view again."""
        await self._call("stepBack")

    async def frames(self, policy: ReadPolicy) -> tuple[Frame, ...]:
        """Return the frames inside the page that belong to the network's own hosts."""
        tree = (await self._send(self._session, "Page.getFrameTree"))["frameTree"]
        found = await self._frames_in(self._session, _below(tree), policy)
        seen = {frame["url"] for frame in _below(tree)}
        for frame in (f for f in self._page.frames[1:] if f.url not in seen):
            if _own(policy, frame.url) and (session := await self._session_of(frame)):
                tree = (await self._send(session, "Page.getFrameTree"))["frameTree"]
                found += await self._frames_in(session, (tree["frame"], *_below(tree)), policy)
                await session.detach()
        return tuple(found)

    async def _session_of(self, frame: PlaywrightFrame) -> CDPSession | None:
        """Return a session of a frame in a process of its own, as one of another site is.

        None for one in the process of what it stands in, with which it is read.
        """
        try:
            return await self._page.context.new_cdp_session(frame)
        except PlaywrightError as error:
            if _NO_PROCESS_OF_ITS_OWN in error.message:
                return None
            raise

    async def _frames_in(
        self, session: CDPSession, frames: Iterable[Mapping[str, Any]], policy: ReadPolicy
    ) -> list[Frame]:
        own = [frame for frame in frames if _own(policy, frame["url"])]
        return [Frame(f["url"], await self._frame_html(session, f["id"])) for f in own]

    async def _frame_html(self, session: CDPSession, frame_id: str) -> str:
        script = await self._script_in(session, frame_id)
        return str(await self._run(session, script, "html"))

    async def _call(self, name: str, *arguments: float) -> Any:
        if self._script is None:
            tree = await self._send(self._session, "Page.getFrameTree")
            self._script = await self._script_in(self._session, tree["frameTree"]["frame"]["id"])
        try:
            return await self._run(self._session, self._script, name, *arguments)
        except PageGoneError:
            self._script = None
            raise

    async def _script_in(self, session: CDPSession, frame_id: str) -> str:
        world = await self._send(
            session, "Page.createIsolatedWorld", frameId=frame_id, worldName="profilecheck"
        )
        reply = await self._send(
            session,
            "Runtime.evaluate",
            expression=_EXPRESSION,
            contextId=world["executionContextId"],
        )
        return str(reply["result"]["objectId"])

    async def _run(self, session: CDPSession, script: str, name: str, *arguments: float) -> Any:
        reply = await self._send(
            session,
            "Runtime.callFunctionOn",
            objectId=script,
            functionDeclaration=f"function (...given) {{ return this.{name}(...given); }}",
            arguments=[{"value": value} for value in arguments],
            returnByValue=True,
        )
        if "exceptionDetails" in reply:
            raise PlaywrightError(str(reply["exceptionDetails"].get("exception", reply)))
        return reply["result"].get("value")

    @staticmethod
    async def _send(session: CDPSession, command: str, **arguments: Any) -> Any:
        try:
            return await session.send(command, arguments)
        except PlaywrightError as error:
            if "Protocol error" in error.message and any(
                word in error.message for word in _NO_SUCH_DOCUMENT
            ):
                raise PageGoneError(error.message) from None
            raise


def _below(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for child in tree.get("childFrames", ()):
        yield child["frame"]
        yield from _below(child)


def _own(policy: ReadPolicy, url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and policy.owns_host(parts.hostname or "")
