"""All networks of a person: side by side, one after the other, and by a bare script."""

import time

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.model import Snapshot
from profilecheck.replica import Persona, Replica, person
from profilecheck.school import SchoolMatcher
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Network, Unwatched, audit
from profilecheck.vocabulary import Viewpoint
from tests.auditing import SCHOOL
from tests.bare import bare_browser
from tests.networks import OPEN_SITES

WHO = "exposed"


async def measure() -> list[tuple[str, str, str]]:
    """Return the rows of the table."""
    who = person(WHO)
    sites = [s for s in OPEN_SITES if s.id in who.networks]
    together, snapshot = await _audits(who, [sites])
    apart, _ = await _audits(who, [[site] for site in sites])
    bare = await _bare(who, sites, snapshot)
    return [
        (
            f"{len(sites)} networks side by side, over one after the other",
            f"{together:.1f} s over {apart:.1f} s",
            f"{together / apart:.2f}",
        ),
        (
            f"{len(sites)} networks side by side, over a bare script that opens the same pages",
            f"{together:.1f} s over {bare:.1f} s",
            f"{together / bare:.2f}",
        ),
    ]


async def _audits(who: Persona, rounds: list[list[OpenSite]]) -> tuple[float, Snapshot]:
    """Seconds that the audits of `rounds` take, one round after the other; the last snapshot."""
    with Replica() as replica:
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        begun = time.perf_counter()
        async with launched((), replica=endpoint) as browser:
            for sites in rounds:
                networks = [
                    Network(
                        s,
                        Session.of({"cookies": replica.cookies_for(who.name, s.id)}, s.policy),
                    )
                    for s in sites
                ]
                snapshot = await audit(
                    browser,
                    networks,
                    matcher=SchoolMatcher(SCHOOL),
                    pace=Pace.REPLICA,
                    progress=Unwatched(),
                    keep=lambda _: None,
                )
        return time.perf_counter() - begun, snapshot


async def _bare(who: Persona, sites: list[OpenSite], snapshot: Snapshot) -> float:
    """Seconds that a script without any guard takes to open the pages the audit opened."""
    with Replica() as replica:
        begun = time.perf_counter()
        async with bare_browser(replica.port, replica.spki) as browser:
            owner, stranger = await browser.new_context(), await browser.new_context()
            for site in sites:
                cookies = replica.cookies_for(who.name, site.id)
                await owner.add_cookies(cookies)  # type: ignore[arg-type]
            for account in snapshot.accounts:
                for visit in account.visits:
                    context = owner if visit.viewpoint is Viewpoint.OWNER else stranger
                    page = await context.new_page()
                    await page.goto(visit.url, wait_until="networkidle")
                    await page.content()
                    await page.close()
        return time.perf_counter() - begun
