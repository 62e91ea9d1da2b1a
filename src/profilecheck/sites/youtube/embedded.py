"""The data that a YouTube page carries inside itself, and in the answers it asked for.

A page holds the answer to its own first question (`ytInitialData`); what it asks for later comes
by `youtubei/v1/browse` in the same shapes. What the data means is not here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from profilecheck.browser.capture import Capture, Json
from profilecheck.sites.json_tree import dig, walk

__all__ = ["BROWSE", "documents", "language_of", "objects", "settings_in_scripts", "text"]

BROWSE = "browse"
"""The name by which the answers of `youtubei/v1/browse` are known."""

_INITIAL_DATA = re.compile(r"""ytInitialData["']?\s*\]?\s*=\s*(?:JSON\.parse\(\s*)?(?=[{'"])""")
_DIRECTION_MARKS = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_HEX = re.compile(r"\\x([0-9a-fA-F]{2})")


@lru_cache(maxsize=1)
def documents(capture: Capture) -> tuple[Mapping[str, Json], ...]:
    """Return the page's own data first, then the answers in the order in which they came."""
    return (*_in_scripts(capture), *_in_replies(capture))


def _in_scripts(capture: Capture) -> Iterator[Mapping[str, Json]]:
    for script in capture.tree.css("script"):
        source = script.text() or ""
        for match in _INITIAL_DATA.finditer(source):
            value = _value_at(source, match.end())
            if isinstance(value, dict):
                yield value


def _in_replies(capture: Capture) -> Iterator[Mapping[str, Json]]:
    for reply in capture.replies:
        if reply.operation == BROWSE and reply.status < 400:
            value = _value_at(reply.body.lstrip(), 0)
            # Older answers are lists of parts, one of which holds the answer itself.
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    inner = part.get("response")
                    yield inner if isinstance(inner, dict) else part


def _value_at(source: str, position: int) -> Json:
    """Return the JSON value that begins at `position`, None where there is none.

    Older pages write it as a quoted string, those for telephones with every mark escaped.
    """
    try:
        if source[position : position + 1] == "'":
            end = source.index("'", position + 1)
            return json.loads(_unescaped(source[position + 1 : end]))
        value = json.JSONDecoder().raw_decode(source, position)[0]
        return json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return None


def _unescaped(quoted: str) -> str:
    return _HEX.sub(lambda m: chr(int(m[1], 16)), quoted).replace("\\\\", "\\")


def objects(document: Json, *names: str) -> Iterator[Mapping[str, Json]]:
    """Yield the objects that are values of one of `names`, anywhere within `document`."""
    for inside in walk(document):
        for name in names:
            if isinstance(value := inside.get(name), dict):
                yield value


def text(value: Json, *keys: str) -> str | None:
    """Return the text under `keys` within `value`, None where there is none.

    A text stands as a string, or as an object with `content`, `simpleText` or `runs`.
    """
    value = dig(value, *keys)
    if isinstance(value, dict):
        runs = value.get("runs")
        if isinstance(runs, list):
            value = "".join(r for run in runs if isinstance(r := dig(run, "text"), str))
        else:
            value = next((v for k in ("content", "simpleText") if (v := value.get(k))), None)
    return value.strip().strip(_DIRECTION_MARKS).strip() if isinstance(value, str) else None


def language_of(capture: Capture) -> str:
    """Return the language of the data without its region, "" where neither it nor the page says.

    A browser that translates a page names its own language as the page's, and leaves its data.
    """
    for document in documents(capture):
        for config in objects(document.get("topbar"), "webSearchboxConfig"):
            if found := text(config, "requestLanguage"):
                return re.split(r"[-_]", found.lower())[0]
    return capture.language


def settings_in_scripts(capture: Capture, name: str) -> set[str]:
    """Return the plain values that the page's scripts give the setting called `name`."""
    found = re.compile(rf'"{re.escape(name)}"\s*:\s*(true|false|"[^"\\]*")')
    return {
        match[1].strip('"')
        for script in capture.tree.css("script")
        for match in found.finditer(script.text() or "")
    }
