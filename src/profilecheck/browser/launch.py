"""Starts the one browser of an audit: openly automated, walled in, leaving nothing behind."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, Playwright, async_playwright
from playwright.async_api import Error as PlaywrightError

from profilecheck.browser.find import FoundBrowser, find_browser
from profilecheck.browser.forwarder import Forwarder, forwarding
from profilecheck.browser.guard import LOOPBACK_HOSTS
from profilecheck.browser.places import ARTIFACTS, own_places
from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.profiles import scratch_profile
from profilecheck.browser.wall import BrowserWall
from profilecheck.errors import BrowserMissingError

__all__ = [
    "SERVICES_OFF",
    "LaunchedBrowser",
    "ReplicaEndpoint",
    "driver",
    "launched",
    "needed_flags",
    "practising",
    "without_unused_features",
]

_NOWHERE = "https://127.0.0.1:9"
"""The discard port of this computer: nothing answers there."""

_FORWARDER = "forwarder.invalid"
"""What the browser calls the forwarder; no host in the world has such a name (RFC 6761)."""

_SERVICES = (
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-domain-reliability",
    # It would be asked for updates whatever the flags above say.
    f"--component-updater=url-source={_NOWHERE}/",
)
"""What the browser asks for its own sake, of no page's accord: off."""
_FEATURES_OF_SERVICES = (
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "AutofillServerCommunication",
    "msForceBrowserSignIn",
    "msEdgeUpdateLaunchServicesPreferredVersion",
)
SERVICES_OFF = (*_SERVICES, f"--disable-features={','.join(_FEATURES_OF_SERVICES)}")
"""For an ordinary window: none of these flags changes how a page works, or warns the person.

Chromium asks Google all the same whether somebody is signed in to the browser itself. The one flag
against it has the browser warn that its “stability and security will suffer”.
"""
_FLAGS = (
    *_SERVICES,
    "--no-pings",
    "--disable-quic",
    "--disable-extensions",
    "--dns-prefetch-disable",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    # What a server names ahead of its answer (103 Early Hints) is fetched with cookies, past every
    # interception, and nothing turns that off. In HTTP/1.1 the browser does not listen to it.
    "--disable-http2",
    # The account that somebody is signed in to the computer with is told to no host that asks.
    "--auth-server-allowlist=nobody.invalid",
    # Passkeys: the browser itself asks another site whether it is related.
    "--disable-blink-features=WebAuth",
    # Who is signed in to the browser itself.
    f"--gaia-url={_NOWHERE}",
)
_UNUSED_FEATURES = (
    *_FEATURES_OF_SERVICES,
    # Of this switch the last one counts, so what Playwright turns off for its own needs stands
    # here again. Source: chromiumSwitches.ts of Playwright.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    # Two pages behind the address bar, where nobody types: each window loads them, in a process
    # of their own, which takes as long as the rest of a new context.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
)
_CHATTY_FEATURES = (
    # Requests that the browser makes for a page without the page's asking.
    "Reporting",
    "NetworkErrorLogging",
    "Prerender2",
    "WebTransport",
    # The browser itself asks here, past every interception: signing in by FedCM, a means of
    # payment, another site's passkeys.
    "FedCm",
    "WebPayments",
    "ServiceWorkerPaymentApps",
    # See `--disable-http2` above.
    "EnableEarlyHintsOnHttp11",
    # Such a frame has a process of its own, in which the page's scripts can run before ours.
    "IsolateSandboxedIframes",
)


_PREFERENCES = {
    # Speculation rules make requests that DevTools never shows. No flag turns them off; this
    # preference ("Preload pages: never") does.
    "net": {"network_prediction_options": 2},
    "autofill": {"profile_enabled": False, "credit_card_enabled": False},
    "credentials_enable_service": False,
    "safebrowsing": {"enabled": False},
    "search": {"suggest_enabled": False},
}


@dataclass(frozen=True)
class ReplicaEndpoint:
    """Where the replicas are served on this computer.

    `spki` is the base64 SHA-256 of their certificate's public key: the only one the browser
    accepts besides those it knows.
    """

    port: int
    spki: str


@dataclass(frozen=True)
class LaunchedBrowser:
    """A running browser, and the wall around it."""

    browser: Browser
    wall: BrowserWall
    found: FoundBrowser


def needed_flags() -> tuple[str, ...]:
    """Return what this computer needs for a browser to start at all."""
    # Chromium's sandbox refuses to start for root, as in most containers.
    as_root = sys.platform == "linux" and os.geteuid() == 0
    return ("--no-sandbox",) if as_root else ()


def without_unused_features(*more: str) -> str:
    """Return the flag that turns off what no program needs of a browser, and `more` features."""
    return f"--disable-features={','.join((*_UNUSED_FEATURES, *more))}"


def _ways_to(hosts: Iterable[str], port: int) -> list[str]:
    """Return the flags that leave the forwarder at `port` as the only way to anywhere.

    No name is looked up by the browser, and no address reached, but the forwarder's.
    """
    # A network's server on this computer is the person's own: reached directly, and in clear.
    here = sorted(LOOPBACK_HOSTS.intersection(hosts))
    rules = [f"MAP {_FORWARDER} 127.0.0.1", "MAP * ~NOTFOUND", *(f"EXCLUDE {h}" for h in here)]
    around = ["<-loopback>", *here]
    return [
        f"--proxy-server=http://{_FORWARDER}:{port}",
        f"--proxy-bypass-list={';'.join(around)}",
        f"--host-resolver-rules={' , '.join(rules)}",
    ]


def _flags(hosts: Iterable[str], port: int, replica: ReplicaEndpoint | None) -> list[str]:
    flags = [
        *_FLAGS,
        without_unused_features(*_CHATTY_FEATURES),
        *_ways_to(hosts, port),
        *needed_flags(),
    ]
    if replica is not None:
        flags.append(f"--ignore-certificate-errors-spki-list={replica.spki}")
    return flags


@asynccontextmanager
async def launched(
    hosts: Iterable[str], *, show: bool = False, replica: ReplicaEndpoint | None = None
) -> AsyncIterator[LaunchedBrowser]:
    """Run a browser that can reach `hosts` (as in `ReadPolicy.hosts`) and no others.

    All its traffic goes through a forwarder that knows no other; with `replica`, every name leads
    there. Its contexts keep everything in memory.

    Raises:
        BrowserMissingError: there is no browser, or it does not start.
        StorageError: its folder cannot be made.
    """
    reached = tuple(hosts)
    below = _wall_below(reached, replica)
    async with _started(reached, below, show=show, replica=replica) as (browser, found):
        wall = await BrowserWall.around(browser)
        below.refused = wall.refused_below
        yield LaunchedBrowser(browser, wall, found)


@asynccontextmanager
async def practising(replica: ReplicaEndpoint, *, show: bool = False) -> AsyncIterator[Browser]:
    """Run a browser that finds the replicas, and in which what is pressed on them is done.

    Every name leads there, and there is no way to anywhere else: no real account can be reached, so
    nothing is guarded.

    Raises:
        BrowserMissingError: there is no browser, or it does not start.
        StorageError: its folder cannot be made.
    """
    below = _wall_below((), replica)
    async with _started((), below, show=show, replica=replica) as (browser, _):
        yield browser


@asynccontextmanager
async def _started(
    hosts: tuple[str, ...], below: Forwarder, *, show: bool, replica: ReplicaEndpoint | None
) -> AsyncIterator[tuple[Browser, FoundBrowser]]:
    found = find_browser()
    with scratch_profile() as profile, own_places(profile) as environment:
        await asyncio.to_thread(_write_preferences, profile)
        async with forwarding(below) as port, driver() as playwright:
            browser = await _start(
                playwright,
                found,
                profile,
                environment,
                headless=not show,
                flags=_flags(hosts, port, replica),
            )
            try:
                yield browser, found
            finally:
                await browser.close()


def _wall_below(hosts: tuple[str, ...], replica: ReplicaEndpoint | None) -> Forwarder:
    if replica is not None:
        # Foreign hosts land on the replica too, where they are counted.
        return Forwarder(lambda _: True, to=("127.0.0.1", replica.port))
    return Forwarder(ReadPolicy(hosts=hosts).owns_host)


@asynccontextmanager
async def driver() -> AsyncIterator[Playwright]:
    """Run Playwright's driver. Its start is not cut off: that would leave a process behind."""
    manager = async_playwright()
    starting = asyncio.ensure_future(manager.__aenter__())
    try:
        playwright = await asyncio.shield(starting)
    except asyncio.CancelledError:
        await asyncio.wait((starting,))
        if not starting.cancelled() and starting.exception() is None:
            await manager.__aexit__(None, None, None)
        raise
    try:
        yield playwright
    finally:
        await manager.__aexit__(None, None, None)


def _write_preferences(profile: Path) -> None:
    default = profile / "Default"
    default.mkdir()
    (default / "Preferences").write_text(json.dumps(_PREFERENCES), encoding="utf-8")


async def _start(
    playwright: Playwright,
    found: FoundBrowser,
    profile: Path,
    environment: dict[str, str],
    *,
    headless: bool,
    flags: list[str],
) -> Browser:
    try:
        # Only such a start takes a profile with preferences; its own context stays unused.
        unused = await playwright.chromium.launch_persistent_context(
            profile,
            executable_path=found.path,
            headless=headless,
            args=flags,
            env={**environment},
            artifacts_dir=profile / ARTIFACTS,
            # Ctrl-C is the program's own affair: what was read is kept before the end.
            handle_sigint=False,
        )
    except PlaywrightError as error:
        first_line = error.message.strip().partition("\n")[0]
        raise found.does_not_start(first_line) from None
    if unused.browser is None:
        raise BrowserMissingError(f"{found.name} ({found.path}) is no browser of this kind.")
    return unused.browser
