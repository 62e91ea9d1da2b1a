"""The replica of a Mastodon server: its host, and what each request to it does."""

import re

from profilecheck.replica.counters import Kind
from profilecheck.replica.mastodon.app import MastodonReplica
from profilecheck.replica.mastodon.state import HOST
from profilecheck.replica.network import Network, Request

__all__ = ["NETWORK"]

_ACTING_GETS = ("/auth/sign_out", "/auth/confirmation", "/unsubscribe")
_OPERATION = re.compile(
    r"^/api/v1/(?:accounts/)?(?:\d+/)?"
    r"(lookup|statuses|followers|featured_tags|endorsements|verify_credentials|preferences)$"
)


def _operation_of(request: Request) -> str:
    match = _OPERATION.search(request.path)
    return match[1] if match else ""


def _kind_of(request: Request) -> Kind:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return Kind.ACTING_GET if request.path.startswith(_ACTING_GETS) else Kind.READ
    if request.method == "POST" and request.path == "/auth/sign_in":
        return Kind.SIGN_IN
    return Kind.CHANGE


NETWORK = Network(
    id=f"mastodon@{HOST}",
    hosts=(HOST,),
    start=MastodonReplica,
    kind_of=_kind_of,
    operation_of=_operation_of,
)
