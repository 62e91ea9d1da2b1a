"""The data a Facebook page carries inside itself, and in the replies it asked for.

Facebook wraps its data in several ways (a script of JSON, a call in a plain script, a reply of
several JSON values); here every JSON value is found wherever it stands, and looked up by the
keys of the data itself. Says nothing about what the data means.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from profilecheck.browser.capture import Capture, Json
from profilecheck.sites.json_tree import walk

__all__ = ["Found", "Payload", "payload", "text"]

_KEYS = frozenset(
    {
        "CurrentUserInitialData",
        "IntlCurrentLocale",
        "label",
        "nodeID",
        "pageItems",
        "profile_field_sections",
        "profile_header_renderer",
        "profile_social_context",
        "profile_tile_sections",
        "section_type",
        "timeline_context_list_item_type",
        "timeline_list_feed_units",
        "timeline_manage_feed_units",
        "userID",
    }
)
_MARKS = tuple(f'"{key}"' for key in _KEYS)
_OPENING = re.compile(r"[\[{]")
# A script that is cut off makes every value around the cut unreadable; reading gives up once it
# has looked at this many times the script's length.
_EFFORT = 12


@dataclass(frozen=True)
class Found:
    """A value, and the object that holds it."""

    value: Json
    inside: Mapping[str, Json]


@dataclass(frozen=True)
class Payload:
    """Every JSON value of one page, looked up by key.

    `sources` are the values of the page's scripts, then those of each reply; `asked` are their
    operations, "" for the page. `cut_off` are the operations of which a reply could not be read to
    its end: a list that they bring may have had more in it.
    """

    sources: tuple[tuple[Json, ...], ...]
    asked: tuple[str, ...]
    index: Mapping[str, tuple[Found, ...]]
    cut_off: frozenset[str] = frozenset()

    @property
    def documents(self) -> tuple[Json, ...]:
        """All values, in the page's order."""
        return tuple(chain.from_iterable(self.sources))

    def find(self, key: str) -> tuple[Found, ...]:
        """Return every value of `key`, in the page's order.

        Only the keys that this module lists are looked up; another one raises a `KeyError`.
        """
        if key not in _KEYS:
            raise KeyError(key)
        return self.index.get(key, ())


@lru_cache(maxsize=1)
def payload(capture: Capture) -> Payload:
    """Return all data that `capture` carries: scripts first, then replies."""
    cut_off: set[str] = set()
    sources = (tuple(_in_scripts(capture)), *_in_replies(capture, cut_off))
    index: dict[str, list[Found]] = {}
    for document in chain.from_iterable(sources):
        for inside in walk(document):
            for key in inside.keys() & _KEYS:
                index.setdefault(key, []).append(Found(inside[key], inside))
    found_by_key = {key: tuple(found) for key, found in index.items()}
    asked = ("", *(reply.operation for reply in capture.replies if reply.status < 400))
    return Payload(sources, asked, found_by_key, frozenset(cut_off))


def _in_scripts(capture: Capture) -> Iterator[Json]:
    for script in capture.tree.css("script"):
        source = script.text() or ""
        if any(mark in source for mark in _MARKS):
            yield from _values(source)


def _in_replies(capture: Capture, cut_off: set[str]) -> Iterator[tuple[Json, ...]]:
    """Yield the values of each reply; `cut_off` takes the names of those that are not whole."""
    for reply in capture.replies:
        if reply.status >= 400:
            cut_off.add(reply.operation)
            continue
        broken: list[int] = []
        yield tuple(_values(reply.body, broken))
        if broken:
            cut_off.add(reply.operation)


def _values(source: str, broken: list[int] | None = None) -> Iterator[Json]:
    """Yield the outermost JSON values of a script, passing over the program around them.

    `broken` takes the places where what begins like a value is none.
    """
    decoder = json.JSONDecoder()
    effort, position = _EFFORT * len(source), 0
    places = [] if broken is None else broken
    while effort > 0 and (opening := _OPENING.search(source, position)):
        try:
            value, position = decoder.raw_decode(source, opening.start())
            yield value
        except json.JSONDecodeError as error:
            places.append(opening.start())
            effort -= max(error.pos - opening.start(), 1)
            position = opening.start() + 1
        except (RecursionError, ValueError):
            # Nested too deeply, or a number too long, to be a page's data.
            places.append(opening.start())
            return


def text(value: Json, *keys: str) -> str:
    """Return the text under `keys` within `value`, or "" where there is none.

    A text stands as a string, or as an object with a `text`.
    """
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, dict):
        value = value.get("text")
    return value.strip() if isinstance(value, str) else ""
