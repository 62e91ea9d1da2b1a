"""Locks between processes. They are the operating system's: one that was killed holds nobody up."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from profilecheck.errors import StorageError, because_of
from profilecheck.storage import private_folder

__all__ = ["lock_held"]


@contextmanager
def lock_held(file: Path, seconds: float) -> Iterator[bool]:
    """Hold the lock that `file` stands for while the block lasts; the file goes with it.

    Yields whether it is held: not where another process holds it for longer than `seconds`.

    Raises:
        StorageError: the file or its folder cannot be made, or not be locked.
    """
    # Loaded where something is locked: most commands read alone.
    from filelock import FileLock, Timeout

    private_folder(file.parent)
    lock = FileLock(file, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        yield False
        return
    except OSError as error:
        raise StorageError(f"{file}: this cannot be locked {because_of(error)}") from None
    try:
        yield True
    finally:
        if sys.platform != "win32":
            # Whoever waits for it sees that it is gone, and makes another.
            file.unlink(missing_ok=True)
        lock.release()
