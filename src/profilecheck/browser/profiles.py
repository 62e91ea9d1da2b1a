"""Profile folders of browsers: gone after use, and found again where the program was killed.

Each is named after a port of this computer that somebody listens at while it is in use.
"""

import re
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from profilecheck.errors import StorageError
from profilecheck.storage import data_home, private_folder

__all__ = [
    "delete_profile",
    "scratch_profile",
    "sign_in_profiles",
    "sweep_profiles",
    "sweep_scratch",
    "windows_open",
]

_DELETE_TRIES = 40
_DELETE_PAUSE = 0.05
_PORT = re.compile(r"port-([0-9]{1,5})")


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
    return _sweep(_scratch())


def sign_in_profiles() -> Path:
    """Return the folder that holds those of the windows in which the person signs in."""
    return data_home() / "sign-in"


def windows_open() -> bool:
    """Whether a window for signing in is open: another command's, or one that was cut off."""
    return any(map(_in_use, _profiles_in(sign_in_profiles())))


def sweep_profiles() -> tuple[Path, ...]:
    """Delete what a sign-in that was cut off has left; return those folders.

    Raises:
        StorageError: one of them cannot be deleted.
    """
    return _sweep(sign_in_profiles())


def _sweep(folder: Path) -> tuple[Path, ...]:
    """Delete the profile folders in `folder` that nobody uses any more; return them.

    Raises:
        StorageError: one of them cannot be deleted.
    """
    left = tuple(p for p in _profiles_in(folder) if not _in_use(p))
    for profile in left:
        delete_profile(profile)
    return left


def _scratch() -> Path:
    return data_home() / "browser"


def _profiles_in(folder: Path) -> tuple[Path, ...]:
    """Return the profile folders in `folder`; whatever else lies there is none of our business."""
    if not folder.is_dir():
        return ()
    return tuple(p for p in folder.iterdir() if _PORT.fullmatch(p.name) and p.is_dir())


def _in_use(profile: Path) -> bool:
    """Whether somebody listens at the port that the folder is named after."""
    named = _PORT.fullmatch(profile.name)
    port = int(named[1]) if named else 0
    with socket.socket() as probe:
        return 0 < port < 65_536 and probe.connect_ex(("127.0.0.1", port)) == 0


def delete_profile(profile: Path) -> None:
    """Delete a folder that a browser has run on.

    Raises:
        StorageError: it is still there.
    """
    for _ in range(_DELETE_TRIES):
        shutil.rmtree(profile, ignore_errors=True)
        if not profile.exists():
            return
        time.sleep(_DELETE_PAUSE)  # the browser's helpers may write for a moment after its end
    raise StorageError(f"{profile}: this folder of a browser must go: delete it.")
