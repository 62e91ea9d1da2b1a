"""Who follows the person on X: how many say that they work, or study, at the person's school.

Followers are counted, never kept: no name, handle or bio of one leaves this module.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from profilecheck.browser.capture import Capture, Json, ListEnd, Reply
from profilecheck.browser.lists import ListReads
from profilecheck.model import Observed, Unread
from profilecheck.sites.friends import Person, at_the_school
from profilecheck.sites.json_tree import dig, walk
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.x.identity import user_on
from profilecheck.sites.x.replies import FOLLOWERS, asked, text
from profilecheck.sites.x.user import User, user_in_result

__all__ = ["FOLLOWER_LIST", "followers_anchor", "read_followers"]


_NOTHING_LISTED = frozenset({"TimelineClearCache", "TimelineTerminateTimeline"})
"""Instructions of a list that bring nobody."""
_SUGGESTED = ("who-to-follow", "whoToFollow")
"""How X calls a part that suggests people. Source: other open programs that read its lists."""


@dataclass(frozen=True)
class _Followers:
    """What each follower that was listed says of themselves; None where that was not found.

    `complete` is whether there are no others: the list says that it ends, all that it holds is of a
    known shape, and it holds as many as the profile counts.
    """

    people: tuple[Person, ...]
    complete: bool


def _followers(capture: Capture) -> _Followers | None:
    parts = _own_parts(capture)
    if not parts:
        return None
    begins, replies = not parts[0][0].get("cursor"), [reply for _, reply in parts]
    people: dict[str, Person] = {}
    for number, (handle, said) in enumerate(p for reply in replies for p in _people(reply)):
        # Somebody who is told in two ways is not told.
        key = handle or f"unknown {number}"
        people[key] = said if people.get(key, said) == said else None
    ends = _more(replies[-1]) is False and capture.list_end is not ListEnd.STOPPED
    known = all(_is_known(reply) for reply in replies)
    complete = begins and ends and known and len(people) >= _counted(capture)
    return _Followers(tuple(people.values()), complete)


def _own_parts(capture: Capture) -> list[tuple[Mapping[str, Json], Mapping[str, Json]]]:
    """Return each part of the list, after what was asked for; never of somebody else's list.

    The followers of others are asked for alike: a recording may hold them too.
    """
    parts = [
        (_variables(address), reply)
        for address, reply in asked(capture, FOLLOWERS)
        if _instructions(reply) is not None
    ]
    named = {wanted["userId"] for wanted, _ in parts if isinstance(wanted.get("userId"), str)}
    user = user_on(capture)
    number = (user.number if user else None) or (named.pop() if len(named) == 1 else None)
    return [(wanted, reply) for wanted, reply in parts if wanted.get("userId", number) == number]


def _variables(address: str) -> Mapping[str, Json]:
    """Return what a read of X asks for, as its address says; nothing where it does not."""
    try:
        told = json.loads(parse_qs(urlsplit(address).query).get("variables", ["{}"])[0])
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _counted(capture: Capture) -> int:
    """How many followers the profile above the list counts, 0 where it counts none."""
    user = user_on(capture)
    return (user.followers or 0) if user else 0


def _instructions(reply: Mapping[str, Json]) -> list[Json] | None:
    for inside in walk(reply.get("data")):
        if isinstance(instructions := inside.get("instructions"), list):
            return instructions
    return None


def _entries(instruction: Json) -> list[Json] | None:
    """Return the entries that an instruction of the list brings, None where that is not known."""
    if not isinstance(instruction, dict):
        return None
    if isinstance(entries := instruction.get("entries"), list):
        return entries
    if isinstance(entry := instruction.get("entry"), dict):
        return [entry]
    return [] if text(instruction, "type") in _NOTHING_LISTED else None


def _is_known(reply: Mapping[str, Json]) -> bool:
    return all(_entries(instruction) is not None for instruction in _instructions(reply) or ())


def _people(reply: Mapping[str, Json]) -> Iterator[tuple[str, Person]]:
    """Yield everybody listed: the handle, "" where it is not told, and what they say."""
    for instruction in _instructions(reply) or ():
        for entry in _entries(instruction) or ():
            yield from _listed(entry)


def _listed(entry: Json) -> Iterator[tuple[str, Person]]:
    insides = list(walk(entry))
    # Somebody suggested, or shown for money, is no follower; a cursor leads to the next part.
    if (text(entry, "entryId") or "").startswith(_SUGGESTED) or any(
        "promotedMetadata" in inside or "cursorType" in inside for inside in insides
    ):
        return
    results = [dig(i, "user_results", "result") for i in insides if "user_results" in i]
    for result in results or [None]:
        if dig(result, "__typename") != "UserUnavailable":
            user = user_in_result(result) if isinstance(result, dict) else None
            yield (user.handle, _said(user)) if user else ("", None)


def _said(user: User) -> Person:
    """Return what somebody says of themselves, None where their bio was not found."""
    told = (user.bio, user.name, user.location, *(words for words, _ in user.notes))
    return None if user.bio is None else tuple(filter(None, told))


def _more(reply: Mapping[str, Json]) -> bool | None:
    """Whether another part follows: the bottom cursor of the last part begins with "0|"."""
    for inside in walk(_instructions(reply)):
        if inside.get("cursorType") == "Bottom" and (cursor := text(inside, "value")):
            return not cursor.startswith("0|")
    return None


def followers_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page asked for its list, whoever is on it."""
    return _followers(capture) is not None


def read_followers(context: ReadContext) -> Iterator[Observed | Unread]:
    """How many followers say in bio, name or place that they work or study at the school."""
    listed = _followers(context.capture)
    if listed is None:
        return
    yield from at_the_school(context, listed.people, "followers", complete=listed.complete)


def _more_in_reply(body: str) -> bool | None:
    try:
        value = Reply("", FOLLOWERS, 200, body).json()
    except (ValueError, RecursionError):
        return None
    return _more(value) if isinstance(value, dict) else None


def _more_in_page(capture: Capture) -> bool | None:
    """None: the page says nothing of it, only the answers do."""
    return None


FOLLOWER_LIST = ListReads(
    operation=FOLLOWERS, more_in_reply=_more_in_reply, more_in_page=_more_in_page
)
