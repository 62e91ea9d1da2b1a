"""The replica of Facebook: its hosts, and what each request to them does."""

from profilecheck.replica.counters import Kind
from profilecheck.replica.facebook.app import FacebookReplica
from profilecheck.replica.facebook.graphql import DOCUMENTS, READS
from profilecheck.replica.network import Network, Request

__all__ = ["NETWORK"]

_ACTING_GETS = ("/logout.php", "/ajax/mercury/change_read_status.php", "/notifications/seen")
_GRAPHQL = "/api/graphql"


def _operation_of(request: Request) -> str:
    return request.form.get("fb_api_req_friendly_name") or request.headers.get(
        "x-fb-friendly-name", ""
    )


def _kind_of(request: Request) -> Kind:
    path = request.path.rstrip("/")
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return Kind.ACTING_GET if path.startswith(_ACTING_GETS) else Kind.READ
    if request.method == "POST" and path == "/login":
        return Kind.SIGN_IN
    if request.method == "POST" and path == _GRAPHQL and _runs_a_read(request):
        return Kind.READ
    return Kind.CHANGE


def _runs_a_read(request: Request) -> bool:
    # The document decides: a write sent under the name of a read is a write.
    name = _operation_of(request)
    return name in READS and request.form.get("doc_id") == DOCUMENTS[name]


NETWORK = Network(
    id="facebook",
    hosts=("facebook.com", ".facebook.com", "static.xx.fbcdn.net"),
    start=FacebookReplica,
    kind_of=_kind_of,
    operation_of=_operation_of,
)
