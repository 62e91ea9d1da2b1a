"""Audits of made-up people, from a real browser to the judged report."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.checklist import load_checklist
from profilecheck.judge import judge
from profilecheck.model import AccountState, Answers, Report, Snapshot
from profilecheck.replica import Counters, Fault, Persona, Replica, person
from profilecheck.resources import data_folder
from profilecheck.school import Workplace, load_school
from profilecheck.sites import SITES
from profilecheck.sites.site import Site
from profilecheck.sources import Network, audit
from tests.conftest import Background

SCHOOL = load_school(data_folder("fixtures") / "school.yaml")
QUICK = Pace(
    between_pages=(0, 0),
    between_parts=(0, 0),
    list_parts=2000,
    quiet=0.15,
    settling=3.0,
    page_limit=6.0,
    part_limit=5.0,
)


class Silent:
    """Progress that nobody watches."""

    def planned(self, site: Site, pages: int) -> None: ...

    def opening(self, site: Site, title: str) -> None: ...

    def read(self, site: Site) -> None: ...

    def ended(self, site: Site, state: AccountState) -> None: ...


@dataclass(frozen=True)
class Audited:
    """What came of an audit: the snapshot, its report, and what the replicas were asked for."""

    persona: Persona
    snapshot: Snapshot
    report: Report
    counters: Counters


Auditing = Callable[..., Audited]


def _session(replica: Replica, who: Persona, site: Site) -> Session:
    return Session.of({"cookies": replica.cookies_for(who.name, site.id)}, site.policy)


@pytest.fixture(scope="session")
def audited(run: Background) -> Auditing:
    """Audits a made-up person; the same audit is done once in a test process."""

    async def _gather(who: Persona, replica: Replica, keep: Callable[[Snapshot], None]) -> Snapshot:
        networks = [
            Network(
                site, Session.of({"cookies": replica.cookies_for(who.name, site.id)}, site.policy)
            )
            for site in SITES
            if site.id in who.networks
        ]
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        async with launched((), replica=endpoint) as browser:
            return await audit(
                browser,
                networks,
                workplace=Workplace(SCHOOL),
                pace=QUICK,
                progress=Silent(),
                keep=keep,
                made_up=True,
            )

    @functools.cache
    def plain(name: str) -> Audited:
        return with_faults(person(name), {})

    def with_faults(who: Persona, faults: Mapping[str, Fault]) -> Audited:
        with Replica(faults=faults) as replica:
            snapshot = run(_gather(who, replica, lambda _: None))
            report = judge(snapshot, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
            return Audited(who, snapshot, report, replica.counters)

    def audited(name: str, faults: Mapping[str, Fault] | None = None) -> Audited:
        return plain(name) if faults is None else with_faults(person(name), faults)

    return audited


def written_under(folder: Path) -> str:
    """Return the text of every file below `folder`, one after the other."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return "\n".join(p.read_bytes().decode("utf-8", errors="replace") for p in files)
