"""Serving a page on this computer alone, from its first address to its end.

The person's page is served so, and the workshop. One server of the person's page at a time has a
private folder: a second start finds the first, has its page opened once more, and ends.
"""

import contextlib
import http.client
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from starlette.applications import Starlette
from starlette.types import ASGIApp

from profilecheck.asked_to_end import when_asked_to_end
from profilecheck.errors import InputError, Interrupted
from profilecheck.loopback import QuietServer
from profilecheck.page.desk import Desk
from profilecheck.page.entrance import AGAIN, HOST, KEY_HEADER, Entrance
from profilecheck.page.life import Life
from profilecheck.page.working import Board
from profilecheck.sockets import loopback_socket
from profilecheck.storage import private_folder
from profilecheck.store.serving import Running, ServingFolder, empty_practice

__all__ = ["PageServer", "Say", "Served", "listening", "say_at_once", "serve", "serve_at"]

_LEFT_ALONE = "profilecheck has ended, as nobody used it. Start it again."
_STOPPED = "profilecheck was stopped. Start it again."
_NO_BROWSER = "No browser could be opened. Open the address above in yours."
_TRIES = 20
_SECONDS_FOR_AN_ANSWER = 5

Say = Callable[[str], None]


class Served(Protocol):
    """What a page is served of: it is open while it is served, as a `with` block has it."""

    root: str
    life: Life

    @property
    def board(self) -> Board:
        """What tells open tabs of changes."""

    @property
    def busy(self) -> bool:
        """Whether something is being done: the page does not end by itself meanwhile."""

    @property
    def what_is_kept(self) -> str:
        """What becomes of what was done, in a sentence for the person."""

    def __enter__(self) -> Any:
        """Begin."""

    def __exit__(self, *_: object) -> None:
        """Stop what goes on."""


def say_at_once(line: str) -> None:
    """Print a line for whoever waits for it, a program that reads it included."""
    print(line, flush=True)


def serve(desk: Desk, *, port: int = 0, with_browser: bool = True, say: Say = say_at_once) -> None:
    """Serve the page of `desk` until it ends; its address is the first thing that is said.

    Args:
        desk: whose page it is. What a made-up person's store holds is removed before and after.
        port: the port to listen at; any free one where it is 0.
        with_browser: whether the person's own browser is opened at the address.
        say: told each line for the person.

    Raises:
        InputError: the port cannot be used, or a server that runs does not answer.
        StorageError: the private folder cannot be made, or not be cleaned up.
        Interrupted: it was stopped with Ctrl-C, or told to end by the system.
    """
    folder = ServingFolder(private_folder(desk.store.home))
    for _ in range(_TRIES):
        with folder.held() as is_first:
            if is_first:
                with _practising(desk), listening(port) as at:
                    _serve_first(desk, folder, at, with_browser=with_browser, say=say)
                return
        address = _address_of_the_first(folder)
        if address is not None:
            say(address)
            say("profilecheck was running already. This is its page.")
            if with_browser:
                _open(address, say)
            return
    raise InputError(
        "profilecheck is running already, but does not answer. End it, then start it again."
    )


@contextlib.contextmanager
def listening(port: int = 0) -> Iterator[socket.socket]:
    """Listen at `port` of this computer, or at any free one, while the block lasts.

    Raises:
        InputError: the port cannot be used.
    """
    with loopback_socket() as at:
        if sys.platform == "win32":
            at.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            # The same port again, right after a server there has ended.
            at.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            at.bind((HOST, port))
            at.listen(128)
        except OSError as error:
            raise InputError(
                f"port {port} cannot be used ({error.strerror}). "
                "Name another one, or leave --port out."
            ) from None
        yield at


class PageServer(QuietServer):
    """The server of one page: ends with its `life`, and says farewell to every open tab.

    `stopped` is whether it ended for another reason than that its `life` was over.
    """

    def __init__(self, served: Served, app: ASGIApp) -> None:
        # No other program stands before it: what proxies' headers say would be made up.
        super().__init__(app, http="httptools", proxy_headers=False)
        self.stopped = False
        self._served = served

    def stop(self) -> None:
        """Let it end soon, as the person or the system wants."""
        self.stopped = self.should_exit = True

    async def on_tick(self, counter: int) -> bool:
        """Return whether it is time to end; asked several times a second."""
        life = self._served.life
        if self._served.busy:
            life.use()
        elif life.is_left_alone:
            life.end(_LEFT_ALONE)
        return await super().on_tick(counter) or bool(life.farewell)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell every open tab, and end."""
        self._served.life.end(_STOPPED)
        self._served.board.close()
        await super().shutdown(sockets)


def _serve_first(
    desk: Desk, folder: ServingFolder, at: socket.socket, *, with_browser: bool, say: Say
) -> None:
    def made() -> Starlette:
        # Not at the top: the browser starts meanwhile, and waits for the first answer.
        from profilecheck.page.app import application

        return application(desk)

    entrance = Entrance()
    folder.announce(Running(port=at.getsockname()[1], key=entrance.key))
    # A made-up person's is open already, with the replicas they live on.
    serve_at(
        at, desk, made, entrance, with_browser=with_browser, say=say, is_open=bool(desk.made_up)
    )


def serve_at(
    at: socket.socket,
    served: Served,
    made: Callable[[], Starlette],
    entrance: Entrance,
    *,
    with_browser: bool,
    say: Say,
    is_open: bool = False,
) -> None:
    """Serve what `made` returns, behind the gate, until it ends.

    `is_open` is whether `served` was opened already, and is closed by somebody else.

    Raises:
        Interrupted: it was stopped with Ctrl-C, or told to end by the system.
    """
    port = at.getsockname()[1]
    served.root = entrance.root
    address = _address(port, entrance.new_way_in())
    say(address)
    if with_browser:
        # In a thread: a browser that runs in the terminal returns when it is closed.
        threading.Thread(target=_open, args=(address, say), daemon=True).start()
    # Not at the top: the browser starts meanwhile, and waits for the first answer.
    from profilecheck.page.gate import gated

    app = gated(made(), port=port, entrance=entrance, life=served.life)
    server = PageServer(served, app)
    try:
        with when_asked_to_end(server.stop), contextlib.nullcontext() if is_open else served:
            server.run([at])
    except KeyboardInterrupt:
        server.stop()
    if server.stopped:
        raise Interrupted(f"stopped. {served.what_is_kept}")
    say(served.life.farewell)


def _open(address: str, say: Say) -> None:
    if not webbrowser.open(address):
        say(_NO_BROWSER)


def _address(port: int, way_in: str) -> str:
    return f"http://{HOST}:{port}{way_in}"


def _address_of_the_first(folder: ServingFolder) -> str | None:
    """Ask the server that runs for another way in; None where it does not answer, or not yet."""
    running = folder.announced()
    if running is None:
        return None
    own = f"{HOST}:{running.port}"
    headers = {"Origin": f"http://{own}", KEY_HEADER: running.key, "Content-Length": "0"}
    # Not through a proxy, whatever the environment names.
    asking = http.client.HTTPConnection(HOST, running.port, timeout=_SECONDS_FOR_AN_ANSWER)
    try:
        asking.request("POST", AGAIN, headers=headers)
        answer = asking.getresponse()
        way_in = answer.read().decode("ascii")
    except (OSError, http.client.HTTPException, UnicodeDecodeError):
        return None
    finally:
        asking.close()
    return _address(running.port, way_in) if answer.status == http.HTTPStatus.OK else None


@contextlib.contextmanager
def _practising(desk: Desk) -> Iterator[None]:
    """Keep nothing of a made-up person, from before or from now."""
    if not desk.made_up:
        yield
        return
    empty_practice(desk.store.home)
    try:
        with desk:
            yield
    finally:
        empty_practice(desk.store.home)
