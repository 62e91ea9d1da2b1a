"""Signing in, network by network, and what the person can do instead."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.errors import InputError
from profilecheck.page.desk import Desk
from profilecheck.page.following import events, fragment
from profilecheck.page.showing import get, on_to, post, screen
from profilecheck.page.signing import SignIn, SignInState
from profilecheck.page.way import How, Way
from profilecheck.questions.networks import Use, to_sign_in_to
from profilecheck.sites import site
from profilecheck.sites.site import OpenSite, Site
from profilecheck.store.handed import handed_over

__all__ = ["ROUTES", "is_ready", "parts"]

_BACK = frozenset({"/sign-in", "/looking", "/checklist"})
_SAY_YES = "Read first what is opened on {name}, and say yes to it."
_NOT_CHOSEN = "{name} is not among the networks you chose."


@dataclass(frozen=True)
class _Network:
    """One network of the person's, the way it is read, and how far that is.

    `files` is how many things were handed over for it.
    """

    site: Site
    how: How
    sign_in: SignIn
    files: int = 0

    @property
    def opened(self) -> bool:
        """Whether the person signs in to it."""
        return self.how is How.OPENED and self.can_be_opened

    @property
    def can_be_opened(self) -> bool:
        """Whether it is one that the person can sign in to."""
        return isinstance(self.site, OpenSite)


def networks(desk: Desk, way: Way) -> tuple[_Network, ...]:
    """Return the networks that the person uses and did not leave out."""
    return tuple(
        _Network(
            one := site(name),
            way.how[name],
            desk.sign_ins.of(one),
            len(handed_over(desk.store, name)),
        )
        for name in way.used
        if name in way.how
    )


def is_ready(desk: Desk, way: Way) -> bool:
    """Whether there is anything to look at: a sign-in, files, or what needs neither."""
    once = Use.ONCE in way.networks.values()
    return once or any(
        not network.opened or network.sign_in.state is SignInState.SIGNED_IN
        for network in networks(desk, way)
    )


def _shown(desk: Desk) -> dict[str, Any]:
    way = desk.way()
    return {
        "networks": networks(desk, way),
        "ready": is_ready(desk, way),
        "window": desk.sign_ins.window,
        "states": SignInState,
        "hows": How,
        "made_up": bool(desk.made_up),
    }


def _show(desk: Desk, request: Request) -> Response:
    return screen(desk, "sign-in", cut_off=desk.looking.left_by_another(), **_shown(desk))


def _take_up(desk: Desk, request: Request, form: FormData) -> Response:
    """Go on from a check that was cut off elsewhere, once the person looks."""
    if (left := desk.looking.left_by_another()) is not None:
        desk.change(run=left.run.folder.name)
    return on_to("/sign-in")


def parts(desk: Desk) -> dict[str, str]:
    """Return the parts of the screen that change by themselves."""
    return {"sign-ins": fragment(desk, "sign_ins", **_shown(desk))}


def _chosen(desk: Desk, request: Request) -> Site:
    """Return the network that the address names.

    Raises:
        InputError: there is no such network, or the person did not choose it.
    """
    one = site(str(request.path_params["network"]))
    if one.id not in desk.way().used:
        raise InputError(_NOT_CHOSEN.format(name=one.name))
    return one


def _back(form: FormData) -> Response:
    back = str(form.get("back", ""))
    return on_to(back if back in _BACK else "/sign-in")


def _begin(desk: Desk, request: Request, form: FormData) -> Response:
    one = to_sign_in_to(_chosen(desk, request))
    if not desk.may_open(one):
        raise InputError(_SAY_YES.format(name=one.name))
    desk.sign_ins.begin(one)
    return _back(form)


def _doing(do: Callable[[Desk, Site], None]) -> Callable[[Desk, Request, FormData], Response]:
    def handler(desk: Desk, request: Request, form: FormData) -> Response:
        do(desk, _chosen(desk, request))
        return _back(form)

    return handler


def _otherwise(desk: Desk, request: Request, form: FormData) -> Response:
    """Read the network in another way than was chosen before."""
    one, way = _chosen(desk, request), desk.way()
    given = str(form.get("how", ""))
    how = How(given) if given in set(How) else way.how.get(one.id, How.OPENED)
    desk.change(how={**way.how, one.id: how})
    return on_to(f"/files/{one.id}" if how in (How.PAGES, How.EXPORT) else "/sign-in")


ROUTES = (
    get("/sign-in", _show),
    events("/sign-in/events", lambda desk: (parts(desk), "")),
    post("/sign-in/take-up", _take_up),
    post("/sign-in/{network}/begin", _begin),
    post("/sign-in/{network}/done", _doing(lambda desk, one: desk.sign_ins.confirm(one))),
    post("/sign-in/{network}/cannot", _doing(lambda desk, one: desk.sign_ins.cannot(one))),
    post("/sign-in/{network}/how", _otherwise),
)
