"""Who follows a Bluesky account, and whom it follows: lists that anybody is told.

People in them are counted, never kept: no name of one leaves this module.
"""

from collections.abc import Iterator

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Count, Observed, Unread
from profilecheck.sites.bluesky.account import answer_to, handle_in
from profilecheck.sites.friends import Person, at_the_school
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact

__all__ = ["followers_anchor", "follows_anchor", "read_followers", "read_follows"]

_PART = 100
"""As many people as the API tells at a time, at most, and as are asked for."""
_SEEN = "The list is told to somebody who is not signed in; there is no switch for it"


def _listed(capture: Capture, operation: str) -> list[Json] | None:
    listed = (answer_to(capture, operation) or {}).get(operation)
    return listed if isinstance(listed, list) else None


def followers_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the API told who follows."""
    return _listed(capture, "followers") is not None


def follows_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the API told whom the account follows."""
    return _listed(capture, "follows") is not None


def read_followers(context: ReadContext) -> Iterator[Observed | Unread]:
    """Read that anybody is told who follows, and how many of them are at the school."""
    yield context.observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, _SEEN)
    answer = answer_to(context.capture, "followers") or {}
    people = [_about(person) for person in _listed(context.capture, "followers") or ()]
    stated = context.told_earlier(Fact.FRIENDS_COUNT, Count)
    whole = stated is not None and stated.count <= len(people) < _PART
    complete = whole and not answer.get("cursor")
    yield from at_the_school(context, people, "followers", complete=complete)


def read_follows(context: ReadContext) -> Iterator[Observed | Unread]:
    """Read that anybody is told whom the account follows."""
    yield context.observed(Fact.FOLLOWS_AUDIENCE, Audience.PUBLIC, _SEEN)


def _about(person: Json) -> Person:
    """Return what somebody says of themselves, None where it could not be read."""
    if not isinstance(person, dict) or handle_in(person) is None:
        return None
    said = [person.get(name, "") for name in ("displayName", "description")]
    texts = [words for words in said if isinstance(words, str)]
    return texts if len(texts) == len(said) else None
