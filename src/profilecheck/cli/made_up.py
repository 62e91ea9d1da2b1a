"""The audit of a made-up person, for the demonstration."""

from rich.console import Console

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.cli.progress import TerminalProgress
from profilecheck.model import Snapshot
from profilecheck.replica import Persona, Replica, person
from profilecheck.school import School, SchoolMatcher
from profilecheck.sites import SITES, site
from profilecheck.sites.site import Site
from profilecheck.sources import Network, audit
from profilecheck.store.runs import Run

__all__ = ["audit_of", "person"]


def _sites(someone: Persona) -> list[Site]:
    """The networks the person is on, in the usual order, the closed ones, then their servers."""
    usual = [s for s in SITES if s.closed or s.id in someone.networks]
    return [*usual, *(site(name) for name in someone.networks if "@" in name)]


async def audit_of(
    someone: Persona, school: School, run: Run, console: Console, *, show: bool
) -> Snapshot:
    """Audit them on replicas that this computer serves meanwhile."""
    with Replica() as replica, TerminalProgress(console) as progress:
        networks = [
            Network(s, None if s.closed else _session(replica, someone, s)) for s in _sites(someone)
        ]
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        async with launched((), show=show, replica=endpoint) as browser:
            return await audit(
                browser,
                networks,
                matcher=SchoolMatcher(school),
                pace=Pace.REPLICA,
                progress=progress,
                keep=run.keep,
                made_up=True,
            )


def _session(replica: Replica, someone: Persona, site: Site) -> Session:
    return Session.of({"cookies": replica.cookies_for(someone.name, site.id)}, site.policy)
