"""A running replica, a plain client of it, and a browser that finds it."""

import http.client
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from profilecheck.browser.find import find_browser
from profilecheck.browser.forwarder import Forwarder, forwarding
from profilecheck.browser.launch import needed_flags
from profilecheck.replica import Replica
from profilecheck.replica.facebook.graphql import DOCUMENTS
from tests import unhurried
from tests.bare import SILENT
from tests.conftest import Background

WWW = "www.facebook.com"


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    text: str


class Client:
    """Asks a replica without a browser, as somebody or as a stranger."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica
        self._context = ssl.create_default_context()
        self._context.check_hostname = False
        self._context.verify_mode = ssl.CERT_NONE

    def cookies(self, person: str) -> str:
        jar = self._replica.cookies_for(person, "facebook")
        return "; ".join(f"{c['name']}={c['value']}" for c in jar)

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        host: str = WWW,
        as_person: str = "",
        body: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self._replica.port, context=self._context, timeout=unhurried.SECONDS
        )
        sent = {"Host": host} | dict(headers or {})
        if as_person:
            sent["Cookie"] = self.cookies(as_person)
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body=body, headers=sent)
            reply = connection.getresponse()
            text = reply.read().decode("utf-8")
            return Answer(reply.status, reply.getheader("location") or "", text)
        finally:
            connection.close()

    def graphql(
        self,
        operation: str,
        variables: str = "{}",
        *,
        as_person: str = "",
        runs: str = "",
        referrer: str = "",
    ) -> Answer:
        """Send `operation`; `runs` is the operation whose document it truly runs."""
        form = {
            "fb_api_req_friendly_name": operation,
            "doc_id": DOCUMENTS.get(runs or operation, "1"),
            "variables": variables,
        }
        headers = {"x-fb-friendly-name": operation} | ({"Referer": referrer} if referrer else {})
        return self.ask(
            "/api/graphql/",
            method="POST",
            as_person=as_person,
            body=urlencode(form),
            headers=headers,
        )


_ALWAYS_PRESSED = "test_in_browser.py"
_FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave most of what is pressed in a replica to `make laws`: Facebook's is always tried.

    The walks and the second looks of each run press MySpace's and X's settings.
    """
    for item in items:
        inside = item.path.is_relative_to(_FOLDER) and item.path != _FOLDER / _ALWAYS_PRESSED
        if inside and "playwright" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.at_full_length)


@pytest.fixture(scope="session")
def _asked_replica() -> Iterator[Replica]:
    with Replica() as running:
        yield running


@pytest.fixture
def replica(_asked_replica: Replica) -> Replica:
    """A replica whose state no test changes, with its counters at nothing.

    Only `client` asks it, which has its answer before a test ends: what is counted is of this test.
    A browser goes on asking after its page was closed, so it never has this one.
    """
    _asked_replica.reset_counters()
    return _asked_replica


@pytest.fixture
def client(replica: Replica) -> Client:
    return Client(replica)


@contextmanager
def browser_at(playwright: Playwright, replica: Replica) -> Iterator[Browser]:
    browser = playwright.chromium.launch(
        executable_path=find_browser().path,
        args=[
            *needed_flags(),
            *SILENT,
            f"--host-resolver-rules=MAP *:443 127.0.0.1:{replica.port}",
            f"--ignore-certificate-errors-spki-list={replica.spki}",
        ],
    )
    try:
        yield browser
    finally:
        browser.close()


NewContext = Callable[[], BrowserContext]
ContextsAt = Callable[[Replica], NewContext]
"""Takes a replica; returns what makes contexts that find it."""


@pytest.fixture(scope="session")
def _any_browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser that finds no replica by itself."""
    browser = playwright.chromium.launch(
        executable_path=find_browser().path, args=[*needed_flags(), *SILENT]
    )
    yield browser
    browser.close()


@pytest.fixture
def contexts_at(_any_browser: Browser, run: Background) -> Iterator[ContextsAt]:
    """Contexts of one browser, of which each finds one replica and no other.

    What one of them still asks for after its test reaches no replica of a later one.
    """
    with ExitStack() as open_until_the_end:

        def at(replica: Replica) -> NewContext:
            to_it = forwarding(Forwarder(lambda host: True, ("127.0.0.1", replica.port)))
            port = open_until_the_end.enter_context(run.holding(to_it))

            def new_context() -> BrowserContext:
                context = _any_browser.new_context(
                    proxy={"server": f"http://127.0.0.1:{port}"}, ignore_https_errors=True
                )
                open_until_the_end.callback(context.close)
                context.set_default_timeout(unhurried.MILLISECONDS)
                return context

            return new_context

        yield at


OpenAs = Callable[[str], Page]


def opener(new_context: NewContext, replica: Replica, network: str = "facebook") -> OpenAs:
    """Give pages that are signed in as a person ("": as nobody)."""

    def opened(person: str) -> Page:
        context = new_context()
        if person:
            cookies = replica.cookies_for(person, network)
            context.add_cookies(cookies)  # type: ignore[arg-type]  # of such keys
        return context.new_page()

    return opened


@pytest.fixture(scope="session")
def _shown_replica() -> Iterator[Replica]:
    with Replica() as running:
        yield running


@pytest.fixture
def open_as(contexts_at: ContextsAt, _shown_replica: Replica) -> OpenAs:
    """Pages of a replica that no test changes and whose requests none counts: many share it."""
    return opener(contexts_at(_shown_replica), _shown_replica)


@pytest.fixture
def own_replica() -> Iterator[Replica]:
    """A replica whose state the test may change, and whose requests it may count."""
    with Replica() as running:
        yield running


@pytest.fixture
def open_own(own_replica: Replica, contexts_at: ContextsAt) -> OpenAs:
    """Pages of `own_replica`."""
    return opener(contexts_at(own_replica), own_replica)
