"""Which browser a test runs in: the whole one, or the same engine without the rest of a browser.

Chromium's headless shell has the engine, the network and DevTools of the whole browser, and none of
its windows: an audit takes half the processor time in it. What is proved of the browser itself, and
of what it sends, keeps and refuses, runs in the whole one; so does one command of each kind as a
person types it: a demonstration, a sign-in, a PDF.
"""

import os
from functools import cache
from pathlib import Path

from profilecheck.browser.find import BROWSER_VARIABLE, playwrights_programs

__all__ = ["CHOSEN", "choose_browser", "headless_shell"]

CHOSEN = os.environ.get(BROWSER_VARIABLE)
"""What somebody named for the whole run; None where the program is to find the whole browser."""

_IN_THE_WHOLE_BROWSER = (
    "browser/test_places.py",
    "browser/test_signin.py",
    "cli/test_handouts.py",
    "cli/test_interrupting.py",
    "end_to_end/test_privacy.py",
    "end_to_end/test_signing_in.py",
    "misago",
    "promises",
    "vault",
)
"""Folders and files of tests."""
_OF_DEBIAN = Path("/usr/lib/chromium/chromium-headless-shell")
_OF_PLAYWRIGHT = "chromium_headless_shell-*/chrome-headless-shell-*/chrome-headless-shell*"
"""Source: https://playwright.dev/python/docs/browsers#chromium-headless-shell"""
_TESTS = Path(__file__).parent


def choose_browser(test: Path) -> None:
    """Have the program find the browser of the tests in this file, where nobody chose another."""
    shell = headless_shell()
    if CHOSEN or shell is None:
        return
    if any(test.is_relative_to(_TESTS / part) for part in _IN_THE_WHOLE_BROWSER):
        os.environ.pop(BROWSER_VARIABLE, None)
    else:
        os.environ[BROWSER_VARIABLE] = str(shell)


@cache
def headless_shell() -> Path | None:
    """Return Debian's headless shell or Playwright's newest, or None where there is neither."""
    # The command of that name is a shell script, which would stand between a test and its browser.
    if _OF_DEBIAN.exists():
        return _OF_DEBIAN
    programs = playwrights_programs(_OF_PLAYWRIGHT)
    return next((program for program in programs if program.suffix in {"", ".exe"}), None)
