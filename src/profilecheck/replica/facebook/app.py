"""The pages of the replica Facebook: which address shows what, and to whom."""

import json
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Host, Route, Router

from profilecheck.replica.facebook.catalogue import about_pages, settings_tabs
from profilecheck.replica.facebook.graphql import DOCUMENTS, Asked, answer, choices
from profilecheck.replica.facebook.payloads import (
    LIST_PART,
    about_payload,
    account_script,
    collection_id,
    header_payload,
    intro_payload,
    list_payload,
    scripts,
    social_context,
    timeline_payloads,
)
from profilecheck.replica.facebook.profile import Layout, Sharing
from profilecheck.replica.facebook.state import Account, State
from profilecheck.replica.facebook.view import ROOT, Listing, View, listings
from profilecheck.replica.facebook.wording import Words
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
from profilecheck.vocabulary import Audience

__all__ = ["FacebookReplica"]

_OLDER_ROWS = ("posts_future", "friend_requests", "friends_list", "lookup_email", "lookup_phone")


_SIGN_IN = SignIn[Account](
    address=f"{ROOT}/login/",
    wanted_by="next",
    home=f"{ROOT}/",
    left=f"{ROOT}/",
    hosts=(".facebook.com",),
    cookie="xs",
    domains=(".facebook.com",),
    further={"c_user": lambda account: account.profile.id},
)


class FacebookReplica(Pages[Account]):
    """The replica for one server: its people's accounts, and the pages that show them."""

    state: State

    def __init__(self, people: Iterable[Persona]) -> None:
        barriers = Barriers(
            wall=self._to_sign_in,
            check=leading_to(f"{ROOT}/checkpoint/828281030927956/"),
            refusal=self._blocked,
            always_open=("/login", "/checkpoint"),
        )
        super().__init__("facebook", State(people), _SIGN_IN, barriers)

    @cached_property
    def app(self) -> LastSlashOptional:
        """The pages of every host."""
        accounts_centre = Router(
            [
                self._page("/personal_info/contact_points", self._contact_points),
                self._page("/info_and_permissions/upload_contacts", self._contacts_upload),
                Route("/api/graphql", self._graphql, methods=["POST"]),
            ]
        )
        routes = [
            Host("accountscenter.facebook.com", accounts_centre),
            Host("static.xx.fbcdn.net", Router([static_at("/rsrc.php")])),
            Host("www.facebook.com", Router(self._www())),
            Route("/{rest:path}", same_path_at(ROOT)),
        ]
        return LastSlashOptional(Starlette(routes=routes))

    def _www(self) -> list[Route]:
        return [
            self._page("/", self._home, public=True),
            Route("/login", self._sign_in, methods=["POST"]),
            self._page("/login", self._login_page, public=True),
            self._page("/login.php", self._login_page, public=True),
            Route("/logout.php", self._sign_out),
            Route("/ajax/bnzai", no_content, methods=["POST"]),
            Route("/api/graphql", self._graphql, methods=["POST"]),
            self._page("/checkpoint/{rest:path}", self._checkpoint, public=True),
            self._page("/me", self._me),
            self._page("/settings", self._settings),
            self._page("/settings/privacy", leading_to(f"{ROOT}/settings/?tab=posts")),
            self._page("/profile.php", self._profile_by_id, public=True),
            self._page("/{vanity}", self._profile, public=True),
            self._page("/{vanity}/{tab}", self._profile, public=True),
        ]

    # Who looks, and in which words

    def _viewer(self, request: Request) -> Account | None:
        account = self._signed_in(request)
        if account is None or account.profile.id != request.cookies.get("c_user", ""):
            return None
        return super()._viewer(request)

    def _words(self, request: Request) -> Words:
        return Words("facebook", fault_of(request))

    def _view(self, request: Request, owner: Account) -> View:
        return View(owner, self._viewer(request), self._words(request), self._circle(request))

    def _show(
        self, request: Request, template: str, title: str = "", *, status: int = 200, **values: Any
    ) -> Response:
        viewer = self._viewer(request)
        page = {
            "operations": DOCUMENTS,
            "user": viewer.profile.id if viewer else "0",
            "loading": "Loading...",
            "done": "Done with privacy audience selection and close dialog",
        }
        shared = {
            "account_script": account_script(viewer, self._words(request).language),
            "payloads": "",
            "page": page | values.get("data", {}),
        }
        return super()._show(request, template, title, status=status, **shared | values)

    # Signing in and out

    def _login_page(self, request: Request) -> Response:
        return self._show_sign_in(request, "Log into Facebook")

    def _blocked(self, request: Request) -> Response:
        return self._show(request, "notice.html", "Facebook", notice="blocked")

    def _checkpoint(self, request: Request) -> Response:
        return self._show(request, "notice.html", "Facebook", notice="checkpoint")

    # Home and profile

    def _home(self, request: Request) -> Response:
        if self._viewer(request) is None:
            return self._show_sign_in(request, "Facebook – log in or sign up", "")
        return self._show(request, "home.html", "Facebook")

    def _me(self, request: Request) -> Response:
        viewer = self._viewer(request)
        return RedirectResponse(f"{ROOT}/{viewer.profile.vanity}" if viewer else ROOT, 302)

    def _profile_by_id(self, request: Request) -> Response:
        parameters = request.query_params
        return self._profile_tab(request, parameters.get("id", ""), parameters.get("sk", ""))

    def _profile(self, request: Request) -> Response:
        parameters = request.path_params
        return self._profile_tab(request, parameters["vanity"], parameters.get("tab", ""))

    def _profile_tab(self, request: Request, address: str, tab: str) -> Response:
        owner = self.state.by_address(address)
        if owner is None:
            return self._show(request, "notice.html", "Facebook", notice="unavailable")
        view = self._view(request, owner)
        if view.viewer is None and not owner.profile.settings.search_engines:
            return self._to_sign_in(request)
        if tab in ("", "posts"):
            return self._timeline(request, view)
        if tab.startswith(("about", "directory_")):
            return self._about(request, view, tab)
        listing = listings(view).get("friends" if tab == "friends_all" else tab)
        if listing is None:
            return self._show(request, "notice.html", "Facebook", notice="unavailable")
        return self._list(request, view, listing)

    def _show_profile(
        self,
        request: Request,
        view: View,
        template: str,
        tab: str,
        payloads: list[tuple[str, dict[str, Any]]],
        **context: Any,
    ) -> Response:
        carried = scripts([header_payload(view), *payloads], older=view.profile.older_scripts)
        about = "directory_intro" if view.profile.layout is Layout.DIRECTORY else "about"
        return self._show(
            request,
            template,
            f"{view.owner.name} | Facebook",
            view=view,
            tab=tab,
            about_address=f"{view.address}/{about}",
            counts=social_context(view),
            payloads=carried,
            **context,
        )

    def _timeline(self, request: Request, view: View) -> Response:
        payloads = [intro_payload(view)]
        shown = timeline_payloads(view) if view.shows("Posts") else []
        edges = []
        data: dict[str, Any] = {}
        if shown:
            edges = shown[0][1]["data"]["user"]["timeline_list_feed_units"]["edges"]
            info = shown[1][1]["data"]["page_info"]
            data = {
                "feed": {
                    "id": view.profile.id,
                    "cursor": info["end_cursor"],
                    "author": view.owner.name,
                    "shared": view.words("Shared with "),
                    "end": view.words("No more posts"),
                }
            }
        return self._show_profile(
            request,
            view,
            "profile.html",
            "posts",
            payloads + shown,
            edges=edges,
            cards=view.intro_entries(),
            data=data,
        )

    def _about(self, request: Request, view: View, tab: str) -> Response:
        pages, layout = about_pages(), view.profile.layout
        tabs = pages.layouts[layout]
        first = next(iter(tabs))
        if tab == "about" and layout is Layout.TABS:
            tab = first
        if tab not in tabs:
            fitting = pages.other_layout.get(tab, first)
            return RedirectResponse(f"{view.address}/{fitting}", 302)
        sections = [
            (name, pages.sections[name], view.section_entries(name))
            for name in tabs[tab].sections
            if view.shows(pages.sections[name].title)
        ]
        adding = {
            name: [s.add for s in pages.kinds.values() if s.section_in(layout) == name]
            for name in tabs[tab].sections
        }
        return self._show_profile(
            request,
            view,
            "about.html",
            "about",
            [about_payload(view, tab)],
            tabs=tabs,
            open_tab=tab,
            sections=sections,
            adding=adding,
            options=_options_in(view.words),
        )

    def _list(self, request: Request, view: View, listing: Listing) -> Response:
        if not view.shows(listing.title):
            return self._show_profile(
                request, view, "list.html", listing.key, [], listing=None, first=(), options=None
            )
        more = len(listing.members) > LIST_PART
        payload = list_payload(view, listing)
        collection = payload[1]["data"]["node"]["all_collections"]["nodes"][0]
        info = collection["style_renderer"]["collection"]["pageItems"]["page_info"]
        data = {"list": {"id": collection_id(view, listing.key), "cursor": info["end_cursor"]}}
        return self._show_profile(
            request,
            view,
            "list.html",
            listing.key,
            [payload],
            listing=listing,
            first=listing.members[:LIST_PART],
            options=_options_in(view.words),
            data=data if more else {},
        )

    # Settings

    def _settings(self, request: Request) -> Response:
        name = request.query_params.get("tab", "")
        title = "Settings & privacy | Facebook"
        tabs = settings_tabs()
        if name == "privacy":
            return self._older_settings(request, title)
        tab = tabs.get(name)
        data = {"settings": {"nodeID": name}} if tab else {}
        return self._show(request, "settings.html", title, tabs=tabs, tab=tab, data=data)

    def _older_settings(self, request: Request, title: str) -> Response:
        if "cquick" not in request.query_params:
            return self._show(request, "settings_older.html", title, frame=True)
        viewer, words = self._viewer(request), self._words(request)
        if viewer is None:
            return self._to_sign_in(request)
        rows = {row.key: row for row in settings_tabs()["posts"].rows}
        rows |= {row.key: row for row in settings_tabs()["how_people_find_and_contact_you"].rows}
        shown = [
            (words(rows[key].label), _older_value(words, viewer, key))
            for key in _OLDER_ROWS
            if words.has(rows[key].label)
        ]
        engines = "Yes" if viewer.profile.settings.search_engines else "No"
        shown.append((words(rows["search_engines"].label), engines))
        return self._show(request, "settings_older.html", title, frame=False, rows=shown)

    def _contact_points(self, request: Request) -> Response:
        return self._show(request, "contact_points.html", "Contact information")

    def _contacts_upload(self, request: Request) -> Response:
        return self._show(request, "contacts_upload.html", "Upload contacts")

    async def _graphql(self, request: Request) -> Response:
        form = await form_of(request)
        try:
            variables = json.loads(form["variables"])
            asked = Asked(
                self.state,
                self._viewer(request),
                variables,
                self._words(request),
                self._circle(request),
            )
            body = answer(asked, form["doc_id"])
        except (KeyError, ValueError, TypeError):
            return Response('{"errors":[{"message":"not understood"}]}', 200)
        return Response(body, media_type="text/html; charset=utf-8")


def _options_in(words: Words) -> Callable[[Sharing], list[dict[str, Any]]]:
    return lambda sharing: choices(words, sharing)


def _older_value(words: Words, account: Account, key: str) -> str:
    sharing: Sharing = getattr(account.profile.settings, key)
    if key != "posts_future" and sharing.audience is Audience.PUBLIC and key != "friends_list":
        return words("Everyone")
    return words.sharing(sharing)
