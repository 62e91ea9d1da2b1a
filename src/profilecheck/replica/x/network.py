"""The replica of X: its hosts, and what each request to them does."""

import re

from profilecheck.replica.counters import Kind
from profilecheck.replica.network import Network, Request
from profilecheck.replica.x.app import XReplica

__all__ = ["NETWORK"]

_ACTING_GETS = ("/logout", "/account/logout", "/account/confirm_email", "/i/unsubscribe")
_OPERATION = re.compile(r"/graphql/[^/]+/(\w+)$|/1\.1/(.+)\.json$")


def _operation_of(request: Request) -> str:
    match = _OPERATION.search(request.path)
    return (match[1] or match[2]) if match else ""


def _kind_of(request: Request) -> Kind:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return Kind.ACTING_GET if request.path.startswith(_ACTING_GETS) else Kind.READ
    if request.method == "POST" and request.path == "/i/flow/login":
        return Kind.SIGN_IN
    # Whatever else is sent changes something: the path that is read by GET is written by POST.
    return Kind.CHANGE


NETWORK = Network(
    id="x",
    hosts=("x.com", ".x.com", "twitter.com", ".twitter.com", ".twimg.com"),
    start=XReplica,
    kind_of=_kind_of,
    operation_of=_operation_of,
)
