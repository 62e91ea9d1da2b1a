"""What every replica does alike: people sign in and out, barriers stand before pages, pages show.

A network's replica is a `Pages` with its own addresses and pages; it says where people sign in
(`SignIn`) and what a fault shows in a page's place (`Barriers`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from profilecheck.errors import InputError
from profilecheck.replica.accounts import HeldAccount, State
from profilecheck.replica.faults import FaultKind
from profilecheck.replica.network import is_among
from profilecheck.replica.pages import Handler, fault_of, form_of, quoted_address, rendered
from profilecheck.replica.wording import Words
from profilecheck.vocabulary import Circle

__all__ = ["Barriers", "Pages", "SignIn", "with_cookies"]

_A = TypeVar("_A", bound=HeldAccount[Any])


@dataclass(frozen=True)
class SignIn(Generic[_A]):
    """Where a network asks who somebody is, and what their browser is given then.

    `address` is the page that offers the made-up people; its parameter `wanted_by`, "" where it
    has none, holds the address that was asked for. From there people come to what they asked for
    where its host is among `hosts`, to `home` where it is not, and from signing out to `left`.
    `cookie` holds the session on each of `domains`; `further` are the cookies given with it, and
    what they hold for an account.
    """

    address: str
    home: str
    left: str
    hosts: tuple[str, ...]
    cookie: str
    domains: tuple[str, ...]
    wanted_by: str = ""
    same_site: Literal["None", "Lax"] = "None"
    further: Mapping[str, Callable[[_A], str]] = field(default_factory=dict)

    def cookies(self, values: Mapping[str, str]) -> list[dict[str, Any]]:
        """Return cookies as a Playwright storage state has them; scripts do not see `cookie`."""
        return [
            {
                "name": name,
                "value": value,
                "domain": domain,
                "path": "/",
                "expires": -1,
                "httpOnly": name == self.cookie,
                "secure": True,
                "sameSite": self.same_site,
            }
            for domain in self.domains
            for name, value in values.items()
        ]


@dataclass(frozen=True)
class Barriers:
    """The pages that a fault shows in place of the one asked for.

    `wall` asks for a sign-in, `check` whether this is a person, and `refusal` says that there were
    too many visits. None of them comes before a path that begins with one of `always_open`.
    """

    wall: Handler
    check: Handler
    refusal: Handler
    always_open: tuple[str, ...] = ()

    def __call__(self, request: Request) -> Response | None:
        """The answer in the page's stead, or None."""
        fault = fault_of(request)
        if fault is None or request.url.path.startswith(self.always_open):
            return None
        answers = {
            FaultKind.SIGN_IN_WALL: self.wall,
            FaultKind.CHECKPOINT: self.check,
            FaultKind.TEMPORARILY_BLOCKED: self.refusal,
        }
        answer = answers.get(fault.kind)
        return answer(request) if answer else None


class Pages(Generic[_A]):
    """The part of a network's replica that all have in common.

    `folder` is where its pages and their French lie, below the replicas' own.
    """

    def __init__(
        self, folder: str, state: State[_A], sign_in: SignIn[_A], barriers: Barriers
    ) -> None:
        self.state = state
        self._folder = folder
        self._way_in = sign_in
        self._barriers = barriers

    # Before a page

    def _page(self, path: str, handler: Handler, *, public: bool = False) -> Route:
        """Return a page with the checks before it; pages that are not public need a session."""

        async def endpoint(request: Request) -> Response:
            if barrier := self._barriers(request):
                return barrier
            if not public and self._viewer(request) is None:
                return self._to_sign_in(request)
            return handler(request)

        return Route(path, endpoint, methods=["GET"])

    # Who looks, and in which words

    def _token(self, request: Request) -> str:
        return request.cookies.get(self._way_in.cookie, "")

    def _signed_in(self, request: Request) -> _A | None:
        """The account whose session this is, whatever a fault shows."""
        return self.state.signed_in(self._token(request))

    def _viewer(self, request: Request) -> _A | None:
        """The account that the page shows as signed in: another's, where a fault puts it there."""
        return self.state.shown(self._token(request), fault_of(request))

    def _circle(self, request: Request) -> Circle:
        """What whoever looks is to the people they look at, but to themselves."""
        return self.state.sessions.circle(self._token(request))

    def _circle_to(self, owner: _A, request: Request) -> Circle:
        """What whoever looks is to `owner`."""
        return Circle.ME if self._viewer(request) is owner else self._circle(request)

    def _own(self, request: Request) -> _A:
        """The signed-in account, on pages that only it can open."""
        viewer = self._viewer(request)
        if viewer is None:
            raise LookupError("a page for members was served without a session")
        return viewer

    def _words(self, request: Request) -> Words:
        return Words(self._folder, fault_of(request))

    def _show(
        self, request: Request, template: str, title: str = "", *, status: int = 200, **values: Any
    ) -> Response:
        """Return the page that `template` makes of `values`, and of what every page has."""
        words = self._words(request)
        shared: dict[str, object] = {
            "title": title,
            "viewer": self._viewer(request),
            "t": words,
            "lang": words.language,
            "data": {},
        }
        return rendered(f"{self._folder}/{template}", shared | values, status)

    # Signing in and out

    def cookies_for(self, person: str, circle: Circle = Circle.SIGNED_IN) -> list[dict[str, Any]]:
        """Start a session as `person`; see `Running`."""
        way, token = self._way_in, self.state.sessions.sign_in(person, circle)
        account = self.state.accounts[person]
        further = {name: value(account) for name, value in way.further.items()}
        return way.cookies({way.cookie: token, **further})

    def _to_sign_in(self, request: Request) -> Response:
        """Lead to the sign-in, and from there to what was asked for."""
        way = self._way_in
        query = f"?{way.wanted_by}={quoted_address(request)}" if way.wanted_by else ""
        return RedirectResponse(way.address + query, 302)

    def _show_sign_in(self, request: Request, title: str, wanted_by: str | None = None) -> Response:
        """Offer the made-up people; the parameter `wanted_by` holds what was asked for."""
        wanted = self._way_in.wanted_by if wanted_by is None else wanted_by
        people = [account.persona for account in self.state.accounts.values()]
        following = request.query_params.get(wanted, "")
        return self._show(request, "login.html", title, people=people, following=following)

    async def _sign_in(self, request: Request) -> Response:
        """Sign in the person that was chosen, and lead to where they wanted to go."""
        form = await form_of(request)
        try:
            given = self.cookies_for(form.get("person", ""))
        except InputError:
            return RedirectResponse(self._way_in.address, 303)
        return self._let_in(self._own_address(form.get("next", "")), given)

    def _let_in(self, wanted: str, given: list[dict[str, Any]]) -> Response:
        return with_cookies(RedirectResponse(wanted, 303), given)

    def _own_address(self, wanted: str) -> str:
        """Return `wanted` where it is an address of the network's own, else its home."""
        own = is_among(urlsplit(wanted).hostname or "", self._way_in.hosts)
        return wanted if own else self._way_in.home

    async def _sign_out(self, request: Request) -> Response:
        way = self._way_in
        self.state.sessions.sign_out(self._token(request))
        ended = way.cookies(dict.fromkeys((way.cookie, *way.further), ""))
        return with_cookies(RedirectResponse(way.left, 302), ended, max_age=0)


def with_cookies(
    response: Response, given: Iterable[Mapping[str, Any]], max_age: int | None = None
) -> Response:
    """Return `response`, which now gives the cookies, in the shape of `SignIn.cookies`.

    They last for `max_age` seconds, until the browser closes where that is None. One whose domain
    has no dot before it is for that host alone.
    """
    for cookie in given:
        domain = cookie["domain"]
        response.set_cookie(
            cookie["name"],
            cookie["value"],
            max_age=max_age,
            domain=domain.removeprefix(".") if domain.startswith(".") else None,
            secure=True,
            httponly=cookie["httpOnly"],
            samesite=cookie["sameSite"].lower(),
        )
    return response
