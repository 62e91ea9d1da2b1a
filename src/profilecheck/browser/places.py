"""The places at which a browser leaves files of its own: all below the folder that it runs on.

What lies there goes when the folder goes, also where the program was killed. Measured with
Chromium 156 on Linux: crash reports and their settings, a settings database, caches, certificates
and a temporary folder, each beside the profile folder where nothing says otherwise.

A window in which the person signs in keeps to their own home, as it finds the computer's proxy and
certificates there, and puts there what they download. Its crash reports, which hold parts of its
memory, and its temporary folder are moved.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["ARTIFACTS", "own_places"]

ARTIFACTS = "artifacts"
"""The driver's own temporary files, below a profile folder."""
_TEMPORARY = "t"
_WRITES_ELSEWHERE = ("SSLKEYLOGFILE", "CHROME_LOG_FILE")
"""Each names a file that a browser writes to; the first would hold the keys of all it says."""
_BELOW_HOME = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_DATA_HOME": "home/data",
    "XDG_STATE_HOME": "home/state",
}
_CRASH_REPORTS = ("BREAKPAD_DUMP_LOCATION", "crashes")
"""Where Chromium writes them on Linux; elsewhere they lie in the profile folder anyway."""
_LONGEST_SOCKET = 103
"""Characters that the address of a socket in the file system has on every system."""
_SOCKET = "/org.chromium.Chromium.XXXXXX/SingletonSocket"


@contextmanager
def own_places(profile: Path, *, at_home: bool = False) -> Iterator[dict[str, str]]:
    """Make those places below `profile`; yield the environment for a browser that keeps to them.

    One that is `at_home` keeps the person's own home. A path that is too long for the browser's
    socket has its temporary folder in the system's.
    """
    environment = {k: v for k, v in os.environ.items() if k not in _WRITES_ELSEWHERE}
    if at_home:
        variable, place = _CRASH_REPORTS
        environment[variable] = _folder(profile / place)
    elif sys.platform == "linux":
        # A window on the screen is let in by a file of the person's own home.
        environment.setdefault("XAUTHORITY", str(Path.home() / ".Xauthority"))
        environment |= {name: _folder(profile / place) for name, place in _BELOW_HOME.items()}
    temporary = profile / _TEMPORARY
    if sys.platform == "win32":
        yield environment | dict.fromkeys(("TEMP", "TMP"), _folder(temporary))
    elif _is_short(temporary):
        yield environment | {"TMPDIR": _folder(temporary)}
    else:
        system = tempfile.gettempdir()
        # The one of macOS is too long already, with a folder of our own in it.
        place = system if _is_short(Path(system, "tmp12345678")) else "/tmp"  # noqa: S108
        with tempfile.TemporaryDirectory(dir=place, ignore_cleanup_errors=True) as short:
            yield environment | {"TMPDIR": short}


def _is_short(folder: Path) -> bool:
    return len(f"{folder}{_SOCKET}") <= _LONGEST_SOCKET


def _folder(path: Path) -> str:
    path.mkdir(parents=True, exist_ok=True)
    return str(path)
