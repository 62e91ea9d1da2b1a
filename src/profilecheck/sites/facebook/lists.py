"""Lists on a Facebook profile that load as one scrolls: friends, groups, pages.

Friends are counted here, never kept: no name of one leaves this module.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Capture, Json, ListEnd
from profilecheck.browser.dom import by_role, main_parts
from profilecheck.browser.lists import ListReads
from profilecheck.model import Count, Entries, Entry, Observed, Unread
from profilecheck.sites.facebook.embedded import Found, payload, text
from profilecheck.sites.facebook.identity import owner_of
from profilecheck.sites.facebook.wording import count_of
from profilecheck.sites.form import privacy_words
from profilecheck.sites.friends import at_the_school
from profilecheck.sites.json_tree import dig, walk
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import audience_of, is_known_language, shown_words
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "PROFILE_LIST",
    "Collection",
    "collection",
    "declared_friends",
    "list_anchor",
    "read_friends",
    "read_friends_as_stranger",
    "read_memberships",
]


@dataclass(frozen=True)
class Collection:
    """One list of a profile: its cards, what it says it holds, and whether its end was seen.

    A card that stands twice is there once, in both forms. The list is not `complete` where a card
    is not as it should be, or where it says that it holds more than were read.
    """

    cards: tuple[tuple[Mapping[str, Json], ...], ...]
    declared: int | None
    complete: bool


def collection(capture: Capture, *sections: str) -> Collection | None:
    """Return the list of the profile's section (FRIENDS, GROUPS…), None where it isn't there."""
    data = payload(capture)
    firsts = [
        first
        for found in data.find("section_type")
        if found.value in sections
        for first in _first_parts(found)
    ]
    if not firsts:
        return None
    own = {text(first, "id") for first in firsts} - {""}
    later = [found.inside for found in data.find("pageItems") if text(found.inside, "id") in own]
    parts = [*firsts, *(part for part in later if all(part is not first for first in firsts))]
    if not any(isinstance(dig(part, "pageItems", "edges"), list) for part in parts):
        return None
    whole = capture.list_end is not ListEnd.STOPPED and PROFILE_LIST.operation not in data.cut_off
    return _joined(parts, whole=whole)


def _first_parts(section: Found) -> Iterator[Mapping[str, Json]]:
    return (i for i in walk(section.inside.get("all_collections")) if "pageItems" in i)


def _joined(parts: Sequence[Mapping[str, Json]], *, whole: bool) -> Collection:
    cards: dict[str, list[Mapping[str, Json]]] = {}
    for number, part in enumerate(parts):
        edges = dig(part, "pageItems", "edges")
        whole = whole and isinstance(edges, list)
        for place, edge in enumerate(edges if isinstance(edges, list) else ()):
            if isinstance(card := dig(edge, "node"), dict):
                cards.setdefault(_card_key(card, edge, f"{number}.{place}"), []).append(card)
            else:
                whole = False
    follows = [_has_more(part["pageItems"]) for part in parts]
    # Each part says that another follows, but for the last.
    ends = follows[-1] is False and follows[:-1] == sorted(map(bool, follows[:-1]), reverse=True)
    counts = [n for part in parts if isinstance(n := dig(part, "items", "count"), int) and n >= 0]
    declared = max(counts, default=None)
    return Collection(
        cards=tuple(map(tuple, cards.values())),
        declared=declared,
        complete=whole and ends and (declared is None or declared <= len(cards)),
    )


def _has_more(items: Json) -> bool | None:
    more = dig(items, "page_info", "has_next_page")
    return more if isinstance(more, bool) else None


def _card_key(card: Mapping[str, Json], edge: Mapping[str, Json], place: str) -> str:
    for holder, key in ((card, "id"), (card, "url"), (edge, "cursor")):
        if isinstance(value := holder.get(key), str) and value:
            return value
    return place


def list_anchor(*sections: str) -> Callable[[Capture, Labels | None], bool]:
    """Return an anchor: the page carries the list of one of these sections."""

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        return collection(capture, *sections) is not None

    return anchor


def declared_friends(capture: Capture) -> Count | None:
    """Return the number of friends that the profile's head states, None where it states none.

    Other people's heads may stand in the page too; the owner's is known by the owner's number.
    """
    owner = owner_of(capture)
    stated = {
        count_of(text(item, "text"))
        for found in payload(capture).find("profile_social_context")
        if found.inside.get("id") in (None, owner)
        for item in walk(dig(found.value, "content"))
        # Likes of a page lead to "sk=friends_likes": another tab.
        if text(item, "uri").endswith(("sk=friends", "/friends"))
        and _number_in(text(item, "uri")) in (None, owner)
    }
    # Two different numbers are none.
    return stated.pop() if len(stated) == 1 else None


def _number_in(uri: str) -> str | None:
    """Return the number of the profile that an address leads to, None where it names none."""
    match = re.search(r"[?&]id=(\d+)(?:&|$)", uri)
    return match[1] if match else None


def read_friends(context: ReadContext) -> Iterator[Observed | Unread]:
    """How many friends there are, and how many of them work or study at the person's school."""
    friends = collection(context.capture, "FRIENDS")
    if friends is None:
        return
    stated = declared_friends(context.capture)
    yield _friend_count(context, friends, stated)
    people = [tuple(text(card, "subtitle_text") for card in cards) for cards in friends.cards]
    told = all(_tells_line(card) for cards in friends.cards for card in cards)
    complete = friends.complete and told and (stated is None or stated.count <= len(people))
    yield from _at_the_school(context, people, complete=complete)


def _tells_line(card: Mapping[str, Json]) -> bool:
    """Whether a friend's own line is there to read, or is said not to be there."""
    return "subtitle_text" in card and (
        card["subtitle_text"] is None or bool(text(card, "subtitle_text"))
    )


def _at_the_school(
    context: ReadContext, people: Sequence[Sequence[str]], *, complete: bool
) -> Iterator[Observed | Unread]:
    """Count those at the school. What their lines say of it is known in some languages."""
    for reading in at_the_school(context, people, "friends", complete=complete):
        none = isinstance(reading, Observed) and reading.value == Count(count=0)
        if none and not is_known_language(context.labels):
            yield context.unread(reading.fact, UnreadReason.UNKNOWN_LANGUAGE)
        else:
            yield reading


def _friend_count(
    context: ReadContext, friends: Collection, stated: Count | None
) -> Observed | Unread:
    if friends.declared is not None:
        count = Count(count=max(friends.declared, len(friends.cards)))
    elif friends.complete:
        count = Count(count=len(friends.cards))
    elif stated is not None:
        count = stated
    elif friends.cards:
        count = Count(count=len(friends.cards), at_least=True)
    else:
        return context.unread(Fact.FRIENDS_COUNT, UnreadReason.INCOMPLETE_LIST)
    if stated is not None and stated.count > count.count:
        count = stated
    more = "at least " if count.at_least else ""
    return context.observed(Fact.FRIENDS_COUNT, count, f"{more}{count.count} friends")


def read_friends_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """That anyone can see the friends list, where it shows. An empty one proves nothing."""
    friends = collection(context.capture, "FRIENDS")
    if friends is not None and friends.cards:
        seen = f"{len(friends.cards)} friends were listed without signing in"
        yield context.observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, seen)


def read_memberships(*sections: str) -> Callable[[ReadContext], Iterator[Observed | Unread]]:
    """Return a reader of the groups or pages that others can see on the profile."""

    def read(context: ReadContext) -> Iterator[Observed | Unread]:
        listed = collection(context.capture, *sections)
        if listed is None:
            return
        audience, words = _section_audience(context)
        forms = [card for cards in listed.cards for card in cards]
        entries = tuple(
            Entry(text=title, detail=text(card, "subtitle_text"), audience=audience)
            for card in forms
            if (title := text(card, "title"))
        )
        seen = f"{len(entries)} listed" + (f", {words}" if words else "")
        if entries or (listed.complete and not forms):
            yield context.observed(Fact.MEMBERSHIPS, Entries(entries=entries), seen)
        if not listed.complete:
            yield context.unread(Fact.MEMBERSHIPS, UnreadReason.INCOMPLETE_LIST, seen)
        elif len(entries) < len(forms):
            yield context.unread(Fact.MEMBERSHIPS, UnreadReason.PAGE_CHANGED, seen)

    return read


def _section_audience(context: ReadContext) -> tuple[Audience | None, str]:
    # What stands beside the page, or in a dialog over it, may be of anything else.
    tree = context.capture.tree
    parts: Sequence[LexborNode | LexborHTMLParser] = main_parts(tree) or (tree,)
    labels = {
        words
        for part in parts
        for button in by_role(part, "button")
        if (words := privacy_words(button, context.labels)) is not None
    }
    if len(labels) != 1:
        return None, ""
    words = labels.pop()
    return audience_of(words, context.labels), shown_words(words)


def _more_in_reply(body: str) -> bool | None:
    try:
        reply = json.JSONDecoder().raw_decode(body.lstrip())[0]
    except (ValueError, RecursionError):
        return None
    for inside in walk(reply):
        if isinstance(items := inside.get("pageItems"), dict):
            return _has_more(items)
    return None


def _more_in_page(capture: Capture) -> bool | None:
    for found in payload(capture).find("pageItems"):
        if isinstance(found.value, dict):
            return _has_more(found.value)
    return None


PROFILE_LIST = ListReads(
    operation="ProfileCometAppCollectionListRendererPaginationQuery",
    more_in_reply=_more_in_reply,
    more_in_page=_more_in_page,
)
