"""Fixtures that every part of the tests shares."""

import asyncio
import gc
import logging
import os
import threading
import warnings
from collections.abc import Callable, Coroutine, Generator, Iterator, Mapping
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    contextmanager,
    suppress,
)
from importlib import import_module
from pathlib import Path
from typing import Any, Self, TypeVar

import hypothesis
import pytest
from playwright.async_api import Browser, Playwright, async_playwright
from playwright.sync_api import BrowserContext, expect

from profilecheck.browser import launch
from profilecheck.browser.find import find_browser
from profilecheck.browser.launch import (
    LaunchedBrowser,
    ReplicaEndpoint,
    launched,
    needed_flags,
    without_unused_features,
)
from profilecheck.browser.visitor import Pace
from profilecheck.replica import Fault, Persona, person
from tests import unhurried
from tests.auditing import Audited, Auditing, audit_of, with_shorter_lists
from tests.bare import bare_browser
from tests.browsers import choose_browser
from tests.cli.forked import Forker
from tests.cli.program import Cli, program, started_forker
from tests.counting import SITE, CountingServer

T = TypeVar("T")

_MADE_BEFORE_A_LOOK = 50_000
"""Objects after which Python looks for garbage; its own 700 are meant for small programs."""

_LONGEST_NAME = 200
"""Characters. What is longer than this names no case."""

# No example is judged by the clock: what else the machine does moves it.
for _profile, _examples in {"in part": 20, "whole": 200}.items():
    hypothesis.settings.register_profile(
        _profile,
        deadline=None,
        max_examples=_examples,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
    )
hypothesis.settings.load_profile("in part")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--whole-laws",
        action="store_true",
        help=(
            "Run the laws at their full length: every planting, every part taken away, lists of "
            "thousands to their ends, the page from its first screen to its last, every way out; "
            "200 examples of each property in place of 20."
        ),
    )
    parser.addoption(
        "--real-forum",
        action="store_true",
        help="Try the program on a real forum as well, which is set up here: see tests/misago.",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--whole-laws"):
        hypothesis.settings.load_profile("whole")
    expect.set_options(timeout=unhurried.MILLISECONDS)
    cache: pytest.Cache | None = getattr(config, "cache", None)
    if cache is not None:
        # Each driver of a browser compiles its own program anew, where nothing is kept of that.
        os.environ.setdefault("NODE_COMPILE_CACHE", str(cache.mkdir("driver")))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many workers `-n auto` means: one more than there are processors.

    A worker waits for its browser a third of the time.
    """
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Import all tests, each worker from another one on.

    On a fresh clone each rewrites the assertions of a part of them and finds the rest rewritten,
    where all of them would rewrite all.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is None or session.config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    tests = sorted(Path(__file__).parent.rglob("test_*.py"))
    first = len(tests) * int(worker["workerid"].removeprefix("gw")) // worker["workercount"]
    for path in (*tests[first:], *tests[:first]):
        module = path.relative_to(session.config.rootpath).with_suffix("")
        # What is wrong with one is said where it is collected.
        with suppress(Exception, pytest.skip.Exception), warnings.catch_warnings():
            warnings.simplefilter("error")
            import_module(".".join(module.parts))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what takes long, and is proved in a smaller way as well, to `make laws`."""
    if config.getoption("--whole-laws"):
        return
    for item in items:
        if item.get_closest_marker("at_full_length"):
            item.add_marker(pytest.mark.skip(reason="at full length: make laws"))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Call a case by its number where its value is long: a text of a megabyte is no name."""
    return argname if isinstance(val, str | bytes) and len(val) > _LONGEST_NAME else None


def pytest_collection_finish(session: pytest.Session) -> None:
    """Keep the collector of garbage from walking the program and all tests again and again.

    They stay to the end anyway.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MADE_BEFORE_A_LOOK, *gc.get_threshold()[1:])


class _Raised(logging.Handler):
    """Remembers what the guard around the adapters' code caught."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


_RAISED = _Raised()
logging.getLogger("profilecheck.sites.calling").addHandler(_RAISED)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Choose the browser before any fixture starts one."""
    if not item.config.getoption("--whole-laws"):
        choose_browser(item.path)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Let no error that an adapter raised go by unseen: for a person the guard hides it."""
    result = yield
    said, _RAISED.said = _RAISED.said, []
    if said and item.get_closest_marker("readers_raise") is None:
        pytest.fail(f"an adapter raised an error: {sorted(set(said))}")
    return result


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A private folder for the tests: nobody's own is ever touched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROFILECHECK_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How pytest-playwright starts the browser of the person at the report."""
    return {
        "executable_path": find_browser().path,
        "args": [
            *needed_flags(),
            without_unused_features(),
            "--disable-background-networking",
            "--disable-quic",
        ],
    }


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Opens a window of the person at the report, in which nothing fails for being slow."""

    def unhurried_context(**how: Any) -> BrowserContext:
        context = new_context(**how)
        context.set_default_timeout(unhurried.MILLISECONDS)
        return context

    return unhurried_context


@pytest.fixture(scope="session")
def base_url() -> None:
    """Stand in for pytest-playwright's own, a kind of fixture that pytest warns of."""


class Background:
    """An event loop in a thread of its own, where no other event loop is running.

    The program's asynchronous code and the synchronous pages of pytest-playwright cannot share
    a thread.
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __call__(self, work: Coroutine[Any, Any, T]) -> T:
        """Run `work` to its end and return what it returns."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    @contextmanager
    def running(self) -> Iterator[Self]:
        self._thread.start()
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    @property
    def is_here(self) -> bool:
        """Whether what asks runs in this loop."""
        return asyncio.get_running_loop() is self._loop

    @contextmanager
    def holding(self, manager: AbstractAsyncContextManager[T]) -> Iterator[T]:
        """Hold an asynchronous context manager open for a while."""
        stack = AsyncExitStack()
        try:
            yield self(stack.enter_async_context(manager))
        finally:
            self(stack.aclose())


class _OneDriver:
    """One driver for all browsers of a loop: to start it takes twice as long as to start them."""

    def __init__(self) -> None:
        self._manager = async_playwright()
        self._starting: asyncio.Future[Playwright] | None = None

    async def __aenter__(self) -> Playwright:
        if self._starting is None:
            self._starting = asyncio.ensure_future(self._manager.__aenter__())
        return await asyncio.shield(self._starting)

    async def __aexit__(self, *_: object) -> None:
        """Leave it running, for the next browser."""

    async def end(self) -> None:
        if self._starting is not None:
            await self._manager.__aexit__()


@pytest.fixture(scope="session")
def run() -> Iterator[Background]:
    """Runs a coroutine to its end, apart from the test's own thread.

    The browsers that are started there share a driver.
    """
    with Background().running() as background, pytest.MonkeyPatch.context() as patch:
        one = _OneDriver()
        patch.setattr(
            launch, "async_playwright", lambda: one if background.is_here else async_playwright()
        )
        yield background
        background(one.end())


@pytest.fixture(scope="session")
def _server() -> Iterator[CountingServer]:
    with CountingServer().running() as server:
        yield server


@pytest.fixture
def server(_server: CountingServer) -> CountingServer:
    """A web server under any host name that remembers what it was asked; empty at first."""
    _server.reset()
    return _server


@pytest.fixture(scope="session")
def walled(run: Background, _server: CountingServer) -> Iterator[LaunchedBrowser]:
    """The browser of an audit; every host name leads to `server`."""
    replica = ReplicaEndpoint(_server.port, _server.spki)
    with run.holding(launched((SITE,), replica=replica)) as browser:
        yield browser


@pytest.fixture(scope="session")
def bare(run: Background, _server: CountingServer) -> Iterator[Browser]:
    """A browser without any guard; every host name leads to `server`."""
    with run.holding(bare_browser(_server.port, _server.spki)) as browser:
        yield browser


@pytest.fixture(scope="session")
def audited(run: Background, pytestconfig: pytest.Config) -> Auditing:
    """Audits a made-up person, here and there with a fault; each audit is done once a process.

    One that is given by name has lists of hundreds, and of thousands with `--whole-laws`.
    """
    done: dict[str, Audited] = {}
    named = person if pytestconfig.getoption("--whole-laws") else _with_shorter_lists

    def audited(
        who: str | Persona,
        faults: Mapping[str, Fault] | None = None,
        pace: Pace = Pace.REPLICA,
        pages: tuple[str, ...] = (),
        on: str = "",
    ) -> Audited:
        whole = named(who) if isinstance(who, str) else who
        whole = whole.only_on(on) if on else whole
        key = repr((whole, faults, pace, pages))
        if key not in done:
            done[key] = run(audit_of(whole, faults or {}, pace, pages))
        return done[key]

    return audited


def _with_shorter_lists(name: str) -> Persona:
    return with_shorter_lists(person(name))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The private folder of this test's person."""
    return tmp_path / "home"


@pytest.fixture(scope="session")
def forker() -> Iterator[Forker | None]:
    """What starts a command fast, where that can be; None elsewhere."""
    with started_forker() as ready:
        yield ready


@pytest.fixture
def cli(home: Path, forker: Forker | None) -> Cli:
    """Runs `profilecheck` with arguments, as `tests.cli.program.program` does."""
    return program(home, forker)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real pages, where there is one."""
    folder = os.environ.get("PROFILECHECK_SAMPLES")
    if not folder:
        pytest.skip("set PROFILECHECK_SAMPLES to the folder of real pages to run this test")
    return Path(folder)
