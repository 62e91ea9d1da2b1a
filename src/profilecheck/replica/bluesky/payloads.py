"""The answers of the replica of Bluesky's API; what is empty does not come, as in the API."""

from typing import Any

from profilecheck.replica.bluesky.profile import BlueskyProfile
from profilecheck.replica.crowd import Member, crowd

__all__ = ["followers", "follows", "posts", "profile"]


def profile(own: BlueskyProfile, _: int) -> dict[str, Any]:
    """An account, in full, whatever part was asked for."""
    associated: dict[str, Any] = {"lists": 0, "feedgens": 0, "starterPacks": 0, "labeler": False}
    if own.incoming is not None:
        associated["chat"] = {"allowIncoming": own.incoming.value}
    return _view(own) | {
        "associated": associated,
        "followersCount": own.followers.count,
        "followsCount": own.following.count,
        "postsCount": len(own.posts),
    }


def _view(own: BlueskyProfile) -> dict[str, Any]:
    label = {"val": "!no-unauthenticated", "src": own.did, "cts": "2024-02-01T08:00:00.000Z"}
    texts = {"displayName": own.display_name, "description": own.description}
    return {
        "did": own.did,
        "handle": own.handle,
        "createdAt": "2024-02-01T08:00:00.000Z",
        "labels": [label] if own.asks_apps_to_hide else [],
    } | {name: text for name, text in texts.items() if text}


def followers(own: BlueskyProfile, limit: int) -> dict[str, Any]:
    """The first part of those who follow."""
    return {"subject": _view(own), "followers": _people(crowd(own.followers)[:limit])}


def follows(own: BlueskyProfile, limit: int) -> dict[str, Any]:
    """The first part of those whom the account follows."""
    return {"subject": _view(own), "follows": _people(crowd(own.following)[:limit])}


def _people(members: tuple[Member, ...]) -> list[dict[str, Any]]:
    return [
        {
            "did": f"did:web:{member.id}.example",
            "handle": f"{member.address}.example",
            "displayName": member.name,
            "description": member.subtitle,
        }
        for member in members
    ]


def posts(own: BlueskyProfile, limit: int) -> dict[str, Any]:
    """The newest posts; a mark for the next part comes even where none follows."""
    newest = sorted(own.posts, key=lambda post: post.on, reverse=True)[:limit]
    feed = [
        {
            "post": {
                "uri": f"at://{own.did}/app.bsky.feed.post/{number:013d}",
                "author": {"did": own.did, "handle": own.handle},
                "record": {
                    "$type": "app.bsky.feed.post",
                    "text": post.text,
                    "createdAt": f"{post.on.isoformat()}T12:00:00.000Z",
                },
                "indexedAt": f"{post.on.isoformat()}T12:00:01.000Z",
            }
        }
        for number, post in enumerate(newest)
    ]
    return {"feed": feed} | ({"cursor": newest[-1].on.isoformat()} if newest else {})
