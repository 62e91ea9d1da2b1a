"""Signing in: an ordinary window of the person's own browser, which nothing watches.

The browser is started as any program would start it, on a fresh profile folder. The person
signs in, second factor and all, and says so; only then does the tool attach, take the network's
cookies, close the window and delete the folder. Nothing it does can see what was typed.

Whether the person is done is theirs to say: to look for cookies would mean to attach while
they type.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

from playwright.async_api import Browser
from playwright.async_api import Error as PlaywrightError

from profilecheck.browser.find import FoundBrowser, find_browser
from profilecheck.browser.launch import SERVICES_OFF, driver, needed_flags
from profilecheck.browser.places import own_places
from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.profiles import delete_profile, sign_in_profiles, sweep_profiles
from profilecheck.browser.session import Session
from profilecheck.errors import SignInError
from profilecheck.storage import private_folder
from profilecheck.words.signing import WHICH_ACCOUNT

__all__ = ["Confirm", "sign_in"]

Confirm = Callable[[str], Awaitable[None]]
"""Shows the person a sentence, and returns when they say that they have done it."""

_TRIES = 3
_START_LIMIT = 30.0
_END_LIMIT = 10.0

_FIRST_WORDS = (
    "Sign in to {network} in the window that has opened. profilecheck does not see what you "
    f"type. {WHICH_ACCOUNT} When you see your own page, come back here and go on."
)
_NEXT_WORDS = (
    "That window is not signed in to {network} yet. Finish there, then come back here and go on."
)


async def sign_in(
    network: str,
    url: str,
    policy: ReadPolicy,
    session_cookies: Sequence[str],
    confirm: Confirm,
    *,
    extra_flags: Sequence[str] = (),
) -> Session:
    """Let the person sign in at `url`, and return the network's part of what came of it.

    `network` is the network's name, `session_cookies` the names of the cookies that mean
    "signed in". `confirm` is asked again, up to twice, while those are missing.

    Raises:
        BrowserMissingError: there is no browser, or it does not start.
        SignInError: the window was closed, or nobody signed in.
        StorageError: the window's folder could not be made, or not be deleted.
    """
    sweep_profiles()
    async with _window(find_browser(), url, extra_flags) as window:
        for words in (_FIRST_WORDS, *[_NEXT_WORDS] * (_TRIES - 1)):
            await window.unless_closed(confirm(words.format(network=network)))
            session = await window.session(policy)
            if session.has(tuple(session_cookies)):
                return session
    raise SignInError(f"Nobody signed in to {network}. Start again when you are ready.")


class _Window:
    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self._process = process
        self._port = port

    async def unless_closed(self, work: Awaitable[None]) -> None:
        """Wait for `work`, but not longer than the window is open."""
        waiting = asyncio.ensure_future(work)
        closed = asyncio.ensure_future(self._process.wait())
        try:
            await asyncio.wait((waiting, closed), return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done():
                raise SignInError("The sign-in window was closed before anybody signed in.")
            await waiting
        finally:
            waiting.cancel()
            closed.cancel()

    async def session(self, policy: ReadPolicy) -> Session:
        """Attach, take what belongs to the network's hosts, and let go."""
        try:
            async with self._attached() as browser:
                # Cookies alone: to read the pages' storage, Playwright would open each page again.
                return Session.of({"cookies": await browser.contexts[0].cookies()}, policy)
        except PlaywrightError:
            raise SignInError(
                "The sign-in window was closed, so the sign-in could not be used."
            ) from None

    @asynccontextmanager
    async def _attached(self) -> AsyncIterator[Browser]:
        async with driver() as playwright:
            # Connecting to a browser lets go of it again at the end; the window stays open.
            browser = await playwright.chromium.connect_over_cdp(
                f"http://127.0.0.1:{self._port}", timeout=_START_LIMIT * 1000
            )
            yield browser
            await browser.close()


@asynccontextmanager
async def _window(
    found: FoundBrowser, url: str, extra_flags: Sequence[str]
) -> AsyncIterator[_Window]:
    port = _free_port()
    with _fresh_profile(port) as profile, own_places(profile, at_home=True) as environment:
        process = await _started(
            found,
            environment,
            f"--user-data-dir={profile}",
            # A port chosen beforehand: with port 0 pages are told that they are automated, and
            # sign-in pages turn such a browser away.
            f"--remote-debugging-port={port}",
            *SERVICES_OFF,
            *needed_flags(),
            *extra_flags,
            url,
        )
        try:
            yield _Window(process, port)
        finally:
            await _end(process)


async def _started(
    found: FoundBrowser, environment: Mapping[str, str], *arguments: str
) -> asyncio.subprocess.Process:
    nowhere = asyncio.subprocess.DEVNULL
    try:
        return await asyncio.create_subprocess_exec(
            found.path,
            *arguments,
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            env=environment,
        )
    except OSError as error:
        raise found.does_not_start(f"{error.strerror}.") from None


async def _end(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(_END_LIMIT):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _fresh_profile(port: int) -> Iterator[Path]:
    """A folder that is gone afterwards. Its name holds the port of its browser."""
    profile = private_folder(sign_in_profiles() / f"port-{port}")
    try:
        yield profile
    finally:
        delete_profile(profile)
