"""The pages and the API of the replica of a Mastodon server: which address shows what, to whom."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from profilecheck.replica.mastodon import payloads
from profilecheck.replica.mastodon.profile import Visibility
from profilecheck.replica.mastodon.state import HOST, Account, State
from profilecheck.replica.pages import form_of, leading_to, static_at
from profilecheck.replica.personas import Persona
from profilecheck.replica.signing_in import Barriers, Pages, SignIn

__all__ = ["MastodonReplica"]

_ROOT = f"https://{HOST}"
_SIGN_IN = SignIn[Account](
    address=f"{_ROOT}/auth/sign_in",
    home=f"{_ROOT}/home",
    left=f"{_ROOT}/auth/sign_in",
    hosts=(HOST,),
    cookie="_session_id",
    domains=(HOST,),
    same_site="Lax",
)
_FORMS = {
    "/settings/privacy": "privacy.html",
    "/settings/preferences/other": "posting.html",
    "/settings/preferences/posting_defaults": "posting.html",
    "/settings/profile": "profile_form.html",
    "/auth/edit": "account.html",
}
_CHOICES = {
    "account[unlocked]": ("locked", True),
    "account[show_collections]": ("hide_collections", True),
    "account[settings][indexable]": ("noindex", True),
    "account[discoverable]": ("discoverable", False),
    "account[indexable]": ("indexable", False),
}
"""The boxes of the privacy form: the choice each stands for, and whether it is upside down."""


class MastodonReplica(Pages[Account]):
    """The replica for one server: its people's accounts, and the pages that show them."""

    def __init__(self, people: Iterable[Persona]) -> None:
        barriers = Barriers(
            wall=self._to_sign_in,
            check=leading_to(f"{_ROOT}/auth/challenge"),
            refusal=_throttled,
        )
        super().__init__("mastodon", State(people), _SIGN_IN, barriers)
        self.app = Starlette(
            routes=[
                static_at("/packs"),
                Route("/auth/sign_in", self._sign_in_page, methods=["GET"]),
                Route("/auth/sign_in", self._sign_in, methods=["POST"]),
                Route("/auth/sign_out", self._sign_out, methods=["GET", "DELETE"]),
                Route("/auth/challenge", self._challenge, methods=["GET"]),
                *(self._page(path, self._form) for path in _FORMS),
                Route("/settings/privacy", self._save_privacy, methods=["POST"]),
                Route("/settings/preferences/other", self._save_posting, methods=["POST"]),
                Route("/api/v1/accounts/verify_credentials", self._credentials),
                Route("/api/v1/preferences", self._preferences),
                Route("/api/v1/accounts/lookup", self._lookup),
                Route("/api/v1/accounts/{id:int}/statuses", self._statuses),
                Route("/api/v1/accounts/{id:int}/followers", self._followers),
                Route("/api/v1/accounts/{id:int}/featured_tags", _none),
                Route("/api/v1/accounts/{id:int}/endorsements", _none),
                Route("/api/v1/markers", _swallow, methods=["POST"]),
                Route("/", self._home),
                Route("/home", self._home),
                self._page("/@{name}", self._profile, public=True),
                self._page("/@{name}/{tab}", self._profile, public=True),
            ]
        )

    # Who looks

    def _token(self, request: Request) -> str:
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        return bearer if self.state.signed_in(bearer) else super()._token(request)

    def _show(
        self, request: Request, template: str, title: str = "", *, status: int = 200, **values: Any
    ) -> Response:
        viewer = self._viewer(request)
        profile = viewer.profile if viewer else None
        shared = {
            "state": payloads.begun(profile, HOST),
            "viewer": profile,
            "missing": self._words(request).missing,
        }
        return super()._show(request, template, title, status=status, **shared | values)

    # Signing in

    def _sign_in_page(self, request: Request) -> Response:
        return self._show_sign_in(request, "")

    def _challenge(self, request: Request) -> Response:
        return self._show(request, "notice.html")

    # Pages

    def _form(self, request: Request) -> Response:
        return self._show(request, _FORMS[request.url.path], visibilities=list(Visibility)[:3])

    def _home(self, request: Request) -> Response:
        return self._show(request, "shell.html", name="", tab="")

    def _profile(self, request: Request) -> Response:
        tab = request.path_params.get("tab", "")
        return self._show(request, "shell.html", name=request.path_params["name"], tab=tab)

    # Answers

    def _credentials(self, request: Request) -> Response:
        own = self._viewer(request)
        return _answer(own and payloads.credentials(own.profile, HOST), 401)

    def _preferences(self, request: Request) -> Response:
        own = self._viewer(request)
        return _answer(own and payloads.preferences(own.profile), 401)

    def _lookup(self, request: Request) -> Response:
        wanted = request.query_params.get("acct", "").casefold()
        found = self.state.first(lambda a: a.profile.username == wanted)
        return _answer(found and payloads.account(found.profile, HOST), 404)

    def _statuses(self, request: Request) -> Response:
        return self._list(request, payloads.statuses)

    def _followers(self, request: Request) -> Response:
        return self._list(request, payloads.followers)

    def _list(self, request: Request, make: Callable[..., list[dict[str, Any]]]) -> Response:
        wanted = str(request.path_params["id"])
        found = self.state.first(lambda a: a.profile.id == wanted)
        if found is None or "pinned" in request.query_params:
            return _answer([] if found else None, 404)
        return _answer(make(found.profile, HOST, self._circle_to(found, request)), 404)

    # Changes: only a person makes them

    async def _save_privacy(self, request: Request) -> Response:
        ticked = dict(parse_qsl((await request.body()).decode("utf-8", "replace")))
        # Each box follows a hidden field of its own name that says 0: the last one counts.
        changes = {
            choice: (ticked.get(name) == "1") is not upside_down
            for name, (choice, upside_down) in _CHOICES.items()
        }
        return self._save(request, changes)

    async def _save_posting(self, request: Request) -> Response:
        chosen = (await form_of(request)).get("user[settings_attributes][default_privacy]", "")
        return self._save(request, {"default_privacy": Visibility(chosen)})

    def _save(self, request: Request, changes: dict[str, Any]) -> Response:
        viewer = self._viewer(request)
        if viewer is not None:
            viewer.choose(**changes)
        return RedirectResponse(request.headers.get("referer", f"{_ROOT}/"), 303)


def _throttled(_: Request) -> Response:
    return HTMLResponse("<!DOCTYPE html><title>429</title><h1>Throttled</h1>", 429)


def _answer(data: Any, status_without: int) -> Response:
    if data is None:
        return JSONResponse({"error": "This is not there for you"}, status_without)
    return JSONResponse(data)


async def _none(_: Request) -> Response:
    """Answer what a profile features: nobody here features anything."""
    return JSONResponse([])


async def _swallow(_: Request) -> Response:
    return JSONResponse({})
