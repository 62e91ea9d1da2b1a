"""The pages and the API of the replica of a Mastodon server: which address shows what, to whom."""

from collections.abc import Callable, Iterable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from profilecheck.replica.accounts import Sessions
from profilecheck.replica.faults import FaultKind
from profilecheck.replica.mastodon import payloads
from profilecheck.replica.mastodon.profile import MastodonProfile, Visibility
from profilecheck.replica.pages import (
    Barriers,
    Door,
    cookies,
    fault_of,
    form_of,
    leading_to,
    rendered,
    static_at,
)
from profilecheck.replica.personas import Persona

__all__ = ["HOST", "MastodonReplica"]

HOST = "mastodon.example"
_ROOT = f"https://{HOST}"
_SIGN_IN = f"{_ROOT}/auth/sign_in"
_COOKIE = "_session_id"
_FORMS = {
    "/settings/privacy": "privacy",
    "/settings/preferences/other": "posting",
    "/settings/profile": "profile_form",
    "/auth/edit": "account",
}
_CHOICES = {
    "account[unlocked]": ("locked", True),
    "account[show_collections]": ("hide_collections", True),
    "account[settings][indexable]": ("noindex", True),
    "account[discoverable]": ("discoverable", False),
    "account[indexable]": ("indexable", False),
}
"""The boxes of the privacy form: the choice each stands for, and whether it is upside down."""


class MastodonReplica:
    """The replica for one server: its people's accounts, and the pages that show them."""

    def __init__(self, people: Iterable[Persona]) -> None:
        self.people = {p.name: p for p in people}
        self.accounts = {
            p.name: profile
            for p in self.people.values()
            if (profile := p.profile_on(f"mastodon@{HOST}", MastodonProfile))
        }
        self._sessions = Sessions("Mastodon", self.accounts)
        barriers = Barriers(
            wall=leading_to(_SIGN_IN),
            check=leading_to(f"{_ROOT}/auth/challenge"),
            refusal=_throttled,
        )
        page = Door(barriers, self._own, leading_to(_SIGN_IN)).page
        self.app = Starlette(
            routes=[
                static_at("/packs"),
                Route("/auth/sign_in", self._sign_in_page, methods=["GET"]),
                Route("/auth/sign_in", self._sign_in, methods=["POST"]),
                Route("/auth/sign_out", self._sign_out, methods=["GET", "DELETE"]),
                Route("/auth/challenge", self._challenge, methods=["GET"]),
                *(page(path, self._form) for path in _FORMS),
                Route("/settings/privacy", self._save_privacy, methods=["POST"]),
                Route("/settings/preferences/other", self._save_posting, methods=["POST"]),
                Route("/api/v1/accounts/verify_credentials", self._credentials),
                Route("/api/v1/preferences", self._preferences),
                Route("/api/v1/accounts/lookup", self._lookup),
                Route("/api/v1/accounts/{id:int}/statuses", self._statuses),
                Route("/api/v1/accounts/{id:int}/followers", self._followers),
                Route("/api/v1/markers", _swallow, methods=["POST"]),
                Route("/", self._home),
                Route("/home", self._home),
                page("/@{name}", self._profile, public=True),
                page("/@{name}/{tab}", self._profile, public=True),
            ]
        )

    def cookies_for(self, person: str) -> list[dict[str, Any]]:
        """Start a session as `person`; see `Running`."""
        values = {_COOKIE: self.token_for(person)}
        return cookies(HOST, values, hidden=_COOKIE, same_site="Lax")

    def token_for(self, person: str) -> str:
        """Return a token as `person`, for the API or as the value of a session's cookie.

        Raises:
            InputError: the person has no account here.
        """
        return self._sessions.sign_in(person)

    # Who looks

    def _viewer(self, request: Request) -> str:
        """The short name of the person who is signed in, or ""; a fault may show another's."""
        header = request.headers.get("authorization", "").removeprefix("Bearer ")
        cookie, fault = request.cookies.get(_COOKIE, ""), fault_of(request)
        return self._sessions.shown(header, fault) or self._sessions.shown(cookie, fault)

    def _show(self, request: Request, template: str, **context: object) -> Response:
        name, fault = self._viewer(request), fault_of(request)
        missing = fault.label if fault and fault.kind is FaultKind.MISSING_SECTION else ""
        values = {
            "state": payloads.begun(self.accounts.get(name), HOST),
            "viewer": self.accounts.get(name),
            "lang": "fr" if fault and fault.kind is FaultKind.FRENCH else "en",
            "missing": missing,
        }
        return rendered(f"mastodon/{template}.html", values | context)

    # Signing in and out

    def _sign_in_page(self, request: Request) -> Response:
        people = [self.people[name] for name in self.accounts]
        return self._show(request, "login", people=people)

    async def _sign_in(self, request: Request) -> Response:
        name = (await form_of(request)).get("person", "")
        if name not in self.accounts:
            return RedirectResponse(_SIGN_IN, 303)
        response = RedirectResponse(f"{_ROOT}/home", 303)
        response.set_cookie(_COOKIE, self.token_for(name), secure=True, httponly=True)
        return response

    def _sign_out(self, request: Request) -> Response:
        self._sessions.sign_out(request.cookies.get(_COOKIE, ""))
        return RedirectResponse(_SIGN_IN, 302)

    def _challenge(self, request: Request) -> Response:
        return self._show(request, "notice")

    # Pages

    def _form(self, request: Request) -> Response:
        return self._show(request, _FORMS[request.url.path], visibilities=list(Visibility)[:3])

    def _home(self, request: Request) -> Response:
        return self._show(request, "shell", name="", tab="")

    def _profile(self, request: Request) -> Response:
        tab = request.path_params.get("tab", "")
        return self._show(request, "shell", name=request.path_params["name"], tab=tab)

    # Answers

    def _own(self, request: Request) -> MastodonProfile | None:
        return self.accounts.get(self._viewer(request))

    def _credentials(self, request: Request) -> Response:
        own = self._own(request)
        return _answer(own and payloads.credentials(own, HOST), 401)

    def _preferences(self, request: Request) -> Response:
        own = self._own(request)
        return _answer(own and payloads.preferences(own), 401)

    def _lookup(self, request: Request) -> Response:
        wanted = request.query_params.get("acct", "").casefold()
        found = next((a for a in self.accounts.values() if a.username == wanted), None)
        return _answer(found and payloads.account(found, HOST), 404)

    def _statuses(self, request: Request) -> Response:
        return self._list(request, payloads.statuses)

    def _followers(self, request: Request) -> Response:
        return self._list(request, payloads.followers)

    def _list(self, request: Request, make: Callable[..., list[dict[str, Any]]]) -> Response:
        wanted = str(request.path_params["id"])
        found = next((a for a in self.accounts.values() if a.id == wanted), None)
        if found is None or "pinned" in request.query_params:
            return _answer([] if found else None, 404)
        return _answer(make(found, HOST, own=self._own(request) is found), 404)

    # Changes: only a person makes them

    async def _save_privacy(self, request: Request) -> Response:
        fields = await form_of(request)
        changes = {
            choice: (name in fields) is not upside_down
            for name, (choice, upside_down) in _CHOICES.items()
        }
        return self._save(request, changes)

    async def _save_posting(self, request: Request) -> Response:
        chosen = (await form_of(request)).get("user[settings_attributes][default_privacy]", "")
        return self._save(request, {"default_privacy": Visibility(chosen)})

    def _save(self, request: Request, changes: dict[str, Any]) -> Response:
        name = self._viewer(request)
        if name:
            self.accounts[name] = self.accounts[name].model_copy(update=changes)
        return RedirectResponse(request.headers.get("referer", f"{_ROOT}/"), 303)


def _throttled(_: Request) -> Response:
    return HTMLResponse("<!DOCTYPE html><title>429</title><h1>Throttled</h1>", 429)


def _answer(data: Any, status_without: int) -> Response:
    if data is None:
        return JSONResponse({"error": "This is not there for you"}, status_without)
    return JSONResponse(data)


async def _swallow(_: Request) -> Response:
    return JSONResponse({})
