"""Which of several accounts under one sign-in is to be checked: to say it, and to take it back."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.errors import InputError
from profilecheck.page.desk import Desk
from profilecheck.page.looked import Stage
from profilecheck.page.showing import get, on_to, post, screen
from profilecheck.page.way import Step
from profilecheck.questions.networks import to_sign_in_to
from profilecheck.sites import site
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sites.site import OpenSite
from profilecheck.with_command import plainly

__all__ = ["ROUTES"]

_NONE = "Type the name of the account, or the address of its profile."
_BUSY = "Something is being read just now. Say which account it is once that is done."


def _chosen(desk: Desk, request: Request) -> OpenSite:
    """Return the network that the address names.

    Raises:
        InputError: there is no such network, the person did not choose it, or nobody signs in.
    """
    return desk.chosen(to_sign_in_to(site(str(request.path_params["network"]))))


def _show(desk: Desk, request: Request) -> Response:
    return _screen(desk, _chosen(desk, request))


def _screen(desk: Desk, one: OpenSite, *, typed: str = "", problem: str = "") -> Response:
    return screen(
        desk,
        "account",
        status=422 if problem else 200,
        site=one,
        said=desk.way().accounts.get(one.id, ""),
        typed=typed,
        problem=problem,
        back=_back(desk),
    )


def _say(desk: Desk, request: Request, form: FormData) -> Response:
    """Take in which account is meant; whether it is signed in, the network has to show."""
    one, typed = _chosen(desk, request), str(form.get("account", "")).strip()
    try:
        said = ChosenAccount.on(one, typed).said if typed else ""
    except InputError as error:
        return _screen(desk, one, typed=typed, problem=plainly(error.says))
    if not said:
        return _screen(desk, one, problem=_NONE)
    return _mean(desk, one, {**desk.way().accounts, one.id: said})


def _take_back(desk: Desk, request: Request, form: FormData) -> Response:
    """Mean whoever signs in from now on."""
    one = _chosen(desk, request)
    others = {name: said for name, said in desk.way().accounts.items() if name != one.id}
    return _mean(desk, one, others)


def _mean(desk: Desk, one: OpenSite, accounts: dict[str, str]) -> Response:
    back = _back(desk)
    if not desk.looking.may_choose(one):
        # Pressed twice, it was taken in by the first.
        same = accounts == desk.way().accounts
        return on_to(f"/{back}") if same else _screen(desk, one, problem=_BUSY)
    desk.change(accounts=accounts)
    desk.sign_ins.stay(one)
    desk.is_led = back is Step.LOOKING
    return on_to(f"/{back}")


def _back(desk: Desk) -> Step:
    """Where the person comes from: a look that goes on, or waits for them; or the sign-in."""
    return Step.LOOKING if desk.looking.now.stage is Stage.LOOKING else Step.SIGN_IN


ROUTES = (
    get("/account/{network}", _show),
    post("/account/{network}", _say),
    post("/account/{network}/take-back", _take_back),
)
