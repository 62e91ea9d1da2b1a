"""A Facebook profile's own page: its name, and what its Intro shows."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.facebook.embedded import payload, text
from profilecheck.sites.facebook.identity import owner_of
from profilecheck.sites.facebook.lists import declared_friends
from profilecheck.sites.facebook.timeline import read_posts, read_posts_as_stranger
from profilecheck.sites.json_tree import dig, walk
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import shown_words
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from profilecheck.words.plurals import listed as listed_in_words

__all__ = ["place_entry", "profile_anchor", "read_profile", "read_profile_as_stranger"]

_FACT_OF_CARD = {
    "INTRO_CARD_WORK": Fact.PROFILE_EMPLOYER,
    "INTRO_CARD_EDUCATION": Fact.PROFILE_EDUCATION,
    "INTRO_CARD_CURRENT_CITY": Fact.PROFILE_LOCATION,
    "INTRO_CARD_HOMETOWN": Fact.PROFILE_LOCATION,
    "INTRO_CARD_ADDRESS": Fact.PROFILE_LOCATION,
    "INTRO_CARD_RELATIONSHIP": Fact.PROFILE_FAMILY,
    "INTRO_CARD_PROFILE_PHONE": Fact.CONTACT_PHONE,
    "INTRO_CARD_PHONE": Fact.CONTACT_PHONE,
    "INTRO_CARD_PROFILE_EMAIL": Fact.CONTACT_EMAIL,
    "INTRO_CARD_EMAIL": Fact.CONTACT_EMAIL,
    "INTRO_CARD_WEBSITE": Fact.PROFILE_LINKS,
    "INTRO_CARD_OTHER_ACCOUNT": Fact.PROFILE_LINKS,
    "INTRO_CARD_SCREENNAME": Fact.PROFILE_LINKS,
}

# An account elsewhere shows by a name alone; what it is stands in the link.
_NAMED_BY_LINK = frozenset({"INTRO_CARD_OTHER_ACCOUNT", "INTRO_CARD_SCREENNAME"})

_SAID_IN_OTHER_WORDS = frozenset({Fact.PROFILE_LOCATION, Fact.PROFILE_FAMILY})
"""Facts whose cards may be sentences, of what About has in a word: "Lives in Leeds"."""

_PLACE = re.compile(r"(?:.*\s)?(?:at|works for|worked for|(?:goes|went) to)\s+(?P<place>.+)", re.I)
_PAST = re.compile(r"(?:former(?:ly)?|worked|studied|went)\b", re.I)


@dataclass(frozen=True)
class Intro:
    """What the Intro of a profile shows. `bio` is "" where there is none.

    It is `whole` where everything in it is as it should be: a bio that is not read is none then.
    """

    bio: str
    whole: bool
    cards: tuple[tuple[Fact, Entry], ...]


def profile_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page carries a profile's own sections, whatever is in them."""
    data = payload(capture)
    return any(
        data.find(key)
        for key in ("profile_tile_sections", "profile_header_renderer", "timeline_list_feed_units")
    )


def intro(capture: Capture) -> Intro | None:
    """Return the Intro, None where the page does not carry its place."""
    owner = owner_of(capture)
    sections = [
        section
        for found in payload(capture).find("profile_tile_sections")
        if found.inside.get("id") in (None, owner)
        for section in walk(found.value)
        if section.get("profile_tile_section_type") == "INTRO"
    ]
    if not sections:
        return None
    bios = [
        bio
        for section in sections
        for inside in walk(section)
        if (bio := text(inside, "profile_status_text"))
    ]
    return Intro(
        bio=" ".join(dict.fromkeys(bios)),
        whole=all(_is_whole(section) for section in sections),
        cards=tuple(dict.fromkeys(c for s in sections for c in _cards(s))),
    )


_CONTEXT_LIST = "ProfileTileViewContextListRenderer"
"""The view that lists the cards. It is there, if empty, where there is nothing to list."""


def _is_whole(section: Mapping[str, Json]) -> bool:
    """Whether the Intro has its list of cards, and nothing in it is of a kind that is not known.

    A view without a renderer is one that does not show.
    """
    views = dig(section, "profile_tile_views", "nodes")
    if not isinstance(views, list):
        return False
    shown = [view for view in views if not _is_unshown(view)]
    kinds = [text(view, "view_style_renderer", "__typename") for view in shown]
    return _CONTEXT_LIST in kinds and all(map(_is_known_view, shown, kinds))


def _is_unshown(view: Json) -> bool:
    return isinstance(view, dict) and view.get("view_style_renderer", view) is None


def _is_known_view(view: Json, kind: str) -> bool:
    items = dig(view, "view_style_renderer", "view", "profile_tile_items", "nodes")
    if not isinstance(items, list) or not (items or kind == _CONTEXT_LIST):
        return False
    nodes = [dig(item, "node") for item in items]
    if kind == _CONTEXT_LIST:
        return all(isinstance(dig(node, "timeline_context_item"), dict) for node in nodes)
    return all(text(node, "profile_status_text") or _says_no_bio(node) for node in nodes)


def _says_no_bio(node: Json) -> bool:
    return isinstance(node, dict) and node.get("profile_status_text", node) is None


def _cards(section: Mapping[str, Json]) -> Iterator[tuple[Fact, Entry]]:
    for inside in walk(section):
        renderer = inside.get("renderer")
        if whatsapp := text(renderer, "wa_number"):
            yield Fact.CONTACT_PHONE, Entry(text=whatsapp, detail="WhatsApp")
        kind = str(inside.get("timeline_context_list_item_type"))
        fact = _FACT_OF_CARD.get(kind)
        item = renderer.get("context_item") if isinstance(renderer, dict) else None
        title = text(item, "title") or text(item, "plaintext_title")
        if fact is None or not title:
            continue
        if kind in _NAMED_BY_LINK and (address := _leads_to(item)):
            yield fact, Entry(text=address, detail=title)
            continue
        # A relationship may name the other person, who is not kept.
        kept = shown_words(title) if fact is Fact.PROFILE_FAMILY else title
        yield fact, place_entry(kept, item, fact)


def _leads_to(item: Json) -> str:
    """Return the address outside Facebook that a card's title leads to, "" where to none."""
    title = item.get("title") if isinstance(item, dict) else None
    ranges = title.get("ranges") if isinstance(title, dict) else None
    found = (text(part, "entity", "external_url") for part in ranges or () if part)
    return next((address for address in found if address), "")


def place_entry(
    title: str, holder: Json, fact: Fact, detail: str = "", audience: Audience | None = None
) -> Entry:
    """Return `title` as an entry; of "Teacher at Oakfield Primary School" the school is the thing.

    Of "Lives in Leeds" it is the town.
    `holder` is the object whose `title` it is: the page marks there which words name a place.
    """
    if fact not in (Fact.PROFILE_EMPLOYER, Fact.PROFILE_EDUCATION, Fact.PROFILE_LOCATION):
        return Entry(text=title, detail=detail, audience=audience)
    match = _PLACE.fullmatch(title) if fact is not Fact.PROFILE_LOCATION else None
    place = _linked(holder) or (match["place"] if match else "") or title
    about = title if place != title else ""
    return Entry(
        text=place,
        detail=", ".join(part for part in (about, detail) if part),
        audience=audience,
        current=not _PAST.match(title) if match else None,
    )


def _linked(holder: Json) -> str:
    """Return the words of a title that the page links to a place, "" where it links none."""
    title = holder.get("title") if isinstance(holder, dict) else None
    if not isinstance(title, dict) or not isinstance(ranges := title.get("ranges"), list):
        return ""
    words = title.get("text")
    for part in ranges:
        if not isinstance(part, dict) or not isinstance(words, str) or not part.get("entity"):
            continue
        start, length = part.get("offset"), part.get("length")
        if isinstance(start, int) and isinstance(length, int) and 0 <= start < start + length:
            return words[start : start + length].strip()
    return ""


def _names(capture: Capture) -> tuple[str, ...]:
    owner = owner_of(capture)
    names = [
        name
        for found in payload(capture).find("profile_header_renderer")
        for inside in walk(found.value)
        if inside.get("id") == owner and (name := text(inside, "name"))
    ]
    return tuple(dict.fromkeys(names))


def _name(context: ReadContext) -> Iterator[Observed]:
    names = _names(context.capture)
    if names:
        # A profile's name is always public on Facebook.
        entries = tuple(Entry(text=name, audience=Audience.PUBLIC) for name in names)
        yield context.observed(Fact.PROFILE_NAME, Entries(entries=entries), names[0])


def _bio(context: ReadContext, shown: Intro) -> Iterator[Observed | Unread]:
    if shown.bio or shown.whole:
        # A bio is always public on Facebook: the page where it is written says so.
        entries = (Entry(text=shown.bio, audience=Audience.PUBLIC),) if shown.bio else ()
        seen = shown.bio or "The Intro shows no bio"
        yield context.observed(Fact.PROFILE_BIO, Entries(entries=entries), seen)
    if not shown.whole:
        detail = "something in the Intro is of a kind that is not known"
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.PAGE_CHANGED, detail)


def read_profile(context: ReadContext) -> Iterator[Observed | Unread]:
    """One's own profile: name, bio, and who can see the posts."""
    yield from _name(context)
    if shown := intro(context.capture):
        yield from _bio(context, shown)
        yield from _intro_cards(context, shown, _as_listed_in_about(context))
    yield from read_posts(context)


def read_profile_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """What a profile shows to somebody who is not signed in."""
    yield from _name(context)
    if shown := intro(context.capture):
        yield from _bio(context, shown)
        yield from _intro_cards(context, shown, _as_public)
    if others := _not_opened(context.capture):
        place = f"{listed_in_words([f'“{name}”' for name in others])} on your profile"
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.BY_HAND, place=place)
    if (friends := declared_friends(context.capture)) is not None:
        more = "at least " if friends.at_least else ""
        yield context.observed(Fact.FRIENDS_COUNT, friends, f"{more}{friends.count} friends")
    yield from read_posts_as_stranger(context)


_OPENED = frozenset(
    {"ABOUT", "FRIENDS", "FOLLOWERS", "FOLLOWING", "GROUPS", "LIKES", "PHOTOS", "VIDEOS", "REELS"}
)
"""Sections of a profile that are read, or hold what its posts have too."""


def _not_opened(capture: Capture) -> tuple[str, ...]:
    """Return what other sections a stranger is shown, as of reviews, places or events.

    To its owner a profile lists the empty ones too.
    """
    sections = [found.inside for found in payload(capture).find("section_type")]
    others = (s for s in sections if text(s, "section_type") not in _OPENED)
    names = (text(section, "name") or text(section, "section_type") for section in others)
    return tuple(dict.fromkeys(name for name in names if name))


_Listing = Callable[[Fact, Entry], Entry | None]
"""Returns the entry that a card is, with its audience; None of a card that tells nothing more."""


def _intro_cards(context: ReadContext, shown: Intro, listing: _Listing) -> Iterator[Observed]:
    """Yield what the Intro lists. What it leaves out may still be under About."""
    by_fact: dict[Fact, list[tuple[Entry, Entry]]] = {}
    for fact, card in shown.cards:
        if (entry := listing(fact, card)) is not None:
            by_fact.setdefault(fact, []).append((card, entry))
    for fact, pairs in by_fact.items():
        seen = "; ".join(card.detail or card.text for card, _ in pairs)
        yield context.observed(fact, Entries(entries=tuple(entry for _, entry in pairs)), seen)


def _as_public(_: Fact, card: Entry) -> Entry:
    return card.model_copy(update={"audience": Audience.PUBLIC})


def _as_listed_in_about(context: ReadContext) -> _Listing:
    """Return how a card of one's own is told: who can see it stands under About alone.

    That was read before. A card that is not listed there is told as it is, without an audience.
    """
    told = [(r.fact, r.value) for r in context.earlier if isinstance(r.value, Entries)]
    # Two of the pages of About may list the same entries.
    most: Counter[tuple[Fact, Entry]] = Counter()
    for fact, listed in told:
        most |= Counter((fact, entry) for entry in listed.entries)
    left = list(most.elements())

    def listing(fact: Fact, card: Entry) -> Entry | None:
        same = (one for one in left if one[0] is fact and _is_same(one[1], card))
        found = next(same, None)
        if found is not None:
            left.remove(found)
            return found[1]
        listed = any(one is fact and value.entries for one, value in told)
        return None if listed and fact in _SAID_IN_OTHER_WORDS else card

    return listing


def _is_same(entry: Entry, card: Entry) -> bool:
    return entry.text.casefold() == card.text.casefold()
