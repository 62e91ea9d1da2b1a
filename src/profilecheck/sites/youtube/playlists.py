"""The playlists on a channel, which anyone can see: what they are called is the person's own.

Other people's, which the person saved, may stand beside them. Every name is held against the
school's names; none is kept. Source: the shapes that yt-dlp and pytubefix read.
"""

import re
from collections.abc import Iterator, Mapping

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import ReadContext
from profilecheck.sites.youtube.embedded import documents, objects, text
from profilecheck.sites.youtube.tabs import goes_on, selected_tab, tab_called, tabs_of
from profilecheck.vocabulary import Audience, UnreadReason
from profilecheck.words.plurals import counted

__all__ = ["read_playlists"]

_PLAYLISTS, _HOME = re.compile("^playlists$"), re.compile("^featured$")
"""What the two tabs are called in their addresses."""
_OLDER = ("gridPlaylistRenderer", "playlistRenderer")


def read_playlists(context: ReadContext) -> Iterator[Observed | Unread]:
    """What the playlists are called; a channel without the tab opens its first one instead."""
    tab = _open_tab(context.capture)
    if tab is None:
        return
    if _PLAYLISTS.search(tab_called(tab)):
        named = dict.fromkeys(_named(tab.get("content")))
        posts = [_post(title) for _, title in named]
        seen = f"{counted(len(named), 'playlist', 'playlists')} looked at"
        whole = bool(named) and all(map(all, named)) and not goes_on(tab.get("content"))
        gap = None if whole else UnreadReason.INCOMPLETE_LIST
        yield from to_reread(context, posts, seen, gap=gap, counted=False)
    elif _has_none(context.capture, tab):
        yield from to_reread(context, (), "The channel shows no playlists", gap=None)


def _open_tab(capture: Capture) -> Mapping[str, Json] | None:
    return next((tab for d in documents(capture) if (tab := selected_tab(d)) is not None), None)


def _has_none(capture: Capture, tab: Mapping[str, Json]) -> bool:
    """Whether the first tab is open, and none of the others is that of playlists."""
    called = [tab_called(other) for other in tabs_of(capture)]
    others = all(name and not _PLAYLISTS.search(name) for name in called)
    return others and bool(_HOME.search(tab_called(tab)))


def _named(content: Json) -> Iterator[tuple[str, str]]:
    """Yield each playlist's id and what it is called, "" where that is not told."""
    for shown in objects(content, *_OLDER):
        yield text(shown, "playlistId") or "", text(shown, "title") or ""
    for shown in objects(content, "lockupViewModel"):
        title = text(shown, "metadata", "lockupMetadataViewModel", "title")
        yield text(shown, "contentId") or "", title or ""


def _post(words: str) -> Post:
    return Post(words, audience=Audience.PUBLIC, called="Playlist", when="of unknown age")
