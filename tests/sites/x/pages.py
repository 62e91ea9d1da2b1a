"""Builds small X pages and answers for the tests: literal HTML, literal JSON."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from profilecheck.browser.capture import Capture, Reply
from profilecheck.sites.x import X
from profilecheck.vocabulary import Viewpoint
from tests.sites.readings import capture_of, read_from

ME = "AmyCarterLeeds"
PROFILE = f"https://x.com/{ME}"
TAKEN = datetime(2026, 11, 23, tzinfo=UTC)
SETTINGS = {
    "screen_name": ME,
    "protected": True,
    "allow_media_tagging": "none",
    "discoverable_by_email": False,
    "discoverable_by_mobile_phone": False,
    "allow_dms_from": "following",
    "geo_enabled": False,
    "address_book_live_sync_enabled": False,
}
LEGACY = {
    "__typename": "User",
    "rest_id": "7",
    "legacy_extended_profile": {},
    "legacy": {
        "screen_name": ME,
        "name": "Amy Carter",
        "description": "Puns. https://t.co/abc",
        "location": "Leeds",
        "url": "https://t.co/web",
        "entities": {
            "description": {
                "urls": [{"url": "https://t.co/abc", "expanded_url": "https://a.example/page"}]
            },
            "url": {"urls": [{"url": "https://t.co/web", "expanded_url": "https://w.example/"}]},
        },
        "followers_count": 12,
        "friends_count": 34,
        "statuses_count": 2,
    },
}
SPLIT = {
    "__typename": "User",
    "rest_id": "7",
    "legacy_extended_profile": {},
    "core": {"screen_name": ME, "name": "Amy Carter"},
    "location": {"location": "Leeds"},
    "privacy": {"protected": False},
    "profile_bio": {
        "description": LEGACY["legacy"]["description"],  # type: ignore[index]
        "entities": LEGACY["legacy"]["entities"],  # type: ignore[index]
    },
    "legacy": {
        "url": "https://t.co/web",
        "followers_count": 12,
        "friends_count": 34,
        "statuses_count": 2,
    },
}
CURRENT = {key: value for key, value in SPLIT.items() if key != "legacy"} | {
    "relationship_counts": {"followers": 12, "following": 34},
    "tweet_counts": {"tweets": 2},
    "website": {"url": "https://t.co/web"},
}
SHAPES = {"legacy": LEGACY, "split": SPLIT, "current": CURRENT}


def without(result: dict[str, Any], *path: str) -> dict[str, Any]:
    """`result` with what stands at `path` left out."""
    first, *rest = path
    copy = dict(result)
    if rest:
        copy[first] = without(copy[first], *rest)
    else:
        del copy[first]
    return copy


def answer(operation: str, value: Any, status: int = 200) -> Reply:
    body = value if isinstance(value, str) else json.dumps(value)
    return Reply("https://api.x.com/", operation, status, body)


def settings(**changed: Any) -> Reply:
    return answer("account/settings", SETTINGS | changed)


def profile(result: dict[str, Any]) -> Reply:
    return answer("UserByScreenName", {"data": {"user": {"result": result}}})


def listed(entries: Sequence[Any], bottom: str) -> Any:
    """An answer with a list in it."""
    cursor = {"content": {"cursorType": "Bottom", "value": bottom}}
    instructions = [{"type": "TimelineAddEntries", "entries": [*entries, cursor]}]
    return {
        "data": {"user": {"result": {"timeline": {"timeline": {"instructions": instructions}}}}}
    }


def post(number: int, made: str, text: str = "", by: str = ME) -> Any:
    result = {
        "rest_id": str(number),
        "core": {"user_results": {"result": {"core": {"screen_name": by}}}},
        "legacy": {"created_at": made, "full_text": text},
    }
    return {"content": {"itemContent": {"tweet_results": {"result": result}}}}


def follower(handle: str, bio: str) -> Any:
    result = {
        "__typename": "User",
        "core": {"screen_name": handle, "name": "Zebedee Quux"},
        "profile_bio": {"description": bio},
    }
    return {"content": {"itemContent": {"user_results": {"result": result}}}}


def document(body: str = "", *, lang: str = "en", title: str = "X", signed_in: str = ME) -> str:
    nav = (
        f'<a data-testid="AppTabBar_Profile_Link" href="/{signed_in}">Profile</a>'
        if signed_in
        else '<a data-testid="login">Log in</a><a data-testid="signup">Sign up</a>'
    )
    head = f"<head><title>{title}</title></head>"
    return f'<!doctype html><html lang="{lang}">{head}<body>{nav}{body}</body></html>'


def capture(
    *replies: Reply,
    html: str | None = None,
    url: str = PROFILE,
    viewpoint: Viewpoint = Viewpoint.OWNER,
    **more: Any,
) -> Capture:
    """The page as it was captured, with its answers."""
    if html is None:
        html = document(signed_in=ME if viewpoint is Viewpoint.OWNER else "")
    return capture_of(html, url, viewpoint=viewpoint, replies=replies, taken_at=TAKEN, **more)


read = partial(read_from, X, account_id=ME.lower())
