"""A small MySpace without a browser, on which everybody has a profile, and who looks at it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from profilecheck.browser.capture import Capture
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.model import Account, Observed, Traffic, Unread
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Meant
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.sites.myspace.pages import MYSPACE, about, document, profile, state
from tests.sites.readings import capture_of

OWNER, STRANGER = Viewpoint.OWNER, Viewpoint.STRANGER
ROOT = "https://myspace.com"
SETTINGS, ACCOUNT = f"{ROOT}/settings/profile", f"{ROOT}/settings/account"
AMYS, BETHS = f"{ROOT}/amy", f"{ROOT}/beth"
NUMBERS = {"amy": 101, "beth": 202, "band": 303}
SIGNED_OUT = capture_of(document("", state(-1)), f"{ROOT}/signin")
CHALLENGE = capture_of(document("<h1>Verify you are human</h1>"), f"{ROOT}/captcha")

Answer = Callable[[str, str], Capture | None]
"""What a network shows at an address to a session ("amy 1", "" for nobody); None: as usual."""


def session(name: str) -> Session:
    return Session(({"name": "who", "value": name, "domain": ".myspace.com"},))


def as_usual(url: str, who: str) -> Capture:
    """A small MySpace on which everybody has a profile."""
    user = who.partition(" ")[0]
    viewer = NUMBERS.get(user, -1)
    if url == MYSPACE.header.home_url or "/settings" in url:
        link = f'<div id="header-nav-strip"><a href="/{user}" data-id="{viewer}">x</a></div>'
        return capture_of(document(link, state(viewer)), url) if user else SIGNED_OUT
    shown = next(name for name in NUMBERS if f"/{name}" in url)
    title = f"{shown.title()} ({shown}) on Myspace"
    html = profile(about("I teach."), viewer=viewer, owner=NUMBERS[shown], title=title)
    return capture_of(html, url, viewpoint=OWNER if user else STRANGER)


def ends(*sessions: str, at: str, showing: Capture = SIGNED_OUT) -> Answer:
    """A network that ends these sessions once this address is opened."""
    ended: set[str] = set()

    def answer(url: str, who: str) -> Capture | None:
        if who in sessions and url == at:
            ended.add(who)
        return showing if who in ended else None

    return answer


class FakeNetwork:
    """Stands where visitors open pages, and remembers which were asked for, and by whom."""

    def __init__(self, answer: Answer) -> None:
        self.opened: list[tuple[str, str]] = []
        self._answer = answer

    @asynccontextmanager
    async def open(
        self,
        browser: LaunchedBrowser,
        policy: object,
        viewpoint: Viewpoint,
        session: Session | None = None,
        pace: Pace | None = None,
    ) -> AsyncIterator["FakeVisitor"]:
        cookies = session.storage_state()["cookies"] if session else []
        yield FakeVisitor(self, cookies[0]["value"] if cookies else "")

    def show(self, url: str, who: str) -> Capture:
        self.opened.append((who, url))
        return self._answer(url, who) or as_usual(url, who)


class FakeVisitor:
    def __init__(self, network: FakeNetwork, who: str) -> None:
        self._network = network
        self._who = who
        self._count = 0

    async def capture(self, url: str, *_: object) -> Capture:
        self._count += 1
        return replace(self._network.show(url, self._who), requested_url=url)

    def traffic(self) -> Traffic:
        return Traffic(allowed=self._count)


class Again:
    """A person who signs in again with these sessions, one after another, and then no more."""

    def __init__(self, *sessions: str) -> None:
        self.asked: list[UnreadReason] = []
        self._sessions = list(sessions)

    async def __call__(self, site: OpenSite, why: UnreadReason) -> Session | None:
        self.asked.append(why)
        return session(self._sessions.pop(0)) if self._sessions else None


class Other:
    """A person who says whom they mean, one time after another, and then no more."""

    def __init__(self, *meant: Meant) -> None:
        self.asked: list[tuple[UnreadReason, str]] = []
        self._meant = list(meant)

    async def __call__(self, site: OpenSite, why: UnreadReason, profile: str) -> Meant | None:
        self.asked.append((why, profile))
        return self._meant.pop(0) if self._meant else None


def observed(account: Account, viewpoint: Viewpoint = OWNER) -> set[Fact]:
    found = (r for r in account.readings if isinstance(r, Observed))
    return {r.fact for r in found if r.viewpoint is viewpoint}


def reasons(account: Account, viewpoint: Viewpoint = OWNER) -> set[UnreadReason]:
    unread = (r for r in account.readings if isinstance(r, Unread))
    return {r.reason for r in unread if r.viewpoint is viewpoint}
