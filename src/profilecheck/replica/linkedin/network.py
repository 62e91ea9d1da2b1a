"""The replica of LinkedIn: its hosts, and what each request to them does."""

import json

from profilecheck.replica.counters import Kind
from profilecheck.replica.linkedin.app import (
    COMPONENT_PATH,
    PAGER_PATH,
    SCREEN_PATH,
    LinkedInReplica,
)
from profilecheck.replica.linkedin.screens import CARDS, CONTACT_SCREEN
from profilecheck.replica.network import Network, Request

__all__ = ["NETWORK"]

_ACTING_GETS = ("/logout", "/m/logout", "/uas/logout", "/psettings/account-management")
_READS = {PAGER_PATH: "pagers", COMPONENT_PATH: CARDS, SCREEN_PATH: CONTACT_SCREEN}
"""What the reads at an address name; the same addresses carry changes."""
_LISTS = {
    "/voyager/api/relationships/dash/connections": "connections",
    "/voyager/api/identity/profileUpdatesV2": "profileUpdates",
}


def _operation_of(request: Request) -> str:
    if request.path in _LISTS:
        return _LISTS[request.path]
    return _pager_of(request) if request.path == PAGER_PATH else ""


def _pager_of(request: Request) -> str:
    """Return the list that a page asks the rest of: the body of such a request is JSON."""
    for body in (*request.form, *request.form.values()):
        try:
            asked = json.loads(body)
        except ValueError:
            continue
        if isinstance(asked, dict) and isinstance(asked.get("pagerId"), str):
            return str(asked["pagerId"])
    return ""


def _kind_of(request: Request) -> Kind:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return Kind.ACTING_GET if request.path.startswith(_ACTING_GETS) else Kind.READ
    if request.method == "POST" and request.path.rstrip("/") == "/login":
        return Kind.SIGN_IN
    if request.method == "POST" and (reads := _READS.get(request.path)):
        return Kind.READ if reads in request.query else Kind.CHANGE
    return Kind.CHANGE


NETWORK = Network(
    id="linkedin",
    hosts=("linkedin.com", ".linkedin.com", ".licdn.com"),
    start=LinkedInReplica,
    kind_of=_kind_of,
    operation_of=_operation_of,
)
