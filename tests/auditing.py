"""Audits of made-up people, from a real browser to the judged report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pytest

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import Account, AccountState, Answers, Observed, Report, Snapshot, Unread
from profilecheck.replica import Counters, Fault, Persona, Replica, people
from profilecheck.resources import data_folder
from profilecheck.school import SchoolMatcher, load_school
from profilecheck.sites.site import Site
from profilecheck.sources import Network, audit
from profilecheck.vocabulary import Fact, Outcome
from tests.networks import open_site

SCHOOL = load_school(data_folder("fixtures") / "school.yaml")
NAMES = [p.name for p in people()]
EVERYBODY = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in NAMES]
"""The made-up people as parameters.

A person's audit on all their networks is shared by every test that stands in the xdist group of
their name.
"""

IMPATIENT = replace(Pace.REPLICA, page_limit=8.0, part_limit=6.0)
"""For a page or a list that never answers: as long as an audit waits there, a test waits too."""


class Silent:
    """Progress that nobody watches."""

    def planned(self, site: Site, pages: int) -> None: ...

    def opening(self, site: Site, title: str) -> None: ...

    def read(self, site: Site) -> None: ...

    def ended(self, site: Site, state: AccountState) -> None: ...


@dataclass(frozen=True)
class Audited:
    """What came of an audit: the snapshot, its report, what the replicas were asked for.

    `cookies` are the values of the session's cookies.
    """

    persona: Persona
    snapshot: Snapshot
    report: Report
    counters: Counters
    cookies: tuple[str, ...]

    def account(self, network: str) -> Account:
        """What was found on one network."""
        return next(a for a in self.snapshot.accounts if a.network == network)

    def observed(self, network: str) -> list[Observed]:
        """What was observed on one network."""
        return [r for r in self.account(network).readings if isinstance(r, Observed)]

    def unread(self, network: str) -> list[Unread]:
        """What could not be read on one network."""
        return [r for r in self.account(network).readings if isinstance(r, Unread)]

    def facts(self, outcome: Outcome) -> set[tuple[str | None, Fact]]:
        """The networks and facts of the findings with that outcome."""
        return {
            (finding.network, fact)
            for clause in self.report.clauses
            for finding in clause.findings
            if finding.outcome is outcome
            for fact in finding.facts
        }


Auditing = Callable[..., Audited]
"""Takes a person or their name, the faults by address, and the pace; see the fixture `audited`."""


async def gather(
    replica: Replica, networks: Sequence[Network], pace: Pace = Pace.REPLICA
) -> Snapshot:
    """Audit networks of the replica in a browser of its own."""
    async with launched((), replica=ReplicaEndpoint(replica.port, replica.spki)) as browser:
        return await audit(
            browser,
            networks,
            matcher=SchoolMatcher(SCHOOL),
            pace=pace,
            progress=Silent(),
            keep=lambda _: None,
            made_up=True,
        )


async def audit_of(who: Persona, faults: Mapping[str, Fault], pace: Pace) -> Audited:
    """Audit a made-up person on all their networks."""
    others = [p for p in people() if p.name != who.name]
    with Replica([who, *others], faults=faults) as replica:
        cookies = {name: replica.cookies_for(who.name, name) for name in who.networks}
        networks = [
            Network(s, Session.of({"cookies": cookies[s.id]}, s.policy))
            for s in map(open_site, cookies)
        ]
        snapshot = await gather(replica, networks, pace)
        report = judge_snapshot(snapshot, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
        values = tuple(c["value"] for network in cookies.values() for c in network)
        return Audited(who, snapshot, report, replica.counters, values)
