"""The order of what there is to put right: the worst first, and of equally bad ones each kind."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

__all__ = ["worst_first"]

_T = TypeVar("_T")


def worst_first(
    things: Iterable[_T],
    *,
    priority: Callable[[_T], int],
    clauses: Callable[[_T], int],
    kind: Callable[[_T], Hashable],
) -> list[_T]:
    """Return `things`, the highest `priority` first; then what most `clauses` speak of.

    Of equally bad ones, one of each `kind` comes before a second of the same: so that the first
    few tell what there is.
    """
    ranked = sorted(things, key=lambda thing: (priority(thing), clauses(thing)), reverse=True)
    of_kind: Counter[tuple[int, Hashable]] = Counter()
    place = []
    for thing in ranked:
        same = (priority(thing), kind(thing))
        place.append((-priority(thing), of_kind[same]))
        of_kind[same] += 1
    ordered = sorted(zip(place, ranked, strict=True), key=lambda pair: pair[0])
    return [thing for _, thing in ordered]
