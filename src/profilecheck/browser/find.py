"""Finds a browser on this computer: Chrome, Edge or Chromium, else Playwright's own Chromium."""

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from profilecheck.errors import BrowserMissingError

__all__ = ["BROWSER_VARIABLE", "FoundBrowser", "find_browser", "playwrights_programs"]

BROWSER_VARIABLE = "PROFILECHECK_BROWSER"
"""The environment variable that names the browser to use, before any other."""


@dataclass(frozen=True)
class FoundBrowser:
    """A browser on this computer: its everyday name, and its program file."""

    name: str
    path: Path

    def does_not_start(self, why: str) -> BrowserMissingError:
        """Return the error that says so; `why` is a sentence."""
        return BrowserMissingError(
            f"{self.name} ({self.path}) could not be started: {why} "
            f"Update it, or name another browser in {BROWSER_VARIABLE}."
        )


_COMMANDS = (
    ("Google Chrome", "google-chrome-stable"),
    ("Google Chrome", "google-chrome"),
    ("Microsoft Edge", "microsoft-edge-stable"),
    ("Microsoft Edge", "microsoft-edge"),
    ("Chromium", "chromium"),
    ("Chromium", "chromium-browser"),
)
_MAC_APPLICATIONS = (
    ("Google Chrome", "Google Chrome.app/Contents/MacOS/Google Chrome"),
    ("Microsoft Edge", "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
    ("Chromium", "Chromium.app/Contents/MacOS/Chromium"),
)
_WINDOWS_PROGRAMS = (
    ("Google Chrome", "Google/Chrome/Application/chrome.exe"),
    ("Microsoft Edge", "Microsoft/Edge/Application/msedge.exe"),
    ("Chromium", "Chromium/Application/chrome.exe"),
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

# Where `playwright install` puts its browsers, and the program inside one of them.
# Source: https://playwright.dev/python/docs/browsers#managing-browser-binaries
_PLAYWRIGHT_FOLDERS = {
    "darwin": "Library/Caches/ms-playwright",
    "win32": "AppData/Local/ms-playwright",
    "linux": ".cache/ms-playwright",
}
_PLAYWRIGHT_PROGRAMS = {
    "darwin": "chrome-mac*/*.app/Contents/MacOS/*",
    "win32": "chrome-win*/chrome.exe",
    "linux": "chrome-linux*/chrome",
}
_HOW_TO_GET_ONE = {
    "darwin": "install Google Chrome from google.com/chrome",
    "win32": "install Google Chrome from google.com/chrome",
    "linux": "type: sudo apt install chromium (or install Google Chrome from google.com/chrome)",
}


def find_browser(
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    home: Path | None = None,
) -> FoundBrowser:
    """Return the browser to use: the one `PROFILECHECK_BROWSER` names, else an installed one.

    The arguments are those of this computer unless a test says otherwise.

    Raises:
        BrowserMissingError: there is none, or the named one is not there.
    """
    if named := environment.get(BROWSER_VARIABLE):
        return _named(named, environment)
    home = home or Path.home()
    for browser in _candidates(environment, platform, home):
        return browser
    advice = _HOW_TO_GET_ONE.get(platform, _HOW_TO_GET_ONE["linux"])
    raise BrowserMissingError(f"No browser was found on this computer. To get one, {advice}")


def _named(named: str, environment: Mapping[str, str]) -> FoundBrowser:
    found = shutil.which(named, path=environment.get("PATH", ""))
    if found is None:
        raise BrowserMissingError(
            f"{BROWSER_VARIABLE} names {named}, and there is no such program on this computer. "
            f"Correct it, or remove it to let profilecheck look for a browser."
        )
    return FoundBrowser(Path(found).stem, Path(found))


def _candidates(
    environment: Mapping[str, str], platform: str, home: Path
) -> Iterator[FoundBrowser]:
    if platform == "darwin":
        yield from _in_folders(_MAC_APPLICATIONS, (Path("/Applications"), home / "Applications"))
    elif platform == "win32":
        folders = (environment[f] for f in _WINDOWS_FOLDERS if environment.get(f))
        yield from _in_folders(_WINDOWS_PROGRAMS, tuple(map(Path, folders)))
    for name, command in _COMMANDS:
        if found := shutil.which(command, path=environment.get("PATH", "")):
            yield FoundBrowser(name, Path(found))
    yield from _playwrights_own(environment, platform, home)


def _in_folders(
    programs: tuple[tuple[str, str], ...], folders: tuple[Path, ...]
) -> Iterator[FoundBrowser]:
    for name, program in programs:
        for folder in folders:
            if (folder / program).is_file():
                yield FoundBrowser(name, folder / program)


def _playwrights_own(
    environment: Mapping[str, str], platform: str, home: Path
) -> Iterator[FoundBrowser]:
    program = _PLAYWRIGHT_PROGRAMS.get(platform, _PLAYWRIGHT_PROGRAMS["linux"])
    for path in playwrights_programs(f"chromium-*/{program}", environment, platform, home):
        yield FoundBrowser("Playwright's Chromium", path)


def playwrights_programs(
    pattern: str,
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    home: Path | None = None,
) -> list[Path]:
    """Return the programs that `pattern` fits in Playwright's folder, the newest build first.

    The arguments after it are as in `find_browser`.
    """
    elsewhere = environment.get("PLAYWRIGHT_BROWSERS_PATH")
    folder = _PLAYWRIGHT_FOLDERS.get(platform, _PLAYWRIGHT_FOLDERS["linux"])
    found = (Path(elsewhere) if elsewhere else (home or Path.home()) / folder).glob(pattern)
    return sorted(found, key=_build_number, reverse=True)


def _build_number(path: Path) -> int:
    numbers = re.findall(r"chromium(?:_headless_shell)?-(\d+)", path.as_posix())
    return int(numbers[-1]) if numbers else 0
