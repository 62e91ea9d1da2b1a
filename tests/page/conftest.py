"""The page as it is really served: on a port of this computer, behind its gate."""

import http.client
import queue
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from profilecheck.checklist import load_checklist
from profilecheck.page.app import application
from profilecheck.page.desk import Desk
from profilecheck.page.entrance import AGAIN, HOST, Entrance
from profilecheck.page.gate import gated
from profilecheck.page.life import Life
from profilecheck.page.locked import asked_on_the_page
from profilecheck.page.serving import PageServer, listening
from profilecheck.page.way import How
from profilecheck.store.store import Store
from tests import unhurried
from tests.cli.forked import Forker
from tests.cli.program import Process, environment_of, start
from tests.page.looked import client_of, desk_of, over, sign_in

FORM = "application/x-www-form-urlencoded"


class Clock:
    """A clock that goes on only when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def refused(self) -> bool:
        return 400 <= self.status < 500


@dataclass(frozen=True)
class Noted:
    """A request that was answered to its end, as the server had it."""

    method: str
    path: str
    cookie: str
    status: int


def noting(app: ASGIApp, answered: "queue.Queue[Noted]") -> ASGIApp:
    """Return `app`, with a note taken of each request when it is answered."""

    async def note(scope: Scope, receive: Receive, send: Send) -> None:
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        await app(scope, receive, sending)
        cookie = Headers(scope=scope).get("cookie", "")
        answered.put(Noted(scope["method"], scope["path"], cookie, status))

    return note


@dataclass
class Served:
    """The page while it is served, and how a test asks it for something."""

    desk: Desk
    entrance: Entrance
    port: int
    ended: threading.Thread
    answered: "queue.Queue[Noted]"

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.port}"

    def address(self) -> str:
        return self.origin + self.entrance.new_way_in()

    @property
    def page(self) -> str:
        """What the page's own addresses begin with."""
        return self.origin + self.entrance.root

    def cookie(self) -> str:
        name = self.entrance.root.replace("/", "profilecheck-")
        return f"{name}={self.entrance.admit(self.entrance.new_token())}"

    def path(self, path: str) -> str:
        """What a request names: below the page's root, save where a browser gets in."""
        whole = path == AGAIN or path.startswith(self.entrance.root)
        return path if whole else self.entrance.root + path

    def answer_to(self, method: str, path: str) -> Noted:
        """Wait for the answer to such a request."""
        while True:
            noted = self.answered.get(timeout=unhurried.SECONDS)
            if (noted.method, noted.path) == (method, self.path(path)):
                return noted

    def own_headers(self, method: str = "GET") -> dict[str, str]:
        """What the person's own browser sends from the page itself."""
        headers = {"Host": f"{HOST}:{self.port}", "Cookie": self.cookie()}
        if method == "POST":
            headers |= {
                "Origin": self.origin,
                "Sec-Fetch-Site": "same-origin",
                "Sec-Fetch-Mode": "navigate",
                "Content-Type": FORM,
            }
        return headers

    def ask(
        self,
        path: str = "/networks",
        method: str = "GET",
        headers: Mapping[str, str | None] | None = None,
        body: bytes = b"",
        *,
        stranger: bool = False,
    ) -> Answer:
        """Send a request as the person's browser, but for `headers`; None leaves one out."""
        own = {"Host": f"{HOST}:{self.port}"} if stranger else self.own_headers(method)
        sent = {k: v for k, v in {**own, **(headers or {})}.items() if v is not None}
        connection = http.client.HTTPConnection(HOST, self.port, timeout=unhurried.SECONDS)
        try:
            connection.putrequest(
                method, self.path(path), skip_host=True, skip_accept_encoding=True
            )
            for name, value in sent.items():
                connection.putheader(name, value)
            if body and "Transfer-Encoding" not in sent:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body or None)
            answer = connection.getresponse()
            streamed = answer.getheader("Content-Type", "").startswith("text/event-stream")
            text = "" if streamed else answer.read().decode("utf-8")
            return Answer(answer.status, answer.headers, text)
        finally:
            connection.close()

    def send(self, raw: bytes) -> bytes:
        """Send bytes as they are, and return all that comes back."""
        with socket.create_connection((HOST, self.port), timeout=unhurried.SECONDS) as line:
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65_536), b""))


def desk_in(home: Path, clock: Clock | None = None) -> Desk:
    return Desk(Store(home, asked_on_the_page), load_checklist(), life=Life(clock or Clock()))


@contextmanager
def serving(desk: Desk, app: Starlette | None = None) -> Iterator[Served]:
    """Serve the page of `desk`, or another application, behind the gate."""
    with listening() as at:
        port, entrance = at.getsockname()[1], Entrance()
        desk.root = entrance.root
        gate = gated(app or application(desk), port=port, entrance=entrance, life=desk.life)
        answered: queue.Queue[Noted] = queue.Queue()
        server = PageServer(desk, noting(gate, answered))
        thread = threading.Thread(target=server.run, args=([at],), daemon=True)
        thread.start()
        server.answers.wait()
        try:
            yield Served(desk, entrance, port, thread, answered)
        finally:
            desk.life.end("The test is over.")
            thread.join()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return desk_in(tmp_path / "home", clock)


@pytest.fixture
def served(desk: Desk) -> Iterator[Served]:
    """The page of a person who has just begun."""
    with serving(desk) as page:
        yield page


@pytest.fixture(scope="session")
def first_look(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk of the exposed person, who has looked at MySpace by the page's own forms.

    It is there to be read alone: a test that goes on from it does so at a desk of its own, see
    `tests.page.looked.begin_after`.
    """
    with desk_of(tmp_path_factory.mktemp("first") / "home", myspace=How.OPENED) as desk:
        sign_in(desk)
        answer = client_of(desk).post("/looking")
        assert (answer.status_code, answer.headers["location"]) == (303, "/looking")
        over(desk)
        # Whoever pressed is led on, where it is over before the page comes that would lead on.
        assert client_of(desk).get("/looking").headers["location"] == "/checklist"
        yield desk


Programs = Callable[..., AbstractContextManager[Process]]
"""Takes the private folder, the arguments of `profilecheck`, and more of its environment."""


@pytest.fixture
def program(forker: Forker | None) -> Programs:
    """Starts `profilecheck` in a process of its own, and kills it where it still runs after."""

    @contextmanager
    def running(home: Path, *arguments: str, **environment: str) -> Iterator[Process]:
        process = start(forker, arguments, environment_of(home, **environment))
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    return running


def line_of(process: Process) -> str:
    """Return the next line that it says."""
    assert process.stdout is not None
    return process.stdout.readline().strip()
