"""Who follows the person on X: how many say that they work, or study, at the person's school.

Followers are counted, never kept: no name, handle or bio of one leaves this module.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from profilecheck.browser.capture import Capture, Json, ListEnd, Reply
from profilecheck.browser.lists import ListReads
from profilecheck.model import Observed, Unread
from profilecheck.sites.friends import at_the_school
from profilecheck.sites.json_tree import dig, walk
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.x.replies import FOLLOWERS, answers, text
from profilecheck.sites.x.user import user_in_result

__all__ = ["FOLLOWER_LIST", "followers_anchor", "read_followers"]


@dataclass(frozen=True)
class _Followers:
    bios: tuple[str, ...]
    complete: bool


def _followers(capture: Capture) -> _Followers | None:
    replies = [reply for reply in answers(capture, FOLLOWERS) if _instructions(reply) is not None]
    if not replies:
        return None
    people = {key: bio for reply in replies for key, bio in _people(reply)}
    complete = _more(replies[-1]) is False and capture.list_end is not ListEnd.STOPPED
    return _Followers(tuple(people.values()), complete)


def _instructions(reply: Mapping[str, Json]) -> Json:
    for inside in walk(reply.get("data")):
        if isinstance(instructions := inside.get("instructions"), list):
            return instructions
    return None


def _people(reply: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    for inside in walk(_instructions(reply)):
        # Somebody shown for money is no follower.
        shown = None if "promotedMetadata" in inside else inside.get("user_results")
        result = dig(shown, "result")
        if isinstance(result, dict) and (user := user_in_result(result)):
            yield user.handle, user.bio or ""


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
    """How many followers say in their bio that they work or study at the school."""
    listed = _followers(context.capture)
    if listed is None:
        return
    people = [(bio,) for bio in listed.bios]
    yield from at_the_school(context, people, "followers", complete=listed.complete)


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
