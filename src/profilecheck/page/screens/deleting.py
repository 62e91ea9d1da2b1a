"""Delete everything: what is kept, asked once more, and what was removed."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.page.desk import Desk
from profilecheck.page.showing import answer, get, on_to, screen
from profilecheck.sites import called
from profilecheck.storage import is_anything_kept
from profilecheck.store.removing import what_is_kept

__all__ = ["ROUTES"]

_IN_USE = ("page",)
"""What the server has in the private folder while it runs; it is removed as that ends."""

_NOT_SURE = "Tick the box to say that you are sure."


def _show(desk: Desk, request: Request) -> Response:
    return _screen(desk)


def _screen(desk: Desk, problem: str = "") -> Response:
    kept = what_is_kept(desk.store)
    return screen(
        desk,
        "delete",
        status=422 if problem else 200,
        kept=kept,
        is_kept=_is_anything_kept(desk),
        sign_ins=[called(one.network) for one in kept.logins],
        folder=desk.store.home,
        problem=problem,
    )


def _is_anything_kept(desk: Desk) -> bool:
    return is_anything_kept(desk.store.home, _IN_USE)


def _delete(desk: Desk, request: Request, form: FormData) -> Response:
    if not _is_anything_kept(desk):
        # Somebody pressed twice, or pressed in a second tab: it is all gone already.
        return on_to("/deleted")
    if form.get("sure") != "yes":
        return _screen(desk, _NOT_SURE)
    desk.remove_everything(_IN_USE)
    return on_to("/deleted")


def _show_deleted(desk: Desk, request: Request) -> Response:
    folder, done = desk.store.home, desk.removed
    paths = done.files.removed if done else ()
    return screen(
        desk,
        "deleted",
        done=done,
        files=[path.relative_to(folder) for path in paths],
        folder=folder,
        is_kept=_is_anything_kept(desk),
    )


ROUTES = (get("/delete", _show), answer("/delete", _delete), get("/deleted", _show_deleted))
