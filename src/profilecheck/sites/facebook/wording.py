"""What Facebook's words, pictures and numbers mean: audiences, switches, counts.

Nothing is rounded: words that are not in the header mean nothing, and are said to be unknown.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from profilecheck.browser.capture import Json
from profilecheck.model import Count
from profilecheck.sites.facebook.declared import HEADER
from profilecheck.sites.facebook.embedded import text
from profilecheck.sites.json_tree import walk
from profilecheck.sites.numbers import SCALES, count_of_digits
from profilecheck.sites.wording import (
    Labels,
    Table,
    audience_of,
    is_known_language,
    names_many,
    shown_words,
)
from profilecheck.vocabulary import Audience

__all__ = ["Scope", "count_of", "scope_of"]

_CUSTOM = (Audience.SPECIFIC, Audience.FRIENDS_EXCEPT)
_NOT_WIDENED = (None, "UNSPECIFIED")
_SHOWN = frozenset({"icon_image", "description", "label"})
_CUSTOM_ICONS = ("custom", "gear")
_STATES = {
    "EVERYONE": Audience.PUBLIC,
    "FRIENDS_OF_FRIENDS": Audience.FRIENDS_OF_FRIENDS,
    "FRIENDS": Audience.FRIENDS,
    "SELF": Audience.ONLY_ME,
}
_ICONS = Table((name, audience) for audience, names in HEADER.icons.items() for name in names)
# Digits are taken whole or not at all: the first of "1,2万", or of "1·234", is no number.
_COUNT = re.compile(r"(\d++(?:[.,’'\s]\d++)*+)\s?([KM])?(?!\w|[^\s\w]\d)", re.IGNORECASE)
_THOUSANDS = frozenset({"b", "bin", "mi", "mil", "mio", "mln", "rb", "tis", "tsd", "tys", "тыс"})


@dataclass(frozen=True)
class Scope:
    """Who can see a thing: None where that is not known; `words` are fit to be kept."""

    audience: Audience | None
    words: str


def scope_of(privacy: Json, labels: Labels | None) -> Scope:
    """Return the audience of a `privacy_scope`, of either form.

    What was chosen decides (`base_state`, `allow`, `deny`), then the name of the picture: no
    language changes them. Words come last. Where two of them contradict each other, or what was
    chosen is not known, so is the audience; nor is it where words that are not known name more than
    friends ("Friends; friends of anyone tagged").
    """
    parts = tuple(walk(privacy))
    chosen = {_chosen(part) for part in parts if "base_state" in part}
    shows = (part for part in parts if not _SHOWN.isdisjoint(part))
    drawn: set[Audience] = {meaning for part in shows for meaning in _drawn(part, labels)}
    words = [text(part, "description") or text(part, "label") for part in parts]
    icons = (text(part, "icon_image", "name") for part in parts)
    said, icon = next(filter(None, words), ""), next(filter(None, icons), "")
    narrow = not chosen and not any(audience > Audience.FRIENDS for audience in drawn)
    if narrow and any(audience_of(w, labels) is None and names_many(w, labels) for w in words):
        return Scope(None, shown_words(said, labels))
    if not (chosen or drawn) and icon in _CUSTOM_ICONS and said and is_known_language(labels):
        # Words that are no audience of Facebook's own, in a known language, name a list.
        drawn = {Audience.SPECIFIC}
    return Scope(_agreed(chosen or drawn, drawn), shown_words(said, labels) or icon)


def _agreed(meanings: Collection[Audience | None], drawn: set[Audience]) -> Audience | None:
    if len(meanings) != 1 or len(drawn) > 1:
        return None
    audience = next(iter(meanings))
    return audience if audience and drawn <= _pictures_of(audience) else None


def _pictures_of(audience: Audience) -> set[Audience]:
    """The audiences whose picture or words it may have: people chosen one by one are friends."""
    return {*_CUSTOM, Audience.FRIENDS} if audience in _CUSTOM else {audience}


def _chosen(row: Mapping[str, Json]) -> Audience | None:
    """Return what a `privacy_row_input` chooses: friends without some are not all friends."""
    audience = _STATES.get(str(row.get("base_state")))
    allowed, denied = row.get("allow"), row.get("deny")
    if not isinstance(allowed, list) or not isinstance(denied, list):
        return None
    if audience is not Audience.PUBLIC and row.get("tag_expansion_state") not in _NOT_WIDENED:
        # Who is tagged, and maybe their friends, can see it too.
        return None
    if audience is Audience.ONLY_ME:
        return Audience.SPECIFIC if allowed else audience
    if audience is Audience.FRIENDS:
        # Friends and somebody besides may be anybody.
        return None if allowed else Audience.FRIENDS_EXCEPT if denied else audience
    return audience


def _drawn(scope: Mapping[str, Json], labels: Labels | None) -> set[Audience]:
    """Return what picture and words mean: two audiences where they contradict each other.

    Custom audiences share a picture, so there the words decide.
    """
    icon = text(scope, "icon_image", "name")
    words = text(scope, "description")
    by_words = {audience_of(words, labels), audience_of(text(scope, "label"), labels)} - {None}
    if icon in _CUSTOM_ICONS:
        return {a for a in by_words if a}
    by_icon = _ICONS.meaning(re.sub(r"[-\s]", "_", icon)) if icon else None
    narrowed = by_icon in (*_CUSTOM, Audience.FRIENDS) and not by_words.isdisjoint(_CUSTOM)
    return {a for a in (by_words if narrowed else by_words | {by_icon}) if a}


def count_of(words: str) -> Count | None:
    """Return the number that `words` begin with ("312 friends", "1.2K friends"), None if none.

    A shortened number may have been rounded up, so half of its last digit is taken off and the
    count is "at least". Other languages shorten in words of their own ("5 mil amigos"): such a
    number is not known.
    """
    match = _COUNT.match(words.strip())
    if match is None:
        return None
    digits, unit = match[1], (match[2] or "").upper()
    if not unit and digits.isdigit() and _is_shortened(words.strip()[match.end() :]):
        return None
    return count_of_digits(digits, SCALES["en"][unit] if unit else 1)


def _is_shortened(after: str) -> bool:
    """Whether a number may mean thousands: a word for them, or one too many, is after it."""
    words = [word.strip(".").casefold() for word in after.split()]
    if not words or words[0].startswith("friend"):
        return False
    return len(words) > 1 or words[0] in _THOUSANDS
