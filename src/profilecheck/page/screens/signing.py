"""Signing in, network by network, and what the person can do instead."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.errors import InputError, ProfileCheckError
from profilecheck.model import Snapshot
from profilecheck.page.desk import Desk
from profilecheck.page.following import events, fragment
from profilecheck.page.showing import get, on_to, post, screen
from profilecheck.page.signing import SignIn, SignInState
from profilecheck.page.way import How, Step, Way
from profilecheck.questions.networks import Use, to_sign_in_to
from profilecheck.sites import site
from profilecheck.sites.site import OpenSite, Site
from profilecheck.store.handed import handed_over
from profilecheck.store.runs import may_have_changed
from profilecheck.words.dates import READ_LONG_AGO
from profilecheck.words.signing import WHICH_ACCOUNT

__all__ = ["ROUTES", "is_ready", "long_ago", "parts", "sign_in_in_turn"]

_BACK = frozenset({"/sign-in", "/looking", "/checklist"})
_SAY_YES = "Read first what is opened on {name}, and say yes to it."


@dataclass(frozen=True)
class _Network:
    """One network of the person's, the way it is read, and how far that is.

    `files` is how many things were handed over for it. `files_kept` is whether a look that is not
    finished has read files of it, `files_gone` whether an earlier one has, which a new one does not
    see. `account` is what the person calls the one they mean, "" where they said none.
    """

    site: Site
    how: How
    sign_in: SignIn
    files: int = 0
    files_kept: bool = False
    files_gone: bool = False
    account: str = ""

    @property
    def opened(self) -> bool:
        """Whether the person signs in to it."""
        return self.how is How.OPENED and self.can_be_opened and not self.site.without_sign_in

    @property
    def asked(self) -> bool:
        """Whether it is asked without a sign-in."""
        return self.how is How.OPENED and self.site.without_sign_in

    @property
    def from_files(self) -> bool:
        """Whether it is read from files."""
        return self.how in (How.PAGES, How.EXPORT)

    @property
    def waits(self) -> bool:
        """Whether the person has neither signed in to it yet nor said that they cannot."""
        return self.opened and self.sign_in.state is SignInState.WAITING

    @property
    def is_ready(self) -> bool:
        """Whether all is there that it is to be read from."""
        if self.opened:
            return self.sign_in.state is SignInState.SIGNED_IN
        return self.asked or self.how is How.MYSELF or self.files > 0 or self.files_kept

    @property
    def can_be_opened(self) -> bool:
        """Whether it is one that can be opened, or asked."""
        return isinstance(self.site, OpenSite)


def networks(desk: Desk, way: Way) -> tuple[_Network, ...]:
    """Return the networks that the person uses and did not leave out."""
    kept, gone = _read_from_files(desk, way)
    return tuple(
        _Network(
            one := site(name),
            way.how[name],
            desk.sign_ins.of(one),
            len(handed_over(desk.store, name)),
            name in kept,
            name in gone,
            way.accounts.get(name, ""),
        )
        for name in way.used
        if name in way.how
    )


def _read_from_files(desk: Desk, way: Way) -> tuple[set[str], set[str]]:
    """The networks of which a look that goes on has read files, and those an earlier one did."""
    if not {How.PAGES, How.EXPORT}.intersection(way.how.values()):
        return set(), set()
    unfinished, check = desk.looking.unfinished(), desk.check()
    kept = unfinished.accounts if unfinished else ()
    before = check.snapshot.accounts if check else ()
    return (
        {account.network for account in kept if account.has_readings_from_files},
        {account.network for account in before if account.has_readings_from_files},
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
    shown = networks(desk, way)
    return {
        "networks": shown,
        "waiting": [one for one in shown if one.waits],
        "files_wait": [one for one in shown if one.from_files and not one.is_ready],
        "left_out": [one for one in shown if not one.is_ready and not one.waits],
        "without_a_way": [site(name).name for name in way.left_out],
        "in_turn": desk.sign_ins.in_turn,
        "ready": is_ready(desk, way),
        "window": desk.sign_ins.window,
        "states": SignInState,
        "hows": How,
        "made_up": bool(desk.made_up),
        "which_account": WHICH_ACCOUNT,
    }


def sign_in_in_turn(desk: Desk) -> None:
    """Open the window of every network that waits for the person, one after the other.

    Once they are signed in to all that they chose, it looks.
    """
    waiting = [one.site for one in networks(desk, desk.way()) if one.waits]
    opened = [one for one in waiting if isinstance(one, OpenSite)]
    desk.sign_ins.begin_in_turn(opened, lambda: _look_by_itself(desk))


def _look_by_itself(desk: Desk) -> None:
    # What stands in its way is said where the person presses Continue instead.
    with desk.changing, suppress(ProfileCheckError):
        chosen = networks(desk, desk.way())
        if chosen and all(one.is_ready for one in chosen):
            desk.change(step=Step.LOOKING)
            desk.looking.begin()
            desk.leads_on = True
    desk.board.changed()


def _now(desk: Desk) -> tuple[dict[str, str], str]:
    """What the screen shows; where a look began by itself, it goes on there."""
    return parts(desk), f"/{Step.LOOKING}" if desk.leads_on else ""


def _begin_in_turn(desk: Desk, request: Request, form: FormData) -> Response:
    sign_in_in_turn(desk)
    return on_to("/sign-in")


def _show(desk: Desk, request: Request) -> Response:
    if desk.leads_on:
        return on_to(f"/{Step.LOOKING}")
    left = desk.looking.left_by_another()
    said = long_ago(desk, left.snapshot if left else None)
    return screen(desk, "sign-in", cut_off=left, long_ago=said, **_shown(desk))


def long_ago(desk: Desk, unfinished: Snapshot | None) -> str:
    """Return what is said where what was read may have changed since, "" elsewhere."""
    is_old = unfinished is not None and may_have_changed(unfinished, desk.now())
    return READ_LONG_AGO if is_old else ""


def _take_up(desk: Desk, request: Request, form: FormData) -> Response:
    """Go on from a check that was cut off elsewhere, once the person looks."""
    if (left := desk.looking.left_by_another()) is not None:
        desk.change(run=left.run.folder.name)
    return on_to("/sign-in")


def parts(desk: Desk) -> dict[str, str]:
    """Return the parts of the screen that change by themselves."""
    return {"sign-ins": fragment(desk, "sign_ins", **_shown(desk))}


def _chosen(desk: Desk, request: Request) -> Site:
    return desk.chosen(site(str(request.path_params["network"])))


def _back(desk: Desk, form: FormData) -> Response:
    back = str(form.get("back", ""))
    if back == f"/{Step.LOOKING}":
        desk.is_led = True
    return on_to(back if back in _BACK else "/sign-in")


def _begin(desk: Desk, request: Request, form: FormData) -> Response:
    one = to_sign_in_to(_chosen(desk, request))
    if not desk.may_open(one):
        raise InputError(_SAY_YES.format(name=one.name))
    desk.sign_ins.begin(one)
    return _back(desk, form)


def _doing(do: Callable[[Desk, Site], None]) -> Callable[[Desk, Request, FormData], Response]:
    def handler(desk: Desk, request: Request, form: FormData) -> Response:
        do(desk, _chosen(desk, request))
        return _back(desk, form)

    return handler


def _otherwise(desk: Desk, request: Request, form: FormData) -> Response:
    """Read the network in another way than was chosen before."""
    one, way = _chosen(desk, request), desk.way()
    given = str(form.get("how", ""))
    how = How(given) if given in set(How) else way.how.get(one.id, How.OPENED)
    if how is How.OPENED and one.without_sign_in and not desk.may_open(one):
        # Whose account it is, and a yes, are asked for there.
        return on_to(f"/{Step.BEFORE}#network-{one.id}")
    desk.change(how={**way.how, one.id: how})
    return on_to(f"/files/{one.id}" if how in (How.PAGES, How.EXPORT) else "/sign-in")


ROUTES = (
    get("/sign-in", _show),
    events("/sign-in/events", _now),
    post("/sign-in/take-up", _take_up),
    post("/sign-in/begin", _begin_in_turn),
    post("/sign-in/{network}/begin", _begin),
    post("/sign-in/{network}/done", _doing(lambda desk, one: desk.sign_ins.confirm(one))),
    post("/sign-in/{network}/cannot", _doing(lambda desk, one: desk.sign_ins.cannot(one))),
    post("/sign-in/{network}/how", _otherwise),
)
