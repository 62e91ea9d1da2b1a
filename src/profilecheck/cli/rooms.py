"""`profilecheck summary` and `profilecheck room`: a group's result, without names."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from profilecheck.checklist import load_checklist
from profilecheck.cli.asking import show
from profilecheck.cli.chosen_run import RunOption, chosen_run
from profilecheck.cli.output import output
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError
from profilecheck.judge.room import Bars, Room, read_summary, room_of
from profilecheck.named import entries_of, is_folder_at
from profilecheck.storage import read_text, refuse_to_write_at, write_new_private
from profilecheck.words.plurals import capital, counted
from profilecheck.words.report import MADE_UP
from profilecheck.words.room import NOTHING_SHOWN, THE_REST_NOT_SHOWN, WHAT_IS_IN_IT

__all__ = ["room", "summary"]

_MOST_BYTES = 100_000
_WIDEST = 30
"""Characters of the longest bar."""


def summary(
    file: Annotated[Path, typer.Argument(help="The file to write, such as room-7f3a.json.")],
    run: RunOption = None,
) -> None:
    """Save what a room may be handed of your check: no name, no date.

    It says how many networks it is about, and what each check came to by the built-in checklist.
    What only you can judge is not in it. Open the file, and see for yourself.
    """
    if file.suffix.casefold() != ".json":
        raise InputError(f"{file}: the file has to end in .json; name such a file.")
    refuse_to_write_at(file)
    chosen = chosen_run(own_store(), run)
    if chosen is None:
        raise InputError("there is no check yet. Make one with “profilecheck audit” first.")
    write_new_private(file, chosen.summary(load_checklist(), date.today()).canonical())
    if chosen.snapshot.made_up:
        show(MADE_UP)
    show(f"{file}: {WHAT_IS_IN_IT}")


def room(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILES...", help="The summaries, or the folder that they are in."),
    ],
) -> None:
    """Add up the summaries of a room, for a workshop.

    Fewer than five are refused. A number that would tell of one or two people is not shown.
    """
    checklist = load_checklist()
    summaries = [
        read_summary(read_text(path, _MOST_BYTES), str(path), checklist)
        for path in _each_once(list(_all_in(files)))
    ]
    _show(room_of(summaries, checklist), output(highlight=False))


def _all_in(files: Sequence[Path]) -> Iterator[Path]:
    for file in files:
        if is_folder_at(file):
            yield from (p for p in entries_of(file) if _may_be_one(p.name))
        else:
            yield file


def _may_be_one(name: str) -> bool:
    # A Mac puts a hidden file of its own beside each that it writes to a stick: “._room.json”.
    return name.casefold().endswith(".json") and not name.startswith(".")


def _each_once(paths: Sequence[Path]) -> Sequence[Path]:
    seen: set[Path] = set()
    for path in paths:
        where = path.resolve()
        if where in seen:
            raise InputError(f"{path}: this file is named twice. Name each once.")
        seen.add(where)
    return paths


def _show(made: Room, console: Console) -> None:
    console.print(Text(counted(made.people, "person", "people"), "bold"))
    _show_bars(made.networks, made.people, console)
    for clause, checks in groupby(made.checks, key=lambda bars: bars.clause):
        console.print(Text(f"\n{clause}  {made.titles[clause]}", "bold"))
        for bars in checks:
            _show_bars(bars, made.people, console)


def _show_bars(bars: Bars, people: int, console: Console) -> None:
    console.print(Text(f"\n  {bars.title}"))
    if bars.is_hidden:
        console.print(Text(f"    {NOTHING_SHOWN}", "dim"))
        return
    table = Table.grid(padding=(0, 1))
    for bar in bars.drawn:
        drawn = "█" * max(1, round(_WIDEST * (bar.people or 0) / people))
        table.add_row(Text(f"    {bar.label}"), Text(f"{drawn} {bar.people}"))
    console.print(table)
    if bars.has_hidden:
        console.print(Text(f"    {capital(THE_REST_NOT_SHOWN)}.", "dim"))
