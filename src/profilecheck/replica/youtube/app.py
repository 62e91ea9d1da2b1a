"""The pages of the replica YouTube and Google account: which address shows what, and to whom."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Host, Route, Router

from profilecheck.replica.pages import (
    LastSlashOptional,
    form_of,
    quoted_address,
    static_at,
)
from profilecheck.replica.personas import Persona
from profilecheck.replica.signing_in import Barriers, Pages, SignIn, with_cookies
from profilecheck.replica.youtube import payloads
from profilecheck.replica.youtube.profile import AboutRow, Seen, Visibility
from profilecheck.replica.youtube.state import Account, State
from profilecheck.replica.youtube.view import View, age

__all__ = ["YouTubeReplica"]

_YOUTUBE = "https://www.youtube.com"
_ACCOUNTS = "https://accounts.google.com"
_GOOGLE = "https://myaccount.google.com"

_FOUND_BY_PHONE = "Let people who have your phone number find you"
_FROM_DEVICES = "Contact info saved from your devices"
_PERSONAL = "personal-info"
_GOOGLE_PAGES = {
    "profile": "About me",
    "email": "Email",
    "phone": "Phone",
    "people-and-sharing": "People and sharing",
    "devicecontacts": "Contact info from your devices",
}


_SIGN_IN = SignIn[Account](
    address=f"{_ACCOUNTS}/v3/signin/identifier",
    wanted_by="continue",
    home=f"{_YOUTUBE}/",
    left=f"{_YOUTUBE}/",
    hosts=(".youtube.com", ".myaccount.google.com", ".accounts.google.com"),
    cookie="SID",
    domains=(".youtube.com", ".google.com"),
    further={"SAPISID": lambda _: "replica"},
)


class YouTubeReplica(Pages[Account]):
    """The replica for one server: its people's accounts, and the pages that show them."""

    state: State

    def __init__(self, people: Iterable[Persona]) -> None:
        barriers = Barriers(wall=self._to_sign_in, check=self._check, refusal=self._blocked)
        super().__init__("youtube", State(people), _SIGN_IN, barriers)

    @cached_property
    def app(self) -> LastSlashOptional:
        """The pages of every host."""
        routes = [
            Host("www.gstatic.com", Router([static_at("/replica")])),
            Host("myaccount.google.com", Router(self._google())),
            Host("accounts.google.com", Router(self._accounts())),
            Host("accounts.youtube.com", Router([Route("/accounts/SetSID", self._set_cookie)])),
            Host("studio.youtube.com", Router(self._studio_pages())),
            Host("consent.youtube.com", Router([Route("/m", self._consent)])),
            Host("www.youtube.com", Router(self._www())),
            Route("/{rest:path}", _to_www),
        ]
        return LastSlashOptional(Starlette(routes=routes))

    def _www(self) -> list[Route]:
        return [
            self._page("/", self._home, public=True),
            Route("/logout", self._sign_out, methods=["GET"]),
            self._page("/account_advanced", self._advanced),
            self._page("/account_privacy", self._privacy),
            self._page("/channel/{address}", self._channel, public=True),
            self._page("/channel/{address}/{tab}", self._channel, public=True),
            self._page("/{address}", self._channel, public=True),
            self._page("/{address}/{tab}", self._channel, public=True),
            Route("/youtubei/v1/browse", self._browse, methods=["POST"]),
            Route("/youtubei/v1/account/set_setting", self._set_switch, methods=["POST"]),
            Route("/youtubei/v1/log_event", _swallow, methods=["POST"]),
        ]

    def _google(self) -> list[Route]:
        return [
            *(
                self._page(f"/{path}", self._google_page)
                for path in ("", _PERSONAL, *_GOOGLE_PAGES)
            ),
            Route("/_/AccountSettingsUi/data/batchexecute", self._save_google, methods=["POST"]),
        ]

    def _accounts(self) -> list[Route]:
        return [
            Route("/v3/signin/challenge/dp", self._challenge),
            Route("/v3/signin/identifier", self._sign_in, methods=["POST"]),
            Route("/v3/signin/identifier", self._sign_in_page),
            Route("/ServiceLogin", _to_identifier),
            Route("/SignOutOptions", self._sign_in_page),
            Route("/Logout", self._sign_out),
        ]

    def _studio_pages(self) -> list[Route]:
        return [
            self._page("/", self._to_own_channel),
            self._page("/channel/{address}/editing/profile", self._studio),
            self._page("/channel/{address}/videos/upload", self._studio_videos),
            Route("/youtubei/v1/creator/list_creator_videos", self._own_videos, methods=["POST"]),
            Route("/youtubei/v1/log_event", _swallow, methods=["POST"]),
            Route("/channel/{address}/editing/profile", self._save_channel, methods=["POST"]),
        ]

    # Who looks, and in which words

    def _view(self, request: Request, owner: Account) -> View:
        today = datetime.now(UTC).date()
        return View(owner, self._viewer(request), self._words(request), today)

    def _check(self, request: Request) -> Response:
        if self._viewer(request):
            return RedirectResponse(f"{_ACCOUNTS}/v3/signin/challenge/dp", 302)
        following = quoted_address(request)
        return RedirectResponse(f"https://consent.youtube.com/m?continue={following}", 302)

    def _blocked(self, request: Request) -> Response:
        return self._show(request, "notice.html", "Sorry...", notice="blocked")

    def _show(
        self, request: Request, template: str, title: str = "", *, status: int = 200, **values: Any
    ) -> Response:
        shared: dict[str, Any] = {
            "initial": None,
            "page": {},
            "google": request.url.hostname == "myaccount.google.com",
            "studio": request.url.hostname == "studio.youtube.com",
        }
        return super()._show(request, template, title, status=status, **shared | values)

    # YouTube

    def _home(self, request: Request) -> Response:
        return self._show(request, "home.html", "YouTube", accounts=self.state.accounts.values())

    def _advanced(self, request: Request) -> Response:
        owner, words = self._own(request), self._words(request)
        data = payloads.advanced_data(owner.profile, words)
        return self._show(request, "advanced.html", "Settings - YouTube", initial=data)

    def _privacy(self, request: Request) -> Response:
        owner, words = self._own(request), self._words(request)
        return self._show(
            request,
            "privacy.html",
            "Settings - YouTube",
            initial=payloads.privacy_data(owner.profile, words),
            switches=payloads.switches(owner.profile, words),
        )

    def _channel(self, request: Request) -> Response:
        owner = self.state.by_address(request.path_params["address"])
        tab = request.path_params.get("tab", "")
        if owner is None or tab not in ("", "featured", "about", "videos", "playlists"):
            return self._show(request, "notice.html", "404 Not Found", notice="missing")
        view = self._view(request, owner)
        videos = payloads.video_part(view, 0) if view.words.has("Videos") else []
        later = tab == "about" and owner.profile.about_later and view.words.has("About")
        return self._show(
            request,
            "channel.html",
            f"{owner.name} - YouTube",
            view=view,
            tab=tab,
            initial=payloads.channel_data(view, tab),
            ages=[(v.title, age(v.on, view.today, view.words)) for v in view.videos()],
            part=payloads.PART,
            page={
                "about": payloads.about_continuation(owner.profile) if later else "",
                "videos": _continuation_of(videos) if tab == "videos" else "",
            },
        )

    async def _browse(self, request: Request) -> Response:
        try:
            asked = json.loads(await request.body())
            kind, channel, start = payloads.continued(str(asked["continuation"]))
        except (ValueError, KeyError, TypeError):
            return JSONResponse({"error": {"code": 400, "status": "INVALID_ARGUMENT"}}, 400)
        owner = self.state.by_address(channel)
        if owner is None:
            return JSONResponse({"error": {"code": 404, "status": "NOT_FOUND"}}, 404)
        return JSONResponse(payloads.continued_data(self._view(request, owner), kind, start))

    async def _set_switch(self, request: Request) -> Response:
        viewer = self._viewer(request)
        if viewer is None:
            return JSONResponse({"error": {"code": 401}}, 401)
        try:
            asked = json.loads(await request.body())
            viewer.switch(str(asked["name"]), on=asked["on"] is True)
        except (ValueError, KeyError, TypeError):
            return JSONResponse({"error": {"code": 400}}, 400)
        return JSONResponse({"status": "STATUS_SUCCEEDED"})

    # YouTube Studio: where a channel is changed

    def _to_own_channel(self, request: Request) -> Response:
        own = self._own(request).profile.id
        return RedirectResponse(f"https://studio.youtube.com/channel/{own}/editing/profile", 302)

    def _studio(self, request: Request) -> Response:
        owner = self._own(request)
        if request.path_params["address"] != owner.profile.id:
            return self._show(request, "notice.html", "404 Not Found", notice="missing")
        public = sum(v.visibility is Visibility.PUBLIC for v in owner.profile.videos)
        return self._show(
            request, "studio.html", "Channel customisation - YouTube Studio", public=public
        )

    def _studio_videos(self, request: Request) -> Response:
        owner, address = self._own(request), request.path_params["address"]
        if address == "UC":
            own = f"https://studio.youtube.com/channel/{owner.profile.id}/videos/upload"
            return RedirectResponse(own, 302)
        if address != owner.profile.id:
            return self._show(request, "notice.html", "404 Not Found", notice="missing")
        title = "Channel content - YouTube Studio"
        return self._show(request, "studio_videos.html", title, page={"own_videos": True})

    async def _own_videos(self, request: Request) -> Response:
        viewer = self._viewer(request)
        if viewer is None:
            return JSONResponse({"error": {"code": 401, "status": "UNAUTHENTICATED"}}, 401)
        try:
            asked = json.loads(await request.body())
            answer = payloads.own_videos(viewer.profile, str(asked.get("pageToken") or "0"))
        except (ValueError, AttributeError):
            return JSONResponse({"error": {"code": 400, "status": "INVALID_ARGUMENT"}}, 400)
        return JSONResponse(answer)

    async def _save_channel(self, request: Request) -> Response:
        viewer, form = self._viewer(request), await form_of(request)
        if viewer is None:
            return self._to_sign_in(request)
        if "description" in form:
            viewer.describe(form["description"])
        if "remove_links" in form:
            viewer.remove_links()
        if "hide_videos" in form:
            viewer.hide_videos()
        return RedirectResponse(str(request.url), 303)

    # The Google account

    def _google_page(self, request: Request) -> Response:
        path = request.url.path.strip("/")
        if path in ("", _PERSONAL):
            return self._show(request, "google_home.html", "Google Account", pages=_GOOGLE_PAGES)
        words, owner = self._words(request), self._own(request)
        rows = [(row.value, _entries(owner, row)) for row in AboutRow if words.has(row.value)]
        switches = {
            "phone": ("found_by_phone", _FOUND_BY_PHONE),
            "people-and-sharing": ("contacts_from_devices", _FROM_DEVICES),
            "devicecontacts": ("contacts_from_devices", _FROM_DEVICES),
        }
        name, label = switches.get(path, ("", ""))
        return self._show(
            request,
            f"google_{path.replace('-', '_')}.html",
            f"{words(_GOOGLE_PAGES[path])} - Google Account",
            heading=words(_GOOGLE_PAGES[path]),
            pages=_GOOGLE_PAGES,
            rows=rows,
            switch=(name, label) if name and words.has(label) else None,
            seen=Seen,
        )

    async def _save_google(self, request: Request) -> Response:
        viewer, form = self._viewer(request), await form_of(request)
        if viewer is None:
            return self._to_sign_in(request)
        try:
            if "entry" in form:
                viewer.share(int(form["entry"]), Seen(form["seen"]))
            elif "address" in form:
                viewer.remove_address(int(form["address"]))
            else:
                viewer.switch(form["switch"], on=form["on"] == "true")
        except (ValueError, KeyError):
            return HTMLResponse("There is nothing like that to change.", 400)
        return RedirectResponse(request.headers.get("referer", _GOOGLE), 303)

    # Signing in and out

    def _sign_in_page(self, request: Request) -> Response:
        return self._show_sign_in(request, "Sign in - Google Accounts")

    def _let_in(self, wanted: str, given: list[dict[str, Any]]) -> Response:
        # A host gives no cookies of another's: YouTube's come on the way past a host of its own.
        (session,) = {c["value"] for c in given if c["name"] == _SIGN_IN.cookie}
        detour = f"https://accounts.youtube.com/accounts/SetSID?sid={session}&continue="
        return super()._let_in(detour + quote(wanted, safe=""), _given_at(".google.com", given))

    async def _set_cookie(self, request: Request) -> Response:
        values = {_SIGN_IN.cookie: request.query_params.get("sid", ""), "SAPISID": "replica"}
        response = RedirectResponse(
            self._own_address(request.query_params.get("continue", "")), 302
        )
        return with_cookies(response, _given_at(".youtube.com", _SIGN_IN.cookies(values)))

    def _challenge(self, request: Request) -> Response:
        return self._show(request, "notice.html", "Sign in - Google Accounts", notice="challenge")

    def _consent(self, request: Request) -> Response:
        title = "Before you continue to YouTube"
        return self._show(request, "notice.html", title, notice="consent")


def _entries(owner: Account, row: AboutRow) -> list[tuple[int, Any]]:
    return [(n, entry) for n, entry in enumerate(owner.profile.about_me) if entry.row is row]


def _continuation_of(items: list[dict[str, Any]]) -> str:
    last = items[-1].get("continuationItemRenderer") if items else None
    token: str = last["continuationEndpoint"]["continuationCommand"]["token"] if last else ""
    return token


def _given_at(domain: str, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [cookie for cookie in given if cookie["domain"] == domain]


async def _to_identifier(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{_ACCOUNTS}/v3/signin/identifier{query}", 302)


async def _to_www(request: Request) -> Response:
    return RedirectResponse(_YOUTUBE + request.url.path, 302)


async def _swallow(_: Request) -> Response:
    return JSONResponse({})
