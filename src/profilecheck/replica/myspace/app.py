"""The pages of the replica MySpace: which address shows what, and to whom."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from ruamel.yaml import YAML
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Host, Mount, Route, Router
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from profilecheck.errors import InputError
from profilecheck.replica.crowd import crowd
from profilecheck.replica.faults import Fault, FaultKind
from profilecheck.replica.myspace import payloads
from profilecheck.replica.myspace.profile import Privacy
from profilecheck.replica.myspace.state import Account, State
from profilecheck.replica.personas import Persona
from profilecheck.resources import data_folder

__all__ = ["MySpaceReplica"]

_ROOT = "https://myspace.com"
_COOKIE = "replica_session"
_ALWAYS_OPEN = ("/signin", "/captcha")


class MySpaceReplica:
    """The replica for one server: its people's accounts, and the pages that show them."""

    def __init__(self, people: Iterable[Persona]) -> None:
        self.state = State(people)
        self._templates = Environment(
            loader=FileSystemLoader(data_folder("fixtures") / "replica"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def cookies_for(self, person: str) -> list[dict[str, Any]]:
        """Start a session as `person`; return its cookies as a Playwright storage state has them.

        Raises:
            InputError: the person has no account here.
        """
        if person not in self.state.accounts:
            raise InputError(f"“{person}” has no MySpace account in this replica.")
        return [
            {
                "name": _COOKIE,
                "value": self.state.sign_in(person),
                "domain": ".myspace.com",
                "path": "/",
                "expires": -1,
                "httpOnly": True,
                "secure": True,
                "sameSite": "Lax",
            }
        ]

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the pages of every host; addresses come with and without the last slash."""
        if scope["type"] == "http" and len(scope["path"]) > 1:
            scope = dict(scope) | {"path": scope["path"].removesuffix("/")}
        await self._pages(scope, receive, send)

    @cached_property
    def _pages(self) -> Starlette:
        static = StaticFiles(directory=data_folder("fixtures") / "replica" / "static")
        return Starlette(
            routes=[
                Host("x.myspacecdn.com", Router([Mount("/new", static)])),
                Host("myspace.com", Router(self._routes())),
                Route("/{rest:path}", _to_root),
            ]
        )

    def _routes(self) -> list[Route]:
        return [
            Route("/signin", self._sign_in, methods=["POST"]),
            self._page("/signin", self._sign_in_page, public=True),
            Route("/signout", self._sign_out, methods=["GET"]),
            self._page("/captcha", self._challenge, public=True),
            self._page("/", _to_home, public=True),
            self._page("/home", self._home),
            self._page("/settings", _to_settings),
            self._page("/settings/profile", self._settings),
            self._page("/settings/account", self._account),
            self._page("/settings/profile/edit", self._edit),
            Route("/ajax/settings/profile", self._save_settings, methods=["POST"]),
            Route("/ajax/profile/edit", self._save_profile, methods=["POST"]),
            Route("/ajax/{user}/connections/out", self._connections_part, methods=["POST"]),
            Route("/ajax/{rest:path}", _swallow, methods=["POST"]),
            Route("/beacon", _swallow, methods=["GET", "POST"]),
            self._page("/{user}", self._profile, public=True),
            self._page("/{user}/bio", self._bio, public=True),
            self._page("/{user}/connections/out", self._connections, public=True),
            self._page("/{rest:path}", self._unknown, public=True),
        ]

    def _page(
        self, path: str, handler: Callable[[Request], Response], *, public: bool = False
    ) -> Route:
        """A page with what may stand in its way; those that are not public need a session."""

        async def endpoint(request: Request) -> Response:
            if barrier := self._barrier(request):
                return barrier
            if not public and self._viewer(request) is None:
                return _to_sign_in(request)
            return handler(request)

        return Route(path, endpoint, methods=["GET"])

    # Who looks, and in which words

    def _viewer(self, request: Request) -> Account | None:
        account = self._signed_in(request)
        fault = _fault(request)
        if account and fault and fault.kind is FaultKind.WRONG_ACCOUNT:
            return self.state.accounts.get(fault.person, account)
        return account

    def _signed_in(self, request: Request) -> Account | None:
        return self.state.signed_in(request.cookies.get(_COOKIE, ""))

    def _owner(self, request: Request) -> Account | None:
        """Whose page the address names; a fault that signs in another shows that one's pages."""
        user = str(request.path_params["user"])
        viewer, account = self._viewer(request), self._signed_in(request)
        if viewer and account and user.lower() == account.profile.user.lower():
            return viewer
        return self.state.by_user(user)

    def _barrier(self, request: Request) -> Response | None:
        fault = _fault(request)
        if fault is None or request.url.path in _ALWAYS_OPEN:
            return None
        if fault.kind is FaultKind.SIGN_IN_WALL:
            return _to_sign_in(request)
        if fault.kind is FaultKind.CHECKPOINT:
            return RedirectResponse(f"{_ROOT}/captcha", 302)
        if fault.kind is FaultKind.TEMPORARILY_BLOCKED:
            return self._show(request, "notice", "Myspace", notice="blocked")
        return None

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
        if _is_french(request):
            state["beaconData"]["currentCultureCode"] = "fr-FR"
        values = {
            "title": title,
            "viewer": viewer,
            "owner": owner,
            "own": viewer is not None and viewer is owner,
            "state": state,
            "t": _words(request),
            "without": _missing(request),
        }
        html = self._templates.get_template(f"myspace/{template}.html").render(values | more)
        return HTMLResponse(html, 404 if kind == "404" else 200)

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
        form = await _form(request)
        name, wanted = form.get("person", ""), form.get("next", "")
        if name not in self.state.accounts:
            return RedirectResponse(f"{_ROOT}/signin", 303)
        own = urlsplit(wanted).hostname == "myspace.com"
        response = RedirectResponse(wanted if own else f"{_ROOT}/home", 303)
        for cookie in self.cookies_for(name):
            response.set_cookie(
                cookie["name"], cookie["value"], domain="myspace.com", secure=True, httponly=True
            )
        return response

    async def _sign_out(self, request: Request) -> Response:
        self.state.sign_out(request.cookies.get(_COOKIE, ""))
        response = RedirectResponse(f"{_ROOT}/signin", 302)
        response.delete_cookie(_COOKIE, domain="myspace.com", secure=True)
        return response

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
        start = (await _form(request)).get("start", "0")
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
            change(viewer, await _form(request))
        except ValueError as error:
            return JSONResponse({"error": str(error)}, 400)
        return JSONResponse({"saved": True})


async def _form(request: Request) -> dict[str, str]:
    body = (await request.body()).decode("utf-8", "replace")
    return {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}


def _fault(request: Request) -> Fault | None:
    fault: Fault | None = request.scope.get("profilecheck.fault")
    return fault


def _missing(request: Request) -> str:
    fault = _fault(request)
    return fault.label if fault and fault.kind is FaultKind.MISSING_SECTION else ""


def _is_french(request: Request) -> bool:
    fault = _fault(request)
    return fault is not None and fault.kind is FaultKind.FRENCH


def _words(request: Request) -> Callable[[str], str]:
    fault = _fault(request)
    if _is_french(request):
        return lambda label: _french().get(label, label)
    if fault and fault.kind is FaultKind.RENAMED_LABEL:
        return lambda label: fault.to if label == fault.label else label
    return lambda label: label


@cache
def _french() -> dict[str, str]:
    path = data_folder("fixtures") / "replica" / "myspace" / "french.yaml"
    words: dict[str, str] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return words


def _to_sign_in(request: Request) -> Response:
    address = quote(request.scope["profilecheck.address"], safe="")
    return RedirectResponse(f"{_ROOT}/signin?redirect={address}", 302)


def _to_home(_: Request) -> Response:
    return RedirectResponse(f"{_ROOT}/home", 302)


def _to_settings(_: Request) -> Response:
    return RedirectResponse(f"{_ROOT}/settings/profile", 302)


async def _to_root(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{_ROOT}{request.url.path}{query}", 301)


async def _swallow(_: Request) -> Response:
    return Response(status_code=204)
