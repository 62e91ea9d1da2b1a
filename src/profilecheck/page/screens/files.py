"""Files in place of a sign-in: which, how to get them, and where to hand them over."""

from collections.abc import Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.errors import InputError, ProfileCheckError
from profilecheck.page.desk import Desk
from profilecheck.page.showing import Upload, get, in_thread, on_to, post, screen
from profilecheck.page.uploads import receive_files
from profilecheck.page.way import How
from profilecheck.questions.saving import (
    HOW_TO_SAVE,
    HOW_TO_SAVE_PROFILE,
    ONLY_THIS_PAGE,
    SAVE_AS_STRANGER,
    SAVE_WHAT_YOU_LIKE,
    PageToSave,
    export_asked,
    own_handle,
    pages_to_save,
    profile_to_save,
)
from profilecheck.sites import site
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.site import OpenSite, Site
from profilecheck.store.handed import forget_handed_over, handed_over, place_for
from profilecheck.vocabulary import Viewpoint
from profilecheck.with_command import plainly

__all__ = ["ROUTES"]

_NONE = "No file was chosen. Choose one, or drop it here."
_BY_SIGN_IN = "The pages of {name} show themselves whose they are."
_OTHER_WAY = "{name} is not read from files, as you chose. Choose another way for it first."


def _chosen(desk: Desk, request: Request) -> tuple[Site, How]:
    """Return the network that the address names, and how it is read.

    Raises:
        InputError: there is no such network, or it is not read from files.
    """
    one, way = site(str(request.path_params["network"])), desk.way()
    how = way.how.get(one.id)
    if one.id not in way.used or how not in (How.PAGES, How.EXPORT):
        raise InputError(_OTHER_WAY.format(name=one.name))
    return one, how


def _show(desk: Desk, request: Request, *, problem: str = "") -> Response:
    one, how = _chosen(desk, request)
    seen = desk.looking.now.networks.get(one.id)
    by_name = isinstance(one, ByHandSite) and how is How.PAGES
    return screen(
        desk,
        "files",
        status=422 if problem else 200,
        site=one,
        is_export=how is How.EXPORT,
        export=export_asked(one),
        by_name=by_name,
        own=desk.way().own.get(one.id, ""),
        how_to_save=HOW_TO_SAVE_PROFILE if by_name else HOW_TO_SAVE,
        which=_which(one),
        waiting=[path.name for path in handed_over(desk.store, one.id)],
        notes=seen.notes if seen else (),
        has_run=desk.looking.run() is not None,
        replaces=_was_read_from_files(desk, one),
        problem=problem,
    )


def _was_read_from_files(desk: Desk, one: Site) -> bool:
    snapshot = desk.looking.snapshot()
    accounts = snapshot.accounts if snapshot else ()
    return any(a.network == one.id and a.has_readings_from_files for a in accounts)


def _which(one: Site) -> tuple[tuple[str, Sequence[PageToSave]], ...]:
    """The pages to save, those that are seen alike together, each time with what is said first."""
    if isinstance(one, ByHandSite):
        return ((ONLY_THIS_PAGE, profile_to_save(one)),)
    pages = pages_to_save(one) if isinstance(one, OpenSite) else ()
    said = {Viewpoint.OWNER: SAVE_WHAT_YOU_LIKE, Viewpoint.STRANGER: SAVE_AS_STRANGER}
    return tuple((says, [p for p in pages if p.viewpoint is eyes]) for eyes, says in said.items())


def _say_own(desk: Desk, request: Request, form: FormData) -> Response:
    """Keep the person's own name there: of no other profile is a page read."""
    one, _ = _chosen(desk, request)
    if not isinstance(one, ByHandSite):
        raise InputError(_BY_SIGN_IN.format(name=one.name))
    try:
        own = own_handle(one, str(form.get("own", "")))
    except InputError as error:
        return _show(desk, request, problem=plainly(error.says))
    before = desk.way().own
    if before.get(one.id, own) != own:
        desk.looking.take_back_files(one)
    desk.change(own={**before, one.id: own})
    return on_to(f"/files/{one.id}")


async def _take(request: Request) -> Response:
    """Take in files as they come. Nothing else that the person does waits for them."""
    desk: Desk = request.app.state.desk
    one, _ = await in_thread(_chosen, desk, request)
    try:
        taken = await receive_files(request, lambda name: place_for(desk.store, one.id, name))
        problem = "" if taken else _NONE
    except ProfileCheckError as error:
        problem = plainly(error.says)
    if problem:
        return await in_thread(_show, desk, request, problem=problem)
    return on_to(f"/files/{one.id}#handed-over")


def _put_back(desk: Desk, request: Request, form: FormData) -> Response:
    one, _ = _chosen(desk, request)
    forget_handed_over(desk.store, one.id)
    return on_to(f"/files/{one.id}")


def _read(desk: Desk, request: Request, form: FormData) -> Response:
    """Read them now, into what was read before; before that, they are read with the rest."""
    one, _ = _chosen(desk, request)
    if desk.looking.run() is None or desk.looking.unfinished() is not None:
        return on_to("/sign-in")
    desk.looking.read_files(one)
    return on_to("/looking")


ROUTES = (
    get("/files/{network}", _show),
    Upload("/files/{network}", _take, methods=["POST"]),
    post("/files/{network}/own", _say_own),
    post("/files/{network}/put-back", _put_back),
    post("/files/{network}/read", _read),
)
