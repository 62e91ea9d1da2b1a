"""Builds small Facebook pages for the tests: literal HTML around literal data."""

import html as markup
import json
from collections.abc import Sequence
from functools import partial
from typing import Any

from profilecheck.browser.capture import Capture, Reply
from profilecheck.vocabulary import Viewpoint
from tests.networks import open_site
from tests.sites.readings import capture_of, page_of, read_from

ME = "61550000000101"
SOMEBODY_ELSE = "61550000000999"
FACEBOOK = open_site("facebook")


def user(account: str = ME, name: str = "Amy Carter") -> Any:
    """The definition that says who is signed in."""
    return ["CurrentUserInitialData", [], {"ACCOUNT_ID": account, "USER_ID": account, "NAME": name}]


def scheduled(data: Any) -> str:
    """The data as newer pages carry it."""
    inner = {"__bbox": {"complete": True, "result": {"data": data}}}
    call = ["RelayPrefetchedStreamCache", "next", [], ["adp_Query_1", inner]]
    wrapped = {
        "require": [["ScheduledServerJS", "handle", None, [{"__bbox": {"require": [call]}}]]]
    }
    body = json.dumps(wrapped).replace("<", "\\u003C").replace("/", "\\/")
    return f'<script type="application/json" data-sjs>{body}</script>'


def require_lazy(data: Any) -> str:
    """The data as older pages carry it: within a program."""
    inner = {"__bbox": {"complete": False, "result": {"data": data}}}
    call = json.dumps({"require": [["RelayPrefetchedStreamCache", "next", [], ["adp_1", inner]]]})
    return (
        '<script>requireLazy(["JSScheduler","ServerJS"],function(JSScheduler,ServerJS){'
        "JSScheduler.runWithPriority(3,function(){(new ServerJS()).handle("
        + call.replace("<", "\\u003C").replace("/", "\\/")
        + ");});});</script>"
    )


def document(
    body: str = "",
    *,
    data: Sequence[Any] = (),
    account: str | None = ME,
    owner: str | None = None,
    lang: str = "en",
    title: str = "Facebook",
    wrap: Any = scheduled,
) -> str:
    """A whole page."""
    head = f'<meta property="al:android:url" content="fb://profile/{owner}">' if owner else ""
    who = "" if account is None else scheduled({"define": [user(account)]})
    scripts = who + "".join(wrap(part) for part in data)
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head>'
        f"<body>{scripts}{body}</body></html>"
    )


capture = partial(capture_of, url="https://www.facebook.com/amy.carter")
page = partial(page_of, FACEBOOK)
read = partial(read_from, FACEBOOK, account_id=ME)


# Settings pages


def row(label: str, answer: str, *, hint: str = "", button: str | None = None) -> str:
    """A settings row: the question, the answer in words, and the button that edits it."""
    edits = answer if button is None else button
    name = f"Edit privacy. Sharing with {markup.escape(edits)}. "
    control = f'<div role="button" aria-label="{name}">Edit</div>' if edits else ""
    hinted = f"<span>{hint}</span>" if hint else ""
    return (
        f'<div role="listitem"><span>{markup.escape(label)}</span>{hinted}'
        f"<span>{markup.escape(answer)}</span>{control}</div>"
    )


def switch(label: str, *, on: bool, as_input: bool = False) -> str:
    """A settings row with a switch."""
    name = markup.escape(label, quote=True)
    control = (
        f'<input type="checkbox" role="switch" aria-label="{name}"{" checked" if on else ""}>'
        if as_input
        else f'<div role="switch" aria-checked="{str(on).lower()}" aria-label="{name}"></div>'
    )
    return f'<div role="listitem"><span>{markup.escape(label)}</span>{control}</div>'


def settings(
    heading: str, *rows: str, lang: str = "en", account: str | None = ME, category: str = ""
) -> Capture:
    """A settings page; `category` is the id by which its data asks for its rows."""
    body = f"<h1>Settings</h1><main><h2>{heading}</h2><div>{''.join(rows)}</div></main>"
    data = ({"variables": {"nodeID": category}},) if category else ()
    return capture(
        document(body, lang=lang, account=account, data=data),
        url="https://www.facebook.com/settings/?tab=x",
    )


# Profiles


def story(
    number: int,
    icon: str,
    words: str,
    *,
    when: int = 1_400_000_000,
    by: str = ME,
    shares: Any = None,
    text: str = "",
) -> Any:
    """A post of the timeline."""
    metadata = [
        {"story": {"creation_time": when}},
        {"story": {"privacy_scope": {"icon_image": {"name": icon}, "description": words}}},
    ]
    return {
        "__typename": "Story",
        "id": f"story{number}",
        "comet_sections": {
            "content": {
                "story": {
                    "message": {"text": text},
                    "actors": [{"id": by, "name": "Amy"}],
                    "attached_story": shares,
                }
            },
            "context_layout": {"story": {"comet_sections": {"metadata": metadata}}},
        },
    }


def editable(state: str, icon: str, words: str, *, allow: int = 0, deny: int = 0) -> Any:
    """The audience of a post as its owner gets it."""
    row = {"allow": [str(n) for n in range(allow)], "base_state": state}
    row["deny"] = [str(n) for n in range(deny)]
    shown = {"label": words, "icon_image": {"name": icon}, "description": words}
    return {
        "privacy_scope_renderer": {
            "__typename": "PrivacyScopeEditableRenderer",
            "privacy_row_input": row,
            "scope": {"selected_row_override": None, "selected_option": {"privacy_row_input": row}},
            "entry_point_renderer": {"source": {"scope": shown}},
        }
    }


def feed(*stories: Any, more: bool | None = False) -> Any:
    """The timeline's data."""
    units: dict[str, Any] = {"edges": [{"node": s, "cursor": "c"} for s in stories]}
    if more is not None:
        units["page_info"] = {"has_next_page": more, "end_cursor": None}
    return {"user": {"id": ME, "timeline_list_feed_units": units}}


def header(*, friends: str = "312 friends", locked: bool = False, name: str = "Amy Carter") -> Any:
    """The data of a profile's head."""
    shown = {
        "id": ME,
        "name": name,
        "profile_social_context": {
            "content": [
                {"text": {"text": "40 followers"}, "uri": f"https://x/?id={ME}&sk=followers"},
                {"text": {"text": friends}, "uri": f"https://x/?id={ME}&sk=friends"},
            ]
        },
        "wem_private_sharing_bundle": {
            "private_sharing_control_model_for_user": {"private_sharing_enabled": locked}
        },
    }
    return {"user": {"profile_header_renderer": {"user": shown}, "id": ME}}


def intro(bio: str = "", *cards: tuple[str, str], owner: str = ME) -> Any:
    """The data of a profile's Intro."""
    views: list[Any] = []
    if bio:
        status = {"node": {"__typename": "ProfileStatus", "profile_status_text": {"text": bio}}}
        views.append(_tile_view("ProfileTileViewIntroBioRenderer", [status]))
    items = [
        {
            "node": {
                "timeline_context_item": {
                    "renderer": {"context_item": {"title": {"text": words}}},
                    "timeline_context_list_item_type": kind,
                }
            }
        }
        for kind, words in cards
    ]
    views.append(_tile_view("ProfileTileViewContextListRenderer", items))
    section = {"profile_tile_section_type": "INTRO", "profile_tile_views": {"nodes": views}}
    return {"profile_tile_sections": {"edges": [{"node": section}]}, "id": owner}


def _tile_view(kind: str, items: list[Any]) -> Any:
    view = {"profile_tile_items": {"nodes": items}}
    return {"view_style_renderer": {"__typename": kind, "view": view}}


def profile(*data: Any, viewpoint: Viewpoint = Viewpoint.OWNER, **more: Any) -> Capture:
    """A profile's page."""
    account = ME if viewpoint is Viewpoint.OWNER else "0"
    lang, wrap = more.pop("lang", "en"), more.pop("wrap", scheduled)
    html = document(data=data, account=account, owner=ME, lang=lang, wrap=wrap)
    return capture(html, viewpoint=viewpoint, **more)


# About


def field(kind: str, title: str, *small: str, add: bool = False) -> Any:
    """A node of an About section."""
    node: dict[str, Any] = {"field_type": kind, "title": {"text": title}, "list_item_groups": []}
    if small:
        node["list_item_groups"] = [{"list_items": [{"text": {"text": s}} for s in small]}]
    if add:
        node["renderer"] = {"__typename": "ProfileFieldAddRenderer"}
    return node


def about(
    sections: dict[str, list[Any]],
    shown: Sequence[tuple[str, str]] = (),
    *,
    viewpoint: Viewpoint = Viewpoint.OWNER,
    lang: str = "en",
    tabs: Sequence[dict[str, str]] = (),
) -> Capture:
    """An About page; `shown` are the rows of the page with the audience beside each."""
    data = {
        "user": {
            "about_app_sections": {
                "nodes": [
                    {
                        "section_type": "ABOUT",
                        "all_collections": {"nodes": list(tabs)},
                        "activeCollections": {
                            "nodes": [
                                {
                                    "style_renderer": {
                                        "profile_field_sections": [
                                            {
                                                "field_section_type": kind,
                                                "profile_fields": {"nodes": nodes},
                                            }
                                            for kind, nodes in sections.items()
                                        ]
                                    }
                                }
                            ]
                        },
                    }
                ]
            }
        }
    }
    rows = "".join(
        f'<div><div><span>{markup.escape(title)}</span><span>small</span></div><div role="button"'
        f' aria-label="Edit privacy. Sharing with {markup.escape(who)}"></div></div>'
        if who
        else f'<div role="button">{markup.escape(title)}</div>'
        for title, who in shown
    )
    account = ME if viewpoint is Viewpoint.OWNER else "0"
    html = document(
        f"<main><h2>About</h2>{rows}</main>", data=[data], account=account, owner=ME, lang=lang
    )
    return capture(html, viewpoint=viewpoint)


# Lists


def card(number: int, subtitle: str | None = None, title: str = "Zebulon Quill") -> Any:
    """A card of a list."""
    return {
        "node": {
            "id": f"card{number}",
            "title": {"text": f"{title} {number}"},
            "subtitle_text": None if subtitle is None else {"text": subtitle},
        },
        "cursor": f"c{number}",
    }


def listing(section: str, *cards: Any, more: bool, declared: int | None = None) -> Any:
    """The data of a list's first part."""
    items = {"edges": list(cards), "page_info": {"has_next_page": more, "end_cursor": "x"}}
    holder: dict[str, Any] = {"id": "list1", "pageItems": items}
    if declared is not None:
        holder["items"] = {"count": declared}
    renderer = {"style_renderer": {"collection": holder}}
    return {"node": {"section_type": section, "all_collections": {"nodes": [renderer]}}}


def next_part(*cards: Any, more: bool, list_id: str = "list1") -> Reply:
    """A reply that brings more of a list."""
    items = {"edges": list(cards), "page_info": {"has_next_page": more}}
    return Reply(
        url="https://www.facebook.com/api/graphql/",
        operation="ProfileCometAppCollectionListRendererPaginationQuery",
        status=200,
        body=json.dumps({"data": {"node": {"pageItems": items, "id": list_id}}}),
    )
