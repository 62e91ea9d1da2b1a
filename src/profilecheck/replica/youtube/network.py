"""The replica of YouTube: its hosts, and what each request to them does."""

from profilecheck.replica.counters import Kind
from profilecheck.replica.network import Network, Request
from profilecheck.replica.youtube.app import YouTubeReplica

__all__ = ["NETWORK"]

_ACTING_GETS = ("/logout", "/Logout", "/api/stats/", "/ptracking")
_SIGN_INS = ("/v3/signin/identifier", "/accounts/SetSID")
_READS = frozenset({"/youtubei/v1/browse", "/youtubei/v1/creator/list_creator_videos"})


def _operation_of(request: Request) -> str:
    return request.path.removeprefix("/youtubei/v1/") if "/youtubei/" in request.path else ""


def _kind_of(request: Request) -> Kind:
    path = request.path.rstrip("/")
    if path == "/accounts/SetSID" or (request.method == "POST" and path in _SIGN_INS):
        return Kind.SIGN_IN
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return Kind.ACTING_GET if path.startswith(_ACTING_GETS) else Kind.READ
    return Kind.READ if request.method == "POST" and path in _READS else Kind.CHANGE


NETWORK = Network(
    id="youtube",
    hosts=(
        "youtube.com",
        ".youtube.com",
        "myaccount.google.com",
        "accounts.google.com",
        "www.gstatic.com",
    ),
    start=YouTubeReplica,
    kind_of=_kind_of,
    operation_of=_operation_of,
)
