"""Which browser a test runs in: the whole one, or the same engine without the rest of a browser.

Chromium's headless shell has the engine, the network and DevTools of the whole browser, and none of
its windows: an audit takes half the processor time in it. What is proved of the browser itself, of
what it sends, keeps and refuses, and the commands as a person types them, runs in the whole one.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from profilecheck.browser.find import BROWSER_VARIABLE

__all__ = ["choose_browser", "headless_shell"]

_IN_THE_WHOLE_BROWSER = (
    "browser",
    "cli",
    "end_to_end/test_privacy.py",
    "end_to_end/test_signing_in.py",
    "misago",
    "packaging",
    "page/test_killed.py",
    "promises",
    "vault",
)
"""Folders and files of tests."""
_OF_DEBIAN = Path("/usr/lib/chromium/chromium-headless-shell")
_CHOSEN = os.environ.get(BROWSER_VARIABLE)
_TESTS = Path(__file__).parent


def choose_browser(test: Path) -> None:
    """Have the program find the browser of the tests in this file, where nobody chose another."""
    shell = headless_shell()
    if _CHOSEN or shell is None:
        return
    if any(test.is_relative_to(_TESTS / part) for part in _IN_THE_WHOLE_BROWSER):
        os.environ.pop(BROWSER_VARIABLE, None)
    else:
        os.environ[BROWSER_VARIABLE] = str(shell)


def headless_shell() -> Path | None:
    """Return Debian's headless shell or Playwright's newest, or None where there is neither."""
    # The command of that name is a shell script, which would stand between a test and its browser.
    return _OF_DEBIAN if _OF_DEBIAN.exists() else max(_of_playwright(), default=None)


def _of_playwright() -> Iterator[Path]:
    # Source: https://playwright.dev/python/docs/browsers#chromium-headless-shell
    for folder in (".cache", "Library/Caches", "AppData/Local"):
        programs = (Path.home() / folder / "ms-playwright").glob(
            "chromium_headless_shell-*/chrome-headless-shell-*/chrome-headless-shell*"
        )
        yield from (p for p in programs if p.suffix in {"", ".exe"})
