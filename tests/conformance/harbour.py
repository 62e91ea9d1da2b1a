"""Harbour, a made-up network: an adapter as its author may write one, and pages of their own."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import box_state, chosen_value, is_shown, text_of
from profilecheck.model import Count, Entries, Entry, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.friends import at_the_school
from profilecheck.sites.header import PageCode, build_site, load_header
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import Identity, Labels, OpenSite, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

FOLDER = Path(__file__).with_name("harbour")
Readings = Iterator[Observed | Unread]
Reader = Callable[[ReadContext], Iterable[Observed | Unread]]
AUDIENCES = {
    "public": Audience.PUBLIC,
    "local": Audience.MEMBERS,
    "followers": Audience.FRIENDS,
    "mentioned": Audience.SPECIFIC,
}


def shown(capture: Capture, css: str) -> list[LexborNode]:
    return [node for node in capture.tree.css(css) if is_shown(node)]


def identity(capture: Capture) -> Identity:
    """The settings name nobody; they are open for whoever is signed in."""
    owner = next((n.attributes.get("data-of") for n in shown(capture, "main[data-of]")), None)
    names = {(n.attributes.get("href") or "").strip("/@") for n in shown(capture, "a.me")}
    out = bool(shown(capture, "a.sign-in"))
    signed_in = names.pop() if len(names) == 1 else "" if out else None
    settings = bool(shown(capture, "body.settings form"))
    return Identity(signed_in=signed_in, owner=owner, somebody=settings)


def barrier(capture: Capture) -> UnreadReason | None:
    return UnreadReason.RATE_LIMITED if capture.status == 429 else None


def own_profile(capture: Capture) -> str | None:
    name = identity(capture).signed_in
    return f"https://harbour.example/@{name}" if name else None


def has(css: str) -> Callable[[Capture, Labels | None], bool]:
    return lambda capture, labels: bool(shown(capture, css))


# Settings


def box(capture: Capture, name: str) -> bool | None:
    return box_state(capture.tree, f'input[type="checkbox"][name="{name}"]')


def chosen(capture: Capture) -> str | None:
    return chosen_value(capture.tree, 'select[name="visibility"]')


def locked_lists(context: ReadContext, hidden: bool | None) -> Readings:
    if hidden is not None:
        audience = Audience.ONLY_ME if hidden else Audience.PUBLIC
        yield context.observed(Fact.FRIENDS_AUDIENCE, audience, "Hide who follows me")


def approval(context: ReadContext) -> Readings:
    approves = box(context.capture, "approves")
    if approves is not None:
        yield context.observed(Fact.FOLLOWERS_APPROVAL, approves, "Approve followers")


def posting(context: ReadContext) -> Readings:
    word, fact = chosen(context.capture), Fact.POSTS_FUTURE_AUDIENCE
    if word is None:
        return
    audience, approves = AUDIENCES.get(word), box(context.capture, "approves")
    if audience is None:
        yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, word)
    elif audience is not Audience.FRIENDS or approves is True:
        yield context.observed(fact, audience, word)
    elif approves is False:
        yield context.observed(fact, Audience.MEMBERS, f"{word}, and anyone can follow")
    else:
        yield context.unread(fact, UnreadReason.AUDIENCE_NOT_SHOWN, word)


def read_privacy(context: ReadContext) -> Readings:
    yield from approval(context)
    yield from locked_lists(context, box(context.capture, "hides_lists"))
    yield from posting(context)


# The profile


def read_profile(context: ReadContext) -> Readings:
    about = shown(context.capture, "section.about")
    if len(about) != 1:
        return
    names = [n for n in about[0].css("p.bio") if is_shown(n)]
    if names:
        yield entries(context, Fact.PROFILE_BIO, [text_of(n) for n in names])
    yield from fields(context, about[0])


def fields(context: ReadContext, about: LexborNode) -> Readings:
    if about.css_first("dl.metadata") is not None:
        values = [n for n in about.css("dl.metadata dd") if is_shown(n)]
        yield entries(context, Fact.PROFILE_LINKS, [text_of(n) for n in values])


def entries(context: ReadContext, fact: Fact, texts: Iterable[str]) -> Observed:
    told = tuple(Entry(text=text) for text in texts if text)
    return context.observed(fact, Entries(entries=told), "; ".join(e.text for e in told) or "None")


# Followers


def people(context: ReadContext) -> list[tuple[str, ...] | None]:
    """Each follower's own line; None where it is not where it stands."""
    found: list[tuple[str, ...] | None] = []
    for item in shown(context.capture, "ul.followers > li"):
        line = item.css_first("p.line")
        found.append((text_of(line),) if line is not None else None)
    return found


def declared(context: ReadContext) -> int | None:
    heading = " ".join(text_of(node) for node in shown(context.capture, "h1"))
    number = re.search(r"(\d+) followers", heading)
    return int(number[1]) if number else None


def is_all(context: ReadContext, read: int) -> bool:
    return declared(context) == read and not shown(context.capture, "a[rel=next]")


def read_followers(context: ReadContext) -> Readings:
    listed, number = people(context), declared(context)
    if number is None:
        return
    yield context.observed(Fact.FRIENDS_COUNT, Count(count=number), f"{number} followers")
    whole = is_all(context, len(listed))
    yield from at_the_school(context, listed, "followers", complete=whole)


# Posts


def posts(context: ReadContext) -> list[tuple[str, date | None]]:
    found: list[tuple[str, date | None]] = []
    for item in shown(context.capture, "ol.posts > li"):
        time = item.css_first("time[datetime]")
        day = (time.attributes.get("datetime") or "") if time is not None else ""
        told = date.fromisoformat(day[:10]) if re.match(r"\d{4}-\d\d-\d\d", day) else None
        found.append((text_of(item.css_first("p.words")), told))
    return found


def are_all(context: ReadContext) -> bool:
    number = re.search(r"(\d+) posts", text_of(context.capture.tree.css_first("h1")))
    return number is not None and int(number[1]) == len(posts(context))


def read_posts(context: ReadContext) -> Readings:
    if not shown(context.capture, "ol.posts"):
        return
    yield from counted(context, posts(context), more=not are_all(context))


def counted(context: ReadContext, listed: list[tuple[str, date | None]], *, more: bool) -> Readings:
    count = Count(count=len(listed), at_least=more)
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, count, f"{len(listed)} posts")
    days = [day for _, day in listed if day is not None]
    years: dict[int, int] = {}
    for day in days:
        years[day.year] = years.get(day.year, 0) + 1
    by_year = Years(years=years, at_least=more or len(days) < len(listed))
    yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, by_year, f"{len(days)} days")
    gap = UnreadReason.INCOMPLETE_LIST if more else None
    own = [Post(text, day) for text, day in listed]
    yield from to_reread(context, own, f"{len(listed)} posts", gap=gap)


READERS: Mapping[str, tuple[str, Reader]] = {
    "privacy": ("form.privacy", read_privacy),
    "profile": ("main.profile", read_profile),
    "followers": ("main.followers", read_followers),
    "posts": ("main.posts", read_posts),
}


def harbour(**readers: Reader) -> OpenSite:
    """The adapter, with some of its readers replaced."""
    own: dict[str, Any] = {
        page: PageCode(has(css), readers.get(page, read)) for page, (css, read) in READERS.items()
    }
    return build_site(
        load_header(FOLDER / "site.yaml"),
        own,
        identity=identity,
        barrier=barrier,
        own_profile=own_profile,
    )
