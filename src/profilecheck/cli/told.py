"""The run that an answer or an agreement is about, and what is judged of it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated

import typer

from profilecheck import judge as judging
from profilecheck.checklist import Checklist
from profilecheck.model import Answers, Report, Snapshot
from profilecheck.school import School
from profilecheck.store.runs import Run, earlier_audit, newest_run
from profilecheck.store.store import Store

__all__ = ["RunOption", "Told", "told_run"]

RunOption = Annotated[
    Path | None,
    typer.Option("--run", help="The folder of a run, or its snapshot; else your newest one."),
]


@dataclass(frozen=True)
class Told:
    """A run, and what was gathered in it."""

    run: Run
    snapshot: Snapshot

    @property
    def practice(self) -> Run | None:
        """The run, where it is a made-up person's: then its answers stay in it."""
        return self.run if self.snapshot.made_up else None

    @cached_property
    def earlier(self) -> Snapshot | None:
        """The audit before this one, of the same person."""
        return earlier_audit(self.run.store, self.snapshot)

    def judged(self, checklist: Checklist, school: School | None, answers: Answers) -> Report:
        """Return today's report with these answers."""
        return judging.judge(
            self.snapshot, checklist, school, answers, date.today(), earlier=self.earlier
        )


def told_run(store: Store, given: Path | None) -> Told | None:
    """Return the run in `given`, else the person's newest one, else one of a made-up person.

    None where there is no run at all.

    Raises:
        InputError: the run cannot be read.
    """
    if given is not None:
        run = Run(store, given if given.is_dir() else given.parent)
        return Told(run, run.load_snapshot())
    newest = newest_run(store)
    return Told(*newest) if newest else None
