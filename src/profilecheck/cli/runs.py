"""Where runs are kept, and how one is saved: the snapshot while it grows, then the report."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from profilecheck.model import Report, Snapshot, dump, load
from profilecheck.report import html, pdf
from profilecheck.storage import data_home, private_folder, write_private

__all__ = ["Run", "all_runs", "latest_run", "new_run", "runs_folder"]


@dataclass(frozen=True)
class Run:
    """One run's folder and the files in it."""

    folder: Path

    @property
    def snapshot(self) -> Path:
        """What was gathered."""
        return self.folder / "snapshot.json"

    @property
    def report(self) -> Path:
        """The filled-in checklist, for programs."""
        return self.folder / "report.json"

    @property
    def page(self) -> Path:
        """The filled-in checklist, for the person."""
        return self.folder / "report.html"

    @property
    def pdf(self) -> Path:
        """The same, to print."""
        return self.folder / "report.pdf"

    def keep(self, snapshot: Snapshot) -> None:
        """Write what has been gathered so far; what stood there before is replaced whole."""
        write_private(self.snapshot, dump(snapshot))

    def save(self, report: Report, *, with_pdf: bool) -> None:
        """Write the report as JSON and as a page, and as PDF where asked."""
        page = html(report)
        write_private(self.report, dump(report))
        write_private(self.page, page)
        if with_pdf:
            write_private(self.pdf, asyncio.run(pdf(page)))

    def load_snapshot(self) -> Snapshot:
        """Read the snapshot back."""
        return load(Snapshot, self.snapshot)


def runs_folder() -> Path:
    """Return the private folder that holds a folder for each run."""
    return data_home() / "runs"


def new_run(now: datetime, out: Path | None = None) -> Run:
    """Return a run in `out`, or in a new private folder named after the time `now`."""
    if out is not None:
        return Run(private_folder(out))
    folder = runs_folder() / now.strftime("%Y-%m-%d_%H%M%S_%f")
    return Run(private_folder(folder))


def all_runs() -> tuple[Run, ...]:
    """Return every kept run that has a snapshot, newest first."""
    folder = runs_folder()
    if not folder.is_dir():
        return ()
    newest_first = sorted((p for p in folder.iterdir() if p.is_dir()), reverse=True)
    return tuple(Run(p) for p in newest_first if Run(p).snapshot.is_file())


def latest_run() -> Run | None:
    """Return the newest run that has a snapshot, or None."""
    return next(iter(all_runs()), None)
