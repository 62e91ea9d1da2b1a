"""The posts on a Facebook profile: who can see each, and whether the last one was reached.

What a post says is looked through for what is worth reading again; no word of it is kept.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from profilecheck.browser.capture import Capture, Json, ListEnd
from profilecheck.browser.lists import ListReads
from profilecheck.model import Count, Observed, Unread, Years
from profilecheck.reread import Post as OwnPost
from profilecheck.sites.facebook.embedded import payload
from profilecheck.sites.facebook.identity import owner_of
from profilecheck.sites.facebook.wording import Scope, scope_of
from profilecheck.sites.json_tree import walk
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["TIMELINE", "Post", "Timeline", "read_posts", "read_posts_as_stranger", "timeline"]

_FEED = "timeline_list_feed_units"
_DORMANT_AFTER = timedelta(days=2 * 365)


@dataclass(frozen=True)
class Post:
    """One post of the profile's owner; `made` is None where the page gives no date."""

    scope: Scope
    made: date | None
    text: str

    @property
    def year(self) -> int | None:
        """The year the post was made in."""
        return self.made.year if self.made else None


@dataclass(frozen=True)
class Timeline:
    """The owner's posts that the page held, and whether there are no others."""

    posts: tuple[Post, ...]
    complete: bool

    @property
    def unknown(self) -> tuple[Post, ...]:
        """The posts whose audience is not known."""
        return tuple(p for p in self.posts if p.scope.audience is None)

    def seen_by(self, audience: Audience) -> tuple[Post, ...]:
        """The posts that `audience`, or more people, can see."""
        return tuple(p for p in self.posts if p.scope.audience and p.scope.audience >= audience)


def timeline(capture: Capture, labels: Labels | None) -> Timeline | None:
    """Return the posts of the profile, None where the page has no such list."""
    stories: dict[str, Mapping[str, Json]] = {}
    more: list[bool] = []
    there = strange = False
    for part in _parts(capture):
        there = True
        strange = strange or any(node.get("__typename") != "Story" for node in _nodes(part))
        more += _page_infos(part)
        for story in _stories(part):
            stories.setdefault(str(story.get("id") or len(stories)), story)
    if not there:
        return None
    owner = owner_of(capture)
    own = [s for s in stories.values() if _is_by(s, owner)]
    return Timeline(
        posts=tuple(_post(story, labels) for story in own),
        complete=bool(more)
        and not more[-1]
        and not strange
        and capture.list_end is not ListEnd.STOPPED,
    )


def _parts(capture: Capture) -> Iterator[Mapping[str, Json]]:
    """Yield the list as the page holds it, and the parts that came later, in order."""
    data = payload(capture)
    for document in data.documents:
        for inside in walk(document):
            if isinstance(feed := inside.get(_FEED), dict):
                yield feed
            if _FEED in _names(inside.get("path")) and isinstance(inside.get("data"), dict):
                yield inside["data"]


def _names(path: Json) -> Sequence[Json]:
    return path if isinstance(path, list) else ()


def _page_infos(part: Mapping[str, Json]) -> Iterator[bool]:
    info = part.get("page_info")
    if isinstance(info, dict) and isinstance(info.get("has_next_page"), bool):
        yield info["has_next_page"]


def _stories(part: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    return (node for node in _nodes(part) if node.get("__typename") == "Story")


def _nodes(part: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """Yield what the list holds; one that is no story may be a post of a kind that is not known."""
    edges = part.get("edges")
    for edge in edges if isinstance(edges, list) else [part]:
        node = edge.get("node") if isinstance(edge, dict) else None
        if isinstance(node, dict):
            yield node


def _own_objects(story: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """Yield the objects of a story that are not of one it shares, nor of its comments."""
    stack: list[Json] = [story]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            stack.extend(
                v
                for k, v in reversed(value.items())
                if k not in ("attached_story", "attachments", "feedback")
            )


def _is_by(story: Mapping[str, Json], owner: str | None) -> bool:
    """Whether the owner wrote the story. One that names no writer counts as the owner's."""
    for inside in _own_objects(story):
        if isinstance(actors := inside.get("actors"), list) and actors:
            return any(isinstance(a, dict) and a.get("id") == owner for a in actors)
    return True


def _post(story: Mapping[str, Json], labels: Labels | None) -> Post:
    scope, made, text = Scope(None, ""), None, ""
    for inside in _own_objects(story):
        if isinstance(privacy := inside.get("privacy_scope"), dict) and not scope.words:
            scope = scope_of(privacy, labels)
        if isinstance(seconds := inside.get("creation_time"), int) and made is None:
            made = _day(seconds)
        if isinstance(message := inside.get("message"), dict) and not text:
            text = str(message.get("text") or "")
    return Post(scope, made, text)


def _day(seconds: int) -> date | None:
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (OverflowError, ValueError, OSError):
        return None


def read_posts(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can see the posts on one's own profile, how many anyone can, and from which years."""
    feed = timeline(context.capture, context.labels)
    if feed is None:
        return
    yield from _limited(context, feed)
    yield from _public(context, feed)
    yield _access(context, feed)
    own = (OwnPost(p.text, p.made, p.scope.audience) for p in feed.posts)
    yield from to_reread(context, own, _read(feed), gap=_proves_no_absence(context, feed))
    yield _dormant(context, feed)


def _dormant(context: ReadContext, feed: Timeline) -> Observed | Unread:
    """Whether the newest post is old: the newest come first, so the end need not be seen."""
    days = [post.made for post in feed.posts if post.made is not None]
    if not days or len(days) < len(feed.posts):
        return context.unread(Fact.ACCOUNT_DORMANT, UnreadReason.INCOMPLETE_LIST, _read(feed))
    old = context.capture.taken_at.date() - max(days) > _DORMANT_AFTER
    return context.observed(Fact.ACCOUNT_DORMANT, old, f"The newest post is of {max(days).year}")


def _limited(context: ReadContext, feed: Timeline) -> Iterator[Observed | Unread]:
    wide = feed.seen_by(Audience.FRIENDS_OF_FRIENDS)
    if wide:
        yield context.observed(Fact.POSTS_PAST_LIMITED, False, _dated(wide))
    elif feed.unknown:
        yield context.unread(
            Fact.POSTS_PAST_LIMITED, UnreadReason.UNKNOWN_WORDING, _words(feed.unknown)
        )
    elif reason := _proves_no_absence(context, feed):
        yield context.unread(Fact.POSTS_PAST_LIMITED, reason, _read(feed))
    else:
        yield context.observed(Fact.POSTS_PAST_LIMITED, True, _read(feed))


def _proves_no_absence(context: ReadContext, feed: Timeline) -> UnreadReason | None:
    """Why posts that were not met with may exist all the same; None where they cannot.

    A page in a language without wording can show that a thing is there, never that it is not.
    """
    if not feed.complete:
        return UnreadReason.INCOMPLETE_LIST
    return UnreadReason.UNKNOWN_LANGUAGE if context.labels is None else None


def _public(context: ReadContext, feed: Timeline) -> Iterator[Observed | Unread]:
    public = feed.seen_by(Audience.PUBLIC)
    at_least = not feed.complete or bool(feed.unknown)
    reason = UnreadReason.UNKNOWN_WORDING if feed.unknown else _proves_no_absence(context, feed)
    if reason and not public:
        detail = _words(feed.unknown) if feed.unknown else _read(feed)
        yield context.unread(Fact.POSTS_PUBLIC_COUNT, reason, detail)
        yield context.unread(Fact.POSTS_PUBLIC_BY_YEAR, reason, detail)
        return
    seen = _dated(public) if public else _read(feed)
    yield context.observed(
        Fact.POSTS_PUBLIC_COUNT, Count(count=len(public), at_least=at_least), seen
    )
    years = Counter(p.year for p in public if p.year is not None)
    undated = any(p.year is None for p in public)
    yield context.observed(
        Fact.POSTS_PUBLIC_BY_YEAR,
        Years(years=dict(sorted(years.items())), at_least=at_least or undated),
        seen,
    )


def _access(context: ReadContext, feed: Timeline) -> Observed | Unread:
    if is_locked(context.capture):
        return context.observed(Fact.PROFILE_ACCESS, Audience.FRIENDS, "The profile is locked")
    if public := feed.seen_by(Audience.PUBLIC):
        return context.observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, _dated(public))
    if feed.unknown:
        detail = _words(feed.unknown)
        return context.unread(Fact.PROFILE_ACCESS, UnreadReason.UNKNOWN_WORDING, detail)
    if reason := _proves_no_absence(context, feed):
        return context.unread(Fact.PROFILE_ACCESS, reason, _read(feed))
    if not feed.posts:
        # Nothing to go by: whoever opens the profile finds no post, today.
        return context.unread(Fact.PROFILE_ACCESS, UnreadReason.INCOMPLETE_LIST, "no posts yet")
    widest = max(p.scope.audience for p in feed.posts if p.scope.audience)
    return context.observed(Fact.PROFILE_ACCESS, widest, _read(feed))


def is_locked(capture: Capture) -> bool:
    """Whether the page says that its profile, no other, is locked to all but friends."""
    owner = owner_of(capture)
    return any(
        node.get("private_sharing_enabled") is True
        for found in payload(capture).find("profile_header_renderer")
        for inside in walk(found.value)
        if inside.get("id") == owner
        for node in walk(inside)
    )


def read_posts_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """The posts that show without signing in: whatever shows, anyone can see.

    Facebook also keeps posts from those who are not signed in for reasons of its own: there are
    at least as many as show, and that none shows means none only where the profile is locked.
    """
    feed = timeline(context.capture, context.labels)
    if feed is None:
        return
    shown, locked = len(feed.posts), is_locked(context.capture)
    reason = _proves_no_absence(context, feed)
    if not shown and (reason or not locked):
        reason = reason or UnreadReason.INCOMPLETE_LIST
        detail = "no post showed without signing in"
        yield context.unread(Fact.POSTS_PUBLIC_COUNT, reason, detail)
        return
    seen = f"{shown} posts showed without signing in"
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, Count(count=shown, at_least=bool(shown)), seen)
    if shown:
        yield context.observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, seen)
    else:
        yield context.observed(Fact.PROFILE_ACCESS, Audience.FRIENDS, "The profile is locked")


def _dated(posts: tuple[Post, ...]) -> str:
    widest = max(posts, key=lambda p: p.scope.audience.rank if p.scope.audience else -1)
    years = sorted({p.year for p in posts if p.year is not None})
    span = f", {years[0]}" if len(years) == 1 else f", {years[0]}–{years[-1]}" if years else ""
    return f"{len(posts)} posts shared as wide as “{widest.scope.words}”{span}"


def _words(posts: tuple[Post, ...]) -> str:
    return "; ".join(sorted({p.scope.words or "no audience shown" for p in posts}))


def _read(feed: Timeline) -> str:
    return f"{len(feed.posts)} posts read" + (", to the end" if feed.complete else "")


def _more_in_reply(body: str) -> bool | None:
    more: bool | None = None
    decoder, position = json.JSONDecoder(), 0
    while (start := body.find("{", position)) >= 0:
        try:
            value, position = decoder.raw_decode(body, start)
        except (ValueError, RecursionError):
            return more
        for inside in walk(value):
            if _FEED in _names(inside.get("path")) and isinstance(inside.get("data"), dict):
                more = next(_page_infos(inside["data"]), more)
            if isinstance(feed := inside.get(_FEED), dict):
                more = next(_page_infos(feed), more)
    return more


def _more_in_page(capture: Capture) -> bool | None:
    infos = [more for part in _parts(capture) for more in _page_infos(part)]
    return infos[-1] if infos else None


TIMELINE = ListReads(
    operation="ProfileCometTimelineFeedRefetchQuery",
    more_in_reply=_more_in_reply,
    more_in_page=_more_in_page,
)
