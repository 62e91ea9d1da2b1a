"""The data that a replica page carries in its scripts, in the shapes of the real pages."""

import base64
import json
from datetime import UTC, datetime, time
from typing import Any
from zlib import crc32

from markupsafe import Markup

from profilecheck.replica.crowd import Member, crowd
from profilecheck.replica.facebook.catalogue import about_pages
from profilecheck.replica.facebook.profile import Layout, Sharing
from profilecheck.replica.facebook.state import Account
from profilecheck.replica.facebook.view import ROOT, Listing, NumberedEntry, View, listings
from profilecheck.replica.facebook.wording import abbreviated, icon_name
from profilecheck.vocabulary import Audience, Circle

__all__ = [
    "about_payload",
    "account_script",
    "collection_id",
    "cursor_for",
    "feed_edge",
    "header_payload",
    "intro_payload",
    "list_payload",
    "member_edge",
    "page_info",
    "position_of",
    "scripts",
    "social_context",
    "timeline_payloads",
]

Json = dict[str, Any]

FIRST_POSTS = 5
LIST_PART = 8

_OLDER_OPENING = (
    'requireLazy(["JSScheduler","ServerJS","ScheduledApplyEach"],'
    "function(JSScheduler,ServerJS,ScheduledApplyEach){JSScheduler.runWithPriority(3,function(){"
    "(new ServerJS()).handleWithCustomApplyEach(ScheduledApplyEach,"
)


def _script_json(value: object) -> str:
    # As the service escapes it, so that no page text can end the script.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003C").replace("/", "\\/")


def _server_script(bbox: Json) -> Markup:
    text = _script_json({"require": [["ScheduledServerJS", "handle", None, [{"__bbox": bbox}]]]})
    opening = f'<script type="application/json" data-content-len="{len(text)}" data-sjs>'
    return Markup(f"{opening}{text}</script>")  # noqa: S704 - escaped above


def _older_script(require: list[Any]) -> Markup:
    text = _script_json({"require": require})
    return Markup(f"<script>{_OLDER_OPENING}{text});}});}});</script>")  # noqa: S704 - likewise


_LOCALES = {"en": "en_GB", "fr": "fr_FR"}


def account_script(viewer: Account | None, language: str) -> Markup:
    """The script that says who is signed in, and in which language the page speaks."""
    user = viewer.profile.id if viewer else "0"
    name = viewer.name if viewer else ""
    initial = {
        "ACCOUNT_ID": user,
        "USER_ID": user,
        "NAME": name,
        "SHORT_NAME": name.split()[0] if name else None,
        "IS_BUSINESS_PERSON_ACCOUNT": False,
        "IS_MESSENGER_ONLY_USER": False,
        "APP_ID": "2220391788200892",
    }
    define = [
        ["CurrentUserInitialData", [], initial, 270],
        ["IntlCurrentLocale", [], {"code": _LOCALES[language]}, 5954],
        ["LSD", [], {"token": "replica"}, 323],
        ["RelayAPIConfigDefaults", [], {"graphURI": "/api/graphql/"}, 926],
    ]
    return _server_script({"define": define})


def scripts(payloads: list[tuple[str, Json]], *, older: bool) -> Markup:
    """One script for each (query, result); `older` gives them the wrapping of 2023."""
    return Markup("\n").join(_relay_script(*payload, older=older) for payload in payloads)


def _relay_script(query: str, result: Json, *, older: bool) -> Markup:
    preloader = f"adp_{query}RelayPreloader_6561f5b3c0d9e2a17745502"
    final = bool(result["extensions"]["is_final"])
    bbox = {
        "complete": final,
        "result": result,
        "sequence_number": 0,
        "variables": {},
        "extra_context": None,
    }
    require = [["RelayPrefetchedStreamCache", "next", [], [preloader, {"__bbox": bbox}]]]
    return _older_script(require) if older else _server_script({"require": require})


def _result(data: Json, *, label: str = "", path: list[str | int] | None = None) -> Json:
    deferred: Json = {"label": label, "path": path or []} if label else {}
    return deferred | {"data": data, "extensions": {"is_final": True}}


def _text(text: str) -> Json:
    return {
        "delight_ranges": [],
        "image_ranges": [],
        "inline_style_ranges": [],
        "aggregated_ranges": [],
        "ranges": [],
        "color_ranges": [],
        "text": text,
    }


def social_context(view: View) -> list[tuple[str, str]]:
    """The counts under the name that the viewer may see, each with its address."""
    lists, profile = listings(view), view.profile
    counts = (
        ("friends", "friends", len(crowd(profile.friends))),
        ("followers", "followers", len(crowd(profile.followers))),
    )
    return [
        (f"{abbreviated(count)} {noun}", f"{ROOT}/profile.php?id={profile.id}&sk={key}")
        for key, noun, count in counts
        if count and view.sees(lists[key].sharing)
    ]


def header_payload(view: View) -> tuple[str, Json]:
    """Name, counts and lock of a profile."""
    profile = view.profile
    content = [{"text": _text(text), "uri": uri} for text, uri in social_context(view)]
    user = {
        "__typename": "User",
        "name": view.owner.name,
        "id": profile.id,
        "url": view.address,
        "username_for_profile": profile.vanity,
        "is_viewer_friend": not view.own and view.circle is Circle.FRIEND,
        "is_verified": False,
        "profile_social_context": {"content": content},
        "wem_private_sharing_bundle": {
            "private_sharing_control_model_for_user": {"private_sharing_enabled": profile.locked}
        },
    }
    renderer = {"__typename": "XFBProfileEntityConvergenceHeaderRenderer", "user": user}
    data = {"user": {"id": profile.id, "profile_header_renderer": renderer}}
    return "ProfileCometHeaderQuery", _result(data)


def intro_payload(view: View) -> tuple[str, Json]:
    """The Intro tile: bio and cards."""
    views = []
    if view.profile.bio:
        status = {"__typename": "ProfileStatus", "profile_status_text": _text(view.profile.bio)}
        views.append(_tile_view("ProfileTileViewIntroBioRenderer", [{"node": status}]))
    views.append(_tile_view("ProfileTileViewContextListRenderer", _intro_cards(view)))
    tiles = [("INTRO", "Intro", views), ("PHOTOS", "Photos", [])]
    edges = [
        {
            "node": {
                "profile_tile_section_type": kind,
                "profile_tile_views": {"nodes": nodes},
                "title": {"text": view.words(title)},
                "__typename": "ProfileTileSection",
            },
            "cursor": None,
        }
        for kind, title, nodes in tiles
        if view.shows(title)
    ]
    sections = {"edges": edges, "page_info": {"has_next_page": False, "end_cursor": "photos"}}
    label = "ProfileCometRootQuery$defer$ProfileCometTilesFeed_user"
    data = {"profile_tile_sections": sections, "id": view.profile.id}
    return "ProfileCometRootQuery", _result(data, label=label, path=["user"])


def _tile_view(typename: str, nodes: list[Json]) -> Json:
    items = {"profile_tile_items": {"nodes": nodes}}
    return {"view_style_renderer": {"__typename": typename, "view": items}}


def _intro_cards(view: View) -> list[Json]:
    specs = about_pages().kinds
    return [_intro_card(specs[n.entry.kind].intro, n) for n in view.intro_entries()]


def _intro_card(card: str, numbered: NumberedEntry) -> Json:
    text = numbered.entry.text
    context: Json = {"title": _text(text), "subtitle": None}
    renderer = "ContextItemDefaultRenderer"
    if card == "INTRO_CARD_WEBSITE":
        context["plaintext_title"] = _text(text)
        renderer = "WebsiteContextItemRenderer"
    item = {
        "renderer": {"__typename": renderer, "context_item": context},
        "timeline_context_list_item_type": card,
    }
    node = {"__typename": "TimelineContextItemWrapper", "timeline_context_item": item}
    return {"node": node}


def feed_edge(view: View, number: int, place: int) -> Json:
    """One post of the timeline; `place` is its position there, from 0."""
    post, profile = view.profile.posts[number], view.profile
    post_id = f"{profile.id}{number:03}"
    story_id = base64.b64encode(f"S:_I{profile.id}:{post_id}".encode()).decode()
    url = f"{view.address}/posts/{post_id}"
    created = int(datetime.combine(post.on, time(18, 30), UTC).timestamp())
    message = {"__typename": "TextWithEntities", **_text(post.text)}
    # The owner gets most audiences in the form that can be changed, some in the plain one.
    plain = not view.own or place % 4 == 3
    scope = simple_scope(view, post.sharing)
    audience = scope if plain else editable_scope(view, post_id, post.sharing)
    metadata = [
        {
            "__typename": "CometFeedStoryMinimizedTimestampStrategy",
            "story": {"creation_time": created, "url": url, "id": story_id},
        },
        {
            "__typename": f"CometFeedStory{'Audience' if plain else 'PrivacySelector'}Strategy",
            "story": {"privacy_scope": audience, "id": story_id},
        },
    ]
    content = {
        "message": message,
        "comet_sections": {"message": {"story": {"message": message}}},
        "actors": [{"__typename": "User", "id": profile.id, "name": view.owner.name}],
        "wwwURL": url,
        "id": story_id,
    }
    context = {"id": story_id, "comet_sections": {"metadata": metadata}}
    node = {
        "__typename": "Story",
        "id": story_id,
        "post_id": post_id,
        "attached_story": None,
        "comet_sections": {
            "content": {"__typename": "CometFeedStoryDefaultContentStrategy", "story": content},
            "context_layout": {
                "__typename": "CometFeedStoryDefaultContextLayoutStrategy",
                "story": context,
            },
        },
    }
    return {"node": node, "cursor": cursor_for(place + 1)}


def timeline_payloads(view: View) -> list[tuple[str, Json]]:
    """The first posts, and whether more follow."""
    query = "ProfileCometTimelineFeedQuery"
    posts, owner = view.posts(), view.profile.id
    edges = [feed_edge(view, number, n) for n, number in enumerate(posts[:FIRST_POSTS])]
    units = {"edges": edges}
    info = {"page_info": page_info(FIRST_POSTS, len(posts))}
    label = (
        "ProfileCometTimelineFeed_user$defer$"
        "ProfileCometTimelineFeed_user_timeline_list_feed_units$page_info"
    )
    return [
        (query, _result({"user": {"id": owner, "timeline_list_feed_units": units}})),
        (query, _result(info, label=label, path=["user", "timeline_list_feed_units"])),
    ]


def about_payload(view: View, tab_id: str) -> tuple[str, Json]:
    """The fields of one About page."""
    pages, layout = about_pages(), view.profile.layout
    tab = pages.layouts[layout][tab_id]
    sections = [s for s in tab.sections if view.shows(pages.sections[s].title)]
    newer = layout is Layout.DIRECTORY
    collection = {
        "id": collection_id(view, "about"),
        "name": view.words(tab.title),
        "style_renderer": {
            "__typename": _DIRECTORY if newer else "TimelineAppCollectionAboutRenderer",
            "profile_field_sections": [
                _directory_section(view, name) if newer else _field_section(view, name)
                for name in sections
            ],
        },
    }
    node: Json = {"activeCollections": {"nodes": [collection]}}
    if newer:
        node |= {"name": view.words("About"), "section_type": "ABOUT"}
        node |= {"all_collections": {"nodes": _tabs(view)}, "id": collection_id(view, "about_tabs")}
    data = {"user": {"id": view.profile.id, "about_app_sections": {"nodes": [node]}}}
    return "ProfileCometAboutAppSectionQuery", _result(data)


_DIRECTORY = "XFBTimelineAppCollectionDirectoryAboutProfileFieldSectionsRenderer"


def _tabs(view: View) -> list[Json]:
    return [
        {
            "name": view.words(tab.title),
            "id": collection_id(view, key),
            "url": f"{view.address}/{key}",
        }
        for key, tab in about_pages().layouts[Layout.DIRECTORY].items()
    ]


def _field_section(view: View, name: str) -> Json:
    pages = about_pages()
    entries = view.section_entries(name)
    fields = [
        _field(pages.kinds[n.entry.kind].field, n.entry.text, n.entry.detail) for n in entries
    ]
    if view.own:
        adding = [spec for spec in pages.kinds.values() if spec.section == name]
        fields = [_add_field(spec.field, view.words(spec.add)) for spec in adding] + fields
    elif not entries:
        fields = [_field("null_state", view.words(pages.sections[name].empty), "")]
    return {
        "field_section_type": name,
        "title": {"text": view.words(pages.sections[name].title)},
        "profile_fields": {"nodes": fields},
    }


def _field(kind: str, text: str, *beside: str) -> Json:
    items = [{"heading_type": "LOW_EMPHASIS", "text": _text(words)} for words in beside if words]
    groups = [{"list_items": items}] if items else []
    return {"field_type": kind, "title": _text(text), "list_item_groups": groups}


def _add_field(kind: str, text: str) -> Json:
    return _field(kind, text, "") | {"renderer": {"__typename": "ProfileFieldAddRenderer"}}


def _directory_section(view: View, name: str) -> Json:
    return {
        "id": collection_id(view, name),
        "field_section_type": name,
        "title": {"text": view.words(about_pages().sections[name].title)},
        "subtitle": None,
        "profile_fields": {
            "nodes": [_directory_field(view, n) for n in view.section_entries(name)]
        },
    }


def _directory_field(view: View, numbered: NumberedEntry) -> Json:
    """One field of the newer layout: it stands there twice, and its owner reads who can see it."""
    entry, spec = numbered.entry, about_pages().kinds[numbered.entry.kind]
    kind = spec.directory.field or spec.field
    beside = (view.words(spec.directory.beside) if spec.directory.beside else "", entry.detail)
    scope = editable_scope(view, f"{kind}{numbered.number}", entry.sharing) if view.own else None
    said = _field(kind, entry.text, *beside) | {"privacy_scope": scope}
    shown = {
        "__typename": "DetailedProfileFieldRenderer",
        "field": said | {"title": {"text": entry.text, "ranges": []}, "text_content": None},
    }
    editing = {"edit_label": view.words("Edit"), "delete_label": view.words("Delete")}
    return {
        "__typename": "ProfileField",
        **said,
        "link_url": None,
        "group_key": None,
        "should_hide_privacy_info": False,
        "renderer": shown,
        "edit_renderer": editing if view.own else None,
    }


def simple_scope(view: View, sharing: Sharing) -> Json:
    """The audience of a thing as it is shown to somebody who cannot change it."""
    return {
        "icon_image": {"name": icon_name(sharing)},
        "description": view.words.sharing(sharing),
    }


def editable_scope(view: View, key: str, sharing: Sharing) -> Json:
    """The audience of a thing as its owner gets it: what was chosen, and how it is shown."""
    row = {
        "allow": [_list_of(name) for name in _names(sharing, Audience.SPECIFIC)],
        "base_state": _BASE_STATES[sharing.audience],
        "deny": [_list_of(name) for name in _names(sharing, Audience.FRIENDS_EXCEPT)],
        "privacy_targeting": None,
        "tag_expansion_state": "UNSPECIFIED",
    }
    number = _number_of(view.profile.id + key)
    words = view.words.sharing(sharing)
    shown = {"label": words, **simple_scope(view, sharing), "extended_description": None}
    chosen = {
        "selected_row_override": None,
        "selected_option": {"privacy_row_input": row, "id": number},
        "can_viewer_edit": True,
        "privacy_write_id": number,
    }
    source = {"__typename": "PrivacyScopeEditableRenderer", "scope": shown, "id": number}
    entry_point = {"__typename": "PrivacyScopeCometIconEntryPointRenderer", "source": source}
    renderer = {
        "__typename": "PrivacyScopeEditableRenderer",
        "privacy_row_input": row,
        "scope": chosen,
        "id": number,
        "entry_point_renderer": entry_point,
    }
    return {"privacy_scope_renderer": renderer}


_BASE_STATES = {
    Audience.PUBLIC: "EVERYONE",
    Audience.FRIENDS_OF_FRIENDS: "FRIENDS_OF_FRIENDS",
    Audience.FRIENDS: "FRIENDS",
    Audience.FRIENDS_EXCEPT: "FRIENDS",
    Audience.SPECIFIC: "SELF",
    Audience.ONLY_ME: "SELF",
}


def _names(sharing: Sharing, audience: Audience) -> tuple[str, ...]:
    if sharing.audience is not audience:
        return ()
    return sharing.names or (sharing.list_name,)


def _list_of(name: str) -> str:
    return _number_of(name)


def _number_of(text: str) -> str:
    return str(crc32(text.encode()))


def list_payload(view: View, listing: Listing) -> tuple[str, Json]:
    """The first part of a list of the profile."""
    members = listing.members
    edges = [member_edge(m, n) for n, m in enumerate(members[:LIST_PART])]
    collection = {
        "id": collection_id(view, listing.key),
        "items": {"count": len(members)},
        "pageItems": {"edges": edges, "page_info": page_info(LIST_PART, len(members))},
    }
    node = {
        "id": collection["id"],
        "tab_key": "friends_all" if listing.key == "friends" else listing.key,
        "items": {"count": len(members)},
        "style_renderer": {
            "__typename": "TimelineAppCollectionListRenderer",
            "collection": collection,
        },
    }
    section = {
        "__typename": "TimelineAppSection",
        "name": view.words(listing.title),
        "section_type": listing.key.upper(),
        "all_collections": {"nodes": [node]},
    }
    return "ProfileCometTopAppSectionQuery", _result({"node": section})


def member_edge(member: Member, place: int) -> Json:
    """One card of a list; `place` is its position there, from 0."""
    node = {
        "id": member.id,
        "title": _text(member.name),
        "subtitle_text": _text(member.subtitle) if member.subtitle else None,
        "url": f"{ROOT}/{member.address}",
        "node": {"id": member.id, "__typename": "User"},
    }
    return {"node": node, "cursor": cursor_for(place + 1)}


def collection_id(view: View, key: str) -> str:
    """The id by which more of a list is asked for."""
    return base64.b64encode(f"app_collection:{view.profile.id}:{key}".encode()).decode()


def cursor_for(position: int) -> str:
    """The cursor before the thing at `position`."""
    return base64.b64encode(f"replica:{position}".encode()).decode()


def position_of(cursor: str) -> int:
    """The position that a cursor means.

    Raises:
        ValueError: it is none of ours.
    """
    kind, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
    if kind != "replica" or not number.isdigit():
        raise ValueError("not a cursor")
    return int(number)


def page_info(given: int, total: int) -> Json:
    """Whether more follows the first `given` of `total` things."""
    more = given < total
    return {"end_cursor": cursor_for(given) if more else None, "has_next_page": more}
