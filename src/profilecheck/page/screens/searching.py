"""Search me: each search a school makes, opened by the person, and what came, by a tap.

The page sends nothing: each search is a link, which the person follows in their own browser. In
practice the links lead to made-up results.
"""

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.model import AboutMe, Came, Engine, SearchFound, SearchNotes
from profilecheck.page.desk import Desk
from profilecheck.page.showing import get, on_to, post, screen
from profilecheck.questions.searching import (
    CAME,
    ENGINES,
    PRIVATE_WINDOW,
    SEEN_BY_THE_ENGINE,
    Search,
    SearchKind,
    act_after,
    known_about,
    made_up_search,
    searched_networks,
    searches,
)
from profilecheck.store.school import kept_school
from profilecheck.store.searching import forget_search, keep_search, kept_search

__all__ = ["ROUTES"]

_NO_NAME = "Type a name. Without one there is nothing to search for."
_SEVERAL = ("former_names", "emails", "phones")


def _show(desk: Desk, request: Request) -> Response:
    notes = kept_search(desk.store)
    if "change" in request.query_params or not notes.about.name:
        return _form(desk, notes.about if notes.about.name else _known(desk))
    made = _searches(notes)
    return screen(
        desk,
        "search-me",
        notes=notes,
        searches=made,
        left=sum(notes.came(search.id) is None for search in made),
        came_says=CAME,
        act_after=act_after,
        engine_sees=SEEN_BY_THE_ENGINE,
        private_window=PRIVATE_WINDOW,
    )


def _form(desk: Desk, about: AboutMe, problem: str = "") -> Response:
    status = 422 if problem else 200
    return screen(
        desk,
        "search-about",
        status=status,
        about=about,
        engines=ENGINES,
        problem=problem,
        made_up_name=made_up_search().about.name if desk.made_up else "",
    )


def _known(desk: Desk) -> AboutMe:
    if desk.made_up:
        return made_up_search().about
    check = desk.check()
    return known_about(check.snapshot if check else None, kept_school(desk.store))


def _searches(notes: SearchNotes) -> tuple[Search, ...]:
    return searches(notes.about, searched_networks())


def _keep_about(desk: Desk, request: Request, form: FormData) -> Response:
    given = {name: str(form.get(name, "")).strip() for name in ("name", "town", "school")}
    listed = {name: _lines(str(form.get(name, ""))) for name in _SEVERAL}
    engine = str(form.get("engine", ""))
    about = AboutMe(
        **given, **listed, engine=Engine(engine) if engine in list(Engine) else Engine.GOOGLE
    )
    if not about.name:
        return _form(desk, about, _NO_NAME)
    keep_search(desk.store, kept_search(desk.store).model_copy(update={"about": about}))
    return on_to("/search-me")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _note(desk: Desk, request: Request, form: FormData) -> Response:
    notes = kept_search(desk.store)
    search, came = str(form.get("search", "")), str(form.get("came", ""))
    if came in list(Came) and any(one.id == search for one in _searches(notes)):
        found = SearchFound(search=search, came=Came(came), on=desk.today)
        keep_search(desk.store, notes.plus(found))
    return on_to(f"/search-me#{search}")


def _forget(desk: Desk, request: Request, form: FormData) -> Response:
    forget_search(desk.store)
    return on_to("/search-me")


def _made_up(desk: Desk, request: Request) -> Response:
    """The results of a search in practice: they are made up, and nothing is searched."""
    kind = request.path_params["kind"]
    if not desk.made_up or kind not in list(SearchKind):
        raise HTTPException(404)
    return screen(desk, "search-made-up", results=made_up_search().of(SearchKind(kind)))


ROUTES = (
    get("/search-me", _show),
    post("/search-me", _note),
    post("/search-me/about", _keep_about),
    post("/search-me/forget", _forget),
    get("/search-me/made-up/{kind}", _made_up),
)
