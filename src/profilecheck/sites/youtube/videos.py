"""The public videos of a channel: how many, and in which years, as anyone can see them.

What a video is called is held against the school's names; no word of it is kept.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from profilecheck.browser.capture import Capture, Json, ListEnd
from profilecheck.browser.lists import ListReads
from profilecheck.model import Count, Entries, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.json_tree import dig, walk
from profilecheck.sites.rereading import only_listed, to_reread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import row_of
from profilecheck.sites.youtube.channel import channel, channel_id
from profilecheck.sites.youtube.embedded import BROWSE, documents, objects, text
from profilecheck.sites.youtube.tabs import goes_on, selected_tab, tab_called, tabs_of
from profilecheck.sites.youtube.wording import count_shown, labels_for, year_of
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason

__all__ = [
    "VIDEO_LIST",
    "read_videos",
    "tabs_not_opened",
    "videos_anchor",
    "videos_worth_rereading",
]

_PUBLIC = Audience.PUBLIC
_NO_DAY = "The page was saved, and gives only how long ago each video came out."
_WITHOUT_POSTS = frozenset({"featured", "about", "search", "playlists", "channels", "store"})
"""Tabs without anything that a channel published itself; playlists have a page of their own."""
_PARTS = ("appendContinuationItemsAction", "reloadContinuationItemsCommand")
_VIDEOS = ("videoRenderer", "gridVideoRenderer")
_BYLINES = ("ownerText", "shortBylineText", "longBylineText")


@dataclass(frozen=True)
class _Video:
    """A video: its age in the page's words ("" where it has none), its title and what follows.

    `channels` are the ids of the channels that it is said to be by; one's own list mostly leaves
    them out.
    """

    age: str
    words: str
    channels: frozenset[str]


@dataclass(frozen=True)
class _Videos:
    """The videos that were seen, by their ids, and whether there are no others."""

    videos: Mapping[str, _Video]
    complete: bool


def _shows_videos(tab: Mapping[str, Json]) -> bool:
    return tab_called(tab) == "videos"


def _grid(capture: Capture) -> Mapping[str, Json] | None:
    for document in documents(capture):
        tab = selected_tab(document)
        if tab is not None and _shows_videos(tab) and isinstance(tab.get("content"), dict):
            return tab
    return None


def _parts(capture: Capture) -> Iterator[Json]:
    """Yield the first part of the list, then those that came later, in order."""
    if (grid := _grid(capture)) is not None:
        yield grid["content"]
        for document in documents(capture):
            yield from _later_parts(document)


def _later_parts(document: Mapping[str, Json]) -> Iterator[Json]:
    for part in objects(document, *_PARTS):
        items = part.get("continuationItems")
        # The "About" panel loads by the same request; it holds no videos.
        if any(True for _ in _entries(items)) or not any(True for _ in _panels(items)):
            yield items


def _panels(items: Json) -> Iterator[Mapping[str, Json]]:
    return objects(items, "aboutChannelRenderer")


def _entries(part: Json) -> Iterator[tuple[str, _Video]]:
    """Yield each video with its id; newer pages show it as a `lockupViewModel`."""
    for video in objects(part, *_VIDEOS):
        if code := text(video, "videoId"):
            words = (text(video, "title"), text(video, "descriptionSnippet"))
            age = text(video, "publishedTimeText") or ""
            yield code, _Video(age, _joined(words), _channels([video.get(b) for b in _BYLINES]))
    for video in objects(part, "lockupViewModel"):
        code = text(video, "contentId")
        if code and text(video, "contentType") == "LOCKUP_CONTENT_TYPE_VIDEO":
            lines = [
                line
                for inside in walk(dig(video, "metadata"))
                for shown in _metadata_parts(inside)
                if (line := text(shown, "text"))
            ]
            title = text(video, "metadata", "lockupMetadataViewModel", "title")
            by = _channels(dig(video, "metadata"))
            yield code, _Video(lines[-1] if lines else "", _joined([title]), by)


def _channels(place: Json) -> frozenset[str]:
    found = (text(endpoint, "browseId") for endpoint in objects(place, "browseEndpoint"))
    return frozenset(code for code in found if code and code.startswith("UC"))


def _joined(words: Iterable[str | None]) -> str:
    return " ".join(w for w in words if w)


def _metadata_parts(inside: Mapping[str, Json]) -> list[Json]:
    parts = inside.get("metadataParts")
    return parts if isinstance(parts, list) else []


def _videos(capture: Capture) -> _Videos | None:
    parts = list(_parts(capture))
    if not parts:
        return None
    videos = _own(capture, parts)
    whole = not goes_on(parts[-1]) and capture.list_end is not ListEnd.STOPPED
    return _Videos(videos, complete=whole and bool(videos))


def _own(capture: Capture, parts: Iterable[Json]) -> dict[str, _Video]:
    """Return the videos in parts of a page that are not said to be another channel's."""
    owner = channel_id(capture)
    return {
        code: video
        for part in parts
        for code, video in _entries(part)
        if not video.channels or owner in video.channels
    }


def _is_empty(context: ReadContext) -> bool:
    """Whether the page says in words that the channel has nothing, and no other tab has anything.

    A channel has tabs for what it has alone: short or live videos, or posts without a video.
    """
    labels = labels_for(context)
    contents = [document.get("contents") for document in documents(context.capture)]
    tabs = tabs_of(context.capture)
    others = [tab_called(tab) for tab in tabs if tab.get("selected") is not True]
    return _WITHOUT_POSTS.issuperset(others) and any(
        row_of(words, labels) == "nothing_published"
        for message in objects(contents, "messageRenderer")
        if (words := text(message, "text"))
    )


_OPENED = frozenset({"featured", "videos", "shorts", "streams", "about", "search", "playlists"})
"""Tabs that are opened, or hold videos: that not all of those are searched is told with them."""


def tabs_not_opened(capture: Capture) -> tuple[str, ...]:
    """Return what the other tabs of the channel are called, as of its store: each has words."""
    others = (tab for tab in tabs_of(capture) if tab.get("selected") is not True)
    named = ((tab_called(tab), text(tab, "title")) for tab in others)
    return tuple(
        dict.fromkeys(title or name for name, title in named if name not in {"", *_OPENED})
    )


def videos_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is a channel's, with one of its tabs open."""
    return channel(capture) is not None and any(
        selected_tab(document) is not None for document in documents(capture)
    )


def read_videos(context: ReadContext) -> Iterator[Observed | Unread]:
    """The videos listed, by year where their age shows one."""
    listed = _videos(context.capture)
    stated = _stated(context)
    if listed is None or not listed.videos:
        if _is_empty(context) and (stated is None or stated.count == 0):
            words = "The page says that the channel has no videos"
            yield context.observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0), words)
            yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years={}), words)
            none = Entries(entries=(), searched=0)
            yield context.observed(Fact.POSTS_TO_REREAD, none, words)
        return
    number = len(listed.videos)
    # The head counts short and live videos too, which stand on tabs of their own.
    at_least = not listed.complete or stated is None or stated.at_least or stated.count > number
    seen = f"{_videos_in_words(number)} listed"
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, Count(count=number, at_least=at_least), seen)
    yield _by_year(context, listed, at_least=at_least)
    yield from _to_reread(context, listed)


def _videos_in_words(number: int) -> str:
    return f"{number} video{'' if number == 1 else 's'}"


def _stated(context: ReadContext) -> Count | None:
    shown = channel(context.capture)
    counts = shown.counts if shown else ()
    known = (count_shown(context, words, "videos") for words in counts)
    return next((count for count in known if count is not None), None)


def _by_year(context: ReadContext, listed: _Videos, *, at_least: bool) -> Observed | Unread:
    if context.source is not Source.LIVE:
        # "10 days ago" counts from the day on which the page was shown, which a file does not tell.
        return context.unread(Fact.POSTS_PUBLIC_BY_YEAR, UnreadReason.PAGE_CHANGED, _NO_DAY)
    ages = [video.age for video in listed.videos.values()]
    years = [year_of(age, context.capture.taken_at) for age in ages]
    known = Counter(year for year in years if year is not None)
    if not known:
        words = next((age for age in ages if age), "")
        reason = UnreadReason.UNKNOWN_WORDING if words else UnreadReason.PAGE_CHANGED
        return context.unread(Fact.POSTS_PUBLIC_BY_YEAR, reason, words)
    unsure = len(years) - known.total()
    seen = f"{_videos_in_words(known.total())} whose age tells the year"
    if unsure:
        seen += f", {unsure} whose age fits two years"
    value = Years(years=dict(known), at_least=at_least or unsure > 0)
    return context.observed(Fact.POSTS_PUBLIC_BY_YEAR, value, seen)


def _to_reread(context: ReadContext, listed: _Videos) -> Iterator[Observed | Unread]:
    """The videos worth reading again, by their age: what they say is not kept.

    That there is none can't be told: of what follows a title, the list shows the beginning.
    """
    own = (
        Post(video.words, audience=_PUBLIC, called="Video", when=video.age or "of unknown age")
        for video in listed.videos.values()
    )
    seen = f"{_videos_in_words(len(listed.videos))} looked at"
    return to_reread(context, own, seen, gap=UnreadReason.INCOMPLETE_LIST)


def videos_worth_rereading(context: ReadContext) -> Iterator[Observed | Unread]:
    """Yield those that any page of the channel shows, and that they are not all.

    That none is worth it is not told: it proves nothing.
    """
    contents = [document.get("contents") for document in documents(context.capture)]
    shown = _Videos(_own(context.capture, contents), complete=False)
    told = tuple(_to_reread(context, shown)) if shown.videos else ()
    if any(only_listed(told)):
        yield from told


def _more_in_reply(body: str) -> bool | None:
    try:
        reply = json.JSONDecoder().raw_decode(body.lstrip())[0]
    except (ValueError, RecursionError):
        return None
    parts = list(_later_parts(reply)) if isinstance(reply, dict) else []
    return goes_on(parts[-1]) if parts else None


def _more_in_page(capture: Capture) -> bool | None:
    if (grid := _grid(capture)) is not None:
        return goes_on(grid["content"])
    # With another tab open there is no list of videos to scroll.
    return False if any(selected_tab(d) for d in documents(capture)) else None


VIDEO_LIST = ListReads(operation=BROWSE, more_in_reply=_more_in_reply, more_in_page=_more_in_page)
