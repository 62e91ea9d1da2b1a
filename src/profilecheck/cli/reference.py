"""`clauses`, `sites` and `schema`: what the program knows, for reading."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from profilecheck.checklist import Clause, copy_default, load_checklist
from profilecheck.cli.options import ChecklistOption
from profilecheck.schemas import schema as json_schema
from profilecheck.sites import known_sites
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.site import Page, Site
from profilecheck.vocabulary import Basis, JudgedBy

__all__ = ["GROUNDS", "clauses", "schema", "sites"]

_WHO_JUDGES = {
    JudgedBy.TOOL: "the tool",
    JudgedBy.BOTH: "the tool and you",
    JudgedBy.YOU: "only you",
}

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


def clauses(
    checklist: ChecklistOption = None,
    copy_to: Annotated[
        Path | None,
        typer.Option(
            "--copy-to", metavar="FILE", help="Write the built-in checklist to FILE, to change it."
        ),
    ] = None,
) -> None:
    """List the clauses of the checklist, and who can judge each."""
    if copy_to is not None:
        copy_default(copy_to)
        typer.echo(f"The checklist is in {copy_to}. Use it with --checklist {copy_to}.")
        return
    loaded = load_checklist(checklist)
    console = Console()
    console.print(Text(loaded.title, style="bold"))
    for part in loaded.parts:
        console.print()
        console.print(Text(part.title, style="bold"))
        for clause in loaded.clauses:
            if clause.part == part.id:
                _show_clause(console, clause)


def _show_clause(console: Console, clause: Clause) -> None:
    console.print(Text(f"{clause.id:<6}{clause.title}"), soft_wrap=False)
    console.print(Text(f"      judged by {_WHO_JUDGES[clause.judged_by]}", style="dim"))


def sites() -> None:
    """List the networks, and what is read on each.

    With it stands what the reading of each page rests on, and when it was last confirmed.
    """
    console = Console()
    for known in known_sites():
        console.print(Text(known.name, style="bold"))
        if isinstance(known, SiteFamily):
            console.print(Text(f"Name it with your server, as in {known.id}@{known.example}."))
        _show_site(console, known.at(known.example) if isinstance(known, SiteFamily) else known)
        console.print()


def _show_site(console: Console, site: Site) -> None:
    if site.closed:
        console.print(Text("This network has closed: nothing is opened there."))
        return
    if site.by_hand:
        console.print(Text("Nothing is opened there: you look yourself, with the steps we give."))
        told = ", ".join(fact.value for fact in site.guidance)
        console.print(Text(f"Type “profilecheck answer {site.id}”. It asks for:"))
        console.print(Text(f"      {told}", style="dim"))
        return
    confirmed = (
        f"Last confirmed on the live service: {site.confirmed_live:%d %B %Y}."
        if site.confirmed_live
        else "Not yet confirmed on the live service."
    )
    console.print(Text(f"{confirmed} Languages: {', '.join(sorted(site.labels)) or 'none'}."))
    for page in site.pages:
        _show_page(console, page)


def _show_page(console: Console, page: Page) -> None:
    eyes = " and ".join(f"as {v.value}" for v in page.viewpoints)
    console.print(Text(f"  {page.title} ({eyes}); rests on {GROUNDS[page.basis]}"))
    console.print(Text(f"      {', '.join(f.value for f in page.promises)}", style="dim"))


def schema(
    name: Annotated[SchemaName, typer.Argument(help="Which kind of file.")],
) -> None:
    """Print the JSON Schema of one of the program's files."""
    typer.echo(json.dumps(json_schema(name.value), indent=2))
