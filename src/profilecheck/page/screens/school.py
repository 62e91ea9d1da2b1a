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
from profilecheck.store.answers import keep_answers, kept_answers
from profilecheck.store.school import forget_school, keep_school, kept_school, made_up_school
from profilecheck.with_command import plainly

__all__ = ["ROUTES"]


def _show(desk: Desk, request: Request) -> Response:
    if desk.made_up:
        return _screen(desk, replies_of(made_up_school()))
    try:
        kept = kept_school(desk.store)
    except InputError as error:
        # It can be changed by hand, and so be damaged; what is typed here takes its place.
        return _screen(desk, {}, is_kept=True, damaged=plainly(error.says))
    return _screen(desk, replies_of(kept) if kept else {}, is_kept=kept is not None)


def _screen(
    desk: Desk,
    replies: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
    *,
    is_kept: bool = False,
    same_school: bool = False,
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
        same_school=same_school,
        was_answered=is_kept and _was_answered(desk),
        damaged=damaged,
    )


def _keep(desk: Desk, request: Request, form: FormData) -> Response:
    if not desk.made_up and "leave-out" in form:
        forget_school(desk.store)
    elif not desk.made_up:
        replies = {field.name: str(form.get(field.name, "")) for field in SCHOOL_FIELDS}
        kept = _usable(desk)
        is_same = form.get("same-school") == "yes"
        if problems := school_problems(replies, kept):
            return _screen(desk, replies, problems, is_kept=kept is not None, same_school=is_same)
        described = school_in(replies, kept)
        if kept is not None and is_same:
            said = kept_answers(desk.store)
            keep_answers(desk.store, said.also_of(kept.marks, described.marks))
        keep_school(desk.store, described)
    done = Step.EXPECT if "skip-guesses" in form else Step.SCHOOL
    desk.keep(desk.way().after(done))
    return on_to(f"/{done.following}")


def _usable(desk: Desk) -> School | None:
    """The school that is kept, None where none is, or a damaged one."""
    try:
        return kept_school(desk.store)
    except InputError:
        return None


def _was_answered(desk: Desk) -> bool:
    """Whether anything was said while the person worked at the school that is kept."""
    kept = _usable(desk)
    return kept is not None and kept_answers(desk.store).said_at(kept.marks)


ROUTES = on_the_way(Step.SCHOOL, _show, _keep)
