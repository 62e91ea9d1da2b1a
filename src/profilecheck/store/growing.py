"""Keeping a snapshot while it grows: page by page, without writing again what is written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from profilecheck.errors import InputError, StorageError
from profilecheck.model import Snapshot
from profilecheck.storage import Mark
from profilecheck.store.runs import Run
from profilecheck.store.steps import checksum, step_between

__all__ = ["growing"]


@contextmanager
def growing(run: Run) -> Iterator[Callable[[Snapshot], None]]:
    """Yield what keeps in `run` the snapshot as it is after every page, each time safely on disk.

    Only what changed is written. Where the block ends, for whatever reason, the snapshot is whole
    in its one file; after a kill, `Run.load_snapshot` reads the parts.
    """
    keeper = _Keeper(run)
    try:
        yield keeper.keep
    finally:
        with suppress(StorageError, InputError):  # the parts say the same
            keeper.make_whole()


class _Keeper:
    """Remembers what is on the disk."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._last: Snapshot | None = None
        self._began = ""
        self._state: Mark | None = None
        self._steps = 0

    def keep(self, snapshot: Snapshot) -> None:
        step = None
        # Another command may have written the snapshot anew, or sealed it: then it begins again.
        if self._last is not None and not snapshot.finished and self._state == self._run.state:
            step = step_between(self._last, snapshot, self._began)
        if step is None:
            self._write_whole(snapshot)
        elif step:
            self._run.keep_step(self._steps + 1, step)
            self._steps += 1
        self._last = snapshot

    def make_whole(self) -> None:
        if self._last is not None and self._steps:
            self._write_whole(self._last)

    def _write_whole(self, snapshot: Snapshot) -> None:
        self._began = checksum(self._run.keep(snapshot))
        self._state = self._run.state
        self._steps = 0
