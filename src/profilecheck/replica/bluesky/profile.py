"""What a made-up person has on the replica of Bluesky. Data only."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from profilecheck.model.base import Record
from profilecheck.replica.crowd import Crowd

__all__ = ["BlueskyProfile", "Incoming", "Post"]


class Incoming(StrEnum):
    """Whose messages come in, in the network's own words."""

    ALL = "all"
    FOLLOWING = "following"
    NONE = "none"


class Post(Record):
    """One post; all of them are public."""

    on: date
    text: str


class BlueskyProfile(Record):
    """A whole made-up profile. None means a choice that was never made.

    `asks_apps_to_hide` is the person's own label for people who are signed out.
    """

    did: str = Field(pattern=r"^did:plc:[a-z2-7]{24}$")
    handle: str = Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")
    display_name: str = ""
    description: str = ""
    incoming: Incoming | None = None
    asks_apps_to_hide: bool = False
    followers: Crowd
    following: Crowd
    posts: tuple[Post, ...] = ()
