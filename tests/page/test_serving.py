"""How the page is started, found again, and ended: in this process, and as a person starts it."""

import contextlib
import http.client
import json
import queue
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import urljoin, urlsplit

import pytest

from profilecheck.errors import InputError
from profilecheck.page import serving as page_serving
from profilecheck.page.desk import Desk
from profilecheck.page.life import ALONE_FOR
from profilecheck.page.looking import Looking
from profilecheck.page.serving import serve
from profilecheck.storage import KEPT_HERE, is_private, purge, write_private
from profilecheck.store.leftovers import clear_leftovers
from profilecheck.store.serving import Running, ServingFolder
from tests import unhurried
from tests.cli.program import Process
from tests.page.conftest import Clock, Programs, desk_in, line_of


def fetch(address: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Open an address; return the status and, where there is one, the cookie."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(
        str(parts.hostname), parts.port, timeout=unhurried.SECONDS
    )
    try:
        connection.request("GET", f"{parts.path}?{parts.query}", headers=headers or {})
        answer = connection.getresponse()
        answer.read()
        return answer.status, (answer.getheader("set-cookie") or "").partition(";")[0]
    finally:
        connection.close()


def root_of(cookie: str) -> str:
    """What the page's addresses begin with, of which the cookie has its name."""
    return "/" + cookie.removeprefix("profilecheck-").partition("=")[0]


@dataclass
class Started:
    """A page that `serve` serves in a thread, with what it says and opens."""

    thread: threading.Thread
    said: "queue.Queue[str]" = field(default_factory=queue.Queue)
    raised: list[BaseException] = field(default_factory=list)

    def line(self) -> str:
        return self.said.get(timeout=unhurried.SECONDS)

    def end(self) -> None:
        self.thread.join(unhurried.SECONDS)
        assert not self.thread.is_alive()


@contextlib.contextmanager
def started(desk: Desk, *, with_browser: bool = False) -> Iterator[Started]:
    def work() -> None:
        try:
            serve(desk, with_browser=with_browser, say=page.said.put)
        except InputError as error:
            page.raised.append(error)

    page = Started(threading.Thread(target=work, daemon=True))
    page.thread.start()
    try:
        yield page
    finally:
        desk.life.end("The test is over.")
        page.end()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> "queue.Queue[str]":
    """What the person's own browser is told to open."""
    addresses: queue.Queue[str] = queue.Queue()

    def note(address: str) -> bool:
        addresses.put(address)
        return True

    monkeypatch.setattr("webbrowser.open", note)
    return addresses


def test_the_first_line_is_the_address_and_the_browser_opens_it(
    desk: Desk, opened: "queue.Queue[str]"
) -> None:
    with started(desk, with_browser=True) as page:
        address = page.line()
        assert opened.get(timeout=unhurried.SECONDS) == address
        assert address.startswith("http://127.0.0.1:")
        status, cookie = fetch(address)
        assert status == 303
        assert fetch(urljoin(address, root_of(cookie) + "/networks"), {"Cookie": cookie})[0] == 200


def test_without_a_browser_none_is_opened(desk: Desk, opened: "queue.Queue[str]") -> None:
    with started(desk) as page:
        assert fetch(page.line())[0] == 303
    assert opened.empty()


def test_where_no_browser_can_be_opened_it_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda address: False)
    with started(desk, with_browser=True) as page:
        page.line()
        assert page.line() == "No browser could be opened. Open the address above in yours."


def test_a_second_start_opens_the_page_of_the_first_and_ends(
    desk: Desk, opened: "queue.Queue[str]"
) -> None:
    with started(desk) as first:
        once = first.line()
        with started(desk_in(desk.store.home), with_browser=True) as second:
            address = second.line()
            assert second.line() == "profilecheck was running already. This is its page."
            second.end()
        assert urlsplit(address).port == urlsplit(once).port
        assert opened.get(timeout=unhurried.SECONDS) == address
        assert fetch(address)[0] == 303
        assert fetch(address)[0] == 403
        assert first.thread.is_alive()


def test_what_a_server_left_that_was_killed_is_no_obstacle(desk: Desk) -> None:
    home = desk.store.home
    folder = ServingFolder(home)
    write_private(home / "page" / "lock", "")
    # The port that it had is another program's now.
    with socket.socket() as others:
        others.bind(("127.0.0.1", 0))
        others.listen()
        folder.announce(Running(port=others.getsockname()[1], key="A" * 43))
        with started(desk) as page:
            assert fetch(page.line())[0] == 303
        others.setblocking(False)
        with pytest.raises(BlockingIOError):  # nobody called it, so it was told no key
            others.accept()


def _free_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


def test_a_server_that_does_not_answer_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_serving, "_TRIES", 2)
    folder = ServingFolder(desk.store.home)
    with folder.held() as held:
        assert held
        gone = json.dumps({"port": _free_port(), "key": "k" * 43})
        for left in ("{", '{"port": 1, "key": "short"}', "", gone):
            write_private(desk.store.home / "page" / "running.json", left)
            with pytest.raises(InputError, match="does not answer"):
                serve(desk, with_browser=False)


def test_each_file_of_a_server_is_private_known_to_purge_and_gone_after(desk: Desk) -> None:
    home = desk.store.home
    with started(desk) as page:
        page.line()
        while_served = [home, *home.rglob("*")]
        assert {p.name for p in while_served} >= {"page", "running.json"}
        assert all(is_private(path) for path in while_served)
        assert {entry.name for entry in home.iterdir()} <= KEPT_HERE
    assert not home.exists()


def test_nothing_of_practice_is_left_and_nothing_else_is_touched(tmp_path: Path) -> None:
    own = write_private(tmp_path / "school.yaml", "name: Elmbridge")
    desk = desk_in(tmp_path / "practice")
    desk.made_up = "mixed"
    before = write_private(desk.store.home / "way.json", "of the last time")
    with started(desk) as page:
        page.line()
        assert not before.exists()
        desk.keep(desk.way())
        desk.store.keep("answers.json", "{}")
    assert not desk.store.home.exists()
    assert own.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="what is locked cannot be removed on Windows")
@pytest.mark.parametrize("made_up", ["", "mixed"])
def test_everything_may_be_removed_while_it_is_served(made_up: str, tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "home")
    desk.made_up = made_up
    with started(desk) as page:
        address = page.line()
        desk.keep(desk.way())
        purge(desk.store.home)
        assert fetch(address)[0] == 303
    assert not desk.store.home.exists()


def test_any_command_clears_up_after_a_server_that_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path))
    own = write_private(tmp_path / "way.json", "{}")
    left = [
        write_private(tmp_path / "page" / "running.json", "{}"),
        write_private(tmp_path / "practice" / "way.json", "{}"),
        write_private(tmp_path / "practice" / "page" / "running.json", "{}"),
    ]
    desk = desk_in(tmp_path)
    assert list(clear_leftovers(desk.now())) == []
    assert not any(path.exists() for path in left)
    assert own.exists()
    # While one is served, what it needs stays.
    with started(desk) as page:
        page.line()
        assert list(clear_leftovers(desk.now())) == []
        assert ServingFolder(tmp_path).announced() is not None


# ------------------------------------------------------------------------ its end


def test_left_alone_it_ends_and_says_so(desk: Desk, clock: Clock) -> None:
    with started(desk) as page:
        address = page.line()
        clock.now += ALONE_FOR - 1
        assert fetch(address)[0] == 303  # the person is there after all
        clock.now += ALONE_FOR - 1
        assert page.thread.is_alive()
        clock.now += 1
        assert page.line() == "profilecheck has ended, as nobody used it. Start it again."
        page.end()


@dataclass
class Reading:
    busy: bool = True

    def stop(self) -> None: ...


def test_while_something_is_read_it_does_not_end(desk: Desk, clock: Clock) -> None:
    reading = Reading()
    desk.looking = cast("Looking", reading)
    with started(desk) as page:
        address = page.line()
        clock.now += 10 * ALONE_FOR
        assert fetch(address)[0] == 303
        assert desk.life.farewell == ""
        # Nor right after, before the person has had a look.
        reading.busy = False
        assert not desk.life.is_left_alone
        clock.now += ALONE_FOR
        assert page.line() == "profilecheck has ended, as nobody used it. Start it again."


# ------------------------------------------------------- as a person starts it


def end_of(process: Process) -> tuple[int, str, str]:
    """Wait for its end; return its exit code, what it said since, and its complaints."""
    said, complained = process.communicate()
    return process.wait(), said, complained


@pytest.mark.skipif(sys.platform == "win32", reason="a test cannot press Ctrl-C on Windows")
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_it_ends_cleanly_when_it_is_stopped(how: str, program: Programs, tmp_path: Path) -> None:
    home = tmp_path / "home"
    with program(home, "open", "--no-browser", "--made-up", "careful") as running:
        address = line_of(running)
        _, cookie = fetch(address)
        parts = urlsplit(address)
        # A tab is open, and listens for the end.
        tab = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=unhurried.SECONDS)
        tab.request("GET", root_of(cookie) + "/alive", headers={"Cookie": cookie})
        listening = tab.getresponse()
        assert fetch(urljoin(address, root_of(cookie) + "/networks"), {"Cookie": cookie})[0] == 200
        running.send_signal(getattr(signal, how))
        told = listening.read().decode("utf-8")
        tab.close()
        code, said, complained = end_of(running)
    assert (code, said) == (130, "")
    assert complained == "\nprofilecheck: stopped. Practice is not kept.\n"
    assert "event: ended" in told
    assert "data: profilecheck was stopped. Start it again." in told
    assert list(home.rglob("*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed so on Windows")
def test_after_a_kill_the_next_start_serves(program: Programs, tmp_path: Path) -> None:
    with program(tmp_path, "open", "--no-browser") as killed:
        line_of(killed)
        killed.kill()
        end_of(killed)
    assert (tmp_path / "page" / "running.json").exists()
    with program(tmp_path, "open", "--no-browser") as running:
        assert fetch(line_of(running))[0] == 303


_BROWSER = """
import socket, sys
with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as line:
    line.sendall(sys.argv[2].encode())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks its registry for the browser")
def test_without_a_command_the_page_opens_in_the_persons_browser(
    program: Programs, tmp_path: Path
) -> None:
    browser = tmp_path / "browser.py"
    browser.write_text(_BROWSER, encoding="utf-8")
    with socket.socket() as told:
        told.bind(("127.0.0.1", 0))
        told.listen()
        told.settimeout(unhurried.SECONDS)
        command = f"{sys.executable} {browser} {told.getsockname()[1]} %s"
        with program(tmp_path / "home", BROWSER=command) as running:
            address = line_of(running)
            line, _ = told.accept()
            with line:
                assert line.recv(1000).decode() == address
            # A second start opens the page again, and ends only when it has.
            with program(tmp_path / "home", BROWSER=command) as again:
                code, said, complained = end_of(again)
            assert (code, complained) == (0, "")
            another, says = said.splitlines()
            assert says == "profilecheck was running already. This is its page."
            line, _ = told.accept()
            with line:
                assert line.recv(1000).decode() == another
            assert fetch(another)[0] == 303


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--made-up", "nobody"], "careful"),
        (["--port", "70000"], "--port"),
        (["--port", "TAKEN"], "Name another one, or leave --port out."),
    ],
)
def test_what_cannot_be_used_is_one_sentence(
    arguments: list[str], says: str, program: Programs, tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        named = [port if one == "TAKEN" else one for one in arguments]
        with program(tmp_path, "open", "--no-browser", *named) as running:
            code, said, complained = end_of(running)
    assert (code, said) == (2, "")
    assert says in complained
    assert "Traceback" not in complained
