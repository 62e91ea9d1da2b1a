"""A LinkedIn profile as somebody sees it who is not signed in: whatever shows, anyone can see.

Read by the names the page gives its parts, which no language changes, in its present form and in
those of earlier years. Stars that LinkedIn puts in the place of what it blurs are no values. What
the page leaves out may still show to members: nothing is called absent, but the headline, where the
rest of the card that it stands in is there.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import lines, normalise, text_of
from profilecheck.model import Count, Entries, Entry, Observed, Unread
from profilecheck.sites.addresses import is_whole
from profilecheck.sites.linkedin.guest_posts import read_guest_posts
from profilecheck.sites.linkedin.guest_sections import (
    EDUCATION,
    empty_sections,
    other_sections,
    shows_others,
    unknown_sections,
)
from profilecheck.sites.linkedin.identity import is_guest_page
from profilecheck.sites.linkedin.languages import read_other_languages
from profilecheck.sites.linkedin.linked_data import places_in_data
from profilecheck.sites.linkedin.text import held_lines
from profilecheck.sites.linkedin.wording import counted, is_masked
from profilecheck.sites.long_text import text_entries
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["SUGGESTIONS", "guest_anchor", "read_guest_page"]

_CARD = ".top-card-layout, section.top-card, .profile-overview, #topcard, .top-card"
# Pages of earlier years give other people's cards the same names, so there the card comes first.
_NAME = ".top-card-layout__title, .top-card__title, #name, .profile-overview .fn"
_HEADLINE = ".top-card-layout__headline, .top-card__headline, .profile-overview .headline"
_SUBLINE = (
    ".top-card-layout__first-subline, .top-card__subline, .profile-info-subheader, "
    "#demographics, .profile-overview .member-connections"
)
_LOCATION = (
    ".profile-info-subheader > span:first-child, .profile-info-subheader > div > span:first-child, "
    ".top-card-layout__first-subline > div:first-child > span:first-child, "
    ".top-card__subline-item:not(.top-card__subline-item--bullet), .top-card__location, "
    "#demographics .locality, .profile-overview .demographic-info .locality"
)
_PLUS = "+"
_MOST_CONNECTIONS = 500
"""LinkedIn counts connections up to here, and no further."""
_CONNECTIONS = frozenset(
    (
        *("relations", "relation", "contactos", "contacto", "conexões", "conexão", "kontakte"),
        *("kontakt", "collegamenti", "collegamento", "kontakty", "kontaktów", "connecties"),
        *("connectie", "kontakter", "forbindelser", "forbindelse", "bağlantı"),
    )
)
_PROFILE_KEY = "public_profile"
_IN_DATA = "not shown on the page, but in what it tells search engines"
_MODAL = "modal"
_CURRENT = ("currentPositionsDetails", "currentPositions")
_PAST = ("pastPositionsDetails", "pastPositions")
_SCHOOLS = ("educationsDetails", "educations")
_LINKED = (".top-card-link__description", ".top-card__flavor", "li", "td", "a")
_ABOUT = (
    "section[data-section='summary'] .core-section-container__content, section.summary p, "
    "section#summary .description"
)
_POSITION = ".experience-item, .experience-group-position, section#experience li.position"
_POSITION_ITEMS = (
    "section[data-section='experience'] li, section.experience li, section#experience li"
)
_TITLE_IN = (".experience-item__title, .experience-group-position__title, .item-title", "h3")
_PLACE_IN = (
    ".experience-item__subtitle, .item-subtitle, .profile-section-card__subtitle, "
    ".result-card__subtitle"
)
_HEAD_OF_ITEM = (".item-title", "h3")
_LINE_OF_ITEM = (".item-subtitle", "h4")
_GROUP = ".experience-group-header__company"
_DATES_IN = ".date-range"
_WRITTEN_IN = ".show-more-less-text, .description, .experience-item__description"
_BESIDE_WRITTEN = (
    "h2, h3, h4, time, button, .date-range, [class*='title'], [class*='subtitle'], "
    "[class*='meta-item'], [class*='location'], [class*='duration'], [class*='company'], "
    "[class*='logo']"
)
"""What else a position has: its name, whose it is, from when to when, and where."""
_SCHOOL = (
    ".education__list-item, section[data-section='educations'] li, "
    "section[data-section='educationsDetails'] li, section#education li.school"
)
_GROUPS = "section[data-section='groups'] li, section#groups li"
_VOLUNTEERING_OF_YEARS_AGO = "section#volunteering li.position"
SUGGESTIONS = ".aside-section-container"
"""What stands beside the profile: "Other similar profiles", others' posts, courses."""


def guest_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is a public profile with the name of its owner.

    Pages of companies and of people with one name have such a card too, and say what they are.
    """
    key = capture.tree.css_first('meta[name="pageKey"]')
    other = key is not None and not (key.attributes.get("content") or "").startswith(_PROFILE_KEY)
    return not other and is_guest_page(capture) and bool(_text(capture.tree, _NAME))


def read_guest_page(context: ReadContext) -> Iterator[Observed | Unread]:
    """Everything that shows to somebody who is not signed in."""
    tree = context.capture.tree
    name = _text(tree, _NAME)
    if not name or is_masked(name):
        return
    yield _observed(context, Fact.PROFILE_NAME, [Entry(text=name)])
    seen = "The profile shows without signing in"
    yield context.observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, seen)
    if not _asks_not_to_be_listed(tree):
        yield context.observed(
            Fact.DISCOVERY_SEARCH_ENGINES, True, "The page does not ask search engines to stay away"
        )
    yield from _headline(context)
    yield from _facts(context)
    for fact in dict.fromkeys(_items_not_read(context.capture.tree)):
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, "an entry that we do not know")
    for heading in dict.fromkeys(unknown_sections(context)):
        what = f"a section that we do not know: {heading}"
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.PAGE_CHANGED, what)
    if shows_others(tree) and not context.matcher.known:
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.NEEDS_SCHOOL)
    if not is_whole(context.capture):
        for fact in _LISTED:
            yield context.unread(fact, UnreadReason.INCOMPLETE_LIST)
    yield from read_other_languages(context)
    yield from _counts(context)
    yield from read_guest_posts(context)


_LISTED = (Fact.PROFILE_EMPLOYER, Fact.PROFILE_EDUCATION, Fact.PROFILE_BIO, Fact.MEMBERSHIPS)
"""What may go on where a page was cut."""


def _observed(context: ReadContext, fact: Fact, entries: Iterable[Entry]) -> Observed:
    shown = tuple(e.model_copy(update={"audience": Audience.PUBLIC}) for e in entries)
    seen = "; ".join(entry.text for entry in shown)
    # What others say in other sections is told only where it names the school.
    some_only = fact is Fact.PROFILE_BIO and shows_others(context.capture.tree)
    return context.observed(fact, Entries(entries=shown), seen, looked_through=some_only)


def _text(root: LexborHTMLParser | LexborNode, *selectors: str) -> str:
    """Return the text of the first part found, the first selector first, without dialogs in it."""
    for selector in selectors:
        for node in root.css(selector):
            if words := _own_text(node):
                return words
    return ""


def _plain(root: LexborNode, *selectors: str) -> str:
    """Return the text of the first part found, "" where LinkedIn puts stars in its place."""
    words = _text(root, *selectors)
    return "" if is_masked(words) else words


def _own_text(node: LexborNode) -> str:
    texts = [line.text for line in lines(node) if not _in_dialog(line.block, node)]
    return " ".join(texts).strip()


def _in_dialog(block: LexborNode, root: LexborNode) -> bool:
    node: LexborNode | None = block
    while node is not None and node.mem_id != root.mem_id:
        if _MODAL in (node.attributes.get("class") or "") or node.tag == "form":
            return True
        node = node.parent
    return False


def _asks_not_to_be_listed(tree: LexborHTMLParser) -> bool:
    return any(
        word in ("noindex", "none")
        for node in tree.css("meta[name='robots' i], meta[name$='bot' i]")
        for word in re.split(r"[\s,]+", (node.attributes.get("content") or "").casefold())
    )


def _headline(context: ReadContext) -> Iterator[Observed]:
    """Yield the headline; or that there is none, where the card holds the lines around it alone.

    LinkedIn writes "--" in the place of one that the person has not written.
    """
    tree = context.capture.tree
    words = _text(tree, _HEADLINE)
    none_written = re.fullmatch(r"[\s–—-]+", words) is not None
    if words and not none_written and not is_masked(words):
        yield _observed(context, Fact.PROFILE_HEADLINE, [Entry(text=words)])
    elif none_written or _card_without_headline(tree):
        seen = "The card at the top shows no headline"
        yield context.observed(Fact.PROFILE_HEADLINE, Entries(entries=()), seen)


def _card_without_headline(tree: LexborHTMLParser) -> bool:
    title = tree.css_first(".top-card-layout__title")
    below = tree.css_first(".top-card-layout__first-subline")
    if title is None or below is None or below.parent is None:
        return False
    if tree.css_first(_HEADLINE) is not None:  # its line is there, and its words are not
        return False
    # Under another name the headline would stand between the two: an element with a text.
    before = takewhile(lambda part: part.mem_id != below.mem_id, below.parent.iter())
    between = [p for p in before if title.mem_id not in {n.mem_id for n in p.traverse()}]
    return not any(map(_own_text, between))


def _facts(context: ReadContext) -> Iterator[Observed]:
    tree = context.capture.tree
    found = {
        Fact.PROFILE_LOCATION: _location(tree),
        Fact.PROFILE_EMPLOYER: _with_data(context, _employers(tree), schools=False),
        Fact.PROFILE_EDUCATION: _with_data(context, _education(tree), schools=True),
        Fact.PROFILE_BIO: (*_bio(tree), *other_sections(context)),
        Fact.PROFILE_LINKS: _links(tree),
        Fact.MEMBERSHIPS: _groups(tree),
    }
    for fact, entries in found.items():
        if kept := [e for e in dict.fromkeys(entries) if not is_masked(e.text)]:
            yield _observed(context, fact, kept)


def _location(tree: LexborHTMLParser) -> list[Entry]:
    """The place, which comes first below the name; without one, a number or an employer does."""
    words = _text(tree, _LOCATION)
    named = [w for part in (_CURRENT, _PAST, _SCHOOLS) for w in _in_card(tree, part)]
    beside = {normalise(w) for w in (*named, *(p.place for p in _positions(tree)))}
    is_place = words and not re.search(r"\d", words) and normalise(words) not in beside
    return [Entry(text=words)] if is_place else []


@dataclass(frozen=True)
class _Position:
    title: str
    place: str
    dates: str
    current: bool | None


def _positions(tree: LexborHTMLParser) -> Iterator[_Position]:
    """Yield the positions of the Experience section; the blurred one has no such parts."""
    for item in tree.css(_POSITION):
        if _is_blurred(item) or "experience-group" in (item.attributes.get("class") or "").split():
            continue
        title, place = _plain(item, *_TITLE_IN), _plain(item, _PLACE_IN) or _group_of(item)
        dates = item.css_first(_DATES_IN)
        if place:
            words = " ".join(held_lines(dates)) if dates is not None else ""
            yield _Position(title, place, words, _is_current(item, dates))


_OF_POSITIONS = (Fact.PROFILE_EMPLOYER, Fact.PROFILE_BIO)
"""What an entry of the Experience section tells."""


def _items_not_read(tree: LexborHTMLParser) -> Iterator[Fact]:
    """Yield the facts of which an entry stands on the page that names no place of work or school.

    What is listed inside an entry's own text is no entry.
    """
    positions = (item for item in tree.css(_POSITION) if held_lines(item))
    read = {item.mem_id for item in positions if _plain(item, _PLACE_IN) or _group_of(item)}
    facts = {"experience": _OF_POSITIONS, "groups": (Fact.MEMBERSHIPS,)}
    facts |= dict.fromkeys(EDUCATION, (Fact.PROFILE_EDUCATION,))
    for name in empty_sections(tree):
        yield from facts.get(name, ())
    texts = {part.mem_id for part in tree.css(_WRITTEN_IN)}
    if any(not (held_lines(part) or _is_blurred(part)) for part in tree.css(_WRITTEN_IN)):
        yield Fact.PROFILE_BIO
    for item in tree.css(_POSITION_ITEMS):
        written = _is_within(item, texts)
        if not (written or _is_blurred(item) or _holds_items(item) or item.mem_id in read):
            yield from _OF_POSITIONS
        elif item.mem_id in read and _is_written_elsewhere(item):
            yield Fact.PROFILE_BIO
    for item in tree.css(_SCHOOL):
        written = _is_within(item, texts)
        if not (written or _is_blurred(item) or _text(item, *_HEAD_OF_ITEM)):
            yield Fact.PROFILE_EDUCATION


def _holds_items(item: LexborNode) -> bool:
    """Whether it is an entry with entries of its own: several positions at one place."""
    return any(part.mem_id != item.mem_id for part in item.css("li"))


def _is_written_elsewhere(item: LexborNode) -> bool:
    """Whether a position has words where nobody knows."""
    known = {
        inside.mem_id
        for part in item.css(f"{_WRITTEN_IN}, {_BESIDE_WRITTEN}")
        for inside in part.traverse()
    }
    return any(
        line.block.mem_id not in known and not _in_dialog(line.block, item) for line in lines(item)
    )


def _is_within(item: LexborNode, parts: Collection[int]) -> bool:
    node = item.parent
    while node is not None and node.mem_id not in parts:
        node = node.parent
    return node is not None


def _is_blurred(item: LexborNode) -> bool:
    node: LexborNode | None = item
    while node is not None:
        if "blur" in (node.attributes.get("class") or "").split():
            return True
        node = node.parent
    return False


def _group_of(item: LexborNode) -> str:
    node = item.parent
    while node is not None:
        if "experience-group" in (node.attributes.get("class") or "").split():
            return _plain(node, _GROUP)
        node = node.parent
    return ""


def _is_current(item: LexborNode, dates: LexborNode | None) -> bool | None:
    """Whether the position is held now: two dates are a beginning and an end, one has no end.

    The name that newer pages give the part ("currentPositionsDetails") is the same for all.
    """
    if dates is not None:
        times = dates.css("time")
        if len(times) >= 2:
            return False
        if len(times) == 1 and re.search(r"[-–—]", text_of(dates)):
            return True
    named = item.attributes.get("data-section") or ""
    return False if named in _PAST else None


def _employers(tree: LexborHTMLParser) -> Iterator[Entry]:
    listed = [
        Entry(text=p.place, detail=", ".join(x for x in (p.title, p.dates) if x), current=p.current)
        for p in _positions(tree)
    ]
    for sections, current in ((_CURRENT, True), (_PAST, False)):
        for words in _in_card(tree, sections):
            entry = Entry(text=words, current=current)
            if _is_news(entry, listed):
                yield entry
    yield from listed


def _is_news(entry: Entry, listed: Iterable[Entry]) -> bool:
    """Whether `listed` does not name the place: or names it as left, and the person is there."""
    return not any(
        normalise(e.text) == normalise(entry.text) and (e.current is not False or not entry.current)
        for e in listed
    )


def _with_data(context: ReadContext, shown: Iterable[Entry], *, schools: bool) -> Iterator[Entry]:
    """Yield what the page shows, then what only its data for search engines names."""
    listed = tuple(shown)
    yield from listed
    for place in places_in_data(context.capture):
        entry = Entry(text=place.name, detail=_IN_DATA, current=place.current)
        if place.is_school is schools and _is_news(entry, listed):
            yield entry


def _in_card(tree: LexborHTMLParser, sections: tuple[str, ...]) -> Iterator[str]:
    """Yield what the card at the top lists under one of `sections`."""
    for card in tree.css(_CARD):
        for name in sections:
            for part in card.css(f"[data-section='{name}']"):
                yield from _linked(part)


def _linked(part: LexborNode) -> list[str]:
    """Return what a part of the card names: of the ways to name, the first that is there."""
    for selector in _LINKED:
        named = [words for node in part.css(selector) if (words := _own_text(node).rstrip(" ,"))]
        if named:
            return [words for words in named if not is_masked(words)]
    return []


def _education(tree: LexborHTMLParser) -> Iterator[Entry]:
    listed = []
    for item in tree.css(_SCHOOL):
        name = "" if _is_blurred(item) else _plain(item, *_HEAD_OF_ITEM)
        if name:
            listed.append(Entry(text=name, detail=_plain(item, *_LINE_OF_ITEM)))
    named = {normalise(e.text) for e in listed}
    yield from (Entry(text=w) for w in _in_card(tree, _SCHOOLS) if normalise(w) not in named)
    yield from listed


def _bio(tree: LexborHTMLParser) -> Iterator[Entry]:
    """The text under About, and what is written about positions and volunteering of years ago."""
    public = Audience.PUBLIC
    for node in tree.css(_ABOUT):
        if texts := _lines(node):
            yield from text_entries(texts, "About", public)
            break
    for item in tree.css(_POSITION):
        for node in item.css(_WRITTEN_IN)[:1]:
            yield from text_entries(_lines(node), "Experience", public)
    held = [words for item in tree.css(_VOLUNTEERING_OF_YEARS_AGO) for words in _lines(item)]
    yield from text_entries(held, "Volunteering", public)


def _lines(node: LexborNode) -> list[str]:
    texts = [x for x in lines(node) if x.block.tag != "button" and not _in_dialog(x.block, node)]
    return [line.text for line in texts if not is_masked(line.text)]


def _links(tree: LexborHTMLParser) -> Iterator[Entry]:
    for link in tree.css("[data-section='websites'] a, #topcard tr.websites a, .websites a"):
        if target := _target(link.attributes.get("href") or ""):
            yield Entry(text=target, detail=_own_text(link))


def _target(href: str) -> str:
    """Return where a link leads that goes by way of LinkedIn's own redirection."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return href  # no address that leads anywhere, but text that is on the page
    if (parts.hostname or "").endswith("linkedin.com") and "redir" in parts.path:
        return parse_qs(parts.query).get("url", [""])[0]
    return href if parts.scheme in ("http", "https") else ""


def _groups(tree: LexborHTMLParser) -> Iterator[Entry]:
    for item in tree.css(_GROUPS):
        if name := _text(item, *_HEAD_OF_ITEM, "a"):
            yield Entry(text=name, detail="Group")


def _counts(context: ReadContext) -> Iterator[Observed]:
    """The number of connections, from the card at the top alone."""
    count = _connections(_numbers(context.capture.tree), context.labels)
    if count is not None:
        more = "at least " if count.at_least else ""
        yield context.observed(Fact.FRIENDS_COUNT, count, f"{more}{count.count} connections")


def _numbers(tree: LexborHTMLParser) -> list[str]:
    """Return the lines of the card at the top that hold a number, each once."""
    texts = (
        line.text
        for node in tree.css(_SUBLINE)
        for line in lines(node)
        if not _in_dialog(line.block, node)
    )
    return list(dict.fromkeys(words for words in texts if re.search(r"\d", words)))


def _connections(texts: list[str], labels: Labels | None) -> Count | None:
    """Return the number beside the word for connections.

    In a language without wording it is known by that word too, where LinkedIn's is known; by the
    plus sign, which followers never have; else, of two numbers, followers come first.
    """
    for words in texts:
        if (count := counted(words, "connections", labels)) is not None:
            return count
    if labels is not None:
        return None
    for words in texts:
        if _PLUS in words or not _CONNECTIONS.isdisjoint(normalise(words).split()):
            return _up_to_most(words)
    return _up_to_most(texts[1]) if len(texts) == 2 else None


def _up_to_most(words: str) -> Count | None:
    """Return the one number in `words`, wherever it stands there ("Más de 500 contactos")."""
    found = re.findall(r"\d+", words)
    if len(found) != 1 or len(found[0]) > 3 or int(found[0]) > _MOST_CONNECTIONS:
        return None
    return Count(count=int(found[0]), at_least=int(found[0]) == _MOST_CONNECTIONS)
