"""The audit of a made-up person, for the demonstration."""

from rich.console import Console

from profilecheck.browser.visitor import Pace
from profilecheck.cli.progress import TerminalProgress
from profilecheck.model import Snapshot
from profilecheck.replica import Persona, person
from profilecheck.school import SchoolMatcher
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Network, audit
from profilecheck.sources.made_up import MadeUp
from profilecheck.store.growing import growing
from profilecheck.store.runs import Run
from profilecheck.store.school import made_up_school

__all__ = ["audit_of", "person"]


async def audit_of(someone: Persona, run: Run, console: Console, *, show: bool) -> Snapshot:
    """Audit them on replicas that this computer serves meanwhile."""
    with MadeUp(someone) as made_up, TerminalProgress(console) as progress:
        networks = [
            Network(s, made_up.session(s) if isinstance(s, OpenSite) else None)
            for s in made_up.sites
        ]
        with growing(run) as keep:
            async with made_up.browser(show=show) as browser:
                return await audit(
                    browser,
                    networks,
                    matcher=SchoolMatcher(made_up_school()),
                    pace=Pace.REPLICA,
                    progress=progress,
                    keep=keep,
                    made_up=True,
                )
