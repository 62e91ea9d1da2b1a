"""The replica of one network, as the server sees it: its hosts, its pages, its sessions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from starlette.types import ASGIApp

from profilecheck.replica.counters import Kind
from profilecheck.replica.personas import Persona
from profilecheck.vocabulary import Circle

__all__ = ["Network", "Request", "Running", "is_among"]


@dataclass(frozen=True)
class Request:
    """The parts of a request by which a replica knows whether it writes state.

    `form` holds its named fields.
    """

    method: str
    host: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)


class Running(Protocol):
    """A network's replica with its state, for one server."""

    @property
    def app(self) -> ASGIApp:
        """The pages.

        The server adds to the scope `profilecheck.address` (the whole address as it was asked
        for) and, where a fault strikes that the pages themselves must show, `profilecheck.fault`.
        """

    def cookies_for(self, person: str, circle: Circle = Circle.SIGNED_IN) -> list[dict[str, Any]]:
        """Return the cookies of a new session, in the shape of a Playwright storage state.

        In it the person is of `circle` to everybody else on the network.

        Raises:
            InputError: the person has no account here.
        """


@dataclass(frozen=True)
class Network:
    """One network. A host that begins with "." means every host below it.

    `kind_of` returns what a request does, `operation_of` the name it gives itself.
    """

    id: str
    hosts: tuple[str, ...]
    start: Callable[[Iterable[Persona]], Running]
    kind_of: Callable[[Request], Kind]
    operation_of: Callable[[Request], str]

    def owns(self, host: str) -> bool:
        """Whether `host` is one of the network's own."""
        return is_among(host, self.hosts)


def is_among(host: str, hosts: Iterable[str]) -> bool:
    """Whether `host` is one of `hosts`; one that begins with "." means every host below it too."""
    return any(host == h.lstrip(".") or (h[0] == "." and host.endswith(h)) for h in hosts)
