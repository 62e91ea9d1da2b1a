"""The options that several commands share, worded once."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from profilecheck.errors import InputError
from profilecheck.words.plurals import listed

__all__ = [
    "AccountOption",
    "ChecklistOption",
    "ExportOption",
    "FailOn",
    "FailOnOption",
    "NoBrowserOption",
    "OutOption",
    "PagesOption",
    "PdfOption",
    "PortOption",
    "SchoolOption",
    "ShowBrowserOption",
    "refuse_several",
]


class FailOn(StrEnum):
    """The results that the exit code can report to a script."""

    NOT_MET = "not_met"
    COULD_NOT_TELL = "could_not_tell"


AccountOption = Annotated[
    str | None,
    typer.Option(
        "--account",
        metavar="NAME",
        help="Which of your own accounts or pages there, where one sign-in has several: its "
        "handle, or the address of its profile. Where another is signed in, nothing is read.",
    ),
]
ChecklistOption = Annotated[
    Path | None,
    typer.Option(
        "--checklist", help="Your school's own checklist file, in place of the built-in one."
    ),
]
ExportOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--export",
        metavar="FILE",
        help="Read a data export, which the network made for you: its ZIP or .tgz "
        "file, or the folder it was unpacked to. Several files may follow one another, as "
        "“takeout-*.zip” does (see “profilecheck guide”).",
    ),
]
PagesOption = Annotated[
    Path | None,
    typer.Option(
        "--pages",
        metavar="FOLDER",
        help="Read the pages in this folder, which you saved yourself (see “profilecheck guide”); "
        "nothing is opened on the internet.",
    ),
]
SchoolOption = Annotated[
    Path | None,
    typer.Option(
        "--school", help="A file that says which school is yours (see “profilecheck school”)."
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", help="The folder for the report, in place of your private one."),
]
PdfOption = Annotated[bool, typer.Option("--pdf", help="Make a PDF of the report as well.")]
ShowBrowserOption = Annotated[
    bool, typer.Option("--show-browser", help="Watch the browser while it reads.")
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on", help="For scripts: exit with 10 where a clause came to this (or worse)."
    ),
]
NoBrowserOption = Annotated[
    bool,
    typer.Option("--no-browser", help="Open no browser; the address is the first line shown."),
]
PortOption = Annotated[
    int | None,
    typer.Option("--port", min=1, max=65_535, help="The port to use, in place of a free one."),
]


def refuse_several(given: Mapping[str, bool]) -> None:
    """Do nothing where at most one is given of some options of which each leaves out the others.

    Raises:
        InputError: more are given.
    """
    if sum(given.values()) > 1:
        raise InputError(f"give one of {listed(tuple(given))}.")
