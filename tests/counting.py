"""A small web server that remembers every request it gets, over TLS, under any host name."""

import contextlib
import inspect
import socket
import ssl
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import trustme
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from tests import unhurried

SITE = "social.example"
ELSEWHERE = "tracker.example"


@dataclass(frozen=True)
class Seen:
    """One request as the server got it."""

    method: str
    host: str
    path: str
    query: str = ""
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


Answer = Response | str
"""What a test answers with: HTML, or a whole response."""


class CountingServer:
    """Serves what a test puts in `pages`, and counts everything in `seen`.

    `connected` are the hosts that lines were opened to, by the name said in TLS.
    """

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.pages: dict[str, Any] = {}
        self.connected: list[str] = []
        self._changed = threading.Condition()
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen()  # whoever calls from now on waits, and is not turned away
        self.port: int = self._socket.getsockname()[1]
        certificate = trustme.CA().issue_cert(SITE, f"*.{SITE}", ELSEWHERE, "localhost")
        self.spki = public_key_hash(certificate)
        config = uvicorn.Config(
            self._answer,
            interface="asgi3",
            log_config=None,
            lifespan="off",
            ssl_context_factory=lambda config, default: self._tls(certificate),
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = Request(scope, receive)
        request = Seen(
            connection.method,
            connection.url.hostname or "",
            scope["path"],
            connection.url.query,
            await connection.body(),
            dict(connection.headers),
        )
        self._note(request)
        answer = self.answer_to(request)
        if callable(answer) and not isinstance(answer, Response):
            answer = answer(request)
            if inspect.isawaitable(answer):
                answer = await answer
        response = HTMLResponse(answer) if isinstance(answer, str) else answer
        await response(scope, receive, send)

    def answer_to(self, request: Seen) -> Any:
        """Return the answer, or what makes it of the request."""
        return self.pages.get(request.path, "")

    def _note(self, request: Seen) -> None:
        with self._changed:
            self.seen.append(request)
            self._changed.notify_all()

    def _note_connection(self, name: str | None) -> None:
        with self._changed:
            self.connected.append(name or "")
            self._changed.notify_all()

    def reset(self) -> None:
        """Forget everything."""
        self.seen.clear()
        self.connected.clear()
        self.pages.clear()

    def saw(self, path: str) -> list[Seen]:
        return [s for s in self.seen if s.path == path]

    def wait_for(self, path: str) -> bool:
        """Wait until `path` was asked for; False if that does not happen."""
        return self.wait_until(lambda: bool(self.saw(path)))

    def wait_until(self, happened: Callable[[], bool], timeout: float = unhurried.SECONDS) -> bool:
        """Wait until something that was counted has `happened`; False if it does not in time."""
        with self._changed:
            return self._changed.wait_for(happened, timeout)

    def notice(self) -> None:
        """Let those who wait look again: something was counted elsewhere."""
        with self._changed:
            self._changed.notify_all()

    @contextlib.contextmanager
    def running(self) -> Iterator["CountingServer"]:
        self._thread.start()
        try:
            yield self
        finally:
            self._server.should_exit = True
            self._thread.join(10)
            self._socket.close()

    def _tls(self, certificate: trustme.LeafCert) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        context.sni_callback = lambda _socket, name, _context: self._note_connection(name)
        return context


def public_key_hash(certificate: trustme.LeafCert) -> str:
    pem = certificate.cert_chain_pems[0].bytes()
    key = x509.load_pem_x509_certificate(pem).public_key()
    info = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return b64encode(sha256(info).digest()).decode()
