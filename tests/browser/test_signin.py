"""Signing in takes the network's cookies and nothing else, unseen, and leaves nothing behind."""

import asyncio
import pickle
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, cast

import pytest
from playwright.async_api import Error as PlaywrightError
from starlette.responses import HTMLResponse

from profilecheck.browser import profiles, signin
from profilecheck.browser.find import BROWSER_VARIABLE
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.profiles import sweep_profiles, sweep_scratch, windows_open
from profilecheck.browser.session import Session
from profilecheck.browser.signin import sign_in
from profilecheck.browser.visitor import Pace, Visitor
from profilecheck.errors import BrowserMissingError, SignInError, StorageError
from profilecheck.vocabulary import Viewpoint
from tests.apart import to_its_end
from tests.conftest import Background
from tests.counting import CountingServer
from tests.each import each

POLICY = ReadPolicy(hosts=(".social.example",))
SIGN_IN_URL = "https://social.example/login"

# The person, as a script of the page: types a password, signs in, and tells what the page saw.
PERSON = """<!doctype html><form method=post action=/session><input type=password name=password>
<input name=automated></form><img src=https://tracker.example/pixel><script>onload = () => {
  document.forms[0].password.value = 'hunter2';
  document.forms[0].automated.value = navigator.webdriver;
  document.forms[0].submit(); }</script>"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def flags(server: CountingServer) -> tuple[str, ...]:
    """What stands in for a screen and the internet."""
    return (
        "--headless=new",
        f"--host-resolver-rules=MAP *:443 127.0.0.1:{server.port}",
        f"--ignore-certificate-errors-spki-list={server.spki}",
    )


@pytest.fixture
def network(server: CountingServer) -> CountingServer:
    """A network where one signs in, with a tracker that sets a cookie of its own."""
    signed_in = HTMLResponse("<p>Your page</p>")
    signed_in.set_cookie("sid", "secret-value", domain="social.example", secure=True)
    tracking = HTMLResponse("")
    tracking.set_cookie("track", "me", secure=True, samesite="none")
    server.pages.update({"/login": PERSON, "/session": signed_in, "/pixel": tracking})
    return server


def when_signed_in(server: CountingServer) -> Callable[[str], Any]:
    async def confirm(words: str) -> None:
        assert await asyncio.to_thread(server.wait_for, "/session")

    return confirm


def test_a_session_is_only_the_networks_own(
    network: CountingServer,
    home: Path,
    flags: tuple[str, ...],
    run: Background,
    walled: LaunchedBrowser,
) -> None:
    private: list[bool] = []

    async def confirm(words: str) -> None:
        await when_signed_in(network)(words)
        folders = [home, home / "sign-in", *(home / "sign-in").iterdir()]
        private.extend(stat.S_IMODE(f.stat().st_mode) == 0o700 for f in folders)

    session = run(sign_in("Social", SIGN_IN_URL, POLICY, ["sid"], confirm, extra_flags=flags))
    assert {c["name"] for c in session.storage_state()["cookies"]} == {"sid"}
    assert list((home / "sign-in").iterdir()) == []
    assert len(private) == 3
    assert all(private) or sys.platform == "win32"

    network.pages["/"] = "<p>Welcome</p>"
    run(visit(walled, session))
    assert network.saw("/")[0].headers["cookie"] == "sid=secret-value"


async def visit(browser: LaunchedBrowser, session: Session) -> None:
    async with Visitor.open(
        browser, POLICY, Viewpoint.OWNER, session=session, pace=Pace.REPLICA
    ) as visitor:
        await visitor.capture("https://social.example/")


def test_the_window_is_an_ordinary_one(
    network: CountingServer, home: Path, flags: tuple[str, ...], run: Background
) -> None:
    run(sign_in("Social", SIGN_IN_URL, POLICY, ["sid"], when_signed_in(network), extra_flags=flags))
    (posted,) = network.saw("/session")
    assert b"automated=false" in posted.body


def test_the_password_reaches_nobody_but_the_network(
    network: CountingServer, home: Path, flags: tuple[str, ...], run: Background
) -> None:
    session = run(
        sign_in("Social", SIGN_IN_URL, POLICY, ["sid"], when_signed_in(network), extra_flags=flags)
    )
    assert b"hunter2" in network.saw("/session")[0].body
    assert "hunter2" not in str(session.storage_state())
    assert not [f for f in home.rglob("*") if f.is_file()]


@pytest.mark.skipif(sys.platform != "linux", reason="where these places are is Linux's way")
def test_the_window_leaves_nothing_outside_the_private_folder_and_asks_nobody_by_itself(
    network: CountingServer,
    home: Path,
    flags: tuple[str, ...],
    run: Background,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Short, as on most computers: a browser's socket has a longest address.
    with tempfile.TemporaryDirectory() as person:
        for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            monkeypatch.setenv(name, person)
        # It would hold the keys to all that the window says, the password included.
        monkeypatch.setenv("SSLKEYLOGFILE", f"{person}/keys")
        confirm = when_signed_in(network)
        run(sign_in("Social", SIGN_IN_URL, POLICY, ["sid"], confirm, extra_flags=flags))
        # What every program with windows makes, for the desktop's settings.
        assert {path.name for path in Path(person).iterdir()} <= {"dconf"}
    # Its pages load what they like; Google is asked who is signed in to the browser.
    pages = {"social.example", "tracker.example"}
    assert {*network.connected} <= pages | {"accounts.google.com"}


def test_nobody_signed_in(
    network: CountingServer, home: Path, flags: tuple[str, ...], run: Background
) -> None:
    network.pages["/login"] = "<p>Sign in</p>"
    asked: list[str] = []

    async def confirm(words: str) -> None:
        assert await asyncio.to_thread(network.wait_for, "/login")
        asked.append(words)

    with pytest.raises(SignInError, match="Nobody signed in to Social"):
        run(sign_in("Social", SIGN_IN_URL, POLICY, ["sid"], confirm, extra_flags=flags))
    assert len(asked) == 3
    assert "several accounts there, switch to the one to check" in asked[0]
    assert "not signed in to Social yet" in asked[1]
    assert list((home / "sign-in").iterdir()) == []


def test_a_closed_window_ends_the_sign_in(
    home: Path, flags: tuple[str, ...], run: Background
) -> None:
    async def never(words: str) -> None:
        await asyncio.Event().wait()

    # This browser prints its version and is gone, as a window that is closed at once.
    with pytest.raises(SignInError, match="closed"):
        run(sign_in("Social", SIGN_IN_URL, POLICY, ["sid"], never, extra_flags=["--version"]))
    assert list((home / "sign-in").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="what is a program is told by its name there")
def test_a_browser_that_does_not_start_is_named_and_leaves_nothing(
    home: Path, tmp_path: Path, run: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(words: str) -> None:
        await asyncio.Event().wait()

    broken = tmp_path / "broken"
    broken.write_text("#!/nowhere", encoding="utf-8")
    broken.chmod(0o700)
    monkeypatch.setenv(BROWSER_VARIABLE, str(broken))
    with pytest.raises(BrowserMissingError, match="could not be started: No such file"):
        run(sign_in("Social", SIGN_IN_URL, POLICY, ["sid"], never))
    assert list((home / "sign-in").iterdir()) == []


def test_ctrl_c_leaves_no_profile(
    network: CountingServer, home: Path, flags: tuple[str, ...], run: Background
) -> None:
    async def interrupted() -> None:
        arrived = asyncio.Event()

        async def confirm(words: str) -> None:
            assert await asyncio.to_thread(network.wait_for, "/session")
            arrived.set()
            await asyncio.Event().wait()

        task = asyncio.ensure_future(
            sign_in("Social", SIGN_IN_URL, POLICY, ["sid"], confirm, extra_flags=flags)
        )
        await arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(interrupted())
    assert list((home / "sign-in").iterdir()) == []


def test_leftovers_of_a_crash_are_swept(home: Path) -> None:
    left = home / "sign-in" / "port-1" / "Default"
    left.mkdir(parents=True)
    (left / "Cookies").write_text("secret", encoding="utf-8")
    assert sweep_profiles() == (home / "sign-in" / "port-1",)
    assert list((home / "sign-in").iterdir()) == []


def test_what_is_no_window_s_folder_is_left_alone(home: Path) -> None:
    others = [home / folder / name for folder in ("sign-in", "browser") for name in _NOT_OURS]
    for folder in others:
        folder.mkdir(parents=True)
        (folder / "holiday.jpg").touch()
    assert (sweep_profiles(), sweep_scratch(), windows_open()) == ((), (), False)
    assert all((folder / "holiday.jpg").exists() for folder in others)


_NOT_OURS = ("photos", "port-", "port-one", "port-\u00b2", "port-1234567")


def test_a_folder_named_after_no_port_that_can_be_is_swept(home: Path) -> None:
    left = home / "browser" / "port-99999"
    left.mkdir(parents=True)
    assert sweep_scratch() == (left,)


def test_a_sign_in_that_is_going_on_is_not_swept(home: Path, server: CountingServer) -> None:
    live = home / "sign-in" / f"port-{server.port}"
    live.mkdir(parents=True)
    assert sweep_profiles() == ()
    assert live.is_dir()


COOKIE = {"name": "sid", "value": "secret-value", "domain": ".social.example", "path": "/"}


def test_a_session_never_shows_or_writes_what_it_holds() -> None:
    session = Session.of({"cookies": [COOKIE]}, POLICY)
    assert "secret" not in f"{session!r} {session}"
    with pytest.raises(TypeError, match="never written"):
        pickle.dumps(session)


@each(
    ("domain", "hosts", "kept"),
    [
        (".social.example", (".social.example",), True),
        ("www.social.example", (".social.example",), True),
        (".social.example", ("www.social.example",), True),
        ("other.social.example", ("www.social.example",), False),
        (".tracker.example", (".social.example",), False),
        (".notsocial.example", (".social.example",), False),
        ("social.example.evil.example", (".social.example",), False),
    ],
)
def test_which_cookies_belong_to_a_network(domain: str, hosts: tuple[str, ...], kept: bool) -> None:
    session = Session.of({"cookies": [COOKIE | {"domain": domain}]}, ReadPolicy(hosts=hosts))
    assert session.has(("sid",)) is kept


def test_a_session_of_two_networks_is_split_by_network() -> None:
    both = ReadPolicy(hosts=(".social.example", ".other.example"))
    other = COOKIE | {"name": "oid", "domain": ".other.example"}
    session = Session.of({"cookies": [COOKIE, other]}, both)
    mine = session.cookies_only_for(POLICY).storage_state()
    assert [c["name"] for c in mine["cookies"]] == ["sid"]


def test_what_pages_store_is_not_taken() -> None:
    storage = [{"origin": "https://social.example", "localStorage": [{"name": "a", "value": "b"}]}]
    session = Session.of({"cookies": [COOKIE], "origins": storage}, POLICY)
    assert session.storage_state()["origins"] == []


def test_a_window_that_is_closed_while_it_is_read_is_said_to_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def closed(_: object) -> NoReturn:
        raise PlaywrightError("Target closed: sid=secret-value")

    monkeypatch.setattr(signin._Window, "_attached", closed)
    window = signin._Window(cast(asyncio.subprocess.Process, None), 1)
    with pytest.raises(SignInError, match="window was closed, so the sign-in could not") as refused:
        to_its_end(window.session(POLICY))
    assert "secret" not in str(refused.value)


def test_a_window_that_does_not_close_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stubborn:
        """Ends where it is killed, and not where it is asked to."""

        def __init__(self) -> None:
            self.killed = asyncio.Event()

        def terminate(self) -> None:
            pass

        def kill(self) -> None:
            self.killed.set()
            raise ProcessLookupError  # it ended by itself just now

        async def wait(self) -> None:
            await self.killed.wait()

    async def ended() -> bool:
        stubborn = Stubborn()
        await signin._end(cast(asyncio.subprocess.Process, stubborn))
        return stubborn.killed.is_set()

    monkeypatch.setattr(signin, "_END_LIMIT", 0.01)
    assert to_its_end(ended())


def test_a_folder_that_cannot_be_deleted_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profiles, "_DELETE_PAUSE", 0)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    (tmp_path / "port-1").mkdir()
    with pytest.raises(StorageError, match=r"port-1: .* is in the way\. Delete it"):
        profiles.delete_profile(tmp_path / "port-1")
