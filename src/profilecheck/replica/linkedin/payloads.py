"""The data that the replica LinkedIn's pages carry and ask for, in the shapes of the real ones."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from profilecheck.replica.crowd import Member
from profilecheck.replica.linkedin.catalogue import Setting
from profilecheck.replica.linkedin.state import Account

__all__ = [
    "CONNECTIONS_PAGER",
    "SKILLS_PAGER",
    "connections_part",
    "headline_of",
    "me_data",
    "settings_data",
    "updates_part",
]

CONNECTIONS_PAGER = "com.linkedin.sdui.pagers.mynetwork.connectionsList"
SKILLS_PAGER = "com.linkedin.sdui.pagers.profile.details.skills"


def me_data(account: Account) -> Markup:
    """The element that says who is signed in, as older pages carry it."""
    urn = f"urn:li:fs_miniProfile:{account.profile.member}"
    first, _, last = account.name.partition(" ")
    data = {
        "data": {
            "plainId": 1,
            "*miniProfile": urn,
            "$type": "com.linkedin.voyager.common.Me",
        },
        "included": [
            {
                "firstName": first,
                "lastName": last,
                "occupation": account.profile.headline,
                "publicIdentifier": account.profile.vanity,
                "entityUrn": urn,
                "$type": "com.linkedin.voyager.identity.shared.MiniProfile",
            }
        ],
    }
    return _code("bpr-guid-1", data)


def _code(name: str, data: Mapping[str, Any]) -> Markup:
    escaped = Markup.escape(json.dumps(data))
    return Markup('<code style="display: none" id="{}">{}</code>').format(name, escaped)


def settings_data(settings: Sequence[Setting], values: Mapping[str, str | bool]) -> Markup:
    """The element that says how the settings of a page stand, by the network's own words."""
    return _code("bpr-guid-2", {"included": [_setting(s, values[s.key]) for s in settings]})


def _setting(setting: Setting, value: str | bool) -> dict[str, Any]:
    common = {"key": setting.key, "entityUrn": f"urn:li:settingEntity:{setting.key}"}
    if isinstance(value, bool):
        states = {"value": str(value).lower(), "onValue": "true", "offValue": "false"}
        return common | states | {"settingDisplayType": "TOGGLE"}
    offered = [
        {"value": setting.name_of(option), "selected": option == value}
        for option in setting.options
    ]
    chosen = {"value": setting.name_of(value), "settingDisplayValues": offered}
    return common | chosen | {"settingDisplayType": "RADIO"}


def connections_part(members: Sequence[Member], start: int, count: int) -> dict[str, Any]:
    """One part of the list of connections, as older pages get it."""
    part = members[start : start + count]
    urns = [f"urn:li:fsd_profile:{m.id}" for m in part]
    return {
        "data": {"paging": {"count": count, "start": start, "links": []}, "*elements": urns},
        "included": [
            {
                "entityUrn": urn,
                "firstName": m.name.partition(" ")[0],
                "lastName": m.name.partition(" ")[2],
                "headline": headline_of(m),
                "publicIdentifier": m.address,
                "$type": "com.linkedin.voyager.dash.identity.profile.Profile",
            }
            for urn, m in zip(urns, part, strict=True)
        ],
    }


def headline_of(member: Member) -> str:
    """What a member's card says below the name: LinkedIn writes "--" where nothing was written."""
    return member.subtitle or "--"


def updates_part(posts: Sequence[dict[str, Any]], start: int, count: int) -> dict[str, Any]:
    """One part of the activity of a profile."""
    return {
        "elements": list(posts[start : start + count]),
        "paging": {"start": start, "count": count, "total": len(posts), "links": []},
    }
