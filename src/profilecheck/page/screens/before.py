"""The fourth screen: what will be opened of each network, a yes to it, and the other ways."""

from dataclasses import dataclass
from itertools import chain

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.model import Consents
from profilecheck.page.desk import Desk
from profilecheck.page.screens.signing import sign_in_in_turn
from profilecheck.page.showing import on_the_way, on_to, post, screen
from profilecheck.page.way import Step, Way
from profilecheck.questions.consents import ConsentQuestion, OpenedPart
from profilecheck.questions.networks import HOW, How, Use, own_account, ways
from profilecheck.sites import site
from profilecheck.sites.site import Site
from profilecheck.store.consents import keep_consents, kept_consents
from profilecheck.words.dates import day

__all__ = ["ROUTES"]

_NOT_CONFIRMED = (
    "{name} is not asked until you confirm that the account is your own. If it is somebody else's, "
    "leave both boxes empty."
)
_NOTHING_LEFT = "So far, nothing will be looked at. Tick a network, or choose another way for it."


@dataclass(frozen=True)
class _Asked:
    """One network that can be read in several ways.

    `question` is what is told before it is opened. `how` is the way that is chosen, `said_yes_on`
    the day of an earlier yes, "" where there is none. `own` is said before the person confirms that
    the account is theirs, "" where a sign-in shows it. `ticked` are the boxes that were ticked in a
    form that was not taken.
    """

    site: Site
    ways: tuple[How, ...]
    question: ConsentQuestion
    how: How
    said_yes_on: str
    own: str = ""
    ticked: frozenset[str] = frozenset()


def _show(desk: Desk, request: Request) -> Response:
    return _screen(desk, taken_back=request.query_params.get("taken-back", ""))


def _screen(
    desk: Desk, *, sent: FormData | None = None, problem: str = "", taken_back: str = ""
) -> Response:
    """Show the screen; `sent` is the form that was not taken, with all that was chosen in it."""
    way, kept = desk.way(), kept_consents(desk.store)
    networks = [site(name) for name in way.used]
    asked = [_asked(desk, one, way, kept, sent) for one in networks if len(ways(one)) > 1]
    return screen(
        desk,
        "before",
        status=422 if problem else 200,
        asked=asked,
        always=_always(asked),
        sign_in=any(How.OPENED in a.ways and not a.site.without_sign_in for a in asked),
        by_hand=[one for one in networks if ways(one) == (How.MYSELF,)],
        how_says=HOW,
        pages=_pages,
        problem=problem,
        taken_back=taken_back,
    )


def _always(asked: list[_Asked]) -> tuple[str, ...]:
    """What holds for all that may be opened, each sentence once."""
    said = (a.question.always for a in asked if How.OPENED in a.ways)
    return tuple(dict.fromkeys(chain.from_iterable(said)))


def _pages(parts: tuple[OpenedPart, ...]) -> int:
    return sum(part.number for part in parts)


def _asked(desk: Desk, one: Site, way: Way, kept: Consents, sent: FormData | None) -> _Asked:
    question = desk.consent_question(one)
    before = question.answered(kept)
    given = sent or FormData()
    return _Asked(
        site=one,
        ways=ways(one),
        question=question,
        how=(_how(given, one) if sent else way.how.get(one.id)) or ways(one)[0],
        said_yes_on=day(before.given_on) if before else "",
        own=own_account(one),
        ticked=frozenset(box for box in ("own", "yes") if given.get(f"{box}-{one.id}") == "yes"),
    )


def _go_on(desk: Desk, request: Request, form: FormData) -> Response:
    way, kept = desk.way(), kept_consents(desk.store)
    how = dict(way.how)
    for one in (site(name) for name in way.used):
        chosen = _how(form, one)
        question = desk.consent_question(one)
        if chosen is How.OPENED and not question.is_answered(kept):
            if form.get(f"yes-{one.id}") != "yes":
                how.pop(one.id, None)
                continue
            if one.without_sign_in and form.get(f"own-{one.id}") != "yes":
                return _screen(desk, sent=form, problem=_NOT_CONFIRMED.format(name=one.name))
            kept = kept.plus(question.given(desk.today))
            keep_consents(desk.store, kept)
        if chosen is not None:
            how[one.id] = chosen
    way = way.model_copy(update={"how": how})
    if way.left_out == way.used and Use.ONCE not in way.networks.values():
        return _screen(desk, sent=form, problem=_NOTHING_LEFT)
    desk.keep(way.after(Step.BEFORE))
    if form.get("then") == "sign-in":
        sign_in_in_turn(desk)
    return on_to(f"/{Step.BEFORE.following}")


def _how(form: FormData, one: Site) -> How | None:
    """The way that was chosen; the usual one where none was, None where there is none."""
    given, possible = form.get(f"how-{one.id}"), ways(one)
    return next((way for way in possible if way == given), next(iter(possible), None))


def _take_back(desk: Desk, request: Request, form: FormData) -> Response:
    network = str(form.get("network", ""))
    kept = kept_consents(desk.store)
    if kept.of(network) is None:
        return on_to("/before")
    keep_consents(desk.store, kept.without(network))
    # Without a yes, a sign-in that is still held is of no use, for another look neither.
    desk.sign_ins.forget(site(network))
    ways_in = desk.way().how.items()
    desk.change(how={n: chosen for n, chosen in ways_in if (n, chosen) != (network, How.OPENED)})
    return on_to(f"/before?taken-back={network}")


ROUTES = (*on_the_way(Step.BEFORE, _show, _go_on), post("/before/take-back", _take_back))
