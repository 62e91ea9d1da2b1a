"""The checklist, alive: the report in its shape, with a form for everything in it to be done."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import takewhile
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from profilecheck.errors import InputError
from profilecheck.judge import said_of
from profilecheck.judge.settings import agree, of_one_setting
from profilecheck.model import AccountAnswer, Answer, FactAnswer, Report, Said
from profilecheck.page.at_hand import Check
from profilecheck.page.desk import Desk
from profilecheck.page.following import events, fragment
from profilecheck.page.living import living, said_called
from profilecheck.page.look_forms import WrongFieldError, answers_in
from profilecheck.page.looked import Stage
from profilecheck.page.putting_off import brought_back, left_to_do, mark, put_off, visit_named
from profilecheck.page.rereading import posts_to_read
from profilecheck.page.second_look import no_second_look, turned
from profilecheck.page.showing import get, on_to, post, screen
from profilecheck.page.ticks import not_looked_at, unticked_on
from profilecheck.page.way import PutOff, PutOffAs, Step
from profilecheck.questions.agreements import AgreementQuestion, Days
from profilecheck.questions.facts import look_question
from profilecheck.questions.replies import day_in
from profilecheck.questions.steps import USUAL_DAYS, AccountStep, LookStep, QuestionStep
from profilecheck.report.html import shown
from profilecheck.report.ids import element_id
from profilecheck.report.living import Refused
from profilecheck.with_command import plainly
from profilecheck.words import report as words
from profilecheck.words.dates import day

__all__ = ["ROUTES"]

_NOTES = {
    "kept": "Your answer is kept.",
    "open": "It stays open. You can come back to it.",
    "back": "Taken back.",
    "agreed": "Noted, until the day you named.",
    "put-off": "Put off. You find it under “Put off”, and can bring it back.",
    "asked-later": "Put off. You find it at the end of the questions.",
    "brought-back": "It is back.",
    "taken-off": "It is off this checklist, and what we read there is deleted.",
    "ticked": "It stays, and is ticked again.",
    "unticked": "The tick is taken off.",
    "read": "Noted. More move up where there are more.",
    "unread": "They are listed again.",
    "busy": "Something else is being read just now. Press again when that is done.",
    "gone": "That has changed meanwhile. This is how it stands now.",
}
"""What is said of what was sent; in the address it is one of these words, and nothing else."""

_CHOOSE = "Choose an answer, or leave it for later."
_Handler = Callable[[Desk, Check, Mapping[str, str]], Response]


def _show(desk: Desk, request: Request) -> Response:
    at = element_id(request.query_params.get("at", ""))
    note = _NOTES.get(request.query_params.get("done", ""), "")
    return _screen(desk, desk.check(), at=at, note=note)


def _screen(
    desk: Desk, check: Check | None, *, at: str = "", note: str = "", refused: Refused | None = None
) -> Response:
    if check is None:
        going = desk.looking.now.stage is Stage.LOOKING
        return on_to(f"/{Step.LOOKING}") if going else screen(desk, "unchecked")
    way = desk.way()
    left = left_to_do(check.report, way.put_off)
    alive = living(desk, check, way, at=at, note=note, refused=refused)
    return screen(
        desk,
        "checklist",
        status=422 if refused else 200,
        school_missing=check.kept.school() is None,
        unticked=unticked_on(check, way),
        not_looked_at=not_looked_at(check, way),
        **shown(left.report, alive, left.put_off),
    )


def _back(at: str, done: str) -> Response:
    """Lead back to the place on the checklist where the person was, and say what came of it."""
    place = element_id(at)
    return on_to(f"/checklist?{urlencode({'at': place, 'done': done})}#{place}")


def _form(path: str, handler: _Handler) -> Route:
    """Return the route of a form on the checklist; without a check there is nothing to send."""

    def sent(desk: Desk, request: Request, form: FormData) -> Response:
        check = desk.check()
        if check is None:
            return on_to("/checklist")
        return handler(desk, check, {name: str(value) for name, value in form.items()})

    return post(f"/checklist/{path}", sent)


# --------------------------------------------------------------------------- visits


def _again(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    """Look again at one visit; pressed twice, it is one look."""
    visit = visit_named(check.report, given.get("network", ""), given.get("row", ""))
    if visit is None or no_second_look(check, desk.way()).get(visit.rows[0].id):
        return _back("start", "gone")
    if not desk.looking.again(visit):
        return _back("start", "busy")
    desk.looked_at = visit
    return _back("again", "looking")


def _seen(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    desk.looked_at = None
    return _back("start", "")


def _now(desk: Desk) -> tuple[dict[str, str], str]:
    """What is shown of a second look while it goes on; then the whole checklist is anew."""
    check = desk.check()
    looked = turned(desk, check) if check else None
    if looked is None or not looked.is_looking:
        return {}, "/checklist?at=again&done=looked#again"
    shows = {"turned": looked, "words": words}
    return {
        "again-says": fragment(desk, "again_says", **shows),
        "again-acts": fragment(desk, "again_acts", **shows),
    }, ""


def _put_off(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    visit = visit_named(check.report, given.get("network", ""), given.get("row", ""))
    kind = given.get("kind", "")
    if visit is None or kind not in set(PutOffAs):
        return _back("start", "gone")
    desk.change(put_off=put_off(desk.way().put_off, visit, PutOffAs(kind), desk.today))
    return _back("start", "put-off")


def _bring_back(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    visit = visit_named(check.report, given.get("network", ""), given.get("row", ""))
    if visit is None:
        return _back("start", "gone")
    way = desk.way()
    desk.keep(
        way.model_copy(
            update={"put_off": brought_back(way.put_off, {row.id for row in visit.rows})}
        )
    )
    return _back(visit.rows[0].id, "brought-back")


# --------------------------------------------------- networks whose tick was changed since


def _take_off(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    """Take a network off the checklist, unless it is of nothing else."""
    way = desk.way()
    one = next((u for u in unticked_on(check, way) if u.network == given.get("network")), None)
    if one is None or one.is_last:
        return _back("start", "gone")
    if not desk.looking.take_off(one.network):
        return _back("start", "busy")
    if desk.looked_at is not None and desk.looked_at.network == one.network:
        desk.looked_at = None
    rest = {name: use for name, use in way.unticked.items() if name != one.network}
    desk.change(unticked=rest)
    return _back("start", "taken-off")


def _tick(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    """Keep a network on the checklist: it is chosen again, as it was."""
    way = desk.way()
    one = next((u for u in unticked_on(check, way) if u.network == given.get("network")), None)
    if one is None:
        return _back("start", "gone")
    desk.keep(way.choosing({**way.networks, one.network: way.unticked[one.network]}))
    return _back("start", "ticked")


def _untick(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    """Take the tick from a network that the look knew nothing of, unless it is the only one."""
    way = desk.way()
    wanted = given.get("network")
    one = next((n for n in not_looked_at(check, way) if n.network == wanted), None)
    if one is None or one.is_last:
        return _back("start", "gone")
    desk.keep(way.choosing({name: u for name, u in way.networks.items() if name != one.network}))
    return _back("start", "unticked")


# ----------------------------------------------------------------------- agreements


def _agree(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    question = AgreementQuestion(check.report.visits, desk.today)
    ids = [row.id for _, row in question.rows]
    row = given.get("row", "")
    if row not in ids:
        held = any(r.id == row for v in check.report.agreed_visits for r in v.rows)
        return _back(row, "agreed") if held else _back("start", "gone")
    try:
        reason = _reason(given)
        on = _day(given, "on", question.agreed_on)
        until = _day(given, "until", question.ends_on)
    except WrongFieldError as error:
        refused = Refused(element_id(f"agree-{row}"), error.field, plainly(error.says), given)
        return _screen(desk, check, at=row, refused=refused)
    agreed = question.answer(ids.index(row), reason, on, until)
    desk.keep_said(check, *agreed)
    return _back(row, "agreed")


def _reason(given: Mapping[str, str]) -> str:
    reason = given.get("reason", "").strip()
    if not reason:
        raise WrongFieldError("reason", "Say in a few words what was agreed, with whom, and why.")
    return reason


def _day(given: Mapping[str, str], field: str, days: Days) -> date:
    named = day_in(given.get(field, "").strip())
    if named is None:
        raise WrongFieldError(field, "Give a day, as in 2027-05-03.")
    if named not in days:
        raise WrongFieldError(field, f"Give a day from {day(days.first)} to {day(days.last)}.")
    return named


def _no_agreement(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    rows = (row for visit in check.report.agreed_visits for row in visit.rows)
    row = next((row for row in rows if row.id == given.get("row", "")), None)
    if row is None:
        return _back(given.get("row", "") or "start", "gone")
    about = {(e.fact, e.subject.casefold()) for e in row.exposures}
    network = next(v.network for v in check.report.agreed_visits if row in v.rows)
    said = said_of(check.answers, check.snapshot, check.kept.school())
    agreed = (a for a in said.agreements if a.network == network)
    desk.take_back(check, *(a for a in agreed if (a.fact, a.subject.casefold()) in about))
    return _back(row.id, "back")


# -------------------------------------------------- accounts, looks and questions


def _look(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    look = next((one for one in check.report.looks if one.id == given.get("look", "")), None)
    if look is None:
        return _back("looks", "gone")
    step = LookStep(look, look_question(look))
    try:
        said = answers_in(step, given, desk.today, _until(desk))
    except WrongFieldError as error:
        refused = Refused(element_id(f"answer-{look.id}"), error.field, plainly(error.says), given)
        return _screen(desk, check, at=look.id, refused=refused)
    if not said:
        return _back(look.id, "open")
    desk.keep_said(check, *said)
    return _back(_next_look(check.report, look.id), "kept")


def _next_look(report: Report, answered: str) -> str:
    """The look after the one that was answered, where there is another, else the heading."""
    ids = [look.id for look in report.looks]
    after = ids[ids.index(answered) + 1 :]
    return after[0] if after else "looks"


def _question(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    asked = next((q for q in check.report.questions if q.clause == given.get("clause", "")), None)
    if asked is None:
        return _back("questions", "gone")
    form = mark(asked.clause)
    try:
        said = QuestionStep(asked).answer(given.get("choice", ""), desk.today, _until(desk))
    except InputError:
        return _screen(desk, check, at=form, refused=Refused(form, "choice", _CHOOSE, given))
    desk.keep_said(check, said)
    _ask_again(desk, form)
    return _back(form, "kept")


def _question_later(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    """Put a question off, and go on with the next one that is open."""
    off = desk.way().put_off
    open_ones = [
        name
        for q in check.report.questions
        if (name := mark(q.clause)) not in off and not q.question.given
    ]
    form = mark(given.get("clause", ""))
    if form not in open_ones:
        return _back("questions", "gone")
    desk.change(put_off={**off, form: PutOff(kind=PutOffAs.LATER, on=desk.today)})
    after = open_ones[open_ones.index(form) + 1 :]
    return _back(after[0] if after else "questions", "asked-later")


def _question_now(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    form = mark(given.get("clause", ""))
    _ask_again(desk, form)
    return _back(form, "brought-back")


def _ask_again(desk: Desk, form: str) -> None:
    """Let a question be put off no longer."""
    off = desk.way().put_off
    if form in off:
        desk.change(put_off=brought_back(off, {form}))


def _no_question(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    clause = given.get("clause", "")
    said = next((a for a in check.answers.answers if a.clause == clause), None)
    return _removed(desk, check, said, f"question-{clause}")


def _account(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    named = given.get("network", "")
    networks = (one for asked in check.report.starters for one in asked.networks)
    asked = next((one for one in networks if one.network == named), None)
    if asked is None:
        return _back("accounts", "gone")
    form = element_id(f"account-{named}")
    choice = next((o for o in asked.options if o == given.get("account", "")), None)
    if choice is None:
        return _screen(desk, check, at=form, refused=Refused(form, "account", _CHOOSE, given))
    said = AccountStep(asked).answer(choice, desk.today, _until(desk))
    desk.keep_said(check, said)
    return _back(form, "kept")


def _no_account(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    named = given.get("network", "")
    said = next((a for a in check.answers.accounts if a.network == named), None)
    return _removed(desk, check, said, f"account-{named}")


def _take_back(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    said = said_called(check.answers, given.get("said", ""))
    if said is None:
        return _back("said", "gone")
    before = {look.id for look in check.report.looks}
    desk.take_back(check, said, *_said_together(check, said))
    now = desk.check()
    asked_again = [look.id for look in now.report.looks if look.id not in before] if now else []
    return _back(asked_again[0] if asked_again else "said", "back")


def _said_together(check: Check, said: Said) -> tuple[FactAnswer, ...]:
    """Return the other answers about the same setting: they were one reply, and go as one.

    So does what `said` outweighs: it is not what the person says once that is gone.
    """
    if not isinstance(said, FactAnswer):
        return ()
    account = next((a for a in check.snapshot.accounts if a.network == said.network), None)
    before = tuple(takewhile(lambda other: other != said, check.answers.facts))
    return tuple(
        other
        for other in check.answers.facts
        if account is not None
        and other != said
        and other.profile == said.profile
        and (
            of_one_setting(account, said, other)
            or (other in before and not agree(account, other, said))
        )
    )


def _removed(desk: Desk, check: Check, said: Answer | AccountAnswer | None, at: str) -> Response:
    if said is None:
        return _back(at, "gone")
    desk.take_back(check, said)
    return _back(at, "back")


# ---------------------------------------------------------------- posts to read again


def _read(desk: Desk, request: Request, form: FormData) -> Response:
    check = desk.check()
    if check is None:
        return on_to("/checklist")
    way = desk.way()
    now = {mark for mark, _ in posts_to_read(check.snapshot, way.reread).now}
    read = now.intersection(map(str, form.getlist("post")))
    desk.change(reread=tuple(sorted({*way.reread, *read})))
    return _back("reread", "read")


def _unread(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    desk.change(reread=())
    return _back("reread", "unread")


# ------------------------------------------------------------------------- once more


def _once_more(desk: Desk, check: Check, given: Mapping[str, str]) -> Response:
    """Begin a new check: what was put off for now is to be done again."""
    way = desk.way()
    off = {row: how for row, how in way.put_off.items() if how.kind is not PutOffAs.LATER}
    desk.change(step=Step.NETWORKS, run="", put_off=off)
    return on_to(f"/{Step.NETWORKS}")


def _until(desk: Desk) -> date:
    return desk.today + timedelta(days=USUAL_DAYS)


ROUTES = (
    get("/checklist", _show),
    events("/checklist/events", _now),
    _form("again", _again),
    _form("seen", _seen),
    _form("put-off", _put_off),
    _form("bring-back", _bring_back),
    _form("take-off", _take_off),
    _form("tick", _tick),
    _form("untick", _untick),
    _form("agree", _agree),
    _form("agree/take-back", _no_agreement),
    _form("look", _look),
    _form("question", _question),
    _form("question/take-back", _no_question),
    _form("question/later", _question_later),
    _form("question/now", _question_now),
    _form("account", _account),
    _form("account/take-back", _no_account),
    _form("take-back", _take_back),
    post("/checklist/read", _read),
    _form("unread", _unread),
    _form("once-more", _once_more),
)
