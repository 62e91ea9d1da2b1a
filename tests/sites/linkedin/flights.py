"""Builds small flight payloads for the tests, in the shape LinkedIn's client of 2026 draws from."""

import json
from typing import Any

COMPONENT = "$L1"


def rows(**named: Any) -> str:
    """A payload: the module every component is of, then the rows `r<hex id>`, each on a line."""
    told = "".join(f"{name[1:]}:{json.dumps(value)}\n" for name, value in named.items())
    return f'1:I["chunk-1",[],"default"]\n{told}'


def element(tag: str, *children: Any, **props: Any) -> list[Any]:
    """An element of HTML, or of a component."""
    named = {name.replace("_", "-") if "_" in name else name: v for name, v in props.items()}
    return ["$", tag, None, {**named, "children": list(children)}]


def text(words: Any, tag: str = "p") -> list[Any]:
    """A run of text, as the client's own component for text has it."""
    return ["$", COMPONENT, None, {"textProps": {"tagName": tag, "children": [words]}}]


def card(view: str, *children: Any, **props: Any) -> list[Any]:
    """A part of the page that says what it is."""
    tracking = {"viewTrackingSpecs": {"viewName": view}}
    return ["$", COMPONENT, None, {**tracking, **props, "children": list(children)}]


def link(url: str, *children: Any, **props: Any) -> list[Any]:
    """Something that leads somewhere outside when it is pressed."""
    to = {
        "$type": "proto.sdui.actions.core.NavigateToUrl",
        "urlValue": {"$case": "url", "url": url},
    }
    content = {"$case": "url", "url": to}
    return _pressed([_navigate(content)], *children, **props)


def leads(url: str, *children: Any, seeds: dict[str, str] | None = None, **props: Any) -> list[Any]:
    """Something that leads to another screen; `seeds` are what it fills in before that loads."""
    to = {"$type": "proto.sdui.actions.core.NavigateToScreen", "url": url}
    filled = [_seed(name, value) for name, value in (seeds or {}).items()]
    return _pressed([*filled, _navigate({"$case": "screen", "screen": to})], *children, **props)


def _navigate(content: dict[str, Any]) -> dict[str, Any]:
    return {"$type": "proto.sdui.actions.core.Navigate", "value": {"content": content}}


def _seed(name: str, value: str) -> dict[str, Any]:
    key = {"key": {"value": {"$case": "id", "id": name}}, "namespace": "MemberProfile"}
    state = {"key": key, "value": {"$case": "stringValue", "stringValue": value}}
    return {"$type": "proto.sdui.actions.core.SetState", "value": {"state": state}}


def _pressed(actions: list[Any], *children: Any, **props: Any) -> list[Any]:
    trigger = {"$type": "proto.sdui.triggers.Trigger", "action": {"actions": actions}}
    return ["$", COMPONENT, None, {**props, "triggers": [trigger], "children": list(children)}]


def states(**numbers: int) -> list[Any]:
    """What keeps the numbers of a screen."""
    held = [
        {
            "key": {"key": {"value": {"$case": "id", "id": name}}},
            "value": {"$case": "intValue", "intValue": number},
        }
        for name, number in numbers.items()
    ]
    return ["$", COMPONENT, None, {"modelStates": held}]


def document(payload: str, *, parts: int = 3, lang: str = "en", body: str = "") -> str:
    """A document that carries `payload`, cut anywhere into strings."""
    size = len(payload) // parts + 1
    cut = [payload[at : at + size] for at in range(0, len(payload), size)]
    source = json.dumps(cut).replace("</", "<\\/")
    return (
        f'<!doctype html><html lang="{lang}"><head><title>LinkedIn</title></head><body>'
        f'<nav><a href="/feed/">x</a></nav>{body}<script id="rehydrate-data">'
        f"window.__como_rehydration__ = {source};</script></body></html>"
    )
