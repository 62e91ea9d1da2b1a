"""A step that searches for the made-up name, as a school does: guess what comes, then see it.

Each search takes two beats: what is typed, and what came of it with the one act about that. All of
it is made up, and stands in a file: nothing is searched for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from profilecheck.model import Came
from profilecheck.questions.searching import (
    CAME,
    MadeUpResult,
    Search,
    SearchKind,
    act_after,
    made_up_search,
    searched_networks,
    searches,
)
from profilecheck.workshop.stage import Stage
from profilecheck.workshop.story import Step

__all__ = ["search_beats", "show_search"]

_PRESSING = (Came.FALSE_ME, Came.TO_ACT_ON, Came.SOMEBODY_ELSE, Came.HARMLESS)
"""What is acted on first."""


@dataclass(frozen=True)
class _Searched:
    """A search with what came of it, and the one act about that."""

    title: str
    query: str
    results: Sequence[MadeUpResult]
    act: str


def search_beats(stage: Stage, step: Step) -> int:
    """Return how many beats there are: what is asked, two for each search, and the act."""
    return step.asked + 2 * len(step.search) + 1


def show_search(stage: Stage, step: Step) -> dict[str, Any]:
    """Return what is shown: the question, or one search with or without its results, or the end."""
    searched = [_searched(kind) for kind in step.search]
    number, reveals = divmod(stage.beat - step.asked, 2)
    results = [result for one in searched for result in one.results]
    return {
        "asks": number < 0,
        "searched": searched,
        "search": searched[number] if 0 <= number < len(searched) else None,
        "reveals": bool(reveals),
        "came": CAME,
        "who": made_up_search().about.name.partition(" ")[0],
        "results": len(results),
        "to_act_on": sum(result.came in (Came.TO_ACT_ON, Came.FALSE_ME) for result in results),
    }


@cache
def _searched(kind: SearchKind) -> _Searched:
    made_up = made_up_search()
    results = made_up.of(kind)
    came = {result.came for result in results}
    act = act_after(kind, next((one for one in _PRESSING if one in came), Came.NOTHING))
    search = _search(kind)
    # What came of a network's own search stands for that of any.
    title = "A network's own search, signed out" if kind is SearchKind.NETWORK else search.title
    return _Searched(title, search.query, results, act)


def _search(kind: SearchKind) -> Search:
    made = searches(made_up_search().about, searched_networks())
    return next(search for search in made if search.kind is kind)
