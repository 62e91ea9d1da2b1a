"""For a workshop: what a room may be handed of the check, shown whole before it is saved."""

import secrets

from starlette.requests import Request
from starlette.responses import Response

from profilecheck.checklist import load_checklist
from profilecheck.judge.room import named_outcomes
from profilecheck.model import Summary
from profilecheck.model.summary import MOST_NETWORKS
from profilecheck.page.desk import Desk
from profilecheck.page.showing import download, get, on_to, screen
from profilecheck.words.outcomes import OUTCOMES

__all__ = ["ROUTES"]


def _show(desk: Desk, request: Request) -> Response:
    summary = _summary(desk)
    if summary is None:
        return on_to("/checklist")
    named = named_outcomes(summary, load_checklist())
    return screen(
        desk, "summary", summary=summary, named=named, most=MOST_NETWORKS, outcomes=OUTCOMES
    )


def _file(desk: Desk, request: Request) -> Response:
    summary = _summary(desk)
    if summary is None:
        return on_to("/checklist")
    # By chance, so that files meet in one folder, and nobody's is known by its name.
    name = f"room-{secrets.token_hex(3)}.json"
    return download(summary.canonical(), name, "application/json")


def _summary(desk: Desk) -> Summary | None:
    check = desk.check()
    return check.kept.summary(load_checklist(), desk.today) if check else None


ROUTES = (get("/summary", _show), get("/summary/file", _file))
