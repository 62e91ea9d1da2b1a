"""`profilecheck demo`: the audit of a made-up person, on replicas of the networks."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.checklist import load_checklist
from profilecheck.cli.finishing import finish
from profilecheck.cli.interrupting import run_until_interrupted
from profilecheck.cli.options import (
    ChecklistOption,
    FailOnOption,
    OutOption,
    PdfOption,
    ShowBrowserOption,
)
from profilecheck.cli.progress import TerminalProgress
from profilecheck.cli.runs import Run, new_run
from profilecheck.model import Snapshot
from profilecheck.replica import Persona, Replica, person
from profilecheck.resources import data_folder
from profilecheck.school import School, Workplace, load_school
from profilecheck.sites import SITES, site
from profilecheck.sites.site import Site
from profilecheck.sources import Network, audit

__all__ = ["demo"]


def demo(
    name: Annotated[
        str,
        typer.Option("--person", help="Which made-up person: exposed, careful, mixed or popular."),
    ] = "exposed",
    out: OutOption = None,
    pdf: PdfOption = False,
    show_browser: ShowBrowserOption = False,
    checklist: ChecklistOption = None,
    fail_on: FailOnOption = None,
) -> None:
    """Show what an audit looks like, on a made-up person.

    A real browser reads replicas of the networks that this computer serves to itself. No account
    is needed, and nothing goes over the internet.
    """
    loaded = load_checklist(checklist)
    someone = person(name)
    school = load_school(data_folder("fixtures") / "school.yaml")
    run = new_run(datetime.now().astimezone(), out, made_up=True)
    console = Console()
    console.print(Text(f"A made-up person: {someone.full_name}. {someone.description}"))
    snapshot = run_until_interrupted(_audit(someone, school, run, console, show=show_browser), run)
    finish(
        run,
        snapshot,
        checklist=loaded,
        school=school,
        with_pdf=pdf,
        fail_on=fail_on,
        console=console,
    )


def _sites(someone: Persona) -> list[Site]:
    """The networks the person is on, in the usual order, the closed ones, then their servers."""
    usual = [s for s in SITES if s.closed or s.id in someone.networks]
    return [*usual, *(site(name) for name in someone.networks if "@" in name)]


async def _audit(
    someone: Persona, school: School, run: Run, console: Console, *, show: bool
) -> Snapshot:
    with Replica() as replica, TerminalProgress(console) as progress:
        networks = [
            Network(s, None if s.closed else _session(replica, someone, s)) for s in _sites(someone)
        ]
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        async with launched((), show=show, replica=endpoint) as browser:
            return await audit(
                browser,
                networks,
                workplace=Workplace(school),
                pace=Pace.REPLICA,
                progress=progress,
                keep=run.keep,
                made_up=True,
            )


def _session(replica: Replica, someone: Persona, site: Site) -> Session:
    return Session.of({"cookies": replica.cookies_for(someone.name, site.id)}, site.policy)
