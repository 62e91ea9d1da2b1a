"""`sites` and `schema`: what the program knows, for reading."""

import json
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from profilecheck.cli.output import output
from profilecheck.schemas import schema as json_schema
from profilecheck.sites import known_sites
from profilecheck.sites.closed import ClosedSite
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.site import OpenSite, Page, Site
from profilecheck.sites.wording import is_known_language
from profilecheck.vocabulary import Basis

__all__ = ["GROUNDS", "schema", "sites"]

GROUNDS = {
    Basis.REAL_SAMPLE: "pages that were really saved",
    Basis.OTHERS_CODE: "other people's working programs",
    Basis.HELP_TEXT: "the network's own help",
    Basis.ASSUMPTION: "assumption",
}


class SchemaName(StrEnum):
    """The kinds of file that have a schema."""

    CHECKLIST = "checklist"
    SNAPSHOT = "snapshot"
    REPORT = "report"
    ANSWERS = "answers"
    SCHOOL = "school"


def sites() -> None:
    """List the networks, and what is read on each.

    It also says where we know each page from, and when that was last confirmed. The word before
    each is what “profilecheck sample” calls it.
    """
    console = output()
    for known in known_sites():
        console.print(Text(known.name, style="bold"))
        if isinstance(known, SiteFamily):
            console.print(Text(f"Name it with your server, as in {known.id}@{known.example}."))
        _show_site(console, known.at(known.example) if isinstance(known, SiteFamily) else known)
        console.print()


def _show_site(console: Console, site: Site) -> None:
    if isinstance(site, ClosedSite):
        console.print(Text("This network has closed: nothing is opened there."))
        return
    if not isinstance(site, OpenSite):
        console.print(Text("Nothing is opened there: you look yourself, with the steps we give."))
        told = ", ".join(fact.value for fact in site.guidance)
        console.print(Text(f"Type “profilecheck answer {site.id}”. It asks for:"))
        console.print(Text(f"      {told}", style="dim"))
        _show_export(console, site)
        return
    confirmed = (
        f"Last confirmed on the live service: {site.header.confirmed_live:%d %B %Y}."
        if site.header.confirmed_live
        else "Not yet confirmed on the live service."
    )
    known = sorted(code for code, own in site.labels.items() if is_known_language(own))
    partly = sorted(site.labels.keys() - set(known))
    languages = f"Languages: {', '.join(known) or 'none'}."
    some = f" Some settings in: {', '.join(partly)}." if partly else ""
    console.print(Text(f"{confirmed} {languages}{some}"))
    for page in site.pages:
        _show_page(console, page)


def _show_export(console: Console, site: Site) -> None:
    """Show what the export tells where nothing else is read, and on what ground."""
    if site.export is None:
        return
    console.print(Text(f"Its export is read as well: profilecheck guide {site.id}"))
    for part in site.export.parts:
        console.print(Text(f"  {part.title}; rests on {GROUNDS[part.basis]}"))
        console.print(Text(f"      {', '.join(f.value for f in part.promises)}", style="dim"))


def _show_page(console: Console, page: Page) -> None:
    eyes = " and ".join(f"as {v.value}" for v in page.viewpoints)
    console.print(Text(f"  {page.id}: {page.title} ({eyes}); rests on {GROUNDS[page.basis]}"))
    console.print(Text(f"      {', '.join(f.value for f in page.tells)}", style="dim"))
    if page.left_to_person:
        left = ", ".join(f.value for f in page.left_to_person)
        console.print(Text(f"      for you to look at: {left}", style="dim"))


def schema(
    name: Annotated[SchemaName, typer.Argument(help="Which kind of file.")],
) -> None:
    """Print the JSON Schema of one of the program's files."""
    typer.echo(json.dumps(json_schema(name.value), indent=2))
