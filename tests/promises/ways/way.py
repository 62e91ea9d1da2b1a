"""What a way out is: a page that tries it, and where it leads to.

In what a page says, these stand for the try's own places, so that one server tells all apart:

- `@TO`: where the way leads to;
- `@OWN`, `@HOST`: the page's own address and host, one of the audited network's;
- `@AWAY`, `@AWAYHOST`: those of a host that is not;
- `@TCP`, `@UDP`: a port of this computer at which whoever knocks is counted.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

AWAY = "@AWAY/change"
"""A host that is not the network's: nothing at all may reach it."""
ACTS = "@OWN/logout"
"""An address of the network that acts by being opened."""
HERE = "@OWN/change"
"""An address of the network that is no known read: for what goes there by another method."""
SOCKET = "wss://@HOST/change"
SOCKET_AWAY = "wss://@AWAYHOST/change"
UDP = "udp:@UDP"
TCP = "tcp:@TCP"

_TARGETS = {
    AWAY: "to another host",
    ACTS: "to an acting address",
    HERE: "as a change",
    SOCKET: "as a live connection",
    SOCKET_AWAY: "as a live connection to another host",
    UDP: "over UDP",
    TCP: "to a port",
}

GETS = (AWAY, ACTS)
EVERY = (AWAY, HERE)

_START = "<!doctype html><title>Page</title><p id=p>Page</p>"


@dataclass(frozen=True)
class Served:
    """An answer of the server; its text, and each header, may hold the marks above.

    `packed` makes what is sent of the text, once it is filled in.
    """

    text: str = ""
    kind: str = "text/html"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    packed: Callable[[str], bytes] = str.encode


def js(text: str) -> Served:
    return Served(text, "text/javascript")


def told(text: str) -> Served:
    return Served(text, "application/json")


def redirect(to: str = "@TO", status: int = 302) -> Served:
    return Served(status=status, headers={"location": to})


@dataclass(frozen=True)
class Way:
    """One way. `others` are what else the server has for it; the page `reads` them, or not."""

    kind: str
    name: str
    page: str
    targets: tuple[str, ...] = GETS
    others: Mapping[str, Served] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    reads: bool = True


@dataclass(frozen=True)
class Try:
    """A way, tried with one of its targets. `number` makes its hosts its own."""

    way: Way
    target: str
    number: int

    @property
    def name(self) -> str:
        return f"{self.way.kind}: {self.way.name}, {_TARGETS[self.target]}"

    @property
    def host(self) -> str:
        return f"w{self.number}.social.example"

    @property
    def away(self) -> str:
        return f"w{self.number}.tracker.example"


def html(markup: str) -> str:
    """Return a page with `markup` in it."""
    return _START + markup


def script(code: str) -> str:
    """Return a page with a classic script."""
    return html(f"<script>{code}</script>")


def module(code: str) -> str:
    """Return a page with a module."""
    return html(f"<script type=module>{code}</script>")


def style(rules: str, markup: str = "<div id=d>d</div>") -> str:
    """Return a page with a style sheet."""
    return html(f"<style>{rules}</style>{markup}")


def group(
    kind: str,
    pages: Mapping[str, str],
    targets: tuple[str, ...] = GETS,
    others: Mapping[str, Served] | None = None,
    *,
    reads: bool = True,
) -> Iterator[Way]:
    """Yield the ways of one kind, which differ in their page."""
    for name, page in pages.items():
        yield Way(kind, name, page, targets, others or {}, reads=reads)
