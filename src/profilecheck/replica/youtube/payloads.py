"""The data a YouTube page carries, and the answers to what it asks for later.

The shapes are those of public saved answers and of others' code; the markers that are random on the
service say here what they stand for.
"""

import base64
import binascii
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from profilecheck.replica.wording import Words
from profilecheck.replica.youtube.profile import Head, Link, Video, YouTubeProfile
from profilecheck.replica.youtube.view import View, age

__all__ = [
    "PART",
    "about_continuation",
    "advanced_data",
    "channel_data",
    "continued",
    "continued_data",
    "own_videos",
    "privacy_data",
    "switches",
    "video_part",
]

Json = dict[str, Any]

PART = 12
"""How many videos come at a time."""

_SUBSCRIPTIONS = "Keep all my subscriptions private"
_PLAYLISTS = "Keep all my saved playlists private"
_SWITCHES = (
    ("subscriptions_private", "PRIVACY_DISCOVERABLE_SUBSCRIPTIONS", _SUBSCRIPTIONS),
    ("playlists_private", "PRIVACY_DISCOVERABLE_SAVED_PLAYLISTS", _PLAYLISTS),
)


def _document(words: Words, *, signed_in: bool, **parts: Any) -> Json:
    return {
        "responseContext": {"mainAppWebResponseContext": {"loggedOut": not signed_in}},
        **parts,
        "topbar": {
            "desktopTopbarRenderer": {
                "searchbox": {
                    "fusionSearchboxRenderer": {
                        "config": {"webSearchboxConfig": {"requestLanguage": words.language}}
                    }
                }
            }
        },
    }


# The channel


def channel_data(view: View, tab: str) -> Json:
    """The data of a channel's page with one tab open ("", "about", "videos" or "playlists")."""
    profile, videos = view.profile, view.videos()
    parts: Json = {
        "contents": {"twoColumnBrowseResultsRenderer": {"tabs": _tabs(view, tab, videos)}},
        "header": _header(view),
        "metadata": {"channelMetadataRenderer": _metadata(view)},
    }
    if tab == "about" and view.words.has("About") and not profile.about_later:
        parts["engagementPanels"] = [_panel([{"aboutChannelRenderer": _about(view)}])]
    return _document(view.words, signed_in=view.viewer is not None, **parts)


def _metadata(view: View) -> Json:
    profile = view.profile
    return {
        "title": view.owner.name,
        "description": profile.description,
        "externalId": profile.id,
        "channelUrl": f"https://www.youtube.com/channel/{profile.id}",
        "ownerUrls": [f"http://www.youtube.com/@{profile.handle}"],
        "vanityChannelUrl": f"http://www.youtube.com/@{profile.handle}",
    }


def _tabs(view: View, tab: str, videos: Sequence[Video]) -> list[Json]:
    home: Json = {"sectionListRenderer": {"contents": []}}
    if not videos:
        nothing = {"text": {"simpleText": view.words("This channel doesn't have any content")}}
        home["sectionListRenderer"]["contents"].append({"messageRenderer": nothing})
    shows_videos = bool(videos) and view.words.has("Videos")
    shown = {"videos": shows_videos, "playlists": bool(view.profile.playlists)}
    selected = tab if shown.get(tab) else "featured"
    tabs = [_tab(view, "Home", "featured", selected, home)]
    if shows_videos:
        grid = {"richGridRenderer": {"contents": video_part(view, 0)}}
        tabs.append(_tab(view, "Videos", "videos", selected, grid))
    if shown["playlists"]:
        items = [_playlist(number, title) for number, title in enumerate(view.profile.playlists)]
        listed = {"gridRenderer": {"items": items}}
        tabs.append(_tab(view, "Playlists", "playlists", selected, listed))
    return tabs


def _playlist(number: int, title: str) -> Json:
    model = {
        "contentId": f"PL{number:032d}",
        "contentType": "LOCKUP_CONTENT_TYPE_PLAYLIST",
        "metadata": {"lockupMetadataViewModel": {"title": {"content": title}}},
    }
    return {"lockupViewModel": model}


def _tab(view: View, title: str, path: str, selected: str, content: Json) -> Json:
    url = f"/@{view.profile.handle}/{path}"
    tab: Json = {
        "endpoint": {
            "commandMetadata": {"webCommandMetadata": {"url": url}},
            "browseEndpoint": {"browseId": view.profile.id},
        },
        "title": view.words(title),
    }
    if path == selected:
        tab |= {"selected": True, "content": content}
    return {"tabRenderer": tab}


def video_part(view: View, start: int) -> list[Json]:
    """The videos from number `start` on, and what asks for those that follow."""
    videos = view.videos()
    items = [
        {"richItemRenderer": {"content": {"videoRenderer": _video(view, start + n, video)}}}
        for n, video in enumerate(videos[start : start + PART])
    ]
    if start + PART < len(videos):
        items.append(_continuation("videos", view.profile.id, str(start + PART)))
    return items


def _video(view: View, number: int, video: Video) -> Json:
    return {
        "videoId": f"{view.profile.handle[:5]}{number:06d}",
        "title": {"runs": [{"text": video.title}]},
        "publishedTimeText": {"simpleText": age(video.on, view.today, view.words)},
        "lengthText": {"simpleText": "3:03"},
        "viewCountText": {"simpleText": "12 views"},
    }


def _continuation(*about: str) -> Json:
    token = base64.urlsafe_b64encode("|".join(about).encode()).decode()
    command = {"token": token, "request": "CONTINUATION_REQUEST_TYPE_BROWSE"}
    endpoint = {"continuationCommand": command}
    return {
        "continuationItemRenderer": {
            "trigger": "CONTINUATION_TRIGGER_ON_ITEM_SHOWN",
            "continuationEndpoint": endpoint,
        }
    }


def continued(token: str) -> tuple[str, str, int]:
    """What a continuation asks for: its kind, the channel's id, and from which number on.

    Raises:
        ValueError: it is none that the pages carry.
    """
    try:
        kind, channel, start = base64.urlsafe_b64decode(token).decode().split("|")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise ValueError("no such continuation") from error
    return kind, channel, int(start)


def continued_data(view: View, kind: str, start: int) -> Json:
    """The answer to a continuation."""
    if kind == "about":
        shown = view.words.has("About")
        items = [{"aboutChannelRenderer": _about(view)}] if shown else []
    else:
        items = video_part(view, start)
    action = {"appendContinuationItemsAction": {"continuationItems": items}}
    signed_in = view.viewer is not None
    return _document(view.words, signed_in=signed_in, onResponseReceivedActions=[action])


# Studio

STUDIO_PART = 30
"""How many of one's own videos Studio shows on a page."""


def own_videos(profile: YouTubeProfile, token: str) -> Json:
    """One part of the person's own videos, newest first; `token` is where it begins.

    Raises:
        ValueError: it is none that an answer gave out.
    """
    start = int(token)
    newest = sorted(enumerate(profile.videos), key=lambda pair: pair[1].on, reverse=True)
    videos = [_own_video(profile, number, video) for number, video in newest]
    answer: Json = {"videos": videos[start : start + STUDIO_PART]}
    if start + STUDIO_PART < len(videos):
        answer["nextPageToken"] = str(start + STUDIO_PART)
    total = {"size": str(len(videos)), "accuracy": "ACCURACY_EXACT"}
    return answer | {"videosTotalSize": total}


def _own_video(profile: YouTubeProfile, number: int, video: Video) -> Json:
    noon = datetime(video.on.year, video.on.month, video.on.day, 12, tzinfo=UTC)
    published = str(int(noon.timestamp()))
    return {
        "videoId": f"{profile.handle[:5]}{number:06d}",
        "title": video.title,
        "privacy": f"VIDEO_PRIVACY_{video.visibility.name}",
        "contentType": "CREATOR_CONTENT_TYPE_VIDEO_ON_DEMAND",
        "lengthSeconds": "183",
        "timePublishedSeconds": published,
        "timeCreatedSeconds": published,
        "publicMetrics": {"commentCount": "0", "likeCount": "0", "externalViewCount": "12"},
        "status": "VIDEO_STATUS_PROCESSED",
        "draftStatus": "DRAFT_STATUS_NONE",
    }


# The head of the channel


def _header(view: View) -> Json:
    if view.profile.head is Head.OLDER:
        return {"c4TabbedHeaderRenderer": _older_head(view)}
    head = {"pageTitle": view.owner.name, "content": {"pageHeaderViewModel": _newer_head(view)}}
    return {"pageHeaderRenderer": head}


def _studio(profile: YouTubeProfile) -> Json:
    url = f"https://studio.youtube.com/channel/{profile.id}/editing/profile"
    return {"urlEndpoint": {"url": url, "target": "TARGET_NEW_WINDOW"}}


def _older_head(view: View) -> Json:
    profile = view.profile
    head: Json = {
        "channelId": profile.id,
        "title": view.owner.name,
        "channelHandleText": {"runs": [{"text": f"@{profile.handle}"}]},
        "subscriberCountText": {"simpleText": view.counted(profile.subscribers, "subscribers")},
        "videosCountText": {"runs": [{"text": view.counted(len(view.videos()), "videos")}]},
    }
    if view.own:
        button = {
            "text": {"simpleText": "Customise channel"},
            "navigationEndpoint": _studio(profile),
        }
        head["editChannelButtons"] = [{"buttonRenderer": button}]
    else:
        head["subscribeButton"] = {"buttonRenderer": {"text": {"runs": [{"text": "Subscribe"}]}}}
    if profile.links:
        first, *rest = profile.links
        links: Json = {"firstLink": _linked(first)}
        if rest:
            links["more"] = {"content": f"and {len(rest)} more link{'s' * (len(rest) > 1)}"}
        head["headerLinks"] = {"channelHeaderLinksViewModel": links}
    return head


def _newer_head(view: View) -> Json:
    profile = view.profile
    counts = [
        view.counted(profile.subscribers, "subscribers"),
        view.counted(len(view.videos()), "videos"),
    ]
    rows = [[f"@{profile.handle}"], counts]
    head: Json = {
        "title": {"dynamicTextViewModel": {"text": {"content": view.owner.name}}},
        "metadata": {
            "contentMetadataViewModel": {
                "metadataRows": [
                    {"metadataParts": [{"text": {"content": words}} for words in row]}
                    for row in rows
                ],
                "delimiter": "•",
            }
        },
        "actions": {"flexibleActionsViewModel": {"actionsRows": [{"actions": [_action(view)]}]}},
    }
    if profile.links:
        shown: Json = {"text": _linked(profile.links[0])}
        if more := len(profile.links) - 1:
            shown["suffix"] = {"content": f"and {more} more link{'s' * (more > 1)}"}
        head["attribution"] = {"attributionViewModel": shown}
    return head


def _action(view: View) -> Json:
    if view.own:
        command = {"innertubeCommand": _studio(view.profile)}
        return {"buttonViewModel": {"title": "Customise channel", "onTap": command}}
    if view.viewer is None:
        return {"buttonViewModel": {"title": "Subscribe"}}
    return {"subscribeButtonViewModel": {"channelId": view.profile.id}}


def _linked(link: Link) -> Json:
    detour = f"https://www.youtube.com/redirect?event=channel_header&q=https%3A%2F%2F{link.address}"
    tap = {"onTap": {"innertubeCommand": {"urlEndpoint": {"url": detour}}}}
    return {"content": link.address, "commandRuns": [{"startIndex": 0, **tap}]}


# The "About" panel


def _panel(items: list[Json]) -> Json:
    contents = [{"itemSectionRenderer": {"contents": items}}]
    content = {"sectionListRenderer": {"contents": contents}}
    return {"engagementPanelSectionListRenderer": {"content": content}}


def about_continuation(profile: YouTubeProfile) -> str:
    """The token with which the page asks for its "About" panel."""
    item = _continuation("about", profile.id, "0")["continuationItemRenderer"]
    token: str = item["continuationEndpoint"]["continuationCommand"]["token"]
    return token


def _about(view: View) -> Json:
    profile = view.profile
    about: Json = {
        "channelId": profile.id,
        "canonicalChannelUrl": f"http://www.youtube.com/@{profile.handle}",
        "description": profile.description,
        "subscriberCountText": view.counted(profile.subscribers, "subscribers"),
        "videoCountText": view.counted(len(view.videos()), "videos"),
        "viewCountText": "1,204 views",
        "joinedDateText": {"content": f"Joined {profile.joined:%d %b %Y}"},
        "customLinksLabel": {"content": "Links"},
    }
    if profile.country:
        about["country"] = profile.country
    if profile.links:
        about["links"] = [
            {
                "channelExternalLinkViewModel": {
                    "title": {"content": link.name},
                    "link": _linked(link),
                }
            }
            for link in profile.links
        ]
    if profile.business_email:
        sign_in = "View email address" if view.viewer else "Sign in to see email address"
        about["signInForBusinessEmail"] = {"content": sign_in}
    return {"metadata": {"aboutChannelViewModel": about}}


# Settings


def _settings(words: Words, options: list[Json]) -> Json:
    section = {
        "itemSectionRenderer": {"contents": [{"settingsOptionsRenderer": {"options": options}}]}
    }
    tab = {"selected": True, "content": {"sectionListRenderer": {"contents": [section]}}}
    contents = {"twoColumnBrowseResultsRenderer": {"tabs": [{"tabRenderer": tab}]}}
    return _document(words, signed_in=True, contents=contents)


def switches(profile: YouTubeProfile, words: Words) -> list[tuple[str, str, bool]]:
    """The privacy switches: name, words, and whether it is on."""
    return [
        (name, words(label), getattr(profile.settings, name))
        for name, _, label in _SWITCHES
        if words.has(label)
    ]


def privacy_data(profile: YouTubeProfile, words: Words) -> Json:
    """The data of the privacy settings: what pressing would send is the opposite of what is."""
    ids = {name: item for name, item, _ in _SWITCHES}
    options = [
        {
            "settingBooleanRenderer": {
                "itemId": ids[name],
                "title": {"runs": [{"text": label}]},
                "enabled": on,
                "enableServiceEndpoint": _set(ids[name], sent=False),
                "disableServiceEndpoint": _set(ids[name], sent=True),
            }
        }
        for name, label, on in switches(profile, words)
    ]
    return _settings(words, options)


def _set(item: str, *, sent: bool) -> Json:
    return {"setSettingEndpoint": {"settingItemId": item, "boolValue": sent}}


def advanced_data(profile: YouTubeProfile, words: Words) -> Json:
    """The data of the advanced settings: the ids of the account, to be copied."""
    ids = (("User ID", profile.id.removeprefix("UC")), ("Channel ID", profile.id))
    options = [
        {"copyLinkRenderer": {"text": {"runs": [{"text": words(label)}]}, "shortUrl": value}}
        for label, value in ids
        if words.has(label)
    ]
    return _settings(words, options)
