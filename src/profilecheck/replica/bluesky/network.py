"""The replica of Bluesky's API: its host, and what each request to it does."""

from profilecheck.replica.bluesky.app import BlueskyReplica
from profilecheck.replica.counters import Kind
from profilecheck.replica.network import Network, Request

__all__ = ["NETWORK"]


def _operation_of(request: Request) -> str:
    return request.path.rpartition(".")[2] if request.path.startswith("/xrpc/") else ""


def _kind_of(request: Request) -> Kind:
    return Kind.READ if request.method in ("GET", "HEAD", "OPTIONS") else Kind.CHANGE


NETWORK = Network(
    id="bluesky",
    hosts=("public.api.bsky.app",),
    start=BlueskyReplica,
    kind_of=_kind_of,
    operation_of=_operation_of,
)
