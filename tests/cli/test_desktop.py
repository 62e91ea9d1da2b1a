"""Started from the desktop: what is wrong is shown in the browser, and only there and then."""

import io
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

import profilecheck
from profilecheck.cli import desktop
from profilecheck.errors import InputError, Interrupted, ProfileCheckError
from tests import unhurried

_TERMINAL = type("Terminal", (io.StringIO,), {"isatty": lambda _: True})()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the browser is made to show; there is no terminal."""
    sentences: list[str] = []
    monkeypatch.setattr(desktop, "show_problem", sentences.append)
    monkeypatch.setattr(sys, "argv", ["profilecheck"])
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    return sentences


def _stopping_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> Callable[[], None]:
    def app() -> None:
        raise error

    monkeypatch.setattr("profilecheck.cli.app.app", app)
    return desktop.main


@pytest.mark.parametrize("arguments", [[], ["open"]])
@pytest.mark.parametrize("errors", [None, io.StringIO()])
def test_without_a_terminal_it_is_from_the_desktop(
    arguments: list[str], errors: io.StringIO | None
) -> None:
    assert desktop.is_from_desktop(arguments, errors)


@pytest.mark.parametrize(
    ("arguments", "errors"),
    [([], _TERMINAL), (["open"], _TERMINAL), (["demo"], None), (["open", "--no-browser"], None)],
)
def test_a_terminal_or_another_command_is_not(
    arguments: list[str], errors: io.StringIO | None
) -> None:
    assert not desktop.is_from_desktop(arguments, errors)


def test_what_is_wrong_is_shown_without_the_programs_name(
    monkeypatch: pytest.MonkeyPatch, shown: list[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        _stopping_with(monkeypatch, InputError("the folder is a file."))()
    assert (end.value.code, shown) == (InputError.exit_code, ["the folder is a file."])


def test_who_stopped_it_is_shown_nothing(monkeypatch: pytest.MonkeyPatch, shown: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        _stopping_with(monkeypatch, Interrupted("stopped."))()
    assert (end.value.code, shown) == (Interrupted.exit_code, [])


def test_a_defect_is_shown_too_with_its_place_and_nothing_that_it_was_about(
    monkeypatch: pytest.MonkeyPatch, shown: list[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        _stopping_with(monkeypatch, ValueError("a post of Amy’s"))()
    assert end.value.code == ProfileCheckError.exit_code
    (sentence,) = shown
    assert re.match(r"something inside it went wrong \(ValueError: cli/app\.py:\d+\)\.", sentence)
    assert "Amy" not in sentence
    assert str(Path(profilecheck.__file__).parent.parent) not in sentence


def test_at_a_terminal_it_is_the_command_line(
    monkeypatch: pytest.MonkeyPatch, shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["profilecheck", "demo"])
    monkeypatch.setattr(sys, "stderr", sys.__stderr__)
    with pytest.raises(SystemExit):
        _stopping_with(monkeypatch, InputError("there is no such person."))()
    assert shown == []


def test_on_macos_the_page_is_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, shown: list[str]
) -> None:
    started: list[object] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: started.append(command))
    _stopping_with(monkeypatch, AssertionError("it is not run here"))()
    assert (started, shown) == ([[sys.executable, "open"]], [])


def test_that_process_is_the_page_itself(monkeypatch: pytest.MonkeyPatch, shown: list[str]) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "argv", ["profilecheck", "open"])
    with pytest.raises(SystemExit):
        _stopping_with(monkeypatch, InputError("the folder is a file."))()
    assert shown == ["the folder is a file."]


def test_the_browser_gets_the_sentence_as_text_and_no_other_page() -> None:
    pages: list[tuple[str, str]] = []
    refused: list[int] = []

    def browser(address: str) -> bool:
        with pytest.raises(urllib.error.HTTPError) as wrong:
            _get(address + "x")
        refused.append(wrong.value.code)
        wrong.value.close()
        pages.append(_get(address))
        return True

    assert desktop.show_problem("<script> is in /home/ada & co.", browser)
    ((text, policy),) = pages
    assert "<p>&lt;script&gt; is in /home/ada &amp; co.</p>" in text
    assert policy.startswith("default-src 'none'")
    assert refused == [404]


def test_without_a_browser_nobody_waits_for_it() -> None:
    assert not desktop.show_problem("It is full.", lambda _: False)


@pytest.mark.parametrize(
    ("frozen", "before", "after"),
    [
        (True, {"LD_LIBRARY_PATH": "/app", "LD_LIBRARY_PATH_ORIG": "/own"}, "/own"),
        (True, {"LD_LIBRARY_PATH": "/app"}, None),
        (False, {"LD_LIBRARY_PATH": "/own"}, "/own"),
    ],
)
def test_other_programs_find_their_own_libraries(
    monkeypatch: pytest.MonkeyPatch, frozen: bool, before: dict[str, str], after: str | None
) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    environment = dict(before)
    desktop.with_the_systems_libraries(environment)
    assert environment == ({} if after is None else {"LD_LIBRARY_PATH": after})


def _get(address: str) -> tuple[str, str]:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(address, timeout=unhurried.SECONDS) as answer:
        return answer.read().decode("utf-8"), answer.headers["Content-Security-Policy"]


def test_what_is_done_at_a_terminal_is_shown_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, shown: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["profilecheck", "demo"])
    monkeypatch.setattr("profilecheck.cli.app.app", lambda: None)
    desktop.main()
    assert shown == []


def test_a_console_of_its_own_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows opens one for a program that was started from the desktop."""
    monkeypatch.setattr(desktop, "_has_console_of_its_own", lambda: True)
    assert desktop.is_from_desktop([], _TERMINAL)
    assert not desktop.is_from_desktop(["demo"], _TERMINAL)
