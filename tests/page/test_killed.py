"""The program is killed at ten points of the way: the page comes back to where it was each time.

With `--whole-laws`; at seven of them in each run: not a second time while it looks, and not while
it looks again.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.find import BROWSER_VARIABLE
from profilecheck.model import Snapshot
from profilecheck.page.way import How, Way, kept_way
from profilecheck.store.runs import Run, all_runs
from profilecheck.store.store import Store
from tests import unhurried
from tests.browsers import CHOSEN
from tests.page.desks import refuse
from tests.page.held import Start, start

_POINTS, _FEWER_POINTS = 10, 7
_FEW = 8
"""Characters. A value that is made of fewer (nothing but zeros) lets nobody in."""
_NETWORKS = {"myspace": "MySpace", "x": "X (Twitter)"}


class Program:
    """The page's program while it runs, and what it has said so far."""

    def __init__(self, how: Start) -> None:
        self._process, self._heard = start(how)
        self.said: list[str] = []

    def wait_for(self, beginning: str) -> str:
        """Wait until it says something, and return the rest of that line."""
        while True:
            assert self._heard.poll(unhurried.SECONDS), self.said
            self.said.append(self._heard.recv())
            if self.said[-1].startswith(beginning):
                return self.said[-1].removeprefix(beginning).strip()

    def kill(self) -> None:
        """End it at once, with no time to put anything in order."""
        self._process.kill()
        self._process.join()
        self._process.close()
        with self._heard, suppress(EOFError):
            while True:
                self.said.append(self._heard.recv())

    @property
    def audits(self) -> int:
        """How many audits it began: never one while another went on."""
        told = [line for line in self.said if line.startswith("audit")]
        assert all(line == "audit begins" for line in told[::2]), told
        assert all(line == "audit ends" for line in told[1::2]), told
        return len(told[::2])

    @property
    def sessions(self) -> set[bytes]:
        """What the networks would know the person by."""
        said = (line.partition("session ")[2] for line in self.said)
        return {value.encode() for value in said if len(set(value)) > _FEW}


class Tab:
    """The person's browser at the page."""

    def __init__(self, address: str) -> None:
        page = urlsplit(address)
        self._root = page.path.removesuffix("/")
        self._client = httpx2.Client(
            base_url=f"{page.scheme}://{page.netloc}{self._root}",
            headers={
                "Origin": f"{page.scheme}://{page.netloc}",
                "Sec-Fetch-Site": "same-origin",
                "Sec-Fetch-Mode": "navigate",
            },
            follow_redirects=True,
            timeout=unhurried.SECONDS,
        )
        self._take(self._client.get(address))

    def _take(self, answer: httpx2.Response) -> None:
        assert answer.status_code == 200, answer.text
        self.at = answer.url.path.removeprefix(self._root)
        self.page = LexborHTMLParser(answer.text)
        assert self.page.body is not None
        self.text = " ".join(self.page.body.text().split())

    def get(self, path: str) -> None:
        self._take(self._client.get(path))

    def send(self, path: str, **more: str) -> None:
        """Send the form to `path` with what is ticked in it already, and `more`."""
        form = self.page.css_first(f"form[action='{self._root}{path}']")
        ticked = form.css("input[checked], input[type=text], input[type=hidden]") if form else []
        given: dict[str, str | list[str]] = {}
        for field in ticked:
            name, value = field.attributes["name"], field.attributes.get("value")
            given[str(name)] = [*given.get(str(name), []), str(value or "")]
        self._take(self._client.post(path, data={**given, **more}))

    def press_twice(self, path: str) -> None:
        """Press a button twice, so quickly that both are sent at once."""
        with ThreadPoolExecutor(2) as both:
            for answer in both.map(lambda _: self._client.post(path), range(2)):
                self._take(answer)

    def follow(self, path: str, until: str) -> None:
        """Wait until what changes by itself tells of something."""
        with self._client.stream("GET", path) as told:
            assert any(until in line for line in told.iter_lines())

    def close(self) -> None:
        self._client.close()


class Killing:
    """One person's private folder, and a folder for what is temporary, through every death."""

    def __init__(self, folder: Path) -> None:
        self.home, self.temporary = folder / "home", folder / "temporary"
        self.temporary.mkdir()
        self.sessions: set[bytes] = set()
        self.deaths = 0

    @property
    def store(self) -> Store:
        return Store(self.home, refuse)

    @property
    def way(self) -> Way:
        return kept_way(self.store)

    @property
    def run(self) -> Run:
        """The one run there is."""
        (run,) = all_runs(self.store)
        return run

    @property
    def read(self) -> Snapshot:
        return self.run.load_snapshot()

    @property
    def pages(self) -> Counter[tuple[str, str, str]]:
        """Every page that was read, and how often; the first one, which says whose it is, apart."""
        return Counter(
            (account.network, visit.page, visit.viewpoint)
            for account in self.read.accounts
            for visit in account.visits
            if visit.page != "home"
        )

    @contextmanager
    def killed(
        self, point: str = "", *, audits: int = 0, in_the_whole_browser: bool = False
    ) -> Iterator[tuple[Tab, Program]]:
        """Start the program, and kill it where the block ends: it has begun so many audits."""
        browser = CHOSEN if in_the_whole_browser else os.environ.get(BROWSER_VARIABLE)
        program = Program(Start(self.home, self.temporary, browser, point))
        tab = Tab(program.wait_for("says"))
        try:
            yield tab, program
        finally:
            program.kill()
            tab.close()
        self.deaths += 1
        assert program.audits == audits
        self.sessions |= program.sessions
        assert not self.in_clear()

    def in_clear(self) -> list[Path]:
        """The files in which something of a sign-in can be read."""
        return [
            path
            for folder in (self.home, self.temporary)
            for path in folder.rglob("*")
            if any(one in _content(path) for one in self.sessions)
        ]


def _content(path: Path) -> bytes:
    """What is in a file; of none, or of one that a browser on its way out takes away, nothing."""
    with suppress(FileNotFoundError):
        return path.read_bytes() if path.is_file() else b""
    return b""


def _sign_in(tab: Tab) -> None:
    tab.get("/sign-in")
    for network, name in _NETWORKS.items():
        if f"{name} is ready." not in tab.text:
            tab.send(f"/sign-in/{network}/begin")
            tab.follow("/sign-in/events", f"{name} is ready.")


@pytest.fixture
def it() -> Iterator[Killing]:
    # Not in pytest's own folder: the socket of a browser takes no path as long as that.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Killing(Path(folder))


def test_the_page_comes_back_wherever_it_is_killed(
    it: Killing, pytestconfig: pytest.Config
) -> None:
    whole = pytestconfig.getoption("--whole-laws")
    with it.killed() as (tab, _):
        assert tab.at == "/networks"
    with it.killed() as (tab, _):
        assert tab.at == "/networks"
        tab.send("/networks")
    with it.killed() as (tab, _):
        assert tab.at == "/school"
        tab.send("/school")
    with it.killed() as (tab, _):
        assert tab.at == "/expect"
        tab.send("/expect", posts="friends")
    with it.killed() as (tab, _):
        assert tab.at == "/before"
        assert it.way.expected == {"posts": "friends"}
        tab.send("/before", **{f"yes-{network}": "yes" for network in _NETWORKS})
    with it.killed("sign-in") as (tab, program):
        assert tab.at == "/sign-in"
        assert it.way.how == dict.fromkeys(_NETWORKS, How.OPENED)
        tab.send("/sign-in/myspace/begin")
        program.wait_for("held")
        tab.get("/before")
        assert tab.text.count("You said yes to this") == len(_NETWORKS), "it is not asked again"
    assert it.sessions

    # What a browser leaves on the disk when it is killed with the program, the whole one leaves.
    with it.killed("5", audits=1, in_the_whole_browser=True) as (tab, program):
        assert tab.at == "/sign-in"
        _sign_in(tab)
        tab.press_twice("/looking")
        program.wait_for("held")
    early = it.pages
    if whole:
        with it.killed("9", audits=1) as (tab, program):
            _goes_on(tab)
            program.wait_for("held")
        assert early < it.pages
    late = it.pages
    with it.killed(audits=1) as (tab, _):
        _goes_on(tab)
        tab.follow("/looking/events", '/checklist"')
        tab.get("/")
        assert tab.at == "/checklist"
    all_pages = it.pages
    assert it.read.finished
    assert late < all_pages
    assert max(all_pages.values()) == 1, "no page but the one in hand is opened a second time"
    if whole:
        _dies_as_it_looks_again(it)
    assert it.deaths > (_POINTS if whole else _FEWER_POINTS)


def _dies_as_it_looks_again(it: Killing) -> None:
    told = it.run.snapshot.read_bytes()
    with it.killed("again") as (tab, program):
        assert tab.at == "/checklist"
        _looks_again(tab)
        program.wait_for("held")
    with it.killed(audits=1) as (tab, _):
        assert tab.at == "/checklist"
        assert it.run.snapshot.read_bytes() == told, "what was not read anew stands as it was"
        _looks_again(tab)
        tab.follow("/checklist/events", "done=looked")


def test_what_is_in_clear_would_be_found(it: Killing) -> None:
    it.sessions.add(b"a value of a session")
    left = it.temporary / "deep" / "Cookies"
    left.parent.mkdir()
    left.write_bytes(b"\0xs\0a value of a session\0")
    assert it.in_clear() == [left]


def _goes_on(tab: Tab) -> None:
    """Go on from where it was cut off: a sign-in is held in memory alone, so it is asked anew."""
    assert tab.at == "/looking"
    assert "Go on from there" in tab.text
    tab.send("/looking/go-on")
    assert tab.at == "/sign-in"
    _sign_in(tab)
    tab.press_twice("/looking")


def _looks_again(tab: Tab) -> None:
    """Press “Done, look again” at the first visit, and sign in anew."""
    tab.send("/checklist/again")
    tab.follow("/checklist/events", "Your turn: sign in to")
    tab.get("/checklist")
    network = next(n for n, name in _NETWORKS.items() if f"sign in to {name} again" in tab.text)
    tab.send(f"/sign-in/{network}/begin", back="/checklist")
