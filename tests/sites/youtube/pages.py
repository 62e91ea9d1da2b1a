"""Builds small YouTube and Google pages for the tests: literal HTML around literal data."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from profilecheck.browser.capture import Capture, Reply
from profilecheck.sites.youtube import YOUTUBE
from profilecheck.vocabulary import Viewpoint
from tests.sites.readings import capture_of, page_of, read_from

ME = "UCamyCarterLeeds000000aa"
SOMEBODY_ELSE = "UCsomebodyElse000000000z"
ABOUT = f"https://www.youtube.com/channel/{ME}/about"
BROWSE = "https://www.youtube.com/youtubei/v1/browse?prettyPrint=false"
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

Json = dict[str, Any]


def document(
    data: Json | None = None,
    body: str = "",
    *,
    logged_in: bool | None = True,
    lang: str = "en",
    title: str = "YouTube",
    older: bool = False,
    telephone: bool = False,
    quoted: bool = False,
) -> str:
    """A whole page with its data, in one of the ways in which pages have carried it."""
    said = "" if logged_in is None else f'ytcfg.set({{"LOGGED_IN":{str(logged_in).lower()}}});'
    carried = ""
    if data is not None:
        written = json.dumps(data).replace("<", "\\u003c")
        if telephone:
            marks = "".join(c if c.isalnum() or c == " " else f"\\x{ord(c):02x}" for c in written)
            carried = f"var ytInitialData = '{marks}';"
        elif quoted:
            carried = f'window["ytInitialData"] = JSON.parse({json.dumps(written)});'
        elif older:
            carried = f'window["ytInitialData"] = {written};\n window["x"] = null;'
        else:
            carried = f"var ytInitialData = {written};"
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title}</title>'
        f"<script>{said}</script><script>{carried}</script></head><body>{body}</body></html>"
    )


def capture(html: str, *, url: str = ABOUT, replies: Sequence[Json] = (), **more: Any) -> Capture:
    """The page as it was captured, with what came later of its list."""
    parts = tuple(Reply(BROWSE, "browse", 200, json.dumps(r)) for r in replies)
    return capture_of(html, url, replies=parts, taken_at=NOW, **more)


page = partial(page_of, YOUTUBE)
read = partial(read_from, YOUTUBE, account_id=ME)


# Channels


def metadata(*, owner: str = ME, description: str | None = "Class videos.") -> Json:
    """What every channel's page says of the channel."""
    told: Json = {
        "title": "Amy Carter",
        "externalId": owner,
        "vanityChannelUrl": "http://www.youtube.com/@AmyCarterLeeds",
    }
    return told if description is None else told | {"description": description}


def studio(owner: str = ME) -> Json:
    """What only the owner of a channel is offered."""
    return {"urlEndpoint": {"url": f"https://studio.youtube.com/channel/{owner}/editing"}}


def newer_head(
    *lines: str, own: str | None = ME, link: str = "", more: str = "", subscribe: bool = False
) -> Json:
    """A head of the newer shape; `lines` stand below the name."""
    rows = [{"metadataParts": [{"text": {"content": line}}]} for line in lines]
    head: Json = {"metadata": {"contentMetadataViewModel": {"metadataRows": rows}}}
    if own:
        head["actions"] = {"onTap": {"innertubeCommand": studio(own)}}
    if subscribe:
        head["actions"] = {"subscribeButtonViewModel": {}}
    if link:
        shown: Json = {"text": {"content": link}}
        if more:
            shown["suffix"] = {"content": more}
        head["attribution"] = {"attributionViewModel": shown}
    return {"pageHeaderRenderer": {"content": {"pageHeaderViewModel": head}}}


def older_head(*, own: str | None = ME, **more: Any) -> Json:
    """A head of the older shape."""
    head: Json = {"channelId": ME, "title": "Amy Carter", **more}
    if own:
        head["editChannelButtons"] = [{"buttonRenderer": {"navigationEndpoint": studio(own)}}]
    return {"c4TabbedHeaderRenderer": head}


def panel(owner: str = ME, **told: Any) -> Json:
    """The "About" panel, newer shape."""
    model = {"channelId": owner, "joinedDateText": {"content": "Joined 7 Sept 2014"}, **told}
    return {"aboutChannelRenderer": {"metadata": {"aboutChannelViewModel": model}}}


def link(address: str, name: str = "A link") -> Json:
    """A link of the "About" panel."""
    return {
        "channelExternalLinkViewModel": {
            "title": {"content": name},
            "link": {"content": address},
        }
    }


def channel(
    head: Json | None = None, *more: Json, tab: Json | None = None, **of_metadata: Any
) -> Json:
    """The data of a channel's page."""
    data: Json = {
        "metadata": {"channelMetadataRenderer": metadata(**of_metadata)},
        "header": newer_head("@AmyCarterLeeds") if head is None else head,
        "engagementPanels": list(more),
    }
    if tab is not None:
        data["contents"] = {"twoColumnBrowseResultsRenderer": {"tabs": [{"tabRenderer": tab}]}}
    return data


def as_owner(data: Json, **more: Any) -> Capture:
    """The page as its owner sees it."""
    return capture(document(data), **more)


def as_stranger(data: Json, *, lang: str = "en", **more: Any) -> Capture:
    """The page as one who is not signed in sees it."""
    html = document(data, logged_in=False, lang=lang)
    return capture(html, viewpoint=Viewpoint.STRANGER, **more)


# Videos


def video(number: int, age: str = "10 days ago", title: str = "A song") -> Json:
    """A video of the list."""
    shown = {
        "videoId": f"video{number:06d}",
        "title": {"runs": [{"text": title}]},
        "publishedTimeText": {"simpleText": age},
    }
    return {"richItemRenderer": {"content": {"videoRenderer": shown}}}


def lockup(number: int, age: str) -> Json:
    """A video of the list, newest shape."""
    rows = [
        {"metadataParts": [{"text": {"content": "12 views"}}, {"text": {"content": age}}]},
    ]
    model = {
        "contentId": f"video{number:06d}",
        "contentType": "LOCKUP_CONTENT_TYPE_VIDEO",
        "metadata": {
            "lockupMetadataViewModel": {
                "title": {"content": "A song"},
                "metadata": {"contentMetadataViewModel": {"metadataRows": rows}},
            }
        },
    }
    return {"richItemRenderer": {"content": {"lockupViewModel": model}}}


MORE: Json = {"continuationItemRenderer": {"continuationEndpoint": {}}}


def grid(*items: Json, path: str = "videos") -> Json:
    """The open tab of a channel."""
    url = f"/@AmyCarterLeeds/{path}"
    return {
        "selected": True,
        "endpoint": {"commandMetadata": {"webCommandMetadata": {"url": url}}},
        "content": {"richGridRenderer": {"contents": list(items)}},
    }


def next_part(*items: Json) -> Json:
    """What came later of a list."""
    action = {"appendContinuationItemsAction": {"continuationItems": list(items)}}
    return {"onResponseReceivedActions": [action]}


# Settings


def switch(title: str, enabled: Any, *, item: str = "PRIVACY_DISCOVERABLE_SUBSCRIPTIONS") -> Json:
    """A switch as the settings page carries it; pressing it would send the opposite."""
    shown: Json = {
        "itemId": item,
        "title": {"runs": [{"text": title}]},
        "enableServiceEndpoint": {"setSettingEndpoint": {"boolValue": False}},
        "disableServiceEndpoint": {"setSettingEndpoint": {"boolValue": True}},
    }
    if enabled is not None:
        shown["enabled"] = enabled
    return {"settingBooleanRenderer": shown}


def settings(*switches: Json, lang: str = "en", logged_in: bool = True) -> Capture:
    """The privacy settings."""
    html = document({"contents": {"options": list(switches)}}, lang=lang, logged_in=logged_in)
    return capture(html, url="https://www.youtube.com/account_privacy")


# The Google account

_SIGN_OUT = '<a href="https://accounts.google.com/SignOutOptions">Amy Carter</a>'
_SIGN_IN = '<a href="https://accounts.google.com/ServiceLogin">Sign in</a>'


def google(
    heading: str, *rows: str, lang: str = "en", signed_in: bool | None = True, path: str = "profile"
) -> Capture:
    """A page of the Google account."""
    sign = {True: _SIGN_OUT, False: _SIGN_IN, None: ""}[signed_in]
    html = (
        f'<!doctype html><html lang="{lang}"><body>{sign}<h1>{heading}</h1>'
        f'<div role="list">{"".join(rows)}</div></body></html>'
    )
    return capture(html, url=f"https://myaccount.google.com/{path}")


def row(*lines: str) -> str:
    """A row: its label, then what it shows, each on a line of its own."""
    return f'<div role="listitem">{"".join(f"<div>{line}</div>" for line in lines)}</div>'


def toggle(label: str, *, on: bool) -> str:
    """A row with a switch."""
    control = f'<div role="switch" aria-checked="{str(on).lower()}" aria-label="{label}"></div>'
    return f'<div role="listitem"><span>{label}</span>{control}</div>'


def bare(reply: Mapping[str, Any] | str, viewpoint: Viewpoint = Viewpoint.STRANGER) -> Capture:
    """An answer of `youtubei/v1/browse` by itself, without a page around it."""
    body = reply if isinstance(reply, str) else json.dumps(reply)
    return capture_of(
        "",
        BROWSE,
        taken_at=NOW,
        viewpoint=viewpoint,
        status=None,
        replies=(Reply(BROWSE, "browse", 200, body),),
    )
