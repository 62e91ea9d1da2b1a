"""The posts on a Facebook profile: who can see each, and whether the last one was reached.

What a post says is looked through for what is worth reading again; no word of it is kept.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from profilecheck.browser.capture import Capture, Json, ListEnd
from profilecheck.browser.lists import ListReads
from profilecheck.model import Count, Observed, Unread
from profilecheck.reread import Post as OwnPost
from profilecheck.sites.dormancy import looks_dormant
from profilecheck.sites.export import day_of
from profilecheck.sites.facebook.embedded import payload, text
from profilecheck.sites.facebook.identity import owner_of
from profilecheck.sites.facebook.wording import Scope, scope_of
from profilecheck.sites.json_tree import walk
from profilecheck.sites.posts import counted_posts
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import is_known_language
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from profilecheck.words.plurals import counted

__all__ = ["TIMELINE", "Post", "Timeline", "read_posts", "read_posts_as_stranger", "timeline"]

_FEEDS = ("timeline_list_feed_units", "timeline_manage_feed_units")
"""A profile's own list of posts, and the list in which its owner manages them."""
_MANAGING = ("ProfileCometManagePostsTimelineRootQuery", "CometManagePostsFeedRefetchQuery")

_Objects = list[Mapping[str, Json]]


@dataclass(frozen=True)
class Post:
    """One post of the profile's owner; `made` is None where the page gives no date.

    `text` is "" where the post has no words, None where its words are not where they should be.
    `beside` is what stands above it, what is attached to it and what it passes on: words of others.
    """

    scope: Scope
    made: date | None
    text: str | None
    beside: str = ""

    @property
    def year(self) -> int | None:
        """The year the post was made in."""
        return self.made.year if self.made else None


@dataclass(frozen=True)
class Timeline:
    """The owner's posts that the page held, and whether there are no others.

    `known` is True where the list's beginning was seen, and nothing in it of an unknown kind.
    """

    posts: tuple[Post, ...]
    complete: bool
    known: bool

    @property
    def unknown(self) -> tuple[Post, ...]:
        """The posts whose audience is not known."""
        return tuple(p for p in self.posts if p.scope.audience is None)

    def seen_by(self, audience: Audience) -> tuple[Post, ...]:
        """The posts that `audience`, or more people, can see."""
        return tuple(p for p in self.posts if p.scope.audience and p.scope.audience >= audience)


@dataclass
class _Part:
    """A part of the list: what stands at each place, and what it says of another part after it.

    `strange` is True where something in it is not as it should be.
    """

    begun: bool = False
    stories: dict[int, _Objects] = field(default_factory=dict)
    more: set[bool | None] = field(default_factory=set)
    strange: bool = False

    def takes_list(self, units: Mapping[str, Json]) -> None:
        """Take in the list as it begins, or what is said of its end."""
        if "edges" in units:
            self.begun = True
            edges = units["edges"]
            self.strange = self.strange or not isinstance(edges, list)
            for place, edge in enumerate(edges if isinstance(edges, list) else ()):
                self.takes_edge(place, edge)
        if "page_info" in units:
            info = units["page_info"]
            more = info.get("has_next_page") if isinstance(info, dict) else None
            self.more.add(more if isinstance(more, bool) else None)

    def takes_edge(self, place: int, edge: Json) -> None:
        """Take in one story; what is none may be a post of a kind that is not known."""
        node = edge.get("node") if isinstance(edge, dict) else None
        if not isinstance(node, dict) or node.get("__typename") != "Story":
            self.strange = True
            return
        there = self.stories.setdefault(place, [])
        # Two stories at one place: one of them belongs to a part that did not come.
        self.strange = self.strange or any(text(o, "id") != text(node, "id") for o in there)
        there.append(node)

    def takes_streamed(self, path: Sequence[Json], data: Mapping[str, Json]) -> None:
        """Take in what came later for the place `path` of the list."""
        match path:
            case []:
                self.takes_list(data)
            case ["edges", int(place)]:
                self.takes_edge(place, data)
            case ["edges", int(place), *_]:
                self.stories.setdefault(place, []).append(data)
            case _:
                self.strange = True

    @property
    def is_whole(self) -> bool:
        """Whether nothing in it is missing or unknown, and it says whether another part follows."""
        places = sorted(self.stories)
        follow = places == list(range(places[0], places[-1] + 1)) if places else True
        alike = len(self.more) == 1 and None not in self.more
        return self.begun and alike and follow and not self.strange


def timeline(capture: Capture, labels: Labels | None) -> Timeline | None:
    """Return the posts of the profile, None where the page has no such list."""
    owner = owner_of(capture)
    lists, holders = _parts_in(payload(capture).sources, owner)
    if not any(lists.values()):
        return None
    stories: dict[str, _Objects] = {}
    parts = tuple(chain.from_iterable(lists.values()))
    for number, objects in enumerate(chain.from_iterable(map(_each, parts))):
        # The same story may stand in two lists, or twice in one.
        story = next(filter(None, (text(o, "id") for o in objects)), str(number))
        stories.setdefault(story, []).extend(objects)
    owner = owner or (holders.pop() if len(holders) == 1 else None)
    writers = {story: _is_by(objects, owner) for story, objects in stories.items()}
    strange = any(part.strange or not part.begun for part in parts)
    strange = strange or any(map(_lacks_stories, lists.values()))
    known = _begins(capture) and not strange and None not in writers.values()
    return Timeline(
        posts=tuple(_post(o, labels) for story, o in stories.items() if writers[story]),
        complete=known
        and all(map(_is_complete, filter(None, lists.values())))
        and payload(capture).cut_off.isdisjoint((TIMELINE.operation, *_MANAGING))
        and capture.list_end is not ListEnd.STOPPED,
        known=known,
    )


def _begins(capture: Capture) -> bool:
    """Whether the list begins where it should: what is asked for later follows something."""
    data = payload(capture)
    named = (
        name
        for name, source in zip(data.asked, data.sources, strict=True)
        if any(_mentions(source))
    )
    return next(named, TIMELINE.operation) != TIMELINE.operation


def _parts_in(
    sources: Iterable[Sequence[Json]], owner: str | None
) -> tuple[dict[str, list[_Part]], set[str]]:
    """Return the parts of each list of the owner's posts, in order, and whose lists they are.

    What came later for a place in a list came with the part that it belongs to.
    """
    lists: dict[str, list[_Part]] = {name: [] for name in _FEEDS}
    holders: set[str] = set()
    for source in sources:
        begun = {name: len(parts) for name, parts in lists.items()}
        for name, inside in _mentions(source):
            parts = lists[name]
            if isinstance(units := inside.get(name), dict):
                holder = text(inside, "id")
                if holder and owner and holder != owner:
                    continue
                holders |= {holder} - {""}
                parts.append(_Part())
                parts[-1].takes_list(units)
            else:
                if len(parts) == begun[name]:
                    parts.append(_Part())
                _take_streamed(parts[-1], name, inside)
    return lists, holders


def _take_streamed(part: _Part, name: str, inside: Mapping[str, Json]) -> None:
    path, data = _names(inside.get("path")), inside.get("data")
    if name in path and isinstance(data, dict):
        part.takes_streamed(list(path[path.index(name) + 1 :]), data)
    else:
        part.strange = True


def _mentions(documents: Iterable[Json]) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """Yield, in order, what holds a list of posts and what came later for a place in one."""
    for document in documents:
        for inside in walk(document):
            names, label = _names(inside.get("path")), text(inside, "label")
            for name in _FEEDS:
                if name in inside or name in names or name in label:
                    yield name, inside


def _names(path: Json) -> Sequence[Json]:
    return path if isinstance(path, list) else ()


def _each(part: _Part) -> Iterator[_Objects]:
    return (objects for _, objects in sorted(part.stories.items()))


def _lacks_stories(parts: Sequence[_Part]) -> bool:
    """Whether a part is empty: only a list that is one part, and says that it is all, may be."""
    empty = not all(part.stories for part in parts)
    return empty and (len(parts) > 1 or True in parts[0].more)


def _is_complete(parts: Sequence[_Part]) -> bool:
    """Whether every part is whole, the last says that it is the last, and none before it did."""
    if not all(part.is_whole for part in parts):
        return False
    follows = [True in part.more for part in parts]
    return not follows[-1] and follows == sorted(follows, reverse=True)


_OF_OTHERS = frozenset({"attached_story", "attachments", "feedback"})
_NOT_ATTACHED = _OF_OTHERS | {"story", "creation_story", "comet_sections", "owner", "actors"}
"""What an attachment holds that has words of its own: of somebody else, or those of the story."""
_TITLES = (
    *("title_with_entities", "title", "subtitle", "description", "source"),
    *("accessibility_caption", "external_url"),
)


_HEADINGS = ("title", "summary", "name", "description")
"""What says in Facebook's words what a story is, where, and for whom: "Members of …"."""


def _own_objects(story: _Objects) -> Iterator[Mapping[str, Json]]:
    """Yield the objects of a story that are not of one it shares, nor of its comments."""
    return _objects_but([*story], _OF_OTHERS)


def _objects_but(held: Json, left_out: Collection[str]) -> Iterator[Mapping[str, Json]]:
    """Yield every object within `held`, without what stands under the keys `left_out`."""
    stack: list[Json] = [held]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            stack.extend(v for k, v in reversed(value.items()) if k not in left_out)


def _headed(story: _Objects) -> Iterator[str]:
    """Yield what stands above a story: that its writer "is at" a place, and in which group."""
    for inside in _objects_but([*story], _OF_OTHERS | {"actors", "owner"}):
        yield from filter(None, (text(inside, key) for key in _HEADINGS))


def _shared(objects: Iterable[Mapping[str, Json]]) -> Iterator[str]:
    """Yield what a story that is passed on says, and who wrote it; "" where that did not come."""
    shared = [inside["attached_story"] for inside in objects if inside.get("attached_story")]
    told = [
        words
        for part in _objects_but(shared, {"feedback"})
        for key in ("message", "name", *_TITLES)
        if (words := text(part, key))
    ]
    yield from told or ([""] if shared else [])


def _attached(objects: Iterable[Mapping[str, Json]]) -> Iterator[str]:
    """Yield what describes the pictures of a story, and the titles of what it links to."""
    for inside in objects:
        for part in _objects_but(inside.get("attachments"), _NOT_ATTACHED):
            yield from filter(None, (text(part, key) for key in _TITLES))


def _is_by(story: _Objects, owner: str | None) -> bool | None:
    """Whether the owner wrote the story, None where it does not say who wrote it."""
    named = {
        _names_owner(inside["actors"], owner)
        for inside in _own_objects(story)
        if "actors" in inside
    }
    if True in named:
        return True
    return False if named == {False} else None


def _names_owner(actors: Json, owner: str | None) -> bool | None:
    ids = [text(actor, "id") for actor in actors] if isinstance(actors, list) else []
    if owner in ids:
        return True
    return False if owner and ids and all(ids) else None


def _post(story: _Objects, labels: Labels | None) -> Post:
    objects = tuple(_own_objects(story))
    scopes = [
        scope_of(inside["privacy_scope"], labels)
        for inside in objects
        if isinstance(inside.get("privacy_scope"), dict)
    ]
    days = [made for inside in objects if (made := day_of(inside.get("creation_time")))]
    shared = tuple(_shared(objects))
    words = None if "" in shared else _words_of(objects)
    beside = " ".join((*_attached(objects), *_headed(story), *shared))
    return Post(_one_scope(scopes), max(days, default=None), words, beside)


def _one_scope(scopes: Sequence[Scope]) -> Scope:
    """Return the audience that a story states, not known where it states two, known or not."""
    known = {scope.audience for scope in scopes if scope.audience}
    words = next((scope.words for scope in scopes if scope.words), "")
    unknown = next((scope for scope in scopes if scope.words and not scope.audience), None)
    if len(known) > 1 or unknown:
        return unknown or Scope(None, words)
    return next((scope for scope in scopes if scope.audience), Scope(None, words))


def _words_of(objects: Iterable[Mapping[str, Json]]) -> str | None:
    """Return all words of a story; None where one place for them is not as it should be."""
    messages = [inside["message"] for inside in objects if "message" in inside]
    written = [m for m in messages if m is not None and not _is_section(m)]
    if not messages or not all(isinstance(m, dict) and "text" in m for m in written):
        return None
    return "\n".join(dict.fromkeys(filter(None, (text(m) for m in written))))


def _is_section(message: Json) -> bool:
    """Whether it is the part of a story that shows its words, which are within."""
    return isinstance(message, dict) and "story" in message


def read_posts(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can see the posts on one's own profile, how many anyone can, and from which years."""
    feed = timeline(context.capture, context.labels)
    if feed is None:
        return
    yield from _limited(context, feed)
    yield from _public(context, feed)
    yield _access(context, feed)
    own = (OwnPost(p.text or "", p.made, p.scope.audience, beside=p.beside) for p in feed.posts)
    yield from to_reread(context, own, _read(feed), gap=_not_searched(context, feed))
    yield _dormant(context, feed)


def _dormant(context: ReadContext, feed: Timeline) -> Observed | Unread:
    """Whether the newest post is old: the newest come first, so the end need not be seen."""
    days = [post.made for post in feed.posts if post.made is not None]
    if not days or len(days) < len(feed.posts):
        return context.unread(Fact.ACCOUNT_DORMANT, UnreadReason.INCOMPLETE_LIST, _read(feed))
    old = looks_dormant(max(days), context.capture.taken_at.date())
    if old is None or (old and not feed.known):
        return context.unread(Fact.ACCOUNT_DORMANT, UnreadReason.INCOMPLETE_LIST, _read(feed))
    return context.observed(Fact.ACCOUNT_DORMANT, old, f"The newest post is of {max(days).year}")


def _limited(context: ReadContext, feed: Timeline) -> Iterator[Observed | Unread]:
    wide = feed.seen_by(Audience.FRIENDS_OF_FRIENDS)
    if wide:
        yield context.observed(Fact.POSTS_PAST_LIMITED, False, _dated(wide))
    elif feed.unknown:
        yield context.unread(
            Fact.POSTS_PAST_LIMITED, UnreadReason.UNKNOWN_WORDING, _words(feed.unknown)
        )
    elif reason := _proves_no_absence(feed):
        yield context.unread(Fact.POSTS_PAST_LIMITED, reason, _read(feed))
    else:
        yield context.observed(Fact.POSTS_PAST_LIMITED, True, _read(feed))


def _proves_no_absence(feed: Timeline) -> UnreadReason | None:
    """Why posts that were not met with may exist all the same; None where they cannot."""
    return None if feed.complete else UnreadReason.INCOMPLETE_LIST


def _not_searched(context: ReadContext, feed: Timeline) -> UnreadReason | None:
    """Why words that are worth reading again may stand in posts all the same.

    What they are is known in some languages; and what a post says must be where it should be.
    """
    if not feed.complete:
        return UnreadReason.INCOMPLETE_LIST
    if any(post.text is None for post in feed.posts):
        return UnreadReason.PAGE_CHANGED
    return None if is_known_language(context.labels) else UnreadReason.UNKNOWN_LANGUAGE


def _public(context: ReadContext, feed: Timeline) -> Iterator[Observed | Unread]:
    public = feed.seen_by(Audience.PUBLIC)
    at_least = not feed.complete or bool(feed.unknown)
    reason = UnreadReason.UNKNOWN_WORDING if feed.unknown else _proves_no_absence(feed)
    if reason and not public:
        detail = _words(feed.unknown) if feed.unknown else _read(feed)
        yield context.unread(Fact.POSTS_PUBLIC_COUNT, reason, detail)
        yield context.unread(Fact.POSTS_PUBLIC_BY_YEAR, reason, detail)
        return
    seen = _dated(public) if public else _read(feed)
    years = [post.year for post in public]
    yield from counted_posts(context, years, seen, complete=not at_least)


def _access(context: ReadContext, feed: Timeline) -> Observed | Unread:
    locked, wide = is_locked(context.capture), feed.seen_by(Audience.FRIENDS_OF_FRIENDS)
    if locked is None or (locked and wide):
        detail = "the profile is locked and it is not"
        return context.unread(Fact.PROFILE_ACCESS, UnreadReason.PAGE_CHANGED, detail)
    if locked:
        return context.observed(Fact.PROFILE_ACCESS, Audience.FRIENDS, "The profile is locked")
    if public := feed.seen_by(Audience.PUBLIC):
        return context.observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, _dated(public))
    if feed.unknown:
        detail = _words(feed.unknown)
        return context.unread(Fact.PROFILE_ACCESS, UnreadReason.UNKNOWN_WORDING, detail)
    if reason := _proves_no_absence(feed):
        return context.unread(Fact.PROFILE_ACCESS, reason, _read(feed))
    if not feed.posts:
        # Nothing to go by: whoever opens the profile finds no post, today.
        return context.unread(Fact.PROFILE_ACCESS, UnreadReason.INCOMPLETE_LIST, "no posts yet")
    widest = max(p.scope.audience for p in feed.posts if p.scope.audience)
    return context.observed(Fact.PROFILE_ACCESS, widest, _read(feed))


def is_locked(capture: Capture) -> bool | None:
    """Whether the page says that its profile, no other, is locked to all but friends.

    None where it says both.
    """
    owner = owner_of(capture)
    told = {
        node["private_sharing_enabled"] is True
        for found in payload(capture).find("profile_header_renderer")
        for inside in walk(found.value)
        if inside.get("id") == owner
        for node in walk(inside)
        if "private_sharing_enabled" in node
    }
    return None if len(told) > 1 else True in told


def read_posts_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """The posts that show without signing in: whatever shows, anyone can see.

    Facebook also keeps posts from those who are not signed in for reasons of its own: there are
    at least as many as show, and that none shows means none only where the profile is locked.
    """
    feed = timeline(context.capture, context.labels)
    if feed is None:
        return
    shown, locked = len(feed.posts), is_locked(context.capture)
    reason = _proves_no_absence(feed)
    if not shown and (reason or not locked):
        reason = reason or UnreadReason.INCOMPLETE_LIST
        detail = "no post showed without signing in"
        yield context.unread(Fact.POSTS_PUBLIC_COUNT, reason, detail)
        yield context.unread(Fact.POSTS_TO_REREAD, reason, detail)
        return
    seen = f"{shown} posts showed without signing in"
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, Count(count=shown, at_least=bool(shown)), seen)
    if shown:
        yield context.observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, seen)
        own = (OwnPost(p.text or "", p.made, Audience.PUBLIC, beside=p.beside) for p in feed.posts)
        yield from to_reread(context, own, seen, gap=UnreadReason.INCOMPLETE_LIST)
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
    read = f"{counted(len(feed.posts), 'post', 'posts')} read"
    return f"{read}, to the end" if feed.complete else read


def _more_in_reply(body: str) -> bool | None:
    documents: list[Json] = []
    decoder, position = json.JSONDecoder(), 0
    while (start := body.find("{", position)) >= 0:
        try:
            value, position = decoder.raw_decode(body, start)
        except (ValueError, RecursionError):
            break
        documents.append(value)
    return _last_said(_parts_in([documents], None)[0])


def _more_in_page(capture: Capture) -> bool | None:
    return _last_said(_parts_in(payload(capture).sources, None)[0])


def _last_said(lists: Mapping[str, list[_Part]]) -> bool | None:
    said = [part.more for parts in lists.values() for part in parts if part.more]
    return (None if len(said[-1]) > 1 else next(iter(said[-1]))) if said else None


TIMELINE = ListReads(
    operation="ProfileCometTimelineFeedRefetchQuery",
    more_in_reply=_more_in_reply,
    more_in_page=_more_in_page,
)
