"""The pages of the replica MySpace: which address shows what, and to whom."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Host, Route, Router

from profilecheck.replica.crowd import crowd
from profilecheck.replica.myspace import payloads
from profilecheck.replica.myspace.profile import Privacy
from profilecheck.replica.myspace.state import Account, State
from profilecheck.replica.pages import (
    LastSlashOptional,
    form_of,
    leading_to,
    no_content,
    same_path_at,
    static_at,
)
from profilecheck.replica.personas import Persona
from profilecheck.replica.signing_in import Barriers, Pages, SignIn
from profilecheck.vocabulary import Circle

__all__ = ["MySpaceReplica"]

_ROOT = "https://myspace.com"


_SIGN_IN = SignIn[Account](
    address=f"{_ROOT}/signin",
    wanted_by="redirect",
    home=f"{_ROOT}/home",
    left=f"{_ROOT}/signin",
    hosts=("myspace.com",),
    cookie="replica_session",
    domains=(".myspace.com",),
    same_site="Lax",
)


class MySpaceReplica(Pages[Account]):
    """The replica for one server: its people's accounts, and the pages that show them."""

    state: State

    def __init__(self, people: Iterable[Persona]) -> None:
        barriers = Barriers(
            wall=self._to_sign_in,
            check=leading_to(f"{_ROOT}/captcha"),
            refusal=self._blocked,
            always_open=("/signin", "/captcha"),
        )
        super().__init__("myspace", State(people), _SIGN_IN, barriers)

    @cached_property
    def app(self) -> LastSlashOptional:
        """The pages of every host."""
        routes = [
            Host("x.myspacecdn.com", Router([static_at("/new")])),
            Host("myspace.com", Router(self._routes())),
            Route("/{rest:path}", same_path_at(_ROOT)),
        ]
        return LastSlashOptional(Starlette(routes=routes))

    def _routes(self) -> list[Route]:
        return [
            Route("/signin", self._sign_in, methods=["POST"]),
            self._page("/signin", self._sign_in_page, public=True),
            Route("/signout", self._sign_out, methods=["GET"]),
            self._page("/captcha", self._challenge, public=True),
            self._page("/", leading_to(f"{_ROOT}/home"), public=True),
            self._page("/home", self._home),
            self._page("/settings", leading_to(f"{_ROOT}/settings/profile")),
            self._page("/settings/profile", self._settings),
            self._page("/settings/account", self._account),
            self._page("/settings/profile/edit", self._edit),
            Route("/ajax/settings/profile", self._save_settings, methods=["POST"]),
            Route("/ajax/profile/edit", self._save_profile, methods=["POST"]),
            Route("/ajax/{user}/connections/out", self._connections_part, methods=["POST"]),
            Route("/ajax/{rest:path}", no_content, methods=["POST"]),
            Route("/beacon", no_content, methods=["GET", "POST"]),
            self._page("/{user}", self._profile, public=True),
            self._page("/{user}/bio", self._bio, public=True),
            self._page("/{user}/connections/out", self._connections, public=True),
            self._page("/{rest:path}", self._unknown, public=True),
        ]

    # Who looks, and in which words

    def _owner(self, request: Request) -> Account | None:
        """Whose page the address names; a fault that signs in another shows that one's pages."""
        user = str(request.path_params["user"])
        viewer, account = self._viewer(request), self._signed_in(request)
        if viewer and account and user.lower() == account.profile.user.lower():
            return viewer
        return self.state.by_user(user)

    def _show(
        self,
        request: Request,
        template: str,
        title: str = "",
        *,
        status: int = 200,
        owner: Account | None = None,
        kind: str = "Page",
        **values: Any,
    ) -> Response:
        viewer, words = self._viewer(request), self._words(request)
        state = payloads.context(viewer, owner, kind)
        if words.in_french:
            state["beaconData"]["currentCultureCode"] = "fr-FR"
        shared = {
            "owner": owner,
            "own": viewer is not None and viewer is owner,
            "state": state,
            "without": words.missing,
        }
        return super()._show(request, template, title, status=status, **shared | values)

    # Signing in and out

    def _sign_in_page(self, request: Request) -> Response:
        return self._show_sign_in(request, "Sign in | Myspace")

    def _blocked(self, request: Request) -> Response:
        return self._show(request, "notice.html", "Myspace", notice="blocked")

    def _challenge(self, request: Request) -> Response:
        return self._show(request, "notice.html", "Myspace", notice="challenge")

    # Pages

    def _home(self, request: Request) -> Response:
        return self._show(request, "home.html", "Home | Myspace", kind="Home")

    def _profile(self, request: Request) -> Response:
        return self._profile_page(request, "profile.html")

    def _bio(self, request: Request) -> Response:
        return self._profile_page(request, "bio.html")

    def _connections(self, request: Request) -> Response:
        owner = self._owner(request)
        people = crowd(owner.profile.connections) if owner else ()
        return self._profile_page(
            request,
            "connections.html",
            count=len(people),
            first=payloads.cards(people[: payloads.PART]),
        )

    def _profile_page(self, request: Request, template: str, **more: Any) -> Response:
        owner = self._owner(request)
        if owner is None:
            return self._unknown(request)
        title = f"{owner.name} ({owner.profile.user}) on Myspace"
        if self._is_restricted(request, owner):
            return self._show(request, "restricted.html", title, owner=owner, kind="Profile")
        more |= {"count": len(crowd(owner.profile.connections))}
        return self._show(request, template, title, owner=owner, kind="Profile", **more)

    def _is_restricted(self, request: Request, owner: Account) -> bool:
        """Whether the profile is for its owner's connections alone, and whoever looks is none."""
        own, connected = self._viewer(request) is owner, self._circle(request) is Circle.FRIEND
        return owner.profile.settings.privacy is Privacy.RESTRICTED and not (own or connected)

    def _settings(self, request: Request) -> Response:
        return self._show(request, "settings.html", "Settings | Myspace", kind="Settings")

    def _account(self, request: Request) -> Response:
        return self._show(request, "account.html", "Settings | Myspace", kind="Settings")

    def _edit(self, request: Request) -> Response:
        return self._show(request, "edit.html", "Settings | Myspace", kind="Settings")

    def _unknown(self, request: Request) -> Response:
        return self._show(
            request, "notice.html", "Myspace", status=404, kind="404", notice="unknown"
        )

    # Answers and changes

    async def _connections_part(self, request: Request) -> Response:
        owner = self._owner(request)
        start = (await form_of(request)).get("start", "0")
        if owner is None or not start.isdigit():
            return JSONResponse({"error": "not found"}, 404)
        if self._is_restricted(request, owner):
            return JSONResponse({"html": "", "nextStart": -1})
        return JSONResponse(payloads.connections(owner, int(start)))

    async def _save_settings(self, request: Request) -> Response:
        return await self._save(request, Account.save_settings)

    async def _save_profile(self, request: Request) -> Response:
        return await self._save(request, Account.save_profile)

    async def _save(
        self, request: Request, change: Callable[[Account, Mapping[str, str]], None]
    ) -> Response:
        viewer = self._viewer(request)
        if viewer is None:
            return JSONResponse({"error": "signed out"}, 401)
        try:
            change(viewer, await form_of(request))
        except ValueError as error:
            return JSONResponse({"error": str(error)}, 400)
        return JSONResponse({"saved": True})
