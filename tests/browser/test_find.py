"""Which browser is used, on each kind of computer, and what is said where there is none."""

from pathlib import Path

import pytest

from profilecheck.browser.find import find_browser, playwrights_programs
from profilecheck.errors import BrowserMissingError


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_an_installed_chrome_comes_before_chromium(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium")
    chrome = program(tmp_path / "bin" / "google-chrome")
    found = find_browser({"PATH": str(tmp_path / "bin")}, "linux", tmp_path)
    assert (found.name, found.path) == ("Google Chrome", chrome)


def test_the_named_browser_comes_first(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "google-chrome")
    brave = program(tmp_path / "brave")
    environment = {"PATH": str(tmp_path / "bin"), "PROFILECHECK_BROWSER": str(brave)}
    assert find_browser(environment, "linux", tmp_path).path == brave


def test_a_named_browser_that_is_not_there(tmp_path: Path) -> None:
    environment = {"PATH": "", "PROFILECHECK_BROWSER": str(tmp_path / "gone")}
    with pytest.raises(BrowserMissingError, match="PROFILECHECK_BROWSER names"):
        find_browser(environment, "linux", tmp_path)


def test_a_mac_has_it_among_its_applications(tmp_path: Path) -> None:
    edge = program(tmp_path / "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")
    found = find_browser({"PATH": ""}, "darwin", tmp_path)
    assert (found.name, found.path) == ("Microsoft Edge", edge)


def test_windows_has_it_among_its_programs(tmp_path: Path) -> None:
    chrome = program(tmp_path / "Google/Chrome/Application/chrome.exe")
    found = find_browser({"PATH": "", "LOCALAPPDATA": str(tmp_path)}, "win32", tmp_path)
    assert (found.name, found.path) == ("Google Chrome", chrome)


def test_playwrights_own_is_the_last_resort_and_the_newest(tmp_path: Path) -> None:
    for build in ("999", "1200"):
        program(tmp_path / f".cache/ms-playwright/chromium-{build}/chrome-linux/chrome")
    found = find_browser({"PATH": ""}, "linux", tmp_path)
    assert "chromium-1200" in found.path.as_posix()


@pytest.mark.parametrize(
    ("platform", "advice"),
    [("linux", "apt install chromium"), ("darwin", "google.com/chrome"), ("win32", "google.com")],
)
def test_without_a_browser_the_person_is_told_how_to_get_one(
    platform: str, advice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("profilecheck.browser.find._MAC_APPLICATIONS", ())
    with pytest.raises(BrowserMissingError, match=advice):
        find_browser({"PATH": ""}, platform, tmp_path)


def test_of_playwrights_programs_the_newest_build_is_first(tmp_path: Path) -> None:
    programs = [tmp_path / f"chromium_headless_shell-{n}" / "shell" for n in (999, 1200)]
    for program in programs:
        program.parent.mkdir()
        program.touch()
    where = {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    found = playwrights_programs("chromium_headless_shell-*/shell", where)
    assert found == programs[::-1]
