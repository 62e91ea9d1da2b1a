"""The second screen: the person's school, so that its name is known when it is on a profile."""

from collections.abc import Mapping

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.errors import InputError
from profilecheck.page.desk import Desk
from profilecheck.page.showing import on_the_way, on_to, screen
from profilecheck.page.way import Step
from profilecheck.questions.school import SCHOOL_FIELDS, replies_of, school_in, school_problems
from profilecheck.school import School
from profilecheck.store.school import forget_school, keep_school, kept_school, made_up_school

__all__ = ["ROUTES"]


def _show(desk: Desk, request: Request) -> Response:
    if desk.made_up:
        return _screen(desk, replies_of(made_up_school()))
    try:
        kept = kept_school(desk.store)
    except InputError as error:
        # It can be changed by hand, and so be damaged; what is typed here takes its place.
        return _screen(desk, {}, is_kept=True, damaged=str(error))
    return _screen(desk, replies_of(kept) if kept else {}, is_kept=kept is not None)


def _screen(
    desk: Desk,
    replies: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
    *,
    is_kept: bool = False,
    damaged: str = "",
) -> Response:
    return screen(
        desk,
        "school",
        status=422 if problems else 200,
        fields=SCHOOL_FIELDS,
        replies=replies,
        problems=problems or {},
        is_kept=is_kept,
        damaged=damaged,
    )


def _keep(desk: Desk, request: Request, form: FormData) -> Response:
    if not desk.made_up and "leave-out" in form:
        forget_school(desk.store)
    elif not desk.made_up:
        replies = {field.name: str(form.get(field.name, "")) for field in SCHOOL_FIELDS}
        kept = _usable(desk)
        if problems := school_problems(replies, kept):
            return _screen(desk, replies, problems, is_kept=kept is not None)
        keep_school(desk.store, school_in(replies, kept))
    done = Step.EXPECT if "skip-guesses" in form else Step.SCHOOL
    desk.keep(desk.way().after(done))
    return on_to(f"/{done.following}")


def _usable(desk: Desk) -> School | None:
    """The school that is kept, None where none is, or a damaged one."""
    try:
        return kept_school(desk.store)
    except InputError:
        return None


ROUTES = on_the_way(Step.SCHOOL, _show, _keep)
