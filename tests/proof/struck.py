"""Faults at each stage of an audit: nothing is green that was not read, and what was read is kept.

A made-up person is audited on a few pages of each network, once as it should be and once for each
fault at each stage. All that is answered holds canaries, errors too: none may be written down.
"""

import asyncio
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from profilecheck.browser.launch import LaunchedBrowser, ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.model import Account, Observed, Reading, Snapshot
from profilecheck.model.files import dump
from profilecheck.replica import Fault, FaultKind, Persona, Replica, people, person
from profilecheck.school import SchoolMatcher
from profilecheck.sites.site import OpenSite, Site
from profilecheck.sources import Network, Unwatched, audit
from profilecheck.vocabulary import Fact, Viewpoint
from tests.auditing import IMPATIENT, SCHOOL, with_shorter_lists
from tests.canaries import CANARIES, planted_answers, with_canaries
from tests.laws.conftest import EXPOSED
from tests.laws.taking_away import Came, Told, Truth
from tests.networks import open_site
from tests.proof.proving import chosen
from tests.proof.table import Proved
from tests.searching import found_in

__all__ = ["CLOSED", "FAULTS", "Strike", "prove_faults", "strikes"]

KIND = "faults at a stage"
CLOSED = "the browser closes"
FAULTS: Mapping[str, Fault | None] = {
    "no answer": Fault(FaultKind.NO_ANSWER),
    "500": Fault(FaultKind.SERVER_ERROR),
    "too many visits": Fault(FaultKind.RATE_LIMITED),
    "blank page": Fault(FaultKind.BLANK_PAGE),
    "half a body": Fault(FaultKind.HALF_PAGE),
    "signed out": Fault(FaultKind.SIGN_IN_WALL),
    "security check": Fault(FaultKind.CHECKPOINT),
    "another account": Fault(FaultKind.WRONG_ACCOUNT, person="careful"),
    CLOSED: None,
}
_AT_ONCE = 2
_IN_A_LIST = 60
_ANSWERS = r" [\w./-]+$"
"""What comes behind an address where the request names its operation: see `Faults`."""


@dataclass(frozen=True)
class Strike:
    """A fault at a stage: `number` pages are opened before, of which `before` are those read.

    `at` are the addresses that it strikes, as in `Faults`.
    """

    fault: str
    stage: str
    number: int
    at: str
    before: tuple[tuple[str, Viewpoint], ...]

    def __str__(self) -> str:
        return f"{self.fault}, {self.stage}"


def strikes(network: OpenSite, profile: str) -> Iterator[Strike]:
    """Yield each fault at each stage of the audit of a person whose profile is at `profile`."""
    steps = [(p, eyes) for eyes in Viewpoint for p in network.pages if eyes in p.viewpoints]
    addresses = [network.address(page, profile) for page, _ in steps]
    stages = {"whose account": network.header.home_url}
    stages |= {page.id: at for (page, _), at in zip(steps, addresses, strict=True)}
    for (stage, struck), fault in product(stages.items(), FAULTS):
        if struck == network.header.home_url and fault == "another account":
            continue  # whose that page says it is, is whose pages are read
        pattern = f"^{re.escape(struck.partition('://')[2])}( |$)"
        # The same address may be opened as its owner and as a stranger.
        number = 0 if struck == network.header.home_url else addresses.index(struck) + 1
        # The page that says whose account it is may lead to the profile: all comes after it then.
        last = 0 if struck == profile else max(0, number - 1)
        before = tuple((page.id, eyes) for page, eyes in steps[:last])
        yield Strike(fault, stage, number, pattern, before)
    if network.policy.post_reads or network.policy.reply_paths:
        # Every answer fails, from the first page on.
        yield from (Strike(fault, "all answers", 0, _ANSWERS, ()) for fault in FAULTS)


async def prove_faults(name: str, seed: int, most: int | None = None) -> Proved:
    """Let each fault strike at each stage; or `most` of them, the same ones for the same seed."""
    with planted_answers():
        return await _prove_faults(name, seed, most)


async def _prove_faults(name: str, seed: int, most: int | None) -> Proved:
    who = with_canaries(with_shorter_lists(person(EXPOSED), _IN_A_LIST).only_on(name), name)
    network = _with_few_pages(open_site(name))
    (whole,) = (await _audited(who, network)).accounts
    truth = Truth(whole, whole.readings, SCHOOL, strict=True)
    cases = list(strikes(network, whole.profile_url))
    if most is not None:
        cases = chosen(cases, random.Random(seed), most)  # noqa: S311 - to try the same ones again
    proved = Proved(KIND, name)
    limit = asyncio.Semaphore(_AT_ONCE)

    async def one(strike: Strike) -> Told:
        async with limit:
            return await _outcome(who, network, strike, whole, truth)

    for strike, told in zip(cases, await asyncio.gather(*map(one, cases)), strict=True):
        proved.count(told[0], strike, told[1])
    return proved


def _with_few_pages(network: OpenSite) -> OpenSite:
    """A network with a page from the beginning, one from the middle, one of a list, and the last.

    A stranger's is among them: of their profile, without which nothing is known of the rest. So
    are the own pages that tell of the same: where one of them is never opened, nobody can miss it.
    """
    own = [p for p in network.pages if Viewpoint.OWNER in p.viewpoints]
    strangers = [p for p in network.pages if Viewpoint.STRANGER in p.viewpoints]
    lists = [p for p in own if p.list_reads is not None]
    profile = next(p for p in strangers if Fact.PROFILE_NAME in p.promises)
    same = [p for p in own if set(p.promises) & set(profile.promises)]
    kept = {p.id for p in (own[0], own[len(own) // 2], *lists[:1], own[-1], profile, *same)}
    return replace(network, pages=tuple(p for p in network.pages if p.id in kept))


async def _outcome(
    who: Persona, network: OpenSite, strike: Strike, whole: Account, truth: Truth
) -> Told:
    try:
        snapshot = await _audited(who, network, strike)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person would see a traceback
        return Came.RAISED, repr(error)
    if found := found_in(dump(snapshot), planted=CANARIES.values()):
        return Came.WRONG, f"written down: {', '.join(found)}"
    (account,) = snapshot.accounts
    if lost := _of(whole.readings, strike) - _of(account.readings, strike):
        return Came.WRONG, f"{len(lost)} readings of pages before it are lost: {sorted(lost)[0]}"
    return truth.compared(account, account.readings, adds=False)


def _of(readings: Sequence[Reading], strike: Strike) -> set[str]:
    """What was read of the pages that were opened before."""
    return {
        f"{r.fact} ({r.viewpoint}): {r.value}"
        for r in readings
        if isinstance(r, Observed) and (r.evidence.page, r.viewpoint) in strike.before
    }


class _Closing(Unwatched):
    """Closes the browser as the page of a number is opened."""

    def __init__(self, browser: LaunchedBrowser, number: int) -> None:
        self._browser = browser
        self._left = number
        self.closing: asyncio.Task[None] | None = None

    def opening(self, site: Site, title: str) -> None:
        if self._left == 0:
            self.closing = asyncio.ensure_future(self._browser.browser.close())
        self._left -= 1


async def _audited(who: Persona, network: OpenSite, strike: Strike | None = None) -> Snapshot:
    fault = FAULTS[strike.fault] if strike else None
    faults = {strike.at: fault} if strike and fault else {}
    others = [p for p in people() if p.name != who.name]
    with Replica([who, *others], faults=faults) as replica:
        cookies = replica.cookies_for(who.name, network.id)
        signed_in = Network(network, Session.of({"cookies": cookies}, network.policy))
        async with launched((), replica=ReplicaEndpoint(replica.port, replica.spki)) as browser:
            closes = strike is not None and strike.fault == CLOSED
            number = strike.number if strike and closes else -1
            return await audit(
                browser,
                [signed_in],
                matcher=SchoolMatcher(SCHOOL),
                pace=IMPATIENT if strike and strike.fault == "no answer" else Pace.REPLICA,
                progress=_Closing(browser, number),
                keep=lambda _: None,
                made_up=True,
            )
