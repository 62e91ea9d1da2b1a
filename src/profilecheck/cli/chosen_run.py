"""The run that an answer or an agreement is about."""

from pathlib import Path
from typing import Annotated

import typer

from profilecheck.errors import InputError
from profilecheck.named import is_file_at, is_folder_at, is_there
from profilecheck.store.checks import KeptCheck
from profilecheck.store.runs import Run, newest_run
from profilecheck.store.store import Store, stored

__all__ = ["RunOption", "chosen_run"]

RunOption = Annotated[
    Path | None,
    typer.Option("--run", help="The folder of a run, or its snapshot; else your newest one."),
]


def chosen_run(store: Store, given: Path | None) -> KeptCheck | None:
    """Return the run in `given`, else the person's newest one, else one of a made-up person.

    None where there is no run at all.

    Raises:
        InputError: the run cannot be read.
    """
    if given is not None:
        if not is_there(stored(given)):
            raise InputError(f"{given}: there is no such run. Name its folder, or its snapshot.")
        if is_file_at(given) and not given.name.startswith("snapshot."):
            raise InputError(f"{given}: this is not the snapshot of a run. Name the run's folder.")
        run = Run(store, given if is_folder_at(given) else given.parent)
        return KeptCheck(run, run.load_snapshot())
    newest = newest_run(store)
    return KeptCheck(*newest) if newest else None
