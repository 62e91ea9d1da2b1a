"""What `POST /api/graphql/` answers: the reads, and the writes of the replica's own pages.

A request is known by the document it runs (`doc_id`), as on the service; the friendly name beside
it is only what the page calls it.
"""

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from profilecheck.replica.facebook.catalogue import SettingsRow, settings_tabs
from profilecheck.replica.facebook.payloads import (
    feed_edge,
    member_edge,
    page_info,
    position_of,
)
from profilecheck.replica.facebook.profile import Sharing, Wording
from profilecheck.replica.facebook.state import Account, State, sharing_from_choice
from profilecheck.replica.facebook.view import View, listings
from profilecheck.replica.facebook.wording import Words
from profilecheck.vocabulary import Audience, Circle

__all__ = ["DOCUMENTS", "LIST_OPERATION", "READS", "Asked", "answer", "choices"]

Json = dict[str, Any]

LIST_OPERATION = "ProfileCometAppCollectionListRendererPaginationQuery"
FEED_OPERATION = "ProfileCometTimelineFeedRefetchQuery"
PART = 8
FEED_PART = 3
SELECTABLE = (Audience.PUBLIC, Audience.FRIENDS, Audience.ONLY_ME)
_CHOICES = {
    Audience.PUBLIC: "EVERYONE",
    Audience.FRIENDS_OF_FRIENDS: "FRIENDS_OF_FRIENDS",
    Audience.FRIENDS: "FRIENDS",
    Audience.ONLY_ME: "SELF",
}


@dataclass(frozen=True)
class Asked:
    """One request: by whom, with which variables, in which words the page is.

    `circle` is what the viewer is to others than themselves.
    """

    state: State
    viewer: Account | None
    variables: Mapping[str, Any]
    words: Words
    circle: Circle

    def account(self) -> Account:
        """The signed-in account.

        Raises:
            ValueError: nobody is signed in.
        """
        if self.viewer is None:
            raise ValueError("not signed in")
        return self.viewer

    def view_of(self, user_id: str) -> View:
        """The profile of `user_id` as the viewer sees it.

        Raises:
            ValueError: there is no such profile.
        """
        owner = self.state.by_address(user_id)
        if owner is None:
            raise ValueError("no such profile")
        return View(owner, self.viewer, self.words, self.circle)


def _final(data: Json) -> str:
    return json.dumps({"data": data, "extensions": {"is_final": True}}, ensure_ascii=False)


def _more_of_list(asked: Asked) -> str:
    try:
        _, user_id, key = base64.b64decode(str(asked.variables["id"])).decode().split(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise ValueError("not a list") from error
    members = listings(asked.view_of(user_id))[key].members
    start = position_of(str(asked.variables["cursor"]))
    edges = [member_edge(m, start + n) for n, m in enumerate(members[start : start + PART])]
    node = {
        "__typename": "TimelineAppCollection",
        "pageItems": {"edges": edges, "page_info": page_info(start + PART, len(members))},
        "id": asked.variables["id"],
    }
    return _final({"node": node})


def _more_of_feed(asked: Asked) -> str:
    view = asked.view_of(str(asked.variables["id"]))
    posts = view.posts()
    start = position_of(str(asked.variables["cursor"]))
    edges = [feed_edge(view, n, start + i) for i, n in enumerate(posts[start : start + FEED_PART])]
    units = {"edges": edges[:1]}
    node = {"__typename": "User", "timeline_list_feed_units": units, "id": view.profile.id}
    field = "ProfileCometTimelineFeed_user_timeline_list_feed_units"
    path = ["node", "timeline_list_feed_units"]
    lines: list[Json] = [{"data": {"node": node}, "extensions": {"is_final": False}}]
    lines += [
        {
            "label": f"ProfileCometTimelineFeed_user$stream${field}",
            "path": [*path, "edges", place],
            "data": edge,
            "extensions": {"is_final": False},
        }
        for place, edge in enumerate(edges[1:], start=1)
    ]
    info = page_info(start + FEED_PART, len(posts))
    lines.append(
        {
            "label": f"ProfileCometTimelineFeed_user$defer${field}$page_info",
            "path": path,
            "data": {"page_info": info},
            "extensions": {"is_final": True},
        }
    )
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)


def _settings_root(asked: Asked) -> str:
    return _final({"viewer": {"account": {"id": asked.account().profile.id}}})


def _settings_category(asked: Asked) -> str:
    account = asked.account()
    tab = settings_tabs().get(str(asked.variables["nodeID"]))
    if tab is None:
        raise ValueError("no such settings page")
    rows = [_row(asked.words, account, row) for row in tab.rows if asked.words.has(row.label)]
    return _final({"settings_category": {"id": tab.tab, "rows": rows}})


def _row(words: Words, account: Account, row: SettingsRow) -> Json:
    newer = account.profile.wording is Wording.NEWER
    shown: Json = {
        "key": row.key,
        "heading": words(row.heading) if row.heading else "",
        "label": words(row.newer if newer and row.newer else row.label),
        "hint": row.hint,
    }
    if row.switch:
        on = getattr(account.profile.settings, row.key)
        return shown | {"kind": "newer_switch" if newer else "switch", "on": on}
    if row.action:
        return shown | {"kind": "action", "button": words(row.action)}
    if row.fixed:
        return shown | {
            "kind": "fixed",
            "value": "Français (France)" if words.in_french else row.fixed,
        }
    return shown | _choice(words, account, row)


def _choice(words: Words, account: Account, row: SettingsRow) -> Json:
    value = getattr(account.profile.settings, row.key)
    special = dict(row.words)
    if account.profile.wording is Wording.NEWER:
        special |= row.newer_words
    if not isinstance(value, Sharing):
        options = [{"choice": o, "name": words(special[o]), "on": o == value} for o in row.options]
        name = words(special[value])
        return {"kind": "choice", "value": name, "options": options}
    return {
        "kind": "audience",
        "value": _named(words, value, special),
        "button": words.edit_privacy(_named(words, value, special)),
        "options": choices(words, value, tuple(Audience(o) for o in row.options), special),
    }


def _named(words: Words, sharing: Sharing, special: Mapping[str, str]) -> str:
    own_word = special.get(sharing.audience.value)
    return words(own_word) if own_word else words.sharing(sharing)


def choices(
    words: Words,
    current: Sharing,
    offered: tuple[Audience, ...] = SELECTABLE,
    special: Mapping[str, str] | None = None,
) -> list[Json]:
    """The radio buttons of an audience's dialog; a custom audience can be kept, not chosen."""
    simple = [a for a in offered if a in _CHOICES]
    options = [
        {
            "choice": _CHOICES[audience],
            "name": _named(words, Sharing(audience=audience), special or {}),
            "on": current.audience is audience,
        }
        for audience in simple
    ]
    if current.audience not in simple:
        options.append({"choice": "", "name": words.sharing(current), "on": True})
    return options


def _save_privacy(asked: Asked) -> str:
    given = asked.variables["input"]
    sharing = sharing_from_choice(str(given["privacy"]["base_state"]))
    asked.account().save(str(given["privacy_row_input"]["row"]), sharing)
    return _final({"privacy_selector_save": {"saved": True}})


def _save_value(asked: Asked) -> str:
    given = asked.variables["input"]
    asked.account().save(str(given["row"]), given["value"])
    return _final({"settings_save": {"saved": True}})


def _limit_past_posts(asked: Asked) -> str:
    asked.account().limit_past_posts()
    return _final({"limit_past_posts": {"saved": True}})


def _remove(asked: Asked) -> str:
    asked.account().remove(str(asked.variables["input"]["what"]))
    return _final({"remove": {"saved": True}})


def _nothing(asked: Asked) -> str:
    return _final({"viewer": {"id": asked.account().profile.id}})


_READ_ANSWERS: dict[str, Callable[[Asked], str]] = {
    LIST_OPERATION: _more_of_list,
    FEED_OPERATION: _more_of_feed,
    "CometSettingsRootUSFNewCometQuery": _settings_root,
    "SettingsCategoryLayoutUSFNewCometQuery": _settings_category,
}
_WRITE_ANSWERS: dict[str, Callable[[Asked], str]] = {
    "CometPrivacySelectorSavePrivacyMutation": _save_privacy,
    "CometSettingsSwitchSaveMutation": _save_value,
    "CometSettingsChoiceSaveMutation": _save_value,
    "CometSettingsLimitPastPostsMutation": _limit_past_posts,
    "ProfileCometRemoveFieldMutation": _remove,
    "CometNotificationsSeenStateMutation": _nothing,
}
_ANSWERS = _READ_ANSWERS | _WRITE_ANSWERS

READS = frozenset(_READ_ANSWERS)
DOCUMENTS = {name: str(6_100_000_000_000_001 + n) for n, name in enumerate(_ANSWERS)}
"""The document id of each operation; a page sends both."""
_NAMES = {doc_id: name for name, doc_id in DOCUMENTS.items()}


def answer(asked: Asked, doc_id: str) -> str:
    """Run the document `doc_id`.

    Raises:
        ValueError: it cannot be run so.
        KeyError: there is no such document, or a variable is missing.
        TypeError: a variable is of another kind.
    """
    return _ANSWERS[_NAMES[doc_id]](asked)
