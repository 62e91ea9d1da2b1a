"""The replicas as a real server: on loopback, over TLS, under the networks' real host names."""

import asyncio
import base64
import hashlib
import socket
import ssl
import threading
from collections.abc import Iterable, Mapping
from typing import Any, Self

import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from profilecheck.errors import InputError
from profilecheck.loopback import QuietServer
from profilecheck.replica.counters import Counters
from profilecheck.replica.faults import Fault, Faults
from profilecheck.replica.front import Front
from profilecheck.replica.network import Network, Running
from profilecheck.replica.personas import Persona, people
from profilecheck.replica.registry import NETWORKS
from profilecheck.sockets import loopback_socket
from profilecheck.vocabulary import Circle

__all__ = ["Replica"]

_ROUNDS_TO_CLOSE = 20


class _Server(QuietServer):
    """A server that lets its loop's own requests end as it stops."""

    def __init__(self, front: Front, tls: ssl.SSLContext) -> None:
        super().__init__(front)
        self.config.load()
        self.config.ssl = tls
        self._front = front

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._front.stopping.set()
        await super().shutdown(sockets)
        # A browser that has gone does not say so, and TLS would wait for it to.
        for connection in list(self.server_state.connections):
            if connection.transport is not None:
                connection.transport.abort()
        # One that had not yet said who it is, is known to the loop alone, and closed by it.
        for _ in range(_ROUNDS_TO_CLOSE):
            await asyncio.sleep(0)


class Replica:
    """Every network's replica, served while the `with` block lasts.

    Each has its own state, made anew from the people's files; `people` are the made-up people of
    the program unless others are given. `faults` are as in `Faults`. A browser finds it with
    `--host-resolver-rules=MAP *:443 127.0.0.1:PORT` and
    `--ignore-certificate-errors-spki-list=SPKI`.
    """

    def __init__(
        self,
        people: Iterable[Persona] | None = None,
        *,
        faults: Mapping[str, Fault] | None = None,
    ) -> None:
        self.counters = Counters()
        self.port = 0
        self.spki = ""
        self._people = None if people is None else tuple(people)
        self._faults = Faults(faults or {})
        self._networks: dict[Network, Running] = {}

    def __enter__(self) -> Self:
        """Start serving; returns once it answers."""
        self._networks = self._begun()
        self._front = Front(self._networks, self.counters)
        self._front.faults = self._faults
        self._socket = _listening()
        self.port = self._socket.getsockname()[1]
        self._server = _Server(self._front, self._tls())
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="replica", daemon=True
        )
        self._thread.start()
        self._server.answers.wait()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop serving; requests that wait for an answer are ended."""
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def _tls(self) -> ssl.SSLContext:
        hosts = sorted({h.lstrip(".") for n in NETWORKS for h in n.hosts})
        wildcards = sorted({f"*{h}" for n in NETWORKS for h in n.hosts if h[0] == "."})
        certificate = trustme.CA().issue_cert(*hosts, *wildcards)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        context.sni_callback = self._asked_for
        self.spki = _spki(certificate.cert_chain_pems[0].bytes())
        return context

    def _asked_for(self, _socket: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> None:
        self.counters.record_connection(host or "")

    def set_faults(self, faults: Mapping[str, Fault]) -> None:
        """Let these go wrong from now on, and nothing else; see `Faults`."""
        self._faults = self._front.faults = Faults(faults)

    def begin_anew(self) -> None:
        """Have everything as it was at first: what was changed is gone, and so are the sessions."""
        self._networks = self._front.networks = self._begun()

    def _begun(self) -> dict[Network, Running]:
        persons = people() if self._people is None else self._people
        return {network: network.start(persons) for network in NETWORKS}

    @property
    def networks(self) -> Mapping[Network, Running]:
        """Each network, with its state as it is now."""
        return self._networks

    def reset_counters(self) -> None:
        """Count from nothing again."""
        self.counters.reset()

    def cookies_for(
        self, person: str, network: str, circle: Circle = Circle.SIGNED_IN
    ) -> list[dict[str, Any]]:
        """Start a session as `person`; return its cookies as a Playwright storage state has them.

        In it they are of `circle` to everybody else on the network.

        Raises:
            InputError: there is no such network, or the person has no account on it.
        """
        for known, running in self._networks.items():
            # Each account on Bluesky is a network of its own, and one replica serves them all.
            if network == known.id or network.startswith(f"{known.id}@"):
                return running.cookies_for(person, circle)
        allowed = ", ".join(n.id for n in self._networks)
        raise InputError(f"There is no replica of “{network}”. Choose one of: {allowed}.")


def _listening() -> socket.socket:
    """A socket on a free port; opened here, so that no other process takes the port first."""
    listening = loopback_socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(128)
    return listening


def _spki(certificate: bytes) -> str:
    """The base64 SHA-256 of a certificate's public key, as Chromium's switch takes it."""
    key = x509.load_pem_x509_certificate(certificate).public_key()
    der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(der).digest()).decode("ascii")
