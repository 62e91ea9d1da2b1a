"""The data that the replica MySpace's pages and answers carry, in the network's own shape."""

from typing import Any

from markupsafe import Markup, escape

from profilecheck.replica.crowd import Member, crowd
from profilecheck.replica.myspace.state import Account

__all__ = ["CARDS", "PART", "connections", "context"]

PART = 15
CARDS = Markup(
    '<li class="item"><div class="connectButton notReversed tooltips" data-id="{id}" '
    'data-title="{name}"></div><div class="flexHeight"><a href="/{user}">'
    "<div><h6>{name}</h6></div></a></div></li>"
)


def context(viewer: Account | None, owner: Account | None, kind: str) -> dict[str, Any]:
    """Return the state a page carries: who looks, and at whose page; -1 means nobody."""
    looks, shown = _number(viewer), _number(owner)
    state: dict[str, Any] = {
        "text": {},
        "profileId": looks,
        "loginId": -1 if looks < 0 else looks + 7_000_000,
        "realtime": {"serverUrl": "/realtime", "enableWebSockets": True, "subscriptions": {}},
        "hashMashter": "replica",
        "pfc": kind,
        "beaconData": {
            "lid": -1,
            "currentUserLoginId": None if looks < 0 else looks + 7_000_000,
            "lastLoginUtcDateTime": "1970-01-01T00:00:00.000Z",
            "currentUserProfileId": None if looks < 0 else looks,
            "targetProfileId": shown,
            "currentCultureCode": "en-US",
        },
    }
    if owner:
        user = owner.profile.user
        state |= {
            "displayProfileId": shown,
            "streamUrl": f"/ajax/{user}/latest/all",
            "includeInboundStream": False,
            "hasProfileDetails": True,
        }
    return state


def _number(account: Account | None) -> int:
    return account.profile.id if account else -1


def connections(owner: Account, start: int) -> dict[str, Any]:
    """Return one part of the list of connections; `nextStart` is -1 at its end."""
    people = crowd(owner.profile.connections)
    following = start + PART
    return {
        "html": f'<ul id="profileGrid">{cards(people[start:following])}</ul>',
        "nextStart": following if following < len(people) else -1,
    }


def cards(people: tuple[Member, ...]) -> Markup:
    """Return the list's items."""
    return Markup("").join(
        CARDS.format(id=member.id, name=escape(member.name), user=member.address)
        for member in people
    )
