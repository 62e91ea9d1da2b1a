"""Lists on a Facebook profile that load as one scrolls: friends, groups, pages.

Friends are counted here, never kept: no name of one leaves this module.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from profilecheck.browser.capture import Capture, Json, ListEnd
from profilecheck.browser.dom import by_role
from profilecheck.browser.lists import ListReads
from profilecheck.model import Count, Entries, Entry, Observed, Unread
from profilecheck.sites.facebook.embedded import Found, payload, text
from profilecheck.sites.facebook.identity import owner_of
from profilecheck.sites.facebook.wording import count_of
from profilecheck.sites.form import privacy_words
from profilecheck.sites.friends import at_the_school
from profilecheck.sites.json_tree import walk
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import audience_of, shown_words
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint

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
    """One list of a profile: its cards, what it says it holds, and whether its end was seen."""

    cards: tuple[Mapping[str, Json], ...]
    declared: int | None
    complete: bool


def collection(capture: Capture, *sections: str) -> Collection | None:
    """Return the list of the profile's section (FRIENDS, GROUPS…), None where it isn't there."""
    data = payload(capture)
    for found in data.find("section_type"):
        if found.value in sections and (first := _first_part(found)) is not None:
            parts = [first.inside, *_later_parts(data.find("pageItems"), first)]
            return _joined(parts, capture.list_end)
    return None


def _first_part(section: Found) -> Found | None:
    for inside in walk(section.inside.get("all_collections")):
        if isinstance(inside.get("pageItems"), dict):
            return Found(inside["pageItems"], inside)
    return None


def _later_parts(everywhere: tuple[Found, ...], first: Found) -> Iterator[Mapping[str, Json]]:
    own = first.inside.get("id")
    for found in everywhere:
        if found.inside is not first.inside and own and found.inside.get("id") == own:
            yield found.inside


def _joined(parts: list[Mapping[str, Json]], end: ListEnd) -> Collection | None:
    cards: dict[str, Mapping[str, Json]] = {}
    more: list[bool | None] = []
    for part in parts:
        items = part["pageItems"]
        if not isinstance(items, dict) or not isinstance(items.get("edges"), list):
            return None
        more.append(_has_more(items))
        for number, edge in enumerate(items["edges"]):
            if isinstance(edge, dict) and isinstance(card := edge.get("node"), dict):
                cards[_card_key(card, edge, f"{len(more)}.{number}")] = card
    declared = parts[0].get("items")
    count = declared.get("count") if isinstance(declared, dict) else None
    return Collection(
        cards=tuple(cards.values()),
        declared=count if isinstance(count, int) and count >= 0 else None,
        complete=False in more and end is not ListEnd.STOPPED,
    )


def _has_more(items: Mapping[str, Json]) -> bool | None:
    info = items.get("page_info")
    more = info.get("has_next_page") if isinstance(info, dict) else None
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
    for found in payload(capture).find("profile_social_context"):
        if found.inside.get("id") not in (None, owner):
            continue
        content = found.value.get("content") if isinstance(found.value, dict) else None
        for item in content if isinstance(content, list) else ():
            # Likes of a page lead to "sk=friends_likes": another tab.
            if isinstance(item, dict) and text(item, "uri").endswith(("sk=friends", "/friends")):
                return count_of(text(item, "text"))
    return None


def read_friends(context: ReadContext) -> Iterator[Observed | Unread]:
    """How many friends there are, and how many of them work or study at the person's school."""
    friends = collection(context.capture, "FRIENDS")
    if friends is None:
        return
    yield _friend_count(context, friends)
    people = [(text(card, "subtitle_text"),) for card in friends.cards]
    yield from at_the_school(context, people, "friends", complete=friends.complete)


def _friend_count(context: ReadContext, friends: Collection) -> Observed | Unread:
    stated = declared_friends(context.capture)
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
        if not listed.complete and not listed.cards:
            yield context.unread(Fact.MEMBERSHIPS, UnreadReason.INCOMPLETE_LIST)
            return
        audience, words = _section_audience(context)
        entries = tuple(
            Entry(text=title, detail=text(card, "subtitle_text"), audience=audience)
            for card in listed.cards
            if (title := text(card, "title"))
        )
        seen = f"{len(entries)} listed" + (f", {words}" if words else "")
        yield context.observed(Fact.MEMBERSHIPS, Entries(entries=entries), seen)
        if not listed.complete:
            yield context.unread(Fact.MEMBERSHIPS, UnreadReason.INCOMPLETE_LIST, seen)

    return read


def _section_audience(context: ReadContext) -> tuple[Audience | None, str]:
    if context.capture.viewpoint is Viewpoint.STRANGER:
        return Audience.PUBLIC, "shown without signing in"
    labels = {
        words
        for button in by_role(context.capture.tree, "button")
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
