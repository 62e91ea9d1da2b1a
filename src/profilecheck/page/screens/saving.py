"""Save a copy, as a page or a PDF, with a password where wanted; and the checks of before.

A copy is made in memory and sent: nothing of a sealed check is written in clear.
"""

import asyncio
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.errors import InputError
from profilecheck.model import Report
from profilecheck.page.at_hand import earlier_runs
from profilecheck.page.desk import Desk
from profilecheck.page.putting_off import Left, left_to_do
from profilecheck.page.showing import answer, download, get, on_to, screen
from profilecheck.report.html import html, shown
from profilecheck.report.living import Living
from profilecheck.report.pdf import pdf, with_password

__all__ = ["ROUTES"]

_LEAST_CHARACTERS = 8
_TOO_SHORT = f"Take a password of {_LEAST_CHARACTERS} characters or more."
_NOT_THE_SAME = "The two are not the same. Type the password twice."
_ONLY_PDF = "A page cannot have a password. Choose a PDF, or leave the password empty."
_CHOOSE = "Choose what to save."


class _Kind(StrEnum):
    """What can be saved."""

    SHORT = "short"
    FULL = "full"
    PAGE = "page"


_KINDS = {
    _Kind.SHORT: ("PDF, short", "what is to be done"),
    _Kind.FULL: ("PDF, full", "everything that was seen as well"),
    _Kind.PAGE: ("Web page", "everything, in one file"),
}


@dataclass(frozen=True)
class _Problem:
    """A field of the form, and what to do about it."""

    field: str
    says: str


def _show(desk: Desk, request: Request) -> Response:
    return _form(desk)


def _form(desk: Desk, chosen: str = _Kind.SHORT, problem: _Problem | None = None) -> Response:
    if desk.check() is None:
        return on_to("/checklist")
    status = 422 if problem else 200
    return screen(desk, "save", status=status, kinds=_KINDS, chosen=chosen, problem=problem)


def _save(desk: Desk, request: Request, form: FormData) -> Response:
    check = desk.check()
    if check is None:
        return on_to("/checklist")
    kind = str(form.get("kind", ""))
    password, again = (str(form.get(name, "")) for name in ("password", "again"))
    problem = _problem(kind, password, again)
    if problem:
        return _form(desk, kind, problem)
    left = left_to_do(check.report, desk.way().put_off)
    content, suffix, media_type = _copy(left, _Kind(kind), password)
    return download(content, f"my-profiles-{_day(check.report)}.{suffix}", media_type)


def _problem(kind: str, password: str, again: str) -> _Problem | None:
    if kind not in _KINDS:
        return _Problem("kind", _CHOOSE)
    if password != again:
        return _Problem("again", _NOT_THE_SAME)
    if password and kind == _Kind.PAGE:
        return _Problem("password", _ONLY_PDF)
    if password and len(password) < _LEAST_CHARACTERS:
        return _Problem("password", _TOO_SHORT)
    return None


def _copy(left: Left, kind: _Kind, password: str) -> tuple[bytes, str, str]:
    is_full = kind is _Kind.FULL
    page = html(left.report, left.put_off, print_all=is_full, commands=False)
    if kind is _Kind.PAGE:
        return page.encode("utf-8"), "html", "text/html"
    # A handler has a thread of its own, in which nothing else waits.
    printed = asyncio.run(pdf(page))
    return with_password(printed, password) if password else printed, "pdf", "application/pdf"


def _day(report: Report) -> date:
    return report.taken_at.astimezone().date()


def _earlier(desk: Desk, request: Request) -> Response:
    runs = earlier_runs(desk.store, desk.check(), made_up=bool(desk.made_up))
    return screen(desk, "earlier", runs=[(run.folder.name, kept) for run, kept in runs])


def _earlier_one(desk: Desk, request: Request) -> Response:
    """Show the report that was made then. What is not among the kept ones is not there at all."""
    name = request.path_params["name"]
    runs = earlier_runs(desk.store, desk.check(), made_up=bool(desk.made_up))
    run = next((run for run, _ in runs if run.folder.name == name), None)
    if run is None or not run.report.is_file():
        raise InputError("There is no report of this check. It may have been deleted.")
    return screen(desk, "past", **shown(run.load_report(), Living(is_past=True)))


ROUTES = (
    get("/checklist/save", _show),
    answer("/checklist/save", _save),
    get("/checklist/earlier", _earlier),
    get("/checklist/earlier/{name}", _earlier_one),
)
