"""A MySpace profile: its texts, who can open it, and what its stream shows.

What the owner's page shows has no audience of its own: it has the profile's, which the settings
page, opened before this one, told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import is_shown, lines, normalise, text_of
from profilecheck.model import Count, Entries, Entry, Observed, Unread, Years
from profilecheck.reread import Post as OwnPost
from profilecheck.sites.dormancy import looks_dormant
from profilecheck.sites.myspace.identity import identity
from profilecheck.sites.myspace.state import labels_for, user_name
from profilecheck.sites.myspace.stream import Stream, stream
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from profilecheck.words.plurals import counted

__all__ = [
    "access",
    "bio_anchor",
    "is_restricted",
    "profile_anchor",
    "read_bio",
    "read_profile",
    "read_profile_as_stranger",
    "shown_number",
]

_TITLE = re.compile(r"^(?P<name>.+?)\s*\((?P<user>[\w.-]+)\)\s+on\s+myspace\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_OWN_BIO = re.compile(r"(?:https?://(?:www\.)?myspace\.com)?/[^/?#]+/bio/?(?:[?#]|$)")
_PLACEHOLDERS = ("data-place-holder", "data-blurred-placeholder", "data-placeholder")
_RESTRICTED = "Your profile is restricted"
_PUBLIC = "Your profile is public"
_WRITTEN = "#aboutMe, .location, .website, #connectionsCount"
_POSTED = "time, #profileGrid li"
_STRANGERS_WORDS = "Shown without signing in"


def access(context: ReadContext) -> Audience | None:
    """Return who can open the profile: seen here, or on the settings page; else None."""
    if context.capture.viewpoint is Viewpoint.STRANGER:
        return Audience.PUBLIC
    return context.told_earlier(Fact.PROFILE_ACCESS, Audience)


def is_restricted(capture: Capture) -> bool | None:
    """Whether the profile says it is restricted; None where it does not say.

    The button to connect with somebody says so, on the page of the person it is for.
    """
    states = {
        (button.attributes.get("data-is-private") or "").lower()
        for button in _connect_buttons(capture)
    }
    return {"true": True, "false": False}.get(states.pop()) if len(states) == 1 else None


def _connect_buttons(capture: Capture) -> Iterator[LexborNode]:
    owner = identity(capture).owner
    for button in capture.tree.css(".connectButton[data-id]"):
        if button.attributes.get("data-id") == owner:
            yield button


def profile_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page has the place for a profile's details."""
    return capture.tree.css_first("#profileDetails") is not None


def read_profile(context: ReadContext) -> Iterator[Observed | Unread]:
    """One's own profile."""
    yield from _written(context)
    yield from _age(context)
    shown = stream(context.capture, labels_for(context))
    yield from _old_posts(context, shown)
    yield from _public_posts(context, shown)
    if shown is not None:
        yield from _to_reread(context, shown)
        yield from _dormant(context, shown)


def read_profile_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """What a profile shows to somebody who is not signed in."""
    shown = stream(context.capture, labels_for(context))
    restricted = is_restricted(context.capture)
    if restricted and not _shows_more(context.capture):
        yield from _behind_restriction(context)
        return
    yield from _written(context)
    if restricted:
        # A restricted profile shows nothing of this to a stranger: one of the two is not so.
        yield context.unread(Fact.PROFILE_ACCESS, UnreadReason.PAGE_CHANGED)
    elif restricted is False or (shown and shown.posts):
        yield context.observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, _STRANGERS_WORDS)
    yield from _public_posts(context, shown)
    count = shown_number(context.capture, "#connectionsCount a[href$='/connections/out']")
    if count is not None:
        yield context.observed(Fact.FRIENDS_COUNT, Count(count=count), f"{count} connections")


def _shows_more(capture: Capture) -> bool:
    """Whether the page shows what a restricted profile hides: a post, or anything written.

    A moment stands by a post, wherever the page has its posts.
    """
    written = any(map(_value, _places(capture, _WRITTEN)))
    return written or any(is_shown(node) for node in capture.tree.css(_POSTED))


def _behind_restriction(context: ReadContext) -> Iterator[Observed | Unread]:
    """A restricted profile shows pictures alone to a stranger (MySpace's help page on privacy)."""
    words = "The profile says that it is restricted"
    yield from _name(context)
    yield context.observed(Fact.PROFILE_ACCESS, Audience.FRIENDS, words)
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0), words)
    yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years={}), words)
    for fact in (Fact.PROFILE_BIO, Fact.PROFILE_LOCATION, Fact.PROFILE_LINKS, Fact.FRIENDS_COUNT):
        yield context.unread(fact, UnreadReason.SIGNED_OUT, words)


# What is written


def _written(context: ReadContext) -> Iterator[Observed | Unread]:
    yield from _name(context)
    yield from _about(context)
    places = _places(context.capture, ".location")
    sites = _places(context.capture, ".website, [data-event='profile.edit.websiteUri']")
    nothing_else = _holds_nothing_else(context.capture, (*places, *sites))
    if places or nothing_else:
        yield from _one_of(context, Fact.PROFILE_LOCATION, places, "")
    yield from _links(context, sites, whole=bool(sites) or nothing_else)


def _places(capture: Capture, selector: str) -> tuple[LexborNode, ...]:
    """Return the places for something among the details that are shown, outermost ones only."""
    found = [n for root in _details(capture) for n in root.css(selector) if is_shown(n)]
    inside = {inner.mem_id for n in found for inner in n.css(selector) if inner.mem_id != n.mem_id}
    return tuple(n for n in found if n.mem_id not in inside)


def _details(capture: Capture) -> Iterator[LexborNode]:
    return (node for node in capture.tree.css("#profileDetails") if is_shown(node))


def _holds_nothing_else(capture: Capture, known: Iterable[LexborNode]) -> bool:
    """Whether the block for place and website is there and shows nothing but what is `known`.

    Only then can the absence of the one or the other mean that it is not filled in.
    """
    blocks = _places(capture, "#locAndWeb")
    own = {line.block.mem_id for node in known for line in lines(node)}
    return bool(blocks) and all(
        line.block.mem_id in own for block in blocks for line in lines(block)
    )


def _one_of(
    context: ReadContext, fact: Fact, places: Iterable[LexborNode], detail: str
) -> Iterator[Observed | Unread]:
    """What all the places for one thing show; where they differ, which is true is not known."""
    values = tuple(dict.fromkeys(_value(place) for place in places))
    yield _texts(context, fact, tuple(v for v in values if v), detail)
    if len(values) > 1 or _lacks_invitation(context, places):
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, "; ".join(v for v in values if v))


def _lacks_invitation(context: ReadContext, places: Iterable[LexborNode]) -> bool:
    """Whether one of the places shows nothing at all: its owner is invited to fill it in."""
    owned = context.capture.viewpoint is Viewpoint.OWNER
    return owned and any(not _value(place) and not text_of(place) for place in places)


def _value(node: LexborNode) -> str:
    """Return what a field shows: nothing where it only invites to fill it in.

    A place is shown by a word of its own as well (`data-display-text`); where the two differ, both
    stand there.
    """
    stated, written = (node.attributes.get("data-display-text") or "").strip(), text_of(node)
    alike = normalise(stated) in ("", normalise(written))
    shown = written if alike else f"{stated} {written}".strip()
    invitations = {
        normalise(words)
        for inside in (node, *node.css("[data-place-holder], [data-blurred-placeholder]"))
        for attribute in _PLACEHOLDERS
        if (words := inside.attributes.get(attribute))
    }
    return "" if normalise(shown) in invitations else shown


def _name(context: ReadContext) -> Iterator[Observed]:
    capture = context.capture
    title = _TITLE.match(capture.title)
    user = user_name(capture) or (title["user"] if title else "")
    names = [b.attributes.get("data-title") or "" for b in _connect_buttons(capture)]
    names += [text_of(node) for node in capture.tree.css("#profileDetails h1")[:1]]
    names += [title["name"]] if title else []
    name = next((n.strip() for n in names if n.strip()), "")
    if name:
        # A name is shown to everybody, on a restricted profile too.
        entry = Entry(text=name, detail=user, audience=Audience.PUBLIC)
        yield context.observed(Fact.PROFILE_NAME, Entries(entries=(entry,)), name)


def _about(context: ReadContext) -> Iterator[Observed | Unread]:
    places = [node for node in context.capture.tree.css("#aboutMe") if is_shown(node)]
    if not places:
        return
    yield from _one_of(context, Fact.PROFILE_BIO, places, "")
    cut = any(_value(place).endswith(("…", "...")) for place in places)
    if cut or any(_goes_on(link) for place in places for link in place.css("a")):
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.INCOMPLETE_LIST, "The text is cut")


def _goes_on(link: LexborNode) -> bool:
    """Whether a link leads to the page of its own that a longer text has, in any language."""
    return bool(_OWN_BIO.match(link.attributes.get("href") or ""))


def _texts(context: ReadContext, fact: Fact, texts: Iterable[str], detail: str) -> Observed:
    entries = (Entry(text=t, detail=detail, audience=access(context)) for t in texts)
    return context.listed(fact, entries, "Nothing stands there")


def _links(
    context: ReadContext, places: Iterable[LexborNode], *, whole: bool
) -> Iterator[Observed | Unread]:
    """The website, and the links within the text about the person.

    `whole` is whether the page has the place where the website stands.
    """
    found: dict[str, str] = {}
    for place in places:
        if shown := _value(place):
            link = place.css_first("a[href]")
            found[_address(link) if link is not None else shown] = "website"
        elif not text_of(place):
            found[""] = "website"
    texts = [node for node in context.capture.tree.css("#aboutMe") if is_shown(node)]
    shown_links = (link for text in texts for link in text.css("a") if is_shown(link))
    for link in (link for link in shown_links if not _goes_on(link)):
        found.setdefault(_address(link), "in the text about you")
    whole = whole and bool(texts) and "" not in found and not _lacks_invitation(context, texts)
    entries = tuple(
        Entry(text=address, detail=where, audience=access(context))
        for address, where in found.items()
        if address
    )
    if entries or whole:
        yield context.listed(Fact.PROFILE_LINKS, entries, "No link")
    if not whole:
        yield context.unread(Fact.PROFILE_LINKS, UnreadReason.PAGE_CHANGED)


def _address(link: LexborNode) -> str:
    """Return where a link leads, "" where that is not told; one through MySpace by its words."""
    target = link.attributes.get("href") or ""
    own = re.match(r"(?:https?://(?:[\w-]+\.)*myspace\.com)?/", target)
    if target.startswith("http") and not own:
        return target
    return (text_of(link) or target.removeprefix("mailto:")) if target else ""


def _age(context: ReadContext) -> Iterator[Observed | Unread]:
    if places := _places(context.capture, ".age"):
        yield from _one_of(context, Fact.PROFILE_BIRTHDAY, places, "Age")


def shown_number(capture: Capture, selector: str) -> int | None:
    """Return the whole number that the element shows; a shortened one ("1.2k") is none.

    Two elements that differ show none.
    """
    shown = {_number(node) for node in capture.tree.css(selector) if is_shown(node)}
    return shown.pop() if len(shown) == 1 else None


def _number(node: LexborNode) -> int | None:
    words = text_of(node.css_first("span") or node).split()
    match = _NUMBER.fullmatch(words[0]) if words else None
    return int(match[0].replace(",", "")) if match and len(match[0]) < 13 else None


# The stream


def _old_posts(context: ReadContext, shown: Stream | None) -> Iterator[Observed | Unread]:
    """Restricting the profile covers what was posted before as well."""
    opened = access(context)
    if opened is Audience.FRIENDS:
        yield context.observed(Fact.POSTS_PAST_LIMITED, True, _RESTRICTED)
    elif opened is Audience.PUBLIC and shown is not None:
        if shown.posts or shown.empty:
            seen = f"{_PUBLIC}; {_looked_at(shown)}"
            yield context.observed(Fact.POSTS_PAST_LIMITED, not shown.posts, seen)
        else:
            yield context.unread(Fact.POSTS_PAST_LIMITED, UnreadReason.INCOMPLETE_LIST)
    elif opened is None:
        yield context.unread(Fact.POSTS_PAST_LIMITED, UnreadReason.AUDIENCE_NOT_SHOWN)


def _looked_at(shown: Stream) -> str:
    newest = f", the newest of {_dated(shown.days[0])}" if shown.days else ""
    return f"{counted(len(shown.posts), 'post', 'posts')} looked at{newest}"


def _dated(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _public_posts(context: ReadContext, shown: Stream | None) -> Iterator[Observed | Unread]:
    """How many posts anyone can see, and from which years: at least those that showed."""
    facts = (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR)
    opened = access(context)
    if opened is Audience.FRIENDS:
        yield context.observed(facts[0], Count(count=0), _RESTRICTED)
        yield context.observed(facts[1], Years(years={}), _RESTRICTED)
    elif opened is None:
        yield from (context.unread(f, UnreadReason.AUDIENCE_NOT_SHOWN) for f in facts)
    elif shown is not None and (shown.posts or shown.empty):
        seen, part = _looked_at(shown), not shown.empty
        by_year = Counter(day.year for day in shown.days)
        yield context.observed(facts[0], Count(count=len(shown.posts), at_least=part), seen)
        yield context.observed(
            facts[1], Years(years=dict(sorted(by_year.items())), at_least=part), seen
        )
    elif shown is not None:
        yield from (context.unread(f, UnreadReason.INCOMPLETE_LIST) for f in facts)


def _to_reread(context: ReadContext, shown: Stream) -> Iterator[Observed | Unread]:
    seen_by = access(context)
    own = (OwnPost(post.text, post.day, seen_by) for post in shown.posts)
    gap = None if shown.empty else UnreadReason.INCOMPLETE_LIST
    return to_reread(context, own, _looked_at(shown), gap=gap)


def _dormant(context: ReadContext, shown: Stream) -> Iterator[Observed | Unread]:
    """Whether the newest post, which comes first, is more than two years old."""
    if shown.days and all(post.day for post in shown.posts):
        newest = shown.days[0]
        old = looks_dormant(newest, context.capture.taken_at.date())
        seen = f"The newest post is of {_dated(newest)}"
        if old is not None:
            yield context.observed(Fact.ACCOUNT_DORMANT, old, seen)
            return
    yield context.unread(Fact.ACCOUNT_DORMANT, UnreadReason.INCOMPLETE_LIST)


# The page of its own that a longer text about somebody has


def bio_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page has the place of the longer text."""
    return capture.tree.css_first(".mainBio") is not None


def read_bio(context: ReadContext) -> Iterator[Observed]:
    """The longer text about the person, a line each."""
    places = [node for node in context.capture.tree.css(".mainBio") if is_shown(node)]
    columns = [node for place in places for node in place.css(".bioColumns") if is_shown(node)]
    if not places:
        return
    invited = all(_value(place) == "" for place in columns or places)
    texts = [] if invited else [line.text for place in places for line in lines(place)]
    yield _texts(context, Fact.PROFILE_BIO, texts, "on the page “Bio”")
