"""The screen that asks for the passphrase, and leads back to where the person was.

What they sent meanwhile is held in memory, and done once what is kept is open.
"""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.errors import WrongPassphraseError
from profilecheck.page.desk import Desk
from profilecheck.page.gate import is_plain
from profilecheck.page.showing import get, on_to, post, screen

__all__ = ["ROUTES"]

_WRONG = "That is not the passphrase. Try it once more."
_WAIT = (
    "That was not the passphrase, three times. Wait a minute, then try once more. "
    "If it is lost, nobody can open what is sealed. “Delete everything”, below, removes it."
)


def _show(desk: Desk, request: Request) -> Response:
    return _ask(desk, request.query_params.get("back", ""))


def _unlock(desk: Desk, request: Request, form: FormData) -> Response:
    back = str(form.get("back", ""))
    if not desk.store.has_passphrase:
        return _go_on(desk, back)
    if desk.tries.has_to_wait:
        return _refuse(desk, back)
    try:
        desk.store.unlock(str(form.get("passphrase", "")))
    except WrongPassphraseError:
        desk.tries.note_wrong()
        return _refuse(desk, back)
    desk.tries.forget()
    return _go_on(desk, back)


def _go_on(desk: Desk, back: str) -> Response:
    held, desk.held_back = desk.held_back, None
    if held is not None:
        return held()
    return on_to(back if is_plain(back) else "/")


def _refuse(desk: Desk, back: str) -> Response:
    if desk.tries.has_to_wait:
        return _ask(desk, back, _WAIT, 429)
    return _ask(desk, back, _WRONG, 422)


def _ask(desk: Desk, back: str, problem: str = "", status: int = 200) -> Response:
    if not desk.store.has_passphrase:
        return _go_on(desk, "/")
    return screen(
        desk,
        "unlock",
        status=status,
        back=back,
        problem=problem,
        is_changed=desk.store.passphrase_changed,
        is_held=desk.held_back is not None,
    )


ROUTES = (get("/unlock", _show), post("/unlock", _unlock))
