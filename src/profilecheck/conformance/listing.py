"""Rules on what an author's pages list: people, posts, and the texts about the person.

A list is cut and its pages counted; people lose their own lines, posts their days, and sections
are taken away. What is told as if it were all must be all.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, ListEnd
from profilecheck.browser.dom import above, is_shown, name_of, normalise, text_of
from profilecheck.conformance.choices import called_node, set_text, with_nodes
from profilecheck.conformance.mutants import (
    documents_of,
    nodes_of,
    paths_of,
    with_data,
    without_data,
)
from profilecheck.conformance.readings import Readings
from profilecheck.conformance.trying import Read, Tried, settings_of
from profilecheck.model import Count, Entries, Observed, Unread, Years
from profilecheck.sites.unplaced import shows_person
from profilecheck.vocabulary import Audience, Fact

__all__ = ["LISTS"]

_PEOPLE = (Fact.FRIENDS_STUDENTS_OF_EMPLOYER, Fact.FRIENDS_AT_EMPLOYER)
_POSTS = (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR, Fact.POSTS_TO_REREAD)
_Change = tuple[str, Capture]
_Text = tuple[str, Callable[[str], Capture], Callable[[], Capture]]


def _whole(readings: Readings, fact: Fact) -> list[Any]:
    """Return the values that are told of a fact as if they were all; none where some is unread."""
    own = _of(readings, fact)
    if any(isinstance(r, Unread) or getattr(r.value, "at_least", False) for r in own):
        return []
    return [r.value for r in own if isinstance(r, Observed)]


def _number(values: Sequence[Any]) -> int:
    """How many things these values are about."""
    return max(map(_number_of, values), default=0)


def _number_of(value: Any) -> int:
    if isinstance(value, Count):
        return value.count
    if isinstance(value, Years):
        return sum(value.years.values())
    if isinstance(value, Entries):
        return len(value.entries) if value.searched is None else value.searched
    return 0


# Changes of a page


_MOST = 400
"""Places of one page that are tried."""
_ALIKE = 3
_VOID = frozenset({"input", "img", "br", "hr", "meta", "link", "select", "option", "textarea"})
_UNSEEN = frozenset({"script", "style", "head", "title", "noscript", "template", "html", "body"})


def _texts(capture: Capture) -> Iterator[_Text]:
    """Yield the places of texts: a name, the page with another text there, the page without it.

    An element that holds nothing may hold a text.
    """
    tried: Counter[str] = Counter()
    nodes = list(nodes_of(capture.tree))
    for at, node in enumerate(nodes):
        if node.tag in _UNSEEN | _VOID or not _holds_text(node) or not is_shown(node):
            continue
        name = " > ".join(called_node(n) for n in (*reversed(list(above(node))[:2]), node))
        tried[name] += 1
        if tried[name] > _ALIKE:
            continue

        def with_text(text: str, at: int = at) -> Capture:
            return with_nodes(capture, {at: lambda found: _write(found, text)})

        yield called_node(node), with_text, partial(_without, capture, at)
    yield from _data_texts(capture)


def _holds_only_text(node: LexborNode) -> bool:
    if node.tag is None or node.tag.startswith(("-", "!")):
        return False
    return all(child.tag == "-text" for child in node.iter(include_text=True))


def _holds_text(node: LexborNode) -> bool:
    """Whether an element holds a text alone, or one beside a picture."""
    if _holds_only_text(node):
        return True
    inside = list(node.iter(include_text=True))
    return bool(_written(node)) and all(n.tag == "-text" or n.tag in _VOID for n in inside)


def _written(node: LexborNode) -> list[LexborNode]:
    own = (n for n in node.iter(include_text=True) if n.tag == "-text")
    return [n for n in own if (n.text(deep=False) or "").strip()]


def _write(node: LexborNode, text: str) -> None:
    """Put `text` in the place of an element's own; what stands beside it, and the link, stay."""
    if _holds_only_text(node):
        set_text(node, text)
    for at, own in enumerate(_written(node)):
        own.replace_with("" if at else text)


def _fill(node: LexborNode, text: str) -> None:
    """Put `text` in the place of an element's own, and have its link lead there."""
    _write(node, text)
    if "href" in node.attributes:
        node.attrs["href"] = f"https://elsewhere.example/{text.replace(' ', '-')}"


def _data_texts(capture: Capture) -> Iterator[_Text]:
    tried: Counter[str] = Counter()
    for where, document in documents_of(capture):
        for path, value in paths_of(document):
            name = ".".join(str(step) for step in path if isinstance(step, str))
            tried[name] += 1
            if not (isinstance(value, str) and isinstance(path[-1], str)) or tried[name] > _ALIKE:
                continue

            place = where, document, path
            yield (
                f"the data's “{name}”",
                partial(with_data, capture, *place),
                partial(without_data, capture, *place),
            )


@dataclass(frozen=True)
class _List:
    """Two things or more that stand alike; `cut` is the page without the last of them."""

    length: int
    last: str
    cut: Callable[[], Capture]


def _lists(capture: Capture) -> Iterator[_List]:
    """Yield what may be a list: elements alike, one after the other, or the data's own."""
    nodes = list(nodes_of(capture.tree))
    places = {node.mem_id: at for at, node in enumerate(nodes)}
    for node in nodes:
        if (node.tag or "-").startswith(("-", "!")) or _is_around(node):
            continue
        for alike in _runs(node):
            if len(alike) > 1:
                cut = partial(_without, capture, places[alike[-1].mem_id])
                yield _List(len(alike), called_node(alike[-1]), cut)
    for where, document in documents_of(capture):
        for path, value in (((), document), *paths_of(document)):
            if isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict):
                name = next((s for s in reversed(path) if isinstance(s, str)), "list")
                cut = partial(without_data, capture, where, document, (*path, len(value) - 1))
                yield _List(len(value), f"the last of the data's “{name}”", cut)


def _without(capture: Capture, at: int) -> Capture:
    return with_nodes(capture, {at: lambda node: node.decompose()})


def _is_around(node: LexborNode) -> bool:
    return any(
        n.tag in ("nav", "header", "footer", "aside", "select") for n in (node, *above(node))
    )


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
    for node in capture.tree.css("a[href], link[rel~='next'][href], button"):
        if node.tag != "link" and (not is_shown(node) or "disabled" in node.attributes):
            continue
        if "next" in (node.attributes.get("rel") or "").split() or _is_next(node):
            return f"“{text_of(node) or 'next'}”"
        if _leads_to_later_page(capture.url, node):
            return f"“{name_of(node) or node.attributes.get('href')}”"
    for _, document in documents_of(capture):
        for path, value in paths_of(document):
            key = str(path[-1]).casefold()
            if (key in _NEXT_KEYS and value) or (key in _MORE_KEYS and value is True):
                return f"the data's “{path[-1]}”"
    return ""


def _is_next(node: LexborNode) -> bool:
    words = normalise(text_of(node))
    found = _NEXT.fullmatch(words)
    if found is None:
        return bool(words.isdigit() and int(words) > 1 and _pages_on(node))
    # “Show more” alone may show more of a text, or of what stands beside the page.
    return bool(found[2] or found[1] in ("next", "older", "load more"))


def _leads_to_later_page(url: str, node: LexborNode) -> bool:
    """Whether a link goes to the same address with a higher number of the page, in any words."""
    try:
        here, there = urlsplit(url), urlsplit(urljoin(url, node.attributes.get("href") or ""))
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
        counted = {fact: _whole(read.readings, fact) for fact in (*_PEOPLE, *_POSTS)}
        whole = [fact for fact, values in counted.items() if values]
        if not whole:
            continue
        listed = [fact for fact in whole if fact in _PEOPLE or _is_counted(read, fact)]
        if read.page.list_reads is not None:
            stopped = read.again(replace(read.capture, list_end=ListEnd.STOPPED))
            for fact in (f for f in listed if _whole(stopped, f)):
                yield f"{read.name}: {fact.value} is told as all, of a list not seen to its end."
        if way := _leads_on(read.capture):
            for fact in listed:
                yield f"{read.name}: {fact.value} is told as all, and {way} leads to more."
        yield from _declares_more(tried, read, listed)


def _is_counted(read: Read, fact: Fact) -> bool:
    """Whether a number is counted on the page, and not written there."""
    before = _number(_whole(read.readings, fact))
    # A page may well prove that there is none.
    lists = (found for found in _lists(read.capture) if found.length <= before)
    return any(_number(_whole(read.again(found.cut()), fact)) != before for found in lists)


def _declares_more(tried: Tried, read: Read, whole: Sequence[Fact]) -> Iterator[str]:
    """A page that says how many people it lists lists all of them, or is not all.

    It says so in words, or in data: then the number that is told stays when one of them is cut.
    """
    people = [fact for fact in whole if fact in _PEOPLE]
    in_words, told = _declared(tried, read), _number(_whole(read.readings, Fact.FRIENDS_COUNT))
    for found in _lists(read.capture) if people and (in_words or told) else ():
        cut = read.again(found.cut())
        if _seen(cut, people) == _seen(read.readings, people):
            continue
        counted = _number(_whole(cut, Fact.FRIENDS_COUNT)) != told
        declared = in_words if counted else max(in_words, told)
        if declared > found.length:
            how, facts = f"of {found.length} listed", people
        else:
            how, facts = f"with {found.last} cut off", [f for f in people if _whole(cut, f)]
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
        told = [fact for fact in _PEOPLE if _whole(read.readings, fact)]
        if told and next(_lists(read.capture), None) is not None:
            yield from _counted_by_lines(tried, read, told)


def _counted_by_lines(tried: Tried, read: Read, told: Sequence[Fact]) -> Iterator[str]:
    name = tried.school.names[0]
    line = f"Year 6 pupil at {name}", f"Teacher at {name}"
    before = {fact: _number(_whole(read.readings, fact)) for fact in told}
    raised: set[Fact] = set()
    for tries, (place, with_text, gone) in enumerate(_texts(read.capture)):
        if tries > _MOST or raised == set(told):
            break
        for fact, text in zip(_PEOPLE, line, strict=True):
            if fact in before and fact not in raised:
                now = read.again(with_text(text))
                if _counts(now, fact) > before[fact]:
                    raised.add(fact)
                    if _whole(read.again(gone()), fact):
                        yield (
                            f"{read.name}: with {place} gone, which holds what one of the people "
                            f"says, {fact.value} is still told as all."
                        )
    for fact in (f for f in told if f not in raised):
        yield (
            f"{read.name}: {fact.value} is told as {before[fact]}, and nothing that the people "
            "listed could say of themselves changes it: their own lines are not read."
        )


def _counts(readings: Readings, fact: Fact) -> int:
    return _number([r.value for r in readings if isinstance(r, Observed) and r.fact is fact])


# Sections


_SECTIONS = (
    "main, section, form, fieldset, table, dl, ul, ol,"
    " [role='main'], [role='region'], [role='list'], [role='feed'], [role='table']"
)
_HEADINGS = "h1, h2, h3, h4, h5, h6, legend, caption, [role='heading']"


def _takes_nothing_absent_for_empty(tried: Tried) -> Iterator[str]:
    for read in tried.pages:
        by_data = _told_by_data(read)
        for place, is_named, capture in _sections(read.capture):
            now = read.again(capture)
            elsewhere = {f for f in by_data if _of(now, f) == _of(read.readings, f)}
            yield from _emptied(read, place, now, elsewhere, is_named=is_named)
            yield from _narrowed(read, place, now)
        for place, capture in _lists_of_data(read.capture):
            now = read.again(capture)
            yield from _emptied(read, place, now, (), is_named=True)
            yield from _narrowed(read, place, now)


def _emptied(
    read: Read, place: str, now: Readings, elsewhere: Collection[Fact], *, is_named: bool
) -> Iterator[str]:
    for fact in dict.fromkeys(r.fact for r in read.readings):
        # People whom the section does not hold are told with it as without it.
        if fact in _PEOPLE and _seen(now, (fact,)) == _seen(read.readings, (fact,)):
            continue
        values = () if fact in elsewhere else _whole(now, fact)
        if values and _is_emptied(read, fact, values, is_named=is_named):
            yield f"{read.name}: without {place}, {fact.value} is told as none."


def _narrowed(read: Read, place: str, now: Readings) -> Iterator[str]:
    """What does not show is seen by nobody the less: it proves no narrower audience."""
    for fact, audience in settings_of(now).items():
        before = read.settings.get(fact)
        if isinstance(audience, Audience) and isinstance(before, Audience) and audience < before:
            yield f"{read.name}: without {place}, {fact.value} is told as {audience.value}."


def _told_by_data(read: Read) -> set[Fact]:
    """The facts about people that are told by a list of the page's data: not without its last."""
    told = {fact for fact in _PEOPLE if _whole(read.readings, fact)}
    cut = (read.again(capture) for capture in _shorter_data(read.capture)) if told else ()
    return {fact for now in cut for fact in told if not _whole(now, fact)}


def _shorter_data(capture: Capture) -> Iterator[Capture]:
    for where, document in documents_of(capture):
        for path, value in (((), document), *paths_of(document)):
            if isinstance(value, list) and value:
                yield without_data(capture, where, document, (*path, len(value) - 1))


def _of(readings: Readings, fact: Fact) -> list[Observed | Unread]:
    return [r for r in readings if r.fact is fact]


def _is_emptied(read: Read, fact: Fact, values: Sequence[Any], *, is_named: bool) -> bool:
    told = [r.value for r in read.readings if isinstance(r, Observed) and r.fact is fact]
    if not isinstance(values[0], Entries | Count | Years) or _number(values) or not told:
        return False
    # People may be listed of whom none is at the school: told as none before, and rightly.
    if fact in _PEOPLE:
        return True
    listed = fact in _POSTS or is_named
    return listed and _number(told) > 0


def _sections(capture: Capture) -> Iterator[tuple[str, bool, Capture]]:
    """Yield the name of a section or list, whether it has a heading, the page without it."""
    places = {node.mem_id: at for at, node in enumerate(nodes_of(capture.tree))}
    for node in capture.tree.css(f"{_SECTIONS}, div"):
        if not is_shown(node) or _is_around(node) or (node.tag == "div" and not _is_list(node)):
            continue
        named = node.tag == "main" or "aria-label" in node.attributes
        named = node.tag != "div" and (named or node.css_first(_HEADINGS) is not None)
        yield called_node(node), named, _without(capture, places[node.mem_id])


def _is_list(node: LexborNode) -> bool:
    return any(len(run) > 1 for run in _runs(node))


def _runs(node: LexborNode) -> Iterator[list[LexborNode]]:
    """Yield what stands alike in an element, one after the other."""
    children = (n for n in node.iter() if n.tag not in _VOID | _UNSEEN)
    for _, run in groupby(children, key=lambda n: (n.tag, n.attributes.get("class"))):
        yield [n for n in run if n.child is not None]


def _lists_of_data(capture: Capture) -> Iterator[tuple[str, Capture]]:
    """Yield the name of a list in the page's data, the page without it."""
    for where, document in documents_of(capture):
        for path, value in paths_of(document):
            if isinstance(value, list) and value and isinstance(path[-1], str):
                gone = without_data(capture, where, document, path)
                yield f"the data's “{path[-1]}”", gone


# Days


_DAY = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?=-\d\d-\d\d)")
_YEARS_BACK = 25


def _reads_the_days(tried: Tried) -> Iterator[str]:
    for read in tried.pages:
        whole = {fact: values for fact in _POSTS if (values := _whole(read.readings, fact))}
        yield from _as_many_by_year(read, whole)
        if not _has_days(read.capture):
            continue
        yield from _follows_the_days(read)
        for place, capture in _without_a_day(read.capture):
            now = read.again(capture)
            for fact, values in whole.items():
                if (left := _whole(now, fact)) and _number(left) < _number(values):
                    yield (
                        f"{read.name}: without {place}, the day of one post, {fact.value} tells "
                        f"{_number(left)} of {_number(values)} as if they were all."
                    )
        yield from _days_of_entries(tried, read)


def _as_many_by_year(read: Read, whole: Mapping[Fact, list[Any]]) -> Iterator[str]:
    count, years = (whole.get(fact) for fact in _POSTS[:2])
    if count and years is not None and _number(years) < _number(count):
        yield (
            f"{read.name}: {_number(count)} posts are told, and of {_number(years)} the year, "
            "as if these were all."
        )


def _has_days(capture: Capture) -> bool:
    return next(_without_a_day(capture), None) is not None


def _without_a_day(capture: Capture) -> Iterator[_Change]:
    places = {node.mem_id: at for at, node in enumerate(nodes_of(capture.tree))}
    for node in capture.tree.css("time[datetime]")[:_ALIKE]:
        yield called_node(node), _without(capture, places[node.mem_id])
    for where, document in documents_of(capture):
        days = (p for p, v in paths_of(document) if isinstance(v, str) and _DAY.match(v))
        for path in [p for p in days if isinstance(p[-1], str)][:_ALIKE]:
            yield f"the data's “{path[-1]}”", without_data(capture, where, document, path)


def _follows_the_days(read: Read) -> Iterator[str]:
    """Posts that are all many years older are told as of other years, and as long ago."""
    now = read.again(_years_ago(read.capture))
    for fact in (Fact.POSTS_PUBLIC_BY_YEAR, Fact.ACCOUNT_DORMANT):
        before = [r.value for r in read.readings if isinstance(r, Observed) and r.fact is fact]
        told = [r.value for r in now if isinstance(r, Observed) and r.fact is fact]
        if told and told == before and told[0] is not True and told[0] != Years(years={}):
            yield f"{read.name}: {fact.value} is told alike, however old the posts are."


def _years_ago(capture: Capture) -> Capture:
    def earlier(source: str) -> str:
        return _DAY.sub(lambda found: str(int(found[1]) - _YEARS_BACK), source)

    replies = tuple(replace(reply, body=earlier(reply.body)) for reply in capture.replies)
    return replace(capture, html=earlier(capture.html), replies=replies)


def _days_of_entries(tried: Tried, read: Read) -> Iterator[str]:
    """A post to read again, on a page that gives the days of posts, has its day."""
    fact = Fact.POSTS_TO_REREAD
    if fact not in read.page.promises:
        return
    text = f"Another long day of work at {tried.school.names[0]}"
    before = _listed(read.readings)
    for tries, (_, with_text, _) in enumerate(_texts(read.capture)):
        if tries > _MOST:
            return
        now = _listed(read.again(with_text(text)))
        if len(now) > len(before):
            if all(entry.day is None for entry in now):
                yield f"{read.name}: {fact.value} lists posts without their days, which it shows."
            return


def _listed(readings: Readings) -> list[Any]:
    own = (r.value for r in readings if r.fact is Fact.POSTS_TO_REREAD and isinstance(r, Observed))
    return [entry for value in own if isinstance(value, Entries) for entry in value.entries]


# What stands beside a name


_FIELD = re.compile(r"metadata|profile-field|field-value|field__value", re.IGNORECASE)
_NO_WORDS = re.compile(r"[^A-Za-z]*|.*\b(19|20)\d\d\b.*", re.DOTALL)


def _reads_every_field(tried: Tried) -> Iterator[str]:
    """A field of the profile: what somebody writes there comes out, and not only as not read."""
    text = f"Teacher at {tried.school.names[0]}"
    for read in tried.pages:
        before = _entries(read.readings)
        if shows_person(read.page):
            yield from _tells_of_no_contact(read)
        if not shows_person(read.page) or not before:
            continue
        for place, original, copies in _fields(read.capture, text):
            if not _NO_WORDS.fullmatch(original) and all(
                _entries(read.again(capture)) == before for capture in copies
            ):
                yield f"{read.name}: nothing reads what stands in {place}."


_CONTACTS = {Fact.CONTACT_EMAIL: "mailto:", Fact.CONTACT_PHONE: "tel:"}


def _tells_of_no_contact(read: Read) -> Iterator[str]:
    """A link to write to or to ring the person is no absence of an address or a number."""
    for fact, scheme in _CONTACTS.items():
        told = [r.value for r in _of(read.readings, fact) if isinstance(r, Observed)]
        links = read.capture.tree.css(f'a[href^="{scheme}" i]')
        own = [n for n in links if is_shown(n) and not _is_around(n) and not _in_post(n)]
        if own and told and not _number(told):
            yield f"{read.name}: {fact.value} is told as none, and “{text_of(own[0])}” is one."


def _in_post(node: LexborNode) -> bool:
    return any(n.tag == "article" for n in above(node))


def _entries(readings: Readings) -> set[tuple[Fact, str]]:
    return {
        (r.fact, entry.text)
        for r in readings
        if isinstance(r, Observed) and isinstance(r.value, Entries)
        for entry in r.value.entries
    }


def _fields(capture: Capture, text: str) -> Iterator[tuple[str, str, Iterable[Capture]]]:
    """Yield each field: what it is called, what it says, the page with `text` in each copy of it.

    An answer may hold the person once more in each of their posts; one copy that is read will do.
    """
    places = {node.mem_id: at for at, node in enumerate(nodes_of(capture.tree))}
    for node in capture.tree.css("dd, th + td, [class]"):
        if node.tag not in ("dd", "td") and not _is_field(node):
            continue
        if not is_shown(node) or _in_post(node) or _is_around(node):
            continue
        inner = next((n for n in node.css("*") if _holds_only_text(n)), node)
        at = places[inner.mem_id]
        yield (
            called_node(node),
            text_of(node),
            (with_nodes(capture, {at: lambda found: _fill(found, text)}),),
        )
    copies: dict[tuple[str, str], list[Callable[[], Capture]]] = {}
    for where, document in documents_of(capture):
        for path, value in paths_of(document):
            if where.reply is None:
                continue  # a script's copy of what the page shows, which is read there
            if isinstance(value, dict) and {"name", "value"} <= value.keys() <= _FIELD_KEYS:
                copy = partial(with_data, capture, where, document, (*path, "value"), text)
                copies.setdefault((str(value["name"]), str(value["value"])), []).append(copy)
    for (_, written), found in copies.items():
        yield "the data's field", written, (copy() for copy in found)


_FIELD_KEYS = frozenset({"name", "value", "verified_at"})


def _is_field(node: LexborNode) -> bool:
    own = node.attributes.get("class") or ""
    return bool(_FIELD.search(own)) and "value" in own and _holds_only_text(node)


LISTS: Mapping[str, Callable[[Tried], Iterator[str]]] = {
    "takes no first page for all": _takes_no_first_page_for_all,
    "counts nobody whose line was not read": _counts_nobody_unread,
    "takes nothing absent for empty": _takes_nothing_absent_for_empty,
    "reads the days": _reads_the_days,
    "reads every field": _reads_every_field,
}
"""The rules, by what they ask of an adapter; each yields a sentence for what is not right."""
