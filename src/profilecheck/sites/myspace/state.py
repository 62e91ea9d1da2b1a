"""The state that a MySpace page carries in a script, `context = {…}`, and what it says of the page.

What the state says of people is in `profilecheck.sites.myspace.identity`.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from profilecheck.browser.capture import Capture, Json
from profilecheck.sites.myspace.declared import HEADER
from profilecheck.sites.site import Labels, ReadContext

__all__ = ["labels_for", "language_of", "number", "part", "state", "user_name"]

_BEGINNING = re.compile(r"(?<![\w.$])(?:window\.)?context\s*=\s*(?=\{)")
_STREAM = re.compile(r"^/ajax/([^/]+)/")
_NAMED_IN_IT = ("profileId", "loginId", "beaconData")
_LABELS = HEADER.labels()


@lru_cache(maxsize=1)
def state(capture: Capture) -> Mapping[str, Json]:
    """Return the page's state, empty where it carries none."""
    for script in capture.tree.css("script"):
        source = script.text() or ""
        for beginning in _BEGINNING.finditer(source):
            found = _decoded(source, beginning.end())
            if isinstance(found, dict) and any(name in found for name in _NAMED_IN_IT):
                return found
    return {}


def _decoded(source: str, start: int) -> Json:
    try:
        return json.JSONDecoder().raw_decode(source, start)[0]
    except (ValueError, RecursionError):
        return None


def part(capture: Capture, name: str) -> Mapping[str, Json]:
    """Return the object that the state holds under `name`, empty where it holds none."""
    found = state(capture).get(name)
    return found if isinstance(found, dict) else {}


def number(inside: Mapping[str, Json], name: str) -> int | None:
    """Return the whole number under `name`, None where there is none."""
    found = inside.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def user_name(capture: Capture) -> str | None:
    """Return the user name of the profile the page belongs to, as its stream's address has it."""
    match = _STREAM.match(str(state(capture).get("streamUrl") or ""))
    return match[1] if match else None


def language_of(capture: Capture) -> str:
    """Return the page's language ("en"); pages have no `lang`, so it is in their state."""
    culture = str(part(capture, "beaconData").get("currentCultureCode") or "")
    return capture.language or re.split(r"[-_]", culture.lower())[0]


def labels_for(context: ReadContext) -> Labels | None:
    """Return the wording of the page's language, None where the adapter has none."""
    return context.labels or _LABELS.get(language_of(context.capture))
