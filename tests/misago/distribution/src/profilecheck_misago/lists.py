"""Who follows a member, and whom the member follows: both lists are open to everybody."""

from collections.abc import Iterator

from pydantic import BaseModel

from profilecheck.model import Observed, Unread
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience, Fact

from .embedded import part

__all__ = ["read_followers", "read_follows"]


class _Members(BaseModel):
    count: int


def read_followers(context: ReadContext) -> Iterator[Observed | Unread]:
    """The list of followers, as a stranger sees it."""
    yield from _list(context, "PROFILE_FOLLOWERS", Fact.FRIENDS_AUDIENCE)


def read_follows(context: ReadContext) -> Iterator[Observed | Unread]:
    """The list of members followed, as a stranger sees it."""
    yield from _list(context, "PROFILE_FOLLOWS", Fact.FOLLOWS_AUDIENCE)


def _list(context: ReadContext, name: str, fact: Fact) -> Iterator[Observed | Unread]:
    if members := part(context.capture, name, _Members):
        seen = f"A list of {members.count} showed without signing in"
        yield context.observed(fact, Audience.PUBLIC, seen)
