"""Rules on what an author's pages list: people, posts, and the texts about the person.

A list is cut and its pages counted; people lose their own lines, posts their days, and sections
are taken away. What is told as if it were all must be all. What is asked of days is in `dated`, and
of what stands beside a name in `fields`.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, ListEnd
from profilecheck.browser.dom import is_shown, name_of, normalise, text_of
from profilecheck.conformance.comments import counts_own_posts_alone
from profilecheck.conformance.counted import PEOPLE, POSTS, how_many, told_of, told_whole
from profilecheck.conformance.data import documents_of, paths_of
from profilecheck.conformance.dated import reads_the_days
from profilecheck.conformance.fields import reads_every_field
from profilecheck.conformance.labelled import (
    takes_nothing_in_its_place,
    tells_each_field_for_what_it_is,
)
from profilecheck.conformance.nodes import nodes_of, with_nodes
from profilecheck.conformance.parts import (
    MOST_PLACES,
    lists_of_data,
    lists_on,
    own_words,
    sections_on,
    shorter_data,
    texts_on,
)
from profilecheck.conformance.readings import Readings
from profilecheck.conformance.trying import Read, Tried, settings_of
from profilecheck.model import Count, Entries, Observed, Years
from profilecheck.vocabulary import Audience, Fact

__all__ = ["LISTS"]

# The first page of a list


_NEXT = re.compile(
    r"(next|older|load more|show more|see more|view more)"
    r"(?: (page|posts|results|people|friends|followers|following|members|connections|entries))?"
    r"\W*"
)
_PAGE = ("page", "p", "start", "offset", "max_id", "cursor", "after")
_NEXT_KEYS = frozenset({"next", "next_page", "nextpage", "next_cursor", "nextcursor", "next_url"})
_MORE_KEYS = frozenset({"has_next", "has_next_page", "hasnextpage", "has_more", "hasmore"})


def _leads_on(capture: Capture) -> str:
    """Return what on a page leads to the rest of a list, "" where nothing does."""
    for way, node in _ways_on(capture):
        if not _disabled(node):
            return way
    for _, document in documents_of(capture):
        for path, value in paths_of(document):
            key = str(path[-1]).casefold()
            if (key in _NEXT_KEYS and value) or (key in _MORE_KEYS and value is True):
                return f"the data's “{path[-1]}”"
    return ""


def _opened(capture: Capture) -> tuple[str, Capture] | None:
    """Return a way on that was disabled, and the page on which it is not; None without one."""
    places = {node.mem_id: at for at, node in enumerate(nodes_of(capture.tree))}
    for way, node in _ways_on(capture):
        if closed := _disabled(node):
            return way, with_nodes(capture, {places[n.mem_id]: _enable for n in closed})
    return None


def _ways_on(capture: Capture) -> Iterator[tuple[str, LexborNode]]:
    """Yield what may lead to the rest of a list, and what it is called."""
    base = capture.tree.css_first("base[href]")
    address = urljoin(capture.url, base.attributes.get("href") or "") if base else capture.url
    for node in capture.tree.css("a[href], link[rel~='next'][href], button"):
        if node.tag != "link" and not is_shown(node):
            continue
        if "next" in (node.attributes.get("rel") or "").split() or _is_next(node):
            yield f"“{text_of(node) or 'next'}”", node
        elif _leads_to_later_page(capture.url, address, node):
            yield f"“{name_of(node) or node.attributes.get('href')}”", node


def _disabled(node: LexborNode) -> list[LexborNode]:
    """Return what says of a way on that it leads nowhere, as below the last page of a list.

    A link has no such attribute of its own: pages give it, or what holds it alone, a class.
    """
    parent = node.parent
    alone = parent is not None and sum(1 for _ in parent.iter()) == 1
    around = [parent] if parent is not None and alone else []
    return [n for n in (node, *around) if _is_disabled(n)]


def _is_disabled(node: LexborNode) -> bool:
    attributes = node.attributes
    stated = "disabled" in attributes or attributes.get("aria-disabled") == "true"
    return stated or "disabled" in (attributes.get("class") or "").split()


def _enable(node: LexborNode) -> None:
    for name in ("disabled", "aria-disabled"):
        if name in node.attributes:
            del node.attrs[name]
    own = (node.attributes.get("class") or "").split()
    node.attrs["class"] = " ".join(name for name in own if name != "disabled")


def _is_next(node: LexborNode) -> bool:
    words = normalise(text_of(node))
    found = _NEXT.fullmatch(words)
    if found is None:
        return bool(words.isdigit() and int(words) > 1 and _pages_on(node))
    # “Show more” alone may show more of a text, or of what stands beside the page.
    return bool(found[2] or found[1] in ("next", "older", "load more"))


def _leads_to_later_page(url: str, base: str, node: LexborNode) -> bool:
    """Whether a link goes to the same address with a higher number of the page, in any words.

    `base` is the address by which the page's own addresses go.
    """
    try:
        here, there = urlsplit(url), urlsplit(urljoin(base, node.attributes.get("href") or ""))
    except ValueError:
        return False
    return there[:3] == here[:3] and _page_number(there.query) > max(1, _page_number(here.query))


def _page_number(query: str) -> int:
    found = next((v[0] for name in _PAGE[:2] if (v := parse_qs(query).get(name))), "")
    return int(found) if found.isdecimal() else 0


def _pages_on(node: LexborNode) -> bool:
    try:
        query = parse_qs(urlsplit(node.attributes.get("href") or "").query)
    except ValueError:
        return False
    return any(name in query for name in _PAGE)


def _takes_no_first_page_for_all(tried: Tried) -> Iterator[str]:
    for read in tried.pages:
        counted = {fact: told_whole(read.readings, fact) for fact in (*PEOPLE, *POSTS)}
        whole = [fact for fact, values in counted.items() if values]
        if not whole:
            continue
        listed = [fact for fact in whole if fact in PEOPLE or _is_counted(read, fact)]
        if read.page.list_reads is not None:
            stopped = read.again(replace(read.capture, list_end=ListEnd.STOPPED))
            for fact in (f for f in listed if told_whole(stopped, f)):
                yield f"{read.name}: {fact.value} is told as all, of a list not seen to its end."
        if way := _leads_on(read.capture):
            for fact in listed:
                yield f"{read.name}: {fact.value} is told as all, and {way} leads to more."
        elif opened := _opened(read.capture):
            way, capture = opened
            now = read.again(capture)
            for fact in (f for f in listed if told_whole(now, f)):
                yield f"{read.name}: {fact.value} is told as all, also with {way} not disabled."
        yield from _declares_more(tried, read, listed)


def _is_counted(read: Read, fact: Fact) -> bool:
    """Whether a number is counted on the page, and not written there."""
    before = how_many(told_whole(read.readings, fact))
    # A page may well prove that there is none.
    lists = (found for found in lists_on(read.capture) if found.length <= before)
    return any(how_many(told_whole(read.again(found.cut()), fact)) != before for found in lists)


def _declares_more(tried: Tried, read: Read, whole: Sequence[Fact]) -> Iterator[str]:
    """A page that says how many people it lists lists all of them, or is not all.

    It says so in words, or in data: then the number that is told stays when one of them is cut.
    """
    people = [fact for fact in whole if fact in PEOPLE]
    in_words, told = _declared(tried, read), how_many(told_whole(read.readings, Fact.FRIENDS_COUNT))
    for found in lists_on(read.capture) if people and (in_words or told) else ():
        cut = read.again(found.cut())
        if _seen(cut, people) == _seen(read.readings, people):
            continue
        counted = how_many(told_whole(cut, Fact.FRIENDS_COUNT)) != told
        declared = in_words if counted else max(in_words, told)
        if declared > found.length:
            how, facts = f"of {found.length} listed", people
        else:
            how, facts = f"with {found.last} cut off", [f for f in people if told_whole(cut, f)]
        if declared >= found.length:
            for fact in facts:
                yield (
                    f"{read.name}: {fact.value} is told as all, {how}, "
                    f"and the page says {declared}."
                )
        return


def _seen(readings: Readings, facts: Collection[Fact]) -> list[object]:
    return [
        (r.value, r.evidence.seen) if isinstance(r, Observed) else r.detail
        for r in readings
        if r.fact in facts
    ]


def _declared(tried: Tried, read: Read) -> int:
    """Return the number that the page gives of the people it lists, 0 where it gives none."""
    noun = re.escape(normalise(tried.site.nouns.friends))
    text = normalise(text_of(read.capture.tree))
    found = re.findall(rf"\b(\d+) {noun}\b|\b{noun}:? \(?(\d+)\b", text)
    return max((int(number) for pair in found for number in pair if number), default=0)


# People and their lines


def _counts_nobody_unread(tried: Tried) -> Iterator[str]:
    for read in tried.pages:
        told = [fact for fact in PEOPLE if told_whole(read.readings, fact)]
        if told and next(lists_on(read.capture), None) is not None:
            yield from _counted_by_lines(tried, read, told)
            yield from _reads_all_their_words(tried, read, told)


def _counted_by_lines(tried: Tried, read: Read, told: Sequence[Fact]) -> Iterator[str]:
    name = tried.school.names[0]
    line = f"Year 6 pupil at {name}", f"Teacher at {name}"
    before = {fact: how_many(told_whole(read.readings, fact)) for fact in told}
    raised: set[Fact] = set()
    for tries, (place, with_text, gone) in enumerate(texts_on(read.capture)):
        if tries > MOST_PLACES or raised == set(told):
            break
        for fact, text in zip(PEOPLE, line, strict=True):
            if fact not in before or fact in raised:
                continue
            if _counts(read.again(with_text(text)), fact) <= before[fact]:
                continue
            raised.add(fact)
            if told_whole(read.again(gone()), fact):
                yield (
                    f"{read.name}: with {place} gone, which holds what one of the people says, "
                    f"{fact.value} is still told as all."
                )
    for fact in (f for f in told if f not in raised):
        yield (
            f"{read.name}: {fact.value} is told as {before[fact]}, and nothing that the people "
            "listed could say of themselves changes it: their own lines are not read."
        )


def _reads_all_their_words(tried: Tried, read: Read, told: Sequence[Fact]) -> Iterator[str]:
    """What people say of themselves may stand at several places beside each name."""
    text = f"Year 6 pupil at {tried.school.names[0]}. Teacher at {tried.school.names[0]}"
    before = _seen(read.readings, told)
    for found in lists_on(read.capture):
        if found.items and _seen(read.again(found.cut()), told) != before:
            for place, with_text in own_words(read.capture, found.items):
                if _seen(read.again(with_text(text)), told) == before:
                    yield f"{read.name}: nothing reads what the people listed say in {place}."


def _counts(readings: Readings, fact: Fact) -> int:
    return how_many([r.value for r in readings if isinstance(r, Observed) and r.fact is fact])


# Sections


def _takes_nothing_absent_for_empty(tried: Tried) -> Iterator[str]:
    for read in tried.pages:
        by_data = _told_by_data(read)
        for place, is_named, capture, emptied in sections_on(read.capture):
            if (now := read.again(capture)) == read.readings:
                continue
            for how, left in (
                (f"without {place}", now),
                (f"with {place} empty", read.again(emptied())),
            ):
                elsewhere = {f for f in by_data if told_of(left, f) == told_of(read.readings, f)}
                yield from _emptied(read, how, left, elsewhere, is_named=is_named)
                yield from _narrowed(read, how, left)
        for place, capture in lists_of_data(read.capture):
            now = read.again(capture)
            yield from _emptied(read, f"without {place}", now, (), is_named=True)
            yield from _narrowed(read, f"without {place}", now)


def _emptied(
    read: Read, how: str, now: Readings, elsewhere: Collection[Fact], *, is_named: bool
) -> Iterator[str]:
    for fact in dict.fromkeys(r.fact for r in read.readings):
        # People whom the section does not hold are told with it as without it.
        if fact in PEOPLE and _seen(now, (fact,)) == _seen(read.readings, (fact,)):
            continue
        values = () if fact in elsewhere else told_whole(now, fact)
        if values and _is_emptied(read, fact, values, is_named=is_named):
            yield f"{read.name}: {how}, {fact.value} is told as none."


def _narrowed(read: Read, how: str, now: Readings) -> Iterator[str]:
    """What does not show is seen by nobody the less: it proves no narrower audience."""
    for fact, audience in settings_of(read.page, now).items():
        before = read.settings.get(fact)
        if isinstance(audience, Audience) and isinstance(before, Audience) and audience < before:
            yield f"{read.name}: {how}, {fact.value} is told as {audience.value}."


def _told_by_data(read: Read) -> set[Fact]:
    """The facts about people that are told by a list of the page's data: not without its last."""
    told = {fact for fact in PEOPLE if told_whole(read.readings, fact)}
    cut = (read.again(capture) for capture in shorter_data(read.capture)) if told else ()
    return {fact for now in cut for fact in told if not told_whole(now, fact)}


def _is_emptied(read: Read, fact: Fact, values: Sequence[Any], *, is_named: bool) -> bool:
    told = [r.value for r in read.readings if isinstance(r, Observed) and r.fact is fact]
    if not isinstance(values[0], Entries | Count | Years) or how_many(values) or not told:
        return False
    # People may be listed of whom none is at the school: told as none before, and rightly.
    if fact in PEOPLE:
        return True
    listed = fact in POSTS or is_named
    return listed and how_many(told) > 0


LISTS: Mapping[str, Callable[[Tried], Iterator[str]]] = {
    "takes no first page for all": _takes_no_first_page_for_all,
    "counts nobody whose line was not read": _counts_nobody_unread,
    "takes nothing absent for empty": _takes_nothing_absent_for_empty,
    "reads the days": reads_the_days,
    "counts the person's posts alone": counts_own_posts_alone,
    "reads every field": reads_every_field,
    "tells each field for what it is": tells_each_field_for_what_it_is,
    "takes nothing in the place of a text": takes_nothing_in_its_place,
}
"""The rules, by what they ask of an adapter; each yields a sentence for what is not right."""
