"""The replica of Bluesky's open API: nobody signs in, and everybody is told the same."""

from collections.abc import Callable, Iterable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from profilecheck.replica.bluesky import payloads
from profilecheck.replica.bluesky.profile import BlueskyProfile
from profilecheck.replica.personas import Persona
from profilecheck.vocabulary import Circle

__all__ = ["FAMILY", "BlueskyReplica"]

FAMILY = "bluesky@"
"""What the id of each account's network begins with."""


class BlueskyReplica:
    """The API with the made-up people's accounts."""

    def __init__(self, people: Iterable[Persona]) -> None:
        self._accounts = {
            own.handle: own
            for person in people
            for network in person.networks
            if network.startswith(FAMILY) and (own := person.profile_on(network, BlueskyProfile))
        }
        self.app = Starlette(
            routes=[
                _answering("actor.getProfile", lambda r: self._told(r, payloads.profile)),
                _answering("graph.getFollowers", lambda r: self._told(r, payloads.followers)),
                _answering("graph.getFollows", lambda r: self._told(r, payloads.follows)),
                _answering("feed.getAuthorFeed", lambda r: self._told(r, payloads.posts)),
            ]
        )

    def cookies_for(self, person: str, circle: Circle = Circle.SIGNED_IN) -> list[dict[str, Any]]:
        """Return none: there is no sign-in; see `Running`."""
        return []

    def _told(
        self, request: Request, tell: Callable[[BlueskyProfile, int], dict[str, Any]]
    ) -> Response:
        own = self._accounts.get(request.query_params.get("actor", "").casefold())
        if own is None:
            refusal = {"error": "InvalidRequest", "message": "Profile not found"}
            return JSONResponse(refusal, 400)
        return JSONResponse(tell(own, int(request.query_params.get("limit", "50"))))


def _answering(method: str, handler: Callable[[Request], Response]) -> Route:
    return Route(f"/xrpc/app.bsky.{method}", handler, methods=["GET"])
