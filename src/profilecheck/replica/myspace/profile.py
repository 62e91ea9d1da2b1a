"""What a made-up person has on the replica MySpace, as the persona files write it. Data only."""

from datetime import date
from enum import StrEnum

from pydantic import Field, NonNegativeInt

from profilecheck.model.base import Record
from profilecheck.replica.crowd import Crowd

__all__ = ["MySpaceProfile", "MySpaceSettings", "Post", "Privacy", "Who"]


class Privacy(StrEnum):
    """The network's one choice for a profile."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


class Who(StrEnum):
    """Who may comment or write."""

    EVERYONE = "everyone"
    CONNECTIONS = "connections"
    NOBODY = "nobody"


class Post(Record):
    """One post on the person's own profile."""

    on: date
    text: str


class MySpaceSettings(Record):
    """The choices of the settings page."""

    privacy: Privacy
    comments: Who
    messages: Who


class MySpaceProfile(Record):
    """A whole made-up profile. `id` is digits, `user` the name in its address.

    `about` is the short text on the profile, `bio` the longer one on a page of its own.
    `connections` are those the person connected with, `inbound` how many did with them.
    """

    id: int = Field(gt=0)
    user: str = Field(pattern=r"^[A-Za-z0-9_.-]{2,80}$")
    about: str = ""
    bio: str = ""
    location: str = ""
    website: str = ""
    age: str = ""
    posts: tuple[Post, ...] = ()
    connections: Crowd
    inbound: NonNegativeInt = 0
    account_email: str
    settings: MySpaceSettings
