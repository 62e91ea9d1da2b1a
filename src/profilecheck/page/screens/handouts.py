"""What a workshop hands out: each a PDF, made when it is asked for."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.checklist import Checklist
from profilecheck.page.desk import Desk
from profilecheck.page.showing import download, get, screen
from profilecheck.report.handouts import Handout, handout_page, networks_with_cards
from profilecheck.report.pdf import pdf

__all__ = ["HANDOUTS", "ROUTES", "handout_file"]

HANDOUTS = {
    Handout.CARDS: ("Six-minute cards", "three settings of each network, with QR codes"),
    Handout.CHECKLIST: ("A blank checklist", "to fill in by hand"),
    Handout.CLAUSES: ("The clauses", "of the protocol, on one page"),
}
"""What each is called, and what it is."""


def _show(desk: Desk, request: Request) -> Response:
    return screen(desk, "handouts", handouts=HANDOUTS)


def _file(desk: Desk, request: Request) -> Response:
    return handout_file(request.path_params["name"], desk.checklist)


def handout_file(name: str, checklist: Checklist) -> Response:
    """Return the handout of that name as a PDF, with the cards of every network.

    Raises:
        HTTPException: there is none of that name.
        BrowserMissingError: there is no browser to print it.
    """
    if name not in HANDOUTS:
        raise HTTPException(404)
    page = handout_page(Handout(name), checklist, networks_with_cards())
    # A handler has a thread of its own, in which nothing else waits.
    return download(asyncio.run(pdf(page)), f"{name}.pdf", "application/pdf")


ROUTES = (get("/handouts", _show), get("/handouts/{name}.pdf", _file))
