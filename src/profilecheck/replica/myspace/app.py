"""The pages of the replica MySpace: which address shows what, and to whom."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Host, Route, Router

from profilecheck.replica.crowd import crowd
from profilecheck.replica.faults import FaultKind
from profilecheck.replica.myspace import payloads
from profilecheck.replica.myspace.profile import Privacy
from profilecheck.replica.myspace.state import Account, State
from profilecheck.replica.pages import (
    Barriers,
    Door,
    LastSlashOptional,
    cookies,
    fault_of,
    form_of,
    leading_to,
    no_content,
    quoted_address,
    rendered,
    same_path_at,
    sign_in,
    static_at,
)
from profilecheck.replica.personas import Persona
from profilecheck.replica.wording import Words

__all__ = ["MySpaceReplica"]

_ROOT = "https://myspace.com"
_COOKIE = "replica_session"


class MySpaceReplica:
    """The replica for one server: its people's accounts, and the pages that show them."""

    def __init__(self, people: Iterable[Persona]) -> None:
        self.state = State(people)
        barriers = Barriers(
            wall=_to_sign_in,
            check=leading_to(f"{_ROOT}/captcha"),
            refusal=self._blocked,
            always_open=("/signin", "/captcha"),
        )
        self._page = Door(barriers, self._viewer, _to_sign_in).page

    def cookies_for(self, person: str) -> list[dict[str, Any]]:
        """Start a session as `person`; see `Running`."""
        values = {_COOKIE: self.state.sessions.sign_in(person)}
        return cookies(".myspace.com", values, hidden=_COOKIE, same_site="Lax")

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

    def _viewer(self, request: Request) -> Account | None:
        token = request.cookies.get(_COOKIE, "")
        return self.state.accounts.get(self.state.sessions.shown(token, fault_of(request)))

    def _signed_in(self, request: Request) -> Account | None:
        name = self.state.sessions.signed_in(request.cookies.get(_COOKIE, ""))
        return self.state.accounts.get(name)

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
        title: str,
        *,
        owner: Account | None = None,
        kind: str = "Page",
        **more: object,
    ) -> Response:
        viewer = self._viewer(request)
        state = payloads.context(viewer, owner, kind)
        words = Words("myspace", fault_of(request))
        if words.in_french:
            state["beaconData"]["currentCultureCode"] = "fr-FR"
        values = {
            "title": title,
            "viewer": viewer,
            "owner": owner,
            "own": viewer is not None and viewer is owner,
            "state": state,
            "t": words,
            "without": _missing(request),
        }
        status = 404 if kind == "404" else 200
        return rendered(f"myspace/{template}.html", values | more, status)

    # Signing in and out

    def _sign_in_page(self, request: Request) -> Response:
        return self._show(
            request,
            "signin",
            "Sign in | Myspace",
            people=[a.persona for a in self.state.accounts.values()],
            following=request.query_params.get("redirect", ""),
        )

    async def _sign_in(self, request: Request) -> Response:
        return await sign_in(
            request,
            self.cookies_for,
            asked_at=f"{_ROOT}/signin",
            home=f"{_ROOT}/home",
            is_own=lambda host: host == "myspace.com",
        )

    async def _sign_out(self, request: Request) -> Response:
        self.state.sessions.sign_out(request.cookies.get(_COOKIE, ""))
        response = RedirectResponse(f"{_ROOT}/signin", 302)
        response.delete_cookie(_COOKIE, domain="myspace.com", secure=True)
        return response

    def _blocked(self, request: Request) -> Response:
        return self._show(request, "notice", "Myspace", notice="blocked")

    def _challenge(self, request: Request) -> Response:
        return self._show(request, "notice", "Myspace", notice="challenge")

    # Pages

    def _home(self, request: Request) -> Response:
        return self._show(request, "home", "Home | Myspace", kind="Home")

    def _profile(self, request: Request) -> Response:
        return self._profile_page(request, "profile")

    def _bio(self, request: Request) -> Response:
        return self._profile_page(request, "bio")

    def _connections(self, request: Request) -> Response:
        owner = self._owner(request)
        people = crowd(owner.profile.connections) if owner else ()
        return self._profile_page(
            request, "connections", count=len(people), first=payloads.cards(people[: payloads.PART])
        )

    def _profile_page(self, request: Request, template: str, **more: object) -> Response:
        owner = self._owner(request)
        if owner is None:
            return self._unknown(request)
        title = f"{owner.name} ({owner.profile.user}) on Myspace"
        if owner.profile.settings.privacy is Privacy.RESTRICTED and (
            self._viewer(request) is not owner
        ):
            return self._show(request, "restricted", title, owner=owner, kind="Profile")
        more |= {"count": len(crowd(owner.profile.connections))}
        return self._show(request, template, title, owner=owner, kind="Profile", **more)

    def _settings(self, request: Request) -> Response:
        return self._show(request, "settings", "Settings | Myspace", kind="Settings")

    def _account(self, request: Request) -> Response:
        return self._show(request, "account", "Settings | Myspace", kind="Settings")

    def _edit(self, request: Request) -> Response:
        return self._show(request, "edit", "Settings | Myspace", kind="Settings")

    def _unknown(self, request: Request) -> Response:
        return self._show(request, "notice", "Myspace", kind="404", notice="unknown")

    # Answers and changes

    async def _connections_part(self, request: Request) -> Response:
        owner = self._owner(request)
        start = (await form_of(request)).get("start", "0")
        if owner is None or not start.isdigit():
            return JSONResponse({"error": "not found"}, 404)
        restricted = owner.profile.settings.privacy is Privacy.RESTRICTED
        if restricted and self._viewer(request) is not owner:
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


def _missing(request: Request) -> str:
    fault = fault_of(request)
    return fault.label if fault and fault.kind is FaultKind.MISSING_SECTION else ""


def _to_sign_in(request: Request) -> Response:
    return RedirectResponse(f"{_ROOT}/signin?redirect={quoted_address(request)}", 302)
