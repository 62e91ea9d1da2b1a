"""Signs in, or sets a passphrase, again and again, and dies in it one step later each time.

`python -m tests.vault.killing WHAT FOLDER` leaves a private folder for each death in FOLDER, named
by the number of the step. A step is a call that touches the disk, or a turn of the sign-in.
"""

import asyncio
import hashlib
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from profilecheck.browser import signin
from profilecheck.browser.find import FoundBrowser
from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.session import Session
from profilecheck.cli.unlocking import own_store
from profilecheck.storage import write_private
from profilecheck.store.logins import keep_login
from profilecheck.vault import Vault, passphrase
from tests.dying import Steps, die_at_each_step

__all__ = ["COOKIE", "FINDING", "PASSPHRASE", "cheap", "main", "vault"]

COOKIE = "planted-cookie-value"
FINDING = "planted finding of an audit"
PASSPHRASE = "planted passphrase of nine words"
POLICY = ReadPolicy(hosts=(".social.example",))
_OF_THE_DISK = ("fsync", "replace", "unlink", "mkdir", "rmdir", "fdopen", "chmod")
_WINDOW = f"""\
#!{sys.executable}
import os, pathlib, sys, time
folder = next(a.partition("=")[2] for a in sys.argv if a.startswith("--user-data-dir="))
parent = os.getppid()
(pathlib.Path(folder) / "Cookies").write_text("{COOKIE}", encoding="utf-8")
while os.getppid() == parent:
    time.sleep(0.02)
"""


def vault() -> Vault:
    """The vault of the test, whose key no file holds."""
    return Vault(bytes(range(32)))


def cheap(typed: str, _: object) -> Vault:
    """A key of a passphrase without the half second that a real one costs."""
    return Vault(hashlib.sha256(typed.encode("utf-8")).digest(), "passphrase")


def _put(owner: object, name: str, other: object) -> None:
    """Put `other` in the place of `owner.name`, in a process that ends soon."""
    if not hasattr(owner, name):
        raise LookupError(name)
    setattr(owner, name, other)


def _login(home: Path, steps: Steps) -> None:
    """Sign in in a window that is none, and keep the sign-in."""
    program = home.with_suffix(".window")
    program.write_text(_WINDOW, encoding="utf-8")
    program.chmod(0o700)
    state = {"cookies": [{"name": "sid", "value": COOKIE, "domain": ".social.example"}]}

    async def confirm(_: str) -> None:
        await asyncio.to_thread(_until_there_are_cookies, home)
        steps()

    async def session(_window: object, _policy: object) -> Session:
        steps()
        return Session.of(state, POLICY)

    _put(signin, "find_browser", lambda: FoundBrowser("Window", program))
    _put(signin._Window, "session", session)
    steps.before(signin, "_end", "delete_profile")
    taken = asyncio.run(signin.sign_in("Social", "about:blank", POLICY, ["sid"], confirm))
    keep_login(own_store(), taken, "facebook", ["sid"], vault(), datetime.now(UTC))


def _until_there_are_cookies(home: Path) -> None:
    while not list(home.glob("sign-in/*/Cookies")):
        time.sleep(0.01)


def _lock(home: Path, _: Steps) -> None:
    """Set a passphrase where there are two runs and answers."""
    _put(passphrase, "_derived", cheap)
    own_store().set_passphrase(PASSPHRASE)


def _unlocked_home(home: Path) -> None:
    for run in ("one", "two"):
        write_private(home / "runs" / run / "snapshot.json", FINDING)
    write_private(home / "answers.json", FINDING)


def main(what: str, folder: Path) -> None:
    """Die in the sign-in, or in the setting of a passphrase, one step later each time."""
    if what == "login":
        die_at_each_step(folder, _login, _OF_THE_DISK)
    else:
        die_at_each_step(folder, _lock, _OF_THE_DISK, before=_unlocked_home)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
