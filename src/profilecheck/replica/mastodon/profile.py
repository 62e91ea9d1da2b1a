"""What a made-up person has on the replica of a Mastodon server. Data only."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from profilecheck.model.base import Record
from profilecheck.replica.crowd import Crowd

__all__ = ["MastodonProfile", "Post", "Visibility"]


class Visibility(StrEnum):
    """Who sees a post, in the network's own words."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"
    DIRECT = "direct"


class Post(Record):
    """One post on the person's own profile."""

    on: date
    text: str
    visibility: Visibility


class MastodonProfile(Record):
    """A whole made-up profile. None means a choice that was never made.

    `username` is the name with the @. Texts are written plain; the pages make links of addresses.
    """

    id: str = Field(pattern=r"^[1-9][0-9]+$")
    username: str = Field(pattern=r"^[a-z0-9_]+$")
    display_name: str = ""
    note: str = ""
    fields: dict[str, str] = Field(default_factory=dict)
    email: str
    locked: bool = False
    hide_collections: bool | None = None
    noindex: bool = False
    discoverable: bool | None = None
    indexable: bool = False
    default_privacy: Visibility = Visibility.PUBLIC
    followers: Crowd
    following: int = Field(ge=0)
    posts: tuple[Post, ...] = ()
