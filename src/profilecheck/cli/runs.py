"""Where runs are kept, and how one is saved: the snapshot while it grows, then the report."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from profilecheck.cli.kept import (
    has_passphrase,
    load_kept,
    stored,
    vault,
    write_in_clear,
    write_stored,
)
from profilecheck.errors import InputError
from profilecheck.model import Report, Snapshot, dump
from profilecheck.report import html, pdf
from profilecheck.storage import data_home, private_folder, write_private

__all__ = ["Run", "all_runs", "new_run", "runs_folder"]


@dataclass(frozen=True)
class Run:
    """One run's folder and the files in it.

    Those of the private folder are sealed where a passphrase is set, unless the run is of a
    made-up person (`made_up`). A folder that the person named holds them in clear.
    """

    folder: Path
    made_up: bool = False

    @property
    def sealed(self) -> bool:
        """Whether what is written is sealed with the person's passphrase."""
        own = self.folder.resolve().parent == runs_folder().resolve()
        return own and not self.made_up and has_passphrase()

    @property
    def snapshot(self) -> Path:
        """What was gathered."""
        return stored(self.folder / "snapshot.json")

    @property
    def report(self) -> Path:
        """The filled-in checklist, for programs."""
        return stored(self.folder / "report.json")

    @property
    def page(self) -> Path:
        """The filled-in checklist, for the person."""
        return stored(self.folder / "report.html")

    @property
    def pdf(self) -> Path:
        """The same, to print; where the run is sealed, none is made."""
        return self.folder / "report.pdf"

    def keep(self, snapshot: Snapshot) -> None:
        """Write what has been gathered so far; what stood there before is replaced whole."""
        self._write("snapshot.json", dump(snapshot))

    def save(self, report: Report, *, with_pdf: bool, full: bool = False) -> None:
        """Write the report as JSON and as a page, and as PDF where asked and not sealed.

        The PDF has what is to be done; where `full`, everything that was seen as well.
        """
        page = html(report)
        self._write("report.json", dump(report))
        self._write("report.html", page)
        if with_pdf and not self.sealed:
            printed = html(report, print_all=True) if full else page
            write_private(self.pdf, asyncio.run(pdf(printed)))

    def load_snapshot(self) -> Snapshot:
        """Read the snapshot back; of a sealed one, the passphrase is asked for."""
        return load_kept(Snapshot, self.snapshot)

    def load_report(self) -> Report:
        """Read the report back; of a sealed one, the passphrase is asked for."""
        return load_kept(Report, self.report)

    def _write(self, name: str, content: str) -> None:
        path = self.folder / name
        if self.sealed:
            write_stored(path, content)
        else:
            write_in_clear(path, content)


def runs_folder() -> Path:
    """Return the private folder that holds a folder for each run."""
    return data_home() / "runs"


def new_run(now: datetime, out: Path | None = None, *, made_up: bool = False) -> Run:
    """Return a run in `out`, or in a new private folder named after the time `now`.

    Raises:
        InputError: it is to be sealed, and the passphrase was not known: asked for now, not later;
            or there is an audit in `out` already.
        StorageError: the folder cannot be made.
    """
    if out is not None:
        run = Run(out, made_up)
        if run.snapshot.exists():
            raise InputError(f"{out}: there is an audit in this folder already. Name another one.")
        private_folder(out)
        return run
    run = Run(runs_folder() / now.strftime("%Y-%m-%d_%H%M%S_%f"), made_up)
    if run.sealed:
        vault()
    private_folder(run.folder)
    return run


def all_runs() -> tuple[Run, ...]:
    """Return every kept run that has a snapshot, newest first."""
    folder = runs_folder()
    if not folder.is_dir():
        return ()
    newest_first = sorted((p for p in folder.iterdir() if p.is_dir()), reverse=True)
    return tuple(Run(p) for p in newest_first if Run(p).snapshot.is_file())
