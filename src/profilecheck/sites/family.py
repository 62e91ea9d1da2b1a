"""Networks that anybody can host: many servers, one adapter, each server with its own address."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from profilecheck.errors import InputError
from profilecheck.plain import plain_text
from profilecheck.sites.site import OpenSite, Site

__all__ = ["Server", "SiteFamily"]

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"({_LABEL}(?:\.{_LABEL})*|\[::1\])(:[1-9][0-9]{{0,4}})?")
_LONGEST = 253
"""Characters of a host's name: https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4"""
_LAST_PORT = 65_535
_SHOWN = 80
"""Characters that are shown of what is no address."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True)
class Server:
    """One server's address. `name` is its host with its port, where it has one of its own."""

    name: str

    @classmethod
    def of(cls, address: str) -> Self:
        """Return the server at `address`, such as “mastodon.social” or “localhost:3000”.

        Raises:
            InputError: it is no such address.
        """
        name = address.strip().rstrip("/").lower()
        if not name.isascii():
            try:
                name = name.encode("idna").decode("ascii")
            except UnicodeError:
                name = ""
        found = _NAME.fullmatch(name)
        if found is None or len(found[1]) > _LONGEST or int((found[2] or ":0")[1:]) > _LAST_PORT:
            raise InputError(
                f"“{plain_text(address, _SHOWN)}” is not the address of a server. "
                "Give only its name, such as mastodon.social."
            )
        return cls(name)

    @property
    def host(self) -> str:
        """The host name, without a port."""
        return re.sub(r":[0-9]+$", "", self.name).strip("[]")

    @property
    def url(self) -> str:
        """Where its addresses begin: encrypted, but for a server on this computer itself."""
        local = re.sub(r":[0-9]+$", "", self.name) in _LOOPBACK
        return f"{'http' if local else 'https'}://{self.name}"


def _nowhere(body: str) -> str:
    return ""


@dataclass(frozen=True)
class SiteFamily:
    """A network of many servers, named on the command line as “mastodon@mastodon.social”.

    `make` builds the adapter of one server; that `Site` has the id “mastodon@mastodon.social”
    (`load_header` sees to it). `example` is a server's address to try the adapter's rules with:
    nothing needs to answer there. `asked_at` tells from the body of an answer that was saved alone
    at which address of which server it was asked for, "" where it is no such answer.
    `known_server` is one that many people are on, to show how its name is written. `read_address`
    reads what a person types as the address, and raises InputError where it is none.
    """

    id: str
    name: str
    example: str
    make: Callable[[Server], Site]
    asked_at: Callable[[str], str] = _nowhere
    known_server: str = ""
    read_address: Callable[[str], Server] = Server.of

    @cached_property
    def without_sign_in(self) -> bool:
        """Whether its accounts are read without a sign-in, each named by its own address."""
        return self.at(self.example).without_sign_in

    def at(self, address: str) -> OpenSite:
        """Return the adapter of the server at `address`.

        Raises:
            InputError: it is no server's address, or `make` makes no network that is opened.
        """
        made = self.make(self.read_address(address))
        if not isinstance(made, OpenSite):
            raise InputError(f"{self.name}: `make` returns no OpenSite, as build_site makes it.")
        return made
