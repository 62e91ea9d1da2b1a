"""Profile folders of browsers: gone after use, and found again where the program was killed.

Each is named after a port of this computer that somebody listens at while it is in use.
"""

import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from profilecheck.errors import StorageError
from profilecheck.storage import data_home, private_folder

__all__ = ["delete_profile", "in_use", "scratch_profile", "sweep_scratch"]

_DELETE_TRIES = 40
_DELETE_PAUSE = 0.05


@contextmanager
def scratch_profile() -> Iterator[Path]:
    """Make a folder for a browser that keeps everything in memory, and delete it afterwards.

    It holds the browser's preferences and nobody's sign-in. What cannot be deleted at once is left
    to `sweep_scratch`.

    Raises:
        StorageError: it cannot be made.
    """
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        profile = private_folder(_scratch() / f"port-{held.getsockname()[1]}")
        try:
            yield profile
        finally:
            with suppress(StorageError):
                delete_profile(profile)


def sweep_scratch() -> tuple[Path, ...]:
    """Delete the scratch folders that nobody uses any more; return them.

    Raises:
        StorageError: one of them cannot be deleted.
    """
    folder = _scratch()
    left = [p for p in folder.iterdir() if not in_use(p)] if folder.is_dir() else []
    for profile in left:
        delete_profile(profile)
    return tuple(left)


def _scratch() -> Path:
    return data_home() / "browser"


def in_use(profile: Path) -> bool:
    """Whether somebody listens at the port that the folder is named after."""
    port = profile.name.removeprefix("port-")
    with socket.socket() as probe:
        return port.isdigit() and probe.connect_ex(("127.0.0.1", int(port))) == 0


def delete_profile(profile: Path) -> None:
    """Delete a folder that a browser has run on.

    Raises:
        StorageError: it is still there.
    """
    # The browser's helper processes may still be writing for a moment after it has ended.
    for _ in range(_DELETE_TRIES):
        shutil.rmtree(profile, ignore_errors=True)
        if not profile.exists():
            return
        time.sleep(_DELETE_PAUSE)
    raise StorageError(f"{profile}: this folder of a browser must go: delete it.")
