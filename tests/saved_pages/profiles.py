"""Made-up profile pages of Instagram, Threads and TikTok, as these networks write them."""

import json
from html import escape
from typing import Any

__all__ = ["instagram", "page", "shared_data", "threads", "tiktok", "tiktok_page", "tiktok_user"]


def page(address: str, *, head: str = "", scripts: str = "", body: str = "") -> str:
    """Return a page that a browser saved at `address`, "" for one that does not say."""
    mark = f"<!-- saved from url=({len(address):04}){address} -->\n" if address else ""
    return (
        f'<!DOCTYPE html>\n{mark}<html lang="en"><head>{head}</head>'
        f"<body>{scripts}{body}</body></html>"
    )


def _meta(**content: str) -> str:
    return "".join(
        f'<meta property="{name.replace("_", ":")}" content="{escape(words)}">'
        for name, words in content.items()
    )


def tiktok_user(**fields: Any) -> dict[str, Any]:
    """Return the user of a page of TikTok."""
    return {
        "id": "7000000000000000001",
        "uniqueId": "amy.otter",
        "nickname": "Amy Otter",
        "signature": "Rivers and boats",
        "privateAccount": False,
        "secret": False,
        **fields,
    }


def tiktok_page(detail: dict[str, Any], address: str, **context: Any) -> str:
    """Return a page with this `webapp.user-detail`."""
    scope = {"webapp.app-context": {"language": "en", **context}, "webapp.user-detail": detail}
    data = json.dumps({"__DEFAULT_SCOPE__": scope})
    script = (
        f'<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">{data}</script>'
    )
    return page(address, scripts=script)


def tiktok(
    *, address: str = "https://www.tiktok.com/@amy.otter", status: int = 0, **fields: Any
) -> str:
    """Return a profile's page of TikTok; one that is private says so by its status too."""
    private = fields.get("privateAccount", False)
    user = tiktok_user(**{"secret": private, **fields})
    stats = {"followerCount": 41, "followingCount": 3, "videoCount": 0 if private else 12}
    detail = {
        "userInfo": {"user": user, "stats": stats},
        "statusCode": status or (10222 if private else 0),
        "statusMsg": "",
    }
    return tiktok_page(detail, address)


def _relay(user: dict[str, Any], query: str) -> str:
    """Return a user as Meta's pages hand over what a query was answered."""
    bbox = {"complete": True, "result": {"data": {"user": user, "viewer": None}}}
    held = {
        "require": [
            [
                "ScheduledServerJS",
                "handle",
                None,
                [
                    {
                        "__bbox": {
                            "require": [
                                [
                                    "RelayPrefetchedStreamCache",
                                    "next",
                                    [],
                                    [f"adp_{query}RelayPreloader_1", {"__bbox": bbox}],
                                ]
                            ]
                        }
                    }
                ],
            ]
        ]
    }
    return f'<script type="application/json" data-sjs>{json.dumps(held)}</script>'


def instagram(
    *,
    address: str = "https://www.instagram.com/amy.otter/",
    title: str = "Amy Otter (@amy.otter) • Instagram photos and videos",
    described: str = "",
    data: bool = True,
    **fields: Any,
) -> str:
    """Return a profile's page of Instagram, with its data or without."""
    user = {
        "username": "amy.otter",
        "full_name": "Amy Otter",
        "biography": "Rivers and boats",
        "is_private": False,
        "external_url": None,
        "bio_links": [],
        "follower_count": 41,
        "media_count": 12,
        "pk": "5000000001",
        **fields,
    }
    head = _meta(og_title=title) + (
        f'<meta name="description" content="{escape(described)}">' if described else ""
    )
    scripts = _relay(user, "PolarisProfilePageContentQuery") if data else ""
    return page(address, head=head, scripts=scripts)


def shared_data(**fields: Any) -> str:
    """Return a page of Instagram as it was until 2021."""
    user = {
        "username": "amy.otter",
        "full_name": "Amy Otter",
        "biography": "Rivers and boats",
        "is_private": False,
        "external_url": None,
        "edge_followed_by": {"count": 41},
        "edge_owner_to_timeline_media": {"count": 12},
        **fields,
    }
    held = {
        "config": {"viewer": None},
        "entry_data": {"ProfilePage": [{"graphql": {"user": user}}]},
    }
    script = f"<script>window._sharedData = {json.dumps(held)};</script>"
    return page("https://www.instagram.com/amy.otter/", scripts=script)


def threads(
    *,
    address: str = "https://www.threads.com/@amy.otter",
    title: str = "Amy Otter (@amy.otter) • Threads, Say more",
    described: str = "",
    data: bool = True,
    **fields: Any,
) -> str:
    """Return a profile's page of Threads, with its data or without."""
    user = {
        "username": "amy.otter",
        "full_name": "Amy Otter",
        "biography": "Rivers and boats",
        "text_post_app_is_private": False,
        "is_private": True,
        "bio_links": [],
        "follower_count": 41,
        "pk": "5000000001",
        **fields,
    }
    head = _meta(og_title=title, og_description=described)
    scripts = _relay(user, "BarcelonaProfilePageQuery") if data else ""
    return page(address, head=head, scripts=scripts)
