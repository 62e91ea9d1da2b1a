"""The replica of MySpace: its hosts, and what each request to them does."""

import re

from profilecheck.replica.counters import Kind
from profilecheck.replica.myspace.app import MySpaceReplica
from profilecheck.replica.network import Network, Request

__all__ = ["NETWORK"]

_ACTING_GETS = ("/signout", "/beacon", "/unsubscribe")
_LIST = re.compile(r"^/ajax/[^/]+/(connections/(?:out|in))/?$")
_AJAX = re.compile(r"^/ajax/(.+?)/?$")


def _operation_of(request: Request) -> str:
    match = _LIST.match(request.path) or _AJAX.match(request.path)
    return match[1] if match else ""


def _kind_of(request: Request) -> Kind:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return Kind.ACTING_GET if request.path.startswith(_ACTING_GETS) else Kind.READ
    if request.method == "POST" and request.path.rstrip("/") == "/signin":
        return Kind.SIGN_IN
    return Kind.READ if request.method == "POST" and _LIST.match(request.path) else Kind.CHANGE


NETWORK = Network(
    id="myspace",
    hosts=("myspace.com", ".myspace.com", ".myspacecdn.com"),
    start=MySpaceReplica,
    kind_of=_kind_of,
    operation_of=_operation_of,
)
