"""The workshop as a web application: the trainer's window, and the projector's, which follows."""

from http import HTTPStatus
from typing import Any

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from profilecheck.errors import InputError, ProfileCheckError
from profilecheck.judge.room import LEAST_PEOPLE, read_summary
from profilecheck.page.following import events
from profilecheck.page.screens.handouts import HANDOUTS, handout_file
from profilecheck.page.showing import (
    Upload,
    answer,
    came_back_to_a_form,
    get,
    in_thread,
    on_to,
    plain_page,
    post,
    said_by,
    static_file,
)
from profilecheck.replica import people
from profilecheck.report.handouts import networks_with_cards
from profilecheck.report.html import own_file as report_file
from profilecheck.sites import site
from profilecheck.vocabulary import Circle
from profilecheck.words.plurals import capital
from profilecheck.workshop.screens import screen_of
from profilecheck.workshop.showing import own_file, rendered, screen
from profilecheck.workshop.stage import Guess, Stage
from profilecheck.workshop.story import Look, Step, Switch, looked_at
from profilecheck.workshop.switches import settings

__all__ = ["application"]

_MOST_FIGURES = 4
"""Of a number that is counted in a room, or of a step."""
_MOST_BYTES = 1_000_000
"""Of all summaries together. So many stay in memory while they are read, and touch no disk."""
_OWN = {
    "projector.css": "text/css",
    "trainer.css": "text/css",
    "workshop.js": "text/javascript",
}
_OF_THE_PAGE = {
    "following.js": "text/javascript",
    "icon.svg": "image/svg+xml",
    "once.js": "text/javascript",
}


def application(stage: Stage) -> Starlette:
    """Return the workshop of `stage`."""
    app = Starlette(
        routes=[
            get("/", _trainer),
            get("/projector", _projector),
            events("/trainer/now", _trainers_now),
            events("/projector/now", _projectors_now),
            post("/forward", _forward),
            post("/back", _back),
            post("/go", _go),
            post("/reset", _reset),
            post("/guess", _guess),
            post("/free", _free),
            post("/change", _change),
            answer("/window", _window),
            post("/card", _card),
            Upload("/room", _room, methods=["POST"]),
            get("/handouts/{name}.pdf", _handout),
            post("/end", _end),
            get("/pictures/{name}", _picture),
            Route("/static/{name}", _static),
        ],
        exception_handlers={
            ProfileCheckError: _problem,
            HTTPException: _no_such_page,
            Exception: _broken,
        },
    )
    app.state.desk = stage
    return app


# The two windows


def _trainer(stage: Stage, request: Request) -> Response:
    return screen(
        stage,
        "trainer",
        part=_trainers_part(stage),
        networks=[(p, n) for p in people() for n in looked_at(p)],
        switches=[(p, s) for p in people() for s in settings().values() if s.network in p.networks],
        told_look=next((step.look for step in stage.story.steps if step.look), None),
        told_switch=next((step.switch for step in stage.story.steps if step.switch), None),
        name_of=lambda network: site(network).name,
        circles=Circle,
        cards=networks_with_cards(),
        handouts=HANDOUTS,
        least=LEAST_PEOPLE,
    )


def _projector(stage: Stage, request: Request) -> Response:
    return screen(stage, "projector", part=_projected(stage))


def _trainers_now(stage: Stage) -> tuple[dict[str, str], str]:
    return {"now": _trainers_part(stage)}, ""


def _projectors_now(stage: Stage) -> tuple[dict[str, str], str]:
    return {"now": _projected(stage)}, ""


def _trainers_part(stage: Stage) -> str:
    return rendered("parts/trainer", stage, **_shown(stage))


def _projected(stage: Stage) -> str:
    return rendered("parts/projected", stage, **_shown(stage))


def _shown(stage: Stage) -> dict[str, Any]:
    """What both windows show of the step, as far as it is."""
    with stage.changing:
        stage.look_ahead()
        step = stage.step
        kind = screen_of(step)
        return {
            "step": step,
            "field": kind.field,
            "clause": stage.checklist.clause(step.clause),
            "beats": kind.beats(stage, step),
            "guess": stage.guess,
            **kind.show(stage, step),
        }


# What the trainer does


def _forward(stage: Stage, request: Request, form: FormData) -> Response:
    stage.forward(screen_of(stage.step).beats(stage, stage.step))
    return on_to("/")


def _back(stage: Stage, request: Request, form: FormData) -> Response:
    stage.back()
    return on_to("/")


def _go(stage: Stage, request: Request, form: FormData) -> Response:
    stage.go_to(_number(form, "step") - 1)
    return on_to("/")


def _reset(stage: Stage, request: Request, form: FormData) -> Response:
    stage.reset()
    return on_to("/")


def _guess(stage: Stage, request: Request, form: FormData) -> Response:
    hands, of = _number(form, "hands"), _number(form, "of")
    if hands > of:
        raise InputError("There are more hands than people. Count once more.")
    stage.keep_guess(Guess(hands, of))
    return on_to("/")


def _free(stage: Stage, request: Request, form: FormData) -> Response:
    """Show anybody's page through anybody's eyes."""
    person, _, network = str(form.get("whose", "")).partition(" ")
    look = _made(Look, person=person, network=network, eyes=form.get("eyes"))
    title = f"{look.name} on {look.site.name}"
    ask, act = "Who should see this? Hands up.", "Look at your own page tonight."
    stage.go_free(Step(title=title, minutes=1, ask=ask, look=look, act=act))
    return on_to("/")


def _change(stage: Stage, request: Request, form: FormData) -> Response:
    """Change any setting in front of the room."""
    person, _, setting = str(form.get("what", "")).partition(" ")
    chosen = settings().get(setting)
    network, page = (chosen.network, chosen.page) if chosen else ("", "")
    eyes = form.get("eyes")
    switch = _made(Switch, person=person, network=network, eyes=eyes, page=page, setting=setting)
    title = f"{switch.name} changes one setting"
    stage.go_free(Step(title=title, minutes=1, switch=switch))
    return on_to("/")


def _window(stage: Stage, request: Request, form: FormData) -> Response:
    """Open the settings of this step in a window, for the trainer to change them there."""
    if stage.step.switch is None or stage.is_turned(stage.step.switch):
        raise InputError("There is no setting to change at this step, or it was changed.")
    stage.open_window(stage.step.switch)
    return on_to("/")


def _card(stage: Stage, request: Request, form: FormData) -> Response:
    """Show the card of any network."""
    network = str(form.get("network", ""))
    step = _made(Step, title="Six minutes, on your own phone", minutes=6, card=network)
    stage.go_free(step)
    return on_to("/")


async def _room(request: Request) -> Response:
    """Add up the summaries that the trainer chose."""
    stage: Stage = request.app.state.desk
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > _MOST_BYTES:
        raise InputError("These files are too large to be summaries. Choose the room's alone.")
    async with request.form() as form:
        files = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
        texts = [(f"“{one.filename}”", await one.read()) for one in files if one.size]
    await in_thread(_add_up, stage, texts)
    return on_to("/")


def _add_up(stage: Stage, files: list[tuple[str, bytes]]) -> None:
    names = [name for name, _ in files]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"{name}: this file was chosen twice. Choose each once.")
    stage.add_up([read_summary(_text(*one), one[0], stage.checklist) for one in files])


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{name}: this is not a summary. Choose the room's alone.") from None


def _made(kind: Any, **fields: object) -> Any:
    """Return what a form of the trainer's asks for.

    Raises:
        InputError: it is none of what there is to choose.
    """
    try:
        return kind.model_validate(fields)
    except ValueError:
        raise InputError("There is nothing like that to show. Choose from the lists.") from None


def _number(form: FormData, field: str) -> int:
    text = str(form.get(field, "")).strip()
    if not text.isdecimal() or not text.isascii() or len(text) > _MOST_FIGURES:
        raise InputError("This must be a whole number. Type it once more.")
    return int(text)


def _end(stage: Stage, request: Request, form: FormData) -> Response:
    farewell = f"The workshop is over. {stage.what_is_kept} You can close this window."
    ending = BackgroundTask(stage.life.end, farewell)
    return HTMLResponse(plain_page("The workshop is over", farewell), background=ending)


# Files and mistakes


def _handout(stage: Stage, request: Request) -> Response:
    return handout_file(request.path_params["name"], stage.checklist)


def _picture(stage: Stage, request: Request) -> Response:
    picture = stage.pictures.get(request.path_params["name"])
    if picture is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(picture, media_type="image/png")


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name == "report.css":
        return Response(report_file(name), media_type="text/css")
    if name in _OWN:
        return Response(own_file(name), media_type=_OWN[name])
    if name in _OF_THE_PAGE:
        return Response(static_file(name), media_type=_OF_THE_PAGE[name])
    return Response(status_code=404)


async def _problem(request: Request, error: Exception) -> Response:
    """What a handler could not do, in its own sentence, with a way back."""
    return screen(request.app.state.desk, "said", status=422, says=capital(said_by(error)))


async def _no_such_page(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    if came_back_to_a_form(request, status):
        return on_to("/")
    says = "There is no such page, or what was sent cannot be read."
    return screen(request.app.state.desk, "said", status=status, says=says)


async def _broken(request: Request, error: Exception) -> Response:
    """A mistake of the program's."""
    says = "Something that we did not expect went wrong. Nothing is lost: go back, and go on."
    return screen(request.app.state.desk, "said", status=500, says=says)
