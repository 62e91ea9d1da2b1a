"""Counts the requests that a replica gets, above all those that write state."""

import threading
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Counters", "Kind", "Received"]


class Kind(StrEnum):
    """What a request does: reads, or writes state."""

    READ = "read"
    CHANGE = "change"
    ACTING_GET = "acting_get"
    WEB_SOCKET = "web_socket"
    SIGN_IN = "sign_in"


@dataclass(frozen=True)
class Received:
    """One request. `operation` is the name it gave itself, "" where it gave none."""

    kind: Kind
    method: str
    host: str
    path: str
    operation: str = ""


class Counters:
    """Counts of what was asked for, safe to read while the replica serves."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._received: list[Received] = []
        self._connected: Counter[str] = Counter()

    def record(self, received: Received) -> None:
        """Note one request."""
        with self._lock:
            self._received.append(received)

    def record_connection(self, host: str) -> None:
        """Note a connection that asked for `host`, whether or not a request follows."""
        with self._lock:
            self._connected[host.lower()] += 1

    def reset(self) -> None:
        """Start again from nothing."""
        with self._lock:
            self._received.clear()
            self._connected.clear()

    @property
    def received(self) -> tuple[Received, ...]:
        """Every request, in the order it came."""
        with self._lock:
            return tuple(self._received)

    def of(self, kind: Kind) -> tuple[Received, ...]:
        """The requests of one kind."""
        return tuple(r for r in self.received if r.kind is kind)

    @property
    def changes(self) -> tuple[Received, ...]:
        """Every request that changes something: by its method, by its name, or by being opened."""
        return tuple(r for r in self.received if r.kind in (Kind.CHANGE, Kind.ACTING_GET))

    @property
    def web_sockets(self) -> tuple[Received, ...]:
        """Every web socket that was asked for."""
        return self.of(Kind.WEB_SOCKET)

    @property
    def sign_ins(self) -> tuple[Received, ...]:
        """Every sign-in as a made-up person."""
        return self.of(Kind.SIGN_IN)

    @property
    def hosts(self) -> Counter[str]:
        """Requests by host, unknown hosts included."""
        return Counter(r.host for r in self.received)

    @property
    def connected_hosts(self) -> Counter[str]:
        """Connections by the host they asked for; one that only connects counts too."""
        with self._lock:
            return Counter(self._connected)

    @property
    def paths(self) -> Counter[str]:
        """Requests by host and path, as `www.facebook.com/me`."""
        return Counter(r.host + r.path for r in self.received)
