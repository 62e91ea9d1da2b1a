"""Looking: what is being read now, what was found so far, whose turn it is, and a way to stop."""

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.model import Account, AccountState, Observed, Snapshot
from profilecheck.page.desk import Desk
from profilecheck.page.following import events, fragment
from profilecheck.page.looked import Looked, Seen, Stage, Turn
from profilecheck.page.screens.signing import is_ready, long_ago
from profilecheck.page.showing import get, on_to, post, screen
from profilecheck.page.signing import SignInState
from profilecheck.page.way import How, Step
from profilecheck.questions.accounts import shows_another
from profilecheck.sites import site
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import UnreadReason
from profilecheck.words.dates import moment
from profilecheck.words.outcomes import STATES
from profilecheck.words.plurals import counted

__all__ = ["ROUTES"]

_SECONDS_A_PAGE = 5
_NOTHING_READY = (
    "Sign in to one network at least, or choose another way for one: your files, or your own eyes."
)
_WHY = {
    UnreadReason.SIGNED_OUT: "{name} wants you to sign in again.",
    UnreadReason.CHALLENGE: "{name} wants to make sure it is you.",
}
_TOLD_BY = (AccountState.AUDITED, AccountState.INTERRUPTED, AccountState.FROM_FILES)


def _says(seen: Seen) -> str:
    """What stands beside a network's bar."""
    if seen.state is None:
        if not seen.now:
            return "waits"
        return f"{seen.read} of {seen.planned} · {seen.now}" if seen.planned > 1 else seen.now
    if seen.found is None or seen.state not in _TOLD_BY:
        return STATES[seen.state]
    found = counted(seen.found, "thing to change", "things to change")
    return f"{STATES[seen.state]} · {found if seen.found else 'nothing to change found'}"


def _minutes(looked: Looked) -> int:
    """How long it takes still, rounded up: networks go on side by side."""
    left = [seen.planned - seen.read for seen in looked.networks.values() if seen.state is None]
    return -(-max(left, default=0) * _SECONDS_A_PAGE // 60)


def _shown(desk: Desk) -> dict[str, Any]:
    looked = desk.looking.now
    turn = looked.turn
    return {
        "looked": looked,
        "stages": Stage,
        "says": _says,
        "turn": turn,
        "turn_says": _turn_says(desk, turn) if turn else "",
        "meant": _meant(desk, turn) if turn else "",
        "sign_in": desk.sign_ins.of(turn.site) if turn else None,
        "states": SignInState,
    }


def _turn_says(desk: Desk, turn: Turn) -> str:
    if turn.asks_whom:
        return shows_another(turn.site, turn.why, turn.shown, _meant(desk, turn))
    return _WHY.get(turn.why, _WHY[UnreadReason.SIGNED_OUT]).format(name=turn.site.name)


def _meant(desk: Desk, turn: Turn) -> str:
    """What the person calls the account that they mean, "" where they said none."""
    return desk.way().accounts.get(turn.site.id, "")


def _show(desk: Desk, request: Request) -> Response:
    looked = desk.looking.now
    was_led = desk.leads_on or desk.is_led
    desk.leads_on = desk.is_led = False
    if was_led and looked.stage is Stage.FINISHED and not looked.has_more_to_say:
        return on_to("/checklist")
    unfinished = None if looked.stage is Stage.LOOKING else desk.looking.unfinished()
    return screen(
        desk,
        "looking",
        minutes=0 if desk.made_up else _minutes(looked),
        cut_off=_cut_off(unfinished) if unfinished else None,
        long_ago=long_ago(desk, unfinished),
        has_run=desk.looking.run() is not None,
        **_shown(desk),
    )


def _cut_off(snapshot: Snapshot) -> tuple[str, list[tuple[str, str]]]:
    """When a look was cut off, and how far it had come on each network."""
    return moment(snapshot.taken_at), [(a.name, _how_far(a)) for a in snapshot.accounts]


def _how_far(account: Account) -> str:
    pages = sum(1 for visit in account.visits if visit.problem is None)
    read = any(isinstance(reading, Observed) for reading in account.readings)
    if not read:
        return "nothing yet"
    return counted(pages, "page", "pages") if pages else "your files"


def _parts(desk: Desk) -> dict[str, str]:
    shown = _shown(desk)
    return {
        name: fragment(desk, f"looking_{name}", **shown) for name in ("networks", "turn", "totals")
    }


def _now(desk: Desk) -> tuple[dict[str, str], str]:
    """What the screen shows; once it is done with, it goes on by itself.

    Why a network told nothing is said nowhere else, and stays until the person goes on.
    """
    looked = desk.looking.now
    done = "/looking" if looked.has_more_to_say else "/checklist"
    on = {Stage.FINISHED: done, Stage.PROBLEM: "/looking", Stage.STOPPED: "/looking"}
    return _parts(desk), on.get(looked.stage, "")


def _begin(desk: Desk, request: Request, form: FormData) -> Response:
    if not is_ready(desk, desk.way()):
        return screen(desk, "problem", status=422, says=_NOTHING_READY)
    desk.change(step=Step.LOOKING)
    desk.looking.begin()
    desk.is_led = True
    return on_to("/looking")


def _stop(desk: Desk, request: Request, form: FormData) -> Response:
    desk.looking.stop()
    return _see(desk, request, form)


def _see(desk: Desk, request: Request, form: FormData) -> Response:
    """Go on to the checklist of what was read."""
    if desk.looking.run() is None:
        return on_to("/looking")
    desk.change(step=Step.CHECKLIST)
    return on_to("/checklist")


def _go_on(desk: Desk, request: Request, form: FormData) -> Response:
    """Go on from where it was cut off, once the person is signed in again."""
    unfinished = desk.looking.unfinished()
    if unfinished is not None and _needs_sign_in(desk, unfinished):
        desk.change(step=Step.SIGN_IN)
        return on_to("/sign-in")
    return _begin(desk, request, form)


def _start_again(desk: Desk, request: Request, form: FormData) -> Response:
    """Leave what was read where it is, and begin a look of its own."""
    if desk.looking.now.stage is not Stage.LOOKING:
        desk.change(run="", step=Step.SIGN_IN)
    return on_to("/sign-in")


def _needs_sign_in(desk: Desk, unfinished: Snapshot) -> bool:
    done = {a.network for a in unfinished.accounts if a.state is AccountState.AUDITED}
    way = desk.way()
    opened = (site(name) for name in way.used if way.how.get(name) is How.OPENED)
    return any(
        isinstance(one, OpenSite)
        and not one.without_sign_in
        and one.id not in done
        and desk.sign_ins.session(one) is None
        for one in opened
    )


ROUTES = (
    get("/looking", _show),
    events("/looking/events", _now),
    post("/looking", _begin),
    post("/looking/stop", _stop),
    post("/looking/see", _see),
    post("/looking/go-on", _go_on),
    post("/looking/start-again", _start_again),
)
