"""Remind me: a calendar file for the next look, which gives nothing away."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from profilecheck.errors import InputError
from profilecheck.page.desk import Desk
from profilecheck.page.showing import get, screen
from profilecheck.questions.reminders import after, day_named, entry
from profilecheck.with_command import plainly

__all__ = ["ROUTES"]

_SPANS = ("1 month", "3 months", "6 months", "1 year")
_USUAL = "6 months"
_ON_A_DAY = "day"


def _show(desk: Desk, request: Request) -> Response:
    return _screen(desk, _USUAL)


def _screen(desk: Desk, chosen: str, on: str = "", problem: str = "") -> Response:
    return screen(
        desk,
        "remind",
        status=422 if problem else 200,
        spans=_SPANS,
        on_a_day=_ON_A_DAY,
        chosen=chosen,
        on=on,
        problem=problem,
    )


def _file(desk: Desk, request: Request) -> Response:
    chosen, on = (request.query_params.get(name, "") for name in ("in", "on"))
    try:
        when = _day(chosen or _USUAL, on, desk.today)
    except InputError as error:
        return _screen(desk, chosen, on, plainly(error.says))
    return Response(
        entry(when, desk.now()),
        media_type="text/calendar",
        headers={"Content-Disposition": 'attachment; filename="check-my-profiles.ics"'},
    )


def _day(chosen: str, on: str, today: date) -> date:
    return day_named(on, today) if chosen == _ON_A_DAY else after(today, chosen)


ROUTES = (get("/remind", _show), get("/remind/check-my-profiles.ics", _file))
