"""A running replica, a plain client of it, and a browser that finds it."""

import http.client
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, Playwright

from profilecheck.browser.find import find_browser
from profilecheck.browser.launch import needed_flags
from profilecheck.replica import Replica
from profilecheck.replica.facebook.graphql import DOCUMENTS
from tests.bare import SILENT

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
            "127.0.0.1", self._replica.port, context=self._context, timeout=20
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


OpenAs = Callable[[str], Page]


def opener(browser: Browser, replica: Replica) -> OpenAs:
    """Give pages that are signed in as a person ("": as nobody)."""

    def opened(person: str) -> Page:
        context = browser.new_context()
        if person:
            context.add_cookies(replica.cookies_for(person, "facebook"))  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    return opened


@pytest.fixture(scope="session")
def _shown_replica() -> Iterator[Replica]:
    with Replica() as running:
        yield running


@pytest.fixture(scope="session")
def _shared_browser(playwright: Playwright, _shown_replica: Replica) -> Iterator[Browser]:
    with browser_at(playwright, _shown_replica) as browser:
        yield browser


@pytest.fixture
def open_as(_shared_browser: Browser, _shown_replica: Replica) -> Iterator[OpenAs]:
    """Pages of a replica that no test changes and whose requests none counts: many share it."""
    yield opener(_shared_browser, _shown_replica)
    for context in _shared_browser.contexts:
        context.close()


@pytest.fixture
def own_replica() -> Iterator[Replica]:
    """A replica whose state the test may change, and whose requests it may count."""
    with Replica() as running:
        yield running


@pytest.fixture
def open_own(playwright: Playwright, own_replica: Replica) -> Iterator[OpenAs]:
    """Pages of `own_replica`."""
    with browser_at(playwright, own_replica) as browser:
        yield opener(browser, own_replica)
