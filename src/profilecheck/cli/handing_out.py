"""`profilecheck handouts`: what a workshop hands out, as PDFs to print."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from profilecheck.browser.launch import launched
from profilecheck.checklist import Checklist, load_checklist
from profilecheck.cli.options import ChecklistOption
from profilecheck.errors import InputError
from profilecheck.report.handouts import Handout, handout_page, networks_with_cards
from profilecheck.report.pdf import pdf
from profilecheck.sites import site
from profilecheck.sites.closed import ClosedSite
from profilecheck.sites.site import Site
from profilecheck.storage import refuse_to_write_at, write_new_private

__all__ = ["handouts"]


def handouts(
    folder: Annotated[Path, typer.Argument(help="Where to put the three files.")],
    network: Annotated[
        list[str] | None,
        typer.Option(
            "--network", help="Make a card for this network; give it once for each. Else for all."
        ),
    ] = None,
    checklist: ChecklistOption = None,
) -> None:
    """Make what a workshop hands out, as PDFs to print.

    Six-minute cards, two to a page: three settings of a network, with their addresses as QR codes.
    A blank checklist. The clauses on one page. No file is ever written over.
    """
    networks = _networks(network or [])
    paths = {handout: folder / f"{handout}.pdf" for handout in Handout}
    for path in paths.values():
        refuse_to_write_at(path, "another folder")
    printed = asyncio.run(_printed(load_checklist(checklist), networks))
    for handout, path in paths.items():
        typer.echo(write_new_private(path, printed[handout]))


def _networks(named: list[str]) -> tuple[Site, ...]:
    by_id = {one.id: one for one in map(site, named)}
    chosen = tuple(by_id.values()) or networks_with_cards()
    for one in chosen:
        if isinstance(one, ClosedSite):
            raise InputError(f"{one.name} has closed, so there is nothing to set there.")
    return chosen


async def _printed(checklist: Checklist, networks: tuple[Site, ...]) -> dict[Handout, bytes]:
    async with launched(()) as running:
        return {
            handout: await pdf(handout_page(handout, checklist, networks), running.browser)
            for handout in Handout
        }
