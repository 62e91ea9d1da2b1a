"""A user as X describes one, in whichever of its shapes: the answer to `UserByScreenName`.

The shape moved three times: everything in `legacy` (until 2025), then half of it beside (`core`,
`privacy`, `profile_bio`, …), then no `legacy` at all (2026). Each thing is looked up where any of
them keeps it. "" or an empty tuple means that its place was there and said that it holds nothing;
None means that nothing was told: a place that is gone, or that holds something of another name,
says nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from profilecheck.browser.capture import Json
from profilecheck.sites.json_tree import count_at, dig
from profilecheck.sites.x.replies import text

__all__ = [
    "AFFILIATION",
    "Birthdate",
    "Link",
    "User",
    "handle_of",
    "is_gone",
    "merged",
    "user_in_reply",
    "user_in_result",
]

_HANDLE = re.compile(r"[A-Za-z0-9_]{1,20}")
_SHORTENED = re.compile(r"https?://t\.co/\w+")
_HOLDERS = ("user", "user_result", "user_results", "user_result_by_screen_name")
_PLACES = (*(("data", holder) for holder in _HOLDERS), ("data", "viewer", "user_results"))
"""Where an answer keeps the user that it is about, or who is signed in."""


_GONE = ("Suspended", "Deactivated")

AFFILIATION = "affiliation shown beside the name"
"""What the label of an organisation is, be it an employer's, that stands beside a name."""
_LABELS = ("affiliates_highlighted_label", "identity_profile_labels_highlighted_label")
"""What X calls that label: it has asked for it under both names. Source: X's own programs."""

_ENTITIES = frozenset({"url", "description"})
"""The texts of a profile whose links an answer lists."""


@dataclass(frozen=True)
class Link:
    """A link on a profile. `address` is "" where only X's own short form of it is known."""

    address: str
    in_bio: bool = False


@dataclass(frozen=True)
class Birthdate:
    """A birthday and who sees it, in X's own words."""

    day_and_month: str
    year: str
    visibility: str
    year_visibility: str


@dataclass(frozen=True)
class User:
    """What one source says of a user. `notes` are labels beside the name: (text, what it is).

    `handle` is in the form in which two can be compared, `shown_handle` as its owner writes it;
    `notes_known` is False where a label stands there whose words were not found, and `badge` is the
    handle that a label leads to which the page shows as a picture. `birthdates` holds
    one birthdate at most; `based_in` is the country that X itself shows under “About this account”.
    `number` is the account's own, which a handle that is changed leaves as it is.
    """

    handle: str
    shown_handle: str | None = None
    name: str | None = None
    protected: bool | None = None
    bio: str | None = None
    location: str | None = None
    website: tuple[Link, ...] | None = None
    bio_links: tuple[Link, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    notes_known: bool = True
    badge: str | None = None
    birthdates: tuple[Birthdate, ...] | None = None
    followers: int | None = None
    following: int | None = None
    posts: int | None = None
    based_in: str | None = None
    number: str | None = None


def handle_of(value: Json) -> str | None:
    """Return a handle in the form in which two can be compared, None for anything else."""
    if not isinstance(value, str) or not _HANDLE.fullmatch(value.removeprefix("@")):
        return None
    return value.removeprefix("@").lower()


def merged(sources: tuple[User, ...]) -> User | None:
    """Return one user from what several sources say; of each value the first source counts.

    None where there is no source, or where they speak of two people. Whether posts are protected
    is told by all that tell it, or by none; and so is a number that is nought to one of them.
    """
    if len({source.handle for source in sources}) != 1:
        return None
    stated: dict[str, Any] = {}
    for field in fields(User):
        values = [v for s in sources if (v := getattr(s, field.name)) is not None]
        # One source can leave empty what another shows; what is shown is there.
        stated[field.name] = next(
            (v for v in values if v not in ("", ())), next(iter(values), None)
        )
    if len({s.protected for s in sources} - {None}) > 1:
        stated["protected"] = None
    for name in _NUMBERS:
        counts = {getattr(s, name) for s in sources} - {None}
        if 0 in counts and len(counts) > 1:
            stated[name] = None
    # One source has a label that another leaves out.
    stated["notes"] = tuple(dict.fromkeys(note for s in sources for note in s.notes))
    stated["notes_known"] = all(s.notes_known for s in sources)
    return User(**stated)


_NUMBERS = ("followers", "following", "posts")


def is_gone(reply: Mapping[str, Json]) -> bool:
    """Whether an answer says, in place of a user, that the account is suspended or closed."""
    results = [dig(reply, *place, "result") for place in _PLACES]
    reasons = {text(r, key) for r in results for key in ("reason", "unavailable_reason")}
    return not reasons.isdisjoint(_GONE)


def user_in_reply(reply: Mapping[str, Json]) -> User | None:
    """Return the user that an answer to `UserByScreenName` describes, None where it has none."""
    for place in _PLACES:
        if isinstance(result := dig(reply, *place, "result"), dict):
            return user_in_result(result)
    return None


def user_in_result(result: Mapping[str, Json]) -> User | None:
    """Return the user that a `result` object describes, None where it names nobody."""
    legacy = result.get("legacy")
    shown_handle = text(result, "core", "screen_name") or text(legacy, "screen_name")
    handle = handle_of(shown_handle)
    if handle is None or result.get("__typename") not in (None, "User"):
        return None
    urls = tuple(_entities(result))
    bio = _first_stated(text(result, "profile_bio", "description"), text(legacy, "description"))
    notes = tuple(_notes(result))
    return User(
        handle=handle,
        shown_handle=shown_handle,
        number=text(result, "rest_id"),
        name=text(result, "core", "name") or text(legacy, "name"),
        protected=_protected(result),
        bio=None if bio is None else _expanded(bio, urls),
        location=_first_stated(text(result, "location", "location"), text(legacy, "location")),
        website=_website(result, urls),
        bio_links=tuple(_links_in(bio or "", urls)),
        notes=tuple(dict.fromkeys((words, what) for words, what in notes if words)),
        notes_known=all(words for words, _ in notes),
        birthdates=_birthdates(result.get("legacy_extended_profile")),
        followers=_number(result, "followers", "followers_count"),
        following=_number(result, "following", "friends_count"),
        posts=_agreed(dig(result, "tweet_counts", "tweets"), dig(legacy, "statuses_count")),
        based_in=text(result, "about_profile", "account_based_in"),
    )


def _first_stated(*stated: str | None) -> str | None:
    """Return the first text that is not empty, else "" where any is, else None.

    One shape of the answer leaves empty what another fills.
    """
    return next((t for t in stated if t), next((t for t in stated if t is not None), None))


def _protected(result: Mapping[str, Json]) -> bool | None:
    """Whether posts are protected.

    The first shape leaves the word out where it is false, the others do not: only in an answer
    that is known to be of the first shape does its absence mean anything.
    """
    places = (dig(result, "privacy", "protected"), dig(result, "legacy", "protected"))
    stated = {place for place in places if isinstance(place, bool)}
    if stated:
        return stated.pop() if len(stated) == 1 else None
    legacy = result.get("legacy")
    first_shape = (
        isinstance(legacy, dict)
        and not any("protect" in name for name in legacy)
        and text(legacy, "screen_name") is not None
        and count_at(legacy, "followers_count") is not None
        and count_at(legacy, "statuses_count") is not None
        and result.keys().isdisjoint({"core", "privacy", "relationship_counts", "profile_bio"})
    )
    return False if first_shape else None


def _entities(result: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """Yield what X says of the links of a user: the short form, and where each leads."""
    for holder in (dig(result, "profile_bio", "entities"), dig(result, "legacy", "entities")):
        for part in ("url", "description"):
            urls = dig(holder, part, "urls")
            yield from (u for u in urls if isinstance(u, dict)) if isinstance(urls, list) else ()


def _leads_to(short: str, urls: tuple[Mapping[str, Json], ...]) -> str:
    """Return where a short link leads, "" where that is not said."""
    for known in urls:
        if known.get("url") == short:
            address = text(known, "expanded_url") or text(known, "display_url") or ""
            cut = address.endswith("…")
            return "" if cut or _SHORTENED.fullmatch(address) else address
    return ""


def _expanded(words: str, urls: tuple[Mapping[str, Json], ...]) -> str:
    return _SHORTENED.sub(lambda m: _leads_to(m[0], urls) or m[0], words)


def _links_in(bio: str, urls: tuple[Mapping[str, Json], ...]) -> Iterator[Link]:
    for match in _SHORTENED.finditer(bio):
        yield Link(_leads_to(match[0], urls), in_bio=True)


def _website(
    result: Mapping[str, Json], urls: tuple[Mapping[str, Json], ...]
) -> tuple[Link, ...] | None:
    stated = text(result, "website", "url") or text(result, "legacy", "url")
    if stated:
        own = stated if not _SHORTENED.fullmatch(stated) else _leads_to(stated, urls)
        return (Link(own),)
    # X lists the links of each text: where the bio's are listed and no website's, there is none.
    holders = (dig(result, "profile_bio", "entities"), dig(result, "legacy", "entities"))
    listed = [holder for holder in holders if isinstance(holder, dict) and holder]
    lists_others = any("url" in holder or holder.keys() - _ENTITIES for holder in listed)
    place = result.get("website", {})
    if lists_others or not listed or place not in ({}, {"url": ""}):
        return None
    return ()


def _notes(result: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Yield each label beside the name and what it is; "" for one whose words were not found."""
    for name in _LABELS:
        if affiliation := result.get(name):
            yield text(affiliation, "label", "description") or "", AFFILIATION
    if organisation := text(result, "about_profile", "affiliate_username"):
        yield f"@{organisation}", AFFILIATION
    if professional := result.get("professional"):
        categories = dig(professional, "category")
        what = "category shown below the name"
        for category in categories if isinstance(categories, list) else ({},):
            yield text(category, "name") or "", what


def _birthdates(place: Json) -> tuple[Birthdate, ...] | None:
    if place == {}:
        return ()
    date = dig(place, "birthdate")
    day, month, year = (count_at(date, key) for key in ("day", "month", "year"))
    visibility = text(date, "visibility")
    if visibility is None or day is None or month is None:
        return None
    return (
        Birthdate(
            day_and_month=f"{day}/{month}",
            year=str(year) if year else "",
            visibility=visibility,
            year_visibility=text(date, "year_visibility") or "",
        ),
    )


def _number(result: Mapping[str, Json], newer: str, older: str) -> int | None:
    return _agreed(dig(result, "relationship_counts", newer), dig(result, "legacy", older))


def _agreed(*stated: Json) -> int | None:
    """Return the count that the places agree on, None where they differ."""
    counts = {count for place in stated if (count := count_at(place)) is not None}
    return counts.pop() if len(counts) == 1 else None
