"""`profilecheck clauses`: the clauses of a checklist, for reading."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from profilecheck.cli.options import ChecklistOption, refuse_several
from profilecheck.cli.output import output
from profilecheck.resources import default_checklist
from profilecheck.storage import read_text
from profilecheck.vocabulary import JudgedBy
from profilecheck.yaml_files import parse_yaml

__all__ = ["clauses"]

_WHO_JUDGES = {
    JudgedBy.TOOL: "the tool",
    JudgedBy.BOTH: "the tool and you",
    JudgedBy.YOU: "you alone",
}


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
    refuse_several({"--checklist": checklist is not None, "--copy-to": copy_to is not None})
    if copy_to is not None:
        from profilecheck.checklist import copy_default

        copy_default(copy_to)
        typer.echo(f'The checklist is in {copy_to}. Use it with: --checklist "{copy_to}"')
        return
    listed = _fields(checklist)
    console = output()
    console.print(Text(listed["title"], style="bold"))
    for part in listed["parts"]:
        console.print()
        console.print(Text(part["title"], style="bold"))
        for clause in listed["clauses"]:
            if clause["part"] == part["id"]:
                _show_clause(console, clause)


def _fields(checklist: Path | None) -> Any:
    """The fields of a checklist as its file has them.

    A file of the person's own is checked first. The built-in one needs no check, which would take
    longer than all the rest.
    """
    if checklist is None:
        path = default_checklist()
        return parse_yaml(read_text(path), path)
    from profilecheck.checklist import load_checklist

    return load_checklist(checklist).model_dump(mode="json")


def _show_clause(console: Console, clause: Any) -> None:
    console.print(Text(f"{clause['id']:<6}{clause['title']}"), soft_wrap=False)
    who = _WHO_JUDGES[JudgedBy(clause["judged_by"])]
    console.print(Text(f"      judged by {who}", style="dim"))
