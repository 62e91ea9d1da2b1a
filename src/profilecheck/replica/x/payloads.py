"""The answers of the replica X about people, posts and followers, in the shapes they have had."""

import re
from collections.abc import Iterable
from typing import Any

from profilecheck.replica.crowd import Member, crowd
from profilecheck.replica.x.profile import Seen, Shape, XProfile
from profilecheck.replica.x.state import Account

__all__ = ["PART", "card", "followers", "post_count", "posts", "settings", "user"]

PART = 20
"""Posts or followers in one part of a list."""

_SHOWN = 27
_ADDRESS = re.compile(r"https?://[^\s]+")


def settings(profile: XProfile) -> dict[str, Any]:
    """The answer to `account/settings`."""
    return {
        **profile.settings.model_dump(),
        "screen_name": profile.handle,
        "always_use_https": True,
        "use_cookie_personalization": False,
        "sleep_time": {"enabled": False, "end_time": None, "start_time": None},
        "language": "en",
        "display_sensitive_media": False,
        "allow_contributor_request": "none",
        "allow_dm_groups_from": "following",
        "translator_type": "none",
        "country_code": "gb",
        "nsfw_user": False,
        "mention_filter": "unfiltered",
    }


def post_count(profile: XProfile) -> int:
    """The number of posts that the network counts."""
    return len(profile.posts) + profile.earlier_posts


def _short(address: str) -> str:
    """The short form of an address: the same one each time, and telling nothing of it."""
    return f"https://t.co/{sum(n * ord(c) for n, c in enumerate(address, 1)):010d}"


def _entities(words: str) -> list[dict[str, str]]:
    return [
        {
            "display_url": _displayed(re.sub(r"^https?://(www\.)?", "", address)),
            "expanded_url": address,
            "url": _short(address),
        }
        for address in _ADDRESS.findall(words)
    ]


def _displayed(address: str) -> str:
    """An address as the pages show it: a long one is cut, and says so."""
    return address if len(address) <= _SHOWN else f"{address[:_SHOWN]}…"


def _shortened(words: str) -> str:
    return _ADDRESS.sub(lambda match: _short(match[0]), words)


def _links_of(profile: XProfile) -> dict[str, Any]:
    urls: dict[str, Any] = {"description": {"urls": _entities(profile.bio)}}
    if profile.website:
        urls["url"] = {"urls": _entities(profile.website)}
    return urls


def user(
    account: Account, *, own: bool, follows: bool = False, without: str = ""
) -> dict[str, Any]:
    """The answer to `UserByScreenName`; `without` is a field that a fault leaves out."""
    result = _in_shape(account, _dates_seen(own=own, follows=follows))
    return {"data": {"user": {"result": _without(result, without)}}}


def _without(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return {key: _without(inner, name) for key, inner in value.items() if key != name}
    return [_without(inner, name) for inner in value] if isinstance(value, list) else value


def _in_shape(account: Account, dates: frozenset[Seen]) -> dict[str, Any]:
    profile = account.profile
    common: dict[str, Any] = {
        "__typename": "User",
        "id": f"VXNlcjo{profile.id}",
        "rest_id": profile.id,
        "is_blue_verified": False,
        "legacy_extended_profile": _extended(profile, dates),
    }
    if profile.category:
        common["professional"] = {
            "rest_id": f"9{profile.id}",
            "professional_type": "Creator",
            "category": [{"id": 1, "name": profile.category, "icon_name": "IconBriefcaseStroke"}],
        }
    if profile.shape is Shape.LEGACY:
        return common | {"legacy": _legacy(account)}
    common |= _split(account)
    if profile.shape is Shape.SPLIT:
        return common | {"legacy": _counts_in_legacy(profile) | _url_in_legacy(profile)}
    return common | _current(profile)


def _dates_seen(*, own: bool, follows: bool) -> frozenset[Seen]:
    """Return which birth dates are seen: nobody here is followed back."""
    if own:
        return frozenset(Seen)
    return frozenset({Seen.PUBLIC, Seen.FOLLOWERS} if follows else {Seen.PUBLIC})


def _extended(profile: XProfile, dates: frozenset[Seen]) -> dict[str, Any]:
    date = profile.birth_date
    if date is None or date.visibility not in dates:
        return {}
    shown = date.model_dump(mode="json")
    if date.year_visibility not in dates:
        del shown["year"]
    return {"birthdate": shown}


def _legacy(account: Account) -> dict[str, Any]:
    """The first shape: `protected` is in it only where it is true."""
    profile = account.profile
    protected = {"protected": True} if profile.settings.protected else {}
    return {
        "created_at": "Thu Mar 05 18:21:09 +0000 2009",
        "description": _shortened(profile.bio),
        "entities": _links_of(profile),
        "location": profile.location,
        "name": account.name,
        "screen_name": profile.handle,
        **_counts_in_legacy(profile),
        **({"url": _short(profile.website)} if profile.website else {}),
        **protected,
    }


def _counts_in_legacy(profile: XProfile) -> dict[str, int]:
    return {
        "followers_count": profile.followers.count,
        "normal_followers_count": profile.followers.count,
        "friends_count": profile.following,
        "statuses_count": post_count(profile),
    }


def _url_in_legacy(profile: XProfile) -> dict[str, Any]:
    own = {"url": _short(profile.website)} if profile.website else {}
    return own | {"entities": _links_of(profile)}


def _split(account: Account) -> dict[str, Any]:
    """What the second and the third shape have in common."""
    profile = account.profile
    return {
        "core": {
            "created_at": "Thu Mar 05 18:21:09 +0000 2009",
            "name": account.name,
            "screen_name": profile.handle,
        },
        "location": {"location": profile.location},
        "privacy": {"protected": profile.settings.protected},
        "profile_bio": {"description": _shortened(profile.bio), "entities": _links_of(profile)},
    }


def _current(profile: XProfile) -> dict[str, Any]:
    """What the third shape has besides; it has no `legacy` at all."""
    return {
        "relationship_counts": {
            "followers": profile.followers.count,
            "following": profile.following,
        },
        "tweet_counts": {"tweets": post_count(profile), "media_tweets": 0},
        "website": {"url": _short(profile.website)} if profile.website else {},
    }


def card(account: Account) -> dict[str, Any]:
    """The card for search engines that a profile page carries."""
    profile = account.profile
    counts = (("Follows", profile.followers.count), ("Friends", profile.following),
              ("Tweets", post_count(profile)))  # fmt: skip
    links = [_short(profile.website), profile.website] if profile.website else []
    return {
        "@context": "http://schema.org",
        "@type": "ProfilePage",
        "mainEntity": {
            "@type": "Person",
            "additionalName": profile.handle,
            "description": _shortened(profile.bio),
            "homeLocation": {"@type": "Place", "name": profile.location},
            "identifier": profile.id,
            "interactionStatistic": [
                {"@type": "InteractionCounter", "name": name, "userInteractionCount": count}
                for name, count in counts
            ],
            "name": account.name,
            "url": f"https://x.com/{profile.handle}",
        },
        "relatedLink": links,
    }


def posts(account: Account, start: int) -> dict[str, Any]:
    """One part of the answer to `UserTweets`, newest first; the last part holds no post."""
    profile = account.profile
    newest = sorted(profile.posts, key=lambda post: post.on, reverse=True)
    name = {"name": account.name, "screen_name": profile.handle}
    writer = {"result": {"__typename": "User", "rest_id": profile.id, "core": name}}
    entries = [
        {
            "entryId": f"tweet-{profile.id}{number}",
            "content": {
                "entryType": "TimelineTimelineItem",
                "itemContent": {
                    "itemType": "TimelineTweet",
                    "tweet_results": {
                        "result": {
                            "__typename": "Tweet",
                            "rest_id": f"{profile.id}{number}",
                            "core": {"user_results": writer},
                            "legacy": {
                                "created_at": f"{post.on:%a %b %d} 12:00:00 +0000 {post.on.year}",
                                "full_text": post.text,
                                "user_id_str": profile.id,
                            },
                        }
                    },
                },
            },
        }
        for number, post in enumerate(newest[start : start + PART], start)
    ]
    return _list(entries, f"DAAB{start + PART}")


def followers(account: Account, start: int) -> dict[str, Any]:
    """One part of the answer to `Followers`; the cursor of the last one begins with "0|"."""
    people = crowd(account.profile.followers)
    entries = [_follower(member) for member in people[start : start + PART]]
    following = start + PART
    cursor = f"DAAB{following}|90" if following < len(people) else "0|90"
    return _list(entries, cursor)


def _follower(member: Member) -> dict[str, Any]:
    handle = f"u{int(member.id) % 10**13}"
    result = {
        "__typename": "User",
        "rest_id": member.id,
        "core": {"name": member.name, "screen_name": handle},
        "privacy": {"protected": False},
        "profile_bio": {"description": member.subtitle, "entities": {"description": {"urls": []}}},
    }
    return {
        "entryId": f"user-{member.id}",
        "content": {
            "entryType": "TimelineTimelineItem",
            "itemContent": {"itemType": "TimelineUser", "user_results": {"result": result}},
        },
    }


def _list(entries: Iterable[dict[str, Any]], bottom: str) -> dict[str, Any]:
    cursors = [
        {
            "entryId": f"cursor-{kind.lower()}",
            "content": {"entryType": "TimelineTimelineCursor", "cursorType": kind, "value": value},
        }
        for kind, value in (("Top", "-1|0"), ("Bottom", bottom))
    ]
    instructions = [
        {"type": "TimelineClearCache"},
        {"type": "TimelineAddEntries", "entries": [*entries, *cursors]},
    ]
    timeline = {"timeline": {"instructions": instructions}}
    return {"data": {"user": {"result": {"__typename": "User", "timeline": timeline}}}}
