"""The data that older signed-in LinkedIn pages carry in `<code>` elements."""

import json
from collections.abc import Iterator, Mapping
from html import unescape

from profilecheck.browser.capture import Capture, Json

__all__ = ["entities", "kind_of", "signed_in_member"]

_ME = "voyager.common.Me"


def entities(capture: Capture, containing: str) -> Iterator[Mapping[str, Json]]:
    """Yield every object (data first, then what is included) of the parts that hold `containing`.

    Each part is `{"data": {…}, "included": [{"$type": …}, …]}`.
    """
    for node in capture.tree.css("code"):
        source = _source(node.html or "")
        if containing not in source:
            continue
        try:
            part = json.loads(source)
        except (ValueError, RecursionError):
            continue
        if not isinstance(part, dict):
            continue
        included = part.get("included")
        for inside in (part.get("data"), *(included if isinstance(included, list) else ())):
            if isinstance(inside, dict):
                yield inside


def _source(markup: str) -> str:
    inner = markup.partition(">")[2].rpartition("</code>")[0].strip()
    if inner.startswith("<!--") and inner.endswith("-->"):
        # Some pages hide the data in a comment, where nothing is escaped.
        return inner[4:-3].strip()
    return unescape(inner)


def kind_of(entity: Mapping[str, Json]) -> str:
    """Return the last word of an object's `$type`, "" where it has none."""
    kind = entity.get("$type")
    return kind.rpartition(".")[2] if isinstance(kind, str) else ""


def signed_in_member(capture: Capture) -> str | None:
    """Return the public identifier of the signed-in member, None where no part says it."""
    members: dict[str, str] = {}
    own: set[str] = set()
    for entity in entities(capture, _ME):
        kind = kind_of(entity)
        if kind == "Me":
            own |= {v for k, v in entity.items() if "iniProfile" in k and isinstance(v, str)}
        elif kind == "MiniProfile":
            urn, name = entity.get("entityUrn"), entity.get("publicIdentifier")
            if isinstance(urn, str) and isinstance(name, str):
                members[urn] = name
    found = {members[urn] for urn in own if urn in members}
    return found.pop() if len(found) == 1 else None
