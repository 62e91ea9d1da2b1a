"""A MySpace profile: its texts, who can open it, and what its stream shows.

What the owner's page shows has no audience of its own: it has the profile's, which the settings
page, opened before this one, told.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import is_shown, lines, normalise, text_of
from profilecheck.model import Count, Entries, Entry, Observed, Unread, Years
from profilecheck.reread import Post as OwnPost
from profilecheck.sites.myspace.identity import identity
from profilecheck.sites.myspace.state import labels_for, user_name
from profilecheck.sites.myspace.stream import Stream, stream
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint

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
_PLACEHOLDERS = ("data-place-holder", "data-blurred-placeholder", "data-placeholder")
_RESTRICTED = "Your profile is restricted"
_PUBLIC = "Your profile is public"
_STRANGERS_WORDS = "Shown without signing in"
_DORMANT_AFTER = timedelta(days=2 * 365.25)


def access(context: ReadContext) -> Audience | None:
    """Return who can open the profile: seen here, or on the settings page; else None."""
    if context.capture.viewpoint is Viewpoint.STRANGER:
        return Audience.PUBLIC
    known = {
        r.value
        for r in context.earlier
        if r.fact is Fact.PROFILE_ACCESS and isinstance(r.value, Audience)
    }
    return known.pop() if len(known) == 1 else None


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
    if is_restricted(context.capture):
        yield from _behind_restriction(context)
        return
    known = list(_written(context))
    yield from known
    shown = stream(context.capture, labels_for(context))
    if is_restricted(context.capture) is False or (shown and shown.posts):
        yield context.observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, _STRANGERS_WORDS)
    yield from _public_posts(context, shown)
    count = shown_number(context.capture, "#connectionsCount a[href$='/connections/out']")
    if count is not None:
        yield context.observed(Fact.FRIENDS_COUNT, Count(count=count), f"{count} connections")


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
    details = context.capture.tree.css_first("#profileDetails")
    block = context.capture.tree.css_first("#profileDetails #locAndWeb")
    place = _first(details, ".location[data-display-text], .location")
    if place is not None or block is not None:
        yield _one_line(context, Fact.PROFILE_LOCATION, _value(place), "")
    site = _first(details, ".website, [data-event='profile.edit.websiteUri']")
    yield from _links(context, site, whole=site is not None or block is not None)


def _first(root: LexborNode | None, selector: str) -> LexborNode | None:
    found = root.css(selector) if root is not None else []
    return next((node for node in found if is_shown(node)), None)


def _value(node: LexborNode | None) -> str:
    """Return what a field shows: nothing where it only invites to fill it in."""
    if node is None:
        return ""
    shown = (node.attributes.get("data-display-text") or "").strip() or text_of(node)
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
    place = context.capture.tree.css_first("#profileDetails #aboutMe, #aboutMe")
    if place is None or not is_shown(place):
        return
    text = _value(place)
    yield _one_line(context, Fact.PROFILE_BIO, text, "")
    if text.endswith(("…", "...")):
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.INCOMPLETE_LIST, "The text is cut")


def _one_line(context: ReadContext, fact: Fact, text: str, detail: str) -> Observed:
    entries = (Entry(text=text, detail=detail, audience=access(context)),) if text else ()
    return context.observed(fact, Entries(entries=entries), text or "Nothing stands there")


def _links(
    context: ReadContext, place: LexborNode | None, *, whole: bool
) -> Iterator[Observed | Unread]:
    """The website, and the links within the text about the person.

    `whole` is whether the page has the place where the website stands.
    """
    found: dict[str, str] = {}
    if place is not None and (shown := _value(place)):
        link = place.css_first("a[href]")
        found[_address(link) if link is not None else shown] = "website"
    for link in context.capture.tree.css("#aboutMe a[href]"):
        found.setdefault(_address(link), "in the text about you")
    entries = tuple(
        Entry(text=address, detail=where, audience=access(context))
        for address, where in found.items()
        if address
    )
    seen = "; ".join(e.text for e in entries) or "No link"
    if entries or whole:
        yield context.observed(Fact.PROFILE_LINKS, Entries(entries=entries), seen)
    if not whole:
        yield context.unread(Fact.PROFILE_LINKS, UnreadReason.PAGE_CHANGED)


def _address(link: LexborNode) -> str:
    """Return where a link leads; one through MySpace itself is known by its words."""
    target = link.attributes.get("href") or ""
    own = re.match(r"(?:https?://(?:[\w-]+\.)*myspace\.com)?/", target)
    return text_of(link) if own or not target.startswith("http") else target


def _age(context: ReadContext) -> Iterator[Observed]:
    place = _first(context.capture.tree.css_first("#profileDetails"), ".age")
    if place is not None:
        yield _one_line(context, Fact.PROFILE_BIRTHDAY, _value(place), "Age")


def shown_number(capture: Capture, selector: str) -> int | None:
    """Return the whole number that the element shows; a shortened one ("1.2k") is none."""
    node = capture.tree.css_first(selector)
    inside = node.css_first("span") or node if node is not None else None
    words = text_of(inside).split() if inside is not None else []
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
    return f"{len(shown.posts)} posts looked at{newest}"


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
    if shown.days:
        newest = shown.days[0]
        old = context.capture.taken_at.date() - newest > _DORMANT_AFTER
        seen = f"The newest post is of {_dated(newest)}"
        yield context.observed(Fact.ACCOUNT_DORMANT, old, seen)
    else:
        yield context.unread(Fact.ACCOUNT_DORMANT, UnreadReason.INCOMPLETE_LIST)


# The page of its own that a longer text about somebody has


def bio_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page has the place of the longer text."""
    return capture.tree.css_first(".mainBio") is not None


def read_bio(context: ReadContext) -> Iterator[Observed]:
    """The longer text about the person, a line each."""
    place = context.capture.tree.css_first(".mainBio .bioColumns") or (
        context.capture.tree.css_first(".mainBio")
    )
    if place is None or not is_shown(place):
        return
    invitation = normalise(_value(place)) == ""
    texts = [] if invitation else [line.text for line in lines(place)]
    entries = tuple(
        Entry(text=t, detail="on the page “Bio”", audience=access(context)) for t in texts
    )
    seen = texts[0] if texts else "Nothing stands there"
    yield context.observed(Fact.PROFILE_BIO, Entries(entries=entries), seen)
