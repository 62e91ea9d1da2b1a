"""The check that the page shows: its run, what was gathered, and the report of it as of now.

The report is judged again, and saved, whenever something that it rests on has changed, here or
elsewhere.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date

from profilecheck.checklist import Checklist
from profilecheck.errors import InputError, StorageError
from profilecheck.model import Answers, Report, Said, Snapshot
from profilecheck.report.saving import save
from profilecheck.storage import mark_of
from profilecheck.store.checks import KeptCheck
from profilecheck.store.runs import Run, all_runs
from profilecheck.store.school import school_file
from profilecheck.store.store import Store, stored

__all__ = ["AtHand", "Check", "earlier_runs"]

_Stamp = tuple[object, ...]


@dataclass(frozen=True)
class Check:
    """A kept check, and today's report of it with what it rests on."""

    kept: KeptCheck
    answers: Answers
    report: Report

    @property
    def run(self) -> Run:
        """The run that it is kept in."""
        return self.kept.run

    @property
    def snapshot(self) -> Snapshot:
        """What was gathered."""
        return self.kept.snapshot


class AtHand:
    """The check at hand, kept in memory for as long as nothing that it rests on has changed."""

    def __init__(self, store: Store, checklist: Checklist, *, made_up: bool) -> None:
        self._store, self._checklist, self._made_up = store, checklist, made_up
        self._lock = threading.Lock()
        self._stamp: _Stamp = ()
        self._check: Check | None = None

    def check(self, run_name: str, today: date) -> Check | None:
        """Return the check in the run of that name, else the newest one; None where there is none.

        Raises:
            InputError: it cannot be read, or is sealed and not opened.
        """
        with self._lock:
            found = self._run(run_name)
            if found is None:
                return None
            stamp = self._stamp_of(found, today)
            if self._check is None or stamp != self._stamp:
                self._check, self._stamp = self._judged(found, today), stamp
                with suppress(StorageError):  # what cannot be saved can still be shown
                    save(self._check.run, self._check.report, with_pdf=False)
            return self._check

    def keep(self, check: Check, said: Iterable[Said], today: date) -> None:
        """Keep what the person said, and judge the report anew.

        Raises:
            InputError: what is kept cannot be used.
            StorageError: it cannot be written.
        """
        check.kept.add(said, check.kept.school())
        self.check(check.run.folder.name, today)

    def take_back(self, check: Check, said: Iterable[Said], today: date) -> None:
        """Keep no more what the person said, and judge the report anew.

        Raises:
            InputError: what is kept cannot be used.
            StorageError: it cannot be written.
        """
        check.kept.take_back(said)
        self.check(check.run.folder.name, today)

    @contextmanager
    def forgotten(self) -> Iterator[None]:
        """Forget the check, and let nobody come by it while the block lasts."""
        with self._lock:
            self._check = None
            yield

    def _run(self, name: str) -> Run | None:
        runs = all_runs(self._store)
        if runs and not self._made_up:
            self._store.vault()  # what is sealed is not what there is not
        named = next((run for run in runs if name and run.folder.name == name), None)
        return named or next((run for run in runs if self._is_theirs(run)), None)

    def _is_theirs(self, run: Run) -> bool:
        try:
            return run.load_snapshot().made_up is self._made_up
        except InputError:
            return False  # an old one that cannot be read stands in no one's way

    def _judged(self, found: Run, today: date) -> Check:
        snapshot = found.load_snapshot()
        kept = KeptCheck(Run(found.store, found.folder, snapshot.made_up), snapshot)
        answers = kept.answers()
        report = kept.judge(self._checklist, kept.school(), answers, today)
        return Check(kept, answers, report)

    def _stamp_of(self, run: Run, today: date) -> _Stamp:
        home = self._store.home
        kept = (stored(folder / "answers.json") for folder in (home, run.folder))
        rests_on = (*run.gathered, *kept, school_file(self._store))
        return (today, *((path, mark_of(path)) for path in rests_on))


def earlier_runs(
    store: Store, check: Check | None, *, made_up: bool
) -> tuple[tuple[Run, Snapshot], ...]:
    """Return the kept runs beside the one of `check`, newest first, each with what was gathered.

    One that cannot be read is left out.

    Raises:
        InputError: they are sealed and not opened.
    """
    store.vault()
    here = check.run.folder if check else None
    found = []
    for run in all_runs(store):
        if run.folder == here:
            continue
        try:
            snapshot = run.load_snapshot()
        except InputError:
            continue
        if snapshot.made_up is made_up:
            found.append((run, snapshot))
    return tuple(found)
