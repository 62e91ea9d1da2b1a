"""The pages of the replica LinkedIn: which address shows what, and to whom."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Host, Route, Router

from profilecheck.replica.accounts import is_seen
from profilecheck.replica.linkedin.catalogue import Category, Setting, SettingsPage, settings_pages
from profilecheck.replica.linkedin.payloads import (
    SKILLS_PAGER,
    connections_part,
    headline_of,
    me_data,
    settings_data,
    updates_part,
)
from profilecheck.replica.linkedin.profile import Layout
from profilecheck.replica.linkedin.screens import (
    component,
    connections_screen,
    contact_panel,
    profile_screen,
    rehydration,
    skills_part,
    skills_screen,
)
from profilecheck.replica.linkedin.screens import (
    connections_part as newer_connections_part,
)
from profilecheck.replica.linkedin.state import Account, Contact, State
from profilecheck.replica.pages import (
    Handler,
    LastSlashOptional,
    form_of,
    leading_to,
    no_content,
    quoted_address,
    same_path_at,
    static_at,
)
from profilecheck.replica.personas import Persona
from profilecheck.replica.signing_in import Barriers, Pages, SignIn
from profilecheck.vocabulary import Audience, Circle

__all__ = ["COMPONENT_PATH", "PAGER_PATH", "SCREEN_PATH", "LinkedInReplica"]

ROOT = "https://www.linkedin.com"
_ACTIONS = "/flagship-web/rsc-action/actions"
PAGER_PATH = f"{_ACTIONS}/pagination"
COMPONENT_PATH, SCREEN_PATH = f"{_ACTIONS}/component", f"{_ACTIONS}/navigation"
FIRST_CARDS = 40
PART = 10
GUEST_POSTS = 5
_TOO_FAST = (
    '<!DOCTYPE html><html lang="en"><title>LinkedIn</title>'
    "<h1>Too many requests</h1><p>Please try again later.</p></html>"
)
_SEEN_BY = {
    Audience.PUBLIC: "Visible to anyone on or off LinkedIn",
    Audience.FRIENDS: "Visible to your connections",
}

_DETAILS = {
    "experience": "Experience",
    "education": "Education",
    "interests": "Interests",
    "skills": "Skills",
}
"""The lists that everyone has, though they may be empty."""
_FORMS = {
    "intro": ("intro", "Edit intro"),
    "forms/summary/new": ("about", "Edit about"),
    "contact-info": ("contact", "Edit contact info"),
}
"""What can be edited on a form of its own, by the end of its address: its name and its title."""
_BIRTHDAYS = {
    Audience.ONLY_ME: "Only you",
    Audience.FRIENDS: "Your connections",
    Audience.FRIENDS_OF_FRIENDS: "Your network",
    Audience.MEMBERS: "All LinkedIn members",
}


@dataclass(frozen=True)
class View:
    """A profile, and who looks at it: `circle` is what they are to its owner."""

    owner: Account
    viewer: Account
    circle: Circle

    @property
    def contact(self) -> Contact:
        """How the owner can be reached, as far as the viewer sees it."""
        return self.owner.contact_for(self.circle)

    @property
    def own(self) -> bool:
        """Whether the viewer looks at their own profile."""
        return self.viewer is self.owner


_SIGN_IN = SignIn[Account](
    address=f"{ROOT}/uas/login",
    wanted_by="session_redirect",
    home=f"{ROOT}/feed/",
    left=f"{ROOT}/",
    hosts=("www.linkedin.com",),
    cookie="li_at",
    domains=(".www.linkedin.com",),
)


class LinkedInReplica(Pages[Account]):
    """The replica for one server: its people's accounts, and the pages that show them."""

    state: State

    def __init__(self, people: Iterable[Persona]) -> None:
        barriers = Barriers(
            wall=_to_authwall,
            check=leading_to(f"{ROOT}/checkpoint/challenge/AgG1x?ut=1"),
            refusal=lambda _: HTMLResponse(_TOO_FAST),
            always_open=("/login", "/checkpoint", "/authwall"),
        )
        super().__init__("linkedin", State(people), _SIGN_IN, barriers)

    @cached_property
    def app(self) -> LastSlashOptional:
        """The pages of every host."""
        routes = [
            Host("static.licdn.com", Router([static_at("/aero-v1/sc/h")])),
            Host("www.linkedin.com", Router(self._www())),
            Route("/{rest:path}", same_path_at(ROOT)),
        ]
        return LastSlashOptional(Starlette(routes=routes))

    def _www(self) -> list[Route]:
        settings = [
            self._page(f"/mypreferences/d/{p.path}", self._settings_page(p))
            for p in settings_pages().pages
        ]
        categories = [
            self._page(f"/mypreferences/d/categories/{c.path}", self._category_page(c))
            for c in settings_pages().categories
        ]
        return [
            self._page("/", self._front, public=True),
            Route("/login", self._sign_in, methods=["POST"]),
            self._page("/login", self._login_page, public=True),
            self._page("/uas/login", self._login_page, public=True),
            self._page("/authwall", self._authwall, public=True),
            self._page("/checkpoint/{rest:path}", self._checkpoint, public=True),
            Route("/logout", self._sign_out),
            Route("/li/track", no_content, methods=["POST"]),
            Route("/mypreferences/api/{what}", self._change, methods=["POST"]),
            Route("/voyager/api/relationships/dash/connections", self._more_connections),
            Route("/voyager/api/identity/profileUpdatesV2", self._more_posts),
            Route(PAGER_PATH, self._more_by_post, methods=["POST"]),
            Route(COMPONENT_PATH, self._component, methods=["POST"]),
            Route(SCREEN_PATH, self._screen, methods=["POST"]),
            self._page("/feed", self._feed),
            self._page("/in/me", self._me),
            self._page("/in/me/{rest:path}", self._me),
            self._page("/in/{vanity}", self._profile, public=True),
            self._page("/in/{vanity}/overlay/contact-info", self._contact),
            self._page("/in/{vanity}/details/{part}", self._details),
            self._page("/in/{vanity}/edit/{form:path}", self._edit),
            self._page("/in/{vanity}/recent-activity/all", self._activity),
            self._page("/in/{vanity}/recent-activity/comments", self._comments),
            self._page("/mynetwork/invite-connect/connections", self._connections),
            self._page("/public-profile/settings", self._public_profile),
            self._page("/mypreferences/d/manage-email-addresses", self._emails),
            *categories,
            *settings,
            self._page("/mypreferences/{rest:path}", self._not_found),
        ]

    def _show(
        self, request: Request, template: str, title: str = "", *, status: int = 200, **values: Any
    ) -> Response:
        viewer = self._viewer(request)
        shared = {"me": me_data(viewer) if viewer else ""}
        return super()._show(request, template, title, status=status, **shared | values)

    # Signing in and out

    def _front(self, request: Request) -> Response:
        if self._viewer(request):
            return RedirectResponse(f"{ROOT}/feed/", 302)
        return self._show_sign_in(request, "LinkedIn: Log In or Sign Up", "")

    def _login_page(self, request: Request) -> Response:
        return self._show_sign_in(request, "LinkedIn Login, Sign in | LinkedIn")

    def _authwall(self, request: Request) -> Response:
        return self._show_sign_in(request, "Sign Up | LinkedIn", "sessionRedirect")

    def _checkpoint(self, request: Request) -> Response:
        return self._show(
            request, "notice.html", "Security Verification | LinkedIn", notice="check"
        )

    def _not_found(self, request: Request) -> Response:
        return self._show(request, "notice.html", "LinkedIn", status=404, notice="not_found")

    # Home and profile

    def _feed(self, request: Request) -> Response:
        return self._show(request, "feed.html", "Feed | LinkedIn")

    def _me(self, request: Request) -> Response:
        rest = request.path_params.get("rest", "")
        address = f"{ROOT}/in/{self._own(request).profile.vanity}/"
        return RedirectResponse(
            f"{address}{rest}" if rest else f"{address}?isSelfProfile=true", 302
        )

    def _view(self, request: Request) -> View | None:
        owner = self.state.by_vanity(request.path_params["vanity"])
        viewer = self._viewer(request)
        if owner is None or viewer is None:
            return None
        return View(owner, viewer, self._circle_to(owner, request))

    def _profile(self, request: Request) -> Response:
        owner = self.state.by_vanity(request.path_params["vanity"])
        if owner is None:
            return self._not_found(request)
        view = self._view(request)
        if view is None:
            return self._guest(request, owner)
        return self._profile_page(request, view)

    def _profile_page(self, request: Request, view: View, *, contact: bool = False) -> Response:
        title = f"{view.owner.name} | LinkedIn"
        if view.viewer.profile.layout is Layout.OLDER:
            return self._show_view(request, view, "profile.html", title, contact=contact)
        words = self._words(request)
        payload = profile_screen(view.owner, words, own=view.own)
        data = {"profile": {"vanity": view.owner.profile.vanity, "contact": contact}}
        return self._show_view(
            request, view, "screen.html", title, rehydration=rehydration(payload), data=data
        )

    async def _component(self, request: Request) -> Response:
        words, owner = self._words(request), await self._asked_of(request)
        name = request.query_params.get("componentId", "")
        own = owner is self._viewer(request)
        text = component(owner, name, words, own=own) if owner else None
        return _flight(text)

    async def _screen(self, request: Request) -> Response:
        words, owner = self._words(request), await self._asked_of(request)
        if owner is None:
            return _flight(None)
        return _flight(contact_panel(owner, words, self._circle_to(owner, request)))

    async def _asked_of(self, request: Request) -> Account | None:
        """Return whose profile a part is asked of, None where nobody is signed in."""
        asked = json.loads(await request.body())
        vanity = str(asked["clientArguments"]["payload"]["vanityName"])
        return self.state.by_vanity(vanity) if self._viewer(request) else None

    def _show_view(
        self, request: Request, view: View, template: str, title: str, **context: Any
    ) -> Response:
        newer = view.viewer.profile.layout is Layout.NEWER
        # Newer pages of a profile do not say in their data who is signed in.
        without_viewer: dict[str, Any] = {"me": ""} if newer else {}
        return self._show(
            request,
            template,
            title,
            view=view,
            profile=view.owner.profile,
            newer=newer,
            **without_viewer,
            **context,
        )

    def _guest(self, request: Request, owner: Account) -> Response:
        if not owner.profile.settings.public_profile:
            return _to_authwall(request)
        posts = [p for p in _posts(owner) if p["audience"] is Audience.PUBLIC][:GUEST_POSTS]
        current = [p.company for p in owner.profile.positions if p.current]
        title = " - ".join([owner.name, *current[:1]])
        return self._show(
            request,
            "guest.html",
            f"{title} | LinkedIn",
            owner=owner,
            profile=owner.profile,
            posts=posts,
            groups=_by_company(owner),
            parts=owner.profile.settings.public_parts,
            connections=_abbreviated(len(owner.profile.members)),
        )

    def _details(self, request: Request) -> Response:
        view, part = self._view(request), request.path_params["part"]
        if view is None:
            return self._not_found(request)
        # To others a list of which the profile shows all leads nowhere: it is there to be edited.
        shown = (s for s in view.owner.profile.sections if view.own or s.goes_on)
        sections = {s.details: s for s in shown}
        titles = _DETAILS | {name: s.heading for name, s in sections.items()}
        if part not in titles:
            return self._not_found(request)
        title = f"{titles[part]} | {view.owner.name} | LinkedIn"
        if part == "skills" and view.viewer.profile.layout is Layout.NEWER:
            payload = skills_screen(view.owner, self._words(request), own=view.own)
            drawn = rehydration(payload)
            return self._show_view(
                request, view, "screen.html", title, rehydration=drawn, data={"list": {}}
            )
        return self._show_view(
            request,
            view,
            "details.html",
            title,
            part=part,
            heading=titles[part],
            groups=_by_company(view.owner),
            section=sections.get(part),
        )

    def _edit(self, request: Request) -> Response:
        view, form = self._view(request), _FORMS.get(request.path_params["form"])
        if view is None or not view.own or form is None:
            return self._not_found(request)
        name, title = form
        return self._show_view(
            request,
            view,
            "edit.html",
            f"{title} | {view.owner.name} | LinkedIn",
            form=name,
            heading=title,
            birthdays=_BIRTHDAYS,
        )

    def _contact(self, request: Request) -> Response:
        view = self._view(request)
        if view is None:
            return self._not_found(request)
        if view.viewer.profile.panel_leads_back:
            return RedirectResponse(f"{ROOT}/in/{view.owner.profile.vanity}/", 302)
        return self._profile_page(request, view, contact=True)

    def _activity(self, request: Request) -> Response:
        view = self._view(request)
        if view is None:
            return self._not_found(request)
        return self._show_view(
            request,
            view,
            "activity.html",
            f"Activity | {view.owner.name} | LinkedIn",
            data={
                "posts": {
                    "vanity": view.owner.profile.vanity,
                    "own": view.own,
                    "newer": view.viewer.profile.layout is Layout.NEWER,
                }
            },
        )

    def _comments(self, request: Request) -> Response:
        view = self._view(request)
        if view is None:
            return self._not_found(request)
        title = f"Activity | {view.owner.name} | LinkedIn"
        return self._show_view(request, view, "comments.html", title)

    async def _more_posts(self, request: Request) -> Response:
        viewer, asked = self._viewer(request), request.query_params
        owner = self.state.by_vanity(asked.get("profileUrn", ""))
        if viewer is None or owner is None:
            return JSONResponse({"status": 403}, 403)
        circle = self._circle_to(owner, request)
        posts = [
            {
                "urn": p["urn"],
                "text": p["text"],
                "actor": {"name": owner.name, "vanity": owner.profile.vanity},
                "subDescription": p["seen_by"],
            }
            for p in _posts(owner)
            if is_seen(p["audience"], circle)
        ]
        start = _number(asked.get("start", "0"))
        return JSONResponse(updates_part(posts, start, _number(asked.get("count", "5"))))

    # Connections

    def _connections(self, request: Request) -> Response:
        viewer = self._own(request)
        members = viewer.profile.members
        if viewer.profile.layout is Layout.NEWER:
            payload = connections_screen(viewer, self._words(request))
            return self._show(
                request,
                "screen.html",
                "Connections | LinkedIn",
                rehydration=rehydration(payload),
                data={"list": {}},
            )
        return self._show(
            request,
            "connections.html",
            "Connections | LinkedIn",
            members=[(m, headline_of(m)) for m in members[:FIRST_CARDS]],
            total=len(members),
            data={"connections": {"start": FIRST_CARDS, "count": FIRST_CARDS}},
        )

    async def _more_connections(self, request: Request) -> Response:
        viewer, asked = self._viewer(request), request.query_params
        if viewer is None:
            return JSONResponse({"status": 403}, 403)
        members = viewer.profile.members
        start, count = _number(asked.get("start", "0")), _number(asked.get("count", "40"))
        return JSONResponse(connections_part(members, start, count))

    async def _more_by_post(self, request: Request) -> Response:
        viewer = self._viewer(request)
        asked = json.loads(await request.body())
        if viewer is None:
            return PlainTextResponse("", 403)
        payload = asked["clientArguments"]["payload"]
        if asked["pagerId"] == SKILLS_PAGER:
            owner = self.state.by_vanity(str(payload["vanityName"])) or viewer
            start, count = int(payload["start"]), int(payload["count"])
            words, own = self._words(request), owner is viewer
            return _flight(skills_part(owner, words, start, count, own=own))
        members = viewer.profile.members
        return _flight(newer_connections_part(members, int(payload["startIndex"]), PART))

    # Settings

    def _settings_page(self, page: SettingsPage) -> Handler:
        def show(request: Request) -> Response:
            account = self._own(request)
            values = {s.key: _value(account, s) for s in page.settings}
            words = self._words(request)
            shown = [s for s in page.settings if words.has(s.label)]
            return self._show(
                request,
                "setting.html",
                f"{page.title} | LinkedIn",
                page=page,
                values=values,
                told=settings_data(shown, values),
            )

        return show

    def _category_page(self, category: Category) -> Handler:
        def show(request: Request) -> Response:
            account = self._own(request)
            pages = {p.path: p for p in settings_pages().pages}
            rows = [
                (
                    pages[path],
                    pages[path].settings[0].words(_value(account, pages[path].settings[0])),
                )
                for path in category.pages
            ]
            return self._show(
                request,
                "category.html",
                f"{category.title} | LinkedIn",
                category=category,
                rows=rows,
                categories=settings_pages().categories,
            )

        return show

    def _public_profile(self, request: Request) -> Response:
        account = self._own(request)
        return self._show(
            request,
            "public_profile.html",
            "Edit public profile | LinkedIn",
            settings=account.profile.settings,
            parts=settings_pages().public_parts,
            photo={"friends": "1st-degree connections", "members": "All LinkedIn members",
                   "public": "Public"},
        )  # fmt: skip

    def _emails(self, request: Request) -> Response:
        emails = self._own(request).profile.account_emails
        return self._show(request, "emails.html", "Email addresses | LinkedIn", emails=emails)

    async def _change(self, request: Request) -> Response:
        account = self._viewer(request)
        if account is None:
            return JSONResponse({"status": 403}, 403)
        fields = await form_of(request)
        key, value = fields.get("key", ""), fields.get("value", "")
        changes: dict[str, Callable[[], None]] = {
            "settings": lambda: account.save(key, value),
            "profile": lambda: account.write(key, value),
            "primary": lambda: account.make_primary(key),
            "remove": lambda: account.remove(key),
        }
        change = changes.get(request.path_params["what"])
        if change is None:
            return JSONResponse({"error": "no such change"}, 404)
        try:
            change()
        except ValueError as error:
            return JSONResponse({"error": str(error)}, 400)
        return JSONResponse({"saved": True})


def _flight(payload: str | None) -> Response:
    status = 200 if payload is not None else 403
    return PlainTextResponse(payload or "", status, media_type="application/octet-stream")


def _value(account: Account, setting: Setting) -> str | bool:
    value: str | bool = getattr(account.profile.settings, setting.key)
    return value


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _posts(owner: Account) -> list[dict[str, Any]]:
    """The posts, newest first."""
    ordered = sorted(enumerate(owner.profile.posts), key=lambda p: p[1].on, reverse=True)
    return [
        {
            "urn": f"urn:li:activity:{post.number(n)}",
            "number": post.number(n),
            "on": post.on,
            "text": post.text,
            "audience": post.audience,
            "seen_by": f"{post.on.day} {post.on:%B %Y} • {_SEEN_BY[post.audience]}",
        }
        for n, post in ordered
    ]


def _by_company(owner: Account) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """The positions, those at one company that follow each other together."""
    numbered: list[Mapping[str, Any]] = [
        {"number": n, "role": p} for n, p in enumerate(owner.profile.positions)
    ]
    return [
        (company, list(roles))
        for company, roles in groupby(numbered, key=lambda p: str(p["role"].company))
    ]


def _abbreviated(count: int) -> str:
    return "500+" if count > 500 else str(count)


def _to_authwall(request: Request) -> Response:
    address = quoted_address(request)
    return RedirectResponse(f"{ROOT}/authwall?trk=bf&sessionRedirect={address}", 302)
