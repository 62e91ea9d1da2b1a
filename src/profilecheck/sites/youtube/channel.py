"""A YouTube channel as its page describes it: the head of the page, and the "About" panel.

The head has had two shapes (`c4TabbedHeaderRenderer`, then `pageHeaderViewModel`), the panel too
(`channelAboutFullMetadataRenderer`, then `aboutChannelViewModel`); each thing is looked up where
any of them keeps it. None means that nothing was told, "" or an empty tuple that its place was
there and held nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

from profilecheck.browser.capture import Capture, Json
from profilecheck.sites.json_tree import dig, walk
from profilecheck.sites.youtube.embedded import documents, objects, text

__all__ = ["Channel", "ChannelLink", "channel", "channel_id"]

_HEADS = ("pageHeaderViewModel", "c4TabbedHeaderRenderer")
_PANELS = ("aboutChannelViewModel", "channelAboutFullMetadataRenderer")
_EMAIL_MARKS = (
    "signInForBusinessEmail",
    "businessEmailRevealButton",
    "onBusinessEmailRevealClickCommand",
)
_PANEL_TEXTS = ("description", "artistBio")
_PANEL_KEYS = frozenset(
    {"title", "channelId", *_PANEL_TEXTS, "country", "links", "primaryLinks", "joinedDateText"}
    | {"subscriberCountText", "viewCountText", "videoCountText", "canonicalChannelUrl"}
    | {"displayCanonicalChannelUrl", "trackingParams", "actionButtons", *_EMAIL_MARKS}
    | {"customLinksLabel", "additionalInfoLabel"}
)
"""What a panel is known to hold, beside labels of these. Source: several open programs.

Two labels are here by their names: a page that is masked keeps the words of what is known.
"""


@dataclass(frozen=True)
class ChannelLink:
    """A link as the channel shows it: without its scheme, and the name it was given."""

    address: str
    name: str = ""


@dataclass(frozen=True)
class Channel:
    """What a page says of a channel.

    `more_links` is in the page's words ("and 7 more links"), "" where all are listed.
    `descriptions` are what the person wrote, each text once where several places show it.
    `counts` are the lines of the head and the panel that may hold a number. `country_known` is
    True where the panel shows its details, a country among them or not. `business_email` is True
    where the page says that there is one behind a check; no page can prove that there is none.
    """

    id: str
    name: str
    handle: str
    descriptions: tuple[str, ...] | None
    links: tuple[ChannelLink, ...] | None
    more_links: str
    country: str
    country_known: bool
    counts: tuple[str, ...]
    business_email: bool


def channel_id(capture: Capture) -> str | None:
    """Return the id of the channel whose page it is, None where no or several are named."""
    ids = {
        named
        for document in documents(capture)
        if (named := text(document, "metadata", "channelMetadataRenderer", "externalId"))
    }
    return ids.pop() if len(ids) == 1 else None


@lru_cache(maxsize=1)
def channel(capture: Capture) -> Channel | None:
    """Return the channel that the page is about, None where it names none."""
    owner = channel_id(capture)
    if owner is None:
        return None
    metadata = next(
        m for d in documents(capture) if isinstance(m := dig(d, *_METADATA), dict) and m
    )
    heads = tuple(h for d in documents(capture) for h in objects(d.get("header"), *_HEADS))
    panel = _panel(capture, owner)
    links, more = _links(heads, panel)
    return Channel(
        id=owner,
        name=text(metadata, "title") or "",
        handle=_handle(metadata, heads),
        descriptions=_descriptions(metadata, heads, panel),
        links=links,
        more_links=more,
        country=text(panel, "country") or "",
        country_known=panel is not None
        and _has_only_known_keys(panel, "country")
        and ("country" not in panel or text(panel, "country") is not None)
        and _has_details(panel),
        counts=tuple(part for line in _count_lines(heads, panel) for part in _parts(line)),
        business_email=panel is not None and any(mark in panel for mark in _EMAIL_MARKS),
    )


_METADATA = ("metadata", "channelMetadataRenderer")


def _panel(capture: Capture, owner: str) -> Mapping[str, Json] | None:
    for document in documents(capture):
        of_owner = text(document, *_METADATA, "externalId") == owner
        for panel in objects(document, *_PANELS):
            if panel.get("channelId", owner if of_owner else None) == owner:
                return panel
    return None


def _descriptions(
    metadata: Mapping[str, Json],
    heads: tuple[Mapping[str, Json], ...],
    panel: Mapping[str, Json] | None,
) -> tuple[str, ...] | None:
    """Return what is written about the channel; what is the beginning of another text is left out.

    A head shows the beginning alone, and so does not tell that nothing is written.
    """
    whole = [text(metadata, "description"), *(text(panel, key) for key in _PANEL_TEXTS)]
    previews = (
        text(preview, "description")
        for head in heads
        for preview in objects(head, "descriptionPreviewViewModel")
    )
    told = dict.fromkeys(words for words in (*whole, *previews) if words)
    folded = {words: "".join(words.split()).rstrip("….") for words in told}
    texts = tuple(
        words
        for words in told
        if not any(folded[words] in folded[other] for other in told if other != words)
    )
    return texts if texts or any(words is not None for words in whole) else None


def _handle(metadata: Mapping[str, Json], heads: tuple[Mapping[str, Json], ...]) -> str:
    for head in heads:
        for line in (text(head, "channelHandleText"), *_head_lines(head)):
            if line and line.startswith("@"):
                return line
    addresses = [text(metadata, "vanityChannelUrl"), *_own_addresses(metadata)]
    for address in addresses:
        last = unquote((address or "").rstrip("/").rpartition("/")[2])
        if last.startswith("@"):
            return last
    return ""


def _own_addresses(metadata: Mapping[str, Json]) -> Iterator[str]:
    urls = metadata.get("ownerUrls")
    yield from (u for u in (urls if isinstance(urls, list) else ()) if isinstance(u, str))


def _head_lines(head: Mapping[str, Json]) -> Iterator[str]:
    """Yield the short lines below the name, from whichever row."""
    for rows in objects(head.get("metadata"), "contentMetadataViewModel"):
        for inside in walk(rows.get("metadataRows")):
            parts = inside.get("metadataParts")
            for part in parts if isinstance(parts, list) else ():
                if line := text(part, "text"):
                    yield line


def _count_lines(
    heads: tuple[Mapping[str, Json], ...], panel: Mapping[str, Json] | None
) -> Iterator[str]:
    for head in heads:
        yield from _head_lines(head)
    for holder in (*heads, panel):
        for key in ("subscriberCountText", "videosCountText", "videoCountText"):
            if line := text(holder, key):
                yield line


def _parts(line: str) -> list[str]:
    """Return what a line tells one after the other ("41 subscribers • 12 videos")."""
    return [part for part in re.split(r"\s*[•·]\s*", line) if part]


def _has_only_known_keys(panel: Mapping[str, Json], place: str) -> bool:
    """Whether nothing in the panel can be what `place` is called in another one.

    That is a key that names it, or a text or list under a key that is not known. Only then can the
    absence of the known name mean that nothing is listed.
    """
    strange = [k for k in panel if k not in _PANEL_KEYS and not k.endswith("Label")]
    return not any(place in k.lower() or _shows(panel[k]) for k in strange)


def _shows(value: Json) -> bool:
    return bool(text(value) or (value and isinstance(value, list)))


def _has_details(panel: Mapping[str, Json]) -> bool:
    """Whether the panel shows what it shows of every channel: since when, and how often seen."""
    return "joinedDateText" in panel or "viewCountText" in panel


# Links


def _links(
    heads: tuple[Mapping[str, Json], ...], panel: Mapping[str, Json] | None
) -> tuple[tuple[ChannelLink, ...] | None, str]:
    """Return the links, and what the page says of further ones.

    The panel lists all of them, the head the first one or few. That there is none is told by a
    panel without links only where the head shows none either.
    """
    in_heads = [shown for head in heads for shown in [_links_of_head(head)]]
    first = tuple(link for links, _ in in_heads for link in links)
    more = next((words for _, words in in_heads if words), "")
    if panel is not None:
        told = tuple(_links_of_panel(panel))
        listed = tuple(link for link in told if link is not None)
        if listed:
            return listed, "" if len(listed) == len(told) else _MORE_THAN_KNOWN
        if (
            heads
            and not first
            and not more
            and not told
            and _has_details(panel)
            and _has_only_known_keys(panel, "link")
        ):
            return (), ""
    return (first, more or "the page shows only the first links") if first else (None, more)


_MORE_THAN_KNOWN = "the page lists links of which we can't see where they lead"


def _links_of_panel(panel: Mapping[str, Json]) -> Iterator[ChannelLink | None]:
    """Yield each link that the panel lists, None where it is not known where one leads."""
    newer, older = panel.get("links", []), panel.get("primaryLinks", [])
    for shown in newer if isinstance(newer, list) else [None]:
        link = dig(shown, "channelExternalLinkViewModel")
        yield _link(dig(link, "link"), text(link, "title") or "")
    for shown in older if isinstance(older, list) else [None]:
        yield _link(shown, text(shown, "title") or "")


def _links_of_head(head: Mapping[str, Json]) -> tuple[tuple[ChannelLink, ...], str]:
    found = []
    more = ""
    for shown in objects(head.get("attribution"), "attributionViewModel"):
        found.append(_link(shown.get("text")))
        more = more or text(shown, "suffix") or ""
    for shown in objects(head.get("headerLinks"), "channelHeaderLinksViewModel"):
        found.append(_link(shown.get("firstLink")))
        more = more or text(shown, "more") or ""
    for shown in objects(head.get("headerLinks"), "channelHeaderLinksRenderer"):
        for key in ("primaryLinks", "secondaryLinks"):
            listed = shown.get(key)
            for link in listed if isinstance(listed, list) else ():
                found.append(_link(link, text(link, "title") or ""))
    return tuple(link for link in found if link is not None), more


def _link(shown: Json, name: str = "") -> ChannelLink | None:
    """Return a link by its words where they are its address, else by where it leads."""
    words = text(shown) or ""
    target = next((t for e in objects(shown, "urlEndpoint") if (t := _target(e))), "")
    target = target or next((t for c in objects(shown, _WEB) if (t := _within(c))), "")
    whole = bool(words) and "." in words and " " not in words and not words.endswith(("…", "..."))
    address = words if whole else target or words
    return ChannelLink(address, name) if address else None


_WEB = "webCommandMetadata"


def _within(command: Mapping[str, Json]) -> str:
    """Return where a link to another page of YouTube leads, "" for any other."""
    path = text(command, "url") or ""
    return f"youtube.com{path}" if path.startswith(("/@", "/channel/", "/c/", "/user/")) else ""


def _target(endpoint: Mapping[str, Json]) -> str:
    """Return where a link leads, without the detour over YouTube and without its scheme."""
    url = text(endpoint, "url") or ""
    try:
        detour = urlsplit(url).path == "/redirect"
    except ValueError:
        detour = False  # no address that leads anywhere, but text that is on the page
    if detour:
        url = next(iter(parse_qs(urlsplit(url).query).get("q", ())), "")
    return url.removeprefix("https://").removeprefix("http://")
