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
from profilecheck.replica import people as people_of_the_program
from profilecheck.resources import data_folder
from profilecheck.school import Workplace, load_school
from profilecheck.sites import site
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
    """What came of an audit: the snapshot, its report, what the replicas were asked for.

    `cookies` are the values of the session's cookies.
    """

    persona: Persona
    snapshot: Snapshot
    report: Report
    counters: Counters
    cookies: tuple[str, ...]


Auditing = Callable[..., Audited]


@pytest.fixture(scope="session")
def audited(run: Background) -> Auditing:
    """Audits a made-up person; the same audit is done once in a test process."""

    async def gather(replica: Replica, sessions: Mapping[str, Session]) -> Snapshot:
        networks = [Network(site(name), session) for name, session in sessions.items()]
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        async with launched((), replica=endpoint) as browser:
            return await audit(
                browser,
                networks,
                workplace=Workplace(SCHOOL),
                pace=QUICK,
                progress=Silent(),
                keep=lambda _: None,
                made_up=True,
            )

    @functools.cache
    def plain(name: str) -> Audited:
        return anew(person(name), {})

    def anew(who: Persona, faults: Mapping[str, Fault]) -> Audited:
        people = [who, *(p for p in people_of_the_program() if p.name != who.name)]
        with Replica(people, faults=faults) as replica:
            cookies = {name: replica.cookies_for(who.name, name) for name in who.networks}
            sessions = {
                name: Session.of({"cookies": held}, site(name).policy)
                for name, held in cookies.items()
            }
            snapshot = run(gather(replica, sessions))
            report = judge(snapshot, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
            values = tuple(c["value"] for network in cookies.values() for c in network)
            return Audited(who, snapshot, report, replica.counters, values)

    def audited(who: str | Persona, faults: Mapping[str, Fault] | None = None) -> Audited:
        if isinstance(who, Persona):
            return anew(who, faults or {})
        return plain(who) if faults is None else anew(person(who), faults)

    return audited


def written_under(folder: Path) -> str:
    """Return the text of every file below `folder`, one after the other."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return "\n".join(p.read_bytes().decode("utf-8", errors="replace") for p in files)
