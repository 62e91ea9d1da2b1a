"""Whether the person's own posts alone are counted, and not what others wrote below them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import above, is_shown
from profilecheck.conformance.counted import POSTS, how_many, told_of
from profilecheck.conformance.data import (
    DataPath,
    DataWhere,
    documents_of,
    paths_of,
    without_data,
)
from profilecheck.conformance.nodes import called_node, nodes_of
from profilecheck.conformance.parts import MOST_PLACES, things_on, without_node
from profilecheck.conformance.readings import Owner, Readings
from profilecheck.conformance.trying import Read, Tried
from profilecheck.model import Observed
from profilecheck.vocabulary import Fact

__all__ = ["counts_own_posts_alone"]


@dataclass(frozen=True)
class _Thing:
    """One of several things alike; what begins with its `address` is in it."""

    name: str
    address: tuple[object, ...]
    without: Callable[[], Capture]

    def holds(self, other: "_Thing") -> bool:
        """Whether the other one is in this one."""
        own = len(self.address)
        return own < len(other.address) and other.address[:own] == self.address


def counts_own_posts_alone(tried: Tried) -> Iterator[str]:
    """A post holds no other post; nor is one what names another where posts name the person."""
    for read in tried.pages:
        before = {f: number for f in POSTS if (number := _number(read.readings, f)) > 1}
        if before:
            yield from _counted_within_posts(read, before)
            yield from _counted_of_others(read, tried.owner, before)


def _number(readings: Readings, fact: Fact) -> int:
    return how_many([r.value for r in told_of(readings, fact) if isinstance(r, Observed)])


def _fewer(read: Read, thing: _Thing, before: Mapping[Fact, int]) -> dict[Fact, int]:
    """Return by how many posts fewer are told without a thing, of what is told at all."""
    now = read.again(thing.without())
    return {
        fact: number - left
        for fact, number in before.items()
        if 0 < (left := _number(now, fact)) < number
    }


# In a post


def _counted_within_posts(read: Read, before: Mapping[Fact, int]) -> Iterator[str]:
    groups = islice(_groups(read.capture), MOST_PLACES)
    things = [thing for group in groups if _fewer(read, group[-1], before) for thing in group]
    for post in things:
        inside = [thing for thing in things if post.holds(thing)]
        inside = [one for one in inside if not any(other.holds(one) for other in inside)]
        if not inside:
            continue
        parts = [_fewer(read, thing, before) for thing in inside]
        for fact, number in _fewer(read, post, before).items():
            # A group of posts is as many as are in it.
            if 0 < sum(part.get(fact, 0) for part in parts) < number:
                yield (
                    f"{read.name}: {inside[0].name} stands in a post, and {fact.value} counts it "
                    "as another one."
                )


def _groups(capture: Capture) -> Iterator[list[_Thing]]:
    nodes = list(nodes_of(capture.tree))
    for places in things_on(capture):
        yield [_element(capture, nodes[at], at) for at in places]
    for number, (where, document) in enumerate(documents_of(capture)):
        for path, value in (((), document), *paths_of(document)):
            if isinstance(value, list) and value and isinstance(value[0], dict):
                items = ((*path, at) for at in range(len(value)))
                yield [_item(capture, number, where, document, item) for item in items]


def _item(capture: Capture, number: int, where: DataWhere, document: Any, path: DataPath) -> _Thing:
    name = f"one of the data's “{_last_name(path)}”"
    without = partial(without_data, capture, where, document, path)
    return _Thing(name, (number, *path), without)


def _element(capture: Capture, node: LexborNode, at: int) -> _Thing:
    address = tuple(n.mem_id for n in (*reversed(list(above(node))), node))
    return _Thing(called_node(node), address, partial(without_node, capture, at))


def _last_name(path: Sequence[str | int]) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "list")


# Another's name


def _counted_of_others(read: Read, owner: Owner, before: Mapping[Fact, int]) -> Iterator[str]:
    for thing in (*_elements_of_others(read.capture, owner), *_data_of_others(read, owner)):
        for fact in _fewer(read, thing, before):
            yield (
                f"{read.name}: {thing.name} names another where the person's posts name them, "
                f"and {fact.value} counts it."
            )


def _elements_of_others(capture: Capture, owner: Owner) -> Iterator[_Thing]:
    """Yield what holds a link to another where there are links of that kind to the person."""
    places = {node.mem_id: at for at, node in enumerate(nodes_of(capture.tree))}
    own = _path(capture.url, owner.profile)
    links = [n for n in capture.tree.css("main a[href], [role='main'] a[href]") if is_shown(n)]
    leading = [(link, _path(capture.url, link.attributes.get("href") or "")) for link in links]
    to_owner = [link for link, path in leading if path == own]
    kinds = {_kind(link) for link in to_owner}
    around_own = {n.mem_id for link in to_owner for n in above(link)}
    for link, path in leading:
        if path == own or _kind(link) not in kinds:
            continue
        apart = [n for n in (link, *above(link)) if n.mem_id not in around_own]
        if apart:
            yield _element(capture, apart[-1], places[apart[-1].mem_id])


def _path(base: str, address: str) -> str:
    try:
        return urlsplit(urljoin(base, address)).path.rstrip("/").casefold()
    except ValueError:
        return ""


def _kind(link: LexborNode) -> tuple[object, ...]:
    names = ("class", "rel", "itemprop", "data-testid")
    return tuple(link.attributes.get(name) for name in names)


def _data_of_others(read: Read, owner: Owner) -> Iterator[_Thing]:
    """Yield the items of lists that have another's id where others have the person's."""
    for number, (where, document) in enumerate(documents_of(read.capture)):
        for path, value in (((), document), *paths_of(document)):
            if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
                continue
            told = [dict(paths_of(item)) for item in value]
            named = {p for leaves in told for p, v in leaves.items() if _is_id(v, owner)}
            for at, leaves in enumerate(told):
                if any(_is_id_of_another(leaves.get(place), owner) for place in named):
                    yield _item(read.capture, number, where, document, (*path, at))


def _is_id(value: Any, owner: Owner) -> bool:
    return isinstance(value, str) and value.casefold() == (owner.account_id or "").casefold() != ""


def _is_id_of_another(value: Any, owner: Owner) -> bool:
    return isinstance(value, str) and value != "" and not _is_id(value, owner)
