"""The answers of the replica's API, and the state its pages begin with."""

import html
import re
from typing import Any

from profilecheck.replica.accounts import is_seen
from profilecheck.replica.crowd import crowd
from profilecheck.replica.mastodon.profile import MastodonProfile, Visibility
from profilecheck.vocabulary import Audience, Circle

__all__ = ["account", "begun", "credentials", "followers", "preferences", "statuses"]

_ADDRESS = re.compile(r"https?://[^\s]+")
_PART = 20
_LIST_PART = 40
_SEEN_BY = {
    Visibility.PUBLIC: Audience.PUBLIC,
    Visibility.UNLISTED: Audience.PUBLIC,
    Visibility.PRIVATE: Audience.FRIENDS,
    Visibility.DIRECT: Audience.SPECIFIC,
}


def _rich(text: str) -> str:
    """Text as the server sends it: a paragraph, addresses made links in three parts."""
    return f"<p>{_ADDRESS.sub(_link, html.escape(text))}</p>" if text else ""


def _link(match: re.Match[str]) -> str:
    scheme, rest = match[0].split("://", 1)
    return (
        f'<a href="{match[0]}" rel="nofollow noopener" target="_blank">'
        f'<span class="invisible">{scheme}://</span><span class="ellipsis">{rest[:30]}</span>'
        f'<span class="invisible">{rest[30:]}</span></a>'
    )


def account(profile: MastodonProfile, host: str) -> dict[str, Any]:
    """An account, as the API gives it to anybody."""
    url = f"https://{host}/@{profile.username}"
    fields = profile.fields.items()
    return {
        "id": profile.id,
        "username": profile.username,
        "acct": profile.username,
        "display_name": profile.display_name,
        "locked": profile.locked,
        "bot": False,
        "discoverable": profile.discoverable,
        "indexable": profile.indexable,
        "group": False,
        "created_at": "2022-11-05T00:00:00.000Z",
        "note": _rich(profile.note),
        "url": url,
        "uri": f"https://{host}/users/{profile.username}",
        "followers_count": profile.followers.count,
        "following_count": profile.following,
        "statuses_count": sum(p.visibility is not Visibility.DIRECT for p in profile.posts),
        "last_status_at": max((p.on.isoformat() for p in profile.posts), default=None),
        "hide_collections": profile.hide_collections,
        "noindex": profile.noindex,
        "emojis": [],
        "fields": [{"name": n, "value": _rich(v), "verified_at": None} for n, v in fields],
    }


def credentials(profile: MastodonProfile, host: str) -> dict[str, Any]:
    """An account, as the API gives it to its owner."""
    fields = profile.fields.items()
    source = {
        "privacy": profile.default_privacy.value,
        "sensitive": False,
        "language": None,
        "note": profile.note,
        "fields": [{"name": n, "value": v, "verified_at": None} for n, v in fields],
        "follow_requests_count": 0,
        "hide_collections": profile.hide_collections,
        "discoverable": profile.discoverable,
        "indexable": profile.indexable,
    }
    return account(profile, host) | {"source": source}


def preferences(profile: MastodonProfile) -> dict[str, Any]:
    """The owner's preferences."""
    return {
        "posting:default:visibility": profile.default_privacy.value,
        "posting:default:sensitive": False,
        "posting:default:language": None,
        "reading:expand:media": "default",
        "reading:expand:spoilers": False,
    }


def statuses(profile: MastodonProfile, host: str, circle: Circle) -> list[dict[str, Any]]:
    """The newest posts, those that one of `circle` may see."""
    seen = [p for p in profile.posts if is_seen(_SEEN_BY[p.visibility], circle)]
    return [
        {
            "id": f"{profile.id}{number:03d}",
            "created_at": f"{post.on.isoformat()}T12:00:00.000Z",
            "visibility": post.visibility.value,
            "content": _rich(post.text),
            "reblog": None,
            "account": account(profile, host),
        }
        for number, post in enumerate(sorted(seen, key=lambda p: p.on, reverse=True))
    ][:_PART]


def followers(profile: MastodonProfile, host: str, circle: Circle) -> list[dict[str, Any]]:
    """The first part of those who follow; nobody, where the lists are hidden from `circle`."""
    if profile.hide_collections and circle is not Circle.ME:
        return []
    return [
        {
            "id": member.id,
            "username": member.address,
            "acct": f"{member.address}@elsewhere.example",
            "display_name": member.name,
            "note": _rich(member.subtitle),
            "url": f"https://elsewhere.example/@{member.address}",
            "fields": [],
        }
        for member in crowd(profile.followers)[:_LIST_PART]
    ]


def begun(profile: MastodonProfile | None, host: str) -> dict[str, Any]:
    """The state that a page begins with; `profile` is the signed-in person's."""
    meta: dict[str, Any] = {"domain": host, "title": "Mastodon", "version": "4.5.0", "locale": "en"}
    if profile is None:
        return {"meta": meta, "compose": {"text": ""}, "accounts": {}}
    return {
        "meta": meta | {"me": profile.id, "access_token": "replica"},
        "compose": {"me": profile.id, "default_privacy": profile.default_privacy.value},
        "accounts": {profile.id: account(profile, host)},
    }
