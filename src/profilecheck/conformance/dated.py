"""Whether a page that gives the days of posts has them read: the days taken away, and set back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import is_shown
from profilecheck.conformance.counted import POSTS, how_many, told_of, told_whole
from profilecheck.conformance.data import documents_of, paths_of, without_data
from profilecheck.conformance.nodes import called_node, nodes_of, with_nodes
from profilecheck.conformance.parts import MOST_ALIKE, MOST_PLACES, texts_on, without_node
from profilecheck.conformance.readings import Readings
from profilecheck.conformance.trying import Read, Tried
from profilecheck.model import Entries, Observed, Years
from profilecheck.vocabulary import Fact

__all__ = ["reads_the_days"]

_DAY = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?=-\d\d-\d\d)")
_YEARS_BACK = 25
_MOST_DAYS = 60
"""Days of one page that are set back alone."""


def reads_the_days(tried: Tried) -> Iterator[str]:
    """A post without a day is not told as of all; older posts are told as older."""
    for read in tried.pages:
        whole = {fact: values for fact in POSTS if (values := told_whole(read.readings, fact))}
        yield from _as_many_by_year(read, whole)
        if not _has_days(read.capture):
            continue
        yield from _follows_the_days(read)
        yield from _follows_each_day(read, how_many(whole.get(Fact.POSTS_PUBLIC_BY_YEAR, ())))
        for place, capture in _without_a_day(read.capture):
            now = read.again(capture)
            for fact, values in whole.items():
                if (left := told_whole(now, fact)) and how_many(left) < how_many(values):
                    yield (
                        f"{read.name}: without {place}, the day of one post, {fact.value} tells "
                        f"{how_many(left)} of {how_many(values)} as if they were all."
                    )
        yield from _days_of_entries(tried, read)


def _as_many_by_year(read: Read, whole: Mapping[Fact, list[Any]]) -> Iterator[str]:
    count, years = (whole.get(fact) for fact in POSTS[:2])
    if count and years is not None and how_many(years) < how_many(count):
        yield (
            f"{read.name}: {how_many(count)} posts are told, and of {how_many(years)} the year, "
            "as if these were all."
        )


def _has_days(capture: Capture) -> bool:
    return next(_without_a_day(capture), None) is not None


def _without_a_day(capture: Capture) -> Iterator[tuple[str, Capture]]:
    places = {node.mem_id: at for at, node in enumerate(nodes_of(capture.tree))}
    for node in capture.tree.css("time[datetime]")[:MOST_ALIKE]:
        yield called_node(node), without_node(capture, places[node.mem_id])
    for where, document in documents_of(capture):
        days = (p for p, v in paths_of(document) if isinstance(v, str) and _DAY.match(v))
        for path in [p for p in days if isinstance(p[-1], str)][:MOST_ALIKE]:
            yield f"the data's “{path[-1]}”", without_data(capture, where, document, path)


def _follows_the_days(read: Read) -> Iterator[str]:
    """Posts that are all many years older are told as of other years, and as long ago."""
    now = read.again(_years_ago(read.capture))
    for fact in (Fact.POSTS_PUBLIC_BY_YEAR, Fact.ACCOUNT_DORMANT):
        before = [r.value for r in read.readings if isinstance(r, Observed) and r.fact is fact]
        told = [r.value for r in now if isinstance(r, Observed) and r.fact is fact]
        if told and told == before and told[0] is not True and told[0] != Years(years={}):
            yield f"{read.name}: {fact.value} is told alike, however old the posts are."


def _follows_each_day(read: Read, posts: int) -> Iterator[str]:
    """Each post has a day of its own: when that alone is older, so is the post."""
    days = [node for node in read.capture.tree.css("time[datetime]") if is_shown(node)]
    if not 2 <= posts <= len(days) <= _MOST_DAYS:
        return
    places = {node.mem_id: at for at, node in enumerate(nodes_of(read.capture.tree))}
    before = _by_year(read.readings)
    older = (with_nodes(read.capture, {places[day.mem_id]: _set_back}) for day in days)
    decide = sum(_by_year(read.again(capture)) != before for capture in older)
    if 0 < decide < posts:
        yield (
            f"{read.name}: {posts} posts are told by year, and only {decide} of the days on the "
            "page decide of which."
        )


def _by_year(readings: Readings) -> list[Any]:
    own = told_of(readings, Fact.POSTS_PUBLIC_BY_YEAR)
    return [r.value for r in own if isinstance(r, Observed)]


def _set_back(time: LexborNode) -> None:
    time.attrs["datetime"] = _earlier(time.attributes.get("datetime") or "")


def _years_ago(capture: Capture) -> Capture:
    replies = tuple(replace(reply, body=_earlier(reply.body)) for reply in capture.replies)
    return replace(capture, html=_earlier(capture.html), replies=replies)


def _earlier(source: str) -> str:
    return _DAY.sub(lambda found: str(int(found[1]) - _YEARS_BACK), source)


def _days_of_entries(tried: Tried, read: Read) -> Iterator[str]:
    """A post to read again, on a page that gives the days of posts, has its day."""
    fact = Fact.POSTS_TO_REREAD
    if fact not in read.page.promises:
        return
    text = f"Another long day of work at {tried.school.names[0]}"
    before = _listed(read.readings)
    for tries, (_, with_text, _) in enumerate(texts_on(read.capture)):
        if tries > MOST_PLACES:
            return
        now = _listed(read.again(with_text(text)))
        if len(now) > len(before):
            if all(entry.day is None for entry in now):
                yield f"{read.name}: {fact.value} lists posts without their days, which it shows."
            return


def _listed(readings: Readings) -> list[Any]:
    own = (r.value for r in readings if r.fact is Fact.POSTS_TO_REREAD and isinstance(r, Observed))
    return [entry for value in own if isinstance(value, Entries) for entry in value.entries]
