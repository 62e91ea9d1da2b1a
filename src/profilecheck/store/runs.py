"""Where runs are kept, and how one is saved: the snapshot while it grows, then the report."""

import itertools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from profilecheck.errors import InputError, StorageError
from profilecheck.model import Report, Snapshot, dump, loads
from profilecheck.named import is_there
from profilecheck.storage import (
    SEALED,
    Mark,
    mark_of,
    private_folder,
    refuse_to_write_in,
    remove,
    write_private,
)
from profilecheck.store.steps import checksum, step_files, step_name, with_step
from profilecheck.store.store import RUN_FILES, Store, stored, write_in_clear

__all__ = [
    "Run",
    "all_runs",
    "clear_empty_runs",
    "cut_off_run",
    "earlier_audit",
    "kept_audits",
    "last_two_audits",
    "load_gathered",
    "may_have_changed",
    "new_run",
    "newest_run",
    "refuse_to_keep_in",
    "runs_folder",
]

_IS_LONG_AGO = timedelta(days=7)


@dataclass(frozen=True)
class Run:
    """One run's folder and the files in it.

    Those of the private folder are sealed where a passphrase is set, unless the run is of a
    made-up person (`made_up`). A folder that the person named holds them in clear.
    """

    store: Store
    folder: Path
    made_up: bool = False

    @property
    def sealed(self) -> bool:
        """Whether what is written is sealed with the person's passphrase."""
        return self._can_be_sealed and self.store.has_passphrase

    @property
    def _can_be_sealed(self) -> bool:
        own = self.folder.resolve().parent == runs_folder(self.store).resolve()
        return own and not self.made_up

    @property
    def snapshot(self) -> Path:
        """What was gathered; while it grows, as it began. `load_snapshot` reads all of it."""
        return stored(self.folder / "snapshot.json")

    @property
    def gathered(self) -> tuple[Path, ...]:
        """The files that hold what was gathered."""
        return self.snapshot, *step_files(self.folder)

    @property
    def state(self) -> Mark | None:
        """What tells the snapshot's file from one that was put in its place; None without one."""
        return mark_of(self.snapshot)

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

    def keep(self, snapshot: Snapshot) -> str:
        """Write what has been gathered so far, and return its text.

        What stood there before is replaced whole.
        """
        content = dump(snapshot)
        self._write("snapshot.json", content)
        # Not before: until then they hold what was read. From then on they continue nothing.
        for path in step_files(self.folder):
            remove(path)
        return content

    def keep_step(self, number: int, content: str) -> None:
        """Write one step of a snapshot that grows."""
        self._write(step_name(number), content)

    def save(self, report: Report, page: str) -> None:
        """Write the report, and `page`, which shows it to the person."""
        self._write("report.json", dump(report))
        self._write("report.html", page)

    def save_pdf(self, content: bytes) -> None:
        """Write the report to print, which is in clear.

        Raises:
            StorageError: the run is sealed, or it cannot be written.
        """
        if self.sealed:
            raise StorageError(f"{self.pdf}: this would be in clear, and the run is sealed.")
        write_private(self.pdf, content)

    def discard(self) -> None:
        """Remove what was gathered, and the folder where it was made for that alone.

        Raises:
            StorageError: it cannot be removed.
        """
        for path in self.gathered:
            remove(path)
        with suppress(OSError):  # something else is in it
            if self._can_be_sealed:
                self.folder.rmdir()

    def load_snapshot(self) -> Snapshot:
        """Read the snapshot back; of a sealed one, the passphrase is asked for."""
        return load_gathered(self.store, self.snapshot)

    def load_report(self) -> Report:
        """Read the report back; of a sealed one, the passphrase is asked for."""
        return self.store.load(Report, self.report)

    def _write(self, name: str, content: str) -> None:
        path = self.folder / name
        if self._can_be_sealed:
            self.store.write(path, content)
        else:
            write_in_clear(path, content)


def load_gathered(store: Store, path: Path) -> Snapshot:
    """Read a snapshot, sealed or not, with the steps beside it by which it had grown.

    `path` may be what it was called before a passphrase was set.

    Raises:
        InputError: it cannot be read, or not be opened.
        NewerSchemaError: a newer version of the program wrote it.
    """
    content = store.read(path)
    snapshot = loads(Snapshot, content, str(path))
    if snapshot.finished:
        return snapshot
    continues = checksum(content)
    for number in itertools.count(1):
        grown = _with_step(store, path.parent, number, snapshot, continues)
        if grown is None:
            break
        snapshot = grown
    return snapshot


def _with_step(
    store: Store, folder: Path, number: int, snapshot: Snapshot, continues: str
) -> Snapshot | None:
    path = stored(folder / step_name(number))
    if not path.is_file():
        return None
    try:
        return with_step(snapshot, store.read(path), continues)
    except InputError:
        return None  # damaged, or just removed by who writes; its page counts as not visited


def runs_folder(store: Store) -> Path:
    """Return the private folder that holds a folder for each run."""
    return store.home / "runs"


def refuse_to_keep_in(out: Path) -> None:
    """Do nothing where a run can be kept in `out`, before anything is gathered for it.

    Raises:
        InputError: there is an audit or a report in it already.
        StorageError: the folder cannot be made, or nothing can be written in it.
    """
    if is_there(out) and any(stored(out / name).exists() for name in RUN_FILES):
        raise InputError(
            f"{out}: there is an audit or a report in this folder already. Name another one."
        )
    refuse_to_write_in(out)


def new_run(store: Store, now: datetime, out: Path | None = None, *, made_up: bool = False) -> Run:
    """Return a run in `out`, or in a new private folder named after the time `now`.

    Raises:
        InputError: it is to be sealed, and the passphrase was not given: needed now, not later;
            or there is an audit or a report in `out` already.
        StorageError: the folder cannot be made, or nothing can be written in `out`.
    """
    if out is not None:
        refuse_to_keep_in(out)
        return Run(store, private_folder(out), made_up)
    run = Run(store, runs_folder(store) / now.strftime("%Y-%m-%d_%H%M%S_%f"), made_up)
    if run.sealed:
        store.vault()
    private_folder(run.folder)
    return run


def all_runs(store: Store) -> tuple[Run, ...]:
    """Return every kept run that has a snapshot, newest first."""
    runs = (Run(store, folder) for folder in sorted(_folders(store), reverse=True))
    return tuple(run for run in runs if run.snapshot.is_file())


def newest_run(store: Store) -> tuple[Run, Snapshot] | None:
    """Return the person's newest run with its snapshot; else a made-up person's; None without any.

    Raises:
        InputError: a run that would have to be looked at cannot be read.
    """
    practice = None
    for run in all_runs(store):  # an old one that cannot be read stands in no one's way
        snapshot = run.load_snapshot()
        if not snapshot.made_up:
            return run, snapshot
        practice = practice or (run, snapshot)
    return practice


def cut_off_run(store: Store) -> tuple[Run, Snapshot] | None:
    """Return the person's newest run where it was cut off; None where it was not, or is none.

    Raises:
        InputError: a run that would have to be looked at cannot be read.
    """
    newest = newest_run(store)
    if newest is None or newest[1].made_up or newest[1].finished:
        return None
    return newest


def may_have_changed(snapshot: Snapshot, now: datetime) -> bool:
    """Whether what was read was read so long ago that it is no picture of today.

    Going on from it would not read it anew.
    """
    return now - snapshot.taken_at > _IS_LONG_AGO


def kept_audits(store: Store) -> Iterator[Snapshot]:
    """The kept audits, newest first. Judging one again keeps it again: it is given once.

    Raises:
        InputError: one of them cannot be read.
    """
    given: set[datetime] = set()
    for run in all_runs(store):
        snapshot = run.load_snapshot()
        if snapshot.taken_at not in given:
            given.add(snapshot.taken_at)
            yield snapshot


def last_two_audits(store: Store) -> tuple[Snapshot, Snapshot] | None:
    """Return the person's own two newest audits, the earlier first; else a made-up person's.

    Raises:
        InputError: an audit cannot be read.
    """
    kept = sorted(kept_audits(store), key=lambda s: s.taken_at, reverse=True)
    for made_up in (False, True):
        newest = [s for s in kept if s.made_up is made_up][:2]
        if len(newest) == 2:
            return newest[1], newest[0]
    return None


def earlier_audit(store: Store, snapshot: Snapshot) -> Snapshot | None:
    """Return the newest kept audit before `snapshot` of the same person, on one of its networks.

    None where there is none. One that cannot be read stands in no one's way.
    """
    # The newest folder may hold an old audit that was judged again.
    return max(_earlier(store, snapshot), key=lambda kept: kept.taken_at, default=None)


def _earlier(store: Store, snapshot: Snapshot) -> Iterator[Snapshot]:
    for run in all_runs(store):
        if snapshot.made_up and run.snapshot.name.endswith(SEALED):
            continue  # what is sealed is the person's own: no passphrase is asked for practice
        with suppress(InputError):
            kept = run.load_snapshot()
            if kept.taken_at < snapshot.taken_at and _of_one_person(kept, snapshot):
                yield kept


def _of_one_person(then: Snapshot, now: Snapshot) -> bool:
    """Whether two audits share a network, and nothing says that they are of two people.

    Of made-up people, which are several, the same profile has to be in both.
    """
    if then.made_up is not now.made_up:
        return False
    before = {account.network: account.profile_url for account in then.accounts}
    shared = [(before[a.network], a.profile_url) for a in now.accounts if a.network in before]
    known = [(one, other) for one, other in shared if one and other]
    if any(one == other for one, other in known):
        return True
    return bool(shared) and not known and not now.made_up


def clear_empty_runs(store: Store) -> int:
    """Remove the folders of audits that were killed before they had read a page; count them.

    One in which something is half written is counted too, and goes by itself once it is certain
    that nobody is writing it.
    """
    lost = [folder for folder in _folders(store) if _holds_nothing_read(folder)]
    for folder in lost:
        with suppress(OSError):  # something half written is in it
            folder.rmdir()
    return len(lost)


def _holds_nothing_read(folder: Path) -> bool:
    try:
        return all(entry.name.startswith(".") for entry in folder.iterdir())
    except FileNotFoundError:
        return False  # another command has removed it meanwhile


def _folders(store: Store) -> list[Path]:
    folder = runs_folder(store)
    return [p for p in folder.iterdir() if p.is_dir()] if folder.is_dir() else []
