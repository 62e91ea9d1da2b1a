"""The pages of the replica X: which address shows what, and to whom.

As on the real one, a page is a shell whose script asks `api.x.com` for what it shows.
"""

import json
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Host, Route, Router

from profilecheck.replica.faults import FaultKind
from profilecheck.replica.pages import (
    LastSlashOptional,
    fault_of,
    form_of,
    leading_to,
    no_content,
    same_path_at,
    static_at,
)
from profilecheck.replica.personas import Persona
from profilecheck.replica.signing_in import Barriers, Pages, SignIn
from profilecheck.replica.x import payloads
from profilecheck.replica.x.catalogue import settings_pages
from profilecheck.replica.x.state import Account, State
from profilecheck.vocabulary import Circle

__all__ = ["XReplica"]

_ROOT = "https://x.com"
_POST_LISTS = ("UserTweets", "UserTweetsAndReplies")
_TABS = ("with_replies", "followers", "verified_followers", "following")


_SIGN_IN = SignIn[Account](
    address=f"{_ROOT}/i/flow/login",
    wanted_by="redirect_after_login",
    home=f"{_ROOT}/home",
    left=f"{_ROOT}/",
    hosts=("x.com",),
    cookie="auth_token",
    domains=(".x.com",),
    further={"ct0": lambda _: "0" * 32, "twid": lambda account: f"u%3D{account.profile.id}"},
)


class XReplica(Pages[Account]):
    """The replica for one server: its people's accounts, and the pages that show them."""

    state: State

    def __init__(self, people: Iterable[Persona]) -> None:
        barriers = Barriers(
            wall=self._to_sign_in,
            check=leading_to(f"{_ROOT}/account/access"),
            refusal=self._blocked,
            always_open=("/i/flow/login", "/login", "/account/access"),
        )
        super().__init__("x", State(people), _SIGN_IN, barriers)

    @cached_property
    def app(self) -> LastSlashOptional:
        """The pages of every host."""
        api = CORSMiddleware(
            Router(self._api()),
            allow_origins=[_ROOT],
            allow_credentials=True,
            allow_methods=["GET", "POST"],
            allow_headers=["*"],
        )
        routes = [
            Host("api.x.com", api),
            Host("abs.twimg.com", Router([static_at("/responsive-web/client-web")])),
            Host("x.com", Router(self._x())),
            Route("/{rest:path}", same_path_at(_ROOT)),
        ]
        return LastSlashOptional(Starlette(routes=routes))

    def _api(self) -> list[Route]:
        return [
            Route("/1.1/account/settings.json", self._settings_answer, methods=["GET"]),
            Route("/1.1/account/settings.json", self._save_settings, methods=["POST"]),
            Route("/1.1/account/update_profile.json", self._save_profile, methods=["POST"]),
            Route("/1.1/users/email_phone_info.json", self._contact_points, methods=["GET"]),
            Route("/1.1/jot/client_event.json", no_content, methods=["POST"]),
            Route("/graphql/{query}/{operation}", self._graphql, methods=["GET"]),
        ]

    def _x(self) -> list[Route]:
        return [
            Route("/i/flow/login", self._sign_in, methods=["POST"]),
            self._page("/i/flow/login", self._login_page, public=True),
            self._page("/login", self._to_sign_in, public=True),
            Route("/logout", self._sign_out, methods=["GET"]),
            Route("/i/api/1.1/graphql/user_flow.json", no_content, methods=["POST"]),
            self._page("/account/access", self._locked, public=True),
            self._page("/", self._front_door, public=True),
            self._page("/home", self._home),
            self._page("/settings", leading_to(f"{_ROOT}/settings/account")),
            self._page("/settings/profile", self._edit_profile),
            self._page("/settings/your_twitter_data/account", self._account_page),
            self._page("/settings/{name}", self._settings_page),
            self._page("/{handle}", self._profile, public=True),
            self._page("/{handle}/{tab}", self._profile_tab),
        ]

    # Who looks, and in which words

    def _viewer(self, request: Request) -> Account | None:
        account = self._signed_in(request)
        other = _fault_effects(request).get("person", "")
        return self.state.accounts.get(other, account) if account else None

    def _show(
        self, request: Request, template: str, title: str = "", *, status: int = 200, **values: Any
    ) -> Response:
        handed_on = {"api": urlencode(_fault_effects(request))}
        shared = {
            "state": _first_state(self._viewer(request)),
            "page": handed_on | values.get("data", {}),
        }
        return super()._show(request, template, title, status=status, **shared | values)

    # Signing in and out

    def _login_page(self, request: Request) -> Response:
        return self._show_sign_in(request, "Log in to X / X")

    def _front_door(self, request: Request) -> Response:
        if self._viewer(request):
            return RedirectResponse(f"{_ROOT}/home", 302)
        return self._show(request, "front.html", "X. It's what's happening / X")

    def _blocked(self, request: Request) -> Response:
        return self._show(request, "notice.html", "X", notice="blocked")

    def _locked(self, request: Request) -> Response:
        return self._show(request, "notice.html", "X", notice="locked")

    # Pages

    def _home(self, request: Request) -> Response:
        return self._show(request, "home.html", "Home / X")

    def _profile(self, request: Request) -> Response:
        return self._profile_page(request, "")

    def _profile_tab(self, request: Request) -> Response:
        tab = request.path_params["tab"]
        if tab not in _TABS:
            return self._show(request, "notice.html", "X", notice="unknown")
        return self._profile_page(request, tab)

    def _profile_page(self, request: Request, tab: str) -> Response:
        owner = self._owner(request, request.path_params["handle"])
        if owner is None:
            return self._show(request, "notice.html", "X", notice="unknown")
        title = f"{owner.name} (@{owner.profile.handle}) / X"
        data = {"kind": "profile", "handle": owner.profile.handle, "tab": tab}
        return self._show(
            request, "profile.html", title, owner=owner, data=data, card=payloads.card(owner)
        )

    def _owner(self, request: Request, handle: str) -> Account | None:
        """The account of `handle`; where a fault shows another person's pages, that person's."""
        viewer = self._viewer(request)
        account = self._signed_in(request)
        if viewer and account and handle.lower() == account.profile.handle.lower():
            return viewer
        return self.state.by_handle(handle)

    def _settings_page(self, request: Request) -> Response:
        page = settings_pages().get(request.path_params["name"])
        if page is None:
            return self._show(request, "notice.html", "X", notice="unknown")
        missing = _fault_effects(request).get("without", "")
        words = self._words(request)
        rows = [
            row.model_dump() | {
                "label": words(row.label), "hint": words(row.hint), "action": words(row.action),
                "options": {value: words(label) for value, label in row.options.items()},
            }
            for row in page.rows
            if missing not in (row.label, row.key)
        ]  # fmt: skip
        data = {"kind": "settings", "rows": rows}
        return self._show(
            request, "settings.html", f"{page.title} / X", heading=page.title, data=data
        )

    def _account_page(self, request: Request) -> Response:
        viewer = self._viewer(request)
        asked = viewer is None or viewer.profile.password_asked
        words = self._words(request)
        labels = {name: words(name) for name in ("Username", "Phone", "Email")}
        data = {} if asked else {"kind": "account", "labels": labels}
        return self._show(
            request, "account.html", "Account information / X", asked=asked, data=data
        )

    def _edit_profile(self, request: Request) -> Response:
        viewer = self._viewer(request)
        data = {"kind": "edit"}
        return self._show(
            request, "edit.html", "Edit profile / X", data=data, profile=viewer and viewer.profile
        )

    # Answers

    async def _settings_answer(self, request: Request) -> Response:
        viewer = self._viewer(request)
        if viewer is None:
            return _refused(32, "Could not authenticate you.", 401)
        answer = payloads.settings(viewer.profile)
        answer.pop(_fault_effects(request).get("without", ""), None)
        return JSONResponse(answer)

    async def _contact_points(self, request: Request) -> Response:
        viewer = self._viewer(request)
        if viewer is None:
            return _refused(32, "Could not authenticate you.", 401)
        profile = viewer.profile
        phones = [{"phone_number": profile.account_phone, "phone_number_verified": True}]
        return JSONResponse(
            {
                "emails": [{"email": profile.account_email, "email_verified": True}],
                "phone_numbers": phones if profile.account_phone else [],
            }
        )

    async def _graphql(self, request: Request) -> Response:
        try:
            variables = json.loads(request.query_params["variables"])
            owner = self._owner(request, str(variables["screen_name"]))
            start = int(str(variables.get("cursor") or "DAAB0")[4:].partition("|")[0] or 0)
        except (KeyError, ValueError, TypeError):
            return _refused(214, "Bad request.", 400)
        if owner is None:
            return JSONResponse({"data": {"user": {}}})
        return self._answer(request, request.path_params["operation"], owner, start)

    def _answer(self, request: Request, operation: str, owner: Account, start: int) -> Response:
        own = self._viewer(request) is owner
        follows = self._follows(request, owner)
        if operation == "UserByScreenName":
            without = _fault_effects(request).get("without", "")
            return JSONResponse(payloads.user(owner, own=own, follows=follows, without=without))
        if operation not in (*_POST_LISTS, "Followers"):
            return _refused(34, "Sorry, that page does not exist.", 404)
        if owner.profile.settings.protected and not (own or follows):
            return JSONResponse({"data": {"user": {"result": {"__typename": "User"}}}})
        if operation in _POST_LISTS:
            return JSONResponse(payloads.posts(owner, start))
        if self._viewer(request) is None:
            return _refused(32, "Could not authenticate you.", 401)
        return JSONResponse(payloads.followers(owner, start))

    def _follows(self, request: Request, owner: Account) -> bool:
        """Whether whoever looks follows the account: who can, does, and anybody can an open one."""
        if self._viewer(request) is None:
            return False
        is_let_in = self._circle(request) is Circle.FRIEND
        return is_let_in or not owner.profile.settings.protected

    # Changes: only a person makes them

    async def _save_settings(self, request: Request) -> Response:
        return await self._save(request, Account.save_settings)

    async def _save_profile(self, request: Request) -> Response:
        return await self._save(request, Account.save_profile)

    async def _save(
        self, request: Request, change: Callable[[Account, dict[str, str]], None]
    ) -> Response:
        viewer = self._viewer(request)
        if viewer is None:
            return _refused(32, "Could not authenticate you.", 401)
        try:
            change(viewer, await form_of(request))
        except ValueError as error:
            return _refused(214, str(error), 400)
        return JSONResponse(payloads.settings(viewer.profile))


def _fault_effects(request: Request) -> dict[str, str]:
    """Return what a fault makes a page do: its own fault, or one handed on in the query."""
    fault = fault_of(request)
    if fault is None:
        handed_on = request.query_params
        return {k: handed_on[k] for k in ("person", "without") if k in handed_on}
    return {
        FaultKind.WRONG_ACCOUNT: {"person": fault.person},
        FaultKind.MISSING_SECTION: {"without": fault.label},
        FaultKind.RENAMED_LABEL: {"renamed": fault.label, "to": fault.to},
        FaultKind.FRENCH: {"french": "yes"},
    }.get(fault.kind, {})


def _first_state(viewer: Account | None) -> dict[str, Any]:
    """The state that a page begins with: who is signed in, and nothing else of anybody."""
    session: dict[str, Any] = {"country": "GB", "language": "en", "isLoaded": False}
    entities: dict[str, Any] = {}
    if viewer:
        profile = viewer.profile
        session["user_id"] = profile.id
        entities[profile.id] = {"id_str": profile.id, "screen_name": profile.handle}
    return {"session": session, "entities": {"users": {"entities": entities}}}


def _refused(code: int, message: str, status: int) -> Response:
    return JSONResponse({"errors": [{"code": code, "message": message}]}, status)
