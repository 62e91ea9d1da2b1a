"""The first screen: on which networks the person is, and where an old account is left."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.page.desk import Desk
from profilecheck.page.showing import get, on_to, post, screen
from profilecheck.page.way import Step
from profilecheck.questions.networks import Use
from profilecheck.sites import known_sites
from profilecheck.sites.site import Site

__all__ = ["ROUTES"]


def _sites() -> list[Site]:
    """Every network that can be opened without being told a server's address."""
    return [known for known in known_sites() if isinstance(known, Site)]


def _show(desk: Desk, request: Request, *, problem: str = "") -> Response:
    status = 422 if problem else 200
    return screen(
        desk, "networks", status=status, sites=_sites(), uses=Use, way=desk.way(), problem=problem
    )


def _choose(desk: Desk, request: Request, form: FormData) -> Response:
    uses = {one.id: _use(str(form.get(one.id, ""))) for one in _sites()}
    if set(uses.values()) == {Use.NO}:
        return _show(desk, request, problem="Choose at least one network, or an old account.")
    desk.keep(desk.way().model_copy(update={"networks": uses, "step": Step.SCHOOL}))
    return on_to("/school")


def _use(given: str) -> Use:
    return Use(given) if given in set(Use) else Use.NO


ROUTES = (get("/networks", _show), post("/networks", _choose))
